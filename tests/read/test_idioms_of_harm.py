"""Acts told by idiom: what was done to somebody in words that name no blow."""

from __future__ import annotations

import pytest
from english import acts_as_told


@pytest.mark.parametrize(
    ("content", "act", "whom"),
    [
        (
            "Two plainclothes men asked the editor to accompany them to the department.",
            "liberty.arrest",
            "the editor",
        ),
        (
            "The union leader was put away for nine years.",
            "justice.unfair_trial",
            "The union leader",
        ),
        (
            "Four officers paid the blogger a visit at dawn and left with his hard drives.",
            "property",
            "his hard drives",
        ),
        (
            "The militiamen saw to it that the witness never walked again.",
            "body.assault",
            "the witness",
        ),
        (
            "The baker did not survive the second round of questioning.",
            "life.custody_death",
            "The baker",
        ),
        ("Her brother never came back from the barracks.", "liberty.disappearance", "Her brother"),
        (
            "The pastor found himself in the back of a van with a sack over his head.",
            "liberty.abduction",
            "The pastor",
        ),
        (
            "The nurses found themselves out of work the morning after the vigil.",
            "property.livelihood",
            "The nurses",
        ),
        ("The marchers came in for a hail of stones.", "body.assault", "The marchers"),
        (
            "Local people came in for rough treatment at the hands of the paratroopers.",
            "body.assault",
            "Local people",
        ),
        (
            "They gave the conscript a going-over in the drying room.",
            "body.assault",
            "the conscript",
        ),
        ("The sergeant let fly with his belt at two recruits.", "body.assault", "two recruits"),
        (
            "Someone took a potshot at the deputy as she got out of her car.",
            "body.force",
            "the deputy",
        ),
        ("Guards worked him over with a hosepipe until he passed out.", "body.assault", "him"),
        (
            "A boy of fourteen caught a bullet in the neck when the patrol opened up.",
            "body.assault",
            "A boy of fourteen",
        ),
        (
            "The men were lined up against the wall of the mill and never seen again.",
            "liberty.disappearance",
            "The men",
        ),
        (
            "The tenants were shown the door with an hour's notice.",
            "property.livelihood",
            "The tenants",
        ),
        (
            "His family was told to clear out of the district by nightfall or be burned out.",
            "liberty.displacement",
            "His family",
        ),
        (
            "Roma households were burned out of three streets.",
            "liberty.displacement",
            "Roma households",
        ),
        ("Their crops were put to the torch.", "property", "Their crops"),
        ("Soldiers helped themselves to our goats.", "property", "our goats"),
        (
            "The customs men relieved the traders of their takings.",
            "property",
            "the traders",
        ),
        ("The clinic was stripped bare in an afternoon.", "property", "The clinic"),
        (
            "A brick came through the imam's window with a note tied round it.",
            "property",
            "the imam's",
        ),
        ("Someone has put a price on the lawyer's head.", "body.threat", "the lawyer's"),
        (
            "The inmates were made to run the gauntlet between two rows of guards with batons.",
            "body.illtreatment",
            "The inmates",
        ),
        ("The women were put through a virginity test.", "body.sexual", "The women"),
        ("An officer took liberties with the girl during the search.", "body.sexual", "the girl"),
        ("He had his way with her while two others held the door.", "body.rape", "her"),
        ("The tutor had been messing with the boys for years.", "body.sexual", "the boys"),
        ("She was passed around among the commanders.", "body.rape", "She"),
        ("The professor was eased out after forty years.", "property.livelihood", "The professor"),
        ("The witness was leaned on by two detectives.", "body.threat", "The witness"),
        (
            "Investigators put words into the boy's mouth and had him sign.",
            "justice.forced_confession",
            "the boy's",
        ),
        (
            "They got a confession out of the tailor by the third night.",
            "justice.forced_confession",
            "the tailor",
        ),
        (
            "The case against the beekeeper was cooked up over lunch.",
            "justice.prosecution",
            "the beekeeper",
        ),
        (
            "They threw the book at the picketers: four years each.",
            "justice.unfair_trial",
            "the picketers",
        ),
        (
            "The judge gave the choirmaster seven years for a joke.",
            "justice.unfair_trial",
            "the choirmaster",
        ),
        ("Riot squads made short work of the encampment.", "civic.dispersal", "the encampment"),
        (
            "The town hall turned down the march for the fourth time.",
            "civic.assembly_ban",
            "the march",
        ),
        (
            "Whole pages of the textbook had been blacked out.",
            "civic.censorship",
            "Whole pages of the textbook",
        ),
        (
            "The charity was put out of business by the tax office.",
            "civic.association",
            "The charity",
        ),
        (
            "Agents have been dogging her footsteps since the conference.",
            "privacy.surveillance",
            "her",
        ),
        ("Somebody had been through my desk while I was in class.", "privacy.search", "my desk"),
        ("They turned the parsonage inside out.", "privacy.search", "the parsonage"),
        (
            "His love letters were splashed across the front page.",
            "privacy.outing",
            "His love letters",
        ),
        (
            "The governor tarred all highlanders with the same brush, calling them parasites.",
            "privacy.incitement",
            "all highlanders",
        ),
        (
            "The detainees are cut off from the outside world.",
            "liberty.incommunicado",
            "The detainees",
        ),
        (
            "The ferryman has been under lock and key since spring.",
            "liberty.detention",
            "The ferryman",
        ),
        (
            "The reporter cooled his heels in a cell for two nights.",
            "liberty.detention",
            "The reporter",
        ),
        (
            "The boys were packed off to the front with two days of training.",
            "liberty.exploitation",
            "The boys",
        ),
        (
            "The conductor was turned back at the frontier without being told why.",
            "liberty.movement",
            "The conductor",
        ),
        ("He is not allowed to set foot outside the district.", "liberty.movement", "He"),
    ],
)
def test_an_idiom_tells_what_was_done(content: str, act: str, whom: str) -> None:
    """Worked over, leaned on, put to the torch: the words of a beating, a threat, a fire."""
    assert (act, whom, "affirms") in acts_as_told(content)


