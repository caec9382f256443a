"""What LibreOffice itself wrote is read alike, whatever it was saved as."""

from __future__ import annotations

from pathlib import Path

import pytest

from dripstone import keep
from dripstone.read.opening import open_text
from dripstone.records import Origin, Text

REAL = Path(__file__).parents[1] / "samples" / "real"
SAID = (
    "On 17 May police evicted twelve families from Dyers' Row",
    "Officer Bram Vessel told the tenants to leave within an hour.",
    "«Нам не дали собрать вещи», — сказала Инна Выдумкина.",
    "Dyers' Row 4",
    "We call on the mayor to let the families return.",
    "The row was listed for demolition in March.",
)


def _opened(name: str) -> Text:
    data = (REAL / name).read_bytes()
    origin = Origin(kind="file", name=name)
    return open_text(keep.describe(data, origin=origin, by="Ada", at="2026-01-01T00:00:00Z"), data)


@pytest.mark.parametrize("ending", ["odt", "docx", "rtf", "epub"])
def test_a_statement_saved_four_ways_says_the_same(ending: str) -> None:
    """Heading, table, list, footnote and Russian come in the order in which they stand."""
    text = _opened(f"statement.{ending}")

    places = [text.content.find(words) for words in SAID]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("ending", ["odt", "docx", "rtf"])
def test_what_was_struck_out_and_remarked_is_left_out_and_counted(ending: str) -> None:
    """Ten struck characters and one comment are not the statement's words, and are told."""
    text = _opened(f"statement.{ending}")

    assert "an unnamed" not in text.content
    assert "Call her again" not in text.content
    assert {"struck_left_out:10", "comments_left_out:1"} <= set(text.warnings)


@pytest.mark.parametrize("ending", ["odp", "pptx"])
def test_slides_saved_two_ways_say_the_same(ending: str) -> None:
    """Boxes in their order, slide by slide."""
    lines = [line for line in _opened(f"slides.{ending}").content.splitlines() if line.strip()]

    assert lines == [
        "Evictions in Karvel",
        "On 17 May police evicted twelve families from Dyers' Row.",
        "Семерых задержали.",
        "What we ask",
    ]
