"""Taken: what programs send."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

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


class NewPlace(Value, frozen=True, kw_only=True):
    """Where a place lies that the gazetteer lacks, or lies after all."""

    place: str  #: identity, of the project's own: namespace:name
    precision: str  #: country, region, district, settlement, site
    names: dict[str, tuple[str, ...]]  #: by language
    adjectives: dict[str, tuple[str, ...]] = {}
    within: str | None = None  #: identity
    latitude: float | None = None
    longitude: float | None = None
    reach: float | None = None  #: km
    said_by: str
    level: Annotated[int, Meta(ge=0, le=2)] | None = None


class GonePlace(Value, frozen=True, kw_only=True):
    """A place that is taken out again."""

    place: str  #: identity
    said_by: str


class Chosen(Value, frozen=True, kw_only=True):
    """Findings that somebody wants to say one word on."""

    on: tuple[str, ...]


class WordOnSeveral(Value, frozen=True, kw_only=True):
    """One word on several findings, as they stood in the preview."""

    on: tuple[str, ...]
    verb: str  #: accept, reject, skip
    seen: str  #: of the preview
    reason: str = ""


class Task(Value, frozen=True, kw_only=True):
    """Whom somebody asks to decide, and on what."""

    on: tuple[str, ...]  #: reports, findings or matches
    to: str
    second: bool = False  #: to look again at what somebody else decided
    blind: bool = False  #: and without seeing it first
    whole_reports: bool = False  #: the reports that these findings stand in


class Telling(Value, frozen=True, kw_only=True):
    """Which claims are asked for."""

    incident: int | None = None
    act: str = ""  #: a term, and all below it
    voice: str = ""  #: a name, in any script
    report: str | None = None
    numbers: bool = False  #: those that give a number
    changed: bool = False  #: those that say otherwise than their voice did before
    start: Annotated[int, Meta(ge=0, le=1_000_000_000)] = 0
    at_most: Annotated[int, Meta(ge=0, le=200)] = 50


class Relating(Value, frozen=True, kw_only=True):
    """Whose relations are asked for, and when. Empty: everybody's, at any time."""

    unit: str = ""
    at: str = ""  #: EDTF


class Assessing(Value, frozen=True, kw_only=True):
    """What somebody says of a finding."""

    of: str  #: element, verification, source_type
    term: str
    reason: str = ""


class Invitation(Value, frozen=True, kw_only=True):
    """Whom a keeper invites."""

    name: str
    roles: tuple[str, ...]
    level: int = 1


class Who(Value, frozen=True, kw_only=True):
    """Whose account it is."""

    name: str


class NewWords(Value, frozen=True, kw_only=True):
    """A password, and the one in its place."""

    old: str
    new: str


class Proof(Value, frozen=True, kw_only=True):
    """A one-time code that proves a new secret; empty asks for a new secret."""

    code: str = ""
