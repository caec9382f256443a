"""Dimensions: from an act to the cells that it lies in, surely or perhaps.

    place_in     Act, dimension → Spread      which values it surely has, and which it may have
    known        dimensions → None            proves that there are such
    DIMENSIONS   what a table may be broken down by

``act`` and ``place`` take a level after a slash: ``act/1`` is the widest term, ``place/region`` the
region, as the gazetteer has it. A value nobody gives is ``""``, said as "not stated".
``source_type`` and ``verification`` are what people told, never what a machine makes of it; an
incident that nobody assessed is ``unassessed``.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from dripstone.count.acts import Act
from dripstone.errors import NoSuchDimension, UnknownTerm
from dripstone.records import Ground, Value, When, Where
from dripstone.vocabulary import gazetteer, scheme
from dripstone.vocabulary.gazetteer import Gazetteer

LONGEST = 36  #: months; a stretch that is longer says no more than "not stated"
LEVELS = ("site", "settlement", "district", "region", "country")
TOLD = {"source_type": "", "verification": "unassessed"}  #: and what stands where nobody told
Told = Mapping[str, Mapping[str, str]]  #: dimension → identity of a finding or handle → value


class Spread(Value, frozen=True, kw_only=True):
    """The values of one act on one dimension."""

    possible: frozenset[str]
    one: bool  #: True: exactly one of them is so; False: all of them are
    why: str = ""  #: what to call the doubt

    @property
    def sure(self) -> frozenset[str]:
        """Give the values that the act has whatever the truth of the doubtful ones."""
        return self.possible if not self.one or len(self.possible) == 1 else frozenset()


def known(dimensions: Iterable[str], told: Told) -> None:
    """Prove that acts can be told apart along these.

    Raises:
        NoSuchDimension: no such dimension, or no such level of one.
    """
    for one in dimensions:
        name, slash, level = one.partition("/")
        at = level in LEVELS if name == "place" else level.isdigit() if name == "act" else not slash
        if not (one in told or one in TOLD or (name in DIMENSIONS and (at or not slash))):
            raise NoSuchDimension(dimension=one)


def place_in(act: Act, dimension: str, told: Told, places: Gazetteer | None = None) -> Spread:
    """Spread an act over one dimension; ``places`` holds a project's own."""
    name, _, level = dimension.partition("/")
    if dimension in told or dimension in TOLD:
        return _told(act, told.get(dimension, {}), TOLD.get(dimension, ""))
    return _place(act, level, places) if name == "place" else DIMENSIONS[name](act, level)


def _told(act: Act, values: Mapping[str, str], missing: str) -> Spread:
    ids = (act.incident, *(c.id for c in act.claims))
    found = frozenset(values[i] for i in ids if i in values)
    return Spread(possible=found or frozenset({missing}), one=False)


def _act(act: Act, level: str) -> Spread:
    path = scheme("acts").lineage(act.type)[::-1]
    depth = min(int(level), len(path)) if level.isdigit() and int(level) else len(path)
    return Spread(possible=frozenset({path[depth - 1]}), one=True)


def _month(act: Act, _: str) -> Spread:
    return Spread(possible=frozenset(months(act.when)), one=True, why="vague dates")


def _quarter(act: Act, _: str) -> Spread:
    return _coarser(act, quarter)


def _year(act: Act, _: str) -> Spread:
    return _coarser(act, year)


def _coarser(act: Act, name: Callable[[str], str]) -> Spread:
    found = frozenset(name(m) for m in months(act.when))
    return Spread(possible=found, one=True, why="vague dates")


def quarter(month: str) -> str:
    """Name the quarter of a month, as 2031-Q2."""
    return month and f"{month[:4]}-Q{(int(month[5:7]) + 2) // 3}"


def year(month: str) -> str:
    """Name the year of a month."""
    return month[:4]


def months(times: tuple[When, ...]) -> tuple[str, ...]:
    """Name the months in which something may have been; ``("",)`` when no bounds are known.

    Several tellings of one act intersect. Where they do not meet, each may be right.
    """
    spans = [(w.earliest[:10], w.latest[:10]) for w in times if w.earliest and w.latest]
    if not spans:
        return ("",)
    start, end = max(s for s, _ in spans), min(e for _, e in spans)
    if start <= end:
        return _between(start, end)
    return tuple(sorted({m for s, e in spans for m in _between(s, e)}))


def _between(start: str, end: str) -> tuple[str, ...]:
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    if not 0 < count <= LONGEST:
        return ("",)
    steps = (first.month - 1 + i for i in range(count))
    return tuple(f"{first.year + m // 12:04d}-{m % 12 + 1:02d}" for m in steps)


def _place(act: Act, level: str, places: Gazetteer | None = None) -> Spread:
    here = [w for w in act.where if w.role in ("at", "from")]
    finest = [w for w in here if not any(_inside(other, w) for other in here)]
    found = frozenset(name for w in finest for name in names_of(w, level, places))
    return Spread(possible=found or frozenset({""}), one=True, why="vague places")


def _inside(one: Where, other: Where) -> bool:
    return other.place is not None and other.place in one.within and one.place != other.place


def names_of(where: Where, level: str, places: Gazetteer | None = None) -> tuple[str, ...]:
    """Name the places of a level that a place may be; without a level, the place itself."""
    if not level:
        return where.candidates or (where.place or where.text,)
    if where.place is None:
        return tuple(_around((one,), where, level, places) for one in where.candidates) or ("",)
    return (_around((where.place, *where.within), where, level, places),)


def _around(chain: tuple[str, ...], where: Where, level: str, places: Gazetteer | None) -> str:
    """Name the place of a level around a place, or nothing where no gazetteer tells."""
    known = _lineage(chain[0]) or _among(chain[0], places)
    found = next((one for one, precision in known if precision == level), "")
    if found or known or where.place is None:
        return found
    if level == "country":
        return chain[-1]
    if level not in LEVELS or where.precision not in LEVELS:
        return ""
    steps = LEVELS.index(level) - LEVELS.index(where.precision)
    if steps == 0:
        return chain[0]
    # The wider places are listed nearest first, and may skip levels: only the one below the
    # country is a region for certain.
    return chain[-2] if level == "region" and steps > 0 and len(chain) > 2 else ""


@functools.lru_cache(maxsize=4096)
def _lineage(place: str) -> tuple[tuple[str, str], ...]:
    """Give a place and those around it with their levels; nothing where ours does not know it."""
    try:
        return tuple((one, gazetteer.place(one).precision) for one in gazetteer.lineage(place))
    except UnknownTerm:
        return ()


def _among(place: str, places: Gazetteer | None) -> tuple[tuple[str, str], ...]:
    """Give the same of a project's own place."""
    if places is None or place not in places.places:
        return ()
    return tuple((one, places.place(one).precision) for one in places.lineage(place))


def _ground(act: Act, _: str) -> Spread:
    reasons = (c.slots.why for c in act.claims)
    values = (s.value for s in reasons if s is not None and isinstance(s.value, Ground))
    found = frozenset(g.ground or g.text for g in values)
    return Spread(possible=found or frozenset({""}), one=False)


def _voice(act: Act, _: str) -> Spread:
    found = frozenset(
        voice.stands_for or voice.who or "" for c in act.claims for voice in c.attribution[-1:]
    )
    return Spread(possible=found or frozenset({""}), one=False)


DIMENSIONS: dict[str, Callable[[Act, str], Spread]] = {
    "act": _act,
    "month": _month,
    "quarter": _quarter,
    "year": _year,
    "place": _place,
    "ground": _ground,
    "voice": _voice,
}
