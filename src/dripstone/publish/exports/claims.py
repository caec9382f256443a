"""Claims: findings through the shields into files for spreadsheets and programs.

claims_csv     findings → CSV
claims_jsonl   findings → JSON Lines of Web Annotations
account        findings → how many go in, how many are shown, how many are left out and why
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dripstone.publish.exports.claims_csv import csv_of
from dripstone.publish.exports.claims_jsonl import jsonl_of
from dripstone.publish.shields.fit import fit_to_leave
from dripstone.publish.shields.row import Account
from dripstone.publish.shields.rows import let_through
from dripstone.records import AnyFinding, Decision, Incident, Person, Report, Text
from dripstone.vocabulary.gazetteer import Gazetteer


def claims_csv(
    findings: Iterable[AnyFinding],
    *,
    texts: Mapping[str, Text],
    reports: Mapping[str, Report],
    history: Mapping[str, Sequence[Decision]],
    people: Iterable[Person],
    key: bytes,
    level: int = 0,
    incidents: Iterable[Incident] = (),
    gazetteer: Gazetteer | None = None,
    bodies: Iterable[str] = (),
    bom: bool = False,
) -> bytes:
    """Write findings as a table, one row each, as far as the shields let them through.

    Raises:
        WordsNotFound: anchored words are not at their place.
        NameWouldLeave: a protected name stands in a row after everything.
    """
    let = let_through(
        findings,
        texts=texts,
        reports=reports,
        history=history,
        people=people,
        key=key,
        level=level,
        incidents=incidents,
        gazetteer=gazetteer,
        bodies=bodies,
    )
    return csv_of(let.rows, bom=bom)


def claims_jsonl(
    findings: Iterable[AnyFinding],
    *,
    texts: Mapping[str, Text],
    reports: Mapping[str, Report],
    history: Mapping[str, Sequence[Decision]],
    people: Iterable[Person],
    key: bytes,
    level: int = 0,
    incidents: Iterable[Incident] = (),
    gazetteer: Gazetteer | None = None,
    bodies: Iterable[str] = (),
) -> bytes:
    """Write findings as Web Annotations, one a line, as far as the shields let them through.

    Raises:
        WordsNotFound: anchored words are not at their place.
        NameWouldLeave: a protected name stands in a row after everything.
    """
    let = let_through(
        findings,
        texts=texts,
        reports=reports,
        history=history,
        people=people,
        key=key,
        level=level,
        incidents=incidents,
        gazetteer=gazetteer,
        bodies=bodies,
    )
    return jsonl_of(let.rows)


def account(
    findings: Iterable[AnyFinding],
    *,
    texts: Mapping[str, Text],
    reports: Mapping[str, Report],
    history: Mapping[str, Sequence[Decision]],
) -> Account:
    """Count what a release of these findings shows and leaves out, with the reasons."""
    return fit_to_leave(findings, texts=texts, reports=reports, history=history)[1]
