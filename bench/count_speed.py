"""Speed of the estimators, in CPU time, beside the R packages of the same methods.

    python -m bench count_speed [--reference=REFERENCE.json]

Where Rscript and LCMCR are installed, both run here, one after the other; where not, it says so,
and the ratios are against stored timings, which another machine took. Kosovo and Western are the
published tables; the others are invented ones of as many lists, patterns and people as the public
tables that R was timed on, which ``--reference`` gives.
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
WESTERN = {
    "10000": 52, "01000": 90, "00100": 114, "00010": 45, "00001": 21, "10100": 4, "10010": 2,
    "10001": 5, "01100": 6, "01010": 1, "00011": 3, "10101": 1, "01110": 1,
}  # fmt: skip
#: Lists, patterns and people of the public tables that R was timed on.
SIZES = {
    "madigan_york_5": (5, 28, 537),
    "ukdat": (6, 25, 2744),
    "ph_manila_police": (8, 31, 488),
    "ph_caloocan_unidentified": (11, 67, 599),
}
#: LCMCR 0.4.14, microseconds an iteration; MultipleSystemsEstimation 1.2.0, milliseconds a
#: bootstrap replicate and seconds a BIC search; dga 2.0.2, seconds. Two loaded cores, R 4.2.2,
#: November 2026. ``effective``: LCMCR's effective draws for each CPU second, from the spread of
#: the means of five runs of 220,000 iterations, so within a factor of about two.
STORED = {
    "latent": {
        "kosovo": 20.2,
        "madigan_york_5": 28.4,
        "ukdat": 26.8,
        "ph_manila_police": 30.4,
        "ph_caloocan_unidentified": 53.9,
    },
    "effective": {
        "kosovo": 53.6,
        "madigan_york_5": 128.2,
        "ukdat": 23.5,
        "ph_manila_police": 120.1,
        "ph_caloocan_unidentified": 2.7,
    },
    "bootstrap": {"western": 42.7},
    "bic": {"kosovo": 1.1, "western": 18.0},
    "graphs": {"western": 0.10},
}
TARGETS = {"bic western": 8.0, "latent kosovo": 1.3}
LARGE = 2.5  #: times R's sampler, on tables of six lists and more
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


def as_large(lists, patterns, people):
    """Invent a table of as many lists, patterns and people, most of whom are on one list."""
    rng = np.random.default_rng([lists, patterns])
    masks = sorted(range(1, 1 << lists), key=lambda m: (m.bit_count(), rng.random()))
    shares = np.array([0.12 ** (m.bit_count() - 1) for m in masks[:patterns]])
    counts = 1 + rng.multinomial(people - patterns, shares / shares.sum())
    cells = {f"{m:0{lists}b}": int(n) for m, n in zip(masks, counts, strict=False)}
    return from_cells(cells, [f"L{j + 1}" for j in range(lists)])


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


def effective(table):
    """Give the effective draws of a whole run for each CPU second."""
    started = time.process_time()
    run = latent.sample(table.counts, seed=1)
    return run.agreement.bulk / (time.process_time() - started)


def line(what, name, own, ratio, unit, target=None):
    """Print one comparison."""
    told = f"{ratio:.1f} times R" if ratio else "no stored timing"
    if target:
        told += f" (target {target:g}: {'holds' if ratio >= target else 'FAILS'})"
    print(f"{what:34} {name:26} {own:10.2f} {unit:18} {told}", flush=True)


def with_r():
    """Time LCMCR here, if it is here."""
    if shutil.which("Rscript") is None:
        print("R is not installed here: ratios are against stored timings of another machine.\n")
        return None
    code = R_CODE.format(counts=",".join(map(str, KOSOVO)))
    ran = subprocess.run(["Rscript", "-e", code], capture_output=True, text=True, check=False)
    if ran.returncode:
        print("R is here without LCMCR: ratios are against stored timings of another machine.\n")
        return None
    print("LCMCR was timed here on Kosovo; the other ratios are against stored timings.\n")
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


def tables_of(reference):
    """Give the tables to time: published ones, and invented ones of the size of others."""
    kosovo = from_cells({f"{i:04b}": n for i, n in enumerate(KOSOVO, 1)}, "ABCD")
    tables = {"kosovo": kosovo, "western": from_cells(WESTERN, "ABCDE")}
    if reference:
        given = json.loads(reference.read_text(encoding="utf-8"))["datasets"]
        return tables | {n: from_cells(d["cells"], d["lists"]) for n, d in given.items()}
    return tables | {name: as_large(*size) for name, size in SIZES.items()}


def main():
    """Time all that is here."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--reference", type=Path)
    options, _ = ask.parse_known_args()
    tables = tables_of(options.reference)
    own = with_r()
    sampler(tables, STORED["latent"] | ({"kosovo": own} if own else {}))
    # How well chains mix hangs on the table itself, so an invented one is compared with nothing.
    names = STORED["effective"] if options.reference else ["kosovo"]
    whole(tables, {name: STORED["effective"][name] for name in names})
    for name, stored in STORED["bic"].items():
        seconds = cpu(lambda name=name: bic.search(tables[name].counts))
        line("least BIC", name, seconds, stored / seconds, "s", TARGETS.get(f"bic {name}"))
    for name, stored in STORED["bootstrap"].items():
        y = tables[name].counts
        each = cpu(lambda y=y: bca.interval(y, seed=1, replicates=1000))  # 1,000 ms a second
        line("BCa, 1,000, re-selecting", name, each, stored / each, "ms/resample", 20.0)
    for name, stored in STORED["graphs"].items():
        seconds = cpu(lambda name=name: decomposable.average(tables[name].counts))
        line("averaged graphs", name, seconds, stored / seconds, "s")
    six(tables["ukdat"])
    clock, seconds = first_estimate()
    print(
        f"first estimate, from starting Python: {clock:.1f} s on the clock, {seconds:.1f} CPU s "
        f"(target 3 CPU s: {'holds' if seconds <= 3 else 'FAILS'})"
    )


def sampler(tables, stored):
    """Time each step of the latent classes, with either kernel."""
    kernels = {"latent classes, NumPy": latent.advance}
    if latent_fast.installed():
        kernels["latent classes, Numba"] = latent_fast._run  # noqa: SLF001 -- to time it alone
    for what, kernel in kernels.items():
        for name in stored:
            large = len(tables[name].lists) >= 6
            target = LARGE if large else TARGETS.get(f"latent {name}")
            target = target if what == list(kernels)[-1] else None  # of the fastest there is
            each = step(tables[name], kernel)
            line(what, name, each, stored[name] / each, "µs/step/chain", target)


def whole(tables, stored):
    """Time whole runs by their effective draws."""
    for name, theirs in stored.items():
        draws = effective(tables[name])
        line("latent classes, whole run", name, draws, draws / theirs, "effective/CPU s")


def six(table):
    """Time six lists, graphs counted anew."""
    graphs.decomposable.cache_clear()
    seconds = cpu(lambda: decomposable.average(table.counts), 1)
    verdict = "holds" if seconds < 3 else "FAILS"
    print(f"averaged graphs, six lists: {seconds:.2f} CPU s (target 3: {verdict})")


if __name__ == "__main__":
    main()
