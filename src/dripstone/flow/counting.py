"""Counting: figures along any dimensions, as they stood at any entry, and what has gone stale.

figures    Stock → Figures            incidents, acts, persons and demands
told       rows, Stock → Told         what people say of sources and of verification
assessed   Stock → Told               the same, as they said it in the vault
of_report  Stock, report → Stock      what one report alone tells
only       Stock, findings → Stock    what these findings alone tell
marked     vault, then → Marks        which figures of an earlier entry still stand
marks      Stock then, now → Marks
erased     vault, then → bool         was something erased since, so that then cannot come back?
touched    vault, then, now → names   the findings that decisions in between touch
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping

import msgspec

from dripstone import count
from dripstone.count.others import of_demands
from dripstone.errors import NoSuchDimension, NoSuchRecord, NothingNamed
from dripstone.flow.assessing import now_called, standing
from dripstone.flow.places import known_with
from dripstone.flow.stock import Stock, look
from dripstone.link.mentions import mentions
from dripstone.records import (
    AnyFinding,
    Decision,
    Demand,
    Figure,
    Incident,
    Match,
    Person,
    Value,
    When,
    Where,
    short,
)
from dripstone.vault import Vault
from dripstone.vocabulary import scheme

OF_TOLD = {"source_type": "sources", "verification": "certainty"}  #: dimension → its vocabulary
Told = Mapping[str, Mapping[str, str]]


class Mark(Value, frozen=True, kw_only=True):
    """A figure as it stood, and whether it stands."""

    figure: Figure
    stale: bool  #: a merge, an unmerge or a correction touches what it rests on
    now: Figure | None  #: the same cell as it stands; None: there is no such cell any more


def figures(
    stock: Stock, *, by: tuple[str, ...], told: Told | None = None, language: str = "en"
) -> tuple[Figure, ...]:
    """Count incidents, acts and persons along any dimensions, and demands along those they have.

    ``told`` is what people say besides what they said in the vault, and goes before it.

    Raises:
        NoSuchDimension: ``by`` names no dimension.
    """
    journal = stock.held.journal
    told = _together(assessed(stock), told or {})
    known = known_with(stock.held.places)
    found = count.tallies(
        stock.incidents,
        by=by,
        journal=journal,
        people=stock.people,
        told=told,
        places=known,
        language=language,
    )
    demands = [f for f in stock.settled.accepted if isinstance(f, Demand)]
    own = tuple(name for name in by if of_demands(name) or name in OF_TOLD)
    asked = count.tally_demands(
        demands, by=own, told=told, places=known, journal=journal, language=language
    )
    return (*found, *asked)


def assessed(stock: Stock) -> dict[str, dict[str, str]]:
    """Give what people said in the vault of sources and verification; the newest word stands."""
    accepted = {f.id for f in stock.settled.accepted}
    found: dict[str, dict[str, str]] = {}
    for one in standing(stock.held.assessments):
        if one.of in OF_TOLD:
            on = now_called(one.on, stock.held.decisions, accepted)
            found.setdefault(one.of, {})[on] = one.term
    return found


def of_report(stock: Stock, report: str) -> Stock:
    """Give what one report alone tells.

    Raises:
        NoSuchRecord: no report here has this identity.
    """
    if report not in stock.held.reports:
        raise NoSuchRecord(kind="report", id=short(report))
    texts = {text.id for text in stock.held.texts.values() if text.report == report}
    return only(stock, {f.id for f in stock.settled.accepted if f.text in texts})


def only(stock: Stock, findings: Container[str]) -> Stock:
    """Give the stock as these findings alone tell it: incidents, people and demands of theirs."""
    accepted = tuple(f for f in stock.settled.accepted if f.id in findings)
    incidents = tuple(_only(i, findings) for i in stock.incidents)
    people = (_claims(p, findings) for p in stock.people)
    return msgspec.structs.replace(
        stock,
        settled=msgspec.structs.replace(stock.settled, accepted=accepted),
        incidents=tuple(i for i in incidents if i.claims),
        people=tuple(p for p in people if p.claims),
        weights=(),
        figures=(),
    )


def _only(incident: Incident, findings: Container[str]) -> Incident:
    kept = tuple(c for c in incident.claims if c.id in findings)
    when = (c.slots.when.value for c in kept if c.slots.when is not None)
    where = (c.slots.where.value for c in kept if c.slots.where is not None)
    return msgspec.structs.replace(
        incident,
        claims=kept,
        when=tuple(w for w in when if isinstance(w, When)),
        where=tuple(w for w in where if isinstance(w, Where)),
    )


def _claims(person: Person, findings: Container[str]) -> Person:
    kept = tuple(c for c in person.claims if c in findings)
    return msgspec.structs.replace(person, claims=kept)


def _together(one: Told, other: Told) -> Told:
    names = {*one, *other}
    return {name: {**one.get(name, {}), **other.get(name, {})} for name in names}


def told(rows: Iterable[Mapping[str, str]], stock: Stock) -> dict[str, dict[str, str]]:
    """Read what people say: rows of ``dimension``, ``of`` and ``value``.

    ``of`` is the number of an incident, the identity of a finding, or the name of a voice or of
    whoever published a report: then it holds for all that they say.

    Raises:
        NoSuchDimension: a dimension that nobody may tell.
        NothingNamed: an ``of`` that is no name of anything here.
        UnknownTerm: the value is not in the vocabulary of its dimension.
    """
    found: dict[str, dict[str, str]] = {}
    known = _named(stock)
    for number, row in enumerate(rows, start=1):
        dimension = row.get("dimension") or ""
        if dimension not in OF_TOLD:
            raise NoSuchDimension(row=number, dimension=dimension)
        value = scheme(OF_TOLD[dimension]).term(row.get("value") or "").id
        of = known.get(" ".join((row.get("of") or "").casefold().split()), ())
        if not of:
            raise NothingNamed(row=number)
        found.setdefault(dimension, {}).update(dict.fromkeys(of, value))
    return found


def marked(
    vault: Vault,
    then: int,
    *,
    by: tuple[str, ...],
    told: Told | None = None,
    report: str | None = None,
) -> list[Mark]:
    """Say of each figure as it stood at an entry whether it still does."""
    return marks(look(vault, journal=then), look(vault), by=by, told=told, report=report)


def marks(
    before: Stock,
    after: Stock,
    *,
    by: tuple[str, ...],
    told: Told | None = None,
    report: str | None = None,
    language: str = "en",
) -> list[Mark]:
    """Say of each figure of one moment whether it still stands at a later one."""
    known = touched(before, after)
    if report is not None:
        before, after = of_report(before, report), of_report(after, report)
    standing_now = figures(after, by=by, told=told, language=language)
    now = {(f.unit, f.by): f for f in standing_now}
    return [
        Mark(figure=f, stale=count.stale(f, known), now=now.get((f.unit, f.by)))
        for f in figures(before, by=by, told=told, language=language)
    ]


def erased(vault: Vault, then: int) -> bool:
    """Tell whether something was erased after an entry: its figures cannot come back then."""
    return any(entry.did == "erase" for entry in vault.entries(after=then))


def touched(before: Stock, after: Stock) -> frozenset[str]:
    """Give the findings that decisions between two moments touch, and all that stands with them.

    What is joined or parted changes whatever the joined incidents and people rest on.
    """
    made = {d.id for d in before.held.decisions}
    new = [d for d in after.held.decisions if d.id not in made]
    said = {a.id for a in before.held.assessments}
    told = (a.on for a in after.held.assessments if a.id not in said and a.of in OF_TOLD)
    direct = frozenset((*_touched(new, after), *told))
    held = [frozenset(p.claims) for stock in (before, after) for p in stock.people]
    held += [frozenset(c.id for c in i.claims) for s in (before, after) for i in s.incidents]
    return direct.union(*(claims for claims in held if claims & direct))


def _touched(decisions: Iterable[Decision], stock: Stock) -> Iterator[str]:
    suggested = [s.of for s in stock.held.suggestions]
    matches = {m.id: m for m in suggested if isinstance(m, Match)}
    named = mentions(f for f in suggested if not isinstance(f, Match))
    for one in decisions:
        yield one.on
        if one.corrected is not None:
            yield one.corrected.id
        match = matches.get(one.on)
        for end in () if match is None else (match.a, match.b):
            yield end
            yield from (row.finding for row in named[end].told) if end in named else ()


def _named(stock: Stock) -> dict[str, tuple[str, ...]]:
    """Give what each name stands for: incidents, findings, and all that a voice says."""
    found: dict[str, tuple[str, ...]] = {str(i.number): (i.handle,) for i in stock.incidents}
    said: dict[str, list[str]] = {}
    publishers = stock.held.publishers()
    for finding in stock.settled.accepted:
        found[finding.id.casefold()] = (finding.id,)
        for name in _voices(finding, stock, publishers):
            said.setdefault(" ".join(name.casefold().split()), []).append(finding.id)
    return {**{name: tuple(ids) for name, ids in said.items()}, **found}


def _voices(
    finding: AnyFinding, stock: Stock, publishers: Mapping[str, str | None]
) -> Iterator[str]:
    text = stock.held.texts.get(finding.text)
    names = [publishers.get(text.report)] if text is not None else []
    names += [name for v in finding.attribution[-1:] for name in (v.stands_for, v.who)]
    yield from (name for name in dict.fromkeys(names) if name)
