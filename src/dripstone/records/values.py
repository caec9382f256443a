"""Values: when, how many, where and who, each with the words it was read from.

Unknown is said, never filled in: an open bound is ``None``, and ``None`` is never zero.
"""

from __future__ import annotations

from dripstone.records.base import Value


class When(Value, frozen=True, tag_field="value", tag="when", kw_only=True):
    """A time as it was worded, in EDTF, with bounds of our own."""

    text: str  #: the words
    edtf: str | None = None  #: EDTF, ISO 8601-2:2019; None when nothing can be resolved
    earliest: str | None = None  #: ISO 8601 date; None is open
    latest: str | None = None  #: ISO 8601 date; None is open
    relation: str = "within"  #: within, throughout, ongoing, before, after, yearly
    basis: str = "stated"  #: stated, resolved, derived, analyst, world
    resolved_against: str | None = None  #: ISO date that relative words were counted from
    rule: str | None = None  #: identity of the rule in vocabulary ``values``


class HowMany(Value, frozen=True, tag_field="value", tag="how_many", kw_only=True):
    """A number as it was worded, as a range. Silence is no HowMany at all, never zero."""

    text: str
    min: int | None = None
    max: int | None = None
    best: int | None = None
    unit: str = "persons"  #: persons, acts, events, organisations, signatures, places, days …
    qualifier: str = "exact"  #: exact, about, at_least, more_than, at_most, between, vague …
    rule: str | None = None


class Where(Value, frozen=True, tag_field="value", tag="where", kw_only=True):
    """A place as it was worded, and where it nests."""

    text: str
    place: str | None = None  #: identity of the place in the gazetteer; None when unknown or open
    within: tuple[str, ...] = ()  #: identities of the wider places, nearest first
    role: str = "at"  #: at, from, to, jurisdiction, about
    precision: str = "unknown"  #: site, settlement, district, region, country, unknown
    candidates: tuple[str, ...] = ()  #: identities, when the name fits several places
    rule: str | None = (
        None  #: how a name came to one place: only, wider, nests, holds, larger, own; or open
    )


class Who(Value, frozen=True, tag_field="value", tag="who", kw_only=True):
    """A person, group or body as it was worded. A guess of its kind, never of its traits."""

    text: str
    kind: str = "unknown"  #: person, group, organisation, unknown
    named: bool = False  #: by a name, not by a description or pronoun
    type: str | None = None  #: vocabulary ``institutions``, where the words say it
    stands_for: str | None = None  #: the words elsewhere in the text that a pronoun goes back to


class Ground(Value, frozen=True, tag_field="value", tag="ground", kw_only=True):
    """A reason for an act as somebody claims it. It sits on the act, never on a person."""

    text: str
    ground: str | None = None  #: vocabulary ``grounds``
    perceived: bool = False


SlotValue = When | HowMany | Where | Who | Ground
