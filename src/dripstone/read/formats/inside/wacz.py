"""Web archives in one file (WACZ): from an archive of recordings to the pages in its list.

    members    bytes → Members
    part       archive, name → its bytes, or None where it is not whole
    hashes     archive → SHA-256 of each part, as its package says
    json_in    bytes → a value, or None

The list of pages (``pages/*.jsonl``) says which web pages a person looked at; without one, every
page is given. What the package's own table of hashes does not match is told as damaged.

Source: WACZ 1.1.1, sections 4 and 5.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator

from dripstone.errors import Damaged
from dripstone.read.formats.inside import LARGEST, Member, Room, warc
from dripstone.read.formats.zips import opened_zip

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)


def members(data: bytes, name: str) -> Iterator[Member]:  # noqa: ARG001 -- all are asked alike
    """Give the listed pages of each recording, and say which parts do not match their hashes.

    Raises:
        Damaged: it is cut off, or holds no recording.
    """
    archive = opened_zip(data)
    told = hashes(archive)
    recordings = [n for n in archive.namelist() if n.endswith((".warc", ".warc.gz"))]
    if not recordings:
        raise Damaged(size=len(data), part="recording")
    wanted = _listed(archive)
    room = Room()
    for nth, place in enumerate(recordings, start=1):
        raw = part(archive, place)
        if raw is None or (place in told and hashlib.sha256(raw).hexdigest() != told[place]):
            yield Member(name=f"recording {nth}", error="Damaged")
        if raw is not None:
            yield from warc.pages(raw, room, wanted)


def part(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """Give the bytes of a part; None where it is missing, cut off or too large."""
    try:
        one = archive.getinfo(name)
        with archive.open(one) as inside:
            data = inside.read(2 * LARGEST)
    except (KeyError, *_BROKEN):
        return None
    return data if len(data) == one.file_size else None


def hashes(archive: zipfile.ZipFile) -> dict[str, str]:
    """Give the SHA-256 of each part, as the package says."""
    package = json_in(part(archive, "datapackage.json") or b"")
    found = package.get("resources") if isinstance(package, dict) else None
    return {
        one["path"]: one["hash"].removeprefix("sha256:")
        for one in (found if isinstance(found, list) else ())
        if isinstance(one, dict)
        and isinstance(one.get("path"), str)
        and str(one.get("hash")).startswith("sha256:")
    }


def _listed(archive: zipfile.ZipFile) -> frozenset[str] | None:
    """Give the addresses of the pages that the package lists; None if it lists none."""
    lists = [n for n in archive.namelist() if n.startswith("pages/") and n.endswith(".jsonl")]
    addresses = {
        one["url"]
        for name in lists
        for line in (part(archive, name) or b"").splitlines()
        if isinstance(one := json_in(line), dict) and isinstance(one.get("url"), str)
    }
    return frozenset(addresses) or None


def json_in(raw: bytes) -> object:
    """Read JSON; None for what is none."""
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return None
