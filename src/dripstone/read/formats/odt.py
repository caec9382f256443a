"""OpenDocument texts and slides: from the parts of a document to its words, in their order.

    open_    bytes → Opened

Page headers come first; then headings, paragraphs, lists and tables (a line a row, a tab between
cells) as they stand; then notes; then page footers. Each slide is a page. Words that were struck
out, and comments, are left out and counted.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from dripstone.errors import Damaged, Protected
from dripstone.read.formats import Opened
from dripstone.read.formats.properties import core_properties
from dripstone.read.formats.zips import Zip, checked

VERSION = "1"

_BREAKS = {"tab": "\t", "line-break": "\n"}
_MOST_SPACES = 1000  #: that one mark may stand for
# What is no words, or words of another place.
_PASSED = frozenset(
    [
        "tracked-changes",
        "forms",
        "sequence-decls",
        "variable-decls",
        "user-field-decls",
        "ruby-text",
        "table-columns",
        "table-header-columns",
        "desc",
        "title",
        "notes",
        "settings",
    ]
)


def open_(data: bytes, name: str) -> Opened:  # noqa: ARG001 -- every format is asked alike
    """Take the words of a text or of slides.

    Raises:
        Damaged: it is no archive, or has no content.
        Protected: it opens only with a password.
        TooLarge: see ``zips.checked``.
    """
    archive = checked(data)
    if _is_encrypted(archive):
        raise Protected(size=len(data))
    body = next((e for e in archive.parsed("content.xml") if _kind(e) == "body"), None)
    if body is None:
        raise Damaged(size=len(data), part="content")
    walk = _Walk()
    before, after = walk.margins(archive)
    blocks, pages = _with_pages(walk, body)
    about = core_properties(archive)
    first = "\n\n".join(before)
    shift = len(first) + 2 if first and blocks else 0
    content = "\n\n".join((*before, *blocks, *walk.notes, *after))
    return Opened(
        content=content,
        title=about.title,
        authors=about.authors,
        published=about.created,
        updated=about.modified,
        language=about.language,
        pages=tuple(min(shift + at, len(content)) for at in pages),
        warnings=(*walk.warnings(), *(("published_is_file_date",) if about.created else ())),
    )


def _is_encrypted(archive: Zip) -> bool:
    if "META-INF/manifest.xml" not in archive.names:
        return False
    return any(
        _kind(e) == "encryption-data" for e in archive.parsed("META-INF/manifest.xml").iter()
    )


def _with_pages(walk: _Walk, body: etree._Element) -> tuple[list[str], list[int]]:
    """Give the blocks, and where each slide begins; a text has no pages of its own."""
    slides = [e for e in body.iter() if _kind(e) == "page"]
    if not slides:
        return list(walk.blocks(body)), []
    blocks: list[str] = []
    pages: list[int] = []
    at = 0
    for slide in slides:
        pages.append(at)
        for words in walk.blocks(slide):
            blocks.append(words)
            at += len(words) + 2
    return blocks, pages


def _kind(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


class _Walk:
    """One way through a document, putting notes aside and counting what is left out."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.struck = 0  #: code points
        self.comments = 0

    def warnings(self) -> tuple[str, ...]:
        left = (("struck_left_out", self.struck), ("comments_left_out", self.comments))
        return tuple(f"{name}:{count}" for name, count in left if count)

    def margins(self, archive: Zip) -> tuple[list[str], list[str]]:
        """Give page headers and page footers, each once."""
        found: dict[str, list[str]] = {"header": [], "footer": []}
        if "styles.xml" in archive.names:
            for one in archive.parsed("styles.xml").iter():
                if _kind(one) in found:
                    found[_kind(one)] += self.blocks(one)
        return list(dict.fromkeys(found["header"])), list(dict.fromkeys(found["footer"]))

    def blocks(self, element: etree._Element) -> Iterator[str]:
        """Give paragraphs, and tables whole, without empty ones."""
        for child in element:
            kind = _kind(child)
            if kind in {"p", "h"}:
                yield from self._paragraph(child)
            elif kind == "table":
                yield from _whole(self._rows(child))
            elif kind == "tracked-changes":
                self.struck += _struck(child)
            elif kind == "annotation":
                self.comments += 1
            elif kind not in _PASSED:
                yield from self.blocks(child)

    def _rows(self, table: etree._Element) -> Iterator[str]:
        for child in table:
            if _kind(child) == "table-row":
                cells = (c for c in child if _kind(c) in {"table-cell", "covered-table-cell"})
                yield "\t".join(" ".join(" ".join(self.blocks(c)).split()) for c in cells)
            elif _kind(child) not in _PASSED:
                yield from self._rows(child)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[str]:
        words: list[str] = []
        boxes: list[etree._Element] = []
        self._collect(paragraph, words, boxes)
        yield from _whole("".join(words).split("\n"))
        for box in boxes:
            yield from self.blocks(box)

    def _collect(
        self, element: etree._Element, words: list[str], boxes: list[etree._Element]
    ) -> None:
        words.append(_flat(element.text))
        for child in element:
            kind = _kind(child)
            if kind == "s":
                count = next((str(v) for k, v in child.items() if str(k).endswith("}c")), "1")
                words.append(" " * min(_MOST_SPACES, int(count) if count.isdigit() else 1))
            elif kind in _BREAKS:
                words.append(_BREAKS[kind])
            elif kind == "note":
                self.notes += (w for part in child for w in self.blocks(part))
            elif kind == "annotation":
                self.comments += 1
            elif kind in {"text-box", "object", "table"}:
                boxes.append(child)
            elif kind not in _PASSED:
                self._collect(child, words, boxes)
            words.append(_flat(child.tail))


def _flat(words: str | None) -> str:
    """Take line ends and runs of spaces for one space, as the format has it."""
    if not words:
        return ""
    middle = " ".join(words.split(None))
    before = " " if words[:1].isspace() else ""
    after = " " if words[-1:].isspace() and middle else ""
    return before + middle + after


def _whole(lines: Iterator[str] | list[str]) -> Iterator[str]:
    words = "\n".join(line.strip(" ") for line in lines).strip()
    if words:
        yield words


def _struck(changes: etree._Element) -> int:
    deleted = (e for e in changes.iter() if _kind(e) == "deletion")
    gone = (p for e in deleted for p in e.iter() if _kind(p) == "p")
    return sum(len("".join(map(str, p.itertext()))) for p in gone)
