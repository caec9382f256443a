"""The command of a server for several people: serve."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

import click

from dripstone.cli.opening import Door, opened, passphrase_option, vault_option
from dripstone.errors import NotSafe
from dripstone.languages.messages import say


@click.command()
@click.option("--address", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8443, show_default=True, help="The port to listen at.")
@click.option("--name", default="", help="What browsers call the server, with the port: host:port.")
@click.option("--certificate", default="", help="A PEM file with the certificate and its chain.")
@click.option("--certificate-key", default="", help="A PEM file with the certificate's key.")
@click.option("--behind-proxy", is_flag=True, help="A proxy on this computer does TLS.")
@vault_option
@passphrase_option
def serve(
    folder: Path,
    passphrase_file: TextIO | None,
    address: str,
    port: int,
    name: str,
    certificate: str,
    certificate_key: str,
    behind_proxy: bool,
) -> None:
    """Serve the pages to several people, each with an account of their own.

    Invite people first, with 'dripstone account invite'. Beyond this computer the server speaks
    TLS or not at all.
    """
    from dripstone.vault.rows import Sqlite
    from dripstone.web import serving

    place = serving.Place(
        address=address,
        port=port,
        name=name,
        certificate=certificate,
        key=certificate_key,
        proxied=behind_proxy,
    )
    if not place.safe:
        raise NotSafe
    with opened(Door(folder, passphrase_file, None)) as vault:
        assert isinstance(vault, Sqlite)
        serving.serve_team(vault, place, told=_told)


def _told(address: str) -> None:
    click.echo(say("account.at", address=address))
