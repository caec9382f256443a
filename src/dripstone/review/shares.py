"""Shares: what became of what machines suggested, by whatever tells it apart.

shares    judged findings, what tells them apart → Shares, the most frequent first
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from dripstone.records import AnyFinding, Value
from dripstone.review.lines import Judged
from dripstone.review.votes import tally


class Share(Value, frozen=True, kw_only=True):
    """What became of one kind of suggestion, among those that somebody judged."""

    name: str
    judged: int
    accepted: int
    corrected: int
    rejected: int
    disputed: int


def shares(judged: Iterable[Judged], *, by: Callable[[AnyFinding], str]) -> tuple[Share, ...]:
    """Count states by name. What people added themselves is no suggestion and is left out."""
    found: dict[str, Counter[str]] = {}
    for one in judged:
        if one.sides and not any(d.verb == "add" and d.on == one.finding.id for d in one.said):
            found.setdefault(by(one.finding), Counter())[tally(one.sides)] += 1
    made = (
        Share(
            name=name,
            judged=states.total(),
            accepted=states["accepted"],
            corrected=states["corrected"],
            rejected=states["rejected"],
            disputed=states["disputed"],
        )
        for name, states in found.items()
    )
    return tuple(sorted(made, key=lambda share: (-share.judged, share.name)))
