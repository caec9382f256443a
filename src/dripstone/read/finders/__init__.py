"""Finders: what a page says, one kind of finding a file.

Each file has ``find(page: Page) -> Iterator[Draft]``; ``FINDERS`` names them in the order in which
a reviewer meets them. Words nominate; only what the sentence ties to them decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from dripstone.read.drafts import Draft
from dripstone.read.finders import (
    acts,
    attributions,
    characterisations,
    deaths,
    demands,
    denials,
    events,
    first_reports,
    grounds,
    numbers,
    omissions,
    quotes,
    steps,
)
from dripstone.read.page import Page

FINDERS: Mapping[str, Callable[[Page], Iterator[Draft]]] = {
    "acts": acts.find,
    "deaths": deaths.find,
    "omissions": omissions.find,
    "events": events.find,
    "quotes": quotes.find,
    "demands": demands.find,
    "grounds": grounds.find,
    "characterisations": characterisations.find,
    "denials": denials.find,
    "first_reports": first_reports.find,
    "numbers": numbers.find,
    "attributions": attributions.find,
    "steps": steps.find,
}
