"""Denials by those who run a place or stand trial, and the silence of "neither" and "none of"."""

from __future__ import annotations

import pytest
from english import claims
from russian import claims as claims_in_russian


def _denied(words: str, code: str = "en") -> list[tuple[str, str]]:
    found = claims(words, "denial") if code == "en" else claims_in_russian(words, "denial")
    return [(one.slots.who.text if one.slots.who else "", one.polarity) for one in found]


@pytest.mark.parametrize(
    ("words", "who", "polarity"),
    [
        ('"No detainee was mistreated," the warden said.', "the warden", "denies"),
        ("Nobody laid a finger on them, the warden said.", "the warden", "denies"),
        ("The ministry rejected the findings as biased.", "The ministry", "denies"),
        ("The army says he fell ill and rejects claims that he was beaten.", "The army", "denies"),
        ("The defendant said he had not fired a shot.", "The defendant", "denies"),
        ("None of the ministries responded to requests for comment.", "ministries", "declines"),
        ("Neither the mayor nor the police would comment on it.", "the mayor", "declines"),
        ("A spokesman for the airline declined an interview.", "airline", "declines"),
        ("No one at the ministry was available for comment.", "the ministry", "declines"),
    ],
)
def test_english_denials_and_silence(words: str, who: str, polarity: str) -> None:
    """Who runs a place or stands trial denies; "neither" and "none of" leave a question open."""
    (found,) = _denied(words)

    assert who in found[0]
    assert found[1] == polarity


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("«Политзаключённых у нас нет», — сказал президент.", "президент"),
        ("Подсудимый заявил, что никогда не видел потерпевшую.", "Подсудимый"),
        ("В мэрии назвали доклад «сказкой на зарубежные деньги».", "мэрии"),
        ("Военные назвали видео постановкой.", "Военные"),
    ],
)
def test_russian_denials(words: str, who: str) -> None:
    """What is called a fairy tale or staged is said not to be so."""
    (found,) = _denied(words, "ru")

    assert who in found[0]
    assert found[1] == "denies"


@pytest.mark.parametrize(
    "words",
    [
        "He declined the invitation to dinner.",
        "The doctor was not available for surgery.",
        "The teacher was treated well by the villagers, she said.",
        "He described the killing as politically motivated.",
        "The minister dismissed two officers.",
        "Neither the roof nor the wall was painted.",
        "None of the villagers answered the door.",
    ],
)
def test_what_denies_nothing(words: str) -> None:
    """What a villager says, and what is not said of an account, is no denial."""
    assert _denied(words) == []
