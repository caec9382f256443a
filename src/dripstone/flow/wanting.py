"""Wanting: identities that were asked for → what goes into an exhibit, and what does not.

wanted_of    Stock, identities → Wanted
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

import msgspec

from dripstone.errors import NoSuchRecord
from dripstone.flow.custody import SEALED
from dripstone.flow.stock import Stock
from dripstone.records import AnyFinding, Decision, Incident, Match, Report, Text, short

_REPORT = "rep_"


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked for, and all that it rests on."""

    reports: tuple[Report, ...]
    texts: tuple[Text, ...]
    findings: tuple[AnyFinding, ...]
    others: tuple[str, ...]  #: identities of suggestions, decisions, handles, versions
    left_out: tuple[tuple[str, int], ...]


def wanted_of(stock: Stock, identities: Sequence[str]) -> Wanted:
    """Gather reports and incidents with all that they rest on.

    A report is named by its identity, or by as much of its beginning as one report alone has.

    Raises:
        NoSuchRecord: something asked for is not here, or may be several.
    """
    held = stock.held
    incidents = [i for i in stock.incidents if {i.handle, str(i.number)} & {*identities}]
    reports, whole = _reports(stock, identities, incidents)
    texts = tuple(t for t in held.texts.values() if t.report in reports)
    of_incident = {claim.id for one in incidents for claim in one.claims}
    full = {text.id for text in texts if text.report in whole}
    asked = [f for f in stock.settled.accepted if f.text in full or f.id in of_incident]
    findings = tuple(f for f in asked if f.level < SEALED)
    decisions = tuple(_decisions(held.decisions, {f.id for f in findings}))
    judged = {f.id for f in findings} | {d.on for d in decisions}
    apart = {one.handle for one in incidents}
    suggested = (
        s.id
        for s in held.suggestions
        if s.of.id in judged and (isinstance(s.of, Match) or s.of.level < SEALED)
    )
    versions = (v.id for v in held.versions if {v.newer, v.older} <= reports.keys())
    return Wanted(
        reports=tuple(reports.values()),
        texts=texts,
        findings=findings,
        others=(
            *suggested,
            *(d.id for d in decisions),
            *(h.id for h in held.handles if h.id in apart),
            *versions,
        ),
        left_out=_left_out(stock, texts, judged),
    )


def _reports(
    stock: Stock, identities: Sequence[str], incidents: Sequence[Incident]
) -> tuple[dict[str, Report], set[str]]:
    """Give the reports that are needed, and those that were themselves asked for.

    Raises:
        NoSuchRecord: an identity is neither a report's nor an incident's.
    """
    held = stock.held
    known = {name for one in incidents for name in (one.handle, str(one.number))}
    whole = {_told_by(one, held.reports) for one in identities if one not in known}
    rests_on = {held.texts[c.text].report for i in incidents for c in i.claims}
    reports = {r.id: r for r in held.reports.values() if r.id in whole | rests_on}
    return reports, whole


def _told_by(word: str, reports: Collection[str]) -> str:
    found = [i for i in reports if i.startswith(word)] if word.startswith(_REPORT) else []
    if len(found) != 1:
        raise NoSuchRecord(
            kind="report or incident", id=short(word) if _is_named(word) else "(not an identity)"
        )
    return found[0]


def _is_named(word: str) -> bool:
    """Tell whether this is an identity or a number; anything else may be a name, never said."""
    return re.fullmatch(r"[0-9]{1,9}|[a-z]{2,8}_[a-z0-9]{1,26}", word) is not None


def _decisions(decisions: Sequence[Decision], shown: set[str]) -> Iterator[Decision]:
    """Give every decision on what is shown and on what it was corrected from, at any distance."""
    on, size = set(shown), -1
    while len(on) > size:
        size = len(on)
        on |= {d.on for d in decisions if d.corrected is not None and d.corrected.id in on}
    return (
        d for d in decisions if d.on in on and (d.corrected is None or d.corrected.level < SEALED)
    )


def _left_out(stock: Stock, texts: Sequence[Text], judged: set[str]) -> tuple[tuple[str, int], ...]:
    """Count what was suggested or added on these texts and is not shown, and why."""
    here = {text.id for text in texts}
    findings = [s.of for s in stock.held.suggestions if not isinstance(s.of, Match)]
    findings += [d.corrected for d in stock.held.decisions if d.corrected is not None]
    there = {f.id: f for f in findings if f.text in here and f.id not in judged}
    return tuple(sorted(Counter(_why(stock, one) for one in there.values()).items()))


def _why(stock: Stock, finding: AnyFinding) -> str:
    """Say why a finding is not shown; what is accepted and not sealed was not asked for."""
    if finding.level >= SEALED:
        return "sealed"
    state = stock.settled.states[finding.id]
    return "not asked for" if state == "accepted" else state
