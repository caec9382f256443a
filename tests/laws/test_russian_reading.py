"""Laws of reading Russian: no doer is invented, no denial is an act, every word is found again."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dripstone.read import suggest
from dripstone.records import Claim, Demand, Quote
from read.english import a_text

#: Victim in the nominative plural, and in the accusative.
VICTIMS = (
    ("активисты", "активистов"),
    ("двое литейщиков", "двоих литейщиков"),
    ("журналисты", "журналистов"),
    ("жители села", "жителей села"),
)
#: Plural of the short participle, plural of the past.
VERBS = (
    ("задержаны", "задержали"),
    ("избиты", "избили"),
    ("похищены", "похитили"),
    ("убиты", "убили"),
    ("арестованы", "арестовали"),
)
#: No frame says who did it, however near the police stand.
OPEN = (
    "Вчера {whom} {did}.",
    "Вчера {who} были {done}.",
    "У здания полиции {who} были {done}.",
    "В отделе полиции {whom} {did}.",
    "На площади, где стояла полиция, {whom} {did}.",
    "Полиция сообщила, что {who} {done}.",
    "По словам полицейского, {whom} {did}.",
    "Полиция подтвердила: {who} {done}.",
    "Полиция приехала поздно, и {whom} {did}.",
)
DENIED = (
    "Вчера {whom} не {did}.",
    "Вчера {who} не были {done}.",
    "Министерство отрицает, что {whom} {did}.",
    "Он заявил, что {whom} никто не {one}.",
)


def _findings(content: str) -> list[Claim | Quote | Demand]:
    found = (suggestion.of for suggestion in suggest(a_text(content, language="ru")))
    return [f for f in found if isinstance(f, Claim | Quote | Demand)]


def _acts(content: str) -> list[Claim]:
    return [f for f in _findings(content) if isinstance(f, Claim) and f.kind == "act"]


def _sentences(frames: tuple[str, ...]) -> list[str]:
    return [
        frame.format(who=who, whom=whom, done=done, did=did, one=did.removesuffix("и"))
        for frame, (who, whom), (done, did) in itertools.product(frames, VICTIMS, VERBS)
    ]


@pytest.mark.parametrize("frame", OPEN)
def test_no_doer_is_invented(frame: str) -> None:
    """A passive or a verb without a subject has no doer: each act is found, and says so."""
    sentences = _sentences((frame,))

    found = _acts("\n\n".join(sentences))

    assert [act.slots.who for act in found if act.slots.who is not None] == []
    assert all("who" in act.not_stated for act in found)
    assert len(found) >= 0.7 * len(sentences)


@pytest.mark.parametrize("frame", DENIED)
def test_what_is_denied_is_never_told_as_done(frame: str) -> None:
    """Whatever is found in a denial says that it is one."""
    sentences = _sentences((frame,))

    found = _acts("\n\n".join(sentences))

    assert [act.says for act in found if act.polarity != "denies"] == []
    assert len(found) >= 0.9 * len(sentences)


WORDS = (
    "По словам адвоката Марты Вымысловой, вчера задержали пятерых активистов. "
    "«Их били дубинками», — сказала Вымыслова. Профсоюз потребовал освободить задержанных."
)
SIGNS = st.sampled_from(
    [
        "\u0301",
        "\u200b",
        "\u00ad",
        "\u00a0",
        "\U0001f6a8",
        "\U0001f468\u200d\U0001f469\u200d\U0001f466",
        "  ",
        "\ufeff",
    ]
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(signs=st.lists(st.tuples(st.integers(0, len(WORDS)), SIGNS), max_size=8))
def test_every_word_is_found_again(signs: list[tuple[int, str]]) -> None:
    """Whatever signs stand between the letters, the words of each anchor stand at its place."""
    content = WORDS
    for place, sign in sorted(signs, reverse=True):
        content = content[:place] + sign + content[place:]

    for finding in _findings(content):
        for words in finding.every_anchor():
            assert content[words.start : words.end] == words.exact


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=st.text(alphabet="абвя .,—«»„“\"'\n-избилизадержали!?…", max_size=200))
def test_no_words_stop_the_reading(words: str) -> None:
    """Any letters and marks in any order are read to the end."""
    assert suggest(a_text(f"Полиция задержала активиста. {words}", language="ru")).language == "ru"
