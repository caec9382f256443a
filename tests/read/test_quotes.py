"""Quotes: every quotation, whose it is, and the voices that pass it on."""

from __future__ import annotations

import pytest
from english import a_text, acts, demands, quotes, reading
from test_segments import ARTICLE

from dripstone.read import suggest
from dripstone.records import Quote, When, Who


def _spoken(found: list[Quote]) -> list[tuple[str, str | None]]:
    return [(q.inner.exact, q.speaker.text if q.speaker else None) for q in found]


@pytest.mark.parametrize(
    "words",
    [
        "“The doors were shut that day,” said Ana Brovik.",
        "Ana Brovik said: “The doors were shut that day.”",
        "“The doors,” Ana Brovik said, “were shut that day.”",
        '“The doors were shut that day," said Ana Brovik.',
        '"The doors were shut that day," Ana Brovik told reporters.',
        "«The doors were shut that day,» said Ana Brovik.",
    ],
)
def test_a_quotation_has_its_speaker(words: str) -> None:
    """Before, after or in the middle, in any marks, mixed ones too."""
    found = quotes(words)

    assert found
    assert {q.speaker.text if q.speaker else None for q in found} == {"Ana Brovik"}
    assert {q.mode for q in found} == {"direct"}


def test_a_pronoun_stands_for_the_last_who_spoke() -> None:
    """Who "she" is stands beside the pronoun, which stays the words of the voice."""
    words = (
        "“The doors were shut that day,” said Ana Brovik.\n\n“Nobody came to open them,” she said."
    )
    found = quotes(words)[-1]

    assert found.speaker is not None
    assert found.speaker.text == "she"
    assert isinstance(found.speaker.value, Who)
    assert found.speaker.value.stands_for == "Ana Brovik"
    assert found.attribution[-1].who == "she"
    assert found.attribution[-1].stands_for == "Ana Brovik"


def test_a_quotation_that_fills_the_next_paragraph_goes_on() -> None:
    """A document keeps speaking, and is cited, not quoted."""
    words = (
        "“Members ask the mayor to stay,” a statement of the council reads.\n\n"
        "“They also ask her to speak.”"
    )
    found = quotes(words)

    assert [q.mode for q in found] == ["document", "document"]
    assert {q.attribution[-1].mode for q in found} == {"cites"}


def test_a_quotation_over_paragraphs_is_one() -> None:
    """A mark that opens each paragraph again does not make it two quotations."""
    words = "Ana Brovik said: “The doors were shut that day.\n\n“Nobody came to open them at all.”"
    found = quotes(words)

    assert len(found) == 1
    assert found[0].inner.exact.endswith("at all.")


def test_a_proverb_within_a_quotation_is_nobodys() -> None:
    """Inner marks that close on both sides set a saying apart."""
    words = "“Our way is ’slow water turns the wheel’ and so it is,” Ana Brovik said."
    found = quotes(words)

    assert [(q.mode, q.speaker is None) for q in found] == [("direct", False), ("saying", True)]


def test_a_title_is_nobodys() -> None:
    """The name of a film in quotation marks is no speech."""
    found = quotes("“Loom” is a new film that shows the life of a weaver.")

    assert [(q.mode, q.speaker) for q in found] == [("title", None)]


def test_scare_quotes_are_nobodys() -> None:
    """Two words in a headline's marks are spoken by nobody that it names."""
    found = quotes("‘Near collapse’: weavers fear for the mill\n\nThe mill was shut. It is old.")

    assert [(q.mode, q.speaker) for q in found] == [("scare", None)]


@pytest.mark.parametrize(
    "words",
    [
        "“The doors were shut, said Ana Brovik.",
        "The doors were shut,” said Ana Brovik.",
        '"The doors "were shut, said Ana Brovik.',
        "It's the '90s and the weavers' doors were shut, said Ana Brovik.",
        "“““““",
    ],
)
def test_odd_marks_refuse_nothing(words: str) -> None:
    """A text with marks that do not pair is read like any other."""
    assert reading(words).refused == {}


def test_the_chain_runs_from_the_publisher_inwards() -> None:
    """Publisher, then the statement, then who asks in it."""
    words = "“Members urge the ministry to release the weavers,” a statement of the council reads."
    found = demands(words)[0]

    assert [(v.who, v.mode) for v in found.attribution] == [
        ("Evening Lamp", "narrates"),
        ("a statement of the council", "cites"),
    ]
    assert found.slots.who is not None
    assert found.slots.who.text == "Members"


def test_said_within_said_keeps_both() -> None:
    """A union that says that a lawyer says so passes on two voices."""
    found = acts("The union said that a lawyer claimed that ten weavers were tortured.")

    assert [v.who for v in found[0].attribution] == ["Evening Lamp", "The union", "a lawyer"]
    assert found[0].stance == "alleged"


def test_according_to_is_a_voice() -> None:
    """According to the union, so it is the union that says it."""
    found = acts("According to the union, ten weavers were tortured in Karvel.")

    assert [v.who for v in found[0].attribution] == ["Evening Lamp", "the union"]


def test_a_crowd_without_names_is_collective() -> None:
    """World leaders, and those who accuse without being named, are collective voices."""
    found = acts("The guards are accused of torturing ten weavers.")

    assert [(v.who, v.mode) for v in found[0].attribution][-1] == (None, "collective")


def test_a_teaser_is_not_the_authors() -> None:
    """Who wrote the page did not write the article that a teaser opens, nor on that day."""
    found = [s.of for s in suggest(a_text(ARTICLE)) if s.of.kind == "act"]

    teasers = [f for f in found if f.segment == "teaser"]
    assert {f.attribution[0].who for f in found if f.segment == "body"} == {"Mira Dolenc"}
    assert {f.attribution[0].who for f in teasers} == {None}
    days = [f.slots.when.value for f in teasers if f.slots.when]
    assert days
    assert all(day.earliest is None for day in days if isinstance(day, When))


@pytest.mark.parametrize(
    "words",
    [
        "''The doors were shut that day,'' said Ana Brovik.",
        "``The doors were shut that day,'' said Ana Brovik.",
    ],
)
def test_two_single_marks_are_a_double_one(words: str) -> None:
    """As wires write it: the words within are a quotation like any other."""
    assert _spoken(quotes(words)) == [("The doors were shut that day,", "Ana Brovik")]


def test_an_apostrophe_written_twice_quotes_nothing() -> None:
    """A weaver''s hand and three months'' leave are no quotations."""
    assert quotes("The weaver''s hand was hurt, said Ana Brovik, after three months'' leave.") == []


@pytest.mark.parametrize("verb", ["continued", "charged", "retorted"])
def test_verbs_of_tone_name_the_speaker(verb: str) -> None:
    """Beside quotation marks "continued" and "charged" say who speaks."""
    found = quotes(f"“The doors were shut that day,” Ana Brovik {verb}.")

    assert [q.speaker.text if q.speaker else None for q in found] == ["Ana Brovik"]
