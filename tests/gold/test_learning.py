"""Learning: what the benchmarks' trees and word families make of rows and words."""

from __future__ import annotations

import numpy as np
from bench import trees
from bench.hrds_families import families


def test_trees_find_what_marks_depend_on() -> None:
    """Where two features together decide, trees say so for rows that they never saw."""
    chance = np.random.default_rng(1)
    rows = chance.random((300, 6))
    both = (rows[:, 0] > 0.5) & (rows[:, 3] > 0.5)
    marks = np.column_stack([both, rows[:, 1] > 0.5, ~both, both]).astype(float)

    forest = trees.grown(rows[:200], marks[:200], trees=40, least=4, tried=6)

    told = np.array([trees.asked(forest, row) for row in rows[200:]]) > 0.5
    assert (told == marks[200:].astype(bool)).mean() > 0.85


def test_trees_of_nothing_say_how_often() -> None:
    """Where no feature varies, each mark is as likely as it is frequent."""
    marks = np.tile([[1.0, 0.0, 1.0, 0.0], [0.0, 0.0, 1.0, 0.0]], (10, 1))

    forest = trees.grown(np.zeros((20, 3)), marks, trees=3, least=2, tried=3)

    assert trees.asked(forest, [0.0, 0.0, 0.0]) == [0.5, 0.0, 1.0, 0.0]


def test_families_are_counted_where_they_stand() -> None:
    """A word of the title counts there, and beside a defender in its sentence."""
    found = families("Editor abducted in Karvel\n\nThe weather was fine for the whole long week.")

    assert found["title abduct any"] == 1.0
    assert found["all abduct any"] == 0.0
    assert found["sentences defender abduct"] > 0.0
