"""EDTF: which days a written date can mean, and what two of them leave."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dripstone.errors import NotADate
from dripstone.records.edtf import bounds, meet

WRITTEN = [
    ("2017", "2017-01-01", "2017-12-31"),
    ("2017-05", "2017-05-01", "2017-05-31"),
    ("2016-02", "2016-02-01", "2016-02-29"),
    ("2017-05-19", "2017-05-19", "2017-05-19"),
    ("2017-05-19?", "2017-05-19", "2017-05-19"),
    ("2017-05~", "2017-05-01", "2017-05-31"),
    ("2017-05-XX", "2017-05-01", "2017-05-31"),
    ("199X", "1990-01-01", "1999-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("2017-22", "2017-06-01", "2017-08-31"),
    ("2017-24", "2016-12-01", "2018-02-28"),
    ("[2017-05-08..2017-05-14]", "2017-05-08", "2017-05-14"),
    ("[2017-05-06,2017-06-05]", "2017-05-06", "2017-06-05"),
    ("{2017-05-06,2017-05-07}", "2017-05-06", "2017-05-07"),
    ("[..2017-05]", None, "2017-05-31"),
    ("[2017-03..]", "2017-03-01", None),
    ("2014/2017", "2014-01-01", "2017-12-31"),
    ("2017-03/..", "2017-03-01", None),
    ("/2017-05-19", None, "2017-05-19"),
    ("../..", None, None),
    ("XXXX-05-17", None, None),
]
NONE = [
    *("", "May 2017", "2017-13", "2017-02-29", "2017-05-32", "0000", "2017-13-45", "2017/05/19"),
    *("[]", "[2017", "2018..2017", "2018/2017", "[2018..2017]", "XXXX-13", "XXXX-02-30", "2017-5"),
]


@pytest.mark.parametrize(("written", "earliest", "latest"), WRITTEN)
def test_a_date_means_the_days_it_can_mean(written, earliest, latest):
    """Bounds follow from the string alone; doubt marks widen nothing."""
    assert bounds(written) == (earliest, latest)


@pytest.mark.parametrize("written", NONE)
def test_what_is_no_date_is_refused(written):
    """A day that does not exist is never moved to one that does."""
    with pytest.raises(NotADate):
        bounds(written)


def test_last_week_and_thursday_leave_one_day():
    """Two times of one event meet in the days that both allow."""
    last_week, since_thursday = ("2017-05-08", "2017-05-14"), ("2017-05-14", None)

    met = meet(last_week, since_thursday)

    assert met == ("2017-05-14", "2017-05-14")


def test_times_that_cannot_both_be_true_do_not_meet():
    """An empty intersection is None, which is a contradiction, not an open time."""
    assert meet(("2017-05-08", "2017-05-14"), ("2017-05-15", None)) is None
    assert meet((None, None), (None, None)) == (None, None)


days = st.dates().map(lambda day: day.isoformat())
spans = st.tuples(st.none() | days, st.none() | days).filter(
    lambda span: None in span or span[0] <= span[1]
)


@given(spans, spans)
def test_meeting_never_depends_on_the_order_and_never_widens(one, other):
    """What two times leave lies in both."""
    met = meet(one, other)

    assert met == meet(other, one)
    if met is not None:
        assert meet(met, one) == met
        assert meet(met, other) == met


@given(days)
def test_a_day_means_itself(day):
    """One day is bounded by itself."""
    assert bounds(day) == (day, day)
