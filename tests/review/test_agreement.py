"""Agreement beyond chance, against the examples of the papers that define it."""

from __future__ import annotations

import pytest

from dripstone.review.agreement import (
    Read,
    category,
    nominal,
    of_labels,
    of_spans,
    sections,
    unitizing,
)


def units(*rows):
    """Turn one row of labels a person into what each said of each unit; a point is no label."""
    columns = zip(*(row.split() for row in rows), strict=True)
    return [{str(n): v for n, v in enumerate(c) if v != "."} for c in columns]


def lined_up(offset, length, *people):
    """Put each person's (start, length) units along one continuum."""
    return [
        sections([(at - offset, at - offset + size) for at, size in those], length)
        for those in people
    ]


@pytest.mark.parametrize(
    ("rows", "alpha"),
    [
        (("a a b b d c c c e d d a", "b a b b b c c c e d d d"), 0.692),
        (
            (
                "1 2 3 3 2 1 4 1 2 . . .",
                "1 2 3 3 2 2 4 1 2 5 . 3",
                ". 3 3 3 2 3 4 2 2 5 1 .",
                "1 2 3 3 2 4 4 1 2 5 1 .",
            ),
            0.743,
        ),
        ((("0 " * 2 + "1 " * 8 + "0 " * 4 + "1 " * 6 + "0 " * 4), ("0 " * 4 + "1 " * 4 + "0 " * 7 + "1 " * 2 + "0 " * 7)), 0.329),
    ],
)  # fmt: skip
def test_labels_agree_as_published(rows, alpha):
    """Krippendorff (2011), sections B and C; and the first example of Krippendorff (1995)."""
    assert nominal(units(*rows)) == pytest.approx(alpha, abs=0.0005)


def test_spans_agree_as_published_in_2004():
    """Krippendorff (2004), section 11.6: two categories on a continuum of 300 from 150."""
    c = lined_up(150, 300, [(225, 70), (370, 30)], [(220, 80), (355, 20), (400, 20)])
    k = lined_up(150, 300, [(180, 60), (300, 50)], [(180, 60), (300, 50)])

    (seen_c, chance_c), (seen_k, chance_k) = category(c), category(k)

    assert (seen_c, chance_c) == pytest.approx((0.0144, 0.0532), abs=0.00005)
    assert (seen_k, chance_k) == pytest.approx((0.0, 0.0490), abs=0.00005)
    assert 1 - seen_c / chance_c == pytest.approx(0.7286, abs=0.00005)
    assert 1 - (seen_c + seen_k) / (chance_c + chance_k) == pytest.approx(0.8591, abs=0.0005)


PAIRS = {
    "A": (([(2, 8), (14, 6)], [(4, 4), (15, 2)]), 0.03125, 0.553),
    "B": (([(0, 18)], [(0, 2), (2, 1), (3, 1), (4, 1), (5, 1), (6, 3), (9, 1)]), 2.26736, -0.926),
    "C": (
        (
            [(2, 6), (10, 2), (14, 4), (20, 2)],
            [(0, 2), (4, 4), (10, 4), (16, 2), (20, 2)],
        ),
        0.02777,
        0.679,
    ),
    "D": (
        (
            [(0, 2), (2, 8), (10, 4), (14, 6), (20, 4)],
            [(0, 4), (4, 4), (8, 7), (15, 2), (17, 7)],
        ),
        0.38715,
        0.066,
    ),
}


@pytest.mark.parametrize("name", PAIRS)
def test_spans_agree_as_published_in_1995(name):
    """Krippendorff (1995), page 57, on a very long continuum.

    What was seen is his to the last digit. For chance we take his formula as he corrected it in
    2004, which moves alpha by less than two hundredths.
    """
    people, disagreement, alpha = PAIRS[name]
    far = [[(at * 50_000, size * 50_000) for at, size in those] for those in people]

    seen, _ = category(lined_up(0, 24, *people))
    seen_far, chance = category(lined_up(0, 1_200_000, *far))

    assert seen == pytest.approx(disagreement, abs=0.00001)
    assert 1 - seen_far / chance == pytest.approx(alpha, abs=0.02)


def test_too_few_units_give_no_figure():
    """Nine findings that two people judged are not enough, and the page says so."""
    nine = [{"Ada": "yes", "Boris": "no" if n % 2 else "yes"} for n in range(9)]

    told = of_labels("verdict", nine)

    assert (told.alpha, told.why, told.units, told.people) == (None, "too_few", 9, 2)
    assert of_labels("verdict", [*nine, {"Ada": "no", "Boris": "no"}]).alpha is not None


def test_one_label_for_everything_gives_no_figure():
    """Where everybody says the same of everything, chance alone would do so too."""
    told = of_labels("verdict", [{"Ada": "yes", "Boris": "yes"}] * 40)

    assert (told.alpha, told.why) == (None, "no_variation")


def test_a_figure_has_an_interval_that_more_units_narrow():
    """The interval holds alpha, is the same each time, and ten times the units narrow it."""
    few = [{"Ada": str(n % 3), "Boris": str(n % 3 if n % 4 else 0)} for n in range(24)]

    told, again, more = of_labels("type", few), of_labels("type", few), of_labels("type", few * 10)

    assert told == again
    assert told.low < told.alpha < told.high
    assert more.high - more.low < (told.high - told.low) / 2


def text(ada, boris):
    return Read(length=100, spans={"Ada": {"act": ada}, "Boris": {"act": boris}})


def test_spans_over_several_texts():
    """The same words are full agreement; other words in the same place are not; nothing is none."""
    same = text(((10, 20), (40, 60)), ((10, 20), (40, 60)))
    shifted = text(((10, 20), (40, 60)), ((15, 25), (70, 80)))

    assert unitizing([same, same]) == 1
    assert 0 < unitizing([same, shifted]) < 1
    assert of_spans([text((), ())]).why == "too_few"
    assert of_spans([same, shifted]).low is None
    assert of_spans([same, shifted] * 5).low is not None


def test_overlapping_units_of_one_person_are_one():
    """Two findings on overlapping words mark one stretch; touching ones stay two."""
    assert sections([(0, 4), (2, 6), (6, 8)], 10) == [(0, 6, True), (6, 8, True), (8, 10, False)]
