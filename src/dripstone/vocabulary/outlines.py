"""Outlines: the countries of the world as lines, small enough to come with the house.

    ours       → Outlines, as ``main`` packed them into ``outlines.msgpack``
    holding    Outlines, place on earth → the outline that it lies in
    main       ``python -m dripstone.vocabulary.outlines countries-50m.json``: writes the file

Borders are drawn as Natural Earth draws them, by who holds a place in fact. Whose it is, is said
by claims with a voice and a date, never by a line here.

Source: Natural Earth, 1:50 million, public domain, in the TopoJSON of the package world-atlas.
"""

from __future__ import annotations

import functools
import lzma
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec

from dripstone.records import Value
from dripstone.vocabulary import gazetteer

FILE = Path(__file__).with_name("outlines.msgpack")
_FULL = {
    "Is.": "Islands", "I.": "Island", "Rep.": "Republic", "Dem.": "Democratic", "Eq.": "Equatorial",
    "Herz.": "Herzegovina", "Barb.": "Barbuda", "Fr.": "French", "Br.": "British", "St.": "Saint",
    "Ter.": "Territory", "Vin.": "Vincent", "Gren.": "the Grenadines", "S.": "South",
    "W.": "Western", "N.": "Northern", "Faeroe": "Faroe",
}  # fmt: skip
Point = tuple[float, float]
"""Longitude and latitude, degrees."""


class Outline(Value, frozen=True, kw_only=True):
    """One country: rings of points, islands and holes alike."""

    name: str
    place: str | None  #: identity in the gazetteer
    rings: tuple[tuple[Point, ...], ...]

    def box(self) -> tuple[float, float, float, float]:
        """Give the least and greatest longitude and latitude: west, south, east, north."""
        points = [p for ring in self.rings for p in ring]
        return (
            min(p[0] for p in points),
            min(p[1] for p in points),
            max(p[0] for p in points),
            max(p[1] for p in points),
        )


class Packed(Value, frozen=True, kw_only=True):
    """What the file holds: arcs as differences, and for each country the arcs of its rings."""

    scale: tuple[float, float]
    shift: tuple[float, float]
    #: numbers as zigzag and base 128, compressed; each arc begins with how many points it has
    arcs: bytes
    countries: tuple[tuple[str, str | None, tuple[tuple[int, ...], ...]], ...]


@functools.cache
def ours() -> tuple[Outline, ...]:
    """Give the outlines. The first call takes about a tenth of a second."""
    held = resources.files(__package__).joinpath(FILE.name).read_bytes()
    packed = msgspec.msgpack.decode(held, type=Packed)
    arcs = list(_unpacked(packed))
    return tuple(
        Outline(name=name, place=place, rings=tuple(_ring(arcs, ring) for ring in rings))
        for name, place, rings in packed.countries
    )


def holding(outlines: Iterable[Outline], at: Point) -> Outline | None:
    """Find the country that a point lies in."""
    return next((one for one in outlines if _inside(one.rings, at)), None)


def _inside(rings: Iterable[Sequence[Point]], at: Point) -> bool:
    """Tell whether a line from the point crosses the rings an odd number of times."""
    x, y = at
    crossed = False
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                crossed = not crossed
    return crossed


def _ring(arcs: Sequence[Sequence[Point]], ring: Sequence[int]) -> tuple[Point, ...]:
    """Put arcs together; a negative number is that arc backwards, counted from minus one."""
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)
    return tuple(points)


def _unpacked(packed: Packed) -> Iterator[list[Point]]:
    numbers = _numbers(lzma.decompress(packed.arcs))
    for count in numbers:
        x = y = 0
        arc: list[Point] = []
        for _ in range(count):
            x += _unzigzag(next(numbers))
            y += _unzigzag(next(numbers))
            arc.append(
                (
                    round(x * packed.scale[0] + packed.shift[0], 3),
                    round(y * packed.scale[1] + packed.shift[1], 3),
                )
            )
        yield arc


def _numbers(raw: bytes) -> Iterator[int]:
    number = shift = 0
    for octet in raw:
        number |= (octet & 127) << shift
        shift += 7
        if octet < 128:
            yield number
            number = shift = 0


def _unzigzag(number: int) -> int:
    return (number >> 1) ^ -(number & 1)


def main() -> None:
    """Pack the file that is named."""
    source = msgspec.json.decode(Path(sys.argv[1]).read_bytes())
    FILE.write_bytes(pack(source))


def pack(topology: dict[str, Any]) -> bytes:
    """Pack the countries of a TopoJSON; the same at every call."""
    made = Packed(
        scale=tuple(topology["transform"]["scale"]),
        shift=tuple(topology["transform"]["translate"]),
        arcs=lzma.compress(b"".join(map(_packed_arc, topology["arcs"])), preset=9),
        countries=tuple(_named(topology)),
    )
    return msgspec.msgpack.encode(made)


def _packed_arc(arc: Sequence[Sequence[int]]) -> bytes:
    return _varint(len(arc)) + b"".join(_varint((n << 1) ^ (n >> 63)) for p in arc for n in p)


def _varint(number: int) -> bytes:
    made = bytearray()
    while number > 127:
        made.append(number & 127 | 128)
        number >>= 7
    return bytes((*made, number))


def _named(
    topology: dict[str, Any],
) -> Iterator[tuple[str, str | None, tuple[tuple[int, ...], ...]]]:
    """Name each country, and find it in the gazetteer."""
    for raw in topology["objects"]["countries"]["geometries"]:
        polygons = raw["arcs"] if raw["type"] == "MultiPolygon" else [raw["arcs"]]
        rings = tuple(tuple(ring) for polygon in polygons for ring in polygon)
        name = raw["properties"]["name"]
        found = [p.id for p in gazetteer.named(_spelled_out(name)) if p.precision == "country"]
        yield name, found[0] if found else None, rings


def _spelled_out(name: str) -> str:
    if name == "Dem. Rep. Congo":
        return "DR Congo"
    return " ".join(_FULL.get(word, word) for word in name.split())


if __name__ == "__main__":
    main()
