"""Reaching: a report → everything in the vault that speaks of it.

    reach    vault, report → Reach
    left     vault, Reach → what was written about it since
    near     reports, versions → what lies in a report, and its other versions

What speaks of a report is found by what it names: its texts, what was suggested and decided on
them, matches with other reports' findings, how it came, its versions and what lay in it. Records
that tell of many reports are named apart (``ACCOUNTS``): they are written anew without it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from dripstone.errors import NoSuchRecord
from dripstone.link.mentions import mention_id, mentions
from dripstone.records import (
    Access,
    AnyFinding,
    Assignment,
    Decision,
    Handle,
    Join,
    Match,
    Receipt,
    Record,
    Release,
    Report,
    Suggestion,
    Value,
    Version,
    from_bytes,
    short,
)
from dripstone.vault import Vault

ACCOUNTS = (Access, Assignment, Handle, Join, Receipt, Release)
_IDENTITY = re.compile(rb"[a-z]{2,8}_[a-z2-7]{26}")


class Reach(Value, frozen=True, kw_only=True):
    """What goes with a report."""

    reports: tuple[str, ...]
    records: frozenset[str]  #: everything that goes, the reports too
    accounts: tuple[str, ...]  #: records of many reports, to be written anew
    named: frozenset[str]  #: all identities that may stand nowhere any more
    still_in: tuple[str, ...]  #: reports that it lay in, whose own bytes still hold it


def reach(vault: Vault, report: str) -> Reach:
    """Find everything that speaks of a report.

    Raises:
        NoSuchRecord: no report has this identity.
    """
    reports = {one.id: one for one in vault.all(Report)}
    if report not in reports:
        raise NoSuchRecord(kind="report", id=short(report))
    going = _with_near(report, reports, tuple(vault.all(Version)))
    records, named, accounts = _closure(vault, going)
    outer = {reports[one].origin.of for one in going} - going - {None}
    return Reach(
        reports=tuple(sorted(going)),
        records=frozenset(records),
        accounts=tuple(accounts),
        named=frozenset(named),
        still_in=tuple(sorted(one for one in outer if one is not None)),
    )


def near(reports: Mapping[str, Report], versions: Iterable[Version]) -> defaultdict[str, list[str]]:
    """Give, for each report, those that its level holds for too."""
    beside: defaultdict[str, list[str]] = defaultdict(list)
    for report in reports.values():
        if report.origin.of is not None:
            beside[report.origin.of].append(report.id)
    for one in versions:
        beside[one.older].append(one.newer)
        beside[one.newer].append(one.older)
    return beside


def left(vault: Vault, before: Reach) -> Reach:
    """Find what speaks of the same and was written while it was erased."""
    records, named, accounts = _closure(vault, set(before.named))
    return Reach(
        reports=(),
        records=frozenset(records),
        accounts=tuple(accounts),
        named=frozenset(named),
        still_in=(),
    )


def _with_near(report: str, reports: dict[str, Report], versions: tuple[Version, ...]) -> set[str]:
    """Give what is sealed with a report too: what lay in it, and its other versions."""
    beside, going, ahead = near(reports, versions), set[str](), [report]
    while ahead:
        one = ahead.pop()
        if one not in going:
            going.add(one)
            ahead += beside.get(one, ())
    return going


def _closure(vault: Vault, reports: set[str]) -> tuple[set[str], set[str], list[str]]:
    """Go through all records until nothing more names what goes."""
    named, going, accounts = {one.encode() for one in reports}, set[str](), dict[str, None]()
    findings: dict[str, AnyFinding] = {}
    size = -1
    while len(named) > size:
        size = len(named)
        for identity, raw in vault.sealed_bytes():
            if identity in going or named.isdisjoint(_IDENTITY.findall(raw)):
                continue
            record = from_bytes(raw)
            if isinstance(record, ACCOUNTS):
                accounts[identity] = None
                continue
            going.add(identity)
            named.add(identity.encode())
            made = _made(record)
            if made is not None:
                named.add(made.id.encode())
            if made is not None and not isinstance(made, Match):
                findings[made.id] = made
        named |= {one.encode() for one in _mentioned(findings.values())}
    return going, {one.decode() for one in named}, [*accounts]


def _made(record: Record) -> AnyFinding | Match | None:
    """Give the finding or match that a record puts into the world."""
    match record:
        case Suggestion(of=of):
            return of
        case Decision(corrected=corrected):
            return corrected
    return None


def _mentioned(findings: Iterable[AnyFinding]) -> Iterator[str]:
    """Name every place that may count as a mention of a person, whether it does or not."""
    for one in findings:
        yield from (mention_id("", anchor, one) for anchor in one.every_anchor())
    yield from mentions(findings)


def named_in(words: str) -> set[str]:
    """Give the identities that stand in a name."""
    return {one.decode() for one in _IDENTITY.findall(words.encode())}
