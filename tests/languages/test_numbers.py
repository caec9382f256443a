"""Numbers: what words say of how many: ranges, never sums, never zero from silence."""

from __future__ import annotations

import time

import pytest

from dripstone.languages.numbers import find_numbers
from dripstone.languages.times import find_times
from dripstone.vocabulary import scheme

ENGLISH = [
    # words, found, min, max, best, unit, rule
    ("Three people were held", "Three", 3, 3, 3, "persons", "exact"),
    ("43 men", "43", 43, 43, 43, "persons", "exact"),
    ("43 were held", "43", 43, 43, 43, "unknown", "exact"),
    ("2017 people", "2017", 2017, 2017, 2017, "persons", "exact"),
    (
        "one hundred and fifty-three people",
        "one hundred and fifty-three",
        153,
        153,
        153,
        "persons",
        "exact",
    ),
    ("1,500 signatures", "1,500", 1500, 1500, 1500, "signatures", "exact"),
    ("3 thousand people", "3 thousand", 3000, 3000, 3000, "persons", "exact"),
    ("1.5 million people", "1.5 million", 1500000, 1500000, 1500000, "persons", "exact"),
    ("three unidentified armed men", "three", 3, 3, 3, "persons", "exact"),
    ("two human rights groups", "two", 2, 2, 2, "organisations", "exact"),
    ("three days", "three", 3, 3, 3, "days", "exact"),
    ("fined 10,000 rubles", "10,000", 10000, 10000, 10000, "money", "exact"),
    ("paid $150 in", "150", 150, 150, 150, "money", "exact"),
    ("zero people", "zero", 0, 0, 0, "persons", "exact"),
    ("one man", "one", 1, 1, 1, "persons", "one"),
    ("a young man was held", "a young man", 1, 1, 1, "persons", "one"),
    ("at least three", "at least three", 3, None, None, "unknown", "at_least"),
    ("no fewer than 12 lawyers", "no fewer than 12", 12, None, None, "persons", "at_least"),
    ("3 or more people", "3 or more", 3, None, None, "persons", "at_least"),
    ("at least a hundred people", "at least a hundred", 100, None, None, "persons", "at_least"),
    ("at least two dozen people", "at least two dozen", 24, None, None, "persons", "at_least"),
    ("more than 100 activists", "more than 100", 101, None, None, "persons", "more_than"),
    ("over 100 people", "over 100", 101, None, None, "persons", "more_than"),
    ("upwards of 20 arrests", "upwards of 20", 21, None, None, "acts", "more_than"),
    ("about 100 people", "about 100", 80, 120, 100, "persons", "about"),
    ("some 100 people", "some 100", 80, 120, 100, "persons", "about"),
    ("about 3 people", "about 3", 2, 4, 3, "persons", "about"),
    ("nearly 100 people", "nearly 100", 80, 100, 100, "persons", "about"),
    ("up to 50 people", "up to 50", None, 50, None, "persons", "up_to"),
    ("as many as 50 people", "as many as 50", None, 50, None, "persons", "up_to"),
    ("fewer than 50 people", "fewer than 50", None, 49, None, "persons", "fewer_than"),
    ("between 40 and 50 people", "between 40 and 50", 40, 50, None, "persons", "between"),
    ("40-50 people", "40-50", 40, 50, None, "persons", "between"),
    ("40 to 50 people", "40 to 50", 40, 50, None, "persons", "between"),
    (
        "between one hundred and two hundred people",
        "between one hundred and two hundred",
        100,
        200,
        None,
        "persons",
        "between",
    ),
    ("two or three men", "two or three", 2, 3, None, "persons", "between"),
    ("a couple of men", "a couple of", 2, 2, 2, "persons", "couple"),
    ("both women", "both", 2, 2, 2, "persons", "couple"),
    ("several activists", "several", 2, 9, None, "persons", "several"),
    ("a handful of people", "a handful of", 2, 9, None, "persons", "several"),
    ("some people", "some", 2, 9, None, "persons", "several"),
    ("a dozen people", "a dozen", 10, 14, 12, "persons", "dozen"),
    ("two dozen officers", "two dozen", 20, 28, 24, "persons", "dozen"),
    ("dozens of people", "dozens", 20, 99, None, "persons", "dozens"),
    ("a hundred or so people", "a hundred or so", 80, 120, 100, "persons", "hundred"),
    ("hundreds of people", "hundreds", 200, 999, None, "persons", "hundreds"),
    ("several hundred people", "several hundred", 200, 999, None, "persons", "hundreds"),
    ("thousands of people", "thousands", 2000, 9999, None, "persons", "thousands"),
    (
        "tens of thousands of people",
        "tens of thousands",
        20000,
        99999,
        None,
        "persons",
        "tens_of_thousands",
    ),
    ("many people", "many", 2, None, None, "persons", "many"),
    ("scores of men", "scores of", 2, None, None, "persons", "many"),
    ("a number of cases", "a number of", 2, None, None, "acts", "many"),
    ("young men were held", "men", 2, None, None, "persons", "plural"),
    ("Nobody was hurt", "Nobody", 0, 0, 0, "persons", "none_found"),
    ("No arrests were made", "No arrests", 0, 0, 0, "acts", "none_found"),
    ("not a single person came", "not a single person", 0, 0, 0, "persons", "none_found"),
]

