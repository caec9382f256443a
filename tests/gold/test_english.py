"""Gold: what our own marked reports and sentences must never lose."""

from __future__ import annotations

import functools

import pytest
from bench.gold import Challenge, challenges, lines, reports

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


@functools.cache
def _challenged() -> Challenge:
    return challenges(lines("en_challenge.jsonl"))


def test_there_is_enough_of_each() -> None:
    """Thirty reports, a third of them hard, and 120 sentences over every trap."""
    marked, sentences = lines("en.jsonl"), lines("en_challenge.jsonl")

    assert len(marked) >= 30
    assert sum(report["hard"] for report in marked) * 3 >= len(marked)
    assert len(sentences) >= 120
    assert {case["trap"] for case in sentences} == TRAPS


def test_no_doer_is_invented() -> None:
    """Whoever stands near, nobody is made a doer whom the words do not make one."""
    assert _challenged().invented == []


def test_what_is_denied_is_not_shown_as_done() -> None:
    """Of the negated acts under 2 % are shown as if they had been done."""
    found = _challenged()

    assert found.negated >= 20
    assert len(found.shown_as_done) < 0.02 * found.negated


@pytest.mark.parametrize("trap", ["proverb", "homonym", "sarcasm"])
def test_words_that_lie_make_nothing(trap: str) -> None:
    """Proverbs, homonyms and sarcasm bring up no act at all."""
    assert _challenged().by_trap[trap].found == 0


@pytest.mark.parametrize(
    ("hard", "least"),
    [
        (False, {"claims": 0.85, "last voice": 0.92, "demands": 0.85}),
        (True, {"claims": 0.55, "last voice": 0.8}),
    ],
)
def test_reports_are_read_as_marked(hard: bool, least: dict[str, float]) -> None:
    """Claims, voices and demands of whole reports stay above what they have reached."""
    found = reports(r for r in lines("en.jsonl") if r["hard"] == hard)

    assert {name: found[name].scores[2] >= score for name, score in least.items()} == dict.fromkeys(
        least, True
    )
