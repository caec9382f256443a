"""Account: findings → how many go in, how many are shown, how many are left out and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dripstone.publish.shields.fit import fit_to_leave
from dripstone.publish.shields.row import Account
from dripstone.records import AnyFinding, Decision, Report, Text


def account(
    findings: Iterable[AnyFinding],
    *,
    texts: Mapping[str, Text],
    reports: Mapping[str, Report],
    history: Mapping[str, Sequence[Decision]],
) -> Account:
    """Count what a release of these findings shows and leaves out, with the reasons."""
    return fit_to_leave(findings, texts=texts, reports=reports, history=history)[1]
