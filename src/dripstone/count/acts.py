"""Acts: from incidents to the units that are counted, each with its range and what it rests on.

    acts_of      Incident → Acts         one for each countable type that a counting claim gives
    victims_of   People → names          which name in which finding is whom
    counts       Finding → bool          may this finding support an act at all?
    linked       Acts → groups           those that undecided matches may make one

An act is one type x one victim or counted group x time x place inside one incident.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dripstone.records import AnyFinding, HowMany, Incident, Person, Value, When, Where, Who
from dripstone.vocabulary import scheme

NOT_COUNTED = frozenset({"demanded", "intended", "hypothetical", "depicted"})
ONCE_ONLY = "life"  #: acts.yaml: only one act of this family for each victim
_WORD = re.compile(r"\w+")
_EMPTY_WORDS = frozenset({"the", "a", "an", "some", "these", "those", "several", "other"})


class Act(Value, frozen=True, kw_only=True):
    """One act as far as one incident tells. Bounds are in acts and in persons."""

    incident: str
    type: str  #: vocabulary ``acts``
    main: bool  #: the type that most claims of its family give in this incident
    groups: int  #: groups of victims that differ in words and may be one, at least 1
    named: tuple[str, ...]  #: victims who are told apart by handle or name
    low: int | None  #: persons; None: no claim says
    high: int | None  #: persons; None: no upper number
    differing: bool  #: claims give numbers that contradict each other
    when: tuple[When, ...]
    where: tuple[Where, ...]
    claims: tuple[AnyFinding, ...]
    undecided: tuple[str, ...]  #: matches with other incidents
    waiting: tuple[tuple[str, str], ...] = ()  #: a named victim and a match with somebody else

    @property
    def family(self) -> str:
        """Name the widest term over this type."""
        return scheme("acts").lineage(self.type)[-1]

    @property
    def acts(self) -> tuple[int, int]:
        """Give the fewest and the most acts of this type that the claims allow."""
        least = max(1, groups_by(self.waiting, self.named))
        most = len(self.named) + self.groups
        return (least if self.main else 0), most


def counts(finding: AnyFinding) -> bool:
    """Tell whether a finding may support an act: an affirmed claim of a countable type."""
    terms = scheme("acts").terms
    return (
        finding.kind == "act"
        and finding.polarity == "affirms"
        and finding.stance not in NOT_COUNTED
        and finding.type in terms
        and terms[finding.type].countable
    )


class Victims(NamedTuple):
    """Who is harmed in which finding, as linking found them."""

    handles: dict[tuple[str, str], str]  #: a finding and a name in it → the person's handle
    undecided: dict[str, tuple[str, ...]]  #: handle → matches that nobody has decided


def victims_of(people: Iterable[Person]) -> Victims:
    """Map each finding and name to the handle of the person harmed."""
    harmed = [p for p in people if "victim" in p.roles]
    handles = {
        (claim, name): person.handle
        for person in harmed
        for claim in person.claims
        for name in person.names
    }
    return Victims(handles, {p.handle: p.undecided for p in harmed if p.undecided})


def named_in(claim: AnyFinding) -> str | None:
    """Give the words that a claim names its victim by, those a pronoun stands for first."""
    slot = claim.slots.to_whom
    if slot is None:
        return None
    return (slot.value.stands_for or slot.value.text) if isinstance(slot.value, Who) else slot.text


def acts_of(incident: Incident, victims: Victims) -> tuple[Act, ...]:
    """Give the acts of an incident; ``victims`` tells which names are whom."""
    by_type: dict[str, list[AnyFinding]] = {}
    for claim in incident.claims:
        if counts(claim):
            by_type.setdefault(claim.type, []).append(claim)
    main = _main_types(by_type)
    return tuple(
        _act(incident, kind, tuple(claims), victims, main=kind in main)
        for kind, claims in sorted(by_type.items())
    )


def linked(acts: Sequence[Act]) -> list[list[Act]]:
    """Group acts of one family whose incidents undecided matches may make one."""
    parent = list(range(len(acts)))

    def root(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    first: dict[tuple[str, str], int] = {}
    for i, act in enumerate(acts):
        ties = (*act.undecided, *((act.incident,) if act.family == ONCE_ONLY else ()))
        for tie in ties:
            parent[root(i)] = root(first.setdefault((tie, act.family), i))
    groups: dict[int, list[Act]] = {}
    for i, act in enumerate(acts):
        groups.setdefault(root(i), []).append(act)
    return list(groups.values())


def _main_types(by_type: Mapping[str, Sequence[AnyFinding]]) -> set[str]:
    lineage = scheme("acts").lineage
    best: dict[str, tuple[int, str]] = {}
    for kind, claims in sorted(by_type.items()):
        family = lineage(kind)[-1]
        if family not in best or len(claims) > best[family][0]:
            best[family] = len(claims), kind
    return {kind for _, kind in best.values()}


def _act(
    incident: Incident,
    kind: str,
    claims: tuple[AnyFinding, ...],
    victims: Victims,
    *,
    main: bool,
) -> Act:
    who = {c.id: victims.handles.get((c.id, named_in(c) or ""), _name(c)) for c in claims}
    named = {name for name in who.values() if name}
    unnamed = [c for c in claims if not who[c.id]]
    numbers = [n for c in claims if (n := _number(c)) is not None]
    low, high = _persons(unnamed, numbers, len(named))
    return Act(
        incident=incident.handle,
        type=kind,
        main=main,
        groups=_groups(unnamed, named=len(named)),
        named=tuple(sorted(named)),
        low=low,
        high=high,
        differing=len({(n.min, n.max) for n in numbers}) > 1,
        when=_values(claims, "when", When) or incident.when,
        where=_values(claims, "where", Where) or incident.where,
        claims=claims,
        undecided=incident.undecided,
        waiting=tuple((n, m) for n in sorted(named) for m in victims.undecided.get(n, ())),
    )


def groups_by(ties: Iterable[tuple[str, str]], things: Iterable[str]) -> int:
    """Count things, those that share a tie as one."""
    return len(joined(ties, things))


def joined(ties: Iterable[tuple[str, str]], things: Iterable[str]) -> list[set[str]]:
    """Group things, those that share a tie together."""
    groups = [{thing} for thing in things]
    holders: dict[str, set[str]] = {}
    for thing, tie in ties:
        holders.setdefault(tie, set()).add(thing)
    # A tie that only one thing has joins nothing; most are such.
    for held in (h for h in holders.values() if len(h) > 1):
        touching = [g for g in groups if g & held]
        groups = [g for g in groups if not g & held] + [set().union(*touching)]
    return groups


def _values(claims: Iterable[AnyFinding], slot: str, kind: type) -> tuple:  # type: ignore[type-arg]
    found = (getattr(c.slots, slot) for c in claims)
    return tuple(s.value for s in found if s is not None and isinstance(s.value, kind))


def _number(claim: AnyFinding) -> HowMany | None:
    slot = claim.slots.how_many
    value = slot.value if slot is not None else None
    return value if isinstance(value, HowMany) and value.unit == "persons" else None


def _who(claim: AnyFinding) -> Who | None:
    slot = claim.slots.to_whom
    return slot.value if slot is not None and isinstance(slot.value, Who) else None


def _name(claim: AnyFinding) -> str | None:
    who = _who(claim)
    if who is None or not who.named or who.kind not in ("person", "unknown"):
        return None
    return " ".join((who.stands_for or who.text).casefold().split())


def _persons(
    unnamed: Sequence[AnyFinding], numbers: Sequence[HowMany], named: int
) -> tuple[int | None, int | None]:
    """Bound the persons of one act. Numbers of several voices stand side by side, never added."""
    if numbers:
        least = min(max(1, n.min or 1) for n in numbers)
        tops = [n.max for n in numbers]
        most = None if None in tops else max(t for t in tops if t is not None)
        return max(least, named), None if most is None else max(most, named)
    kinds = {who.kind for c in unnamed if (who := _who(c)) is not None}
    if named:
        return named, None if "group" in kinds else named
    if kinds == {"person"}:
        return 1, 1
    return (1, None) if kinds else (None, None)


def _groups(unnamed: Sequence[AnyFinding], *, named: int) -> int:
    """Count wordings of unnamed victims that are not plainly parts of one another."""
    wordings = sorted({w for c in unnamed if (w := _meant(c))}, key=lambda w: (-len(w), sorted(w)))
    apart: list[frozenset[str]] = []
    for words in wordings:
        if not any(words <= other for other in apart):
            apart.append(words)
    return min(len(apart), 1) if named else max(1, len(apart))


def _meant(claim: AnyFinding) -> frozenset[str]:
    who = _who(claim)
    slot = claim.slots.to_whom
    text = (who.stands_for or who.text) if who else (slot.text if slot else "")
    return frozenset(w for w in _WORD.findall(text.casefold()) if w not in _EMPTY_WORDS)
