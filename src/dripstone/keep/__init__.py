"""Keep: bytes as they came become reports.

describe      bytes → Report           digest before any parsing, type by content
version_of    Report → Version | None  the kept report that this one changed
capture       paths → Found            the only read of the outside, in ``capture/``
"""

from __future__ import annotations

import hashlib

from dripstone.keep.kinds import media_type
from dripstone.keep.versions import version_of
from dripstone.records import Origin, Report, report_id


def describe(data: bytes, *, origin: Origin, by: str, at: str, kind: str | None = None) -> Report:
    """Give bytes their identity and say what they are, before anything parses them.

    ``by`` is the person at the keyboard, ``at`` the moment, RFC 3339 in UTC. ``kind`` is the media
    type of what we derived ourselves. The same bytes have the same identity, whoever brings them.
    """
    digest = hashlib.sha256(data).hexdigest()
    return Report(
        id=report_id(digest),
        sha256=digest,
        size=len(data),
        media_type=kind or media_type(data, origin.name),
        origin=origin,
        received_at=at,
        received_by=by,
    )


__all__ = ["describe", "media_type", "report_id", "version_of"]
