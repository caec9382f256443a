"""Russian: layout, lexicon and parser, each loaded when first asked for.

The layout needs nothing further; lexicon, sentences and parser need the extra ``ru``. ``NEEDS``
names its packages, so that a missing one is told before anything is read.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dripstone.languages.layout import Layout, load

if TYPE_CHECKING:
    from dripstone.languages.lexicon import Lexicon
    from dripstone.languages.parsed import Sentence, Stretch

CODE = "ru"
NEEDS = ("natasha", "navec", "pymorphy3", "razdel", "slovnet")


@functools.cache
def layout() -> Layout:
    """Give the words that tell bylines, datelines and page furniture."""
    return load(__name__)


@functools.cache
def lexicon() -> Lexicon:
    """Give the words for acts, speech, demands and their cues, in every form."""
    from dripstone.languages.ru.forms import build  # noqa: PLC0415 -- costs half a second

    return build()


def sentences(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Split a stretch into sentences, each by its place."""
    from dripstone.languages.ru.splitting import sentences as split  # noqa: PLC0415

    return split(content, start, end)


def parse(stretches: Iterable[Stretch]) -> Iterator[tuple[Sentence, ...]]:
    """Parse stretches of text, each into its sentences, in order."""
    from dripstone.languages.ru.parser import parse as parse_  # noqa: PLC0415 -- loads the models

    return parse_(stretches)
