"""Ranges: from acts that may lie in a cell to the fewest and the most there are in it.

    ranged       groups of acts, cell → Range      of acts or of persons
    happenings   groups of acts, cell → Range      of incidents

Each reason that widens a range is named with its share, and the shares add up to the width.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dripstone.count.acts import ONCE_ONLY, Act, groups_by, joined
from dripstone.count.dimensions import Spread
from dripstone.records import Value

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


class Range(Value, frozen=True, kw_only=True):
    """The fewest and the most, and each reason why they differ, with its share."""

    low: int
    high: int | None
    doubts: tuple[tuple[str, int], ...] = ()


class Spreads(Value, frozen=True, kw_only=True):
    """One act and the values it may have on each dimension."""

    act: Act
    by: tuple[Spread, ...]

    def may_lie_in(self, key: Sequence[str]) -> bool:
        """Tell whether the act may lie in a cell."""
        return all(v in s.possible for v, s in zip(key, self.by, strict=True))

    def agrees_with(self, key: Sequence[str]) -> bool:
        """Tell whether, joined with another act of this cell, this one leaves it there."""
        return all(not s.one or v in s.possible for v, s in zip(key, self.by, strict=True))

    def doubt(self, key: Sequence[str]) -> str:
        """Say why the act may lie outside of a cell; nothing where it surely lies in it."""
        unsure = (s.why for v, s in zip(key, self.by, strict=True) if v not in s.sure)
        return next(unsure, "")


Group = list[Spreads]


def happenings(groups: Sequence[Group], key: Sequence[str]) -> Range:
    """Count the incidents of a cell: those that surely lie in it, and those that may.

    One is sure where an act of it is, whatever undecided matches may join that act with.
    """
    doubts: dict[str, int] = {}
    here: dict[str, str] = {}  # incident → the least of the doubts about it
    for group in groups:
        stays = len({s.act.incident for s in group}) == 1 or _agree(group, key)
        for one in (s for s in group if s.may_lie_in(key)):
            why = one.doubt(key) or ("" if one.act.main else "types in doubt")
            why = why or ("" if stays else "undecided matches")
            here[one.act.incident] = why and here.get(one.act.incident, why)
    for why in here.values():
        _add(doubts, why, 1)
    ties = [(s.act.incident, str(i)) for i, group in enumerate(groups) for s in group]
    sure = {incident for incident, why in here.items() if not why}
    apart = sum(bool(sure & one) for one in joined(ties, {incident for incident, _ in ties}))
    _add(doubts, "undecided matches", len(sure) - apart)
    return Range(low=apart, high=len(here), doubts=_told(doubts))


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


def ranged(groups: Sequence[Group], key: tuple[str, ...], unit: str) -> Range:
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
    return Range(low=low, high=None if open_top else high, doubts=_told(doubts))


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
    spread: Spreads, key: tuple[str, ...], measure: _Measure, doubts: dict[str, int]
) -> tuple[int, int | None]:
    least, most, why = measure(spread.act)
    doubt = spread.doubt(key)
    _add(doubts, *(("no upper number", 1) if most is None else (why, most - least)))
    _add(doubts, doubt, least)
    return 0 if doubt else least, most


def _joined(lows: Sequence[int], group: Group, key: tuple[str, ...]) -> int:
    if len({s.act.incident for s in group}) == 1:
        return sum(lows)
    return max(lows) if _agree(group, key) else 0


def _agree(group: Group, key: Sequence[str]) -> bool:
    """Tell whether a group, if it is one act, still lies in the cell."""
    return all(s.agrees_with(key) for s in group if s.act.main)


def _once_only(group: Group) -> Group:
    """Leave one act of harm to life for an incident: nobody dies twice, in two types.

    Where only the lesser told type lies in a cell, it stays there as a doubt.
    """
    main = {s.act.incident for s in group if s.act.main and s.act.family == ONCE_ONLY}
    return [
        s for s in group if s.act.main or s.act.family != ONCE_ONLY or s.act.incident not in main
    ]


def _told(doubts: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple((d, doubts[d]) for d in DOUBTS if doubts.get(d))


def _add(doubts: dict[str, int], why: str, by: int) -> None:
    if why and by:
        doubts[why] = doubts.get(why, 0) + by


_MEASURES: dict[str, _Measure] = {"acts": _acts_of_one, "persons": _persons_of_one}
