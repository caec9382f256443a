"""Learning: what other people made of one person's decisions, for that person to read.

lessons    judged findings, a person → where a colleague decided otherwise, and how much stood
"""

from __future__ import annotations

from collections.abc import Iterable

from dripstone.records import SLOTS, AnyFinding, Decision, Value
from dripstone.review.lines import Judged


class Lesson(Value, frozen=True, kw_only=True):
    """One finding on which a colleague decided otherwise."""

    finding: AnyFinding  #: as it was suggested or added
    mine: AnyFinding | None  #: what this person stands behind; None: they reject it
    theirs: AnyFinding | None
    said: Decision  #: the colleague's word, with its reason
    differs: tuple[str, ...]  #: verdict, type, stance, polarity, and the slots that differ


class Lessons(Value, frozen=True, kw_only=True):
    """One person's work as others saw it."""

    seen: int  #: findings of theirs that somebody else judged too
    stood: int  #: of these, judged alike by everybody
    lessons: tuple[Lesson, ...]  #: the newest last


def lessons(judged: Iterable[Judged], person: str) -> Lessons:
    """Find what others decided otherwise after this person had decided. Not who is right."""
    seen = stood = 0
    found: list[Lesson] = []
    for one in judged:
        if person not in one.sides or len(one.sides) < 2:
            continue
        seen += 1
        others = [who for who in one.sides if who != person]
        differing = [w for w in others if one.sides[w] != one.sides[person]]
        stood += not differing
        found += [lesson for who in differing for lesson in _lesson(one, person, who)]
    found.sort(key=lambda lesson: lesson.said.at)
    return Lessons(seen=seen, stood=stood, lessons=tuple(found))


def _lesson(one: Judged, person: str, other: str) -> Iterable[Lesson]:
    mine = [n for n, d in enumerate(one.said) if d.by == person]
    theirs = [n for n, d in enumerate(one.said) if d.by == other]
    if mine[0] > theirs[-1]:
        return  # this person spoke after the colleague, and knows
    ours, their = one.stands.get(person), one.stands.get(other)
    yield Lesson(
        finding=one.finding,
        mine=ours,
        theirs=their,
        said=one.said[theirs[-1]],
        differs=_differs(ours, their),
    )


def _differs(ours: AnyFinding | None, theirs: AnyFinding | None) -> tuple[str, ...]:
    if ours is None or theirs is None:
        return ("verdict",)
    names = [n for n in ("type", "stance", "polarity") if getattr(ours, n) != getattr(theirs, n)]
    slots = ((n, getattr(ours.slots, n), getattr(theirs.slots, n)) for n in SLOTS)
    names += [n for n, a, b in slots if (a and a.text) != (b and b.text)]
    return tuple(names)
