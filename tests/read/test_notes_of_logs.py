"""Notes of a log leave "was" out: whom they name suffered it, and does it to nobody."""

from __future__ import annotations

import pytest
from english import a_text

from dripstone.read import suggest
from dripstone.records import Claim


def _acts(content: str) -> list[Claim]:
    found = (s.of for s in suggest(a_text(content, language="en")))
    return [one for one in found if isinstance(one, Claim) and one.kind == "act"]


@pytest.mark.parametrize(
    ("note", "kind", "whom", "who"),
    [
        ("Nurse Edda Koll shot dead at a checkpoint near Ammery.", "life", "Nurse Edda Koll", None),
        ("Two paramedics of the Green Star kidnapped.", "liberty", "Two paramedics", None),
        ("Midwife Tove Ranke raped by a soldier.", "body.rape", "Tove Ranke", "a soldier"),
        ("Ambulance fired on by unidentified gunmen.", "body", "Ambulance", "unidentified gunmen"),
        ("Clinic in Nether Dosk looted and set alight by militiamen.", "property", "Clinic",
         "militiamen"),
        ("House burned down on 15 May.", "property", "House", None),
        ("8 January: Ilan Dros arrested in Karvel.", "liberty", "Ilan Dros", None),
    ],
)  # fmt: skip
def test_who_is_named_first_in_a_note_suffers_it(
    note: str, kind: str, whom: str, who: str | None
) -> None:
    """A verb that needs an object, or has "by" somebody, is a passive in a note that has none."""
    act = next(one for one in _acts(note) if one.type.startswith(kind))

    assert act.slots.to_whom is not None
    assert whom in act.slots.to_whom.text
    assert (act.slots.who.text if act.slots.who else None) == who


@pytest.mark.parametrize(
    "told",
    [
        "Gunmen attacked and looted.",
        "Miners beat the clock by an hour.",
        "Mayor Tomas Rill resigned by midnight.",
        "Students released a statement.",
        "Teachers suspended classes.",
        "Water cut off from 21:00 to 06:00.",
    ],
)
def test_whole_sentences_and_announcements_are_no_notes_of_harm(told: str) -> None:
    """Who does something, and what is announced, suffered nothing."""
    assert _acts(told) == []


@pytest.mark.parametrize(
    "told",
    [
        "Armed assailants in Afgar, a town nearby, assassinated 25-year-old editor Tove Ranke.",
        "On 19 June, operatives of the border force abducted and beaten Edda Koll, a reporter.",
        "Fighters kidnapped young herders near Dosk.",
    ],
)
def test_whoever_is_named_before_the_victim_is_none(told: str) -> None:
    """A verb that goes on to whom it is done is no note's: its subject suffered nothing."""
    whom = [one.slots.to_whom.text for one in _acts(told) if one.slots.to_whom is not None]
    assert whom
    assert not [one for one in whom if "assailants" in one or "operatives" in one or "Fight" in one]


def test_a_name_is_no_shorthand() -> None:
    """Shorthand of posts is read as meant, "ur" in a name stays the name's."""
    content = "It was a smear campaign against editor Marek ur Rahal."
    (act,) = _acts(content)

    assert act.slots.to_whom is not None
    assert act.slots.to_whom.text.endswith("Marek ur Rahal")
