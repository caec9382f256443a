"""Meaning: the parts of a value that hold no words of a report.

meaning   value → names and parts, from an allow-list by kind
"""

from __future__ import annotations

from dripstone.records import Ground, HowMany, SlotValue, When, Where, Who


def meaning(value: SlotValue | None) -> tuple[tuple[str, str | int | bool | None], ...]:
    """Keep terms, numbers, dates and identities; drop everything else."""
    if isinstance(value, When):
        return (
            ("edtf", value.edtf),
            ("earliest", value.earliest),
            ("latest", value.latest),
            ("relation", value.relation),
        )
    if isinstance(value, HowMany):
        return (
            ("min", value.min),
            ("max", value.max),
            ("best", value.best),
            ("unit", value.unit),
            ("qualifier", value.qualifier),
        )
    if isinstance(value, Where):
        return (("place", value.place), ("precision", value.precision), ("role", value.role))
    if isinstance(value, Who):
        return (("kind", value.kind), ("type", value.type))
    if isinstance(value, Ground):
        return (("ground", value.ground), ("perceived", value.perceived))
    return ()
