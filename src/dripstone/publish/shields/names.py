"""Names: where protected names stand in a text, in whatever form, and the text without them.

``Hider(protected)`` is made once for a release; its ``spots`` and ``hide`` find names in Latin
and Cyrillic, declined, in capitals, with marks, joiners and line breaks inside them, letter by
letter, as initials, and grown together with other words.

A name is hidden where it is written with a capital letter; in small letters if it is long, or if
it stands beside another name of the same person. Hiding one word too many harms nobody; a name
that leaves cannot be called back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from dripstone.publish.shields.whose import NOBODY, Known, Who
from dripstone.publish.shields.words import JUNK, LETTER, WORD
from dripstone.records import Value

_SPACED = re.compile(rf"(?<!\w)(?:{LETTER}[ \u00a0\u2009\u200a\u202f]{{1,2}}){{3,}}{LETTER}(?!\w)")
_DOTTED = rf"{LETTER}\.{JUNK}*"
_INITIALS = re.compile(rf"(?<!\w)({LETTER})\.{JUNK}*\s?({LETTER})\.")
_BEFORE = re.compile(
    rf"(?<!\w)(?:(?:{_DOTTED}\s{{0,2}}[-\u2010\u2011]?){{1,3}}|{LETTER}{{1,2}}\s)$"
)
_AFTER = re.compile(rf",?\s{{0,2}}{_DOTTED}(?:[\s-]?{_DOTTED}){{0,2}}")
_GAP = re.compile(rf"(?:{JUNK}|[\s.,\-\u2010-\u2015_+/%·]){{0,4}}$")
_SPLIT = re.compile(rf"(?:{JUNK}|[\s\-\u2010-\u2015_·|/]){{1,4}}$")


class Protected(Value, frozen=True, kw_only=True):
    """A person to hide, and what to write instead."""

    label: str
    names: tuple[str, ...]


class Spot(Value, frozen=True, kw_only=True):
    """Where a protected name stands, and what to write instead."""

    start: int  #: code points
    end: int  #: code points, exclusive
    label: str


_Found = tuple[int, int, Who]


class Hider:
    """Finds the names of some people in any text."""

    def __init__(self, protected: Sequence[Protected], *, unsure: str = "[?]") -> None:
        """Prepare for these people; ``unsure`` is written where two of them share a name."""
        self._labels = tuple(one.label for one in protected)
        self._unsure = unsure
        self._known = Known([one.names for one in protected])
        marks = sorted({*self._labels, unsure} - {""}, key=len, reverse=True)
        self._own = re.compile("|".join(map(re.escape, marks)))

    def hide(self, text: str) -> str:
        """Write the text with labels in the place of names."""
        return replaced(text, self.spots(text))

    def spots(self, text: str) -> tuple[Spot, ...]:
        """Find where names stand, in order, without overlaps."""
        if not self._known:
            return ()
        own = [m.span() for m in self._own.finditer(text)]
        found = (*self._words(text), *self._spaced(text), *self._bare_initials(text))
        ours = sorted(one for one in found if not _within(one[0], own))
        return tuple(
            Spot(start=start, end=end, label=self._label(who))
            for start, end, who in _joined(text, ours)
        )

    def _words(self, text: str) -> Iterator[_Found]:
        words = [m.span() for m in WORD.finditer(text)]
        last: _Found = (-9, -9, NOBODY)
        weak: list[_Found] = []
        for nth, (start, end) in enumerate(words):
            found = tuple(self._word(text, start, end)) or self._split(text, words[nth : nth + 3])
            for last in found:
                yield from _beside(text, weak, last)
                yield last
            if not found and (who := self._known.of(text[start:end].title())):
                small: _Found = (start, end, who)
                other = tuple(_beside(text, weak, small))
                yield from other
                weak.append(small)
                yield from _beside(text, weak, other[-1] if other else last)

    def _word(self, text: str, start: int, end: int) -> Iterator[_Found]:
        """Find a name in a word: all of it, or a part that begins with a capital letter."""
        if who := self._known.of(text[start:end]):
            yield _with_initials(text, start, end, who)
            return
        parts = _grown_apart(text, start, end)
        for opens, closes in parts if len(parts) > 1 else ():
            if who := self._known.of(text[opens:closes]):
                yield opens, closes, who

    def _split(self, text: str, words: Sequence[tuple[int, int]]) -> tuple[_Found, ...]:
        """Find a name that came apart: a word and the next one or two together."""
        joined = text[slice(*words[0])]
        for before, word in pairwise(words):
            if not _SPLIT.match(text[before[1] : word[0]]):
                break
            joined += text[slice(*word)]
            if who := self._known.of_joined(joined):
                return ((words[0][0], word[1], who),)
        return ()

    def _spaced(self, text: str) -> Iterator[_Found]:
        for run in _SPACED.finditer(text):
            if who := self._known.of_spaced(re.sub(r"\s", "", run.group())):
                yield *run.span(), who

    def _bare_initials(self, text: str) -> Iterator[_Found]:
        for pair in _INITIALS.finditer(text):
            if who := self._known.of_initials(pair[1], pair[2]):
                yield *pair.span(), who

    def _label(self, who: Who) -> str:
        labels = {self._labels[index] for index in who}
        return labels.pop() if len(labels) == 1 else self._unsure


def replaced(text: str, spots: Iterable[Spot]) -> str:
    """Write each spot's label in its place."""
    out: list[str] = []
    at = 0
    for spot in spots:
        out += (text[at : spot.start], spot.label)
        at = spot.end
    return "".join((*out, text[at:]))


def _with_initials(text: str, start: int, end: int, who: Who) -> _Found:
    before = _BEFORE.search(text, max(0, start - 16), start)
    if before and ("." in before.group() or before.group().isupper()):
        start = before.start()
    after = _AFTER.match(text, end)
    return start, after.end() if after else end, who


def _joined(text: str, found: Iterable[_Found]) -> Iterator[_Found]:
    """Join the parts of one name into one spot, so that no label tells how many they were."""
    last: _Found | None = None
    for one in found:
        both = None if last is None else _join(text, last, one)
        if last is not None and both is None:
            yield last
        last = both or one
    if last is not None:
        yield last


def _join(text: str, one: _Found, other: _Found) -> _Found | None:
    if other[0] < one[1]:
        return one[0], max(one[1], other[1]), (one[2] & other[2]) or (one[2] | other[2])
    if one[2] & other[2] and _GAP.match(text[one[1] : other[0]]):
        return one[0], other[1], one[2] & other[2]
    return None


def _beside(text: str, weak: list[_Found], strong: _Found) -> Iterator[_Found]:
    """Give the names in small letters that stand right beside another name of the same person."""
    for one in tuple(weak):
        between = text[one[1] : strong[0]] if one[0] < strong[0] else text[strong[1] : one[0]]
        if one[2] & strong[2] and _GAP.match(between):
            weak.remove(one)
            yield one


def _grown_apart(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Give the parts of a word that begin with a capital letter: ``AnnaSmith``."""
    cuts = [n for n in range(start + 1, end) if text[n].isupper() and not text[n - 1].isupper()]
    return list(pairwise((start, *cuts, end)))


def _within(place: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)
