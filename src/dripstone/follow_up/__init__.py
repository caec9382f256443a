"""Follow up: from demands and what people accepted since to what came of them.

    outcomes          Demands + confirmed answers + Looked → Outcomes
    suggest_answers   Demands + findings → Suggestions of answers

An answer is what a person confirmed to be one. What nobody answered stays open; *silent* needs a
person who looked, where, and until when; otherwise the response is *unknown*.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dripstone.follow_up.answers import suggest_answers
from dripstone.follow_up.responses import response_to, state_after
from dripstone.records import AnyFinding, Demand, Looked, Outcome

Pairs = Iterable[tuple[str, str]]


def outcomes(
    demands: Iterable[Demand],
    *,
    answers: Pairs,
    findings: Iterable[AnyFinding],
    looked: Iterable[Looked],
    same: Pairs = (),
) -> tuple[Outcome, ...]:
    """Say what came of each demand, as far as accepted findings and confirmed pairs tell.

    ``answers`` pair a demand with a finding confirmed to answer it, either way round. ``same``
    pair demands that a person confirmed to be one, told twice; others stand apart. Demands come
    back in reading order, each group under its first.
    """
    asked = {d.id: d for d in sorted(demands, key=lambda d: (d.text, d.anchors[0].start, d.id))}
    told = {f.id: f for f in findings}
    now = _followed((*asked.values(), *told.values()))
    pairs = [(now.get(a, a), now.get(b, b)) for a, b in answers]
    searches = [(now.get(one.demand, one.demand), one) for one in looked]
    found = []
    for group in _grouped(asked, [(now.get(a, a), now.get(b, b)) for a, b in same]):
        ids = {other for p in pairs for one, other in (p, p[::-1]) if one in group}
        given = [told[i] for i in told if i in ids and i not in asked]
        mine = [one for demand, one in searches if demand in group]
        found.append(_outcome([asked[i] for i in group], given, mine))
    return tuple(found)


def _outcome(group: list[Demand], answers: list[AnyFinding], looked: list[Looked]) -> Outcome:
    response = response_to(answers) if answers else "unknown"
    if not answers and looked:
        response = "silent"
    return Outcome(
        demand=group[0],
        also_told=tuple(d.id for d in group[1:]),
        state=state_after(response, answered=bool(answers)),
        response=response,
        answers=tuple(a.id for a in answers),
        looked_where=tuple(dict.fromkeys(place for one in looked for place in one.where)),
        looked_until=max((one.until for one in looked), default=None),
        next_check=_next_check(looked),
    )


def _next_check(looked: Iterable[Looked]) -> str | None:
    """Give the day that the last person who looked set for the next look."""
    last = max(looked, key=lambda one: (one.at, one.id), default=None)
    return last.next_check if last is not None else None


def _grouped(asked: Mapping[str, Demand], same: Pairs) -> list[list[str]]:
    group_of = {one: [one] for one in asked}
    for a, b in same:
        if a in group_of and b in group_of and group_of[a] is not group_of[b]:
            both = group_of[a] + group_of[b]
            group_of.update(dict.fromkeys(both, both))
    place = {one: number for number, one in enumerate(asked)}
    groups = {id(g): sorted(g, key=place.__getitem__) for g in group_of.values()}
    return sorted(groups.values(), key=lambda g: place[g[0]])


def _followed(findings: Iterable[AnyFinding]) -> dict[str, str]:
    """Map what a person corrected to what stands in its place."""
    return {f.supersedes: f.id for f in findings if f.supersedes is not None}


__all__ = ["outcomes", "suggest_answers"]
