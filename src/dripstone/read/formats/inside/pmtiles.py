"""PMTiles: an archive of map tiles in one file, version 3; one tile is taken out at a time.

header      bytes → Header
tile        bytes, Header, zoom, column, row → the tile's bytes, or None where there is none
credit      bytes, Header → who made the map, as the file says
tile_id     zoom, column, row → its number along the curve of Hilbert

Source: PMTiles specification, version 3 (protomaps/PMTiles), dedicated to the public.
"""

from __future__ import annotations

import json
import re
import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from dripstone.errors import NotAMap
from dripstone.records import Value

_HEAD = struct.Struct("<7sB11Q6B4iB2i")
_NONE, _GZIP = 1, 2  #: ways of packing that are read here
KINDS = {1: "vector", 2: "png", 3: "jpeg", 4: "webp"}
_DEEPEST = 4  #: directories in directories
_DIRECTORY = 8 * 2**20  #: octets of one, unpacked
_ENTRIES = 500_000
_TILE = 8 * 2**20  #: octets of one tile, unpacked
_TOLD = 2**20  #: octets of what the file says of itself
_CREDIT = 200  #: letters


class Header(Value, frozen=True, kw_only=True):
    """What stands at the beginning of an archive."""

    root: tuple[int, int]  #: where the first directory begins, and how long it is
    told: tuple[int, int]  #: the same of what the file says of itself
    leaves: int  #: where further directories begin
    data: int  #: where tiles begin
    tiles: int  #: how many places on earth have one
    packed: bool  #: directories are
    tiles_packed: bool
    kind: str  #: vector, png, jpeg, webp
    zooms: tuple[int, int]  #: from and to
    box: tuple[float, float, float, float]  #: west, south, east, north: degrees


class Entry(NamedTuple):
    """One line of a directory."""

    id: int
    offset: int
    length: int
    run: int  #: how many tiles on from this one are the same; 0: it leads to another directory


def header(data: bytes) -> Header:
    """Read what stands at the beginning.

    Raises:
        NotAMap: it is no such archive, of another version, or packed in a way that is not read.
    """
    if len(data) < _HEAD.size or not data.startswith(b"PMTiles"):
        raise NotAMap(size=len(data), why="header")
    _, version, *parts = _HEAD.unpack_from(data)
    root, root_size, told, told_size, leaves, leaves_size, start, size, tiles, *more = parts
    _, _, _, packed, tiles_packed, kind, low, high, west, south, east, north, *_ = more
    if version != 3:
        raise NotAMap(size=len(data), why="version")
    if packed not in (_NONE, _GZIP) or tiles_packed not in (_NONE, _GZIP):
        raise NotAMap(size=len(data), why="packing")
    if kind not in KINDS or not 0 <= low <= high <= 26:
        raise NotAMap(size=len(data), why="kind")
    ends = (root + root_size, told + told_size, leaves + leaves_size, start + size)
    if max(ends) > len(data):
        raise NotAMap(size=len(data), why="cut")
    return Header(
        root=(root, root_size),
        told=(told, told_size),
        leaves=leaves,
        data=start,
        tiles=tiles,
        packed=packed == _GZIP,
        tiles_packed=tiles_packed == _GZIP,
        kind=KINDS[kind],
        zooms=(low, high),
        box=(west / 1e7, south / 1e7, east / 1e7, north / 1e7),
    )


def tile(data: bytes, head: Header, zoom: int, column: int, row: int) -> bytes | None:
    """Find one tile.

    Raises:
        NotAMap: the way to it leads nowhere, or it swells too much.
    """
    wanted = tile_id(zoom, column, row)
    offset, length = head.root
    for _ in range(_DEEPEST):
        found = _before(_directory(data, offset, length, packed=head.packed), wanted)
        if found is None:
            return None
        if found.run == 0:
            offset, length = head.leaves + found.offset, found.length
        elif wanted < found.id + found.run:
            raw = _cut(data, head.data + found.offset, found.length)
            return _unpacked(raw, _TILE) if head.tiles_packed else raw
        else:
            return None
    raise NotAMap(size=len(data), why="directory")


def credit(data: bytes, head: Header) -> str:
    """Give who made the map, as the file says, without the markup that such words come in."""
    raw = _cut(data, *head.told)
    try:
        given = json.loads(_unpacked(raw, _TOLD) if head.packed else raw[:_TOLD])
        words = given.get("attribution") or given.get("name") or ""
    except (ValueError, AttributeError, RecursionError):
        return ""
    plain = re.sub(r"<[^>]*>", " ", words) if isinstance(words, str) else ""
    plain = plain.replace("&copy;", "©").replace("&amp;", "&")
    return " ".join("".join(c for c in plain if c.isprintable()).split())[:_CREDIT]


def tile_id(zoom: int, column: int, row: int) -> int:
    """Number a tile: all of the zooms before it, then its place along the curve."""
    side = 1 << zoom
    number, step = 0, side >> 1
    x, y = column, row
    while step:
        right, down = int(x & step > 0), int(y & step > 0)
        number += step * step * ((3 * right) ^ down)
        if not down:
            if right:
                x, y = side - 1 - x, side - 1 - y
            x, y = y, x
        step >>= 1
    return ((1 << 2 * zoom) - 1) // 3 + number


def _directory(data: bytes, offset: int, length: int, *, packed: bool) -> list[Entry]:
    raw = _cut(data, offset, length)
    numbers = varints(_unpacked(raw, _DIRECTORY) if packed else raw)
    try:
        count = next(numbers)
        if count > _ENTRIES:
            raise NotAMap(size=len(data), why="directory")
        ids, at = [], 0
        for _ in range(count):
            at += next(numbers)
            ids.append(at)
        runs = [next(numbers) for _ in range(count)]
        lengths = [next(numbers) for _ in range(count)]
        offsets: list[int] = []
        for nth in range(count):
            told = next(numbers)
            behind = told == 0 and nth > 0
            offsets.append(offsets[-1] + lengths[nth - 1] if behind else told - 1)
    except StopIteration:
        raise NotAMap(size=len(data), why="directory") from None
    return [Entry(*one) for one in zip(ids, offsets, lengths, runs, strict=True)]


def _before(entries: list[Entry], wanted: int) -> Entry | None:
    """Give the last entry that begins at a tile or before it."""
    low, high = 0, len(entries)
    while low < high:
        middle = (low + high) // 2
        if entries[middle].id <= wanted:
            low = middle + 1
        else:
            high = middle
    return entries[low - 1] if low else None


def varints(raw: bytes) -> Iterator[int]:
    """Give the numbers that octets spell, seven bits each. Source: Protocol Buffers, encoding."""
    number, shift = 0, 0
    for octet in raw:
        number |= (octet & 0x7F) << shift
        if octet < 0x80:
            yield number
            number, shift = 0, 0
        else:
            shift += 7
            if shift > 63:
                return


def _cut(data: bytes, offset: int, length: int) -> bytes:
    if offset < 0 or length < 0 or offset + length > len(data):
        raise NotAMap(size=len(data), why="cut")
    return data[offset : offset + length]


def _unpacked(raw: bytes, most: int) -> bytes:
    unpacker = zlib.decompressobj(wbits=31)
    try:
        made = unpacker.decompress(raw, most)
    except zlib.error:
        raise NotAMap(size=len(raw), why="packing") from None
    if unpacker.unconsumed_tail:
        raise NotAMap(size=len(raw), why="swells")
    return made
