"""Others: people and demands, counted as acts are, each cell a range.

    tally_people     People → Figures       by role; two who may be one make a range
    tally_demands    findings → Figures     by what is asked, of whom, in which month

One demand told by several reports may be one demand or several: the fewest are those that differ
in what is asked, by whom and of whom, the most are all that were told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dripstone.count.acts import groups_by
from dripstone.count.dimensions import months
from dripstone.count.words import say
from dripstone.errors import Asked
from dripstone.records import Demand, Figure, Person, When
from dripstone.vocabulary import label


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
    journal: int = 0,
    language: str = "en",
) -> tuple[Figure, ...]:
    """Count accepted demands by ``demand``, ``addressee``, ``month`` or ``voice``, then in all.

    A demand of two addressees lies in the cells of both; so do dates that span two months, and
    then neither cell is sure of it.

    Raises:
        Asked: ``by`` names no dimension of demands.
    """
    wrong = [d for d in by if d not in OF_DEMANDS]
    if wrong:
        raise Asked(dimension=wrong[0])
    held = sorted((d for d in demands if d.polarity == "affirms"), key=lambda d: (d.says, d.id))
    cells: dict[tuple[str, ...], list[Demand]] = {}
    for demand in held:
        for key in _keys(demand, by):
            cells.setdefault(key, []).append(demand)
    figures = [
        _demands(tuple(zip(by, key, strict=True)), members, by, journal, language)
        for key, members in sorted(cells.items())
        if by
    ]
    return (*figures, *([_demands((), held, by, journal, language)] if held else ()))


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
    sure = [d for d in held if not key or len(_month(d)) == 1 or "month" not in by]
    low = len({_asked(d) for d in sure})
    shares = (("vague dates", len(held) - len(sure)), ("told again", len(sure) - low))
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


def _asked(demand: Demand) -> tuple[str, ...]:
    """Name a demand by what is asked, by whom and of whom."""
    return (demand.type, *_voices(demand), *sorted(_addressees(demand)))


def _keys(demand: Demand, by: tuple[str, ...]) -> list[tuple[str, ...]]:
    keys: list[tuple[str, ...]] = [()]
    for dimension in by:
        keys = [(*key, value) for key in keys for value in OF_DEMANDS[dimension](demand)]
    return keys


def _addressees(demand: Demand) -> tuple[str, ...]:
    found = dict.fromkeys(" ".join(s.text.casefold().split()) for s in demand.addressees)
    return tuple(found) or ("",)


def _voices(demand: Demand) -> tuple[str, ...]:
    last = demand.attribution[-1:]
    return tuple(v.stands_for or v.who or "" for v in last) or ("",)


def _month(demand: Demand) -> tuple[str, ...]:
    slot = demand.slots.when
    value = slot.value if slot is not None else None
    return months((value,)) if isinstance(value, When) else ("",)


OF_DEMANDS: dict[str, Callable[[Demand], tuple[str, ...]]] = {
    "demand": lambda d: (d.type,),
    "addressee": _addressees,
    "voice": _voices,
    "month": _month,
}
