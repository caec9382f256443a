"""Words: from what somebody typed to what the index is asked, and back to the words in a text.

    parsed       what was typed → Wanted, or an error that says what is wrong with it
    expression   Wanted, tags → an expression of FTS5
    Finder       Wanted → the places of its words in texts, in code points

What can be typed: words, all of which must be there in any of their forms; ``"words in a row"``;
``begin*``; ``one OR other``; ``-word`` or ``NOT word`` for what must not be there; ИЛИ and НЕ serve
as well. Anything else is a word. A word is looked for in its own script by its stem, and across
scripts by its sounds where it begins with a capital in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from dripstone.errors import NothingAsked, OpenQuote, TooMuchAsked
from dripstone.languages import stems
from dripstone.records import Value

LONGEST = 1000  #: code points of a question
MOST = 32  #: words of a question
_LEAST = 2  #: letters that a beginning must have
_TYPED = re.compile(r'(?P<not>-(?=["\w]))?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
_BETWEEN = {
    **dict.fromkeys(("AND", "И"), "AND"),
    **dict.fromkeys(("OR", "ИЛИ", "|"), "OR"),
    **dict.fromkeys(("NOT", "НЕ"), "NOT"),
}
_QUOTES = str.maketrans(dict.fromkeys("“”„«»″", '"'))
_UNSEEN = re.compile("[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


class Term(Value, frozen=True, kw_only=True):
    """A word, several in a row, or the beginning of one."""

    stems: tuple[str, ...]
    sounds: tuple[str, ...] = ()  #: of a single word
    begins: str = ""  #: what a word begins with


class Wanted(Value, frozen=True, kw_only=True):
    """What must be in a text, and what must not."""

    groups: tuple[tuple[Term, ...], ...] = ()  #: one of each group
    without: tuple[Term, ...] = ()
    words: str = ""  #: what must be there, as typed, for comparing names

    @property
    def terms(self) -> tuple[Term, ...]:
        """Give everything that may be there."""
        return tuple(chain.from_iterable(self.groups))


def parsed(typed: str) -> Wanted:
    """Read what somebody typed.

    Raises:
        TooMuchAsked: it is too long.
        OpenQuote: a quotation mark has no other.
        NothingAsked: there is no word that must be there, though one must not.
    """
    if len(typed) > LONGEST:
        raise TooMuchAsked(length=len(typed), most=LONGEST)
    line = _UNSEEN.sub(" ", typed).translate(_QUOTES)
    if line.count('"') % 2:
        raise OpenQuote(marks=line.count('"'))
    read = _Read()
    for found in _TYPED.finditer(line):
        read.take(found)
    if len(read.groups) + len(read.without) > MOST:
        raise TooMuchAsked(length=len(read.groups) + len(read.without), most=MOST)
    if read.without and not read.groups:
        raise NothingAsked(words=len(read.without))
    said = " ".join(read.said)
    return Wanted(groups=tuple(read.groups), without=tuple(read.without), words=said)


class _Read:
    """What was read so far, and what the next word is to it."""

    def __init__(self) -> None:
        self.groups: list[tuple[Term, ...]] = []
        self.without: list[Term] = []
        self.said: list[str] = []
        self._next = ""

    def take(self, found: re.Match[str]) -> None:
        """Take up one word or phrase, or what stands between two."""
        word = found["word"]
        if word in _BETWEEN:
            self._next = _BETWEEN[word]
            return
        terms = tuple(_terms(found))
        if not terms:
            return
        if self._next == "NOT" or found["not"]:
            self.without += terms
        else:
            self._needed(terms)
            self.said.append(found["phrase"] or word)
        self._next = ""

    def _needed(self, terms: tuple[Term, ...]) -> None:
        if self._next == "OR" and self.groups:
            self.groups[-1] += terms
        else:
            self.groups += ((term,) for term in terms)


def _terms(found: re.Match[str]) -> Iterator[Term]:
    """Give what one word or phrase asks for; a word with marks inside is several in a row."""
    typed = found["phrase"] if found["phrase"] is not None else found["word"]
    words = [stems.of_query(word) for word in stems.in_words(typed)]
    begins = found["phrase"] is None and typed.endswith("*") and len(words) == 1
    if begins and len(words[0].plain) >= _LEAST:
        yield Term(stems=(words[0].stem,), begins=words[0].plain)
    elif len(words) == 1 and found["phrase"] is None:
        yield Term(stems=(words[0].stem,), sounds=words[0].sounds)
    elif words:
        yield Term(stems=tuple(word.stem for word in words))


def expression(wanted: Wanted, tags: Iterable[Iterable[str]] = ()) -> str:
    """Write an expression: one of each group of words, one of each group of tags."""
    words = [_any(group) for group in wanted.groups]
    filters = [f"tags : ({' OR '.join(map(_quoted, group))})" for group in tags]
    needed = " AND ".join([*words, *filters])
    return f"({needed}) NOT {_any(wanted.without)}" if wanted.without else needed


def _any(terms: Iterable[Term]) -> str:
    return "(" + " OR ".join(chain.from_iterable(map(_spelled, terms))) + ")"


def _spelled(term: Term) -> Iterator[str]:
    row = " + ".join(map(_quoted, term.stems))
    yield f"words : {row}"
    if term.begins:
        yield f"words : {_quoted(term.begins)} *"
    for one in term.sounds:
        yield f"names : {_quoted(one)}"


def _quoted(word: str) -> str:
    return '"' + word.replace('"', "") + '"'


class Finder:
    """Finds again, in texts, the words that were asked for."""

    def __init__(self, wanted: Wanted) -> None:
        """Remember what each word that is met comes to."""
        self._alone = _Verdicts([term for term in wanted.terms if len(term.stems) == 1])
        self._rows = [term.stems for term in wanted.terms if len(term.stems) > 1]

    def places(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Give the places of words from ``start`` to ``end`` of a text, in code points."""
        written = stems.written(text, start, end)
        forms = [word for word in written if self._alone[word]]
        places = {*stems.places(forms, text, start, end)}
        for row in self._rows:
            first = [word for word in written if stems.stems(word) == row[0]]
            begins = (at for at, _ in stems.places(first, text, start, end))
            places.update(_in_a_row(text, begins, end, row))
        return sorted(places)


