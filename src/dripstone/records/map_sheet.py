"""MapSheet: map tiles that a project brought in, kept as reports are; and which lie behind maps."""

from __future__ import annotations

from dripstone.records.base import Record
from dripstone.records.report import Report


class MapSheet(Report, frozen=True, tag="map_sheet", kw_only=True):
    """An archive of map tiles: kept and checked like a report, and read by nobody as one."""

    credit: str = ""  #: who made the map, as the archive says
    zooms: tuple[int, int] = (0, 0)  #: from and to
    box: tuple[float, float, float, float] = (-180.0, -85.0, 180.0, 85.0)  #: W, S, E, N: degrees


class MapChoice(Record, frozen=True, tag="map_choice", kw_only=True):
    """Which map tiles lie behind maps from now on. The last one counts."""

    sheet: str | None  #: identity of a MapSheet; None: the outlines alone
    by: str
    at: str  #: UTC instant, RFC 3339
