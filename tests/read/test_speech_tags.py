"""Whoever speaks right beside a quotation speaks it, whatever the verb."""

from __future__ import annotations

import pytest
from english import a_text

from dripstone.read import suggest
from dripstone.records import Quote

SAW = "We saw the soldiers burn the barn"


def speakers(words: str, language: str = "en") -> set[str | None]:
    found = suggest(a_text(words, language=language))
    quotes = [s.of for s in found if isinstance(s.of, Quote)]
    assert quotes
    return {q.speaker.text if q.speaker else None for q in quotes}


@pytest.mark.parametrize("verb", ["snarled", "began", "broke in", "smiled", "sobbed", "swore"])
@pytest.mark.parametrize(
    "words",
    [
        "“{saw},” Karel Dost {verb}.",
        "“{saw},” Karel Dost, a baker from Karvel, {verb}.",
        "“{saw}, Mother,” Karel Dost {verb}, “and they took the cows away.”",
        "Karel Dost {verb}: “{saw}.”",
    ],
)
def test_any_verb_beside_a_quotation(words: str, verb: str) -> None:
    assert speakers(words.format(saw=SAW, verb=verb)) == {"Karel Dost"}


@pytest.mark.parametrize("verb", ["улыбнулся", "отрезал", "вмешался", "усмехнулся", "шепчет"])
@pytest.mark.parametrize(
    "words",
    [
        "— Мы видели, как солдаты жгли сарай, — {verb} Карел Дост.",
        "«Мы видели, как солдаты жгли сарай», — {verb} Карел Дост.",
        "«Мы видели солдат, — {verb} Карел Дост. — Они сожгли сарай».",
        "Карел Дост {verb}: «Мы видели, как солдаты жгли сарай».",
    ],
)
def test_any_russian_verb_beside_speech(words: str, verb: str) -> None:
    assert speakers(words.format(verb=verb), "ru") == {"Карел Дост"}


@pytest.mark.parametrize(
    "words",
    [
        "In the film “The Long Road Home,” Dost beat a student.",
        "Soldiers tore down a poster: “Nobody burns our barns any more.”",
        "“The soldiers burned the barn and the mill.” Dost left the room.",
        "Dost did not smile: “The soldiers burned the barn and the mill.”",
    ],
)
def test_who_only_stands_near_a_quotation(words: str) -> None:
    assert speakers(words) == {None}
