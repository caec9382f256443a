"""Кого лишили и чего, против кого применили, и на чём вывезли: three phrases, each its own."""

from __future__ import annotations

import pytest
from russian import acts


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Суд лишил лидера оппозиции гражданства.", "лидера оппозиции"),
        ("Власти лишили сотни жителей села воды.", "сотни жителей села"),
        ("Полицейские применили дубинки и газ против демонстрантов.", "демонстрантов"),
        ("Солдаты дали залп по толпе.", "толпе"),
    ],
)
def test_whom_without_what_was_taken_or_used(text: str, whom: str) -> None:
    (one,) = acts(text)
    assert one.slots.to_whom.text == whom


@pytest.mark.parametrize(
    "text",
    ["Жителей вывезли на автобусах.", "Активиста заставили извиниться на камеру."],
)
def test_what_people_ride_or_are_filmed_on_is_no_place(text: str) -> None:
    (one,) = acts(text)
    assert one.slots.where is None


def test_a_cell_is_a_place() -> None:
    (one,) = acts("Активиста избили в камере.")
    assert one.slots.where.text == "камере"
