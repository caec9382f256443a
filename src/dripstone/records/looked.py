"""Looked: a person looked for an answer to a demand, where, until when, and what they found."""

from __future__ import annotations

from dripstone.records.base import Record


class Looked(Record, frozen=True, tag="looked", kw_only=True):
    """The only thing that silence can rest on."""

    demand: str  #: identity of the demand
    where: tuple[str, ...]
    until: str  #: ISO date
    by: str
    at: str  #: UTC instant, RFC 3339
    next_check: str | None = None  #: ISO date
