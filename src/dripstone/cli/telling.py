"""The commands that ask who told what, first or otherwise, and from where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from dripstone import vocabulary
from dripstone.cli import output
from dripstone.cli.opening import Door, json_option, opened, opens_vault
from dripstone.languages.messages import say
from dripstone.records import short

if TYPE_CHECKING:
    from dripstone.flow.telling import Line, Pair, Source
    from dripstone.link.relations import Relation
    from dripstone.review.shares import Share
    from dripstone.weigh.tellings import Change

TOLD = ("incident", "published", "report", "voice", "standing", "says", "how_many", "changes")
PAIRS = ("incident", "kind", "says", "other", "reports")
SOURCES = ("kind", "words", "held")
RELATIONS = ("over", "relation", "under", "when", "fits", "says")
SHARES = ("name", "judged", "accepted", "corrected", "rejected", "disputed")


@click.command()
@click.option("--incident", type=click.IntRange(min=1), help="Of this incident alone.")
@click.option("--act", default="", help="Of this act or event, and all below it.")
@click.option("--voice", default="", help="What this voice says; a name in any script.")
@click.option("--report", help="What this report tells: its identity, or its beginning.")
@click.option("--numbers", is_flag=True, help="Only claims that give a number.")
@click.option("--changes", is_flag=True, help="Only what a voice said otherwise than before.")
@json_option
@opens_vault
def told(
    door: Door,
    *,
    incident: int | None,
    act: str,
    voice: str,
    report: str | None,
    numbers: bool,
    changes: bool,
    as_json: bool,
) -> None:
    """Show who told of incidents first, who only repeated it, and who said otherwise later.

    The order is that of publication. A voice that nobody names is independent of nobody, and a
    report without a day is first of nothing.
    """
    from dripstone import flow
    from dripstone.flow import telling

    with opened(door) as vault:
        one = None if report is None else flow.told_of(vault, report).report.id
        stock = flow.look(vault)
        lines = telling.told(
            stock,
            incident=incident,
            act=act,
            voice=voice,
            report=one,
            numbers=numbers,
            changed=changes,
        )
    _give(lines, as_json, "told", TOLD, _told(lines))


@click.command()
@click.option("--report", help="What this report alone says against itself.")
@json_option
@opens_vault
def contradictions(door: Door, report: str | None, as_json: bool) -> None:
    """Show accepted claims of one incident that cannot both be so, side by side."""
    from dripstone import flow
    from dripstone.flow import telling

    with opened(door) as vault:
        one = None if report is None else flow.told_of(vault, report).report.id
        stock = flow.look(vault)
        pairs = telling.contradicting(stock, report=one)
    texts = {i: short(t.report) for i, t in stock.held.texts.items()}
    _give(pairs, as_json, "contradictions", PAIRS, _pairs(pairs, texts))


@click.command()
@click.argument("report")
@json_option
@opens_vault
def mentioned(door: Door, report: str, as_json: bool) -> None:
    """Show the other sources that a report names: addresses, media, titles, voices.

    Each stands at its words. A source that is named in none of these ways is not found.
    """
    from dripstone import flow
    from dripstone.flow import telling

    with opened(door) as vault:
        found = telling.sources_in(vault, flow.told_of(vault, report).report.id)
    _give(found, as_json, "mentioned", SOURCES, _sources(found))


@click.command()
@click.argument("unit", default="")
@click.option("--at", "at", default="", help="A day, month, year or stretch, as EDTF.")
@json_option
@opens_vault
def relations(door: Door, unit: str, at: str, as_json: bool) -> None:
    """Show who stood over UNIT or under it, and when, as accepted findings say.

    Nothing is concluded: where nobody said so and a person accepted it, the vault does not say.
    """
    from dripstone import flow
    from dripstone.link import relations as room

    with opened(door) as vault:
        found = room.relations(flow.look(vault).settled.accepted, unit=unit, at=at)
    if not found and not as_json:
        click.echo(say("relations.none"))
        return
    _give(found, as_json, "relations", RELATIONS, _relations(found))


@click.command()
@click.option(
    "--along",
    multiple=True,
    type=click.Choice(["type", "language", "source"]),
    help="May be repeated; without it: type, language and source.",
)
@json_option
@opens_vault
def shares(door: Door, along: tuple[str, ...], as_json: bool) -> None:
    """Show what became of what machines suggested, among what somebody judged."""
    from dripstone.flow import telling

    with opened(door) as vault:
        found = telling.shares(vault, along or telling.ALONG)
    _give(found, as_json, "shares", ("of", *SHARES[1:], "share"), _shares(found))


def _give(
    data: object, as_json: bool, title: str, heads: Iterable[str], rows: Iterable[Iterable[object]]
) -> None:
    if as_json:
        output.as_json(data)
        return
    output.table(say(f"titles.{title}"), [say(f"columns.{h}") for h in heads], rows)


def _told(lines: Iterable[Line]) -> Iterator[tuple[object, ...]]:
    for line in lines:
        one = line.telling
        many = one.finding.slots.how_many
        yield (
            line.incident,
            one.published and one.published[:10],
            short(one.report),
            one.voice,
            say(f"told.{one.standing}"),
            one.finding.says,
            many.text if many else None,
            "; ".join(map(_change, one.changes)),
        )


def _change(one: Change) -> str:
    before = one.before or say("told.nothing")
    return f"{one.of}: {before} → {one.now}"


def _pairs(pairs: Iterable[Pair], reports: dict[str, str]) -> Iterator[tuple[object, ...]]:
    for pair in pairs:
        where = dict.fromkeys(reports[f.text] for f in (pair.one, pair.other))
        yield pair.incident, pair.kind, pair.one.says, pair.other.says, ", ".join(where)


def _sources(found: Iterable[Source]) -> Iterator[tuple[object, ...]]:
    for one in found:
        held = ", ".join(map(short, one.held)) or None
        yield say(f"mentioned.{one.mentioned.kind}"), one.mentioned.words, held


def _relations(found: Iterable[Relation]) -> Iterator[tuple[object, ...]]:
    for one in found:
        label = vocabulary.label("relations", one.finding.type)
        when = one.finding.slots.when
        yield (
            one.over,
            say("relations.denied", what=label) if one.denied else label,
            one.under,
            when.text if when else None,
            say(f"relations.{one.fits}") if one.fits else "",
            one.finding.says,
        )


def _shares(found: Iterable[Share]) -> Iterator[tuple[object, ...]]:
    for one in found:
        kept = one.accepted + one.corrected
        share = f"{100 * kept / one.judged:.0f} %"
        yield (*(getattr(one, name) for name in SHARES), share)
