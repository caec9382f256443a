"""Second passives: "was" is said once for all that was done, whoever each was done to."""

from __future__ import annotations

import english
import pytest


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("Two men were killed and a third wounded.", "a third"),
        ("Three students were expelled and their teacher dismissed.", "their teacher"),
        ("The union was banned and its leader jailed.", "its leader"),
        ("One woman was beaten, her son arrested and their house burned down.", "her son"),
        ("One woman was beaten, her son arrested and their house burned down.", "their house"),
    ],
)
def test_each_has_its_own_victim(words: str, whom: str) -> None:
    """And none is said to have done it."""
    acts = english.acts(words)
    assert whom in [act.slots.to_whom.text for act in acts if act.slots.to_whom]
    assert [act.slots.who for act in acts] == [None] * len(acts)


@pytest.mark.parametrize(
    "words",
    [
        "Two men were detained and a third escaped.",
        "The mayor was shot and his deputy resigned.",
        "He was beaten, his brother survived and their dog vanished.",
    ],
)
def test_what_somebody_did_after_it_is_not_done_to_them(words: str) -> None:
    """Whoever escaped, resigned or survived did so."""
    assert len(english.acts(words)) == 1


def test_whoever_drowned_is_not_the_one_who_was_hit() -> None:
    """A verb that needs no helper has its own subject."""
    acts = english.acts("One was hit in the thigh and a second drowned when police sank the boat.")
    of_one = [a.type for a in acts if a.slots.to_whom and a.slots.to_whom.text == "One"]
    assert of_one == ["body.assault"]


def test_whoever_writes_names_down_quotes_nothing() -> None:
    """The words in quotation marks before it are not theirs."""
    quotes = english.quotes(
        'He was fined for "holding an unauthorised meeting" after police walked in. They wrote '
        "down the names of all those present."
    )
    assert [quote.speaker for quote in quotes] == [None] * len(quotes)


def test_a_report_that_found_it_is_not_found() -> None:
    """What tells of it stands after it too."""
    act = english.acts("Prisoners were beaten every day, the report found.")[0]
    assert [voice.who for voice in act.attribution[1:]] == ["the report"]


def test_nobody_is_dragged_by_feet_that_drag() -> None:
    """What somebody is dragged by drags nobody."""
    acts = english.acts("An old man was dragged out by his feet.")
    assert [act.slots.to_whom.text for act in acts if act.slots.to_whom] == ["An old man"]
    assert [act.slots.who for act in acts] == [None]


@pytest.mark.parametrize(
    "words",
    [
        "Residents were given a month's notice.",
        "She found a dead dog in the yard.",
    ],
)
def test_notices_and_animals_are_no_such_acts(words: str) -> None:
    """No job was lost, and nobody died."""
    assert english.acts(words) == []
