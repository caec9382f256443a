"""Law: what is found of when, how many and where are the very words, in order, inside the span."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dripstone.languages.numbers import find_numbers
from dripstone.languages.places import find_places
from dripstone.languages.times import find_times
from dripstone.records.edtf import bounds

LINES = (
    "on in from to since between and at least more than about until before after the day of rally",
    "last next this week month year Thursday May March 19 2017 31 February 05/06/2017 2017-13-45",
    "two dozen hundreds people men no nobody 40 - 50 ago early mid late every night spring 1990s",
    "Moscow Grozny Chechnya Chechen authorities Paris Smith New York London , . ( ) ; 5 million",
    "в на с по до из мая марта года 2017-го неделе прошлой четверг назад две недели несколько",
    "сотен человек не менее трёх двое никто Чечне Москвы Нижнем Новгороде чеченские власти",
)
WORDS = [word for line in LINES for word in line.split()] + ["\n\n"]
texts = st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=24).map(" ".join)
finders = st.sampled_from(
    (
        lambda *span, language: find_times(*span, language=language, against="2017-05-19"),
        lambda *span, language: find_times(*span, language=language, against=None),
        find_numbers,
        find_places,
    )
)


@settings(max_examples=300, deadline=None)
@given(texts, finders, st.sampled_from(("en", "ru")), st.data())
def test_what_is_found_are_the_words_of_the_span(content, find, language, data):
    """Places are true, in order, apart, and inside; and finding again finds the same."""
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, len(content)))

    found = find(content, start, end, language=language)

    places = [start, *(at for one in found for at in (one.start, one.end)), end]
    assert places == sorted(places)
    for one in found:
        assert one.start < one.end
        assert content[one.start : one.end] == one.value.text
    assert find(content, start, end, language=language) == found


@settings(max_examples=200, deadline=None)
@given(texts, st.sampled_from(("en", "ru")), st.none() | st.dates())
def test_bounds_follow_from_the_words_and_stand_in_order(content, language, against):
    """A time without EDTF has no days; one with it has the days of its EDTF, the first first."""
    day = against.isoformat() if against else None

    for one in find_times(content, 0, len(content), language=language, against=day):
        when = one.value
        assert (when.earliest, when.latest) == (bounds(when.edtf) if when.edtf else (None, None))
        if when.earliest and when.latest:
            assert when.earliest <= when.latest
        if when.edtf is None or against is None:
            assert when.resolved_against is None


@settings(max_examples=200, deadline=None)
@given(texts, st.sampled_from(("en", "ru")))
def test_ranges_stand_in_order_and_zero_is_only_stated(content, language):
    """The least is no more than the best, nor the best than the greatest."""
    for one in find_numbers(content, 0, len(content), language=language):
        many = one.value
        known = [n for n in (many.min, many.best, many.max) if n is not None]
        assert known
        assert known == sorted(known)
        if many.max == 0:
            assert many.rule in {"none_found", "exact", "fewer_than", "up_to"}


@settings(max_examples=200, deadline=None)
@given(texts, st.sampled_from(("en", "ru")))
def test_an_open_name_takes_no_place(content, language):
    """Either one place is told, with what it lies in, or candidates are."""
    for one in find_places(content, 0, len(content), language=language):
        where = one.value
        assert (where.place is None) == (where.rule == "open")
        assert where.place is not None or len(where.candidates) > 1
        assert where.role in {"at", "from", "to", "jurisdiction", "about"}
