"""Text: the readable words of a report, frozen and hashed, with its segments."""

from __future__ import annotations

import bisect
import hashlib

from dripstone.errors import WordsNotFound
from dripstone.records.anchor import Anchor
from dripstone.records.base import Record, Value, content_id, short


class Segment(Value, frozen=True, kw_only=True):
    """A stretch of text with one role, one author and one date of its own."""

    #: headline, standfirst, byline, dateline, body, caption, teaser, quoted, boilerplate, row
    role: str
    start: int  #: code points
    end: int  #: code points, exclusive
    language: str | None = None  #: BCP 47; None when it cannot be told
    of: int | None = None  #: index of the segment that opens another article (a teaser's title)
    row: int | None = None  #: from 1, of a table or a conversation
    author: Stated | None = None  #: who wrote it, where that differs from the rest of the report
    at: Stated | None = None  #: when, where that differs: ISO 8601


class Stated(Value, frozen=True, kw_only=True):
    """Something that a report says about itself, with its words where the text has them."""

    value: str  #: for dates, ISO 8601 (an instant or a date)
    anchor: Anchor | None = None  #: None when it stands in metadata only
    where: str = "text"  #: text, metadata


class Text(Record, frozen=True, tag="text", kw_only=True):
    """What can be read in a report: one derivation, by one format and version."""

    report: str  #: identity of the Report
    sha256: str  #: of ``content`` in UTF-8
    content: str  #: never normalised after it was frozen
    format: str  #: which of ``read/formats`` opened it
    format_version: str
    language: str | None = None  #: of most of the body
    segments: tuple[Segment, ...] = ()  #: in order; may leave gaps, never overlap
    title: Stated | None = None
    authors: tuple[Stated, ...] = ()
    publisher: Stated | None = None
    published: Stated | None = None
    updated: Stated | None = None
    url: str | None = None  #: address that the report gives for itself
    pages: tuple[int, ...] = ()  #: start of each page, code points
    rows: tuple[int, ...] = ()  #: start of each table row, code points
    warnings: tuple[str, ...] = ()  #: what was left out or could not be told, without any words

    def place_of(self, start: int) -> tuple[int | None, int | None]:
        """Give the page and the row, from 1, that a code point lies in."""
        page = bisect.bisect_right(self.pages, start) if self.pages else 0
        row = bisect.bisect_right(self.rows, start) if self.rows else 0
        return page or None, row or None


def sha256_of(content: str) -> str:
    """Hash words as they are stored, in UTF-8: 64 hexadecimal digits."""
    return hashlib.sha256(content.encode("utf-8")).hexdigest()


def text_id(report: str, format: str, format_version: str, sha256: str) -> str:
    """Name a text by its report, its recipe and its words."""
    return content_id("txt", report, format, format_version, sha256)


def unchanged(text: Text) -> Text:
    """Prove that the words are those that were frozen, and give the text back.

    Raises:
        WordsNotFound: the words no longer match their hash or the text's identity.
    """
    named = text_id(text.report, text.format, text.format_version, text.sha256)
    if sha256_of(text.content) != text.sha256 or named != text.id:
        raise WordsNotFound(text=short(text.id), start=0, end=len(text.content))
    return text


def overlapping(text: Text, words: Anchor) -> Segment | None:
    """Give the segment in which the anchored words begin."""
    return next((s for s in text.segments if s.start <= words.start < s.end), None)
