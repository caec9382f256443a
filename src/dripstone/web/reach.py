"""Reach: what the pages are made of, laid out once for each level and kept up to date.

Reach      the vault as one level sees it, its desk, and what people stand behind there
Reaches    person → Reach
"""

from __future__ import annotations

import time
from threading import Lock

from dripstone.flow.reads import note_read
from dripstone.flow.seeing import RESTRICTED, Heights, View
from dripstone.flow.stock import look
from dripstone.vault import Vault
from dripstone.web.desk import Desk
from dripstone.web.levels import Person
from dripstone.web.overview import Overview, Standing
from dripstone.web.waits import Waits

HOUR = 3600.0
EARLIER = 4  #: moments that are kept laid out, for each level


class Reach:
    """What one level reaches."""

    def __init__(self, vault: Vault, level: int) -> None:
        """Lay it out."""
        self.vault = vault
        self._lock = Lock()
        self._desk: Desk | None = None
        self._waits: Waits | None = None
        self.standing = Standing(vault, level)
        self._level = level
        self._earlier: dict[tuple[int, int], Overview] = {}

    def earlier(self, entry: int) -> Overview:
        """Give what people stood behind at an entry of the journal, of what may be shown now."""
        asked = (entry, self.vault.head().number)
        with self._lock:
            if asked not in self._earlier:
                if len(self._earlier) >= EARLIER:
                    del self._earlier[next(iter(self._earlier))]
                self._earlier[asked] = Overview(look(self.vault, journal=entry), self._level)
            return self._earlier[asked]

    @property
    def desk(self) -> Desk:
        """Give the desk, laid out when a page first asks: the queue of a million does not."""
        with self._lock:
            if self._desk is None:
                self._desk = Desk(self.vault)
            return self._desk

    @property
    def waits(self) -> Waits:
        """Give what waits for a decision."""
        with self._lock:
            if self._waits is None:
                self._waits = Waits(self.vault)
            return self._waits


class Alone:
    """One person at their own computer, who reaches the vault itself."""

    def __init__(self, vault: Vault) -> None:
        """Lay it out."""
        self._reach = Reach(vault, RESTRICTED)

    def of(self, _: Person) -> Reach:
        """Give what a person reaches."""
        return self._reach

    def read(self, person: Person, at: str, reports: set[str]) -> None:
        """Write nothing: whoever is alone with the vault watches nobody."""


class Reaches:
    """Several people, each at their own level."""

    def __init__(self, vault: Vault) -> None:
        """Lay nothing out before somebody of a level comes."""
        self._vault = vault
        self._heights = Heights(vault)
        self._by_level: dict[int, Reach] = {}
        self._lock = Lock()
        self._noted: dict[tuple[str, str], float] = {}  #: by person and report: when

    def of(self, person: Person) -> Reach:
        """Give what a person reaches, as of the journal's last entry."""
        self._heights.fresh()
        level = min(person.level, RESTRICTED)
        with self._lock:
            if level not in self._by_level:
                view = View(self._vault, self._heights, level)
                self._by_level[level] = Reach(view, level)
            return self._by_level[level]

    def read(self, person: Person, at: str, reports: set[str]) -> None:
        """Journal that a person is about to be shown restricted reports; once an hour for each."""
        with self._lock:
            now = time.monotonic()
            new = [r for r in sorted(reports) if now - self._when(person, r) > HOUR]
            if new:
                note_read(self._vault, by=person.name, page=at, reports=new)
                self._noted |= {(person.name, report): now for report in new}

    def _when(self, person: Person, report: str) -> float:
        return self._noted.get((person.name, report), -2 * HOUR)
