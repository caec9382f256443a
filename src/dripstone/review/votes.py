"""Votes: what each person holds of one thing now, and what that comes to together.

    votes_on    decisions on one thing → the side that each person takes
    tally       sides → a state of the vocabulary ``certainty.review``

The outcome never depends on who decided first. A person's later word replaces their earlier one;
``skip`` takes no side, and so takes an earlier word back. Two people on different sides are in
dispute until one of them changes, or until more than half of at least three take one side. A join
that one person ended stays ended until they say otherwise: to join two people wrongly is the worse
mistake.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from dripstone.records import Decision

Side = tuple[str, str]
"""What somebody holds: a state, and the identity of the correction where they made one."""

ACCEPT: Side = ("accepted", "")
REJECT: Side = ("rejected", "")
DISPUTE: Side = ("disputed", "")
WITHDRAW: Side = ("withdrawn", "")
UNMERGE: Side = ("disputed", "unmerged")

_SIDES: Mapping[str, Side] = {
    "accept": ACCEPT,
    "add": ACCEPT,
    "merge": ACCEPT,
    "reject": REJECT,
    "keep_apart": REJECT,
    "dispute": DISPUTE,
    "unmerge": UNMERGE,
    "withdraw": WITHDRAW,
}


def votes_on(decisions: Iterable[Decision]) -> dict[str, Side]:
    """Give each person's side, from decisions on one thing in the order they were written.

    A withdrawal is final: consent that was taken back cannot be given by another click.
    """
    votes: dict[str, Side] = {}
    for one in decisions:
        if votes.get(one.by) == WITHDRAW:
            continue
        side = _side(one)
        if side is None:
            votes.pop(one.by, None)
        else:
            votes[one.by] = side
    return votes


def _side(one: Decision) -> Side | None:
    """Give the side a decision takes; None for ``skip``, which takes none."""
    if one.verb == "correct" and one.corrected is not None:
        return ("corrected", one.corrected.id)
    return _SIDES.get(one.verb)


def tally(votes: Mapping[str, Side]) -> str:
    """Say the state that these votes come to."""
    sides = Counter(votes.values())
    if not sides:
        return "suggested"
    if WITHDRAW in sides:
        return "withdrawn"
    if UNMERGE in sides:
        return "disputed"
    side, most = max(sides.items(), key=lambda item: (item[1], item[0]))
    if len(sides) == 1 or (len(votes) >= 3 and 2 * most > len(votes)):
        return side[0]
    return "disputed"


def winning(votes: Mapping[str, Side]) -> Side | None:
    """Give the side that the state rests on, or None while nobody or not enough agree."""
    state = tally(votes)
    sides = Counter(side for side in votes.values() if side[0] == state)
    return max(sides, key=lambda side: (sides[side], side)) if sides else None
