"""Dossier: from one incident to one page that a reader can check word by word.

dossier   incident, weight, texts, reports, decisions → HTML, in one file

Every sentence carries the number of the words that it rests on. What contradicts stands side by
side; what nobody states is said to be not stated; what was left out is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dripstone import __version__
from dripstone.languages.messages import say
from dripstone.publish.exports import notes
from dripstone.publish.exports.page import Markup, document, tag, together
from dripstone.publish.shields.row import Row
from dripstone.publish.shields.rows import Let, let_through
from dripstone.records import Decision, Incident, Person, Report, Text, Weight
from dripstone.vocabulary import SCHEMES, scheme
from dripstone.vocabulary.gazetteer import Gazetteer

_ASKED = ("who", "to_whom", "when", "where", "why", "how_many")
_COMPARED = ("when", "where", "how_many")
_DOUBTFUL = ("denies", "questions", "partial", "declines")


def dossier(
    incident: Incident,
    *,
    weight: Weight,
    texts: Mapping[str, Text],
    reports: Mapping[str, Report],
    history: Mapping[str, Sequence[Decision]],
    people: Iterable[Person],
    key: bytes,
    journal: int,
    seal: str = "",
    language: str = "en",
    level: int = 0,
    gazetteer: Gazetteer | None = None,
    bodies: Iterable[str] = (),
) -> bytes:
    """Write what is known of one incident, to be read, printed and checked.

    ``history`` holds the decisions by identity of their finding, ``people`` all people of the
    vault, ``key`` 32 random bytes of this release, ``journal`` the entry that it was made from,
    ``bodies`` names known to be those of organisations, outlets and the like.

    Raises:
        WordsNotFound: anchored words are not at their place.
        NameWouldLeave: a protected name stands in a row after everything.
    """
    let = let_through(
        incident.claims,
        texts=texts,
        reports=reports,
        history=history,
        people=people,
        key=key,
        level=level,
        incidents=(incident,),
        gazetteer=gazetteer,
        bodies=bodies,
        language=language,
        word=say("dossier.person", language),
    )
    title = say(
        "dossier.title", language, number=incident.number, type=_label(incident.type, language)
    )
    made = say("dossier.made", language, version=__version__, journal=journal, level=level)
    return document(
        title,
        tag("h1", title),
        tag("p", made, class_="soft"),
        tag("p", say("dossier.read_so", language), class_="soft"),
        _told(let.rows, language),
        _compared(let.rows, incident.contradictions, language),
        _not_stated(let.rows, language),
        _support(incident, weight, let, reports, language),
        notes.section(let.rows, language),
        _left_out(let, language),
        _check(journal, seal, language),
        language=language,
    )


def _told(rows: Sequence[Row], language: str) -> Markup:
    said = [(n, r) for n, r in enumerate(rows, start=1) if r.polarity not in _DOUBTFUL]
    denied = [(n, r) for n, r in enumerate(rows, start=1) if r.polarity in _DOUBTFUL]
    asked = [(n, r) for n, r in said if r.kind == "demand"]
    told = [(n, r) for n, r in said if r.kind != "demand"]
    parts = (("told", told), ("denied", denied), ("asked", asked))
    return together(*(_sentences(name, some, language) for name, some in parts if some))


def _sentences(name: str, rows: Iterable[tuple[int, Row]], language: str) -> Markup:
    items = (
        tag(
            "li",
            row.says,
            " ",
            notes.link(number),
            " ",
            _stance(row, language),
            notes.voices(row, language),
        )
        for number, row in rows
    )
    return together(tag("h2", say(f"dossier.{name}", language)), tag("ul", items))


def _stance(row: Row, language: str) -> Markup | None:
    """Say how firmly it was put, unless it was plainly stated."""
    if row.stance == "asserted":
        return None
    return tag("span", f"[{_label(row.stance, language)}] ", class_="soft")


def _compared(rows: Sequence[Row], contradictions: Iterable[str], language: str) -> Markup | None:
    kinds = [k for k in contradictions if _has(f"dossier.contradiction_kinds.{k}")]
    table = [line for name in _COMPARED if (line := _line(rows, name, language)) is not None]
    if not table and not kinds:
        return None
    return together(
        tag("h2", say("dossier.values", language)),
        tag("table", table),
        tag("p", say("dossier.contradict", language), class_="warn") if kinds else None,
        (tag("p", say(f"dossier.contradiction_kinds.{kind}", language)) for kind in kinds),
    )


def _line(rows: Sequence[Row], name: str, language: str) -> Markup | None:
    """Give one question and every answer, each beside the reports that give it."""
    answers: dict[str, list[int]] = {}
    for number, row in enumerate(rows, start=1):
        for cell in row.slots:
            if cell.name == name and row.polarity not in _DOUBTFUL:
                answers.setdefault(notes.meant(cell), []).append(number)
    if not answers:
        return None
    told = (tag("div", answer, " ", map(notes.link, at)) for answer, at in answers.items())
    return tag("tr", tag("th", say(f"dossier.slots.{name}", language)), tag("td", told))


def _not_stated(rows: Sequence[Row], language: str) -> Markup:
    stated = {cell.name for row in rows if row.polarity not in _DOUBTFUL for cell in row.slots}
    open_ = [say(f"dossier.slots.{name}", language) for name in _ASKED if name not in stated]
    lines = [say("dossier.stated_nowhere", language, what=what) for what in open_]
    return together(
        tag("h2", say("dossier.not_stated", language)),
        tag("ul", (tag("li", line) for line in lines))
        if lines
        else tag("p", say("dossier.all_stated", language)),
    )


def _support(
    incident: Incident, weight: Weight, let: Let, reports: Mapping[str, Report], language: str
) -> Markup:
    numbers = {finding: number for number, finding in enumerate(let.of, start=1)}
    strict = any(row.all_hidden for row in let.rows)
    origins = (
        tag(
            "li",
            say("dossier.no_name", language)
            if origin.voice is None
            else let.hide(origin.voice, strict=strict),
            " ",
            [notes.link(numbers[f]) for f in origin.findings if f in numbers],
        )
        for origin in weight.origins
    )
    return together(
        tag("h2", say("dossier.support", language)),
        tag("p", say("dossier.independent", language, count=weight.independent)),
        tag("ul", origins),
        (tag("p", line) for line in _facts(incident, weight, let, reports, language)),
    )


def _facts(
    incident: Incident, weight: Weight, let: Let, reports: Mapping[str, Report], language: str
) -> Iterator[str]:
    strict = any(row.all_hidden for row in let.rows)
    if weight.unnamed:
        yield say("dossier.unnamed", language, count=weight.unnamed)
    first = reports.get(weight.first_report or "")
    row = next((r for r in let.rows if first and r.source.sha256 == first.sha256), None)
    if row is not None:
        yield say("dossier.first_report", language, what=notes.named(row, language))
    if weight.first_said:
        who = let.hide(weight.first_said, strict=strict)
        yield say("dossier.first_said", language, who=who)
    if weight.copies:
        yield say("dossier.copies", language, count=len(weight.copies))
    yield say("dossier.denials", language, count=len(weight.against))
    if incident.undecided:
        yield say("dossier.undecided", language, count=len(incident.undecided))


def _left_out(let: Let, language: str) -> Markup:
    account = let.account
    left = account.given - account.shown
    count = say("dossier.account", language, given=account.given, shown=account.shown, left=left)
    reasons = (
        tag("li", f"{say(f'dossier.reasons.{why}', language)}: {number}")
        for why, number in account.left_out
    )
    shields = ("hidden", *(("widened",) if any(r.widened for r in let.rows) else ()))
    strict = ("all_hidden",) if any(r.all_hidden for r in let.rows) else ()
    return together(
        tag("h2", say("dossier.left", language)),
        tag("p", count),
        tag("ul", reasons) if left else None,
        (tag("p", say(f"dossier.{shield}", language)) for shield in (*shields, *strict)),
    )


def _check(journal: int, seal: str, language: str) -> Markup:
    steps = (
        tag("li", say(f"dossier.steps.{step}", language, journal=journal))
        for step in ("file", "words", "journal")
    )
    return together(
        tag("h2", say("dossier.check", language)),
        tag("ol", steps),
        tag("p", tag("code", say("dossier.seal", language, seal=seal))) if seal else None,
        tag("p", say("dossier.limits", language), class_="soft"),
    )


def _label(term: str, language: str) -> str:
    """Say a term in the reader's language; one that no vocabulary has is said as it is."""
    for name in SCHEMES:
        found = scheme(name).terms.get(term)
        if found is not None:
            return found.labels.get(language, found.labels["en"])
    return term


def _has(message: str) -> bool:
    try:
        say(message)
    except KeyError:
        return False
    return True
