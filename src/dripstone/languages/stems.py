"""Stems: from words to what is compared when somebody searches, in whichever script they stand.

    stems       a run of characters without spaces → the stems of its words, a space between them
    folds       the same → for words with a capital: their sounds, one spelling for all scripts
    marks       text → each word by its place, with its stem
    written     text → its words as they stand, each once
    places      words → where they stand in a text
    sounds      word → all that its letters may sound like, case endings left off
    initials    stem → the letters that its words begin with
    of_query    word as somebody types it → Sought

The same two functions make the index and read the question, so that they always meet. Words of
scripts without rules of their own are compared letter by letter, accents aside.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import filterfalse
from typing import NamedTuple

from dripstone.languages import families
from dripstone.languages import folds as spellings
from dripstone.languages.en.stems import stem as english
from dripstone.languages.ru.stems import stem as russian

RECIPE = "stems 1"  #: another rule or list here needs another number: indexes are then made anew
LONGEST = 48  #: letters of a word that are looked at
_LETTER = r"(?:[^\W_]|[\u0300-\u036f])"
_WORD = re.compile(f"{_LETTER}+")
_CYRILLIC = re.compile("[а-яё]+")
_KEPT = 1 << 19  #: words that are remembered, those met first; more are worked out again
_ENDING = re.compile("(?<=...)(?:[oe](?:go|mu|iu|i|m)|im|aia|uiu|[aeiou]+)$")
_LEAST = 3  #: letters of sounds that say something
_ONE_CASE = str.maketrans({"S": "w", "X": "x", "C": "c", "J": "j"})  # free in ``folds``


class Mark(NamedTuple):
    """One word of a text."""

    start: int  #: code points
    end: int
    stem: str


class Sought(NamedTuple):
    """One word of a question."""

    stem: str
    plain: str  #: as typed, without case and accents
    sounds: tuple[str, ...]


def stems(run: str) -> str:
    """Give the stems of the words in a run of characters that holds no spaces."""
    return _STEMS[run]


def folds(run: str) -> str:
    """Give the sounds of the words with a capital in a run that holds no spaces."""
    return _FOLDS[run]


def marks(text: str, start: int = 0, end: int | None = None) -> Iterator[Mark]:
    """Give the words of a stretch of text by their places, in code points of the text."""
    for found in _WORD.finditer(text, start, len(text) if end is None else end):
        yield Mark(found.start(), found.end(), _STEMS[found[0]])


def written(text: str, start: int, end: int) -> frozenset[str]:
    """Give the words of a stretch of text as they stand, each once."""
    return frozenset(_WORD.findall(text, start, end))


def places(forms: Iterable[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the places where words stand as they are spelled here, in code points of the text."""
    spelled = "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
    if spelled:
        whole = re.compile(f"(?<!{_LETTER})(?:{spelled})(?!{_LETTER})")
        yield from (found.span() for found in whole.finditer(text, start, end))


def in_words(run: str) -> tuple[str, ...]:
    """Cut what somebody typed into words."""
    return tuple(word for word in _WORD.findall(run) if plain(word))


def of_query(word: str) -> Sought:
    """Say what one word of a question may meet."""
    low = plain(word)
    return Sought(stem=_stem(low), plain=low, sounds=sounds(word))


def initials(stem: str) -> frozenset[str]:
    """Give the letters that a word with this stem may begin with, without case and accents."""
    if stem.isascii():
        return families.initials("dripstone.languages.en", stem)
    if _CYRILLIC.fullmatch(stem):
        return families.initials("dripstone.languages.ru", stem)
    return frozenset(stem[0])


def begins(word: str) -> str:
    """Give the letter that a word begins with, as ``initials`` has it; none where that is open."""
    first = word[0].lower().replace("ё", "е")
    return first if first.isascii() or _CYRILLIC.fullmatch(first) else ""


def plain(word: str) -> str:
    """Spell a word without case, accents and marks, and with е for ё."""
    low = word[:LONGEST].lower()
    if low.isascii():
        return low if low.isalnum() else "".join(filter(str.isalnum, low))
    low = unicodedata.normalize("NFC", low).casefold().replace("ё", "е")
    if _CYRILLIC.fullmatch(low):
        return low
    if not low.isascii():
        low = unicodedata.normalize("NFKD", low)
        if _CYRILLIC.match(low):
            low = unicodedata.normalize("NFC", low.replace("\u0301", ""))
    return "".join(filter(str.isalnum, low))


@functools.lru_cache(maxsize=1 << 14)
def sounds(word: str) -> tuple[str, ...]:
    """Give what a word may sound like, without the ending of a case; none for a short word."""
    if len(word) > LONGEST or not any(map(str.isalpha, word)):
        return ()
    told = (_ENDING.sub("", one).translate(_ONE_CASE) for one in spellings.folds(word))
    return tuple(dict.fromkeys(one for one in told if len(one) >= _LEAST and one.isalnum()))


def _stem(low: str) -> str:
    if low.isascii():
        return english(low) if low.isalpha() else low
    return russian(low) if _CYRILLIC.fullmatch(low) else low


def _stems_of(run: str) -> str:
    """Give the stems of a run: mostly one word, and the marks that stand at it."""
    return " ".join(filter(None, (_WORDS[word] for word in _WORD.findall(run))))


def _stem_of(word: str) -> str:
    return _stem(plain(word))


def _folds_of(run: str) -> str:
    capital = (word for word in _WORD.findall(run) if word[:1] != word[:1].lower())
    return " ".join(filter(None, map(_SOUNDS.__getitem__, capital)))


def _sounds_of(word: str) -> str:
    return " ".join(sounds(word))


class _Remembered(dict[str, str]):
    """What was worked out before: most words of a text were met in others."""

    def __init__(self, work_out: Callable[[str], str]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, run: str) -> str:
        made = self._work_out(run)
        if len(run) <= LONGEST and len(self) < _KEPT:
            self[run] = made
        return made


_WORDS, _SOUNDS = _Remembered(_stem_of), _Remembered(_sounds_of)
_STEMS, _FOLDS = _Remembered(_stems_of), _Remembered(_folds_of)


def words_of(text: str) -> str:
    """Give the stems of all words of a text, a space between them."""
    return " ".join(map(_STEMS.__getitem__, text.split()))


def names_of(text: str) -> str:
    """Give the sounds of all words of a text that begin with a capital."""
    return _sounding(text.split())


def words_and_names_of(text: str) -> tuple[str, str]:
    """Give both, and cut the text only once."""
    runs = text.split()
    return " ".join(map(_STEMS.__getitem__, runs)), _sounding(runs)


def _sounding(runs: Iterable[str]) -> str:
    return " ".join(filter(None, map(_FOLDS.__getitem__, filterfalse(str.islower, runs))))
