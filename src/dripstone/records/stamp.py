"""Stamp: a checkpoint that somebody outside was asked to date, and what came back."""

from __future__ import annotations

from dripstone.records.base import Record


class Stamp(Record, frozen=True, tag="stamp", kw_only=True):
    """A request for a time stamp; with ``reply``, what came back and who checked it."""

    checkpoint: str  #: the eight lines that were to be dated
    request: str  #: TimeStampReq, DER in hexadecimal; nothing where ``method`` asks without one
    at: str  #: UTC instant, RFC 3339, by the clock of this computer
    by: str
    answers: str | None = None  #: identity of the Stamp that asked, when this one has the reply
    reply: str = ""  #: TimeStampResp or OpenTimestamps file, in hexadecimal, as it came
    chain: str = ""  #: the certificates that it was checked with, PEM
    dated: str | None = None  #: UTC instant that the authority, or the block, gives
    #: who checked it: holds, refused, not_there; of OpenTimestamps also weak, no_header, promised
    verdicts: tuple[tuple[str, str], ...] = ()
    method: str = "rfc3161"  #: rfc3161, or opentimestamps
    headers: tuple[str, ...] = ()  #: the block headers that it was checked with, hexadecimal
