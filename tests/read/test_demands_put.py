"""Demands that are put as questions, as wishes to know, one behind another, or of whoever helps."""

from __future__ import annotations

import pytest
from english import a_text

from dripstone import read
from dripstone.records import Claim, Demand

PAPER = """Question for written answer to the Commission
Rule 144
Marta Lindqvist (Greens)

On 2 May, police in Obrenik searched the offices of Clean Delta.

1. Is the Commission aware of the search?
2. Will the Commission raise the case with the Tarsian government?
"""


def _demands(text: str) -> list[tuple[str, str, list[str]]]:
    found = (s.of for s in read.suggest(a_text(text)))
    return [
        (f.type, f.slots.who.text if f.slots.who else "", [one.text for one in f.addressees])
        for f in found
        if isinstance(f, Demand)
    ]


def _events(text: str) -> list[tuple[str, str]]:
    found = (s.of for s in read.suggest(a_text(text)))
    return [
        (f.type, f.slots.who.text if f.slots.who else "")
        for f in found
        if isinstance(f, Claim) and f.kind == "event"
    ]


def test_questions_to_a_government_ask_for_an_answer_or_a_step() -> None:
    """Who asks and who is asked stand in the head of the paper."""
    assert _demands(PAPER) == [
        ("inform", "Marta Lindqvist", ["the Commission"]),
        ("pressure", "Marta Lindqvist", ["the Commission"]),
    ]


def test_a_word_may_stand_before_what_the_paper_is() -> None:
    """The head may say first which house it is put in."""
    assert len(_demands(f"PARLIAMENT: {PAPER}")) == 2


def test_questions_elsewhere_ask_for_nothing() -> None:
    """Without such a head a question is a question."""
    assert not _demands(PAPER.split("\n", 1)[1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The families want to know where their sons are.", [("inform", "The families", [])]),
        ("He wanted to know who had organised the march.", []),
        ("Do you want to know what happened to me?", []),
        (
            "We demand that the killers be arrested, that the company hand over its footage.",
            [("prosecute", "We", []), ("inform", "We", ["the company"])],
        ),
        (
            "“Donors should press the army to free them,” said Ines Okoro.",
            [("pressure", "Ines Okoro", ["Donors"])],
        ),
    ],
)
def test_what_is_asked_is_asked_by_whom_it_is(
    text: str, expected: list[tuple[str, str, list[str]]]
) -> None:
    """Each thing asked is one demand, of whoever is to do it."""
    assert _demands(text)[: len(expected) or None] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police broke up a protest of teachers.", [("action.rally", "")]),
        ("Police used tear gas to break up a march by pensioners.", [("action.rally", "")]),
        ("Police broke up the picket in front of the court.", [("action.picket", "")]),
        ("The strike by dockers began on Monday.", [("action.strike", "")]),
        ("Police threatened to break up the march.", []),
        ("The mayor asked police to disperse the rally.", []),
        ("An air strike by the army killed nine.", []),
    ],
)
def test_what_was_broken_up_took_place(text: str, expected: list[tuple[str, str]]) -> None:
    """Those who break up a march do not march."""
    assert _events(text) == expected
