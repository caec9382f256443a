"""Outcome: what came of a demand, as far as somebody says so."""

from __future__ import annotations

from dripstone.records.base import Value
from dripstone.records.finding import Demand


class Outcome(Value, frozen=True, kw_only=True):
    """A demand and its answers. Later in time is not an answer; silence is not one either."""

    demand: Demand
    state: str  #: vocabulary ``responses.demand_state``
    response: str  #: vocabulary ``responses``; unknown until someone looked
    also_told: tuple[str, ...] = ()  #: identities of demands confirmed to be this one, told again
    answers: tuple[str, ...] = ()  #: identities of accepted findings that answer it
    looked_where: tuple[str, ...] = ()
    looked_until: str | None = None  #: ISO date; silent needs it
    next_check: str | None = None  #: ISO date
