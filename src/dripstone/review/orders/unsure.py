"""Unsure: what the machine is least sure of comes first, where a person's word changes most."""

from __future__ import annotations

from collections.abc import Iterable

from dripstone.review.orders.queued import Queued


def arrange(waiting: Iterable[Queued]) -> list[Queued]:
    """Put first what is nearest to one half.

    Source: uncertainty sampling, Lewis & Gale (1994), SIGIR 94, 3-12.
    """
    return sorted(waiting, key=lambda one: abs(one.of.confidence - 0.5))
