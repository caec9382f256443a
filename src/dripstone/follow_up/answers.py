"""Answers: from findings that may answer a demand to suggestions that a person decides on.

    suggest_answers   demands, findings → Suggestions of answers, and of demands told twice

Later in time is no reason here, however close. A finding is suggested only where the one who was
asked speaks or acts in it, *and* its report says so: it names the letter, the petition or those who
asked, beside a word for answering.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations

from dripstone.follow_up.references import Words, folded, name_in, names_of, says_it_answers
from dripstone.records import (
    Anchor,
    AnyFinding,
    Demand,
    Evidence,
    Match,
    Quote,
    Slot,
    Suggestion,
    Text,
    match_id,
    suggestion_id,
)

MADE_BY = "dripstone.follow_up/1"
Actor = tuple[str, Anchor | None]
Spoke = tuple[AnyFinding, Actor]
Found = tuple[str, str, str, tuple[Evidence, ...]]


def suggest_answers(
    demands: Iterable[Demand],
    findings: Iterable[AnyFinding],
    texts: Mapping[str, Text],
    *,
    known: Collection[str] = (),
) -> tuple[Suggestion, ...]:
    """Suggest which findings may answer which demand, and which demands may be one told twice.

    ``texts`` by identity; ``known`` are identities of matches suggested or decided before.
    """
    asked = sorted(demands, key=lambda d: d.id)
    told = sorted((f for f in findings if not isinstance(f, Demand)), key=lambda f: f.id)
    found = [*_answers(asked, told, texts), *_retold(asked)]
    made = (_suggestion(*one) for one in found)
    return tuple(s for s in made if isinstance(s.of, Match) and s.of.id not in known)


def _answers(
    asked: Iterable[Demand], told: Iterable[AnyFinding], texts: Mapping[str, Text]
) -> Iterator[Found]:
    spoke_in = _by_word((f, actor) for f in told if f.text in texts for actor in _actors(f))
    for demand in asked:
        names = names_of(demand, texts.get(demand.text))
        met: set[str] = set()
        for slot in demand.addressees:
            name = folded(name_in(slot))
            for finding, (said, place) in (p for w in sorted(name) for p in spoke_in.get(w, ())):
                if finding.id in met or not _maybe_one(name, folded(said)):
                    continue
                met.add(finding.id)
                refers = says_it_answers(demand, names, finding, texts[finding.text])
                if refers is not None:
                    yield "answer", demand.id, finding.id, (_named(slot, said, place), refers)


def _by_word(
    actors: Iterable[tuple[AnyFinding, Actor]],
) -> dict[str, list[tuple[AnyFinding, Actor]]]:
    shelves: dict[str, list[Spoke]] = defaultdict(list)
    for finding, actor in actors:
        for word in folded(actor[0]):
            shelves[word].append((finding, actor))
    return shelves


def _named(slot: Slot, said: str, place: Anchor | None) -> Evidence:
    """Say that one who was asked is the voice or the doer."""
    anchors = tuple(a for a in (slot.anchor, place) if a is not None)
    return Evidence(feature="name", left=slot.text, right=said, weight=1.0, anchors=anchors)


def _actors(finding: AnyFinding) -> Iterator[Actor]:
    for voice in finding.attribution:
        name = voice.stands_for or voice.who
        if name is not None and voice.mode not in ("narrates", "implied"):
            yield name, voice.anchor
    slots = [finding.slots.who, finding.speaker if isinstance(finding, Quote) else None]
    yield from ((name_in(s), s.anchor) for s in slots if s is not None)


def _retold(asked: Iterable[Demand]) -> Iterator[Found]:
    """Pair demands of one type by one asker to one addressee, in different texts."""
    of_type: dict[str, list[Demand]] = defaultdict(list)
    for demand in asked:
        of_type[demand.type].append(demand)
    for a, b in (p for group in of_type.values() for p in combinations(group, 2)):
        if a.text != b.text:
            by, to = _same_asker(a, b), _same_addressee(a, b)
            if by and to:
                yield "demand", a.id, b.id, (by, to)


def _same_asker(a: Demand, b: Demand) -> Evidence | None:
    one, other = a.slots.who, b.slots.who
    return _samename_in(one, other) if one is not None and other is not None else None


def _same_addressee(a: Demand, b: Demand) -> Evidence | None:
    pairs = ((x, y) for x in a.addressees for y in b.addressees)
    return next((e for x, y in pairs if (e := _samename_in(x, y)) is not None), None)


def _samename_in(a: Slot, b: Slot) -> Evidence | None:
    if not _maybe_one(folded(name_in(a)), folded(name_in(b))):
        return None
    anchors = tuple(s.anchor for s in (a, b) if s.anchor is not None)
    return Evidence(feature="name", left=a.text, right=b.text, weight=1.0, anchors=anchors)


def _maybe_one(a: Words, b: Words) -> bool:
    return bool(a and b) and (a <= b or b <= a)


def _suggestion(kind: str, a: str, b: str, reasons: tuple[Evidence, ...]) -> Suggestion:
    first, second = sorted((a, b))
    match = Match(id=match_id(kind, a, b), kind=kind, a=first, b=second, evidence=reasons)
    weight = sum(r.weight for r in reasons)
    return Suggestion(
        id=suggestion_id(match.id, MADE_BY, f"follow_up.{kind}"),
        of=match,
        made_by=MADE_BY,
        rule=f"follow_up.{kind}",
        why="for: " + ", ".join(r.feature for r in reasons),
        confidence=round(weight / (weight + 2), 3),
    )
