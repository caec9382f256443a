"""Linkage: how sure it is that two entries are one person, carried into the figures.

    draw_clusters     entries, pairs → drawn tables   the linking, drawn from its probabilities
    quality           a reviewed sample → Quality     recall and precision of links, with intervals
    judged            Quality → Faults                what that means for an estimate
    estimate_linked   tables → Estimate or Refusal    the draws mixed
    recall_curve      Table → points                  what missing links do to the answer

In simulated populations with 5 % of links missed, estimates from the one best linking never
covered the truth (docs/why/statistics.md): the doubt about links outweighs that of the models.

Source: for drawing linkages and mixing estimates, Sadinle (2018), Annals of Applied Statistics
12, 1013–1038; intervals for shares: Clopper and Pearson (1934), Biometrika 26, 404–413.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dripstone.count.results import Estimate, Fault, Method, Refusal
from dripstone.count.tables import Table, from_people
from dripstone.records import Value

LEAST_RECALL = 0.9
FEWEST_DRAWS = 20
STEPS = 16_000  #: of each chain for each draw: the mixture needs less of each
Pair = tuple[str, str, float]  #: two entries and the probability that they are one person


class Quality(Value, frozen=True, kw_only=True):
    """What a reviewed random sample says of links, with exact 95 % intervals."""

    recall: float
    recall_low: float
    recall_high: float
    precision: float
    precision_low: float
    precision_high: float
    links_reviewed: int
    pairs_reviewed: int


def quality(*, right: int, links: int, found: int, pairs: int) -> Quality:
    """Measure links: ``right`` of ``links`` reviewed were right, ``found`` of true ``pairs`` made.

    Raises:
        ValueError: more right than reviewed, or nothing reviewed.
    """
    if not (0 <= right <= links and 0 <= found <= pairs and links and pairs):
        raise ValueError((right, links, found, pairs))
    recall_low, recall_high = exact(found, pairs)
    precision_low, precision_high = exact(right, links)
    return Quality(
        recall=found / pairs,
        recall_low=recall_low,
        recall_high=recall_high,
        precision=right / links,
        precision_low=precision_low,
        precision_high=precision_high,
        links_reviewed=links,
        pairs_reviewed=pairs,
    )


def judged(found: Quality | None) -> tuple[Fault, ...]:
    """Flag links that nobody measured; refuse where one in ten or more is missed."""
    if found is None:
        return (Fault(code="linkage_unmeasured", refuses=False),)
    facts = (("recall", f"{100 * found.recall:.0f} %"), ("n", str(found.pairs_reviewed)))
    if found.recall < LEAST_RECALL:
        return (Fault(code="linkage_misses_too_much", refuses=True, facts=facts),)
    return ()


def draw_clusters(
    entries: Mapping[str, str],
    pairs: Iterable[Pair],
    *,
    draws: int,
    seed: int,
    apart: Iterable[tuple[str, str]] = (),
    lists: Sequence[str] | None = None,
    linkage: str = "",
) -> tuple[Table, ...]:
    """Draw whole linkings and tabulate each.

    ``entries`` maps an entry to its list. Each pair is joined with its probability; joins are
    closed over (a is b, b is c), the surest first, and none may put together what ``apart`` keeps
    apart. The same seed draws the same linkings.
    """
    import numpy as np  # noqa: PLC0415 -- a refusal loads nothing

    ordered = sorted(pairs, key=lambda p: (-p[2], p[0], p[1]))
    chances = np.array([p[2] for p in ordered])
    rng = np.random.default_rng(seed)
    names = tuple(lists or sorted(set(entries.values())))
    kept_apart = [tuple(sorted(pair)) for pair in apart]
    found = []
    for i in range(draws):
        joined = [
            (a, b)
            for (a, b, _), on in zip(ordered, rng.random(len(ordered)) < chances, strict=True)
            if on
        ]
        people = _clusters(entries, joined, kept_apart)
        found.append(from_people(people, names, linkage=f"{linkage}#{i}"))
    return tuple(found)


def estimate_linked(
    tables: Sequence[Table], *, seed: int = 1, longest: int = STEPS, quick: bool = False
) -> Estimate | Refusal:
    """Estimate from draws of the linking: each draw's posteriors, mixed with equal weight.

    The middle draw by documented people stands for the rest in the result's table. ``quick``
    leaves the latent classes out, where there are three to six lists.
    """
    from dripstone.count.estimating import mixed  # noqa: PLC0415 -- it makes estimates

    return mixed(tuple(tables), seed=seed, longest=longest, quick=quick)


def mix(drawn: Sequence[Method]) -> Method:
    """Mix one method's curves of several draws; say how much of the spread is between them."""
    import numpy as np  # noqa: PLC0415 -- as above

    from dripstone.count.results import HIGH, LEVELS, LOW, MIDDLE  # noqa: PLC0415

    curves = np.array([m.curve for m in drawn], dtype=np.float64)
    logs = np.log(np.maximum(curves, 1.0))
    between, within = float(logs.mean(axis=1).var()), float(logs.var(axis=1).mean())
    share = between / (between + within) if between + within else 0.0
    pooled = np.quantile(curves.ravel(), LEVELS, method="inverted_cdf")
    curve = tuple(int(n) for n in pooled)
    return Method(
        name=drawn[0].name,
        middle=curve[MIDDLE],
        low=curve[LOW],
        high=curve[HIGH],
        passed=True,
        curve=curve,
        details=(
            ("draws of the linking", str(len(drawn))),
            ("share of the spread from linking", f"{100 * share:.0f} %"),
        ),
    )


