"""Act things: what cannot be held or hurt is nobody's victim, and a title tells of no deed."""

from __future__ import annotations

import english
import pytest


@pytest.mark.parametrize(
    "words",
    [
        "The documentary, Murder in Paris by Enver Samuel, is one of many.",
        "Recordings once held by the former chairman had still to be handed over.",
        "The family accused the authorities of taking it away without permission.",
        "They are complicit in the Government's illegal whale killing.",
        "Youths who needed jobs were kicked out and became vulnerable.",
        "The government failed to reach an agreement with labour after hours of talks.",
        "A hacker starts different attacks on software as soon as it appears.",
        "The party was held in a barn.",
    ],
)
def test_nobody_is_harmed_where_nobody_is_there_to_be(words: str) -> None:
    """Whatever the words of harm, no person or office stands at their end."""
    assert english.acts(words) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "Some had been kept in chains, tortured and allegedly sexually abused.",
            {"body.illtreatment", "body.torture", "body.sexual"},
        ),
        ("He was held in a cell, beaten and starved.",
         {"liberty.detention", "body.assault", "body.illtreatment"}),
    ],
)  # fmt: skip
def test_each_of_a_list_is_done_to_the_same_person(words: str, told: set[str]) -> None:
    """Not to the chains or the cell beside it."""
    acts = english.acts(words)
    assert {act.type for act in acts} == told
    assert len({act.slots.to_whom.text for act in acts if act.slots.to_whom}) == 1


def test_whoever_allegedly_did_it_is_only_alleged() -> None:
    """The hedge may stand before "by" alone."""
    acts = english.acts("One of the boys has been killed, allegedly by his captors.")
    assert [act.stance for act in acts] == ["alleged"]


def test_what_a_law_lets_the_police_do_is_not_done() -> None:
    """An infinitive that nothing vouches for is meant, beside whatever it stands."""
    acts = english.acts("The act allows searches without warrants, and to detain suspects.")
    assert {act.stance for act in acts if act.type.startswith("liberty")} <= {"intended"}


def test_whom_violence_was_used_against_is_said() -> None:
    """And not that they were used."""
    acts = english.acts("We condemn the violence used against protesters.")
    assert [act.says for act in acts if act.type == "body.force"] == [
        "The violence was used against protesters; by whom is not said."
    ]
