"""Words in pictures: recognised when a person asks and the machine can, and never passed off.

No tesseract is needed here: a program of the same name answers, which checks what it is given.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, NumberObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from dripstone import flow
from dripstone.errors import Damaged, NoRecogniser
from dripstone.read.formats.inside import scans
from dripstone.records import Report, Text
from dripstone.vault.memory import Memory
from samples.documents import a_pdf
from samples.media import a_photo

ADA = "Ada Reader"
PROGRAM = """#!/bin/sh
case "$1" in
  --version) echo "tesseract 5.3.0" ;;
  --list-langs) printf 'List of languages:\\neng\\nrus\\n' ;;
  *) head -c 4 | od -An -c | grep -q 'P   N   G\\|377 330' || exit 1
     echo "Police in Karvel detained three people on Saturday." ;;
esac
"""


@pytest.fixture
def vault() -> Memory:
    vault = Memory()
    vault.add_signer(ADA)
    return vault


@pytest.fixture
def tesseract(tmp_path: Path, monkeypatch) -> Path:
    folder = tmp_path / "programs"
    folder.mkdir()
    program = folder / "tesseract"
    program.write_text(PROGRAM)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return program


def a_scan(pages: int) -> bytes:
    """Make a PDF whose pages are pictures."""
    file = io.BytesIO()
    paper = canvas.Canvas(file, invariant=1)
    for _ in range(pages):
        packed = io.BytesIO()
        Image.new("RGB", (60, 40), "white").save(packed, "JPEG")
        paper.drawImage(ImageReader(packed), 50, 50)
        paper.showPage()
    paper.save()
    return file.getvalue()


def test_words_of_a_picture_become_a_report_of_their_own(vault, tmp_path, tesseract):
    """The picture stays without words; what was read in it names it, the program and its version."""
    file = tmp_path / "photo.jpg"
    file.write_bytes(a_photo())

    receipt = flow.take_in(vault, [file], by=ADA, ocr="eng+rus")

    picture, words = (vault.get(line.report) for line in receipt.lines)
    assert [line.became for line in receipt.lines] == ["kept_wordless", "kept"]
    assert (words.origin.of, words.origin.kind) == (picture.id, "recognised")
    assert words.origin.member == "picture, tesseract 5.3.0, eng+rus"
    assert [text.report for text in vault.all(Text)] == [words.id]
    assert receipt.lines[1].suggestions > 0


def test_each_page_of_a_scan_is_recognised(vault, tmp_path, tesseract):
    """Pages come one by one, in their order; the same words on two pages are one report."""
    file = tmp_path / "scan.pdf"
    file.write_bytes(a_scan(2))

    receipt = flow.take_in(vault, [file], by=ADA, ocr="eng")

    assert [line.item for line in receipt.lines] == [
        "scan.pdf",
        "scan.pdf/page 1.txt",
        "scan.pdf/page 2.txt",
    ]
    assert [line.became for line in receipt.lines] == ["kept_unread", "kept", "already_here"]


def test_without_the_program_nothing_is_begun(vault, tmp_path, monkeypatch):
    """Where words cannot be recognised, that is said before anything is kept."""
    monkeypatch.setenv("PATH", str(tmp_path))
    file = tmp_path / "photo.jpg"
    file.write_bytes(a_photo())

    with pytest.raises(NoRecogniser):
        flow.take_in(vault, [file], by=ADA, ocr="eng")

    assert [*vault.all(Report)] == []


@pytest.mark.parametrize("languages", ["deu", "eng; rm -rf", "--help", ""])
def test_a_language_that_is_not_there_is_refused(vault, tesseract, languages):
    """Only languages that the program has are asked for, and nothing else is passed to it."""
    with pytest.raises(NoRecogniser):
        flow.take_in(vault, [], by=ADA, ocr=languages)


def a_packed_picture(bits: int, space: str, raw: bytes) -> bytes:
    """Make a PDF of one page that is a picture of 16 by 4, packed losslessly."""
    writer = PdfWriter()
    page = writer.add_blank_page(100, 100)
    stream = DecodedStreamObject()
    stream.set_data(raw)
    picture = stream.flate_encode()
    said = {"/Type": "/XObject", "/Subtype": "/Image", "/ColorSpace": space}
    picture.update({NameObject(k): NameObject(v) for k, v in said.items()})
    numbers = {"/Width": 16, "/Height": 4, "/BitsPerComponent": bits}
    picture.update({NameObject(k): NumberObject(v) for k, v in numbers.items()})
    objects = DictionaryObject({NameObject("/I"): writer._add_object(picture)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): objects})
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("bits", "space", "raw", "dot"),
    [
        (8, "/DeviceRGB", b"\x01\x02\x03" * 64, (1, 2, 3)),
        (8, "/DeviceGray", b"\x09" * 64, 9),
        (1, "/DeviceGray", b"\xff\xff" * 4, 255),
    ],
)
def test_losslessly_packed_pages_open_as_pictures(bits, space, raw, dot):
    """What is taken out opens in another program, with its size and its colours."""
    found = [*scans.members(a_packed_picture(bits, space, raw), "")]

    opened = Image.open(io.BytesIO(found[0].data))

    assert opened.size == (16, 4)
    assert opened.getpixel((5, 2)) == dot


def test_a_page_packed_as_for_a_fax_opens_as_a_picture():
    """Black on white, as scanners in offices pack it, comes out the right way round."""
    page = Image.new("1", (64, 32), 1)
    page.putpixel((10, 5), 0)
    file = io.BytesIO()
    page.save(file, "PDF")

    found = [*scans.members(file.getvalue(), "")]
    opened = Image.open(io.BytesIO(found[0].data)).convert("L")

    assert opened.size == (64, 32)
    assert (opened.getpixel((10, 5)), opened.getpixel((11, 5))) == (0, 255)


def test_a_page_without_a_picture_is_told():
    """A page of words, or a damaged PDF, gives no picture and passes for none."""
    found = [*scans.members(a_pdf(), "")]

    assert [one.error for one in found] == ["NoText"]
    with pytest.raises(Damaged):
        [*scans.members(b"%PDF-1.4 nothing", "")]
