"""Reports: the list of reports, and one report with its suggestions.

every    GET /                    all reports, those with something to decide first
one      GET /reports/{report}    the frozen words and the card of one finding
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from dripstone.errors import AlteredOriginal, NoSuchRecord
from dripstone.languages.messages import short_of
from dripstone.read.looks import PICTURES
from dripstone.records import SLOTS, AnyFinding, Decision
from dripstone.review.orders import ORDERS
from dripstone.web import wording
from dripstone.web.cards import card
from dripstone.web.care import warned
from dripstone.web.pages import by, desk, in_part, language, page, vault, whole_number
from dripstone.web.runs import Block, Run, blocks
from dripstone.web.sheets import Listed, Sheet

# What a run looks like where several findings lie over each other: what needs a person comes first.
_NEED = {
    state: n
    for n, state in enumerate(
        ("disputed", "suggested", "accepted", "corrected", "rejected", "withdrawn")
    )
}
AT_ONCE = 100  #: reports on one page of the list


async def every(request: Request) -> Response:
    """Show the reports: what each still asks for, and which could not be read and why."""
    lines = desk(request).listed(by(request))
    start = whole_number(request.query_params.get("from"))
    return page(
        request,
        "reports.html",
        lines=lines[start : start + AT_ONCE],
        count=len(lines),
        start=start,
        at_once=AT_ONCE,
        to_decide=sum(line.to_decide for line in lines),
        accepted=sum(line.accepted for line in lines),
        unread=sum(1 for line in lines if not line.read),
        why_unread=functools.partial(why_unread, language=language(request)),
        looked_at=("application/pdf", *PICTURES),
    )


async def one(request: Request) -> Response:
    """Show one report, and the card of the finding that is asked for or waits next."""
    asked = request.query_params
    sheet = desk(request).sheet(request.path_params["report"], asked.get("text"), by=by(request))
    warning = warned(request, wording.tells_of(sheet.findings, language(request)))
    if warning is not None:
        return warning
    order = asked.get("order", "report")
    on = asked.get("on") or sheet.next_after(None, by=by(request), order=order)
    return show(request, sheet, on, order=order, did=asked.get("did"), since=asked.get("since"))


def show(
    request: Request,
    sheet: Sheet,
    on: str | None,
    *,
    order: str,
    did: str | None = None,
    since: str | None = None,
) -> Response:
    """Fill the page of one report, or the card alone where the page's script asks for it."""
    chosen = card(sheet, on, by=by(request), language=language(request)) if on else None
    ids = sheet.ordered(order)
    at = ids.index(on) if on in ids else None
    values: dict[str, Any] = {
        "sheet": sheet,
        "card": chosen,
        "order": order if order in ORDERS else "report",
        "address": f"/reports/{sheet.report.id}",
        "before": ids[at - 1] if at else None,
        "after": ids[at + 1] if at is not None and at + 1 < len(ids) else None,
        "at": at,
        "did": _said(sheet, did),
        "since": _said(sheet, since),
        "SLOTS": SLOTS,
    }
    if in_part(request):
        return page(request, "card.html", **values)
    cut = _blocks(sheet)
    return page(
        request,
        "report.html",
        blocks=cut,
        original=_as_it_came(request, sheet),
        roles={b.role: wording.role(b.role, language(request)) for b in cut},
        orders=tuple(ORDERS),
        tone=functools.partial(tone, sheet.states),
        labels={t: wording.term_of(f, language(request))[0] for t, f in _one_each(sheet).items()},
        **values,
    )


def _as_it_came(request: Request, sheet: Sheet) -> bool:
    """Check the report's bytes against the hash that it is named by."""
    try:
        vault(request).original(sheet.report.id)
    except (AlteredOriginal, NoSuchRecord):
        return False
    return True


def _blocks(sheet: Sheet) -> tuple[Block, ...]:
    """Cut the text; where words were altered, no mark may point at them."""
    if sheet.whole:
        return blocks(sheet.text, sheet.findings, without=sheet.altered)
    return blocks(sheet.text, ())


def tone(states: Sequence[str], run: Run) -> str:
    """Say how a run looks: by the finding that most needs a person, and how many cover it."""
    state = min((states[n] for n in run.marks), key=_NEED.__getitem__)
    return f"m {state} d{min(len(run.marks), 3)}"


def _one_each(sheet: Sheet) -> dict[tuple[str, str], AnyFinding]:
    """Give one finding of each kind and type, so that each label is looked up once."""
    return {(f.kind, f.type): f for f in sheet.findings}


def why_unread(line: Listed, *, language: str) -> str:
    """Say why a report could not be read, or nothing could be suggested."""
    return short_of(line.why, language) if line.why else ""


def _said(sheet: Sheet, decision: str | None) -> Decision | None:
    """Find a decision of this sheet by its identity."""
    if not decision:
        return None
    every_one = (d for said in sheet.now.history.values() for d in said)
    return next((d for d in every_one if d.id == decision), None)
