"""More kinds of attribution: particles, prepositions, feelings, works that speak, what is clear."""

from __future__ import annotations

import pytest
from english import a_text, attributions

from dripstone.read import suggest
from dripstone.records import Quote


@pytest.mark.parametrize(
    ("content", "who", "cue", "what"),
    [
        ("The mayor shrugged off the warning.", "The mayor", "shrugged off", "the warning"),
        ("Brovik laid out her plan.", "Brovik", "laid out", "her plan"),
        ("The union played down the dispute.", "The union", "played down", "the dispute"),
        ("The widow apologized to the miners on Monday for the noise.", "The widow", "apologized",
         "for the noise"),
        ("The union sided with the bakers.", "The union", "sided with", "the bakers"),
        ("The mayor mused about early retirement.", "The mayor", "mused about",
         "early retirement"),
    ],
)  # fmt: skip
def test_a_verb_tells_with_its_particle_or_preposition(
    content: str, who: str, cue: str, what: str
) -> None:
    """A bare "shrugged" tells nothing, "shrugged off" does; a far preposition stays with what is said."""
    assert (who, cue, what) in attributions(content)


@pytest.mark.parametrize(
    "content",
    ["The mayor laid a wreath.", "The miner brought water.", "The bus turned left."],
)
def test_the_verb_alone_tells_nothing(content: str) -> None:
    """Without its particle the same verb is what somebody does."""
    assert attributions(content) == []


@pytest.mark.parametrize(
    ("content", "who", "cue", "what"),
    [
        ("The miners are worried about losing their homes.", "The miners", "are worried about",
         "losing their homes"),
        ("The mayor made clear that he would stay.", "The mayor", "made clear",
         "that he would stay"),
        ("The union made it clear that it would strike.", "The union", "made it clear",
         "that it would strike"),
        ("It is unclear whether the mine will open.", None, "It is unclear whether",
         "whether the mine will open"),
        ("The mayor expressed sorrow over the deaths.", "The mayor", "expressed sorrow over",
         "the deaths"),
        ("The ruling raised serious doubts about whether it will open.", "The ruling",
         "raised serious doubts about", "whether it will open"),
        ("The mayor announced a plan to close the mine.", "The mayor", "announced",
         "a plan to close the mine"),
        ("The widow filed a lawsuit in May alleging that the mine knew.", "The widow",
         "filed a lawsuit in May alleging", "that the mine knew"),
        ("The mayor declined to say whether he knew.", "The mayor", "declined",
         "to say whether he knew"),
        ("Ana Brovik, who won the vote in May, said the mine was closed.", "Ana Brovik",
         "said", "the mine was closed"),
        ("They met a union that opposes the mine.", "that", "opposes", "the mine"),
        ("The mayor seemed hopeful that the mine would open.", "The mayor", "seemed hopeful",
         "that the mine would open"),
        ("The mayor seemed ready for a fight.", None, "seemed", "ready for a fight"),
        ("The mayor once said that the mine was safe.", "The mayor", "once said",
         "that the mine was safe"),
    ],
)  # fmt: skip
def test_more_kinds_are_whole(content: str, who: str | None, cue: str, what: str) -> None:
    """A feeling takes a clause, a work speaks for its maker, what is clear needs no voice."""
    assert (who, cue, what) in attributions(content)


@pytest.mark.parametrize(
    "content",
    ["A band called the Ravens played.", "The men accused of it left.", "A road that turns left."],
)
def test_a_name_or_a_charge_beside_a_noun_is_no_attribution(content: str) -> None:
    """What somebody is called or accused of in passing is told by nobody here."""
    assert attributions(content) == []


@pytest.mark.parametrize(
    ("content", "who"),
    [
        ("The widow went on to say: “Nobody came to help us that night.”", "The widow"),
        ("Brovik continued to say, “We never saw the papers at all.”", "Brovik"),
        ("The mayor hastened to add: “The mine was never safe for them.”", "The mayor"),
    ],
)
def test_who_goes_on_to_say_it_speaks(content: str, who: str) -> None:
    """The speaker of "went on to say" is who went on."""
    quotes = [s.of for s in suggest(a_text(content)) if isinstance(s.of, Quote)]

    assert [q.speaker and q.speaker.text for q in quotes] == [who]


@pytest.mark.parametrize(
    "content",
    [
        "The mayor did not go on to say: “Nobody came to help them.”",
        "Nobody was asked to say: “We never saw the papers at all.”",
    ],
)
def test_who_did_not_go_on_to_say_it_does_not(content: str) -> None:
    """What was not said, or only to be said, is nobody's by that."""
    quotes = [s.of for s in suggest(a_text(content)) if isinstance(s.of, Quote)]

    assert all(q.speaker is None for q in quotes)


@pytest.mark.parametrize(
    "content",
    [
        "Petrak told the Karvel Post: “The mine will never open again.”",
        "“If you live here, you pay. Not me,” the widow told the Karvel Post.",
        "“We will be back,” the widow told the court on Monday. “We have nowhere to go.”",
    ],
)
def test_whom_it_was_told_is_no_part_of_what_was_said(content: str) -> None:
    """The paper or the court that hears it is not what is told."""
    assert all(what not in ("the Karvel Post", "the court") for _, _, what in attributions(content))


@pytest.mark.parametrize(
    ("content", "who", "cue"),
    [
        ("The mayor seemed hopeful that the mine would open.", "The mayor", "seemed hopeful"),
        ("She appears ready to leave.", None, "appears"),
        ("The widow seems worried about the trial.", None, "seems"),
    ],
)
def test_what_somebody_seems_is_told_once(content: str, who: str | None, cue: str) -> None:
    """Who seems to think something thinks it; who only seems so is spoken of: never both."""
    assert [one[:2] for one in attributions(content)] == [(who, cue)]
