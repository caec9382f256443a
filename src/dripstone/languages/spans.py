"""Spans: what words around a date make of it.

AROUND   rule → builder    early 2017, between … and …, since March, the night of …, every …
"""

from __future__ import annotations

import calendar
import datetime as dt

from dripstone.languages.dates import Builder, Heard, Partial, dated, means, said
from dripstone.languages.patterns import Meanings
from dripstone.records import When
from dripstone.records.edtf import Bounds

Day = dt.date
_MONTHS_OF_A_YEAR = 12
_WEEKS = 4  #: of a month that are counted: "in the fourth week of May"


def _third(heard: Heard) -> Meanings | None:
    """The first, second or last third of the days, months or years of a period."""
    when, part = heard.one("<when>"), heard.one("<third>")
    if not _closed(when) or when.earliest == when.latest:
        return None if when.earliest is not None else means(_kept(when, None, "early_mid_late"))
    first, last = _part(when, part, 3)
    return means(_kept(when, f"[{first}..{last}]", "early_mid_late"))


def _half(heard: Heard) -> Meanings | None:
    return _share(heard, heard.one("<half>"), 2, "half")


def _quarter(heard: Heard) -> Meanings | None:
    return _share(heard, heard.one("<nth>"), 4, "quarter")


def _share(heard: Heard, nth: int, of: int, rule: str) -> Meanings | None:
    when = heard.one("<when>")
    if not 1 <= nth <= of:
        return None
    if not _closed(when):
        return means(_kept(when, None, rule))
    first, last = _part(when, nth - 1, of)
    return means(_kept(when, f"[{first}..{last}]", rule))


def _days(part: int) -> Builder:
    """Make a builder for the first or the last days of a period, as early or late in it."""

    def build(heard: Heard) -> Meanings | None:
        when = heard.one("<when>")
        if not _closed(when) or when.earliest == when.latest:
            return None
        first, last = _part(when, part, 3)
        return means(_kept(when, f"[{first}..{last}]", "early_mid_late"))

    return build


def _week_of_month(heard: Heard) -> Meanings | None:
    """The first to the fourth seven days of a month, or its last seven."""
    when, nth = heard.one("<when>"), heard.one("<nth>")
    if not _closed(when) or (nth is not None and not 1 <= nth <= _WEEKS):
        return None
    first, last = (Day.fromisoformat(str(day)) for day in (when.earliest, when.latest))
    if first.day != 1 or _month_start(Day(first.year, 1, 1), first.month) <= last:
        return None
    start = last - dt.timedelta(days=6) if nth is None else first + dt.timedelta(days=7 * (nth - 1))
    stop = min(last, start + dt.timedelta(days=6))
    return means(_kept(when, f"[{start}..{stop}]", "week_of_month"))


def _closed(when: When) -> bool:
    return when.earliest is not None and when.latest is not None


def _part(when: When, nth: int, of: int) -> tuple[str, str]:
    """Cut a period into equal parts: a year by months, anything else by days."""
    first, last = (Day.fromisoformat(str(day)) for day in (when.earliest, when.latest))
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        months = (last.year - first.year + 1) * _MONTHS_OF_A_YEAR
        start, stop = months * nth // of, months * (nth + 1) // of
        return _month_start(first, start).isoformat(), _eve(_month_start(first, stop))
    days = (last - first).days + 1
    start, stop = days * nth // of, days * (nth + 1) // of - 1
    return (
        (first + dt.timedelta(days=start)).isoformat(),
        (first + dt.timedelta(days=max(start, stop))).isoformat(),
    )


def _month_start(first: Day, months: int) -> Day:
    years, month = divmod(months, _MONTHS_OF_A_YEAR)
    return Day(first.year + years, month + 1, 1)


def _eve(day: Day) -> str:
    return (day - dt.timedelta(days=1)).isoformat()


def _kept(when: When, edtf: str | None, rule: str, relation: str = "within") -> When:
    """Make a When out of another one, counted from the same day."""
    made = said(edtf, rule=rule, relation=relation)
    return _counted_as(when, made)


def _counted_as(when: When, made: When) -> When:
    if when.resolved_against is None or made.edtf is None:
        return made
    return When(
        text="",
        edtf=made.edtf,
        earliest=made.earliest,
        latest=made.latest,
        relation=made.relation,
        basis="resolved",
        resolved_against=when.resolved_against,
        rule=made.rule,
    )


def _with_weekday(heard: Heard) -> Meanings | None:
    """A date with its weekday; where they disagree the date stands, marked uncertain."""
    when, weekday = heard.one("<day_when>"), heard.one("<weekday>")
    partial = heard.one("<partial>")
    if partial is not None and partial[1] is not None and heard.against is not None:
        return means(_of_weekday(partial[0], partial[1], weekday, heard), partial)
    if when.edtf is None or when.earliest is None or when.earliest != when.latest:
        return means(when, heard.one("<partial>"))
    if Day.fromisoformat(when.earliest).isoweekday() == weekday:
        return means(when, heard.one("<partial>"))
    made = said(f"{when.earliest}?", rule="weekday_differs")
    return means(_counted_as(when, made), heard.one("<partial>"))


