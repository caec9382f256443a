"""Act senses: words for harm that mean something else, and what was avoided, is law or lies ahead."""

from __future__ import annotations

import pytest
from english import acts

from dripstone.records import Claim


def _ends(claim: Claim) -> tuple[str, str, str]:
    who, whom = claim.slots.who, claim.slots.to_whom
    return claim.type, "" if who is None else who.text, "" if whom is None else whom.text


@pytest.mark.parametrize(
    "content",
    [
        "“I hold the police chief, Anton Rudek, responsible for anything that happens to us.”",
        "The court will hold the ministry to its obligations.",
        "It struck the lawyer that nobody had signed.",
        "The new bill is an assault on the freedom to write.",
        "The pamphlet launched an attack on the church's dogma.",
        "They bombarded me with insults.",
        "He caught malaria in prison.",
        "The law lets a husband go free if he catches his wife in the act.",
        "Cyclone Ilda struck the coast on Friday, killing 300 people.",
        "Tram drivers will strike on 3 and 4 May, those at the northern depot on 5 May.",
        "After the threats he moved cities and deleted all his social media accounts.",
        "Families may not be able to file complaints against officers.",
        "The lawyer was found not guilty of fraud.",
        "Border volunteer found not guilty of hiding migrants.",
        "Raids followed the security threat it faces from rebels.",
        "The general has not confined his efforts to the capital.",
        "The king ordered Varin and his troops to stand down.",
    ],
)
def test_words_for_harm_with_another_sense_tell_none(content: str) -> None:
    """Promises, ideas, illnesses, storms, stoppages and acquittals are no harm to anybody."""
    assert acts(content) == []


@pytest.mark.parametrize(
    ("content", "ends"),
    [
        ("Police held the organisers for six hours.",
         ("liberty.detention", "Police", "the organisers")),
        ("Guards struck Petrak in the face.", ("body.assault", "Guards", "Petrak")),
        ("They bombarded the clinic with rockets.", ("war", "They", "the clinic")),
        ("The network deleted the accounts of four bloggers.",
         ("civic.censorship", "The network", "the accounts of four bloggers")),
        ("The commission filed a complaint against the editor.",
         ("justice.prosecution", "The commission", "the editor")),
        ("The court found the blogger guilty of treason.",
         ("justice.unfair_trial", "The court", "the blogger")),
        ("A man found guilty of incitement has dropped his appeal.",
         ("justice.unfair_trial", "", "A man")),
        ("The bureau filed a charge sheet against 27 people on Thursday.",
         ("justice.prosecution", "The bureau", "27 people")),
        ("Police fired tear gas and stun grenades to disperse 300 demonstrators.",
         ("civic.dispersal", "Police", "300 demonstrators")),
        ("Soldiers shot at villagers with pellet guns and beat two elders.",
         ("body.force", "Soldiers", "villagers")),
        ("Four women survived gang rape at the barracks.", ("body.rape", "", "Four women")),
        ("Bandits seized 41 pupils in the night.",
         ("liberty.abduction", "Bandits", "41 pupils")),
        ("The agents seized him outside his house.", ("liberty.arrest", "The agents", "him")),
        ("Binda, a reporter from Kenya who was arrested in May, is free.",
         ("liberty.arrest", "", "a reporter from Kenya")),
    ],
)  # fmt: skip
def test_harm_beside_them_has_its_own_ends(content: str, ends: tuple[str, str, str]) -> None:
    """The same words tell of harm where the ends say so, with who and whom as they are put."""
    assert ends in [_ends(a) for a in acts(content)]


def test_gas_that_is_fired_suffers_nothing() -> None:
    """What is fired is nobody to whom it is done."""
    found = acts("Police fired tear gas and stun grenades at dawn.")

    assert [_ends(a) for a in found] == [("body.force", "Police", "")]


@pytest.mark.parametrize(
    ("content", "polarity", "stance"),
    [
        ("The army has so far refrained from shooting protesters.", "denies", "asserted"),
        ("Officers stopped short of arresting the student leader.", "denies", "asserted"),
        ("The police avoided beating the marchers.", "denies", "asserted"),
        ("They're gonna beat him up.", "affirms", "intended"),
        ("The act makes it a crime for somebody to be beaten.", "affirms", "hypothetical"),
        ("The law makes it an offence to harass a journalist.", "affirms", "hypothetical"),
        ("Anyone who beats a prisoner will be punished.", "affirms", "hypothetical"),
        ("Any person who sexually assaults a child is punishable.", "affirms", "hypothetical"),
        ("The man who beat the prisoner has been charged.", "affirms", "asserted"),
        ("The officers beat the marchers.", "affirms", "asserted"),
    ],
)
def test_what_was_avoided_or_is_only_law_was_not_done(
    content: str, polarity: str, stance: str
) -> None:
    """To avoid or stop short of a deed denies it; a law against it tells of none."""
    assert [(a.polarity, a.stance) for a in acts(content)] == [(polarity, stance)]
