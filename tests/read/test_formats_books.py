"""OpenDocument, slides, books and RTF: their words in their order, and what is missing said."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dripstone import keep
from dripstone.errors import Damaged, Protected, TooLarge, Unreadable
from dripstone.read.formats import FORMATS, epub, html, odt, pptx, rtf
from samples.books import a_book, an_open_text, an_rtf, open_slides, slides

MADE = {
    "odt": an_open_text(),
    "pptx": slides(),
    "epub": a_book(),
    "rtf": an_rtf(r"Three people were held.\par"),
}


@pytest.mark.parametrize("format", MADE)
def test_each_is_told_by_its_content(format):
    """A file without any ending in its name is known by its bytes."""
    assert FORMATS[keep.media_type(MADE[format])] == format


def test_an_open_text_is_read_in_its_order():
    """Header, heading, paragraph, list, table, note and footer follow each other."""
    opened = odt.open_(an_open_text(), "")

    assert opened.content.split("\n\n") == [
        "Union of Karvel Lawyers",
        "Statement",
        "We saw three people taken  away.",
        "Two were beaten.",
        "Place\tHeld\nKarvel\tthree",
        "From the window.",
        "Page of the Union",
    ]
    assert (opened.title, opened.authors) == ("Statement of the Lawyers", ("Marta Vymyslova",))
    assert opened.published == "2025-05-20T09:00:00"
    assert opened.warnings == ("struck_left_out:9", "comments_left_out:1", "published_is_file_date")


def test_each_open_slide_is_a_page():
    """Slides of an ODP begin pages."""
    opened = odt.open_(open_slides("First slide.", "Second slide."), "")

    assert [opened.content[at:][:6] for at in opened.pages] == ["First ", "Second"]


def test_an_encrypted_open_text_asks_for_its_password():
    """What only a password opens is told as that."""
    manifest = b"<manifest><file-entry><encryption-data/></file-entry></manifest>"

    with pytest.raises(Protected):
        odt.open_(an_open_text(**{"META-INF/manifest.xml": manifest}), "")


def test_slides_come_in_the_order_in_which_they_are_shown():
    """The order is that of the show; notes follow their slide; hidden slides are counted."""
    opened = pptx.open_(slides(), "")

    assert opened.content.split("\n\n") == [
        "Three people were held in Karvel.",
        "Ask the lawyer.",
        "Shown last.",
        "Karvel\tthree",
    ]
    assert [opened.content[at:][:5] for at in opened.pages] == ["Three", "Shown"]
    assert opened.warnings == ("hidden_slides:1",)


def test_a_book_is_read_in_the_order_of_its_chapters():
    """Chapters come in the order of the spine; a page of pictures is counted."""
    opened = epub.open_(a_book(), "")

    assert opened.content.split("\n\n") == [
        "One",
        "Three people were held.",
        "Two",
        "They were released.",
    ]
    assert [opened.content[at:][:3] for at in opened.pages] == ["One", "One", "Two"]
    assert (opened.title, opened.publisher, opened.published, opened.language) == (
        "The Karvel Book",
        "Kestrel Press",
        "2025-05-20",
        "en",
    )
    assert opened.warnings == ("pages_without_text:1",)


def test_an_encrypted_book_says_so_and_encrypted_fonts_do_no_harm():
    """Only encrypted chapters keep a book shut."""
    with pytest.raises(Protected):
        epub.open_(a_book("OPS/two.xhtml"), "")

    assert "held" in epub.open_(a_book("OPS/font.otf"), "").content


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (r"plain words\par", "plain words"),
        (r"caf\'e9 \endash  \ldblquote no\rdblquote", "café – “no”"),
        (r"\f1\'c7\'e0\'e4\'e5\'f0\'e6\'e0\'ed\'e8\'ff\f0  two", "Задержания two"),
        (r"\u1047?\u1072?\u1076?", "Зад"),
        (r"{\uc0\u1047\u1072}d", "Заd"),
        (r"\u8212\emdash after", "—after"),
        (r"dove \u-10179?\u-9038?", "dove \U0001f4b2"),
        (r"a\~b\_c\{d\}\\", "a\xa0b\u2011c{d}\\"),
        ("wrapped li\r\nne", "wrapped line"),
        (r"a{\pict\bin6 {{{}}}}b", "ab"),
        (r"a{\*\unknown secret}b", "ab"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt the link}}", "the link"),
        (r"one\par\par two\line three", "one\n\ntwo\nthree"),
        (r"a\'ff\'fe", "aÿþ"),
    ],
)
def test_words_of_rtf_are_read(body, words):
    """Letters by number, by code page and by name come out as they are seen."""
    assert rtf.open_(an_rtf(body), "").content == words


def test_parts_of_an_rtf_come_in_their_order():
    """Header, paragraph, table, paragraph, note and footer stand apart; what is gone is counted."""
    head = r"{\header Union of Lawyers\par}{\footer Page}"
    row = r"\trowd\pard\intbl Place\cell Held\cell\row\trowd\pard\intbl Karvel\cell three\cell\row"
    body = (
        r"We saw{\footnote\pard From the window.} {\v secret}{\deleted criminals}three.\par"
        + row
        + r"\pard After.\par"
    )

    opened = rtf.open_(an_rtf(body, head), "")

    assert opened.content.split("\n\n") == [
        "Union of Lawyers",
        "We saw three.",
        "Place\tHeld\nKarvel\tthree",
        "After.",
        "From the window.",
        "Page",
    ]
    assert (opened.title, opened.authors) == ("Statement", ("Marta Vymyslova",))
    assert opened.warnings == ("hidden_left_out:6", "struck_left_out:9")


def test_an_rtf_cut_off_anywhere_is_never_whole():
    """Wherever an RTF is cut, it is damaged."""
    whole = an_rtf(r"Three people {\b were held} in Karvel.\par")

    for cut in range(6, len(whole)):
        with pytest.raises(Damaged):
            rtf.open_(whole[:cut], "")


def test_an_rtf_nested_without_end_is_refused():
    """Groups within groups beyond any document end with an error, in linear time."""
    with pytest.raises(TooLarge):
        rtf.open_(b"{\\rtf1" + b"{" * 1_000_000, "")


def test_a_page_saved_in_one_file_says_where_it_was_saved():
    """The address that SingleFile writes at the beginning is taken."""
    page = (
        "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n"
        " url: https://kestrel.example/2025/05/three \n"
        " saved date: Mon May 19 2025 10:00:00 GMT+0300\n--><meta charset=utf-8>"
        "<p>Three people were held in Karvel.<img src=data:image/png;base64,iVBORw0KGgo=>"
    )

    opened = html.open_(page.encode(), "")

    assert opened.content == "Three people were held in Karvel."
    assert opened.url == "https://kestrel.example/2025/05/three"
    assert "hides_itself" not in opened.warnings


RTF_PIECES = [
    *(b"{", b"}", b"\\", b"\\'", b"\\u", b"-1", b"\\bin9", b"\\par", b"\xff", b"words", b"\\*"),
    *(b"\\f1", b"\\ansicpg932", b"\\ansicpg99", b"\\uc9", b"{\\fonttbl", b"\\fcharset128"),
]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(RTF_PIECES),
        max_size=40,
    )
)
def test_any_rtf_gives_words_or_an_error_of_ours(pieces):
    """However control words are thrown together, only errors of ours come out."""
    try:
        opened = rtf.open_(b"{\\rtf1" + b"".join(pieces) + b"}", "")
    except Unreadable:
        return

    assert "\0" not in opened.content


@pytest.mark.parametrize("format", ["odt", "pptx", "epub"])
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_whatever_is_changed_in_a_part_only_our_errors_come_out(format, data):
    """Parts lost or garbled give words or an error of ours."""
    import io
    import zipfile

    from samples.documents import a_zip

    with zipfile.ZipFile(io.BytesIO(MADE[format])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    at = data.draw(st.integers(0, len(parts[name])))
    match data.draw(st.sampled_from(["lost", "cut", "put", "swap"])):
        case "lost":
            del parts[name]
        case "cut":
            parts[name] = parts[name][:at]
        case "put":
            parts[name] = parts[name][:at] + data.draw(st.binary(max_size=8)) + parts[name][at:]
        case _:
            parts[name] = parts[data.draw(st.sampled_from(sorted(parts)))]

    try:
        opened = {"odt": odt, "pptx": pptx, "epub": epub}[format].open_(a_zip(parts), "")
    except Unreadable:
        return

    assert all(0 <= page <= len(opened.content) for page in opened.pages)
