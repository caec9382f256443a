"""Decision: what a named person said of a suggestion, a finding or a match."""

from __future__ import annotations

from dripstone.records.base import Record
from dripstone.records.finding import AnyFinding

VERBS = (
    "accept",
    "correct",
    "reject",
    "skip",
    "dispute",
    "withdraw",
    "merge",
    "keep_apart",
    "unmerge",
    "add",
)


class Decision(Record, frozen=True, tag="decision", kw_only=True):
    """One act of judgement. Never edited: a change of mind is another decision."""

    on: str  #: identity of the finding or match, not of the suggestion
    verb: str  #: one of VERBS
    by: str  #: the person
    at: str  #: UTC instant, RFC 3339
    reason: str = ""
    corrected: AnyFinding | None = None  #: with ``correct`` and ``add``: what it should say
