"""The command that estimates: count."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dripstone.cli import output
from dripstone.errors import NoSuchPath
from dripstone.languages.messages import say

if TYPE_CHECKING:
    from dripstone.count import Estimate

PICTURES = ("overlap", "posteriors", "traces", "lists", "sensitivity")


@click.command()
@click.argument("table", type=click.Path(path_type=Path))
@click.option("--seed", default=1, show_default=True, help="The same seed gives the same bytes.")
@click.option(
    "--json",
    "target",
    type=click.Path(path_type=Path),
    help="Write everything to this file as JSON ('-': standard output).",
)
@click.option("--language", type=click.Choice(["en", "ru"]), default="en", show_default=True)
@click.option(
    "--scope/--no-scope",
    default=None,
    help="Could every list hold anybody of the place, time and acts studied?",
)
@click.option(
    "--closure/--no-closure",
    default=None,
    help="Did nobody enter or leave what is studied while the lists were made?",
)
@click.option(
    "--definitions/--no-definitions",
    default=None,
    help="Do all lists mean the same by what they list?",
)
@click.option(
    "--pictures",
    type=click.Path(path_type=Path, file_okay=False),
    help="Also write the pictures to this folder, as SVG.",
)
def count(
    table: Path,
    seed: int,
    target: Path | None,
    language: str,
    scope: bool | None,
    closure: bool | None,
    definitions: bool | None,
    pictures: Path | None,
) -> None:
    """Estimate how many there are in all, from lists that overlap.

    TABLE is a CSV file: one row a pattern of lists with a count, or one row a person with 0 or 1
    for each list, or one row for each person on each list. The answer is an estimate, or the
    reasons why these lists cannot support one.
    """
    from dripstone import count as room

    if not table.is_file():
        raise NoSuchPath(nth=1)
    words = table.read_bytes().decode("utf-8-sig", errors="replace")
    answers = room.Answers(scope=scope, closure=closure, definitions=definitions)
    result = room.count_csv(words, seed=seed, answers=answers)
    made = room.as_json(result)
    if pictures is not None and isinstance(result, room.Estimate):
        _draw(result, pictures, language)
    if target == Path("-"):
        click.echo(made.decode("utf-8"), nl=False)
        return
    if target is not None:
        _whole_or_not(target, made)
    click.echo(output.clean(result.sentence(language)))


def _draw(result: Estimate, folder: Path, language: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for kind in PICTURES:
        _whole_or_not(folder / f"{kind}.svg", result.plot(kind, language).svg.encode("utf-8"))


def _whole_or_not(target: Path, data: bytes) -> None:
    """Write a file so that a run that is stopped leaves nothing half-written."""
    handle, name = tempfile.mkstemp(dir=target.parent or Path(), prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    click.echo(say("count.written", file=target), err=True)
