"""Compounds: what a file of the old office kind is, by the names of its streams.

compound_kind    bytes → media type
"""

from __future__ import annotations

from dripstone.keep.octets import Octets

_TELLING = (
    ("EncryptedPackage", "application/vnd.ms-office.encrypted"),
    ("WordDocument", "application/msword"),
    ("Workbook", "application/vnd.ms-excel"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ("__substg1.0_", "application/vnd.ms-outlook"),
    ("Book", "application/vnd.ms-excel"),
)
_LOOKED_AT = 16_384  #: octets of the directory: 128 entries


def compound_kind(data: Octets) -> str:
    """Tell Word, Excel, PowerPoint and Outlook files apart.

    Source: MS-CFB, sections 2.2 and 2.6.1: the header names the sector of the directory, whose
    entries begin with a name in UTF-16.
    """
    size = 1 << min(int.from_bytes(data[30:32], "little"), 16)
    begin = (int.from_bytes(data[48:52], "little") + 1) * size
    directory = data[begin : begin + _LOOKED_AT]
    for places in (directory, data):  # a directory may lie in pieces
        for name, kind in _TELLING:
            if (name + "\0" * (name[-1] != "_")).encode("utf-16-le") in places:
                return kind
    return "application/x-ole-storage"
