"""PDFs and Word files: their words in their order, and what is missing said."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from dripstone.errors import Damaged, NoText
from dripstone.read.formats import docx, layout, pdf
from samples.documents import a_pdf, a_scan, a_word_file
from samples.hostile import a_word_file_of

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_file(body: str) -> bytes:
    return a_word_file_of(f"<w:document {W}><w:body>{body}</w:body></w:document>".encode())


def test_lines_of_a_pdf_flow_into_paragraphs():
    """Lines follow each other in a paragraph; the space between paragraphs parts them."""
    lines = (
        "Police in Karvel detained three people on Saturday after a vigil,",
        "their lawyer said. They were held for ten hours without water or",
        "food.",
        "",
        "A ministry denied that anyone was beaten at the station that day,",
        "and said that the three had been invited.",
    )
    data = a_pdf((lines,))

    opened = pdf.open_(data, "")

    assert opened.content.split("\n\n") == [
        " ".join(lines[:3]),
        " ".join(lines[4:]),
    ]


def test_a_sentence_over_a_page_is_one_sentence_and_the_page_is_known():
    """A paragraph that runs over a page's end is not cut, and each page has its place."""
    data = a_pdf(
        (
            ("Police in Karvel detained three people on Saturday after a vigil and",),
            ("took them to the station.", "", "", "They were released."),
        )
    )

    opened = pdf.open_(data, "")

    assert "vigil and took them" in opened.content
    assert [opened.content[at : at + 4] for at in opened.pages] == ["Poli", "took"]


def test_ligatures_of_a_pdf_are_the_letters_that_they_draw():
    """A font that draws two letters as one does not change how the word is spelled."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    file = io.BytesIO()
    paper = canvas.Canvas(file)
    paper.setFont("Vera", 12)
    paper.drawString(
        72, 700, "Five men were con\ufb01ned, \ufb01red at; the \ufb02at was con\ufb01scated."
    )
    paper.save()

    opened = pdf.open_(file.getvalue(), "")

    assert opened.content == "Five men were confined, fired at; the flat was confiscated."


def test_what_a_pdf_says_of_itself_is_kept_apart_from_dates_of_the_file():
    """Title and author come from the properties; the day the file was made is marked as that."""
    opened = pdf.open_(a_pdf(title="Statement on Karvel", author="Marta Vymyslova"), "")

    assert opened.title == "Statement on Karvel"
    assert opened.authors == ("Marta Vymyslova",)
    assert "published_is_file_date" in opened.warnings


def test_a_picture_of_a_text_has_no_words():
    """A PDF without a text layer says so, with the number of its pages."""
    with pytest.raises(NoText) as caught:
        pdf.open_(a_scan(), "")

    assert caught.value.facts["pages"] == 1


def test_pages_without_words_among_others_are_counted():
    """An empty page between two others is told, and its place is kept."""
    opened = pdf.open_(a_pdf((("One was held here.",), (), ("Two were held there.",))), "")

    assert "pages_without_text:1" in opened.warnings
    assert len(opened.pages) == 3
    assert opened.content[opened.pages[2] :].startswith("Two")


def test_a_pdf_cut_off_anywhere_is_never_whole():
    """Wherever a PDF is cut, it is damaged: no part of it passes for the whole."""
    whole = a_pdf((("Of three people held, one was beaten.",) * 30,) * 3)

    for share in range(1, 20):
        with pytest.raises(Damaged):
            pdf.open_(whole[: len(whole) * share // 20], "")


@pytest.mark.parametrize(
    ("words", "flowing"),
    [
        ("the vio-\nlence went on", "the violence went on"),
        ("a well-\nknown activist", "a well-known activist"),
        ("in Saint-\nPetersburg", "in Saint-Petersburg"),
        ("one\ntwo", "one two"),
    ],
)
def test_words_cut_at_a_line_end_are_joined(words, flowing):
    """A hyphen at a line's end goes, unless the report writes the word with one elsewhere."""
    content, _ = layout.joined([[words], ["They are well-known."]])

    assert content.split("\n\n")[0] == flowing


def test_a_word_file_is_read_in_its_order():
    """Header, heading, paragraphs, table and footer follow each other as in the file."""
    opened = docx.open_(a_word_file(), "")

    assert opened.content.split("\n\n") == [
        "Union of Karvel Lawyers",
        "Statement",
        "We saw three people taken away 🕊️.",
        "Place\tHeld\nKarvel\tthree",
        "We demand an inquiry.",
        "Page of the Union",
    ]
    assert opened.title == "Statement of the Karvel Lawyers"
    assert opened.authors == ("Marta Vymyslova",)
    assert opened.published == "2025-05-20T09:00:00+00:00"


def test_tracked_changes_fields_and_hidden_words_are_told_apart():
    """Inserted words are read; struck and hidden ones are left out, and counted."""
    run = "<w:r><w:t>{}</w:t></w:r>"
    data = word_file(
        "<w:p>"
        + run.format("Three ")
        + f"<w:ins>{run.format('people ')}</w:ins>"
        + "<w:del><w:r><w:delText>criminals</w:delText></w:r></w:del>"
        + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
        + f"<w:hyperlink>{run.format('were held')}</w:hyperlink>"
        + "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r></w:p>"
        + f"<w:sdt><w:sdtContent><w:p>{run.format('In a form.')}</w:p></w:sdtContent></w:sdt>"
    )

    opened = docx.open_(data, "")

    assert opened.content == "Three people were held\n\nIn a form."
    assert opened.warnings == ("hidden_left_out:6", "struck_left_out:9")


def test_a_table_in_a_cell_is_a_part_of_the_cell():
    """A nested table's rows are not taken for rows of the table around it."""
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p>{}</w:tc>"
    inner = f"<w:tbl><w:tr>{cell.format('b', '')}</w:tr></w:tbl>"
    data = word_file(
        f"<w:tbl><w:tr>{cell.format('a', inner)}{cell.format('c', '')}</w:tr>"
        f"<w:tr><w:sdt><w:sdtContent>{cell.format('d', '')}</w:sdtContent></w:sdt></w:tr></w:tbl>"
    )

    assert docx.open_(data, "").content == "a b\tc\nd"
