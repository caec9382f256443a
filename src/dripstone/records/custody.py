"""Custody: how a report was collected, and what may be done with it, as a person told."""

from __future__ import annotations

from dripstone.records.base import Record, Value, content_id
from dripstone.records.report import Origin

PURPOSES = ("keep", "analyse", "share", "publish", "court", "contact")
"""What a person can be asked to agree to; one answer says nothing of the others."""


class Consent(Value, frozen=True, kw_only=True):
    """One answer of whoever the report speaks for, to one purpose. No answer is no Consent."""

    purpose: str  #: one of PURPOSES
    given: bool
    who: str | None = None  #: in whose name: the person, a guardian, as told
    at: str | None = None  #: EDTF, when they answered
    how: str | None = None  #: in writing, aloud, recorded
    until: str | None = None  #: ISO date, after which they are to be asked again
    limits: tuple[str, ...] = ()  #: conditions in their own words


class Collected(Value, frozen=True, kw_only=True):
    """What a collection record says beside the file: the fields of the Berkeley Protocol."""

    reason: str | None = None  #: why it was collected
    brought_by: str | None = None  #: who handed it over
    collected_by: str | None = None  #: who first took it down, recorded or downloaded it
    collected_at: str | None = None  #: EDTF
    collected_where: str | None = None
    collected_with: str | None = None  #: device, program and its version
    account: str | None = None  #: the account or identity that was used online
    restrictions: tuple[str, ...] = ()  #: on access, use or naming
    consents: tuple[Consent, ...] = ()
    level: int | None = None  #: vocabulary ``levels``; only ever raises
    notes: str | None = None


class Custody(Record, frozen=True, tag="custody", kw_only=True):
    """One coming of a report into our hands. The same bytes may come twice, from two people."""

    report: str  #: identity of the Report
    origin: Origin  #: of this coming
    told: Collected = Collected()
    by: str  #: the person at the keyboard
    at: str  #: UTC instant, RFC 3339


def custody(report: str, *, origin: Origin, told: Collected, by: str, at: str) -> Custody:
    """Write down how a report came; the same account twice is one."""
    identity = content_id("cus", report, origin, told, by)
    return Custody(id=identity, report=report, origin=origin, told=told, by=by, at=at)
