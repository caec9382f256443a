"""PDF: from pages to paragraphs, by the text layer alone.

    open_    bytes → Opened

Lines are joined into paragraphs by where they stand on the page: the space between them, their
size, their indent. Words cut by a hyphen at a line's end are joined again where nothing in the
report writes them with one. Ligatures are given as the letters that they draw. What was filled
into a form comes after the words of the last page. A picture of a text has no words here and says
so.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator

import pypdf
from pypdf.errors import PyPdfError

from dripstone.errors import Damaged, NoText, Protected
from dripstone.read.formats import Opened
from dripstone.read.formats.inside.drawn import spelled_out
from dripstone.read.formats.layout import Line, joined, paragraphs
from dripstone.read.formats.moments import stamp
from dripstone.read.formats.pdf_beside import beside, filled

VERSION = "3"

_NOBODY = frozenset(("anonymous", "unspecified", "unknown", "user", "admin", "owner", "author"))
_TOOLS = ("Microsoft Word - ", "Microsoft PowerPoint - ")


def open_(data: bytes, name: str) -> Opened:  # noqa: ARG001 -- every format is asked alike
    """Take the text layer of each page.

    Raises:
        Damaged: it is cut off, or no PDF.
        Protected: it opens only with a password.
        NoText: no page has a text layer.
    """
    if _is_cut_off(data):
        raise Damaged(size=len(data), part="end")
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Protected(size=len(data))
        pages, unread = _pages(reader)
        if pages:  # what a form was filled with is seen on its pages, and is no word of theirs
            pages[-1] += filled(reader)
    except PyPdfError:
        raise Damaged(size=len(data), part="structure") from None
    if not any(pages):
        raise NoText(size=len(data), pages=len(pages))
    content, starts = joined(pages)
    empty = sum(not page for page in pages) - len(unread)
    return _described(reader, content, starts, empty, unread)


def _is_cut_off(data: bytes) -> bool:
    """Tell a file that ends before its end: objects stand after the last mark, or none does."""
    end = data.rfind(b"%%EOF")
    return end < data.rfind(b"startxref") or end < 0 or b" obj" in data[end:]


def _pages(reader: pypdf.PdfReader) -> tuple[list[list[str]], list[int]]:
    pages: list[list[str]] = []
    unread: list[int] = []
    for number, page in enumerate(reader.pages, start=1):
        try:
            pages.append(list(paragraphs(_lines(page))))
        except PyPdfError:
            pages.append([])
            unread.append(number)
    return pages, unread


def _lines(page: pypdf.PageObject) -> list[Line]:
    """Give a page's lines with their places, or without them where the places lose words."""
    pieces: list[tuple[str, float, float, float]] = []

    def note(words: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = abs(tm[3] * cm[3]) or abs(tm[0] * cm[0]) or 1.0
        pieces.append((spelled_out(words), x, y, size * scale))

    whole = spelled_out(page.extract_text(visitor_text=note))
    placed = list(_placed(pieces))
    if "".join("".join(line.words for line in placed).split()) == "".join(whole.split()):
        return placed
    return [Line(words=line.strip()) for line in whole.split("\n") if line.strip()]


def _placed(pieces: list[tuple[str, float, float, float]]) -> Iterator[Line]:
    words, place = "", (0.0, 0.0, 0.0)
    for piece, *where in pieces:
        for index, part in enumerate(piece.split("\n")):
            if index and words.strip():
                yield Line(words=words.strip(), x=place[0], y=place[1], size=place[2])
                words = ""
            if part.strip() and not words.strip():
                place = (where[0], where[1], where[2])
            words += part
    if words.strip():
        yield Line(words=words.strip(), x=place[0], y=place[1], size=place[2])


def _described(
    reader: pypdf.PdfReader, content: str, starts: tuple[int, ...], empty: int, unread: list[int]
) -> Opened:
    about = reader.metadata or pypdf.DocumentInformation()
    created = updated = None
    with contextlib.suppress(ValueError):  # a date that is none is no date
        created = stamp(about.creation_date) if about.creation_date else None
        updated = stamp(about.modification_date) if about.modification_date else None
    warnings = [f"pages_without_text:{empty}"] if empty else []
    warnings += [f"page_unread:{number}" for number in unread]
    warnings += beside(reader)
    warnings += ["published_is_file_date"] if created else []
    return Opened(
        content=content,
        title=_title(about.title),
        authors=tuple(a for a in (about.author,) if a and a.strip("() ").lower() not in _NOBODY),
        published=created,
        updated=updated if updated != created else None,
        pages=starts,
        warnings=tuple(warnings),
    )


def _title(given: str | None) -> str | None:
    """Give the title; a file name that a program put there is none."""
    if (
        given is None
        or not given.strip()
        or given.strip("() ").lower() in {"untitled", "anonymous"}
    ):
        return None
    return None if given.startswith(_TOOLS) else given
