"""The commands that say of findings what only people can: elements, assess."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from dripstone import vocabulary
from dripstone.cli import output
from dripstone.cli.opening import Door, json_option, opened, opens_vault, signer
from dripstone.languages.messages import say
from dripstone.records import short

if TYPE_CHECKING:
    from dripstone.flow.assessing import Element

ELEMENTS = ("element", "findings", "reports", "said_by", "reason")


@click.command()
@click.argument("term", default="crime_against_humanity")
@json_option
@opens_vault
def elements(door: Door, term: str, as_json: bool) -> None:
    """Show the elements of a legal TERM, and the findings that people tied to each.

    No machine ties anything, and an element to which nothing is tied says only that: not that
    nothing happened.
    """
    from dripstone import flow
    from dripstone.flow import assessing

    with opened(door) as vault:
        stock = flow.look(vault)
        found = assessing.elements(stock, term, {f.id: f for f in stock.settled.accepted})
    if as_json:
        output.as_json(found)
        return
    title = say("titles.elements", term=vocabulary.label("legal", term))
    reports = {i: short(t.report) for i, t in stock.held.texts.items()}
    output.table(title, [say(f"columns.{h}") for h in ELEMENTS], _rows(found, reports))


@click.command()
@click.argument("finding")
@click.option("--element", help="It speaks to this, as in crime_against_humanity.attack.")
@click.option("--verification", help="How far it is proved: confirmed, contested, refuted …")
@click.option("--source-type", help="What kind of source says it: court_record, photo …")
@click.option("--reason", default="", help="Why, and by which standard.")
@click.option("--take-back", is_flag=True, help="Take back what you said so before.")
@json_option
@opens_vault
def assess(
    door: Door,
    finding: str,
    *,
    element: str | None,
    verification: str | None,
    source_type: str | None,
    reason: str,
    take_back: bool,
    as_json: bool,
) -> None:
    """Say of an accepted FINDING what it speaks to, how far it is proved, what its source is.

    FINDING is an identity or its beginning, as 'dripstone search' shows it.
    """
    from dripstone import flow
    from dripstone.errors import Unfinished
    from dripstone.flow import assessing
    from dripstone.records import Assessment

    asked = {"element": element, "verification": verification, "source_type": source_type}
    given = [(of, term) for of, term in asked.items() if term]
    if not given:
        raise Unfinished(verb="assess", lacks="element, verification or source-type")
    with opened(door) as vault:
        by, stock = signer(vault, door.by), flow.look(vault)
        on = assessing.finding_of(stock, finding).id
        said: list[Assessment] = []
        for of, term in given:
            if take_back:
                before = assessing.mine(vault, on, of=of, term=term, by=by)
                said.append(assessing.take_back(vault, before.id, by=by))
            else:
                said.append(assessing.assess(vault, on, of=of, term=term, by=by, reason=reason))
    if as_json:
        output.as_json(said)
        return
    click.echo(say("assess.taken_back" if take_back else "assess.said", finding=short(on)))


def _rows(found: Sequence[Element], reports: dict[str, str]) -> Iterator[tuple[object, ...]]:
    for one in found:
        name = one.labels["en"]
        for tie in one.ties:
            yield name, tie.finding.says, reports[tie.finding.text], tie.said.by, tie.said.reason
            name = ""
        if not one.ties:
            yield name, say("elements.nothing"), None, None, None
        if one.fallen:
            yield "", say("elements.fallen", count=one.fallen), None, None, None
