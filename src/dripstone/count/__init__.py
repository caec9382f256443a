"""Count: from incidents and weights to figures, each with its range and what it rests on.

    tallies           Incidents → Figures          how many acts and persons, cell by cell
    overlap           people, Weights → Table      who is told of by which origins
    read_table        a sheet → Table             or ``from_cells``, ``from_people``, ``from_frame``
    check             Table → Faults               what is wrong with it, by code
    estimate          Table → Estimate or Refusal  at least, most plausibly, or why not
    estimate_strata   Tables → Strata              with a total that hides none of them
    estimate_linked   draws of the linking → Estimate or Refusal     with the doubt about links
    floor             Table → Figure or Refusal    Chao's lower bound alone

Importing this loads nothing; each name is fetched when it is first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dripstone.count.checks import Answers, check
    from dripstone.count.estimating import estimate
    from dripstone.count.estimators.chao import floor
    from dripstone.count.linkage import (
        Quality,
        draw_clusters,
        estimate_linked,
        quality,
        recall_curve,
    )
    from dripstone.count.others import tally_demands, tally_people
    from dripstone.count.overlaps import overlap
    from dripstone.count.reading import (
        as_json,
        count_csv,
        from_frame,
        read_strata,
        read_table,
        strata_columns,
    )
    from dripstone.count.results import Estimate, Fault, Method, Refusal
    from dripstone.count.sampled import Sample, measured, sample_pairs
    from dripstone.count.strata import Strata, estimate_strata
    from dripstone.count.tables import Table, from_cells, from_people
    from dripstone.count.tally import definition, rests_on, stale, tallies

_FROM = {
    "Answers": "checks",
    "Estimate": "results",
    "Fault": "results",
    "Method": "results",
    "Quality": "linkage",
    "Refusal": "results",
    "Sample": "sampled",
    "Strata": "strata",
    "Table": "tables",
    "as_json": "reading",
    "check": "checks",
    "count_csv": "reading",
    "definition": "tally",
    "draw_clusters": "linkage",
    "estimate": "estimating",
    "estimate_linked": "linkage",
    "estimate_strata": "strata",
    "floor": "estimators.chao",
    "from_cells": "tables",
    "from_frame": "reading",
    "from_people": "tables",
    "measured": "sampled",
    "overlap": "overlaps",
    "quality": "linkage",
    "read_strata": "reading",
    "read_table": "reading",
    "recall_curve": "linkage",
    "rests_on": "tally",
    "sample_pairs": "sampled",
    "stale": "tally",
    "strata_columns": "reading",
    "tallies": "tally",
    "tally_demands": "others",
    "tally_people": "others",
}

__all__ = [
    "Answers",
    "Estimate",
    "Fault",
    "Method",
    "Quality",
    "Refusal",
    "Sample",
    "Strata",
    "Table",
    "as_json",
    "check",
    "count_csv",
    "definition",
    "draw_clusters",
    "estimate",
    "estimate_linked",
    "estimate_strata",
    "floor",
    "from_cells",
    "from_frame",
    "from_people",
    "measured",
    "overlap",
    "quality",
    "read_strata",
    "read_table",
    "recall_curve",
    "rests_on",
    "sample_pairs",
    "stale",
    "strata_columns",
    "tallies",
    "tally_demands",
    "tally_people",
]


def __getattr__(name: str) -> object:
    """Fetch a name of this room when it is first used."""
    if name not in _FROM:
        raise AttributeError(name)
    found: object = getattr(importlib.import_module(f"{__name__}.{_FROM[name]}"), name)
    globals()[name] = found
    return found
