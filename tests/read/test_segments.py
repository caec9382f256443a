"""Segments: which lines of a report are for what, and what it says about itself."""

from __future__ import annotations

import itertools
import time

import pytest

from dripstone.read.formats import Opened
from dripstone.read.segments import Segmented, segment

ARTICLE = """\
Weavers marched through Karvel on Friday with paper birds against the arrests of weavers.
Mira Dolenc

9 June 2019 - 8:05 AM\u00a0 UPDATED 9 June 2019 - 4:30 PM

The march went ahead without trouble. Hundreds came from the whole valley to Foundry Square.

Just last week, two weavers were arrested in Ustral.

Weavers tell of beatings in Ustral
Weavers have told a news agency about beatings in the region of Ustral.

The mayor said that she knew nothing of it.

Two weavers arrested while handing a letter to the mayor
The weavers were detained on Thursday as they tried to hand over a letter for the mayor of Ustral.
Short film shows the life of weavers in Ustral
“Loom” is a new film that shows the life of a weaver in Ustral.
"""


def _read(content: str) -> Segmented:
    return segment(Opened(content=content), language="en")


def _roles(content: str) -> list[str]:
    return [part.role for part in _read(content).segments]


def test_a_page_is_told_apart_line_by_line() -> None:
    """Standfirst, byline, dateline, body and the teasers of other articles each get their role."""
    assert _roles(ARTICLE) == [
        "standfirst",
        "byline",
        "dateline",
        "body",
        "body",
        "teaser",
        "teaser",
        "body",
        "teaser",
        "teaser",
        "teaser",
        "teaser",
    ]


def test_a_teaser_belongs_to_the_article_its_title_opens() -> None:
    """Title and summary point to the title; the body points nowhere."""
    found = _read(ARTICLE).segments

    assert [part.of for part in found] == [None] * 5 + [5, 5, None, 8, 8, 10, 10]


def test_author_and_moments_have_their_words() -> None:
    """The byline's name and both times of the dateline are found where they stand."""
    found = _read(ARTICLE)

    assert [name for name, _, _ in found.authors] == ["Mira Dolenc"]
    assert found.published is not None
    assert found.updated is not None
    assert found.published[0] == "2019-06-09T08:05"
    assert found.updated[0] == "2019-06-09T16:30"
    for value, start, end in (*found.authors, found.published, found.updated):
        assert ARTICLE[start:end].strip()
        assert value[:4] in ("2019", "Mira")


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Published: June 9, 2019", "2019-06-09"),
        ("2019-06-09", "2019-06-09"),
        ("9 Jun 2019, 23:05", "2019-06-09T23:05"),
        ("09.06.2019", "2019-06-09"),
        ("Posted on Sunday, June 9th, 2019 at 12:15 am", "2019-06-09T00:15"),
    ],
)
def test_datelines_of_many_shapes(line: str, iso: str) -> None:
    """A full date is read in each of the shapes that papers use."""
    content = f"Weavers march in Karvel\n{line}\nHundreds marched on Friday. It was quiet."

    found = _read(content)

    assert found.published is not None
    assert found.published[0] == iso


@pytest.mark.parametrize("line", ["06/09/2019", "31 February 2019", "9 June"])
def test_a_date_that_cannot_be_told_is_none(line: str) -> None:
    """Day or month first, a day that no month has, or a date without a year: no date."""
    content = f"Weavers march in Karvel\n{line}\nHundreds marched on Friday. It was quiet."

    assert _read(content).published is None


def test_headline_and_byline_without_a_date() -> None:
    """A first line without a full stop is the headline; "By" opens a byline."""
    content = "Weavers march in Karvel\nBy Mira Dolenc and Jan Orel\nHundreds marched on Friday."

    found = _read(content)

    assert [part.role for part in found.segments] == ["headline", "byline", "body"]
    assert found.title is not None
    assert found.title[0] == "Weavers march in Karvel"
    assert [name for name, _, _ in found.authors] == ["Mira Dolenc", "Jan Orel"]


def test_a_subheading_is_no_teaser() -> None:
    """A heading within an article, over a paragraph of its own matter, opens no other article."""
    content = (
        "Weavers march in Karvel\n\nHundreds marched on Friday. It was quiet.\n\n"
        "What the mayor of the town says now\n\n"
        "Nothing at all was heard from the town hall. The doors were shut.\n"
    )

    assert "teaser" not in _roles(content)


def test_page_furniture_and_captions_are_set_aside() -> None:
    """What a page says about itself is no part of the report."""
    content = (
        "Weavers march in Karvel\nShare this: everywhere\n"
        "Hundreds marched on Friday. It was quiet.\nPhoto: Mira Dolenc\n"
        "Copyright Evening Lamp 2019. All rights reserved.\n"
    )

    assert _roles(content) == ["headline", "boilerplate", "body", "caption", "boilerplate"]


def test_wrapped_lines_are_one_paragraph() -> None:
    """Lines that run on in lower case belong together."""
    content = (
        "On Friday hundreds of weavers marched\nthrough the whole town of Karvel and\n"
        "sang until the evening came. Then they\nwent home in silence.\n\n"
        "The mayor did\nnot come.\n"
    )

    assert len(_read(content).segments) == 2


def test_each_row_of_a_table_is_a_segment() -> None:
    """A table's rows are its segments, numbered from 1."""
    content = "name\tday\nMira\tMonday\n"

    found = segment(Opened(content=content, rows=(0, 9)), language="en")

    assert [(part.role, part.row) for part in found.segments] == [("row", 1), ("row", 2)]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "\n\n \n",
        "a b " * 300_000,
        "Some Titled Line About Weavers\n" * 40_000,
        "x\n\n" * 100_000,
        "9 June 2019 " * 40_000,
        "“" * 400_000,
    ],
    ids=["empty", "blank", "one line", "titles", "short", "dates", "marks"],
)
def test_any_shape_is_told_apart_in_good_time(content: str) -> None:
    """No shape of text makes segments overlap, fall outside, or take long."""
    begun = time.process_time()

    found = _read(content).segments

    assert time.process_time() - begun < 10
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(0 <= part.start < part.end <= len(content) for part in found)


@pytest.mark.parametrize(
    ("head", "publisher", "authors"),
    [
        ("Weavers held\n\nNorth Wire, 9 June 2019\n", "North Wire", []),
        ("Weavers held\n\nBy Mira Dolenc\nThe Karvel Courier\n9 June 2019\n", "The Karvel Courier",
         ["Mira Dolenc"]),
        ("Weavers held\n\nUstral Herald\n9 June 2019\n", "Ustral Herald", []),
        ("Lantern Legal Aid\nStatement\n\nFree the weavers\n\nKarvel, 9 June 2019\n",
         "Lantern Legal Aid", []),
    ],
)  # fmt: skip
def test_who_publishes_is_no_author(head: str, publisher: str, authors: list[str]) -> None:
    """An outlet's or a body's own line is told from a byline, a place and a title."""
    found = _read(f"{head}\nHundreds marched on Friday. It was quiet in the whole town.")

    assert found.publisher is not None
    assert found.publisher[0] == publisher
    assert [name for name, _, _ in found.authors] == authors
    assert found.published is not None
    assert found.published[0] == "2019-06-09"
    assert found.title is not None
    assert found.title[0] in ("Weavers held", "Free the weavers")


def test_a_place_and_a_day_name_no_publisher() -> None:
    """A town beside the date is where it was written."""
    found = _read("Weavers held\n\nKarvel, 9 June 2019\n\nHundreds marched. It was quiet.")

    assert found.publisher is None
