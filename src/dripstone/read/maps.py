"""Maps: archives of map tiles that a project brings in, opened in the child that opens files.

about     bytes → what the archive is, proved to hold tiles
ground    bytes, a part of the world → what lies behind a drawing of it
tile      bytes, zoom, column, row → one tile that is a picture, or None
"""

from __future__ import annotations

import msgspec

from dripstone.errors import NotAMap
from dripstone.read.formats import Limits
from dripstone.read.formats.child import members_apart
from dripstone.read.formats.inside.ground import BEGINS, About, Asked, Ground

__all__ = ["BEGINS", "LARGEST", "about", "ground", "tile"]

LARGEST = 64 * 2**20  #: octets of an archive
LIMITS = Limits(cpu=20, wall=40)


def about(data: bytes) -> About:
    """Say what an archive of tiles is.

    Raises:
        NotAMap: it is none that can be drawn from.
        Unreadable: it took too long or too much.
    """
    if len(data) > LARGEST:
        raise NotAMap(size=len(data), why="large")
    return msgspec.msgpack.decode(_made(data, ""), type=About)


def ground(data: bytes, asked: Asked) -> Ground:
    """Draw what lies behind a part of the world.

    Raises:
        NotAMap: the archive is damaged.
        Unreadable: it took too long or too much.
    """
    return msgspec.msgpack.decode(_made(data, msgspec.json.encode(asked).decode()), type=Ground)


def tile(data: bytes, zoom: int, column: int, row: int) -> bytes | None:
    """Take out one tile that is a picture.

    Raises:
        NotAMap: the archive is damaged.
        Unreadable: it took too long or too much.
    """
    made = _made(data, f"tile {zoom} {column} {row}")
    return made if any(made.startswith(begins) for begins in BEGINS.values()) else None


def _made(data: bytes, asked: str) -> bytes:
    made = [*members_apart("ground", data, asked, limits=LIMITS)]
    if not made:
        raise NotAMap(size=len(data), why="empty")
    return made[0].data
