"""The commands that ask what people stand behind, from take-stock to demands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import click

from dripstone import vocabulary
from dripstone.cli import output
from dripstone.cli.opening import Door, json_option, opened, opens_vault, signer
from dripstone.errors import UnknownTerm
from dripstone.flow.stock import Stock
from dripstone.languages.messages import say
from dripstone.records import Figure, Incident, Outcome, Person, Slot, Weight, Where, short

INCIDENTS = ("number", "what", "when", "where", "to_whom", "origins", "against", "undecided")
FIGURES = ("of", "range", "unit", "rests_on", "widened_by")
LABELLED = {  #: dimensions whose values are terms, and of which vocabularies
    "act": ("acts", "events"),
    "ground": ("grounds",),
    "source_type": ("sources",),
    "verification": ("certainty",),
    "demand": ("demands",),
}
DEMANDS = ("id", "type", "asked_by", "asked_of", "asks", "state", "answer")


@click.command("take-stock")
@json_option
@opens_vault
def take_stock(door: Door, as_json: bool) -> None:
    """Join what people accepted: incidents, people, weights, figures, demands.

    New matches wait for a decision in 'dripstone review'; nothing is joined without one.
    """
    from dripstone import flow

    with opened(door) as vault, output.progress(as_json) as tell:
        stock = flow.take_stock(vault, by=signer(vault, door.by), tell=tell)
    if as_json:
        output.as_json(summary(stock))
    else:
        show_summary(stock)


@click.command()
@json_option
@opens_vault
def people(door: Door, as_json: bool) -> None:
    """List the people whom accepted findings name, and in what roles."""
    stock = _looked(door, quietly=as_json)
    rows = (
        (f"P{p.number}", ", ".join(p.names), _roles(p), p.level, len(p.claims))
        for p in stock.people
    )
    _give(stock.people, as_json, "people", ("number", "names", "roles", "level", "claims"), rows)


@click.command()
@json_option
@opens_vault
def incidents(door: Door, as_json: bool) -> None:
    """List the incidents, with when, where, to whom, and how well each is supported."""
    stock = _looked(door, quietly=as_json)
    pairs = list(zip(stock.incidents, stock.weights, strict=True))
    data = [{"incident": i, "weight": w} for i, w in pairs]
    _give(data, as_json, "incidents", INCIDENTS, _incident_rows(stock))


@click.command()
@json_option
@opens_vault
def demands(door: Door, as_json: bool) -> None:
    """List what was asked of whom, by whom, and what answered it."""
    stock = _looked(door, quietly=as_json)
    _give(stock.outcomes, as_json, "demands", DEMANDS, (demand_row(o) for o in stock.outcomes))


def _looked(door: Door, *, quietly: bool) -> Stock:
    from dripstone import flow

    with opened(door) as vault, output.progress(quietly) as tell:
        stock: Stock = flow.look(vault, tell=tell)
    return stock


def _give(
    data: object, as_json: bool, title: str, heads: Iterable[str], rows: Iterable[Iterable[object]]
) -> None:
    if as_json:
        output.as_json(data)
        return
    _table(title, heads, rows)


def _table(title: str, heads: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    output.table(say(f"titles.{title}"), [say(f"columns.{h}") for h in heads], rows)


def _incident_rows(stock: Stock) -> Iterable[tuple[object, ...]]:
    names = {one.handle: one.names[0] for one in stock.people if one.names}
    pairs = zip(stock.incidents, stock.weights, strict=True)
    return (incident_row(incident, weight, names) for incident, weight in pairs)


def incident_row(
    incident: Incident, weight: Weight, names: Mapping[str, str]
) -> tuple[object, ...]:
    """Give one line of the table of incidents. ``names`` are people's, by handle."""
    return (
        incident.number,
        ", ".join(term_label(t) for t in incident.types),
        " … ".join(dict.fromkeys(d for d in (incident.earliest, incident.latest) if d)) or None,
        ", ".join(dict.fromkeys(w.text for w in incident.where)) or None,
        ", ".join(names.get(one, one) for one in incident.victims) or None,
        weight.independent,
        len(weight.against) or "",
        len(incident.undecided) or "",
    )


def floor_sentence(stock: Stock) -> str:
    """Say at least how many victims there are, or why that cannot be said."""
    from dripstone import flow

    found = flow.floor(stock)
    if isinstance(found, Figure):
        told = {"low": found.low, "high": found.high, "value": found.value}
        return say("figures.floor", **told)
    return output.clean(f"{say('figures.no_floor')} {found.sentence('en')}")


