"""Given: places and where incidents may lie."""

from __future__ import annotations

from dripstone.records import OwnPlace, Value
from dripstone.web.areas import Area


class Places(Value, frozen=True, kw_only=True):
    """Places of the project's own, each as somebody noted it last."""

    places: tuple[OwnPlace, ...]


class Spot(Value, frozen=True, kw_only=True):
    """An area, and the incidents that may lie in it."""

    area: Area
    words: tuple[str, ...]  #: as reports name it
    incidents: tuple[int, ...]


class Map(Value, frozen=True, kw_only=True):
    """Where incidents may lie."""

    spots: tuple[Spot, ...]
    nowhere: tuple[int, ...]  #: numbers of incidents whose place is not known
