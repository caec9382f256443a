"""Peers: exports of other systems, one system a file: from bytes to their items.

    SYSTEMS     name of a system → the file here that reads its exports
    items_of    system, bytes → Items
    Item        one thing of theirs: its words, and what they say of it
    flat        a value of JSON → lines of a name and words
    json_of     bytes → the value, or None for what is no JSON
    table_of    bytes → rows by the names of their columns

Each file has ``items(data: bytes) -> Iterator[Item]``. Nothing of theirs is judged here: what they
say is kept as they say it, and every field becomes words too, known or not.
"""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Protocol, cast

from resiliparse.parse.html import HTMLTree

from dripstone.errors import Damaged
from dripstone.read.formats.csv import rows_of
from dripstone.read.formats.encodings import settled
from dripstone.read.formats.markup import visible
from dripstone.read.formats.sheets import sheets_of
from dripstone.records import Said, Value

SYSTEMS: Mapping[str, str] = {
    "bayanat": "bayanat",
    "uwazi": "uwazi",
    "openevsys": "openevsys",
    "atlos": "atlos",
    "auto-archiver": "auto_archiver",
}
Lines = list[tuple[str, str]]

_NAME = 150  #: code points of an item's name
_MARKED_UP = re.compile(r"</?[a-zA-Z][^<>]*>")


class Item(Value, frozen=True, kw_only=True):
    """One thing of another system's."""

    name: str  #: its kind and number, as they count
    lines: tuple[tuple[str, str], ...]  #: a name and words, for every field that has any
    said: tuple[Said, ...] = ()
    level: int = (
        1  #: vocabulary ``levels``: raised where they restrict it, or it names what may harm
    )
    error: str | None = None  #: class name of an error: why it stays inside
    many: int = 1  #: how many items this tells of; more than one only where all stay inside


class Reader(Protocol):
    """What each file of this shelf gives."""

    def items(self, data: bytes) -> Iterator[Item]:
        """Give the items of an export, in its order."""


def items_of(system: str, data: bytes) -> Iterator[Item]:
    """Give the items of an export.

    Raises:
        Damaged: it is cut off, or not an export of that system.
    """
    reader = cast("Reader", importlib.import_module(f"{__name__}.{SYSTEMS[system]}"))
    return reader.items(data)


def item(name: str, lines: Lines, said: list[Said], **more: Any) -> Item:  # noqa: ANN401
    """Make an item whose words can be stored and shown."""
    return Item(
        name=" ".join(settled(name).replace("/", "-").split())[:_NAME] or "item",
        lines=tuple((settled(n), w) for n, words in lines if (w := _words(words))),
        said=tuple(said),
        **more,
    )


def _words(words: str) -> str:
    """Give words without markup, in lines without blank ones."""
    if _MARKED_UP.search(words):
        body = HTMLTree.parse(words).body
        words = (visible(body).content if body is not None else "") or words
    return "\n".join(kept for line in settled(words).splitlines() if (kept := line.strip()))


def said(kind: str, name: object, value: object, of: object = None) -> Said:
    """Keep one thing that they say, as words."""
    return Said(
        kind=kind, name=text(name), value=text(value), of=(text(of) or None) if of else None
    )


def text(value: object) -> str:
    """Put a value into words; nothing for what is missing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(words for one in value if (words := text(one)))
    if isinstance(value, dict):
        return "; ".join(f"{name}: {words}" for name, one in value.items() if (words := text(one)))
    return settled(str(value)).strip()


def flat(value: object, path: str = "") -> Lines:
    """Lay a value of JSON out: a line a leaf, named by the way to it."""
    if isinstance(value, dict):
        return [
            line
            for key, one in value.items()
            for line in flat(one, f"{path}.{key}" if path else key)
        ]
    if isinstance(value, list) and any(isinstance(one, dict | list) for one in value):
        return [line for nth, one in enumerate(value, 1) for line in flat(one, f"{path} {nth}")]
    words = text(value)
    return [(path, words)] if words else []


def objects(value: object) -> list[dict[str, Any]]:
    """Give the objects of a list; none for what is no list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def many(value: object) -> list[Any]:
    """Give the values of a list, and a single one alone."""
    if isinstance(value, list):
        return value
    return [] if value in (None, "") else [value]


def json_of(data: bytes) -> Any:  # noqa: ANN401
    """Read JSON; None for what does not begin as such.

    Raises:
        Damaged: it begins as JSON, and is cut off or broken.
    """
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] not in {b"{", b"["}:
        return None
    try:
        return json.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        raise Damaged(size=len(data), part="JSON") from None


def table_of(data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """Give the rows of a table by the names of its columns, with their numbers in the file.

    Raises:
        Damaged: there is no row of names.
    """
    is_sheet = data.startswith((b"PK", b"\xd0\xcf\x11\xe0"))
    sheets = sheets_of(data) if is_sheet else [("", rows_of(data)[0])]
    rows = next((rows for _, rows in sheets if any(any(row) for row in rows)), [])
    if not rows:
        raise Damaged(size=len(data), part="columns")
    names = [" ".join(cell.split()) or f"column {nth}" for nth, cell in enumerate(rows[0], 1)]
    for number, row in enumerate(rows[1:], 2):
        if any(cell.strip() for cell in row):
            cells = {
                names[n] if n < len(names) else f"column {n + 1}": cell.strip()
                for n, cell in enumerate(row)
            }
            yield number, cells


def base(path: object) -> str:
    """Give the last part of a path or an address."""
    return re.split(r"[/\\]", text(path).partition("?")[0])[-1]
