"""Peers: an export of another system cut into its items, to become reports of their own.

members    bytes → Members    one item each, in the order of the export
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dripstone.read.formats.inside import Member
from dripstone.read.formats.peers import items_of


def members(data: bytes, name: str) -> Iterator[Member]:
    """Give each item; ``name`` says whose export it is.

    Raises:
        Damaged: it is cut off, or not an export of that system.
    """
    for item in items_of(name, data):
        yield Member(
            name=item.name,
            kind="record",
            error=item.error,
            many=item.many,
            data=msgspec.msgpack.encode(item),
        )
