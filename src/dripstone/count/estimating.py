"""Estimate: from a table of lists to at least, most plausibly and how far up nothing tells.

    estimate             Table → Estimate or Refusal      never a bare number, no error for bad data
    leave_one_list_out   Table → list → the same          what each list does to the answer
    sensitivity          Table → methods                  what delta and the number of classes do

First the gates on the table, then the methods that its number of lists allows, then the gates on
what they say. The headline is the least of their lower limits: in tests with known truth, lower
limits held and upper limits did not (docs/why/statistics.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from dripstone import __version__
from dripstone.count.checks import Answers, check, questions, usable
from dripstone.count.linkage import FEWEST_DRAWS, Quality, judged, mix
from dripstone.count.results import FLOOR_STANDS, Estimate, Fault, Method, Refusal
from dripstone.count.tables import Table, broken
from dripstone.records import Figure, digest

SAME = 1.25  #: middles within this ratio of one another: measured error 0.10; beyond, 0.62
APART = 2.0
TOO_WIDE = 10.0
STUCK = 1.02
ASSUMED = ("closed", "linked", "independent_within", "reachable")


def _always() -> bool:
    return True


def estimate(
    table: Table,
    *,
    seed: int = 1,
    answers: Answers | None = None,
    linkage: Quality | None = None,
    longest: int | None = None,
    going_on: Callable[[], bool] = _always,
) -> Estimate | Refusal:
    """Estimate how many there are, listed or not, or say why these lists cannot tell.

    ``answers`` are a person's, to what no data can test; ``linkage`` is the measured quality of
    the links behind the table. ``longest`` bounds the steps of each chain. ``going_on`` is asked
    between two rounds of work; once it says no, a refusal tells that the run was stopped.
    The same table, seed and options give the same bytes.
    """
    faults = (*check(table), *questions(answers), *judged(linkage))
    table = usable(table) if not table.faults else table
    if any(f.refuses for f in faults):
        return _refusal(table, faults, seed=seed)
    if len(table.lists) == 2:
        return _two_lists(table, faults, seed=seed)
    from dripstone.count.methods import run_all  # noqa: PLC0415 -- a refusal loads nothing

    methods, found, scenarios = run_all(table, seed=seed, longest=longest, going_on=going_on)
    faults = (*faults, *found)
    if any(f.refuses for f in faults):
        return _refusal(table, faults, seed=seed, methods=methods, scenarios=scenarios)
    return _together(table, faults, methods, seed)


def mixed(
    tables: tuple[Table, ...], *, seed: int, longest: int, quick: bool = False
) -> Estimate | Refusal:
    """Estimate from each draw of a linking and mix; the draws that refuse are counted."""
    if not tables:
        return _refusal(broken("no_draws"), broken("no_draws").faults, seed=seed)
    middle = sorted(tables, key=lambda t: (t.documented, t.digest))[len(tables) // 2]
    drawn = digest([t.digest for t in tables])
    middle = msgspec.structs.replace(middle, linkage=f"{len(tables)} draws {drawn}")
    faults = tuple(f for f in check(middle) if f.code != "sensitive_small_cells")
    if len(tables) < FEWEST_DRAWS:
        few = (("n", str(len(tables))), ("least", str(FEWEST_DRAWS)))
        faults = (*faults, Fault(code="few_draws", refuses=False, facts=few))
    if any(f.refuses for f in faults):
        return _refusal(middle, faults, seed=seed)
    from dripstone.count.methods import run_some  # noqa: PLC0415 -- as below

    runs = [
        run_some(usable(t), seed=seed + i, longest=longest, quick=quick)
        for i, t in enumerate(tables)
        if not any(f.refuses for f in check(t))
    ]
    methods, found = _mixed_methods(runs, len(tables))
    faults = (*faults, *found)
    if any(f.refuses for f in faults):
        return _refusal(middle, faults, seed=seed, methods=methods)
    return _together(middle, faults, methods, seed)


def _mixed_methods(
    runs: Sequence[tuple[Method, ...]], draws: int
) -> tuple[tuple[Method, ...], tuple[Fault, ...]]:
    """Mix each method over the draws on which it passed, if that is most of them."""
    names = list(dict.fromkeys(m.name for run in runs for m in run))
    methods: list[Method] = []
    for name in names:
        good = [m for run in runs for m in run if m.name == name and m.passed and m.curve]
        if 2 * len(good) > draws:
            methods.append(mix(good))
    if methods:
        return tuple(methods), ()
    return (), (Fault(code="draws_refuse", refuses=True, facts=(("n", str(draws)),)),)


def leave_one_list_out(table: Table, *, seed: int = 1) -> dict[str, Estimate | Refusal]:
    """Estimate again without each list, each time from the people who remain."""
    return {name: estimate(table.without(name), seed=seed) for name in table.lists}


def sensitivity(table: Table, *, seed: int = 1) -> tuple[tuple[str, str, Method], ...]:
    """Run the averaging with half and twice delta, and the classes with fewer and more of them."""
    from dripstone.count.methods import by_classes, by_delta  # noqa: PLC0415 -- as above

    return (*by_delta(table), *by_classes(table, seed=seed))


def _together(
    table: Table, faults: tuple[Fault, ...], methods: tuple[Method, ...], seed: int
) -> Estimate | Refusal:
    passed = [m for m in methods if m.passed and m.curve]
    if not passed:
        none = Fault(code="no_method_passed", refuses=True)
        return _refusal(table, (*faults, none), seed=seed, methods=methods)
    lows = [m.low for m in passed if m.low is not None]
    highs = [m.high for m in passed]
    low = max(table.documented, min(lows))
    high = None if None in highs else max(h for h in highs if h is not None)
    if high is None or high > TOO_WIDE * low:
        times = "∞" if high is None else f"{high / low:.0f}"
        wide = Fault(code="interval_too_wide", refuses=True, facts=(("ratio", times),))
        return _refusal(table, (*faults, wide), seed=seed, methods=methods)
    ratio = _apart(methods, passed)
    if ratio >= APART:
        parted = Fault(code="methods_part", refuses=True, facts=(("ratio", f"{ratio:.2g}"),))
        return _refusal(table, (*faults, parted), seed=seed, methods=methods)
    found = tuple(_flags(table, passed, low, ratio))
    return _made(table, (*faults, *found), methods, seed, (low, passed[0].middle, high))


def _apart(methods: Sequence[Method], passed: Sequence[Method]) -> float:
    """Give the ratio of the largest middle to the least, a stepwise one with them in any case."""
    counted = [m for m in methods if m in passed or m.why_not == "bootstrap_unstable"]
    middles = [m.middle for m in counted if m.middle is not None]
    return max(middles) / min(middles)


def _flags(table: Table, passed: Sequence[Method], low: int, ratio: float) -> Iterator[Fault]:
    if ratio >= SAME:
        facts = (("ratio", f"{ratio:.2g}"),)
        yield Fault(code="methods_disagree", refuses=False, facts=facts)
    first = passed[0].middle
    if low <= table.documented + 1 and first is not None and first < STUCK * table.documented:
        yield Fault(code="stuck_at_documented", refuses=False)


def _two_lists(table: Table, faults: tuple[Fault, ...], *, seed: int) -> Estimate:
    from dripstone.count.estimators.chapman import chapman  # noqa: PLC0415 -- as above

    first, second = table.sizes
    found = chapman(first, second, table.pair(0, 1))
    assert found is not None, "the gates refuse lists that share nobody"
    method = Method(
        name="chapman",
        middle=round(found.total),
        low=round(found.low),
        high=round(found.high),
        passed=False,
        why_not="needs_independence_assumption",
        details=(("standard error", f"{found.error:.1f}"),),
    )
    low = max(table.documented, int(found.low))
    return _made(table, faults, (method,), seed, (low, None, None))


def _made(
    table: Table,
    faults: tuple[Fault, ...],
    methods: tuple[Method, ...],
    seed: int,
    numbers: tuple[int, int | None, int | None],
) -> Estimate:
    low, middle, high = numbers
    two = ("independent_lists",) if len(table.lists) == 2 else ()
    return Estimate(
        documented=table.documented,
        at_least=low,
        middle=middle,
        low=low,
        high=high,
        methods=methods,
        faults=faults,
        assumptions=(*ASSUMED, *two),
        digest=table.digest,
        seed=seed,
        code=__version__,
        linkage=table.linkage,
        lists=table.lists,
        cells=table.cells,
        stratum=table.stratum,
    )


def _refusal(
    table: Table,
    faults: tuple[Fault, ...],
    *,
    seed: int,
    methods: tuple[Method, ...] = (),
    scenarios: tuple[int, ...] = (),
) -> Refusal:
    from dripstone.count.estimators.chao import floor  # noqa: PLC0415 -- as above

    refusing = {f.code for f in faults if f.refuses}
    below = floor(table) if refusing <= FLOOR_STANDS else None
    if isinstance(below, Figure):
        below = _lowered(below, table, methods)
    return Refusal(
        faults=tuple(sorted(faults, key=lambda f: not f.refuses)),
        documented=None if table.faults else table.documented,
        floor=None if isinstance(below, Refusal) else below,
        digest=table.digest,
        stratum=table.stratum,
        scenarios=scenarios,
        methods=methods,
        seed=seed,
        code=__version__,
        linkage=table.linkage,
    )


def _lowered(below: Figure, table: Table, methods: Sequence[Method]) -> Figure:
    """Bring Chao's interval down to the least that any distribution allows.

    Alone, its lower end failed in one test with known truth out of five.
    """
    lows = [m.low for m in methods if m.curve and m.low is not None]
    least = max(table.documented, min([*lows, below.low or table.documented]))
    return msgspec.structs.replace(below, low=least)
