"""Given: what deciding gives back, one by one and together."""

from __future__ import annotations

from dripstone.records import Assignment, Decision, Match, Suggestion, Value
from dripstone.review.agreement import Agreement
from dripstone.review.learning import Lessons
from dripstone.review.shares import Share
from dripstone.web.api.given.reports import Waiting


class Done(Value, frozen=True, kw_only=True):
    """A decision that was written, and what others said since the one that was known."""

    decision: Decision
    since: tuple[Decision, ...]
    state: str  #: where the finding or pair stands now


class Preview(Value, frozen=True, kw_only=True):
    """Exactly what one word on several things would touch."""

    lines: tuple[Waiting, ...]
    left_out: int  #: pairs, and what is not here or not for whoever asks
    seen: str  #: how they stand; it changes when anything of it does


class DoneTogether(Value, frozen=True, kw_only=True):
    """One entry of the journal, and every decision in it."""

    entry: int
    decisions: tuple[Decision, ...]


class Assignments(Value, frozen=True, kw_only=True):
    """Who is asked to decide on what."""

    assignments: tuple[Assignment, ...]


class OneMatch(Value, frozen=True, kw_only=True):
    """Two that may be one, where that stands, and what was said of it."""

    match: Match
    state: str
    suggestions: tuple[Suggestion, ...]
    history: tuple[Decision, ...]


class Matches(Value, frozen=True, kw_only=True):
    """Pairs."""

    count: int
    matches: tuple[OneMatch, ...]


class Agreed(Value, frozen=True, kw_only=True):
    """How far people agree, on what two of them judged."""

    twice: int  #: findings
    blind: tuple[Agreement, ...]
    every: tuple[Agreement, ...]


class Shares(Value, frozen=True, kw_only=True):
    """What became of suggestions that somebody judged."""

    shares: tuple[Share, ...]


class Learned(Value, frozen=True, kw_only=True):
    """Where colleagues decided otherwise."""

    told: Lessons
