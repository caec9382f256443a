"""Tally: from incidents to a table of figures, each a range with its reasons.

    tallies      Incidents → Figures        cells, then totals, of incidents, acts and persons
    rests_on     Figures, cell → findings   what one cell rests on
    stale        Figure, identities → bool  does a change since touch what it rests on?
    definition   → the written rule of what counts, printed with every table

Silence makes no cell: nothing here turns "nobody said" into zero.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from dripstone.count.acts import Act, acts_of, linked, victims_of
from dripstone.count.dimensions import Told, known, place_in
from dripstone.count.ranges import Group, Spreads, happenings, ranged
from dripstone.count.words import say
from dripstone.records import Figure, Incident, Person
from dripstone.vocabulary import label, scheme
from dripstone.vocabulary.gazetteer import Gazetteer

UNITS = ("incidents", "acts", "persons")
_Key = tuple[tuple[str, str], ...]


def tallies(
    incidents: Sequence[Incident],
    *,
    by: tuple[str, ...] = ("act", "month", "place"),
    journal: int = 0,
    people: Sequence[Person] = (),
    told: Told | None = None,
    places: Gazetteer | None = None,
    language: str = "en",
) -> tuple[Figure, ...]:
    """Count incidents, acts and persons in each cell of a table, then in all.

    ``by`` names dimensions (``act``, ``act/1``, ``month``, ``quarter``, ``year``, ``place``,
    ``place/country``, ``ground``, ``voice``) or keys of ``told``, which gives further values, for
    example ``{"verification": {handle: "confirmed"}}``. ``people`` tell named victims apart.
    ``journal`` is the entry up to which the incidents were settled; ``places`` holds places of a
    project's own.

    Raises:
        NoSuchDimension: ``by`` names no dimension.
    """
    known(by, told or {})
    victims = victims_of(people)
    acts = [a for i in sorted(incidents, key=lambda i: i.handle) for a in acts_of(i, victims)]
    rule = definition(by, language)
    touching = _touching(_spread(acts, by, told or {}, places)) if by else {}
    figures = [
        _figure(by, key, touching[key], unit, rule, journal, language)
        for unit in UNITS
        for key in sorted(touching)
    ]
    everything = _spread(acts, (), {})
    totals = [_figure((), (), everything, unit, rule, journal, language) for unit in UNITS if acts]
    return (*figures, *totals)


def rests_on(figures: Iterable[Figure], unit: str = "acts", **cell: str) -> tuple[str, ...]:
    """List the findings behind one cell, for example ``rests_on(table, month="2017-05")``."""
    wanted = {(name.replace("__", "/"), value) for name, value in cell.items()}
    found = {i for f in figures if f.unit == unit and wanted <= set(f.by) for i in f.rests_on}
    return tuple(sorted(found))


def stale(figure: Figure, touched: Iterable[str]) -> bool:
    """Tell whether anything a figure rests on was decided, merged or split since."""
    return not set(figure.rests_on).isdisjoint(touched)


def definition(by: tuple[str, ...], language: str = "en") -> str:
    """Write out what counts, under which version of the vocabulary and along which dimensions."""
    dimensions = ", ".join(by) or say("tally.nothing", language)
    return say("tally.definition", language, version=scheme("acts").version, by=dimensions)


def _spread(
    acts: Sequence[Act], by: tuple[str, ...], told: Told, places: Gazetteer | None = None
) -> list[Group]:
    return [
        [Spreads(act=a, by=tuple(place_in(a, d, told, places) for d in by)) for a in group]
        for group in linked(acts)
    ]


def _touching(groups: Sequence[Group]) -> dict[tuple[str, ...], list[Group]]:
    """Give, for each cell that something may lie in, the groups that touch it."""
    found: dict[tuple[str, ...], list[Group]] = {}
    for group in groups:
        for key in {k for s in group for k in itertools.product(*(d.possible for d in s.by))}:
            found.setdefault(key, []).append(group)
    return found


def _figure(
    by: tuple[str, ...],
    key: tuple[str, ...],
    groups: Sequence[Group],
    unit: str,
    rule: str,
    journal: int,
    language: str,
) -> Figure:
    name = tuple(zip(by, key, strict=True))
    members = [s for group in groups for s in group if s.may_lie_in(key)]
    counted = happenings(groups, key) if unit == "incidents" else ranged(groups, key, unit)
    silent = sum(s.act.low is None for s in members) if unit == "persons" else 0
    return Figure(
        of=_name(name, unit, language),
        unit=unit,
        by=name,
        low=counted.low if silent < len(members) else None,
        high=counted.high if not silent else None,
        value=counted.low if counted.low == counted.high and not silent else None,
        method="tally",
        definition=rule,
        rests_on=tuple(sorted({c.id for s in members for c in s.act.claims})),
        widened_by=counted.doubts,
        notes=(say("tally.silent", language, n=silent),) if silent else (),
        journal=journal,
    )


def _name(key: _Key, unit: str, language: str) -> str:
    stated = say("tally.not_stated", language)
    words = [
        label("acts", value, language) if name.split("/")[0] == "act" else value or stated
        for name, value in key
    ]
    return say(f"tally.{unit}", language) + (": " + ", ".join(words) if words else "")
