"""Pictures: each can be read as words and as a table, and draws no more than is known."""

import json
import xml.etree.ElementTree as ET

import pytest

from dripstone.count import Estimate, estimate_strata, from_cells, recall_curve
from dripstone.count.pictures import draw, draw_overlap, draw_recall, draw_strata
from dripstone.errors import Asked

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def estimated(apart):
    names = ["Delta <Watch>", *apart.lists[1:]]
    found = from_cells(dict(apart.cells), names).estimate(longest=4000)
    assert isinstance(found, Estimate)
    return found


def read(picture):
    """Parse a picture and give its title, description and table."""
    root = ET.fromstring(picture.svg)
    return (
        root.find(f"{SVG}title").text,
        root.find(f"{SVG}desc").text,
        json.loads(root.find(f"{SVG}metadata").text),
    )


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("kind", ["overlap", "posteriors", "traces", "lists", "sensitivity"])
def test_every_picture_has_title_description_and_table(estimated, kind, language, monkeypatch):
    """A screen reader hears what it is, and the numbers behind it are in it."""
    from dripstone.count.estimators import latent

    monkeypatch.setattr(latent, "LONGEST", 2000)
    title, description, table = read(draw(kind, estimated, language=language))

    assert title
    assert description
    assert table["rows"]
    assert all(len(row) == len(table["header"]) for row in table["rows"])


def test_small_cells_can_be_masked():
    """For publication, overlaps of fewer than five are not told apart."""
    table = from_cells({"10": 30, "01": 20, "11": 3}, "AB")

    masked, open_ = draw_overlap(table, mask=True), draw_overlap(table)

    assert ("1", "1", "<5") in masked.rows
    assert ("1", "1", "3") in open_.rows


def test_stratum_that_is_not_estimated_has_no_bar_and_says_so(estimated):
    """Nothing is drawn where nothing is known; zero would be a claim."""
    small = from_cells({"100": 7, "110": 2}, "ABC", stratum={"place": "Ostrel"})

    picture = draw_strata(estimate_strata([small]))

    assert picture.rows[0][:4] == ("Ostrel", "9", "", "")
    assert "not estimated" in picture.rows[0][-1]


def test_recall_picture_shows_each_point(estimated):
    """Each share broken on purpose is a row."""
    points = recall_curve(estimated.table, missed=(0.0, 0.1))

    assert [row[0] for row in draw_recall(points).rows] == ["0 %", "10 %"]


def test_names_of_lists_cannot_break_the_drawing(estimated):
    """Angle brackets in a list's name stay a name, in the page too."""
    picture = draw("overlap", estimated)

    assert "Delta &lt;Watch&gt;" in picture.svg
    assert "<Watch>" not in picture.html()


def test_unknown_picture_is_said_to_be_so(estimated):
    """A kind that does not exist is an error of the asker."""
    with pytest.raises(Asked):
        estimated.plot("pie")
