"""Match: two things that may be one, with the evidence for and against."""

from __future__ import annotations

from dripstone.records.anchor import Anchor
from dripstone.records.base import Record, Value, content_id


class Evidence(Value, frozen=True, kw_only=True):
    """One reason for or against, in words a reviewer reads."""

    feature: str  #: type, place, time, victim, number, name, origin
    left: str
    right: str
    weight: float  #: above 0 speaks for, below 0 against
    anchors: tuple[Anchor, ...] = ()


class Match(Record, frozen=True, tag="match", kw_only=True):
    """Two findings that may tell of one incident, or two mentions that may be one person."""

    kind: str  #: incident, person, demand (told twice), answer (a finding that may answer a demand)
    a: str  #: identity, the smaller of the two
    b: str
    evidence: tuple[Evidence, ...] = ()


def match_id(kind: str, a: str, b: str) -> str:
    """Name a match by its unordered pair; evidence and score stay outside."""
    return content_id("mat", kind, *sorted((a, b)))
