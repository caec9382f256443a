"""Telling: what was told, by whom first, otherwise than before, against itself, and from where.

told           Stock → Lines       the claims of incidents in the order of publication
contradicting  Stock → Pairs       claims that cannot both be so, of everything or of one report
sources_in     vault, report → Sources   other sources that a report names, and which are here
lists_of       Stock → Table       who is told of by which independent origins
shares         vault → Shares      what became of suggestions, by type, language and source
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Literal

import msgspec

from dripstone import count, review, vocabulary, weigh
from dripstone.errors import NoSuchDimension, NoSuchRecord, UnknownTerm
from dripstone.flow.stock import Stock
from dripstone.languages.folds import words
from dripstone.languages.names import may_be_one
from dripstone.read.mentioned import Mentioned, mentioned
from dripstone.records import (
    AnyFinding,
    Decision,
    HowMany,
    Incident,
    Match,
    Report,
    Suggestion,
    Text,
    Value,
    short,
)
from dripstone.review.shares import Share
from dripstone.review.shares import shares as shared
from dripstone.vault import Vault
from dripstone.vocabulary.agreement import scheme_of
from dripstone.weigh.tellings import Telling, tellings

ALONG = ("type", "language", "source")
Shares = tuple[Share, ...]
_AT_ONCE = 500


class Line(Value, frozen=True, kw_only=True):
    """One claim in the order of telling, and the incident that it tells of."""

    incident: int
    telling: Telling


class Pair(Value, frozen=True, kw_only=True):
    """Two claims of one incident that cannot both be so."""

    incident: int
    kind: str
    one: AnyFinding
    other: AnyFinding


class Source(Value, frozen=True, kw_only=True):
    """A source that a report names, and the reports here that came from that address."""

    mentioned: Mentioned
    held: tuple[str, ...]


def told(
    stock: Stock,
    *,
    incident: int | None = None,
    act: str = "",
    voice: str = "",
    report: str | None = None,
    numbers: bool = False,
    changed: bool = False,
) -> tuple[Line, ...]:
    """Give claims in the order in which they were published: incident by incident.

    ``act`` is a term and all below it; ``voice`` words of a name in any script; ``numbers`` those
    that give a number; ``changed`` those that say otherwise than their voice said before.

    Raises:
        UnknownTerm: there is no such act or event.
    """
    if act and scheme_of(act) is None:
        raise UnknownTerm(scheme="acts", term=act)
    publishers = stock.held.publishers()
    lines = [
        Line(incident=one.number, telling=telling)
        for one, weight in zip(stock.incidents, stock.weights, strict=True)
        if incident in (None, one.number)
        for telling in tellings(one, weight, stock.held.texts, publishers)
    ]
    return wanted(lines, act=act, voice=voice, report=report, numbers=numbers, changed=changed)


def wanted(
    lines: Iterable[Line],
    *,
    act: str = "",
    voice: str = "",
    report: str | None = None,
    numbers: bool = False,
    changed: bool = False,
) -> tuple[Line, ...]:
    """Keep the lines that are asked for, as ``told`` does."""
    return tuple(
        line
        for line in lines
        if (not act or _under(line.telling.finding, act))
        and (not voice.strip() or _says(line.telling, voice))
        and (report is None or line.telling.report == report)
        and (not numbers or _numbered(line.telling.finding))
        and (not changed or line.telling.changes)
    )


def of_claims(
    stock: Stock,
    incident: Incident,
    claims: tuple[AnyFinding, ...],
    publishers: Mapping[str, str | None],
) -> Iterator[Line]:
    """Give an incident as these claims alone tell it, where the others may not be seen."""
    one, held = msgspec.structs.replace(incident, claims=claims), stock.held
    weight = weigh.weigh(
        one,
        texts=held.texts,
        reports=held.reports,
        versions=held.versions,
        publisher_of=publishers,
    )
    for telling in tellings(one, weight, held.texts, publishers):
        yield Line(incident=one.number, telling=telling)


def contradicting(stock: Stock, *, report: str | None = None) -> tuple[Pair, ...]:
    """Give the claims that cannot both be so; with ``report``, where one report says both."""
    texts = stock.held.texts
    return tuple(
        Pair(incident=one.number, kind=found.kind, one=here[found.a], other=here[found.b])
        for one in stock.incidents
        for here in ({c.id: c for c in one.claims},)
        for found in weigh.contradictions(one)
        if report is None or all(texts[here[i].text].report == report for i in (found.a, found.b))
    )


def sources_in(vault: Vault, report: str) -> tuple[Source, ...]:
    """Give the other sources that a report's newest text names.

    Raises:
        NoSuchRecord: no report of this identity was read here.
    """
    texts = [t for t in vault.all(Text) if t.report == report]
    if not texts:
        raise NoSuchRecord(kind="text", id=short(report))
    text = texts[-1]
    findings = [f for s in vault.all(Suggestion) if (f := _finding(s)) and f.text == text.id]
    here = _publishers(vault)
    own = next((name for name, reports in here.items() if report in reports), None)
    addresses, known = _addresses(vault), {name for name in here if name != own}
    return tuple(
        Source(
            mentioned=one,
            held=addresses.get(_bare(one.words), ()) or here.get(one.words, ()),
        )
        for one in mentioned(text, findings, known)
    )


def lists_of(stock: Stock, *, of: Literal["people", "incidents"] = "people") -> count.Table:
    """Tabulate who is told of by which independent origins, with what was left out and why."""
    return count.overlap(
        stock.people if of == "people" else stock.incidents,
        stock.weights,
        findings={finding.id: finding for finding in stock.settled.accepted},
        linkage=f"entry {stock.held.journal}",
    )


def shares(vault: Vault, along: Collection[str] = ALONG, *, language: str = "en") -> Shares:
    """Count what became of machine suggestions that somebody judged, by any of ``ALONG``.

    ``name`` of each share has one part for each dimension, in their order, between " · ".

    Raises:
        NoSuchDimension: ``along`` names another dimension.
    """
    return shares_among(vault, judged_in(vault), along, language=language)


def shares_among(
    vault: Vault,
    judged: Collection[review.Judged],
    along: Collection[str] = ALONG,
    *,
    language: str = "en",
) -> Shares:
    """Count the same among what was judged and may be shown.

    Raises:
        NoSuchDimension: ``along`` names another dimension.
    """
    wrong = [one for one in along if one not in ALONG]
    if wrong:
        raise NoSuchDimension(dimension=wrong[0])
    texts = {one.finding.text for one in judged}
    known = {i: t for i in texts if vault.holds(i) and isinstance(t := vault.get(i), Text)}
    kept = {t.report: vault.get(t.report) for t in known.values() if vault.holds(t.report)}
    publishers = {
        i: t.publisher.value if t.publisher else _came_from(kept.get(t.report))
        for i, t in known.items()
    }

    def name(finding: AnyFinding) -> str:
        text = known.get(finding.text)
        parts = {
            "type": _label(finding, language),
            "language": (text.language if text else None) or "?",
            "source": publishers.get(finding.text) or "?",
        }
        return " · ".join(parts[one] for one in ALONG if one in along)

    return shared(judged, by=name)


def judged_in(vault: Vault) -> tuple[review.Judged, ...]:
    """Put together what people said; of the suggestions only those are read that were judged."""
    decisions = tuple(vault.all(Decision))
    on = tuple(dict.fromkeys(d.on for d in decisions))
    said = (
        record
        for at in range(0, len(on), _AT_ONCE)
        for record in vault.about(*on[at : at + _AT_ONCE])
    )
    return review.judged((s for s in said if isinstance(s, Suggestion)), decisions)


def _under(finding: AnyFinding, act: str) -> bool:
    found = scheme_of(finding.type)
    return found is not None and act in found.lineage(finding.type)


def _says(telling: Telling, voice: str) -> bool:
    hops = telling.finding.attribution
    names = [telling.voice, *(name for hop in hops for name in (hop.who, hop.stands_for))]
    asked = set(words(voice))
    return any(asked <= set(words(n)) or may_be_one(voice, n) for n in names if n)


def _numbered(finding: AnyFinding) -> bool:
    slot = finding.slots.how_many
    return slot is not None and isinstance(slot.value, HowMany)


def _finding(suggestion: Suggestion) -> AnyFinding | None:
    return None if isinstance(suggestion.of, Match) else suggestion.of


def _publishers(vault: Vault) -> dict[str, tuple[str, ...]]:
    """Give the reports here by who published them."""
    found = {r.id: r.origin.came_from for r in vault.all(Report)}
    found |= {t.report: t.publisher.value for t in vault.all(Text) if t.publisher}
    names = dict.fromkeys(name for name in found.values() if name)
    return {n: tuple(report for report, name in found.items() if name == n) for n in names}


def _addresses(vault: Vault) -> dict[str, tuple[str, ...]]:
    """Give the reports here by the address that they came from, or that they give themselves."""
    found: dict[str, tuple[str, ...]] = {}
    here = (
        *((r.id, r.origin.url) for r in vault.all(Report)),
        *((t.report, t.url) for t in vault.all(Text)),
    )
    for report, url in here:
        if url:
            bare = _bare(url)
            found[bare] = tuple(dict.fromkeys((*found.get(bare, ()), report)))
    return found


def _bare(address: str) -> str:
    """Spell an address so that the same page is the same, however it was typed."""
    bare = address.casefold().partition("://")[2] or address.casefold()
    return bare.removeprefix("www.").rstrip("/")


def _came_from(report: object) -> str | None:
    return report.origin.came_from if isinstance(report, Report) else None


def _label(finding: AnyFinding, language: str) -> str:
    for name in ("acts", "events", "demands", "grounds", "legal", "relations", "attribution"):
        if finding.type in vocabulary.scheme(name).terms:
            return vocabulary.label(name, finding.type, language)
    return finding.type.replace("_", " ")
