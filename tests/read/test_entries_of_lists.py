"""Entries of lists, forms and tables name somebody once, at their head or after a label."""

from __future__ import annotations

import pytest
from english import a_text

from dripstone.read import suggest
from dripstone.records import Claim

_CASES = (
    "Summary of cases\n"
    "(a) Yara Tennet, aged 19, nursing student. On 3 May, arrested at her dormitory by officers of "
    "the Fourth Department.\n"
    "(b) Dov Halloran, aged 44, baker. Detained at the Lipna crossing on 10 May. Whereabouts "
    "unknown.\n"
    "(c) Two brothers, names withheld. Beaten with cables.\n"
    "(d) Nobody was seen. Detained at the port."
)
_FORM = (
    "Victim: Mr. Hana Dorrel, 31\nDate: 4 May 2025\nPlace: Kessaby\n"
    "Perpetrators: two men in plain clothes, believed to be from State Security\n"
    "What happened: Hit in the face, dragged into a car. Held for six hours. Charged with "
    "libel. Police arrested her brother."
)
_LINE = (
    "Victim: Ana Brovik Age: 31 Place: Kessaby Perpetrators: unknown What happened: Beaten with "
    "batons, detained for two days."
)
_TABLE = (
    "Name | Date | What happened | By whom\n"
    "Jon Ferrel | 03.06 | beaten in custody | police\n"
    "Mila Ferrel | 04.06 | not beaten | -\n"
    "Petr Sand | 09.06 | shot dead | unknown"
)


def _told(content: str) -> set[tuple[str, str | None, str | None, str]]:
    found = (s.of for s in suggest(a_text(content, language="en")))
    return {
        (
            one.type,
            one.slots.to_whom.text if one.slots.to_whom else None,
            one.slots.who.text if one.slots.who else None,
            one.polarity,
        )
        for one in found
        if isinstance(one, Claim) and one.kind == "act"
    }


def test_an_item_tells_of_whom_its_head_names() -> None:
    """A case list's sentences without a subject are told of the head; one without a head is not."""
    assert _told(_CASES) == {
        ("liberty.arrest", "Yara Tennet", "officers of the Fourth Department", "affirms"),
        ("liberty.arrest", "Dov Halloran", None, "affirms"),
        ("liberty.disappearance", "Dov Halloran", None, "affirms"),
        ("body.assault", "Two brothers", None, "affirms"),
    }


def test_a_form_tells_of_whom_and_who_its_labels_name() -> None:
    """Labels name whom and who; a sentence with its own subject and object keeps them."""
    who = "two men in plain clothes"

    assert _told(_FORM) == {
        ("body.assault", "Mr. Hana Dorrel", who, "affirms"),
        ("liberty.abduction", "Mr. Hana Dorrel", who, "affirms"),
        ("liberty.detention", "Mr. Hana Dorrel", who, "affirms"),
        ("justice.prosecution", "Mr. Hana Dorrel", None, "affirms"),
        ("liberty.arrest", "her brother", "Police", "affirms"),
    }


def test_labels_pasted_into_one_line_are_read_and_unknown_names_nobody() -> None:
    """Fields that follow each other in a line are told apart; "unknown" is no doer."""
    assert _told(_LINE) == {
        ("body.assault", "Ana Brovik", None, "affirms"),
        ("liberty.detention", "Ana Brovik", None, "affirms"),
    }


def test_a_pasted_table_tells_row_by_row() -> None:
    """Each row tells of the one in the column of names; what is denied stays denied."""
    assert _told(_TABLE) == {
        ("body.assault", "Jon Ferrel", "police", "affirms"),
        ("body.assault", "Mila Ferrel", None, "denies"),
        ("life.killing", "Petr Sand", None, "affirms"),
    }


@pytest.mark.parametrize(
    "entry",
    [
        "1. Mira Dolenc, 34, photographer. Known for her portraits. Held in high regard.",
        "- Ilan Dros, 40, driver. Released without charge. Taken to hospital.",
        "Victim: Ana Brovik\nNo torture. Complained of torture. Whereabouts known.",
        "Name: Ana Brovik\nAsked about her work. Stopped by guards for a light. Met her lawyer.",
        "Client: Ana Brovik\nAsked to be arrested. Told to leave. Given water.",
    ],
)
def test_entries_without_harm_tell_none(entry: str) -> None:
    """What befalls somebody in an entry is not all harm."""
    assert _told(entry) == set()


def test_words_elsewhere_are_the_place_of_whom_an_entry_names() -> None:
    """The victim's anchor lies at the head of the entry, not in the sentence of the act."""
    text = a_text(_CASES, language="en")

    acts = [s.of for s in suggest(text) if isinstance(s.of, Claim) and s.of.kind == "act"]

    whom = next(one.slots.to_whom for one in acts if one.type == "liberty.disappearance")
    assert whom is not None
    assert whom.anchor is not None
    assert text.content[whom.anchor.start : whom.anchor.end] == "Dov Halloran"
