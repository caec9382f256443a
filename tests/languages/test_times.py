"""Times: what words say of when, and what they leave open. The voice's own day is 19 May 2017."""

from __future__ import annotations

import time

import pytest

from dripstone.errors import NotADate
from dripstone.languages.times import find_times
from dripstone.records.edtf import bounds
from dripstone.vocabulary import scheme

DAY = "2017-05-19"  # a Friday

ENGLISH = [
    # words, found, EDTF, relation, rule
    ("on 19 May 2017", "19 May 2017", "2017-05-19", "within", "date"),
    ("on May 19, 2017,", "May 19, 2017", "2017-05-19", "within", "date"),
    ("on May 19th, 2017,", "May 19th, 2017", "2017-05-19", "within", "date"),
    ("the nineteenth of May 2017", "the nineteenth of May 2017", "2017-05-19", "within", "date"),
    ("twenty-first of May 2017", "twenty-first of May 2017", "2017-05-21", "within", "date"),
    ("19-May-2017", "19-May-2017", "2017-05-19", "within", "date"),
    ("Sept. 3, 2016", "Sept. 3, 2016", "2016-09-03", "within", "date"),
    ("2017-05-19T10:30:00Z", "2017-05-19T10:30:00Z", "2017-05-19", "within", "date"),
    ("in May 2017", "May 2017", "2017-05", "within", "date"),
    ("in 2017", "2017", "2017", "within", "date"),
    ("13/05/2017", "13/05/2017", "2017-05-13", "within", "date"),
    ("05/05/2017", "05/05/2017", "2017-05-05", "within", "date"),
    ("05/06/2017", "05/06/2017", "[2017-05-06,2017-06-05]", "within", "open_order"),
    ("05.06.2017", "05.06.2017", "[2017-05-06,2017-06-05]", "within", "open_order"),
    ("19/05/17", "19/05/17", "2017-05-19", "within", "date"),
    ("31 February 2017", "31 February 2017", None, "within", "no_such_date"),
    ("29 February 2017", "29 February 2017", None, "within", "no_such_date"),
    ("2017-13-45", "2017-13-45", None, "within", "no_such_date"),
    ("45/13/2017", "45/13/2017", None, "within", "no_such_date"),
    ("on 3 May", "3 May", "2017-05-03", "within", "day_month"),
    ("held on 25 May", "25 May", "2016-05-25", "within", "day_month"),
    ("will gather on 25 May", "25 May", "2017-05-25", "within", "day_month"),
    ("a rally on 25 May", "25 May", "[2016-05-25,2017-05-25]", "within", "day_month"),
    (
        "in the last week of April 2016",
        "in the last week of April 2016",
        "[2016-04-24..2016-04-30]",
        "within",
        "week_of_month",
    ),
    (
        "in the first week of May 2016",
        "in the first week of May 2016",
        "[2016-05-01..2016-05-07]",
        "within",
        "week_of_month",
    ),
    (
        "in the opening days of January",
        "in the opening days of January",
        "[2017-01-01..2017-01-10]",
        "within",
        "early_mid_late",
    ),
    (
        "in the last weeks of 2016",
        "in the last weeks of 2016",
        "[2016-09-01..2016-12-31]",
        "within",
        "early_mid_late",
    ),
    (
        "the last month of 2016",
        "2016",
        "2016",
        "within",
        "date",
    ),
    (
        "half a year ago",
        "half a year ago",
        "[2016-10-01..2016-12-31]",
        "within",
        "ago",
    ),
    (
        "a year and a half ago",
        "a year and a half ago",
        "[2015-01-01..2016-12-31]",
        "within",
        "ago",
    ),
    (
        "marched before the court in May 2016",
        "May 2016",
        "2016-05",
        "within",
        "date",
    ),
    ("on 29 February", "29 February", "[2016-02-29,2020-02-29]", "within", "day_month"),
    ("in December", "December", "2016-12", "within", "month"),
    ("in the 1990s", "the 1990s", "199X", "within", "decade"),
    ("in spring 2016", "spring 2016", "2016-21", "within", "season"),
    ("last summer", "last summer", "2016-22", "within", "season"),
    ("Friday, 19 May", "Friday, 19 May", "2017-05-19", "within", "day_month"),
    ("Monday, 15 May 2017", "Monday, 15 May 2017", "2017-05-15", "within", "date"),
    ("Sunday, 15 May 2017", "Sunday, 15 May 2017", "2017-05-15?", "within", "weekday_differs"),
    ("Saturday, 21 October", "Saturday, 21 October", "2017-10-21", "within", "day_month"),
    ("police said today", "today", "2017-05-19", "within", "today"),
    ("yesterday's arrests", "yesterday", "2017-05-18", "within", "yesterday"),
    (
        "the day before yesterday",
        "the day before yesterday",
        "2017-05-17",
        "within",
        "before_yesterday",
    ),
    ("tomorrow", "tomorrow", "2017-05-20", "within", "tomorrow"),
    ("last night", "last night", "[2017-05-18..2017-05-19]", "within", "last_night"),
    ("was held on Thursday", "on Thursday", "2017-05-18", "within", "weekday"),
    ("arrested on Friday", "on Friday", "2017-05-19", "within", "weekday"),
    ("He said on Thursday that he will go", "on Thursday", "2017-05-18", "within", "weekday"),
    ("They will meet on Monday", "on Monday", "2017-05-22", "within", "weekday"),
    ("last Thursday", "last Thursday", "[2017-05-11,2017-05-18]", "within", "weekday"),
    ("next Thursday", "next Thursday", "2017-05-25", "within", "weekday"),
    ("over the weekend", "over the weekend", "[2017-05-13..2017-05-14]", "within", "last_weekend"),
    ("just last week", "just last week", "[2017-05-08..2017-05-14]", "within", "last_week"),
    ("a week ago", "a week ago", "[2017-05-08..2017-05-14]", "within", "last_week"),
    ("earlier this week", "earlier this week", "[2017-05-15..2017-05-19]", "within", "this_week"),
    ("next week", "next week", "[2017-05-22..2017-05-28]", "within", "next_week"),
    ("last month", "last month", "2017-04", "within", "last_month"),
    ("this month", "this month", "[2017-05-01..2017-05-19]", "within", "this_month"),
    ("last year", "last year", "2016", "within", "last_year"),
    ("three days ago", "three days ago", "2017-05-16", "within", "ago"),
    ("two weeks ago", "two weeks ago", "[2017-05-01..2017-05-07]", "within", "ago"),
    ("two months ago", "two months ago", "[2017-03-01..2017-03-31]", "within", "ago"),
    ("several days ago", "several days ago", "[2017-05-10..2017-05-17]", "within", "ago"),
    (
        "in the past two weeks",
        "in the past two weeks",
        "[2017-05-05..2017-05-19]",
        "within",
        "past_span",
    ),
    ("in recent weeks", "in recent weeks", "[..2017-05-19]", "before", "recent"),
    ("is currently held", "currently", "../..", "ongoing", "current"),
    ("on the day of the rally", "on the day of the rally", None, "within", "same_day_as"),
    ("the same day", "the same day", None, "within", "same_day_as"),
    ("after the protest", "after the protest", None, "after", "after_event"),
    ("since then", "since then", None, "after", "after_event"),
    ("before the trial", "before the trial", None, "before", "before_event"),
    ("two days later", "two days later", None, "within", "later"),
    ("in early 2017", "in early 2017", "[2017-01-01..2017-04-30]", "within", "early_mid_late"),
    ("in mid-May 2017", "in mid-May 2017", "[2017-05-11..2017-05-20]", "within", "early_mid_late"),
    ("late May 2017", "late May 2017", "[2017-05-21..2017-05-31]", "within", "early_mid_late"),
    (
        "at the end of April",
        "at the end of April",
        "[2017-04-21..2017-04-30]",
        "within",
        "early_mid_late",
    ),
    (
        "the first half of 2016",
        "the first half of 2016",
        "[2016-01-01..2016-06-30]",
        "within",
        "half",
    ),
    (
        "on the night of 5 May",
        "on the night of 5 May",
        "[2017-05-05..2017-05-06]",
        "within",
        "night",
    ),
    ("every 17 May", "every 17 May", "XXXX-05-17", "yearly", "yearly"),
    ("since March", "since March", "[2017-03..]", "after", "since"),
    ("since 1 March 2017", "since 1 March 2017", "[2017-03-01..]", "after", "since"),
    ("by 1 June 2017", "by 1 June 2017", "[..2017-06-01]", "before", "until"),
    ("before 2010", "before 2010", "[..2010]", "before", "before"),
    (
        "between 3 March and 5 April 2017",
        "between 3 March and 5 April 2017",
        "[2017-03-03..2017-04-05]",
        "within",
        "between",
    ),
    (
        "between March and May 2017",
        "between March and May 2017",
        "[2017-03..2017-05]",
        "within",
        "between",
    ),
    (
        "from November to March 2017",
        "from November to March 2017",
        "2016-11/2017-03",
        "throughout",
        "from_to",
    ),
    (
        "from 5 May to 10 June 2016",
        "from 5 May to 10 June 2016",
        "2016-05-05/2016-06-10",
        "throughout",
        "from_to",
    ),
    ("5–10 May 2017", "5–10 May 2017", "2017-05-05/2017-05-10", "throughout", "from_to"),
    ("on May 5 and 6, 2017", "May 5 and 6, 2017", "{2017-05-05,2017-05-06}", "within", "days"),
    ("2014–2016", "2014–2016", "2014/2016", "throughout", "from_to"),
]

