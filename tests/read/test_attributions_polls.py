"""What stands in a poll or a survey is what it says."""

from __future__ import annotations

import pytest
from english import attributions


@pytest.mark.parametrize(
    ("content", "who", "cue", "what"),
    [
        ("In a survey of 900 homes last month, Brovik led Kral by two points.",
         "a survey of 900 homes last month", "In", "Brovik led Kral by two points"),
        ("Brovik leads Kral by two points in the latest poll.", "the latest poll", "in",
         "Brovik leads Kral by two points"),
    ],
)  # fmt: skip
def test_a_poll_says_what_stands_in_it(content: str, who: str, cue: str, what: str) -> None:
    """What people were asked in a survey is the survey's to say."""
    assert (who, cue, what) in attributions(content)


def test_nothing_is_said_in_a_place_of_polling() -> None:
    """A poll that somebody wins says nothing."""
    assert attributions("Two candidates in the poll won seats last May.") == []