RUSSIAN = [
    ("три человека", "три", 3, 3, 3, "persons", "exact"),
    ("двадцать пять журналистов", "двадцать пять", 25, 25, 25, "persons", "exact"),
    ("40 000 человек", "40 000", 40000, 40000, 40000, "persons", "exact"),
    ("3,5 тыс. человек", "3,5 тыс.", 3500, 3500, 3500, "persons", "exact"),
    ("тысяча двести человек", "тысяча двести", 1200, 1200, 1200, "persons", "exact"),
    ("трое задержаны", "трое", 3, 3, 3, "persons", "exact"),
    ("двое задержаны", "двое", 2, 2, 2, "persons", "couple"),
    ("двое суток", "двое", 2, 2, 2, "days", "couple"),
    ("10 тысяч рублей", "10 тысяч", 10000, 10000, 10000, "money", "exact"),
    ("одна женщина", "одна", 1, 1, 1, "persons", "one"),
    ("мужчина задержан", "мужчина", 1, 1, 1, "persons", "one"),
    ("не менее трёх человек", "не менее трёх", 3, None, None, "persons", "at_least"),
    ("как минимум трое", "как минимум трое", 3, None, None, "persons", "at_least"),
    ("по меньшей мере трое", "по меньшей мере трое", 3, None, None, "persons", "at_least"),
    ("более 100 человек", "более 100", 101, None, None, "persons", "more_than"),
    ("больше сотни человек", "больше сотни", 101, None, None, "persons", "more_than"),
    ("около 100 активистов", "около 100", 80, 120, 100, "persons", "about"),
    ("почти 100 человек", "почти 100", 80, 100, 100, "persons", "about"),
    ("до 50 человек", "до 50", None, 50, None, "persons", "up_to"),
    ("не более 50 человек", "не более 50", None, 50, None, "persons", "up_to"),
    ("менее 50 человек", "менее 50", None, 49, None, "persons", "fewer_than"),
    ("от 40 до 50 человек", "от 40 до 50", 40, 50, None, "persons", "between"),
    ("40–50 человек", "40–50", 40, 50, None, "persons", "between"),
    ("пара человек", "пара", 2, 2, 2, "persons", "couple"),
    ("оба активиста", "оба", 2, 2, 2, "persons", "couple"),
    ("несколько активистов", "несколько", 2, 9, None, "persons", "several"),
    ("десяток человек", "десяток", 10, 14, 10, "persons", "dozen"),
    ("дюжина человек", "дюжина", 10, 14, 12, "persons", "dozen"),
    ("три десятка человек", "три десятка", 30, 42, 30, "persons", "dozen"),
    ("десятки людей", "десятки", 20, 99, None, "persons", "dozens"),
    ("около сотни человек", "около сотни", 80, 120, 100, "persons", "hundred"),
    ("несколько сотен людей", "несколько сотен", 200, 999, None, "persons", "hundreds"),
    ("сотни людей", "сотни", 200, 999, None, "persons", "hundreds"),
    ("тысячи людей", "тысячи", 2000, 9999, None, "persons", "thousands"),
    ("множество людей", "множество", 2, None, None, "persons", "many"),
    ("ряд организаций", "ряд", 2, None, None, "organisations", "many"),
    ("Активисты задержаны", "Активисты", 2, None, None, "persons", "plural"),
    ("Никто не пострадал", "Никто", 0, 0, 0, "persons", "none_found"),
    ("Ни одного человека", "Ни одного", 0, 0, 0, "persons", "none_found"),
]

COUNTS_NOTHING = [
    *("a 34-year-old", "aged 34", "34 years old", "Anna Drozd, 34, said", "Anna Drozd (34) said"),
    *("on 19 May 2017", "in 2017", "two weeks ago", "at 15:30", "at 5 pm", "+7 495 123-45-67"),
    *("the second time", "Article 282", "Section 5", "30 percent", "30%", "10 years in prison"),
    *("COVID-19", "a T-34", "5 km away", "some said", "one of the", "a human rights group"),
    *("Channel One", "a national strike", "0012345", "192.168.10.20", "version 3.2", "No. 4"),
    *("They were arrested.", "1. Police", "2) Courts"),
    *("5 to 10 years", "2-3 years", "two thirds", "several days ago"),
]
COUNTS_NOTHING_RUSSIAN = [
    *("34-летний", "34 года", "в возрасте 34 лет", "19 мая 2017 года", "в 2017 году"),
    *("статья 282", "ч. 2 ст. 105", "30 процентов", "десять лет колонии", "в 15:30", "5 км"),
    *("второй раз", "отдел № 4", "90-х", "задержанных нет"),
    *("от 5 до 10 лет", "2-3 года", "две трети", "несколько дней назад"),
]


