"""Headlines set in capitals are read like sentences, and names stay names."""

from __future__ import annotations

import pytest
from english import acts

from dripstone.languages.en.titles import lowered


@pytest.mark.parametrize(
    ("headline", "small"),
    [
        (
            "Mayor Denies Ordering Raid on Newspaper",
            "Mayor denies ordering raid on newspaper",
        ),
        (
            "POLICE FIRE ON CROWD IN KARVEL, THREE DEAD",
            "Police fire on crowd in Karvel, three dead",
        ),
        (
            "UN Urges Government to Free Ottar Lind",
            "UN urges government to free Ottar Lind",
        ),
    ],
)
def test_ordinary_words_of_a_headline_are_set_small(headline: str, small: str) -> None:
    assert lowered(headline, headline) == small


@pytest.mark.parametrize(
    "sentence",
    [
        "Two men were arrested near the Grand Hotel on Monday.",
        "Ottar Lind, Sela Marn, Brec Tovin",
        "In Karvel, Ottar Lind called Sela Marn.",
    ],
)
def test_what_is_no_headline_stays_as_it_is(sentence: str) -> None:
    assert lowered(sentence, sentence) == sentence


def test_a_word_that_the_report_uses_as_a_name_stays_one() -> None:
    headline = "Court Frees Editor Of Morning Post"
    report = headline + "\n\nThe editor of the Morning Post went home on Friday."
    assert lowered(headline, report) == "Court frees editor of Morning Post"


def test_a_headline_is_read_like_a_sentence() -> None:
    (act,) = acts("Lawyers Claim Client Was Beaten in Custody")
    assert act.type == "body.assault"
    assert act.slots.to_whom is not None
    assert act.slots.to_whom.text == "Client"
    assert [voice.who for voice in act.attribution[1:]] == ["Lawyers"]
