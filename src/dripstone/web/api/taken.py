"""Taken: what programs send."""

from __future__ import annotations

from dripstone.records import Value
from dripstone.review import Said


class SignIn(Value, frozen=True, kw_only=True):
    """Somebody's name and password, and a one-time code where the account asks for one."""

    name: str
    words: str
    code: str = ""


class Correction(Value, frozen=True, kw_only=True):
    """What a finding should say. What is not given stays as it is; empty words: not said."""

    says: str
    type: str | None = None
    stance: str | None = None
    polarity: str | None = None
    slots: dict[str, Said] = {}  #: by name: who, to_whom, what, when, where, why, how_many
    voice: Said | None = None
    mode: str | None = None
    speaker: Said | None = None
    addressees: tuple[Said, ...] | None = None


class Word(Value, frozen=True, kw_only=True):
    """What somebody says of a finding."""

    verb: str  #: accept, correct, reject, skip, dispute, withdraw
    reason: str = ""
    corrected: Correction | None = None  #: with ``correct``


class PairWord(Value, frozen=True, kw_only=True):
    """What somebody says of a pair."""

    verb: str  #: merge, keep_apart, unmerge, accept, reject, skip, dispute
    reason: str = ""


class NewFinding(Value, frozen=True, kw_only=True):
    """A finding that no machine suggested, in words of the text."""

    words: Said
    kind: str  #: act, event, demand
    type: str
    says: str
    stance: str = "asserted"
    polarity: str = "affirms"
    slots: dict[str, Said] = {}
    voice: Said | None = None
    mode: str = "narrates"
    text: str | None = None  #: identity; None: the report's newest


class HaveLooked(Value, frozen=True, kw_only=True):
    """Where somebody looked for an answer to a demand, and until when."""

    where: tuple[str, ...]
    until: str  #: ISO date
    next_check: str | None = None  #: ISO date
