"""Following: a person looked for an answer to a demand, where, until when."""

from __future__ import annotations

from datetime import date

from dripstone import review
from dripstone.errors import NoSuchRecord, Unfinished
from dripstone.flow.clock import now
from dripstone.flow.stock import outcomes, take
from dripstone.records import Looked, Outcome, random_id, short
from dripstone.vault import Vault


def looked(
    vault: Vault,
    *,
    demand: str,
    where: tuple[str, ...],
    until: str,
    by: str,
    next_check: str | None = None,
) -> Outcome:
    """Note that a person looked in these places up to a day, and give the demand's outcome now.

    Raises:
        NoSuchRecord: nobody accepted a demand of this identity.
        Unfinished: no place was named, or a day is not an ISO date.
    """
    if not where or not all(_is_day(day) for day in (until, next_check) if day is not None):
        raise Unfinished(verb="look", lacks="place or day")
    if all(outcome.demand.id != demand for outcome in _outcomes(vault)):
        raise NoSuchRecord(kind="demand", id=short(demand))
    note = Looked(
        id=random_id("lkd"),
        demand=demand,
        where=where,
        until=until,
        by=by,
        at=now(),
        next_check=next_check,
    )
    vault.commit(note, did="follow_up", by=by, notes={"until": until})
    return next(o for o in _outcomes(vault) if demand in (o.demand.id, *o.also_told))


def _outcomes(vault: Vault) -> tuple[Outcome, ...]:
    """Work out the demands alone: who looked for an answer needs no incident and no figure."""
    held = take(vault)
    return outcomes(review.settled(held.suggestions, held.decisions), held)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
