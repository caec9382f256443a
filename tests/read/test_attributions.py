"""Attributions: who says, thinks or wants what, with the whole cue and all that is said."""

from __future__ import annotations

import pytest
from english import attributions


@pytest.mark.parametrize(
    ("content", "source", "cue", "said"),
    [
        (
            "The union has also said that the miners were paid.",
            "The union", "has also said", "that the miners were paid",
        ),
        (
            "Ana Brovik, the mayor of Karvel, called for an inquiry.",
            "Ana Brovik, the mayor of Karvel,", "called for", "an inquiry",
        ),
        (
            "The mine was closed, according to the governor.",
            "the governor", "according to", "The mine was closed",
        ),
        (
            "The governor did not criticize the plan.",
            "The governor", "did not criticize", "the plan",
        ),
        (
            "The bakers want the court to hear them.",
            "The bakers", "want", "the court to hear them",
        ),
        (
            "The governor refused to condemn the raid.",
            "The governor", "refused to condemn", "the raid",
        ),
        (
            "The union released a statement saying the miners were paid.",
            "The union", "released a statement saying", "the miners were paid",
        ),
        (
            "The mayor expressed concern about the new curfew.",
            "The mayor", "expressed concern about", "the new curfew",
        ),
        (
            "The widow is confident that the court will hear her.",
            "The widow", "is confident", "that the court will hear her",
        ),
        (
            "As the Karvel Post reported, the mine was closed in June.",
            "the Karvel Post", "reported", "the mine was closed in June",
        ),
        (
            "The mayor called him “a liar and a thief”.",
            "The mayor", "called", "him “a liar and a thief”",
        ),
    ],
)  # fmt: skip
def test_source_cue_and_content_are_whole(content: str, source: str, cue: str, said: str) -> None:
    """Helpers belong to the cue, descriptions to the source, the clause to what is said."""
    assert (source, cue, said) in attributions(content)


def test_a_second_verb_goes_with_the_first_and_not_with_what_is_said() -> None:
    """In "said that …, and vowed to …" whoever said so vowed, and the vow was not said."""
    told = attributions("The mayor said that the miners were paid and vowed to reopen the school.")

    assert told == [
        ("The mayor", "said", "that the miners were paid"),
        ("The mayor", "vowed", "to reopen the school"),
    ]


@pytest.mark.parametrize(
    "content",
    ["You want the mine to close.", "They met to discuss the curfew.", "The claim that it rains."],
)
def test_purposes_and_readers_say_nothing(content: str) -> None:
    """What is only meant, what "you" want and what nobody is named for is no attribution."""
    assert attributions(content) == []


def test_a_quoted_word_is_nobodys_cue() -> None:
    """What a speaker thinks within a quotation is the speaker's, and told with it."""
    told = attributions("“I think the mayor wants peace,” Ana Brovik said on Monday.")

    assert [cue for _, cue, _ in told] == ["said"]


def test_a_quoted_noun_speaks_nothing() -> None:
    """The speaker stands outside the marks, whatever the parser takes for the subject."""
    told = attributions("“Mason let me tell you, how long will it be?” Petrak said in response.")

    assert [who for who, _, _ in told] == ["Petrak"]
