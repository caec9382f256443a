"""Speed of the estimators, in CPU time, beside the R packages of the same methods.

    python bench/count_speed.py [--reference REFERENCE.json]

Where Rscript and LCMCR are installed, both run here, one after the other; where not, it says so,
and the ratios are against stored timings, which another machine took. ``--reference`` names a file
of further public tables.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from dripstone.count import from_cells
from dripstone.count.estimators import bca, bic, decomposable, graphs, latent, latent_fast

KOSOVO = (306, 936, 123, 845, 31, 217, 32, 1131, 106, 228, 42, 177, 18, 181, 27)
#: LCMCR 0.4.14, microseconds an iteration; MultipleSystemsEstimation 1.2.0, milliseconds a
#: bootstrap replicate and seconds a BIC search; dga 2.0.2, seconds. Two loaded cores, R 4.2.2,
#: November 2026.
STORED = {
    "latent": {
        "kosovo": 20.2,
        "madigan_york_5": 28.4,
        "ukdat": 26.8,
        "ph_manila_police": 30.4,
        "ph_caloocan_unidentified": 53.9,
    },
    "bootstrap": {"western": 42.7},
    "bic": {"kosovo": 1.1, "western": 18.0},
    "graphs": {"western": 0.10},
}
STEPS = 400
R_CODE = """
library(LCMCR)
counts <- c({counts})
d <- as.data.frame(t(sapply(1:15, function(i) rev(as.integer(intToBits(i))[1:4]))))
d[] <- lapply(d, factor, levels = 0:1); d$Freq <- counts
s <- lcmCR(captures = d, tabular = TRUE, in_list_label = '1', not_in_list_label = '0', K = 15,
           seed = 1, buffer_size = 1000, thinning = 10)
t <- system.time(lcmCR_PostSampl(s, burnin = 1000, samples = 1000, thinning = 20))
cat(1e6 * (t['user.self'] + t['sys.self']) / 21000)
"""


def cpu(work, times=3):
    """Give the median CPU seconds of some runs."""
    took = []
    for _ in range(times):
        started = time.process_time()
        work()
        took.append(time.process_time() - started)
    return statistics.median(took)


def step(table, kernel):
    """Give the microseconds of one step of one chain."""
    data = latent.read(table.counts)
    rng = np.random.default_rng(1)
    classes = min(2**data.lists - 1, latent.CLASSES)
    state = latent.start(data, rng, classes=classes, chains=latent.CHAINS)
    out = np.zeros((STEPS, latent.CHAINS), dtype=np.int64)
    limit = latent.CAP * data.people
    kernel(data, state, rng, limit, 1, out)
    seconds = cpu(lambda: kernel(data, state, rng, limit, 10, out))
    return 1e6 * seconds / (STEPS * 10 * latent.CHAINS)


def line(what, name, own, stored, unit):
    """Print one comparison."""
    ratio = f"{stored / own:.1f} times as fast" if stored else "no stored timing"
    print(f"{what:34} {name:26} {own:10.2f} {unit:18} {ratio}")


def with_r():
    """Time LCMCR here, if it is here."""
    if shutil.which("Rscript") is None:
        print("R is not installed here: ratios are against stored timings of another machine.\n")
        return None
    code = R_CODE.format(counts=",".join(map(str, KOSOVO)))
    ran = subprocess.run(["Rscript", "-e", code], capture_output=True, text=True, check=False)
    if ran.returncode:
        print("R is here without LCMCR: ratios are against stored timings.\n")
        return None
    return float(ran.stdout.split()[-1])


def first_estimate():
    """Give the seconds on the clock, and of CPU, from starting Python to a first estimate."""
    code = (
        "from dripstone.count import from_cells;"
        "print(from_cells({'100': 140, '010': 135, '001': 130, '110': 52, '011': 49, '101': 48,"
        " '111': 24}, 'ABC').estimate())"
    )
    before, started = children(), time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    return time.perf_counter() - started, children() - before


def children():
    """Give the CPU seconds of processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main():
    """Time all that is here."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--reference", type=Path)
    options = ask.parse_args()
    tables = {
        "kosovo": from_cells({f"{i:04b}": n for i, n in enumerate(KOSOVO, 1)}, "ABCD"),
    }
    if options.reference:
        given = json.loads(options.reference.read_text(encoding="utf-8"))["datasets"]
        tables |= {n: from_cells(d["cells"], d["lists"]) for n, d in given.items()}
    own = with_r()
    stored = STORED["latent"] | ({"kosovo": own} if own else {})
    kernels = {"latent classes, NumPy": latent.advance}
    if latent_fast.installed():
        kernels["latent classes, Numba"] = latent_fast._run  # noqa: SLF001 -- to time it alone
    for what, kernel in kernels.items():
        for name in stored.keys() & tables.keys():
            line(what, name, step(tables[name], kernel), stored[name], "µs/step/chain")
    for name in STORED["bic"].keys() & tables.keys():
        seconds = cpu(lambda name=name: bic.search(tables[name].counts))
        line("least BIC", name, seconds, STORED["bic"][name], "s")
    for name in STORED["bootstrap"].keys() & tables.keys():
        seconds = cpu(lambda name=name: bca.interval(tables[name].counts, seed=1, replicates=1000))
        line("bootstrap, re-selecting", name, seconds, STORED["bootstrap"][name], "ms/replicate")
    for name in STORED["graphs"].keys() & tables.keys():
        seconds = cpu(lambda name=name: decomposable.average(tables[name].counts))
        line("averaged graphs", name, seconds, STORED["graphs"][name], "s")
    six(tables)
    clock, seconds = first_estimate()
    print(f"first estimate, from starting Python: {clock:.1f} s on the clock, {seconds:.1f} CPU s")


def six(tables):
    """Time six lists, graphs counted anew."""
    table = tables.get("ukdat")
    y = np.random.default_rng(1).poisson(20, 64).astype(float) if table is None else table.counts
    graphs.decomposable.cache_clear()
    print(f"averaged graphs, six lists: {cpu(lambda: decomposable.average(y), 1):.2f} CPU s")


if __name__ == "__main__":
    main()
