"""Phrases: where names of several words stand, word after word: ``Police Station No. 4``.

``Phrases(protected)`` finds places, of which a part alone ("Police") names nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dripstone.publish.shields.names import Protected, Spot
from dripstone.publish.shields.spelling import ending, readings, stems
from dripstone.publish.shields.whose import LONG
from dripstone.publish.shields.words import WORD

_NEAR = 4  #: code points between two words of a name
_NUMBER = re.compile(r"[\s.,№#]{0,4}(\d+)")


class Phrases:
    """Finds names of one or several words, declined, in any text."""

    def __init__(self, protected: Sequence[Protected]) -> None:
        """Prepare for these names; what is written for each is its label."""
        self._names = [
            (one.label, _words(name), _NUMBER.search(name))
            for one in protected
            for name in one.names
            if WORD.search(name)
        ]

    def spots(self, text: str) -> Iterator[Spot]:
        """Find where the names stand; they may overlap."""
        words = [(m.start(), m.end(), m.group()) for m in WORD.finditer(text)]
        for label, name, number in self._names:
            for at in range(len(words) - len(name) + 1):
                run = words[at : at + len(name)]
                if not _is_name(name, run):
                    continue
                end = _with_number(text, run[-1][1], number)
                if end is not None:
                    yield Spot(start=run[0][0], end=end, label=label)


def _words(name: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(stems(m.group())) for m in WORD.finditer(name))


def _is_name(name: Sequence[frozenset[str]], run: Sequence[tuple[int, int, str]]) -> bool:
    near = all(b[0] - a[1] <= _NEAR for a, b in pairwise(run))
    if not near or not all(
        _same(known, word) for known, (_, _, word) in zip(name, run, strict=True)
    ):
        return False
    long = sum(len(readings(word)[0]) for *_, word in run) >= LONG
    return long or any(not word.islower() for *_, word in run)


def _same(known: frozenset[str], word: str) -> bool:
    return any(
        sounds[:cut] in known and ending(sounds[cut:])
        for sounds in readings(word)
        for cut in range(len(sounds), 0, -1)
    )


def _with_number(text: str, end: int, number: re.Match[str] | None) -> int | None:
    """Take in the number that belongs to the name; None where another one or none follows."""
    if number is None:
        return end
    follows = _NUMBER.match(text, end)
    return follows.end() if follows and follows[1] == number[1] else None
