"""Estimators: what the papers say, checked by another road. All tolerances are absolute."""

import itertools
import math

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.special import gammaln

from dripstone.count import floor, from_cells
from dripstone.count.estimators import bca, bic, chao, decomposable, loglinear, stepwise
from dripstone.count.estimators.chapman import chapman
from dripstone.count.estimators.graphs import decomposable as graphs
from dripstone.count.estimators.outermost import Resamples, quantiles, towards


def terms_of(lists, *more):
    return np.array([*loglinear.independent(lists), *more])


def test_least_bic_of_kosovo_is_the_published_estimate(kosovo):
    """Ball et al. (2002) print 10,356, and the model has one triple and two pairs."""
    found = bic.search(kosovo.counts)

    assert abs(kosovo.documented + found.unseen - 10356.52) < 0.01
    assert bic.named(found.terms, kosovo.lists) == "[EXH,HRW][OSCE,HRW][EXH,ABA,OSCE]"
    assert found.among == 113


def test_stepwise_estimate_of_western_is_the_published_one(western):
    """Chan, Silverman and Vincent (2021) print 2,483, with one pair, A with E."""
    found = stepwise.select(western.counts)

    assert abs(western.documented + found.unseen[0] - 2483.38) < 0.01
    assert [mask for mask, _ in found.order] == [0b10001]


def test_fit_is_the_maximum_of_the_likelihood(kosovo):
    """A general optimiser climbs to the same place."""
    y, terms = kosovo.counts, terms_of(4, 0b0110, 0b1100)
    cells = np.arange(1, 16)
    design = ((cells[:, None] & terms) == terms).astype(float)

    def loss(beta):
        mu = np.exp(design @ beta)
        return (mu - y[1:] * (design @ beta)).sum(), design.T @ (mu - y[1:])

    found = loglinear.fit(y, terms)
    other = minimize(loss, np.r_[8.0, -np.ones(6)], jac=True, method="BFGS", options={"gtol": 1e-6})

    assert abs(found.unseen[0] - math.exp(other.x[0])) < 0.05
    assert np.abs(found.beta[0] - other.x).max() < 1e-5


@pytest.mark.parametrize(
    ("pairs", "code"),
    [((), 0), (("AB",), 1), (("AC",), 0), (("AC", "BC"), 0), (("AB", "AC", "BC"), 2)],
)
def test_certificates_of_existence_and_identity(pairs, code):
    """Three lists of which two share nobody: which models have an answer, by hand.

    With A and B alone joined, nobody is left to tell how list C meets them: no finite estimate.
    With all pairs joined there are five terms for four possible patterns: not identifiable.
    """
    y = from_cells({"100": 40, "010": 30, "001": 20, "110": 6}, "ABC").counts
    masks = [sum(1 << "ABC".index(c) for c in pair) for pair in pairs]

    assert loglinear.code(y, terms_of(3, *masks)) == code


def test_fits_in_a_batch_are_fits_alone():
    """What stands beside a table in a batch does not touch its fit."""
    rng = np.random.default_rng(1)
    y = rng.poisson(20, (30, 16)).astype(float)

    together = loglinear.fit(y, terms_of(4, 0b0011)).unseen

    alone = [loglinear.fit(row, terms_of(4, 0b0011)).unseen[0] for row in y]
    assert np.abs(together - alone).max() < 1e-6


def test_bootstrap_holds_its_own_estimate_and_its_seed(kosovo):
    """The interval surrounds the estimate; the same seed draws the same one, another another."""
    one, same, other = (bca.interval(kosovo.counts, seed=s, replicates=2000) for s in (1, 1, 2))

    assert one.limits == same.limits != other.limits
    assert one.limits[0] < one.total < one.limits[1]
    assert one.stable


def test_limit_among_the_outermost_resamples_does_not_hang_on_the_seed(western):
    """Plain resamples put Western's lower limit anywhere from 975 to 1,243; these within 5 %."""
    found = [bca.interval(western.counts, seed=seed, replicates=4000) for seed in range(1, 5)]

    lower = [one.limits[0] for one in found]
    assert max(lower) < 1.05 * min(lower)
    assert 1040 < np.mean(lower) < 1150
    assert not any(one.stable for one in found)


def test_tilted_resamples_weigh_what_the_plain_ones_do(western):
    """Drawn where a far limit lies and weighed back, they give the shares of many plain ones."""
    rng = np.random.default_rng(5)
    y = western.counts
    chances, people = y / y.sum(), int(y.sum())

    def sizes(drawn):
        return drawn @ (np.arange(32) % 5.0)

    def plainly(number):
        drawn = rng.multinomial(people, chances, size=number).astype(float)
        return Resamples(drawn, sizes(drawn), chances[None], (number,))

    tilted = towards(plainly(2000), 0.001, sizes, rng)

    many = np.quantile(plainly(200_000).totals, [0.001, 0.5])
    assert abs(tilted.weights.mean() - 1.0) < 0.05
    assert np.abs(quantiles(tilted, np.array([0.001, 0.5])) / many - 1).max() < 0.01


