"""Victims: are they called by one name, or by the same words?"""

from __future__ import annotations

from dripstone.languages.folds import words
from dripstone.languages.names import alike
from dripstone.link.evidence.names import weight_of
from dripstone.link.evidence.words import reason
from dripstone.records import AnyFinding, Evidence, Slot, Who


def compare_victims(a: AnyFinding, b: AnyFinding) -> Evidence | None:
    """Compare names with names and descriptions with descriptions; a mixed pair says nothing."""
    one, other = a.slots.to_whom, b.slots.to_whom
    if one is None or other is None:
        return None
    if name_of(one) and name_of(other):
        fit = alike(name_of(one), name_of(other))
        weight = -1.0 if fit.how == "nothing" else weight_of(fit)
        return reason("victim", "to_whom", a, b, weight)
    if not name_of(one) and not name_of(other) and words(one.text) == words(other.text):
        return reason("victim", "to_whom", a, b, 0.5)
    return None


def name_of(slot: Slot | None) -> str:
    """Give the name that a slot holds or goes back to; nothing for a description."""
    if slot is None or not isinstance(slot.value, Who):
        return ""
    return slot.value.stands_for or (slot.value.text if slot.value.named else "")
