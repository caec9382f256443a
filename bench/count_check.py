"""Check the estimators against a file of public tables and results of other programs.

    python bench/count_check.py REFERENCE.json [--latent] [--only NAME ...]

The file is not part of the project: ``datasets`` by name, each with ``lists``, ``cells`` and
``reference`` results (``dga``, ``loglinear``, ``rcapture``, ``lcmcr``), and ``refusals``.
Every line says what was measured, the target and whether it holds.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np
from scipy.special import ndtr, ndtri

from dripstone.count import Estimate, from_cells
from dripstone.count.estimators import bca, bic, chao, decomposable, latent, loglinear, stepwise

TALLY = {"holds": 0, "FAILS": 0}


def told(name, what, measured, target, *, holds):
    """Print one line and keep count."""
    verdict = "holds" if holds else "FAILS"
    TALLY[verdict] += 1
    print(f"{verdict} | {name} | {what} | {measured} | {target}", flush=True)


def graphs(name, table, reference):
    """Compare the averaged graphs on the grid that the other program used."""
    for one in reference:
        if "30*n" not in one["grid"]:
            continue
        grid = np.unique(np.round(np.linspace(1, 30 * table.documented, 3000)))
        found = decomposable.average(table.counts, delta=one["delta"], grid=grid)
        error = abs(found.mean / one["mean"] - 1)
        told(name, f"graphs, delta {one['delta']:g}", f"{error:.1e}", "1e-6", holds=error < 1e-6)


def loglinear_of(name, table, reference):
    """Compare points, chosen models, certificates and bootstrap limits."""
    y, here = table.counts, table.documented
    main = here + loglinear.fit(y, loglinear.independent(len(table.lists))).unseen[0]
    chosen = stepwise.select(y)
    for what, own, other in (
        ("main effects", main, reference.get("main_effects")),
        ("stepwise", here + chosen.unseen[0], reference.get("stepwise")),
    ):
        if other is not None:
            error = abs(own / other - 1)
            told(name, what, f"{error:.1e}", "1e-6", holds=error < 1e-6)
    names = [
        ":".join(table.lists[j] for j in range(len(table.lists)) if mask >> j & 1)
        for mask, _ in chosen.order
    ]
    if "terms" in reference:
        told(name, "stepwise model", names, reference["terms"], holds=names == reference["terms"])
    if reference.get("bic_estimate") and len(table.lists) <= bic.MOST_LISTS:
        error = abs((here + bic.search(y).unseen) / reference["bic_estimate"] - 1)
        told(name, "least BIC", f"{error:.1e}", "1e-6", holds=error < 1e-6)
    if "own_python_bca1000" in reference:
        bootstrap(name, y, reference["own_python_bca1000"])


def bootstrap(name, y, reference):
    """Compare 95 % limits and the acceleration.

    The other limits come from one run of 1,000 resamples. A limit that is one of its ten outermost
    hangs on its seed and is called unstable by both programs: there the question is whether a run
    of 1,000 of ours comes out like it, and how far the limit itself lies is said beside it.
    """
    found = bca.interval(y, seed=1, replicates=4000)
    error = abs(found.a - reference["a"])
    told(name, "acceleration", f"{error:.1e}", "1e-3", holds=error < 1e-3)
    other = reference["q025_q10_q90_q975"][0], reference["q025_q10_q90_q975"][-1]
    places = _places(reference["z0"], reference["a"]) * 1001
    runs = None
    for i, end in enumerate(("lower", "upper")):
        error = abs(found.limits[i] / other[i] - 1)
        far = min(places[i], 1001 - places[i])
        if far >= bca.OUTERMOST or error < 0.12:
            told(name, f"BCa {end}", f"{100 * error:.1f} %", "12 %", holds=error < 0.12)
            continue
        runs = _runs_of_a_thousand(y, found.a) if runs is None else runs
        low, high = np.quantile(runs[:, i], [0.005, 0.995])
        told(
            name,
            f"BCa {end}, theirs resample {far:.1f} of 1,000 from the end; {100 * error:.1f} % away",
            f"{other[i]:,.0f} in {low:,.0f} to {high:,.0f}",
            "99 % of runs of 1,000",
            holds=low <= other[i] <= high,
        )


def _places(z0, a):
    """Give the shares of the resamples at which the 95 % limits lie."""
    z = z0 + ndtri(np.array([0.025, 0.975]))
    return ndtr(z0 + z / (1 - a * z))


def _runs_of_a_thousand(y, a, runs=1000, pool=40_000):
    """Give the (runs, 2) limits of plain runs of 1,000 resamples, out of one pool of them."""
    interval = bca.interval(y, seed=2, replicates=pool)
    rng = np.random.default_rng(3)
    limits = []
    for _ in range(runs):
        totals = np.sort(rng.choice(interval.resampled, 1000, replace=False))
        below = ((totals < interval.total).mean() + (totals <= interval.total).mean()) / 2
        limits.append(np.quantile(totals, _places(ndtri(below), a), method="weibull"))
    return np.array(limits)


def bounds(name, table, reference):
    """Compare Chao's bound with unequal lists."""
    error = abs(chao.bounds(table).mth[0] / reference["Mth Chao (LB)"] - 1)
    told(name, "Chao Mth", f"{error:.1e}", "1e-6", holds=error < 1e-6)


