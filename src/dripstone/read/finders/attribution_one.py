"""Attribution one: what every finder of attributions gives.

Said    one attribution: its cue, who says it, and what is said
"""

from __future__ import annotations

from dataclasses import dataclass

from dripstone.languages.parsed import Word
from dripstone.read.page import Span


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Said:
    """One attribution, by the places of its words."""

    word: Word
    cue: Span
    source: Span | None
    content: Span | None
    why: str
    more: Span | None = None  #: of whom it is said, where that is part of what is said
