"""Russian demands: of whom a thing is asked by «от», and what is asked «с требованием»."""

from __future__ import annotations

import pytest
from russian import demands


def _asked(content: str) -> list[tuple[str, str, str]]:
    return [
        (
            one.type,
            one.slots.who.text if one.slots.who else "",
            " ".join(slot.text for slot in one.addressees),
        )
        for one in demands(content)
    ]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (
            "Союз требует от правоохранительных органов обеспечить охрану редакции.",
            ("protect", "Союз", "правоохранительных органов"),
        ),
        (
            "Сельчане требуют от губернатора отзыва лицензии, а от полиции — наказать нападавших.",
            ("reform", "Сельчане", "губернатора"),
        ),
        (
            "Сельчане требуют от губернатора отзыва лицензии, а от полиции — наказать нападавших.",
            ("prosecute", "Сельчане", "полиции"),
        ),
        (
            "Профсоюз добивается от администрации выплаты долгов.",
            ("repair", "Профсоюз", "администрации"),
        ),
        (
            "Более двухсот человек вышли на митинг с требованием отставки мэра Павла Дрозда.",
            ("dismiss", "Более двухсот человек", ""),
        ),
        (
            "Коалиция требует от властей Арды прекратить принудительные выселения.",
            ("stop", "Коалиция", "властей Арды"),
        ),
        (
            "Хромова также считает необходимым уволить начальника отделения.",
            ("dismiss", "Хромова", ""),
        ),
        (
            "У суда прошла акция с требованием освобождения Ильина.",
            ("release", "", ""),
        ),
    ],
)
def test_what_is_asked_and_of_whom(words: str, wanted: tuple[str, str, str]) -> None:
    """Each thing asked keeps its own type, who asks and whom."""
    assert wanted in _asked(words)


@pytest.mark.parametrize(
    "words",
    [
        "Он согласился с требованием следствия.",
        "Мэрия не согласна с требованием отставки.",
        "Адвокат ознакомился с требованием прокурора.",
        "Хромову считают необходимым свидетелем.",
    ],
)
def test_whoever_agrees_with_a_demand_does_not_make_it(words: str) -> None:
    """To agree with a demand, or to read it, asks for nothing."""
    assert _asked(words) == []
