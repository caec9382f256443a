"""Coarsen: from a day to its month, from a place to its region, in values and in words.

wider_when    When → its month, or its year where it spans two months
wider_where   Where → the region around it, or the country
Veil          words → the same without days and the given places

Places are widened to fixed borders and never blurred at random: noise that is drawn anew for each
release averages out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from dripstone.errors import UnknownTerm
from dripstone.publish.shields.names import Protected, Spot
from dripstone.publish.shields.phrases import Phrases
from dripstone.records import Value, When, Where
from dripstone.vocabulary.gazetteer import Gazetteer, Place

_WIDE = ("region", "country")
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
    "|январ[ьяюе]м?|феврал[ьяюе]м?|март(?:а|у|ом|е)?|апрел[ьяюе]м?|ма[йяюе]м?|июн[ьяюе]м?|июл[ьяюе]м?"
    "|август(?:а|у|ом|е)?|сентябр[ьяюе]м?|октябр[ьяюе]м?|ноябр[ьяюе]м?|декабр[ьяюе]м?"
)
_DAYS = (
    "(?:mon|tues|wednes|thurs|fri|satur|sun)days?|yesterday|today|tonight|tomorrow"
    "|понедельник(?:а|у|ом|е|и)?|вторник(?:а|у|ом|е|и)?|сред[ауые]|сред(?:ой|ам)|четверг(?:а|у|ом|е|и)?"
    "|пятниц[аыуе]|пятницей|суббот[аыуе]|субботой|воскресень[еяю]|вчера|сегодня|завтра"
)
_NUMBER = r"\d{1,2}(?:st|nd|rd|th|-?го|-?е)?"
_YEAR = r"(?:,?\s*\d{4}(?:\s*(?:года?|г\.))?)?"
#: "may" is a verb unless a number stands beside it; every other month is a month
_DATE = re.compile(
    rf"\b\d{{4}}-\d{{2}}(?:-\d{{2}}(?:T[\d:.Z+-]+)?)?\b|\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b"
    rf"|\b{_NUMBER}(?:\s*[-–]\s*{_NUMBER})?\s+(?:of\s+)?(?:{_MONTHS})\b\.?{_YEAR}"
    rf"|\b(?:{_MONTHS})\.?\s+(?:{_NUMBER}\b{_YEAR}|\d{{4}}\b)"
    rf"|\b(?!(?:may|март|mar)\b)(?:{_MONTHS})\b|\b(?:{_DAYS})\b",
    re.IGNORECASE,
)


def wider_when(when: When) -> When:
    """Give the month that a time lies in, its year where it spans several, or nothing."""
    bounds = [b for b in (when.earliest, when.latest) if b]
    months = {b[:7] for b in bounds}
    years = {b[:4] for b in bounds}
    wide = months.pop() if len(months) == 1 else years.pop() if len(years) == 1 else None
    return When(text=wide or "", edtf=wide, relation=when.relation, basis="derived")


def wider_where(where: Where, gazetteer: Gazetteer, language: str = "en") -> Where:
    """Give the region, else the country, that a place lies in; nothing where none is known."""
    for place in (where.place, *where.within):
        found = _found(gazetteer, place)
        if found is not None and found.precision in _WIDE:
            return Where(
                text=found.label(language),
                place=found.id,
                within=gazetteer.lineage(found.id)[1:],
                role=where.role,
                precision=found.precision,
            )
    return Where(text="", role=where.role)


class Veil(Value, frozen=True, kw_only=True):
    """What is widened in words: every day, and the places that these values name."""

    places: tuple[Protected, ...]
    day: str  #: what is written for a day
    place: str  #: what is written for a place whose region is not known

    def spots(self, text: str) -> tuple[Spot, ...]:
        """Find the days and places in a text, in order, without overlaps."""
        days = (Spot(start=m.start(), end=m.end(), label=self.day) for m in _DATE.finditer(text))
        return apart((*days, *Phrases(self.places).spots(text)))


def veil(
    where: Iterable[Where], gazetteer: Gazetteer, *, language: str, day: str, place: str
) -> Veil:
    """Prepare to widen days, and these places wherever they are named."""
    known = dict.fromkeys(where)
    hidden = (_named(one, gazetteer, language, place) for one in known)
    return Veil(places=tuple(p for found in hidden for p in found), day=day, place=place)


def apart(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    """Order spots and let the first of two that overlap cover both."""
    out: list[Spot] = []
    for spot in sorted(spots, key=lambda s: (s.start, -s.end)):
        if out and spot.start < out[-1].end:
            end = max(out[-1].end, spot.end)
            out[-1] = msgspec.structs.replace(out[-1], end=end)
            continue
        out.append(spot)
    return tuple(out)


def _named(where: Where, gazetteer: Gazetteer, language: str, unknown: str) -> Iterator[Protected]:
    wide = wider_where(where, gazetteer, language)
    label = f"[{wide.text}]" if wide.text else unknown
    inner = [p for p in (where.place, *where.within) if p and p != wide.place]
    for place in inner:
        found = _found(gazetteer, place)
        if found is not None and found.precision not in _WIDE:
            yield Protected(label=label, names=tuple(_spellings(found)))
    if where.place is None or where.place != wide.place:
        yield Protected(label=label, names=(where.text,))


def _spellings(place: Place) -> Iterator[str]:
    for names in (*place.names.values(), *place.adjectives.values()):
        yield from names


def _found(gazetteer: Gazetteer, place: str | None) -> Place | None:
    if place is None:
        return None
    try:
        return gazetteer.place(place)
    except UnknownTerm:
        return None