RUSSIAN = [
    (
        "в последнюю неделю апреля 2017 года",
        "в последнюю неделю апреля 2017 года",
        "[2017-04-24..2017-04-30]",
        "within",
        "week_of_month",
    ),
    (
        "на второй неделе марта 2017 года",
        "на второй неделе марта 2017 года",
        "[2017-03-08..2017-03-14]",
        "within",
        "week_of_month",
    ),
    (
        "в первых числах мая 2017 года",
        "в первых числах мая 2017 года",
        "[2017-05-01..2017-05-10]",
        "within",
        "early_mid_late",
    ),
    (
        "в последних числах апреля",
        "в последних числах апреля",
        "[2017-04-21..2017-04-30]",
        "within",
        "early_mid_late",
    ),
    (
        "третьего дня",
        "третьего дня",
        "2017-05-17",
        "within",
        "before_yesterday",
    ),
    (
        "полгода назад",
        "полгода назад",
        "[2016-10-01..2016-12-31]",
        "within",
        "ago",
    ),
    (
        "полтора месяца назад",
        "полтора месяца назад",
        "[2017-03-01..2017-04-30]",
        "within",
        "ago",
    ),
    (
        "перед зданием суда в мае 2016 года",
        "мае 2016 года",
        "2016-05",
        "within",
        "date",
    ),
    ("19 мая 2017 года", "19 мая 2017 года", "2017-05-19", "within", "date"),
    ("19 мая 2017 г. в", "19 мая 2017 г.", "2017-05-19", "within", "date"),
    (
        "двадцать пятого апреля 2017 года",
        "двадцать пятого апреля 2017 года",
        "2017-04-25",
        "within",
        "date",
    ),
    ("19-го мая", "19-го мая", "2017-05-19", "within", "day_month"),
    ("в мае 2017 года", "мае 2017 года", "2017-05", "within", "date"),
    ("в 2017 году", "2017 году", "2017", "within", "date"),
    ("05.06.2017", "05.06.2017", "2017-06-05", "within", "date"),
    ("05/06/2017", "05/06/2017", "[2017-05-06,2017-06-05]", "within", "open_order"),
    ("31 февраля 2017 года", "31 февраля 2017 года", None, "within", "no_such_date"),
    ("в 1990-х годах", "1990-х годах", "199X", "within", "decade"),
    ("весной 2016 года", "весной 2016 года", "2016-21", "within", "season"),
    ("сегодня", "сегодня", "2017-05-19", "within", "today"),
    ("вчера", "вчера", "2017-05-18", "within", "yesterday"),
    ("позавчера", "позавчера", "2017-05-17", "within", "before_yesterday"),
    ("накануне задержан", "накануне", None, "within", "eve"),
    ("задержан в четверг", "в четверг", "2017-05-18", "within", "weekday"),
    ("митинг состоится во вторник", "во вторник", "2017-05-23", "within", "weekday"),
    ("в прошлый четверг", "в прошлый четверг", "[2017-05-11,2017-05-18]", "within", "weekday"),
    ("на прошлой неделе", "на прошлой неделе", "[2017-05-08..2017-05-14]", "within", "last_week"),
    ("неделю назад", "неделю назад", "[2017-05-08..2017-05-14]", "within", "last_week"),
    ("на этой неделе", "на этой неделе", "[2017-05-15..2017-05-19]", "within", "this_week"),
    ("в прошлом месяце", "в прошлом месяце", "2017-04", "within", "last_month"),
    ("в прошлом году", "в прошлом году", "2016", "within", "last_year"),
    ("в марте прошлого года", "марте прошлого года", "2016-03", "within", "day_month"),
    ("две недели назад", "две недели назад", "[2017-05-01..2017-05-07]", "within", "ago"),
    ("несколько дней назад", "несколько дней назад", "[2017-05-10..2017-05-17]", "within", "ago"),
    (
        "за последние два месяца",
        "за последние два месяца",
        "[2017-03-18..2017-05-19]",
        "within",
        "past_span",
    ),
    ("в последние недели", "в последние недели", "[..2017-05-19]", "before", "recent"),
    ("недавно", "недавно", "[..2017-05-19]", "before", "recent"),
    ("в настоящее время", "в настоящее время", "../..", "ongoing", "current"),
    ("в день митинга", "в день митинга", None, "within", "same_day_as"),
    ("в тот же день", "в тот же день", None, "within", "same_day_as"),
    ("после митинга", "после митинга", None, "after", "after_event"),
    ("с тех пор", "с тех пор", None, "after", "after_event"),
    (
        "в начале 2017 года",
        "в начале 2017 года",
        "[2017-01-01..2017-04-30]",
        "within",
        "early_mid_late",
    ),
    ("в середине мая", "в середине мая", "[2017-05-11..2017-05-20]", "within", "early_mid_late"),
    ("в ночь на 6 мая", "в ночь на 6 мая", "[2017-05-05..2017-05-06]", "within", "night"),
    ("каждый год 17 мая", "каждый год 17 мая", "XXXX-05-17", "yearly", "yearly"),
    ("с марта", "с марта", "[2017-03..]", "after", "since"),
    ("до 1 июня 2017 года", "до 1 июня 2017 года", "[..2017-06-01]", "before", "until"),
    (
        "между мартом и маем 2017 года",
        "между мартом и маем 2017 года",
        "[2017-03..2017-05]",
        "within",
        "between",
    ),
    (
        "с 5 по 10 мая 2017 года",
        "с 5 по 10 мая 2017 года",
        "2017-05-05/2017-05-10",
        "throughout",
        "from_to",
    ),
    ("в 2014–2016 годах", "в 2014–2016 годах", "2014/2016", "throughout", "from_to"),
]

