"""Granted: what a question inside a sentence takes as done, and who is ranked by what befell."""

from __future__ import annotations

import pytest
from english import acts as english
from russian import acts as russian


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        (
            "Authorities have refused to say where the four weavers are being held.",
            "the four weavers",
        ),
        ("The army has not said who killed the boy.", "the boy"),
        ("She asked why they had arrested her son.", "her son"),
    ],
)
def test_a_question_takes_for_granted_what_it_asks_of(words: str, whom: str) -> None:
    """Who, where and why is asked: that it was done is not."""
    (act,) = english(words)

    assert (act.polarity, act.stance) == ("affirms", "asserted")
    assert act.slots.to_whom.text == whom
    assert act.slots.who is None or act.slots.who.text == "they"


@pytest.mark.parametrize(
    "words",
    [
        "The judge asked whether police beat him.",
        "The mayor refused to say when the weavers will be released.",
    ],
)
def test_an_open_question_grants_nothing(words: str) -> None:
    """Whether it was done, or will be, is not said."""
    assert not any(a.stance == "asserted" and a.polarity == "affirms" for a in english(words))


def test_a_russian_question_takes_for_granted_what_it_asks_of() -> None:
    """«Где содержатся», «кто убил», and no doer named "who"."""
    held = russian("Власти отказались сообщить, где содержатся четверо ткачей.")
    killed = russian("Следствие не знает, кто убил сторожа.")

    assert [(a.polarity, a.slots.to_whom.text) for a in held] == [("affirms", "четверо ткачей")]
    assert [(a.polarity, a.slots.who) for a in killed] == [("affirms", None)]


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("She is the third woman to be killed there.", "She"),
        ("He is the second prisoner to die in Torvel jail this year.", "the second prisoner"),
        ("She became the ninth reporter to be detained since the vote.", "She"),
    ],
)
def test_the_third_to_be_killed_was_killed(words: str, whom: str) -> None:
    """Who is counted among those whom it befell."""
    (act,) = english(words)

    assert (act.stance, act.slots.to_whom.text) == ("asserted", whom)


def test_all_who_are_named_did_it() -> None:
    """Names joined by "and" are one doer of one act."""
    (beaten,) = english("Officers Ivo Katz and Sam Wray beat the detainee.")
    (driven,) = english("Police forced at least 80 asylum seekers back across the frontier.")

    assert beaten.slots.who.text == "Officers Ivo Katz and Sam Wray"
    assert (driven.type, driven.slots.to_whom.text) == (
        "liberty.displacement",
        "at least 80 asylum seekers",
    )


def test_who_finds_somebody_shot_did_not_shoot() -> None:
    """Finders are no doers, and "found no evidence that shots" finds nobody."""
    (shot,) = english("Police found a man shot near the bridge.")
    none = english("The commission found no evidence that shots were fired at the crowd.")
    (judged,) = english("The court found him guilty of insulting the president.")

    assert shot.slots.who is None
    assert [a.type for a in none] == ["body.force"]
    assert judged.slots.to_whom.text == "him"
