"""Figure: what changes a figure most when somebody decides it comes first."""

from __future__ import annotations

from collections.abc import Iterable

from dripstone.review.orders.queued import Queued


def arrange(waiting: Iterable[Queued]) -> list[Queued]:
    """Put first what moves the bounds of the totals furthest, as whoever counted told."""
    return sorted(waiting, key=lambda one: (-one.moves, one.place))
