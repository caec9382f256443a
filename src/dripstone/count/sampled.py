"""Sampled: what a random sample of pairs, looked at by people, says of all links.

    sample_pairs    links, candidates → Sample     which pairs to look at, the same seed the same
    measured        Sample, answers → Quality      recall and precision, with 95 % intervals

Two samples are drawn: of the pairs that were linked, and of the candidate pairs that were not.
The second shows the links that are missed. A pair that never was a candidate is in neither, so
recall is that of the candidates: whoever proposes them must be generous.

Source: Clopper and Pearson (1934), Biometrika 26, 404–413, for each share; both at 97.5 %, by
Bonferroni's inequality, for recall, which rests on the two.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence

from dripstone.count.linkage import Quality, exact
from dripstone.records import Value

TwoEntries = tuple[str, str]
HALVED = 0.0125  #: of each tail, where two intervals must hold together


class Sample(Value, frozen=True, kw_only=True):
    """Pairs to look at, and how many they stand for."""

    linked: tuple[TwoEntries, ...]
    apart: tuple[TwoEntries, ...]  #: candidates that were not linked
    of_linked: int
    of_apart: int


def sample_pairs(
    links: Iterable[TwoEntries], candidates: Iterable[TwoEntries], *, size: int, seed: int
) -> Sample:
    """Draw up to ``size`` pairs of each sort, whatever the order in which they come."""
    made = sorted({_ordered(pair) for pair in links})
    left = sorted({_ordered(pair) for pair in candidates} - set(made))
    chance = random.Random(seed)  # noqa: S311 -- a sample to look at, and no secret
    return Sample(
        linked=tuple(chance.sample(made, min(size, len(made)))),
        apart=tuple(chance.sample(left, min(size, len(left)))),
        of_linked=len(made),
        of_apart=len(left),
    )


def measured(sample: Sample, same: Mapping[TwoEntries, bool]) -> Quality:
    """Measure links by what people said of the sampled pairs: is it one person?

    A pair that nobody could decide counts against the links: as wrong where it was linked, as
    missed where it was not.

    Raises:
        ValueError: there is no link to measure.
    """
    if not sample.linked:
        raise ValueError(sample.of_linked)
    said = {_ordered(pair): answer for pair, answer in same.items()}
    right = sum(said.get(pair, False) for pair in sample.linked)
    missed = sum(said.get(pair, True) for pair in sample.apart)
    links, others = len(sample.linked), len(sample.apart)
    low, high = exact(right, links, HALVED)
    least, most = exact(missed, others, HALVED) if others else (0.0, 0.0)
    precision_low, precision_high = exact(right, links)
    return Quality(
        recall=_recall(sample, right / links, missed / others if others else 0.0),
        recall_low=_recall(sample, low, most),
        recall_high=_recall(sample, high, least),
        precision=right / links,
        precision_low=precision_low,
        precision_high=precision_high,
        links_reviewed=links,
        pairs_reviewed=links + others,
    )


def _recall(sample: Sample, right: float, missed: float) -> float:
    """Give the share of true pairs that were linked, from the two samples' shares."""
    made, lost = sample.of_linked * right, sample.of_apart * missed
    return made / (made + lost) if made + lost else 0.0


def _ordered(pair: Sequence[str]) -> TwoEntries:
    one, other = sorted(pair)
    return one, other
