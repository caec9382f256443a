"""Report: one report after the other as they came, and in each from its first word to its last."""

from __future__ import annotations

from collections.abc import Iterable

from dripstone.review.orders.queued import Queued


def arrange(waiting: Iterable[Queued]) -> list[Queued]:
    """Put reports in the order in which they were first suggested from; matches come last."""
    those = list(waiting)
    came = {text: n for n, text in reversed([*enumerate(one.place[0] for one in those)])}
    last = len(those)
    return sorted(
        those, key=lambda one: (came[one.place[0]] if one.place[0] else last, *one.place[1:])
    )
