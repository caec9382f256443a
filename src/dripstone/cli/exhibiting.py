"""The command for courts: exhibit."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dripstone.cli import output
from dripstone.cli.opening import Door, json_option, opened, opens_vault, signer
from dripstone.errors import FolderTaken
from dripstone.languages.messages import say

if TYPE_CHECKING:
    from dripstone.flow.exhibiting import Exhibit

Files = Iterable[tuple[str, Iterable[bytes]]]
"""Paths, each with the parts of what stands there."""


@click.command()
@click.argument("identities", nargs=-1, required=True)
@click.option(
    "--to",
    "target",
    required=True,
    type=click.Path(path_type=Path),
    help="A new or empty folder to write to, or a new file whose name ends in .zip.",
)
@click.option(
    "--yes-originals-as-they-are",
    "as_they_are",
    is_flag=True,
    help="Yes: names, faces and addresses in the reports are handed out as they are.",
)
@click.option(
    "--with-custody",
    is_flag=True,
    help="How each report came goes along: who brought it, why, and what they agreed to.",
)
@json_option
@opens_vault
def exhibit(
    door: Door,
    identities: tuple[str, ...],
    target: Path,
    as_they_are: bool,
    with_custody: bool,
    as_json: bool,
) -> None:
    """Write reports as they are, with proofs that an expert checks without us.

    IDENTITIES are those of reports (rep_…), or incidents by their number or identity. The folder
    holds the reports, their texts, what people stand behind, and the journal entries that sealed
    all this, with programs that check it.
    """
    from dripstone import flow
    from dripstone.flow.exhibiting import laid_out

    if not as_they_are:
        raise click.UsageError(say("exhibit.as_they_are"))
    _free(target)
    with opened(door) as vault:
        made = flow.exhibit(vault, identities, by=signer(vault, door.by), with_custody=with_custody)
        write = _zipped if target.suffix == ".zip" else _in_a_folder
        write(laid_out(vault, made), target)
    if as_json:
        output.as_json(made.release)
    else:
        _tell(made)


def _free(target: Path) -> None:
    """Prove that nothing would be overwritten.

    Raises:
        FolderTaken: the folder holds something, or the file is there already.
    """
    if target.suffix == ".zip" or target.is_file():
        things = int(target.exists())
    else:
        things = sum(1 for _ in target.iterdir()) if target.exists() else 0
    if things:
        raise FolderTaken(things=things)


def _in_a_folder(files: Files, target: Path) -> None:
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    for path, parts in files:
        place = target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as file:
            file.writelines(parts)


def _zipped(files: Files, target: Path) -> None:
    """Write one folder into a ZIP for its owner only, unpacked, each file with the same moment."""
    with (
        open(target, "xb", opener=lambda name, how: os.open(name, how, 0o600)) as file,
        zipfile.ZipFile(file, "w") as made,
    ):
        for path, parts in files:
            about = zipfile.ZipInfo(f"{target.stem}/{path}")
            with made.open(about, "w", force_zip64=True) as member:
                for part in parts:
                    member.write(part)


def _tell(made: Exhibit) -> None:
    octets = sum(map(len, made.files.values())) + sum(one.size for one in made.large.values())
    click.echo(
        say(
            "exhibit.written",
            files=len(made.files) + len(made.large),
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
