"""The commands that guard a vault: passphrase, backup, restore, merge, export, bring-in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

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
from dripstone.journal import Verdict
from dripstone.languages.messages import say

if TYPE_CHECKING:
    from dripstone.flow.guarding import WayIn

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
    rows = ((way.name, way.kind, way.of, way.at, ", ".join(_said_of(way))) for way in ways)
    output.table(say("titles.passphrases"), heads, rows)


def _said_of(way: WayIn) -> Iterator[str]:
    if way.returned:
        yield say("passphrase.returned")
    if not way.sealed:
        yield say("passphrase.not_sealed")


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
@click.option("--age", "recipient", help="The public age key (age1…) of a trustee, with --for.")
@click.option(
    "--not-sealed",
    is_flag=True,
    help="It opens everything but reports whose consent was withdrawn.",
)
@new_option
@opens_vault
def passphrase_add(
    door: Door,
    person: str | None,
    paper: bool,
    recipient: str | None,
    not_sealed: bool,
    new_file: TextIO | None,
) -> None:
    """Let one more person open the vault, or make a recovery key on paper.

    The person gets a signing key of their own, and types their own passphrase. A trustee with
    --age keeps the key outside, and opens the vault with --passphrase-file and the file of it.
    """
    from dripstone.flow import guarding

    if paper == (person is not None) or (paper and (recipient or not_sealed)):
        raise click.UsageError(say("passphrase.for_whom"))
    sealed = not not_sealed
    with unlocked(door) as (vault, known):
        by = signer(vault, door.by)
        if recipient is not None and person is not None:
            name = guarding.add_trustee(
                vault, door.folder, known, recipient, of=person, by=by, sealed=sealed
            )
            click.echo(say("passphrase.added", person=output.clean(person), name=name))
            return
        if person is None:
            key, name = guarding.add_paper_key(vault, door.folder, known, by=by)
            click.echo(say("passphrase.paper", key=_in_lines(key), name=name))
            return
        new = _new(new_file)
        name = guarding.add_passphrase(
            vault, door.folder, known, new, of=person, by=by, sealed=sealed
        )
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


@click.command()
@click.option(
    "--to",
    "target",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="A new or empty folder, or an earlier copy of this vault, on another disk.",
)
@json_option
@opens_vault
def backup(door: Door, target: Path, as_json: bool) -> None:
    """Write a copy of the whole vault, and prove all that is in it.

    The copy is a vault, encrypted with the same key: the same passphrases open it. It is noted in
    the journal. Nobody has to stop working meanwhile. An earlier copy gets what is new since, and
    loses what was erased.
    """
    from dripstone.flow import guarding

    if target.resolve() == door.folder.resolve():
        raise click.UsageError(say("backup.itself"))
    with unlocked(door) as (vault, known):
        by = signer(vault, door.by)
        verdict = guarding.back_up(vault, door.folder, known, target, by=by)
    _tell(verdict, "backup.made", target, as_json=as_json)


@click.command()
@click.argument("copy", type=click.Path(path_type=Path, file_okay=False))
@json_option
@opens_vault
def restore(door: Door, copy: Path, as_json: bool) -> None:
    """Put a COPY of a vault in the place that --vault names; nothing is overwritten."""
    from dripstone.flow import guarding
    from dripstone.vault import sqlite
    from dripstone.vault.dumps import keep_memory_private

    keep_memory_private()
    sqlite.refuse_if_taken(door.folder)
    sqlite.require(copy)
    verdict = guarding.restore(copy, ask(door.passphrase_file), door.folder)
    _tell(verdict, "backup.restored", door.folder, as_json=as_json)


@click.command()
@click.argument("other", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--other-passphrase-file",
    "other_file",
    type=click.File("r", encoding="utf-8"),
    help="Read the passphrase of the OTHER vault from the first line of this file, if it differs.",
)
@json_option
@opens_vault
def merge(door: Door, other: Path, other_file: TextIO | None, as_json: bool) -> None:
    """Bring in what was done in OTHER, a copy of this vault that somebody worked in apart.

    Everything in it is proved first. Both journals stay whole and neither is reordered; nothing in
    OTHER is changed. To bring your work there, run the same on that computer.
    """
    from dripstone.flow.joining import join
    from dripstone.vault import sqlite

    sqlite.require(other)
    with unlocked(door) as (vault, known):
        by = signer(vault, door.by)
        words = known if other_file is None else ask(other_file)
        with sqlite.open_(other, words) as theirs:
            note = join(vault, theirs, by=by)
    if as_json:
        output.as_json(note)
        return
    if note is None:
        click.echo(say("merge.nothing"))
        return
    click.echo(say("merge.joined", new=note.new, here=note.here, doubled=len(note.doubled)))
    for identity in note.doubled:
        click.echo(f"  {identity}")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--age", "recipient", required=True, help="The public age key that it is for: age1…")
@opens_vault
def export(door: Door, file: Path, recipient: str) -> None:
    """Write the whole vault into a new age FILE, to be read by other programs.

    'age -d' and 'tar' give the journal, the records and the originals, each as it was sealed. It is
    noted in the journal. 'dripstone bring-in' makes a vault of it, with a key of its own.
    """
    from dripstone.flow import exporting

    with unlocked(door) as (vault, _):
        verdict = exporting.export(vault, file, recipient, by=signer(vault, door.by))
    _tell(verdict, "backup.exported", file, as_json=False)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option(
    "--identity",
    required=True,
    type=click.File("r", encoding="utf-8"),
    help="The file of the age key that it was written for.",
)
@json_option
@opens_vault
def bring_in(door: Door, file: Path, identity: TextIO, as_json: bool) -> None:
    """Make a vault of an export, in the place that --vault names, with a passphrase of its own."""
    from dripstone.flow import exporting
    from dripstone.vault import sqlite
    from dripstone.vault.dumps import keep_memory_private

    keep_memory_private()
    sqlite.refuse_if_taken(door.folder)
    own = ask(identity)
    new = ask(door.passphrase_file, new=True, prompt="passphrase.new")
    verdict = exporting.bring_in(file, own, door.folder, new)
    _tell(verdict, "backup.restored", door.folder, as_json=as_json)


def _tell(verdict: Verdict, how: str, folder: Path, *, as_json: bool) -> None:
    if as_json:
        output.as_json(verdict)
        return
    checked = verdict.checked
    click.echo(
        say(
            how,
            folder=folder,
            entries=checked.entries,
            records=checked.records,
            originals=checked.originals,
        )
    )
    click.echo(say("verify.head", head=verdict.head.written()))


def _new(file: TextIO | None) -> str:
    return ask(file, new=True, prompt="passphrase.new")


def _in_lines(key: str) -> str:
    groups = key.split("-")
    return "\n".join("  " + "-".join(groups[start : start + 4]) for start in (0, 4))
