"""Times: from words to When, each counted from the time of its own voice.

    find_times   content, span → what is said of when

The phrases stand in ``xx/times.yaml``, what they come to in ``dates``, ``relative`` and ``spans``.
"""

from __future__ import annotations

import datetime as dt
import functools

import msgspec

from dripstone.errors import NotADate
from dripstone.languages.dates import STATED, Builder, Heard
from dripstone.languages.found import Found
from dripstone.languages.numerals import counted
from dripstone.languages.patterns import Grammar, Meanings, Token, load, replace, tokens
from dripstone.languages.relative import RELATIVE
from dripstone.languages.spans import AROUND

_BUILDERS: dict[str, Builder] = {**STATED, **RELATIVE, **AROUND}


def find_times(
    content: str, start: int, end: int, *, language: str, against: str | None
) -> tuple[Found, ...]:
    """Find what ``content[start:end]`` says of when.

    ``against`` is the ISO date of the voice's own time; without it relative words stay open: their
    rule is told, their days are not. Words that look like a date and name no day keep the rule
    ``no_such_date``.

    Raises:
        NotADate: ``against`` is no ISO date.
    """
    grammar = load(language, "times")
    day = _day(against)
    if not grammar.may_tell(content[start:end]):
        return ()
    run = counted(tokens(content, start, end, grammar))
    if all(grammar.telling.isdisjoint(token.means) for token in run):
        return ()
    *first, last = grammar.rounds
    build = functools.partial(_build, grammar, language, day)
    for round_ in first:
        run = replace(run, round_, build)
    if any(not last.keys().isdisjoint(token.means) for token in run):
        run = replace([_nameable(token, grammar) for token in run], last, build)
    return tuple(_found(content, token) for token in run if "<when>" in token.means)


def _day(against: str | None) -> dt.date | None:
    if against is None:
        return None
    try:
        return dt.date.fromisoformat(against[:10])
    except ValueError:
        raise NotADate(length=len(against)) from None


def _build(
    grammar: Grammar,
    language: str,
    day: dt.date | None,
    rule: str,
    run: list[Token],
    at: int,
    end: int,
) -> Meanings | None:
    heard = Heard(run, at, end, day, grammar, language)
    try:
        return _BUILDERS[rule](heard)
    except NotADate:
        return None


def _nameable(token: Token, grammar: Grammar) -> Token:
    """Let any other word stand for the event that a time hangs on: the day of the *rally*."""
    if (
        token.kind != "word"
        or token.means
        or token.capital
        or token.word in grammar.rest["not_events"]
    ):
        return token
    return token._replace(means={"<other>": None})


def _found(content: str, token: Token) -> Found:
    words = content[token.start : token.end]
    value = msgspec.structs.replace(token.means["<when>"], text=words)
    return Found(start=token.start, end=token.end, value=value)
