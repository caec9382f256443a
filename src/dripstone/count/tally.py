"""Tally: from incidents to a table of figures, each a range with its reasons.

    tallies      Incidents → Figures        cells, then totals, of acts and of persons
    rests_on     Figures, cell → findings   what one cell rests on
    stale        Figure, identities → bool  does a change since touch what it rests on?
    definition   → the written rule of what counts, printed with every table

Silence makes no cell: nothing here turns "nobody said" into zero.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence

from dripstone.count.acts import ONCE_ONLY, Act, acts_of, groups_by, linked, victims_of
from dripstone.count.dimensions import Spread, Told, place_in
from dripstone.count.words import say
from dripstone.records import Figure, Incident, Person, Value
from dripstone.vocabulary import label, scheme

DOUBTS = (
    "vague dates",
    "vague places",
    "types in doubt",
    "groups in doubt",
    "vague numbers",
    "contradicting numbers",
    "no upper number",
    "undecided matches",
)
_Key = tuple[tuple[str, str], ...]


class _Range(Value, frozen=True, kw_only=True):
    low: int
    high: int | None
    doubts: tuple[tuple[str, int], ...] = ()


class _Spreads(Value, frozen=True, kw_only=True):
    act: Act
    by: tuple[Spread, ...]

    def may_lie_in(self, key: Sequence[str]) -> bool:
        return all(v in s.possible for v, s in zip(key, self.by, strict=True))

    def lies_in(self, key: Sequence[str]) -> bool:
        return all(v in s.sure for v, s in zip(key, self.by, strict=True))

    def agrees_with(self, key: Sequence[str]) -> bool:
        """Tell whether, joined with another act of this cell, this one leaves it there."""
        return all(not s.one or v in s.possible for v, s in zip(key, self.by, strict=True))

    def doubt(self, key: Sequence[str]) -> str:
        unsure = (s.why for v, s in zip(key, self.by, strict=True) if v not in s.sure)
        return next(unsure, "")


_Group = list[_Spreads]


def tallies(
    incidents: Sequence[Incident],
    *,
    by: tuple[str, ...] = ("act", "month", "place"),
    journal: int = 0,
    people: Sequence[Person] = (),
    told: Told | None = None,
    language: str = "en",
) -> tuple[Figure, ...]:
    """Count acts and persons in each cell of a table, then in all.

    ``by`` names dimensions (``act``, ``act/1``, ``month``, ``quarter``, ``year``, ``place``,
    ``place/country``, ``ground``, ``voice``) or keys of ``told``, which gives further values, for
    example ``{"verification": {handle: "confirmed"}}``. ``people`` tell named victims apart.
    ``journal`` is the entry up to which the incidents were settled.

    Raises:
        Asked: ``by`` names no dimension.
    """
    victims = victims_of(people)
    acts = [a for i in sorted(incidents, key=lambda i: i.handle) for a in acts_of(i, victims)]
    rule = definition(by, language)
    groups = _spread(acts, by, told or {})
    spreads = [s for group in groups for s in group]
    keys = sorted({k for s in spreads for k in itertools.product(*(d.possible for d in s.by))})
    figures = [
        _figure(by, key, _touching(groups, key), unit, rule, journal, language)
        for unit in ("acts", "persons")
        for key in (keys if by else ())
    ]
    everything = _spread(acts, (), {})
    totals = [
        _figure((), (), everything, unit, rule, journal, language)
        for unit in ("incidents", "acts", "persons")
        if acts
    ]
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


def _spread(acts: Sequence[Act], by: tuple[str, ...], told: Told) -> list[_Group]:
    return [
        [_Spreads(act=a, by=tuple(place_in(a, d, told) for d in by)) for a in group]
        for group in linked(acts)
    ]


def _touching(groups: Sequence[_Group], key: tuple[str, ...]) -> list[_Group]:
    return [group for group in groups if any(s.may_lie_in(key) for s in group)]


def _figure(
    by: tuple[str, ...],
    key: tuple[str, ...],
    groups: Sequence[_Group],
    unit: str,
    rule: str,
    journal: int,
    language: str,
) -> Figure:
    name = tuple(zip(by, key, strict=True))
    members = [s for group in groups for s in group if s.may_lie_in(key)]
    counted = _incidents(groups) if unit == "incidents" else _ranged(groups, key, unit)
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


def _incidents(groups: Sequence[_Group]) -> _Range:
    handles = {s.act.incident for group in groups for s in group}
    ties = [(s.act.incident, str(i)) for i, group in enumerate(groups) for s in group]
    low = groups_by(ties, handles)
    doubts = (("undecided matches", len(handles) - low),) if low < len(handles) else ()
    return _Range(low=low, high=len(handles), doubts=doubts)


_One = tuple[int, int | None, str]  #: fewest, most, what to call the difference
_Measure = Callable[[Act], _One]


def _acts_of_one(act: Act) -> _One:
    low, high = act.acts
    return low, high, "groups in doubt" if act.main else "types in doubt"


def _persons_of_one(act: Act) -> _One:
    if act.low is None:
        return 0, 0, ""
    low = act.low if act.main else 0
    if not act.main:
        return low, act.high, "types in doubt"
    return low, act.high, "contradicting numbers" if act.differing else "vague numbers"


def _ranged(groups: Sequence[_Group], key: tuple[str, ...], unit: str) -> _Range:
    """Add up a cell, then take off what doubts about place in it and about sameness may cost."""
    doubts: dict[str, int] = {}
    low = high = 0
    open_top = False
    sure: list[Act] = []
    held: list[Act] = []
    for group in groups:
        here = _once_only([s for s in group if s.may_lie_in(key)])
        lows, tops = zip(*(_bounds(s, key, _MEASURES[unit], doubts) for s in here), strict=True)
        together = _joined(lows, group, key)
        _add(doubts, "undecided matches", sum(lows) - together)
        low += together
        open_top = open_top or None in tops
        high += sum(t for t in tops if t is not None)
        held.extend(s.act for s in here)
        sure.extend(s.act for s, least in zip(here, lows, strict=True) if least)
    if unit == "persons":
        low, high = _each_once(low, high, sure, held)
    if not open_top:
        _balance(doubts, high - low)
    told = tuple((d, doubts[d]) for d in DOUBTS if doubts.get(d))
    return _Range(low=low, high=None if open_top else high, doubts=told)


def _each_once(low: int, high: int, sure: list[Act], held: list[Act]) -> tuple[int, int]:
    """Count somebody who is named in several acts once; two who may be one, perhaps once."""
    names = {n for act in sure for n in act.named}
    repeated = sum(len(act.named) for act in sure) - len(names)
    apart = groups_by({w for act in sure for w in act.waiting}, names)
    everybody = [n for act in held for n in act.named]
    low = max(low - repeated - (len(names) - apart), apart)
    return low, high - (len(everybody) - len(set(everybody)))


def _balance(doubts: dict[str, int], width: int) -> None:
    """Let the shares add up to the width, after people named in several acts were joined."""
    extra = sum(doubts.values()) - width
    _add(doubts, "undecided matches", max(-extra, 0))
    for doubt in DOUBTS:
        cut = min(max(extra, 0), doubts.get(doubt, 0))
        _add(doubts, doubt, -cut)
        extra -= cut


def _bounds(
    spread: _Spreads, key: tuple[str, ...], measure: _Measure, doubts: dict[str, int]
) -> tuple[int, int | None]:
    least, most, why = measure(spread.act)
    doubt = spread.doubt(key)
    _add(doubts, *(("no upper number", 1) if most is None else (why, most - least)))
    _add(doubts, doubt, least)
    return 0 if doubt else least, most


def _joined(lows: Sequence[int], group: _Group, key: tuple[str, ...]) -> int:
    if len({s.act.incident for s in group}) == 1:
        return sum(lows)
    return max(lows) if all(s.agrees_with(key) for s in group if s.act.main) else 0


def _once_only(group: _Group) -> _Group:
    """Leave one act of harm to life for an incident: nobody dies twice, in two types.

    Where only the lesser told type lies in a cell, it stays there as a doubt.
    """
    main = {s.act.incident for s in group if s.act.main and s.act.family == ONCE_ONLY}
    return [
        s for s in group if s.act.main or s.act.family != ONCE_ONLY or s.act.incident not in main
    ]


def _add(doubts: dict[str, int], why: str, by: int) -> None:
    if why and by:
        doubts[why] = doubts.get(why, 0) + by


_MEASURES: dict[str, _Measure] = {"acts": _acts_of_one, "persons": _persons_of_one}
