"""People: from names in accepted findings and what people decided to persons.

    people    findings, decided matches, handles → Persons, new handles, refused joins

Across texts nobody is joined but by a confirmed match; within one text only by the same full name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dripstone.link.clusters import decided
from dripstone.link.handles import Named, named
from dripstone.link.mentions import Mention, level, mentions, same_full_name
from dripstone.records import AnyFinding, Handle, Person, Value


class Known(Value, frozen=True, kw_only=True):
    """People, the handles to store for new ones, and the joins that could not hold."""

    people: tuple[Person, ...] = ()
    handles: tuple[Handle, ...] = ()
    refused: tuple[str, ...] = ()  #: identities of confirmed matches that keep_apart contradicts


def people(
    findings: Iterable[AnyFinding],
    *,
    same: Iterable[tuple[str, str]],
    different: Iterable[tuple[str, str]],
    undecided: Iterable[tuple[str, str]],
    handles: Sequence[Handle],
    mint: Callable[[str], str],
) -> Known:
    """Put together the persons whom accepted findings name, as far as people joined them."""
    found = mentions(findings)
    standing = decided(
        "person",
        found,
        ties=same_full_name(found.values()),
        same=same,
        different=different,
        undecided=undecided,
        now={},
    )
    place = {one: number for number, one in enumerate(found)}
    groups = sorted(
        (sorted(g, key=place.__getitem__) for g in standing.groups), key=lambda g: place[g[0]]
    )
    names = named(groups, kind="person", founders=found, handles=handles, mint=mint, now={})
    views = (
        _view(
            one, [found[m] for m in one.members], standing.waiting.get(frozenset(one.members), ())
        )
        for one in names
    )
    return Known(
        people=tuple(sorted(views, key=lambda p: p.number)),
        handles=tuple(one.handle for one in names if one.new),
        refused=standing.refused,
    )


def _view(one: Named, held: Sequence[Mention], undecided: tuple[str, ...]) -> Person:
    told = [t for m in held for t in m.told]
    return Person(
        handle=one.handle.id,
        number=one.handle.number,
        names=tuple(dict.fromkeys(m.name for m in held)),
        claims=tuple(dict.fromkeys(t.finding for t in told)),
        roles=tuple(dict.fromkeys(t.role for t in told)),
        level=level(told),
        also_known_as=one.also,
        undecided=undecided,
    )
