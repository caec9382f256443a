"""Types: do both tell of an act of one kind?"""

from __future__ import annotations

from dripstone.records import AnyFinding, Evidence
from dripstone.vocabulary import label
from dripstone.vocabulary.agreement import scheme_of, types

WEIGHTS = {
    "same": 2.0,
    "narrower": 1.5,
    "alternative": 1.0,
    "near": 1.0,
    "family": 0.0,
    "other": -2.0,
}


def compare_types(a: AnyFinding, b: AnyFinding) -> Evidence | None:
    """Compare what is said to have happened, by the vocabulary and its boundaries."""
    weight = WEIGHTS[types(a.type, b.type)]
    if not weight:
        return None
    return Evidence(
        feature="type",
        left=_label(a.type),
        right=_label(b.type),
        weight=weight,
        anchors=(a.anchors[0], b.anchors[0]),
    )


def _label(type: str) -> str:
    found = scheme_of(type)
    return type if found is None else label(found.name, type)
