"""Network: who is named together with whom, in findings that people accepted.

every    GET /network    a drawing, what a line in it means, and the table behind it

A full line says that one accepted finding names both, a broken one that both are named in what
people joined to one incident; and nothing more: not that they know each other, not that either did
anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

import numpy as np
from starlette.requests import Request
from starlette.responses import Response

from dripstone.records import AnyFinding, Person, Value
from dripstone.web import wording
from dripstone.web.care import warned
from dripstone.web.notes import Notes, Ref
from dripstone.web.overview import Overview
from dripstone.web.pages import language, overview, page, unseen, vault

K = TypeVar("K", str, int)
CROWD = 12  #: people of one incident; where it names more, lines would say nothing
MOST = 40  #: people that a drawing can hold; those with the most lines
WIDE, HIGH = 1000.0, 640.0  #: of the drawing
_STEPS = 120


class Line(Value, frozen=True, kw_only=True):
    """Two people, the findings that name both, and the incidents that both are named in."""

    one: Person
    other: Person
    findings: tuple[AnyFinding, ...]
    incidents: tuple[int, ...] = ()  #: numbers


class Node(Value, frozen=True, kw_only=True):
    """A person on the drawing."""

    person: Person
    x: float
    y: float
    lines: int


class Row(Value, frozen=True, kw_only=True):
    """One line of the table."""

    line: Line
    told: tuple[tuple[str, Ref], ...]  #: what each finding tells of, and its words


async def every(request: Request) -> Response:
    """Show who is named with whom."""
    view, spoken = overview(request), language(request)
    lines = between(view, hidden=unseen(request))
    claims = {f.id: f for line in lines for f in line.findings}
    warning = warned(request, wording.tells_of(claims.values(), spoken))
    if warning is not None:
        return warning
    notes = Notes(vault(request), view, spoken)
    people = _most(lines)
    nodes = placed(people, lines)
    return page(
        request,
        "network.html",
        nodes=list(nodes.values()),
        edges=[(nodes[a], nodes[b], n) for a, b, n in _edges(lines, nodes)],
        rows=[_row(line, notes, spoken) for line in lines],
        left_out=len({p.number for line in lines for p in (line.one, line.other)}) - len(nodes),
        wide=WIDE,
        high=HIGH,
        notes=notes,
        levels=notes.level,
        view=view,
    )


def between(view: Overview, *, hidden: frozenset[str] = frozenset()) -> list[Line]:
    """Give each two people whom one finding or one incident names, most findings first."""
    named: dict[str, list[Person]] = {}
    for person in view.people:
        if not view.hidden(person):
            for claim in person.claims:
                if claim not in hidden:
                    named.setdefault(claim, []).append(person)
    findings = _pairs(named)
    incidents = _pairs(_by_incident(view, named))
    known = {p.number: p for p in view.people}
    lines = [
        Line(
            one=known[a],
            other=known[b],
            findings=view.here(findings.get((a, b), ())),
            incidents=tuple(incidents.get((a, b), ())),
        )
        for a, b in {**findings, **incidents}
    ]
    return sorted(lines, key=lambda li: (-len(li.findings), li.one.number, li.other.number))


def _by_incident(view: Overview, named: Mapping[str, list[Person]]) -> dict[int, list[Person]]:
    """Give whom each incident names; of one that names a crowd, nobody is tied to everybody."""
    found: dict[int, list[Person]] = {}
    for incident in view.incidents:
        people = {p.number: p for claim in incident.claims for p in named.get(claim.id, ())}
        if len(people) <= CROWD:
            found[incident.number] = list(people.values())
    return found


def _pairs(named: Mapping[K, Sequence[Person]]) -> dict[tuple[int, int], list[K]]:
    found: dict[tuple[int, int], list[K]] = {}
    for where, people in named.items():
        numbers = sorted({p.number for p in people})
        for pair in combinations(numbers, 2):
            found.setdefault(pair, []).append(where)
    return found


def _most(lines: Iterable[Line]) -> list[Person]:
    """Give the people with the most lines, by number."""
    count: dict[int, tuple[int, Person]] = {}
    for line in lines:
        for person in (line.one, line.other):
            count[person.number] = (count.get(person.number, (0, person))[0] + 1, person)
    ranked = sorted(count.values(), key=lambda c: (-c[0], c[1].number))[:MOST]
    return sorted((person for _, person in ranked), key=lambda p: p.number)


def placed(people: Sequence[Person], lines: Sequence[Line]) -> Mapping[int, Node]:
    """Place people so that those with a line are near: the same each time, from a circle on.

    Source: Fruchterman & Reingold (1991), Software: Practice and Experience 21, 1129-1164.
    """
    index = {p.number: n for n, p in enumerate(people)}
    ties = [
        (index[li.one.number], index[li.other.number])
        for li in lines
        if li.one.number in index and li.other.number in index
    ]
    spots = _settled(len(people), ties)
    count = [sum(n in tie for tie in ties) for n in range(len(people))]
    return {
        p.number: Node(person=p, x=float(x), y=float(y), lines=count[n])
        for (n, p), (x, y) in zip(enumerate(people), spots, strict=True)
    }


def _settled(count: int, ties: Sequence[tuple[int, int]]) -> np.ndarray:
    if not count:
        return np.zeros((0, 2))
    turn = 2 * np.pi * np.arange(count) / count
    at = np.stack((np.cos(turn), np.sin(turn)), axis=1)
    near = np.zeros((count, count))
    for a, b in ties:
        near[a, b] = near[b, a] = 1
    k = np.sqrt(4 / count)
    for heat in np.linspace(0.3, 0.01, _STEPS):
        apart = at[:, None] - at[None]
        far = np.maximum(np.sqrt((apart**2).sum(axis=2)), 0.01)
        push = (k**2 / far**2)[:, :, None] * apart
        pull = (near * far / k)[:, :, None] * apart
        step = (push - pull).sum(axis=1) - at * k
        size = np.maximum(np.sqrt((step**2).sum(axis=1, keepdims=True)), 1e-9)
        at += step / size * np.minimum(size, heat)
    return _fitted(at)


def _fitted(at: np.ndarray) -> np.ndarray:
    """Stretch the places over the drawing, with room for names at its sides."""
    low, high = at.min(axis=0), at.max(axis=0)
    span = np.where(high - low > 1e-6, high - low, 1.0)
    part = np.where(high - low > 1e-6, (at - low) / span, 0.5)
    return np.round(part * [WIDE - 300, HIGH - 100] + [150, 50], 1)


def _edges(lines: Iterable[Line], nodes: Mapping[int, Node]) -> Iterator[tuple[int, int, int]]:
    for line in lines:
        if line.one.number in nodes and line.other.number in nodes:
            yield line.one.number, line.other.number, len(line.findings)


def _row(line: Line, notes: Notes, language: str) -> Row:
    told = tuple((wording.term_of(f, language)[0], notes.of(f)) for f in line.findings)
    return Row(line=line, told=told)
