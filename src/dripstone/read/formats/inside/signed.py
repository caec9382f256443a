"""Signed: what a web archive in one file (WACZ) states of its own parts, and who signed it.

    members    bytes → one Member    a ``Package``, where the archive states a hash of its package

Nothing is verified here but hashes: what is to be checked with keys is given as it stands.

Source: WACZ 1.1.1, section 5; WACZ signing and verification 0.1.0.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator

import msgspec

from dripstone.read.formats.inside import Member
from dripstone.read.formats.inside.wacz import hashes, json_in, part
from dripstone.read.formats.zips import opened_zip
from dripstone.records import Value

DIGEST, PACKAGE = "datapackage-digest.json", "datapackage.json"
_LONGEST = 65_536  #: code points of a field


class Package(Value, frozen=True, kw_only=True):
    """What a WACZ says of itself."""

    stated: str  #: hash of its package, as it says
    found: str  #: SHA-256 of the package that is in it
    parts: int  #: that the package lists with SHA-256
    same: int  #: of these, how many have that hash
    unlisted: int  #: parts in the file that the package does not list
    fields: dict[str, str] = {}  #: of the signature


def members(data: bytes, name: str) -> Iterator[Member]:  # noqa: ARG001 -- all are asked alike
    """Give what the archive states; nothing where it states no hash of its package.

    Raises:
        Damaged: it is cut off.
    """
    archive = opened_zip(data)
    told = json_in(part(archive, DIGEST) or b"")
    if isinstance(told, dict):
        yield Member(name="package", data=msgspec.msgpack.encode(_package(archive, told)))


def _package(archive: zipfile.ZipFile, told: dict[str, object]) -> Package:
    listed = hashes(archive)
    same = sum(_hash(part(archive, name)) == stated for name, stated in listed.items())
    signed = told.get("signedData")
    here = {n for n in archive.namelist() if not n.endswith("/")} - {DIGEST, PACKAGE}
    return Package(
        stated=str(told.get("hash", ""))[:_LONGEST],
        found=_hash(part(archive, PACKAGE)),
        parts=len(listed),
        same=same,
        unlisted=len(here - listed.keys()),
        fields={
            str(field)[:80]: value
            for field, value in (signed.items() if isinstance(signed, dict) else ())
            if isinstance(value, str) and len(value) <= _LONGEST
        },
    )


def _hash(data: bytes | None) -> str:
    return "" if data is None else hashlib.sha256(data).hexdigest()
