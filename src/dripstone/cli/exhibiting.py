"""The command for courts: exhibit."""

from __future__ import annotations

from pathlib import Path

import click

from dripstone.cli import output
from dripstone.cli.opening import Door, json_option, opened, opens_vault, signer
from dripstone.errors import FolderTaken
from dripstone.languages.messages import say


@click.command()
@click.argument("identities", nargs=-1, required=True)
@click.option(
    "--to",
    "target",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="A new or empty folder to write to.",
)
@click.option(
    "--yes-originals-as-they-are",
    "as_they_are",
    is_flag=True,
    help="Yes: names, faces and addresses in the reports are handed out as they are.",
)
@json_option
@opens_vault
def exhibit(
    door: Door, identities: tuple[str, ...], target: Path, as_they_are: bool, as_json: bool
) -> None:
    """Write reports as they are, with proofs that an expert checks without us.

    IDENTITIES are those of reports (rep_…), or incidents by their number or identity. The folder
    holds the reports, their texts, what people stand behind, and the journal entries that sealed
    all this, with programs that check it.
    """
    from dripstone import flow

    if not as_they_are:
        raise click.UsageError(say("exhibit.as_they_are"))
    if target.exists() and any(target.iterdir()):
        raise FolderTaken(things=sum(1 for _ in target.iterdir()))
    with opened(door) as vault:
        made = flow.exhibit(vault, identities, by=signer(vault, door.by))
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    for path, data in made.files.items():
        place = target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as file:
            file.write(data)
    if as_json:
        output.as_json(made.release)
        return
    octets = sum(len(data) for data in made.files.values())
    click.echo(
        say(
            "exhibit.written",
            files=len(made.files),
            octets=octets,
            reports=made.reports,
            findings=made.findings,
            entries=made.entries,
            fingerprint=made.checkpoint.fingerprint,
        )
    )
    left = ", ".join(f"{why} {count}" for why, count in made.release.left_out)
    if left:
        click.echo(say("exhibit.left_out", what=left))
