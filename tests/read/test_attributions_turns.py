"""Turns of phrase, lost subjects and what is equated: who says, thinks or judges what."""

from __future__ import annotations

import pytest
from english import attributions


@pytest.mark.parametrize(
    ("content", "who", "cue", "what"),
    [
        ("The union takes issue with the new board.", "The union", "takes issue with",
         "the new board"),
        ("The mayor turned his back on the miners.", "The mayor", "turned his back on",
         "the miners"),
        ("Three members have thrown their support behind Ana Brovik.", "Three members",
         "have thrown their support behind", "Ana Brovik"),
        ("The leaflet takes aim at the mayor.", "The leaflet", "takes aim at", "the mayor"),
        ("Brovik cast doubt on the worth of the inquiry.", "Brovik", "cast doubt on",
         "the worth of the inquiry"),
    ],
)  # fmt: skip
def test_a_verb_and_its_noun_tell_together(content: str, who: str, cue: str, what: str) -> None:
    """Neither "takes" nor "aim" tells what somebody thinks; "takes aim at" does."""
    assert (who, cue, what) in attributions(content)


@pytest.mark.parametrize(
    "content",
    [
        "The miner took bread to the widow.",
        "The mayor turned his car on the bridge.",
        "The children threw stones behind the school.",
        "The baker drew water from the well.",
        "The shop received flour from the mill.",
    ],
)
def test_other_nouns_of_the_same_verbs_tell_nothing(content: str) -> None:
    """What is taken, turned or thrown is a thing."""
    assert attributions(content) == []


@pytest.mark.parametrize(
    ("content", "who", "cue", "what"),
    [
        ("The plan has drawn harsh criticism from both unions.", "both unions",
         "has drawn harsh criticism from", "The plan"),
        ("Brovik received praise from the miners.", "the miners", "received praise from", "Brovik"),
    ],
)  # fmt: skip
def test_those_judge_from_whom_it_came(content: str, who: str, cue: str, what: str) -> None:
    """Whoever draws criticism is judged, and says nothing."""
    assert (who, cue, what) in attributions(content)


@pytest.mark.parametrize(
    ("content", "who", "cue", "what"),
    [
        ("Her argument was that the mine needs guards.", "Her", "argument was",
         "that the mine needs guards"),
        ("His most surprising suggestion was that she had lied.", "His",
         "most surprising suggestion was", "that she had lied"),
        ("The foreman was unsure why the pump stopped.", "The foreman", "was unsure",
         "why the pump stopped"),
        ("Miners were certain they would support the mayor.", "Miners", "were certain",
         "they would support the mayor"),
    ],
)  # fmt: skip
def test_what_is_equated_or_wondered_is_told(content: str, who: str, cue: str, what: str) -> None:
    """A clause after "was", and one that asks why, are what somebody says or thinks."""
    assert (who, cue, what) in attributions(content)


@pytest.mark.parametrize(
    ("content", "who", "cue", "what"),
    [
        ("The mayor blamed the blast on the union.", "The mayor", "blamed",
         "the blast on the union"),
        ("She refers to the governor as a friend.", "She", "refers to",
         "the governor as a friend"),
        ("The court has deemed those letters purely private.", "The court", "has deemed",
         "those letters purely private"),
        ("Brovik asked for money to rebuild the school.", "Brovik", "asked for",
         "money to rebuild the school"),
    ],
)  # fmt: skip
def test_what_is_said_of_somebody_is_kept_whole(
    content: str, who: str, cue: str, what: str
) -> None:
    """Whom it is said of and what is said of him stand together."""
    assert (who, cue, what) in attributions(content)


def test_nobody_is_lost_where_the_parser_tied_nobody() -> None:
    """Whoever stands beside a verb of saying is its source, though the clause took him."""
    content = "“That would be too long,” said Mr. Dorn, now 81 and retired in Velm."

    assert any(who and who.startswith("Mr. Dorn") for who, _, _ in attributions(content))


@pytest.mark.parametrize(
    ("content", "who", "cue", "what"),
    [
        ("The mayor said Friday that the mine would close.", "The mayor", "said Friday",
         "that the mine would close"),
        ("The unions have both pushed for new guards.", "The unions", "have both pushed for",
         "new guards"),
        ("Readers were quick to condemn the verdict.", "Readers", "were quick to condemn",
         "the verdict"),
        ("The foreman stopped insulting the miners.", "The foreman", "stopped insulting",
         "the miners"),
        ("The mayor concluded by implying that she lied.", "The mayor", "concluded by implying",
         "that she lied"),
        ("Even the guards doubt the verdict.", "the guards", "doubt", "the verdict"),
    ],
)  # fmt: skip
def test_a_cue_has_its_day_its_helpers_and_how_it_begins(
    content: str, who: str, cue: str, what: str
) -> None:
    """A bare day before what is said belongs to the cue; what leads to the verb does too."""
    assert (who, cue, what) in attributions(content)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("The widow said they drove from the valley — six hours away.",
         "they drove from the valley"),
        ("The widow said he stayed at home - because he liked the house.",
         "he stayed at home - because he liked the house"),
        ("Brovik said she wants an inquiry, as have other miners.", "she wants an inquiry"),
        ("The judge said a plot Marik allegedly made with a guard was enough to hold him.",
         "a plot Marik allegedly made with a guard was enough to hold him"),
        ("Two pits have closed, according to the union, despite its protests.",
         "Two pits have closed"),
    ],
)  # fmt: skip
def test_what_the_author_adds_is_no_part_of_what_is_said(content: str, what: str) -> None:
    """An aside after a dash is the author's; a second half of a clause is not."""
    assert what in [said for _, _, said in attributions(content)]


@pytest.mark.parametrize(
    ("content", "who", "cue", "what"),
    [
        ("Voters, angry at how the paper treated him, stayed at home.", "Voters", "angry at",
         "how the paper treated him"),
        ("Brovik, confident that she would win, went home.", "Brovik", "confident",
         "that she would win"),
        ("The union, worried about the mine, called a vote.", "The union", "worried about",
         "the mine"),
        ("The state lobbied for the miners to support the plan.", "The state", "lobbied for",
         "the miners to support the plan"),
        ("The leaflet went on to praise the mayor.", "The leaflet", "went on to praise",
         "the mayor"),
    ],
)  # fmt: skip
def test_who_feels_it_needs_no_verb(content: str, who: str, cue: str, what: str) -> None:
    """An adjective beside its noun tells what somebody feels, and "for" leads to whom and what."""
    assert (who, cue, what) in attributions(content)
