"""Rows: a table cut into rows, to become reports of their own.

members    bytes → Members    some hundreds of rows each, in the order of the table
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dripstone.read.formats import csv, sheets
from dripstone.read.formats.encodings import settled
from dripstone.read.formats.inside import Member

_AT_ONCE = 500  #: rows


def members(data: bytes, name: str) -> Iterator[Member]:
    """Give the rows of each sheet; ``name`` says which format opens the table.

    Raises:
        Damaged, Protected, TooLarge: as its format does.
    """
    tables = [("", csv.rows_of(data)[0])] if name == "csv" else sheets.sheets_of(data)
    for sheet, rows in tables:
        for some in _batches(rows):
            cells = [[settled(cell) for cell in row] for row in some]
            yield Member(name=sheet, kind="rows", data=msgspec.msgpack.encode(cells))


def _batches(rows: list[list[str]]) -> Iterator[list[list[str]]]:
    for start in range(0, len(rows), _AT_ONCE):
        yield rows[start : start + _AT_ONCE]
