"""About: what a picture or a recording says of itself, beside what can be seen and heard.

    members    bytes → Members    a name and a value each

Nothing is decoded: headers alone are read. JPEG, PNG, TIFF and WebP pictures; MP4, QuickTime, WAV
and MP3 recordings. Other kinds say nothing here.
"""

from __future__ import annotations

import datetime as dt
import struct
import zlib
from collections.abc import Callable, Iterator

from dripstone.read.formats.exif import exif
from dripstone.read.formats.inside import Member

Said = Iterator[tuple[str, str]]

_MOST = 10_000  #: parts of a file that are looked at
_LONGEST = 4000  #: octets of a note
_SOF = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  #: JPEG markers that tell the size
_SINCE_1904 = 2_082_844_800  #: seconds from 1904, where QuickTime counts from, to 1970
_BOXES = frozenset((b"moov", b"udta", b"trak"))
_FRAMES = {"TIT2": "title", "TPE1": "artist", "TDRC": "taken", "TYER": "taken", "TSSE": "software"}


def members(data: bytes, name: str) -> Iterator[Member]:  # noqa: ARG001 -- all are asked alike
    """Give what a file says of itself, each thing once."""
    given: set[str] = set()
    for field, value in _said(data):
        if value and field not in given:
            given.add(field)
            yield Member(name=field, kind="about", data=value.encode("utf-8", "replace"))


def _said(data: bytes) -> Said:
    for begins, read in _READERS:
        if data.startswith(begins):
            return read(data)
    if data[4:8] == b"ftyp":
        return _boxes(data, 0, len(data), 0)
    return iter(())


def _jpeg(data: bytes) -> Said:
    at = 2
    for _ in range(_MOST):
        if at + 4 > len(data) or data[at] != 0xFF:
            return
        kind, size = data[at + 1], struct.unpack_from(">H", data, at + 2)[0]
        body = data[at + 4 : at + 2 + size]
        if kind == 0xE1 and body.startswith(b"Exif\0\0"):
            yield from exif(body[6:])
        elif kind in _SOF and len(body) >= 5:
            height, width = struct.unpack_from(">HH", body, 1)
            yield "width", str(width)
            yield "height", str(height)
        elif kind == 0xFE:
            yield "comment", _words(body)
        if kind == 0xDA or size < 2:
            return
        at += 2 + size


def _png(data: bytes) -> Said:
    at = 8
    for _ in range(_MOST):
        if at + 8 > len(data):
            return
        size, kind = struct.unpack_from(">L4s", data, at)
        body = data[at + 8 : at + 8 + size]
        if kind == b"IHDR" and len(body) >= 8:
            width, height = struct.unpack_from(">LL", body)
            yield "width", str(width)
            yield "height", str(height)
        elif kind == b"eXIf":
            yield from exif(body)
        elif kind in {b"tEXt", b"zTXt", b"iTXt"}:
            yield _note(kind, body)
        at += 12 + size


def _note(kind: bytes, body: bytes) -> tuple[str, str]:
    name, _, rest = body.partition(b"\0")
    packed = kind == b"zTXt"
    if kind == b"iTXt" and len(rest) > 2:
        packed = rest[0] == 1
        rest = rest[2:].split(b"\0", 2)[-1]
    elif packed:
        rest = rest[1:]
    if packed:
        try:
            rest = zlib.decompressobj().decompress(rest, _LONGEST)
        except zlib.error:
            rest = b""
    return f"note {_words(name)[:80]}", _words(rest)


def _webp(data: bytes) -> Said:
    for kind, body in _chunks(data):
        if kind == b"EXIF":
            yield from exif(body.removeprefix(b"Exif\0\0"))
        elif kind == b"VP8X" and len(body) >= 10:
            yield "width", str(int.from_bytes(body[4:7], "little") + 1)
            yield "height", str(int.from_bytes(body[7:10], "little") + 1)


