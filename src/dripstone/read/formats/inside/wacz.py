"""Web archives in one file (WACZ): from an archive of recordings to the pages in its list.

    members    bytes → Members

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
    told = _hashes(archive)
    recordings = [n for n in archive.namelist() if n.endswith((".warc", ".warc.gz"))]
    if not recordings:
        raise Damaged(size=len(data), part="recording")
    wanted = _listed(archive)
    room = Room()
    for nth, part in enumerate(recordings, start=1):
        raw = _read(archive, part)
        if raw is None or (part in told and hashlib.sha256(raw).hexdigest() != told[part]):
            yield Member(name=f"recording {nth}", error="Damaged")
        if raw is not None:
            yield from warc.pages(raw, room, wanted)


def _read(archive: zipfile.ZipFile, name: str) -> bytes | None:
    try:
        one = archive.getinfo(name)
        with archive.open(one) as inside:
            data = inside.read(2 * LARGEST)
    except (KeyError, *_BROKEN):
        return None
    return data if len(data) == one.file_size else None


def _hashes(archive: zipfile.ZipFile) -> dict[str, str]:
    """Give the SHA-256 of each part, as the package says."""
    package = _json(_read(archive, "datapackage.json") or b"")
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
        for line in (_read(archive, name) or b"").splitlines()
        if isinstance(one := _json(line), dict) and isinstance(one.get("url"), str)
    }
    return frozenset(addresses) or None


def _json(raw: bytes) -> object:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return None
