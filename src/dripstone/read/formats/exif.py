"""EXIF: what a camera wrote into a picture.

    exif    TIFF structure → names and values    who took it with what, when and where

Only what tells of the taking is given. Every place in the structure is checked against its end, and
no directory is read twice, so that a structure that points into itself ends.

Source: CIPA DC-008 (Exif 2.32), sections 4.5 and 4.6; TIFF 6.0, section 2.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 9: 4, 10: 8}  #: octets, by type
_NUMBERS = {1: "B", 3: "H", 4: "L", 6: "b", 9: "l"}
_MOST = 500  #: entries of one directory
_LONGEST = 2000  #: octets of one value
_TAGS = {
    0x010E: "description",
    0x010F: "make",
    0x0110: "model",
    0x0112: "orientation",
    0x0131: "software",
    0x0132: "changed",
    0x013B: "artist",
    0x8298: "copyright",
    0x9003: "taken",
    0x9004: "digitised",
    0x9010: "changed_zone",
    0x9011: "taken_zone",
    0x9286: "comment",
    0xA002: "width",
    0xA003: "height",
    0xA431: "serial",
    0xA434: "lens",
}
_SIZE = {0x0100: "width", 0x0101: "height"}
_GPS = {1: "south", 2: "latitude", 3: "west", 4: "longitude", 6: "altitude", 7: "time", 29: "day"}
_WITHIN = {0x8769: _TAGS, 0x8825: _GPS}  #: directories in the first one


def exif(data: bytes) -> Iterator[tuple[str, str]]:
    """Give names and values, in the order of the structure; nothing where there is none."""
    order = {b"II": "<", b"MM": ">"}.get(data[:2])
    if order is None or len(data) < 8:
        return
    first = struct.unpack_from(order + "L", data, 4)[0]
    waiting = [(first, _TAGS | _SIZE)]
    seen: set[int] = set()
    while waiting:
        at, tags = waiting.pop(0)
        if at in seen:
            continue
        seen.add(at)
        place: dict[str, str] = {}
        for tag, value in _entries(data, at, order):
            if tag in _WITHIN and isinstance(value, list) and value and tags is not _GPS:
                waiting.append((int(value[0]), _WITHIN[tag]))
            elif tag in tags:
                place[tags[tag]] = _spelled(value, order)
        yield from _told(place) if tags is _GPS else place.items()


def _entries(data: bytes, at: int, order: str) -> Iterator[tuple[int, list[float] | bytes]]:
    if at + 2 > len(data):
        return
    count = min(struct.unpack_from(order + "H", data, at)[0], _MOST)
    for number in range(count):
        place = at + 2 + 12 * number
        if place + 12 > len(data):
            return
        tag, kind, many = struct.unpack_from(order + "HHL", data, place)
        size = _SIZES.get(kind, 0) * many
        if not 0 < size <= _LONGEST:
            continue
        begin = place + 8 if size <= 4 else struct.unpack_from(order + "L", data, place + 8)[0]
        raw = data[begin : begin + size]
        if len(raw) == size:
            yield tag, _value(raw, kind, many, order)


def _value(raw: bytes, kind: int, many: int, order: str) -> list[float] | bytes:
    if kind in {2, 7}:
        return raw
    if kind in {5, 10}:
        pairs = struct.unpack(order + ("L" if kind == 5 else "l") * 2 * many, raw)
        parts = zip(pairs[::2], pairs[1::2], strict=True)
        return [top / below if below else _nothing(top) for top, below in parts]
    return list(struct.unpack(order + _NUMBERS[kind] * many, raw))


def _nothing(top: int) -> float:
    """Read 0/0, which some cameras write for seconds, as none; all else over 0 is no number."""
    return math.nan if top else 0.0


def _spelled(value: list[float] | bytes, order: str) -> str:
    if isinstance(value, bytes):
        return " ".join(_decoded(value, order).replace("\0", " ").split())
    return " ".join(f"{number:.10g}" for number in value)


def _decoded(value: bytes, order: str) -> str:
    """Decode a value; a comment says before its words how they are written."""
    if value.startswith(b"UNICODE\0"):
        return value[8:].decode("utf-16-le" if order == "<" else "utf-16-be", errors="replace")
    raw = value[8:] if value.startswith((b"ASCII\0\0\0", b"\0" * 8)) else value
    return raw.decode("utf-8", errors="replace")


def _told(place: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Put degrees, minutes and seconds together; a place without both halves is none."""
    north = _degrees(place.get("latitude"), 90)
    east = _degrees(place.get("longitude"), 180)
    if north is not None and east is not None:
        yield "latitude", _sided(north, place.get("south", ""), "NS")
        yield "longitude", _sided(east, place.get("west", ""), "EW")
    elif place.get("latitude") or place.get("longitude"):
        yield "place", f"unreadable: {place.get('latitude')}, {place.get('longitude')}"
    for name in ("altitude", "day", "time"):
        if place.get(name) and "nan" not in place[name]:
            yield f"satellite_{name}", place[name]


def _sided(degrees: float, side: str, sides: str) -> str:
    """Spell one half of a place; on which side of the Earth it lies is never supposed."""
    told = side.strip().upper()
    if told not in tuple(sides):
        return f"{degrees:.6f} ({sides[0]} or {sides[1]} not stated)"
    return f"{-degrees if told == sides[1] else degrees:.6f}"


def _degrees(words: str | None, most: int) -> float | None:
    """Add degrees, minutes and seconds; None for what lies nowhere."""
    try:
        parts = [float(part) for part in (words or "").split()]
    except ValueError:
        return None
    if not 1 <= len(parts) <= 3 or not all(0 <= part <= 180 for part in parts):
        return None
    degrees = sum(part / 60**nth for nth, part in enumerate(parts))
    return degrees if degrees <= most else None