def classes(name, table, reference):
    """Compare the latent classes' mean, and 95 % quantiles, where the other chains agreed."""
    started = time.process_time()
    run = latent.sample(table.counts, seed=11, classes=reference.get("K"))
    seconds = time.process_time() - started
    spread, effective = run.totals.std(), max(run.agreement.bulk, 1.0)
    away = abs(run.totals.mean() - reference["mean"])
    allowed = 4 * np.sqrt(reference["mc_sd_of_mean"] ** 2 / 5 + spread**2 / effective)
    allowed += 0.06 * reference["posterior_sd"]
    if not reference["stable"]:
        told(name, "latent classes", f"R-hat {run.agreement.rhat:.3f}", "a doubt", holds=True)
        return
    told(
        name,
        f"latent classes, {seconds:.0f} s, {run.steps} steps",
        f"{away:.1f} ({away / reference['posterior_sd']:.3f} sd)",
        f"{allowed:.1f}",
        holds=away <= allowed,
    )
    for end, level in (("q025", 0.025), ("q975", 0.975)):
        error = abs(run.quantile(level) / reference[end] - 1)
        told(name, f"latent {end}", f"{100 * error:.1f} %", "5 %", holds=error < 0.05)


def refusals(rows):
    """Compare codes of refusal, and certificates."""
    for row in rows:
        table = from_cells(row["cells"], row["lists"])
        if row["expect"] == "codes":
            certificates(row, table)
            continue
        result = table.estimate(longest=4000)
        codes = [f.code for f in result.faults]
        right = row["code"] in codes
        right &= isinstance(result, Estimate) == (row["expect"] == "only_two_list")
        told(row["name"], "refusal", codes, row["code"], holds=right)


def certificates(row, table):
    """Compare existence and identity, model by model."""
    for model, expected in row["extended_mle"].items():
        sets = [sum(1 << int(c) - 1 for c in part) for part in model[1:-1].split(",")]
        terms = sorted({0, *(1 << j for j in range(len(table.lists))), *sets})
        own = loglinear.code(table.counts, np.array(terms))
        told(row["name"], model, own, expected, holds=own == expected)


def main():
    """Run all comparisons that the file allows."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("reference", type=Path)
    ask.add_argument("--latent", action="store_true")
    ask.add_argument("--only", nargs="*")
    options = ask.parse_args()
    given = json.loads(options.reference.read_text(encoding="utf-8"))
    for name, data in given["datasets"].items():
        if options.only and name not in options.only:
            continue
        table, reference = from_cells(data["cells"], data["lists"]), data["reference"]
        for key, compare in (("dga", graphs), ("loglinear", loglinear_of), ("rcapture", bounds)):
            if key in reference:
                compare(name, table, reference[key])
        if options.latent and "lcmcr" in reference:
            classes(name, table, reference["lcmcr"])
    refusals(given["refusals"])
    print(TALLY)


if __name__ == "__main__":
    main()
