"""Books (EPUB): from the chapters in their order to their words.

    open_    bytes → Opened

Each chapter is a page, read as a web page is. Nothing is fetched, no script runs.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from dripstone.errors import Damaged, NoText, Protected
from dripstone.read.formats import Opened, html
from dripstone.read.formats.moments import moment
from dripstone.read.formats.zips import Zip, checked

VERSION = "1"

_PAGES = frozenset(("application/xhtml+xml", "text/html"))


def open_(data: bytes, name: str) -> Opened:
    """Take the words of each chapter, in the order in which the book is read.

    Raises:
        Damaged: it is no archive, or names no chapters.
        Protected: its chapters are encrypted.
        TooLarge: see ``zips.checked``.
    """
    archive = checked(data)
    package = _package(archive)
    root = archive.parsed(package)
    chapters = list(_chapters(archive, root, posixpath.dirname(package)))
    if not chapters:
        raise Damaged(size=len(data), part="chapters")
    if _encrypted(archive) & set(chapters):
        raise Protected(size=len(data))
    blocks: list[str] = []
    pages: list[int] = []
    warnings: list[str] = []
    at = empty = 0
    for chapter in chapters:
        pages.append(at)
        opened = _opened(archive, chapter, name)
        if opened is None:
            empty += 1
            continue
        blocks.append(opened.content)
        warnings += (w for w in opened.warnings if not w.startswith("date_unread"))
        at += len(opened.content) + 2
    warnings += [f"pages_without_text:{empty}"] if empty else []
    return _described(root, "\n\n".join(blocks), pages, warnings)


def _opened(archive: Zip, chapter: str, name: str) -> Opened | None:
    try:
        return html.open_(archive.read(chapter), name)
    except NoText:
        return None


def _package(archive: Zip) -> str:
    if "META-INF/container.xml" not in archive.names:
        raise Damaged(part="container")
    for one in archive.parsed("META-INF/container.xml").iter():
        path = one.get("full-path")
        if path in archive.names and path is not None:
            return path
    raise Damaged(part="package")


def _chapters(archive: Zip, root: etree._Element, folder: str) -> Iterator[str]:
    """Give the parts of the spine, those that are no part of the linear order too."""
    items = {e.get("id"): e for e in root.iter() if _kind(e) == "item"}
    for one in root.iter():
        item = items.get(one.get("idref")) if _kind(one) == "itemref" else None
        if item is not None and item.get("media-type") in _PAGES:
            path = posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))
            if path in archive.names:
                yield path


def _encrypted(archive: Zip) -> set[str]:
    """Give the parts that the book says are encrypted; often its fonts alone are."""
    if "META-INF/encryption.xml" not in archive.names:
        return set()
    found = archive.parsed("META-INF/encryption.xml").iter()
    return {unquote(e.get("URI", "")) for e in found if _kind(e) == "CipherReference"}


def _described(root: etree._Element, content: str, pages: list[int], warnings: list[str]) -> Opened:
    told: dict[str, list[str]] = {}
    for one in root.iter():
        if isinstance(one.tag, str) and "purl.org/dc/" in one.tag and one.text:
            told.setdefault(_kind(one), []).append(" ".join(one.text.split()))
    days = [day for words in told.get("date", ()) if (day := moment(words))]
    return Opened(
        content=content,
        title=_first(told, "title"),
        authors=tuple(told.get("creator", ())),
        publisher=_first(told, "publisher"),
        published=days[0] if days else None,
        language=_first(told, "language"),
        pages=tuple(min(at, len(content)) for at in pages),
        warnings=tuple(dict.fromkeys(warnings)),
    )


def _first(told: dict[str, list[str]], name: str) -> str | None:
    return next(iter(told.get(name, ())), None)


def _kind(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
