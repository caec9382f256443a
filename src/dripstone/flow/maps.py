"""Maps: tiles that a project brings in, kept in the vault, and drawn behind its own map.

    add_map      a PMTiles file → a sheet in the vault, which lies behind maps from now on
    choose_map   an earlier sheet, or none, lies behind maps from now on
    map_of       vault → the sheet that does, or None
    sheets       vault → every sheet

Which part of the world a team looks at may betray it: a sheet is encrypted with everything else,
and nothing asks any other computer for a tile.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from dripstone.errors import NoSuchPath, NoSuchRecord, NotAMap
from dripstone.flow.clock import now
from dripstone.read import maps
from dripstone.read.formats.inside.ground import About
from dripstone.records import MapChoice, MapSheet, Origin, content_id, random_id
from dripstone.vault import Vault

MEDIA = "application/vnd.pmtiles"


def add_map(vault: Vault, path: Path, *, by: str, level: int = 1) -> tuple[MapSheet, About]:
    """Keep an archive of map tiles, and let it lie behind maps; say what it is.

    ``level`` is the lowest that may see it. The same archive twice is one sheet.

    Raises:
        NoSuchPath: there is no such file.
        NotAMap: it is none that can be drawn from, or larger than what is kept.
        NoSigner, Busy, NoRoom: as in ``commit``.
    """
    if not path.is_file():
        raise NoSuchPath(nth=1)
    if path.stat().st_size > maps.LARGEST:
        raise NotAMap(size=path.stat().st_size, why="large")
    data = path.read_bytes()
    told = maps.about(data)
    made = _sheet(data, path.name, told, by=by, level=level)
    known = vault.get(made.id) if vault.holds(made.id) else None
    sheet = known if isinstance(known, MapSheet) else made
    chosen = MapChoice(id=random_id("map"), sheet=sheet.id, by=by, at=now())
    notes = {"kind": told.kind, "tiles": str(told.tiles)}
    vault.commit(sheet, chosen, did="map", by=by, originals={sheet.id: data}, notes=notes)
    return sheet, told


def choose_map(vault: Vault, beginning: str | None, *, by: str) -> MapSheet | None:
    """Let an earlier sheet lie behind maps, by the beginning of its identity; None: no sheet.

    Raises:
        NoSuchRecord: no sheet's identity begins so, or more than one's.
    """
    found = [one for one in sheets(vault) if beginning and one.id.startswith(beginning)]
    if beginning is not None and len(found) != 1:
        raise NoSuchRecord(kind="map", id=beginning[:12])
    sheet = found[0] if found else None
    chosen = MapChoice(id=random_id("map"), sheet=sheet.id if sheet else None, by=by, at=now())
    vault.commit(chosen, did="map", by=by)
    return sheet


def map_of(vault: Vault) -> MapSheet | None:
    """Give the sheet that lies behind maps, as far as it may be seen."""
    chosen = [one.sheet for one in vault.all(MapChoice)]
    if not chosen or chosen[-1] is None or not vault.holds(chosen[-1]):
        return None
    found = vault.get(chosen[-1])
    return found if isinstance(found, MapSheet) else None


def sheets(vault: Vault) -> tuple[MapSheet, ...]:
    """Give every sheet, in the order in which they came."""
    return tuple(vault.all(MapSheet))


def _sheet(data: bytes, name: str, told: About, *, by: str, level: int) -> MapSheet:
    sha256 = hashlib.sha256(data).hexdigest()
    return MapSheet(
        id=content_id("map", sha256),
        sha256=sha256,
        size=len(data),
        media_type=MEDIA,
        origin=Origin(kind="file", name=name),
        received_at=now(),
        received_by=by,
        level=level,
        credit=told.credit,
        zooms=told.zooms,
        box=told.box,
    )
