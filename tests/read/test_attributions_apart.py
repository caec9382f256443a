"""What is said stands around its cue, and who brings it about is not who says it."""

from __future__ import annotations

import pytest
from english import a_text

from dripstone.read import suggest
from dripstone.records import Claim, Quote


def _said(content: str) -> list[tuple[str | None, str, str | None, tuple[str, ...]]]:
    told = []
    for one in suggest(a_text(content), exhaustive=True):
        if one.rule != "every.said":
            continue
        claim = one.of
        assert isinstance(claim, Claim)
        who, what = claim.slots.who, claim.slots.what
        more = tuple(anchor.exact for anchor in claim.anchors[1:])
        told.append((who and who.text, claim.anchors[0].exact, what and what.text, more))
    return told


@pytest.mark.parametrize(
    ("content", "cue", "pieces"),
    [
        ("The mine, the widow said, was never safe.", "said", {"The mine", "was never safe"}),
        ("In Karvel, she said, nobody came to help.", "said",
         {"In Karvel", "nobody came to help"}),
        ("They met a guard who she says has fled to Sund.", "says",
         {"who", "has fled to Sund"}),
        ("Brovik, whom the union accused of fraud in May, left.", "accused",
         {"whom", "of fraud"}),
    ],
)  # fmt: skip
def test_what_is_said_on_both_sides_of_its_cue_is_told_whole(
    content: str, cue: str, pieces: set[str]
) -> None:
    """A cue in the middle of what is said leaves no half of it out."""
    told = {frozenset({what, *more}) for _, found, what, more in _said(content) if found == cue}

    assert frozenset(pieces) in told


@pytest.mark.parametrize(
    "content",
    ["But, the widow said, the mine was never safe.", "And, she said, nobody came to help."],
)
def test_a_bare_word_that_joins_is_no_part_of_it(content: str) -> None:
    """Where “But” stands before “she said”, it is the author’s."""
    assert [more for _, cue, _, more in _said(content) if cue == "said"] == [()]


@pytest.mark.parametrize(
    ("content", "who", "cue", "what"),
    [
        ("The leak led the mayor to acknowledge the fire.", "the mayor", "to acknowledge",
         "the fire"),
        ("The widow took to the radio to praise the union.", "The widow", "to praise",
         "the union"),
        ("The widow went on to praise the union.", "The widow", "went on to praise",
         "the union"),
        ("Petrak alleged in the suit that Brovik took the money.", "Petrak", "alleged in the suit",
         "that Brovik took the money"),
        ("Days after the fire, Brovik volunteered to replace him.", "Brovik", "volunteered",
         "to replace him"),
        ("Ana Brovik laughed off the attack ad.", "Ana Brovik", "laughed off", "the attack ad"),
        ("Overall, she said, the miners want a new mayor.", "she", "said",
         "the miners want a new mayor"),
    ],
)  # fmt: skip
def test_who_says_it_is_told_in_more_shapes(content: str, who: str, cue: str, what: str) -> None:
    """Whoever is led to say it says it; a clause after "in the suit" is said as one after it."""
    assert (who, cue, what) in [one[:3] for one in _said(content)]


@pytest.mark.parametrize(
    ("content", "verb"),
    [
        ("The widow had a chance to praise the union.", "praise"),
        ("They met to discuss the curfew.", "discuss"),
        ("The widow did not take to the radio to praise the union.", "praise"),
        ("The mayor may travel to Sund to praise the union.", "praise"),
    ],
)
def test_a_mere_purpose_tells_nothing(content: str, verb: str) -> None:
    """What there was a chance to say, or what may yet be said, nobody said."""
    assert all(verb not in cue for _, cue, _, _ in _said(content))


def test_she_said_is_not_what_another_verb_tells() -> None:
    """In “overall, she said, the miners want …” the miners want no “she said”."""
    assert all(what != "she said" for _, _, what, _ in _said("Overall, she said, miners want it."))


def _quotes(content: str) -> dict[str, str | None]:
    found = [s.of for s in suggest(a_text(content)) if isinstance(s.of, Quote)]
    return {one.anchors[0].exact.strip('"“”'): one.speaker and one.speaker.text for one in found}


@pytest.mark.parametrize(
    ("content", "said", "who"),
    [
        ('"We were beaten at the gate," Brovik shot back. "Let me talk."', "Let me talk.",
         "Brovik"),
        ('"They came at night," the widow said. "No warning."', "No warning.", "the widow"),
        ('"They take us for fools: the mayor, the guards, the courts," Ana Brovik said.',
         "They take us for fools: the mayor, the guards, the courts,", "Ana Brovik"),
        ('"We want our homes," said Petrak, head of a group called Citizens. "They are ours."',
         "They are ours.", "Petrak"),
        ('As the widow put it, "there was nobody left to bury them."',
         "there was nobody left to bury them.", "the widow"),
        ('"Nobody will be paid before May," read the letter. "That is final."', "That is final.",
         "the letter"),
    ],
)  # fmt: skip
def test_more_quotations_find_their_speaker(content: str, said: str, who: str) -> None:
    """A short sentence of one's own, "put it" and "read the letter" have a voice too."""
    assert _quotes(content).get(said) == who


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("She loved two films. “Over the Top.” was shown in Karvel.", "Over the Top."),
        ('They put flowers there, and a board with "Gone too soon" on it.', "Gone too soon"),
        ('The band called itself "The Widows" for years.', "The Widows"),
    ],
)
def test_words_in_marks_that_nobody_says_have_no_speaker(content: str, said: str) -> None:
    """A title, a sign and a name are spoken by nobody."""
    assert _quotes(content).get(said) is None
