"""Numbers: do the ranges meet? Reported numbers grow, so a gap weighs little."""

from __future__ import annotations

from dripstone.link.evidence.words import reason
from dripstone.records import AnyFinding, Evidence, HowMany
from dripstone.vocabulary.agreement import numbers


def compare_numbers(a: AnyFinding, b: AnyFinding) -> Evidence | None:
    """Compare how many; one and the same exact number above two says most."""
    one, other = (f.slots.how_many and f.slots.how_many.value for f in (a, b))
    if not (isinstance(one, HowMany) and isinstance(other, HowMany)):
        return None
    fit = numbers(one, other)
    if fit is None:
        return None
    exact = one.min == one.max == other.min == other.max and (one.min or 0) > 2
    return reason("number", "how_many", a, b, (1.5 if exact else 0.5) if fit else -1.0)
