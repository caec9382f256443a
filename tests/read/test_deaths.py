"""Deaths: who died under fire, and whose fire it is said to be."""

from __future__ import annotations

import pytest
from english import a_text

from dripstone.read import suggest
from dripstone.records import Claim


def _deaths(content: str) -> list[tuple[str | None, str | None]]:
    found = [s.of for s in suggest(a_text(content))]
    return [
        (c.slots.to_whom and c.slots.to_whom.text, c.slots.who and c.slots.who.text)
        for c in found
        if isinstance(c, Claim) and c.type == "life.killing" and c.polarity == "affirms"
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("Two bakers died when the police opened fire.", ("Two bakers", None)),
        ("The police fired twelve rounds, in which one man died.", ("one man", None)),
        ("Police firing claimed two lives in Karvel.", (None, "Police")),
        ("Police firing left two people dead in Karvel.", ("two people", "Police")),
        ("The death toll in police firing rose to five.", (None, "police")),
    ],
)
def test_deaths_are_tied_to_fire(content: str, told: tuple[str | None, str | None]) -> None:
    """Whose fire it was is told where the words tie the death to it, and left open elsewhere."""
    assert told in _deaths(content)


@pytest.mark.parametrize(
    "content",
    [
        "Two bakers died in June, and the mayor was fired.",
        "The mayor claimed that life was good after the shooting.",
        "The old baker died in his sleep.",
    ],
)
def test_a_death_apart_from_fire_is_nobodys_killing(content: str) -> None:
    """A death that no fire is tied to is not told as a killing."""
    assert _deaths(content) == []
