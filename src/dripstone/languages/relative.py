"""Relative: words counted from a voice's own day.

    RELATIVE   rule → builder    yesterday, on Thursday, last week, two months ago …

Without the voice's day nothing is resolved: the rule alone says what the words hold.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable

from dripstone.errors import NotADate
from dripstone.languages.dates import Builder, Heard, dated, future, means, said
from dripstone.languages.patterns import Meanings
from dripstone.records import When

Day = dt.date
_FOLLOWS = frozenset(
    {"and", "or", "he", "she", "they", "it", "we", "i", "the", "a", "an", "his", "her", "their",
     "when", "while", "as", "by", "at", "in", "but", "two", "three", "several", "armed", "police",
     "soldiers", "men"}
)  # fmt: skip
#: words after "on the 25th" that it does not count
_SEVERAL = (2, 9)  #: vocabulary ``values``, how many: several
_HALF_A_YEAR = (5, 7)  #: months: "half a year ago"


def _within(rule: str, span: Callable[[Day], tuple[Day, Day]]) -> Builder:
    """Make a builder for the days that a rule counts from the voice's day."""

    def build(heard: Heard) -> Meanings | None:
        if _of_another(heard):
            return None
        if heard.against is None:
            return means(said(None, rule=rule))
        return means(_from_days(*span(heard.against), rule=rule, heard=heard))

    return build


def _from_days(first: Day, last: Day, *, rule: str, heard: Heard) -> When:
    edtf = first.isoformat() if first == last else f"[{first}..{last}]"
    return said(edtf, rule=rule, heard=heard)


def _days(shift: int) -> Callable[[Day], tuple[Day, Day]]:
    return lambda day: (_plus(day, shift), _plus(day, shift))


def _plus(day: Day, days: int) -> Day:
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        raise NotADate(days=days) from None


def _week(day: Day, shift: int = 0) -> tuple[Day, Day]:
    """Give Monday and Sunday of the ISO week of a day, or of one before or after it."""
    monday = _plus(day, 7 * shift - day.weekday())
    return monday, _plus(monday, 6)


def _month(day: Day, shift: int = 0) -> tuple[Day, Day]:
    year, month = divmod(day.year * 12 + day.month - 1 + shift, 12)
    if not 1 <= year <= 9999:
        raise NotADate(months=shift)
    return Day(year, month + 1, 1), Day(year, month + 1, calendar.monthrange(year, month + 1)[1])


def _year(day: Day, shift: int = 0) -> tuple[Day, Day]:
    if not 1 <= day.year + shift <= 9999:
        raise NotADate(years=shift)
    return Day(day.year + shift, 1, 1), Day(day.year + shift, 12, 31)


def _this(rule: str, span: Callable[[Day], tuple[Day, Day]]) -> Builder:
    """Make a builder for the running week, month or year: up to the voice's day, unless to come."""

    def build(heard: Heard) -> Meanings | None:
        if heard.against is None:
            return means(said(None, rule=rule))
        first, last = span(heard.against)
        first, last = (heard.against, last) if future(heard) else (first, heard.against)
        return means(_from_days(first, last, rule=rule, heard=heard))

    return build


def _whole(rule: str, shift: int) -> Builder:
    """Make a builder for a whole month before or after the voice's."""

    def build(heard: Heard) -> Meanings | None:
        if _of_another(heard):
            return None
        if heard.against is None:
            return means(said(None, rule=rule))
        first, _ = _month(heard.against, shift)
        return means(said(f"{first:%Y-%m}", rule=rule, heard=heard))

    return build


def _whole_year(rule: str, shift: int) -> Builder:
    def build(heard: Heard) -> Meanings | None:
        if heard.against is None:
            return means(said(None, rule=rule))
        return means(said(f"{_year(heard.against, shift)[0].year:04}", rule=rule, heard=heard))

    return build


