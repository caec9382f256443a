"""Demand wishes: what is asked without a verb of asking, and what only sounds as if it were."""

from __future__ import annotations

import pytest
from english import demands

from dripstone.records import Demand

Told = tuple[str, list[str]]


def _told(found: list[Demand]) -> list[Told]:
    return [(one.type, [slot.text for slot in one.addressees]) for one in found]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "We would be grateful if the court would examine the complaint and release the weaver.",
            [("investigate", ["the court"]), ("release", ["the court"])],
        ),
        (
            "The widow would like the general to publish the list.",
            [("inform", ["the general"])],
        ),
        ("We expect Sorrel Mines to pay for the treatment.", [("repair", ["Sorrel Mines"])]),
        ("We expect rain to fall on Sunday.", []),
        ("Police expect the crowd to leave.", []),
        ("I would like to sleep for a week.", []),
    ],
)
def test_who_would_like_somebody_to_do_it_asks(words: str, told: list[Told]) -> None:
    """A wish that somebody else do it is a demand; what is merely foreseen or liked is none."""
    assert _told(demands(words)) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Let the ministry publish the list.", [("inform", ["the ministry"])]),
        ("And let them tell us where he is buried.", [("inform", ["them"])]),
        ("Let the monitors see the cells.", [("access", [])]),
        ("Let us go home before dark.", []),
        ("Let me tell you about my father.", []),
        ("The company let the workers go home early.", []),
    ],
)
def test_what_somebody_is_to_be_let_do_is_asked(words: str, told: list[Told]) -> None:
    """A sentence that begins with "let them" asks; "let us" and what was let be do not."""
    assert _told(demands(words)) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "To the governor: lift the curfew and withdraw the troops.",
            [("permit", ["the governor"]), ("stop", ["the governor"])],
        ),
        ("To Parliament: repeal section 9 of the Press Act.", [("reform", ["Parliament"])]),
        (
            "To the prosecutor: investigate the deaths and publish the findings.",
            [("investigate", ["the prosecutor"]), ("inform", ["the prosecutor"])],
        ),
        ("To the north: hills, and the prison of Melnar.", []),
        ("To the editor: your story of the arrests was wrong.", []),
    ],
)
def test_recommendations_name_their_addressee_first(words: str, told: list[Told]) -> None:
    """What follows "To the minister:" is asked of the minister, where it begins with a verb."""
    assert _told(demands(words)) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "They asked for the twelve to be given their jobs back and for the mayor to explain it.",
            [("repair", []), ("inform", ["the mayor"])],
        ),
        (
            "She called for the warden to be fired and for the governor to send doctors.",
            [("dismiss", []), ("assist", ["the governor"])],
        ),
        (
            "The league demands that the mayor free the editor, and that the siege be lifted.",
            [("release", ["the mayor"]), ("stop", [])],
        ),
        ("They called a doctor to be sure.", []),
        ("He pressed the button to release the gate.", []),
    ],
)
def test_each_thing_asked_has_its_own_addressee(words: str, told: list[Told]) -> None:
    """Where each clause has its own subject, each is asked of its own; of a passive nobody is."""
    assert _told(demands(words)) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The union urged the council not to demolish the market.", [("stop", ["the council"])]),
        (
            "We call on the authorities not to carry out the executions.",
            [("stop", ["the authorities"])],
        ),
        (
            "The bar asked the court to order the army to free the baker.",
            [("release", ["the court"])],
        ),
        (
            "The fishermen want the mayor charged and a public inquiry into the collision.",
            [("prosecute", []), ("investigate", [])],
        ),
        ("She asked who would pay for the coffin.", []),
        ("A guard, who asked not to be named, said that the cells were full.", []),
        ("The colonel ordered the arrest of two monks.", []),
    ],
)
def test_what_is_asked_is_told_from_how_it_is_put(words: str, told: list[Told]) -> None:
    """Not to do it is to end it; what is to be passed on is asked; questions and orders are not."""
    assert _told(demands(words)) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The villagers' main demand is the withdrawal of the troops.", [("stop", [])]),
        (
            "Their demands include the release of all detainees and the resignation of the mayor.",
            [("release", []), ("dismiss", [])],
        ),
        ("The group called for those responsible to be punished.", [("prosecute", [])]),
        ("The council insisted that the march be postponed.", [("act", [])]),
        ("Their demand is unknown to the police.", []),
        ("The court ordered the closure of the clinic.", []),
    ],
)
def test_demands_are_named_by_their_nouns(words: str, told: list[Told]) -> None:
    """What a demand is or includes is asked; what a court orders closed is not."""
    assert _told(demands(words)) == told


@pytest.mark.parametrize(
    ("words", "types"),
    [
        ("“Those responsible must be punished,” said the lawyer.", ["prosecute"]),
        ("“The prisoners must be released,” the bishop said.", ["release"]),
        ("The league says that the deaths should be investigated.", ["investigate"]),
        ("“Bread must be baked early,” the prison baker said.", []),
        ("“The road should be closed in winter,” the army said.", []),
    ],
)
def test_what_must_be_done_is_asked_by_whoever_says_so(words: str, types: list[str]) -> None:
    """A voice that says that people must be freed asks for it; a rule of the house is none."""
    assert [one.type for one in demands(words)] == types
