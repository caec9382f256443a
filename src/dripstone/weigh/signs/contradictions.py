"""Contradictions: from the claims of one incident to the pairs that cannot both be so."""

from __future__ import annotations

from itertools import combinations

from dripstone.records import Incident, Value
from dripstone.vocabulary.agreement import contradictions as kinds_of


class Contradiction(Value, frozen=True, kw_only=True):
    """Two findings that contradict each other, and in what."""

    kind: str  #: vocabulary ``links.contradiction_kinds``
    a: str  #: identity of a finding
    b: str


def contradictions(incident: Incident) -> tuple[Contradiction, ...]:
    """Give each pair that contradicts itself: fact, time, place, number or framing."""
    return tuple(
        Contradiction(kind=kind, a=a.id, b=b.id)
        for a, b in combinations(incident.claims, 2)
        for kind in kinds_of(a, b)
    )
