"""The commands for time stamps: timestamp request, timestamp keep. Neither makes a connection."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from dripstone.cli import output
from dripstone.cli.opening import Door, json_option, opened, opens_vault, signer
from dripstone.errors import Broken
from dripstone.languages.messages import say

if TYPE_CHECKING:
    from dripstone.journal import Judged
    from dripstone.records import Stamp
    from dripstone.vault import Vault

_BAD = frozenset(("refused", "weak"))


@click.group()
def timestamp() -> None:
    """Have somebody outside date the journal, by files that you carry."""


@timestamp.command("request")
@click.option(
    "--to",
    "target",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write, for example request.tsq. Nothing is overwritten.",
)
@click.option(
    "--bitcoin",
    is_flag=True,
    help="Write a checkpoint for OpenTimestamps ('ots stamp') instead.",
)
@opens_vault
def timestamp_request(door: Door, target: Path, bitcoin: bool) -> None:
    """Write a request that dates how far the journal came: for an authority (RFC 3161).

    With --bitcoin, for the calendars of OpenTimestamps, which write hashes in Bitcoin's blocks.
    """
    from dripstone.flow import timestamping

    if target.exists():
        raise click.UsageError(say("witness.taken"))
    with opened(door) as vault:
        ask = timestamping.request_proof if bitcoin else timestamping.request_timestamp
        stamp = ask(vault, by=signer(vault, door.by))
    data = stamp.checkpoint.encode("ascii") if bitcoin else bytes.fromhex(stamp.request)
    with target.open("xb") as file:
        file.write(data)
    told = "requested_proof" if bitcoin else "requested"
    click.echo(say(f"timestamp.{told}", file=target.name))


@timestamp.command("keep")
@click.argument("reply", type=click.File("rb"))
@click.option(
    "--chain",
    type=click.File("rb"),
    help="The authority's certificates up to its root, as PEM, from its own site.",
)
@click.option(
    "--header",
    "headers",
    type=click.File("rb"),
    multiple=True,
    help="For a .ots file: the header of the block that it leads to, 80 octets or 160 digits.",
)
@json_option
@opens_vault
def timestamp_keep(
    door: Door,
    reply: BinaryIO,
    chain: BinaryIO | None,
    headers: tuple[BinaryIO, ...],
    as_json: bool,
) -> None:
    """Check a REPLY, and keep it with every verdict on it.

    An authority's reply is checked with two programs and needs --chain. The proof in a .ots file
    is followed to a block of Bitcoin, and compared with the --header that you give.
    """
    from dripstone.journal import is_proof
    from dripstone.journal.stamps import LARGEST

    answer = reply.read(LARGEST)
    if not is_proof(answer) and chain is None:
        raise click.UsageError(say("timestamp.needs_chain"))
    with opened(door) as vault:
        if is_proof(answer):
            kept, lines = _kept_proof(vault, door, answer, [one.read(LARGEST) for one in headers])
        else:
            assert chain is not None
            kept, lines = _kept_reply(vault, door, answer, chain.read(LARGEST))
    if as_json:
        output.as_json(kept)
    else:
        click.echo("\n".join(lines))
    if _BAD & {verdict for name, verdict in kept.verdicts if name != "rfc3161-client"}:
        raise SystemExit(Broken.exit_code)


def _kept_reply(vault: Vault, door: Door, reply: bytes, chain: bytes) -> tuple[Stamp, list[str]]:
    from dripstone.cli.judges import JUDGES
    from dripstone.flow import timestamping

    by = signer(vault, door.by)
    kept = timestamping.keep_timestamp(vault, reply, chain, by=by, judges=JUDGES)
    verdicts = dict(kept.verdicts)
    told = say(f"timestamp.{verdicts['openssl']}", dated=kept.dated)
    return kept, [told, say(f"timestamp.other_{verdicts['rfc3161-client']}")]


def _kept_proof(
    vault: Vault, door: Door, reply: bytes, headers: list[bytes]
) -> tuple[Stamp, list[str]]:
    from dripstone.flow import timestamping

    by = signer(vault, door.by)
    kept, judged = timestamping.keep_proof(vault, reply, headers, by=by)
    return kept, [*_told(judged)]


def _told(judged: Judged) -> Iterator[str]:
    """Say what a proof is worth, and where to get what is missing."""
    met = judged.block
    yield say(
        f"timestamp.proof_{judged.verdict}",
        calendars=", ".join(sorted(set(judged.calendars))),
        dated=met.at if met else "",
        hash=met.hash if met else "",
        work=f"{met.work:.1e}" if met else "",
    )
    if judged.verdict in {"no_header", "refused"}:
        for one in judged.blocks:
            root = bytes.fromhex(one.digest)[::-1].hex()
            yield say("timestamp.proof_leads_to", height=one.height, root=root)
