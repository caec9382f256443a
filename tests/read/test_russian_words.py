"""Russian words: which meanings a sentence's words bring up, before anything else is asked."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
import yaml

from dripstone.languages import language
from dripstone.languages.parsed import Stretch

GOLD = Path(__file__).parent.parent / "gold" / "ru" / "words.yaml"
CASES = yaml.safe_load(GOLD.read_text("utf-8"))


def _brought_up(words: str) -> set[str]:
    russian = language("ru")
    stretch = Stretch(content=words, start=0, end=len(words))
    return {
        sense.id
        for sentences in russian.parse([stretch])
        for sentence in sentences
        for trigger in russian.lexicon().triggers(sentence, "acts")
        for sense in trigger.senses
        if not sense.weak
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_words_bring_up_what_they_mean(case: dict[str, list[str]]) -> None:
    """The words for an act bring it up in any form, and the traps do not."""
    found = _brought_up(str(case["text"]))

    assert found.issuperset(case.get("want", ()))
    assert found.isdisjoint(case.get("not", ()))


@pytest.mark.parametrize("case", [c for c in CASES if "want" in c], ids=lambda c: c["text"][:40])
def test_a_sentence_with_a_word_of_ours_is_parsed(case: dict[str, list[str]]) -> None:
    """What the lexicon knows is nominated, in any case, number and tense."""
    assert language("ru").lexicon().nominates(str(case["text"]))


def test_a_sentence_without_a_word_of_ours_is_not_parsed() -> None:
    """Only what the lexicon nominates costs a parse."""
    assert not language("ru").lexicon().nominates("Трамвай ходит до семи, булочная открыта.")


def test_stress_marks_and_composition_hide_no_word() -> None:
    """A word with stress marks, or spelt with combining marks, is nominated and understood."""
    words = unicodedata.normalize("NFD", "Активистов изби\u0301ли, ещё двоих задержали.")

    assert language("ru").lexicon().nominates(words)
    assert _brought_up(words) == {"body.assault", "liberty.arrest"}


def test_every_word_lies_where_the_parser_says() -> None:
    """Places are code points, whatever signs without a shape stand between the letters."""
    words = "\U0001f6a8\U0001f6a8 Поли\u0301ция\u00a0 \u200bзадержала  пятеры\u0301х \U0001f468\u200d\U0001f469\u200d\U0001f466 активистов."
    stretch = Stretch(content=words, start=0, end=len(words))

    (sentence,) = next(language("ru").parse([stretch]))

    said = [words[w.start : w.end].replace("\u0301", "") for w in sentence.words]
    assert [w.text for w in sentence.words] == said
    assert "Полиция" in said
    assert "активистов" in said
