"""Trees: many small trees that say how likely each of several marks is, and their mean.

grown     rows, marks → trees          extremely randomised, each split one of a few tried at random
asked     trees, row → likelihoods     the mean of the leaves that a row falls into

A tree is a list of nodes. A split is ``[feature, point, where above]``: a row goes on to the next
node where its feature is at most the point, else to the node of that number. A leaf is the share of
each mark among the rows that fell into it.

Source: Geurts, Ernst, Wehenkel (2006), Machine Learning 63, 3–42; one tree for all marks at once.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

Node = list[float]
_SPLIT = 3  #: numbers in a split; a leaf holds one for each mark, and those are more


def grown(
    rows: np.ndarray, marks: np.ndarray, *, trees: int, least: int, tried: int, seed: int = 0
) -> list[list[Node]]:
    """Grow trees whose leaves hold ``least`` rows or more, ``tried`` features a split."""
    chance = np.random.default_rng(seed)
    forest = []
    for _ in range(trees):
        nodes: list[Node] = []
        _grow(rows, marks, np.arange(len(rows)), nodes, least, tried, chance)
        forest.append(nodes)
    return forest


def _grow(
    rows: np.ndarray,
    marks: np.ndarray,
    here: np.ndarray,
    nodes: list[Node],
    least: int,
    tried: int,
    chance: np.random.Generator,
) -> None:
    found = _best(rows[here], marks[here], least, tried, chance)
    if found is None:
        nodes.append([round(float(share), 2) for share in marks[here].mean(axis=0)])
        return
    feature, point = found
    low = rows[here, feature] <= point
    split = [float(feature), point, 0.0]
    nodes.append(split)
    _grow(rows, marks, here[low], nodes, least, tried, chance)
    split[2] = float(len(nodes))
    _grow(rows, marks, here[~low], nodes, least, tried, chance)


def _best(
    rows: np.ndarray, marks: np.ndarray, least: int, tried: int, chance: np.random.Generator
) -> tuple[int, float] | None:
    """Give the feature and the point, of those tried, that part the marks best."""
    if len(rows) < 2 * least:
        return None
    features = chance.choice(rows.shape[1], size=min(tried, rows.shape[1]), replace=False)
    values = rows[:, features]
    lowest, highest = values.min(axis=0), values.max(axis=0)
    points = np.round(lowest + chance.random(len(features)) * (highest - lowest), 3)
    low = (values <= points).astype(float)
    many = low.sum(axis=0)
    fits = (many >= least) & (len(rows) - many >= least)
    if not fits.any():
        return None
    of_low = marks.T @ low
    of_high = marks.sum(axis=0)[:, None] - of_low
    gain = (of_low**2).sum(axis=0) / np.maximum(many, 1)
    gain += (of_high**2).sum(axis=0) / np.maximum(len(rows) - many, 1)
    best = int(np.argmax(np.where(fits, gain, -np.inf)))
    return int(features[best]), float(points[best])


def asked(forest: Sequence[Sequence[Node]], row: Sequence[float]) -> list[float]:
    """Give how likely each mark is for one row."""
    leaves = [_leaf(nodes, row) for nodes in forest]
    return [sum(shares) / len(leaves) for shares in zip(*leaves, strict=True)]


def _leaf(nodes: Sequence[Node], row: Sequence[float]) -> Node:
    at = 0
    while len(nodes[at]) == _SPLIT:
        feature, point, above = nodes[at]
        at = at + 1 if row[int(feature)] <= point else int(above)
    return nodes[at]
