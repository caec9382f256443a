"""Words: what an answer says and where, for a reason that a reviewer can check."""

from __future__ import annotations

from dripstone.records import Anchor, Evidence, Finding, Slot


def words(finding: Finding, slot: str) -> str:
    """Give a slot's words; nothing where the finding does not say."""
    filled: Slot | None = getattr(finding.slots, slot)
    return filled.text if filled is not None else ""


def places_of(slot: str, *findings: Finding) -> tuple[Anchor, ...]:
    """Give the anchors of one slot in each finding that has it."""
    filled = (getattr(f.slots, slot) for f in findings)
    return tuple(s.anchor for s in filled if s is not None and s.anchor is not None)


def reason(feature: str, slot: str, a: Finding, b: Finding, weight: float) -> Evidence:
    """Set two answers beside each other with their weight."""
    return Evidence(
        feature=feature,
        left=words(a, slot),
        right=words(b, slot),
        weight=weight,
        anchors=places_of(slot, a, b),
    )
