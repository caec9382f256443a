"""Waiting: what is still to decide, each thing once, in an order.

queue    suggestions, decisions → what nobody decided, and what people dispute
"""

from __future__ import annotations

from collections.abc import Iterable

from dripstone.errors import UnknownTerm
from dripstone.records import Decision, Suggestion
from dripstone.review.orders import ORDERS
from dripstone.review.orders.queued import Queued
from dripstone.review.states import settled

OPEN = ("suggested", "disputed")


def queue(
    suggestions: Iterable[Suggestion], decisions: Iterable[Decision], *, order: str = "report"
) -> tuple[Queued, ...]:
    """Give what is still to decide; what somebody skipped comes last.

    Raises:
        UnknownTerm: no order has this name.
    """
    if order not in ORDERS:
        raise UnknownTerm(scheme="orders", term=order)
    made_by: dict[str, list[Suggestion]] = {}
    for one in suggestions:
        made_by.setdefault(one.of.id, []).append(one)
    now = settled((s for those in made_by.values() for s in those), decisions)
    waiting = [
        Queued(
            on=on,
            state=now.states[on],
            suggestions=tuple(those),
            history=now.history.get(on, ()),
        )
        for on, those in made_by.items()
        if now.states[on] in OPEN
    ]
    return tuple(sorted(ORDERS[order](waiting), key=lambda one: one.skipped))
