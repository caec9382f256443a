"""Switches: sentences within a segment that are in another language than the segment.

    switches    Text, language of most of it → sentences by place, with their language

A sentence in another script is read by that script's reader. One in the same script whose words are
plainly not of the segment's language is named; it holds no word that our lexicon would read.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from dripstone import languages
from dripstone.languages import Language
from dripstone.languages.telltale import telltale
from dripstone.records import Segment, Text

Span = tuple[int, int]

_CYRILLIC = re.compile("[А-Яа-яЁёІіЇїЄє]")
_LATIN = re.compile("[A-Za-zÀ-ž]")
_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 20  #: letters of the other script; fewer are a name or a title
_MOST = 0.7  #: share of the letters that must be in the other script
_LONG = 80  #: characters from which on words tell a language in the same script
_RARE = 0.08  #: share of common words below which a sentence is in another language
_PLAIN = 0.6  #: share of words in lower case; fewer are a list of names


def switches(text: Text, read: frozenset[str], most: str | None) -> Mapping[Span, str]:
    """Give the sentences that are not in the language of their segment, with their own."""
    found: dict[Span, str] = {}
    for segment in text.segments:
        code = segment.language or most
        if code is None or segment.role not in read or not languages.readable(code):
            continue
        words = text.content[segment.start : segment.end]
        mixed = _other(code).search(words) is not None
        if mixed or len(words) >= _LONG:
            found |= _of_segment(text, segment, languages.language(code), mixed=mixed)
    return found


@functools.cache
def _other(code: str) -> re.Pattern[str]:
    ours_is_cyrillic = any(map(_CYRILLIC.search, telltale(code).words))
    return _LATIN if ours_is_cyrillic else _CYRILLIC


def _of_segment(
    text: Text, segment: Segment, language: Language, *, mixed: bool
) -> dict[Span, str]:
    found: dict[Span, str] = {}
    for start, end in language.sentences(text.content, segment.start, segment.end):
        words = text.content[start:end]
        code = _in_other_script(words, language.CODE) if mixed else None
        if code is None and end - start >= _LONG:
            code = _in_other_words(words, language)
        if code is not None and code != language.CODE:
            found[start, end] = code
    return found


def _in_other_script(words: str, code: str) -> str | None:
    theirs = len(_other(code).findall(words))
    if theirs < _LEAST:
        return None
    letters = sum(map(str.isalpha, words))
    return languages.guess(words) if theirs >= _MOST * letters else None


def _in_other_words(words: str, language: Language) -> str | None:
    """Name the language of words that hold next to none of ours, and nothing to be read."""
    own = telltale(language.CODE)
    if own.share(words) >= _RARE or language.lexicon().nominates(words):
        return None
    if _CYRILLIC.search(words) is not None and own.never.isdisjoint(words.lower()):
        return None  # its neighbours write letters that it never does
    said = _WORD.findall(words)
    plain = sum(w.islower() for w in said) >= _PLAIN * max(1, len(said))
    return languages.guess(words) if plain else None
