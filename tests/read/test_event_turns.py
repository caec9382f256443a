"""Event turns: events that a verb tells with who does it, or what it is done to."""

from __future__ import annotations

import pytest
from english import claims


def _types(words: str) -> list[str]:
    return [claim.type for claim in claims(words, "event")]


@pytest.mark.parametrize(
    ("words", "type_"),
    [
        ("The judge ordered the ministry to pay the widows.", "procedure.judgment"),
        ("A tribunal in Drova upheld the ban.", "procedure.judgment"),
        ("The teachers got a fine for the poster.", "procedure.judgment"),
        ("A delegation of the union visited the prison on Friday.", "procedure.visit"),
        ("Police escorted the march through the old town.", "procedure.facilitation"),
        ("A bakers' strike has emptied the shops of Kessaby.", "action.strike"),
        ("Prisoners have been refusing food since Monday.", "action.strike"),
        ("Seventy porters stopped work at noon.", "action.strike"),
        ("Her petition was returned unopened.", "action.petition"),
        ("The inquest heard that he had been kicked by guards.", "procedure.inquiry"),
        ("Her mother complained to the ministry.", "procedure.complaint"),
        ("Two nurses were beaten during a march in Kessaby.", "action.rally"),
        ("The villagers have been protesting for a year.", "action.rally"),
        ("They let me go because my uncle paid.", "procedure.release"),
        ("The three were let go after midnight.", "procedure.release"),
        ("She stood trial in May.", "procedure.charge"),
        ("Prosecutors registered a case against the editor.", "procedure.charge"),
    ],
)
def test_an_event_is_told_by_more_than_one_word(words: str, type_: str) -> None:
    """Who does a thing, or to what it is done, makes it an event."""
    assert _types(words) == [type_]


@pytest.mark.parametrize(
    "words",
    [
        "The colonel ordered his men to leave the prison.",
        "The referee ruled the goal out, and the prisoners cheered.",
        "My aunt, a former prisoner, visited the village.",
        "Police escorted the minister to his car.",
        "An air strike killed four bakers.",
        "A lightning strike killed a shepherd.",
        "She complained of pain in the prison.",
        "The minister complained that nobody had been arrested.",
        "In March two nurses were beaten.",
        "He protested his innocence, the guards said.",
        "Nobody has stood trial for the killing.",
        "He let go of the rope when the guards shouted.",
        "The prisoner got a fine view of the lake.",
    ],
)
def test_what_only_sounds_like_an_event_is_none(words: str) -> None:
    """The same words of somebody else, or of something else, tell no event."""
    assert _types(words) == []
