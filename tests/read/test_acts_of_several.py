"""An act done to several is told of each who is named, and of those beside them, too."""

from __future__ import annotations

import pytest
import russian
from english import acts


def _whom(found: list, kind: str) -> set[str]:
    return {a.slots.to_whom.text for a in found if a.type == kind and a.slots.to_whom is not None}


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("Karel Dost and two colleagues were arrested.", {"Karel Dost", "two colleagues"}),
        ("Police arrested Karel Dost, his wife and two neighbours.",
         {"Karel Dost", "his wife and two neighbours"}),
        ("Karel Dost, Anna Reil and Josip Kral were arrested.",
         {"Karel Dost", "Anna Reil", "Josip Kral"}),
        ("Police arrested Karel Dost, Anna Reil and Josip Kral.",
         {"Karel Dost", "Anna Reil", "Josip Kral"}),
        ("Police arrested a teacher, Ana Brovik, and her son.", {"a teacher", "her son"}),
        ("Police arrested the poet Ana Brovik, the singer Karel Dost and a driver.",
         {"the poet", "the singer", "a driver"}),
        ("The teacher, the nurse and the baker were arrested.",
         {"The teacher", "the nurse and the baker"}),
        ("Police arrested Karel Dost, a baker and father of two.", {"Karel Dost"}),
        ("Police arrested Karel Dost, the mayor of Sund.", {"Karel Dost"}),
    ],
)  # fmt: skip
def test_each_of_several(words: str, whom: set[str]) -> None:
    """Who is listed is arrested too; who only describes another is nobody else."""
    assert _whom(acts(words), "liberty.arrest") == whom


def test_a_cousin_is_named_by_no_time() -> None:
    (act,) = acts("Police arrested his cousin Pavel near the mill.")
    assert act.slots.to_whom.value.stands_for == "Pavel"


@pytest.mark.parametrize(
    "whom", ["a passer-by", "her ex-husband", "the co-founder", "the vice-chair of the union"]
)
def test_people_with_a_hyphen(whom: str) -> None:
    assert _whom(acts(f"Soldiers beat {whom} near the mill."), "body.assault") == {whom}


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("Полиция задержала Карела Доста и его жену.", {"Карела Доста", "его жену"}),
        ("Карел Дост и двое его коллег задержаны.", {"Карел Дост", "двое его коллег"}),
        ("Полиция задержала пекаря и его сына.", {"пекаря и его сына"}),
        ("Учитель, медсестра и пекарь арестованы.", {"Учитель, медсестра и пекарь"}),
        ("Солдаты задержали до сорока жителей у мельницы.", {"до сорока жителей"}),
        ("Десятки протестующих задержали у мельницы.", {"Десятки протестующих"}),
        ("Семью из пяти человек задержали в понедельник.", {"Семью из пяти человек"}),
        ("Сотни людей скандировали: «Свободу!»", set()),
        ("Десятки протестующих задержали полицейского.", {"полицейского"}),
    ],
)
def test_each_of_several_in_russian(words: str, whom: set[str]) -> None:
    assert _whom(russian.acts(words), "liberty.arrest") == whom
