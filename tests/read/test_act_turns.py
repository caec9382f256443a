"""Acts told by turns of phrase, and clauses that the parser hangs on the wrong verb."""

from __future__ import annotations

import pytest
from english import acts, acts_as_told


@pytest.mark.parametrize(
    ("content", "act", "whom"),
    [
        ("They finished the ferryman off with a pistol.", "life.killing", "the ferryman"),
        ("Two herders were worked to death at the quarry.", "life.killing", "Two herders"),
        ("She was told that a bomb had exploded under his car.", "life.attempt", "his"),
        ("The women sleep in shifts.", "body.illtreatment", "The women"),
        ("Two men in hoods set about the vendor.", "body.assault", "the vendor"),
        ("The guards broke his jaw.", "body.assault", "his"),
        ("Canisters of gas rained down on worshippers.", "body.force", "worshippers"),
        ("A guard put his hand under her shirt.", "body.sexual", "her"),
        ("A noose was drawn on the teacher's door.", "body.threat", "the teacher's"),
        ("Orderlies pumped him full of sedatives.", "body.forced_treatment", "him"),
        ("Two students were sent down the mine.", "liberty.exploitation", "Two students"),
        (
            "Nothing has been heard of the teacher since May.",
            "liberty.disappearance",
            "the teacher",
        ),
        ("The herders were driven off their pastures.", "liberty.displacement", "The herders"),
        ("Two activists received fifteen days.", "justice.unfair_trial", "Two activists"),
        ("The killers of the nurse remain at large.", "justice.failure_protect", ""),
        ("The file was declared secret.", "civic.censorship", "The file"),
        ("Officers sealed the doors of the charity.", "civic.association", "the charity"),
        ("Agents rifled through the workshop.", "privacy.search", "the workshop"),
        ("Nine members were infected with spyware.", "privacy.surveillance", "Nine members"),
        ("The dockers were locked out.", "property.livelihood", "The dockers"),
        ("Soldiers made off with their savings.", "property", "their savings"),
        ("The believers are barred by law from gathering.", "equality.law", "The believers"),
    ],
)
def test_a_turn_of_phrase_tells_an_act(content: str, act: str, whom: str) -> None:
    """What idioms and outcomes tell is the act that they stand for, done to whom they say."""
    assert (act, whom, "affirms") in acts_as_told(content)


@pytest.mark.parametrize(
    "content",
    [
        "The choir hung from the bridge a banner.",
        "Police officers stood guard on Monday.",
        "The bus drivers got two weeks of training.",
        "He listened to a song on the phone.",
        "The minister could not be reached for comment.",
        "The home side finished the visitors off with a goal.",
        "The promise that he would cut his hair was kept.",
    ],
)
def test_what_only_sounds_like_harm_tells_no_act(content: str) -> None:
    """The same verbs with other things beside them harm nobody."""
    assert acts_as_told(content) == []


def test_whoever_suffers_an_outcome_did_nothing() -> None:
    """The subject of a verb that tells what befell it is no doer."""
    found = acts("Three prisoners sleep in shifts.")

    assert [one.slots.who for one in found] == [None]


@pytest.mark.parametrize(
    ("content", "act", "whom", "polarity"),
    [
        ("At no time were the marchers beaten.", "body.assault", "the marchers", "denies"),
        ("In none of these cases has a suspect been arrested.",
         "liberty.arrest", "a suspect", "denies"),
        ("The cook never recovered and was buried; guards had tortured the cook.",
         "body.torture", "the cook", "affirms"),
        ("Bern Pike, who was deaf, had been tortured, two inmates wrote.",
         "body.torture", "Bern Pike", "affirms"),
        ("Two of the nine were arrested; a third was dismissed from the institute.",
         "liberty.arrest", "Two of the nine", "affirms"),
    ],
)  # fmt: skip
def test_a_no_reaches_as_far_as_its_own_clause(
    content: str, act: str, whom: str, polarity: str
) -> None:
    """What denies one clause says nothing of the next, and all of a clause that it opens."""
    assert (act, whom, polarity) in acts_as_told(content)


def test_who_goes_back_to_the_noun_before_it() -> None:
    """In "according to his driver, who was punched", it is the driver who was punched."""
    told = "The poet was leaving when a car came, according to his driver, who was punched in the"

    assert ("body.assault", "his driver", "affirms") in acts_as_told(f"{told} stomach.")


@pytest.mark.parametrize(
    ("content", "polarity"),
    [
        ("Reports that the cook was beaten do not correspond to reality.", "denies"),
        ("Allegations that the cook was beaten are not true.", "denies"),
        ("Claims that the cook was beaten are untrue, the ministry said.", "denies"),
        ("Claims that the cook was beaten are true, the judge said.", "affirms"),
        ("Claims that the cook was beaten are not baseless, the judge said.", "affirms"),
    ],
)
def test_what_is_said_of_a_report_is_said_of_what_it_tells(content: str, polarity: str) -> None:
    """What reports tell is denied where they are called untrue, and only there."""
    assert acts_as_told(content) == [("body.assault", "the cook", polarity)]


def test_whoever_finds_a_thing_did_not_hide_it() -> None:
    """In "the lab found spyware on phones", the lab spies on nobody."""
    found = acts("The laboratory found spyware on the phones of nine lawyers.")

    assert [(one.type, one.slots.who) for one in found] == [("privacy.surveillance", None)]
