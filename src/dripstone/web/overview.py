"""Overview: what people stand behind, laid out for the pages and kept until the journal grows.

Standing    vault → Overview, computed once for each entry of the journal
Overview    incidents, people, demands and figures, with the findings that they rest on
"""

from __future__ import annotations

import copy
import functools
from collections.abc import Collection, Iterable, Mapping
from threading import Lock

import msgspec

from dripstone.errors import NoSuchRecord
from dripstone.flow import counting
from dripstone.flow.looking_again import look_again
from dripstone.flow.seeing import RESTRICTED
from dripstone.flow.stock import Stock
from dripstone.journal import Head
from dripstone.link.mentions import mentions
from dripstone.records import (
    Anchor,
    AnyFinding,
    Figure,
    Incident,
    Outcome,
    Person,
    Report,
    Text,
    Weight,
    content_id,
)
from dripstone.vault import Vault
from dripstone.web.levels import sealed, shown

USUAL = ("act", "month", "place")
TABLES = 16  #: tables that are kept for one moment
_TELLS_NOTHING = frozenset({"access", "account", "passphrase", "backup", "add_signer", "sign_in"})
"""What entries did that no incident, person, demand or figure tells of."""


class Standing:
    """The overview of a vault, computed anew only when somebody wrote something that it tells of.

    Several may ask at once: one computes, and the others wait for it and for nothing else.
    """

    def __init__(self, vault: Vault, level: int = RESTRICTED) -> None:
        """Compute nothing yet: the pages of reports do not need it."""
        self._vault = vault
        self._level = level
        self._lock = Lock()
        self._kept: tuple[Head, Overview] | None = None

    def now(self) -> Overview:
        """Give the overview as of the journal's last entry at the asking, or a later one."""
        asked = self._vault.head().number
        with self._lock:
            # Whoever waited here takes what was computed meanwhile, if it knows all they asked for.
            if self._kept is not None and self._kept[0].number >= asked > 0:
                return self._kept[1]
            # The head is read first: what is written meanwhile is then seen at the next look.
            head = self._vault.head()
            if self._kept is None or self._kept[0] != head:
                self._kept = (head, self._anew(self._kept))
            return self._kept[1]

    def _anew(self, kept: tuple[Head, Overview] | None) -> Overview:
        if kept is not None and not self._told_since(kept[0]):
            return kept[1]
        stock = look_again(self._vault, kept[1].stock if kept else None)
        return Overview(stock, self._level)

    def _told_since(self, head: Head) -> bool:
        """Tell whether anything was written that incidents, people or figures can tell of."""
        for entry in self._vault.entries(after=head.number):
            if entry.did not in _TELLS_NOTHING:
                return True
        return False


