"""The command of review: review."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import click

from dripstone.cli import output
from dripstone.cli.opening import Door, json_option, opened, opens_vault, signer
from dripstone.languages.messages import say

if TYPE_CHECKING:
    from dripstone.review.orders import Queued
    from dripstone.vault import Vault

ORDERS = ("report", "kind", "unsure", "disputed", "figure")


@click.command()
@click.option("--port", default=0, help="The port to serve at; 0 takes a free one.")
@click.option(
    "--idle", type=float, help="End when nothing was asked for so many minutes; the vault is shut."
)
@click.option("--order", type=click.Choice(ORDERS), help="What to look at first; lists it.")
@click.option("--first", default=20, show_default=True, help="How many to list.")
@click.option("--list", "list_only", is_flag=True, help="List what waits, and open no page.")
@json_option
@opens_vault
def review(
    door: Door,
    port: int,
    idle: float | None,
    order: str | None,
    first: int,
    list_only: bool,
    as_json: bool,
) -> None:
    """Open the page where people decide, on this computer only, or list what waits."""
    from dripstone import web

    with opened(door) as vault:
        by = signer(vault, door.by)
        if order is not None or list_only or as_json:
            _list(vault, order or "report", by=by, first=first, as_json=as_json)
        if not list_only and not as_json:
            seconds = None if idle is None else idle * 60
            web.serve(
                vault, by=by, port=port, told=lambda address: _told(address, order), idle=seconds
            )


def _list(vault: Vault, order: str, *, by: str, first: int, as_json: bool) -> None:
    """List what waits first: what it is, how sure, what it would move, and where it stands."""
    from dripstone.web.waits import COUNTED, Waits

    part = Waits(vault).part(order, by=by, limit=first)
    if as_json:
        output.as_json(
            {"order": order, "count": part.count, "lines": [_line(one) for one in part.lines]}
        )
        return
    columns = ("id", "what", "state", "sure", "moves")
    output.table(
        say("review.waits", count=part.count, more=" +" if part.count >= COUNTED else ""),
        (say(f"review.columns.{name}") for name in columns),
        (_cells(_line(one)) for one in part.lines),
    )


def _cells(line: dict[str, str | float | None]) -> tuple[object, ...]:
    what = f"{line['kind']} {line['type']}".strip()
    return line["on"], what, line["state"], line["confidence"], line["moves"] or ""


def _line(one: Queued) -> dict[str, str | float | None]:
    thing = one.of.of
    return {
        "on": one.on,
        "kind": thing.kind,
        "type": getattr(thing, "type", ""),
        "text": getattr(thing, "text", None),
        "state": one.state,
        "confidence": one.of.confidence,
        "moves": "open" if math.isinf(one.moves) else one.moves,
    }


def _told(address: str, order: str | None) -> None:
    click.echo(say("review.at", address=address))
    if order is not None:
        queue = f"{address.partition('/start')[0]}/queue?order={order}"
        click.echo(say("review.queue", address=queue))
