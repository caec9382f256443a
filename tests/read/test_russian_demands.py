"""Russian demands: what is asked of whom, each thing apart."""

from __future__ import annotations

import pytest
from russian import demands


@pytest.mark.parametrize(
    ("words", "type_", "addressees"),
    [
        ("Адвокат потребовал от прокуратуры расследовать убийство журналиста.", "investigate", ["прокуратуры"]),
        ("Фонд «Правовой фонарь» призвал власти освободить активистов.", "release", ["власти"]),
        ("Правозащитники обратились в прокуратуру с просьбой расследовать убийство.", "investigate", ["прокуратуру"]),
        ("Она потребовала, чтобы власти освободили её брата.", "release", ["власти"]),
        ("Организация призвала генерального прокурора Лидию Выдумову проверить дело.", "investigate", ["генерального прокурора Лидию Выдумову"]),
        ("Правозащитники требуют расследования убийства.", "investigate", []),
        ("Жители призвали к освобождению активистов.", "release", []),
        ("«Власти должны немедленно освободить активистов», — заявила Анна Вымыслова.", "release", ["Власти"]),
    ],
)  # fmt: skip
def test_what_is_asked_and_of_whom(words: str, type_: str, addressees: list[str]) -> None:
    """The verb of asking, the case of the one asked and what is asked make a demand."""
    (found,) = demands(words)

    assert found.type == type_
    assert [one.text for one in found.addressees] == addressees
    assert found.slots.who is not None


def test_two_things_asked_are_two_demands() -> None:
    """Joined infinitives are demands of their own, with the same addressee."""
    first, second = demands(
        "Профсоюз литейщиков потребовал от министра Глеба Мнимова освободить задержанных "
        "и наказать виновных."
    )

    assert (first.type, second.type) == ("release", "prosecute")
    assert first.addressees[0].text == second.addressees[0].text == "министра Глеба Мнимова"
    assert first.slots.what.text == "освободить задержанных"
    assert second.slots.what.text == "наказать виновных"


def test_at_once_is_urgent() -> None:
    """A demand that says «немедленно» is urgent."""
    (found,) = demands("Адвокат потребовал от суда немедленно освободить литейщика.")

    assert found.urgent


@pytest.mark.parametrize(
    "words",
    [
        "Адвокат не требовал освободить литейщика.",
        "Следователь отказал в возбуждении уголовного дела.",
        "Мэр призвал жителей на праздник.",
    ],
)
def test_what_nobody_asks_is_no_demand(words: str) -> None:
    """Negated asking, refusing and inviting are no demands."""
    assert demands(words) == []
