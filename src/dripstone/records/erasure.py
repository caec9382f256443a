"""Erasure: what is left of what was erased: where it stood in the journal, and why it went."""

from __future__ import annotations

from dripstone.records.base import Record


class Erasure(Record, frozen=True, tag="erasure", kw_only=True):
    """A tombstone. It names nobody and nothing: neither identities nor hashes of what is gone."""

    reason: str  #: in the words of whoever erased; they stay
    by: str  #: the person
    at: str  #: UTC instant, RFC 3339
    gone: tuple[tuple[int, int], ...]  #: number of an entry, and place in its ``sealed``, from 0
    #: the same in lines that joined: beginning of the seal of its first entry, entry, place
    gone_elsewhere: tuple[tuple[str, int, int], ...] = ()
    reports: int  #: how many of them were reports with their originals
