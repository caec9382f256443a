"""Tongues: a text by the languages of its segments, each with the reader that serves it.

Waiting     a text, its nominated sentences by language, and what nobody reads
prepared    Text → Waiting
own         words, language of the report → language of one segment
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from dripstone import languages
from dripstone.errors import MissingExtra, NoSuchLanguage
from dripstone.languages import Language
from dripstone.languages.telltale import telltale
from dripstone.read.reading import READ, Nominated, nominated, segments_of
from dripstone.read.switches import switches
from dripstone.records import Text

_LETTERS = 20  #: fewer tell nothing of a segment's language
_PLAIN = 100  #: letters from which on a segment in the same script may be in another language


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Waiting:
    """A text that waits for its sentences to be parsed."""

    text: Text
    parts: tuple[tuple[Language, Nominated], ...]  #: the language of most of it first
    unread: dict[str, str]  #: language that segments are in → name of the error why nobody reads it

    @property
    def sentences(self) -> int:
        """Count the sentences to be parsed."""
        return sum(len(found.stretches) for _, found in self.parts)


def prepared(text: Text, *, exhaustive: bool) -> Waiting:
    """Choose each segment's reader, and the sentences that are worth parsing.

    A segment whose language nobody could tell is read as the rest of its report.
    """
    text = msgspec.structs.replace(text, segments=tuple(segments_of(text)))
    most = text.language or languages.guess(text.content)
    parts: list[tuple[Language, Nominated]] = []
    unread: dict[str, str] = {}
    apart = switches(text, READ, most)
    for code in dict.fromkeys((most, *_told(text), *apart.values())):
        if code is None:
            continue
        try:
            language = languages.reader(code)
        except (NoSuchLanguage, MissingExtra) as trouble:
            unread[code] = type(trouble).__name__
            continue
        untold = code == most
        found = nominated(text, language, exhaustive=exhaustive, untold=untold, apart=apart)
        parts.append((language, found))
    return Waiting(text=text, parts=tuple(parts), unread=unread)


def _told(text: Text) -> list[str]:
    return [s.language for s in text.segments if s.language is not None and s.role in READ]


def own(words: str, of_report: str | None, *, other_script: bool) -> str | None:
    """Tell a segment's own language; None where another script says no more than that."""
    letters = sum(map(str.isalpha, words))
    if of_report is None or letters < _LETTERS:
        return of_report
    if other_script:
        return languages.guess(words)
    if letters >= _PLAIN and of_report in languages.folders() and _foreign(words, of_report):
        return languages.guess(words) or of_report
    return of_report


def _foreign(words: str, code: str) -> bool:
    """Tell whether a long segment has next to none of a language's common words."""
    return telltale(code).share(words) < 0.05
