"""Workers: several processes read as one does, in order, a few reports ahead."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from dripstone import demo, keep
from dripstone.errors import NoRoom
from dripstone.flow.taking_in import read_one
from dripstone.flow.workers import workers
from dripstone.records import Origin


def test_two_processes_read_as_one_does() -> None:
    """The same suggestions in the same order, whoever read them."""
    paths = [path for path in demo.reports() if path.suffix == ".txt"][:5]
    kept = [
        (keep.describe(path.read_bytes(), origin=Origin(kind="hand", name=path.name), by="", at="2025-05-23T00:00:00Z"), path.read_bytes())
        for path in paths
    ]  # fmt: skip

    with workers(2) as run:
        apart = [[s.id for s in reading.suggestions] for reading in run(read_one, kept)]

    assert apart == [[s.id for s in read_one(one).suggestions] for one in kept]
    assert sum(map(len, apart)) > 20


def test_only_a_few_reports_wait() -> None:
    """A long list is never taken whole: what was not asked for yet is not fetched."""
    taken: list[int] = []

    def many() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield -number

    with workers(2) as run:
        found = iter(run(abs, many()))
        first = [next(found) for _ in range(3)]

    assert first == [0, 1, 2]
    assert len(taken) < 20


def test_a_process_that_is_ended_is_told() -> None:
    """When the system ends a worker, that is said, and nothing is passed over."""
    with pytest.raises(NoRoom), workers(2) as run:
        list(run(os._exit, [3, 3, 3]))


def test_one_process_is_this_one() -> None:
    """Without others, nothing is started."""
    with workers(1) as run:
        assert run is map
