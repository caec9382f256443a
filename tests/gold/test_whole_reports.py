"""Whole reports of many genres, marked before they were read: testimony, lists, forms, logs."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

import pytest
from bench.gold import text_of
from bench.gold_match import acts_of, matched, named, same_act, share

from dripstone.read import suggest
from dripstone.records import Claim

_FILE = Path(__file__).parent / "en_genres.jsonl"
_MERELY = frozenset({"demanded", "intended", "hypothetical", "depicted", "possible"})
_REPORTS: list[dict[str, Any]] = [json.loads(one) for one in _FILE.read_text("utf-8").splitlines()]
_LEAST = 0.6  #: of the marked acts, a little below what reading has reached


@functools.cache
def _acts(content: str) -> list[Claim]:
    return acts_of(s.of for s in suggest(text_of(content, "2025-06-10", "en")))


def test_most_of_what_they_tell_is_found() -> None:
    """Of the acts that a person marked, most are found with their type, victim and polarity."""
    right = sum(len(matched(_acts(one["text"]), one["claims"])) for one in _REPORTS)

    assert right >= _LEAST * sum(len(one["claims"]) for one in _REPORTS)


@pytest.mark.parametrize("report", _REPORTS, ids=lambda report: str(report["id"]))
def test_nobody_is_made_a_doer_and_no_denial_is_lost(report: dict[str, Any]) -> None:
    """Every doer shares a word with one that is marked; what is denied is never shown as done."""
    acts, marked = _acts(report["text"]), report["claims"]
    right = {act.id for act, _ in matched(acts, marked)}
    doers = [one["who"] for one in marked if one["who"]]

    made_up = [
        act.says
        for act in acts
        if named(act, "who") and not any(share(named(act, "who"), who) for who in doers)
    ]
    shown = [
        act.says
        for one in marked
        if one["polarity"] == "denies"
        for act in acts
        if act.polarity == "affirms" and act.stance not in _MERELY and act.id not in right
        if same_act(act, one)
    ]

    assert made_up == []
    assert shown == []