def _wav(data: bytes) -> Said:
    rate = 0
    for kind, body in _chunks(data):
        if kind == b"fmt " and len(body) >= 12:
            channels, hertz, rate = struct.unpack_from("<HLL", body, 2)
            yield "channels", str(channels)
            yield "hertz", str(hertz)
        elif kind == b"data" and rate:
            yield "seconds", f"{len(body) / rate:.1f}"


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    for _ in range(_MOST):
        if at + 8 > len(data):
            return
        kind, size = struct.unpack_from("<4sL", data, at)
        yield kind, data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _riff(data: bytes) -> Said:
    return _webp(data) if data[8:12] == b"WEBP" else _wav(data)


def _boxes(data: bytes, at: int, end: int, depth: int) -> Said:
    """Walk the boxes of an MP4 or QuickTime file. Source: ISO/IEC 14496-12, sections 4.2, 8.2."""
    for _ in range(_MOST):
        if at + 8 > end:
            return
        size, kind = struct.unpack_from(">L4s", data, at)
        begin = at + 8
        if size == 1 and at + 16 <= end:
            size, begin = struct.unpack_from(">Q", data, at + 8)[0], at + 16
        last = end if size == 0 else min(end, at + size)
        if last < begin:
            return
        if kind == b"mvhd":
            yield from _movie(data[begin:last])
        elif kind == b"tkhd":
            yield from _track(data[begin:last])
        elif kind == b"\xa9xyz":
            yield "place", _words(data[begin + 4 : last])
        elif kind in _BOXES and depth < 4:
            yield from _boxes(data, begin, last, depth + 1)
        at = last


def _movie(body: bytes) -> Said:
    form = ">QQLQ" if body[:1] == b"\1" else ">LLLL"
    if len(body) < 4 + struct.calcsize(form):
        return
    made, _, scale, length = struct.unpack_from(form, body, 4)
    if made > _SINCE_1904:
        yield "taken", _moment(made - _SINCE_1904)
    if scale:
        yield "seconds", f"{length / scale:.1f}"


def _track(body: bytes) -> Said:
    if len(body) >= 8:
        width, height = (part >> 16 for part in struct.unpack(">LL", body[-8:]))
        if width and height:
            yield "width", str(width)
            yield "height", str(height)


def _moment(seconds: int) -> str:
    try:
        return dt.datetime.fromtimestamp(seconds, dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError):
        return ""


def _tagged(data: bytes) -> Said:
    """Read the frames before an MP3. Source: ID3v2.3 and 2.4, section 4."""
    if len(data) < 10 or data[3] not in {3, 4}:
        return
    end, at = 10 + _seven(data[6:10]), 10
    for _ in range(_MOST):
        if at + 10 > min(end, len(data)):
            return
        kind = data[at : at + 4].decode("latin-1")
        raw = data[at + 4 : at + 8]
        size = _seven(raw) if data[3] == 4 else int.from_bytes(raw, "big")
        body = data[at + 10 : at + 10 + min(size, _LONGEST)]
        if kind in _FRAMES and body:
            codec = {0: "latin-1", 1: "utf-16", 2: "utf-16-be"}.get(body[0], "utf-8")
            words = body[1:].decode(codec, errors="replace")
            yield _FRAMES[kind], " ".join(words.replace("\0", " ").split())
        if size <= 0:
            return
        at += 10 + size


def _seven(raw: bytes) -> int:
    return sum((octet & 0x7F) << shift for octet, shift in zip(raw, (21, 14, 7, 0), strict=True))


def _words(raw: bytes) -> str:
    return " ".join(raw[:_LONGEST].decode("utf-8", errors="replace").replace("\0", " ").split())


_READERS: tuple[tuple[bytes | tuple[bytes, ...], Callable[[bytes], Said]], ...] = (
    (b"\xff\xd8\xff", _jpeg),
    (b"\x89PNG\r\n\x1a\n", _png),
    ((b"II*\0", b"MM\0*"), exif),
    (b"RIFF", _riff),
    (b"ID3", _tagged),
)
