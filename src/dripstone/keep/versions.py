"""Versions: which kept report a new one changed.

version_of      Report, kept → Version | None
same_address    address → the spelling by which two are compared
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

from dripstone.records import Report, Version, version

# Where a click came from is no part of where a page is.
_WAYS = ("utm_", "fbclid", "gclid", "yclid", "mc_cid", "mc_eid", "_openstat")


def version_of(
    new: Report, kept: Iterable[Report], *, addresses: Mapping[str, str] | None = None
) -> Version | None:
    """Link a report to the latest kept one with the same address, or from the same file.

    ``addresses`` gives, by report identity, the address that a report's own text names. A site's
    front page is no address of an article.
    """
    told = addresses or {}
    address = _address(new, told)
    by_address: list[Report] = []
    by_file: list[Report] = []
    for report in kept:
        if report.id == new.id:
            continue
        if address is not None and _address(report, told) == address:
            by_address.append(report)
        elif new.origin.place is not None and report.origin.place == new.origin.place:
            by_file.append(report)
    older, why = (by_address, "same address") if by_address else (by_file, "same file")
    if not older:
        return None
    return version(new.id, max(older, key=lambda one: one.received_at).id, why=why)


def _address(report: Report, told: Mapping[str, str]) -> str | None:
    given = told.get(report.id) or report.origin.url
    return same_address(given) if given else None


def same_address(address: str) -> str | None:
    """Spell an address for comparison; None for a front page and for what is no address."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    host = (parts.hostname or "").removeprefix("www.")
    asked = [(k, v) for k, v in parse_qsl(parts.query) if not k.lower().startswith(_WAYS)]
    path = parts.path.rstrip("/")
    if not host or not (path or asked):
        return None
    return f"{host}{path}?{urlencode(sorted(asked))}" if asked else host + path
