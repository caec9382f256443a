"""Answers: what the pages say of who told what, relations, elements, lists and agreement."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from dripstone import vocabulary
from dripstone.errors import NoSuchRecord
from dripstone.flow import assessing
from dripstone.link.relations import relations as related
from dripstone.records import Assessment, short
from dripstone.review.changes import changes
from dripstone.web import agreement as agreeing
from dripstone.web import network as net
from dripstone.web import telling as page_of
from dripstone.web.api import given, taken
from dripstone.web.assessing import found_in, said_of
from dripstone.web.levels import shut
from dripstone.web.maps import spots_of
from dripstone.web.original import linked_to
from dripstone.web.pages import by, careful, desk, language, overview, unseen, vault, wish_for
from dripstone.web.work import work_of

Query = dict[str, Any]


def told(request: Request, _: Query, sent: taken.Telling) -> given.ToldLines:
    """Give claims in the order in which they were published."""
    lines = page_of.lines_of(
        overview(request),
        incident=sent.incident,
        act=sent.act,
        voice=sent.voice,
        numbers=sent.numbers,
        changed=sent.changed,
    )
    if sent.report is not None:
        lines = tuple(line for line in lines if line.telling.report == sent.report)
    kept = lines[sent.start : sent.start + sent.at_most]
    return given.ToldLines(count=len(lines), lines=kept)


def contradictions(request: Request, query: Query) -> given.Contradictions:
    """Give claims that cannot both be so; of one report, where it says both."""
    report = query["report"] or None
    if report is not None:
        _open(request, report)
    pairs = page_of.pairs_of(overview(request), report)
    return given.Contradictions(count=len(pairs), pairs=pairs)


def sources(request: Request, _: Query) -> given.Sources:
    """Give the other sources that a report names."""
    return given.Sources(sources=page_of.sources_of(request, request.path_params["report"]))


def relations(request: Request, _: Query, sent: taken.Relating) -> given.Relations:
    """Give who stood over whom, as accepted findings say."""
    view = overview(request)
    found = related(view.findings.values(), unit=sent.unit, at=sent.at)
    view.here(one.finding.id for one in found)
    return given.Relations(relations=found)


def elements(request: Request, _: Query) -> given.Elements:
    """Give the elements of a legal term, with what people tied to each."""
    view = overview(request)
    found = assessing.elements(view.stock, request.path_params["term"], view.findings)
    view.here(tie.finding.id for one in found for tie in one.ties)
    return given.Elements(elements=found)


def assessments(request: Request, _: Query) -> given.Assessments:
    """Give what people say of a finding."""
    return given.Assessments(assessments=said_of(request, found_in(request).id))


def assess(request: Request, _: Query, sent: taken.Assessing) -> Assessment:
    """Say something of a finding."""
    return assessing.assess(
        vault(request),
        found_in(request).id,
        of=sent.of,
        term=sent.term,
        by=by(request),
        reason=sent.reason,
    )


def take_back(request: Request, _: Query) -> Assessment:
    """Take back one's own word."""
    identity = request.path_params["assessment"]
    here = {a.id for a in vault(request).all(Assessment) if a.on in overview(request).findings}
    if identity not in here:
        raise NoSuchRecord(kind="assessment", id=short(identity))
    return assessing.take_back(vault(request), identity, by=by(request))


def lists(request: Request, query: Query) -> given.Lists:
    """Give independent origins as lists, and how they overlap."""
    made = page_of.lists_of(overview(request), query["of"], language(request))
    table = made.table
    sizes = zip(table.lists, table.sizes, strict=True)
    return given.Lists(
        lists=tuple(given.Sized(name=name, individuals=many) for name, many in sizes),
        overlaps=tuple(given.Sized(name=on, individuals=many) for on, many in made.overlaps),
        left_out=tuple(given.Sized(name=why, individuals=many) for why, many in table.excluded),
        sentence=made.sentence,
    )