def _figure_rows(stock: Stock) -> Iterable[tuple[object, ...]]:
    places = places_in(stock)
    return (figure_row(figure, places) for figure in stock.figures)


def figure_row(figure: Figure, places: Mapping[str, str]) -> tuple[object, ...]:
    """Give one line of the table of figures. ``places`` are their names by identity."""
    told = (_dimension(name, value, places) for name, value in figure.by)
    return (
        ", ".join(told) or say("columns.all"),
        output.between(figure.low, figure.high),
        figure.unit,
        len(figure.rests_on),
        ", ".join(f"{why} +{n}" for why, n in figure.widened_by),
    )


def _dimension(name: str, value: str, places: Mapping[str, str]) -> str:
    kind = name.partition("/")[0]
    if not value:
        return say("doors.not_stated", what=say(f"columns.{kind}"))
    if kind in LABELLED:
        return term_label(value, LABELLED[kind])
    return place_name(value, places) if kind == "place" else value


def place_name(id: str, worded: Mapping[str, str]) -> str:
    """Name a place: as the gazetteer does, or as a report did for a project's own place."""
    from dripstone.vocabulary import gazetteer

    try:
        return gazetteer.place(id).label("en")
    except UnknownTerm:
        return worded.get(id, id)


def places_in(stock: Stock) -> dict[str, str]:
    """Give the first words by which accepted findings name each place, else its own name."""
    from dripstone.flow.places import own_places

    found: dict[str, str] = {}
    for finding in stock.settled.accepted:
        where = finding.slots.where
        if where is not None and isinstance(where.value, Where) and where.value.place is not None:
            found.setdefault(where.value.place, where.text)
    for place, one in own_places(stock.held.places).items():
        found.setdefault(place, next(iter(one.names.values()))[0])
    return found


def demand_row(outcome: Outcome) -> tuple[object, ...]:
    """Give one line of the table of demands."""
    demand = outcome.demand
    return (
        short(demand.id),
        vocabulary.label("demands", demand.type),
        _words(demand.slots.who),
        ", ".join(slot.text for slot in demand.addressees) or None,
        _words(demand.slots.what) or demand.anchors[0].exact,
        outcome.state,
        vocabulary.label("responses", outcome.response),
    )


def _words(slot: Slot | None) -> str | None:
    return None if slot is None else slot.text


def _roles(person: Person) -> str:
    return ", ".join(dict.fromkeys(person.roles))


def term_label(type_: str, schemes: Iterable[str] = ("acts", "events")) -> str:
    """Say an act or event type in words, or as it stands when no vocabulary has it."""
    for scheme in schemes:
        try:
            return vocabulary.label(scheme, type_)
        except UnknownTerm:
            continue
    return type_


def summary(stock: Stock) -> dict[str, Any]:
    """Count everything that there is, for the summary table and for programs."""
    accepted = Counter(finding.kind for finding in stock.settled.accepted)
    open_ = sum(1 for o in stock.outcomes if o.state == "open")
    demands_ = {"all": len(stock.outcomes), "open": open_, "answered": len(stock.outcomes) - open_}
    return {
        "reports": len(stock.held.reports),
        "read": len({text.report for text in stock.held.texts.values()}),
        "suggestions": stock.suggestions_by_kind(),
        "accepted": dict(sorted(accepted.items())),
        "incidents": len(stock.incidents),
        "people": len(stock.people),
        "demands": demands_,
        "undecided": len(stock.settled.undecided),
        "journal": stock.held.journal,
    }


def show_summary(stock: Stock) -> None:
    """Print the summary as a table."""
    output.table(
        say("titles.summary"),
        (say("columns.what"), say("columns.how_many")),
        ((say(f"summary.{name}"), _told(value)) for name, value in summary(stock).items()),
    )


def show_everything(stock: Stock) -> None:
    """Print the summary and every table behind it."""
    _table("incidents", INCIDENTS, _incident_rows(stock))
    _table("figures", FIGURES, _figure_rows(stock))
    click.echo(floor_sentence(stock) + "\n")
    _table("demands", DEMANDS, (demand_row(o) for o in stock.outcomes))
    show_summary(stock)


def _told(value: object) -> object:
    if not isinstance(value, dict):
        return value
    return ", ".join(f"{n} {say(f'kinds.{kind}')}" for kind, n in value.items())
