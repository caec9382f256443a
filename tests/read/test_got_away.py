"""Those who get away, those who speak for others, and several deeds of the same men."""

from __future__ import annotations

import english
import pytest


def _told(words: str) -> list[tuple[str, str | None, str | None]]:
    slots = [(act.type, act.slots.who, act.slots.to_whom) for act in english.acts(words)]
    return [(kind, by and by.text, whom and whom.text) for kind, by, whom in slots]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "Two men on a motorcycle fired at him and rode off.",
            ("body.force", "Two men", "him"),
        ),
        (
            "Three masked men on bicycles beat the editor outside his home and disappeared.",
            ("body.assault", "Three masked men", "the editor"),
        ),
        (
            "After attacking the family, the men fled.",
            ("body.assault", "the men", "the family"),
        ),
    ],
)
def test_who_flees_after_a_deed_was_not_driven_out(
    words: str, told: tuple[str, str | None, str | None]
) -> None:
    """What they did is told; that they then went is no harm to them."""
    assert _told(words) == [told]


def test_who_flees_what_others_did_was_driven_out() -> None:
    """Soldiers burned it, other people fled."""
    told = _told("Soldiers burned the village and 300 people fled.")
    assert ("liberty.displacement", None, "300 people") in told


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("Lawyers for protesters beaten in custody said they were afraid.", "protesters"),
        ("Families of people killed in the strike gathered outside the ministry.", "people"),
        ("One brother was beaten; the other was punched in the stomach.", "the other"),
        ("He was handcuffed and carried out of the hall by four officers.", "He"),
    ],
)
def test_it_is_done_to_those_who_are_meant(words: str, whom: str) -> None:
    """Not to their lawyers and families."""
    told = _told(words)
    assert whom in [each[2] for each in told]
    assert not {"Lawyers", "Families", "Lawyers for protesters"} & {each[2] for each in told}
