"""Assigning: who is asked to decide on what, and what they do not see before they have.

assignment    who asks whom for what → Assignment, or why not
standing_of   assignments → those that nobody ended
Task          what one person is asked for
task          assignments, a person → Task
unseen        Task, decisions → the decisions of others that stay hidden from them
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dripstone.errors import NoSigner, NoSuchRecord, Unfinished
from dripstone.records import Assignment, Decision, Value, random_id, short
from dripstone.review.lines import origins
from dripstone.review.votes import votes_on


class Task(Value, frozen=True, kw_only=True):
    """What one person is asked for, all their standing assignments together."""

    person: str
    first: frozenset[str] = frozenset()  #: reports, findings and matches
    second: frozenset[str] = frozenset()
    blind: frozenset[str] = frozenset()  #: of the second ones

    def asks(self, on: str, report: str | None) -> bool:
        """Tell whether a finding or match is asked of this person, alone or by its report."""
        return bool({on, report} & (self.first | self.second))

    def asks_again(self, on: str, report: str | None) -> bool:
        """Tell whether they are asked to look at it after somebody else."""
        return bool({on, report} & self.second)

    def is_blind(self, on: str, report: str | None) -> bool:
        """Tell whether they are to judge it without seeing what others said."""
        return bool({on, report} & self.blind)


def assignment(
    on: Collection[str],
    *,
    to: str,
    by: str,
    at: str,
    people: Collection[str],
    decisions: Iterable[Decision],
    second: bool = False,
    blind: bool = False,
) -> Assignment:
    """Ask a person to decide.

    Raises:
        Unfinished: nothing is asked for; or the second who is to look again is the first, who has
            decided on one of these already.
        NoSigner: the person does not work in this vault.
    """
    if not on:
        raise Unfinished(verb="assign", lacks="report or finding")
    if to not in people:
        raise NoSigner(people=len(people))
    if second:
        those = [d for d in decisions if d.on in on]
        if any(to in votes_on(d for d in those if d.on == one) for one in on):
            raise Unfinished(verb="assign", lacks="second person: this one decided first")
    return Assignment(
        id=random_id("asg"),
        on=tuple(dict.fromkeys(on)),
        to=to,
        by=by,
        at=at,
        second=second or blind,
        blind=blind,
    )


def ended(assignments: Iterable[Assignment], identity: str, *, by: str, at: str) -> Assignment:
    """End an assignment by another.

    Raises:
        NoSuchRecord: no assignment of this identity stands.
    """
    for one in standing_of(assignments):
        if one.id == identity:
            return Assignment(id=random_id("asg"), on=one.on, to=one.to, by=by, at=at, ends=one.id)
    raise NoSuchRecord(kind="assignment", id=short(identity))


def standing_of(assignments: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """Give the assignments that nobody ended, in the order written."""
    every = tuple(assignments)
    over = {one.ends for one in every if one.ends is not None}
    return tuple(one for one in every if one.ends is None and one.id not in over)


def task(assignments: Iterable[Assignment], person: str) -> Task:
    """Put together what one person is asked for."""
    mine = [one for one in standing_of(assignments) if one.to == person]
    return Task(
        person=person,
        first=frozenset(on for one in mine if not one.second for on in one.on),
        second=frozenset(on for one in mine if one.second for on in one.on),
        blind=frozenset(on for one in mine if one.blind for on in one.on),
    )


def unseen(
    task: Task, decisions: Iterable[Decision], *, report: str | None, asked: Collection[str] = ()
) -> frozenset[str]:
    """Give the decisions of others on one report that a blind reviewer does not see yet.

    ``asked`` are the findings that were suggested of it. What others say of a finding, and of
    corrections of it, is seen once the reviewer's own word on it is given. What others added is
    seen once every suggestion has the reviewer's word.
    """
    said = tuple(decisions)
    if not task.blind:
        return frozenset()
    first = origins(said)
    by_root: dict[str, list[Decision]] = {}
    for one in said:
        by_root.setdefault(first.get(one.on, one.on), []).append(one)
    given = {root for root, those in by_root.items() if _spoke(task.person, those)}
    waits = {on for on in asked if task.is_blind(on, report)} - given
    hidden: set[str] = set()
    for root, those in by_root.items():
        added = any(d.verb == "add" and d.on == root for d in those)
        if task.is_blind(root, report) and root not in given and (not added or waits):
            hidden.update(d.id for d in those if d.by != task.person)
    return frozenset(hidden)


def _spoke(person: str, said: Iterable[Decision]) -> bool:
    """Tell whether a person took a side, on a finding or on a correction of it."""
    by_thing: dict[str, list[Decision]] = {}
    for one in said:
        if one.by == person:
            by_thing.setdefault(one.on, []).append(one)
    return any(person in votes_on(those) for those in by_thing.values())
