"""The command of read: read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from dripstone.cli import output
from dripstone.cli.opening import own_places, places_option
from dripstone.cli.readers import reader_options
from dripstone.errors import DripstoneError
from dripstone.languages.messages import say, short_of, tell

if TYPE_CHECKING:
    from dripstone.read.readers import Reader


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--jsonl", is_flag=True, help="One JSON object a line, for programs.")
@click.option("--from", "came_from", help="Who published these reports.")
@click.option("--exhaustive", is_flag=True, help="Show every sentence that a word nominated.")
@places_option
@reader_options
def read(
    files: tuple[Path, ...],
    jsonl: bool,
    came_from: str | None,
    exhaustive: bool,
    places: TextIO | None,
    asked_of: tuple[Reader, ...],
) -> None:
    """Show what reports say, without keeping them and without a vault.

    Each suggestion rests on exact words of its report. Nothing is a finding until a person
    accepts it.
    """
    from dripstone import flow

    worst, own = 0, own_places(places)
    for nth, path in enumerate(files, start=1):
        try:
            reading = flow.read_only(
                path,
                came_from=came_from,
                exhaustive=exhaustive,
                gazetteer=own,
                readers=asked_of,
            )
        except DripstoneError as trouble:
            told = tell(trouble)
            click.echo(say("read.failed", nth=nth, happened=told.happened, do=told.do), err=True)
            worst = max(worst, trouble.exit_code)
            continue
        _show(reading, jsonl=jsonl, name=path.name, several=len(files) > 1)
    raise SystemExit(worst)


def _show(reading: object, *, jsonl: bool, name: str, several: bool) -> None:
    from dripstone.flow.taking_in import Reading
    from dripstone.publish.exports.lines import suggestion_line

    assert isinstance(reading, Reading)
    if jsonl:
        for one in reading.suggestions:
            shown = suggestion_line(one)
            output.line({"file": name, **shown} if several else shown)
        return
    rows = (
        (one.of.kind, getattr(one.of, "type", ""), getattr(one.of, "says", ""), one.rule)
        for one in reading.suggestions
    )
    heads = [say(f"columns.{c}") for c in ("kind", "type", "says", "rule")]
    output.table(name, heads, rows)
    click.echo(say("read.account", shown=len(reading.suggestions), refused=reading.refused))
    for language, why in sorted(reading.unread.items()):
        click.echo(say("read.unread", language=language, why=short_of(why)))
    for (maker, why), many in sorted(reading.reasons.items()):
        click.echo(say("read.refused", made_by=output.clean(maker), many=many, why=_reason(why)))


def _reason(why: str) -> str:
    """Say why something was refused; a reader of others may have reasons of its own."""
    try:
        return say(f"read.why.{why.replace('.', '_')}")
    except KeyError:
        return output.clean(why)
