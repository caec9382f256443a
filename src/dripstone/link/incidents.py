"""Incidents: from accepted claims and what people decided about pairs to happenings.

incidents    claims, decided matches, handles → Incidents, new handles, refused joins
told_as_one  claims → pairs that one document itself tells as one happening
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import combinations, pairwise
from typing import TypeVar

from dripstone.link.clusters import decided, followed
from dripstone.link.handles import Named, named
from dripstone.link.paths import Pair, joined, pair
from dripstone.records import (
    Anchor,
    AnyFinding,
    Handle,
    HowMany,
    Incident,
    Person,
    Value,
    When,
    Where,
    Who,
)
from dripstone.records.edtf import meet
from dripstone.vocabulary.agreement import KINDS, affirms, contradictions, happens, times

ATTACHED = ("denial", "number", "first_report", "ground", "characterisation", "opinion")
A_MONTH = 31  #: days; what one sentence tells as one course of events rarely pauses for longer
V = TypeVar("V", When, Where, HowMany)


class Linked(Value, frozen=True, kw_only=True):
    """Incidents, the handles to store for new ones, and the joins that could not hold."""

    incidents: tuple[Incident, ...] = ()
    handles: tuple[Handle, ...] = ()
    refused: tuple[str, ...] = ()  #: identities of confirmed matches that keep_apart contradicts


def incidents(
    findings: Iterable[AnyFinding],
    *,
    same: Iterable[tuple[str, str]],
    different: Iterable[tuple[str, str]],
    undecided: Iterable[tuple[str, str]],
    handles: Sequence[Handle],
    mint: Callable[[str], str],
    people: Iterable[Person] = (),
    replaced: Iterable[AnyFinding] = (),
) -> Linked:
    """Put together the happenings that accepted claims tell of, as far as people joined them.

    Patterns are in none. A denial, number, first report, ground or opinion founds none, and
    belongs to one where its words are an act's words or hold them, or where a person joined it.
    ``people`` put handles in place of victims' names. ``replaced`` are findings that were corrected
    more than once on the way; they lead decisions to what stands now and tell nothing else.
    """
    told = {f.id: f for f in sorted(findings, key=reading_order) if may_belong(f)}
    now = followed((*replaced, *told.values()), standing=told)
    standing = decided(
        "incident",
        told,
        ties=told_as_one(told.values()),
        same=same,
        different=different,
        undecided=undecided,
        now=now,
    )
    founders = frozenset(f.id for f in told.values() if founds(f))
    groups = _in_order(standing.groups, told, founders)
    names = named(groups, kind="incident", founders=founders, handles=handles, mint=mint, now=now)
    victims = _victims_by_name(people)
    views = (
        _view(
            one,
            [told[m] for m in one.members],
            standing.waiting.get(frozenset(one.members), ()),
            victims,
        )
        for one in names
    )
    return Linked(
        incidents=tuple(sorted(views, key=lambda i: i.number)),
        handles=tuple(one.handle for one in names if one.new),
        refused=standing.refused,
    )


def may_belong(finding: AnyFinding) -> bool:
    """Tell whether a finding can be part of an incident at all."""
    return happens(finding) or finding.kind in ATTACHED


def founds(finding: AnyFinding) -> bool:
    """Tell whether a finding alone is reason to hold that something happened."""
    return happens(finding) and affirms(finding)


def reading_order(finding: AnyFinding) -> tuple[str, int, str]:
    """Order findings by text, then place in it, whatever order they came in."""
    return finding.text, finding.anchors[0].start, finding.id


def told_as_one(findings: Iterable[AnyFinding]) -> frozenset[Pair]:
    """Pair the claims that one document tells as one: the same victims' words, or the same verb.

    "Men who were abducted and beaten" says both of the same men; the pair stands on the very same
    place in the text, never on words that are alike. Where the document gives days more than a
    month apart ("Basnin, who was held in 2019, was beaten on Saturday"), only claims whose days
    meet are paired.
    """
    findings = list(findings)
    shelves: dict[tuple[str, str, int, int], list[AnyFinding]] = defaultdict(list)
    for finding in findings:
        for place in _places_of(finding):
            shelves[place].append(finding)
    ties = {pair(a.id, b.id) for on_it in shelves.values() for a, b in _as_one(on_it)}
    return frozenset(ties | _within_clauses(findings, ties))


def _within_clauses(findings: Iterable[AnyFinding], ties: set[Pair]) -> set[Pair]:
    """Pair a denial or first report with the act inside its clause, where it holds one incident."""
    acts: dict[str, list[AnyFinding]] = defaultdict(list)
    clauses: list[tuple[AnyFinding, Anchor]] = []
    for finding in findings:
        what = finding.slots.what.anchor if finding.slots.what is not None else None
        if happens(finding):
            acts[finding.text].append(finding)
        elif what is not None:
            clauses.append((finding, what))
    groups = joined((a.id for told in acts.values() for a in told), ties)
    group_of = {member: number for number, group in enumerate(groups) for member in group}
    found = set()
    for finding, clause in clauses:
        inside = [a for a in acts[finding.text] if _inside(a.anchors[0], clause)]
        if len({group_of[a.id] for a in inside}) == 1:
            found.add(pair(finding.id, inside[0].id))
    return found


def _inside(words: Anchor, clause: Anchor) -> bool:
    return clause.start <= words.start and words.end <= clause.end


def _as_one(claims: list[AnyFinding]) -> Iterable[tuple[AnyFinding, AnyFinding]]:
    if not any(_far_apart(a, b) for a, b in combinations(claims, 2)):
        return pairwise(claims)
    return ((a, b) for a, b in combinations(claims, 2) if _meet(a, b))


def _far_apart(a: AnyFinding, b: AnyFinding) -> bool:
    one, other = _when(a), _when(b)
    if one is None or other is None or times(one, other) is not False:
        return False
    gap = max(_days(one.latest, other.earliest), _days(other.latest, one.earliest))
    return gap > A_MONTH


def _meet(a: AnyFinding, b: AnyFinding) -> bool:
    one, other = _when(a), _when(b)
    return one is not None and other is not None and times(one, other) is True


def _when(finding: AnyFinding) -> When | None:
    value = finding.slots.when.value if finding.slots.when is not None else None
    return value if isinstance(value, When) else None


def _days(last: str | None, first: str | None) -> int:
    if last is None or first is None:
        return 0
    return (date.fromisoformat(first) - date.fromisoformat(last)).days


def _places_of(finding: AnyFinding) -> Iterable[tuple[str, str, int, int]]:
    yield ("trigger", finding.text, *finding.anchors[0].span)
    victim, number = finding.slots.to_whom, finding.slots.how_many
    if victim is not None and victim.anchor is not None and happens(finding):
        yield ("victim", finding.text, *victim.anchor.span)
    if number is not None and number.anchor is not None:
        yield ("number", finding.text, *number.anchor.span)


def _in_order(
    found: Iterable[frozenset[str]], told: dict[str, AnyFinding], founders: frozenset[str]
) -> list[list[str]]:
    """Give the groups that something founds, in reading order inside and among them."""
    place = {one: number for number, one in enumerate(told)}
    groups = [sorted(g, key=place.__getitem__) for g in found if g & founders]
    return sorted(groups, key=lambda g: place[g[0]])


def _view(
    one: Named,
    claims: list[AnyFinding],
    undecided: tuple[str, ...],
    victims: dict[tuple[str, str], str],
) -> Incident:
    held = [c for c in claims if founds(c)]
    types = tuple(t for t, _ in Counter(c.type for c in held or claims).most_common())
    when = _values(held, "when", When)
    earliest, latest = _shared_days(when)
    return Incident(
        handle=one.handle.id,
        number=one.handle.number,
        also_known_as=one.also,
        type=types[0],
        types=types,
        claims=tuple(claims),
        when=when,
        earliest=earliest,
        latest=latest,
        where=_values(held, "where", Where),
        how_many=_values(held, "how_many", HowMany),
        victims=_victims(held, victims),
        undecided=undecided,
        contradictions=_contradictions(claims),
    )


def _values(claims: Iterable[AnyFinding], slot: str, kind: type[V]) -> tuple[V, ...]:
    found: list[V] = []
    for claim in claims:
        filled = getattr(claim.slots, slot)
        if filled is not None and isinstance(filled.value, kind) and filled.value not in found:
            found.append(filled.value)
    return tuple(found)


def _shared_days(when: Iterable[When]) -> tuple[str | None, str | None]:
    """Give the days that fit every claim; nothing where no day does."""
    days: tuple[str | None, str | None] | None = (None, None)
    for one in when:
        if one.relation != "yearly" and days is not None:
            days = meet(days, (one.earliest, one.latest))
    return days or (None, None)


def _contradictions(claims: Sequence[AnyFinding]) -> tuple[str, ...]:
    found = {kind for a, b in combinations(claims, 2) for kind in contradictions(a, b)}
    return tuple(kind for kind in KINDS if kind in found)


def _victims_by_name(people: Iterable[Person]) -> dict[tuple[str, str], str]:
    """Map a finding and a name in it to the person's handle."""
    return {
        (claim, name): person.handle
        for person in people
        if "victim" in person.roles
        for claim in person.claims
        for name in person.names
    }


def _victims(claims: Iterable[AnyFinding], known: dict[tuple[str, str], str]) -> tuple[str, ...]:
    """Give the handles of the people harmed, and the words for those who are not named."""
    found: dict[str, None] = {}
    for claim in claims:
        victim = claim.slots.to_whom
        if victim is not None:
            value = victim.value
            name = (value.stands_for or value.text) if isinstance(value, Who) else victim.text
            found[known.get((claim.id, name), name)] = None
    return tuple(found)
