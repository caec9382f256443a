"""The commands for time stamps: timestamp request, timestamp keep. Neither makes a connection."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import click

from dripstone.cli import output
from dripstone.cli.opening import Door, json_option, opened, opens_vault, signer
from dripstone.errors import Broken
from dripstone.languages.messages import say


@click.group()
def timestamp() -> None:
    """Have a time-stamping authority date the journal, by files that you carry."""


@timestamp.command("request")
@click.option(
    "--to",
    "target",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write, for example request.tsq. Nothing is overwritten.",
)
@opens_vault
def timestamp_request(door: Door, target: Path) -> None:
    """Write a request (RFC 3161) that dates how far the journal came."""
    from dripstone.flow import timestamping

    if target.exists():
        raise click.UsageError(say("witness.taken"))
    with opened(door) as vault:
        stamp = timestamping.request_timestamp(vault, by=signer(vault, door.by))
    with target.open("xb") as file:
        file.write(bytes.fromhex(stamp.request))
    click.echo(say("timestamp.requested", file=target.name))


@timestamp.command("keep")
@click.argument("reply", type=click.File("rb"))
@click.option(
    "--chain",
    required=True,
    type=click.File("rb"),
    help="The authority's certificates up to its root, as PEM, from its own site.",
)
@json_option
@opens_vault
def timestamp_keep(door: Door, reply: BinaryIO, chain: BinaryIO, as_json: bool) -> None:
    """Check the authority's REPLY with two programs, and keep it with both verdicts."""
    from dripstone.cli.judges import JUDGES
    from dripstone.flow import timestamping
    from dripstone.journal.stamps import LARGEST

    answer, certificates = reply.read(LARGEST), chain.read(LARGEST)
    with opened(door) as vault:
        by = signer(vault, door.by)
        kept = timestamping.keep_timestamp(vault, answer, certificates, by=by, judges=JUDGES)
    verdicts = dict(kept.verdicts)
    verdict, other = verdicts["openssl"], verdicts["rfc3161-client"]
    if as_json:
        output.as_json(kept)
    else:
        click.echo(say(f"timestamp.{verdict}", dated=kept.dated))
        click.echo(say(f"timestamp.other_{other}"))
    if verdict == "refused":
        raise SystemExit(Broken.exit_code)
