"""Tables: what is wrong with lists is said, by code, and never raised."""

import pytest

from dripstone.count import Estimate, Refusal, from_cells, from_people

GOOD = {"100": 40, "010": 35, "001": 30, "110": 12, "011": 9, "101": 8, "111": 4}


@pytest.mark.parametrize(
    ("cells", "lists", "code"),
    [
        ({**GOOD, "100": -4}, "ABC", "bad_count"),
        ({**GOOD, "100": 4.5}, "ABC", "bad_count"),
        ({**GOOD, "100": float("nan")}, "ABC", "bad_count"),
        ({**GOOD, "100": float("inf")}, "ABC", "bad_count"),
        ({**GOOD, "100": 2.0**256}, "ABC", "bad_count"),
        ({**GOOD, "1001": 4}, "ABC", "bad_pattern"),
        ({**GOOD, "1x0": 4}, "ABC", "bad_pattern"),
        (GOOD, ("A", "A", "B"), "list_named_twice"),
        ({"1": 120}, "A", "fewer_than_two_lists"),
        ({"10": 60, "01": 45}, "AB", "no_overlap"),
        ({"110": 80, "001": 40, "111": 15}, "ABC", "duplicate_list"),
        ({"100": 80, "110": 40, "111": 15, "101": 9}, "ABC", "list_contains_all"),
        ({"110": 1, "010": 1}, "ABC", "too_few"),
        ({}, "ABC", "too_few"),
        ({"100": 40, "010": 30, "001": 20, "110": 3, "011": 2}, "ABC", "overlap_too_small"),
        (
            {"1000": 40, "0100": 35, "1100": 12, "0010": 50, "0001": 20, "0011": 9},
            "ABCD",
            "disconnected_lists",
        ),
    ],
)
def test_bad_lists_are_refused_with_their_reason(cells, lists, code):
    """Each fault has its code, and the refusal says it in both languages, with the documented."""
    refusal = from_cells(cells, lists).estimate()

    assert isinstance(refusal, Refusal)
    assert code in refusal.codes
    for language, unreached in (("en", "no list could reach"), ("ru", "ни один список")):
        sentence = refusal.sentence(language)
        assert unreached in sentence
        assert "{" not in sentence
        assert refusal.documented is None or str(refusal.documented) in sentence


def test_list_without_anybody_is_left_out_and_said():
    """An empty list says nothing; the rest is estimated without it."""
    cells = {f"{pattern}0": 3 * n for pattern, n in GOOD.items()}

    result = from_cells(cells, "ABCD").estimate(longest=4000)

    assert result.lists == ("A", "B", "C")
    assert "empty_list" in result.codes


def test_list_inside_another_is_flagged():
    """A list all of whose people are on another may be its copy in part."""
    cells = {"100": 60, "001": 50, "110": 20, "101": 22, "111": 9}

    codes = {f.code: f.refuses for f in from_cells(cells, "ABC").check()}

    assert codes["nested_list"] is False


def test_two_lists_give_a_floor_and_no_estimate():
    """Two lists cannot test whether they depend on one another: a floor, and no middle."""
    result = from_cells({"10": 60, "01": 45, "11": 30}, "AB").estimate()

    assert isinstance(result, Estimate)
    assert result.middle is None
    assert result.high is None
    assert 135 <= result.at_least <= 223
    assert "needs_independence_assumption" in result.codes
    assert "estimate" not in result.sentence()
    assert any("Independent" in words for words in result.assumed())


def test_million_people_are_tabulated():
    """A million individuals come down to their patterns."""
    people = {str(i): ("A", "B", "C")[: 1 + i % 3] for i in range(1_000_000)}

    table = from_people(people)

    assert table.documented == 1_000_000
    assert sum(table.sizes) == 333_334 + 2 * 333_333 + 3 * 333_333


def test_order_of_people_leaves_no_trace():
    """The digest names the cells, not how they were listed."""
    people = {"1": {"A"}, "2": {"A", "B"}, "3": {"C"}}

    one, other = from_people(people), from_people(dict(reversed(people.items())))

    assert one.digest == other.digest
    assert one.digest != from_cells(dict(one.cells), "ABD").digest


def test_leaving_a_list_out_leaves_its_own_people_out():
    """People on no other list drop out with their list."""
    table = from_cells(GOOD, "ABC").without("A")

    assert table.lists == ("B", "C")
    assert dict(table.cells) == {"10": 47, "01": 38, "11": 13}


def test_table_prints_its_overlaps(apart):
    """The largest overlap first, then each list with its size."""
    lines = str(apart).splitlines()

    assert lines[0].split(maxsplit=1) == [str(max(n for _, n in apart.cells)), "Delta Watch"]
    assert lines[-1].split() == ["Parish", str(apart.sizes[-1])]
