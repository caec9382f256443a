"""Suggestion: a finding or a match that nobody has stood behind yet."""

from __future__ import annotations

from dripstone.records.base import Record, content_id
from dripstone.records.finding import AnyFinding
from dripstone.records.match import Match


class Suggestion(Record, frozen=True, tag="suggestion", kw_only=True):
    """Who suggests what, why, and how sure. Never published, never counted."""

    of: AnyFinding | Match
    made_by: str  #: program and version, or a person
    rule: str  #: the rule or model that made it
    why: str  #: in words that a reviewer reads
    confidence: float  #: 0 to 1; an order for reviewers, never shown as truth


def suggestion_id(of: str, made_by: str, rule: str) -> str:
    """Name a suggestion by what it suggests and who made it."""
    return content_id("sug", of, made_by, rule)
