"""People: whom accepted findings name, and how they stand in each. Never a trait.

    every    GET /people
    one      GET /people/{number}

Everybody at these pages works in the vault, so restricted people stand by name, with the level
beside it. Sealed people stand by number alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from starlette.requests import Request
from starlette.responses import Response

from dripstone.link.mentions import mentions
from dripstone.records import AnyFinding, Incident, Match, Person, Value
from dripstone.web import wording
from dripstone.web.care import warned
from dripstone.web.history import history
from dripstone.web.notes import Notes, Ref
from dripstone.web.overview import Line, Overview, line_of
from dripstone.web.pages import (
    covered,
    everything,
    language,
    page,
    unseen,
    vault,
    whole_number,
)
from dripstone.web.timeline import timeline

AT_ONCE = 100  #: people on one page of the list


class Listed(Value, frozen=True, kw_only=True):
    """One person as the list shows them."""

    person: Person
    hidden: bool
    roles: tuple[str, ...]
    level: str


class Told(Value, frozen=True, kw_only=True):
    """One finding that names the person, and how the person stands in it."""

    finding: AnyFinding
    roles: tuple[str, ...]
    label: str
    stance: str
    line: Line
    note: Ref
    incident: Incident | None


async def every(request: Request) -> Response:
    """Show the people in the order of their numbers."""
    view, spoken = everything(request), language(request)
    start, hidden = whole_number(request.query_params.get("from")), unseen(request)
    open_ = [p for p in view.people if hidden.isdisjoint(p.claims)]
    return page(
        request,
        "people.html",
        lines=[_listed(view, p, spoken) for p in open_[start : start + AT_ONCE]],
        count=len(open_),
        covered=len(view.people) - len(open_),
        start=start,
        at_once=AT_ONCE,
        view=view,
    )


async def one(request: Request) -> Response:
    """Show one person: every finding that names them, by role."""
    view, spoken = everything(request), language(request)
    person = view.person(whole_number(request.path_params["number"]))
    claims = view.here(person.claims)
    warning = covered(request, person.claims) or warned(request, wording.tells_of(claims, spoken))
    if warning is not None:
        return warning
    notes = Notes(vault(request), view, spoken)
    return page(
        request,
        "person.html",
        view=view,
        person=person,
        level=wording.scheme_label("levels", str(person.level), spoken),
        told=sorted(
            _told(view, person, claims, notes, spoken), key=lambda t: t.line.published or "9"
        ),
        time=timeline(claims, notes, spoken),
        history=history(request, view, claims, spoken, joins=_joins(person, view)),
        notes=notes,
    )


def _joins(person: Person, view: Overview) -> Callable[[Match], bool]:
    """Tell the pairs that joined this person's spellings: both ends are mentions of theirs."""
    claims = set(person.claims)
    mine = {
        m.id
        for m in mentions(view.here(person.claims)).values()
        if m.name in person.names and claims.intersection(t.finding for t in m.told)
    }
    return lambda match: match.kind == "person" and {match.a, match.b} <= mine


def _listed(view: Overview, person: Person, language: str) -> Listed:
    return Listed(
        person=person,
        hidden=view.hidden(person),
        roles=tuple(wording.say(f"roles.{role}", language) for role in dict.fromkeys(person.roles)),
        level=wording.scheme_label("levels", str(person.level), language),
    )


def _told(
    view: Overview,
    person: Person,
    claims: tuple[AnyFinding, ...],
    notes: Notes,
    language: str,
) -> Iterator[Told]:
    for claim in claims:
        places = [
            view.roles[key] for name in person.names if (key := (claim.id, name)) in view.roles
        ]
        roles = dict.fromkeys(role for told in places for role, _ in told)
        words = next((anchor for told in places for _, anchor in told if anchor), None)
        yield Told(
            finding=claim,
            roles=tuple(wording.say(f"roles.{role}", language) for role in roles),
            label=wording.term_of(claim, language)[0],
            stance=wording.scheme_label("certainty", claim.stance, language),
            line=line_of(view, claim.text),
            note=notes.of(claim, words),
            incident=view.incident_of(claim.id),
        )
