"""Assessing: what only people say of findings: elements, verification, source.

elements    GET /elements                       a legal term's elements, and what is tied to each
show        GET /assess/{finding}               what people said of one finding
say         POST /assess/{finding}
take_back   POST /assess/{finding}/taken-back
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dripstone import vocabulary
from dripstone.errors import NoSuchRecord
from dripstone.flow import assessing
from dripstone.records import AnyFinding, Assessment, Value, short
from dripstone.web import wording
from dripstone.web.care import warned
from dripstone.web.notes import Notes, Ref
from dripstone.web.pages import by, form, language, overview, page, vault

USUAL = "crime_against_humanity"


class Tied(Value, frozen=True, kw_only=True):
    """A finding tied to an element, as the page shows it."""

    tie: assessing.Tie
    note: Ref


class Row(Value, frozen=True, kw_only=True):
    """One element and what is tied to it."""

    label: str
    tied: tuple[Tied, ...]
    fallen: int


class Word(Value, frozen=True, kw_only=True):
    """What somebody said of a finding, in words."""

    said: Assessment
    of: str
    term: str


async def elements(request: Request) -> Response:
    """Show the elements of a legal term; nothing tied is not that nothing happened."""
    view, spoken = overview(request), language(request)
    term = request.query_params.get("of") or USUAL
    found = assessing.elements(view.stock, term, view.findings)
    notes = Notes(vault(request), view, spoken)
    rows = [
        Row(
            label=one.labels.get(spoken, one.labels["en"]),
            tied=tuple(Tied(tie=t, note=notes.of(t.finding)) for t in one.ties),
            fallen=one.fallen,
        )
        for one in found
    ]
    return page(
        request,
        "elements.html",
        rows=rows,
        term=term,
        label=vocabulary.label("legal", term, spoken),
        terms=[
            (t.id, vocabulary.label("legal", t.id, spoken))
            for t in vocabulary.scheme("legal")
            if t.elements
        ],
        notes=notes,
        levels=notes.level,
    )


async def show(request: Request) -> Response:
    """Show what people said of one finding, and what may be said."""
    view, spoken, finding = overview(request), language(request), found_in(request)
    warning = warned(request, wording.tells_of((finding,), spoken))
    if warning is not None:
        return warning
    notes = Notes(vault(request), view, spoken)
    return page(
        request,
        "assess.html",
        finding=finding,
        note=notes.of(finding),
        said=[_word(one, spoken) for one in said_of(request, finding.id)],
        elements=_elements(spoken),
        verifications=[
            (one, vocabulary.label("certainty", one, spoken)) for one in assessing.verifications()
        ],
        sources=[(t.id, vocabulary.label("sources", t.id, spoken)) for t in types_of_source()],
        notes=notes,
        levels=notes.level,
    )


async def say(request: Request) -> Response:
    """Write what somebody says of a finding."""
    finding, fields = found_in(request), await form(request)
    of, _, term = fields.get("term", [""])[0].partition(":")
    assessing.assess(
        vault(request),
        finding.id,
        of=of,
        term=term,
        by=by(request),
        reason=fields.get("reason", [""])[0],
    )
    return RedirectResponse(f"/assess/{finding.id}", status_code=303)


async def take_back(request: Request) -> Response:
    """Take back one's own word."""
    finding, fields = found_in(request), await form(request)
    identity = fields.get("id", [""])[0]
    if identity not in {one.id for one in said_of(request, finding.id)}:
        raise NoSuchRecord(kind="assessment", id=short(identity))
    assessing.take_back(vault(request), identity, by=by(request))
    return RedirectResponse(f"/assess/{finding.id}", status_code=303)


def found_in(request: Request) -> AnyFinding:
    """Give the accepted finding that the address names.

    Raises:
        NoSuchRecord: nobody stands behind it, or it is not for whoever asks.
    """
    on = request.path_params["finding"]
    found = overview(request).here((on,))
    if not found:
        raise NoSuchRecord(kind="finding", id=short(on))
    return found[0]


def said_of(request: Request, finding: str) -> tuple[Assessment, ...]:
    """Give what people say of a finding now, also of what it was before it was corrected."""
    view = overview(request)
    said = assessing.standing(vault(request).all(Assessment))
    decisions = view.stock.held.decisions
    return tuple(
        one for one in said if assessing.now_called(one.on, decisions, view.findings) == finding
    )


def types_of_source() -> tuple[vocabulary.Term, ...]:
    """Give the types of source that somebody can say."""
    return tuple(vocabulary.scheme("sources"))


def _elements(language: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Give the legal terms that list elements, each with what can be said."""
    return [
        (
            vocabulary.label("legal", term.id, language),
            [
                (f"{term.id}.{e}", told.get(language, told["en"]))
                for e, told in term.elements.items()
            ],
        )
        for term in vocabulary.scheme("legal")
        if term.elements
    ]


def _word(said: Assessment, language: str) -> Word:
    term = said.term
    if said.of == "element":
        name, _, element = term.partition(".")
        labels = vocabulary.term("legal", name).elements[element]
        term = f"{vocabulary.label('legal', name, language)}: {labels.get(language, labels['en'])}"
    else:
        term = vocabulary.label(assessing.SCHEMES[said.of], term, language)
    return Word(said=said, of=wording.say(f"assess.of.{said.of}", language), term=term)
