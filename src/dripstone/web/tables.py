"""Tables: which figures somebody asks for, along what, of which moment → figures with their keys.

Wish       dimensions, units, a moment, one report: read from an address
wished     request → Wish
laid       request, Wish → Laid: the figures, by the identity that addresses name them with
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from starlette.requests import Request

from dripstone.count.dimensions import LEVELS, known
from dripstone.errors import BadRequest, NoSuchDimension, NoSuchRecord
from dripstone.flow import counting
from dripstone.records import Figure, Value, content_id, short
from dripstone.web.levels import reach_of, shut
from dripstone.web.overview import Overview
from dripstone.web.pages import everything, vault

USUAL = ("act", "month", "place")
UNITS = ("incidents", "acts", "persons", "demands")
WHAT = ("act/1", "act")
WHEN = ("year", "quarter", "month")
WHERE = (*(f"place/{level}" for level in reversed(LEVELS)), "place")
OTHER = ("ground", "voice", "source_type", "verification")
MOST = 6  #: dimensions of one table
_LATEST = 999_999_999


class Wish(Value, frozen=True, kw_only=True):
    """What somebody asks for."""

    along: tuple[str, ...] = USUAL
    over: tuple[str, ...] = UNITS
    at: int | None = None  #: as it stood at this entry of the journal; None: now
    stale: bool = False  #: say which figures of ``at`` have gone stale since
    report: str | None = None  #: of this report alone

    @property
    def query(self) -> str:
        """Give the part of an address that asks for the same."""
        said: list[tuple[str, str]] = []
        if self.along != USUAL:
            said += [("along", one) for one in self.along]
        if self.over != UNITS:
            said += [("over", one) for one in self.over]
        said += [("at", str(self.at))] if self.at is not None else []
        said += [("stale", "1")] if self.stale else []
        said += [("report", self.report)] if self.report else []
        return urlencode(said)


class Cell(Value, frozen=True, kw_only=True):
    """One figure, and whether it stands."""

    figure: Figure
    stale: bool = False
    now: Figure | None = None  #: the same cell as it stands; None: there is no such cell any more


class Laid(Value, frozen=True, kw_only=True):
    """The figures that were asked for."""

    wish: Wish
    view: Overview  #: of the moment that they are of
    cells: Mapping[str, Cell]  #: by an identity of what each counts
    #: dimension and value that something tells which may be shown; None: everything may
    told: frozenset[tuple[str, str]] | None
    erased: bool  #: something was erased since that moment

    def sealed(self, pair: tuple[str, str]) -> bool:
        """Tell whether only what is sealed gives this value of a dimension."""
        return self.told is not None and pair not in self.told


def wished(request: Request) -> Wish:
    """Read what is asked for; what is left out is as on the command line.

    Raises:
        NoSuchDimension: a dimension, a level of one, or a unit that there is not, or too many.
        BadRequest: what is given as an entry is no number.
    """
    given = request.query_params
    return wish(
        along=given.getlist("along"),
        over=given.getlist("over"),
        at=given.get("at", "").strip(),
        stale=given.get("stale", "") not in ("", "0", "false"),
        report=given.get("report", ""),
    )


def wish(*, along: list[str], over: list[str], at: str, stale: bool, report: str) -> Wish:
    """Prove that what is asked for can be counted.

    Raises:
        NoSuchDimension, BadRequest: as ``wished``.
    """
    dimensions = tuple(dict.fromkeys(one for one in along if one)) or USUAL
    known(dimensions, {})
    units = tuple(one for one in UNITS if one in over) or UNITS
    wrong = [one for one in over if one and one not in UNITS]
    if len(dimensions) > MOST or wrong:
        raise NoSuchDimension(dimension=wrong[0] if wrong else dimensions[MOST])
    if at and not (at.isascii() and at.isdigit() and int(at) <= _LATEST):
        raise BadRequest(what="at")
    entry = int(at) if at else None
    return Wish(along=dimensions, over=units, at=entry, stale=stale, report=report or None)


def laid(request: Request, wish: Wish, language: str) -> Laid:
    """Count what is asked for, of what whoever asks may see.

    Raises:
        NoSuchRecord: no such report, or it is not there for whoever asks.
    """
    now = everything(request)
    view = now if wish.at is None else _then(request, now, wish.at)
    if wish.report is not None and wish.report in shut(vault(request)):
        raise NoSuchRecord(kind="report", id=short(wish.report))
    cells = _cells(view, now, wish, language)
    kept = {content_id("fig", c.figure.unit, c.figure.by): c for c in cells}
    units = wish.over
    return Laid(
        wish=wish,
        view=view,
        cells={key: cell for key, cell in kept.items() if cell.figure.unit in units},
        told=_told(view, wish),
        erased=wish.at is not None and counting.erased(vault(request), wish.at),
    )


def _then(request: Request, now: Overview, at: int) -> Overview:
    """Give what people stood behind at an entry, of what may be shown today."""
    return now if at >= now.stock.held.journal else reach_of(request).earlier(at)


def _cells(view: Overview, now: Overview, wish: Wish, language: str) -> tuple[Cell, ...]:
    if wish.stale and view is not now:
        marks = counting.marks(
            view.stock, now.stock, by=wish.along, report=wish.report, language=language
        )
        return tuple(Cell(figure=m.figure, stale=m.stale, now=m.now) for m in marks)
    return tuple(Cell(figure=f) for f in view.table(wish.along, wish.report, language))


def _told(view: Overview, wish: Wish) -> frozenset[tuple[str, str]] | None:
    """Give the values that something tells which may be shown, where not everything may."""
    if all(f.id in view.findings for f in view.stock.settled.accepted):
        return None
    open_ = counting.only(view.stock, view.findings)
    return frozenset(pair for f in counting.figures(open_, by=wish.along) for pair in f.by)
