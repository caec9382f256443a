"""Maps: where incidents lie, drawn here from outlines that come with the house.

every    GET /map    areas, each as wide as its place is vague, and the table behind them: of
                     all incidents, of one (?incident=), or as findings that name somebody
                     say (?person=)

No tile, no font and no name is asked of anybody. A place that a report names loosely is a wide
circle or a whole country, never a point in its middle.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from starlette.requests import Request
from starlette.responses import Response

from dripstone.flow.maps import map_of
from dripstone.flow.places import known_with
from dripstone.read.formats.inside.ground import ORDER, Asked, northing
from dripstone.records import AnyFinding, Incident, Value, Where
from dripstone.vocabulary.agreement import denies
from dripstone.vocabulary.gazetteer import ours
from dripstone.vocabulary.outlines import Outline
from dripstone.vocabulary.outlines import ours as outlines
from dripstone.web import wording
from dripstone.web.areas import KM, Area, area_of, outline_of
from dripstone.web.grounds import behind
from dripstone.web.overview import Overview
from dripstone.web.pages import language, overview, page, unseen, vault, whole_number

WIDE = 1000.0  #: of the drawing
LEAST = 4.0  #: degrees of latitude that a map shows at least
CLOSE = 0.4  #: the same, where tiles of a project's own show what is there
FINE = 10  #: the zoom from which tiles show that


class Spot(Value, frozen=True, kw_only=True):
    """One area with what is told to have happened in it."""

    area: Area
    words: tuple[str, ...]  #: as the reports name it
    precision: str
    incidents: tuple[Incident, ...]


class Drawn(Value, frozen=True, kw_only=True):
    """A spot on the map. ``radius`` is of the drawing; ``line`` the country's outline, if any.

    Its number stands at ``at``, beside the numbers of spots that lie over it.
    """

    spot: Spot
    number: int
    x: float
    y: float
    radius: float
    line: str
    at: tuple[float, float]


class Frame(Value, frozen=True, kw_only=True):
    """The part of the world that is drawn, as Mercator does: a circle stays one."""

    west: float
    south: float
    east: float
    north: float

    @property
    def scale(self) -> float:
        """Give how wide the whole world would be drawn."""
        return WIDE * 360.0 / (self.east - self.west)

    @property
    def height(self) -> float:
        """Give the drawing's height."""
        return (northing(self.south) - northing(self.north)) * self.scale

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Give the place of a point of the earth on the drawing."""
        x = (longitude - self.west) / 360.0 * self.scale
        return round(x, 1), round((northing(latitude) - northing(self.north)) * self.scale, 1)

    def long(self, km: float, latitude: float) -> float:
        """Give how long a way is drawn at a latitude."""
        return km / KM / 360.0 * self.scale / narrow(latitude)

    def asked(self, language: str) -> Asked:
        """Say which part of the world it is, to whom tiles are drawn by."""
        north = northing(self.north)
        return Asked(
            west=(self.west + 180.0) / 360.0,
            north=north,
            wide=(self.east - self.west) / 360.0,
            high=northing(self.south) - north,
            units=WIDE,
            language=language,
        )


async def every(request: Request) -> Response:
    """Draw the incidents whose place is known, and list those whose place is not."""
    view, spoken = overview(request), language(request)
    hidden = unseen(request)
    asked, only = _asked(request, view)
    incidents = [i for i in asked if hidden.isdisjoint(c.id for c in i.claims)]
    spots = list(spots_of(view, incidents, spoken, only=only))
    placed = {i.number for spot in spots for i in spot.incidents}
    areas = [spot.area for spot in spots]
    frame = framed(areas, least=_least(request, areas))
    return page(
        request,
        "map.html",
        spots=list(_drawn(spots, frame)),
        land=[line for one in outlines() if (line := path(one, frame))] if spots else [],
        frame=frame,
        wide=WIDE,
        behind=behind(request, frame.asked(spoken)) if spots else None,
        ORDER=ORDER,
        nowhere=[i for i in incidents if i.number not in placed and view.claims(i)],
        unknown=_unknown(view, incidents, only),
        covered=len(asked) - len(incidents),
        view=view,
        incident=whole_number(request.query_params.get("incident")),
        person=whole_number(request.query_params.get("person")),
    )


def _asked(request: Request, view: Overview) -> tuple[Sequence[Incident], frozenset[str] | None]:
    """Give the incidents that are asked for, and the findings alone that count; None: all do.

    Raises:
        NoSuchRecord: the incident or person is not there for whoever asks.
    """
    number = whole_number(request.query_params.get("incident"))
    if number:
        return (view.incident(number),), None
    number = whole_number(request.query_params.get("person"))
    if number:
        claims = frozenset(view.person(number).claims)
        return [i for i in view.incidents if not claims.isdisjoint(c.id for c in i.claims)], claims
    return view.incidents, None


def spots_of(
    view: Overview,
    incidents: Iterable[Incident],
    language: str,
    *,
    only: frozenset[str] | None = None,
) -> Iterator[Spot]:
    """Put together what lies in one area, wherever reports say so; no value is chosen.

    With ``only``, as far as these findings say so.
    """
    known = known_with(view.stock.held.places) or ours()
    seen: dict[tuple[str | None, tuple[str, ...]], Area | None] = {}
    found: dict[str, tuple[Area, dict[str, None], dict[int, Incident]]] = {}
    for incident in incidents:
        claims = view.claims(incident)
        for words, where in _told(c for c in claims if only is None or c.id in only):
            told = (where.place, where.within)
            area = seen[told] if told in seen else seen.setdefault(told, area_of(where, known))
            if area is not None:
                _, named, those = found.setdefault(area.place, (area, {}, {}))
                named[words] = None
                those[incident.number] = incident
    for area, named, those in sorted(found.values(), key=lambda f: (-len(f[2]), f[0].place)):
        yield Spot(
            area=area,
            words=tuple(named),
            precision=wording.named("precision", area.precision, language),
            incidents=tuple(those.values()),
        )


def _unknown(
    view: Overview, incidents: Iterable[Incident], only: frozenset[str] | None
) -> dict[str, list[int]]:
    """Give the words for places that nobody knows, or that fit several, with the incidents."""
    known = known_with(view.stock.held.places) or ours()
    found: dict[str, dict[int, None]] = {}
    for incident in incidents:
        claims = view.claims(incident)
        for words, where in _told(c for c in claims if only is None or c.id in only):
            if area_of(where, known) is None:
                found.setdefault(words, {})[incident.number] = None
    return {words: [*numbers] for words, numbers in sorted(found.items())}


def _told(claims: Iterable[AnyFinding]) -> Iterator[tuple[str, Where]]:
    for claim in claims:
        slot = claim.slots.where
        if slot is not None and isinstance(slot.value, Where) and not denies(claim):
            yield slot.text, slot.value


def _least(request: Request, areas: Iterable[Area]) -> float:
    """Give how much a map shows at least: less where tiles show what is around all areas."""
    sheet = map_of(vault(request))
    if sheet is None or sheet.zooms[1] < FINE:
        return LEAST
    west, south, east, north = sheet.box
    inside = all(west <= a.longitude <= east and south <= a.latitude <= north for a in areas)
    return CLOSE if inside else LEAST


def framed(areas: Sequence[Area], *, least: float = LEAST) -> Frame:
    """Give the part of the world that holds all areas, with room around them."""
    if not areas:
        return Frame(west=-180, south=-60, east=180, north=80)
    reach = [(a, a.reach / KM) for a in areas]
    south = min(a.latitude - r for a, r in reach)
    north = max(a.latitude + r for a, r in reach)
    west = min(a.longitude - r / narrow(a.latitude) for a, r in reach)
    east = max(a.longitude + r / narrow(a.latitude) for a, r in reach)
    room = max(least - (north - south), (north - south) * 0.3) / 2
    south, north = max(south - room, -85.0), min(north + room, 85.0)
    across = (northing(south) - northing(north)) * 360.0 * 1.4
    side = max(across - (east - west), (east - west) * 0.2) / 2
    return Frame(
        west=max(west - side, -180.0), south=south, east=min(east + side, 180.0), north=north
    )


def narrow(latitude: float) -> float:
    """Give how much a degree of longitude is narrower there than one of latitude."""
    return max(math.cos(math.radians(latitude)), 0.08)


def _drawn(spots: Iterable[Spot], frame: Frame) -> Iterator[Drawn]:
    taken: list[tuple[float, float]] = []
    for number, spot in enumerate(spots, start=1):
        x, y = frame.at(spot.area.longitude, spot.area.latitude)
        country = outline_of(spot.area.country) if spot.area.country else None
        yield Drawn(
            spot=spot,
            number=number,
            x=x,
            y=y,
            radius=round(max(frame.long(spot.area.reach, spot.area.latitude), 6.0), 1),
            line=path(country, frame) if country else "",
            at=_apart(x, y, taken),
        )


def _apart(x: float, y: float, taken: list[tuple[float, float]]) -> tuple[float, float]:
    """Give a number a place of its own, to the right of those that are there."""
    while any(abs(x - a) < 22 and abs(y - b) < 18 for a, b in taken) and x < WIDE - 22:
        x += 22
    taken.append((x, y))
    return round(x, 1), y


def path(outline: Outline, frame: Frame) -> str:
    """Draw an outline as far as it can be seen, without points that fall together."""
    west, south, east, north = outline.box()
    if west > frame.east or east < frame.west or south > frame.north or north < frame.south:
        return ""
    return "".join(_ring(ring, frame) for ring in outline.rings)


def _ring(ring: Sequence[tuple[float, float]], frame: Frame) -> str:
    lons, lats = zip(*ring, strict=True)
    if min(lons) > frame.east or max(lons) < frame.west:
        return ""
    if min(lats) > frame.north or max(lats) < frame.south:
        return ""
    made: list[tuple[float, float]] = []
    for x, y in (frame.at(*point) for point in ring):
        near = made and abs(made[-1][0] - x) < 1 and abs(made[-1][1] - y) < 1
        if not near:
            made.append((x, y))
    if len(made) < 3:
        return ""
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in made) + "Z"