def _open(rule: str, relation: str = "within") -> Builder:
    """Make a builder for words that hang on another event: nothing is resolved."""
    return lambda _heard: means(said(None, rule=rule, relation=relation))


def _weekday(heard: Heard) -> Meanings | None:
    """That weekday among the seven days ending on the voice's day, or among those after it."""
    if heard.against is None:
        return _weekday_means(said(None, rule="weekday"), heard)
    last = _last_weekday(heard.against, heard.one("<weekday>"))
    day = _plus(last, 7) if future(heard) else last
    return _weekday_means(said(day.isoformat(), rule="weekday", heard=heard), heard)


def _weekday_means(when: When, heard: Heard) -> Meanings:
    """Keep the weekday in sight, for the date that may follow it: Friday, 19 May."""
    return {"<when>": when, "<weekday>": heard.one("<weekday>")}


def _last_weekday(day: Day, weekday: int) -> Day:
    return _plus(day, -((day.isoweekday() - weekday) % 7))


def _said_last_weekday(heard: Heard) -> Meanings | None:
    """The nearest such day before, or that of the week before: both, where they differ."""
    if heard.against is None:
        return means(said(None, rule="weekday"))
    nearest = _last_weekday(_plus(heard.against, -1), heard.one("<weekday>"))
    in_week = _plus(_week(heard.against, -1)[0], heard.one("<weekday>") - 1)
    return means(_either(nearest, in_week, heard))


def _said_next_weekday(heard: Heard) -> Meanings | None:
    if heard.against is None:
        return means(said(None, rule="weekday"))
    nearest = _plus(_last_weekday(heard.against, heard.one("<weekday>")), 7)
    in_week = _plus(_week(heard.against, 1)[0], heard.one("<weekday>") - 1)
    return means(_either(nearest, in_week, heard))


def _either(one: Day, other: Day, heard: Heard) -> When:
    days = sorted({one.isoformat(), other.isoformat()})
    edtf = days[0] if len(days) == 1 else f"[{','.join(days)}]"
    return said(edtf, rule="weekday", heard=heard)


def _this_weekday(heard: Heard) -> Meanings | None:
    if heard.against is None:
        return means(said(None, rule="weekday"))
    day = _plus(_week(heard.against)[0], heard.one("<weekday>") - 1)
    return means(said(day.isoformat(), rule="weekday", heard=heard))


def _weekend(heard: Heard) -> Meanings | None:
    if heard.against is None:
        return means(said(None, rule="last_weekend"))
    sunday = _last_weekday(heard.against, 7)
    return means(_from_days(_plus(sunday, -1), sunday, rule="last_weekend", heard=heard))


def _ago(heard: Heard) -> Meanings | None:
    """So many days, weeks, months or years before the voice's day; a range where "several"."""
    if _of_another(heard):
        return None
    half_a_year = heard.run[heard.at].word in ("half", "полгода")
    unit = "month" if half_a_year else heard.one("<unit>")
    low, high = _HALF_A_YEAR if half_a_year else _how_many(heard)
    rule = "last_week" if (unit, low, high) == ("week", 1, 1) else "ago"
    if heard.against is None:
        return means(said(None, rule=rule))
    try:
        first, last = _back(heard.against, unit, high)[0], _back(heard.against, unit, low)[1]
    except NotADate:
        return means(said(None, rule=rule))
    return means(_from_days(first, last, rule=rule, heard=heard))


def _how_many(heard: Heard) -> tuple[int, int]:
    words = {token.word for token in heard.run[heard.at : heard.end]}
    if words & {"couple", "пару"}:
        return 2, 2
    if words & {"half", "полтора"}:
        return 1, 2
    if heard.all("<several>"):
        return _SEVERAL
    count = heard.one("<n>")
    return (1, 1) if count is None else (int(count), int(count))


