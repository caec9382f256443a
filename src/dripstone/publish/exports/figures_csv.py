"""Figures as a table: ranges with their definition, and no small number that points to somebody.

figures_csv   figures → CSV; small cells are withheld, and so is what would give them away
COLUMNS       the header, in its order
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from dripstone.publish.shields.cells import cell
from dripstone.publish.shields.suppress import AT_LEAST, Sum, suppressed
from dripstone.records import Figure

COLUMNS = ("of", "unit", "by", "low", "high", "value", "withheld", "widened_by", "method",
    "definition", "journal")  # fmt: skip
#: dimensions whose values are terms, times and places; any other may hold a name
_NAMELESS = ("act", "month", "quarter", "year", "place", "ground", "verification")


def figures_csv(figures: Iterable[Figure], *, at_least: int = AT_LEAST, bom: bool = False) -> bytes:
    """Write figures, each with its range, its method and what it counts.

    A figure below ``at_least`` has no numbers and says ``small``; one that would give it away says
    ``shield``; one of a dimension whose values may be names says ``dimension``.
    """
    given = tuple(figures)
    out = io.StringIO(newline="")
    table = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for figure, why in zip(given, _withheld(given, at_least), strict=True):
        table.writerow([cell(part) for part in _row(figure, why)])
    return out.getvalue().encode("utf-8-sig" if bom else "utf-8")


def _withheld(figures: Sequence[Figure], at_least: int) -> Iterator[str]:
    """Say of each figure why its numbers are withheld, or nothing."""
    most = [_most(figure) for figure in figures]
    hidden = suppressed(most, tuple(_sums(figures)), at_least=at_least)
    for place, figure in enumerate(figures):
        if any(name.partition("/")[0] not in _NAMELESS for name, _ in figure.by):
            yield "dimension"
        elif place in hidden:
            yield "small" if 0 < most[place] < at_least else "shield"
        else:
            yield ""


def _most(figure: Figure) -> int:
    """Take the number that tells most: the upper end, else the best or the lower one."""
    return figure.high or figure.value or figure.low or 0


def _sums(figures: Sequence[Figure]) -> Iterator[Sum]:
    """Tie each total to the cells that it holds, once for each way of dividing it."""
    for place, total in enumerate(figures):
        ways: dict[tuple[str, ...], list[int]] = {}
        for number, one in enumerate(figures):
            if _holds(total, one):
                ways.setdefault(tuple(name for name, _ in one.by), []).append(number)
        yield from (Sum(total=place, parts=tuple(parts)) for parts in ways.values())


def _holds(total: Figure, one: Figure) -> bool:
    same = (total.unit, total.method) == (one.unit, one.method)
    return same and len(total.by) < len(one.by) and set(total.by) <= set(one.by)


def _row(figure: Figure, withheld: str) -> Iterator[str]:
    numbers = (figure.low, figure.high, figure.value)
    by = () if withheld == "dimension" else figure.by
    yield figure.unit if withheld == "dimension" else figure.of
    yield figure.unit
    yield "; ".join(f"{name}: {value or '?'}" for name, value in by)
    yield from ("" if withheld or n is None else str(n) for n in numbers)
    yield withheld
    yield "" if withheld else "; ".join(f"{why}: {n}" for why, n in figure.widened_by)
    yield figure.method
    yield figure.definition
    yield str(figure.journal)
