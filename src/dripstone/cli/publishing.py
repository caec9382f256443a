"""The commands that show and follow up: publish, follow-up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from dripstone.cli import output
from dripstone.cli.opening import (
    Door,
    json_option,
    opened,
    opens_vault,
    own_places,
    places_option,
    signer,
)
from dripstone.errors import NoSuchRecord
from dripstone.languages.messages import say
from dripstone.records import short

if TYPE_CHECKING:
    from dripstone.flow.releasing import Made
    from dripstone.vault import Vault

level_option = click.option(
    "--level",
    type=click.IntRange(0, 1),
    default=0,
    show_default=True,
    help="The highest level that is shown as it stands: 0 for the public, 1 for the team.",
)
body_option = click.option(
    "--body",
    "bodies",
    multiple=True,
    help="An organisation that reports came from, whose name may be shown; may be repeated.",
)
to_option = click.option(
    "--to",
    "target",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write to. Nothing there is overwritten.",
)


@click.group()
def publish() -> None:
    """Write what may be shown: people who are not public stand under a label."""


@publish.command("dossier")
@click.argument("incident", type=int)
@level_option
@body_option
@places_option
@to_option
@json_option
@opens_vault
def publish_dossier(
    door: Door,
    incident: int,
    level: int,
    bodies: tuple[str, ...],
    places: TextIO | None,
    target: Path,
    as_json: bool,
) -> None:
    """Write one incident as a page on which each sentence leads to the words it rests on."""
    own = own_places(places)
    shown = {"incident": incident, "level": level, "bodies": bodies, "gazetteer": own}
    _release(door, target, kind="dossier", as_json=as_json, **shown)


@publish.command("claims")
@level_option
@body_option
@places_option
@to_option
@json_option
@opens_vault
def publish_claims(
    door: Door,
    level: int,
    bodies: tuple[str, ...],
    places: TextIO | None,
    target: Path,
    as_json: bool,
) -> None:
    """Write all accepted claims as CSV, and as JSON Lines with W3C Web Annotations."""
    own = own_places(places)
    shown = {"level": level, "bodies": bodies, "gazetteer": own}
    _release(door, target, kind="claims", as_json=as_json, **shown)


@publish.command("figures")
@to_option
@json_option
@opens_vault
def publish_figures(door: Door, target: Path, as_json: bool) -> None:
    """Write the figures as CSV; small numbers are withheld, and what would give them away."""
    _release(door, target, kind="figures", as_json=as_json)


def _release(door: Door, target: Path, *, kind: str, as_json: bool, **shown: Any) -> None:  # noqa: ANN401
    """Make a release in the name of whoever is at the keyboard, and write its files."""
    from dripstone import flow

    with opened(door) as vault:
        made = flow.release(vault, kind=kind, by=signer(vault, door.by), **shown)
        _write(made, target, as_json=as_json)


def _write(made: Made, target: Path, *, as_json: bool) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for name, data in made.files.items():
        with (target / name).open("xb") as file:  # never over what is there
            file.write(data)
    if as_json:
        output.as_json(made.release)
        return
    heads = [say(f"columns.{c}") for c in ("name", "size", "sha256")]
    output.table(
        say("titles.shown"), heads, ((f.name, f.size, f.sha256) for f in made.release.files)
    )
    left = made.given - made.shown
    click.echo(say("publish.account", all=made.given, shown=made.shown, left_out=left))
    for why, how_many in made.left_out:
        click.echo(f"  {why}: {how_many}")


@click.command("follow-up")
@click.argument("demand")
@click.option("--where", multiple=True, required=True, help="Where you looked; may be repeated.")
@click.option("--until", required=True, help="The day up to which you looked, as 2026-05-31.")
@click.option("--next", "next_check", help="The day to look again.")
@json_option
@opens_vault
def follow_up(
    door: Door,
    demand: str,
    where: tuple[str, ...],
    until: str,
    next_check: str | None,
    as_json: bool,
) -> None:
    """Note that you looked for an answer to a demand, where, and until when.

    DEMAND is the beginning of its identity, as 'dripstone demands' shows it. Silence is only ever
    said of a demand for which somebody looked.
    """
    from dripstone import flow

    with opened(door) as vault:
        outcome = flow.looked(
            vault,
            demand=_whole(vault, demand),
            where=where,
            until=until,
            by=signer(vault, door.by),
            next_check=next_check,
        )
    if as_json:
        output.as_json(outcome)
    else:
        click.echo(say("follow_up.noted", until=until, state=outcome.state))


def _whole(vault: Vault, beginning: str) -> str:
    """Complete the beginning of a demand's identity; it must fit one demand only."""
    from dripstone import flow

    fits: list[str] = [
        o.demand.id for o in flow.look(vault).outcomes if o.demand.id.startswith(beginning)
    ]
    if len(fits) != 1:
        raise NoSuchRecord(kind="demand", id=short(beginning))
    return fits[0]