def _back(day: Day, unit: str, count: int) -> tuple[Day, Day]:
    if unit == "week":
        return _week(day, -count)
    if unit == "month":
        return _month(day, -count)
    if unit == "year":
        return _year(day, -count)
    if unit == "hour":
        return _plus(day, -1 - count // 24), _plus(day, -(count // 24))
    return _plus(day, -count), _plus(day, -count)


def _past_span(heard: Heard) -> Meanings | None:
    """From so many days, weeks, months or years back up to the voice's day."""
    if _of_another(heard):
        return None
    if heard.against is None:
        return means(said(None, rule="past_span"))
    unit, (_, high) = heard.one("<unit>"), _how_many(heard)
    days = {"week": 7 * high, "month": 31 * high, "year": 366 * high, "hour": 1 + high // 24}
    try:
        first = _plus(heard.against, -days.get(unit, high))
    except NotADate:
        return means(said(None, rule="past_span"))
    return means(_from_days(first, heard.against, rule="past_span", heard=heard))


def _of_another(heard: Heard) -> bool:
    """Tell "in the last week of April" from the week that has just passed."""
    after = heard.after()
    return after is not None and (after.word == "of" or "<month>" in after.means)


def _before(rule: str) -> Builder:
    """Make a builder for words that say no more than: before the voice's day."""

    def build(heard: Heard) -> Meanings | None:
        if _of_another(heard):
            return None
        if heard.against is None:
            return means(said(None, rule=rule, relation="before"))
        edtf = f"[..{heard.against.isoformat()}]"
        return means(said(edtf, rule=rule, relation="before", heard=heard))

    return build


def _current(heard: Heard) -> Meanings | None:
    edtf = "../.." if heard.against is not None else None
    return means(said(edtf, rule="current", relation="ongoing", heard=heard))


def _last_season(heard: Heard) -> Meanings | None:
    """The last one that is over, or the one of the year before: both, where both fit."""
    season = heard.one("<season>") or heard.one("<capitalised_season>")
    if heard.against is None:
        return means(said(None, rule="season"))
    years = (heard.against.year - 1, heard.against.year)
    stubs = [f"{year:04}-{season}" for year in years]
    over = [s for s in stubs if str(_ends(s)) < heard.against.isoformat()]
    edtf = over[0] if len(over) == 1 else f"[{','.join(over or stubs[:1])}]"
    return means(said(edtf, rule="season", heard=heard))


def _ends(season: str) -> str | None:
    """Give the last day of a season in its own calendar year, as far as words like "last" go."""
    return None if season.endswith("-24") else said(season, rule="season").latest


def _this_season(heard: Heard) -> Meanings | None:
    season = heard.one("<season>") or heard.one("<capitalised_season>")
    if heard.against is None:
        return means(said(None, rule="season"))
    return means(said(f"{heard.against.year:04}-{season}", rule="season", heard=heard))


def _named_year(heard: Heard) -> int | None:
    """Give the year that "last", "this" or "next" makes of the voice's year."""
    if heard.against is None:
        return None
    shift = -1 if heard.all("<last>") else 1 if heard.all("<next>") else 0
    return _year(heard.against, shift)[0].year


def _in_named_year(heard: Heard) -> Meanings | None:
    month, day, season = heard.one("<month>"), heard.one("<day>"), heard.one("<season>")
    year = _named_year(heard)
    if year is None:
        return means(said(None, rule="day_month"))
    if season is not None:
        return means(said(f"{year:04}-{season}", rule="season", heard=heard))
    when = dated(year, month, day, rule="day_month")
    if when.edtf is None:
        return means(when)
    return means(said(when.edtf, rule="day_month", heard=heard))


def _last_named_month(heard: Heard) -> Meanings | None:
    """The nearest such month gone by; if it is of this year, that of the year before fits too."""
    month = heard.one("<month>")
    if heard.against is None:
        return means(said(f"XXXX-{month:02}", rule="month"))
    year = heard.against.year
    if month >= heard.against.month:
        return means(said(f"{year - 1:04}-{month:02}", rule="month", heard=heard))
    edtf = f"[{year - 1:04}-{month:02},{year:04}-{month:02}]"
    return means(said(edtf, rule="month", heard=heard))


def _day_of_month(heard: Heard) -> Meanings | None:
    """A day whose month is not told: "on the 25th"; "on the 25th floor" is none."""
    after = heard.after()
    alone = after is None or after.kind != "word" or after.word in _FOLLOWS
    return means(said(None, rule="day_of_month")) if alone else None


def _night_to_weekday(heard: Heard) -> Meanings | None:
    """The night to a weekday, the last one named: the evening before to that morning."""
    if heard.against is None:
        return means(said(None, rule="night"))
    day = _last_weekday(heard.against, heard.all("<weekday>")[-1])
    day = _plus(day, 7) if future(heard) else day
    return means(_from_days(_plus(day, -1), day, rule="night", heard=heard))


def _from_weekday(heard: Heard, rule: str, relation: str, edtf: str) -> Meanings | None:
    found = _weekday(heard)
    day = None if found is None else found["<when>"].edtf
    against = heard if day is not None else None
    made = None if day is None else edtf.format(day)
    return means(said(made, rule=rule, relation=relation, heard=against))


def _since_weekday(heard: Heard) -> Meanings | None:
    """From that weekday on."""
    return _from_weekday(heard, "since", "after", "[{}..]")


def _until_weekday(heard: Heard) -> Meanings | None:
    """Up to that weekday."""
    return _from_weekday(heard, "until", "before", "[..{}]")


def _weekdays(heard: Heard) -> Meanings | None:
    """From one weekday to another: the last such days that follow each other."""
    if heard.against is None or future(heard):
        return means(said(None, rule="from_to", relation="throughout"))
    first, last = heard.all("<weekday>")[:2]
    stop = _last_weekday(heard.against, last)
    start = _last_weekday(_plus(stop, -1), first)
    return means(said(f"{start}/{stop}", rule="from_to", relation="throughout", heard=heard))


RELATIVE: dict[str, Builder] = {
    "today": _within("today", _days(0)),
    "yesterday": _within("yesterday", _days(-1)),
    "before_yesterday": _within("before_yesterday", _days(-2)),
    "tomorrow": _within("tomorrow", _days(1)),
    "after_tomorrow": _within("after_tomorrow", _days(2)),
    "last_night": _within("last_night", lambda day: (_plus(day, -1), day)),
    "eve": _open("eve"),
    "weekday": _weekday,
    "weekdays": _weekdays,
    "since_weekday": _since_weekday,
    "until_weekday": _until_weekday,
    "last_weekday": _said_last_weekday,
    "this_weekday": _this_weekday,
    "next_weekday": _said_next_weekday,
    "last_weekend": _weekend,
    "last_week": _within("last_week", lambda day: _week(day, -1)),
    "this_week": _this("this_week", _week),
    "later_this_week": _within("this_week", lambda day: (day, _week(day)[1])),
    "next_week": _within("next_week", lambda day: _week(day, 1)),
    "last_month": _whole("last_month", -1),
    "this_month": _this("this_month", _month),
    "next_month": _whole("next_month", 1),
    "last_year": _whole_year("last_year", -1),
    "this_year": _this("this_year", _year),
    "next_year": _whole_year("next_year", 1),
    "ago": _ago,
    "past_span": _past_span,
    "recent": _before("recent"),
    "current": _current,
    "later": _open("later"),
    "same_day_as": _open("same_day_as"),
    "after_event": _open("after_event", "after"),
    "before_event": _open("before_event", "before"),
    "part_of_day": _open("part_of_day"),
    "lasted": _open("lasted", "throughout"),
    "some_season": _open("season"),
    "day_of_month": _day_of_month,
    "night_to_weekday": _night_to_weekday,
    "last_season": _last_season,
    "this_season": _this_season,
    "season_relative": _in_named_year,
    "month_relative": _in_named_year,
    "day_month_relative": _in_named_year,
    "last_named_month": _last_named_month,
}
