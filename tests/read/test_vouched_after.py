"""What a sentence tells is put in the mouth of whoever the next one says has told it."""

from __future__ import annotations

import pytest
from russian import acts

_TOLD = "Охранники избили дубинками шестерых сельчан."


def _voices(content: str) -> list[str | None]:
    return [hop.who for hop in acts(content)[0].attribution[1:]]


@pytest.mark.parametrize(
    ("after", "who"),
    [
        ("Об этом сообщает кризисный центр «Тёплый дом».", "кризисный центр «Тёплый дом»"),
        ("Об этом журналистам рассказал староста деревни Фёдор Мохов.", "Фёдор Мохов"),
        ("\n\nОб этом пишет газета «Мостки».", "газета «Мостки»"),
        ("Об этом говорится в докладе правозащитной группы «Межа».", "«Межа»"),
        ("Об этом «Мосткам» сообщила его мать.", "его мать"),
        ("Об этом в своём телеграм-канале сообщил адвокат Пётр Линёв.", "Пётр Линёв"),
    ],
)
def test_the_next_sentence_names_who_told_it(after: str, who: str) -> None:
    """«Об этом сообщает …» gives the sentence before it a voice."""
    voices = _voices(f"{_TOLD} {after}")

    assert len(voices) == 1
    assert who in (voices[0] or "")


@pytest.mark.parametrize(
    "after",
    [
        "Об этом никто не говорил вслух.",
        "Об этом Самсонов не сообщал.",
        "Об этом мы узнали вечером.",
        "Полиция сообщила о проверке. Об этом рассказал Мохов.",
    ],
)
def test_nobody_vouches_who_did_not_tell_it(after: str) -> None:
    """Who kept silent, learnt of it or told of another sentence does not vouch for this one."""
    voices = _voices(f"{_TOLD} {after}")

    assert voices == []
