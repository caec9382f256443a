"""Theirs: what another system's export says of its items, kept as its word and never as ours."""

from __future__ import annotations

from dripstone.records.base import Record, Value, content_id


class Said(Value, frozen=True, kw_only=True):
    """One thing that another system says of an item: a hash, a source, a relation, a label."""

    #: hash, source, relation, event, label, status, history, file, link, timestamp, restriction,
    #: signature
    kind: str
    name: str  #: the field, as they name it; of a hash, its algorithm
    value: str  #: as they give it
    of: str | None = None  #: the file that it is said of, where that is not the item itself
    #: of a hash or a file: agrees, differs, not_here; here. Of a signature or a time stamp: holds,
    #: refused, not_checked, promised
    check: str | None = None
    against: str | None = None  #: identity of the Report whose bytes were compared


class Theirs(Record, frozen=True, tag="theirs", kw_only=True):
    """What another system's export says of one of its items: its claim, never a finding of ours."""

    report: str  #: identity of the Report that the item became
    #: bayanat, uwazi, openevsys, atlos, auto-archiver; of proofs: wacz, rfc3161, opentimestamps
    system: str
    item: str  #: as they name it
    said: tuple[Said, ...]


def theirs(report: str, *, system: str, item: str, said: tuple[Said, ...]) -> Theirs:
    """Keep what a system says of an item; the same account twice is one."""
    identity = content_id("ths", report, system, item, said)
    return Theirs(id=identity, report=report, system=system, item=item, said=said)
