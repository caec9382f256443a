"""What an inquiry finds, a statement says, and what seeing and silence do not say."""

from __future__ import annotations

import pytest
from english import attributions


@pytest.mark.parametrize(
    ("content", "who", "cue", "what"),
    [
        ("The audit found grave failings at the mine.", "The audit", "found",
         "grave failings at the mine"),
        ("A recent Velm survey found wide support for the plan.", "A recent Velm survey", "found",
         "wide support for the plan"),
        ("Six months ago Josip Kral said the opposite.", "Josip Kral", "said", "the opposite"),
    ],
)  # fmt: skip
def test_a_thing_is_said_or_found(content: str, who: str, cue: str, what: str) -> None:
    """What is said need be no clause."""
    assert (who, cue, what) in attributions(content)


@pytest.mark.parametrize(
    "content",
    [
        "The miner found a coin in the yard.",
        "Brovik found shelter with her uncle.",
        "The mine maintains two shafts.",
        "The inspector added a lamp to the shaft.",
    ],
)
def test_people_find_and_keep_other_things(content: str) -> None:
    """Only what an inquiry finds is said by it."""
    assert attributions(content) == []


@pytest.mark.parametrize(
    ("content", "cue"),
    [
        ("“The mine is shut,” Ana Brovik said in a statement.", "said in a statement"),
        ("“The mine is shut,” Ana Brovik said in her office.", "said"),
        ("“The mine is shut,” Ana Brovik said in a statement that few had read.", "said"),
    ],
)
def test_a_statement_ends_its_cue(content: str, cue: str) -> None:
    """A statement belongs to the cue where the sentence ends with it."""
    assert ("Ana Brovik", cue, "“The mine is shut,”") in attributions(content)


@pytest.mark.parametrize(
    "content",
    [
        "The widow saw the same lorry near the school.",
        "The company did not respond to the request.",
        "The ministry has not reacted to the ruling.",
        "The crowd cheered as the mayor spoke from the balcony.",
    ],
)
def test_seeing_and_silence_say_nothing(content: str) -> None:
    """Whoever sees a thing has no view of it, and whoever gives no answer says none."""
    assert attributions(content) == []


@pytest.mark.parametrize(
    ("content", "who", "cue", "what"),
    [
        ("The mayor sees the union as a threat.", "The mayor", "sees", "the union as a threat"),
        ("The miners saw her as a threat.", "The miners", "saw", "her as a threat"),
        ("The company responded to the request.", "The company", "responded to", "the request"),
        ("Josip Kral is still upset by the ruling.", "Josip Kral", "is still upset by",
         "the ruling"),
        ("Many miners were once intrigued by the plan.", "Many miners", "were once intrigued by",
         "the plan"),
        ("The mayor belittled the widow's loss.", "The mayor", "belittled", "the widow's loss"),
        ("Prosecutors charged the guard with murder.", "Prosecutors", "charged",
         "the guard with murder"),
    ],
)  # fmt: skip
def test_views_answers_and_feelings_are_told(content: str, who: str, cue: str, what: str) -> None:
    """A view, an answer and what moves somebody are theirs."""
    assert (who, cue, what) in attributions(content)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (
            "The ministry proposed a fund of two billion crowns to help towns rebuild.",
            "a fund of two billion crowns to help towns rebuild",
        ),
        (
            "Josip Kral pledged to make Ana Brovik a judge if he wins the vote.",
            "to make Ana Brovik a judge if he wins the vote",
        ),
    ],
)
def test_what_is_said_goes_on_to_its_purpose_and_condition(content: str, what: str) -> None:
    """What for, and on what condition, belongs to what is promised."""
    assert what in [told for _, _, told in attributions(content)]
