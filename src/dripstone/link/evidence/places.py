"""Places: is one the other, or does it lie in it?"""

from __future__ import annotations

from dripstone.link.evidence.words import reason
from dripstone.records import AnyFinding, Evidence, Where
from dripstone.vocabulary.agreement import places

WEIGHTS = {"site": 3.0, "settlement": 2.5, "district": 2.0, "region": 1.0, "country": 0.5}


def compare_places(a: AnyFinding, b: AnyFinding) -> Evidence | None:
    """Compare places by how they nest, weighed by the wider of both; unknown says nothing."""
    one, other = (f.slots.where and f.slots.where.value for f in (a, b))
    if not (isinstance(one, Where) and isinstance(other, Where)):
        return None
    fit = places(one, other)
    if fit is None:
        return None
    wider = min(WEIGHTS.get(p.precision, 0.5) for p in (one, other))
    return reason("place", "where", a, b, wider if fit else -4.0)
