"""Incidents: what people stand behind, happening by happening, each value with its words.

every    GET /incidents             all of them, the newest told last
one      GET /incidents/{number}    every value, who says so, who denies it, what is not said
stock    POST /stock                lasting numbers, and pairs to decide
         GET /stock, POST /stock/stop   how far that is; and no further
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dripstone import flow
from dripstone.records import AnyFinding, Incident, Match, Value
from dripstone.vocabulary.agreement import denies
from dripstone.web import wording
from dripstone.web.answers import Question, disagree, questions
from dripstone.web.care import warned
from dripstone.web.history import history
from dripstone.web.levels import whole_vault
from dripstone.web.notes import Notes, Ref
from dripstone.web.overview import Line, Overview, line_of
from dripstone.web.pages import (
    by,
    covered,
    desk,
    everything,
    language,
    page,
    unseen,
    vault,
    whole_number,
)
from dripstone.web.timeline import timeline
from dripstone.web.work import work_of

AT_ONCE = 50  #: incidents on one page of the list
A_MOMENT = 1.0  #: seconds; what takes no longer needs no page of its own


class Listed(Value, frozen=True, kw_only=True):
    """One incident as the list shows it."""

    incident: Incident
    types: tuple[str, ...]
    days: str
    places: tuple[str, ...]
    claims: int
    sealed: int
    independent: int
    against: int
    undecided: int


class Moment(Value, frozen=True, kw_only=True):
    """One claim in the order of telling."""

    day: str | None
    line: Line
    finding: AnyFinding
    note: Ref
    stance: str
    polarity: str


class Origin(Value, frozen=True, kw_only=True):
    """A voice that stands behind an incident."""

    voice: str | None
    notes: tuple[Ref, ...]


async def every(request: Request) -> Response:
    """Show the incidents in the order of their numbers."""
    view, spoken = everything(request), language(request)
    start, hidden = whole_number(request.query_params.get("from")), unseen(request)
    open_ = [i for i in view.incidents if hidden.isdisjoint(c.id for c in i.claims)]
    shown = open_[start : start + AT_ONCE]
    return page(
        request,
        "incidents.html",
        lines=[_listed(view, one, spoken) for one in shown],
        count=len(open_),
        covered=len(view.incidents) - len(open_),
        start=start,
        at_once=AT_ONCE,
        view=view,
    )


async def one(request: Request) -> Response:
    """Show one incident with the words behind every value."""
    view, spoken = everything(request), language(request)
    incident = view.incident(whole_number(request.path_params["number"]))
    claims = view.claims(incident)
    warning = covered(request, (c.id for c in incident.claims)) or warned(
        request, wording.tells_of(claims, spoken)
    )
    if warning is not None:
        return warning
    notes = Notes(vault(request), view, spoken)
    asked = questions(incident, view, notes, spoken)
    weight = view.weight(incident)
    return page(
        request,
        "incident.html",
        view=view,
        incident=incident,
        types=_types(claims, spoken),
        questions=asked,
        disagreements=tuple(disagree(incident, view, notes)),
        timeline=tuple(_timeline(view, claims, notes, spoken)),
        weight=weight,
        origins=tuple(_origins(view, incident, notes)),
        unnamed=_unnamed(view, incident, notes),
        against=tuple((c, notes.of(c)) for c in view.here(weight.against)),
        first=_line(view, weight.first_report),
        copies=tuple((_line(view, a), _line(view, b)) for a, b in weight.copies),
        time=timeline(claims, notes, spoken),
        history=history(request, view, claims, spoken, joins=_joins(incident)),
        pairs=tuple(_pairs(request, view, incident)),
        sealed=len(incident.claims) - len(claims),
        notes=notes,
        levels=max(notes.level, _level(asked)),
    )


async def stock(request: Request) -> Response:
    """Give lasting numbers to what is new, and lay pairs before people; show how far it is."""
    work, held, person = work_of(request), whole_vault(request), by(request)
    work.start(lambda tell: flow.take_stock(held, by=person, tell=tell))
    work.wait(A_MOMENT)
    if work.goes_on:
        return await stocktaking(request)
    work.ended()
    return RedirectResponse("/incidents", status_code=303)


async def stocktaking(request: Request) -> Response:
    """Show how far taking stock is, or the way to what came of it."""
    work = work_of(request)
    goes_on = work.goes_on
    if not goes_on:
        work.ended()
    return page(request, "work.html", work=work, goes_on=goes_on)


async def stop(request: Request) -> Response:
    """Stop it at its next step."""
    work_of(request).stop()
    return RedirectResponse("/stock", status_code=303)


def _listed(view: Overview, one: Incident, language: str) -> Listed:
    claims, weight = view.claims(one), view.weight(one)
    places = dict.fromkeys(
        c.slots.where.text for c in claims if c.slots.where is not None and not denies(c)
    )
    return Listed(
        incident=one,
        types=_types(claims, language),
        days=wording.days(one.earliest, one.latest, language) if claims else "",
        places=tuple(places),
        claims=len(claims),
        sealed=len(one.claims) - len(claims),
        independent=weight.independent,
        against=len(view.here(weight.against)),
        undecided=len(one.undecided),
    )


def _types(claims: Sequence[AnyFinding], language: str) -> tuple[str, ...]:
    """Say what the claims call it, the most frequent first."""
    told = [wording.term_of(c, language)[0] for c in claims if c.kind in ("act", "event")]
    return tuple(sorted(dict.fromkeys(told), key=lambda t: -told.count(t)))


def _timeline(
    view: Overview, claims: Sequence[AnyFinding], notes: Notes, language: str
) -> Iterator[Moment]:
    """Give the claims in the order in which their reports came out; the undated last."""
    lines = {c.id: line_of(view, c.text) for c in claims}
    for claim in sorted(claims, key=lambda c: lines[c.id].published or "9"):
        yield Moment(
            day=lines[claim.id].published,
            line=lines[claim.id],
            finding=claim,
            note=notes.of(claim),
            stance=wording.scheme_label("certainty", claim.stance, language),
            polarity=wording.scheme_label("certainty", claim.polarity, language),
        )


def _origins(view: Overview, incident: Incident, notes: Notes) -> Iterator[Origin]:
    """Give the named voices that stand behind it; one whose words are all sealed is not named."""
    for origin in view.weight(incident).origins:
        held = view.here(origin.findings)
        if held:
            yield Origin(voice=origin.voice, notes=tuple(notes.of(c) for c in held))


def _unnamed(view: Overview, incident: Incident, notes: Notes) -> tuple[Ref, ...]:
    """Give the notes of claims whose voice nobody names."""
    named = {f for origin in view.weight(incident).origins for f in origin.findings}
    told = (c for c in view.claims(incident) if c.kind in ("act", "event", "number"))
    return tuple(notes.of(c) for c in told if c.id not in named and not denies(c))


def _line(view: Overview, report: str | None) -> Line | None:
    read = next((t for t in view.texts.values() if t.report == report), None)
    return None if read is None else line_of(view, read.id)


def _level(asked: Sequence[Question]) -> int:
    """Give the highest level of anybody named among the answers."""
    return max([1, *(answer.level or 0 for one in asked for answer in one.answers)])


def _pairs(
    request: Request, view: Overview, incident: Incident
) -> Iterator[tuple[Match, Incident | None]]:
    """Give the undecided pairs, each with the other incident that it may be one with."""
    known = {match.id: match for match in desk(request).matches()}
    for match in (known[i] for i in incident.undecided if i in known):
        ends = (view.incident_of(match.a), view.incident_of(match.b))
        others = [e for e in ends if e is not None and e.number != incident.number]
        yield match, next(iter(others), None)


def _joins(incident: Incident) -> Callable[[Match], bool]:
    """Tell the pairs that joined its claims."""
    mine = {claim.id for claim in incident.claims}
    return lambda match: match.kind == "incident" and {match.a, match.b} <= mine
