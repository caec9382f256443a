"""Whom a demand goes to and on what terms: letters, tags, "three things", "only if", «ультиматум»."""

from __future__ import annotations

import pytest
from english import demands
from russian import demands as demands_in_russian

Asked = tuple[str, str, str]


def _asked(words: str, code: str = "en") -> list[Asked]:
    found = demands(words) if code == "en" else demands_in_russian(words)
    return [
        (
            one.type,
            one.slots.who.text if one.slots.who else "",
            " ".join(slot.text for slot in one.addressees),
        )
        for one in found
    ]


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (
            "We are asking the governor for two things. Tell us when it will end.",
            [("inform", "We", "the governor")],
        ),
        (
            "Dear Minister,\nI write about Ilen Corvay. Please order her release without delay.",
            [("release", "", "Minister")],
        ),
        ("@TorvaneMFA stop deporting Kelish families!!", [("stop", "", "TorvaneMFA")]),
        (
            "The commissioner recommended that no child be held in isolation again.",
            [("stop", "The commissioner", "")],
        ),
        (
            "The strike committee said talks could resume only if all those arrested were released.",
            [("release", "The strike committee", "")],
        ),
        (
            "Thousands urged the university to reinstate Oona Blay, and to issue an apology.",
            [("repair", "Thousands", "the university"), ("repair", "Thousands", "the university")],
        ),
    ],
)
def test_english_demands_have_their_addressees(words: str, asked: list[Asked]) -> None:
    """What is asked goes to whom the letter, the tag or the sentence before names."""
    assert _asked(words) == asked


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (
            "Стачком заявил, что переговоры возобновятся, только если отпустят задержанных.",
            [("release", "Стачком", "")],
        ),
        (
            "Профсоюз выдвинул ультиматум: если министерство не вернёт дотации, хлеба не будет.",
            [("repair", "Профсоюз", "министерство")],
        ),
        (
            "«Перестаньте стрелять! Верните наших детей!» — кричала женщина через забор.",
            [("stop", "женщина", ""), ("release", "женщина", "")],
        ),
        (
            "@МИДТорвана прекратите высылать келийские семьи!!",
            [("stop", "", "МИДТорвана")],
        ),
    ],
)
def test_russian_demands_on_terms(words: str, asked: list[Asked]) -> None:
    """«Только если» and an ultimatum ask for what they name."""
    assert _asked(words, "ru") == asked


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Dear reader, support our newspaper. Share this story.", "en"),
        ("@anna come home and bring the milk", "en"),
        ("Order the usual coffee.", "en"),
        ("We could swim only if the sun came out, she said.", "en"),
        ("Поедем, только если не будет дождя, сказала мать.", "ru"),
        ("Суд отклонил требование прокурора арестовать активиста.", "ru"),
        ("Он выполнил требование полиции показать документы.", "ru"),
    ],
)
def test_what_is_asked_of_friends_and_readers_is_none(words: str, code: str) -> None:
    """What readers, friends and those who are held are told to do is no demand."""
    assert _asked(words, code) == []
