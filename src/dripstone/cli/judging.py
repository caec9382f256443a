"""The command of review: review."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from dripstone.cli.opening import opened, opens_vault, signer
from dripstone.languages.messages import say


@click.command()
@click.option("--port", default=0, help="The port to serve at; 0 takes a free one.")
@opens_vault
def review(folder: Path, passphrase_file: Any, by: str | None, port: int) -> None:
    """Open the page where people decide, on this computer only."""
    from dripstone import web  # noqa: PLC0415

    with opened(folder, passphrase_file) as vault:
        web.serve(vault, by=signer(vault, by), port=port, told=_told)


def _told(address: str) -> None:
    click.echo(say("review.at", address=address))
