"""Numbers: from words to HowMany, as ranges, never as sums, never zero from silence.

    find_numbers   content, span → what is said of how many

The phrases and nouns stand in ``xx/numbers.yaml``, what they come to in ``quantities``. Ages,
dates, clock times, lengths of time, ordinals, articles of law and telephone numbers count nothing.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

import msgspec

from dripstone.languages.dates import Heard
from dripstone.languages.found import Found
from dripstone.languages.numerals import counted
from dripstone.languages.patterns import Grammar, Meanings, Token, load, replace, tokens
from dripstone.languages.quantities import BASES, QUALIFIED, quantity
from dripstone.languages.times import find_times
from dripstone.records import HowMany

_REACH = 4  #: words after a number among which its noun is looked for
_SERIAL = 9  #: digits in a row; more is a serial number
_YEARS = range(1900, 2050)
_ABBREVIATED = 3  #: letters of a word that a full stop cuts short
_OLDEST = 120  #: years


def find_numbers(content: str, start: int, end: int, *, language: str) -> tuple[Found, ...]:
    """Find what ``content[start:end]`` says of how many, in the order of the words.

    The unit is that of the noun right after, ``unknown`` where no noun tells. A noun in the plural
    without a number counts at least two people.
    """
    grammar = load(language, "numbers")
    run = counted(tokens(content, start, end, grammar))
    if any("<n>" in token.means or token.word in grammar.rest["in_times"] for token in run):
        times = find_times(content, start, end, language=language, against=None)
        run = _without_times(run, times)
    for round_ in grammar.rounds:
        run = replace(run, round_, functools.partial(_build, grammar, language))
    return tuple(_found(content, run, grammar))


def _build(
    grammar: Grammar, language: str, rule: str, run: list[Token], at: int, end: int
) -> Meanings | None:
    heard = Heard(run, at, end, None, grammar, language)
    if rule == "exact" and not _counts(heard):
        return None
    return (BASES.get(rule) or QUALIFIED[rule])(heard)


def _without_times(run: list[Token], times: tuple[Found, ...]) -> list[Token]:
    """Take the meaning from every token that is part of a time."""
    made: list[Token] = []
    spans = iter([(found.start, found.end) for found in times])
    span = next(spans, None)
    for token in run:
        while span is not None and span[1] <= token.start:
            span = next(spans, None)
        in_time = span is not None and span[0] < token.end
        made.append(token._replace(means={}, kind="time") if in_time else token)
    return made


def _counts(heard: Heard) -> bool:
    """Tell whether a number counts something, by the marks and words that touch it."""
    token = heard.run[heard.at]
    rest = heard.grammar.rest
    before = heard.run[heard.at - 1] if heard.at else None
    after = heard.after()
    if before is not None and (_touches_left(heard, before) or _is_labelled(heard, before)):
        return False
    if after is not None and (_touches_right(heard, after) or after.word in rest["not_counts"]):
        return False
    return not (
        _goes_on(heard) or _is_age(heard) or _is_serial(token) or _is_item(heard) or _is_name(heard)
    )


def _is_labelled(heard: Heard, before: Token) -> bool:
    """Tell whether a number says which one, not how many: Article 5, No. 4."""
    labels = heard.grammar.rest["labels"]
    if before.word == "." and heard.at > 1:
        short = heard.run[heard.at - 2].word
        return len(short) <= _ABBREVIATED and short in labels
    return before.word in labels


def _touches_left(heard: Heard, before: Token) -> bool:
    """Tell whether the number is a part of something written together: T-34, 1:20, 3.14.15."""
    token = heard.run[heard.at]
    if before.end != token.start:
        return False
    if before.kind == "word":
        return True
    if before.word not in {"-", ".", ":", "/", ",", "_"} or heard.at < 2:
        return before.word in {"№", "#", "§", "@", "/"}
    further = heard.run[heard.at - 2]
    glued = further.end == before.start and further.kind not in {"mark", "break"}
    return glued and not (before.word == "-" and "<n>" in further.means)


def _touches_right(heard: Heard, after: Token) -> bool:
    """Tell whether something is written onto the number: 34-year-old, 5-star, 4th, 10:20."""
    token = heard.run[heard.end - 1]
    if after.start != token.end:
        return False
    if after.kind == "word":
        return "<multiplier>" not in after.means
    further = heard.run[heard.end + 1] if heard.end + 1 < len(heard.run) else None
    if further is None or further.start != after.end or after.word not in {"-", ".", ":", "/", "_"}:
        return False
    return not (after.word == "-" and ("<n>" in further.means or further.word == "odd"))


def _goes_on(heard: Heard) -> bool:
    """Tell whether the number opens a range of what is not counted: 5 to 10 years."""
    after = [token.word for token in heard.run[heard.end : heard.end + 3]]
    return len(after) == 3 and after[2] in heard.grammar.rest["not_counts"] and after[1].isdecimal()


def _is_age(heard: Heard) -> bool:
    """Tell whether a number stands between marks after a name: Anna Drozd, 34, said."""
    value, after = heard.one("<n>"), heard.after()
    if value > _OLDEST or heard.at < 2:
        return False
    before, name = heard.run[heard.at - 1], heard.run[heard.at - 2]
    if before.word == "as" and name.word in heard.grammar.rest["ages"]:
        return True  # "children as young as nine"
    if after is None:
        return False
    closed = (before.word, after.word) in {(",", ","), ("(", ")"), (",", ".")}
    return closed and name.kind == "word" and name.capital


def _is_serial(token: Token) -> bool:
    return token.word.isdecimal() and (
        len(token.word) > _SERIAL or (len(token.word) > 1 and token.word[0] == "0")
    )


def _is_item(heard: Heard) -> bool:
    """Tell whether a number opens a line as that of a list: 1. or 2)."""
    after = heard.after()
    opens = heard.at == 0 or heard.run[heard.at - 1].kind == "break"
    return opens and after is not None and after.word in {".", ")"}


def _is_name(heard: Heard) -> bool:
    """Tell whether a number word is part of a name: Channel One."""
    token = heard.run[heard.at]
    if heard.at == 0 or not token.capital:
        return False
    before = heard.run[heard.at - 1]
    return before.kind == "word" and before.capital


def _found(content: str, run: list[Token], grammar: Grammar) -> Iterator[Found]:
    nouns: set[int] = set()
    for at, token in enumerate(run):
        if "<q>" in token.means:
            made = _quantity(run, at, grammar, nouns)
            if made is not None:
                yield _at(content, token.start, token.end, made)
        elif token.word in grammar.rest["one"]:
            yield from _one(content, run, at, grammar, nouns)
        elif at not in nouns:
            yield from _bare(content, token, grammar)


def _at(content: str, start: int, end: int, value: HowMany) -> Found:
    words = content[start:end]
    return Found(start=start, end=end, value=msgspec.structs.replace(value, text=words))


def _quantity(run: list[Token], at: int, grammar: Grammar, nouns: set[int]) -> HowMany | None:
    token = run[at]
    many: HowMany = token.means["<q>"]
    unit = _money(run, at, grammar)
    if unit is None:
        noun = _noun(run, at, grammar)
        if noun is not None:
            nouns.add(noun)
            unit = str(run[noun].means["<noun>"])
    if unit is None and many.unit == "unknown" and not _stands_alone(run, at, grammar):
        return None
    return msgspec.structs.replace(many, unit=unit or many.unit)


def _money(run: list[Token], at: int, grammar: Grammar) -> str | None:
    before = run[at - 1].word if at else ""
    after = run[at + 1].word if at + 1 < len(run) else ""
    rest = grammar.rest
    return "money" if before in rest["money_before"] or after in rest["money_after"] else None


def _stands_alone(run: list[Token], at: int, grammar: Grammar) -> bool:
    """Tell whether a quantity without a noun is one: "43 were held" is, "some were" is not."""
    token = run[at]
    many: HowMany = token.means["<q>"]
    after = run[at + 1].word if at + 1 < len(run) else ""
    if after in grammar.rest["not_counts"]:
        return False
    if many.qualifier == "exact" and many.best is not None:
        return token.word not in grammar.rest["needs_noun"] and many.best not in _YEARS
    return token.word not in grammar.rest["needs_noun"]


def _noun(run: list[Token], at: int, grammar: Grammar) -> int | None:
    """Find the noun that a number counts: the next known one in the same phrase."""
    for place in range(at + 1, min(at + 1 + _REACH, len(run))):
        token = run[place]
        if token.kind != "word" or token.word in grammar.rest["stops"]:
            return None
        if token.word in grammar.rest["not_counts"]:
            return None
        if "<noun>" in token.means and token.word not in grammar.rest["adjectives"]:
            return _head(run, place) if grammar.rest["compounds"] else place
    return None


def _head(run: list[Token], place: int) -> int:
    """Give the last of several nouns in a row, which is what a compound names."""
    while place + 1 < len(run) and "<noun>" in run[place + 1].means and not run[place + 1].capital:
        place += 1
    return place


def _one(
    content: str, run: list[Token], at: int, grammar: Grammar, nouns: set[int]
) -> Iterator[Found]:
    noun = _noun(run, at, grammar)
    if noun is not None and run[noun].means.get("<one>") == "persons":
        nouns.add(noun)
        one = quantity(1, 1, 1, rule="one", qualifier="exact", unit="persons")
        yield _at(content, run[at].start, run[noun].end, one)


def _bare(content: str, token: Token, grammar: Grammar) -> Iterator[Found]:
    rest = grammar.rest
    if token.means.get("<many>") == "persons" and token.word not in rest["not_plural"]:
        many = quantity(2, None, None, rule="plural", qualifier="vague", unit="persons")
        yield _at(content, token.start, token.end, many)
    elif token.word in rest.get("bare_one", ()):
        one = quantity(1, 1, 1, rule="one", qualifier="exact", unit="persons")
        yield _at(content, token.start, token.end, one)
