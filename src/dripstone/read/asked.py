"""Asked: how a text is to be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dripstone.read.readers import Reader
    from dripstone.vocabulary.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What whoever asks wants of a reading."""

    publisher: str | None = None  #: the outermost voice where the text does not name its own
    exhaustive: bool = False  #: also suggest what precision would leave out
    gazetteer: Gazetteer | None = None  #: None: our own, loaded when a place is asked for
    readers: tuple[Reader, ...] = ()  #: of others, each named by whoever asks
