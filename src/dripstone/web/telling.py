"""Telling: who told of incidents first, who repeated it, and what a report names and contradicts.

told      GET /told                     claims in the order of publication
about     GET /reports/{report}/about   other sources that it names, and where it contradicts itself
lists     GET /lists                    independent origins as lists, and how they overlap
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from dripstone import vocabulary
from dripstone.count import Table
from dripstone.errors import NoSuchRecord, UnknownTerm
from dripstone.flow import counting, telling
from dripstone.flow.telling import Line, Source
from dripstone.records import AnyFinding, Incident, Value, Weight, short
from dripstone.vocabulary.agreement import scheme_of
from dripstone.web import wording
from dripstone.web.levels import shut
from dripstone.web.overview import Line as ReportLine
from dripstone.web.overview import Overview, line_of
from dripstone.web.pages import desk, language, overview, page, vault, whole_number
from dripstone.weigh.tellings import Change, tellings

AT_ONCE = 100  #: claims on one page


class Shown(Value, frozen=True, kw_only=True):
    """One claim as the page shows it."""

    line: Line
    report: ReportLine
    address: str
    label: str
    changes: tuple[tuple[str, str, str], ...]  #: what, before, now


class Lists(Value, frozen=True, kw_only=True):
    """Origins as lists, their overlaps, and what was left out."""

    table: Table
    overlaps: tuple[tuple[str, int], ...]
    sentence: str


async def told(request: Request) -> Response:
    """Show claims in the order in which they were published."""
    view, spoken, given = overview(request), language(request), request.query_params
    act, start = given.get("act", ""), whole_number(given.get("from"))
    lines = lines_of(
        view,
        incident=whole_number(given.get("incident")) or None,
        act=act,
        numbers=bool(given.get("numbers")),
        changed=bool(given.get("changes")),
    )
    return page(
        request,
        "told.html",
        lines=[_shown(view, one, spoken) for one in lines[start : start + AT_ONCE]],
        count=len(lines),
        start=start,
        at_once=AT_ONCE,
        asked=given,
        acts=[
            (t.id, vocabulary.label(s, t.id, spoken))
            for s in ("acts", "events")
            for t in vocabulary.scheme(s)
        ],
        act=act,
    )


def lines_of(
    view: Overview, *, incident: int | None, act: str, numbers: bool, changed: bool, voice: str = ""
) -> tuple[Line, ...]:
    """Give the lines that may be seen.

    Raises:
        UnknownTerm: there is no such act or event.
    """
    if act and scheme_of(act) is None:
        raise UnknownTerm(scheme="acts", term=act)
    publishers = view.stock.held.publishers()
    found = [
        line
        for one in view.incidents
        if incident in (None, one.number)
        for line in _of(view, one, publishers)
    ]
    return telling.wanted(found, act=act, voice=voice, numbers=numbers, changed=changed)


def _of(view: Overview, incident: Incident, publishers: Mapping[str, str | None]) -> Iterable[Line]:
    claims = view.claims(incident)
    if len(claims) < len(incident.claims):
        return telling.of_claims(view.stock, incident, claims, publishers)
    told = tellings(incident, view.weight(incident), view.texts, publishers)
    return (Line(incident=incident.number, telling=one) for one in told)


async def about(request: Request) -> Response:
    """Show what other sources a report names, and where it contradicts itself."""
    report, view = request.path_params["report"], overview(request)
    sources = sources_of(request, report)
    pairs = pairs_of(view, report)
    line = next((r for r in desk(request).listed() if r.report.id == report), None)
    return page(
        request,
        "about.html",
        report=report,
        title=(line.title if line else None) or short(report),
        sources=sources,
        pairs=pairs,
        address=f"/reports/{report}",
    )


def sources_of(request: Request, report: str) -> tuple[Source, ...]:
    """Give the sources that a report names, where it may be seen.

    Raises:
        NoSuchRecord: it is not here, or not for whoever asks.
    """
    closed = shut(vault(request))
    if report in closed:
        raise NoSuchRecord(kind="report", id=short(report))
    found = telling.sources_in(vault(request), report)
    if found:
        desk(request).report_of(found[0].mentioned.anchor.text)  # its words are about to be shown
    return tuple(
        Source(mentioned=one.mentioned, held=tuple(r for r in one.held if r not in closed))
        for one in found
    )


def pairs_of(view: Overview, report: str | None) -> tuple[telling.Pair, ...]:
    """Give the claims that contradict each other, both of which may be seen."""
    found = telling.contradicting(view.stock, report=report)
    return tuple(p for p in found if len(view.here((p.one.id, p.other.id))) == 2)


async def lists(request: Request) -> Response:
    """Show origins as lists, and whether they can support an estimate."""
    spoken, of = language(request), request.query_params.get("of", "people")
    made = lists_of(overview(request), of, spoken)
    return page(request, "lists.html", made=made, of=of)


def lists_of(view: Overview, of: str, spoken: str) -> Lists:
    """Make the lists out of what may be seen."""
    open_ = counting.only(view.stock, view.findings)
    weights = {w.incident: w for w in view.stock.weights}
    kept = [_open(view, weights[i.handle]) for i in open_.incidents]
    table = telling.lists_of(
        msgspec.structs.replace(open_, weights=tuple(kept)),
        of="incidents" if of == "incidents" else "people",
    )
    for one in kept:
        view.here(f for origin in one.origins for f in origin.findings)  # their names are shown
    return Lists(table=table, overlaps=tuple(_overlaps(table)), sentence=_sentence(table, spoken))


@functools.lru_cache(maxsize=8)
def _sentence(table: Table, language: str) -> str:
    """Say whether a table supports an estimate; the same table is estimated once."""
    return table.estimate(seed=1).sentence(language)


def _overlaps(table: Table) -> Iterator[tuple[str, int]]:
    for pattern, many in table.cells:
        if many:
            on = (n for n, mark in zip(table.lists, pattern, strict=True) if mark == "1")
            yield ", ".join(on), many


def _open(view: Overview, weight: Weight) -> Weight:
    """Leave out the origins whose words may not be seen."""
    held = (
        msgspec.structs.replace(o, findings=tuple(f for f in o.findings if f in view.findings))
        for o in weight.origins
    )
    return msgspec.structs.replace(weight, origins=tuple(o for o in held if o.findings))


def _shown(view: Overview, line: Line, language: str) -> Shown:
    finding: AnyFinding = line.telling.finding
    return Shown(
        line=line,
        report=line_of(view, finding.text),
        address=f"/reports/{line.telling.report}?on={finding.id}&text={finding.text}",
        label=wording.term_of(finding, language)[0],
        changes=tuple(_change(c, language) for c in line.telling.changes),
    )


def _change(one: Change, language: str) -> tuple[str, str, str]:
    silent = wording.say("not_stated", language)
    if one.of == "type":
        said = [_term(words, language) for words in (one.before, one.now)]
        return wording.say("agreement.of.type", language), said[0], said[1]
    if one.of in ("polarity", "stance"):
        both = (wording.scheme_label("certainty", w or "", language) for w in (one.before, one.now))
        before, now = both
        return wording.say(f"card.{one.of}", language), before, now
    return wording.say(f"slots.{one.of}", language), one.before or silent, one.now or silent


def _term(type: str | None, language: str) -> str:
    found = scheme_of(type or "")
    return vocabulary.label(found.name, type or "", language) if found else (type or "")
