"""PowerPoint files: from slides to their words, slide by slide.

    open_    bytes → Opened

Each slide is a page: its paragraphs and tables as they stand in the file, then its notes. Hidden
slides are read like the others, and counted; comments are counted and left out.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from dripstone.errors import Damaged
from dripstone.read.formats import Opened
from dripstone.read.formats.properties import core_properties
from dripstone.read.formats.zips import Zip, checked

VERSION = "1"

_FIELDS = frozenset(("slidenum", "datetime"))  #: filled in by the program, and no words of anybody


def open_(data: bytes, name: str) -> Opened:  # noqa: ARG001 -- every format is asked alike
    """Take the words of every slide.

    Raises:
        Damaged: it is no archive, or has no slides in it.
        Protected, TooLarge: see ``zips.checked``.
    """
    archive = checked(data)
    slides = list(_slides(archive))
    if not slides:
        raise Damaged(size=len(data), part="slides")
    blocks: list[str] = []
    pages: list[int] = []
    at = hidden = empty = 0
    for slide in slides:
        pages.append(at)
        root = archive.parsed(slide)
        hidden += root.get("show") in {"0", "false"}
        words = [*_blocks(root), *_notes(archive, slide)]
        empty += not words
        blocks += words
        at += sum(len(w) + 2 for w in words)
    about = core_properties(archive)
    comments = sum(name.startswith("ppt/comments/") for name in archive.names)
    counted = {"hidden_slides": hidden, "pages_without_text": empty, "comments_left_out": comments}
    content = "\n\n".join(blocks)
    return Opened(
        content=content,
        title=about.title,
        authors=about.authors,
        published=about.created,
        updated=about.modified,
        language=about.language,
        pages=tuple(min(start, len(content)) for start in pages),
        warnings=(
            *(f"{name}:{count}" for name, count in counted.items() if count),
            *(("published_is_file_date",) if about.created else ()),
        ),
    )


def _slides(archive: Zip) -> Iterator[str]:
    """Give the parts that are slides, in the order in which they are shown."""
    main = "ppt/presentation.xml"
    if main not in archive.names:
        return
    targets = {key: target for key, _, target in _related(archive, main)}
    for one in archive.parsed(main).iter():
        if _kind(one) == "sldId":
            key = next((str(v) for k, v in one.items() if str(k).endswith("}id")), "")
            if key in targets and targets[key] in archive.names:
                yield targets[key]


def _notes(archive: Zip, slide: str) -> Iterator[str]:
    for _, kind, target in _related(archive, slide):
        if kind == "notesSlide" and target in archive.names:
            yield from _blocks(archive.parsed(target))


def _related(archive: Zip, part: str) -> Iterator[tuple[str, str, str]]:
    """Give key, kind and name of each part that a part refers to."""
    folder, file = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{file}.rels")
    if rels not in archive.names:
        return
    for one in archive.parsed(rels):
        if one.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", "")))
            yield one.get("Id", ""), one.get("Type", "").rpartition("/")[2], target.lstrip("/")


def _blocks(element: etree._Element) -> Iterator[str]:
    for child in element:
        kind = _kind(child)
        if kind == "p":
            words = _words(child).strip()
            if words:
                yield words
        elif kind == "tbl":
            rows = (r for r in child if _kind(r) == "tr")
            lines = ("\t".join(_cell(c) for c in r if _kind(c) == "tc") for r in rows)
            words = "\n".join(lines).strip()
            if words:
                yield words
        elif kind != "Fallback":
            yield from _blocks(child)


def _cell(cell: etree._Element) -> str:
    return " ".join(" ".join(_blocks(cell)).split())


def _words(paragraph: etree._Element) -> str:
    pieces: list[str] = []
    for child in paragraph:
        kind = _kind(child)
        if kind == "br":
            pieces.append("\n")
        elif kind == "r" or (kind == "fld" and not _is_filled_in(child)):
            pieces += (t.text or "" for t in child if _kind(t) == "t")
    return "".join(pieces)


def _is_filled_in(field: etree._Element) -> bool:
    return field.get("type", "").rstrip("0123456789") in _FIELDS


def _kind(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