@pytest.mark.parametrize(
    "content",
    [
        "The poet was brought low by a stroke at ninety.",
        "She found herself on the street where she was born.",
        "Rovers found themselves out of the cup.",
        "The mayor was taken for a ride by the contractor who sold him a broken bridge.",
        "The guide asked the tourists to follow her.",
        "The pianist was asked to accompany the singer.",
        "The plant did not survive the winter.",
        "The swallows did not return from the south.",
        "The guests were shown the door to the garden.",
        "We had our windows cleaned.",
        "The actor let fly with a joke at his critics.",
        "The photographer took a shot at the bride.",
        "The ball was knocked about by the children.",
        "The tailor took his belt to the shop.",
        "The bishop was given a cane.",
        "The farmer leaned on his neighbour's gate.",
        "The judge let the matter drop.",
        "She was passed over for the lead role.",
        "The strap was tied down.",
        "The concert was brought to an end by an encore.",
        "The council turned down the heat.",
        "The dog followed her steps.",
        "The page was splashed with paint.",
        "The plane thudded onto the runway.",
        "The mistake cost the keeper his place in the team.",
        "The nurse put the boy in hospital gowns.",
        "The film put the shop out of business.",
        "The ball flew through the window.",
        "The runner caught a fragment of the song.",
        "The bulls were kept behind barbed wire.",
        "The crown jewels are under lock and key.",
        "The boys were sent off to the mine museum.",
        "The office came under new management.",
    ],
)
def test_the_idiom_of_something_else_tells_no_act(content: str) -> None:
    """The same words of games, kitchens and concerts tell of no harm."""
    assert acts_as_told(content) == []
