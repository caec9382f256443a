"""Demo: a dozen invented reports, the places in them, and what an invented reviewer decided.

    reports     → the files, in the order in which they came
    publishers  → who published each report that does not say so in its bytes
    places      → the words of the gazetteer's extension for the Republic of Drovenia
    add_places  vault → those places in its journal, as a project notes its own
    planned     → what Ada Reader, who does not exist, decided about their suggestions
    decide      vault → her decisions in its journal, and those that found nothing to decide

Decisions speak of reports and words, never of identities, so that a better reader keeps them.
"""

from __future__ import annotations

from dripstone.demo.deciding import REVIEWER, Played, add_places, decide
from dripstone.demo.planned import Planned, Words, found, planned
from dripstone.demo.shelf import places, publishers, reports

__all__ = [
    "REVIEWER",
    "Planned",
    "Played",
    "Words",
    "add_places",
    "decide",
    "found",
    "places",
    "planned",
    "publishers",
    "reports",
]
