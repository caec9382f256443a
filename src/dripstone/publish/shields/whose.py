"""Whose: whose name a word is, among some people, in whatever spelling, case and declension.

``Known(names)`` is made once; people are numbered in the order given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dripstone.publish.shields.spelling import ending, key, readings, stems
from dripstone.publish.shields.words import PARTICLES, WORD

LONG = 6  #: letters of a key from which a word is a name in any case
COMPOUND = 7  #: letters of a key that are a name even inside a longer word
_SPACED = 4  #: letters of a key that are a name when written letter by letter

Who = frozenset[int]
NOBODY: Who = frozenset()


class Known:
    """Knows the names of some people, by their sounds."""

    def __init__(self, names: Sequence[Sequence[str]]) -> None:
        """Learn every spelling of every person."""
        self._stems: dict[str, set[int]] = {}
        self._whole: dict[str, set[int]] = {}  #: two names of one person grown together
        self._initials: dict[tuple[str, str], set[int]] = {}
        for index, spellings in enumerate(names):
            for spelling in spellings:
                self._learn(index, spelling)
        inside = {s for s in (*self._stems, *self._whole) if len(s) >= COMPOUND}
        longest_first = sorted(inside, key=len, reverse=True)
        self._inside = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def __bool__(self) -> bool:
        """Tell whether there is any name to know."""
        return bool(self._stems)

    def of(self, word: str) -> Who:
        """Tell whose name a word is; in small letters it has to be a long one."""
        if word.lower() == word.upper():  # a script without capitals, and perhaps without spaces
            return self._within(key(word), at_least=1)
        least = LONG if word.islower() else 1
        for sounds in readings(word):
            if who := self._declined(sounds, least) or self._grown_on(sounds):
                return who
        return NOBODY

    def of_joined(self, word: str) -> Who:
        """Tell whose name these letters are, which stood apart: only a long name counts."""
        found = (self._declined(sounds, LONG) for sounds in readings(word))
        return next((who for who in found if who), NOBODY)

    def of_spaced(self, letters: str) -> Who:
        """Tell whose name is written l e t t e r  b y  l e t t e r."""
        found = (self._within(sounds, at_least=_SPACED) for sounds in readings(letters))
        return next((who for who in found if who), NOBODY)

    def of_initials(self, first: str, second: str) -> Who:
        """Tell whose initials two letters are, in either order."""
        pair = (key(first)[:1], key(second)[:1])
        return frozenset(self._initials.get(pair, ()))

    def _learn(self, index: int, name: str) -> None:
        parts = [m.group() for m in WORD.finditer(name) if _is_part(m.group())]
        for part in parts:
            for stem in stems(part):
                self._stems.setdefault(stem, set()).add(index)
        for one, other in _pairs(parts):
            for whole in readings(one + other):
                self._whole.setdefault(whole, set()).add(index)
        first = [key(part)[:1] for part in parts]
        for one in first:
            for other in first:
                self._initials.setdefault((one, other), set()).add(index)

    def _declined(self, sounds: str, least: int) -> Who:
        for cut in range(len(sounds), max(1, len(sounds) - 6), -1):
            stem = sounds[:cut]
            if stem in self._stems and len(stem) >= least and ending(sounds[cut:]):
                return frozenset(self._stems[stem])
        return NOBODY

    def _grown_on(self, sounds: str) -> Who:
        found = self._inside.search(sounds)
        if found is None:
            return NOBODY
        return frozenset(self._stems.get(found.group()) or self._whole[found.group()])

    def _within(self, sounds: str, *, at_least: int) -> Who:
        who = (w for s, w in self._stems.items() if len(s) >= at_least and s in sounds)
        return NOBODY.union(*who)


def _pairs(parts: Sequence[str]) -> Iterator[tuple[str, str]]:
    for n, one in enumerate(parts):
        for m, other in enumerate(parts):
            if n != m:
                yield one, other


def _is_part(word: str) -> bool:
    return len(key(word)) > 1 and not word.islower() and word.casefold() not in PARTICLES
