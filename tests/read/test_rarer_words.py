"""Acts told by the rarer verbs and nouns of a family, and what else those words may mean."""

from __future__ import annotations

import pytest
from english import acts_as_told


@pytest.mark.parametrize(
    ("content", "act", "whom"),
    [
        ("Guards incapacitated the man.", "body.assault", "the man"),
        ("His phone was swiped by an agent.", "property", "His phone"),
        ("Police lamed the boy.", "body.assault", "the boy"),
        ("The activist was garrotted with a wire.", "life.killing", "The activist"),
        ("The army peppered the house with bullets.", "body.force", "the house"),
        ("The blogger was busted at home.", "liberty.arrest", "The blogger"),
        ("The blogger was netted in a raid.", "liberty.arrest", "The blogger"),
        ("The blogger was run in by police.", "liberty.arrest", "The blogger"),
        ("The book was proscribed.", "civic.censorship", "The book"),
        ("The bus was hijacked by gunmen.", "property", "The bus"),
        ("The car was raked with gunfire.", "body.force", "The car"),
        ("The editor was ousted from the union.", "property.livelihood", "The editor"),
        ("The girl was goosed by a policeman.", "body.sexual", "The girl"),
        ("The house was riddled with bullets.", "body.force", "The house"),
        ("The men were immured in a fortress.", "liberty.detention", "The men"),
        ("The men were pilloried on television.", "privacy.incitement", "The men"),
        ("The militia laid waste to the village.", "property", "the village"),
        ("The monks were excommunicated.", "property.livelihood", "The monks"),
        ("The office was burgled.", "property", "The office"),
        ("The pastor was maligned in the press.", "privacy.incitement", "The pastor"),
        ("The pensioners were swindled by the governor.", "property", "The pensioners"),
        ("The prisoner was ravished.", "body.rape", "The prisoner"),
        ("The prisoners were bayoneted.", "body.assault", "The prisoners"),
        ("The reporter's flat was burglarised.", "property", "The reporter's flat"),
        ("The strikers were penalised over the protest.", "civic.reprisal", "The strikers"),
        ("The student was disciplined for a post.", "civic.reprisal", "The student"),
        ("The teacher was badgered by agents.", "civic.reprisal", "The teacher"),
        ("The village was firebombed.", "property", "The village"),
        ("The woman was dishonoured by soldiers.", "body.rape", "The woman"),
        ("Two brothers were asphyxiated in the van.", "life.killing", "Two brothers"),
        ("Lena Storr was taken out by a sniper.", "life.killing", "Lena Storr"),
        ("The witness was frightened into silence.", "body.threat", "The witness"),
        ("Police kept tabs on the lawyer for months.", "privacy.surveillance", "the lawyer"),
        ("The editor was hauled before a military court.", "justice.prosecution", "The editor"),
        (
            "The caning of two students in the town square drew a crowd.",
            "body.assault",
            "two students in the town square",
        ),
        ("The internment of 300 families continues.", "liberty.detention", "300 families"),
    ],
)
def test_a_rarer_word_of_a_family_tells_the_same_act(content: str, act: str, whom: str) -> None:
    """A verb or noun that reports seldom use tells what its commoner sisters tell."""
    assert (act, whom, "affirms") in acts_as_told(content)


@pytest.mark.parametrize(
    "content",
    [
        "The champion was eliminated in the semifinal.",
        "The firm was liquidated after its bankruptcy.",
        "The rats were exterminated by the council.",
        "Bumps in the road knocked off the mirror.",
        "The singer was mobbed by fans at the airport.",
        "He lifted the car with a jack.",
        "The captain pinched his finger.",
        "The visitors were impressed into buying tickets.",
        "The children were shepherded into the school by their teachers.",
        "Wind buffeted the ferry.",
        "The storm ravaged the valley.",
        "The town was besieged by tourists.",
        "She spiked and peppered the soup with shots of tabasco.",
        "The speech was peppered with jokes.",
        "The patient was sedated before the operation.",
        "The tenor was given the boot to polish.",
        "The player was penalised for a foul.",
        "The plan was pilloried in the press.",
        "She was set up with a new computer by police technicians.",
        "Ministers were called before parliament.",
        "They lit into the cake.",
        "The general was retired early because of his health.",
        "The hotel holds up well.",
        "The visa was scared away.",
        "The ball was popped in by the striker.",
        "The wolves ravaged the flock.",
        "The ship was intercepted by the coastguard.",
    ],
)
def test_the_same_word_of_something_else_tells_no_act(content: str) -> None:
    """Contests, weather, trade and praise borrow the words of harm, and harm nobody."""
    assert acts_as_told(content) == []
