"""Peers: an export of another system cut into its items, to become reports of their own.

members    bytes → Members    some tens of items each, in the order of the export
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import msgspec

from dripstone.errors import Damaged
from dripstone.read.formats.inside import Member
from dripstone.read.formats.peers import Item, items_of

_AT_ONCE = 50  #: items


def members(data: bytes, name: str) -> Iterator[Member]:
    """Give some items at a time; ``name`` says whose export it is.

    Raises:
        Damaged: it is cut off, or not an export of that system; what came before was given.
    """
    found = items_of(name, data)
    trouble: Damaged | None = None
    while trouble is None:
        some: list[Item] = []
        try:
            for one in itertools.islice(found, _AT_ONCE):
                some.append(one)  # noqa: PERF402 -- what came before a trouble stands
        except Damaged as told:
            trouble = told
        if not some:
            break
        yield Member(name="", kind="record", data=msgspec.msgpack.encode(some))
    if trouble is not None:
        raise trouble
