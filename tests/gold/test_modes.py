"""Modes: by default what a reviewer's time is worth, exhaustively every nominated sentence."""

from __future__ import annotations

import pytest
from bench.gold import LANGUAGES, lines, text_of

from dripstone import languages
from dripstone.read import suggest
from dripstone.read.drafts import MADE_BY
from dripstone.records import Suggestion

REPORTS = {code: lines(f"{code}.jsonl")[:12] for code in LANGUAGES}
WEAK = {
    "en": "The mayor said nothing of it. Police patrolled the bridge. The guards were armed.",
    "ru": "Мэр об этом ничего не сказал. Полиция дежурила на мосту. Говорили об арестах.",
}


def _read(code: str, content: str, *, exhaustive: bool = False) -> list[Suggestion]:
    return list(suggest(text_of(content, "2025-05-23", code), exhaustive=exhaustive))


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_suggestion_says_which_rule_made_it_and_why(code: str) -> None:
    """A reviewer reads a rule, a reason in words and a sentence, whatever the kind and mode."""
    for report in REPORTS[code]:
        for exhaustive in (False, True):
            for one in _read(code, report["text"], exhaustive=exhaustive):
                assert one.made_by == MADE_BY
                assert "." in one.rule
                assert len(one.why.split()) >= 4
                assert 0 <= one.confidence <= 1
                assert getattr(one.of, "says", "").endswith((".", "!", "?", "…", "”", "»"))


@pytest.mark.parametrize("code", LANGUAGES)
def test_exhaustive_reading_loses_nothing_of_the_default(code: str) -> None:
    """Whatever is suggested by default is suggested exhaustively too."""
    for report in REPORTS[code]:
        usual = {one.of.id for one in _read(code, report["text"])}

        every = {one.of.id for one in _read(code, report["text"], exhaustive=True)}

        assert usual <= every


@pytest.mark.parametrize("code", LANGUAGES)
def test_exhaustive_reading_leaves_no_nominated_sentence_silent(code: str) -> None:
    """Each sentence that holds a word of the lexicon shows at least one suggestion."""
    language = languages.reader(code)
    shown = [one.of.anchors[0].start for one in _read(code, WEAK[code], exhaustive=True)]
    usual = _read(code, WEAK[code])

    for start, end in language.sentences(WEAK[code], 0, len(WEAK[code])):
        nominated = language.lexicon().nominates(WEAK[code][start:end])
        assert not nominated or any(start <= at < end for at in shown)
    assert len(usual) < len(shown)
