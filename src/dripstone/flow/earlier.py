"""Earlier: the kept reports that a new one may be a version of, found without looking at all.

The vault is gone through once a batch, and only when somebody asks; what the batch adds is added
here too.
"""

from __future__ import annotations

import functools
import hashlib

from dripstone import keep
from dripstone.flow.keeping import Kept
from dripstone.keep.versions import same_address
from dripstone.records import Report, Text, Version


class Earlier:
    """Kept reports by the file that they came from and by their address.

    Identities alone are held: a vault may have more reports than fit into memory.
    """

    def __init__(self, vault: Kept) -> None:
        """Look at nothing yet."""
        self._vault = vault

    def version_of(self, report: Report) -> Version | None:
        """Link a report that was just brought to the one it changed, and remember it."""
        near = self._near(report, report.origin.url)
        self._add(report, report.origin.url)
        return keep.version_of(report, near)

    def version_as_told(self, report: Report, address: str | None) -> Version | None:
        """Link a report whose own text names its address to the one it changed."""
        if address is None:
            return None
        named = self._named
        near = [one for one in self._near(report, address) if one.id in named]
        self._add(report, address)
        named[report.id] = address
        return keep.version_of(report, near, addresses=named)

    @functools.cached_property
    def _shelves(self) -> dict[bytes, tuple[str, ...]]:
        shelves: dict[bytes, tuple[str, ...]] = {}
        for report in self._vault.all(Report):
            _put(shelves, report, report.origin.url)
        return shelves

    @functools.cached_property
    def _named(self) -> dict[str, str]:
        """Give the address that each report's text names for itself."""
        named = {text.report: text.url for text in self._vault.all(Text) if text.url is not None}
        for identity, address in named.items():
            report = self._vault.get(identity)
            assert isinstance(report, Report)
            self._add(report, address)
        return named

    def _near(self, report: Report, address: str | None) -> list[Report]:
        found = {i for key in _keys(report, address) for i in self._shelves.get(key, ())}
        found.discard(report.id)  # it may be here by name alone so far
        near = (self._vault.get(identity) for identity in found if self._vault.holds(identity))
        return [one for one in near if isinstance(one, Report)]

    def _add(self, report: Report, address: str | None) -> None:
        _put(self._shelves, report, address)


def _put(shelves: dict[bytes, tuple[str, ...]], report: Report, address: str | None) -> None:
    for key in _keys(report, address):
        have = shelves.get(key, ())
        if report.id not in have:
            shelves[key] = (*have, report.id)


def _keys(report: Report, address: str | None) -> list[bytes]:
    """Spell a place and an address shortly: there are as many as reports."""
    spelled = same_address(address) if address else None
    given = (report.origin.place, spelled)
    return [hashlib.sha256(key.encode()).digest()[:16] for key in given if key is not None]
