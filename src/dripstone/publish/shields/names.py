"""Names: where protected names stand in a text, in whatever form, and the text without them.

``Hider(protected)`` is made once for a release; its ``spots`` and ``hide`` find names in Latin
and Cyrillic, declined, in capitals, with marks, joiners and line breaks inside them, letter by
letter, as initials, and grown together with other words.

A name is hidden where it is written with a capital letter, or in any case if it has six letters
or more. Hiding one word too many harms nobody; a name that leaves cannot be called back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from dripstone.publish.shields.spelling import ending, key, stems
from dripstone.records import Value

UNSURE = "?"  #: stands in a label where two protected people share the name

_LETTER = r"[^\W\d_]"
_JUNK = (
    "[\u00ad\u034f\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u180e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20d0-\u20ff"
    "\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\U000e0000-\U000e007f]"
)
_HYPHEN = "[-\u2010\u2011\u00ad]"
_APOSTROPHE = "['\u2018\u2019\u02bc\u02b9`\u00b4]"
_WORD = re.compile(
    rf"{_LETTER}(?:{_JUNK}*(?:{_APOSTROPHE}(?!s\b)|{_HYPHEN}{_JUNK}*[ \t]*[\r\n]\s*)?"
    rf"{_JUNK}*{_LETTER})*{_JUNK}*"
)
_SPACED = re.compile(
    rf"(?<!\w)(?:{_LETTER}[ \u00a0\u2009\u200a\u202f]{{1,2}}){{3,}}{_LETTER}(?!\w)"
)
_INITIALS = re.compile(rf"(?<!\w)({_LETTER})\.{_JUNK}*\s?({_LETTER})\.")
_DOTTED = rf"{_LETTER}\.{_JUNK}*"
_BEFORE = re.compile(
    rf"(?<!\w)(?:(?:{_DOTTED}\s{{0,2}}[-\u2010\u2011]?){{1,3}}|{_LETTER}{{1,2}}\s)$"
)
_AFTER = re.compile(rf",?\s{{0,2}}{_DOTTED}(?:[\s-]?{_DOTTED}){{0,2}}")
_GAP = re.compile(rf"(?:{_JUNK}|[\s.,\-\u2010-\u2015_+/%·]){{0,4}}$")
_SPLIT = re.compile(rf"(?:{_JUNK}|[\s\-\u2010-\u2015_·|/]){{1,4}}$")
_LONG = 6  #: letters of a key from which a word is a name in any case
_COMPOUND = 7  #: letters of a key that are a name even inside a longer word
_PARTICLES = frozenset(
    {"de", "da", "di", "du", "la", "van", "von", "bin", "ibn", "al", "el", "and"}
)


class Protected(Value, frozen=True, kw_only=True):
    """A person to hide, and what to write instead."""

    label: str
    names: tuple[str, ...]


class Spot(Value, frozen=True, kw_only=True):
    """Where a protected name stands, and what to write instead."""

    start: int  #: code points
    end: int  #: code points, exclusive
    label: str


_Found = tuple[int, int, frozenset[int]]


class Hider:
    """Finds the names of some people in any text."""

    def __init__(self, protected: Sequence[Protected], *, unsure: str = f"[{UNSURE}]") -> None:
        """Prepare for these people; ``unsure`` is written where two of them share a name."""
        self._labels = tuple(one.label for one in protected)
        self._unsure = unsure
        self._known: dict[str, set[int]] = {}
        self._initials: dict[tuple[str, str], set[int]] = {}
        for index, one in enumerate(protected):
            for name in one.names:
                self._learn(index, name)
        long = sorted((s for s in self._known if len(s) >= _COMPOUND), key=len, reverse=True)
        self._inside = re.compile("|".join(map(re.escape, long)) or r"(?!)")
        marks = sorted({*self._labels, unsure}, key=len, reverse=True)
        self._own = re.compile("|".join(map(re.escape, marks)))

    def hide(self, text: str) -> str:
        """Write the text with labels in the place of names."""
        return replaced(text, self.spots(text))

    def spots(self, text: str) -> tuple[Spot, ...]:
        """Find where names stand, in order, without overlaps."""
        if not self._known:
            return ()
        found = sorted((*self._words(text), *self._spaced(text), *self._bare_initials(text)))
        return tuple(
            Spot(start=start, end=end, label=self._label(who))
            for start, end, who in self._joined(text, found)
        )

    def _learn(self, index: int, name: str) -> None:
        parts = [w for m in _WORD.finditer(name) if _is_part(w := m.group())]
        for part in parts:
            for stem in stems(part):
                self._known.setdefault(stem, set()).add(index)
        first = [key(part)[:1] for part in parts]
        for one in first:
            for other in first:
                self._initials.setdefault((one, other), set()).add(index)

    def _words(self, text: str) -> Iterator[_Found]:
        own = [m.span() for m in self._own.finditer(text)]
        words = [m for m in _WORD.finditer(text) if not _within(m.start(), own)]
        for nth, word in enumerate(words):
            start, end = word.span()
            if who := self._who(word.group()):
                yield self._with_initials(text, start, end, who)
            elif split := self._who_if_joined(text, words[nth : nth + 3]):
                yield start, *split

    def _who(self, word: str) -> frozenset[int]:
        """Tell whose name a word is, in whatever case and declension."""
        sounds = key(word)
        lower = word.islower()
        if word.lower() == word.upper():  # a script without capitals, and perhaps without spaces
            return frozenset().union(*(w for s, w in self._known.items() if s in sounds))
        for cut in range(len(sounds), max(1, len(sounds) - 6), -1):
            stem, rest = sounds[:cut], sounds[cut:]
            if stem in self._known and ending(rest) and (not lower or len(stem) >= _LONG):
                return frozenset(self._known[stem])
        inside = self._inside.search(sounds)
        return frozenset(self._known[inside.group()]) if inside else frozenset()

    def _who_if_joined(
        self, text: str, words: Sequence[re.Match[str]]
    ) -> tuple[int, frozenset[int]] | None:
        """Tell whether a word and the next one or two are one name that came apart."""
        joined = words[0].group() if words else ""
        for before, word in pairwise(words):
            if not _SPLIT.match(text[before.end() : word.start()]):
                return None
            joined += word.group()
            sounds = key(joined)
            who = next(
                (
                    self._known[sounds[:cut]]
                    for cut in range(len(sounds), max(_LONG, len(sounds) - 4) - 1, -1)
                    if sounds[:cut] in self._known and ending(sounds[cut:])
                ),
                None,
            )
            if who:
                return word.end(), frozenset(who)
        return None

    def _with_initials(self, text: str, start: int, end: int, who: frozenset[int]) -> _Found:
        before = _BEFORE.search(text, max(0, start - 16), start)
        if before and before.group().strip() and self._may_be_initials(before.group()):
            start = before.start()
        after = _AFTER.match(text, end)
        return start, after.end() if after else end, who

    @staticmethod
    def _may_be_initials(words: str) -> bool:
        """Tell initials (``A. N.``, ``AN``) from a word of one letter (``a``, ``я``)."""
        return "." in words or words.strip().isupper()

    def _spaced(self, text: str) -> Iterator[_Found]:
        for run in _SPACED.finditer(text):
            sounds = key(re.sub(r"\s", "", run.group()))
            who = [w for s, w in self._known.items() if len(s) >= 4 and s in sounds]
            if who:
                yield *run.span(), frozenset().union(*who)

    def _bare_initials(self, text: str) -> Iterator[_Found]:
        for pair in _INITIALS.finditer(text):
            who = self._initials.get((key(pair[1])[:1], key(pair[2])[:1]))
            if who:
                yield *pair.span(), frozenset(who)

    def _joined(self, text: str, found: Iterable[_Found]) -> Iterator[_Found]:
        """Join the parts of one name into one spot, so that no label tells how many they were."""
        last: _Found | None = None
        for one in found:
            if last is not None and (joined := _join(text, last, one)):
                last = joined
                continue
            if last is not None:
                yield last
            last = one
        if last is not None:
            yield last

    def _label(self, who: frozenset[int]) -> str:
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


def _join(text: str, one: _Found, other: _Found) -> _Found | None:
    if other[0] < one[1]:
        return one[0], max(one[1], other[1]), (one[2] & other[2]) or (one[2] | other[2])
    if one[2] & other[2] and _GAP.match(text[one[1] : other[0]]):
        return one[0], other[1], one[2] & other[2]
    return None


def _is_part(word: str) -> bool:
    return len(key(word)) > 1 and not word.islower() and word.casefold() not in _PARTICLES


def _within(place: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)
