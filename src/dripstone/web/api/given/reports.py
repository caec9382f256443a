"""Given: reports, their text and findings, and the queue."""

from __future__ import annotations

from dripstone.records import AnyFinding, Decision, Report, Suggestion, Value, Version
from dripstone.review.changes import Change


class Line(Value, frozen=True, kw_only=True):
    """One report in the list. Of a sealed one, its existence alone is told."""

    report: str
    sealed: bool
    name: str | None = None  #: as it came
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    level: int | None = None
    read: bool = False  #: it has a text
    suggestions: int = 0
    to_decide: int = 0
    accepted: int = 0
    why: str = ""  #: class name of what kept it from being read


class Reports(Value, frozen=True, kw_only=True):
    """Reports, those with something to decide first."""

    count: int
    reports: tuple[Line, ...]


class OneReport(Value, frozen=True, kw_only=True):
    """One report, and the texts that were read from it."""

    report: Report
    texts: tuple[str, ...]  #: identities, the newest last
    to_decide: int
    accepted: int


class OneFinding(Value, frozen=True, kw_only=True):
    """A finding, where it stands, and what was said of it."""

    finding: AnyFinding
    report: str
    state: str  #: vocabulary ``certainty.review``
    suggestions: tuple[Suggestion, ...]
    history: tuple[Decision, ...]
    altered: bool  #: its words were not found again


class Findings(Value, frozen=True, kw_only=True):
    """The findings of one text, in the order of its words."""

    text: str
    to_decide: int
    findings: tuple[OneFinding, ...]


class Counted(Value, frozen=True, kw_only=True):
    """What taking stock came to."""

    incidents: int
    people: int
    demands: int


class Waiting(Value, frozen=True, kw_only=True):
    """Something that waits for a decision."""

    on: str
    pair: bool  #: a match of two, which is decided on its own
    state: str
    suggestion: Suggestion  #: the surest
    history: tuple[Decision, ...]
    moves: int | None  #: by how much deciding it may move a figure; null: it opens one upwards


class Queue(Value, frozen=True, kw_only=True):
    """What waits, in an order."""

    count: int
    lines: tuple[Waiting, ...]


class Versions(Value, frozen=True, kw_only=True):
    """Versions of a report, and what changed between two of their texts; in code points."""

    versions: tuple[Version, ...]
    older: str
    newer: str
    changes: tuple[Change, ...]
