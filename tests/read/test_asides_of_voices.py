"""Who vouches for an act in words set beside it, and what is set beside it and vouches for nothing."""

from __future__ import annotations

import pytest
from english import a_text

from dripstone.read import suggest
from dripstone.records import Claim

VOUCHED = [
    ("en", "Two women were beaten by guards, as the radio claimed.", "radio"),
    ("en", "Guards, says Odell, beat two prisoners.", "Odell"),
    ("en", "In the words of Odell, guards beat two prisoners.", "Odell"),
    ("en", "The Courier reported, citing relatives, that guards beat two prisoners.", "relatives"),
    ("en", "Speaking to reporters, Mr Odell accused guards of beating two prisoners.", "Odell"),
    ("en", "A man identified as Witness C said that guards beat two prisoners.", "Witness C"),
    ("en", "“They beat two cooks,” says Aru. “They beat my son.” His aunt adds that it rained.",
     "Aru"),
    ("en", "From the statement of Josip Kral: “Guards beat two prisoners.”", "Josip Kral"),
    ("ru", "Как следует из приговора, охранники избили двоих заключённых.", "приговора"),
    ("ru", "Из приговора следует, что охранники избили двоих заключённых.", "приговора"),
    ("ru", "Охранники избили двоих, пишет «Берег» со ссылкой на родных.", "родных"),
    ("ru", "Об этом рассказала сестра Оделла: охранники избили двоих заключённых.", "сестра"),
    ("ru", "В заявлении группы сказано, что охранники избили двоих заключённых.", "заявлении"),
    ("ru", "Из показаний Саидова: «Охранники избили двоих заключённых».", "Саидова"),
]  # fmt: skip
NOBODY = [
    ("en", "After Odell complained, guards beat two prisoners."),
    ("en", "Guards beat two prisoners and then, laughing, told the cook to clean up."),
    ("en", "Guards beat two prisoners, and the chief warder said nothing."),
    ("en", "Guards beat two prisoners in the words of the song."),
    ("ru", "Охранники избили двоих заключённых, а начальник промолчал."),
    ("ru", "Охранники избили двоих заключённых, крича, что те предатели."),
    ("ru", "После того как Оделл пожаловался, охранники избили двоих заключённых."),
]


@pytest.mark.parametrize(("code", "words", "voice"), VOUCHED)
def test_words_beside_an_act_say_who_vouches_for_it(code: str, words: str, voice: str) -> None:
    """The innermost voice is the one whose words they are."""
    acts = _acts(words, code)

    last = [f"{hop.who} {hop.stands_for or ''}" for act in acts for hop in act.attribution[1:][-1:]]

    assert len(last) == len(acts) > 0
    assert all(voice in who for who in last)


@pytest.mark.parametrize(("code", "words"), NOBODY)
def test_what_is_only_done_beside_an_act_vouches_for_nothing(code: str, words: str) -> None:
    """A complaint before it, a shout during it and a song are no voices of it."""
    acts = _acts(words, code)

    assert acts
    assert not any(hop.who for act in acts for hop in act.attribution[1:])


def _acts(words: str, code: str) -> list[Claim]:
    found = [s.of for s in suggest(a_text(words, published="2025-05-23", language=code))]
    acts = [f for f in found if isinstance(f, Claim) and f.kind == "act"]
    return [act for act in acts if act.type.startswith("body")]
