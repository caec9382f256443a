"""Relating: who stood over whom and when, as accepted findings say.

show     GET, POST /relations    all of it; or of one unit, at one moment
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from dripstone import vocabulary
from dripstone.link.relations import Relation, relations
from dripstone.records import Value
from dripstone.web.notes import Notes, Ref
from dripstone.web.pages import form, language, overview, page, vault

AT_ONCE = 200  #: relations on one page


class Shown(Value, frozen=True, kw_only=True):
    """One relation as the page shows it."""

    relation: Relation
    label: str
    when: str
    note: Ref


async def show(request: Request) -> Response:
    """Show what is said; a name that is asked for stands in no address."""
    fields = await form(request) if request.method == "POST" else {}
    unit, at = (fields.get(name, [""])[0].strip() for name in ("unit", "at"))
    view, spoken = overview(request), language(request)
    found = relations(view.findings.values(), unit=unit, at=at)
    notes = Notes(vault(request), view, spoken)
    return page(
        request,
        "relations.html",
        shown=[_shown(one, notes, spoken) for one in found[:AT_ONCE]],
        count=len(found),
        unit=unit,
        at=at,
        asked=bool(unit or at),
        notes=notes,
        levels=notes.level,
    )


def _shown(one: Relation, notes: Notes, language: str) -> Shown:
    when = one.finding.slots.when
    return Shown(
        relation=one,
        label=vocabulary.label("relations", one.finding.type, language),
        when=when.text if when else "",
        note=notes.of(one.finding),
    )
