"""Incident and person: what accepted claims and confirmed matches add up to.

Both are views with no facts of their own; only the handle lasts and is stored.
"""

from __future__ import annotations

from dripstone.records.base import Record, Value
from dripstone.records.finding import AnyFinding
from dripstone.records.values import HowMany, When, Where


class Handle(Record, frozen=True, tag="handle", kw_only=True):
    """A lasting name for an incident or a person, given once and kept through merge and unmerge."""

    kind: str  #: incident, person
    founded_on: str  #: identity of the finding (incident) or mention (person) it was given for
    number: int  #: from 1, in the order of giving: what people call it, as in "Incident 3"


class Incident(Value, frozen=True, kw_only=True):
    """One happening, as far as accepted claims tell. Contradicting values stand side by side."""

    handle: str
    number: int
    type: str  #: the act or event type that most claims give; ``types`` has all
    types: tuple[str, ...]
    claims: tuple[AnyFinding, ...]  #: accepted or corrected claims
    also_known_as: tuple[str, ...] = ()  #: handles that now lead here
    when: tuple[When, ...] = ()
    earliest: str | None = None  #: intersection of the claims' bounds, where they meet
    latest: str | None = None
    where: tuple[Where, ...] = ()
    how_many: tuple[HowMany, ...] = ()
    victims: tuple[str, ...] = ()  #: handles of people, or words of groups
    undecided: tuple[str, ...] = ()  #: identities of matches that nobody has decided
    contradictions: tuple[str, ...] = ()  #: kinds: time, place, number, fact, framing


class Person(Value, frozen=True, kw_only=True):
    """One person whom accepted claims name or describe."""

    handle: str
    number: int
    names: tuple[str, ...]  #: every spelling, in the order found
    claims: tuple[str, ...]  #: identities of findings
    roles: tuple[str, ...]  #: victim, speaker, doer, addressee …, per finding, never a trait
    level: int = 2  #: vocabulary ``levels``
    also_known_as: tuple[str, ...] = ()  #: handles that now lead here
    undecided: tuple[str, ...] = ()