def recall_curve(
    table: Table,
    *,
    seed: int = 1,
    missed: Sequence[float] = (0.0, 0.02, 0.05, 0.1, 0.15, 0.2),
    repeats: int = 10,
) -> tuple[tuple[float, int, int], ...]:
    """Break links on purpose: the share broken, the people that then seem documented, the bound.

    The bound is Chao's. Its slope tells what links already missed have done to it.
    """
    import numpy as np  # noqa: PLC0415 -- as above

    from dripstone.count.estimators.chao import bounds  # noqa: PLC0415

    found = []
    for i, share in enumerate(missed):
        rng = np.random.default_rng([seed, i])
        broken = [_broken(table, share, rng) for _ in range(repeats if share else 1)]
        limits = [b.mth or b.mh for t in broken if (b := bounds(t)).mh is not None]
        if limits:
            middle = float(np.median([b[0] for b in limits if b is not None]))
            documented = float(np.median([t.documented for t in broken]))
            found.append((share, round(documented), round(middle)))
    return tuple(found)


def _broken(table: Table, share: float, rng: object) -> Table:
    """Let each person's entry beyond the first fall off with this chance, and stand alone."""
    from collections import Counter  # noqa: PLC0415 -- only here

    from dripstone.count.tables import from_cells  # noqa: PLC0415 -- only here

    found: Counter[str] = Counter()
    for pattern, n in table.cells:
        on = [j for j, c in enumerate(pattern) if c == "1"]
        lost = rng.random((n, len(on))) < share  # type: ignore[attr-defined]
        lost[:, 0] = False
        for row in lost:
            gone = {j for j, away in zip(on, row, strict=True) if away}
            found["".join("1" if j in set(on) - gone else "0" for j in range(len(pattern)))] += 1
            for j in gone:
                found["0" * j + "1" + "0" * (len(pattern) - j - 1)] += 1
    return from_cells(found, table.lists)


def _clusters(
    entries: Mapping[str, str], joined: Iterable[tuple[str, str]], apart: Sequence[tuple[str, ...]]
) -> dict[str, set[str]]:
    parent = {entry: entry for entry in entries}

    def root(entry: str) -> str:
        while parent[entry] != entry:
            parent[entry] = parent[parent[entry]]
            entry = parent[entry]
        return entry

    for a, b in joined:
        one, other = sorted((root(a), root(b)))
        if one != other and not any({root(x), root(y)} == {one, other} for x, y in apart):
            parent[other] = one
    people: dict[str, set[str]] = {}
    for entry, name in entries.items():
        people.setdefault(root(entry), set()).add(name)
    return people


def exact(hits: int, of: int, tail: float = 0.025) -> tuple[float, float]:
    """Give the exact interval of a share, with this much of it in each tail."""
    from scipy.special import betaincinv  # noqa: PLC0415 -- loaded with the first estimate

    low = 0.0 if hits == 0 else float(betaincinv(hits, of - hits + 1, tail))
    high = 1.0 if hits == of else float(betaincinv(hits + 1, of - hits, 1 - tail))
    return low, high
