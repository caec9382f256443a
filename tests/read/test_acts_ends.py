"""Acts at their ends: passives turned round, means, owners, reasons, and who stands among whom."""

from __future__ import annotations

import pytest
from english import acts, claims

from dripstone.records import Claim


def _whom(claim: Claim) -> str:
    return "" if claim.slots.to_whom is None else claim.slots.to_whom.text


def _who(claim: Claim) -> str:
    return "" if claim.slots.who is None else claim.slots.who.text


@pytest.mark.parametrize(
    ("content", "type_", "who", "whom"),
    [
        ("Five rounds were fired by police on Monday.", "body.force", "police", ""),
        ("Her passport was confiscated at the airport.", "liberty.movement", "", "Her"),
        ("Police used tear gas to disperse the march.", "civic.dispersal", "Police", "the march"),
        ("Among those detained was Timur Basnin.", "liberty.arrest", "", "Timur Basnin"),
        ("The guards fired on the weavers.", "body.force", "The guards", "the weavers"),
        ("Men in uniform took him from his flat.", "liberty.abduction", "Men in uniform", "him"),
        ("Six men were given electric shocks.", "body.torture", "", "Six men"),
        ("The men were blindfolded.", "body.illtreatment", "", "The men"),
        ("Border guards turned back 40 families.", "liberty.displacement", "Border guards",
         "40 families"),
    ],
)  # fmt: skip
def test_who_and_whom_are_found_in_every_shape(
    content: str, type_: str, who: str, whom: str
) -> None:
    """A passive finds its phrase, "used gas to" its doer, "among those" the one who is named."""
    found = [(a.type, _who(a), _whom(a)) for a in acts(content)]

    assert (type_, who, whom) in found


@pytest.mark.parametrize(
    "content",
    [
        "The court held that the march was lawful.",
        "They were caught unawares by the storm.",
        "We took the bus to the station.",
        "Asked whether his officers had beaten anyone, he laughed.",
    ],
)
def test_words_that_only_look_like_harm_tell_none(content: str) -> None:
    """To hold that something is so, or to ask whether, harms nobody."""
    assert acts(content) == []


def test_a_clause_lends_its_doer_to_no_other_people() -> None:
    """Who escorts some people has not killed others."""
    found = acts(
        "Two men have been killed, and people being escorted by the police have been beaten."
    )

    assert found
    assert all(not act.slots.who for act in found if act.type == "life.killing")


def test_what_was_not_brought_about_was_not_done() -> None:
    """Who did not manage to arrest anyone arrested nobody."""
    (found,) = acts("The police did not manage to arrest the gunmen.")

    assert found.polarity == "denies"


def test_the_second_clause_has_its_own_subject() -> None:
    """Of "past the shops and the guards beat him" the guards are who beat."""
    found = [_who(a) for a in acts("They ran past the shops and the guards did beat the baker.")]

    assert found == ["the guards"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("Eight students were detained for holding posters.", "for holding posters"),
        ("Two bakers were beaten because they had signed the petition.", "because they had signed"),
        ("Four nurses were detained over their posts.", "over their posts"),
    ],
)
def test_a_reason_is_read_with_its_words(content: str, why: str) -> None:
    """What somebody did, a clause with "because", and "over" give the reason of an act."""
    found = [c.slots.why.text for c in claims(content, "ground") if c.slots.why]

    assert any(words.startswith(why) for words in found)


def test_nine_hours_are_no_reason() -> None:
    """How long somebody was held is not why."""
    assert claims("They were held for nine hours.", "ground") == []
