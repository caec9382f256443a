"""Answers: what the claims of one incident say to each question, side by side.

    questions    claims → Questions, each with every answer and the words it rests on
    disagree     incident → the pairs of claims that cannot both be so

Nothing is chosen between answers, and nothing is put together out of two of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dripstone import weigh
from dripstone.records import AnyFinding, HowMany, Incident, Person, Slot, Value, When, Where, Who
from dripstone.records.values import Ground
from dripstone.vocabulary.agreement import affirms, happens
from dripstone.web import wording
from dripstone.web.notes import Notes, Ref
from dripstone.web.overview import Overview

ASKED = ("what", "to_whom", "how_many", "when", "where", "who", "why")
_ANSWERED_BY = {"how_many": ("number",), "why": ("ground",)}  #: kinds besides what happened
_CONTRADICTED = {"when": "time", "where": "place", "how_many": "number", "what": "framing"}


class Answer(Value, frozen=True, kw_only=True):
    """One answer, as one or several claims give it."""

    words: str
    told: str  #: what the words come to
    notes: tuple[Ref, ...]
    wordings: tuple[str, ...] = ()  #: other words for the same
    person: int | None = None  #: number of the person whom it names
    level: int | None = None


class Question(Value, frozen=True, kw_only=True):
    """One question and all its answers; ``open_in`` are notes of claims that say it is open."""

    name: str
    answers: tuple[Answer, ...]
    contradicted: bool
    open_in: tuple[Ref, ...]


class Disagreement(Value, frozen=True, kw_only=True):
    """Two claims that cannot both be so."""

    kind: str
    one: AnyFinding
    other: AnyFinding
    notes: tuple[Ref, Ref]


def questions(
    incident: Incident, overview: Overview, notes: Notes, language: str
) -> tuple[Question, ...]:
    """Ask everything that a record of an incident should hold."""
    held = [c for c in overview.claims(incident) if affirms(c)]
    return tuple(
        Question(
            name=name,
            answers=tuple(_answers(name, held, overview, notes, language)),
            contradicted=_CONTRADICTED.get(name) in incident.contradictions,
            open_in=tuple(notes.of(c) for c in held if name in c.not_stated and happens(c)),
        )
        for name in ASKED
    )


def disagree(incident: Incident, overview: Overview, notes: Notes) -> Iterator[Disagreement]:
    """Give each pair of claims that contradict each other, and in what."""
    for found in weigh.contradictions(incident):
        both = overview.here((found.a, found.b))
        if len(both) == 2:
            one, other = both
            yield Disagreement(
                kind=found.kind, one=one, other=other, notes=(notes.of(one), notes.of(other))
            )


def _answers(
    name: str, claims: Sequence[AnyFinding], overview: Overview, notes: Notes, language: str
) -> Iterator[Answer]:
    if name == "what":
        yield from _types(claims, notes, language)
        return
    alike: dict[Any, list[tuple[AnyFinding, Slot]]] = {}
    for claim in claims:
        slot: Slot | None = getattr(claim.slots, name)
        if slot is not None and _answers_it(claim, name):
            person = _person(overview, claim, slot)
            key = _meant(slot) if person is None else (person.handle,)
            alike.setdefault(key, []).append((claim, slot))
    for said in alike.values():
        yield _answer(said, overview, notes, language)


def _types(claims: Iterable[AnyFinding], notes: Notes, language: str) -> Iterator[Answer]:
    """Say what it is called: each type once, with the claims that call it so."""
    alike: dict[str, list[AnyFinding]] = {}
    for claim in claims:
        if happens(claim):
            alike.setdefault(claim.type, []).append(claim)
    for said in alike.values():
        yield Answer(
            words=wording.term_of(said[0], language)[0],
            told="",
            notes=tuple(notes.of(c) for c in said),
        )


def _answers_it(claim: AnyFinding, name: str) -> bool:
    return happens(claim) or claim.kind in _ANSWERED_BY.get(name, ())


def _answer(
    said: Sequence[tuple[AnyFinding, Slot]], overview: Overview, notes: Notes, language: str
) -> Answer:
    _, slot = said[0]
    known = _person(overview, *said[0])
    wordings = dict.fromkeys(s.text for _, s in said if s.text != slot.text)
    told = wording.told(slot.value, language)
    return Answer(
        words=slot.text,
        told="" if told == slot.text else told,
        notes=tuple(dict.fromkeys(notes.of(c, s.anchor) for c, s in said)),
        wordings=tuple(wordings),
        person=known.number if known else None,
        level=known.level if known else None,
    )


def _person(overview: Overview, claim: AnyFinding, slot: Slot) -> Person | None:
    value = slot.value
    name = (value.stands_for or value.text) if isinstance(value, Who) else slot.text
    return overview.named(claim.id, name)


def _meant(slot: Slot) -> tuple[object, ...]:
    """Say what tells one answer from another: what the words come to, else the words."""
    match slot.value:
        case When(earliest=earliest, latest=latest) if earliest or latest:
            return earliest, latest
        case HowMany(min=least, max=most, unit=unit) if least is not None or most is not None:
            return least, most, unit
        case Where(place=place) if place is not None:
            return (place,)
        case Who(text=text, stands_for=stands_for):
            return ((stands_for or text).casefold(),)
        case Ground(ground=ground) if ground is not None:
            return (ground,)
    return (slot.text.casefold(),)
