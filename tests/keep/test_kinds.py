"""What a file is, by its content."""

from __future__ import annotations

import pytest

from dripstone.keep import media_type
from samples.documents import (
    ENGLISH,
    PAGE,
    RUSSIAN,
    a_mail,
    a_pdf,
    a_word_file,
    a_workbook,
    a_zip,
    an_open_document_sheet,
)

OFFICE = "application/vnd.openxmlformats-officedocument"
CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(22) + b"\x09\0" + bytes(16) + b"\0\0\0\0"
MISLEADING = ("report.pdf", "report.txt.exe", "", "фото.jpg")


def a_compound(stream: str) -> bytes:
    """Make the beginning of an old office file with one stream in its directory."""
    return CFB.ljust(512, b"\0") + stream.encode("utf-16-le").ljust(128, b"\0") * 4


@pytest.mark.parametrize("name", MISLEADING)
@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (a_pdf(), "application/pdf"),
        (b"\r\n" + a_pdf(), "application/pdf"),
        (
            b"put before by a gateway\n" + a_pdf().decode("latin-1").encode("ascii", "ignore"),
            "application/pdf",
        ),
        (bytes(range(200)) + a_pdf(), "application/pdf"),
        (a_word_file(), f"{OFFICE}.wordprocessingml.document"),
        (a_workbook(), f"{OFFICE}.spreadsheetml.sheet"),
        (an_open_document_sheet(), "application/vnd.oasis.opendocument.spreadsheet"),
        (a_zip({"mimetype": b"application/epub+zip", "a": b""}), "application/epub+zip"),
        (a_zip({"readme": b"words"}), "application/zip"),
        (a_zip({"ppt/presentation.xml": b""}), f"{OFFICE}.presentationml.presentation"),
        (a_compound("WordDocument\0"), "application/msword"),
        (a_compound("Workbook\0"), "application/vnd.ms-excel"),
        (a_compound("EncryptedPackage\0"), "application/vnd.ms-office.encrypted"),
        (a_compound("__substg1.0_0037001F"), "application/vnd.ms-outlook"),
        (PAGE.encode(), "text/html"),
        (PAGE.encode("utf-16"), "text/html"),
        (b"\xef\xbb\xbf <!-- saved --><html>", "text/html"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html>', "application/xhtml+xml"),
        (b'<?xml version="1.0"?><rss></rss>', "text/xml"),
        (a_mail(), "message/rfc822"),
        (b"Received: by x\r\n\tfor y\r\nSubject: z\r\n\r\nwords", "message/rfc822"),
        (b"From a@b Mon May 19 10:00:00 2025\nFrom: a@b\n\nx", "application/mbox"),
        (b"WARC/1.1\r\nWARC-Type: response\r\n", "application/warc"),
        (b"{\\rtf1 words}", "application/rtf"),
        (b"\x89PNG\r\n\x1a\n\0\0", "image/png"),
        (b"\xff\xd8\xff\xe0\0", "image/jpeg"),
        (b"\0\0\0\x18ftypheic\0\0", "image/heic"),
        (b"\0\0\0\x18ftypisom\0\0", "video/mp4"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (bytes(range(256)) * 4, "application/octet-stream"),
    ],
)
def test_content_tells_the_kind_whatever_the_name(data, kind, name):
    """Signatures, members, streams and first lines tell what a file is; its name does not."""
    assert media_type(data, name) == kind


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "cp1251", "koi8-r"])
def test_words_are_plain_text_in_every_encoding(encoding):
    """Russian words are text in any encoding, with or without a mark."""
    words = RUSSIAN.replace("—", "-").replace("«", '"').replace("»", '"')

    assert media_type(words.encode(encoding)) == "text/plain"


@pytest.mark.parametrize(
    "words",
    [
        ENGLISH,
        "From here, they went on: to Karvel.\n",
        "From: the people of Karvel\n\nWe demand an answer.",
        "Note: three held\nDate: Saturday\nno header here",
        "BM and others were held.",
        "One, two, three.\nFour, five, six.\nAnd then nothing, nobody.\n",
        "a < b, and <i>so</i> on",
        "PK was there. %PDF- is no word.",
        "",
    ],
)
def test_prose_is_not_taken_for_something_else(words):
    """Words that begin or look a little like another format stay plain text."""
    assert media_type(words.encode()) == "text/plain"


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_a_table_without_an_ending_is_told_by_its_shape(mark):
    """Three lines of the same cells are a table, with quoted marks and line ends inside cells."""
    rows = [["date", "place", "held"], ["2025-05-19", f'"a{mark}\nb"', "3"], ["x", "y", "1"]]
    table = "\n".join(mark.join(row) for row in rows).encode()

    assert media_type(table) == "text/csv"
    assert media_type(table, "notes.txt") == "text/plain"


def test_a_name_decides_between_kinds_of_plain_text_only():
    """A two-column table called .csv is a table; a PDF called .csv is a PDF."""
    assert media_type(b"date,place\n2025,Karvel\n", "held.csv") == "text/csv"
    assert media_type(b"# Title\nwords", "notes.md") == "text/markdown"
    assert media_type(a_pdf(), "held.csv") == "application/pdf"


def test_a_table_whose_first_cell_is_blank_is_a_table():
    """Blank lines before it, a blank first name, and cells of words are no reason against it."""
    table = "\n\n\tname\tplace\n1\tVera Nebytova\tKarvel\n2\tTimur Basnin\tKarvel\n"

    assert media_type(table.encode()) == "text/csv"


def test_words_hold_no_octet_that_only_programs_write():
    """Of the octets below a space, a tab, the ends of lines and pages and an escape are written."""
    kinds = {n: media_type(b"Words in a row" + bytes((n,)) + b" and more.") for n in range(33)}

    assert {n for n, kind in kinds.items() if kind == "text/plain"} == {*range(9, 14), 27, 32}
    assert {kind for kind in kinds.values() if kind != "text/plain"} == {"application/octet-stream"}
    assert media_type("Слова\x00".encode()) == "application/octet-stream"
    assert media_type("Слова".encode()[:-1]) == "text/plain"


def test_words_with_a_stray_octet_are_words_where_their_name_says_so():
    """A bell or a NUL among many words hides no report; a program's file called .txt is none."""
    words = "Полиция задержала учителей. " * 20

    for odd in (b"\x00", b"\x07", b"\x00\x1a\x08"):
        assert media_type(words.encode() + odd + words.encode(), "report.txt") == "text/plain"
        assert media_type(words.encode() + odd + words.encode()) == "application/octet-stream"
    assert media_type(bytes(range(256)) * 40, "report.txt") == "application/octet-stream"
    assert media_type(b"\x00\x01".join([b"abcd"] * 90), "a.txt") == "application/octet-stream"
    assert media_type(b"%PDF-1.4 " + b"\x00" + b"words " * 40, "a.txt") == "application/pdf"
