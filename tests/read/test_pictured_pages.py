"""Pictures of PDF pages: boxes lie on the ink of their words, and hostile pages are told."""

from __future__ import annotations

import io
import random

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import FloatObject, NameObject, RectangleObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from dripstone.errors import Damaged, Protected, Unreadable
from dripstone.read import looks
from dripstone.read.formats.inside.pictured import LONGEST, MOST, fitting

MARGIN = 8  #: pixels around a box in which its words may have ink
CLOSE = 2.0  #: pixels that ink may lie outside of its box


def a_page(write) -> bytes:
    """Make a PDF of one page, 400 by 300 points."""
    made = io.BytesIO()
    page = canvas.Canvas(made, pagesize=(400, 300))
    page.setFont("Helvetica", 12)
    write(page)
    page.save()
    return made.getvalue()


def three_lines(page) -> None:
    page.drawString(60, 240, "Nothing here matters")
    page.drawString(120, 150, "Karvel")
    page.drawString(60, 60, "Other words")


def changed(data: bytes, how) -> bytes:
    """Change the first page of a PDF, as another program would."""
    writer = PdfWriter(clone_from=io.BytesIO(data))
    how(writer.pages[0])
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def cropped(page) -> None:
    page.cropbox = RectangleObject((50, 50, 300, 260))


def cropped_and_turned(page) -> None:
    cropped(page)
    page.rotate(90)


def moved(page) -> None:
    page.mediabox = RectangleObject((-100, -50, 400, 300))


def in_larger_units(page) -> None:
    page[NameObject("/UserUnit")] = FloatObject(2)


def ink_near(leaf, box) -> tuple[float, float, float, float]:
    """Give the edges of what is dark in and around a box of the picture."""
    picture = Image.open(io.BytesIO(leaf.png)).convert("L")
    left, top = max(int(box.x) - MARGIN, 0), max(int(box.y) - MARGIN, 0)
    part = (left, top, int(box.x + box.width) + MARGIN, int(box.y + box.height) + MARGIN)
    dark = picture.crop(part).point(lambda light: 255 if light < 128 else 0).getbbox()
    assert dark, "there is no ink where the box is"
    return dark[0] + left, dark[1] + top, dark[2] + left, dark[3] + top


@pytest.mark.parametrize(
    "how",
    [
        len,
        lambda page: page.rotate(90),
        lambda page: page.rotate(180),
        lambda page: page.rotate(270),
        cropped,
        cropped_and_turned,
        moved,
        in_larger_units,
    ],
    ids=["upright", "90", "180", "270", "cropped", "cropped-90", "moved", "larger-units"],
)
def test_a_box_holds_the_ink_of_its_words(how):
    """However a page is turned, cut, moved or scaled, a word's box is around its ink and no more."""
    leaf = looks.pictured(changed(a_page(three_lines), how), 1).leaf

    line = next(one for one in leaf.lines if "Karvel" in one.words)
    box = looks._around(line.boxes)
    left, top, right, bottom = ink_near(leaf, box)

    assert box.x - CLOSE <= left
    assert right <= box.x + box.width + CLOSE
    assert box.y - CLOSE <= top
    assert bottom <= box.y + box.height + CLOSE
    inside = min(right - left, bottom - top) / min(box.width, box.height)
    assert inside > 0.4  # the box is not a whole page


def test_what_is_painted_is_on_the_picture():
    """A page that is one photograph has its colours on the picture, and no letters."""
    noise = Image.frombytes("RGB", (40, 30), random.Random(5).randbytes(40 * 30 * 3))
    data = a_page(lambda page: page.drawImage(ImageReader(noise), 0, 0, 400, 300))

    leaf = looks.pictured(data, 1).leaf

    shown = Image.open(io.BytesIO(leaf.png))
    assert leaf.lines == ()
    assert shown.size == (leaf.width, leaf.height) == (800, 600)
    assert len(shown.getcolors(maxcolors=2**20)) > 500


def test_each_letter_has_a_box():
    """Lines come as the page has them, with one box for each letter."""
    leaf = looks.pictured(a_page(three_lines), 1).leaf

    assert all(len(one.words) == len(one.boxes) for one in leaf.lines)
    assert [one.words for one in leaf.lines] == ["Nothing here matters", "Karvel", "Other words"]


@pytest.mark.parametrize("side", [14_400, 1e9, 0.001])
def test_a_page_of_any_size_makes_a_small_picture(side):
    """A page that says it is five metres wide, or nothing, takes no more memory than another."""

    def sized(page) -> None:
        page.mediabox = RectangleObject((0, 0, side, side))

    leaf = looks.pictured(changed(a_page(three_lines), sized), 1).leaf

    assert leaf.width * leaf.height <= MOST * 1.01
    assert max(leaf.width, leaf.height) <= LONGEST + 1
    assert fitting(side, side) * side <= LONGEST + 1


def test_the_last_page_stands_for_those_that_are_not_there():
    """Whoever asks for page nine of one gets the one, with its number."""
    one = looks.pictured(a_page(three_lines), 9)

    assert (one.number, one.of) == (1, 1)
    assert one.leaf is not None


def in_a_circle() -> bytes:
    """Make a PDF whose pages hold each other."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>endobj\n"
        b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF"
    )


def drawing_itself() -> bytes:
    """Make a PDF whose page draws a thing that draws itself."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R"
        b"/Resources<</XObject<</F 5 0 R>>>>>>endobj\n"
        b"4 0 obj<</Length 5>>stream\n/F Do\nendstream endobj\n"
        b"5 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 11"
        b"/Resources<</XObject<</F 5 0 R>>>>>>stream\n/F Do /F Do\nendstream endobj\n"
        b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF"
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.4 nothing more\n%%EOF",
        a_page(three_lines)[:400],
        in_a_circle(),
        drawing_itself(),
        random.Random(7).randbytes(5000),
    ],
    ids=["empty", "no-page", "cut", "circle", "draws-itself", "noise"],
)
def test_a_hostile_file_is_told_and_the_next_one_is_shown(data):
    """Broken, endless and senseless files end in a picture or a sentence, and hurt no other."""
    try:
        made = looks.pictured(data, 1).leaf
    except Unreadable:
        made = None

    assert made is None or made.png.startswith(b"\x89PNG")
    assert looks.pictured(a_page(three_lines), 1).leaf is not None


def test_a_damaged_file_says_so():
    """What is no PDF is damaged."""
    with pytest.raises(Damaged):
        looks.pictured(b"%PDF-1.4 nothing more\n%%EOF", 1)


def test_a_file_behind_a_password_says_so():
    """What opens only with a password is told apart from what is damaged."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(a_page(three_lines))))
    writer.encrypt("quiet", algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)

    with pytest.raises(Protected):
        looks.pictured(made.getvalue(), 1)
