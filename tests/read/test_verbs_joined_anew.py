"""Verbs and nouns that the parser joins to the wrong word tell what they tell."""

from __future__ import annotations

import pytest
from english import a_text

from dripstone.read import suggest
from dripstone.records import Claim


def _told(content: str) -> set[tuple[str, str | None, str | None]]:
    found = (s.of for s in suggest(a_text(content, language="en")))
    return {
        (
            one.type,
            one.slots.who.text if one.slots.who else None,
            one.slots.to_whom.text if one.slots.to_whom else None,
        )
        for one in found
        if isinstance(one, Claim) and one.kind == "act"
    }


@pytest.mark.parametrize(
    ("told", "act"),
    [
        ("He asked for water and the guard with the beard struck him on the head.",
         ("body.assault", "the guard with the beard", "him")),
        ("Masked officers raided the town hall and seized documents.",
         ("property", "Masked officers", "documents")),
        ("Rights groups accuse the army of burning houses in reprisal.",
         ("property", "the army", "houses")),
        ("Militants shot dead a chief and injured his son.",
         ("body.assault", "Militants", "his son")),
        ("The phones were seized, one boy thrown down the stairs.",
         ("body.assault", None, "one boy")),
        ("He ordered the shelling of the town of Ammery, which killed 46 civilians.",
         ("life.killing", None, "46 civilians")),
    ],
)  # fmt: skip
def test_each_verb_has_its_own_ends(told: str, act: tuple[str, str | None, str | None]) -> None:
    """Who does it and to whom are those of the verb; a town that was shelled kills nobody."""
    assert act in _told(told)


@pytest.mark.parametrize(
    "told",
    [
        "The boy fell and broke his arm.",
        "She asked for tea and the cake with the cherries.",
        "They visited the hall and painted houses.",
        "A critic accused the town of boring visitors.",
        "He wrote of Ammery, which lies by the sea.",
    ],
)
def test_joined_words_without_harm_tell_none(told: str) -> None:
    """What is joined alike and tells no harm stays without."""
    assert _told(told) == set()
