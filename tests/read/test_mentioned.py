"""Other sources that a text names are found at their words; what is named otherwise is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dripstone.read.mentioned import mentioned
from dripstone.records import find_again
from invented import a_text


def said(words: str, known: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    text = a_text((("body", words),))
    found = mentioned(text, known=known)
    assert all(find_again(one.anchor, text).exact == one.words for one in found)
    return [(one.kind, one.words) for one in found]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "See https://sund.example/a?x=1, or vymysel.test/news.",
            [("address", "https://sund.example/a?x=1"), ("address", "vymysel.test/news")],
        ),
        ("As @karvel_live wrote.", [("handle", "@karvel_live")]),
        ("Write to somebody@sund.example today.", []),
        ("The Sund Courier newspaper said so.", [("medium", "Sund Courier")]),
        ("Об этом пишет газета «Рыночная правда».", [("medium", "Рыночная правда")]),
        ("Телеканал Вымысел показал это.", [("medium", "Вымысел")]),
        ("It stands in the report “Nights in Karvel”.", [("title", "Nights in Karvel")]),
        ("В докладе «Ночи в Карвеле» сказано.", [("title", "Ночи в Карвеле")]),
        ("The website is down, and the channel too.", []),
        ("A reporter of the newspaper saw it.", []),
    ],
)
def test_what_names_a_source_is_found(words, found):
    """An address by its shape, a medium or a title by the word beside it; nothing else."""
    assert said(words) == found


def test_a_medium_that_is_known_here_is_found_as_it_stands():
    """The name of somebody whose reports are here needs no word beside it."""
    known = ("The Karvel Courier",)

    assert said("She told The Karvel Courier so.", known) == [("medium", "The Karvel Courier")]
    assert said("She told The Karvel Couriers so.", known) == []


def test_the_same_words_are_given_once():
    """A source that is named three times is one line, at its first place."""
    assert said("sund.example, sund.example and SUND.example.") == [("address", "sund.example")]


@given(st.text(max_size=200))
def test_any_words_can_be_looked_through(words):
    """Whatever a text holds, each source found stands at its place."""
    if words.strip():
        said(words)
