"""The commands of accounts on a server for several people: account list, invite, rights, close."""

from __future__ import annotations

from collections.abc import Callable

import click

from dripstone.cli import output
from dripstone.cli.opening import Door, json_option, opened, opens_vault, signer
from dripstone.languages.messages import say
from dripstone.vault import Vault
from dripstone.vault.accounts import KeyRing

LEVELS = ("public", "team", "restricted")


def rights_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of what somebody may do and see."""
    roles = click.Choice(("reader", "documenter", "reviewer", "keeper"))
    level = click.option(
        "--level",
        type=click.Choice(LEVELS),
        default="team",
        show_default=True,
        help="The highest level that they may see. What is sealed is on no page.",
    )
    role = click.option(
        "--role", "roles", type=roles, multiple=True, required=True, help="May be given again."
    )
    return role(level(command))


@click.group()
def account() -> None:
    """Say who may sign in at a server for several people, and what they may do there."""


@account.command("list")
@json_option
@opens_vault
def account_list(door: Door, as_json: bool) -> None:
    """Show every account, with its roles and the highest level that it may see."""
    from dripstone.flow import accounts

    with opened(door) as vault:
        members = accounts.members(_ring(vault))
    if as_json:
        output.as_json([*members.values()])
        return
    heads = [say(f"columns.{c}") for c in ("names", "roles", "level", "what", "at")]
    rows = (
        (one.person, ", ".join(one.roles), LEVELS[one.level], one.did, one.at)
        for one in members.values()
    )
    output.table(say("titles.accounts"), heads, rows)


@account.command("invite")
@click.argument("name")
@rights_options
@opens_vault
def account_invite(door: Door, name: str, roles: tuple[str, ...], level: str) -> None:
    """Let a person sign in once, within seven days, to choose a password of their own."""
    from dripstone.flow import accounts

    with opened(door) as vault:
        words = accounts.invite(
            _ring(vault),
            name,
            roles=roles,
            level=LEVELS.index(level),
            by=signer(vault, door.by),
        )
    click.echo(say("account.invited", name=output.clean(name), words=words, days=accounts.DAYS))


@account.command("rights")
@click.argument("name")
@rights_options
@opens_vault
def account_rights(door: Door, name: str, roles: tuple[str, ...], level: str) -> None:
    """Give a person other roles, and another level."""
    from dripstone.flow import accounts

    with opened(door) as vault:
        accounts.set_rights(
            _ring(vault),
            name,
            roles=roles,
            level=LEVELS.index(level),
            by=signer(vault, door.by),
        )
    click.echo(say("account.rights", name=output.clean(name)))


@account.command("close")
@click.argument("name")
@opens_vault
def account_close(door: Door, name: str) -> None:
    """Let a person sign in no more. Their decisions stay."""
    from dripstone.flow import accounts

    with opened(door) as vault:
        accounts.close(_ring(vault), name, by=signer(vault, door.by))
    click.echo(say("account.closed", name=output.clean(name)))


@account.command("no-second")
@click.argument("name")
@opens_vault
def account_no_second(door: Door, name: str) -> None:
    """Take a person's one-time codes and security keys away, when they lost them."""
    from dripstone.flow import accounts

    with opened(door) as vault:
        accounts.no_second(_ring(vault), name, by=signer(vault, door.by))
    click.echo(say("account.no_second", name=output.clean(name)))


def _ring(vault: Vault) -> KeyRing:
    from dripstone.vault.rows import Sqlite

    assert isinstance(vault, Sqlite)
    return vault
