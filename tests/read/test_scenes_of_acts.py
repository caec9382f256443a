"""When and where an act was, by what its sentence and the one beside it tell of the same scene."""

from __future__ import annotations

import pytest
from english import a_text

from dripstone.read import suggest
from dripstone.records import Claim

#: words, an act's type, who suffered, when, where; None where it is not told
TOLD = [
    ("en", "Troops opened fire outside the cathedral on Sunday, killing two mourners.", "life", "two",
     "on Sunday", "the cathedral"),
    ("en", "The mayor was killed when gunmen ambushed their convoy at kilometre 118.", "life", "mayor", None, "kilometre 118"),
    ("en", "He was held for nine days at the Brae Road barracks, where he was tortured.",
     "body.torture", "he", None, "the Brae Road barracks"),
    ("en", "She was held in a cellar for two days and beaten.", "body.assault", "she", None,
     "a cellar"),
    ("en", "Nobody has seen the poet since 3 May, when men in uniform took him away.", "liberty", "him", "3 May", None),
    ("en", "Guards robbed two traders on 12 May and drove them across the river.", "property", "two traders", "12 May", None),
    ("en", "Hydrologist Bastian Roe was arrested at the ferry terminal in Ostmark.", "liberty",
     "Roe", None, "the ferry terminal in Ostmark"),
    ("en", "The attack happened on 17 July outside a bakery. Two men stabbed the imam.", "body", "imam", "17 July", "a bakery"),
    ("en", "Gunmen killed a presenter. The shooting took place at about 7pm on Tuesday.", "life",
     "presenter", "Tuesday", None),
    ("en", "On 14 March soldiers surrounded the hamlet. They shot dead three farmers.", "life", "three farmers", "14 March", None),
    ("en", "On Monday the ministry said it was over. They shot dead three farmers.", "life",
     "three farmers", None, None),
    ("en", "The women from Dolni Brest were beaten by guards.", "body", "women", None, None),
    ("en", "A cartoonist was jailed for two years.", "", "cartoonist", None, None),
    ("en", "A youth was thrashed in march for riding a mare.", "body", "youth", None, None),
    ("ru", "Трое сослуживцев избили рядового Климова. Произошло это в ночь на 23 февраля.", "body",
     "Климова", "23 февраля", None),
    ("ru", "Двоих избили прямо у ворот.", "body", "Двоих", None, "ворот"),
    ("ru", "14 декабря колонну остановили у моста. Мужчин отделили и расстреляли.", "life",
     "Мужчин", "14 декабря", None),
    ("ru", "В СИЗО-3 избили не менее 40 человек.", "body", "40 человек", None, "СИЗО-3"),
    ("ru", "Журналистку оштрафовали за участие в пикете.", "justice", "Журналистку", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("code", "words", "kind", "whom", "when", "where"), TOLD)
def test_an_act_has_the_time_and_place_of_its_scene(
    code: str, words: str, kind: str, whom: str, when: str | None, where: str | None
) -> None:
    """What holds for the scene holds for the act; what is another's or nobody's fills nothing."""
    found = [s.of for s in suggest(a_text(words, published="2025-05-23", language=code))]
    acts = [f for f in found if isinstance(f, Claim) and f.kind == "act"]

    told = [
        (_said(act, "when"), _said(act, "where"))
        for act in acts
        if act.type.startswith(kind) and whom.lower() in _said(act, "to_whom").lower()
    ]

    assert told
    assert all((when in one[0]) if when else not one[0] for one in told)
    assert all((where in one[1]) if where else not one[1] for one in told)


def _said(act: Claim, name: str) -> str:
    slot = getattr(act.slots, name)
    return "" if slot is None else str(slot.text)
