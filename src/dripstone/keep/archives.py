"""Archives: what a ZIP file is, by the names of its members. Nothing is unpacked.

zip_kind    bytes → media type
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from dripstone.keep.octets import Octets

_MEMBERS = 1000  #: names looked at; a document has its telling ones among them
_END = struct.Struct("<4s4H2LH")
_MEMBER = struct.Struct("<4s4B4HL2L5H2L")
_FIRST = struct.Struct("<4s2B4HL2L2H")
_OFFICE = "application/vnd.openxmlformats-officedocument"
_TELLING = {
    "word/document.xml": f"{_OFFICE}.wordprocessingml.document",
    "xl/workbook.xml": f"{_OFFICE}.spreadsheetml.sheet",
    "xl/workbook.bin": "application/vnd.ms-excel.sheet.binary.macroenabled.12",
    "ppt/presentation.xml": f"{_OFFICE}.presentationml.presentation",
    "meta-inf/manifest.mf": "application/java-archive",
    "datapackage.json": "application/wacz",
}


def zip_kind(data: Octets) -> str:
    """Tell a document by its members, or else that it is an archive.

    OpenDocument files and EPUBs say what they are in their first member, stored in clear.
    """
    said = _first_member(data)
    if said is not None:
        return said
    for name in _names(data):
        kind = _TELLING.get(name)
        if kind is not None:
            return kind
    return "application/zip"


def _first_member(data: Octets) -> str | None:
    if len(data) < _FIRST.size or not data.startswith(b"PK\x03\x04"):
        return None
    *_, size, _full, name_length, extra = _FIRST.unpack(data[: _FIRST.size])
    begin = _FIRST.size
    if data[begin : begin + name_length] != b"mimetype" or size > 200:
        return None
    begin += name_length + extra
    said = data[begin : begin + size].decode("ascii", errors="replace").strip()
    return said if said.startswith("application/") and said.isprintable() else None


def _names(data: Octets) -> Iterator[str]:
    """Give members' names as the directory at the end lists them, in lower case."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_557))
    if end < 0 or len(data) < end + _END.size:
        return
    at = _END.unpack(data[end : end + _END.size])[6]
    for _ in range(_MEMBERS):
        if at + _MEMBER.size > len(data) or data[at : at + 4] != b"PK\x01\x02":
            return
        fields = _MEMBER.unpack(data[at : at + _MEMBER.size])
        name, extra, comment = fields[12:15]
        yield data[at + _MEMBER.size : at + _MEMBER.size + name].decode("cp437").lower()
        at += _MEMBER.size + name + extra + comment
