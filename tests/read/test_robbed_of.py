"""Robbed of: what somebody is deprived of or drenched with is no part of who they are."""

from __future__ import annotations

import pytest
from english import acts as english
from russian import acts as russian


@pytest.mark.parametrize(
    ("words", "kind", "whom"),
    [
        ("Guards doused inmates with cold water.", "body.illtreatment", "inmates"),
        ("The army shelled Dunmar, leaving at least 14 people dead.", "life.killing",
         "at least 14 people"),
        ("A judge confirmed the sentence against Mira Tol.", "justice.unfair_trial", "Mira Tol"),
        ("The court upheld the sentence handed to blogger Timo Asker.", "justice.unfair_trial",
         "blogger Timo Asker"),
        ("The television channel's licence was revoked.", "civic.association",
         "The television channel's"),
    ],
)  # fmt: skip
def test_whom_it_befell_and_no_more(words: str, kind: str, whom: str) -> None:
    """Whose licence, and whom a sentence was handed to, is whom it is done to."""
    (act,) = (one for one in english(words) if one.type == kind)

    assert act.slots.to_whom.text == whom


def test_what_was_set_alight_shares_its_was_with_what_was_driven_off() -> None:
    """One "were" serves two passives, also where the second names who did it."""
    said = "Their cattle were driven off and their granaries set alight by men in uniforms."
    first, second = english(said)

    assert (first.slots.who, first.slots.to_whom.text) == (None, "Their cattle")
    assert second.slots.to_whom.text == "their granaries"
    assert second.slots.who.text == "men in uniforms"


@pytest.mark.parametrize(
    "words",
    [
        "Children as young as nine are made to haul bricks from dawn to dusk.",
        "Police arrested a mother of four on Tuesday.",
    ],
)
def test_an_age_and_a_mothers_children_count_nobody(words: str) -> None:
    """Nine years are no nine people, and her four children were not arrested."""
    (act,) = english(words)

    assert act.slots.how_many is None or act.slots.how_many.text == "a mother"


def test_who_dies_of_injuries_died_in_no_custody_and_once() -> None:
    """Death of one's injuries is told once, and says nothing of a cell."""
    said = "A boy died of his injuries on Sunday, two days after soldiers shot him."
    deaths = [act.type for act in english(said) if act.type.startswith("life")]

    assert deaths == ["life.killing"]


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("Маленьких детей заставляют таскать кирпичи.", "Маленьких детей"),
        ("Девятилетних детей заставляют таскать кирпичи.", "Девятилетних детей"),
        ("Обстрел села продолжался два часа.", "села"),
        ("Троих беженцев выталкивали назад через реку.", "Троих беженцев"),
        ("Сожжение домов в Верхней Лузе подтвердили свидетели.", "домов в Верхней Лузе"),
    ],
)
def test_whoever_cannot_be_a_subject_does_nothing(words: str, whom: str) -> None:
    """A case that no subject has makes nobody the doer; a village shells nobody."""
    (act,) = russian(words)

    assert (act.slots.who, act.slots.to_whom.text) == (None, whom)


def test_children_of_a_mother_and_shots_fired_are_not_harmed() -> None:
    """«Мать восьмерых детей» is one; «открыла стрельбу» names whom it was fired at."""
    (arrest,) = russian("Мать восьмерых детей задержали на рынке.")
    (force,) = russian("Береговая охрана открыла стрельбу по рыбакам.")

    assert arrest.slots.how_many is None
    assert force.slots.to_whom.text == "рыбакам"


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("Двоих волонтёров избили под Тарсой.", "Тарсой"),
        ("Двоих волонтёров избили близ села Тарса.", "села Тарса"),
        ("Люди на мотоциклах избили водителя.", None),
    ],
)
def test_where_it_was_and_what_they_rode(words: str, where: str | None) -> None:
    """A town that nobody lists is told by its preposition; what they rode is no place."""
    (act,) = russian(words)
    told = act.slots.where

    assert (told.text if told else None) == where
