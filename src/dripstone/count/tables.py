"""Table: how many people stand on which lists, and nothing else.

    from_cells       patterns → Table           as papers print them: ``{"110": 4}``
    from_people      person → lists → Table     counts each person's pattern
    digest           Table → hex                names an input, the order of its lists included

A table may be wrong: what is wrong stands in its ``faults``, and an estimate says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from dripstone.count.results import Fault
from dripstone.records import Value
from dripstone.records.base import digest

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dripstone.count.checks import Answers
    from dripstone.count.linkage import Quality
    from dripstone.count.results import Estimate, Refusal

MOST_LISTS = 20  #: more lists than anybody has linked; 2^20 patterns still fit in memory
MOST_PEOPLE = 10**12  #: on one pattern; more than ever lived, so that it is no count of people


class Table(Value, frozen=True, kw_only=True):
    """Capture histories. A pattern has one character for each list: ``1`` on it, ``0`` not."""

    lists: tuple[str, ...]
    cells: tuple[tuple[str, int], ...]  #: pattern and people, in the order of patterns
    stratum: tuple[tuple[str, str], ...] = ()  #: place, period …
    excluded: tuple[tuple[str, int], ...] = ()  #: reason and how many were left out
    faults: tuple[Fault, ...] = ()  #: what made the input unreadable
    linkage: str = ""  #: version of the linking behind it

    @property
    def documented(self) -> int:
        """Count the people on at least one list."""
        return sum(n for _, n in self.cells)

    @property
    def sizes(self) -> tuple[int, ...]:
        """Count the people on each list."""
        return tuple(
            sum(n for pattern, n in self.cells if pattern[j] == "1") for j in range(len(self.lists))
        )

    @property
    def on(self) -> dict[int, int]:
        """Count the people by how many lists they are on."""
        found: Counter[int] = Counter()
        for pattern, n in self.cells:
            found[pattern.count("1")] += n
        return dict(sorted(found.items()))

    def pair(self, i: int, j: int) -> int:
        """Count the people on both of two lists, by their places."""
        return sum(n for pattern, n in self.cells if pattern[i] == pattern[j] == "1")

    def keep(self, lists: Iterable[str]) -> Table:
        """Keep some lists; people on none of them drop out."""
        wanted = [self.lists.index(name) for name in lists]
        found: Counter[str] = Counter()
        for pattern, n in self.cells:
            found["".join(pattern[j] for j in wanted)] += n
        return _table(tuple(self.lists[j] for j in wanted), found, like=self)

    def without(self, name: str) -> Table:
        """Leave one list out; people on no other list drop out."""
        return self.keep(other for other in self.lists if other != name)

    @property
    def counts(self) -> NDArray[np.float64]:
        """Spell the table as 2^J numbers; list j stands for bit j of a place."""
        import numpy as np  # noqa: PLC0415 -- so that a refusal loads nothing

        found = np.zeros(1 << len(self.lists))
        for pattern, n in self.cells:
            found[int(pattern[::-1], 2)] = n
        return found

    def __str__(self) -> str:
        """Print the overlaps, the largest first, then the lists' sizes and what was left out."""
        wide = max((len(name) for name in self.lists), default=1)
        rows = [
            f"{n:>9}  " + ", ".join(x for x, c in zip(self.lists, p, strict=True) if c == "1")
            for p, n in sorted(self.cells, key=lambda cell: (-cell[1], cell[0]))
        ]
        sizes = [f"{name:<{wide}} {n:>9}" for name, n in zip(self.lists, self.sizes, strict=True)]
        left_out = [f"{n:>9}  {why} (left out)" for why, n in self.excluded]
        return "\n".join([*rows, "", *sizes, *left_out])

    def check(self) -> tuple[Fault, ...]:
        """Find what is wrong with the table, as far as a table can show it."""
        from dripstone.count.checks import check  # noqa: PLC0415 -- it reads tables

        return check(self)

    def estimate(
        self,
        *,
        seed: int = 1,
        answers: Answers | None = None,
        linkage: Quality | None = None,
        longest: int | None = None,
    ) -> Estimate | Refusal:
        """Estimate how many there are, or say why these lists cannot tell."""
        from dripstone.count.estimating import estimate  # noqa: PLC0415 -- it reads tables

        return estimate(self, seed=seed, answers=answers, linkage=linkage, longest=longest)

    @property
    def digest(self) -> str:
        """Hash the lists' names and the cells: SHA-256."""
        return digest([list(self.lists), [list(c) for c in self.cells]])


