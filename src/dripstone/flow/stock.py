"""Stock: what people stand behind → incidents, people, weights, figures and outcomes.

``look`` only computes. ``take_stock`` also stores what has to last: the matches that wait for a
decision, and the handles that incidents and people keep from now on.
"""

from __future__ import annotations

import msgspec

from dripstone import count, follow_up, link, review
from dripstone.flow.clock import Tell, quiet
from dripstone.records import (
    Decision,
    Demand,
    Figure,
    Handle,
    Incident,
    Looked,
    Outcome,
    Person,
    Report,
    Suggestion,
    Text,
    Version,
    Weight,
)
from dripstone.vault import Vault


class Stock(msgspec.Struct, frozen=True, kw_only=True):
    """All that follows from what people accepted, up to one entry of the journal."""

    journal: int
    settled: review.Settled
    incidents: tuple[Incident, ...]
    people: tuple[Person, ...]
    weights: tuple[Weight, ...]  #: in the order of the incidents
    figures: tuple[Figure, ...]
    outcomes: tuple[Outcome, ...]
    suggested: tuple[Suggestion, ...]  #: matches and answers that the vault does not hold yet
    handles: tuple[Handle, ...]  #: new ones
    texts: dict[str, Text]
    reports: dict[str, Report]


def take_stock(vault: Vault, *, by: str, tell: Tell = quiet) -> Stock:
    """Compute everything anew, and store new matches and new handles.

    Raises:
        NoSigner: ``by`` may not write here.
    """
    stock = look(vault, tell=tell)
    wrote = vault.commit(
        *stock.suggested,
        *stock.handles,
        did="take_stock",
        by=by,
        notes={"incidents": str(len(stock.incidents)), "people": str(len(stock.people))},
    )
    return stock if wrote is None else look(vault, tell=tell)


def look(vault: Vault, *, tell: Tell = quiet) -> Stock:
    """Compute everything from what the vault holds now; write nothing."""
    tell("review", 0, 5)
    texts = {text.id: text for text in vault.all(Text)}
    reports = {report.id: report for report in vault.all(Report)}
    settled = review.settled(vault.all(Suggestion), vault.all(Decision))
    findings = _not_outdated(settled.accepted, texts, tuple(vault.all(Version)))
    tell("link", 1, 5)
    handles = tuple(vault.all(Handle))
    incidents, founded = _incidents(findings, settled, handles)
    people, named = _people(findings, settled, handles)
    tell("weigh", 2, 5)
    weights = _weights(incidents, vault, texts, reports)
    journal = sum(1 for _ in vault.entries())
    tell("count", 3, 5)
    figures = count.tallies(incidents, journal=journal)
    tell("follow_up", 4, 5)
    demands = tuple(f for f in findings if isinstance(f, Demand))
    outcomes = follow_up.outcomes(
        demands, answers=settled.same, findings=findings, looked=tuple(vault.all(Looked))
    )
    suggested = (
        *link.suggest_matches(findings, texts=texts),
        *follow_up.suggest_answers(demands, findings, texts),
    )
    tell("done", 5, 5)
    return Stock(
        journal=journal,
        settled=settled,
        incidents=incidents,
        people=people,
        weights=weights,
        figures=figures,
        outcomes=outcomes,
        suggested=tuple(s for s in suggested if not vault.holds(s.id)),
        handles=(*founded, *named),
        texts=texts,
        reports=reports,
    )
