"""The command that makes lists out of a vault: lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from dripstone.cli import output
from dripstone.cli.opening import Door, json_option, opened, opens_vault
from dripstone.languages.messages import say

if TYPE_CHECKING:
    from dripstone.count import Table


@click.command()
@click.option(
    "--of",
    "of",
    type=click.Choice(["people", "incidents"]),
    default="people",
    show_default=True,
    help="Who or what stands on the lists.",
)
@click.option("--seed", default=1, show_default=True, help="The same seed gives the same bytes.")
@json_option
@opens_vault
def lists(door: Door, of: str, seed: int, as_json: bool) -> None:
    """Show which independent origins tell of whom, how they overlap, and whether that is enough.

    A list is an origin; copies, teasers, groups and voices that nobody names are left out, each
    counted with its reason. The answer is an estimate, or why these lists cannot support one.
    """
    from dripstone import count as room
    from dripstone import flow
    from dripstone.flow import telling

    with opened(door) as vault:
        table = telling.lists_of(flow.look(vault), of="people" if of == "people" else "incidents")
    result = table.estimate(seed=seed)
    if as_json:
        click.echo(room.as_json(result).decode("utf-8"), nl=False)
        return
    _table("lists", ("list", "individuals"), zip(table.lists, table.sizes, strict=True))
    _table("overlaps", ("lists", "many"), overlaps(table))
    _table("left_out", ("reason", "many"), iter(table.excluded))
    click.echo(output.clean(result.sentence("en")))


def overlaps(table: Table) -> Iterator[tuple[str, int]]:
    """Name the lists of each pattern that anybody has."""
    for pattern, many in table.cells:
        if many:
            on = (n for n, mark in zip(table.lists, pattern, strict=True) if mark == "1")
            yield ", ".join(on), many


def _table(title: str, heads: tuple[str, ...], rows: Iterator[tuple[object, ...]]) -> None:
    output.table(say(f"titles.{title}"), [say(f"columns.{h}") for h in heads], rows)
