"""Blocks: which pairs are worth comparing, so that thousands of claims are not millions of pairs.

pairs_in          things on shelves → pairs that share one
incident_blocks   claim → its shelves: family of act with report, place, month or victim's name
person_blocks     mention → its shelves: each word of the name, by its sounds
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import TypeVar

from dripstone.languages.folds import words
from dripstone.languages.names import name_keys
from dripstone.link.evidence.victims import name_of
from dripstone.link.mentions import Mention
from dripstone.records import AnyFinding, When, Where
from dripstone.vocabulary.agreement import scheme_of

T = TypeVar("T")
Shelf = tuple[str, ...]

CROWDED = 200  #: things on one shelf, above which each meets its neighbours only
NEIGHBOURS = 20
_MONTHS = 4  #: a longer time finds nothing by itself


def pairs_in(
    things: Iterable[T],
    shelves_of: Callable[[T], Iterable[Shelf]],
    *,
    order: Callable[[T], tuple[str, ...]],
) -> Iterator[tuple[T, T]]:
    """Give each pair that shares a shelf once.

    On a crowded shelf the things stand in ``order`` and each meets the next 20.

    Source: Hernández and Stolfo (1995), SIGMOD Record 24, 127-138 (sorted neighbourhood).
    """
    things = sorted(things, key=order)
    shelves: dict[Shelf, list[int]] = defaultdict(list)
    for number, thing in enumerate(things):
        for shelf in set(shelves_of(thing)):
            shelves[shelf].append(number)
    met: set[tuple[int, int]] = set()
    for on_it in shelves.values():
        met.update(combinations(on_it, 2) if len(on_it) <= CROWDED else _near(on_it))
    for a, b in sorted(met):
        yield things[a], things[b]


def _near(numbers: list[int]) -> Iterator[tuple[int, int]]:
    for place, a in enumerate(numbers):
        for b in numbers[place + 1 : place + 1 + NEIGHBOURS]:
            yield a, b


def incident_blocks(finding: AnyFinding) -> Iterator[Shelf]:
    """Give the shelves of a claim, each under its family of acts."""
    found = scheme_of(finding.type)
    family = found.lineage(finding.type)[-1] if found is not None else finding.type
    if finding.anchors[0].row is None:
        yield (family, "report", finding.text)
    for slot in (finding.slots.where, finding.slots.when):
        value = slot.value if slot is not None else None
        if isinstance(value, Where):
            yield from ((family, "place", place) for place in _narrow_places(value))
        if isinstance(value, When):
            yield from ((family, "month", month) for month in _months(value))
    yield from ((family, "name", key) for key in name_keys(name_of(finding.slots.to_whom)).blocks)


def _narrow_places(where: Where) -> tuple[str, ...]:
    """Give the place and those around it, without the widest, which holds too much."""
    return () if where.place is None else (where.place, *where.within[:-1])


def _months(when: When) -> tuple[str, ...]:
    if when.earliest is None or when.latest is None:
        return ()
    first, last = ((int(d[:4]) * 12 + int(d[5:7]) - 1) for d in (when.earliest, when.latest))
    if last - first >= _MONTHS:
        return ()
    return tuple(f"{m // 12:04d}-{m % 12 + 1:02d}" for m in range(first, last + 1))


def incident_order(finding: AnyFinding) -> tuple[str, ...]:
    """Order claims by day, then place, so that neighbours are worth comparing."""
    when, where = (s.value if s else None for s in (finding.slots.when, finding.slots.where))
    day = (when.earliest or "") if isinstance(when, When) else ""
    place = (where.place or "") if isinstance(where, Where) else ""
    return day, place, finding.id


def person_blocks(mention: Mention) -> Iterator[Shelf]:
    """Give the shelves of a mention: the sounds of each word, but initials and patronymics."""
    yield from ((key,) for key in name_keys(mention.name).blocks)


def person_order(mention: Mention) -> tuple[str, ...]:
    """Order mentions by the words of their names, in alphabetical order."""
    return (*sorted(words(mention.name)), mention.id)
