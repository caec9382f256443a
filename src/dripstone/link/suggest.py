"""Suggest: pairs that may be one, with the reasons for and against. A person decides.

    suggest_matches    accepted findings → Suggestions of matches

What one document itself tells as one is asked about once, by its best pair; so a person answers
one question about two articles, not nine.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TypeVar

from dripstone.link.blocks import (
    incident_blocks,
    incident_order,
    pairs_in,
    person_blocks,
    person_order,
)
from dripstone.link.clusters import clustered
from dripstone.link.evidence import INCIDENT, PERSON
from dripstone.link.incidents import founds, told_as_one
from dripstone.link.mentions import Mention, mentions, same_full_name
from dripstone.link.paths import Pair
from dripstone.records import (
    AnyFinding,
    Evidence,
    Match,
    Suggestion,
    Text,
    match_id,
    suggestion_id,
)
from dripstone.vocabulary.agreement import denies, happens, types

MADE_BY = "dripstone.link/1"
THRESHOLDS = {"incident": 3.0, "person": 2.0}  #: bits; see ``docs/why/linking.md``
T = TypeVar("T", AnyFinding, Mention)
Reasons = tuple[Evidence, ...]
Found = tuple[str, str, Reasons]


def suggest_matches(
    findings: Iterable[AnyFinding],
    *,
    texts: Mapping[str, Text],  # noqa: ARG001 - evidence on the shelf may come to read around anchors
    known: Collection[str] = (),
) -> tuple[Suggestion, ...]:
    """Suggest which claims may tell of one incident, and which mentions may be one person.

    ``known`` are identities of matches that were suggested or decided before; neither they nor
    another pair for the same question is suggested again. The surest come first.
    """
    claims = {f.id: f for f in findings if founds(f) or (happens(f) and denies(f))}
    named = mentions(findings)
    incidents = _best(
        _compared(claims.values(), incident_blocks, incident_order, INCIDENT, _one_act),
        told_as_one(claims.values()),
        claims,
        kind="incident",
        known=known,
    )
    people = _best(
        _compared(named.values(), person_blocks, person_order, PERSON, _any),
        same_full_name(named.values()),
        named,
        kind="person",
        known=known,
    )
    made = [_suggestion("incident", *one) for one in incidents]
    made += [_suggestion("person", *one) for one in people]
    return tuple(sorted(made, key=lambda s: (-s.confidence, s.id)))


def _one_act(a: AnyFinding, b: AnyFinding) -> bool:
    close = types(a.type, b.type) not in ("family", "other")
    return close and (founds(a) or founds(b))


def _any(a: Mention, b: Mention) -> bool:
    return a.id != b.id


def _compared(
    things: Iterable[T],
    shelves_of: Callable[[T], Iterable[tuple[str, ...]]],
    order: Callable[[T], tuple[str, ...]],
    shelf: Mapping[str, Callable[[T, T], Evidence | None]],
    worth: Callable[[T, T], bool],
) -> Iterator[Found]:
    for one, other in pairs_in(things, shelves_of, order=order):
        a, b = sorted((one, other), key=lambda t: t.id)
        if worth(a, b):
            reasons = (compare(a, b) for compare in shelf.values())
            yield a.id, b.id, tuple(r for r in reasons if r is not None)


def _best(
    compared: Iterable[Found],
    ties: Iterable[Pair],
    nodes: Mapping[str, object],
    *,
    kind: str,
    known: Collection[str],
) -> Iterator[Found]:
    """Keep the best pair of each two groups, unless that question was asked before."""
    groups = clustered(nodes, ties=ties).groups
    group_of = {member: group for group in groups for member in group}
    best: dict[frozenset[frozenset[str]], Found] = {}
    for one in compared:
        sides = frozenset((group_of[one[0]], group_of[one[1]]))
        if len(sides) == 2 and _enough(kind, one[2]):
            best[sides] = max(best.get(sides, one), one, key=_rank)
    known = frozenset(known)
    return (one for sides, one in best.items() if not _asked(kind, sides, known))


def _rank(one: Found) -> tuple[float, str, str]:
    return total(one[2]), one[0], one[1]


def _enough(kind: str, reasons: Reasons) -> bool:
    """Tell whether the reasons reach the threshold, which the kind of act alone cannot."""
    return total(reasons) >= THRESHOLDS[kind]


def _asked(kind: str, sides: frozenset[frozenset[str]], known: Collection[str]) -> bool:
    left, right = sides
    return bool(known) and any(match_id(kind, a, b) in known for a in left for b in right)


def total(reasons: Iterable[Evidence]) -> float:
    """Add up what speaks for and against, in bits."""
    return sum(r.weight for r in reasons)


def _suggestion(kind: str, a: str, b: str, reasons: Reasons) -> Suggestion:
    match = Match(id=match_id(kind, a, b), kind=kind, a=a, b=b, evidence=reasons)
    return Suggestion(
        id=suggestion_id(match.id, MADE_BY, f"link.{kind}"),
        of=match,
        made_by=MADE_BY,
        rule=f"link.{kind}",
        why=_why(reasons),
        confidence=round(1 / (1 + 2 ** (THRESHOLDS[kind] + 1 - total(reasons))), 3),
    )


def _why(reasons: Reasons) -> str:
    sides = ([r.feature for r in reasons if sign * r.weight > 0] for sign in (1, -1))
    told = (
        f"{word} {', '.join(f)}" for word, f in zip(("for:", "against:"), sides, strict=True) if f
    )
    return "; ".join(told)
