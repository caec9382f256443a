"""Kind: one kind and type at a time, so that like is judged beside like."""

from __future__ import annotations

from collections.abc import Iterable

from dripstone.records import Match
from dripstone.review.orders.queued import Queued


def arrange(waiting: Iterable[Queued]) -> list[Queued]:
    """Put the same kind and type side by side, in each by report and place."""
    return sorted(waiting, key=lambda one: (*_kind(one), one.place))


def _kind(one: Queued) -> tuple[str, str]:
    thing = one.suggestions[0].of
    return (f"~{thing.kind}", "") if isinstance(thing, Match) else (thing.kind, thing.type)