NO_TIME = [
    "after Vydumova",
    *("They may march in second place.", "May he rest.", "Marchers march.", "April said no."),
    *("2000 protesters", "1995 people were held", "Article 2017", "on Thursdays they", "COVID-19"),
    *(
        "a score of 15:30",
        "on the 25th floor",
        "+7 495 123-45-67",
        "a score of 3-2",
        "the second man",
        "192.168.10.20",
    ),
]
NO_TIME_RUSSIAN = [
    "2000 человек",
    "Марта Выдумова сказала",
    "статья 282",
    "по четвергам",
    "средства",
]

#: words that tell when, though no day can be counted from them alone
OPEN = [
    *(("en", words, "part_of_day") for words in ("at 5am", "at 5 a.m", "from 21:00 to 06:00")),
    *(("en", words, "part_of_day") for words in ("around 11 pm", "every night", "at 1700 hours")),
    *(("en", words, "day_of_month") for words in ("On the 25th", "since the 20th")),
    *(("en", words, "same_day_as") for words in ("on Mother's Day", "on the eve of the vote")),
    *(("en", words, "lasted") for words in ("for weeks", "all night")),
    *(("ru", words, "part_of_day") for words in ("в семь утра", "около 9 часов утра", "в 15:30")),
    *(("ru", words, "part_of_day") for words in ("каждую ночь", "ближе к полуночи")),
    *(("ru", words, "season") for words in ("осенью", "с весны")),
    *(("ru", words, "same_day_as") for words in ("во время родов", "на Пасху", "до Крещения")),
    *(("ru", words, "lasted") for words in ("почти неделю", "больше месяца", "за два года")),
    *(("ru", words, "later") for words in ("двумя днями позже", "на следующее утро")),
]

