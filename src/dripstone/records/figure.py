"""Figure: a number, its range, its method and what it rests on."""

from __future__ import annotations

from dripstone.records.base import Value


class Figure(Value, frozen=True, kw_only=True):
    """One cell of a table or one estimate. ``low`` to ``high`` is honest, ``value`` is optional."""

    of: str  #: what is counted, in words
    unit: str  #: incidents, acts, persons, demands, reports
    by: tuple[tuple[str, str], ...] = ()  #: dimension and value: act, month, place …
    low: int | None  #: None: unknown, which is not zero
    high: int | None  #: None: no upper bound is known
    value: int | None = None  #: where one number is best
    method: str  #: tally, or the estimator
    definition: str  #: the written rule of what counts
    rests_on: tuple[str, ...] = ()  #: identities
    widened_by: tuple[tuple[str, int], ...] = ()  #: reason and by how many
    notes: tuple[str, ...] = ()
    journal: int = 0  #: entry up to which it was counted
