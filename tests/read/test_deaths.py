"""Deaths: who died under fire, and whose fire it is said to be."""

from __future__ import annotations

import pytest
from english import a_text, acts

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
        ("Twelve deaths were reported in police firing.", (None, "police")),
        ("Clashes left two people dead in Karvel.", ("two people", None)),
        ("The attack killed a guard and wounded two.", ("a guard", None)),
        ("A raid by soldiers left one herder dead.", ("one herder", "soldiers")),
        ("Rioting and police firing killed three weavers.", ("three weavers", None)),
        ("The clashes resulted in the deaths of two students.", ("two students", None)),
        ("Police opened fire, leading to the death of a porter.", ("a porter", None)),
        ("Three bakers lost their lives in an attack by rebels.", ("Three bakers", "rebels")),
        ("Five weavers were killed in an attack by gunmen.", ("Five weavers", "gunmen")),
        ("Two nurses died in the attack on the clinic.", ("Two nurses", None)),
        ("Seven people died, five of them in police firing.", ("five of them", "police")),
        ("Nine bakers were killed, two of them by police bullets.", ("two of them", "police")),
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
        "A heart attack killed the mayor.",
        "The crash led to the death of two men.",
        "The baker lost his savings in the riots.",
        "The attack killed all hopes of a truce.",
        "Seven people marched, five of them under police fire.",
        "Five people lost their lives in a flood.",
    ],
)
def test_a_death_apart_from_fire_is_nobodys_killing(content: str) -> None:
    """A death that no fire is tied to is not told as a killing."""
    assert _deaths(content) == []


def test_of_six_only_some_are_said_to_have_died_by_fire() -> None:
    """Where fire killed most of them, nobody is named as having killed all."""
    told = _deaths("Six people died in Karvel, most of them in police firing.")

    assert ("Six people", "police") not in told


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Ottar Lind was beaten by guards and died two days later.", "life"),
        ("Ottar Lind was shot by soldiers and died on the spot.", "life.killing"),
        ("Soldiers killed Ottar Lind during the fire.", "life.killing"),
        ("Ottar Lind was killed by soldiers during the flood.", "life.killing"),
    ],
)
def test_who_was_harmed_and_died(words: str, kind: str) -> None:
    """A death told after the harm is told too, and so is a killing in the days of a flood."""
    assert (kind, "Ottar Lind") in [
        (a.type, a.slots.to_whom.text) for a in acts(words) if a.slots.to_whom is not None
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Three men died in the fire.",
        "Three men were killed by the storm.",
        "The driver killed three men in a crash.",
    ],
)
def test_a_fire_and_a_storm_kill_by_nobodys_hand(words: str) -> None:
    assert not [a for a in acts(words) if a.type.startswith("life")]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("A baker died after being shot by police.", ("A baker", "police")),
        ("A boy of 16 died when a police bullet hit him.", ("A boy of 16", "police")),
        ("A youth hit by an army bullet died in hospital later.", ("A youth", "army")),
        ("Karel Dost, who was hurt in the police firing, died.", ("Karel Dost", "police")),
        ("She died after a soldier shot her in the head.", ("She", "a soldier")),
        ("Three dead in police shooting.", ("Three dead", "police")),
        ("Twelve were victims of army shelling.", ("Twelve", "army")),
    ],
)
def test_who_died_of_whose_shots(content: str, told: tuple[str, str]) -> None:
    assert told in _deaths(content)


@pytest.mark.parametrize(
    "content",
    [
        "A man died after he was beaten by police.",
        "A man wounded by police in 2019 died of cancer.",
        "The mother of a boy shot by police died on Friday.",
        "Three dead in bus crash.",
    ],
)
def test_nobody_is_said_to_have_killed_them(content: str) -> None:
    assert not [by for _, by in _deaths(content) if by is not None]
