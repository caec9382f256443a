"""Whoever confirms, reports or denies an act that a noun tells is the voice that vouches for it."""

from __future__ import annotations

import pytest
from english import a_text

from dripstone.read import suggest
from dripstone.records import Claim, Text

_ENGLISH = [
    ("The Mission documented the torture of 14 prisoners.", "The Mission", "attributed"),
    ("The ministry confirmed the arrest of two editors.", "The ministry", "attributed"),
    ("The killing of three herders was confirmed by the army.", "the army", "attributed"),
    ("The Lab recorded 14 cases of torture of students.", "The Lab", "attributed"),
    ("Lawyers complained of the torture of their clients.", "Lawyers", "alleged"),
    ("The family's allegations that he was beaten stand.", "The family", "alleged"),
    ("There are rumours that a student was killed.", "rumours", "alleged"),
    ("We fear credible reports that exiles have been beaten.", "credible reports", None),
    # nobody vouches: nobody said it, or said only that it was not so sure
    ("The ministry did not confirm the arrest of two editors.", None, "alleged"),
    ("The town recorded the killing of two editors.", None, "asserted"),
    ("He announced the release of Ana Brovik, who was tortured.", None, "asserted"),
    # whoever did it does not tell of it
    ("She received allegations of rape of women by soldiers.", "allegations", "alleged"),
]
_RUSSIAN = [
    ("Консульство подтвердило задержание 17 своих граждан.", "Консульство", "attributed"),
    ("Группа «Убежище» насчитала 40 случаев избиений женщин.", "Группа «Убежище»", "attributed"),
    ("Родные жалуются на избиения осуждённых в колонии.", "Родные", "alleged"),
    ("Есть показания свидетелей об избиении студентов.", "свидетелей", "alleged"),
    ("Появились сообщения об избиении студентов.", "сообщения", "alleged"),
    ("Полиция не подтвердила задержание редактора.", None, "alleged"),
    ("Город зафиксировал 14 убийств журналистов.", None, "asserted"),
]


def _voice(text: Text) -> tuple[str | None, str]:
    acts = [s.of for s in suggest(text) if isinstance(s.of, Claim) and s.of.kind == "act"]
    return (acts[0].attribution[-1].who if len(acts[0].attribution) > 1 else None), acts[0].stance


@pytest.mark.parametrize(("content", "voice", "stance"), _ENGLISH)
def test_who_vouches_for_what_a_noun_tells(
    content: str, voice: str | None, stance: str | None
) -> None:
    """The subject of the verb, the owner of the reports, or reports that are nobody's."""
    told = _voice(a_text(content))

    assert told[0] == voice
    assert stance is None or told[1] == stance


@pytest.mark.parametrize(("content", "voice", "stance"), _RUSSIAN)
def test_who_vouches_in_russian(content: str, voice: str | None, stance: str) -> None:
    """The same in Russian, where a preposition tells reports of people from people's reports."""
    assert _voice(a_text(content, language="ru")) == (voice, stance)


@pytest.mark.parametrize(
    "content",
    [
        "The ministry refused to confirm the arrest of two editors.",
        "The army could not verify the killing of two herders.",
    ],
)
def test_what_is_not_confirmed_is_not_denied(content: str) -> None:
    """Who does not confirm an arrest has not said that there was none."""
    acts = [s.of for s in suggest(a_text(content)) if isinstance(s.of, Claim)]

    assert [a.polarity for a in acts if a.kind == "act"] == ["affirms"]


def test_reports_that_somebody_denies_are_that_voice_s() -> None:
    """Beside whoever denies them, reports are nobody's: the last voice is who spoke."""
    text = a_text("The ministry denied reports that two editors had been beaten.")

    act = next(s.of for s in suggest(text) if isinstance(s.of, Claim) and s.of.kind == "act")

    assert [v.who for v in act.attribution if v.who] == ["The ministry"]
    assert act.polarity == "denies"
