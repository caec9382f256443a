"""Dates: stated days, months, years and seasons, from a phrase to When.

    STATED   rule → builder    for the rounds of ``xx/times.yaml``

A date whose order of day and month cannot be told stays one of a set; a date that does not exist
keeps its words and gets no days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from dripstone.errors import NotADate
from dripstone.languages.patterns import Grammar, Meanings, Token, load
from dripstone.records import When
from dripstone.records.edtf import bounds

_HALF_A_YEAR = 183  #: days; a date without a year that lies further back may be one to come
_NEAR = 12  #: words on either side in which a tense is looked for
_ERAS = range(1900, 2050)  #: a bare number is taken for a year only here


class Heard(NamedTuple):
    """A phrase among the words around it, and the day it is counted from."""

    run: list[Token]
    at: int  #: of its first token
    end: int  #: after its last token
    against: dt.date | None  #: the voice's own day
    grammar: Grammar
    language: str

    def all(self, name: str) -> list[Any]:
        """Give the values of a class in the phrase, in their order."""
        return [t.means[name] for t in self.run[self.at : self.end] if name in t.means]

    def one(self, name: str) -> Any:  # noqa: ANN401 -- months, Whens, units
        """Give the first value of a class in the phrase, or None."""
        return next(iter(self.all(name)), None)

    def before(self) -> str:
        """Give the word before the phrase, or nothing."""
        return self.run[self.at - 1].word if self.at else ""

    def after(self) -> Token | None:
        """Give the token after the phrase."""
        return self.run[self.end] if self.end < len(self.run) else None


Builder = Callable[[Heard], Meanings | None]
Partial = tuple[int, int | None]  #: month and day of a date without a year


def said(
    edtf: str | None, *, rule: str, relation: str = "within", heard: Heard | None = None
) -> When:
    """Make a When with the bounds of its EDTF; ``heard`` says that it was counted from a day."""
    against = heard.against if heard is not None else None
    earliest, latest = bounds(edtf) if edtf is not None else (None, None)
    return When(
        text="",
        edtf=edtf,
        earliest=earliest,
        latest=latest,
        relation=relation,
        basis="resolved" if against is not None and edtf is not None else "stated",
        resolved_against=against.isoformat() if against is not None and edtf is not None else None,
        rule=rule,
    )


def means(when: When | None, partial: Partial | None = None) -> Meanings | None:
    """Give a When the classes that later rounds look for."""
    if when is None:
        return None
    found: dict[str, Any] = {"<when>": when}
    day = when.earliest is not None and when.earliest == when.latest
    if day or (partial is not None and partial[1] is not None):
        found["<day_when>"] = when
    if partial is not None:
        found["<partial>"] = partial
    return found


def future(heard: Heard) -> bool | None:
    """Tell whether the words around a phrase speak of what is to come; None when none tells.

    The nearest cue before the phrase decides, else the nearest after it, in the same sentence.
    """
    back = heard.run[max(0, heard.at - _NEAR) : heard.at]
    ahead = heard.run[heard.end : heard.end + _NEAR]
    told = _tense(reversed(back), heard.grammar)
    return told if told is not None else _tense(ahead, heard.grammar)


def _tense(words: Iterable[Token], grammar: Grammar) -> bool | None:
    rest = grammar.rest
    for token in words:
        if token.kind == "break" or token.word in {".", "!", "?", "…"}:
            return None
        if token.word in rest["future"]:
            return True
        long = len(token.word) > 4
        if token.word in rest["past"] or (
            long and token.word.endswith(tuple(rest["past_endings"]))
        ):
            return False
    return None


def dated(year: int, month: int, day: int | None, *, rule: str) -> When:
    """Make a When of a day or month; without days if it does not exist."""
    edtf = f"{year:04}-{month:02}" if day is None else f"{year:04}-{month:02}-{day:02}"
    try:
        return said(edtf, rule=rule)
    except NotADate:
        return said(None, rule="no_such_date")


def yearless(month: int, day: int | None, heard: Heard, *, rule: str) -> When:
    """Give a date without a year the one that the voice's day and the tense leave, or both."""
    if day is not None and not _exists(2000, month, day):
        return said(None, rule="no_such_date")
    if heard.against is None:
        stub = f"XXXX-{month:02}" if day is None else f"XXXX-{month:02}-{day:02}"
        return said(stub, rule=rule)
    last, next_ = _nearest(month, day, heard.against)
    is_future = future(heard)
    if is_future:
        return said(next_, rule=rule, heard=heard)
    start = dt.date.fromisoformat(str(bounds(last)[0]))
    if is_future is False or (heard.against - start).days <= _HALF_A_YEAR:
        return said(last, rule=rule, heard=heard)
    return said(f"[{last},{next_}]", rule=rule, heard=heard)


