"""Areas: a place as a report names it, as an area of the earth; never finer than it was named.

    area_of    place and those around it → Area, or None where nothing is known of where it lies
    Area       the middle, how far it may reach, and how it is known

Source: the gazetteer and a project's own places; how far a place of each kind may reach, where
nobody says, is our own rule.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable

from dripstone.errors import UnknownTerm
from dripstone.records import Value, Where
from dripstone.vocabulary.gazetteer import Gazetteer, Place, ours
from dripstone.vocabulary.outlines import Outline
from dripstone.vocabulary.outlines import ours as outlines

REACH = {"site": 2.0, "settlement": 8.0, "district": 40.0, "region": 150.0, "country": 500.0}
"""How far from its middle something may lie that is said to be in a place of this kind: km."""
KM = 111.2  #: in one degree of latitude


class Area(Value, frozen=True, kw_only=True):
    """Where something may lie."""

    place: str  #: identity
    longitude: float
    latitude: float
    reach: float  #: km
    precision: str
    country: str | None = None  #: identity, where it is a whole country and has an outline


def area_of(where: Where, known: Gazetteer) -> Area | None:
    """Give the area of the narrowest place that is known: the place itself, or one around it."""
    for identity in (where.place, *where.within):
        found = _area(identity, known) if identity else None
        if found is not None:
            return found
    return None


def _area(identity: str, known: Gazetteer) -> Area | None:
    try:
        place = known.place(identity)
    except UnknownTerm:
        return None
    if place.latitude is not None and place.longitude is not None:
        reach = place.reach or REACH.get(place.precision, REACH["region"])
        return _made(place, place.longitude, place.latitude, reach)
    if place.precision == "country":
        return _country(place)
    return _around(place, _towns().get(identity, ()))


def _made(
    place: Place, longitude: float, latitude: float, reach: float, country: str | None = None
) -> Area:
    return Area(
        place=place.id,
        longitude=longitude,
        latitude=latitude,
        reach=reach,
        precision=place.precision,
        country=country,
    )


@functools.lru_cache(maxsize=256)
def _outlined(identity: str) -> tuple[float, float, float] | None:
    """Give the middle and the reach of a country that has an outline."""
    outline = outline_of(identity)
    if outline is None:
        return None
    west, south, east, north = outline.box()
    x, y = (west + east) / 2, (south + north) / 2
    return x, y, max(apart((x, y), (west, south)), apart((x, y), (east, north)))


def _country(place: Place) -> Area | None:
    found = _outlined(place.id)
    if found is None:
        return _around(place, _towns().get(place.id, ()))
    return _made(place, *found, country=place.id)


def _around(place: Place, towns: Iterable[tuple[float, float]]) -> Area | None:
    """Give the circle around the towns of a place that has no middle of its own."""
    points = list(towns)
    if not points:
        return None
    x, y = (sum(axis) / len(points) for axis in zip(*points, strict=True))
    reach = max(REACH["district"], *(apart((x, y), p) for p in points))
    return _made(place, x, y, reach)


@functools.cache
def _towns() -> dict[str, list[tuple[float, float]]]:
    """Give where the towns of each wider place lie. The first call reads the whole gazetteer."""
    found: dict[str, list[tuple[float, float]]] = {}
    for one in ours().places.values():
        if one.within and one.latitude is not None and one.longitude is not None:
            found.setdefault(one.within, []).append((one.longitude, one.latitude))
    return found


@functools.cache
def outline_of(place: str) -> Outline | None:
    """Give a country's outline."""
    return next((one for one in outlines() if one.place == place), None)


def apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Give how far two points are apart, km: on a sphere, near enough for a map."""
    (x1, y1), (x2, y2) = one, other
    a = math.sin(math.radians(y2 - y1) / 2) ** 2
    b = math.cos(math.radians(y1)) * math.cos(math.radians(y2))
    a += b * math.sin(math.radians(x2 - x1) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(a)))