def from_cells(
    cells: Mapping[str, int],
    lists: Sequence[str],
    *,
    stratum: Mapping[str, str] | None = None,
    linkage: str = "",
) -> Table:
    """Make a table from counts by pattern. What cannot be counted becomes a fault."""
    names = tuple(str(name) for name in lists)
    faults = [*_bad_names(names), *_bad_cells(cells, len(names))]
    empty = Table(lists=names, cells=(), stratum=_sorted(stratum), linkage=linkage)
    if faults:
        return _with(empty, faults)
    return _table(names, {k: int(v) for k, v in cells.items()}, like=empty)


def from_people(
    people: Mapping[str, Collection[str]],
    lists: Sequence[str] | None = None,
    *,
    stratum: Mapping[str, str] | None = None,
    excluded: Mapping[str, int] | None = None,
    linkage: str = "",
) -> Table:
    """Make a table from each person's lists, in the order of ``lists`` or the alphabet."""
    names = tuple(lists or sorted({name for on in people.values() for name in on}))
    found = Counter("".join("01"[name in on] for name in names) for on in people.values())
    faults = [] if len(names) <= MOST_LISTS else [_fault("too_many_lists", n=len(names))]
    base = Table(
        lists=names,
        cells=(),
        stratum=_sorted(stratum),
        excluded=_sorted_counts(excluded),
        linkage=linkage,
    )
    return _with(base, faults) if faults else _table(names, found, like=base)


def broken(code: str, *, lists: Sequence[str] = (), **facts: object) -> Table:
    """Make a table that holds nothing but the reason why it cannot be read."""
    return Table(lists=tuple(lists), cells=(), faults=(_fault(code, **facts),))


def _bad_names(names: tuple[str, ...]) -> Iterable[Fault]:
    if len(names) > MOST_LISTS:
        yield _fault("too_many_lists", n=len(names))
    doubled = sorted(name for name, n in Counter(names).items() if n > 1)
    if doubled:
        yield _fault("list_named_twice", lists=", ".join(doubled))


def _bad_cells(cells: Mapping[str, int], width: int) -> Iterable[Fault]:
    for pattern, n in cells.items():
        if len(pattern) != width or set(pattern) - {"0", "1"}:
            yield _fault("bad_pattern", pattern=pattern[:MOST_LISTS], lists=width)
            return
        if isinstance(n, bool) or not isinstance(n, int | float) or not _whole(n):
            yield _fault("bad_count", pattern=pattern, count=n)
            return


def _whole(n: float) -> bool:
    return 0 <= n <= MOST_PEOPLE and n == int(n)


def _table(names: tuple[str, ...], found: Mapping[str, int], *, like: Table) -> Table:
    nowhere = "0" * len(names)
    cells = tuple(sorted((k, n) for k, n in found.items() if n and k != nowhere))
    return Table(
        lists=names,
        cells=cells,
        stratum=like.stratum,
        excluded=like.excluded,
        linkage=like.linkage,
    )


def _with(table: Table, faults: Sequence[Fault]) -> Table:
    return Table(
        lists=table.lists,
        cells=(),
        stratum=table.stratum,
        excluded=table.excluded,
        faults=tuple(faults),
        linkage=table.linkage,
    )


def _fault(code: str, **facts: object) -> Fault:
    return Fault(code=code, refuses=True, facts=tuple((k, str(v)) for k, v in facts.items()))


def _sorted(given: Mapping[str, str] | None) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((given or {}).items()))


def _sorted_counts(given: Mapping[str, int] | None) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((given or {}).items()))
