"""Which joins lead from one end to another."""

from __future__ import annotations

from itertools import combinations

from dripstone.link.paths import between, joined, pair


def test_only_the_way_between_the_ends_is_found():
    """A side road, and a loop that hangs on the way, are not on the way."""
    way = {pair("a", "b"), pair("b", "c")}
    aside = {pair("b", "x"), pair("x", "y"), pair("y", "b"), pair("c", "z")}

    found = between(way | aside, [pair("a", "c")])

    assert found == way


def test_every_way_round_a_loop_is_found():
    """Where two ways lead from one end to the other, both are found."""
    loop = {pair("a", "b"), pair("b", "c"), pair("c", "d"), pair("d", "a")}

    found = between(loop, [pair("a", "c")])

    assert found == loop


def test_a_pair_of_the_ends_themselves_is_on_the_way():
    """The shortest way counts as one."""
    assert between({pair("a", "b"), pair("b", "c")}, [pair("a", "b")]) == {pair("a", "b")}


def test_ends_that_nothing_joins_have_no_way():
    """Nothing is found between two islands."""
    assert between({pair("a", "b"), pair("c", "d")}, [pair("a", "d")]) == frozenset()


def test_groups_hold_everything_once():
    """What is joined by others stands together, what is joined by nobody stands alone."""
    groups = joined("abcde", {pair("a", "b"), pair("b", "c")})

    assert sorted(map(sorted, groups)) == [["a", "b", "c"], ["d"], ["e"]]


def test_between_agrees_with_walking_every_way():
    """On every graph of five nodes the answer is that of trying each way without loops."""
    every = [pair(a, b) for a, b in combinations("abcde", 2)]

    for number in range(0, 2 ** len(every), 7):
        pairs = frozenset(p for i, p in enumerate(every) if number >> i & 1)
        assert between(pairs, [pair("a", "b")]) == _by_walking(pairs, "a", "b")


def _by_walking(pairs, start, end):
    found, ahead = set(), [(start, frozenset((start,)), frozenset())]
    while ahead:
        here, seen, walked = ahead.pop()
        if here == end:
            found |= walked
            continue
        for step in pairs:
            (there,) = step - {here} if here in step else (here,)
            if there not in seen:
                ahead.append((there, seen | {there}, walked | {step}))
    return found
