"""Sheet: a text cut into paragraphs, before anybody knows what each is for.

Sheet         a text, its paragraphs, and the words of its language's layout
Own           whose a stretch is, and when it was written
moment        Sheet, place → the first date there
prose         Sheet, paragraph → is it a sentence or more?
named         Sheet, place → the first name of somebody there
names_only    words, Layout → are they nothing but names of people?
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dripstone.languages.layout import Layout
from dripstone.read.paragraphs import Paragraph
from dripstone.read.stamps import stamps
from dripstone.records import Value

Spanned = tuple[str, int, int]  #: value, start, end in code points

_PROSE = 30  #: characters; a shorter line may head or sign something
ADDRESS = re.compile(r"\s*[<\[(][^<>\[\]()]*[>\])]|\s*\S+@\S+")
_NAME = re.compile(r"(?:[^\W\d_]\.\s?|[^\W\d_]+(?:['’\-][^\W\d_]+)*)")


class Own(Value, frozen=True, kw_only=True):
    """Whose a stretch is, and when it was written, where that differs from the report."""

    author: Spanned | None = None
    at: Spanned | None = None


class Sheet(Value, frozen=True, kw_only=True):
    """A text, its paragraphs, and the words of its language's layout."""

    content: str
    parts: Sequence[Paragraph]
    layout: Layout

    def words(self, index: int) -> str:
        """Give the words of a paragraph."""
        part = self.parts[index]
        return self.content[part.start : part.end]


def moment(sheet: Sheet, start: int, end: int) -> Spanned | None:
    """Give the first full date between two places, in ISO 8601."""
    found = next(iter(stamps(sheet.content, start, end, sheet.layout)), None)
    return None if found is None else (found.iso, found.start, found.end)


def prose(sheet: Sheet, index: int) -> bool:
    """Tell a sentence or more from a heading, a greeting or a line of names."""
    words = sheet.words(index)
    return len(words) >= _PROSE and words.rstrip("\"”»’')")[-1:] in ".!?…"


def named(sheet: Sheet, start: int, end: int) -> Spanned | None:
    """Give the name between two places, beside commas, times and addresses."""
    at = start
    for piece in re.split(r"([,|>\n]|\s+at\s+|\s+в\s+(?=\d))", sheet.content[start:end]):
        name = ADDRESS.split(piece)[0].strip(" \t:–—-])")
        if names_only(name, sheet.layout) and not _publishes(name, sheet.layout):
            place = at + piece.index(name)
            return name, place, place + len(name)
        at += len(piece)
    return None


def _publishes(name: str, layout: Layout) -> bool:
    return any(word in layout.outlets for word in name.lower().split())


def names_only(words: str, layout: Layout) -> bool:
    """Tell whether words are names of people and nothing else: two or more, in capitals."""
    plain = [t for t in words.replace(",", " ").split() if t.lower() not in layout.byline_and]
    return (
        2 <= len(plain) <= 8
        and all(_NAME.fullmatch(t) and t[0].isupper() for t in plain)
        and not any(t.lower() in layout.not_names for t in plain)
    )
