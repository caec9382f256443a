"""Scans: the pictures that the pages of a PDF are, each as a file that programs open.

    members    bytes → Members    the largest picture of each page; a page without one is told

JPEG and JPEG 2000 come out as they are; pictures of grey, of colours and of black on white are
given a PNG's or a TIFF's header. What is packed in another way stays inside and is told.
"""

from __future__ import annotations

import base64
import io
import struct
import zlib
from collections.abc import Iterator
from typing import Any

import pypdf
from pypdf.errors import PyPdfError

from dripstone.errors import Damaged, Protected
from dripstone.read.formats.inside import LARGEST, Member

_AS_THEY_ARE = {"/DCTDecode", "/JPXDecode"}
_MOST = 2000  #: pages
_BROKEN = (PyPdfError, KeyError, ValueError, TypeError, AttributeError, zlib.error, struct.error)


def members(data: bytes, name: str) -> Iterator[Member]:  # noqa: ARG001 -- all are asked alike
    """Give one picture a page.

    Raises:
        Damaged: it is no PDF.
        Protected: it opens only with a password.
    """
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Protected(size=len(data))
        pages = list(reader.pages[:_MOST])
    except PyPdfError:
        raise Damaged(size=len(data), part="structure") from None
    for number, page in enumerate(pages, start=1):
        picture = _picture(page)
        error = None if picture else "NoText"
        told = f"page {number}"
        yield Member(name=told, size=len(picture), error=error, data=picture)


def _picture(page: Any) -> bytes:  # noqa: ANN401 -- the library's own dictionaries
    try:
        objects = page["/Resources"]["/XObject"].get_object().values()
        pictures = [one.get_object() for one in objects]
        pictures = [one for one in pictures if one.get("/Subtype") == "/Image"]
        largest = max(pictures, key=lambda one: int(one["/Width"]) * int(one["/Height"]))
        return _file(largest)
    except _BROKEN:
        return b""


def _file(picture: Any) -> bytes:  # noqa: ANN401
    given = picture.get("/Filter")
    filters = [given] if isinstance(given, str) else list(given or [])
    raw: bytes = picture._data  # noqa: SLF001 -- there is no other way to the packed bytes
    if filters[:1] == ["/ASCII85Decode"]:
        raw, filters = base64.a85decode(raw.strip().removesuffix(b"~>")), filters[1:]
    width, height = int(picture["/Width"]), int(picture["/Height"])
    if len(filters) == 1 and filters[0] in _AS_THEY_ARE:
        return raw
    if filters == ["/CCITTFaxDecode"]:
        return _fax(raw, width, height, picture)
    if filters in (["/FlateDecode"], []) and width * height * 3 <= LARGEST:
        return _png(picture.get_data(), width, height, picture)
    return b""


def _png(raw: bytes, width: int, height: int, picture: Any) -> bytes:  # noqa: ANN401
    bits = int(picture.get("/BitsPerComponent", 8))
    kind, parts = {"/DeviceGray": (0, 1), "/DeviceRGB": (2, 3)}[picture["/ColorSpace"]]
    line = (width * parts * bits + 7) // 8
    if bits not in {1, 8} or len(raw) < line * height:
        return b""
    rows = b"".join(b"\0" + raw[at : at + line] for at in range(0, line * height, line))
    head = struct.pack(">LLBBBBB", width, height, bits, kind, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">L", len(body)) + kind + body + struct.pack(">L", zlib.crc32(kind + body))


def _fax(raw: bytes, width: int, height: int, picture: Any) -> bytes:  # noqa: ANN401
    """Put a TIFF's header before a picture packed as for a fax. Source: TIFF 6.0, section 11."""
    given = picture.get("/DecodeParms") or {}
    told = given[0] if isinstance(given, list) else given
    group = {-1: 4, 0: 3}.get(max(-1, int(told.get("/K", 0))))
    if group is None:  # packed in two dimensions, which a header of ours does not tell
        return b""
    # Runs of black are shown as white where they are one and not turned round again.
    turned = list(picture.get("/Decode") or ()) == [1, 0]
    shown_white = bool(told.get("/BlackIs1", False)) != turned
    entries = (
        (256, 4, width),
        (257, 4, height),
        (258, 3, 1),
        (259, 3, group),
        (262, 3, 1 if shown_white else 0),
        (273, 4, 8 + 2 + 8 * 12 + 4),
        (278, 4, height),
        (279, 4, len(raw)),
    )
    body = b"".join(struct.pack("<HHLL", tag, kind, 1, value) for tag, kind, value in entries)
    return struct.pack("<2sHLH", b"II", 42, 8, len(entries)) + body + bytes(4) + raw
