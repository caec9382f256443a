"""Stock: what people stand behind → incidents, people, weights, figures and outcomes.

``look`` only computes. ``take_stock`` also stores what has to last: the matches that wait for a
decision, and the handles that incidents and people keep from now on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from dripstone import count, follow_up, link, review, weigh
from dripstone.flow.clock import Tell, quiet
from dripstone.flow.custody import guarded
from dripstone.flow.places import named_here
from dripstone.records import (
    AnyFinding,
    Assessment,
    Custody,
    Decision,
    Demand,
    Figure,
    Handle,
    Incident,
    Looked,
    Outcome,
    OwnPlace,
    Person,
    Record,
    Report,
    Suggestion,
    Text,
    Version,
    Weight,
    random_id,
)
from dripstone.vault import Vault

STEPS = 5
R = TypeVar("R", bound=Record)


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a view is computed from, taken from the vault at one moment."""

    journal: int  #: number of the last entry
    reports: dict[str, Report]
    texts: dict[str, Text]
    versions: tuple[Version, ...]
    suggestions: tuple[Suggestion, ...]
    decisions: tuple[Decision, ...]
    handles: tuple[Handle, ...]
    looked: tuple[Looked, ...]
    assessments: tuple[Assessment, ...] = ()
    places: tuple[OwnPlace, ...] = ()

    def publishers(self) -> dict[str, str | None]:
        """Say who published each report: as it says itself, or as whoever brought it told."""
        told: dict[str, str | None] = {r.id: r.origin.came_from for r in self.reports.values()}
        said = {t.report: t.publisher.value for t in self.texts.values() if t.publisher}
        return told | said


class Stock(msgspec.Struct, frozen=True, kw_only=True):
    """All that follows from what people accepted, up to one entry of the journal."""

    held: Held
    settled: review.Settled
    incidents: tuple[Incident, ...]
    people: tuple[Person, ...]
    weights: tuple[Weight, ...]  #: in the order of the incidents
    figures: tuple[Figure, ...]
    outcomes: tuple[Outcome, ...]
    handles: tuple[Handle, ...]  #: new ones
    refused: tuple[str, ...]  #: confirmed matches that a ``keep_apart`` contradicts

    def suggestions_by_kind(self) -> dict[str, int]:
        """Count what was suggested, each finding or match once however many suggest it."""
        kinds = {s.of.id: s.of.kind for s in self.held.suggestions}
        return dict(sorted(Counter(kinds.values()).items()))


def take_stock(vault: Vault, *, by: str, tell: Tell = quiet) -> Stock:
    """Compute everything anew, and store new matches and new handles.

    Raises:
        NoSigner: ``by`` may not write here.
    """
    stock = look(vault, tell=tell)
    wrote = vault.commit(
        *_suggested(stock.settled.accepted, stock.held),
        *stock.handles,
        did="take_stock",
        by=by,
        notes={"incidents": str(len(stock.incidents)), "people": str(len(stock.people))},
    )
    return stock if wrote is None else look(vault, tell=tell)


def look(vault: Vault, *, tell: Tell = quiet, journal: int | None = None) -> Stock:
    """Compute everything from what the vault holds; write nothing, and look for no new pair.

    With ``journal``, from what it held when that entry was the last.
    """
    tell("review", 0, STEPS)
    held = take(vault, journal)
    settled = settle(held)
    tell("link", 1, STEPS)
    known = link.people(settled.accepted, **_pairs(settled), handles=held.handles, mint=random_id)
    linked = link.incidents(
        settled.accepted,
        **_pairs(settled),
        handles=held.handles,
        mint=random_id,
        people=known.people,
        replaced=[d.corrected for d in held.decisions if d.corrected is not None],
    )
    tell("weigh", 2, STEPS)
    weights = tuple(_weights(linked.incidents, held))
    tell("count", 3, STEPS)
    figures = count.tallies(linked.incidents, journal=held.journal, people=known.people)
    tell("follow_up", 4, STEPS)
    stock = Stock(
        held=held,
        settled=settled,
        incidents=linked.incidents,
        people=known.people,
        weights=weights,
        figures=figures,
        outcomes=outcomes(settled, held),
        handles=(*linked.handles, *known.handles),
        refused=(*linked.refused, *known.refused),
    )
    tell("done", STEPS, STEPS)
    return stock


def settle(held: Held) -> review.Settled:
    """Give what people stand behind, with the project's own places where words name them."""
    settled = review.settled(held.suggestions, held.decisions)
    accepted = named_here(settled.accepted, held.places)
    return msgspec.structs.replace(settled, accepted=accepted)


def floor(stock: Stock) -> Figure | count.Refusal:
    """Bound from below how many victims there are, named or not, where the voices allow it.

    Each independent origin is a list of the victims whom it names; a group is never a person.
    """
    people = count.overlap(
        stock.people,
        stock.weights,
        findings={finding.id: finding for finding in stock.settled.accepted},
    )
    return count.floor(people, of="victims named by somebody", journal=stock.held.journal)


def take(vault: Vault, journal: int | None = None) -> Held:
    """Take from the vault what the views need, all of it or up to one entry of the journal."""
    last = vault.head().number
    upto = last if journal is None else min(journal, last)
    sealed = None if upto == last else _sealed(vault, upto)

    def every(kind: type[R]) -> Iterator[R]:
        return (one for one in vault.all(kind) if sealed is None or one.id in sealed)

    reports = {report.id: report for report in every(Report)}
    versions, decisions = tuple(every(Version)), tuple(every(Decision))
    return Held(
        journal=upto,
        # Whatever moment is looked at: what was sealed since is sealed.
        reports=guarded(reports, vault.all(Custody), vault.all(Decision), vault.all(Version)),
        texts={text.id: text for text in every(Text)},
        versions=versions,
        suggestions=tuple(every(Suggestion)),
        decisions=decisions,
        handles=tuple(every(Handle)),
        looked=tuple(every(Looked)),
        assessments=tuple(every(Assessment)),
        places=tuple(every(OwnPlace)),
    )


def _sealed(vault: Vault, upto: int) -> frozenset[str]:
    """Give the identities of what was sealed up to an entry."""
    entries = (entry for entry in vault.entries() if entry.number <= upto)
    return frozenset(one.id for entry in entries for one in entry.sealed)


def _pairs(settled: review.Settled) -> dict[str, frozenset[tuple[str, str]]]:
    return {
        "same": settled.same,
        "different": settled.different,
        "undecided": settled.undecided,
    }


def _weights(incidents: Iterable[Incident], held: Held) -> Iterable[Weight]:
    publishers = held.publishers()
    for one in incidents:
        yield weigh.weigh(
            one,
            texts=held.texts,
            reports=held.reports,
            versions=held.versions,
            publisher_of=publishers,
        )


def outcomes(settled: review.Settled, held: Held) -> tuple[Outcome, ...]:
    """Say what came of each demand that people accepted."""
    return follow_up.outcomes(
        _demands(settled.accepted),
        answers=settled.answers,
        findings=settled.accepted,
        looked=held.looked,
        same=settled.same,
    )


def _suggested(accepted: tuple[AnyFinding, ...], held: Held) -> tuple[Suggestion, ...]:
    """Ask about pairs that nobody asked about before, whatever was answered."""
    known = {s.of.id for s in held.suggestions}
    demands = _demands(accepted)
    return (
        *link.suggest_matches(accepted, texts=held.texts, known=known),
        *follow_up.suggest_answers(demands, accepted, held.texts, known=known),
    )


def _demands(findings: Iterable[AnyFinding]) -> tuple[Demand, ...]:
    return tuple(f for f in findings if isinstance(f, Demand))
