"""Voices set apart from what they say: under it, before a colon, by "per" and "put it"."""

from __future__ import annotations

import pytest
from english import acts


@pytest.mark.parametrize(
    ("words", "voice"),
    [
        ("Per Sela Marn, soldiers beat three students.", "Sela Marn"),
        ("Soldiers beat three students, as the ministry put it.", "the ministry"),
        ("“Soldiers beat three students.” — Sela Marn, a nurse", "Sela Marn"),
        ("Sela Marn: “Two men were shot dead near the mill.”", "Sela Marn"),
        ("A neighbour had said earlier that two men were shot dead.", "A neighbour"),
        ("Two witnesses told the Courier that soldiers beat three students.", "Two witnesses"),
        ("The Courier spoke to police, who said two men were shot dead.", "police"),
    ],
)
def test_whose_words_they_are(words: str, voice: str) -> None:
    (act,) = acts(words)
    last = act.attribution[-1]
    assert voice in (last.who, last.stands_for)


@pytest.mark.parametrize(
    "words",
    [
        "Per cent by per cent, the army shelled the town.",
        "Motto: “Soldiers beat three students.”",
        "According to him: “Soldiers beat three students.”",
    ],
)
def test_what_names_nobody(words: str) -> None:
    named = [hop.who for act in acts(words) for hop in act.attribution[1:]]
    assert not {"cent", "Motto", "According to him"} & set(named)


@pytest.mark.parametrize(
    ("words", "types"),
    [
        ("Two officers were dismissed from the force.", []),
        ("The teacher was dismissed.", ["property.livelihood"]),
        ("The officer was dismissed for refusing to shoot.", ["property.livelihood"]),
    ],
)
def test_who_answers_for_it_is_no_victim(words: str, types: list[str]) -> None:
    assert [act.type for act in acts(words)] == types
