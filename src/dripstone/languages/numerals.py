"""Numerals: from number words and digits to one number.

counted   Tokens → Tokens    each number as one token: ``<n>`` counts, ``<nth>`` orders
"""

from __future__ import annotations

import re
from typing import Any

from dripstone.languages.patterns import Meanings, Token

_SEPARATORS = re.compile(r"[,'\s]")
_NO_NUMBER = None, False, 0
_TOP = 10**12  #: a larger number is a serial number, not a count
_FIRST_YEAR, _LAST_YEAR = 1000, 2199


def counted(run: list[Token]) -> list[Token]:
    """Put one token for each number, in digits, words or both ("3 thousand", "двадцать пять")."""
    made: list[Token] = []
    done = 0
    for at in [at for at, token in enumerate(run) if token.means]:
        value, nth, end = _number(run, at) if at >= done else _NO_NUMBER
        if value is None:
            continue
        first, last = run[at], run[end - 1]
        word = first.word if end == at + 1 else ""
        means = _meanings(value, nth=nth, digits=first.word, means=first.means)
        made += run[done:at]
        made.append(Token(word, "numeral", first.start, last.end, first.capital, means))
        done = end
    return [*made, *run[done:]] if done else run


def _number(run: list[Token], at: int) -> tuple[int | None, bool, int]:
    token = run[at]
    if token.kind == "number":
        return _digits(run, at)
    if token.kind == "ordinal":
        return int(re.split(r"\D", token.word, maxsplit=1)[0]), True, at + 1
    if token.kind == "decimal":
        return _decimal(run, at)
    if "<cardinal>" in token.means or "<multiplier>" in token.means:
        return _words(run, at)
    if "<ordinal>" in token.means:
        return token.means["<ordinal>"], True, at + 1
    return None, False, at + 1


def _digits(run: list[Token], at: int) -> tuple[int | None, bool, int]:
    plain = _SEPARATORS.sub("", run[at].word)
    if len(plain) > len(str(_TOP)):
        return None, False, at + 1
    value = int(plain)
    times, end = _times(run, at + 1)
    return value * times, False, end


def _decimal(run: list[Token], at: int) -> tuple[int | None, bool, int]:
    times, end = _times(run, at + 1)
    if times == 1:
        return None, False, at + 1
    whole, _, part = run[at].word.replace(",", ".").partition(".")
    return int(whole) * times + int(part) * times // 10 ** len(part), False, end


def _times(run: list[Token], at: int) -> tuple[int, int]:
    if at < len(run) and "<multiplier>" in run[at].means:
        dotted = "<abbreviation>" in run[at].means and at + 1 < len(run) and run[at + 1].word == "."
        return run[at].means["<multiplier>"], at + 1 + dotted
    return 1, at


def _words(run: list[Token], at: int) -> tuple[int | None, bool, int]:
    total, current, end = 0, 0, at
    while end < len(run):
        means = run[end].means
        # Of "2017-го" the token holds the word: figures are no last word of a number in words.
        ordinal = means.get("<ordinal>") if run[end].kind != "ordinal" else None
        if ordinal is not None and current and _fits(current, ordinal):
            return total + current + ordinal, True, end + 1
        if "<cardinal>" in means and (end == at or _fits(current, means["<cardinal>"])):
            current += means["<cardinal>"]
        elif "<multiplier>" in means and (current or _leads(run, end, at)):
            total, current = _multiplied(total, current or 1, means["<multiplier>"])
        elif not _joins(run, end, at, total + current):
            break
        end += 1
    return (total + current, False, end) if end > at else (None, False, at + 1)


def _multiplied(total: int, current: int, times: int) -> tuple[int, int]:
    return (total, current * times) if times == 100 else (total + current * times, 0)


def _fits(current: int, value: int) -> bool:
    """Tell whether a word may add to a number: "twenty five", not "five twenty"."""
    room = 10 if value < 10 else 100 if value < 100 else 1000
    return current % room == 0 and not (value < 10 and current % 100 == 10)


def _leads(run: list[Token], here: int, at: int) -> bool:
    """Tell whether "thousand" opens a number by itself: "thousand two hundred"."""
    after = run[here + 1].means if here + 1 < len(run) else {}
    return here == at and run[here].means["<multiplier>"] > 100 and "<cardinal>" in after


def _joins(run: list[Token], here: int, at: int, so_far: int) -> bool:
    """Tell whether "and" or a hyphen stands inside a number: "one hundred and five"."""
    if here == at or here + 1 >= len(run):
        return False
    joiner, after = run[here], run[here + 1]
    value = after.means.get("<cardinal>", after.means.get("<ordinal>"))
    if value is None or after.kind == "ordinal" or value >= 100:
        return False
    if joiner.word == "-":
        touching = run[here - 1].end == joiner.start and joiner.end == after.start
        return touching and so_far % 100 >= 20 and so_far % 10 == 0 and 0 < value < 10
    further = run[here + 2].means if here + 2 < len(run) else {}
    return "<joiner>" in joiner.means and so_far % 100 == 0 and "<multiplier>" not in further


def _meanings(value: int, *, nth: bool, digits: str, means: Meanings) -> dict[str, Any]:
    found: dict[str, Any] = {**means, "<nth>" if nth else "<n>": value}
    if 1 <= value <= 31 and (nth or digits.isdecimal()):
        found["<day>"] = value
    if _FIRST_YEAR <= value <= _LAST_YEAR and digits[:4].isdecimal():
        found["<year>"] = value
    return found
