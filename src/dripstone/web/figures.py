"""Figures: what is counted, as ranges, each with what widens it and every word it rests on.

every    GET /figures              along what one asks, of the moment that one asks for
one      GET /figures/{figure}     the findings behind one figure, with their words
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from starlette.requests import Request
from starlette.responses import Response

from dripstone import count, vocabulary
from dripstone.count.words import find, say
from dripstone.errors import NoSuchRecord, UnknownTerm
from dripstone.flow.places import known_with
from dripstone.records import AnyFinding, Figure, Incident, Value, Where, short
from dripstone.vocabulary.gazetteer import ours
from dripstone.web import tables, wording
from dripstone.web.care import warned
from dripstone.web.notes import Notes, Ref
from dripstone.web.overview import Line, Overview, line_of
from dripstone.web.pages import covered, language, page, unseen, vault, whole_number
from dripstone.web.tables import Cell, Laid

AT_ONCE = 100  #: findings on one page
SCHEMES = {
    "act": ("acts", "events"),
    "ground": ("grounds",),
    "demand": ("demands",),
    "source_type": ("sources",),
    "verification": ("certainty",),
}
"""Dimensions whose values are terms, and of which vocabularies."""
ROWS = 500  #: rows of one table on one page


class Row(Value, frozen=True, kw_only=True):
    """One figure as the tables show it."""

    key: str
    figure: Figure
    by: tuple[str, ...]  #: what each dimension comes to, in words
    range: str
    widened: tuple[tuple[str, int], ...]
    rests_on: int
    sealed: int
    stale: bool
    now: str  #: the range as it stands, of a figure of an earlier moment


class Sheet(Value, frozen=True, kw_only=True):
    """One table: a unit, its dimensions, its rows and the rule of what counts."""

    unit: str
    dimensions: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Row | None
    definition: str


class Behind(Value, frozen=True, kw_only=True):
    """One finding that a figure rests on."""

    finding: AnyFinding
    label: str
    line: Line
    note: Ref
    incident: Incident | None


async def every(request: Request) -> Response:
    """Show the figures that are asked for: totals first, then a table for each unit."""
    spoken, wish = language(request), tables.wished(request)
    laid, hidden = tables.laid(request, wish, spoken), unseen(request)
    open_ = {k: c for k, c in laid.cells.items() if hidden.isdisjoint(c.figure.rests_on)}
    rows = [row(laid, key, cell, spoken) for key, cell in open_.items()]
    start = whole_number(request.query_params.get("from"))
    return page(
        request,
        "figures.html",
        sheets=[sheet(rows, unit, spoken) for unit in wish.over],
        covered=len(laid.cells) - len(open_),
        wish=wish,
        laid=laid,
        entry=min(wish.at if wish.at is not None else 10**9, laid.view.stock.held.journal),
        last=vault(request).head().number,
        choices=_choices(spoken),
        start=start,
        at_once=ROWS,
        query=f"?{wish.query}" if wish.query else "",
    )


async def one(request: Request) -> Response:
    """Show what one figure rests on, to the words."""
    spoken, wish = language(request), tables.wished(request)
    key, laid = request.path_params["figure"], tables.laid(request, wish, spoken)
    if key not in laid.cells:
        raise NoSuchRecord(kind="figure", id=short(key))
    cell, view = laid.cells[key], laid.view
    figure = cell.figure
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
        row=row(laid, key, cell, spoken),
        behind=[_behind(view, one, notes, spoken) for one in shown],
        definition=_definition(figure, spoken),
        count=len(claims),
        start=start,
        at_once=AT_ONCE,
        view=view,
        wish=wish,
        query=f"?{wish.query}" if wish.query else "",
        notes=notes,
        levels=notes.level,
    )


def sheet(rows: Sequence[Row], unit: str, language: str) -> Sheet:
    """Put the rows of one unit together."""
    mine = [r for r in rows if r.figure.unit == unit]
    cells = tuple(r for r in mine if r.figure.by)
    total = next((r for r in mine if not r.figure.by), None)
    return Sheet(
        unit=unit,
        dimensions=tuple(name for name, _ in cells[0].figure.by) if cells else (),
        rows=cells,
        total=total,
        definition=_definition((cells or mine)[0].figure, language) if mine else "",
    )


def row(laid: Laid, key: str, cell: Cell, language: str) -> Row:
    """Say a figure in words."""
    figure, view = cell.figure, laid.view
    held = view.here(figure.rests_on)
    hidden = wording.say("levels.hidden", language)
    return Row(
        key=key,
        figure=figure,
        by=tuple(
            hidden
            if laid.sealed((name, value)) or (figure.rests_on and not held)
            else _value(name, value, held, view, language)
            for name, value in figure.by
        ),
        range=wording.span(figure.low, figure.high, language),
        widened=tuple((find(f"doubts.{why}", language) or why, n) for why, n in figure.widened_by),
        rests_on=len(held),
        sealed=len(figure.rests_on) - len(held),
        stale=cell.stale,
        now=wording.span(cell.now.low, cell.now.high, language) if cell.now is not None else "",
    )


def _choices(language: str) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Give the dimensions that can be chosen, those of one kind together: value and words."""
    groups = (tables.WHAT, tables.WHEN, tables.WHERE)
    return tuple(
        (name.partition("/")[0], tuple((n, dimension(n, language)) for n in group))
        for name, group in zip(("act", "month", "place"), groups, strict=True)
    )


def dimension(name: str, language: str) -> str:
    """Say a dimension, with its level."""
    return wording.named("figures.along", name.replace("/", "_"), language)


def _definition(figure: Figure, language: str) -> str:
    """Write out what counts, with the dimensions in the reader's words."""
    if figure.unit == "demands":
        return say("tally.demands_definition", language)
    words = (dimension(name, language) for name, _ in figure.by)
    return count.definition(tuple(word.lower() for word in words), language)


def _value(
    dimension: str, value: str, claims: Iterable[AnyFinding], view: Overview, language: str
) -> str:
    """Say one value of a dimension: a term, a place as the reports word it, or the value itself."""
    name = dimension.partition("/")[0]
    if not value:
        return wording.say("not_stated", language)
    if name == "place":
        return next(_places(claims, value), None) or _gazetted(value, view, language)
    for scheme in SCHEMES.get(name, ()):
        try:
            return vocabulary.label(scheme, value, language)
        except UnknownTerm:
            continue
    return value


def _gazetted(place: str, view: Overview, language: str) -> str:
    """Name a wider place as the gazetteer does, or whoever noted one of the project's own."""
    known = known_with(view.stock.held.places) or ours()
    try:
        return known.place(place).label(language)
    except UnknownTerm:
        return place


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
