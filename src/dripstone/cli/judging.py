"""The command of review: review."""

from __future__ import annotations

import click

from dripstone.cli.opening import Door, opened, opens_vault, signer
from dripstone.languages.messages import say


@click.command()
@click.option("--port", default=0, help="The port to serve at; 0 takes a free one.")
@opens_vault
def review(door: Door, port: int) -> None:
    """Open the page where people decide, on this computer only."""
    from dripstone import web

    with opened(door) as vault:
        web.serve(vault, by=signer(vault, door.by), port=port, told=_told)


def _told(address: str) -> None:
    click.echo(say("review.at", address=address))
