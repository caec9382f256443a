"""Given: small records for the counting room, with invented people and places."""

from __future__ import annotations

import itertools

import pytest

from dripstone.count import from_cells
from dripstone.records import (
    Anchor,
    Claim,
    HowMany,
    Incident,
    Slot,
    Slots,
    Voice,
    When,
    Where,
    Who,
    content_id,
)

_numbers = itertools.count(1)


def _slot(value):
    return None if value is None else Slot(text=value.text, value=value)


@pytest.fixture
def a_claim():
    """Make a claim: ``a_claim("liberty.arrest", when=("2031-05-11", "2031-05-11"), ...)``."""

    def make(
        type,
        *,
        when=None,
        where=None,
        people=None,
        victim=None,
        stance="asserted",
        polarity="affirms",
        voice="Harbour Desk",
        segment="body",
    ):
        number = next(_numbers)
        anchor = Anchor(text="txt_fictional", start=number, end=number + 1, exact="x")
        return Claim(
            id=content_id("fin", number),
            kind="act",
            type=type,
            says="People were taken in Verzhansk.",
            anchors=(anchor,),
            slots=Slots(
                when=_slot(when and When(text="then", earliest=when[0], latest=when[1])),
                where=_slot(where if isinstance(where, Where) else where and place(where)),
                how_many=_slot(people and HowMany(text="some", min=people[0], max=people[1])),
                to_whom=_slot(
                    victim if isinstance(victim, Who) else victim and Who(text=victim, kind="group")
                ),
            ),
            attribution=(Voice(who=voice, mode="narrates"),),
            stance=stance,
            polarity=polarity,
            segment=segment,
        )

    return make


def place(name):
    return Where(
        text=name, place=f"plc_{name}", within=("plc_north", "plc_land"), precision="settlement"
    )


@pytest.fixture
def an_incident():
    """Make an incident of some claims."""
    numbers = itertools.count(1)

    def make(*claims, undecided=(), **more):
        number = next(numbers)
        return Incident(
            handle=f"inc_{number:03d}",
            number=number,
            type=claims[0].type,
            types=tuple(sorted({c.type for c in claims})),
            claims=claims,
            undecided=undecided,
            **more,
        )

    return make


@pytest.fixture
def kosovo():
    """Killings in Kosovo, March to June 1999, on four lists.

    Ball, Betts, Scheuren, Dudukovich and Asher (2002), Killings and Refugee Flow in Kosovo,
    appendix 2. Their estimate, by a log-linear model, is 10,356.
    """
    counts = (306, 936, 123, 845, 31, 217, 32, 1131, 106, 228, 42, 177, 18, 181, 27)
    cells = {f"{i:04b}": n for i, n in enumerate(counts, start=1)}
    return from_cells(cells, ["EXH", "ABA", "OSCE", "HRW"])


@pytest.fixture
def western():
    """Victims of trafficking in a western city, on five lists.

    Chan, Silverman and Vincent (2021), JASA 116, 1297–1306, whose estimate is 2,483.
    """
    cells = {
        "10000": 52, "01000": 90, "00100": 114, "00010": 45, "00001": 21, "10100": 4, "10010": 2,
        "10001": 5, "01100": 6, "01010": 1, "00011": 3, "10101": 1, "01110": 1,
    }  # fmt: skip
    return from_cells(cells, "ABCDE")


@pytest.fixture(scope="session")
def apart():
    """Invented: those of 2000 people who are on four lists that know nothing of one another."""
    cells = {
        "1000": 256, "0100": 216, "0010": 192, "0001": 168, "1100": 72, "1010": 64, "1001": 56,
        "0110": 54, "0101": 48, "0011": 42, "1110": 18, "1101": 16, "1011": 14, "0111": 12,
        "1111": 4,
    }  # fmt: skip
    return from_cells(cells, ["Delta Watch", "Union", "Clinic", "Parish"])
