"""What an office tells of itself, what it watches, and what may not go back to a doer."""

from __future__ import annotations

import pytest
from english import a_text, acts

from dripstone import read


def test_the_army_that_tells_of_itself_is_the_doer() -> None:
    (one,) = acts("The army said it had detained three men.")
    assert one.slots.who.text == "it"


def test_whom_it_goes_back_to_is_a_suggestion_apart() -> None:
    found = [s.of for s in read.suggest(a_text("The army said it had detained three men."))]
    (back,) = [one for one in found if one.kind == "reference"]
    assert back.slots.what.text == "The army"


def test_a_book_tells_nothing_of_itself() -> None:
    assert all(one.slots.who is None for one in acts("The book said it had killed three men."))


def test_an_officials_office_decides() -> None:
    (one,) = acts("The mayor's office banned the march.")
    assert one.slots.who.text == "The mayor's office"


def test_them_are_not_those_who_force_them() -> None:
    text = a_text("Guards robbed the family and forced them back across the river.")
    backs = [s.of for s in read.suggest(text) if s.of.kind == "reference"]
    assert all(one.slots.what.text != "Guards" for one in backs)


@pytest.mark.parametrize(
    ("text", "failed"),
    [
        ("Police stood by as the mob beat him.", True),
        ("Police stood by as the procession passed.", False),
    ],
)
def test_standing_by_while_harm_is_done_is_a_failure(text: str, failed: bool) -> None:
    assert any(one.type == "justice.failure_protect" for one in acts(text)) is failed


def test_bodies_are_those_of_people() -> None:
    (one,) = acts("Villagers found the bodies of six men.")
    assert (one.type, one.slots.who, one.slots.to_whom.text) == ("life", None, "six men")
    assert not acts("Villagers found the bodies of six dogs.")


def test_wages_unpaid_since_a_month() -> None:
    (one,) = acts("Workers have not been paid since March.")
    assert one.type == "property.livelihood"
