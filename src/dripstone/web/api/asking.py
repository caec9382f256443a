"""Asking: what the vault holds and what people stand behind, up to the level of whoever asks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from starlette.requests import Request

from dripstone import flow, review
from dripstone.errors import NoSuchRecord
from dripstone.flow.searching import Answer, Question, search
from dripstone.records import (
    AnyFinding,
    Entry,
    Incident,
    Match,
    Outcome,
    Person,
    Report,
    Text,
    short,
)
from dripstone.web import tables
from dripstone.web.api import given
from dripstone.web.levels import shown, who, whole_vault
from dripstone.web.overview import Overview
from dripstone.web.pages import by, desk, language, overview, vault, whole_number
from dripstone.web.searching import hidden_from
from dripstone.web.sheets import OPEN, Listed, Sheet

Query = dict[str, Any]


def me(request: Request, _: Query) -> given.Me:
    """Say who asks."""
    person = who(request)
    assert person is not None  # nobody comes here who is not somebody
    return given.Me(name=person.name, roles=person.roles, level=person.level)


def reports(request: Request, query: Query) -> given.Reports:
    """List the reports."""
    lines = desk(request).listed(by(request))
    return given.Reports(count=len(lines), reports=tuple(map(_line, _cut(lines, query))))


def report(request: Request, _: Query) -> given.OneReport:
    """Give one report."""
    identity = request.path_params["report"]
    found = vault(request).get(identity)
    laid = desk(request)
    if not isinstance(found, Report) or identity not in laid.reports or identity in laid.shut:
        raise NoSuchRecord(kind="report", id=short(identity))
    line = next(one for one in laid.listed(by(request)) if one.report.id == identity)
    texts = (text.id for text in vault(request).all(Text) if text.report == identity)
    return given.OneReport(
        report=found, texts=tuple(texts), to_decide=line.to_decide, accepted=line.accepted
    )


def text(request: Request, _: Query) -> Text:
    """Give one frozen text."""
    identity = request.path_params["text"]
    if desk(request).report_of(identity) is None:
        raise NoSuchRecord(kind="text", id=short(identity))
    found = vault(request).get(identity)
    assert isinstance(found, Text)
    return found


def findings(request: Request, query: Query) -> given.Findings:
    """Give the findings of one report's text."""
    sheet = desk(request).sheet(
        request.path_params["report"], query["text"] or None, by=by(request)
    )
    return given.Findings(
        text=sheet.text.id,
        to_decide=sheet.to_decide,
        findings=tuple(told(sheet, one) for one in sheet.findings),
    )


def finding(request: Request, _: Query) -> given.OneFinding:
    """Give one finding."""
    sheet, one = found_on(request)
    return told(sheet, one)


def found_on(request: Request) -> tuple[Sheet, AnyFinding]:
    """Give the finding that the address names, and the sheet that it is on.

    Raises:
        NoSuchRecord: there is none.
    """
    on, laid = request.path_params["finding"], desk(request)
    line = laid.report_of(laid.text_of(on))
    if line is None:
        raise NoSuchRecord(kind="finding", id=short(on))
    sheet = laid.sheet(line.report.id, laid.text_of(on), by=by(request))
    number = sheet.number(on)
    if number is None:
        raise NoSuchRecord(kind="finding", id=short(on))
    return sheet, sheet.findings[number]


def told(sheet: Sheet, one: AnyFinding) -> given.OneFinding:
    """Give a finding with where it stands."""
    return given.OneFinding(
        finding=one,
        report=sheet.report.id,
        state=sheet.state(one.id),
        suggestions=sheet.suggestions.get(one.id, ()),
        history=sheet.now.history.get(one.id, ()),
        altered=one.id in sheet.altered or not sheet.whole,
    )


def incidents(request: Request, query: Query) -> given.Incidents:
    """List the incidents."""
    view = overview(request)
    shown = _cut(view.incidents, query)
    return given.Incidents(
        count=len(view.incidents), incidents=tuple(_incident(request, view, i) for i in shown)
    )


