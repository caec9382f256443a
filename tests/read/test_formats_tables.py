"""Tables: every row with its number, every cell with its column, nothing computed."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from dripstone import flow, keep
from dripstone.errors import Unreadable
from dripstone.read.columns import columns_of
from dripstone.read.formats import Opened, csv, rows, sheets
from dripstone.read.opening import open_text
from dripstone.records import Origin, Suggestion
from dripstone.vault.memory import Memory
from samples.documents import RUSSIAN, a_workbook, an_open_document_sheet


def row_of(opened: Opened, number: int) -> str:
    ends = (*opened.rows[1:], len(opened.content))
    return opened.content[opened.rows[number - 1] : ends[number - 1]].strip()


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "utf-16", "koi8-r"])
def test_a_table_is_cut_by_its_own_mark_in_its_own_encoding(mark, encoding):
    """Delimiter and encoding are told from the content."""
    table = f'дата{mark}место\n2025-05-19{mark}Карвел\n2025-05-20{mark}"Жельноград{mark} центр"\n'

    opened = csv.open_(table.encode(encoding), "")

    assert row_of(opened, 2) == "дата: 2025-05-19\nместо: Карвел"
    assert row_of(opened, 3) == f"дата: 2025-05-20\nместо: Жельноград{mark} центр"


def test_ragged_rows_are_kept_and_counted():
    """Cells beyond the named columns get letters, missing ones nothing, and both are told."""
    opened = csv.open_(
        b"date,place\n2025-05-19\n2025-05-20,Karvel,three held\n2025-05-21,Karvel\n", ""
    )

    assert row_of(opened, 2) == "date: 2025-05-19"
    assert row_of(opened, 3) == "date: 2025-05-20\nplace: Karvel\nC: three held"
    assert opened.warnings == ("ragged_rows:2",)


@pytest.mark.parametrize("cell", ["=cmd|' /C calc'!A0", "@SUM(1)", "+1", "-1", "=1+1"])
def test_a_cell_that_looks_like_a_formula_is_words(cell):
    """Nothing in a table is run or changed."""
    opened = csv.open_(f"date,said\n2025-05-19,{cell}\n".encode(), "")

    assert row_of(opened, 2) == f"date: 2025-05-19\nsaid: {cell}"


def test_blank_rows_keep_the_numbers_of_the_others():
    """Row 4 of the file is row 4 here, though row 3 is blank."""
    opened = csv.open_(b"date,place\n2025-05-19,Karvel\n\n2025-05-21,Zhelnograd\n\n\n", "")

    assert len(opened.rows) == 4
    assert row_of(opened, 3) == ""
    assert "Zhelnograd" in row_of(opened, 4)
    assert opened.warnings == ()


def test_a_quote_that_is_never_closed_swallows_nothing():
    """The rows after a stray quote stay rows, and the quote is told."""
    opened = csv.open_(b'name,said\nA,"unclosed\nB,second\nC,third\n', "")

    assert len(opened.rows) == 4
    assert row_of(opened, 4) == "name: C\nsaid: third"
    assert "quote_unclosed" in opened.warnings


def test_a_row_of_data_is_not_taken_for_names():
    """A table without names of columns gets letters, and its first row stays a row of data."""
    opened = csv.open_(b"2025-05-19,Karvel,3\n2025-05-20,Karvel,1\n", "")

    assert row_of(opened, 1) == "A: 2025-05-19\nB: Karvel\nC: 3"


def test_a_long_cell_is_read_soon():
    """One cell of a million code points is a cell like others."""
    words = RUSSIAN * 8000

    opened = csv.open_(f'date,said\n2025-05-19,"{words}"\n'.encode(), "")

    assert row_of(opened, 2).endswith(words)


def test_excel_says_which_mark_it_used():
    """A first line sep= names the delimiter and is no row."""
    opened = csv.open_(b"sep=;\r\ndate;place\r\n2025-05-19;Karvel, centre\r\n", "")

    assert row_of(opened, 2) == "date: 2025-05-19\nplace: Karvel, centre"


@given(
    st.lists(
        st.lists(st.text(alphabet="абв xyz;\"'=19\n", max_size=8), min_size=1, max_size=5),
        max_size=8,
    )
)
def test_no_word_of_a_table_is_lost(cells):
    """Whatever the cells hold, each stands in the block of its row, and rows are in order."""
    table = rows.written([("", cells)])

    ends = (*table.rows[1:], len(table.content))
    assert list(table.rows) == sorted(table.rows)
    for row, start, end in [*zip(cells, table.rows, ends, strict=False)][1:]:
        for cell in row:
            assert cell.strip() in table.content[start:end]


def test_sheets_are_pages_with_dates_in_iso():
    """Each sheet begins with its name, dates are ISO 8601, hidden sheets are read and counted."""
    opened = sheets.open_(a_workbook(), "")

    assert [opened.content[at:].split("\n")[0] for at in opened.pages] == ["Detentions", "Sources"]
    assert row_of(opened, 2) == "date: 2025-05-19\nplace: Karvel\nheld: 3"
    assert row_of(opened, 4) == "date: мая 2025\nplace: Zhelnograd\nheld: 2.5"
    assert row_of(opened, 5) == "Sources\nA: lawyer\nB: Vymyslova"
    assert "hidden_sheets:1" in opened.warnings


def test_what_a_sheet_shows_and_its_rows_have_not_is_counted():
    """A cell over several rows stands in the first one; an error is no value; dates since 1904 hold."""
    workbook = openpyxl.Workbook()
    workbook.epoch = CALENDAR_MAC_1904
    sheet = workbook.active
    sheet.append(["date", "place", "held"])
    sheet.append([dt.datetime(2025, 5, 17), "Karvel", 3])
    sheet.append([dt.datetime(2025, 5, 18), None, "#REF!"])
    sheet.merge_cells("B2:B3")
    sheet.merge_cells("E1:F1")
    file = io.BytesIO()
    workbook.save(file)

    opened = sheets.open_(file.getvalue(), "")

    assert {"cells_over_rows:1", "cells_with_errors:1"} <= set(opened.warnings)
    assert row_of(opened, 2) == "date: 2025-05-17\nplace: Karvel\nheld: 3"
    assert row_of(opened, 3) == "date: 2025-05-18"


def test_formulas_that_never_had_a_value_are_counted():
    """A formula that no program has computed shows nothing, and that is told."""
    workbook = openpyxl.Workbook()
    workbook.active.append(["held", "=1+1"])
    file = io.BytesIO()
    workbook.save(file)

    opened = sheets.open_(file.getvalue(), "")

    assert "formulas_without_value:1" in opened.warnings


def test_an_open_document_sheet_is_read():
    """ODS is read like the others; the name of its only sheet is its title."""
    opened = sheets.open_(an_open_document_sheet(), "")

    assert opened.title == "May"
    assert row_of(opened, 2) == "place: Karvel\nheld: three"


@pytest.mark.parametrize(("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_columns_have_the_letters_of_spreadsheets(index, letters):
    """The 27th column is AA."""
    assert rows._letters(index) == letters


REAL = Path(__file__).parents[1] / "samples" / "real"


@pytest.mark.parametrize("name", ["register.xls", "register.ods"])
def test_sheets_of_a_real_program_are_read(name):
    """Dates, Cyrillic, the value of a formula and a hidden sheet come out of what Calc wrote."""
    data = (REAL / name).read_bytes()
    origin = Origin(kind="file", name=name)
    report = keep.describe(data, origin=origin, by="Ada Reader", at="2026-01-01T00:00:00Z")

    text = open_text(report, data)

    assert "case: K-1\nwhat: detained\nname: Тимур Баснин\nday: 2025-05-19" in text.content
    assert "held: 3\n\nNotes" in text.content
    assert "two: of a sheet" in text.content
    assert "hidden_sheets:1" in text.warnings
    assert len(text.pages) == 2


@pytest.mark.parametrize("name", ["register.xls", "register.ods"])
def test_a_real_sheet_comes_in_row_by_row(name, tmp_path):
    """With a map of its columns each row makes its claim, as of a CSV."""
    vault = Memory()
    vault.add_signer("Ada Reader")
    columns = columns_of(
        "key: case\nact: what\nvictim: name\ndate: day\nplace: town\nsheet: Register\n"
        "acts: {detained: liberty.arrest, beaten: body.assault}"
    )

    receipt = flow.take_in(vault, [REAL / name], by="Ada Reader", columns=columns)

    days = [one.of.slots.when.value.edtf for one in vault.all(Suggestion)]
    assert days == ["2025-05-19", "2025-05-20"]
    assert receipt.count("left_inside") > 0  # the hidden sheet, and the row of the sum


@pytest.mark.parametrize("name", ["register.xls", "register.ods"])
def test_a_damaged_sheet_of_a_real_program_is_told(name):
    """Flipped bits end in words or in a reason, never in a crash of ours."""
    whole = (REAL / name).read_bytes()
    origin = Origin(kind="file", name=name)
    for nth in range(30):
        data = bytearray(whole)
        data[len(data) * nth // 30] ^= 1 << (nth % 8)
        report = keep.describe(
            bytes(data), origin=origin, by="Ada Reader", at="2026-01-01T00:00:00Z"
        )
        told = ""
        try:
            open_text(report, bytes(data))
        except Unreadable as trouble:
            told = str(trouble)
        assert "Баснин" not in told
