"""Gold: what our own marked reports and sentences must never lose, in either language."""

from __future__ import annotations

import functools

import pytest
from bench.gold import LANGUAGES, Challenge, challenges, grouped, lines
from bench.scores import Count

TRAPS = frozenset(
    [
        "agent",
        "agentless",
        "negation",
        "hedge",
        "reported",
        "proverb",
        "homonym",
        "sarcasm",
        "lowercase",
        "mojibake",
    ]
)
#: What reading has reached, a little below; what is aimed at stands in ``docs/why/reading.md``.
LEAST = {
    "en": {
        "all: claims": 0.79,
        "easy: claims": 0.9,
        "all: last voice": 0.91,
        "all: demands": 0.72,
        "all: grounds": 0.75,
        "all: doers": 0.93,
        "all: where": 0.75,
        "fresh: last voice": 0.9,
        "phrases: claims": 0.82,
        "phrases: demands": 0.82,
        "phrases: grounds": 0.85,
    },
    "ru": {
        "all: claims": 0.77,
        "easy: claims": 0.92,
        "all: last voice": 0.9,
        "all: demands": 0.74,
        "all: grounds": 0.6,
        "all: doers": 0.92,
        "all: where": 0.68,
        "fresh: last voice": 0.9,
        "phrases: claims": 0.86,
        "phrases: demands": 0.85,
        "phrases: grounds": 0.8,
    },
}


@functools.cache
def _challenged(code: str) -> Challenge:
    return challenges(lines(f"{code}_challenge.jsonl"), code)


@functools.cache
def _scored(code: str) -> dict[str, Count]:
    return grouped(code)


def test_there_is_enough_of_each() -> None:
    """Sixty reports a language, a third of them hard and some held out; 200 sentences in all."""
    for code in LANGUAGES:
        marked = lines(f"{code}.jsonl")
        assert len(marked) >= 60
        assert sum(report["hard"] for report in marked) * 3 >= len(marked)
        assert sum(report.get("held", False) for report in marked) >= 20
        assert len({report["id"] for report in marked}) == len(marked)
        fresh = lines(f"{code}_fresh.jsonl")
        assert len(fresh) >= 16
        assert all(report["held"] for report in fresh)
        assert sum(report["hard"] for report in fresh) * 3 >= len(fresh)
        assert {case["trap"] for case in lines(f"{code}_challenge.jsonl")} == TRAPS
    assert sum(len(lines(f"{code}_challenge.jsonl")) for code in LANGUAGES) >= 200


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_doer_is_invented(code: str) -> None:
    """Whoever stands near, nobody is made a doer whom the words do not make one."""
    assert _challenged(code).invented == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_denied_is_not_shown_as_done(code: str) -> None:
    """Of the negated acts under 2 % are shown as if they had been done."""
    found = _challenged(code)

    assert found.negated >= 20
    assert len(found.shown_as_done) < 0.02 * found.negated


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("trap", ["proverb", "homonym"])
def test_words_that_lie_make_nothing(code: str, trap: str) -> None:
    """Proverbs and homonyms bring up no act but those that are marked."""
    found = _challenged(code).by_trap[trap]

    assert found.found <= found.marked


@pytest.mark.parametrize(("code", "least"), LEAST.items())
def test_reports_are_read_as_marked(code: str, least: dict[str, float]) -> None:
    """Claims, voices and demands of whole reports stay above what they have reached."""
    found = _scored(code)

    below = {
        name: found[name].scores[2] for name, f1 in least.items() if found[name].scores[2] < f1
    }
    assert below == {}
