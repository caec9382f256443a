"""Anchor: exact words in a frozen text, by place and by content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dripstone.errors import WordsNotFound
from dripstone.records.base import Value, short

if TYPE_CHECKING:
    from dripstone.records.text import Text

CONTEXT = 32  #: code points kept before and after, enough to tell repeated words apart


class Anchor(Value, frozen=True, kw_only=True):
    """Exact words in a text: W3C Web Annotation position and quote selectors together."""

    text: str  #: identity of the Text
    start: int  #: code points from the beginning of the text
    end: int  #: code points, exclusive
    exact: str  #: the words themselves
    prefix: str = ""  #: up to 32 code points before
    suffix: str = ""  #: up to 32 code points after
    page: int | None = None  #: from 1, where the original has pages
    row: int | None = None  #: from 1, where the original is a table

    @property
    def span(self) -> tuple[int, int]:
        """Give start and end, in code points."""
        return self.start, self.end


def anchor(text: Text, start: int, end: int) -> Anchor:
    """Take the words from ``start`` to ``end`` of a text, in code points.

    Raises:
        WordsNotFound: the place is empty or lies outside the text.
    """
    if not 0 <= start < end <= len(text.content):
        raise WordsNotFound(text=short(text.id), start=start, end=end)
    page, row = text.place_of(start)
    return Anchor(
        text=text.id,
        start=start,
        end=end,
        exact=text.content[start:end],
        prefix=text.content[max(0, start - CONTEXT) : start],
        suffix=text.content[end : end + CONTEXT],
        page=page,
        row=row,
    )


def find_again(words: Anchor, text: Text) -> Anchor:
    """Prove that the anchored words stand in this text at their place, and give the anchor back.

    Raises:
        WordsNotFound: another text, another place, other words, or another context.
    """
    if words.text != text.id or not words.exact or words != anchor(text, words.start, words.end):
        raise WordsNotFound(text=short(text.id), start=words.start, end=words.end)
    return words
