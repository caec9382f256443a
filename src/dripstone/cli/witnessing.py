"""The commands for witnesses: witness give, witness check, witness accept."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import click

from dripstone.cli import output
from dripstone.cli.opening import Door, json_option, opened, opens_vault, signer
from dripstone.errors import Broken
from dripstone.languages.messages import say


@click.group()
def witness() -> None:
    """Give a checkpoint of the journal to somebody else, and compare with it later."""


@witness.command("give")
@click.option(
    "--to",
    "target",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write. Nothing is overwritten.",
)
@click.option(
    "--paper",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also write a page to print, with a code that a telephone reads: a new file, as SVG.",
)
@json_option
@opens_vault
def witness_give(door: Door, target: Path, paper: Path | None, as_json: bool) -> None:
    """Write a checkpoint: eight lines that a colleague, a lawyer or a printed page can hold."""
    from dripstone import flow, publish

    if target.exists() or (paper is not None and paper.exists()):
        raise click.UsageError(say("witness.taken"))
    with opened(door) as vault:
        made = flow.give_checkpoint(vault, by=signer(vault, door.by))
    with target.open("xb") as file:
        file.write(made.written())
    if paper is not None:
        with paper.open("xb") as file:
            file.write(publish.paper(made.written(), title=say("witness.on_paper")))
    if as_json:
        output.as_json(made)
        return
    click.echo(made.written().decode("ascii"))
    click.echo(say("witness.given", fingerprint=made.fingerprint))


@witness.command("check")
@click.argument("file", type=click.File("rb"))
@json_option
@opens_vault
def witness_check(door: Door, file: BinaryIO, as_json: bool) -> None:
    """Say whether the journal still contains the checkpoint in FILE ('-': standard input).

    It is the one check that notices a journal that was written anew with the real keys, or an
    older vault that was put back.
    """
    from dripstone import flow
    from dripstone.journal.checkpoint import LARGEST

    raw = file.read(LARGEST + 1)
    with opened(door) as vault:
        seen = flow.check_checkpoint(vault, raw)
    if as_json:
        output.as_json(seen)
    else:
        at, entries, now = seen.checkpoint.at, seen.checkpoint.entries, seen.head.number
        click.echo(say(f"witness.{seen.state}", at=at, entries=entries, now=now, fork=seen.fork))
        if not seen.known_key:
            click.echo(say("witness.unknown_key", fingerprint=seen.checkpoint.fingerprint))
    if not seen.holds:
        raise SystemExit(Broken.exit_code)


@witness.command("accept")
@opens_vault
def witness_accept(door: Door) -> None:
    """Accept this vault as it is, after you put an older copy in its place on purpose.

    Until then, each opening on this computer says that the vault is older than what was seen.
    """
    from dripstone.vault import seen, sqlite

    with opened(door) as vault:
        kept = seen.remember(sqlite.slots_of(door.folder).vault, vault.head())
    click.echo(say("seen.accepted" if kept else "seen.not_kept"))
