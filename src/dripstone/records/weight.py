"""Weight: who independently says so, who says otherwise, and who said it first."""

from __future__ import annotations

from dripstone.records.base import Value


class Origin(Value, frozen=True, kw_only=True):
    """An innermost voice and the findings that go back to it."""

    voice: str | None  #: None: unnamed, and so independent of nobody
    findings: tuple[str, ...]


class Weight(Value, frozen=True, kw_only=True):
    """What stands behind one incident and what stands against it."""

    incident: str  #: handle
    independent: int  #: named origins whose independence nothing here contradicts
    origins: tuple[Origin, ...]
    unnamed: int  #: findings whose voice is not named
    against: tuple[str, ...] = ()  #: findings that deny
    first_report: str | None = None  #: identity of the earliest published report among them
    first_said: str | None = None  #: who is said, in words, to have reported first
    copies: tuple[tuple[str, str], ...] = ()  #: pairs of reports, one republishing the other
