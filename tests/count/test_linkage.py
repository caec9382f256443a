"""Linkage: the doubt about links is drawn, mixed in, and measured."""

import random

import pytest

from dripstone.count import (
    draw_clusters,
    estimate_linked,
    measured,
    quality,
    recall_curve,
    sample_pairs,
)

ENTRIES = {"a1": "A", "b1": "B", "a2": "A", "b2": "B", "c2": "C"}


def test_sure_links_are_always_drawn_and_impossible_ones_never():
    """Probability one joins in each draw, and zero in none."""
    pairs = [("a1", "b1", 1.0), ("a2", "b2", 0.0), ("b2", "c2", 1.0)]

    tables = draw_clusters(ENTRIES, pairs, draws=5, seed=1)

    assert {dict(t.cells)["110"] for t in tables} == {1}
    assert {t.documented for t in tables} == {3}
    assert len({t.linkage for t in tables}) == 5


def test_joins_are_closed_over_and_kept_apart_where_people_said_so():
    """If a is b and b is c, a is c; but two people whom a reviewer kept apart stay two."""
    pairs = [("a2", "b2", 1.0), ("b2", "c2", 1.0), ("a1", "b2", 1.0)]

    (joined,) = draw_clusters(ENTRIES, pairs, draws=1, seed=1)
    (parted,) = draw_clusters(ENTRIES, pairs, draws=1, seed=1, apart=[("a1", "a2")])

    assert joined.documented == 2
    assert parted.documented == 3


def test_links_are_drawn_as_often_as_their_probability():
    """A pair at one half is one person in about half of the draws."""
    tables = draw_clusters(ENTRIES, [("a1", "b1", 0.5)], draws=400, seed=3)

    assert 160 < sum(t.documented == 4 for t in tables) < 240


def test_measured_links_have_exact_intervals():
    """Clopper and Pearson: of ten reviewed all right, precision is 0.69 or more."""
    found = quality(right=10, links=10, found=8, pairs=10)

    assert found.precision_low == pytest.approx(0.025**0.1, abs=1e-9)
    assert found.precision_high == 1.0
    assert found.recall_low < 0.8 < found.recall_high


def test_mixing_draws_of_one_linking_changes_nothing_and_says_so(apart):
    """Twenty times the same table: the doubt between draws is none."""
    found = estimate_linked([apart] * 20, quick=True)

    (method,) = found.methods
    assert dict(method.details)["share of the spread from linking"] == "0 %"
    assert found.low < 2000 < found.high


def test_few_draws_are_flagged_and_none_refused(apart):
    """Fewer than twenty draws do not show the spread; no draw is no estimate."""
    few, none = estimate_linked([apart] * 3, quick=True), estimate_linked([])

    assert "few_draws" in few.codes
    assert none.codes == ("no_draws",)


def test_broken_links_push_the_figures_up(apart):
    """With each link missed, one person seems two."""
    points = recall_curve(apart, missed=(0.0, 0.1, 0.3))

    documented, bounds = [p[1] for p in points], [p[2] for p in points]
    assert documented == sorted(documented)
    assert bounds == sorted(bounds)
    assert points[0][1] == apart.documented
    assert bounds[2] > 1.2 * bounds[0]


def test_sample_of_pairs_is_the_same_for_the_same_seed():
    """Whatever order pairs come in; a linked pair is never among the others."""
    links = [(f"a{i}", f"b{i}") for i in range(50)]
    candidates = [(b, a) for a, b in links] + [(f"a{i}", f"c{i}") for i in range(90)]

    one = sample_pairs(links, candidates, size=20, seed=4)
    same = sample_pairs(reversed(links), reversed(candidates), size=20, seed=4)

    assert one == same != sample_pairs(links, candidates, size=20, seed=5)
    assert (one.of_linked, one.of_apart) == (50, 90)
    assert not set(one.linked) & set(one.apart)


def test_reviewed_sample_holds_the_true_recall():
    """In 200 invented linkings, the interval holds the true share at least 19 times in 20."""
    chance = random.Random(3)
    held = 0
    for seed in range(200):
        true = {(f"t{i}", f"u{i}") for i in range(600)}
        made = {pair for pair in sorted(true) if chance.random() < 0.93}
        wrong = {(f"x{i}", f"y{i}") for i in range(30)}
        others = {(f"v{i}", f"w{i}") for i in range(400)}
        drawn = sample_pairs(made | wrong, true | others, size=150, seed=seed)
        found = measured(drawn, {pair: pair in true for pair in (*drawn.linked, *drawn.apart)})
        held += found.recall_low <= len(made) / 600 <= found.recall_high

    assert held >= 190


def test_pair_that_nobody_decided_counts_against_the_links():
    """A doubt left open lowers both recall and precision; it is never a yes."""
    drawn = sample_pairs([("a1", "b1"), ("a2", "b2")], [("a3", "b3"), ("a4", "b4")], size=9, seed=1)
    yes = dict.fromkeys(drawn.linked, True) | dict.fromkeys(drawn.apart, False)

    sure = measured(drawn, yes)
    unsure = measured(drawn, {pair: yes[pair] for pair in (drawn.linked[0], drawn.apart[0])})

    assert (sure.recall, sure.precision) == (1.0, 1.0)
    assert (unsure.recall, unsure.precision) == (0.5, 0.5)
