"""The command that counts what is documented: figures."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

import click

from dripstone.cli import output
from dripstone.cli.asking import FIGURES, figure_row, floor_sentence, places_in
from dripstone.cli.opening import Door, json_option, opened, opens_vault
from dripstone.languages.messages import say

if TYPE_CHECKING:
    from dripstone.flow.counting import Mark
    from dripstone.flow.stock import Stock
    from dripstone.records import Figure

USUAL = ("act", "month", "place")


@click.command()
@click.option(
    "--along",
    "dimensions",
    multiple=True,
    metavar="DIMENSION",
    help="act, act/1, month, quarter, year, place, place/region, place/country, ground, voice, "
    "source_type, verification; may be repeated. Without it: act, month and place.",
)
@click.option("--at", type=click.IntRange(min=0), help="As they stood at this journal entry.")
@click.option("--stale", is_flag=True, help="Say which figures of --at have gone stale since.")
@click.option(
    "--told",
    type=click.File("r", encoding="utf-8-sig"),
    help="A CSV file of what people say: dimension (source_type or verification), of (an "
    "incident's number, a finding, or the name of a voice) and value.",
)
@click.option("--report", help="Of this report alone: its identity, or its beginning.")
@json_option
@opens_vault
def figures(
    door: Door,
    dimensions: tuple[str, ...],
    at: int | None,
    stale: bool,
    told: TextIO | None,
    report: str | None,
    as_json: bool,
) -> None:
    """Show the figures, each a range with what widens it and what it rests on.

    The same entry and dimensions give the same bytes with --json, whatever was decided since.
    """
    from dripstone.flow import counting, look, told_of

    by = dimensions or USUAL
    with opened(door) as vault, output.progress(as_json) as tell:
        stock = look(vault, tell=tell, journal=at)
        said = None if told is None else counting.told(csv.DictReader(told), stock)
        one = None if report is None else told_of(vault, report).report.id
        counted = stock if one is None else counting.of_report(stock, one)
        found = counting.figures(counted, by=by, told=said)
        then = stock.held.journal
        marks = counting.marked(vault, then, by=by, told=said, report=one) if stale else []
        lost = at is not None and counting.erased(vault, at)
    if as_json:
        output.as_json(marks if stale else found)
        return
    heads = [say(f"columns.{h}") for h in (*FIGURES, *(("stale",) if stale else ()))]
    rows = _marked_rows(marks, stock) if stale else _rows(found, stock)
    output.table(say("titles.figures"), heads, rows)
    for definition in dict.fromkeys(f.definition for f in found):
        click.echo(output.clean(definition))
    if lost:
        click.echo(say("figures.erased"), err=True)
    if one is None:
        click.echo(floor_sentence(stock))


def _rows(found: Iterable[Figure], stock: Stock) -> Iterator[tuple[object, ...]]:
    places = places_in(stock)
    return (figure_row(figure, places) for figure in found)


def _marked_rows(marks: Iterable[Mark], stock: Stock) -> Iterator[tuple[object, ...]]:
    places = places_in(stock)
    for mark in marks:
        now = (
            say("figures.gone") if mark.now is None else output.between(mark.now.low, mark.now.high)
        )
        told = say("figures.stale", now=now) if mark.stale else ""
        yield (*figure_row(mark.figure, places), told)
