"""Acts of offices, and acts that were done to nobody."""

from __future__ import annotations

import pytest
from english import acts


def _told(content: str) -> list[tuple[str, str | None, str]]:
    return [(a.type, a.slots.who and a.slots.who.text, a.polarity) for a in acts(content)]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("The CID on Monday arrested a baker.", ("liberty.arrest", "The CID", "affirms")),
        ("The task force arrested a baker.", ("liberty.arrest", "The task force", "affirms")),
        ("Police booked 14 people under the safety law.", ("liberty.arrest", "Police", "affirms")),
        ("Three youths were picked up for questioning.", ("liberty.arrest", None, "affirms")),
        ("Two weavers were whisked away by police.", ("liberty.arrest", "police", "affirms")),
        ("The police fired.", ("body.force", "The police", "affirms")),
        ("Troops carried out killings of farmers.", ("life.killing", "Troops", "affirms")),
        ("The rebels launched an attack on weavers.", ("body.assault", "The rebels", "affirms")),
        ("Guards committed rape of women.", ("body.rape", "Guards", "affirms")),
        ("A study of killings of farmers was made.", ("life.killing", None, "affirms")),
        ("There was firing by police in Karvel.", ("body.force", "police", "affirms")),
    ],
)
def test_what_an_office_does_is_told(content: str, told: tuple[str, str | None, str]) -> None:
    """An office acts, though its name is no person's."""
    assert told in _told(content)


@pytest.mark.parametrize(
    "content",
    [
        "The mayor booked a table.",
        "She picked up the children from school.",
        "The bank fired.",
        "The mayor began the killing of time.",
        "The police booked a hall for the concert.",
    ],
)
def test_the_same_words_of_others_tell_of_nothing(content: str) -> None:
    """To book a table and to pick up children harms nobody."""
    assert _told(content) == []


@pytest.mark.parametrize(
    "content",
    [
        "The police arrested nobody.",
        "Soldiers killed no civilians.",
        "The guards beat none of the men.",
        "Police arrested no one.",
    ],
)
def test_what_was_done_to_nobody_was_not_done(content: str) -> None:
    """To arrest nobody is no arrest."""
    assert [polarity for _, _, polarity in _told(content)] == ["denies"]


@pytest.mark.parametrize(
    "content",
    [
        "Police arrested no fewer than ten weavers.",
        "Soldiers killed no more than two farmers.",
        "The police arrested not only students.",
    ],
)
def test_no_fewer_than_ten_are_some(content: str) -> None:
    """A "no" that compares denies nothing."""
    assert [polarity for _, _, polarity in _told(content)] == ["affirms"]


def test_a_means_does_nothing_by_itself() -> None:
    """Tear gas that was used to disperse a crowd is not who dispersed it."""
    assert all(who is None for _, who, _ in _told("Tear gas was used to disperse the bakers."))
