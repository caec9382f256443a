"""Telling words: a sentence is passed over only where no phrase of time can be in it."""

from __future__ import annotations

import pytest

from dripstone.languages.patterns import load
from dripstone.languages.times import find_times

PHRASES = {
    "en": [
        "on 4 May", "in 2016", "last week", "the day of the rally", "that day", "two weeks ago",
        "since March", "on Friday morning", "overnight", "in recent weeks", "the same day",
        "each year on 9 May", "the 1990s", "yesterday", "this year", "12.05.2017", "2017-05-12",
    ],
    "ru": [
        "4 мая", "в 2016 году", "на прошлой неделе", "в тот же день", "две недели назад", "с марта",
        "в пятницу утром", "вчера", "в этом году", "12.05.2017", "за последние недели", "накануне",
    ],
}  # fmt: skip


@pytest.mark.parametrize("code", PHRASES)
def test_no_phrase_is_passed_over(code: str) -> None:
    """Some words tell no time, and the short way past them passes over no phrase that tells one."""
    grammar = load(code, "times")

    assert grammar.tellers < grammar.words.keys() | grammar.names.keys()
    for words in PHRASES[code]:
        found = find_times(words, 0, len(words), language=code, against="2017-05-19")
        assert found, words


@pytest.mark.parametrize("code", PHRASES)
def test_words_without_a_time_are_passed_over(code: str) -> None:
    """Nothing is found where nothing is said of when."""
    words = {"en": "Police detained ten weavers.", "ru": "Полиция задержала десять ткачей."}[code]

    assert find_times(words, 0, len(words), language=code, against=None) == ()
