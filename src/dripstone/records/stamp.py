"""Stamp: a checkpoint that a time-stamping authority was asked to date, and what it answered."""

from __future__ import annotations

from dripstone.records.base import Record


class Stamp(Record, frozen=True, tag="stamp", kw_only=True):
    """A request for a time stamp (RFC 3161); with ``reply``, what came back and who checked it."""

    checkpoint: str  #: the eight lines that were to be dated
    request: str  #: TimeStampReq, DER in hexadecimal
    at: str  #: UTC instant, RFC 3339, by the clock of this computer
    by: str
    answers: str | None = None  #: identity of the Stamp that asked, when this one has the reply
    reply: str = ""  #: TimeStampResp, DER in hexadecimal, as it came
    chain: str = ""  #: the certificates that it was checked with, PEM
    dated: str | None = None  #: UTC instant that the authority gives
    verdicts: tuple[tuple[str, str], ...] = ()  #: who checked it: holds, refused, not_there
