"""What is said of somebody without its voice, and what a headline's colon says."""

from __future__ import annotations

import pytest
from english import a_text

from dripstone.read import suggest
from dripstone.records import Claim


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
    ("content", "cue", "what", "of"),
    [
        ("The mayor is expected to resign.", "is expected", "to resign", "The mayor"),
        ("The ruling was widely seen as a warning.", "was widely seen as", "a warning",
         "The ruling"),
        ("The union was accused of hiding the books.", "was accused of", "hiding the books",
         "The union"),
        ("The governor was criticized for the closure.", "was criticized", "for the closure",
         "The governor"),
        ("Ana Brovik, the mayor, was declared head of the board.", "was declared",
         "head of the board", "Ana Brovik, the mayor"),
        ("The widow seemed to hesitate.", "seemed", "to hesitate", "The widow"),
        ("The prison appeared to be empty.", "appeared", "to be empty", "The prison"),
    ],
)  # fmt: skip
def test_of_whom_it_is_said_is_no_voice(content: str, cue: str, what: str, of: str) -> None:
    """Whoever a passive or "seemed" tells of says nothing: he is part of what is said."""
    assert (None, cue, what, (of,)) in _said(content)


@pytest.mark.parametrize(
    ("content", "who", "cue", "what"),
    [
        ("The mayor seemed to criticize the plan.", "The mayor", "seemed to criticize", "the plan"),
        ("He's said that the mine will close.", "He", "'s said", "that the mine will close"),
        ("The court was told by the widow that he fled.", "the widow", "was told by",
         "that he fled"),
    ],
)  # fmt: skip
def test_who_speaks_stays_a_voice(content: str, who: str, cue: str, what: str) -> None:
    """Who seems to say so says so; "he's said" is "he has said"; "by" names a voice."""
    assert (who, cue, what) in [one[:3] for one in _said(content)]


def test_whoever_is_asked_says_nothing_by_it() -> None:
    """In "asked whether he knew, the mayor said no" nobody is said to ask."""
    told = _said("Asked whether the mine would close, the mayor said no.")

    assert (None, "Asked") in [(who, cue) for who, cue, _, _ in told]


@pytest.mark.parametrize(
    ("content", "who", "what"),
    [
        ("Brovik: Mine must stay closed for good\n\nAna Brovik said it was unsafe.",
         "Brovik", "Mine must stay closed for good"),
        ("Ministry: No one was hurt in the fire\n\nA hangar burned down in Karvel.",
         "Ministry", "No one was hurt in the fire"),
        ("Survey: Most miners fear for their jobs\n\nThe survey was held in Karvel.",
         "Survey", "Most miners fear for their jobs"),
        ("Mayor to union: Take the offer or leave it\n\nThe mayor spoke in Karvel.",
         "Mayor", "Take the offer or leave it"),
    ],
)  # fmt: skip
def test_a_headline_names_its_speaker_before_a_colon(content: str, who: str, what: str) -> None:
    """Whoever the words before the colon name says the words after it."""
    assert (who, ":", what, ()) in _said(content)


@pytest.mark.parametrize(
    "content",
    [
        "The Latest: Miners to march in Karvel\n\nMiners marched, the union said.",
        "Karvel: Five held after the march\n\nPolice in Karvel said five were held.",
        "Related: How the mine was closed\n\nThe union said the mine was closed.",
        "Closed for good: What became of the mine\n\nThe union said it was closed.",
        "12:30 p.m.: The mayor arrives in Karvel\n\nThe mayor said he was late.",
    ],
)
def test_other_colons_are_nobodys_words(content: str) -> None:
    """A place, a label or an hour before a colon speaks nothing."""
    assert all(cue != ":" for _, cue, _, _ in _said(content))


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("The mayor said the plan was dead, but the council would give them “one last chance”.",
         "the plan was dead, but the council would give them “one last chance”"),
        ("Brovik argued that the union was strong, though “far from ready” for a strike.",
         "that the union was strong, though “far from ready” for a strike"),
        ("The council accused the mine of neglect “over many years.”",
         "the mine of neglect “over many years.”"),
    ],
)  # fmt: skip
def test_what_is_said_runs_on_to_its_quoted_words(content: str, what: str) -> None:
    """A sentence that ends in somebody's own words is said whole."""
    assert what in [one[2] for one in _said(content)]


def test_a_quotation_of_another_voice_is_not_drawn_in() -> None:
    """Where a second verb of saying stands between, its quotation is its own."""
    told = _said("The mayor praised the old union of miners, which called the mine “a grave”.")

    assert [what for _, cue, what, _ in told if cue == "praised"] == ["the old union of miners"]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("The union praised Ana Brovik, the mayor of Karvel.", "Ana Brovik"),
        ("The widow criticized Petrak, a lawyer from the capital.", "Petrak"),
        ("The miners backed Brovik, the candidate of the left.", "Brovik"),
        ("The miners met and praised a mayor, Ana Brovik.", "a mayor, Ana Brovik"),
    ],
)
def test_how_the_author_describes_somebody_is_not_said(content: str, what: str) -> None:
    """A description that ends the sentence is the author's; a name after a noun stays."""
    assert what in [one[2] for one in _said(content)]