def _nearest(month: int, day: int | None, against: dt.date) -> tuple[str, str]:
    """Give the last such date up to a day, and the first after it."""
    years = [y for y in range(against.year - 8, against.year + 9) if _exists(y, month, day or 1)]
    gone = [y for y in years if (y, month, day or 1) <= (against.year, against.month, against.day)]
    last, next_ = gone[-1], years[len(gone)]
    ending = f"-{month:02}" if day is None else f"-{month:02}-{day:02}"
    return f"{last:04}{ending}", f"{next_:04}{ending}"


def _exists(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def _iso(heard: Heard) -> Meanings | None:
    year, month, day = str(heard.one("<iso>"))[:10].split("-")
    return means(dated(int(year), int(month), int(day), rule="date"))


def _numeric(heard: Heard) -> Meanings | None:
    return _in_figures(heard, str(heard.one("<numeric>")), day_first=False)


def _numeric_day_first(heard: Heard) -> Meanings | None:
    """Take dots for the language's own way of writing the day before the month."""
    words = str(heard.one("<numeric>"))
    return _in_figures(heard, words, day_first="." in words)


def _in_figures(heard: Heard, words: str, *, day_first: bool) -> Meanings | None:
    first, second, year = (
        int(part) for part in words.replace("/", ".").replace("-", ".").split(".")
    )
    full = _century(year, heard) if len(words) - len(words.rstrip("0123456789")) == 2 else year
    if full is None:
        return means(said(None, rule="two_digit_year"))
    orders = [(second, first)] if day_first else [(second, first), (first, second)]
    fits = sorted({f"{full:04}-{m:02}-{d:02}" for m, d in orders if _exists(full, m, d)})
    if not fits:
        return means(said(None, rule="no_such_date"))
    edtf, rule = (fits[0], "date") if len(fits) == 1 else (f"[{','.join(fits)}]", "open_order")
    return means(said(edtf, rule=rule))


def _century(year: int, heard: Heard) -> int | None:
    if heard.against is None:
        return None
    this = heard.against.year // 100 * 100 + year
    return this if this <= heard.against.year + 1 else this - 100


def _day_month_year(heard: Heard) -> Meanings | None:
    when = dated(heard.one("<year>"), heard.one("<month>"), heard.one("<day>"), rule="date")
    return means(when)


def _day_month(heard: Heard) -> Meanings | None:
    partial = (heard.one("<month>"), heard.one("<day>"))
    return means(yearless(*partial, heard, rule="day_month"), partial)


def _days(heard: Heard) -> Meanings | None:
    return _two_days(heard, "{}/{}", "throughout", "from_to")


def _days_between(heard: Heard) -> Meanings | None:
    return _two_days(heard, "[{}..{}]", "within", "between")


def _days_both(heard: Heard) -> Meanings | None:
    return _two_days(heard, "{{{},{}}}", "within", "days")


def _two_days(heard: Heard, edtf: str, relation: str, rule: str) -> Meanings | None:
    first, last = heard.all("<day>")[:2]
    month, year = heard.one("<month>"), heard.one("<year>")
    if not _exists(2000, month, first) or not _exists(2000, month, last) or first > last:
        return means(said(None, rule="no_such_date"))
    if year is None:
        whole = yearless(month, last, heard, rule=rule)
        if whole.edtf is None or whole.edtf[0] in "[X":
            return means(said(None, rule=rule, relation=relation))
        year = int(whole.edtf[:4])
    elif not _exists(year, month, last):
        return means(said(None, rule="no_such_date"))
    days = (f"{year:04}-{month:02}-{day:02}" for day in (first, last))
    counted = heard if heard.one("<year>") is None else None
    return means(said(edtf.format(*days), rule=rule, relation=relation, heard=counted))


def _month_year(heard: Heard) -> Meanings | None:
    return means(dated(heard.one("<year>"), heard.one("<month>"), None, rule="date"))


def _months(heard: Heard) -> Meanings | None:
    return _two_months(heard, "{}/{}", "throughout", "from_to")


def _months_between(heard: Heard) -> Meanings | None:
    return _two_months(heard, "[{}..{}]", "within", "between")


def _months_both(heard: Heard) -> Meanings | None:
    return _two_months(heard, "{{{},{}}}", "within", "days")


def _two_months(heard: Heard, edtf: str, relation: str, rule: str) -> Meanings | None:
    first, last = heard.all("<month>")[:2]
    year = heard.one("<year>")
    from_year = year if first < last or rule == "days" else year - 1
    ends = (f"{from_year:04}-{first:02}", f"{year:04}-{last:02}")
    return means(said(edtf.format(*ends), rule=rule, relation=relation))


def _month(heard: Heard) -> Meanings | None:
    """A month alone; one that is a word or a name too needs a word before it that asks for time."""
    rest = heard.grammar.rest
    token = heard.run[heard.at]
    doubtful = token.word in rest["months_that_are_words"]
    if doubtful and heard.before() not in rest["before_month"]:
        return None
    partial = (heard.one("<month>"), None)
    return means(yearless(*partial, heard, rule="month"), partial)


def _year(heard: Heard) -> Meanings | None:
    """A bare number as a year: after a word that asks for time, before no thing that is counted."""
    year, token = heard.one("<year>"), heard.run[heard.at]
    rest = heard.grammar.rest
    if year not in _ERAS or len(token.word.split("-")[0]) != 4:
        return None
    strong = heard.before() in rest["before_year"]
    weak = heard.before() in rest["before_year_weak"] and not counts_next(heard)
    if token.word.endswith(("-х", "-е", "-ых")):
        return _year_named(heard)
    alone = token.word.endswith("-го") or token.word.endswith("-м")
    if not (strong or weak or alone) or _percent_or_money(heard):
        return None
    return means(said(f"{year:04}", rule="date"))


def counts_next(heard: Heard) -> bool:
    """Tell whether the word after the phrase is a thing that is counted."""
    after = heard.after()
    if after is None or after.kind != "word":
        return False
    return "<noun>" in load(heard.language, "numbers").meanings(after.word, capital=False)


def _percent_or_money(heard: Heard) -> bool:
    after = heard.after()
    return after is not None and after.word in {"%", "$", "€", "£", "₽"}


def _year_named(heard: Heard) -> Meanings | None:
    year, word = heard.one("<year>"), heard.run[heard.at].word
    if word.endswith(("-х", "-е", "-ых")):
        return means(said(f"{year // 10}X", rule="decade"))
    return means(said(f"{year:04}", rule="date"))


def _years(heard: Heard) -> Meanings | None:
    first, last = heard.all("<year>")[:2]
    if first not in _ERAS or last not in _ERAS or first > last or counts_next(heard):
        return None
    return means(said(f"{first:04}/{last:04}", rule="from_to", relation="throughout"))


def _decade(heard: Heard) -> Meanings | None:
    year = heard.one("<year>")
    touching = heard.run[heard.end - 2].end == heard.run[heard.end - 1].start
    return means(said(f"{year // 10}X", rule="decade")) if touching and year % 10 == 0 else None


def _season_year(heard: Heard) -> Meanings | None:
    season = heard.one("<season>") or heard.one("<capitalised_season>")
    return means(said(f"{heard.one('<year>'):04}-{season}", rule="season"))


STATED: dict[str, Builder] = {
    "iso": _iso,
    "numeric": _numeric,
    "numeric_day_first": _numeric_day_first,
    "day_month_year": _day_month_year,
    "day_month": _day_month,
    "days": _days,
    "days_between": _days_between,
    "days_both": _days_both,
    "month_year": _month_year,
    "months": _months,
    "months_between": _months_between,
    "months_both": _months_both,
    "month": _month,
    "year": _year,
    "year_named": _year_named,
    "years": _years,
    "decade": _decade,
    "season_year": _season_year,
}
