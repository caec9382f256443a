"""Fit: which findings may be told at all, and why the others stay.

fit_to_leave   findings → those that somebody stands behind, and the account of the rest
history_of     finding → the decisions on it, and on the one that it corrects
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dripstone.publish.shields.row import Account
from dripstone.records import AnyFinding, Decision, Report, Text

SEALED = 3  #: vocabulary ``levels``
STANDS = ("accept", "correct", "add")
_OF_MATCHES = ("merge", "keep_apart", "unmerge")


def fit_to_leave(
    findings: Iterable[AnyFinding],
    *,
    texts: Mapping[str, Text],
    reports: Mapping[str, Report],
    history: Mapping[str, Sequence[Decision]],
) -> tuple[tuple[AnyFinding, ...], Account]:
    """Keep the findings that may be told at all, and account for the rest by reason."""
    given = tuple({one.id: one for one in findings}.values())
    why = {one.id: _why_not(one, texts, reports, history) for one in given}
    fit = tuple(one for one in given if why[one.id] is None)
    reasons = Counter(reason for reason in why.values() if reason)
    left_out = tuple(sorted(reasons.items()))
    return fit, Account(given=len(given), shown=len(fit), left_out=left_out)


def _why_not(
    finding: AnyFinding,
    texts: Mapping[str, Text],
    reports: Mapping[str, Report],
    history: Mapping[str, Sequence[Decision]],
) -> str | None:
    if not _stood_behind(history_of(finding, history)):
        return "nobody_stands_behind_it"
    text = texts.get(finding.text)
    report = None if text is None else reports.get(text.report)
    if text is None or report is None:
        return "report_not_given"
    return "sealed" if max(finding.level, report.level) >= SEALED else None


def _stood_behind(decisions: Iterable[Decision]) -> bool:
    """Tell whether all who judged it, or most of at least three, stand behind it."""
    last: dict[str, str] = {}
    for one in decisions:
        if one.verb == "skip":
            last.pop(one.by, None)
        elif one.verb not in _OF_MATCHES:
            last[one.by] = one.verb
    behind = sum(1 for verb in last.values() if verb in STANDS)
    enough = behind == len(last) or (len(last) >= 3 and 2 * behind > len(last))
    return behind > 0 and enough and "withdraw" not in last.values()


def history_of(
    finding: AnyFinding, history: Mapping[str, Sequence[Decision]]
) -> tuple[Decision, ...]:
    """Give the decisions on a finding, and on the one that it corrects, in the order written."""
    own = history.get(finding.id, ())
    older = () if finding.supersedes is None else history.get(finding.supersedes, ())
    return (*older, *own)