RELATIVE = [
    *("today", "yesterday", "on Thursday", "last week", "this month", "two weeks ago", "last year"),
    *("in recent weeks", "currently", "last summer", "over the weekend", "in the past two weeks"),
]


@pytest.mark.parametrize(("language", "words", "rule"), OPEN)
def test_an_hour_a_feast_and_a_while_tell_when_without_a_day(
    language: str, words: str, rule: str
) -> None:
    """What names no day is told in its own words, and nothing is counted from it."""
    (found,) = the_times(words, language)

    assert found.value.text == words
    assert (found.value.rule, found.value.edtf) == (rule, None)


def the_times(words, language="en", against=DAY):
    """Give all that is found in some words."""
    return find_times(words, 0, len(words), language=language, against=against)


@pytest.mark.parametrize(("words", "found", "edtf", "relation", "rule"), ENGLISH)
def test_english_words_come_to_a_time(words, found, edtf, relation, rule):
    """Each rule gives its EDTF, and its bounds follow from that."""
    (one,) = the_times(words)

    said = (one.value.text, one.value.edtf, one.value.relation, one.value.rule)
    assert said == (found, edtf, relation, rule)
    assert (one.value.earliest, one.value.latest) == (bounds(edtf) if edtf else (None, None))


@pytest.mark.parametrize(("words", "found", "edtf", "relation", "rule"), RUSSIAN)
def test_russian_words_come_to_a_time(words, found, edtf, relation, rule):
    """The same rules hold in Russian, in every case of the words."""
    (one,) = the_times(words, "ru")

    said = (one.value.text, one.value.edtf, one.value.relation, one.value.rule)
    assert said == (found, edtf, relation, rule)
    assert (one.value.earliest, one.value.latest) == (bounds(edtf) if edtf else (None, None))


