"""Demands: what was asked of whom, what came of it, and who looked for an answer.

every     GET /demands
looked    POST /demands/looked     a person looked: where, until when, when to look again
"""

from __future__ import annotations

from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dripstone import flow
from dripstone.records import AnyFinding, Outcome, Value
from dripstone.web import wording
from dripstone.web.history import Said, history
from dripstone.web.notes import Notes, Ref
from dripstone.web.overview import Line, Overview, line_of
from dripstone.web.pages import (
    by,
    everything,
    form,
    language,
    page,
    unseen,
    vault,
    whole_number,
)

AT_ONCE = 25  #: demands on one page of the list


class Asked(Value, frozen=True, kw_only=True):
    """One demand as it is shown."""

    outcome: Outcome
    type: str
    by: str
    by_note: Ref | None
    addressees: tuple[tuple[str, Ref], ...]
    what: str
    note: Ref
    line: Line
    force: str
    deadline: str
    state: str
    response: str
    answers: tuple[tuple[AnyFinding, Ref], ...]
    also: tuple[Ref, ...]
    history: tuple[Said, ...]


async def every(request: Request) -> Response:
    """Show the demands, those still open first."""
    view, spoken = everything(request), language(request)
    notes = Notes(vault(request), view, spoken)
    start, hidden = whole_number(request.query_params.get("from")), unseen(request)
    open_ = [o for o in view.outcomes if hidden.isdisjoint((o.demand.id, *o.answers))]
    ordered = sorted(open_, key=lambda o: (o.state != "open", o.next_check or "9"))
    shown = ordered[start : start + AT_ONCE]
    return page(
        request,
        "demands.html",
        asked=[_asked(request, view, one, notes, spoken) for one in shown],
        count=len(ordered),
        covered=len(view.outcomes) - len(open_),
        open=sum(1 for o in ordered if o.state == "open"),
        start=start,
        at_once=AT_ONCE,
        view=view,
        notes=notes,
        did=request.query_params.get("did", ""),
        levels=notes.level,
    )


async def looked(request: Request) -> Response:
    """Note that this person looked for an answer, and where."""
    fields = {name: values[0].strip() for name, values in (await form(request)).items()}
    places = (line.strip() for line in fields.get("where", "").split("\n"))
    demand = fields.get("demand", "")
    flow.looked(
        vault(request),
        demand=demand,
        where=tuple(place for place in places if place),
        until=fields.get("until", ""),
        by=by(request),
        next_check=fields.get("next_check") or None,
    )
    return RedirectResponse(f"/demands?did={demand}#{demand}", status_code=303)


def _asked(
    request: Request, view: Overview, outcome: Outcome, notes: Notes, language: str
) -> Asked:
    demand = outcome.demand
    who, what, until = demand.slots.who, demand.slots.what, demand.deadline
    return Asked(
        outcome=outcome,
        type=wording.scheme_label("demands", demand.type, language),
        by=who.text if who else "",
        by_note=notes.of(demand, who.anchor) if who else None,
        addressees=tuple((s.text, notes.of(demand, s.anchor)) for s in demand.addressees),
        what=what.text if what else demand.anchors[0].exact,
        note=notes.of(demand, what.anchor if what else None),
        line=line_of(view, demand.text),
        force=wording.say(f"force.{demand.force}", language),
        deadline=until.text if until else "",
        state=wording.say(f"demand_states.{outcome.state}", language),
        response=wording.scheme_label("responses", outcome.response, language),
        answers=tuple(_answers(view, outcome, notes)),
        also=tuple(notes.of(one) for one in view.here(outcome.also_told)),
        history=history(
            request, view, (demand,), language, joins=lambda m: demand.id in (m.a, m.b)
        ),
    )


def _answers(view: Overview, outcome: Outcome, notes: Notes) -> Iterator[tuple[AnyFinding, Ref]]:
    for one in view.here(outcome.answers):
        yield one, notes.of(one)