def _of_weekday(month: int, day: int, weekday: int, heard: Heard) -> When:
    """Give a date without a year the nearest year in which it falls on that weekday, if any."""
    against = heard.against or Day.min
    near = [
        Day(year, month, day)
        for year in range(max(1, against.year - 1), min(9999, against.year + 1) + 1)
        if (month, day) != (2, 29) or calendar.isleap(year)
    ]
    fits = [one for one in near if one.isoweekday() == weekday]
    if not fits:
        return said(None, rule="weekday_differs")
    nearest = min(fits, key=lambda one: abs(one - against))
    return said(nearest.isoformat(), rule="day_month", heard=heard)


def _same(heard: Heard) -> Meanings | None:
    """A part of that day; of a day that is not told, nothing is resolved: "at dawn"."""
    if all("<day_when>" not in t.means for t in heard.run[heard.at : heard.end]):
        return means(said(None, rule="part_of_day"))
    return means(heard.one("<day_when>"), heard.one("<partial>"))


def _night(heard: Heard) -> Meanings | None:
    """The night of a day: that evening to the next morning."""
    return _two_days(heard, 0, 1)


def _night_of_two(heard: Heard) -> Meanings | None:
    """The night of two days told as "7 to 8 June", which must be neighbours."""
    when = heard.one("<when>")
    if when.earliest is None or when.latest is None or when.relation == "after":
        return None
    first, last = Day.fromisoformat(when.earliest), Day.fromisoformat(when.latest)
    if last - first != dt.timedelta(days=1):
        return None
    return means(_kept(when, f"[{first}..{last}]", "night"))


def _night_to(heard: Heard) -> Meanings | None:
    """The night to a day: the evening before to that morning."""
    return _two_days(heard, -1, 0)


def _two_days(heard: Heard, before: int, after: int) -> Meanings | None:
    when = heard.one("<day_when>")
    if when.earliest is None or when.earliest != when.latest:
        return means(_kept(when, None, "night"))
    day = Day.fromisoformat(when.earliest)
    first, last = (day + dt.timedelta(days=shift) for shift in (before, after))
    return means(_kept(when, f"[{first}..{last}]", "night"))


def _yearly(heard: Heard) -> Meanings | None:
    month, day = heard.one("<partial>")
    edtf = f"XXXX-{month:02}" if day is None else f"XXXX-{month:02}-{day:02}"
    return means(said(edtf, rule="yearly", relation="yearly"))


def _between(heard: Heard) -> Meanings | None:
    return _ends(heard, "[{}..{}]", "within", "between")


def _from_to(heard: Heard) -> Meanings | None:
    return _ends(heard, "{}/{}", "throughout", "from_to")


def _ends(heard: Heard, edtf: str, relation: str, rule: str) -> Meanings | None:
    """Join two dates; the one without a year takes the other's."""
    first, last = _same_years(heard)
    start, stop = _plain(first, first.earliest), _plain(last, last.latest)
    if start is None or stop is None or str(first.earliest) > str(last.latest):
        return means(said(None, rule=rule, relation=relation))
    made = said(edtf.format(start, stop), rule=rule, relation=relation)
    return means(_counted_as(first if first.resolved_against else last, made))


def _same_years(heard: Heard) -> tuple[When, When]:
    tokens = [t.means for t in heard.run[heard.at : heard.end] if "<when>" in t.means]
    (first, first_partial), (last, last_partial) = (
        (m["<when>"], m.get("<partial>")) for m in (tokens[0], tokens[-1])
    )
    if first_partial and not last_partial and last.earliest:
        year = int(last.earliest[:4])
        return _in_year(year, first_partial, not_after=last.latest), last
    if last_partial and not first_partial and first.earliest:
        year = int(first.earliest[:4])
        return first, _in_year(year, last_partial, not_before=first.earliest)
    return first, last


def _in_year(
    year: int, partial: Partial, *, not_after: str | None = None, not_before: str | None = None
) -> When:
    when = dated(year, *partial, rule="date")
    if when.earliest is None or when.latest is None:
        return when
    if not_after is not None and when.earliest > not_after:
        return dated(year - 1, *partial, rule="date")
    if not_before is not None and when.latest < not_before:
        return dated(year + 1, *partial, rule="date")
    return when


def _plain(when: When, bound: str | None) -> str | None:
    """Give a date's own EDTF where it is one date, else the bound on its outer side."""
    one = when.edtf is not None and when.edtf[0].isdigit() and "/" not in when.edtf
    return when.edtf if one else bound


def _bounded(rule: str, relation: str, edtf: str) -> Builder:
    def build(heard: Heard) -> Meanings | None:
        when = heard.one("<when>")
        bound: Bounds = (when.earliest, when.latest)
        end = _plain(when, bound[0] if relation == "after" else bound[1])
        if end is None or when.earliest is None or when.latest is None:
            return means(said(None, rule=rule, relation=relation))
        return means(_kept(when, edtf.format(end), rule, relation))

    return build


AROUND: dict[str, Builder] = {
    "early_mid_late": _third,
    "half": _half,
    "quarter": _quarter,
    "early_days": _days(0),
    "late_days": _days(2),
    "week_of_month": _week_of_month,
    "with_weekday": _with_weekday,
    "part_of_day": _same,
    "night": _night,
    "night_of_two": _night_of_two,
    "night_to": _night_to,
    "yearly": _yearly,
    "between": _between,
    "from_to": _from_to,
    "since": _bounded("since", "after", "[{}..]"),
    "until": _bounded("until", "before", "[..{}]"),
    "before": _bounded("before", "before", "[..{}]"),
    "after": _bounded("after", "after", "[{}..]"),
}
