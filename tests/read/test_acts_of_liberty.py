"""Acts against liberty, homes, work and words told by turns of phrase."""

from __future__ import annotations

import pytest
from english import acts


def _acts(content: str) -> list[tuple[str, str]]:
    """Give the acts of a text: type and to whom."""
    return [
        (one.type, one.slots.to_whom.text if one.slots.to_whom else "") for one in acts(content)
    ]


@pytest.mark.parametrize(
    ("content", "act", "whom"),
    [
        ("He was sent down for seven years.", "justice.unfair_trial", "He"),
        ("The cook was handed six years.", "justice.unfair_trial", "The cook"),
        ("The raid netted nine weavers.", "liberty.arrest", "nine weavers"),
        ("Three villages along the river were emptied.", "liberty.displacement", "Three villages along the river"),
        ("She is serving two years of a term in a penal colony.", "liberty.detention", "She"),
        ("Relatives were not told where she was being held.", "liberty.detention", "she"),
        ("Two men on a motorbike followed her home.", "privacy.surveillance", "her"),
        ("Guards demanded 300 dollars for his release.", "privacy.extortion", "his"),
        ("The minaret was knocked down with a digger.", "property", "The minaret"),
        ("Guards uprooted their banana plants.", "property", "their banana plants"),
        ("The three were taken from the newsroom by officers.", "liberty.arrest", "The three"),
        ("There was no answer; nobody has been held accountable.", "justice.failure_protect", ""),
        ("Blocked in March, the website went quiet.", "civic.censorship", "the website"),
        ("A search of the family home lasted until dawn.", "privacy.search", "the family home"),
        ("A ban on the novel was announced.", "civic.censorship", "the novel"),
        ("Soldiers, who sent the families back, said nothing.",
         "liberty.displacement", "the families"),
        ("There has been no trace of the fishermen since May.",
         "liberty.disappearance", "the fishermen"),
        ("The governor branded the herders \"terrorists\".", "privacy.incitement", "the herders"),
        ("Two of those arrested are brothers.", "liberty.arrest", "Two of those"),
        ("Internet service was cut.", "civic.censorship", "Internet service"),
        ("Nobody has heard from Ilan Dobrak since May.", "liberty.disappearance", "Ilan Dobrak"),
        ("The union was struck off the register.", "civic.association", "The union"),
        ("The play was pulled after a complaint.", "civic.censorship", "The play"),
        ("Two of the nurses were let go.", "property.livelihood", "Two of the nurses"),
        ("A man went through her photos.", "privacy.search", "her photos"),
        ("Agents found the diary; a grey saloon sat outside her flat for weeks.",
         "privacy.surveillance", "her"),
        ("The bakers pay the militia to stay open.", "privacy.extortion", "The bakers"),
        ("She faces up to nine years.", "justice.prosecution", "She"),
        ("Arrested in May, the poet left the country in June.", "liberty.arrest", "the poet"),
        ("The widow has had her pension stopped.", "property.livelihood", "The widow"),
        ("A curfew was imposed on three districts.", "liberty.movement", "three districts"),
        ("The authorities flew nine refugees to Karsan.", "liberty.displacement", "nine refugees"),
        ("Police impounded the choir's minibus.", "property", "the choir's minibus"),
        ("The marchers found themselves kettled on a bridge.", "liberty.detention", "The marchers"),
    ],
)  # fmt: skip
def test_a_turn_of_phrase_tells_of_an_act(content: str, act: str, whom: str) -> None:
    """Idiom, euphemism and consequence name act and victim as plain verbs do."""
    assert (act, whom) in _acts(content)


@pytest.mark.parametrize(
    "content",
    [
        "We have not heard from the committee.",
        "The company faces a fine.",
        "The nurse let go of the rope.",
        "Police moved in next door.",
        "The bakers pay the miller for flour.",
        "The robber was convicted of theft.",
        "Two officers were indicted for murder.",
        "I was stopped at the bridge for a check.",
        "The company burned its reserves of power.",
        "Soldiers seized the opportunity.",
        "He followed her home page.",
        "He was fired up by the crowd.",
        "The net sat outside the flat for weeks.",
    ],
)
def test_other_senses_tell_of_none(content: str) -> None:
    """The same words of other matters are no act."""
    assert not _acts(content)


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("Forty villagers were prevented from proceeding to the capital.", "Forty villagers"),
        ("Soldiers stopped the villagers from returning to their homes.", "the villagers"),
        ("The pilgrims were stopped at the railway station and sent back.", "The pilgrims"),
    ],
)
def test_who_is_kept_from_going(words: str, whom: str) -> None:
    """Whoever is kept from going on is not free to move; rain keeps people in by nobody's act."""
    kept = [a for a in acts(words) if a.type == "liberty.movement"]
    assert [a.slots.to_whom.text for a in kept if a.slots.to_whom is not None] == [whom]
    assert not acts("Rain prevented us from crossing the river.")


def test_a_charge_with_batons_accuses_nobody() -> None:
    """Police who charge a crowd with batons use force."""
    told = {a.type for a in acts("Police charged the crowd with batons.")}
    assert told == {"body.force"}
