"""Blows, wounds and deaths told by what struck, by the part of the body and by what is left."""

from __future__ import annotations

import pytest
from english import acts

TOLD = [
    ("A rifle butt split her lip.", "body.assault", "her"),
    ("A bullet grazed her neck.", "body.assault", "her"),
    ("Pellets tore through the boy's shoulder.", "body.assault", "the boy's"),
    ("They smashed his fingers with a hammer.", "body.assault", "his"),
    ("A passer-by took a bullet in the hip.", "body.assault", "A passer-by"),
    ("A soldier ran a bayonet through the old man.", "body.assault", "the old man"),
    ("A stun grenade went off at the feet of a nurse.", "body.force", "a nurse"),
    ("Snipers picked off three farmers.", "life.killing", "three farmers"),
    ("The corpse of a schoolteacher was dumped at the crossroads.", "life", "a schoolteacher"),
    ("Two brothers were among those killed.", "life.killing", "Two brothers"),
]
NOT_TOLD = [
    "She picked off the labels.",
    "The company laid off forty people.",
    "Snipers were stationed on the roof.",
    "He died of cardiac arrest.",
    "Cold rain stung her neck.",
    "The news tore through the village.",
]


@pytest.mark.parametrize(("text", "kind", "whom"), TOLD)
def test_whoever_is_struck_is_named_by_what_struck_them(text: str, kind: str, whom: str) -> None:
    """The blow is read, and is done to whose body it is."""
    found = acts(text)

    assert [(one.type, one.slots.to_whom.text) for one in found if one.slots.to_whom] == [
        (kind, whom)
    ]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_harmless_words_of_blows_tell_of_none(text: str) -> None:
    """The same verbs without anybody struck bring up no act done by somebody to a body."""
    assert [act for act in acts(text) if act.type.startswith(("body", "life."))] == []
