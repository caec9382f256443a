"""Fetching: an address that a person asked for → a kept web archive, and its pages as reports."""

from __future__ import annotations

import functools
from collections.abc import Callable

import msgspec

from dripstone import __version__
from dripstone.flow.clock import Tell, now, quiet
from dripstone.flow.places import places_of
from dripstone.flow.taking_in import Shelf, accounted, read_one
from dripstone.keep.capture import fetching
from dripstone.keep.capture.fetching import Ask, Bounds, Fetched
from dripstone.records import Collected, Origin, Receipt
from dripstone.vault import Vault
from dripstone.vocabulary.gazetteer import Gazetteer


def fetch(
    vault: Vault,
    url: str,
    *,
    by: str,
    ask: Ask,
    came_from: str | None = None,
    reason: str | None = None,
    told: Collected | None = None,
    gazetteer: Gazetteer | None = None,
    bounds: Bounds = Bounds(),  # noqa: B008 -- frozen
    get: Callable[..., Fetched] = fetching.fetch,
    tell: Tell = quiet,
) -> Receipt:
    """Fetch one address, keep the exchange as a web archive, and take it in as any other.

    ``ask`` says of each connection whether it may be made. Where they went is written into the
    custody of the report.

    Raises:
        NotFetched, TooLargeToKeep: as ``fetching.fetch`` does; nothing was kept then.
    """
    started = now()
    found = get(url, ask=ask, bounds=bounds)
    shelf = Shelf(vault, by=by, tell=tell, system=None)
    shelf.told = _collected(found, told or Collected(), started)
    origin = Origin(
        kind="address",
        name=f"{found.steps[-1].host}.warc",
        came_from=came_from,
        reason=reason,
        captured_at=started,
    )
    lines = [*shelf.keep_one(found.recording, origin)]
    one = functools.partial(read_one, gazetteer=places_of(vault, gazetteer))
    lines = [*shelf.read_all(lines, map, one)]
    return accounted(vault, tuple(lines), did="fetch", by=by, started=started)


def _collected(found: Fetched, told: Collected, at: str) -> Collected:
    """Say beside what a person told how it was fetched."""
    ways = "; ".join(
        f"{one.scheme}://{one.host} at {one.address}:{one.port}" for one in found.steps
    )
    how = f"Fetched {found.url} with status {found.status}, over: {ways}"
    return msgspec.structs.replace(
        told,
        collected_at=told.collected_at or at[:10],
        collected_with=told.collected_with or f"dripstone {__version__}",
        notes=f"{told.notes}\n{how}" if told.notes else how,
    )
