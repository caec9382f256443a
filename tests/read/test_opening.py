"""From a kept report to its frozen words."""

from __future__ import annotations

import msgspec
import pytest

from dripstone import keep
from dripstone.errors import NoText, UnknownFormat
from dripstone.read.opening import open_text
from dripstone.records import Origin, Report, Text, find_again, text_id, unchanged
from samples.documents import ENGLISH, PAGE, RUSSIAN, a_mail, a_pdf, a_word_file, a_workbook


def kept(data: bytes, name: str = "report") -> Report:
    origin = Origin(kind="file", name=name)
    return keep.describe(data, origin=origin, by="Ada Reader", at="2026-01-01T00:00:00Z")


def opened(data: bytes, name: str = "report") -> Text:
    return open_text(kept(data, name), data)


@pytest.mark.parametrize(
    ("data", "format", "words"),
    [
        (ENGLISH.encode(), "txt", "ten hours"),
        (PAGE.encode(), "html", "ten hours"),
        (a_pdf(), "pdf", "Police held three."),
        (a_word_file(), "docx", "We demand an inquiry."),
        (a_workbook(), "sheets", "place: Karvel"),
        (b"date,place,held\n2025-05-19,Karvel,3\n2025-05-20,Karvel,1\n", "csv", "place: Karvel"),
        (a_mail(), "eml", RUSSIAN),
    ],
)
def test_each_kind_is_told_by_its_content_and_opened(data, format, words):
    """A file without any ending in its name is opened by the format that its bytes are of."""
    text = opened(data)

    assert text.format == format
    assert words in text.content
    assert unchanged(text) is text


def test_what_a_page_says_of_itself_has_its_words():
    """Title, author and day of a page lead back to the words in it; the publisher is told apart."""
    text = opened(PAGE.encode())

    assert text.title is not None
    assert text.published is not None
    for stated in (text.title, *text.authors, text.published):
        assert stated.where == "text"
        assert find_again(stated.anchor, text)
    assert text.title.anchor.exact == "Three detained in Karvel"
    assert [author.value for author in text.authors] == ["Vera Nebytova"]
    assert text.published.value == "2025-05-19T10:00:00+03:00"
    assert text.published.anchor.exact.startswith("19 May 2025")
    assert (text.publisher.value, text.publisher.where) == ("The Karvel Kestrel", "metadata")
    assert text.updated.value == "2025-05-19T12:30:00+00:00"
    assert text.url == "https://kestrel.example/2025/05/three-detained"


def test_words_win_over_metadata_that_say_another_day():
    """A page that shows one day and hides another gives the day that a reader sees, and warns."""
    page = PAGE.replace('datePublished": "2025-05-19', 'datePublished": "2024-01-02')

    text = opened(page.encode())

    assert text.published.value.startswith("2025-05-19")
    assert text.published.anchor is not None
    assert "published_differs" in text.warnings


def test_a_caption_is_what_the_page_marks_as_one():
    """The words under a picture are a caption, and the paragraph after them is the report's."""
    text = opened(PAGE.encode())

    roles = {text.content[s.start : s.end].split(".")[0]: s.role for s in text.segments}

    assert roles["The square on Friday"] == "caption"
    assert roles["They were held for ten hours"] == "body"


def test_opening_again_gives_the_same_text():
    """The same bytes give the same identity, so that doing the work twice doubles nothing."""
    data = a_workbook()

    one, other = opened(data), opened(data)

    assert one == other
    assert one.id == text_id(one.report, one.format, one.format_version, one.sha256)
    assert msgspec.json.encode(one) == msgspec.json.encode(other)


def test_rows_of_a_table_are_segments_with_their_numbers():
    """Each row that has words is one segment, and knows its number in the file."""
    text = opened(a_workbook())

    rows = {s.row: text.content[s.start : s.end].strip() for s in text.segments}

    assert {s.role for s in text.segments} == {"row"}
    assert rows[2] == "date: 2025-05-19\nplace: Karvel\nheld: 3"
    assert 3 not in rows
    assert rows[4] == "date: мая 2025\nplace: Zhelnograd\nheld: 2.5"


@pytest.mark.parametrize("data", [b"", b" \r\n\t\r\n", b"<html><body><script>x()</script></body>"])
def test_a_file_without_words_is_told_so(data):
    """Empty files, white space and pages that only run scripts are not empty successes."""
    with pytest.raises(NoText):
        opened(data)


def test_an_unknown_kind_is_named_by_its_type_alone():
    """Bytes of no kind that we open say their type, size and identity, and not their name."""
    data = bytes(range(256)) * 8

    with pytest.raises(UnknownFormat) as caught:
        opened(data, "Nebylitsyn.pdf")

    assert caught.value.facts["media_type"] == "application/octet-stream"
    assert caught.value.facts["size"] == len(data)
    assert "Nebylitsyn" not in str(caught.value)


def test_bidi_controls_joiners_and_emoji_stay():
    """Characters that steer direction or join others are words, and keep their places."""
    words = (
        "Она сказала: \u202bשלום\u202c 👩‍👩‍👧 e\u0301 и ушла. \u2067test\u2069 в Карвеле было тихо."
    )

    text = opened(words.encode())

    assert text.content == words
