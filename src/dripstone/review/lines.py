"""Lines: what each person holds of a thing, a correction and its original being one thing.

judged    suggestions, decisions → Judged, one for each finding that anybody judged
origins   decisions → each correction's original, at any distance
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dripstone.records import AnyFinding, Decision, Match, Suggestion, Value
from dripstone.review.votes import Side, votes_on


class Judged(Value, frozen=True, kw_only=True):
    """One finding as it was suggested or added, and where each person stands on it."""

    finding: AnyFinding
    sides: Mapping[str, Side]  #: by person, in the order in which they first spoke
    stands: Mapping[str, AnyFinding]  #: what each person stands behind; nothing of who rejects
    said: tuple[Decision, ...]  #: everything said of it and of its corrections, in order


def origins(decisions: Iterable[Decision]) -> dict[str, str]:
    """Lead each correction to what was suggested or added first."""
    before = {
        d.corrected.id: d.on for d in decisions if d.verb == "correct" and d.corrected is not None
    }
    return {made: _first(made, before) for made in before}


def _first(made: str, before: Mapping[str, str]) -> str:
    seen = {made}
    while (older := before.get(made)) is not None and older not in seen:
        seen.add(older)
        made = older
    return made


def judged(suggestions: Iterable[Suggestion], decisions: Iterable[Decision]) -> tuple[Judged, ...]:
    """Put together what people said of each finding, in the order in which it was first judged."""
    said = tuple(decisions)
    first = origins(said)
    findings: dict[str, AnyFinding] = {
        s.of.id: s.of for s in suggestions if not isinstance(s.of, Match)
    }
    findings |= {d.corrected.id: d.corrected for d in said if d.corrected is not None}
    lines: dict[str, list[Decision]] = {}
    for one in said:
        lines.setdefault(first.get(one.on, one.on), []).append(one)
    return tuple(
        _judged(findings[root], those, findings)
        for root, those in lines.items()
        if root in findings
    )


def _judged(
    finding: AnyFinding, said: Iterable[Decision], findings: Mapping[str, AnyFinding]
) -> Judged:
    those = tuple(said)
    sides: dict[str, Side] = {}
    for who in dict.fromkeys(d.by for d in those):
        side = _side_of(who, finding.id, those)
        if side is not None:
            sides[who] = side
    stands: dict[str, AnyFinding] = {}
    for who, (state, made) in sides.items():
        if state == "accepted":
            stands[who] = finding
        elif state == "corrected" and made in findings:
            stands[who] = findings[made]
    return Judged(finding=finding, sides=sides, stands=stands, said=those)


def _side_of(who: str, root: str, said: Iterable[Decision]) -> Side | None:
    """Give where a person stands: to accept somebody's correction is to correct in the same way.

    To reject a correction says nothing yet of what it corrects.
    """
    own = [d for d in said if d.by == who]
    for on in dict.fromkeys(d.on for d in reversed(own)):
        side = votes_on(d for d in own if d.on == on).get(who)
        if side is None or (on != root and side[0] == "rejected"):
            continue
        return ("corrected", on) if on != root and side[0] == "accepted" else side
    return None
