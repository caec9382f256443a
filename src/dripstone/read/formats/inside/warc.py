"""Web archives (WARC): from a recording to the pages that were answered.

    members    bytes → Members
    pages      bytes → Members    only those whose addresses are wanted

Records are told apart by their own lengths, so that one that is cut off or does not match its
digest is told and never passes for a whole one. Pages and documents are given, decoded as a browser
would; scripts, pictures and other parts of pages stay inside and are counted.

Source: ISO 28500:2017 (WARC 1.1), sections 4 to 6.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Container, Iterator

from fastwarc.warc import ArchiveIterator, WarcRecord

from dripstone.read.formats.inside import LARGEST, SMALL, SWELLS, Member, Room

_PAGES = frozenset(
    ("text/html", "application/xhtml+xml", "application/pdf", "text/plain", "message/rfc822")
)
_OFFICE = ("application/vnd.openxmlformats", "application/vnd.oasis", "application/msword")
_MOST_HEAD = 2**16  #: octets of a record's header


def members(data: bytes, name: str) -> Iterator[Member]:  # noqa: ARG001 -- all are asked alike
    """Give each page and document that a server answered with, in the order of the recording."""
    return pages(data, Room(), None)


def pages(data: bytes, room: Room, wanted: Container[str] | None) -> Iterator[Member]:
    """Give the pages of a recording; of web pages only those ``wanted``, where that is given."""
    inside = 0
    for nth, record in enumerate(_records(data), start=1):
        if record is None:
            yield Member(name=f"record {nth}", kind="page", error="Damaged")
            continue
        found = _page(record, nth, room, wanted)
        if found is not None:
            yield found
        else:
            inside += 1
    if inside:
        yield Member(name="other records", kind="page", error="LeftOut", many=inside)


def _page(raw: bytes, nth: int, room: Room, wanted: Container[str] | None) -> Member | None:
    try:
        return _answered(raw, nth, room, wanted)
    except (OSError, ValueError):  # as the library says that a header or a packing is wrong
        return Member(name=f"record {nth}", kind="page", size=len(raw), error="Damaged")


def _answered(raw: bytes, nth: int, room: Room, wanted: Container[str] | None) -> Member | None:
    """Give the page that a record holds; None for what is no page."""
    record = next(iter(ArchiveIterator(io.BytesIO(raw), parse_http=False)), None)
    if record is None or (
        "WARC-Block-Digest" in record.headers and not record.verify_block_digest()
    ):
        return Member(name=f"record {nth}", kind="page", size=len(raw), error="Damaged")
    record = next(iter(ArchiveIterator(io.BytesIO(raw), auto_decode="all")))
    if not _is_page(record, wanted):
        return None
    data = record.reader.read(LARGEST + 1)
    error = room.refuses(len(data), len(raw)) or (None if data else "NoText")
    told = f"page {nth}"
    if error is not None:
        return Member(name=told, kind="page", size=len(data), error=error)
    room.take(len(data))
    return Member(
        name=told,
        kind="page",
        size=len(data),
        url=_address(record),
        captured_at=_moment(record),
        data=data,
    )


def _is_page(record: WarcRecord, wanted: Container[str] | None) -> bool:
    kind = record.headers.get("WARC-Type", "")
    if kind == "response":
        http = record.http_headers
        if http is None or http.status_code is None or not 200 <= int(http.status_code) < 300:
            return False
        type_ = (record.http_content_type or "").lower()
    elif kind == "resource":
        type_ = (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    else:
        return False
    if type_ not in _PAGES and not type_.startswith(_OFFICE):
        return False
    return wanted is None or type_ != "text/html" or _address(record) in wanted


def _address(record: WarcRecord) -> str | None:
    given = str(record.headers.get("WARC-Target-URI", "")).strip("<> ")
    return given if given.startswith(("http://", "https://")) and len(given) <= 2000 else None


def _moment(record: WarcRecord) -> str | None:
    when = record.record_date
    return when.strftime("%Y-%m-%dT%H:%M:%SZ") if when is not None else None


# Telling records apart.


def _records(data: bytes) -> Iterator[bytes | None]:
    """Give each record whole; None for one that is not."""
    for piece in _unpacked(data) if data.startswith(b"\x1f\x8b") else (data,):
        if piece is None:
            yield None
            continue
        yield from _cut(piece)


def _unpacked(data: bytes) -> Iterator[bytes | None]:
    """Unpack each part of a packed recording; after a damaged one, go on at the next."""
    at = 0
    while at < len(data):
        packer = zlib.decompressobj(31)
        try:
            limit = max(SMALL, min(2 * LARGEST, SWELLS * (len(data) - at)))
            piece = packer.decompress(data[at:], limit)
        except zlib.error:
            piece = b""
        if packer.eof:
            yield piece
            at = len(data) - len(packer.unused_data)
        else:
            yield None
            found = data.find(b"\x1f\x8b\x08", at + 1)
            at = found if found >= 0 else len(data)


def _cut(piece: bytes) -> Iterator[bytes | None]:
    at = 0
    while at < len(piece):
        begins = piece.find(b"WARC/", at)
        if begins < 0 or piece[at:begins].strip():
            yield None  # something stands where a record should
        if begins < 0:
            return
        end = _end(piece, begins)
        yield piece[begins:end] if end is not None else None
        found = piece.find(b"\nWARC/", begins + 1)
        at = end if end is not None else found + 1 if found >= 0 else len(piece)
        while piece[at : at + 1] in {b"\r", b"\n"}:
            at += 1


def _end(piece: bytes, begins: int) -> int | None:
    """Give where a record ends, by its own length; None if it is cut off or has none."""
    head_end = piece.find(b"\r\n\r\n", begins, begins + _MOST_HEAD)
    if head_end < 0:
        return None
    for line in piece[begins:head_end].split(b"\r\n")[1:]:
        field, _, value = line.partition(b":")
        if field.strip().lower() == b"content-length" and value.strip().isdigit():
            end = head_end + 4 + int(value.strip()[:15])
            whole = end <= len(piece) and piece[end : end + 4] in {b"\r\n\r\n", b"\r\n", b""}
            return min(end + 4, len(piece)) if whole else None
    return None
