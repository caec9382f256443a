"""Opening: which vault, whose hand, and the passphrase, asked for in one way by all commands."""

from __future__ import annotations

import contextlib
import functools
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

import click

from dripstone.errors import BrokenJournal, DripstoneError, NoSigner
from dripstone.journal import Head
from dripstone.languages.messages import say
from dripstone.vault import Vault

if TYPE_CHECKING:
    from dripstone.vault.rows import Sqlite
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
    with unlocked(door) as (vault, _):
        yield vault


@contextlib.contextmanager
def unlocked(door: Door) -> Iterator[tuple[Sqlite, str]]:
    """Open the vault, and give what opened it too, for those who change who can.

    The vault is compared with what was last seen of it on this computer.

    Raises:
        NotAVault: the folder holds none.
        WrongPassphrase: no key slot opens.
    """
    from dripstone.vault import seen, sqlite
    from dripstone.vault.dumps import keep_memory_private

    keep_memory_private()
    sqlite.require(door.folder)
    words = passphrase(door.passphrase_file)
    vault = sqlite.open_(door.folder, words)
    try:
        identity = sqlite.slots_of(door.folder).vault
        standing = _compared(vault, seen.last_seen(identity))
        try:
            yield vault, words
        finally:
            if standing in {"new", "grown"}:
                with contextlib.suppress(DripstoneError):  # the trouble itself is told already
                    seen.remember(identity, vault.head())
    finally:
        vault.close()


def is_put_back(door: Door, vault: Vault) -> bool:
    """Tell whether an older vault, or another, stands where this computer saw a later one."""
    from dripstone.vault import seen, sqlite

    try:
        before = seen.last_seen(sqlite.slots_of(door.folder).vault)
        return seen.standing(vault, before) in {"older", "other"}
    except BrokenJournal:
        return False  # which is told as such


def _compared(vault: Vault, before: Head | None) -> str:
    """Say aloud when the vault is older than what was seen here, or another."""
    from dripstone.vault import seen

    try:
        standing = seen.standing(vault, before)
    except BrokenJournal:
        return "broken"  # whatever is done next tells it in full
    if standing in {"older", "other"}:
        assert before is not None
        click.echo(say(f"seen.{standing}", entries=before.number), err=True)
    return standing


def passphrase(file: TextIO | None, *, new: bool = False, prompt: str = "doors.passphrase") -> str:
    """Take the passphrase from a file, or ask at the keyboard without showing it.

    The file of an age key, as ``age-keygen`` writes it, does as well.
    """
    if file is not None:
        first = file.readline().rstrip("\r\n")
        if not first.startswith("#"):
            return first
        keys = (line.strip() for line in file)
        return next((key for key in keys if key.startswith("AGE-SECRET-KEY-")), first)
    if not sys.stdin.isatty():
        raise click.UsageError(say("doors.no_passphrase"))
    return str(click.prompt(say(prompt), hide_input=True, confirmation_prompt=new))


def signer(vault: Vault, by: str | None) -> str:
    """Say in whose name the journal is written.

    Raises:
        NoSigner: several people work here and none was named, or the named one is not among them.
    """
    names = [one.name for one in vault.signers()]
    if by is None and len(names) == 1:
        by = names[0]
    if by is None or by not in names:
        raise NoSigner(people=len(names))
    _with_own_key(vault, by)
    return by


def _with_own_key(vault: Vault, by: str) -> None:
    """Ask for a person's own password, where their signing key is wrapped with it.

    Raises:
        WrongPassphrase: it opens nothing.
    """
    from dripstone.flow import accounts
    from dripstone.vault.rows import Sqlite

    if not isinstance(vault, Sqlite) or not accounts.needs_words(vault, by):
        return
    place = os.environ.get("DRIPSTONE_PASSWORD_FILE")
    if place is not None:
        words = Path(place).read_text("utf-8").split("\n")[0].rstrip("\r")
    elif sys.stdin.isatty():
        words = str(click.prompt(say("account.password", name=by), hide_input=True))
    else:
        raise click.UsageError(say("account.no_password"))
    accounts.lend(vault, by, words)


def own_places(file: TextIO | None) -> Gazetteer | None:
    """Read a project's own places.

    Raises:
        UnknownTerm: the file lists a place without a namespace, or in a place that is not there.
    """
    if file is None:
        return None
    from dripstone.vocabulary.gazetteer import with_places

    return with_places(file.read())
