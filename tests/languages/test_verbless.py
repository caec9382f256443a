"""A sentence whose verb the parser took for a noun is looked at again."""

from __future__ import annotations

import pytest

from dripstone.languages import en
from dripstone.languages.parsed import Sentence, Stretch


def _parsed(words: str) -> Sentence:
    ((sentence,),) = en.parse([Stretch(content=words, start=0, end=len(words))])
    return sentence


@pytest.mark.parametrize(
    ("words", "verb", "who", "whom"),
    [
        ("Two men on a motorcycle shot Ottar Lind outside his home.", "shot", "men", "Lind"),
        ("A gunman opposite the square shot Sela Marn.", "shot", "gunman", "Marn"),
        ("Police raid newspaper office", "raid", "Police", "office"),
        ("Army shells village in Karvel", "shells", "Army", "village"),
        ("Gunmen attack church in Karvel", "attack", "Gunmen", "church"),
        ("Policemen detain activists during a strike.", "detain", "Policemen", "activists"),
        (
            "According to his brother, a group of armed men arrested Lind, 31, at the hotel.",
            "arrested",
            "group",
            "Lind",
        ),
    ],
)
def test_the_verb_is_found(words: str, verb: str, who: str, whom: str) -> None:
    sentence = _parsed(words)
    (root,) = (w for w in sentence.words if w.relation == "root")
    assert root.text == verb
    assert [w.text for w in sentence.children(root, "subject")] == [who]
    assert [w.text for w in sentence.children(root, "object")] == [whom]


@pytest.mark.parametrize(
    "words",
    [
        "Police attack on students in Karvel",
        "Two murder suspects in custody",
        "Ten people arrested in Karvel on Monday.",
        "A photograph of Ottar Lind arrested by police.",
    ],
)
def test_what_has_no_verb_stays_without_one(words: str) -> None:
    assert not any(w.form in ("past", "present") for w in _parsed(words).words)


def test_each_word_stands_where_it_is_written() -> None:
    words = "According to his brother, a group of armed men arrested Lind, 31, at the hotel."
    assert all(words[w.start : w.end] == w.text for w in _parsed(words).words)
