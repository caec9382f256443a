"""Grounds: what lies behind a map, drawn here from the tiles that a project brought in.

    behind    request, part of the world → shapes, names and pictures, or None where there are none
    tile      GET /map/tile/{sheet}/{place}    one tile that is a picture

No tile is asked of any other computer. A drawing is made in the child that opens files, and the
last few are held in memory: they show a part of the world, and nothing that a report says.
"""

from __future__ import annotations

import re
from threading import Lock

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from dripstone.errors import NoSuchRecord, Unreadable
from dripstone.flow.maps import map_of
from dripstone.languages.messages import short_of
from dripstone.read import maps
from dripstone.read.formats.inside.ground import Asked, Ground
from dripstone.records import MapSheet, Value, short
from dripstone.web.leaves import BARE
from dripstone.web.pages import language, vault

KEPT = 6  #: drawings that are held in memory
_PLACE = re.compile(r"(\d{1,2})-(\d{1,8})-(\d{1,8})")
_MEDIA = {"png": "image/png", "jpeg": "image/jpeg", "webp": "image/webp"}


class Behind(Value, frozen=True, kw_only=True):
    """What lies behind a map."""

    sheet: str  #: identity
    credit: str  #: who made it
    ground: Ground | None  #: None: it could not be drawn
    why: str = ""  #: why not


class Grounds:
    """The last drawings."""

    def __init__(self) -> None:
        """Hold none."""
        self._lock = Lock()
        self._held: dict[tuple[str, bytes], Ground] = {}

    def find(self, sheet: str, asked: bytes) -> Ground | None:
        """Give a drawing that is still held."""
        with self._lock:
            return self._held.get((sheet, asked))

    def keep(self, sheet: str, asked: bytes, ground: Ground) -> None:
        """Hold a drawing, and let go of the oldest."""
        with self._lock:
            self._held[sheet, asked] = ground
            while len(self._held) > KEPT:
                del self._held[next(iter(self._held))]

    def picture(self, sheet: str, place: tuple[int, int, int]) -> bytes | None:
        """Give a tile of a drawing that is still held."""
        with self._lock:
            held = [g for (of, _), g in self._held.items() if of == sheet]
        every = (one for ground in held for one in ground.pictures)
        return next((p.data for p in every if (p.zoom, p.column, p.row) == place), None)


def behind(request: Request, asked: Asked) -> Behind | None:
    """Draw what lies behind a part of the world, where a project brought tiles in."""
    sheet = map_of(vault(request))
    if sheet is None:
        return None
    grounds, key = _grounds(request), msgspec.json.encode(asked)
    ground, why = grounds.find(sheet.id, key), ""
    if ground is None:
        try:
            ground = maps.ground(vault(request).original(sheet.id), asked)
        except Unreadable as trouble:
            why = short_of(type(trouble).__name__, language(request))
        else:
            grounds.keep(sheet.id, key, ground)
    return Behind(sheet=sheet.id, credit=sheet.credit, ground=ground, why=why)


async def tile(request: Request) -> Response:
    """Give one tile that is a picture, under a policy that lets it do nothing."""
    sheet = map_of(vault(request))
    place = _PLACE.fullmatch(request.path_params["place"])
    if sheet is None or sheet.id != request.path_params["sheet"] or place is None:
        raise NoSuchRecord(kind="tile", id=short(request.path_params["sheet"])[:12])
    zoom, column, row = (int(part) for part in place.groups())
    data = _grounds(request).picture(sheet.id, (zoom, column, row))
    if data is None:
        data = _taken_out(request, sheet, zoom, column, row)
    kind = next((k for k, begins in maps.BEGINS.items() if data.startswith(begins)), "")
    return Response(data, media_type=_MEDIA[kind], headers=BARE)


def _taken_out(request: Request, sheet: MapSheet, zoom: int, column: int, row: int) -> bytes:
    made = maps.tile(vault(request).original(sheet.id), zoom, column, row)
    if made is None:
        raise NoSuchRecord(kind="tile", id=short(sheet.id))
    return made


def _grounds(request: Request) -> Grounds:
    """Give the drawings that this server holds."""
    state = request.app.state
    if not hasattr(state, "grounds"):
        state.grounds = Grounds()
    held: Grounds = state.grounds
    return held
