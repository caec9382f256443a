"""Others: people and demands, counted as acts are, each cell a range.

    tally_people     People → Figures       by role; two who may be one make a range
    tally_demands    findings → Figures     by what is asked, of whom, in which month

One demand told by several reports may be one demand or several: the fewest are those that differ
in what is asked, by whom and of whom, the most are all that were told.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from dripstone.count.acts import groups_by
from dripstone.count.dimensions import LEVELS, TOLD, Told, months, names_of, quarter, year
from dripstone.count.words import say
from dripstone.errors import NoSuchDimension
from dripstone.records import Demand, Figure, Person, When, Where
from dripstone.vocabulary import label
from dripstone.vocabulary.gazetteer import Gazetteer


def tally_people(
    people: Sequence[Person], *, journal: int = 0, language: str = "en"
) -> tuple[Figure, ...]:
    """Count people in each role, then in all. A role is a place in findings, never a trait."""
    roles = sorted({role for person in people for role in person.roles})
    cells = [((("role", r),), [p for p in people if r in p.roles]) for r in roles]
    every = [((), list(people))] if people else []
    return tuple(_people(key, held, journal, language) for key, held in (*cells, *every))


def tally_demands(
    demands: Iterable[Demand],
    *,
    by: tuple[str, ...] = ("demand",),
    told: Told | None = None,
    places: Gazetteer | None = None,
    journal: int = 0,
    language: str = "en",
) -> tuple[Figure, ...]:
    """Count accepted demands by any of ``OF_DEMANDS`` or of what is ``told``, then in all.

    ``place`` takes a level, as in ``place/region``; ``places`` holds places of a project's own.

    A demand of two addressees lies in the cells of both; so do dates that span two months, and
    a place that may be two, and then neither cell is sure of it.

    Raises:
        NoSuchDimension: ``by`` names no dimension of demands.
    """
    wrong = [d for d in by if not of_demands(d) and d not in {*TOLD, *(told or {})}]
    if wrong:
        raise NoSuchDimension(dimension=wrong[0])
    held = sorted((d for d in demands if d.polarity == "affirms"), key=lambda d: (d.says, d.id))
    cells: dict[tuple[str, ...], list[Demand]] = {}
    for demand in held:
        for key in _keys(demand, by, told or {}, places):
            cells.setdefault(key, []).append(demand)
    figures = [
        _demands(tuple(zip(by, key, strict=True)), members, by, journal, language)
        for key, members in sorted(cells.items())
        if by
    ]
    return (*figures, *([_demands((), held, by, journal, language)] if held else ()))


def of_demands(dimension: str) -> bool:
    """Tell whether demands can be told apart along a dimension."""
    name, slash, level = dimension.partition("/")
    return name in OF_DEMANDS and (not slash or (name == "place" and level in LEVELS))


def _people(
    key: tuple[tuple[str, str], ...], held: list[Person], journal: int, language: str
) -> Figure:
    handles = {p.handle for p in held}
    low = groups_by([(p.handle, m) for p in held for m in p.undecided], handles)
    said = say("tally.people", language)
    return Figure(
        of=": ".join((said, *(value for _, value in key))),
        unit="persons",
        by=key,
        low=low,
        high=len(handles),
        value=low if low == len(handles) else None,
        method="tally",
        definition=say("tally.people_definition", language),
        rests_on=tuple(sorted({c for p in held for c in p.claims})),
        widened_by=(("undecided matches", len(handles) - low),) if low < len(handles) else (),
        journal=journal,
    )


def _demands(
    key: tuple[tuple[str, str], ...],
    held: list[Demand],
    by: tuple[str, ...],
    journal: int,
    language: str,
) -> Figure:
    doubts = [
        next((VAGUE[n.partition("/")[0]] for n in by if key and _unsure(d, n)), "") for d in held
    ]
    sure = [d for d, doubt in zip(held, doubts, strict=True) if not doubt]
    low = len({_asked(d) for d in sure})
    shares = (*sorted(Counter(filter(None, doubts)).items()), ("told again", len(sure) - low))
    names = [label("demands", v, language) if d == "demand" else v for d, v in key]
    stated = say("tally.not_stated", language)
    return Figure(
        of=": ".join((say("tally.demands", language), *(n or stated for n in names))),
        unit="demands",
        by=key,
        low=low,
        high=len(held),
        value=low if low == len(held) else None,
        method="tally",
        definition=say("tally.demands_definition", language),
        rests_on=tuple(sorted(d.id for d in held)),
        widened_by=tuple(s for s in shares if s[1]),
        journal=journal,
    )


def _unsure(demand: Demand, dimension: str) -> bool:
    return dimension.partition("/")[0] in VAGUE and len(_values(demand, dimension)) > 1


def _values(demand: Demand, dimension: str, places: Gazetteer | None = None) -> tuple[str, ...]:
    name, _, level = dimension.partition("/")
    return _places(demand, level, places) if level else OF_DEMANDS[name](demand)


def _asked(demand: Demand) -> tuple[str, ...]:
    """Name a demand by what is asked, by whom and of whom."""
    return (demand.type, *_voices(demand), *sorted(_addressees(demand)))


def _keys(
    demand: Demand, by: tuple[str, ...], told: Told, places: Gazetteer | None = None
) -> list[tuple[str, ...]]:
    values = [
        (told.get(name, {}).get(demand.id, TOLD.get(name, "")),)
        if name in told or name in TOLD
        else _values(demand, name, places)
        for name in by
    ]
    return list(itertools.product(*values))


def _addressees(demand: Demand) -> tuple[str, ...]:
    found = dict.fromkeys(" ".join(s.text.casefold().split()) for s in demand.addressees)
    return tuple(found) or ("",)


def _voices(demand: Demand) -> tuple[str, ...]:
    last = demand.attribution[-1:]
    return tuple(v.stands_for or v.who or "" for v in last) or ("",)


def _months(demand: Demand) -> tuple[str, ...]:
    slot = demand.slots.when
    value = slot.value if slot is not None else None
    return months((value,)) if isinstance(value, When) else ("",)


def _coarser(name: Callable[[str], str]) -> Callable[[Demand], tuple[str, ...]]:
    return lambda demand: tuple(dict.fromkeys(name(month) for month in _months(demand)))


def _places(demand: Demand, level: str = "", places: Gazetteer | None = None) -> tuple[str, ...]:
    slot = demand.slots.where
    value = slot.value if slot is not None else None
    if not isinstance(value, Where):
        return ("",)
    return tuple(dict.fromkeys(names_of(value, level, places)))


OF_DEMANDS: dict[str, Callable[[Demand], tuple[str, ...]]] = {
    "demand": lambda d: (d.type,),
    "addressee": _addressees,
    "voice": _voices,
    "month": _months,
    "quarter": _coarser(quarter),
    "year": _coarser(year),
    "place": _places,
}
VAGUE = {
    "month": "vague dates",
    "quarter": "vague dates",
    "year": "vague dates",
    "place": "vague places",
}
