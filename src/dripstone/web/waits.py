"""Waits: what is still to decide, page by page, however much that is.

Waits    vault → the queue: what people dispute first, then what waits, what was skipped last
Part     one page of it

It reads the decisions once and follows the journal; of the suggestions it reads a page at a time.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from itertools import islice
from threading import RLock
from typing import Self

from dripstone import flow, review
from dripstone.flow.mattering import Counted, Stakes
from dripstone.flow.seeing import View
from dripstone.records import Assignment, Decision, Match, Record, Suggestion, Text, Value
from dripstone.review.orders import ORDERS, Queued
from dripstone.review.votes import votes_on
from dripstone.vault import Vault
from dripstone.vault.orders import persons
from dripstone.web.levels import may_shut, sealed, shown, shut

COUNTED = 10_000  #: beyond this many the queue says "more than"
_KEPT = 4096  #: names of reports that are kept at hand
_AT_ONCE = 60  #: suggestions that are read together: a page of the queue and a few more
_BY_VAULT = {"disputed": "report"}  #: orders that the vault walks in another's way


class Part(Value, frozen=True, kw_only=True):
    """One page of the queue."""

    lines: tuple[Queued, ...]
    count: int  #: everything that waits, up to ``COUNTED``
    disputed: int
    skipped: int


class Named(Value, frozen=True, kw_only=True):
    """A report as a line of the queue names it."""

    report: str
    title: str | None
    published: str | None


class Waits:
    """What waits in one vault, as of the journal's last entry."""

    def __init__(self, vault: Vault) -> None:
        """Read decisions and assignments."""
        self.vault = vault
        self._lock = RLock()
        self._begin()

    def _begin(self) -> None:
        self._shut = shut(self.vault)
        self._said: dict[str, list[Decision]] = {}  #: by what was suggested or added first
        self._first: dict[str, str] = {}  #: from a correction to that
        self._open: dict[str, tuple[str, ...]] = {}  #: by the same, what of it is still open
        self._touched: set[str] = set()
        self.assignments: list[Assignment] = []
        self._names: dict[str, Named] = {}
        self._stakes: tuple[int, Stakes] | None = None
        self._counted: Counted = {}
        self._read_to = self.vault.head().number
        for kind in (Decision, Assignment):
            for record in self.vault.all(kind):
                self._take(record)

    def fresh(self) -> Self:
        """Take up what anybody wrote since."""
        with self._lock:
            shutting = False
            for entry in self.vault.entries(after=self._read_to):
                self._read_to = entry.number
                for one in entry.sealed:
                    if self.vault.holds(one.id):
                        record = self.vault.get(one.id)
                        shutting = shutting or may_shut(record)
                        self._take(record)
            # To a view of a lower level a report may rise without a record of it being seen.
            if (shutting or isinstance(self.vault, View)) and shut(self.vault) != self._shut:
                self._begin()
            return self

    def _take(self, record: Record) -> None:
        if isinstance(record, Assignment):
            self.assignments.append(record)
        elif isinstance(record, Decision):
            root = self._first.get(record.on, record.on)
            if record.verb == "correct" and record.corrected is not None:
                self._first.setdefault(record.corrected.id, root)
            self._said.setdefault(root, []).append(record)
            self._touched.add(root)

    def task(self, person: str) -> review.Task:
        """Give what somebody is asked for."""
        return review.task(self.assignments, person)

    def part(self, order: str, *, by: str, start: int = 0, limit: int) -> Part:
        """Give one page of the queue as one person may see it.

        What may not be shown is passed over; the next page may then begin with lines of this one.
        """
        with self._lock:
            task = self.task(by)
            open_ = [q for on in self._still_open() for q in self._queued(on, task)]
            lines = ORDERS[order](q for q in open_ if not q.skipped)
            skipped = ORDERS[order](q for q in open_ if q.skipped)
            found = [*lines[start : start + limit]]
            after = max(start - len(lines), 0)
            found += islice(self._from(order, after), limit - len(found))
            if len(found) < limit:
                found += skipped[self._past(after) :][: limit - len(found)]
            for one in found:
                self._note(one)
            many = self.vault.how_many_wait(COUNTED)
            return Part(
                lines=tuple(found),
                count=min(many + len(open_), COUNTED),
                disputed=len(lines),
                skipped=len(skipped),
            )

    def _past(self, start: int) -> int:
        """Say how many of the skipped ones earlier pages have shown."""
        return max(start - self.vault.how_many_wait(start), 0) if start else 0

    def one(self, on: str, *, by: str) -> Queued | None:
        """Lay out one thing as it stands now; None where nothing of it may be shown."""
        with self._lock:
            task, root = self.task(by), self._first.get(on, on)
            if root in self._said:
                return next(self._queued(on, task), None)
            suggestions = tuple(s for s in self.vault.about(on) if isinstance(s, Suggestion))
            if not suggestions or not self._may_be_shown(suggestions[0]):
                return None
            return Queued(on=on, state="suggested", suggestions=suggestions)

    def last_word(self, on: str, *, by: str) -> str:
        """Give the identity of the last decision on something that a person may see."""
        one = self.one(on, by=by)
        return one.history[-1].id if one is not None and one.history else ""

    def named(self, text: str) -> Named | None:
        """Name the report of a text; None where nothing of it may be shown."""
        if text not in self._names:
            record = self.vault.get(text)
            assert isinstance(record, Text)
            if len(self._names) > _KEPT:
                self._names.clear()
            self._names[text] = Named(
                report=record.report,
                title=record.title.value if record.title else None,
                published=record.published.value[:10] if record.published else None,
            )
        found = self._names[text]
        return None if found.report in self._shut else found

    def stakes(self) -> Stakes:
        """Give what is at stake in the figures; worked out anew when the journal grew."""
        if self._stakes is None or self._stakes[0] != self._read_to:
            self._stakes = (self._read_to, flow.stakes(self.vault, counted=self._counted))
        return self._stakes[1]

    def _from(self, order: str, start: int) -> Iterator[Queued]:
        """Give what nobody decided on, from one place of the order on."""
        if order == "figure":
            yield from self._figures(start)
        else:
            yield from self._waiting(_BY_VAULT.get(order, order), start)

    def _waiting(self, order: str, at: int) -> Iterator[Queued]:
        while here := tuple(self.vault.waiting(order, start=at, limit=_AT_ONCE)):
            yield from (
                Queued(on=one.of.id, state="suggested", suggestions=(one,))
                for one in here
                if self._may_be_shown(one)
            )
            at += len(here)

    def _figures(self, start: int) -> Iterator[Queued]:
        """Merge pairs, each counted through, with suggestions in the order of whom they tell of.

        As many suggestions as there are pairs before the place asked for are read, and no more.
        """
        stakes = self.stakes()
        shown_ = (self._moving(one, stakes) for one in stakes.pairs if self._may_be_shown(one))
        pairs = sorted(shown_, key=_by_move)
        first = max(start - len(pairs), 0)
        rest = list(islice(self._findings(first), 1))
        before = sum(1 for q in pairs if not rest or _by_move(q) <= _by_move(rest[0]))
        if rest or not first:
            merged = heapq.merge(
                pairs[before if first else 0 :],
                (self._moving(q.suggestions[0], stakes) for q in self._findings(first)),
                key=_by_move,
            )
            yield from islice(merged, start - first - (before if first else 0), None)

    def _findings(self, start: int) -> Iterator[Queued]:
        """Give the findings, who tell of most people first: pairs come after all of them."""
        for one in self._waiting("figure", start):
            if isinstance(one.suggestions[0].of, Match):
                return
            yield one

    @staticmethod
    def _moving(one: Suggestion, stakes: Stakes) -> Queued:
        return Queued(on=one.of.id, state="suggested", suggestions=(one,), moves=stakes.of(one))

    def _still_open(self) -> list[str]:
        """Give what people touched and did not settle."""
        for root in self._touched:
            said = self._said[root]
            states = review.settled((), said).states
            self._open[root] = tuple(i for i, s in states.items() if s in ("disputed", "suggested"))
        self._touched.clear()
        return [on for those in self._open.values() for on in those]

    def _queued(self, on: str, task: review.Task) -> Iterator[Queued]:
        """Lay out something that is open though somebody spoke of it; hidden words stay hidden."""
        said = self._said[self._first.get(on, on)]
        suggestions = tuple(s for s in self.vault.about(on) if isinstance(s, Suggestion))
        if not suggestions or not self._may_be_shown(suggestions[0]):
            return
        here = [d for d in said if d.on == on]
        state = review.settled((), said).states[on]
        text = None if isinstance(suggestions[0].of, Match) else suggestions[0].of.text
        report = self.named(text) if text else None
        if task.is_blind(on, report.report if report else None) and task.person not in votes_on(
            d for d in here if d.by == task.person
        ):
            here, state = [d for d in here if d.by == task.person], "suggested"
        yield Queued(on=on, state=state, suggestions=suggestions, history=tuple(here))

    def _may_be_shown(self, one: Suggestion) -> bool:
        """Tell whether a suggestion, and everything that it quotes, is not sealed."""
        if isinstance(one.of, Match):
            return all(self.named(t) for t in _texts(one.of))
        return not sealed(one.of) and self.named(one.of.text) is not None

    def _note(self, one: Queued) -> None:
        """Note whose words the page shows, so that reading what is restricted is journalled."""
        thing = one.suggestions[0].of
        if not isinstance(thing, Match):
            report = self.named(thing.text)
            if report is not None:
                shown(report.report, thing.level)


def _texts(match: Match) -> Iterable[str]:
    return dict.fromkeys(a.text for e in match.evidence for a in e.anchors)


def _by_move(one: Queued) -> float:
    """Give the key by which the vault orders, so that merging keeps its order."""
    thing = one.suggestions[0]
    return -one.moves if isinstance(thing.of, Match) else -float(persons(thing))
