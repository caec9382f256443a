"""Given: incidents, people, demands, and who stands with whom."""

from __future__ import annotations

from dripstone.link.relations import Relation
from dripstone.records import AnyFinding, Demand, Value


class OneIncident(Value, frozen=True, kw_only=True):
    """An incident, as far as it may be seen: nothing is put together out of what is hidden."""

    number: int
    handle: str
    claims: tuple[AnyFinding, ...]
    sealed: int  #: claims of which only the existence is told
    independent: int  #: named origins whose independence nothing contradicts
    against: tuple[str, ...]  #: findings that deny
    undecided: tuple[str, ...]  #: matches that nobody decided


class Incidents(Value, frozen=True, kw_only=True):
    """Incidents, by number."""

    count: int
    incidents: tuple[OneIncident, ...]


class OnePerson(Value, frozen=True, kw_only=True):
    """A person whom findings name. One who is hidden has a number alone."""

    number: int
    hidden: bool
    level: int | None = None
    names: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


class People(Value, frozen=True, kw_only=True):
    """People, by number."""

    count: int
    people: tuple[OnePerson, ...]


class OneDemand(Value, frozen=True, kw_only=True):
    """A demand, and what came of it."""

    demand: Demand
    state: str
    response: str
    answers: tuple[str, ...]
    looked_where: tuple[str, ...]
    looked_until: str | None
    next_check: str | None


class Demands(Value, frozen=True, kw_only=True):
    """Demands, those still open first."""

    count: int
    demands: tuple[OneDemand, ...]


class Relations(Value, frozen=True, kw_only=True):
    """Who stood over whom. None: the vault does not say."""

    relations: tuple[Relation, ...]


class Tie(Value, frozen=True, kw_only=True):
    """Two people whom findings or incidents name together; it says no more than that."""

    one: int
    other: int
    findings: tuple[str, ...]
    incidents: tuple[int, ...]


class Network(Value, frozen=True, kw_only=True):
    """Who is named together with whom."""

    lines: tuple[Tie, ...]
