"""Mattering: by how much a decision would move the figures, for the order of the queue.

    stakes      vault → Stakes
    Stakes      what is counted now, ready to be counted otherwise
    Stakes.of   suggestion → by how many acts or people a total may move; ``inf``: without a limit

Everything is counted by ``count`` itself: once as it is, once for each answer that a person may
give. Of a pair only the incidents are counted that hang together with it, the nearest first. Where
nobody says how many people there were, no number of people moves.
"""

from __future__ import annotations

import functools
import math
from collections import deque
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dripstone import count, link, review
from dripstone.records import (
    AnyFinding,
    Decision,
    Handle,
    Incident,
    Match,
    Person,
    Suggestion,
    random_id,
)
from dripstone.vault import Vault

_AT_ONCE = 500
MOST_PAIRS = 500  #: that are counted through
NEAREST = 24  #: incidents that are counted for one pair, however many hang together
Counted = dict[tuple[object, ...], float]
"""What was counted before, by pair and by the incidents as they were: few of them ever change."""
Bounds = Mapping[str, tuple[int, int | None]]


def stakes(vault: Vault, *, counted: Counted | None = None) -> Stakes:
    """Take what was decided and the pairs that wait; no more, however much was suggested.

    ``counted`` is what an earlier look counted; it is used and added to.
    """
    decisions = tuple(vault.all(Decision))
    pairs = tuple(vault.waiting("pairs", limit=MOST_PAIRS))
    known = [*_said_of(vault, tuple(dict.fromkeys(d.on for d in decisions))), *pairs]
    settled = review.settled(known, decisions)
    return Stakes(settled, tuple(vault.all(Handle)), pairs, {} if counted is None else counted)


def _said_of(vault: Vault, on: Sequence[str]) -> Iterable[Suggestion]:
    for at in range(0, len(on), _AT_ONCE):
        yield from (r for r in vault.about(*on[at : at + _AT_ONCE]) if isinstance(r, Suggestion))


class Stakes:
    """What people stand behind, and the pairs that nobody decided."""

    def __init__(
        self,
        settled: review.Settled,
        handles: Sequence[Handle],
        pairs: Sequence[Suggestion],
        counted: Counted,
    ) -> None:
        """Join what people joined, and keep it."""
        self.pairs = pairs
        self._counted = counted
        self._settled = settled
        self._handles = handles
        known = link.people(
            settled.accepted,
            same=settled.same,
            different=settled.different,
            undecided=settled.undecided,
            handles=handles,
            mint=random_id,
        )
        self._people = {person.handle: person for person in known.people}
        self._incidents = self._linked(settled.accepted, settled.same)
        self._by_wait: dict[str, list[Incident]] = {}
        for incident in self._incidents:
            for match in incident.undecided:
                self._by_wait.setdefault(match, []).append(incident)

    def _linked(
        self, findings: Iterable[AnyFinding], same: Iterable[tuple[str, str]]
    ) -> tuple[Incident, ...]:
        return link.incidents(
            findings,
            same=same,
            different=self._settled.different,
            undecided=self._settled.undecided,
            handles=self._handles,
            mint=random_id,
            people=self._people.values(),
        ).incidents

    def of(self, one: Suggestion) -> float:
        """Say by how many a total may move when somebody decides on a suggestion."""
        if not isinstance(one.of, Match):
            return self._accepted(one.of)
        if one.of.kind == "person":
            return self._same_person(one.of)
        return self._same_incident(one.of) if one.of.kind == "incident" else 0.0

    def _accepted(self, finding: AnyFinding) -> float:
        alone = self._linked((finding,), ())
        return _moved({}, self._totals(alone, self._people.values()))

    def _same_incident(self, match: Match) -> float:
        here = self._together(match.id)
        if not here:
            return 0.0
        key = (match.id, *((i.handle, tuple(c.id for c in i.claims), i.undecided) for i in here))
        if key not in self._counted:
            self._counted[key] = self._by_incidents(match, here)
        return self._counted[key]

    def _by_incidents(self, match: Match, here: Sequence[Incident]) -> float:
        now = self._totals(here, self._people.values())
        apart = [_without(incident, match.id) for incident in here]
        claims = [claim for incident in here for claim in incident.claims]
        joined = self._linked(claims, {*self._settled.same, (match.a, match.b)})
        both = (self._totals(one, self._people.values()) for one in (apart, joined))
        return max(_moved(now, answer) for answer in both)

    def _same_person(self, match: Match) -> float:
        waiting = [p for p in self._people.values() if match.id in p.undecided]
        if len(waiting) < 2:
            return 0.0
        claims = {claim for person in waiting for claim in person.claims}
        here = [i for i in self._incidents if any(c.id in claims for c in i.claims)]
        others = [p for p in self._people.values() if p not in waiting]
        now = self._totals(here, self._people.values())
        apart = [_person_without(p, match.id) for p in waiting]
        answers = ([*others, *apart], [*others, _one_person(waiting, match.id)])
        return max(_moved(now, self._totals(here, people)) for people in answers)

    def _together(self, match: str) -> list[Incident]:
        """Give the incidents that undecided pairs tie together with this one, the nearest ones."""
        found: dict[str, Incident] = {}
        ahead = deque([match])
        seen = set[str]()
        while ahead and len(found) < NEAREST:
            step = ahead.popleft()
            if step in seen:
                continue
            seen.add(step)
            for incident in self._by_wait.get(step, ()):
                found[incident.handle] = incident
                ahead.extend(incident.undecided)
        return list(found.values())

    @staticmethod
    def _totals(incidents: Sequence[Incident], people: Iterable[Person]) -> Bounds:
        told = count.tallies(incidents, by=(), people=tuple(people))
        return {f.unit: (f.low, f.high) for f in told if f.low is not None}


def _moved(before: Bounds, after: Bounds) -> float:
    """Give the furthest that any bound moved."""
    units = before.keys() | after.keys()
    return max((_further(before.get(u, (0, 0)), after.get(u, (0, 0))) for u in units), default=0.0)


def _further(before: tuple[int, int | None], after: tuple[int, int | None]) -> float:
    if (before[1] is None) != (after[1] is None):
        return math.inf
    top = 0 if before[1] is None or after[1] is None else abs(before[1] - after[1])
    return float(max(abs(before[0] - after[0]), top))


def _without(incident: Incident, match: str) -> Incident:
    left = tuple(one for one in incident.undecided if one != match)
    return msgspec.structs.replace(incident, undecided=left)


def _person_without(person: Person, match: str) -> Person:
    left = tuple(one for one in person.undecided if one != match)
    return msgspec.structs.replace(person, undecided=left)


def _one_person(people: Sequence[Person], match: str) -> Person:
    one = functools.reduce(_and, people)
    return _person_without(one, match)


def _and(one: Person, other: Person) -> Person:
    return msgspec.structs.replace(
        one,
        names=tuple(dict.fromkeys((*one.names, *other.names))),
        claims=tuple(dict.fromkeys((*one.claims, *other.claims))),
        undecided=tuple(dict.fromkeys((*one.undecided, *other.undecided))),
    )
