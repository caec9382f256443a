"""Aside: what of a workbook nobody sees at once: hidden rows and columns, notes on cells.

    aside    archive, width → warnings    XLSX and ODS; other kinds of sheets are not looked into

Hidden rows and columns are read like the others, and counted; notes are left out, and counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dripstone.read.formats.zips import Zip

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_NOTES = re.compile(r"xl/(?:comments/)?comments?\d*\.xml")
_NOTE = re.compile(rb"<(?:\w+:)?(?:comment|annotation)\s")
_COLUMN = re.compile(rb"<col\s[^>]*\bhidden=\"(?:1|true)\"[^>]*>")
_ROW = re.compile(rb"<row\s[^>]*\bhidden=\"(?:1|true)\"[^>]*(?<!/)>\s*<c")
_MIN, _MAX = re.compile(rb'\bmin="(\d{1,6})"'), re.compile(rb'\bmax="(\d{1,6})"')
_ODS_COLUMN = re.compile(rb"<table:table-column\s[^>]*>")
_ODS_TABLE = re.compile(rb"<table:table\s")
_ODS_HIDDEN = re.compile(rb'table:visibility="(?:collapse|filter)"')
_ODS_ROW = re.compile(rb"<table:table-row\s[^>]*(?<!/)>")
_TIMES = re.compile(rb'-repeated="(\d{1,7})"')
_EMPTY = 1000  #: rows written once and repeated as often are those below a table


def aside(archive: Zip, wide: int) -> Iterator[str]:
    """Count what is hidden, and what stands in notes.

    ``wide`` is how many columns the widest row has: programs hide all that lies beyond, too.
    """
    if "content.xml" in archive.names:
        raw = archive.read("content.xml")
        rows, columns, notes = _ods_rows(raw), _ods_columns(raw, wide), len(_NOTE.findall(raw))
    else:
        sheets = [archive.read(name) for name in sorted(archive.names) if _SHEET.fullmatch(name)]
        rows = sum(len(_ROW.findall(raw)) for raw in sheets)
        columns = sum(_columns(raw, wide) for raw in sheets)
        told = (name for name in archive.names if _NOTES.fullmatch(name))
        notes = sum(len(_NOTE.findall(archive.read(name))) for name in told)
    counts = {"hidden_rows": rows, "hidden_columns": columns, "comments_left_out": notes}
    yield from (f"{name}:{count}" for name, count in counts.items() if count)


def _columns(raw: bytes, wide: int) -> int:
    count = 0
    for found in _COLUMN.finditer(raw):
        first, last = _MIN.search(found[0]), _MAX.search(found[0])
        if first is not None and last is not None:
            count += max(0, min(int(last[1]), wide) - int(first[1]) + 1)
    return count


def _ods_columns(raw: bytes, wide: int) -> int:
    count = 0
    for table in _ODS_TABLE.split(raw)[1:]:
        at = 0
        for found in _ODS_COLUMN.finditer(table):
            many = _repeated(found[0])
            if _ODS_HIDDEN.search(found[0]):
                count += max(0, min(at + many, wide) - at)
            at += many
    return count


def _ods_rows(raw: bytes) -> int:
    hidden = (found[0] for found in _ODS_ROW.finditer(raw) if _ODS_HIDDEN.search(found[0]))
    return sum(many for one in hidden if (many := _repeated(one)) < _EMPTY)


def _repeated(element: bytes) -> int:
    found = _TIMES.search(element)
    return int(found[1]) if found else 1
