"""Demand terms and slogans: conditions, times set, chants, banners and headlines that ask."""

from __future__ import annotations

import pytest
from english import demands

from dripstone.records import Demand

Told = tuple[str, str, list[str]]


def _told(found: list[Demand]) -> list[Told]:
    return [
        (d.type, d.slots.who.text if d.slots.who else "", [s.text for s in d.addressees])
        for d in found
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "The weavers vowed not to work until the foreman was arrested.",
            [("prosecute", "The weavers", [])],
        ),
        (
            "The guild said it would strike unless the mill reinstated the nine women.",
            [("repair", "The guild", [])],
        ),
        (
            "The nurses gave the ministry until Friday to publish the list.",
            [("inform", "The nurses", ["the ministry"])],
        ),
        ("The guards said nobody would eat until somebody confessed.", []),
        ("They did not sleep until the rain stopped.", []),
        ("The baker gave his son until noon to finish the bread.", []),
    ],
)
def test_what_is_made_a_condition_is_asked(words: str, told: list[Told]) -> None:
    """Who holds out until something is done asks for it; whoever holds people asks nothing."""
    assert _told(demands(words)) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Marchers chanted “Free the Harrow Nine!” outside.", [("release", "Marchers", [])]),
        ("The women held placards reading “No more night raids”.", [("stop", "The women", [])]),
        ("“Justice for Tam!” the crowd shouted.", [("prosecute", "the crowd", [])]),
        ("Rights group tells Lanth: release poet", [("release", "Rights group", ["Lanth"])]),
        ("The guard shouted “Stop!” and fired.", []),
        ("The officer yelled “Open the door!” at the family.", []),
    ],
)
def test_slogans_and_headlines_ask(words: str, told: list[Told]) -> None:
    """What is chanted, carried or put as a headline asks; what a guard shouts does not."""
    assert _told(demands(words)) == told


@pytest.mark.parametrize(
    ("words", "type_"),
    [
        ("“The minister must step down,” said Ana Brovik.", "dismiss"),
        ("“The killers have to face trial,” said Ana Brovik.", "prosecute"),
        ("Ana Brovik said the ministry ought to publish the list.", "inform"),
        ("“The mayor is obliged to protect them,” said Ana Brovik.", "protect"),
    ],
)
def test_who_holds_an_office_is_bound(words: str, type_: str) -> None:
    """What those in office are bound to do is asked of them, however the duty is put."""
    assert [one.type for one in demands(words)] == [type_]
