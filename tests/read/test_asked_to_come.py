"""What an office is asked to look into, to visit, and to let through."""

from __future__ import annotations

import pytest
from english import demands


@pytest.mark.parametrize(
    ("text", "type_", "addressees"),
    [
        ("The students demand that the mayor apologise.", "repair", ["the mayor"]),
        (
            "The union asked the commission to examine the deaths.",
            "investigate",
            ["the commission"],
        ),
        ("We ask the ombudsman to visit the garrison at Holm.", "access", ["the ombudsman"]),
        ("Parents asked both sides to let ambulances cross the bridge.", "permit", ["both sides"]),
        ("They asked Norland to let the refugees cross the border.", "asylum", ["Norland"]),
    ],
)
def test_what_an_office_is_asked_for(text: str, type_: str, addressees: list[str]) -> None:
    (one,) = demands(text)
    assert one.type == type_
    assert [who.text for who in one.addressees] == addressees


def test_what_the_mayor_did_is_no_demand_of_him() -> None:
    assert not demands("The paper says that the mayor apologised.")
