"""The page about formats says what the formats do."""

from __future__ import annotations

import re
from pathlib import Path

from dripstone.keep import capture
from dripstone.read import formats, opening
from dripstone.read.formats import FORMATS, LIMITS, opener

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "formats.md").read_text("utf-8")
CODE = re.compile(
    r'"((?:\w+_left_out|\w+_unread|\w+_guessed|encoding|undecodable|hides_itself|end_missing|unseen_words|\w+_without_\w+'
    r'|published_is_file_date|quote_unclosed|ragged_rows|cells_\w+|day_month_open|encodings_mixed|hidden_(?:sheets|slides|rows|columns)))(?::\{|")'
)


def source() -> str:
    folder = Path(formats.__file__).parent
    files = [*folder.glob("*.py"), Path(opening.__file__)]
    return "\n".join(file.read_text("utf-8") for file in files)


def test_every_format_is_on_the_page_and_opens():
    """Each media type that is opened is on the page, and its format has a version."""
    for media_type, name in FORMATS.items():
        assert f"`{media_type}`" in PAGE
        assert opener(name).VERSION


def test_every_warning_is_on_the_page():
    """Each warning that the formats can give is explained, and no other is."""
    given = set(CODE.findall(source())) | {"published_differs", "updated_differs"}
    given |= {"struck_left_out", "hidden_left_out"}  # told by what was left out

    explained = set(re.findall(r"`(\w+)`", PAGE.split("## What a text warns of")[1].split("##")[0]))

    assert explained == given


def test_the_limits_on_the_page_are_the_limits():
    """The figures on the page are those in the code."""
    assert f"{LIMITS.octets // 2**20} MiB" in PAGE
    assert f"{LIMITS.code_points // 10**6} million" in PAGE
    assert LIMITS.memory == 2**30
    assert capture.LARGEST == 2**40
    assert f"{LIMITS.cpu // 60} minutes of processor time" in PAGE
    assert f"{LIMITS.wall // 60:g} minutes by the clock" in PAGE
