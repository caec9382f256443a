"""Words: which meanings a sentence's words bring up, before anything else is asked."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from dripstone.languages import language
from dripstone.languages.parsed import Stretch

GOLD = Path(__file__).parent.parent / "gold" / "en" / "words.yaml"
CASES = yaml.safe_load(GOLD.read_text("utf-8"))


def _brought_up(words: str) -> set[str]:
    english = language("en")
    stretch = Stretch(content=words, start=0, end=len(words))
    return {
        sense.id
        for sentences in english.parse([stretch])
        for sentence in sentences
        for trigger in english.lexicon().triggers(sentence, "acts")
        for sense in trigger.senses
        if not sense.weak
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_words_bring_up_what_they_mean(case: dict[str, list[str]]) -> None:
    """The words for an act bring it up, and the traps do not."""
    found = _brought_up(str(case["text"]))

    assert found.issuperset(case.get("want", ()))
    assert found.isdisjoint(case.get("not", ()))


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("kidnapped", "kidnap"),
        ("robbing", "rob"),
        ("carries", "carry"),
        ("shot", "shoot"),
        ("deported", "deport"),
        ("raping", "rape"),
        ("beaten", "beat"),
    ],
)
def test_every_form_goes_back_to_its_word(form: str, lemma: str) -> None:
    """Inflected forms are known, regular or not."""
    lexicon = language("en").lexicon()

    assert lemma in lexicon.lemmas.get(form, ())


def test_a_sentence_without_a_word_of_ours_is_not_parsed() -> None:
    """Only what the lexicon nominates costs a parse."""
    lexicon = language("en").lexicon()

    assert not lexicon.nominates("The tram leaves at seven and the bakery opens at eight.")
    assert lexicon.nominates("Two men were abducted from the tram.")
    assert not lexicon.nominates("An unarrestable charm.")