def the_numbers(words, language="en"):
    """Give all that is found in some words."""
    return find_numbers(words, 0, len(words), language=language)


def told(one):
    """Give what a test looks at."""
    value = one.value
    return (value.text, value.min, value.max, value.best, value.unit, value.rule)


@pytest.mark.parametrize("row", ENGLISH, ids=lambda row: row[0])
def test_english_words_come_to_a_number(row):
    """Each rule gives its range, and the unit of the noun right after."""
    (one,) = the_numbers(row[0])

    assert told(one) == row[1:]


@pytest.mark.parametrize("row", RUSSIAN, ids=lambda row: row[0])
def test_russian_words_come_to_a_number(row):
    """The same rules hold in Russian, in every case of the words."""
    (one,) = the_numbers(row[0], "ru")

    assert told(one) == row[1:]


@pytest.mark.parametrize("words", COUNTS_NOTHING)
def test_english_figures_that_count_nothing_are_no_numbers(words):
    """Ages, dates, times, laws, addresses and measures are nobody."""
    assert the_numbers(words) == ()


@pytest.mark.parametrize("words", COUNTS_NOTHING_RUSSIAN)
def test_russian_figures_that_count_nothing_are_no_numbers(words):
    """Ages, dates, times, laws and measures are nobody."""
    assert the_numbers(words, "ru") == ()


def test_numbers_are_never_added():
    """Three men and two women stay two numbers."""
    found = the_numbers("Three men and two women were held")

    assert [one.value.best for one in found] == [3, 2]


def test_silence_is_no_number():
    """A sentence without a number says nothing of how many, not zero."""
    assert the_numbers("The arrest was reported by a newspaper.") == ()


def test_an_open_end_is_not_zero():
    """Up to fifty may be any number from nothing told; the lower end is open."""
    (one,) = the_numbers("up to 50 people")

    assert (one.value.min, one.value.qualifier) == (None, "at_most")


def test_every_rule_is_told_in_the_vocabulary():
    """A reader can look up how any words were read, with the same range."""
    rules = {rule["id"]: rule for rule in scheme("values").rest["how_many"]["rules"]}

    used = {row[6] for row in (*ENGLISH, *RUSSIAN)}

    assert used <= rules.keys()
    fixed = ("couple", "several", "dozens", "hundred", "hundreds", "thousands", "many", "plural")
    for row in (*ENGLISH, *RUSSIAN):
        if row[6] in fixed:
            assert (row[2], row[3], row[4]) == tuple(
                rules[row[6]][k] for k in ("min", "max", "best")
            )


def test_only_the_span_is_read():
    """Words outside the span are not found, and places are counted from the content's start."""
    content = "Three men, four men and five men."

    (one,) = find_numbers(content, 11, 19, language="en")

    assert content[one.start : one.end] == "four"


@pytest.mark.parametrize(
    "piece", ["one hundred and ", "5 ", "1,", "at least ", "between 5 and ", "1-1-"]
)
def test_a_long_line_takes_time_in_proportion(piece):
    """Ten times the words take about ten times as long, not a hundred times."""
    short, long = piece * 2_000, piece * 20_000

    took = []
    for words in (short, long):
        start = time.process_time()
        the_numbers(words)
        took.append(time.process_time() - start)

    assert took[1] < 40 * took[0] + 0.5


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("три 2017-го", "ru"),
        ("сто и 2017-го", "ru"),
        ("twenty-5th", "en"),
        ("one hundred and 5th", "en"),
    ],
)
def test_an_ordinal_in_figures_ends_no_number_in_words(words, language):
    """Figures after words are another number; neither reading breaks on them."""
    assert find_times(words, 0, len(words), language=language, against="2020-01-01") is not None
    assert find_numbers(words, 0, len(words), language=language) is not None


@pytest.mark.parametrize(
    ("words", "language"), [("about 0 people", "en"), ("около 0 человек", "ru")]
)
def test_nobody_is_about_nobody(words: str, language: str) -> None:
    """Zero is stated or it is not; no range lies round it."""
    found = find_numbers(words, 0, len(words), language=language)

    assert [one.value.rule for one in found if one.value.rule == "about"] == []
