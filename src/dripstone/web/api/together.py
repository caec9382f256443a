"""Together: the queue, one word on several things, and who is asked to decide, for programs."""

from __future__ import annotations

import math
from typing import Any

from starlette.requests import Request

from dripstone import flow, review
from dripstone.errors import NoSuchRecord, Unfinished, WrongState
from dripstone.records import Assignment, Match, short
from dripstone.review.orders import Queued
from dripstone.web.api import given, taken
from dripstone.web.pages import by, vault, waits
from dripstone.web.queue import VERBS, chosen_lines, mine_of, reports_of, sign_of
from dripstone.web.queue_lines import Line

Query = dict[str, Any]


def queue(request: Request, query: Query) -> given.Queue:
    """Give what waits for a decision, in an order."""
    order, start, limit = query["order"], query["start"], query["at_most"]
    part = (
        mine_of(request, order, start, limit)
        if query["mine"]
        else waits(request).part(order, by=by(request), start=start, limit=limit)
    )
    return given.Queue(count=part.count, lines=tuple(map(_waiting, part.lines)))


def preview(request: Request, _: Query, sent: taken.Chosen) -> given.Preview:
    """Give exactly what one word on these would touch, and the sign of how they stand."""
    lines = _findings(request, sent.on)
    laid = waits(request)
    there = (laid.one(one.on, by=by(request)) for one in lines)
    return given.Preview(
        lines=tuple(_waiting(one) for one in there if one is not None),
        left_out=len(dict.fromkeys(sent.on)) - len(lines),
        seen=sign_of(request, lines),
    )


def decide(request: Request, _: Query, sent: taken.WordOnSeveral) -> given.DoneTogether:
    """Write one word on all of these, unless anything of them changed since the preview.

    Raises:
        WrongState: they do not stand as they did, or one of them is not here.
        Unfinished: no such word can be said of several things.
    """
    lines = _findings(request, sent.on)
    if sent.seen != sign_of(request, lines) or len(lines) != len(dict.fromkeys(sent.on)):
        raise WrongState(id="several", state="changed since the preview", verb=sent.verb)
    if sent.verb not in VERBS:
        raise Unfinished(verb="decide", lacks="verb")
    entry, made = flow.decide_many(
        vault(request),
        [one.on for one in lines],
        verb=sent.verb,
        by=by(request),
        reason=sent.reason,
    )
    return given.DoneTogether(entry=entry.number, decisions=made)


def undo(request: Request, _: Query) -> given.DoneTogether:
    """Take back everything that one entry of one's own decided, by one more."""
    number = request.path_params["entry"]
    if not (number.isascii() and number.isdigit() and 0 < int(number) < 10**9):
        raise NoSuchRecord(kind="entry", id=0)
    entry, made = flow.take_back_many(vault(request), int(number), by=by(request))
    return given.DoneTogether(entry=entry.number, decisions=made)


def assignments(request: Request, _: Query) -> given.Assignments:
    """List who is asked for what, and nobody ended it."""
    return given.Assignments(
        assignments=tuple(review.standing_of(waits(request).assignments)),
    )


def assign(request: Request, _: Query, sent: taken.Task) -> Assignment:
    """Ask somebody to decide on things, or on the reports that they stand in."""
    chosen = list(reports_of(request, sent.on)) if sent.whole_reports else list(sent.on)
    held = vault(request)
    for one in chosen:
        if not (held.holds(one) or any(True for _ in held.about(one))):
            raise NoSuchRecord(kind="record", id=short(one))
    return flow.assign(  # type: ignore[no-any-return]
        held, chosen, to=sent.to, by=by(request), second=sent.second or sent.blind, blind=sent.blind
    )


def end(request: Request, _: Query) -> None:
    """End an assignment."""
    identity = request.path_params["assignment"]
    if identity not in {one.id for one in review.standing_of(waits(request).assignments)}:
        raise NoSuchRecord(kind="assignment", id=short(identity))
    flow.end(vault(request), identity, by=by(request))


def _findings(request: Request, on: tuple[str, ...]) -> list[Line]:
    return [one for one in chosen_lines(request, on) if not one.pair]


def _waiting(one: Queued) -> given.Waiting:
    open_ = math.isinf(one.moves)
    return given.Waiting(
        on=one.on,
        pair=isinstance(one.of.of, Match),
        state=one.state,
        suggestion=one.of,
        history=one.history,
        moves=None if open_ else int(one.moves),
    )
