"""Checks: what a table must be before anybody estimates from it.

    check      Table → Faults         every gate that needs no estimate, the gravest first
    usable     Table → Table          without lists that hold nobody
    questions  Answers → Faults       what no data can test, and a person must say

Thresholds: 20 people on two lists is measured (below it the error of estimates doubled in tests
with known truth); 8 and 30 are judgement.
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.count.results import Fault
from dripstone.count.tables import Table
from dripstone.records import Value

FEWEST_DOCUMENTED = 30
FEWEST_SHARED = 8
SHARED_ENOUGH = 20
SMALL_CELL = 5
QUESTIONS = ("scope", "closure", "definitions")


class Answers(Value, frozen=True, kw_only=True):
    """What a person says of the lists. None: nobody has said."""

    scope: bool | None = None  #: every list could hold anybody in the place, time and acts studied
    closure: bool | None = None  #: nobody entered or left what is studied while lists were made
    definitions: bool | None = None  #: all lists mean the same by what they list


def check(table: Table) -> tuple[Fault, ...]:
    """Find what is wrong with a table. An empty answer: nothing that a table can show."""
    if table.faults:
        return table.faults
    found = list(_simple(table))
    if not any(f.refuses for f in found):
        found.extend(_main_effects(usable(table)))
    return tuple(sorted(found, key=lambda f: not f.refuses))


def usable(table: Table) -> Table:
    """Leave out lists that hold nobody."""
    kept = [name for name, n in zip(table.lists, table.sizes, strict=True) if n]
    return table if len(kept) == len(table.lists) else table.keep(kept)


def questions(answers: Answers | None) -> tuple[Fault, ...]:
    """Refuse on a "no" and on a question left blank; flag lists nobody was asked about."""
    if answers is None:
        return (Fault(code="scope_unasked", refuses=False),)
    return tuple(
        Fault(code=f"{name}_{'blank' if said is None else 'differs'}", refuses=True)
        for name in QUESTIONS
        if not (said := getattr(answers, name))
    )


def _simple(table: Table) -> Iterator[Fault]:
    full = usable(table)
    empty = [name for name in table.lists if name not in full.lists]
    if empty:
        yield _fault("empty_list", refuses=False, lists=", ".join(empty))
    if full.documented < FEWEST_DOCUMENTED:
        yield _fault("too_few", n=full.documented, least=FEWEST_DOCUMENTED)
    if len(full.lists) < 2:
        yield _fault("fewer_than_two_lists", n=len(full.lists))
        return
    yield from _against_one_another(full)
    shared = sum(n for k, n in full.on.items() if k > 1)
    if not shared:
        yield Fault(code="no_overlap", refuses=True)
    elif shared < SHARED_ENOUGH:
        refuses = shared < FEWEST_SHARED
        yield _fault("overlap_too_small", refuses=refuses, n=shared, least=SHARED_ENOUGH)
    if len(full.lists) == 2:
        yield Fault(code="needs_independence_assumption", refuses=False)
    if any(n < SMALL_CELL for _, n in full.cells):
        yield _fault("sensitive_small_cells", refuses=False, least=SMALL_CELL)


def _against_one_another(table: Table) -> Iterator[Fault]:
    names, sizes = table.lists, table.sizes
    whole = [name for name, n in zip(names, sizes, strict=True) if n == table.documented]
    if whole:
        yield _fault("list_contains_all", lists=", ".join(whole))
    for i, one in enumerate(names):
        for j in range(i + 1, len(names)):
            both = table.pair(i, j)
            if both == sizes[i] == sizes[j]:
                yield _fault("duplicate_list", one=one, other=names[j])
            elif both in (sizes[i], sizes[j]) and not whole:
                inner, outer = (i, j) if both == sizes[i] else (j, i)
                yield _fault("nested_list", refuses=False, one=names[inner], other=names[outer])
    islands = _islands(table)
    if len(islands) > 1 and any(k > 1 for k in table.on):
        yield _fault("disconnected_lists", groups="; ".join(", ".join(g) for g in islands))


def _islands(table: Table) -> list[list[str]]:
    left = set(range(len(table.lists)))
    islands: list[list[str]] = []
    while left:
        reached, edge = set(), {min(left)}
        while edge:
            reached |= edge
            edge = {j for j in left - reached if any(table.pair(i, j) for i in reached)}
        left -= reached
        islands.append([table.lists[i] for i in sorted(reached)])
    return islands


def _main_effects(table: Table) -> Iterator[Fault]:
    if len(table.lists) > MOST_CERTIFIED or len(table.lists) < 2:
        return
    from dripstone.count.estimators.loglinear import (  # noqa: PLC0415 -- a refusal loads nothing
        code,
        independent,
    )

    certificate = code(table.counts, independent(len(table.lists)))
    if certificate & 1:
        yield Fault(code="no_finite_estimate", refuses=True)
    if certificate & 2:
        yield Fault(code="not_identifiable", refuses=True)


MOST_CERTIFIED = 12  #: lists; the linear programme grows with the number of patterns


def _fault(code: str, *, refuses: bool = True, **facts: object) -> Fault:
    told = tuple((name, str(value)) for name, value in facts.items())
    return Fault(code=code, refuses=refuses, facts=told)
