"""Handles: lasting names for groups, kept through merge and unmerge.

named    groups, handles given before → each group's handle, other names, and new handles
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence

from dripstone.records import Handle, Value

PREFIX = {"incident": "inc", "person": "per"}


class Named(Value, frozen=True, kw_only=True):
    """A group's handle, and the handles that lead to it as long as the merge stands."""

    members: tuple[str, ...]  #: in reading order
    handle: Handle
    also: tuple[str, ...] = ()
    new: bool = False


def named(
    groups: Iterable[Sequence[str]],
    *,
    kind: str,
    founders: Container[str],
    handles: Iterable[Handle],
    mint: Callable[[str], str],
    now: Mapping[str, str],
) -> tuple[Named, ...]:
    """Name each group by the oldest handle that was founded on one of its members.

    ``groups`` come in reading order, members too. A group without a handle gets the next number,
    founded on its first member among ``founders``. Nothing is stored on merge, so that unmerge
    gives each handle back as it was.
    """
    given = sorted((h for h in handles if h.kind == kind), key=lambda h: (h.number, h.id))
    number = max((h.number for h in given), default=0)
    by_founder: dict[str, list[Handle]] = {}
    for handle in given:
        founder = now.get(handle.founded_on, handle.founded_on)
        by_founder.setdefault(founder, []).append(handle)
    found = []
    for members in groups:
        mine = sorted(
            (h for m in members for h in by_founder.get(m, ())), key=lambda h: (h.number, h.id)
        )
        new = not mine
        if new:
            number += 1
            first = next(m for m in members if m in founders)
            mine = [Handle(id=mint(PREFIX[kind]), kind=kind, founded_on=first, number=number)]
        also = tuple(h.id for h in mine[1:])
        found.append(Named(members=tuple(members), handle=mine[0], also=also, new=new))
    return tuple(found)
