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
        keys = _keys(report, report.origin.url)
        near = self._near(report, keys)
        _put(self._shelves, report, keys)
        return keep.version_of(report, near) if near else None

    def came_before(self, place: str | None, size: int) -> bool:
        """Tell whether a file of this length was brought from this place before."""
        key = b"" if place is None else _spelled(place)
        near = (self._vault.get(i) for i in self._shelves.get(key, ()) if self._vault.holds(i))
        return any(isinstance(one, Report) and one.size == size for one in near)

    def version_as_told(self, report: Report, address: str | None) -> Version | None:
        """Link a report whose own text names its address to the one it changed."""
        if address is None:
            return None
        named = self._named
        keys = _keys(report, address)
        near = [one for one in self._near(report, keys) if one.id in named]
        _put(self._shelves, report, keys)
        named[report.id] = address
        return keep.version_of(report, near, addresses=named)

    @functools.cached_property
    def _shelves(self) -> dict[bytes, tuple[str, ...]]:
        shelves: dict[bytes, tuple[str, ...]] = {}
        for report in self._vault.all(Report):
            _put(shelves, report, _keys(report, report.origin.url))
        return shelves

    @functools.cached_property
    def _named(self) -> dict[str, str]:
        """Give the address that each report's text names for itself."""
        named = {text.report: text.url for text in self._vault.all(Text) if text.url is not None}
        for identity, address in named.items():
            report = self._vault.get(identity)
            assert isinstance(report, Report)
            _put(self._shelves, report, _keys(report, address))
        return named

    def _near(self, report: Report, keys: list[bytes]) -> list[Report]:
        found = {i for key in keys for i in self._shelves.get(key, ())}
        found.discard(report.id)  # it may be here by name alone so far
        near = (self._vault.get(identity) for identity in found if self._vault.holds(identity))
        return [one for one in near if isinstance(one, Report)]


def _put(shelves: dict[bytes, tuple[str, ...]], report: Report, keys: list[bytes]) -> None:
    for key in keys:
        have = shelves.get(key, ())
        if report.id not in have:
            shelves[key] = (*have, report.id)


def _keys(report: Report, address: str | None) -> list[bytes]:
    """Spell a place and an address shortly: there are as many as reports."""
    spelled = same_address(address) if address else None
    given = (report.origin.place, spelled)
    return [_spelled(key) for key in given if key is not None]


def _spelled(key: str) -> bytes:
    return hashlib.sha256(key.encode()).digest()[:16]