def shares(request: Request, query: Query) -> given.Shares:
    """Give what became of suggestions that somebody judged."""
    along = [one for one in query["along"].split(",") if one]
    return given.Shares(shares=agreeing.shares_of(request, along))


def agreement(request: Request, _: Query) -> given.Agreed:
    """Give how far people agree."""
    found = agreeing.measured(request)
    return given.Agreed(twice=len(found.every), blind=found.of_blind, every=found.of_every)


def lessons(request: Request, _: Query) -> given.Learned:
    """Give where colleagues decided otherwise after whoever asks."""
    told = agreeing.lessons_of(request)
    for one in told.lessons:
        desk(request).report_of(one.finding.text)  # its words are about to be shown
    return given.Learned(told=told)


def versions(request: Request, query: Query) -> given.Versions:
    """Give the versions of a report, and what changed between two."""
    report = request.path_params["report"]
    linked = linked_to(request, report)
    link = next((v for v in linked if query["with"] in ("", v.older, v.newer)), None)
    if link is None:
        raise NoSuchRecord(kind="version", id=short(report))
    older, newer = (desk(request).sheet(r, by=by(request)) for r in (link.older, link.newer))
    return given.Versions(
        versions=tuple(linked),
        older=older.text.id,
        newer=newer.text.id,
        changes=tuple(changes(older.text, newer.text)),
    )


def places(request: Request, _: Query) -> given.Map:
    """Give where incidents may lie, each as wide as its place is vague."""
    view, hidden = overview(request), unseen(request)
    incidents = [i for i in view.incidents if hidden.isdisjoint(c.id for c in i.claims)]
    spots = tuple(spots_of(view, incidents, language(request)))
    placed = {i.number for spot in spots for i in spot.incidents}
    return given.Map(
        spots=tuple(
            given.Spot(area=s.area, words=s.words, incidents=tuple(i.number for i in s.incidents))
            for s in spots
        ),
        nowhere=tuple(i.number for i in incidents if i.number not in placed and view.claims(i)),
    )


def network(request: Request, _: Query) -> given.Network:
    """Give who is named together with whom."""
    lines = net.between(overview(request), hidden=unseen(request))
    return given.Network(
        lines=tuple(
            given.Tie(
                one=line.one.number,
                other=line.other.number,
                findings=tuple(f.id for f in line.findings),
                incidents=line.incidents,
            )
            for line in lines
        )
    )


def wishes(request: Request, _: Query) -> given.Wishes:
    """Give what whoever asks wants to be warned of."""
    return given.Wishes(warnings=careful(request))


def wish(request: Request, _: Query, sent: given.Wishes) -> given.Wishes:
    """Say whether one wants warnings before what may distress."""
    wish_for(request, sent.warnings)
    return sent


def leave(request: Request, _: Query) -> None:
    """End the session; alone at a computer, the server too."""
    request.app.state.sessions.leave(request.scope["session"])
    request.app.state.stop()


def stocktaking(request: Request, _: Query) -> given.Work:
    """Say how far the work of this server is."""
    work = work_of(request)
    return given.Work(goes_on=work.goes_on, doing=work.doing, done=work.done, of=work.of)


def stop(request: Request, _: Query) -> given.Work:
    """Ask the work of this server to stop at its next step."""
    work_of(request).stop()
    return stocktaking(request, {})


def terms(_: Request, __: Query) -> given.LegalTerms:
    """Give the legal terms that list elements."""
    return given.LegalTerms(
        terms=tuple(
            given.LegalTerm(
                term=one.id,
                labels=one.labels,
                elements=tuple(f"{one.id}.{element}" for element in one.elements),
            )
            for one in vocabulary.scheme("legal")
            if one.elements
        )
    )


def _open(request: Request, report: str) -> None:
    """Prove that a report may be seen.

    Raises:
        NoSuchRecord: it is not here, or not for whoever asks.
    """
    if report not in desk(request).reports or report in shut(vault(request)):
        raise NoSuchRecord(kind="report", id=short(report))
