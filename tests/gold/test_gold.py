"""Gold: what our own marked reports and sentences must never lose, in either language."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from bench.gold import LANGUAGES, PARTS, Challenge, challenges, grouped, lines, part_of, scores_of
from bench.scores import Count

from dripstone import vocabulary

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
        "fresh: claims": 0.78,
        "fresh: last voice": 0.9,
        "phrases: claims": 0.94,
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


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_reports_of_a_part_are_well_formed(code: str, part: str) -> None:
    """Later marks use terms that exist and quote words of their report; fresh ones are held out."""
    for report in part_of(part, code):
        assert report["part"] == part
        assert report["held"] == (part != "seen")
        if part != "fresh":
            assert list(_terms(report)) == []
            assert [words for words in _quoted(report) if not _stands(words, report["text"])] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_longer_reports_are_many_and_a_third_of_them_hard(code: str) -> None:
    """The longer reports, those by which rules are mended and those held out, have hard ones."""
    assert len(part_of("seen", code)) >= 48
    for part in ("seen", "fresh3"):
        reports = part_of(part, code)
        assert sum(report["hard"] for report in reports) * 3 >= len(reports)
        assert len({report["id"] for report in reports}) == len(reports)


@pytest.mark.parametrize(
    ("asked", "part", "held", "told"),
    [
        ("--errors", "seen", False, True),
        ("--errors", "fresh3", True, False),
        ("--errors", None, False, True),
        ("--errors seen", "seen", False, True),
        ("--errors seen", None, False, False),
        ("--errors seen", "fresh3", True, False),
        ("", "seen", False, False),
    ],
)
def test_errors_are_never_shown_of_what_is_held_out(
    asked: str,
    part: str | None,
    held: bool,
    told: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Who mends sees what reading missed in seen reports, and nothing of those held out."""
    nothing: dict[str, Any] = {"claims": [], "demands": [], "grounds": []}
    report = {"id": "x1", "text": "Rain fell.", "published": None, "part": part, "held": held}
    monkeypatch.setattr("sys.argv", ["bench", "gold", *asked.split()])

    scores_of({**report, **nothing, "denials": [], "events": []}, "en")

    assert bool(capsys.readouterr().out) == told


def _terms(report: Mapping[str, Any]) -> Iterator[str]:
    """Name the terms of a report's marks that no vocabulary has."""
    for scheme, marks, key in (
        ("acts", "claims", "type"),
        ("demands", "demands", "type"),
        ("grounds", "grounds", "ground"),
        ("events", "events", "type"),
    ):
        ids = vocabulary.scheme(scheme).terms
        yield from (one[key] for one in report[marks] if one[key] not in ids)


def _quoted(report: Mapping[str, Any]) -> Iterator[str]:
    """Give the words that a report's marks quote."""
    for claim in report["claims"]:
        slots = ("who", "to_whom", "voice", "when", "where", "how_many")
        yield from (claim[slot] for slot in slots if claim[slot] is not None)
    for demand in report["demands"]:
        yield from (words for words in (demand["by"], *demand["to"]) if words is not None)
    yield from (ground["words"] for ground in report["grounds"])
    yield from (denial["by"] for denial in report["denials"])
    yield from (event["words"] for event in report["events"])


def _stands(words: str, text: str, most: int = 3) -> bool:
    """Tell whether words stand in a text, or in runs: a pronoun, and whom it stands for."""
    parts = words.split(" ")
    ends = range(1, len(parts)) if most > 1 else ()
    return words in text or any(
        " ".join(parts[:at]) in text and _stands(" ".join(parts[at:]), text, most - 1)
        for at in ends
    )


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