def incident(request: Request, _: Query) -> given.OneIncident:
    """Give one incident."""
    view = overview(request)
    return _incident(request, view, view.incident(whole_number(request.path_params["number"])))


def people(request: Request, query: Query) -> given.People:
    """List the people."""
    view = overview(request)
    shown = _cut(view.people, query)
    return given.People(
        count=len(view.people), people=tuple(_person(request, view, p) for p in shown)
    )


def person(request: Request, _: Query) -> given.OnePerson:
    """Give one person."""
    view = overview(request)
    return _person(request, view, view.person(whole_number(request.path_params["number"])))


def demands(request: Request, query: Query) -> given.Demands:
    """List the demands."""
    view = overview(request)
    ordered = sorted(view.outcomes, key=lambda o: (o.state != "open", o.next_check or "9"))
    known = [one for one in ordered if _open(request, view, (one.demand.id,))]
    return given.Demands(
        count=len(known), demands=tuple(_demand(request, view, o) for o in _cut(known, query))
    )


def figures(request: Request, query: Query) -> given.Figures:
    """Give the figures that are asked for."""
    laid = _laid(request, query)
    told = tuple(_figure(request, laid, key, cell) for key, cell in laid.cells.items())
    return given.Figures(figures=told, erased=laid.erased)


def figure(request: Request, query: Query) -> given.OneFigure:
    """Give one of the figures that are asked for."""
    laid, key = _laid(request, query), request.path_params["figure"]
    if key not in laid.cells:
        raise NoSuchRecord(kind="figure", id=short(key))
    return _figure(request, laid, key, laid.cells[key])


def matches(request: Request, query: Query) -> given.Matches:
    """List the pairs: those to decide, or those that were decided."""
    laid, said = desk(request), desk(request).said_to(by(request))
    pairs = laid.pairs
    now = review.settled((s for those in pairs.values() for s in those.values()), said.values())
    done = [i for i in pairs if (now.states[i] not in OPEN) is query["decided"]]
    shown = (one_match(request, i) for i in _cut(done, query))
    return given.Matches(count=len(done), matches=tuple(shown))


def match(request: Request, _: Query) -> given.OneMatch:
    """Give one pair."""
    return one_match(request, request.path_params["match"])


def one_match(request: Request, on: str) -> given.OneMatch:
    """Give one pair with where it stands.

    Raises:
        NoSuchRecord: nobody asked about such a pair.
    """
    laid = desk(request)
    those = laid.pairs.get(on)
    if those is None:
        raise NoSuchRecord(kind="match", id=short(on))
    said = tuple(d for d in laid.said_to(by(request)).values() if d.on == on)
    of = next(iter(those.values())).of
    assert isinstance(of, Match)
    for evidence in of.evidence:
        for anchor in evidence.anchors:
            laid.report_of(anchor.text)  # its words are about to be shown
    return given.OneMatch(
        match=of,
        state=review.settled(those.values(), said).states[on],
        suggestions=tuple(those.values()),
        history=said,
    )


def searched(request: Request, _: Query, question: Question) -> Answer:
    """Look words and filters up, up to the level of whoever asks."""
    hidden = hidden_from(request)
    answer, laid = search(vault(request), question, unseen=hidden), desk(request)
    for one in answer.texts:
        shown(one.report.id, one.level)
    for found in answer.findings:
        laid.report_of(found.finding.text)
        shown(found.report, found.finding.level)
    return answer


def history(request: Request, query: Query) -> given.History:
    """Give the journal from an entry on."""
    held = vault(request)
    steps: list[given.Step] = []
    for entry in held.entries(after=query["after"]):
        if len(steps) >= query["at_most"]:
            break
        steps.append(_step(request, entry))
    return given.History(head=held.head(), entries=tuple(steps))


