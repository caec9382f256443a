"""What a reader of a file does not see at once, or what is easily lost, is read or counted."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl
import pypdf
import pytest
from openpyxl.comments import Comment
from reportlab.pdfgen import canvas

from dripstone.read.formats import eml, pdf, sheets, telegram, txt

REAL = Path(__file__).parents[1] / "samples/real"
RUSSIAN = "Полиция задержала троих в Карвеле, их избили в отделении."
MESSAGE = {"id": 1, "type": "message", "date": "2025-05-19T13:00:00", "from": "Marta", "text": ""}


def a_workbook(*, hide: bool) -> bytes:
    """Make a sheet with a hidden row, a hidden column, a note, and all beyond it hidden."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (("date", "place", "told by"), ("2025-05-19", "Karvel", "Marta"), ("", "Sund", "T")):
        sheet.append(row)
    if hide:
        sheet.column_dimensions["C"].hidden = True
        sheet.row_dimensions[3].hidden = True
        sheet.row_dimensions[9].hidden = True
        sheet.column_dimensions.group("F", "XFD", hidden=True)
        sheet["B2"].comment = Comment("ask again", "Marta")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_hidden_rows_and_columns_of_a_sheet_are_read_and_counted():
    """What lies beyond the table is hidden too, and is no column of it; a note is counted."""
    opened = sheets.open_(a_workbook(hide=True), "")

    assert "told by: Marta" in opened.content
    assert "place: Sund" in opened.content
    told = {w for w in opened.warnings if w.startswith(("hidden", "comments"))}
    assert told == {"hidden_rows:1", "hidden_columns:1", "comments_left_out:1"}


def test_a_sheet_that_hides_nothing_says_nothing():
    """The same table in plain sight has no such warning."""
    opened = sheets.open_(a_workbook(hide=False), "")

    assert not [w for w in opened.warnings if w.startswith(("hidden", "comments"))]


def test_an_open_document_tells_them_too():
    """The same table as LibreOffice writes it; rows and columns below and beyond are not counted."""
    opened = sheets.open_((REAL / "hidden.ods").read_bytes(), "")

    assert "place: Zhelnograd\nsecret: y" in opened.content
    told = {w for w in opened.warnings if w.startswith(("hidden", "comments"))}
    assert told == {"hidden_rows:1", "hidden_columns:1", "comments_left_out:1"}


def test_a_telegram_export_gives_all_that_was_said():
    """Polls, places, persons, changes and chats that were left are words of the conversation too."""
    poll = {"question": "Was it the police?", "answers": [{"text": "Yes"}, {"text": "No"}]}
    said = [
        {**MESSAGE, "poll": poll},
        {
            **MESSAGE,
            "location_information": {"latitude": 55.5, "longitude": 37.5},
            "address": "Sund",
        },
        {**MESSAGE, "contact_information": {"first_name": "Vera", "phone_number": "100"}},
        {**MESSAGE, "text": "Three.", "edited": "2025-05-19T14:00:00"},
        {**MESSAGE, "game_title": "x"},
    ]
    left = {"name": "Left", "messages": [{**MESSAGE, "text": "Said in a chat that was left."}]}
    export = {
        "chats": {"list": [{"name": "A", "messages": said}]},
        "left_chats": {"list": [left]},
    }

    opened = telegram.open_(json.dumps(export).encode(), "")

    for words in (
        "Was it the police?\nYes\nNo",
        "place: Sund; 55.5, 37.5",
        "person: Vera 100",
        "changed: 2025-05-19T14:00:00\nThree.",
        "Said in a chat that was left.",
    ):
        assert words in opened.content
    assert opened.warnings == ("messages_without_words:1",)
    assert len(opened.pages) == 2


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_a_header_in_an_older_encoding_is_read(encoding):
    """Some programs write a subject as it is, without a word about how; it is words all the same."""
    head = (
        "From: v@karvel.example\nDate: Mon, 19 May 2025 10:00:00 +0300\nSubject: Список задержанных"
    )
    opened = eml.open_(f"{head}\n\n{RUSSIAN}\n".encode(encoding), "")

    assert opened.title == "Список задержанных"
    assert RUSSIAN in opened.content


def test_lines_of_two_encodings_are_read_each_in_its_own():
    """A list that was put together from two files has no line of nonsense, and says so."""
    data = f"{RUSSIAN}\n{RUSSIAN}\n".encode() + f"{RUSSIAN}\nplain\n".encode("cp1251")

    opened = txt.open_(data, "")

    assert opened.content == f"{RUSSIAN}\n" * 3 + "plain\n"
    assert opened.warnings == ("encoding_guessed:windows-1251", "encodings_mixed:1")


def test_a_few_damaged_octets_make_no_second_encoding():
    """UTF-8 with a broken character stays UTF-8, whose broken character is told."""
    data = f"{RUSSIAN}\n".encode() * 3
    data = data[:20] + b"\xff" + data[20:]

    opened = txt.open_(data, "")

    assert [w.partition(":")[0] for w in opened.warnings] == ["undecodable"]


def a_form(*, value: str = "", note: str = "", attached: bytes = b"") -> bytes:
    """Make a PDF with a field, a note and a file attached, or without."""
    file = io.BytesIO()
    page = canvas.Canvas(file)
    page.drawString(72, 720, "Complaint to the prosecutor of Karvel")
    if value:
        page.acroForm.textfield(name="complaint", value=value, x=72, y=650, width=400)
    if note:
        page.textAnnotation(note)
    page.save()
    if not attached:
        return file.getvalue()
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(file.getvalue()))
    writer.add_attachment("list.txt", attached)
    whole = io.BytesIO()
    writer.write(whole)
    return whole.getvalue()


def test_what_a_form_was_filled_with_is_read_and_what_hangs_on_it_is_told():
    """A filled form shows its values to the eye; notes and attached files are counted."""
    data = a_form(value="They beat me in the cell.", note="see page two", attached=b"three names")

    opened = pdf.open_(data, "")
    plain = pdf.open_(a_form(), "")

    assert opened.content.endswith("Karvel\n\ncomplaint: They beat me in the cell.")
    assert {"comments_left_out:1", "attachments_left_out:1"} <= {*opened.warnings}
    assert not [w for w in plain.warnings if w.endswith("_left_out:1")]