def test_acceleration_is_the_jackknife_one_by_one(western):
    """Leaving each person out in turn, by hand, gives the same acceleration."""
    y = western.counts
    totals = []
    for place in np.flatnonzero(y):
        left = y.copy()
        left[place] -= 1
        totals += [left.sum() + stepwise.select(left).unseen[0]] * int(y[place])
    short = np.mean(totals) - np.array(totals)

    by_hand = (short**3).sum() / (6 * (short**2).sum() ** 1.5)

    assert abs(bca.acceleration(y) - by_hand) < 1e-9


def test_graphs_are_counted_as_in_the_literature():
    """Labelled decomposable graphs on 2 to 6 vertices (OEIS A058862)."""
    assert [len(graphs(j)) for j in range(2, 7)] == [2, 8, 61, 822, 18154]


def test_averaging_over_three_lists_is_the_sum_written_out():
    """All eight graphs, each likelihood from its cliques and separators, point by point."""
    cells = {"100": 40, "010": 35, "001": 30, "110": 12, "011": 9, "101": 8, "111": 4}
    y = from_cells(cells, "ABC").counts
    unseen, delta = np.arange(0.0, 400.0), 0.125

    found = decomposable.average(y, delta=delta, grid=unseen)

    by_hand = np.exp(written_out(y, unseen, delta))
    by_hand /= by_hand.sum()
    assert np.abs(found.mass - by_hand).max() < 1e-12
    assert abs(found.mean - (y.sum() + unseen @ by_hand)) < 1e-8


def written_out(y, unseen, delta):
    """Give the log posterior of the unseen for three lists, graph by graph."""
    total = y[1:].sum() + unseen
    cliques = {
        (): [(1,), (2,), (4,)],
        (3,): [(3,), (4,)],
        (5,): [(5,), (2,)],
        (6,): [(6,), (1,)],
        (3, 5): [(3,), (5,), (-1,)],
        (3, 6): [(3,), (6,), (-2,)],
        (5, 6): [(5,), (6,), (-4,)],
        (3, 5, 6): [(7,)],
    }
    parts = []
    for sets in cliques.values():
        value = np.zeros(len(unseen))
        for (mask,) in sets:
            value += math.copysign(1, mask) * margin(y, unseen, delta, abs(mask))
        parts.append(value)
    common = gammaln(total + 1) - gammaln(unseen + 1) - np.log(total)
    whole = np.logaddexp.reduce(parts, axis=0) + common
    return whole - whole.max()


def margin(y, unseen, delta, mask):
    prior = delta * 2 ** (3 - mask.bit_count())
    cells = {}
    for pattern in range(1, 8):
        cells[pattern & mask] = cells.get(pattern & mask, 0.0) + y[pattern]
    value = gammaln(8 * delta) - gammaln(8 * delta + y[1:].sum() + unseen)
    for place in {p & mask for p in range(8)}:
        seen = cells.get(place, 0.0) + (unseen if place == 0 else 0.0)
        value = value + gammaln(prior + seen) - gammaln(prior)
    return value


def test_order_of_lists_does_not_matter_to_averaging(kosovo):
    """Graphs do not know which list is first."""
    whole = decomposable.average(kosovo.counts).mean

    for order in itertools.islice(itertools.permutations(kosovo.lists), 5, 24, 6):
        assert abs(decomposable.average(kosovo.keep(order).counts).mean - whole) < 1e-6


def test_six_lists_are_averaged_over_all_their_graphs():
    """18,154 graphs, and lists that are independent come out so."""
    rng = np.random.default_rng(3)
    on = rng.random((1500, 6)) < 0.25
    places, counts = np.unique(on @ (1 << np.arange(6)), return_counts=True)
    y = np.bincount(places, counts, minlength=64)

    found = decomposable.average(y)

    assert found.quantile(0.025) < 1500 < found.quantile(0.975)
    assert found.tail < 1e-4


def test_chao_needs_only_ones_and_twos():
    """With equal lists, the bound is (J-1)/J f1^2 / 2 f2 beyond the documented."""
    table = from_cells({"100": 30, "010": 20, "001": 10, "110": 12, "011": 8, "111": 5}, "ABC")

    bound, low, high = chao.bounds(table).mh

    assert abs(bound - (85 + (2 / 3) * 60**2 / 40)) < 1e-9
    assert table.documented < low < bound < high


def test_chao_with_unequal_lists_never_reads_more_than_independence(kosovo):
    """People on three and four lists may be more than independence says, and are left free."""
    found = chao.bounds(kosovo).mth

    main = kosovo.documented + loglinear.fit(kosovo.counts, terms_of(4)).unseen[0]
    assert found[0] > main
    assert floor(kosovo).value == round(found[0])
    assert chao.coverage(kosovo) == pytest.approx(1 - 3218 / 5909, abs=1e-12)


def test_chapman_by_hand():
    """90 and 75 people, 30 on both."""
    found = chapman(90, 75, 30)

    assert abs(found.total - (91 * 76 / 31 - 1)) < 1e-12
    assert abs(found.error**2 - 91 * 76 * 60 * 45 / (31**2 * 32)) < 1e-9
    assert chapman(10, 10, 0) is None
