"""Earlier: the kept reports that a new one may be a version of, found without looking at all.

The vault is gone through once a batch, and only when somebody asks; what the batch adds is added
here too.
"""

from __future__ import annotations

import functools
from collections import defaultdict

from dripstone import keep
from dripstone.keep.versions import same_address
from dripstone.records import Report, Text, Version
from dripstone.vault import Vault


class Earlier:
    """Kept reports by the file that they came from and by their address."""

    def __init__(self, vault: Vault) -> None:
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
    def _shelves(self) -> defaultdict[str, dict[str, Report]]:
        shelves: defaultdict[str, dict[str, Report]] = defaultdict(dict)
        for report in self._vault.all(Report):
            for key in _keys(report, report.origin.url):
                shelves[key][report.id] = report
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
        found = {i: r for key in _keys(report, address) for i, r in self._shelves[key].items()}
        return list(found.values())

    def _add(self, report: Report, address: str | None) -> None:
        for key in _keys(report, address):
            self._shelves[key][report.id] = report


def _keys(report: Report, address: str | None) -> list[str]:
    spelled = same_address(address) if address else None
    return [key for key in (report.origin.place, spelled) if key is not None]
