"""Orders: in which order suggestions wait, the same in every vault.

waiting_by    order → the key of a suggestion in it
"""

from __future__ import annotations

from collections.abc import Callable

from dripstone.errors import UnknownTerm
from dripstone.records import HowMany, Match, Suggestion

Key = tuple[float | str, ...]
OPEN_TOP = 1_000_000_000  #: stands before every number of people: at least so many, and no most


def waiting_by(order: str) -> Callable[[Suggestion], Key]:
    """Give the key of an order; what is alike in it stays in the order of suggesting.

    Raises:
        UnknownTerm: there is no such order.
    """
    keys: dict[str, Callable[[Suggestion], Key]] = {
        "report": lambda _: (),
        "kind": lambda one: (sort(one),),
        "pairs": lambda one: (sort(one),),
        "unsure": lambda one: (abs(one.confidence - 0.5),),
        "figure": lambda one: (-persons(one),),
    }
    if order not in keys:
        raise UnknownTerm(scheme="orders", term=order)
    return keys[order]


def sort(one: Suggestion) -> str:
    """Name kind and type, so that matches come last."""
    if isinstance(one.of, Match):
        return f"~{one.of.kind}:"
    return f"{one.of.kind}:{one.of.type}"


def persons(one: Suggestion) -> int:
    """Say how many people it tells of at most, where it would be counted at all; a match, -1."""
    if isinstance(one.of, Match):
        return -1
    if one.of.kind not in ("act", "event") or one.of.polarity != "affirms":
        return 0
    slot = one.of.slots.how_many
    if slot is None or not isinstance(slot.value, HowMany):
        return 1
    least, most = slot.value.min, slot.value.max
    return OPEN_TOP if least is not None and most is None else 1 if most is None else most
