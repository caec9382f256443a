"""Map tiles for tests: a PMTiles file of our own making, as its specification has it."""

from __future__ import annotations

import gzip
import json
import struct
import zlib
from collections.abc import Iterable, Mapping

from dripstone.read.formats.inside.pmtiles import tile_id

Place = tuple[int, int, int]
WORLD = (-180.0, -85.0, 180.0, 85.0)


def number(n: int) -> bytes:
    """Spell a number, seven bits an octet."""
    made = b""
    while n > 0x7F:
        made, n = made + bytes([n & 0x7F | 0x80]), n >> 7
    return made + bytes([n])


def field(key: int, value: int | bytes) -> bytes:
    """Spell one field of a message."""
    if isinstance(value, int):
        return number(key << 3) + number(value)
    return number(key << 3 | 2) + number(len(value)) + value


def drawn(*parts: Iterable[tuple[int, int]], closed: bool = False) -> bytes:
    """Spell the commands that draw these parts."""
    made, x, y = b"", 0, 0
    for part in parts:
        points = list(part)
        for nth, (a, b) in enumerate(points):
            if nth < 2:
                made += number(1 | 1 << 3) if nth == 0 else number(2 | len(points) - 1 << 3)
            for step in (a - x, b - y):
                made += number(step << 1 if step >= 0 else (-step << 1) - 1)
            x, y = a, b
        made += number(15) if closed else b""
    return made


def layer(name: str, *features: tuple[int, bytes, Mapping[str, str]]) -> bytes:
    """Spell a layer of features: what they are, how they are drawn, what is said of them."""
    keys = sorted({key for _, _, said in features for key in said})
    values = sorted({value for _, _, said in features for value in said.values()})
    made = field(15, 2) + field(1, name.encode())
    for kind, shape, said in features:
        pairs = b"".join(number(keys.index(k)) + number(values.index(v)) for k, v in said.items())
        made += field(2, field(2, pairs) + field(3, kind) + field(4, shape))
    made += b"".join(field(3, key.encode()) for key in keys)
    made += b"".join(field(4, field(1, value.encode())) for value in values)
    return field(3, made + field(5, 4096))


def a_tile(
    name: str = "Karvel", russian: str = "Карвель", at: tuple[int, int] = (2048, 2048)
) -> bytes:
    """Make a tile with land, a river that crosses it, and a town in its middle or elsewhere."""
    square = [(0, 0), (4096, 0), (4096, 4096), (0, 4096)]
    return (
        layer("earth", (3, drawn(square, closed=True), {}))
        + layer("water", (2, drawn([(0, 2048), (4096, 2048)]), {"kind": "river"}))
        + layer("pois", (1, drawn([(5, 5)]), {"name": "not drawn"}))
        + layer("places", (1, drawn([at]), {"name": name, "name:ru": russian}))
    )


def a_square(red: int, green: int, blue: int, side: int = 16) -> bytes:
    """Make a PNG of one colour."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">L", len(body)) + kind + body + struct.pack(">L", zlib.crc32(kind + body))
        )

    rows = (b"\0" + bytes((red, green, blue)) * side) * side
    head = struct.pack(">LLBBBBB", side, side, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def an_archive(
    tiles: Mapping[Place, bytes],
    *,
    kind: int = 1,
    packed: bool = True,
    leaves: bool = False,
    credit: str = "<b>&copy; Somebody</b>",
    box: tuple[float, float, float, float] = WORLD,
) -> bytes:
    """Write tiles by zoom, column and row into an archive; with leaves, in a second directory."""
    pack = (lambda b: gzip.compress(b, mtime=0)) if packed else bytes
    rows, data = [], b""
    for place, raw in sorted(tiles.items(), key=lambda t: tile_id(*t[0])):
        body = pack(raw) if kind == 1 else raw
        rows.append((tile_id(*place), len(data), len(body), 1))
        data += body
    inner = pack(_directory(rows)) if leaves else b""
    root = pack(_directory([(rows[0][0], 0, len(inner), 0)] if leaves else rows))
    told = pack(json.dumps({"attribution": credit}).encode())
    starts = [127, 127 + len(root), 127 + len(root) + len(told)]
    starts.append(starts[-1] + len(inner))
    lengths = [len(root), len(told), len(inner), len(data)]
    places = [n for pair in zip(starts, lengths, strict=True) for n in pair]
    zooms = sorted({zoom for zoom, _, _ in tiles})
    how = 2 if packed else 1
    head = struct.pack(
        "<7sB11Q6B4iB2i",
        b"PMTiles", 3, *places, len(rows), len(rows), len(rows),
        1, how, how if kind == 1 else 1, kind, zooms[0], zooms[-1],
        *(int(side * 1e7) for side in box), 0, 0, 0,
    )  # fmt: skip
    return head + root + told + inner + data


def _directory(rows: list[tuple[int, int, int, int]]) -> bytes:
    ids = [row[0] for row in rows]
    steps = [b - a for a, b in zip([0, *ids], ids, strict=False)]
    columns = (steps, [r[3] for r in rows], [r[2] for r in rows], [r[1] + 1 for r in rows])
    return number(len(rows)) + b"".join(number(n) for column in columns for n in column)


def world(make=a_tile, zooms: int = 3, **rest) -> bytes:
    """Make an archive of the whole world, down to a zoom."""
    tiles = {
        (zoom, x, y): make()
        for zoom in range(zooms)
        for x in range(1 << zoom)
        for y in range(1 << zoom)
    }
    return an_archive(tiles, **rest)
