"""Orders: what to show a reviewer first, one order a file.

Each file has ``arrange(waiting: Iterable[Queued]) -> list[Queued]``; ``ORDERS`` names them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from dripstone.review.orders import disputed, figure, kind, report, unsure
from dripstone.review.orders.queued import Queued

ORDERS: Mapping[str, Callable[[Iterable[Queued]], list[Queued]]] = {
    "report": report.arrange,
    "unsure": unsure.arrange,
    "kind": kind.arrange,
    "disputed": disputed.arrange,
    "figure": figure.arrange,
}

__all__ = ["ORDERS", "Queued"]
