"""Queue lines: one thing that waits, or one person who is asked, as the queue shows it.

line     what waits → Line
asked    assignment → Asked
"""

from __future__ import annotations

import math

from dripstone import review, vocabulary
from dripstone.records import Assignment, Match, Value, short
from dripstone.review.orders import Queued
from dripstone.web import wording
from dripstone.web.waits import Waits


class Line(Value, frozen=True, kw_only=True):
    """One line of the queue."""

    on: str
    pair: bool
    kind: str
    label: str
    says: str
    title: str
    address: str
    published: str | None
    state: str
    state_label: str
    sure: str
    moves: str
    asked_of: tuple[str, ...]
    tells_of: tuple[str, ...]


class Asked(Value, frozen=True, kw_only=True):
    """One standing assignment, in words."""

    id: str
    words: str
    how: str


def line(laid: Waits, one: Queued, spoken: str) -> Line:
    """Lay out one line: what it is, where it stands, how sure, what it may move, who is asked."""
    thing = one.of.of
    pair = isinstance(thing, Match)
    named = None if isinstance(thing, Match) else laid.named(thing.text)
    places = {one.on, named.report if named else one.on}
    those = [a for a in review.standing_of(laid.assignments) if places.intersection(a.on)]
    told = ("pair", "") if isinstance(thing, Match) else wording.term_of(thing, spoken)
    return Line(
        on=one.on,
        pair=pair,
        kind=wording.say("queue.pair", spoken)
        if pair
        else wording.named("kinds", thing.kind, spoken),
        label=wording.named("matches.questions", thing.kind, spoken) if pair else told[0],
        says="" if isinstance(thing, Match) else thing.says,
        title=(named.title or short(named.report)) if named else "",
        address=f"/matches?on={one.on}"
        if named is None
        else f"/reports/{named.report}?on={one.on}",
        published=named.published if named else None,
        state=one.state,
        state_label=vocabulary.label("certainty", one.state, spoken),
        sure=wording.how_sure(one.of.confidence, spoken),
        moves=_moves(one.moves, spoken),
        asked_of=tuple(_how(a, spoken) for a in those),
        tells_of=() if isinstance(thing, Match) else wording.tells_of((thing,), spoken),
    )


def _moves(by_how_many: float, spoken: str) -> str:
    if math.isinf(by_how_many):
        return wording.say("queue.moves_open", spoken)
    return wording.say("queue.moves", spoken, count=int(by_how_many)) if by_how_many else ""


def _how(one: Assignment, spoken: str) -> str:
    how = "blind" if one.blind else "again" if one.second else "asked_of"
    return wording.say(f"queue.{how}", spoken, who=one.to)


def asked(one: Assignment, spoken: str) -> Asked:
    """Say who is asked for how many things, by whom, and how."""
    words = wording.say("queue.asked_line", spoken, who=one.to, things=len(one.on), by=one.by)
    how = "unseen" if one.blind else "second" if one.second else "first"
    return Asked(id=one.id, words=words, how=wording.say(f"queue.{how}", spoken))
