"""What came of a crime, the means of force, and whose arm was broken."""

from __future__ import annotations

import english
import pytest


def _told(words: str) -> list[tuple[str, str | None, str | None]]:
    slots = [(act.type, act.slots.who, act.slots.to_whom) for act in english.acts(words)]
    return [(kind, by and by.text, whom and whom.text) for kind, by, whom in slots]


@pytest.mark.parametrize(
    "words",
    [
        "Two policemen were imprisoned for killing a student in 2016.",
        "A guard was jailed for four years for beating a prisoner.",
        "The officer was jailed for beating a student.",
    ],
)
def test_who_answers_for_a_crime_in_uniform_is_no_victim(words: str) -> None:
    """The crime is told, and nothing that is done to the one who committed it."""
    assert [kind.split(".")[0] for kind, _, _ in _told(words)] in (["life"], ["body"])


@pytest.mark.parametrize(
    "words",
    [
        "A policeman was imprisoned for speaking to reporters.",
        "The soldier was jailed for refusing to fight.",
    ],
)
def test_who_is_jailed_for_words_is_a_victim(words: str) -> None:
    """Officers too are jailed for speaking out."""
    assert [kind.split(".")[0] for kind, _, _ in _told(words)] == ["justice"]


def test_force_is_not_used_on_its_means() -> None:
    """Nobody fires tear gas at a water cannon."""
    told = _told("Police used tear gas and water cannon to disperse students.")
    assert ("body.force", "Police", None) in told
    assert ("civic.dispersal", "Police", "students") in told


def test_whose_arm_it_was() -> None:
    """The boy before "whose" is meant."""
    told = _told("A boy whose arm was broken by a guard was denied a doctor.")
    assert ("body.assault", "a guard", "A boy") in told


def test_who_is_taken_by_name() -> None:
    """Beside violence, "they took Ivan" is no figure of speech; of power it always is one."""
    told = _told("Soldiers beat the brothers. They took Ivan at night.")
    assert ("liberty.abduction", "They", "Ivan") in told
    assert len(_told("They took power in May. Soldiers shot two men.")) == 1


def test_sprayed_in_the_face() -> None:
    """With pepper gas, it is force."""
    told = _told("They sprayed one of the men in the face with pepper gas.")
    assert told == [("body.force", "They", "one of the men")]