def verify(request: Request, _: Query) -> given.Verified:
    """Check everything against the journal. What is told names identities alone."""
    verdict = flow.verify(whole_vault(request))
    return given.Verified(
        sound=verdict.sound,
        head=verdict.head,
        checked=verdict.checked,
        troubles=verdict.troubles,
    )


def _line(one: Listed) -> given.Line:
    if one.sealed:
        return given.Line(report=one.report.id, sealed=True)
    return given.Line(
        report=one.report.id,
        sealed=False,
        name=one.report.origin.name,
        title=one.title,
        publisher=one.publisher,
        published=one.published,
        language=one.language,
        level=one.report.level,
        read=one.read,
        suggestions=one.suggestions,
        to_decide=one.to_decide,
        accepted=one.accepted,
        why=one.why,
    )


def _incident(request: Request, view: Overview, one: Incident) -> given.OneIncident:
    claims = _open(request, view, (c.id for c in one.claims))
    weight = view.weight(one)
    return given.OneIncident(
        number=one.number,
        handle=one.handle,
        claims=claims,
        sealed=len(one.claims) - len(claims),
        independent=weight.independent if len(claims) == len(one.claims) else 0,
        against=tuple(c.id for c in _open(request, view, weight.against)),
        undecided=tuple(i for i in one.undecided if i in desk(request).pairs),
    )


def _person(request: Request, view: Overview, one: Person) -> given.OnePerson:
    held = _open(request, view, one.claims)
    if view.hidden(one) or len(held) < len(one.claims):
        return given.OnePerson(number=one.number, hidden=True)
    return given.OnePerson(
        number=one.number,
        hidden=False,
        level=one.level,
        names=one.names,
        roles=one.roles,
        findings=one.claims,
    )


def _demand(request: Request, view: Overview, one: Outcome) -> given.OneDemand:
    return given.OneDemand(
        demand=one.demand,
        state=one.state,
        response=one.response,
        answers=tuple(a.id for a in _open(request, view, one.answers)),
        looked_where=one.looked_where,
        looked_until=one.looked_until,
        next_check=one.next_check,
    )


def _laid(request: Request, query: Query) -> tables.Laid:
    at = query["at"]
    wish = tables.wish(
        along=query["along"].split(","),
        over=query["over"].split(","),
        at="" if at is None else str(at),
        stale=query["stale"],
        report=query["report"],
    )
    return tables.laid(request, wish, language(request))


def _figure(request: Request, laid: tables.Laid, key: str, cell: tables.Cell) -> given.OneFigure:
    one = cell.figure
    held = _open(request, laid.view, one.rests_on)
    untold = bool(one.rests_on) and not held
    return given.OneFigure(
        figure=key,
        of=one.of if len(held) == len(one.rests_on) else "",
        unit=one.unit,
        by=tuple(
            given.Part(dimension=name, value="" if untold or laid.sealed((name, value)) else value)
            for name, value in one.by
        ),
        low=one.low,
        high=one.high,
        method=one.method,
        definition=one.definition,
        widened_by=tuple(given.Doubt(why=why, by=by) for why, by in one.widened_by),
        rests_on=tuple(c.id for c in held),
        sealed=len(one.rests_on) - len(held),
        journal=one.journal,
        stale=cell.stale,
        now=None if cell.now is None else given.Span(low=cell.now.low, high=cell.now.high),
    )


def _step(request: Request, entry: Entry) -> given.Step:
    held = vault(request)
    return given.Step(
        number=entry.number,
        at=entry.at,
        by=entry.by,
        did=entry.did,
        records=tuple(one.id for one in entry.sealed if one.id and held.holds(one.id)),
        seal=entry.seal,
    )


def _open(request: Request, view: Overview, ids: Iterable[str]) -> tuple[AnyFinding, ...]:
    """Give the findings that may be shown, but those that somebody has to judge unseen first."""
    covered = desk(request).covered(by(request))
    return view.here(one for one in ids if one not in covered)


def _cut(those: Any, query: Query) -> Any:  # noqa: ANN401 - any sequence
    return those[query["start"] : query["start"] + query["at_most"]]
