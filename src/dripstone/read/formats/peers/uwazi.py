"""Uwazi: from a CSV export, or the sheet of an import with its files, to entities.

items    bytes → Items
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.read.formats.peers import Item, base, item, said, table_of
from dripstone.records import Said

_FILES = frozenset(("documents", "attachments", "file"))
_ALONE = {"published": "status", "template": "status", "date added": "history"}
_TITLE = "title"
_SEVERAL = "|"  #: stands between the values of one cell


def items(data: bytes) -> Iterator[Item]:
    """Give each entity: its title, its template's fields, its files.

    Raises:
        Damaged: there is no row of names.
    """
    for number, cells in table_of(data):
        told = [one for name, words in cells.items() if words for one in _said(name, words)]
        title = next((words for name, words in cells.items() if name.lower() == _TITLE), "")
        yield item(f"entity {title or f'in row {number}'}", list(cells.items()), told)


def _said(name: str, words: str) -> list[Said]:
    field = name.lower()
    if field == _TITLE:
        return []
    if field in _ALONE:
        return [said(_ALONE[field], name, words)]
    values = [value.strip() for value in words.split(_SEVERAL) if value.strip()]
    if field in _FILES:
        return [said("file", name, value, base(value)) for value in values]
    if field == "geolocation" or _is_link(values):
        return [said("link" if _is_link(values) else "label", name, words)]
    return [said("label", name, value) for value in values]


def _is_link(values: list[str]) -> bool:
    return len(values) == 2 and values[1].startswith(("http://", "https://"))
