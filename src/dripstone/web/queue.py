"""Queue: what is still to decide, in an order, asked of people, and decided together.

every     GET /queue            a page of what waits; ``?whose=mine`` what this person is asked
look      POST /queue/together  exactly what a word on several things would touch
say       POST /queue/decisions that word, in one entry of the journal
undo      POST /queue/undo      all of it taken back, in one more
ask       POST /queue/asked     somebody is asked to decide
end       POST /queue/ended     that is over
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dripstone import flow, review
from dripstone.errors import NoSuchRecord, Unfinished
from dripstone.flow.deciding_many import MOST
from dripstone.records import Match, short
from dripstone.review.orders import ORDERS, Queued
from dripstone.web import wording
from dripstone.web.pages import by, desk, form, language, page, vault, waits, whole_number
from dripstone.web.queue_lines import Line, asked, line
from dripstone.web.sheets import Sheet
from dripstone.web.waits import COUNTED, Part

AT_ONCE = 50  #: lines on one page
VERBS = ("accept", "reject", "skip")  #: that can be said of several things at once


async def every(request: Request) -> Response:
    """Show what waits."""
    given, laid, spoken = request.query_params, waits(request), language(request)
    order = given.get("order", "report")
    order = order if order in ORDERS else "report"
    start = whole_number(given.get("from"))
    mine = given.get("whose") == "mine"
    part = (
        mine_of(request, order, start, AT_ONCE)
        if mine
        else laid.part(order, by=by(request), start=start, limit=AT_ONCE)
    )
    return page(
        request,
        "queue.html",
        lines=[line(laid, one, spoken) for one in part.lines],
        part=part,
        more=part.count >= COUNTED,
        order=order,
        orders=tuple(ORDERS),
        mine=mine,
        start=start,
        at_once=AT_ONCE,
        people=[signer.name for signer in vault(request).signers()],
        assigned=[asked(one, spoken) for one in review.standing_of(laid.assignments)],
        did=_entry(request, given.get("did")),
        told=given.get("told", ""),
        who=_known(request, given.get("who", "")),
        undone=whole_number(given.get("undone")),
    )


async def look(request: Request) -> Response:
    """Show everything that a word on the chosen things would touch. Nothing is written."""
    fields = await form(request)
    return _together(request, fields.get("on", []), changed=False)


async def say(request: Request) -> Response:
    """Write the word, unless something that it touches changed since it was shown."""
    fields = await form(request)
    chosen = fields.get("on", [])
    lines = [one for one in chosen_lines(request, chosen) if not one.pair]
    if fields.get("seen", [""])[0] != sign_of(request, lines) or len(lines) != len(chosen):
        return _together(request, chosen, changed=True)
    verb = fields.get("verb", [""])[0]
    if verb not in VERBS:
        raise Unfinished(verb="decide", lacks="verb")
    entry, _ = flow.decide_many(
        vault(request),
        [one.on for one in lines],
        verb=verb,
        by=by(request),
        reason=fields.get("reason", [""])[0],
    )
    return _back({"did": str(entry.number)}, fields)


async def undo(request: Request) -> Response:
    """Take back everything that one entry decided."""
    fields = await form(request)
    number = whole_number(fields.get("entry", [""])[0])
    _, made = flow.take_back_many(vault(request), number, by=by(request))
    return _back({"undone": str(len(made))}, fields)


async def ask(request: Request) -> Response:
    """Ask somebody to decide on the chosen things, or on the reports that they stand in."""
    fields = await form(request)
    chosen, to = fields.get("on", []), fields.get("to", [""])[0]
    if fields.get("what", [""])[0] == "reports":
        chosen = list(reports_of(request, chosen))
    if not chosen:
        return _back({"told": "nothing_chosen"}, fields)
    how = fields.get("how", ["first"])[0]
    flow.assign(
        vault(request), chosen, to=to, by=by(request), second=how != "first", blind=how == "unseen"
    )
    return _back({"told": "assigned", "who": to}, fields)


async def end(request: Request) -> Response:
    """End an assignment."""
    fields = await form(request)
    flow.end(vault(request), fields.get("id", [""])[0], by=by(request))
    return _back({"told": "ended"}, fields)


def _back(told: dict[str, str], fields: dict[str, list[str]]) -> Response:
    kept = {name: fields[name][0] for name in ("order", "whose") if fields.get(name, [""])[0]}
    return RedirectResponse(f"/queue?{urlencode(kept | told)}", status_code=303)


def mine_of(request: Request, order: str, start: int, limit: int) -> Part:
    """Give what this person is asked for and has no word on yet."""
    laid, me = desk(request), by(request)
    task = laid.task(me)
    wanted = task.first | task.second
    reports = {r for r in wanted if r in laid.reports}
    reports |= {one.report.id for on in wanted if (one := laid.report_of(laid.text_of(on)))}
    found: list[Queued] = []
    for report in laid.reports:
        if report in reports:
            found += _asked_here(laid.sheet(report, by=me), task)
    lines = ORDERS[order](found)
    return Part(lines=tuple(lines[start : start + limit]), count=len(lines), disputed=0, skipped=0)


def _asked_here(sheet: Sheet, task: review.Task) -> Iterator[Queued]:
    report = sheet.report.id
    for finding in sheet.findings:
        on, state = finding.id, sheet.state(finding.id)
        if on not in sheet.suggestions or not task.asks(on, report):
            continue
        history = sheet.now.history.get(on, ())
        if sheet.waits_for(on, task.person, again=task.asks_again(on, report)):
            yield Queued(on=on, state=state, suggestions=sheet.suggestions[on], history=history)


def _together(request: Request, chosen: Sequence[str], *, changed: bool) -> Response:
    lines = chosen_lines(request, chosen)
    findings = [one for one in lines if not one.pair]
    if not findings:
        return _back({"told": "nothing_chosen"}, {})
    return page(
        request,
        "bulk.html",
        lines=findings,
        pairs=len(lines) - len(findings),
        seen=sign_of(request, findings),
        verbs=VERBS,
        reasons=wording.REASONS,
        changed=changed,
    )


def chosen_lines(request: Request, chosen: Sequence[str]) -> list[Line]:
    """Lay out the chosen things as they stand now; what is not here is left out."""
    laid, me, spoken = waits(request), by(request), language(request)
    found = (laid.one(on, by=me) for on in dict.fromkeys(chosen[:MOST]))
    return [line(laid, one, spoken) for one in found if one is not None]


def sign_of(request: Request, lines: Iterable[Line]) -> str:
    """Give a sign of how the chosen things stand, which changes when anything of it does."""
    laid = waits(request)
    told = ((one.on, one.state, laid.last_word(one.on, by=by(request))) for one in lines)
    return hashlib.sha256(repr(list(told)).encode()).hexdigest()[:16]


def reports_of(request: Request, chosen: Iterable[str]) -> Iterator[str]:
    """Name the reports in which the chosen things stand.

    Raises:
        NoSuchRecord: one of them does not wait here.
    """
    laid = waits(request)
    for on in chosen:
        one = laid.one(on, by=by(request))
        if one is None:
            raise NoSuchRecord(kind="finding", id=short(on))
        if not isinstance(one.of.of, Match):
            named = laid.named(one.of.of.text)
            if named is not None:
                yield named.report


def _entry(request: Request, number: str | None) -> dict[str, int] | None:
    """Find the entry in which this person said one word on several things."""
    wanted = whole_number(number)
    found = next(iter(vault(request).entries(after=wanted - 1)), None) if wanted else None
    if found is None or (found.did, found.by) != ("decide_many", by(request)):
        return None
    return {"number": found.number, "count": len(found.sealed)}


def _known(request: Request, name: str) -> str:
    """Give a name that the page may repeat: of somebody who works here, and no other words."""
    return name if name in [signer.name for signer in vault(request).signers()] else ""
