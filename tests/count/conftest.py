"""Given: small records for the counting room, with invented people and places."""

from __future__ import annotations

import itertools

import pytest

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
