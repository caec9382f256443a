"""Stems: from a Russian word to what its forms have in common, by rules and a short list.

    stem    a word in lower case, ё as е → its stem: дома, домов → дом; задержали → задерж

No dictionary is asked, so that an index is the same whichever packages are installed. A stem is
for comparison only: it joins a noun in -ание or -ение with its verb, and now and then two words
that have nothing to do with each other.

Source: the order of the steps is that of Porter's stemming algorithm for Russian (Snowball, 2001);
the endings (``stems.yaml``), the least length and the last two steps are ours.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from dripstone.languages import families
from dripstone.vocabulary import lists

_LEAST = 3  #: letters that stay: «убит» is not «уб»
_VOWEL = re.compile("[аеиоуыэюя]")
_VERBAL_NOUN = re.compile("н(?:и|ь)(?:[еяюйи]|ем|ям|ями|ях)$")
_THEME = re.compile("(?:ывал|ивал|ыва|ива|ова|ева|[аеиоуыюя])$")
_NOMINAL = re.compile("(?:ва|и|ы)?(?:[аея]н|[ие]т)$")


class _Ending(NamedTuple):
    """Endings of one kind, the longest first."""

    plain: re.Pattern[str]
    after_a: re.Pattern[str] | None  #: those that follow а or я, which stay


class _Endings(NamedTuple):
    """Endings by what they make of a word."""

    gerund: _Ending
    reflexive: _Ending
    adjective: _Ending
    participle: _Ending
    verb: _Ending
    noun: _Ending


def stem(word: str) -> str:
    """Give the stem of a Russian word that is written in lower case, with е for ё."""
    known = families.irregular(__package__).get(word)
    return families.head(__package__, known or regular(word))


def regular(word: str) -> str:
    """Give the stem by the rules alone."""
    vowel = _VOWEL.search(word)
    if vowel is None:
        return word
    least = max(_LEAST, vowel.end())
    ends = _endings()
    noun = _VERBAL_NOUN.search(word) is not None
    cut = _cut(word, ends.gerund, least) if not noun else word
    if cut == word:
        cut = _inflected(_cut(word, ends.reflexive, least), ends, least, noun=noun)
    return _bare(cut, least, noun=noun)


def _inflected(word: str, ends: _Endings, least: int, *, noun: bool) -> str:
    """Take off the ending of an adjective, a verb or a noun: the first that there is."""
    if not noun:
        adjective = _cut(word, ends.adjective, least)
        if adjective != word:
            return _cut(adjective, ends.participle, least)
        verb = _cut(word, ends.verb, least)
        if verb != word:
            return verb
    return _cut(word, ends.noun, least)


def _bare(word: str, least: int, *, noun: bool) -> str:
    """Take off what forms of one verb and its noun still differ in."""
    for ending in ("ость", "ост", "ейше", "ейш", "ь"):
        word = _without(word, ending, least)
    if word.endswith("нн"):
        word = word[:-1]
    if noun:
        word = _shorn(word, _NOMINAL, least)
    return _shorn(word, _THEME, least)


def _cut(word: str, ending: _Ending, least: int) -> str:
    """Take an ending off, the longest that leaves enough of the word."""
    cuts = [_shorn(word, ending.plain, least)]
    if ending.after_a is not None:
        cuts.append(_shorn(word, ending.after_a, least + 1))
    return min(cuts, key=len)


def _shorn(word: str, ending: re.Pattern[str], least: int) -> str:
    found = ending.search(word, least)
    return word[: found.start()] if found else word


def _without(word: str, ending: str, least: int) -> str:
    fits = word.endswith(ending) and len(word) - len(ending) >= least
    return word[: -len(ending)] if fits else word


@functools.cache
def _endings() -> _Endings:
    raw = lists.read(__package__, "stems.yaml")["endings"]
    return _Endings(**{name: _ending(**told) for name, told in raw.items()})


def _ending(any: list[str], after_a: list[str] | None = None) -> _Ending:
    follows = _pattern(after_a, "(?<=[ая])") if after_a else None
    return _Ending(plain=_pattern(any), after_a=follows)


def _pattern(endings: list[str], before: str = "") -> re.Pattern[str]:
    return re.compile(f"{before}(?:{'|'.join(sorted(endings, key=len, reverse=True))})$")
