"""Spreadsheets (XLSX, XLS, XLSB, ODS): from sheets to rows, values as they were last shown.

    open_        bytes → Opened
    sheets_of    bytes → each sheet's name and rows of cells

Each sheet is a page. Formulas are not computed: the value that the file keeps is taken. A cell that
spans rows stands in the first of them, as the file has it; how many there are is told, and how many
cells show an error instead of a value. Hidden sheets, rows and columns are read like the others,
and counted; notes on cells are left out, and counted too. Row numbers run on from sheet to sheet.
"""

from __future__ import annotations

import datetime as dt
import io
import re

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
    load_workbook,
)

from dripstone.errors import Damaged, Protected
from dripstone.read.formats import Opened
from dripstone.read.formats.aside import aside
from dripstone.read.formats.encodings import lines
from dripstone.read.formats.properties import Properties, core_properties
from dripstone.read.formats.rows import written
from dripstone.read.formats.zips import Zip, checked

VERSION = "1"

_ERROR = re.compile(rb"<c\s[^>]*\bt=\"e\"")
_NEVER = re.compile(rb"</f>\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")


def open_(data: bytes, name: str) -> Opened:  # noqa: ARG001 -- every format is asked alike
    """Take the values of every sheet.

    Raises:
        Damaged: it is no workbook, or cut off.
        Protected: it opens only with a password.
        TooLarge: see ``zips.checked``.
    """
    archive = checked(data) if data.startswith(b"PK") else None
    about = core_properties(archive) if archive else Properties()
    try:
        workbook = load_workbook(io.BytesIO(data))
        sheets = [(name, _rows(workbook, name)) for name in workbook.sheet_names]
    except PasswordError:
        raise Protected(size=len(data)) from None
    except CalamineError:
        raise Damaged(size=len(data), part="workbook") from None
    full = [(name, rows) for name, rows in sheets if any(any(row) for row in rows)]
    wide = max((len(row) for _, rows in sheets for row in rows), default=0)
    table = written(full)
    return Opened(
        content=table.content,
        title=about.title or (full[0][0] if len(full) == 1 else None),
        authors=about.authors,
        published=about.created,
        updated=about.modified,
        pages=table.pages,
        rows=table.rows,
        warnings=(
            *_hidden(workbook),
            *_merged(workbook),
            *(_counted(archive, _NEVER, "formulas_without_value") if archive else ()),
            *(_counted(archive, _ERROR, "cells_with_errors") if archive else ()),
            *(aside(archive, wide) if archive else ()),
            *(("published_is_file_date",) if about.created else ()),
        ),
    )


def sheets_of(data: bytes) -> list[tuple[str, list[list[str]]]]:
    """Give the name and the cells of each sheet that has any.

    Raises:
        Damaged, Protected, TooLarge: as in ``open_``.
    """
    if data.startswith(b"PK"):
        checked(data)
    try:
        workbook = load_workbook(io.BytesIO(data))
        sheets = [(name, _rows(workbook, name)) for name in workbook.sheet_names]
    except PasswordError:
        raise Protected(size=len(data)) from None
    except CalamineError:
        raise Damaged(size=len(data), part="workbook") from None
    return [(name, rows) for name, rows in sheets if any(any(row) for row in rows)]


def _rows(workbook: CalamineWorkbook, name: str) -> list[list[str]]:
    sheet = workbook.get_sheet_by_name(name)
    return [[_word(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]


def _hidden(workbook: CalamineWorkbook) -> tuple[str, ...]:
    shown = SheetVisibleEnum.Visible
    count = sum(sheet.visible != shown for sheet in workbook.sheets_metadata)
    return (f"hidden_sheets:{count}",) if count else ()


def _merged(workbook: CalamineWorkbook) -> tuple[str, ...]:
    """Count cells that span rows: the rows below the first have nothing there."""
    count = 0
    for name in workbook.sheet_names:
        ranges = workbook.get_sheet_by_name(name).merged_cell_ranges or ()
        count += sum(first[0] != last[0] for first, last in ranges)
    return (f"cells_over_rows:{count}",) if count else ()


def _counted(archive: Zip, what: re.Pattern[bytes], name: str) -> tuple[str, ...]:
    """Count formulas that no program ever computed, or cells that show an error."""
    sheets = [n for n in archive.names if n.startswith("xl/worksheets/") and n.endswith(".xml")]
    count = sum(len(what.findall(archive.read(sheet))) for sheet in sheets)
    return (f"{name}:{count}",) if count else ()


def _word(value: object) -> str:
    """Spell a cell's value; dates in ISO 8601, whole numbers without a point."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, dt.datetime):
        return value.isoformat(" ")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return lines(str(value))