@pytest.mark.parametrize("words", NO_TIME)
def test_english_words_that_only_look_like_times_are_none(words):
    """A verb, a name, an address or a count is no date."""
    assert the_times(words) == ()


@pytest.mark.parametrize("words", NO_TIME_RUSSIAN)
def test_russian_words_that_only_look_like_times_are_none(words):
    """A count, a name or an article of law is no date."""
    assert the_times(words, "ru") == ()


@pytest.mark.parametrize("words", RELATIVE)
def test_relative_words_stay_open_when_nobody_knows_when_they_were_said(words):
    """Without the voice's own day, no day is made up."""
    (one,) = the_times(words, against=None)

    assert (one.value.edtf, one.value.earliest, one.value.latest) == (None, None, None)
    assert (one.value.basis, one.value.resolved_against) == ("stated", None)
    assert one.value.rule


def test_a_date_without_a_year_keeps_what_it_says():
    """Day and month stay, the year stays open."""
    (one,) = the_times("on 3 May", against=None)

    assert (one.value.edtf, one.value.earliest) == ("XXXX-05-03", None)


def test_relative_words_say_what_they_were_counted_from():
    """A reader can check the count."""
    (one,) = the_times("last week")

    assert (one.value.basis, one.value.resolved_against) == ("resolved", DAY)


def test_a_stated_date_is_the_same_whoever_says_it():
    """Full dates need no voice."""
    (one,) = the_times("on 19 May 2017")

    assert (one.value.basis, one.value.resolved_against) == ("stated", None)


def test_the_voice_decides_what_today_means():
    """The same word in an older quote is an older day."""
    (now,), (then,) = the_times("today"), the_times("today", against="2017-04-01T09:00:00Z")

    assert (now.value.edtf, then.value.edtf) == ("2017-05-19", "2017-04-01")


def test_no_day_is_counted_from_what_is_no_day():
    """A voice's day that is no date is refused, not guessed."""
    with pytest.raises(NotADate):
        the_times("today", against="last spring")


def test_days_beyond_the_calendar_stay_open():
    """Counting back past the first year finds words and no days."""
    (one,) = the_times("99999 years ago")

    assert (one.value.edtf, one.value.rule) == (None, "ago")


def test_only_the_span_is_read():
    """Words outside the span are not found, and places are counted from the content's start."""
    content = "On 1 May 2017 they met; on 2 May 2017 they left; on 3 May 2017 they rested."

    (one,) = find_times(content, 23, 48, language="en", against=None)

    assert content[one.start : one.end] == "2 May 2017"


def test_soft_hyphens_stress_marks_and_hard_spaces_do_not_hide_a_date():
    """Words are read as a person reads them."""
    (one,) = the_times("19\u00a0ма\u0301я 2017\u00a0года", "ru")

    assert one.value.edtf == "2017-05-19"


def test_every_rule_is_told_in_the_vocabulary():
    """A reader can look up how any words were read."""
    told = scheme("values").rest["when"]
    known = {one["id"] for part in ("relative", "stated", "more") for one in told[part]}

    used = {row[4] for row in (*ENGLISH, *RUSSIAN)}

    assert used <= known


@pytest.mark.parametrize(
    "piece", ["on 5 May and ", "from ", "between 5 and ", "1-", "2017-", "the day of "]
)
def test_a_long_line_takes_time_in_proportion(piece):
    """Ten times the words take about ten times as long, not a hundred times."""
    short, long = piece * 2_000, piece * 20_000

    took = []
    for words in (short, long):
        start = time.process_time()
        the_times(words)
        took.append(time.process_time() - start)

    assert took[1] < 40 * took[0] + 0.5
