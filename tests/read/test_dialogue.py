"""Who speaks in a transcript, a debate or a pasted chat is the voice of what is told there."""

from __future__ import annotations

import pytest
from english import a_text

from dripstone.read import suggest
from dripstone.records import Claim

_CHAT = (
    "[18:02] Noor: police beat Yusra\n"
    "[18:03] Lev: who is they\n"
    "[18:05] Noor: they arrested Emre too\n"
    "they took his phone and beat him"
)
_DEBATE = (
    "House of Assembly, Official Report\n\n"
    "Ms Adwoa Kingsley (Lower Wexcombe): Police beat two men in a removal centre in May.\n\n"
    "The Minister of State (Mr Alun Trevanion): I am sorry for the loss of the family.\n\n"
    "Ms Kingsley: I thank the minister. Passengers were threatened with arrest by guards.\n\n"
    "Mr Trevanion: I will consider the request for a meeting in the spring."
)
_RUSSIAN = (
    "Судебное заседание по делу о митинге в Торжине\n\n"
    "АДВОКАТ ВОСТРЕЦОВ: Полицейские избили моего подзащитного в отделе.\n\n"
    "СУДЬЯ КОХ: Суд приобщает справку к материалам дела.\n\n"
    "АДВОКАТ ВОСТРЕЦОВ: Его задержали на площади вместе с братом.\n\n"
    "СУДЬЯ КОХ: Суд удаляется для принятия решения."
)
_FORM = (
    "Victim: Ana Brovik\nPlace: Karvel\nSummary: Police beat Ana Brovik in Karvel.\n\n"
    "Victim: Ilan Dros\nPlace: Drava\nSummary: Soldiers beat Ilan Dros in Drava."
)
_ASKED = (
    "Question: What happened on 4 May?\nAnswer: Police beat my son in the yard.\n"
    "Question: Who else was there?\nAnswer: Soldiers beat the neighbours as well."
)


def _voices(content: str, language: str = "en") -> list[list[str | None]]:
    found = (s.of for s in suggest(a_text(content, language=language)))
    acts = [one for one in found if isinstance(one, Claim) and one.kind == "act"]
    return [[voice.who for voice in one.attribution[1:]] for one in acts]


@pytest.mark.parametrize(
    ("content", "language", "speakers"),
    [
        (_CHAT, "en", {"Noor"}),
        (_DEBATE, "en", {"Ms Adwoa Kingsley", "Ms Kingsley"}),
        (_RUSSIAN, "ru", {"АДВОКАТ ВОСТРЕЦОВ"}),
        ("Police: marchers attacked officers in Karvel\n\nIt rained all day.", "en", {"Police"}),
    ],
)
def test_the_speaker_before_a_colon_vouches(
    content: str, language: str, speakers: set[str]
) -> None:
    """Every act of a turn has its speaker for a voice, also on the lines that carry it on."""
    voices = _voices(content, language)

    assert voices
    assert {one[0] if one else None for one in voices} == speakers


@pytest.mark.parametrize(
    "content",
    [
        _FORM,
        _ASKED,
        "Karvel: police beat two men in the market on Sunday.\n\nIt rained all day.",
        "He gave one reason: police beat two men.\n\nNobody came: soldiers beat the others.",
    ],
)
def test_other_colons_speak_for_nobody(content: str) -> None:
    """Fields of a form, questions and answers, and the name of a town are nobody's voice."""
    assert {tuple(one) for one in _voices(content)} == {()}
