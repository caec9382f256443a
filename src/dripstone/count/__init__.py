"""Count: from incidents and weights to figures, each with its range and what it rests on.

    tallies      Incidents → Figures               how many acts and persons, cell by cell
    overlap      people or incidents, Weights → Table    who is told of by which origins
    floor        Table → Figure or Refusal         at least how many, seen and not seen

Importing this loads nothing; each name is fetched when it is first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dripstone.count.estimators.chao import floor
    from dripstone.count.overlaps import overlap
    from dripstone.count.results import Fault, Refusal
    from dripstone.count.table import Table, from_cells, from_people
    from dripstone.count.tally import definition, rests_on, stale, tallies

_FROM = {
    "Fault": "results",
    "Refusal": "results",
    "Table": "table",
    "definition": "tally",
    "floor": "estimators.chao",
    "from_cells": "table",
    "from_people": "table",
    "overlap": "overlaps",
    "rests_on": "tally",
    "stale": "tally",
    "tallies": "tally",
}

__all__ = [
    "Fault",
    "Refusal",
    "Table",
    "definition",
    "floor",
    "from_cells",
    "from_people",
    "overlap",
    "rests_on",
    "stale",
    "tallies",
]


def __getattr__(name: str) -> object:
    """Fetch a name of this room when it is first used."""
    if name not in _FROM:
        raise AttributeError(name)
    found: object = getattr(importlib.import_module(f"{__name__}.{_FROM[name]}"), name)
    globals()[name] = found
    return found
