"""Pictured: one page of a PDF as a picture, with the places of its letters on it.

members    bytes, the number of a page → that page as a ``Leaf`` in MessagePack

The picture is what a PDF program shows: the page cut as the file says, turned as it says, with
stamps and photographs. It is made by PDFium, the extra ``pages``, and never larger than ``MOST``
points of light, whatever size the file gives itself.
"""

from __future__ import annotations

import ctypes
import math
import struct
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from dripstone.read.formats.inside import Member
from dripstone.records import Value

SHARP = 2.0  #: pixels in a point at most, 144 in an inch
LONGEST = 2400  #: pixels of the longer side
MOST = 4_000_000  #: pixels of a picture
MOST_LETTERS = 60_000  #: of one page that are given places
_FAR = 2.0  #: heights of a letter between two that do not stand beside each other
_FINE = 64  #: parts of a pixel that places are asked in
_CUT = "\x02"  #: what PDFium calls a hyphen at a line's end
_ENDS = frozenset("\r\n\0")

Box = tuple[float, float, float, float]
"""Left, top, right and bottom: pixels."""


class Line(Value, frozen=True, kw_only=True):
    """Letters that stand beside each other, and the box of each."""

    words: str
    boxes: tuple[Box, ...]


class Leaf(Value, frozen=True, kw_only=True):
    """One page as a picture."""

    width: int  #: pixels
    height: int
    png: bytes
    lines: tuple[Line, ...]
    cut: bool = False  #: there were more letters than have places


def members(data: bytes, name: str) -> Iterator[Member]:
    """Give the page whose number ``name`` is, or the last one; ``many`` says how many there are."""
    import pypdfium2  # noqa: PLC0415 -- an extra

    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as trouble:
        refused = getattr(trouble, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD
        yield Member(name="1", kind="page", error="Protected" if refused else "Damaged")
        return
    if not count:
        yield Member(name="1", kind="page", error="Damaged")
        return
    number = min(max(int(name), 1), count)
    try:
        made = msgspec.msgpack.encode(_leaf(document, number - 1))
    except (pypdfium2.PdfiumError, OverflowError, ValueError):
        made = b""
    yield Member(name=str(number), kind="page", many=count, data=made)


def _leaf(document: Any, index: int) -> Leaf:  # noqa: ANN401 -- the library's own
    document.init_forms()  # what people filled in is part of how it looks
    page = document[index]
    made = page.render(scale=fitting(*page.get_size()), rev_byteorder=True)
    lines, cut = _lines(page, made.width, made.height)
    return Leaf(
        width=made.width,
        height=made.height,
        png=png(bytes(made.buffer), made.width, made.height, made.stride),
        lines=lines,
        cut=cut,
    )


def fitting(width: float, height: float) -> float:
    """Give how many pixels a point takes, so that a page of any size makes a picture of ours.

    Raises:
        ValueError: it has no size.
    """
    if not (math.isfinite(width) and math.isfinite(height) and width > 0 and height > 0):
        raise ValueError
    return min(SHARP, LONGEST / max(width, height), math.sqrt(MOST / width / height))


def png(raw: bytes, width: int, height: int, stride: int) -> bytes:
    """Write lines of red, green and blue as a PNG. Source: PNG, third edition, W3C."""
    rows = b"".join(b"\0" + raw[at : at + 3 * width] for at in range(0, height * stride, stride))
    head = struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">L", len(body)) + kind + body + struct.pack(">L", zlib.crc32(kind + body))


def _lines(page: Any, width: int, height: int) -> tuple[tuple[Line, ...], bool]:  # noqa: ANN401
    """Put the letters of a page into lines, as far as they stand beside each other."""
    letters = page.get_textpage()
    count = letters.count_chars()
    onto = _onto(page, width, height)
    lines: list[Line] = []
    words, boxes = "", list[Box]()
    for letter, box in _letters(letters, min(count, MOST_LETTERS), onto):
        if words and (letter in _ENDS or _apart(boxes[-1], box)):
            lines.append(Line(words=words, boxes=tuple(boxes)))
            words, boxes = "", []
        if letter not in _ENDS:
            words += letter
            boxes.append(box)
    if words:
        lines.append(Line(words=words, boxes=tuple(boxes)))
    return tuple(lines), count > MOST_LETTERS


def _letters(
    letters: Any,  # noqa: ANN401
    count: int,
    onto: Callable[[float, float], tuple[float, float]],
) -> Iterator[tuple[str, Box]]:
    """Give letters with their boxes on the picture; two halves of one letter come as one."""
    raw, half = _raw(), 0
    for at in range(count):
        code = raw.FPDFText_GetUnicode(letters, at)
        if 0xD800 <= code < 0xDC00:
            half = code
            continue
        if 0xDC00 <= code < 0xE000:
            code, half = 0x10000 + ((half - 0xD800) << 10) + (code - 0xDC00) if half else 0, 0
        left, low, right, high = letters.get_charbox(at, loose=True)
        (x1, y1), (x2, y2) = onto(left, low), onto(right, high)
        box = (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
        yield ("-" if chr(code) == _CUT else chr(code)), box


def _onto(page: Any, width: int, height: int) -> Callable[[float, float], tuple[float, float]]:  # noqa: ANN401
    """Lead points of the page onto its picture, cut and turned as the picture is."""

    def asked(x: float, y: float) -> tuple[float, float]:
        across, down = ctypes.c_int(), ctypes.c_int()
        size = (width * _FINE, height * _FINE)
        _raw().FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, across, down)
        return across.value / _FINE, down.value / _FINE

    far = 1000.0  # the way is straight: three points tell it
    (x0, y0), (x1, y1), (x2, y2) = asked(0, 0), asked(far, 0), asked(0, far)
    right, up = ((x1 - x0) / far, (y1 - y0) / far), ((x2 - x0) / far, (y2 - y0) / far)
    return lambda x, y: (x0 + x * right[0] + y * up[0], y0 + x * right[1] + y * up[1])


def _raw() -> Any:  # noqa: ANN401
    import pypdfium2.raw  # noqa: PLC0415 -- an extra

    return pypdfium2.raw


def _apart(one: Box, other: Box) -> bool:
    """Tell whether two letters stand further apart than letters of one line do."""
    size = max(min(one[2] - one[0], one[3] - one[1]), min(other[2] - other[0], other[3] - other[1]))
    gap_x = max(other[0] - one[2], one[0] - other[2])
    gap_y = max(other[1] - one[3], one[1] - other[3])
    return max(gap_x, gap_y) > _FAR * max(size, 4.0)
