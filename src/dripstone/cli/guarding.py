"""The commands that guard a vault: passphrase list, change, add, remove."""

from __future__ import annotations

from typing import TextIO

import click

from dripstone.cli import output
from dripstone.cli.opening import (
    Door,
    json_option,
    opens_vault,
    signer,
    unlocked,
)
from dripstone.cli.opening import (
    passphrase as ask,
)
from dripstone.languages.messages import say

new_option = click.option(
    "--new-passphrase-file",
    "new_file",
    type=click.File("r", encoding="utf-8"),
    help="Read the new passphrase from the first line of this file.",
)


@click.group()
def passphrase() -> None:
    """Say who can open the vault: several passphrases, and a recovery key on paper."""


@passphrase.command("list")
@json_option
@opens_vault
def passphrase_list(door: Door, as_json: bool) -> None:
    """Show every passphrase and recovery key by its name, and for whom it was made."""
    from dripstone.flow import guarding

    with unlocked(door) as (vault, _):
        ways = guarding.slots_here(vault, door.folder)
    if as_json:
        output.as_json(ways)
        return
    heads = [say(f"columns.{c}") for c in ("name_of_slot", "kind", "for", "at", "why")]
    rows = (
        (way.name, way.kind, way.of, way.at, say("passphrase.returned") if way.returned else "")
        for way in ways
    )
    output.table(say("titles.passphrases"), heads, rows)


@passphrase.command("change")
@new_option
@opens_vault
def passphrase_change(door: Door, new_file: TextIO | None) -> None:
    """Put a new passphrase in the place of the one that you open the vault with."""
    from dripstone.flow import guarding

    with unlocked(door) as (vault, known):
        by = signer(vault, door.by)
        name = guarding.change_passphrase(vault, door.folder, known, _new(new_file), by=by)
    click.echo(say("passphrase.changed", name=name))


@passphrase.command("add")
@click.option("--for", "person", help="The name of the person, as it will stand in the journal.")
@click.option("--paper", is_flag=True, help="Make a recovery key to be printed instead.")
@new_option
@opens_vault
def passphrase_add(door: Door, person: str | None, paper: bool, new_file: TextIO | None) -> None:
    """Let one more person open the vault, or make a recovery key on paper.

    The person gets a signing key of their own, and types their own passphrase.
    """
    from dripstone.flow import guarding

    if paper == (person is not None):
        raise click.UsageError(say("passphrase.for_whom"))
    with unlocked(door) as (vault, known):
        by = signer(vault, door.by)
        if person is None:
            key, name = guarding.add_paper_key(vault, door.folder, known, by=by)
            click.echo(say("passphrase.paper", key=_in_lines(key), name=name))
            return
        new = _new(new_file)
        name = guarding.add_passphrase(vault, door.folder, known, new, of=person, by=by)
    click.echo(say("passphrase.added", person=output.clean(person), name=name))


@passphrase.command("remove")
@click.argument("name")
@opens_vault
def passphrase_remove(door: Door, name: str) -> None:
    """Take a passphrase or recovery key away, by its NAME as the list shows it."""
    from dripstone.flow import guarding

    with unlocked(door) as (vault, _):
        guarding.remove_passphrase(vault, door.folder, name, by=signer(vault, door.by))
    click.echo(say("passphrase.removed", name=name))


def _new(file: TextIO | None) -> str:
    return ask(file, new=True, prompt="passphrase.new")


def _in_lines(key: str) -> str:
    groups = key.split("-")
    return "\n".join("  " + "-".join(groups[start : start + 4]) for start in (0, 4))
