"""Words: from what somebody typed to what the index is asked, and back to the words in a text.

    parsed       what was typed → Wanted, or an error that says what is wrong with it
    expression   Wanted, tags → an expression of FTS5
    found_in     Wanted, text → the places of its words, in code points

What can be typed: words, all of which must be there in any of their forms; ``"words in a row"``;
``begin*``; ``one OR other``; ``-word`` or ``NOT word`` for what must not be there. Anything else is
a word. A word is looked for in its own script by its stem, and across scripts by its sounds where
it begins with a capital in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from dripstone.errors import NothingAsked, OpenQuote, TooMuchAsked
from dripstone.languages import stems
from dripstone.records import Value

LONGEST = 1000  #: code points of a question
MOST = 32  #: words of a question
_LEAST = 2  #: letters that a beginning must have
_TYPED = re.compile(r'(?P<not>-(?=["\w]))?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
_BETWEEN = ("AND", "OR", "NOT")
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
            self._next = word
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


def found_in(wanted: Wanted, text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Give the places of the words that were asked for, from ``start`` to ``end`` of a text."""
    marks = [*stems.marks(text, start, end)]
    single = [term for term in wanted.terms if len(term.stems) == 1]
    alone = {term.stems[0] for term in single}
    sounds = frozenset(chain.from_iterable(term.sounds for term in single))
    begins = tuple(term.begins for term in single if term.begins)
    places = {
        (mark.start, mark.end)
        for mark in marks
        if mark.stem in alone
        or (sounds and not sounds.isdisjoint(mark.sounds.split()))
        or (begins and mark.stem.startswith(begins))
    }
    for term in wanted.terms:
        if len(term.stems) > 1:
            places.update(_rows(marks, term.stems))
    return sorted(places)


def _rows(marks: list[stems.Mark], row: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Find words that stand one after the other."""
    spoken = [mark for mark in marks if mark.stem]
    for at, mark in enumerate(spoken):
        if mark.stem == row[0] and len(spoken) >= at + len(row):
            those = spoken[at : at + len(row)]
            if tuple(one.stem for one in those) == row:
                yield mark.start, those[-1].end
