"""Opening: which vault, whose hand, and the passphrase, asked for in one way by all commands."""

from __future__ import annotations

import contextlib
import functools
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

import click

from dripstone.errors import NoSigner
from dripstone.languages.messages import say
from dripstone.vault import Vault

if TYPE_CHECKING:
    from dripstone.vocabulary.gazetteer import Gazetteer


class Door(NamedTuple):
    """Which vault, how its passphrase comes, and in whose name."""

    folder: Path
    passphrase_file: TextIO | None
    by: str | None


vault_option = click.option(
    "--vault",
    "folder",
    envvar="DRIPSTONE_VAULT",
    default="dripstone-vault",
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder that holds the vault.",
)
passphrase_option = click.option(
    "--passphrase-file",
    envvar="DRIPSTONE_PASSPHRASE_FILE",
    type=click.File("r", encoding="utf-8"),
    help="Read the passphrase from the first line of this file ('-': standard input).",
)
by_option = click.option(
    "--by",
    envvar="DRIPSTONE_BY",
    help="Your name in the journal. May be left out while one person works in the vault.",
)
places_option = click.option(
    "--places",
    type=click.File("r", encoding="utf-8"),
    help="A YAML file of your own places, beside the ones that Dripstone knows.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object, for programs.")


def opens_vault(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a vault; it gets them as one ``door``."""

    @by_option
    @passphrase_option
    @vault_option
    @functools.wraps(command)
    def with_door(
        folder: Path, passphrase_file: TextIO | None, by: str | None, **rest: object
    ) -> None:
        command(door=Door(folder, passphrase_file, by), **rest)

    return with_door


@contextlib.contextmanager
def opened(door: Door) -> Iterator[Vault]:
    """Open the vault, and let go of it at the end.

    Raises:
        NotAVault: the folder holds none.
        WrongPassphrase: no key slot opens.
    """
    from dripstone.vault import sqlite
    from dripstone.vault.dumps import keep_memory_private

    keep_memory_private()
    sqlite.require(door.folder)
    vault = sqlite.open_(door.folder, passphrase(door.passphrase_file))
    try:
        yield vault
    finally:
        vault.close()


def passphrase(file: TextIO | None, *, new: bool = False) -> str:
    """Take the passphrase from a file, or ask at the keyboard without showing it."""
    if file is not None:
        return file.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise click.UsageError(say("doors.no_passphrase"))
    return str(click.prompt(say("doors.passphrase"), hide_input=True, confirmation_prompt=new))


def signer(vault: Vault, by: str | None) -> str:
    """Say in whose name the journal is written.

    Raises:
        NoSigner: several people work here and none was named, or the named one is not among them.
    """
    names = [one.name for one in vault.signers()]
    if by is None and len(names) == 1:
        return names[0]
    if by is None or by not in names:
        raise NoSigner(people=len(names))
    return by


def own_places(file: TextIO | None) -> Gazetteer | None:
    """Read a project's own places.

    Raises:
        UnknownTerm: the file lists a place without a namespace, or in a place that is not there.
    """
    if file is None:
        return None
    from dripstone.vocabulary.gazetteer import with_places

    return with_places(file.read())
