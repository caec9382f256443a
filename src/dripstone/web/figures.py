"""Figures: what is counted, as ranges, each with what widens it and every word it rests on.

every    GET /figures
one      GET /figures/{figure}     the findings behind one figure, with their words
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from starlette.requests import Request
from starlette.responses import Response

from dripstone import count, vocabulary
from dripstone.count.words import find
from dripstone.errors import UnknownTerm
from dripstone.records import AnyFinding, Figure, Incident, Value, Where
from dripstone.web import wording
from dripstone.web.care import warned
from dripstone.web.notes import Notes, Ref
from dripstone.web.overview import Line, Overview, line_of
from dripstone.web.pages import (
    covered,
    everything,
    language,
    page,
    unseen,
    vault,
    whole_number,
)

AT_ONCE = 100  #: findings on one page


class Row(Value, frozen=True, kw_only=True):
    """One figure as the tables show it."""

    key: str
    figure: Figure
    by: tuple[str, ...]  #: what each dimension comes to, in words
    range: str
    widened: tuple[tuple[str, int], ...]
    rests_on: int
    sealed: int


class Behind(Value, frozen=True, kw_only=True):
    """One finding that a figure rests on."""

    finding: AnyFinding
    label: str
    line: Line
    note: Ref
    incident: Incident | None


async def every(request: Request) -> Response:
    """Show all figures: totals first, then a table for each unit."""
    view, spoken = everything(request), language(request)
    every_one, hidden = view.figures(spoken), unseen(request)
    open_ = {key: f for key, f in every_one.items() if hidden.isdisjoint(f.rests_on)}
    rows = [row(view, key, f, spoken) for key, f in open_.items()]
    cells = [r for r in rows if r.figure.by]
    dimensions = tuple(name for name, _ in cells[0].figure.by) if cells else ()
    return page(
        request,
        "figures.html",
        totals=[r for r in rows if not r.figure.by],
        tables=[
            (unit, [r for r in cells if r.figure.unit == unit])
            for unit in dict.fromkeys(r.figure.unit for r in cells)
        ],
        dimensions=dimensions,
        covered=len(every_one) - len(open_),
        definition=_definition(dimensions, spoken) if rows else "",
        view=view,
    )


async def one(request: Request) -> Response:
    """Show what one figure rests on, to the words."""
    view, spoken = everything(request), language(request)
    key = request.path_params["figure"]
    figure = view.figure(key, spoken)
    claims = view.here(figure.rests_on)
    warning = covered(request, figure.rests_on) or warned(request, wording.tells_of(claims, spoken))
    if warning is not None:
        return warning
    start = whole_number(request.query_params.get("from"))
    shown = _in_order(view, claims)[start : start + AT_ONCE]
    notes = Notes(vault(request), view, spoken)
    return page(
        request,
        "figure.html",
        row=row(view, key, figure, spoken),
        behind=[_behind(view, one, notes, spoken) for one in shown],
        definition=_definition(tuple(name for name, _ in figure.by), spoken),
        count=len(claims),
        start=start,
        at_once=AT_ONCE,
        view=view,
        notes=notes,
        levels=notes.level,
    )


def row(view: Overview, key: str, figure: Figure, language: str) -> Row:
    """Say a figure in words."""
    held = view.here(figure.rests_on)
    return Row(
        key=key,
        figure=figure,
        by=tuple(_value(name, value, held, language) for name, value in figure.by)
        if held or not figure.rests_on
        else (wording.say("levels.hidden", language),) * len(figure.by),
        range=wording.span(figure.low, figure.high, language),
        widened=tuple((find(f"doubts.{why}", language) or why, n) for why, n in figure.widened_by),
        rests_on=len(held),
        sealed=len(figure.rests_on) - len(held),
    )


def _definition(dimensions: Iterable[str], language: str) -> str:
    """Write out what counts, with the dimensions in the reader's words."""
    words = (wording.named("figures.dimension", d.partition("/")[0], language) for d in dimensions)
    return count.definition(tuple(word.lower() for word in words), language)


def _value(dimension: str, value: str, claims: Iterable[AnyFinding], language: str) -> str:
    """Say one value of a dimension: a term, a place as the reports word it, or the value itself."""
    name = dimension.partition("/")[0]
    if not value:
        return wording.say("not_stated", language)
    if name == "place":
        return next(_places(claims, value), value)
    for scheme in {"act": ("acts", "events"), "ground": ("grounds",)}.get(name, ()):
        try:
            return vocabulary.label(scheme, value, language)
        except UnknownTerm:
            continue
    return value


def _places(claims: Iterable[AnyFinding], place: str) -> Iterator[str]:
    for claim in claims:
        where = claim.slots.where
        if where is not None and isinstance(where.value, Where) and where.value.place == place:
            yield where.text


def _behind(view: Overview, finding: AnyFinding, notes: Notes, language: str) -> Behind:
    return Behind(
        finding=finding,
        label=wording.term_of(finding, language)[0],
        line=line_of(view, finding.text),
        note=notes.of(finding),
        incident=view.incident_of(finding.id),
    )


def _in_order(view: Overview, claims: Sequence[AnyFinding]) -> list[AnyFinding]:
    """Put findings in the order in which their reports came out, then of the words."""
    lines = {c.id: line_of(view, c.text) for c in claims}
    return sorted(
        claims,
        key=lambda c: (lines[c.id].published or "9", lines[c.id].report.id, c.anchors[0].start),
    )
