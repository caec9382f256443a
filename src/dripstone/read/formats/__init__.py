"""Formats: from bytes to readable words, one format a file.

Each file has ``open_(data: bytes, name: str) -> Opened`` and its ``VERSION``; ``FORMATS`` names
them by media type.
"""

from __future__ import annotations

from dripstone.records import Value


class Opened(Value, kw_only=True):
    """What a format found in the bytes, before segments are told apart."""

    content: str  #: the readable words, lines and paragraphs kept
    title: str | None = None  #: from metadata
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None  #: ISO 8601 date or instant
    updated: str | None = None
    url: str | None = None  #: canonical address
    language: str | None = None  #: as the file says, BCP 47
    pages: tuple[int, ...] = ()  #: start of each page, code points
    rows: tuple[int, ...] = ()  #: start of each table row, code points
    warnings: tuple[str, ...] = ()  #: what was left out, as codes without any words of the file
