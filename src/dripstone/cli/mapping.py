"""The commands of what maps show: places list, add, withdraw; maps list, add, use."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

import click

from dripstone.cli import output
from dripstone.cli.opening import Door, json_option, opened, opens_vault, signer
from dripstone.languages.messages import say
from dripstone.records import OwnPlace, short

LEVELS = ("public", "team", "restricted")
said_option = click.option(
    "--said-by", required=True, help="Who says so, or where it was looked up, in words."
)


@click.group()
def places() -> None:
    """Say where places lie that the gazetteer lacks: villages, farms, houses."""


@places.command("list")
@json_option
@opens_vault
def places_list(door: Door, as_json: bool) -> None:
    """Show the places that were noted, with who says where each lies."""
    from dripstone.flow.places import own_places

    with opened(door) as vault:
        noted = own_places(vault.all(OwnPlace))
    if as_json:
        output.as_json([*noted.values()])
        return
    heads = [say(f"columns.{c}") for c in ("place", "names", "what", "where", "level", "who_says")]
    rows = (
        (
            one.place,
            " / ".join(name for names in one.names.values() for name in names),
            one.precision,
            _where(one),
            LEVELS[one.level] if one.level < len(LEVELS) else str(one.level),
            one.said_by,
        )
        for one in noted.values()
    )
    output.table(say("titles.places"), heads, rows)


@places.command("add")
@click.argument("file", type=click.File("r", encoding="utf-8"))
@said_option
@click.option(
    "--level",
    type=click.Choice(LEVELS),
    help="The lowest level that may see them; else restricted for a site, and the team's.",
)
@opens_vault
def places_add(door: Door, file: TextIO, said_by: str, level: str | None) -> None:
    """Note the places that a YAML file lists, or where they lie after all.

    Each has an id of your own (myorg:old-mill), a precision (country, region, district,
    settlement, site), names by language, and if known what it lies within, latitude, longitude,
    and how many kilometres around it may reach.
    """
    from dripstone import flow
    from dripstone.vocabulary.gazetteer import listed

    given = listed(file.read())
    with opened(door) as vault:
        made = flow.add_places(
            vault,
            given,
            said_by=said_by,
            by=signer(vault, door.by),
            level=None if level is None else LEVELS.index(level),
        )
    click.echo(say("places.noted", count=len(made)))


@places.command("withdraw")
@click.argument("place")
@said_option
@opens_vault
def places_withdraw(door: Door, place: str, said_by: str) -> None:
    """Take a place out again. What was read with it stays as it is."""
    from dripstone import flow

    with opened(door) as vault:
        flow.withdraw_place(vault, place, said_by=said_by, by=signer(vault, door.by))
    click.echo(say("places.withdrawn"))


@click.group()
def maps() -> None:
    """Say which map tiles of your own lie behind the map; without any, outlines do."""


@maps.command("list")
@json_option
@opens_vault
def maps_list(door: Door, as_json: bool) -> None:
    """Show the map tiles that were brought in, and which lie behind the map."""
    from dripstone.flow.maps import map_of, sheets

    with opened(door) as vault:
        here, used = sheets(vault), map_of(vault)
    if as_json:
        output.as_json([{"sheet": one, "in_use": one == used} for one in here])
        return
    heads = [say(f"columns.{c}") for c in ("id", "name", "level", "credit", "in_use")]
    rows = (
        (
            short(one.id),
            one.origin.name,
            LEVELS[one.level],
            one.credit,
            say("maps.used") if one == used else "",
        )
        for one in here
    )
    output.table(say("titles.maps"), heads, rows)


@maps.command("add")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--level", type=click.Choice(LEVELS), default="team", show_default=True)
@opens_vault
def maps_add(door: Door, file: Path, level: str) -> None:
    """Keep a PMTiles file of up to 64 MiB in the vault, and let it lie behind the map.

    It may hold vector tiles, PNG, JPEG or WebP. Nothing is asked of any other computer.
    """
    from dripstone import flow

    with opened(door) as vault:
        by = signer(vault, door.by)
        _, told = flow.add_map(vault, file, by=by, level=LEVELS.index(level))
    zooms = f"{told.zooms[0]}-{told.zooms[1]}"
    click.echo(say("maps.added", kind=told.kind, zooms=zooms, tiles=told.tiles))
    if told.credit:
        click.echo(output.clean(told.credit))


@maps.command("use")
@click.argument("beginning", metavar="ID")
@opens_vault
def maps_use(door: Door, beginning: str) -> None:
    """Let other tiles lie behind the map, by the beginning of their identity; or 'none'."""
    from dripstone import flow

    with opened(door) as vault:
        chosen = None if beginning == "none" else beginning
        flow.choose_map(vault, chosen, by=signer(vault, door.by))
    click.echo(say("maps.chosen" if chosen else "maps.outlines"))


def _where(one: OwnPlace) -> str:
    if one.latitude is None or one.longitude is None:
        return say("places.nowhere")
    return f"{one.latitude:.4f}, {one.longitude:.4f}"