class Overview:
    """One moment of the vault, without what is sealed or stands above a level."""

    def __init__(self, stock: Stock, level: int = RESTRICTED) -> None:
        """Leave out every finding that is sealed, or stands in a sealed report."""
        self.stock = stock
        self.level = level
        self.texts: Mapping[str, Text] = stock.held.texts
        self.reports: Mapping[str, Report] = stock.held.reports
        self.findings = {f.id: f for f in stock.settled.accepted if not self._sealed(f)}
        self._weights = {w.incident: w for w in stock.weights}
        self._incidents = {i.number: i for i in stock.incidents}
        self._people = {p.number: p for p in stock.people}
        self._named = {
            (claim, name): p for p in stock.people for claim in p.claims for name in p.names
        }
        self._told_in = {c.id: i for i in stock.incidents for c in i.claims}
        self._tables: dict[tuple[tuple[str, ...], str | None, str], tuple[Figure, ...]] = {}

    def _sealed(self, finding: AnyFinding) -> bool:
        report = self.reports[self.texts[finding.text].report]
        return sealed(finding) or sealed(report)

    def without(self, hidden: Collection[str]) -> Overview:
        """Give the same moment for somebody who is not to see these findings yet."""
        if not hidden:
            return self
        made = copy.copy(self)
        made.__dict__.pop("roles", None)
        made.findings = {i: f for i, f in self.findings.items() if i not in hidden}
        return made

    def here(self, identities: Iterable[str]) -> tuple[AnyFinding, ...]:
        """Give the findings of these identities that may be shown, in the order given."""
        found = tuple(self.findings[i] for i in identities if i in self.findings)
        for one in found:
            report = self.reports[self.texts[one.text].report]
            shown(report.id, max(one.level, report.level))
        return found

    @property
    def unnumbered(self) -> int:
        """Count the incidents and people whose number does not last yet."""
        return len(self.stock.handles)

    @property
    def incidents(self) -> tuple[Incident, ...]:
        """Give the incidents, sealed ones too: that they exist may be told."""
        return self.stock.incidents

    def incident(self, number: int) -> Incident:
        """Find an incident by what people call it.

        Raises:
            NoSuchRecord: there is none of this number, or all that it rests on is sealed.
        """
        found = self._incidents.get(number)
        if found is None or not self.claims(found):
            raise NoSuchRecord(kind="incident", id=number)
        return found

    def claims(self, incident: Incident) -> tuple[AnyFinding, ...]:
        """Give an incident's claims that may be shown."""
        return self.here(c.id for c in incident.claims)

    def weight(self, incident: Incident) -> Weight:
        """Give what stands behind an incident and against it."""
        return self._weights[incident.handle]

    def incident_of(self, finding: str) -> Incident | None:
        """Give the incident that a finding tells of."""
        return self._told_in.get(finding)

    @property
    def people(self) -> tuple[Person, ...]:
        """Give the people, sealed ones too: that they exist may be told."""
        return self.stock.people

    def person(self, number: int) -> Person:
        """Find a person by number.

        Raises:
            NoSuchRecord: there is none of this number, or the person is sealed.
        """
        found = self._people.get(number)
        if found is None or self.hidden(found):
            raise NoSuchRecord(kind="person", id=number)
        return found

    def hidden(self, person: Person) -> bool:
        """Tell whether a person stands above the level, alone or by a finding that names them."""
        if person.level > self.level or not self.findings.keys() >= set(person.claims):
            return True
        self.here(person.claims)  # their name is about to be shown
        return False

    def named(self, finding: str, name: str) -> Person | None:
        """Give the person whom a finding names so."""
        found = self._named.get((finding, name))
        return None if found is None or self.hidden(found) else found

    @functools.cached_property
    def roles(self) -> Mapping[tuple[str, str], tuple[tuple[str, Anchor | None], ...]]:
        """Give, by finding and name, how the person stands in it and where it names them."""
        found: dict[tuple[str, str], list[tuple[str, Anchor | None]]] = {}
        for mention in mentions(self.findings.values()).values():
            for told in mention.told:
                place = (told.role, mention.anchor)
                found.setdefault((told.finding, mention.name), []).append(place)
        return {key: tuple(told) for key, told in found.items()}

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Give the demands that may be shown, with what came of them."""
        return tuple(o for o in self.stock.outcomes if o.demand.id in self.findings)

    def figures(self, language: str) -> Mapping[str, Figure]:
        """Give the figures by act, month and place, by an identity of what each counts."""
        return {content_id("fig", f.unit, f.by): f for f in self.table(USUAL, None, language)}

    def table(self, by: tuple[str, ...], report: str | None, language: str) -> tuple[Figure, ...]:
        """Give figures along dimensions, of everything or of one report.

        Raises:
            NoSuchRecord: no report here has this identity.
        """
        asked = (by, report, language)
        if asked not in self._tables:
            stock = self.stock if report is None else counting.of_report(self.stock, report)
            made = counting.figures(stock, by=by, language=language)
            if len(self._tables) >= TABLES:
                self._tables.pop(next(iter(self._tables)), None)
            self._tables[asked] = made
            return made
        return self._tables[asked]

    def figure(self, identity: str, language: str) -> Figure:
        """Find a figure.

        Raises:
            NoSuchRecord: nothing of the kind is counted now.
        """
        found = self.figures(language).get(identity)
        if found is None:
            raise NoSuchRecord(kind="figure", id=identity[:12])
        return found


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A report as footnotes name it."""

    report: Report
    title: str
    publisher: str | None
    published: str | None


def line_of(overview: Overview, text: str) -> Line:
    """Name the report that a text was read from."""
    read = overview.texts[text]
    report = overview.reports[read.report]
    return Line(
        report=report,
        title=read.title.value if read.title else report.origin.name,
        publisher=read.publisher.value if read.publisher else report.origin.came_from,
        published=read.published.value[:10] if read.published else None,
    )
