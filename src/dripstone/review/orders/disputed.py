"""Disputed: what people or machines disagree on comes first, the most evenly divided before."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from dripstone.review.orders.queued import Queued
from dripstone.review.votes import votes_on


def arrange(waiting: Iterable[Queued]) -> list[Queued]:
    """Put first what people take different sides on; then where makers are differently sure.

    Source: vote entropy, Engelson & Dagan (1996), ACL 34, 319-326.
    """
    return sorted(waiting, key=lambda one: (-divided(one), -_spread(one), one.place))


def divided(one: Queued) -> float:
    """Give the entropy of the sides that people take, in bits."""
    sides = Counter(votes_on(one.history).values())
    total = sum(sides.values())
    return -sum(n / total * math.log2(n / total) for n in sides.values()) if total else 0.0


def _spread(one: Queued) -> float:
    sure = [s.confidence for s in one.suggestions]
    return max(sure) - min(sure)
