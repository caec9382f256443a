"""Methods: run what a table's number of lists allows, and tell what passed.

run_all      Table → Methods, Faults, scenarios      three lists and more
by_delta     Table → graphs with other deltas
by_classes   Table → latent classes with other numbers of classes

lists   methods
3 to 6  latent classes, graphs, stepwise with BCa; BIC to 5
7, 8    latent classes, stepwise with BCa
more    latent classes
always  Chao's bounds and the main effects, to look at
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from dripstone.count.estimators import bca, bic, chao, decomposable, latent, loglinear, stepwise
from dripstone.count.estimators.agreement import settled
from dripstone.count.results import HIGH, LEVELS, LOW, MIDDLE, Fault, Method
from dripstone.count.tables import Table

BAD_RHAT = 1.05
FEWEST_EFFECTIVE = 400.0
CAP_FLAG, CAP_REFUSE = 0.001, 0.01
REPLICATES = 4000
TRACE = 200  #: points of each chain kept for the picture
GRAPHS = range(3, 7)
STEPWISE = range(3, 9)
_Found = tuple[Method, tuple[Fault, ...]]


def run_all(
    table: Table, *, seed: int, longest: int | None, going_on: Callable[[], bool]
) -> tuple[tuple[Method, ...], tuple[Fault, ...], tuple[int, ...]]:
    """Run all that apply, the cheap ones first; the latent classes lead the answer."""
    lists = len(table.lists)
    shown = list(_bounds(table))
    between: list[_Found] = []
    if lists in GRAPHS:
        between.append(graphs(table))
    if lists in STEPWISE:
        between.append(selected(table, seed=seed))
        shown.append(_main_effects(table))
    if 3 <= lists <= bic.MOST_LISTS:
        shown.append(_bic(table))
    if not going_on():
        return (), (Fault(code="stopped", refuses=True),), ()
    first, faults, scenarios = classes(table, seed=seed, longest=longest, going_on=going_on)
    if not going_on():
        faults = (*faults, Fault(code="stopped", refuses=True))
    methods = (first, *(m for m, _ in between), *shown)
    found = (*faults, *(f for _, fs in between for f in fs), *_carried(table, first, between))
    return methods, found, scenarios


def run_some(table: Table, *, seed: int, longest: int, quick: bool = False) -> tuple[Method, ...]:
    """Run what gives a distribution, for one draw of a linking."""
    found = [graphs(table)[0]] if len(table.lists) in GRAPHS else []
    if found and quick:
        return tuple(found)
    return (classes(table, seed=seed, longest=longest)[0], *found)


def classes(
    table: Table,
    *,
    seed: int,
    longest: int | None = None,
    k: int | None = None,
    going_on: Callable[[], bool] = lambda: True,
) -> tuple[Method, tuple[Fault, ...], tuple[int, ...]]:
    """Sample latent classes; where chains part, refuse and tell where each group settled."""
    run = latent.sample(
        table.counts,
        seed=seed,
        classes=k,
        longest=longest,
        going_on=going_on,
    )
    agree = run.agreement
    part = agree.rhat > BAD_RHAT or agree.bulk < FEWEST_EFFECTIVE
    curve = _quantiles(run.totals)
    scenarios: tuple[int, ...] = ()
    faults: list[Fault] = []
    if part:
        facts = (("rhat", f"{agree.rhat:.2f}"), ("ess", f"{agree.bulk:.0f}"))
        faults.append(Fault(code="chains_disagree", refuses=True, facts=facts))
        scenarios = tuple(table.documented + n for n in settled(agree.medians, run.draws))
    if run.over > CAP_FLAG:
        share = (("share", f"{100 * run.over:.1f} %"), ("cap", str(latent.CAP)))
        refuses = run.over > CAP_REFUSE
        faults.append(Fault(code="cap_or_grid_edge", refuses=refuses, facts=share))
    kept = np.linspace(0, len(run.trace) - 1, min(TRACE, len(run.trace))).astype(int)
    method = Method(
        name="latent_class",
        middle=curve[MIDDLE],
        low=curve[LOW],
        high=curve[HIGH],
        passed=not any(f.refuses for f in faults),
        why_not=next((f.code for f in faults if f.refuses), ""),
        curve=curve,
        details=(
            ("R-hat", f"{agree.rhat:.4f}"),
            ("effective draws, middle", f"{agree.bulk:.0f}"),
            ("effective draws, ends", f"{agree.tail:.0f}"),
            ("chains", str(run.draws.shape[1])),
            ("steps of each chain", str(run.steps)),
            ("classes", str(run.classes)),
            ("share above the cap", f"{run.over:.2g}"),
        ),
        traces=tuple(tuple(int(n) + table.documented for n in c) for c in run.trace[kept].T),
    )
    return method, tuple(faults), scenarios


def graphs(table: Table, *, delta: float | None = None) -> _Found:
    """Average over decomposable graphs."""
    found = decomposable.average(table.counts, delta=delta)
    curve = tuple(int(found.quantile(level)) for level in LEVELS)
    edge = found.tail > decomposable.TAIL
    method = Method(
        name="decomposable",
        middle=curve[MIDDLE],
        low=curve[LOW],
        high=curve[HIGH],
        passed=not edge,
        why_not="cap_or_grid_edge" if edge else "",
        curve=curve,
        details=(
            ("delta", f"{found.delta:.6g}"),
            ("mean", f"{found.mean:.1f}"),
            ("most probable graph", f"{found.top:.3f}"),
            ("mass at the end of the grid", f"{found.tail:.2g}"),
        ),
    )
    facts = (("share", f"{100 * found.tail:.1f} %"), ("cap", str(decomposable.LAST_REACH)))
    return method, (Fault(code="cap_or_grid_edge", refuses=False, facts=facts),) if edge else ()


def selected(table: Table, *, seed: int) -> _Found:
    """Select a log-linear model stepwise, and again in every resample."""
    found = bca.interval(table.counts, seed=seed, replicates=REPLICATES, levels=LEVELS)
    chosen = stepwise.select(table.counts)
    terms = (0, *(1 << j for j in range(len(table.lists))), *(t for t, _ in chosen.order))
    limits = found.limits
    finite = math.isfinite(found.total) and math.isfinite(limits[HIGH])
    stable = finite and found.stable
    curve = tuple(round(n) for n in limits) if all(map(math.isfinite, limits)) else ()
    method = Method(
        name="stepwise",
        middle=round(found.total) if math.isfinite(found.total) else None,
        low=round(limits[LOW]) if math.isfinite(limits[LOW]) else None,
        high=round(limits[HIGH]) if math.isfinite(limits[HIGH]) else None,
        passed=stable and bool(curve),
        why_not="" if stable and curve else "bootstrap_unstable" if finite else "no_finite_limit",
        curve=curve,
        details=(
            ("model", bic.named(terms, table.lists)),
            ("z0", f"{found.z0:.3f}"),
            ("acceleration", f"{found.a:.4f}"),
            ("resamples", str(found.replicates)),
            ("resamples without a finite estimate", str(found.unbounded)),
        ),
    )
    return method, ()


def by_delta(table: Table) -> tuple[tuple[str, str, Method], ...]:
    """Average with half, the usual and twice the imaginary people."""
    if len(table.lists) not in GRAPHS:
        return ()
    usual = 2.0 ** -len(table.lists)
    deltas = (usual / 2, usual, usual * 2)
    return tuple(("delta", f"{d:g}", graphs(table, delta=d)[0]) for d in deltas)


def by_classes(table: Table, *, seed: int) -> tuple[tuple[str, str, Method], ...]:
    """Sample with half the classes, and with the usual number."""
    usual = min(2 ** len(table.lists) - 1, latent.CLASSES)
    numbers = sorted({max(2, usual // 3), max(2, usual * 2 // 3), usual})
    return tuple(("classes", str(k), classes(table, seed=seed, k=k)[0]) for k in numbers)


def _bounds(table: Table) -> Iterable[Method]:
    found = chao.bounds(table)
    share = chao.coverage(table)
    details = () if share is None else (("coverage", f"{share:.3f}"),)
    for name, bound in (("chao_mth", found.mth), ("chao_mh", found.mh)):
        if bound is not None:
            middle, low, high = (round(n) for n in bound)
            yield Method(
                name=name, middle=middle, low=low, high=high, passed=False, details=details
            )


def _main_effects(table: Table) -> Method:
    found = loglinear.fit(table.counts, loglinear.independent(len(table.lists)))
    return _point("main_effects", table.documented + float(found.unseen[0]), ())


def _bic(table: Table) -> Method:
    found = bic.search(table.counts)
    here = table.documented
    details = (
        ("model", bic.named(found.terms, table.lists)),
        ("BIC", f"{found.bic:.3f}"),
        ("models compared", str(found.among)),
        (
            "totals within 2 of the least BIC",
            f"{here + found.within[0]:.0f} to {here + found.within[1]:.0f}",
        ),
    )
    return _point("bic", here + found.unseen, details if found.among else ())


def _point(name: str, total: float, details: tuple[tuple[str, str], ...]) -> Method:
    middle = round(total) if math.isfinite(total) else None
    return Method(name=name, middle=middle, low=None, high=None, passed=False, details=details)


def _carried(table: Table, first: Method, between: Sequence[_Found]) -> tuple[Fault, ...]:
    """Flag a list without which the middle leaves the interval, by the cheapest method that can."""
    lists = len(table.lists)
    if lists - 1 in GRAPHS and lists in GRAPHS:
        whole = next(m for m, _ in between if m.name == "decomposable")
        middles = {n: _without(table, n) for n in table.lists}
    else:
        bound = chao.bounds(table)
        whole = next((m for m in _bounds(table) if m.name == "chao_mth"), first)
        cut = {n: chao.bounds(table.without(n)) for n in table.lists} if bound.mth else {}
        middles = {n: b.mth[0] for n, b in cut.items() if b.mth is not None}
    if whole.low is None or whole.high is None:
        return ()
    out = [n for n, m in middles.items() if not whole.low <= m <= whole.high]
    facts = (("lists", ", ".join(out)),)
    return (Fault(code="one_list_carries_it", refuses=False, facts=facts),) if out else ()


def _without(table: Table, name: str) -> float:
    return decomposable.average(table.without(name).counts).quantile(0.5)


def _quantiles(totals: loglinear.Floats) -> tuple[int, ...]:
    found = np.quantile(totals, LEVELS, method="inverted_cdf")
    return tuple(int(n) for n in found)
