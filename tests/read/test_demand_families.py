"""Demand families: a verb of one family with a noun of another tells what is asked for."""

from __future__ import annotations

import pytest
from english import demands


@pytest.mark.parametrize(
    ("asked", "type_"),
    [
        ("form a fact-finding panel", "investigate"),
        ("preserve the footage from the station", "investigate"),
        ("throw the rapist in jail", "prosecute"),
        ("dismantle the settlement", "stop"),
        ("bring back the abducted girls", "release"),
        ("get them out of prison", "release"),
        ("give her bodyguards", "protect"),
        ("move the family to a safe house", "protect"),
        ("honour the peace deal", "comply"),
        ("defend the rule of law", "uphold"),
        ("declare the ban unconstitutional", "recognise"),
        ("hand over the video", "inform"),
        ("let ambulances through", "access"),
        ("let the students bury their dead", "permit"),
        ("return the club's registration", "permit"),
        ("end the death penalty", "reform"),
        ("remove the superintendent from the inquiry", "dismiss"),
        ("cover hospital bills", "repair"),
        ("take in the survivors", "asylum"),
        ("let the ship dock", "asylum"),
        ("supply clean water", "assist"),
        ("break off diplomatic relations", "pressure"),
        ("see that the culprits are punished", "prosecute"),
    ],
)
def test_verb_and_noun_tell_together(asked: str, type_: str) -> None:
    """What a verb asks for depends on what it is done to."""
    found = demands(f"The union called on the government to {asked}.")

    assert [one.type for one in found] == [type_]


@pytest.mark.parametrize(
    ("noun", "type_"),
    [
        ("the return of the abducted girls", "release"),
        ("the return of the boats", "repair"),
        ("the suspension of the superintendent", "dismiss"),
        ("the suspension of the demolition", "stop"),
        ("the release of the autopsy report", "inform"),
        ("the reopening of the newspaper", "permit"),
    ],
)
def test_noun_of_a_deed_is_read_as_its_verb(noun: str, type_: str) -> None:
    """To demand the return of somebody is to demand that they be returned."""
    found = demands(f"The union demanded {noun}.")

    assert [one.type for one in found] == [type_]
