"""Russian events: what courts, police and people openly did, as reports put it."""

from __future__ import annotations

import pytest
from russian import claims


def _types(words: str) -> list[str]:
    found = claims(words, "event")
    return [one.type for one in found if one.type.startswith(("action", "procedure"))]


@pytest.mark.parametrize(
    ("words", "type_"),
    [
        ("На них составлены протоколы за участие в акции.", "procedure.charge"),
        ("Ему предъявлено обвинение в экстремизме.", "procedure.charge"),
        ("Вере Тумановой вменяют статью о клевете.", "procedure.charge"),
        ("Судом принято решение о выдворении восемнадцати рабочих.", "procedure.judgment"),
        ("Верховный суд удовлетворил иск Минюста.", "procedure.judgment"),
        ("Областной суд оправдал полицейского Титова.", "procedure.judgment"),
        ("Хозяйка швейного цеха осуждена условно.", "procedure.judgment"),
        ("К полуночи из отдела вышли все, кроме четверых.", "procedure.release"),
        ("Двоих рыбаков выпустили под залог.", "procedure.release"),
        ("Адвокат подала апелляцию.", "procedure.complaint"),
        ("Омбудсмен посетил изолятор.", "procedure.visit"),
        ("Комиссия приехала с проверкой.", "procedure.visit"),
        ("Троих задержали на шествии против тарифов.", "action.rally"),
        ("После митинга двоих избили.", "action.rally"),
        ("Во время пикета пенсионерку ударил прохожий.", "action.picket"),
        ("Двадцать человек пришли к памятнику с цветами.", "action.flashmob"),
    ],
)
def test_a_step_or_a_gathering_is_told(words: str, type_: str) -> None:
    """With a doer or without, in any order of words, and where something happened at it."""
    assert type_ in _types(words)


@pytest.mark.parametrize(
    "words",
    [
        "Возбудить дело полиция отказалась.",
        "Уголовных дел не возбуждено ни одного.",
        "Министр оправдал насилие обстановкой.",
        "Учёный вышел из отдела кадров.",
        "Если задержат на шествии, звоните.",
    ],
)
def test_what_did_not_happen_is_no_event(words: str) -> None:
    """What was refused, excused or only thought of."""
    assert _types(words) == []
