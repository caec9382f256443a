"""A person adds what no machine saw, in words of the text."""

from __future__ import annotations

import pytest

from dripstone.errors import Unfinished, WordsNotFound
from dripstone.records import Claim, Demand, HowMany
from dripstone.review import Said, added
from invented import a_text, words

TEXT = a_text(
    (
        ("headline", "Задержания в Карвеле 🕊️"),
        ("body", "Полиция задержала Тимура Баснина. Полиция ничего не объяснила."),
        ("body", "Police held 12 people, Marta Vymyslova said. She asked the court to act."),
    )
)


def test_an_act_rests_on_the_chosen_words():
    """What, who, to whom and who says so stand at their places in the text."""
    made = added(
        TEXT,
        Said(words="held"),
        kind="act",
        type="liberty.detention",
        says="Police held 12 people.",
        slots={"who": Said(words="Police"), "how_many": Said(words="12 people")},
        voice=Said(words="Marta Vymyslova"),
        mode="paraphrases",
        publisher="The Karvel Courier",
    )

    assert isinstance(made, Claim)
    assert made.anchors == (words(TEXT, "held"),)
    assert made.slots.who.anchor == words(TEXT, "Police")
    assert isinstance(made.slots.how_many.value, HowMany)
    assert [v.who for v in made.attribution] == ["The Karvel Courier", "Marta Vymyslova"]


def test_an_act_without_a_doer_says_so():
    """A doer that is not given is not stated, which is not nobody."""
    made = added(TEXT, Said(words="held"), kind="act", type="liberty.detention", says="Held.")

    assert made.not_stated == ("who",)


def test_a_demand_says_whom_it_is_asked_of():
    """Whom something is asked of is no victim, and what is asked did not happen."""
    made = added(
        TEXT,
        Said(words="asked the court to act"),
        kind="demand",
        type="act",
        says="She asks the court to act.",
        slots={"who": Said(words="She"), "to_whom": Said(words="the court")},
    )

    assert isinstance(made, Demand)
    assert [a.text for a in made.addressees] == ["the court"]
    assert made.slots.to_whom is None
    assert made.stance == "demanded"


def test_the_same_words_give_the_same_finding():
    """Adding one thing twice, or after a machine found it, doubles nothing."""
    twice = [
        added(TEXT, Said(words="задержала"), kind="act", type="liberty.arrest", says=says)
        for says in ("Задержали.", "Была задержана.")
    ]

    assert twice[0].id == twice[1].id


def test_words_that_stand_twice_have_to_be_chosen():
    """Which of two places is meant is for a person to say."""
    second = words(TEXT, "Полиция", nth=1)

    with pytest.raises(Unfinished):
        added(TEXT, Said(words="Полиция"), kind="act", type="liberty.arrest", says="x")
    made = added(
        TEXT, Said(words="Полиция", at=second.start), kind="act", type="liberty.arrest", says="x"
    )
    assert made.anchors == (second,)


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"words": Said(words="the mayor")}, WordsNotFound),
        ({"words": Said(words=" ")}, Unfinished),
        ({"says": " "}, Unfinished),
        ({"type": "release"}, Unfinished),
        ({"kind": "quote"}, Unfinished),
        ({"slots": {"who": Said(words="the mayor")}}, WordsNotFound),
    ],
)
def test_what_is_not_in_the_text_or_the_vocabulary_is_refused(wrong, error):
    """Nobody adds words or kinds that are not there."""
    right = {"words": Said(words="held"), "kind": "act", "type": "liberty.arrest", "says": "Held."}
    asked = {**right, **wrong}

    with pytest.raises(error):
        added(TEXT, asked.pop("words"), **asked)
