"""Acts that reports on defenders tell: cases, ambushes, people by their age, heads of long counts."""

from __future__ import annotations

import pytest
from english import acts

from dripstone.records import Claim


def _ends(claim: Claim) -> tuple[str, str, str]:
    who, whom = claim.slots.who, claim.slots.to_whom
    return claim.type, "" if who is None else who.text, "" if whom is None else whom.text


@pytest.mark.parametrize(
    ("content", "ends"),
    [
        ("The 2-year-old was abducted on Saturday night.",
         ("liberty.abduction", "", "The 2-year-old")),
        ("Police beat the 17-year-old.", ("body.assault", "Police", "the 17-year-old")),
        ("By 27 February a total of eight people had been killed.",
         ("life.killing", "", "a total of eight people")),
        ("Party worker Kuri Badun was attacked on 9 February.",
         ("body.assault", "", "Party worker Kuri Badun")),
        ("Gunmen ambushed the travellers.", ("body.assault", "Gunmen", "the travellers")),
        ("Two reporters were kept against their will in the town hall.",
         ("liberty.detention", "", "Two reporters")),
        ("Four lawyers were charged on Monday.", ("justice.prosecution", "", "Four lawyers")),
        ("The bureau chargesheeted 27 people.", ("justice.prosecution", "The bureau", "27 people")),
        ("She is facing criminal cases.", ("justice.prosecution", "", "She")),
        ("The governor sued the reporter for defamation.",
         ("justice.prosecution", "The governor", "the reporter")),
        ("The gunman cut off the head of the driver.", ("life.killing", "The gunman", "the driver")),
        ("They were tortured, starved and given electric shocks.", ("body.torture", "", "They")),
        ("Guards beat him into signing a statement.",
         ("justice.forced_confession", "Guards", "him")),
    ],
)  # fmt: skip
def test_acts_against_defenders_are_told(content: str, ends: tuple[str, str, str]) -> None:
    """Each is told with who did it and to whom, as the words put them."""
    assert ends in [_ends(a) for a in acts(content)]


@pytest.mark.parametrize(
    "content",
    [
        "The company charged 40 crowns for the room.",
        "The phones were charged on Monday.",
        "A 40-year-old law was broken.",
        "Solvik was attacked on 9 February.",
    ],
)
def test_everyday_charges_and_ages_tell_no_act(content: str) -> None:
    """Prices, batteries, old laws and towns suffer nothing."""
    assert acts(content) == []


def test_shocks_given_are_no_confession() -> None:
    """Who is tortured and given shocks has confessed to nothing."""
    found = acts("They were tortured, starved and given electric shocks.")

    assert "justice.forced_confession" not in {a.type for a in found}
