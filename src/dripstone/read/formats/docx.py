"""Word files: from the parts of a document to its words, in their order.

    open_    bytes → Opened

Page headers come first; then paragraphs, tables (a line a row, a tab between cells) and text boxes
as they stand; then notes; then page footers. Words that were struck out or hidden, and comments,
are left out and counted.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from dripstone.errors import Damaged
from dripstone.read.formats import Opened
from dripstone.read.formats.properties import Properties, core_properties
from dripstone.read.formats.zips import Zip, checked

VERSION = "1"

_WORDS = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}
_GONE = {"del": "struck", "moveFrom": "struck"}
_PASSED = frozenset(("Fallback", "pPr", "rPr", "tblPr", "tcPr", "trPr", "sectPr", "instrText"))
_PARTS_BEFORE = ("header",)
_PARTS_AFTER = ("footnotes", "endnotes", "footer")


def open_(data: bytes, name: str) -> Opened:  # noqa: ARG001 -- every format is asked alike
    """Take the words of a document's parts.

    Raises:
        Damaged: it is no archive, or has no document in it.
        Protected, TooLarge: see ``zips.checked``.
    """
    archive = checked(data)
    main = _main(archive)
    others = _others(archive, main)
    walk = _Walk()
    before = [
        p
        for kind in _PARTS_BEFORE
        for part in others.get(kind, ())
        for p in walk.part(archive, part)
    ]
    body = list(walk.part(archive, main))
    after = [
        p
        for kind in _PARTS_AFTER
        for part in others.get(kind, ())
        for p in walk.part(archive, part)
    ]
    about = core_properties(archive)
    return Opened(
        content="\n\n".join((*dict.fromkeys(before), *body, *dict.fromkeys(after))),
        title=about.title,
        authors=about.authors,
        published=about.created,
        updated=about.modified,
        language=about.language,
        warnings=(*walk.warnings(), *_comments(archive, others), *_dated(about)),
    )


def _dated(about: Properties) -> tuple[str, ...]:
    return ("published_is_file_date",) if about.created else ()


def _main(archive: Zip) -> str:
    found = _related(archive, "")
    main = next((target for kind, target in found if kind == "officeDocument"), None)
    if main is None:
        raise Damaged(part="document")
    return main


def _others(archive: Zip, main: str) -> dict[str, list[str]]:
    others: dict[str, list[str]] = {}
    for kind, target in _related(archive, main):
        if target in archive.names:
            others.setdefault(kind, []).append(target)
    return others


def _related(archive: Zip, part: str) -> Iterator[tuple[str, str]]:
    """Give the kinds and names of the parts that a part refers to; addresses outside are passed."""
    folder, file = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{file}.rels")
    if rels not in archive.names:
        return
    for one in archive.parsed(rels):
        if one.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", "")))
            yield one.get("Type", "").rpartition("/")[2], target.lstrip("/")


def _comments(archive: Zip, others: dict[str, list[str]]) -> tuple[str, ...]:
    count = sum(len(archive.parsed(part)) for part in others.get("comments", ()))
    return (f"comments_left_out:{count}",) if count else ()


class _Walk:
    """One way through the parts of a document, counting what is left out."""

    def __init__(self) -> None:
        self.left: Counter[str] = Counter()  #: code points

    def warnings(self) -> tuple[str, ...]:
        return tuple(f"{kind}_left_out:{count}" for kind, count in sorted(self.left.items()))

    def part(self, archive: Zip, name: str) -> Iterator[str]:
        """Give the paragraphs and rows of a part, without empty ones."""
        for block in self._blocks(archive.parsed(name)):
            words = "\n".join(line.strip() for line in block.strip().split("\n"))
            if words:
                yield words

    def _blocks(self, element: etree._Element) -> Iterator[str]:
        for child in element:
            kind = _kind(child)
            if kind == "p":
                yield from self._paragraph(child)
            elif kind == "tbl":
                yield "\n".join(self._rows(child))
            elif kind not in _PASSED and kind not in _GONE:
                yield from self._blocks(child)

    def _rows(self, table: etree._Element) -> Iterator[str]:
        for row in _own(table, "tr"):
            cells = (" ".join(" ".join(self._blocks(cell)).split()) for cell in _own(row, "tc"))
            yield "\t".join(cells)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[str]:
        words: list[str] = []
        boxes: list[etree._Element] = []
        self._collect(paragraph, words, boxes)
        yield "".join(words)
        for box in boxes:
            yield from self._blocks(box)

    def _collect(
        self, element: etree._Element, words: list[str], boxes: list[etree._Element]
    ) -> None:
        for child in element:
            kind = _kind(child)
            if kind == "t":
                words.append(child.text or "")
            elif kind in _BREAKS:
                words.append(_BREAKS[kind])
            elif kind == "txbxContent":
                boxes.append(child)
            elif kind in _GONE:
                self.left[_GONE[kind]] += _length(child)
            elif kind == "r" and _is_hidden(child):
                self.left["hidden"] += _length(child)
            elif kind not in _PASSED:
                self._collect(child, words, boxes)


def _kind(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _own(element: etree._Element, kind: str) -> Iterator[etree._Element]:
    """Give the rows of a table, or the cells of a row, not those of a table within a cell."""
    for child in element:
        if _kind(child) == kind:
            yield child
        elif _kind(child) not in _PASSED and _kind(child) not in _GONE:
            yield from _own(child, kind)


def _length(element: etree._Element) -> int:
    return sum(len(e.text or "") for e in element.iter() if _kind(e) in {"t", "delText"})


def _is_hidden(run: etree._Element) -> bool:
    marks = (mark for space in _WORDS for mark in run.iterfind(f"{space}rPr/{space}vanish"))
    return any(m.get(f"{s}val", "1") not in {"0", "false"} for m in marks for s in _WORDS[:1])