class _Verdicts(dict[str, bool]):
    """Whether a word is one that was asked for, in some form or spelling."""

    def __init__(self, single: Sequence[Term]) -> None:
        super().__init__()
        self._stems = frozenset(term.stems[0] for term in single)
        self._sounds = frozenset(chain.from_iterable(term.sounds for term in single))
        self._begins = tuple(term.begins for term in single if term.begins)
        stands = (stems.initials(stem) for stem in self._stems if stem)
        self._initials = {"", *chain.from_iterable(stands), *(one[0] for one in self._begins)}

    def __missing__(self, word: str) -> bool:
        # Most words begin otherwise: what they are a form of need not be worked out.
        found = stems.begins(word) in self._initials and self._has(stems.stems(word))
        self[word] = found or (not word.islower() and self._sounds_so(word))
        return self[word]

    def _has(self, stem: str) -> bool:
        return stem in self._stems or stem.startswith(self._begins or ("\0",))

    def _sounds_so(self, word: str) -> bool:
        return bool(self._sounds) and not self._sounds.isdisjoint(stems.folds(word).split())


def _in_a_row(
    text: str, begins: Iterable[int], end: int, row: tuple[str, ...]
) -> Iterator[tuple[int, int]]:
    """Find words that stand one after the other."""
    for start in begins:
        spoken = (mark for mark in stems.marks(text, start, end) if mark.stem)
        those = [*islice(spoken, len(row))]
        if tuple(mark.stem for mark in those) == row:
            yield start, those[-1].end
