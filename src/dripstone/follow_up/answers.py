"""Answers: from findings that may answer a demand to suggestions that a person decides on.

    suggest_answers   demands, findings → Suggestions of answers, and of demands told twice

Later in time is no reason here, however close. A finding is suggested only where the one who was
asked speaks or acts in it, *and* the words around it name what was asked for in: the letter, the
petition, those who asked.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations

from dripstone.languages.spellings import keys
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
    Who,
    anchor,
    match_id,
    suggestion_id,
)
from dripstone.vocabulary import scheme

MADE_BY = "dripstone.follow_up/1"
_SHORT = 4  #: letters; shorter words of a name say too little alone
_STEM = 6  #: letters; what case endings and plurals leave alone
Words = frozenset[str]
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
        met: set[str] = set()
        for slot in demand.addressees:
            name = folded(_name(slot))
            for finding, (said, place) in (p for w in sorted(name) for p in spoke_in.get(w, ())):
                if finding.id in met or not _maybe_one(name, folded(said)):
                    continue
                met.add(finding.id)
                refers = _refers(demand, finding, _paragraph(finding, texts[finding.text]))
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
    yield from ((_name(s), s.anchor) for s in slots if s is not None)


def _refers(demand: Demand, finding: AnyFinding, paragraph: Anchor) -> Evidence | None:
    """Say which words around the finding name the demand: its work, or its asker and an answer."""
    words = folded(paragraph.exact)
    work = folded(_name(demand.work)) if demand.work else frozenset()
    asker = folded(_name(demand.slots.who)) if demand.slots.who else frozenset()
    answering = any(w.startswith(cue) for w in words for cue in _cues())
    named = [
        part
        for part, said in (("work", work and work <= words), ("asker", asker and asker <= words))
        if said
    ]
    one_text = finding.text == demand.text
    if not named and not (answering and one_text):
        return None
    if not answering and (one_text or named != ["work", "asker"]):
        return None
    return Evidence(
        feature="words",
        left=demand.work.text if demand.work else demand.says,
        right=paragraph.exact,
        weight=1.0 * len(named) + 1.0 * answering,
        anchors=(demand.anchors[0], paragraph),
    )


def _paragraph(finding: AnyFinding, text: Text) -> Anchor:
    """Take the line of text around a finding's first words."""
    start, end = finding.anchors[0].span
    begin = text.content.rfind("\n", 0, start) + 1
    stop = text.content.find("\n", end)
    return anchor(text, begin, len(text.content) if stop < 0 else stop)


@functools.cache
def _cues() -> tuple[str, ...]:
    said = scheme("responses").rest["answer_cues"]
    return tuple(word for cues in said.values() for cue in cues for word in keys(cue))


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
    return _same_name(one, other) if one is not None and other is not None else None


def _same_addressee(a: Demand, b: Demand) -> Evidence | None:
    pairs = ((x, y) for x in a.addressees for y in b.addressees)
    return next((e for x, y in pairs if (e := _same_name(x, y)) is not None), None)


def _same_name(a: Slot, b: Slot) -> Evidence | None:
    if not _maybe_one(folded(_name(a)), folded(_name(b))):
        return None
    anchors = tuple(s.anchor for s in (a, b) if s.anchor is not None)
    return Evidence(feature="name", left=a.text, right=b.text, weight=1.0, anchors=anchors)


def _name(slot: Slot) -> str:
    stands_for = slot.value.stands_for if isinstance(slot.value, Who) else None
    return stands_for or slot.text


@functools.lru_cache(maxsize=4096)
def folded(name: str) -> Words:
    """Fold words for comparison: one script, no case, endings, or short words such as articles."""
    return frozenset(w[:_STEM] for w in keys(name) if len(w) >= _SHORT or w.isdigit())


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
