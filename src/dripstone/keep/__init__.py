"""Keep: bytes as they came become reports.

describe      bytes → Report           digest before any parsing, type by content
version_of    Report → Version | None  the kept report that this one changed
capture       paths → Found            the only read of the outside, in ``capture/``
"""

from __future__ import annotations

import hashlib

from dripstone.keep.kinds import media_type
from dripstone.keep.octets import Octets
from dripstone.keep.versions import version_of
from dripstone.records import Origin, Report, report_id


def describe(
    data: Octets,
    *,
    origin: Origin,
    by: str,
    at: str,
    kind: str | None = None,
    sha256: str | None = None,
    size: int | None = None,
) -> Report:
    """Give bytes their identity and say what they are, before anything parses them.

    ``by`` is the person at the keyboard, ``at`` the moment, RFC 3339 in UTC. ``kind`` is the media
    type of what we derived ourselves. The same bytes have the same identity, whoever brings them.
    ``sha256`` and ``size`` are given where they were counted while the bytes went by.
    """
    digest = hashlib.sha256(data[:]).hexdigest() if sha256 is None else sha256
    return Report(
        id=report_id(digest),
        sha256=digest,
        size=len(data) if size is None else size,
        media_type=kind or media_type(data, origin.name),
        origin=origin,
        received_at=at,
        received_by=by,
    )


__all__ = ["describe", "media_type", "report_id", "version_of"]
