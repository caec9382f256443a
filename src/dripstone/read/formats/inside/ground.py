"""Ground: what lies behind a map, out of an archive of tiles, drawn for one part of the world.

members    archive, what is asked → an ``About`` or a ``Ground`` in MessagePack, or one tile

Shapes come as lines of an SVG, put together by what they show; of tiles that are pictures, the
pictures come. How large a drawing grows is bounded, whatever is in the archive.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import msgspec

from dripstone.errors import NotAMap
from dripstone.read.formats.inside import Member
from dripstone.read.formats.inside.pmtiles import Header, credit, header, tile
from dripstone.read.formats.inside.vector_tiles import AREAS, LINES, POINTS, Feature, layers
from dripstone.records import Value

TILES = 36  #: of one drawing
POINTS_MOST = 60_000  #: of one drawing
NAMES = 40  #: of places in one drawing
_WIDE, _FINE = 360.0, 200.0  #: units of the drawing that a tile of shapes, of light, takes at least
_NEAR = 0.8  #: units between two points that are told apart
_ROOM = (110.0, 26.0)  #: units that a name takes
SHOWN = {
    "earth": "earth", "land": "earth",
    "landcover": "green", "landuse": "green", "natural": "green", "park": "green",
    "water": "water", "ocean": "water", "waterway": "stream", "physical_line": "stream",
    "boundaries": "border", "boundary": "border", "admin": "border",
    "roads": "road", "road": "road", "transportation": "road", "transit": "road",
    "buildings": "building", "building": "building",
    "places": "name", "place": "name", "place_label": "name",
}  # fmt: skip
"""What a layer of the schemas in use shows: Protomaps, OpenMapTiles."""
ORDER = ("earth", "green", "water", "stream", "border", "road", "building")
BEGINS = {"png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff", "webp": b"RIFF"}
"""How tiles that are pictures begin, by kind."""


class Asked(Value, frozen=True, kw_only=True):
    """The part of the world that is drawn; as parts of the whole map of Mercator, 0 to 1."""

    west: float
    north: float
    wide: float  #: of that map
    high: float
    units: float  #: of the drawing, over its width
    language: str = "en"


class About(Value, frozen=True, kw_only=True):
    """What an archive is."""

    kind: str  #: vector, png, jpeg, webp
    zooms: tuple[int, int]
    box: tuple[float, float, float, float]  #: west, south, east, north: degrees
    credit: str  #: who made it, as it says
    tiles: int


class Name(Value, frozen=True, kw_only=True):
    """The name of a place, where it stands."""

    words: str
    x: float
    y: float


class Picture(Value, frozen=True, kw_only=True):
    """One tile that is a picture."""

    zoom: int
    column: int
    row: int
    x: float  #: units of the drawing
    y: float
    side: float
    data: bytes


class Ground(Value, frozen=True, kw_only=True):
    """What lies behind one drawing."""

    kind: str
    shapes: dict[str, str] = {}  #: what they show → lines of an SVG
    names: tuple[Name, ...] = ()
    pictures: tuple[Picture, ...] = ()
    cut: bool = False  #: there was more than is drawn


def members(data: bytes, name: str) -> Iterator[Member]:
    """Say what an archive is, or draw the part of it that ``name`` asks for, as JSON.

    ``tile``, a zoom, a column and a row ask for one tile alone.

    Raises:
        NotAMap: it is no archive that can be drawn from.
    """
    head = header(data)
    if name.startswith("tile "):
        zoom, column, row = map(int, name.split()[1:])
        fits = zoom <= head.zooms[1] and max(column, row) < 1 << zoom
        found = tile(data, head, zoom, column, row) if fits else None
        yield Member(name="tile", kind="map", data=found or b"")
        return
    if name:
        made: Value = _ground(data, head, msgspec.json.decode(name, type=Asked))
    else:
        made = _about(data, head)
    yield Member(name="map", kind="map", data=msgspec.msgpack.encode(made))


def _about(data: bytes, head: Header) -> About:
    """Say what it is, and prove that a tile of its first zoom can be read.

    Raises:
        NotAMap: none of its first zoom's tiles is there, or it is not what it is said to be.
    """
    zoom = head.zooms[0]
    west, south, east, north = head.box
    first = _column(west, zoom), _row(north, zoom)
    last = _column(east, zoom), _row(south, zoom)
    places = [
        (column, row)
        for column in range(first[0], min(last[0], first[0] + 8) + 1)
        for row in range(first[1], min(last[1], first[1] + 8) + 1)
    ]
    found = next((t for c, r in places if (t := tile(data, head, zoom, c, r))), None)
    if found is None:
        raise NotAMap(size=len(data), why="empty")
    if head.kind == "vector":
        for layer in layers(found, lambda _: True):
            for _ in layer.features:
                break
    elif not found.startswith(BEGINS[head.kind]):
        raise NotAMap(size=len(data), why="tile")
    return About(
        kind=head.kind,
        zooms=head.zooms,
        box=head.box,
        credit=credit(data, head),
        tiles=head.tiles,
    )


def _ground(data: bytes, head: Header, asked: Asked) -> Ground:
    zoom = _zoom(head, asked)
    places = [*_places(asked, zoom)]
    if len(places) > TILES:  # the archive holds no map so wide
        return Ground(kind=head.kind)
    drawing = _Drawing(asked, zoom)
    for column, row in places:
        found = tile(data, head, zoom, column, row)
        if found is None:
            continue
        if head.kind == "vector":
            drawing.draw(found, column, row)
        elif found.startswith(BEGINS[head.kind]):
            drawing.put(found, column, row)
    return drawing.made(head.kind)


def _zoom(head: Header, asked: Asked) -> int:
    """Choose the zoom whose tiles are some parts of the drawing."""
    least = _WIDE if head.kind == "vector" else _FINE
    fits = math.floor(math.log2(max(asked.units / asked.wide / least, 1)))
    return min(max(fits, head.zooms[0]), head.zooms[1])


def _places(asked: Asked, zoom: int) -> Iterator[tuple[int, int]]:
    side = 1 << zoom
    left, right = (
        min(max(int(v * side), 0), side - 1) for v in (asked.west, asked.west + asked.wide)
    )
    top, low = (
        min(max(int(v * side), 0), side - 1) for v in (asked.north, asked.north + asked.high)
    )
    if (right - left + 1) * (low - top + 1) > TILES:
        yield from ((0, 0) for _ in range(TILES + 1))
        return
    yield from ((column, row) for column in range(left, right + 1) for row in range(top, low + 1))


def _column(longitude: float, zoom: int) -> int:
    return min(max(int((longitude + 180) / 360 * (1 << zoom)), 0), (1 << zoom) - 1)


def _row(latitude: float, zoom: int) -> int:
    return min(max(int(northing(latitude) * (1 << zoom)), 0), (1 << zoom) - 1)


def northing(latitude: float) -> float:
    """Give how far from above a latitude lies on the map of Mercator: 0 to 1."""
    held = math.radians(min(max(latitude, -85.05), 85.05))
    return 0.5 - math.asinh(math.tan(held)) / (2 * math.pi)


class _Drawing:
    """What was drawn up to now."""

    def __init__(self, asked: Asked, zoom: int) -> None:
        self._asked = asked
        self._zoom = zoom
        self._scale = asked.units / asked.wide
        self._high = asked.high * self._scale
        self._side = self._scale / (1 << zoom)
        self._shapes: dict[str, list[str]] = {one: [] for one in ORDER}
        self._names: list[tuple[float, Name]] = []
        self._pictures: list[Picture] = []
        self._left = POINTS_MOST

    def _corner(self, column: int, row: int) -> tuple[float, float]:
        x = column * self._side - self._asked.west * self._scale
        return x, row * self._side - self._asked.north * self._scale

    def put(self, data: bytes, column: int, row: int) -> None:
        """Put a tile that is a picture in its place."""
        x, y = self._corner(column, row)
        self._pictures.append(
            Picture(zoom=self._zoom, column=column, row=row, x=x, y=y, side=self._side, data=data)
        )

    def draw(self, data: bytes, column: int, row: int) -> None:
        """Draw the shapes of a tile, and note its names."""
        corner = self._corner(column, row)
        for layer in layers(data, SHOWN.__contains__):
            shown = SHOWN[layer.name]
            for feature in layer.features:
                if self._left <= 0:
                    return
                placed = self._placed(feature, corner, self._side / layer.wide)
                if shown == "name":
                    self._name(feature, placed)
                else:
                    self._shape(_as_drawn(shown, feature.kind), feature.kind, placed)

    def _placed(
        self, feature: Feature, corner: tuple[float, float], unit: float
    ) -> list[list[tuple[float, float]]]:
        x, y = corner
        return [[(x + a * unit, y + b * unit) for a, b in part] for part in feature.parts]

    def _shape(self, shown: str | None, kind: int, parts: list[list[tuple[float, float]]]) -> None:
        if shown is None:
            return
        closed = kind == AREAS
        for part in parts:
            points = _thinned(part)
            if len(points) < 2 + closed or not self._seen(points):
                continue
            self._left -= len(points)
            line = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
            self._shapes[shown].append(line + ("Z" if closed else ""))

    def _seen(self, points: list[tuple[float, float]]) -> bool:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return (
            max(xs) >= 0 and min(xs) <= self._asked.units and max(ys) >= 0 and min(ys) <= self._high
        )

    def _name(self, feature: Feature, parts: list[list[tuple[float, float]]]) -> None:
        said = feature.said
        words = said.get(f"name:{self._asked.language}") or said.get("name")
        if feature.kind != POINTS or not isinstance(words, str) or not words.strip() or not parts:
            return
        x, y = parts[0][0]
        if 0 <= x <= self._asked.units and 0 <= y <= self._high:
            many = said.get("population", said.get("population_rank", 0))
            rank = float(many) if isinstance(many, float) else 0.0
            self._names.append((-rank, Name(words=words[:60], x=round(x, 1), y=round(y, 1))))

    def made(self, kind: str) -> Ground:
        """Give what was drawn; of names that would lie over each other, the larger place's."""
        kept: list[Name] = []
        for _, one in sorted(self._names, key=lambda n: (n[0], n[1].words, n[1].x)):
            free = all(abs(one.x - o.x) > _ROOM[0] or abs(one.y - o.y) > _ROOM[1] for o in kept)
            if free and len(kept) < NAMES:
                kept.append(one)
        return Ground(
            kind=kind,
            shapes={shown: "".join(lines) for shown, lines in self._shapes.items() if lines},
            names=tuple(kept),
            pictures=tuple(self._pictures),
            cut=self._left <= 0,
        )


def _as_drawn(shown: str, kind: int) -> str | None:
    """Say how a shape is drawn: a river is a line or an area, and nothing else changes its sort."""
    if shown in ("water", "stream"):
        return {LINES: "stream", AREAS: "water"}.get(kind)
    wanted = LINES if shown in ("border", "road") else AREAS
    return shown if kind == wanted else None


def _thinned(part: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Leave out points that fall together on the drawing."""
    points = part[:1]
    for x, y in part[1:]:
        if abs(x - points[-1][0]) > _NEAR or abs(y - points[-1][1]) > _NEAR:
            points.append((x, y))
    return points
