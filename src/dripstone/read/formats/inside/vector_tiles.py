"""Vector tiles: shapes and names out of one tile of a map.

layers    bytes → Layers    only those that are wanted are read
Layer     its name, how many units its tile is wide, and its features
Feature   points, lines or areas, and what the tile says of them

Source: Mapbox Vector Tile specification 2.1; Protocol Buffers, encoding. Of their messages a tile
has four, with three ways of spelling a value; they are read here directly.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from typing import NamedTuple

from dripstone.errors import NotAMap
from dripstone.read.formats.inside.pmtiles import varints

POINTS, LINES, AREAS = 1, 2, 3
_MOVE, _LINE, _CLOSE = 1, 2, 7
_LONGEST = 200  #: octets of a word that is told of a feature
_MANY = 60_000  #: features of one tile

Part = list[tuple[int, int]]
"""Points in units of the tile, from the left and from above."""


class Feature(NamedTuple):
    """One thing on the map."""

    kind: int  #: POINTS, LINES, AREAS
    said: dict[str, str | float]
    parts: list[Part]


class Layer(NamedTuple):
    """Things of one sort."""

    name: str
    wide: int  #: units
    features: Iterator[Feature]


def layers(tile: bytes, wanted: Callable[[str], bool]) -> Iterator[Layer]:
    """Give the layers of a tile whose names are wanted.

    Raises:
        NotAMap: the bytes are no such tile.
    """
    for number, _, body in _fields(tile):
        if number == 3 and isinstance(body, bytes):
            layer = _layer(body, wanted)
            if layer is not None:
                yield layer


def _layer(body: bytes, wanted: Callable[[str], bool]) -> Layer | None:
    name, wide = "", 4096
    keys: list[str] = []
    values: list[str | float] = []
    features: list[bytes] = []
    for number, _, value in _fields(body):
        match number, value:
            case 1, bytes():
                name = _words(value)
                if not wanted(name):
                    return None
            case 2, bytes():
                features.append(value)
            case 3, bytes():
                keys.append(_words(value))
            case 4, bytes():
                values.append(_value(value))
            case 5, int():
                wide = max(value, 1)
    if not wanted(name) or len(features) > _MANY:
        return None
    return Layer(name, wide, (_feature(one, keys, values) for one in features))


def _feature(body: bytes, keys: list[str], values: list[str | float]) -> Feature:
    kind, said, parts = 0, dict[str, str | float](), list[Part]()
    for number, _, value in _fields(body):
        match number, value:
            case 2, bytes():
                pairs = list(varints(value))
                for key, of in zip(pairs[::2], pairs[1::2], strict=False):
                    if key < len(keys) and of < len(values):
                        said[keys[key]] = values[of]
            case 3, int():
                kind = value
            case 4, bytes():
                parts = _parts(value)
    return Feature(kind, said, parts)


def _parts(raw: bytes) -> list[Part]:
    """Follow the commands that draw a feature: to a point, a line on from it, and back."""
    numbers = varints(raw)
    parts: list[Part] = []
    x = y = 0
    for command in numbers:
        how, many = command & 7, command >> 3
        if how == _CLOSE:
            continue  # areas are closed where they are drawn
        if how not in (_MOVE, _LINE):
            break
        for _ in range(min(many, len(raw))):
            across, down = next(numbers, None), next(numbers, None)
            if across is None or down is None:
                return parts
            x, y = x + _signed(across), y + _signed(down)
            if how == _MOVE or not parts:
                parts.append([])
            parts[-1].append((x, y))
    return parts


def _signed(number: int) -> int:
    return (number >> 1) ^ -(number & 1)


def _value(body: bytes) -> str | float:
    for number, wire, value in _fields(body):
        if isinstance(value, bytes):
            if number == 1:
                return _words(value)
            if wire in (1, 5):
                return float(struct.unpack("<d" if wire == 1 else "<f", value)[0])
        else:
            return float(_signed(value) if number == 6 else value)
    return ""


def _words(raw: bytes) -> str:
    words = raw[:_LONGEST].decode("utf-8", "replace")
    return "".join(c for c in words if c.isprintable())


def _fields(raw: bytes) -> Iterator[tuple[int, int, int | bytes]]:
    """Give the fields of a message: number, way of spelling, and a number or octets.

    Raises:
        NotAMap: it is no message.
    """
    at, end = 0, len(raw)
    while at < end:
        tag, at = _varint(raw, at)
        number, wire = tag >> 3, tag & 7
        if wire == 0:
            value, at = _varint(raw, at)
            yield number, wire, value
            continue
        if wire == 2:
            length, at = _varint(raw, at)
        else:
            length = {1: 8, 5: 4}.get(wire, end + 1)
        if at + length > end:
            raise NotAMap(size=end, why="tile")
        yield number, wire, raw[at : at + length]
        at += length


def _varint(raw: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while at < len(raw) and shift < 70:
        octet = raw[at]
        number |= (octet & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if octet < 0x80:
            return number, at
    raise NotAMap(size=len(raw), why="tile")
