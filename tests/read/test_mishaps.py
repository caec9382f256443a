"""What nobody did is no act: a tram, lightning, a wall that fell; what is somebody's own may be."""

from __future__ import annotations

import pytest
from english import a_text

from dripstone.read import suggest


def types(words: str, language: str = "en") -> list[str]:
    found = suggest(a_text(words, language=language))
    return [str(s.of.type) for s in found if s.of.kind == "act"]


@pytest.mark.parametrize(
    "words",
    [
        "A woman was struck by a tram.",
        "Two people were killed by a train near Karvel.",
        "A man was struck by lightning.",
        "She was hit by a falling tree.",
        "A shepherd was killed by a bear.",
        "Three people were killed when a wall collapsed.",
    ],
)
def test_nobody_did_it(words: str) -> None:
    assert types(words) == []


@pytest.mark.parametrize(
    "words", ["Женщину сбил трамвай.", "Пастуха убила молния.", "Пастуха убил медведь."]
)
def test_nobody_did_it_in_russian(words: str) -> None:
    assert types(words, "ru") == []


@pytest.mark.parametrize(
    "words",
    [
        "A marcher was hit by a police bus.",
        "Demonstrators were hit by a tram.",
        "Three people were killed when a wall collapsed under shelling.",
        "Several were bitten by dogs.",
    ],
)
def test_somebody_may_have_done_it(words: str) -> None:
    assert types(words) != []
