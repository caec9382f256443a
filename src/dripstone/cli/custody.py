"""The commands of custody: report, withdraw, erase."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from dripstone.cli import output
from dripstone.cli.opening import Door, json_option, opened, opens_vault, signer, unlocked
from dripstone.languages.messages import say
from dripstone.records import Consent, Said

if TYPE_CHECKING:
    from dripstone.flow.custody import Account

_OF_REPORT = ("id", "media_type", "size", "sha256", "received_at", "received_by")
_OF_ORIGIN = ("name", "kind", "came_from", "url", "modified", "captured_at", "of", "member")
_PROOFS = frozenset(("wacz", "rfc3161", "opentimestamps"))
_TOLD = (
    "reason brought_by collected_by collected_at collected_where collected_with account "
    "restrictions notes"
)


@click.command()
@click.argument("identity")
@json_option
@opens_vault
def report(identity: str, as_json: bool, door: Door) -> None:
    """Show how a report came, and what may be done with it.

    IDENTITY is that of a report, or as much of its beginning as is its own.
    """
    from dripstone import flow

    with opened(door) as vault:
        account = flow.told_of(vault, identity)
    if as_json:
        output.as_json(account)
        return
    for name, value in _lines(account):
        click.echo(f"{say(f'custody.fields.{name}'):>16}  {output.one_line(value)}")
    for told in account.theirs:
        head = "proof" if told.system in _PROOFS else "theirs"
        click.echo(say(f"custody.{head}", system=told.system, item=output.one_line(told.item)))
        for one in told.said:
            click.echo(f"{one.kind:>16}  {output.one_line(_said(one))}")
        if told.system in _PROOFS:
            click.echo(say(f"custody.proves.{told.system}"))
    for name, value in account.about.items():
        click.echo(f"{output.one_line(name):>16}  {output.one_line(value)}")


@click.command()
@click.argument("identity")
@click.option("--reason", required=True, help="Who withdrew it, and how you were told.")
@opens_vault
def withdraw(identity: str, reason: str, door: Door) -> None:
    """Seal a report whose people withdrew their consent.

    It is left out of every export from now on, with what lay in it and its other versions. It and
    all that speaks of it is locked away under a key of its own; 'dripstone erase' destroys that
    key.
    """
    from dripstone import flow

    with opened(door) as vault:
        one = flow.told_of(vault, identity).report
        flow.withdraw(vault, one.id, by=signer(vault, door.by), reason=reason)
    click.echo(say("custody.sealed"))


@click.command()
@click.argument("identity")
@click.option(
    "--reason", required=True, help="Why it is erased. These words stay: name nobody in them."
)
@click.option("--confirm", help="The report's whole identity once more, instead of typing it.")
@opens_vault
def erase(identity: str, reason: str, confirm: str | None, door: Door) -> None:
    """Erase a report whose people withdrew their consent, for good.

    Its bytes, its text and all that was suggested, decided and noted about it go, with what lay in
    it and its other versions. An entry in the journal says that something was erased, by whom and
    why, and not what. Backups that were made before still hold it: destroy them.
    """
    from dripstone import flow
    from dripstone.flow.erasing import erase as destroy
    from dripstone.flow.reaching import reach

    with unlocked(door) as (vault, _):
        by = signer(vault, door.by)
        one = flow.told_of(vault, identity).report.id
        there = reach(vault, one)
        click.echo(
            say("custody.to_erase", reports=len(there.reports), records=len(there.records), id=one)
        )
        for outer in there.still_in:
            click.echo(say("custody.still_in", id=outer))
        if (confirm or _typed()) != one:
            raise click.UsageError(say("custody.not_confirmed"))
        made = destroy(vault, one, by=by, reason=reason)
        settled = vault.settle()
    click.echo(say("custody.erased", records=len(made.gone)))
    if not settled:
        click.echo(say("custody.not_settled"))


def _typed() -> str:
    if not sys.stdin.isatty():
        raise click.UsageError(say("custody.not_confirmed"))
    return str(click.prompt(say("custody.confirm")))


def _lines(account: Account) -> Iterator[tuple[str, str]]:
    one = account.report
    yield from _given(one, _OF_REPORT)
    yield "level", _level(account)
    for decision in account.withdrawn:
        at = {"by": decision.by, "at": decision.at, "reason": decision.reason}
        yield "consent", say("custody.withdrawn", **at)
    yield from _given(one.origin, (*_OF_ORIGIN, "reason"))
    for custody in account.custodies:
        if custody.origin != one.origin:
            yield from _given(custody.origin, (*_OF_ORIGIN, "reason"))
        yield from _given(custody.told, tuple(_TOLD.split()))
        for consent in custody.told.consents:
            yield "consent", _consent(consent)
    for name in ("inside", "older", "newer"):
        found: tuple[str, ...] = getattr(account, name)
        if found:
            yield name, ", ".join(found[:5]) + (f" … ({len(found)})" if len(found) > 5 else "")
    for text in account.texts:
        yield "text", f"{text.format} {text.format_version}, {text.id}"
        if text.warnings:
            yield "warnings", ", ".join(text.warnings)


def _given(of: object, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name in names:
        value = getattr(of, name)
        if value not in (None, "", ()):
            yield name, "; ".join(value) if isinstance(value, tuple) else str(value)


def _said(one: Said) -> str:
    of = f" ({one.of})" if one.of and one.of not in one.value else ""
    check = f": {say(f'custody.check.{one.check}')}" if one.check else ""
    return f"{one.name} {one.value}{of}{check}"


def _level(account: Account) -> str:
    why = ", ".join(say(f"custody.why.{code}") for code in account.why_level)
    return f"{account.report.level} ({why})" if why else str(account.report.level)


def _consent(one: Consent) -> str:
    given = say("custody.yes") if one.given else say("custody.no")
    rest = (one.who, one.at, one.how, one.until and f"until {one.until}", *one.limits)
    told = say("custody.purpose", given=given, purpose=one.purpose)
    return "; ".join((told, *(words for words in rest if words)))
