"""Formats: from bytes to readable words, one format a file.

    FORMATS    media type → name of the file here that opens it
    opener     name → its ``VERSION`` and ``open_``, loaded when first asked for
    fitted     Opened → Opened    proven to hold words, and no more than allowed

Each file has ``open_(data: bytes, name: str) -> Opened`` and its ``VERSION``, which is raised when
the same bytes would give other words. A format raises ``Damaged``, ``Protected`` or ``NoText``
where it knows; whatever else a library throws ends the child that runs it (``child``).
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Protocol, cast

import msgspec

from dripstone.errors import NoText, TooLarge
from dripstone.read.formats.encodings import settled
from dripstone.read.formats.messages import Message
from dripstone.records import Value

_OFFICE = "application/vnd.openxmlformats-officedocument"

WORDLESS = (
    "image/jpeg",
    "image/png",
    "image/tiff",
    "image/webp",
    "image/gif",
    "image/bmp",
    "image/heic",
    "image/heif",
    "image/avif",
    "audio/mpeg",
    "audio/mp4",
    "audio/wav",
    "audio/flac",
    "application/ogg",
    "video/mp4",
    "video/quicktime",
    "video/x-msvideo",
    "video/x-matroska",
)
FORMATS: Mapping[str, str] = {
    "text/plain": "txt",
    "text/markdown": "txt",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    f"{_OFFICE}.wordprocessingml.document": "docx",
    f"{_OFFICE}.presentationml.presentation": "pptx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.presentation": "odt",
    "application/epub+zip": "epub",
    "application/rtf": "rtf",
    "text/vnd.dripstone.chat": "chat",
    "application/vnd.dripstone.chat+json": "telegram",
    "text/vnd.dripstone.chat+html": "telegram_page",
    "text/vnd.dripstone.row": "row",
    "text/vnd.dripstone.record": "record",
    "application/x-subrip": "subtitles",
    "text/vtt": "subtitles",
    **dict.fromkeys(WORDLESS, "wordless"),
    "text/csv": "csv",
    f"{_OFFICE}.spreadsheetml.sheet": "sheets",
    "application/vnd.ms-excel.sheet.binary.macroenabled.12": "sheets",
    "application/vnd.ms-excel": "sheets",
    "application/vnd.oasis.opendocument.spreadsheet": "sheets",
    "message/rfc822": "eml",
    "application/vnd.ms-office.encrypted": "protected",
}


class Opened(Value, frozen=True, kw_only=True):
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
    messages: tuple[Message, ...] = ()  #: of a conversation
    captions: tuple[int, ...] = ()  #: start of each paragraph that the file marks as a caption
    quoted: tuple[int, ...] = ()  #: start of each paragraph that the file marks as quoted
    warnings: tuple[str, ...] = ()  #: what was left out, as codes without any words of the file


class Limits(Value, frozen=True, kw_only=True):
    """How much opening one file may take."""

    octets: int = 256 * 2**20  #: of the file
    code_points: int = 20_000_000  #: of its words
    memory: int = 2**30  #: octets of address space of the child
    cpu: int = 120  #: seconds of the child's work
    wall: float = 300  #: seconds of waiting


LIMITS = Limits()


class Format(Protocol):
    """What each file of this shelf gives."""

    VERSION: str

    def open_(self, data: bytes, name: str) -> Opened:
        """Give the readable words of a file; ``name`` is the file's own."""


def opener(format: str) -> Format:
    """Load a format by its name in ``FORMATS``."""
    return cast("Format", importlib.import_module(f"{__name__}.{format}"))


def fitted(opened: Opened, limits: Limits) -> Opened:
    """Prove that there are words, that they are not too many, and that all of them can be stored.

    Raises:
        NoText: not one letter or digit is in it.
        TooLarge: more code points than allowed.
    """
    if len(opened.content) > limits.code_points:
        raise TooLarge(code_points=len(opened.content), limit=limits.code_points)
    if not any(map(str.isalnum, opened.content)):
        raise NoText(warnings=" ".join(opened.warnings) or "none")
    return msgspec.structs.replace(
        opened,
        content=settled(opened.content),
        title=_line(opened.title),
        authors=tuple(a for given in opened.authors if (a := _line(given))),
        publisher=_line(opened.publisher),
        url=_line(opened.url),
    )


def _line(words: str | None) -> str | None:
    return " ".join(settled(words).split()) or None if words else None
