"""Zips: archives are proven harmless before anything is unpacked.

    checked       bytes → Zip    members that neither overlap nor swell beyond what is allowed
    opened_zip    bytes → ZipFile    few enough members, none in the place of another
    parsed        Zip, member → XML tree, without entities, without the network

A member is never opened as an archive again, so that nesting ends at the first one, and nothing
is written under the names that an archive gives.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from lxml import etree

from dripstone.errors import Damaged, Protected, TooLarge

_MEMBERS = 10_000
_TOTAL = 512 * 2**20  #: octets unpacked, all members together
_SWELLS = 200  #: times; office files stay under 50
_SMALL = 2**20  #: octets; a small member may swell as it likes
_AT_ONCE = 2**20  #: octets unpacked at a time
_END = b"PK\x05\x06"
_LOCAL = struct.Struct("<4s5H3L2H")


class Zip:
    """An archive whose members were proven to be what its directory says."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.names = frozenset(archive.namelist())

    def read(self, name: str) -> bytes:
        """Unpack one member.

        Raises:
            Damaged: it is not there, or its bytes do not match their sum.
        """
        try:
            return self._archive.read(name)
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
            raise Damaged(part="member") from None

    def parsed(self, name: str) -> etree._Element:
        """Parse one member as XML. Entities stay unexpanded.

        Raises:
            Damaged: it is not there, or is no XML.
        """
        try:
            return etree.fromstring(self.read(name), _parser())
        except etree.XMLSyntaxError as trouble:
            raise Damaged(part="XML", line=trouble.lineno or 0) from None


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        dtd_validation=False,
    )


def checked(data: bytes) -> Zip:
    """Prove that an archive can be unpacked without harm.

    Raises:
        Damaged: it is cut off, members overlap, or one is larger than it says.
        Protected: a member is encrypted.
        TooLarge: too many members, too much in all, or one swells too much.
    """
    archive = opened_zip(data)
    members = archive.infolist()
    _check_sizes(members, len(data))
    for member in members:
        _check_member(archive, member, len(data))
    return Zip(archive)


def opened_zip(data: bytes) -> zipfile.ZipFile:
    """Read an archive's directory, and prove that its members lie apart. Nothing is unpacked.

    Raises:
        Damaged: it is cut off, or members overlap.
        TooLarge: too many members.
    """
    if (told := _told_members(data)) > _MEMBERS:
        raise TooLarge(size=len(data), members=told, limit=_MEMBERS)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, OSError):
        raise Damaged(size=len(data), part="directory") from None
    _check_places(archive.infolist(), data)
    return archive


def _told_members(data: bytes) -> int:
    """Count members as the end of the archive does, before a directory of millions is read."""
    end = data.rfind(_END, max(0, len(data) - 65_557))
    counted = data.count(b"PK\x01\x02")
    return max(counted, int.from_bytes(data[end + 10 : end + 12], "little") if end >= 0 else 0)


def _check_sizes(members: list[zipfile.ZipInfo], size: int) -> None:
    if any(member.flag_bits & 1 for member in members):
        raise Protected(size=size)
    total = sum(member.file_size for member in members)
    if total > _TOTAL:
        raise TooLarge(size=size, unpacked=total, limit=_TOTAL)
    for member in members:
        swells = member.file_size > _SWELLS * max(1, member.compress_size)
        if swells and member.file_size > _SMALL:
            raise TooLarge(size=size, unpacked=member.file_size, limit=_SWELLS)


def _check_places(members: list[zipfile.ZipInfo], data: bytes) -> None:
    """Prove that no octet belongs to two members.

    Source: Fifield (2019), A better zip bomb, WOOT '19.
    """
    taken = 0
    for member in sorted(members, key=lambda m: m.header_offset):
        begin = member.header_offset
        head = data[begin : begin + _LOCAL.size]
        if begin < taken or len(head) < _LOCAL.size or not head.startswith(b"PK\x03\x04"):
            raise Damaged(size=len(data), part="overlap")
        *_, name, extra = _LOCAL.unpack(head)
        taken = begin + _LOCAL.size + name + extra + member.compress_size
    if taken > len(data):
        raise Damaged(size=len(data), part="overlap")


def _check_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, size: int) -> None:
    """Unpack a member piece by piece into nothing: other readers may not stop where it says."""
    try:
        with archive.open(member) as inside:
            while inside.read(_AT_ONCE):
                continue
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        raise Damaged(size=size, part="member") from None
