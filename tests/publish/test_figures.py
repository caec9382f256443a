"""Figures leave as ranges, and no small number leaves at all."""

from __future__ import annotations

import csv
import io

from dripstone.publish import figures_csv
from dripstone.publish.exports.figures_csv import COLUMNS
from dripstone.records import Figure


def _figure(low: int | None, high: int | None, **by: str) -> Figure:
    return Figure(
        of="Acts: " + ", ".join(by.values()),
        unit="acts",
        by=tuple(by.items()),
        low=low,
        high=high,
        method="tally",
        definition="One act, one victim or group.",
        rests_on=("fnd_aaaaaaaa",),
        journal=12,
    )


def _table(*figures: Figure) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(figures_csv(figures).decode(), newline="")))


def test_range_leaves_with_what_it_counts() -> None:
    """A figure has its ends, its definition and its entry, and never what it rests on."""
    (row,) = _table(_figure(10, None, act="body.assault", month="2025-05"))

    assert tuple(row) == COLUMNS
    assert (row["low"], row["high"], row["value"]) == ("10", "", "")
    assert row["by"] == "act: body.assault; month: 2025-05"
    assert row["journal"] == "12"
    assert "fnd_" not in "".join(row.values())


def test_small_figure_and_what_would_give_it_away_are_withheld() -> None:
    """The cell of three has no number, and neither has another one that its total needs."""
    rows = _table(
        _figure(3, 3, act="body.assault", month="2025-05"),
        _figure(40, 40, act="body.assault", month="2025-06"),
        _figure(50, 50, act="body.assault", month="2025-07"),
        _figure(93, 93, act="body.assault"),
    )

    withheld = [row["withheld"] for row in rows]

    assert withheld[0] == "small"
    assert withheld.count("shield") == 1
    assert all(not (row["low"] + row["high"]) for row in rows if row["withheld"])


def test_dimension_that_may_hold_names_tells_nothing() -> None:
    """A figure by voice says neither whose nor how many."""
    (row,) = _table(_figure(90, 90, voice="Marta Vymyslova"))

    assert row["withheld"] == "dimension"
    assert "Vymyslova" not in "".join(row.values())
    assert row["low"] + row["high"] + row["value"] == ""
