"""Pseudonyms: who must not be named in a release, and what each is called instead.

release_key → the secret of one release
masked      people, findings → whom to hide, each with a label of one width
voices_of   findings → the words for people that no known person covers

A label is a letter, in the order of a keyed hash of the person's handle. The key belongs to one
release and is kept nowhere: within the release one person has one label, and the labels of two
releases cannot be joined. Names are never hashed by themselves, since a list of names would open
such hashes in a second.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import string
from collections.abc import Iterable, Iterator, Mapping

from dripstone.publish.shields.names import Hider, Protected
from dripstone.publish.shields.phrasing import is_a_body, name_in
from dripstone.publish.shields.spelling import key as sounds
from dripstone.publish.shields.whose import Known
from dripstone.publish.shields.words import WORD
from dripstone.records import AnyFinding, Demand, Person, Quote, Slot, Text, Value, Who

#: with which the words for somebody may begin, at the beginning of a sentence
_BEGINNING_WORDS = (
    "a an the his her their its my our your this that these those one two three four five six "
    "seven eight nine ten some many several most all both another other each every no "
    "he she they we i you it who "
    "его её их мой моя наш наша свой этот эта эти тот та те один одна двое трое четверо пятеро "
    "два три четыре пять несколько многие некоторые все оба обе другой другие каждый "
    "он она они мы я вы кто"
)
_BEGINNINGS = frozenset(_BEGINNING_WORDS.split())
RESTRICTED = 2  #: vocabulary ``levels``
KEY_BYTES = 32  #: of the release's key, from the system's source of randomness


class Mask(Value, frozen=True, kw_only=True):
    """Who is hidden: at the shown level, and in rows that also tell a sensitive ground."""

    above: tuple[Protected, ...]  #: people whose level is above the shown one
    everyone: tuple[Protected, ...]  #: those, and people who may be named elsewhere
    risked: tuple[Protected, ...] = ()  #: people above the shown level who are at risk
    restricted: frozenset[str] = frozenset()  #: findings on people whose day and place are widened
    labels: dict[str, str] = {}  #: by handle
    unsure: str = "[?]"  #: for somebody whom ``people`` does not hold, or one of two


def release_key() -> bytes:
    """Draw the key of one release. Keep it nowhere: without it nobody can join two releases."""
    return secrets.token_bytes(KEY_BYTES)


def masked(
    people: Iterable[Person],
    findings: Iterable[AnyFinding],
    *,
    texts: Mapping[str, Text],
    level: int,
    key: bytes,
    word: str,
    bodies: Iterable[str] = (),
) -> Mask:
    """Say whom to hide. Someone whom the findings name and ``people`` does not hold is hidden.

    Give all people of the vault each time, or the labels of one release will not agree.
    ``word`` is what a person is called in the reader's language: ``[word A]``. ``bodies`` are
    names that somebody knows to be those of organisations, outlets and the like.

    Raises:
        ValueError: the key is shorter than 32 bytes.
    """
    if len(key) < KEY_BYTES:
        raise ValueError("a release's key has 32 bytes")
    vouched = frozenset(map(sounds, bodies))
    known = {p.handle: p for p in people if not vouched.issuperset(map(sounds, _names(p)))}
    findings = tuple(findings)
    order = sorted(known, key=lambda one: hmac.digest(key, one.encode(), hashlib.sha256))
    labels = dict(zip(order, _labels(len(order), word), strict=True))
    risked = [p for p in known.values() if p.level >= RESTRICTED and p.level > level]
    unsure = f"[{word} {'?' * _width(len(order))}]"
    unlisted = tuple(_unlisted(known.values(), findings, texts, vouched))
    hidden = {h: Protected(label=labels[h], names=_names(known[h])) for h in order}
    rest = Protected(label=unsure, names=unlisted)
    authors = tuple(one.value for text in texts.values() for one in text.authors)
    return Mask(
        above=(*(hidden[h] for h in order if known[h].level > level), rest),
        everyone=(*hidden.values(), rest, Protected(label=unsure, names=authors)),
        risked=tuple(hidden[one.handle] for one in risked),
        restricted=frozenset(claim for person in risked for claim in person.claims),
        labels=labels,
        unsure=unsure,
    )


def voices_of(findings: Iterable[AnyFinding]) -> Iterator[str]:
    """Give the words that stand for somebody who may be a person: slots, speakers, voices."""
    for finding in findings:
        for slot in _people_slots(finding):
            value = slot.value
            if not isinstance(value, Who):
                yield slot.text
            elif value.kind == "organisation":
                continue
            elif value.named or value.stands_for:
                yield value.stands_for or value.text
            else:  # "Timur Basnin and eleven others" names somebody, "Twelve people" does not
                yield _after_a_beginning(value.text)
        for voice in finding.attribution:
            yield from (words for words in (voice.stands_for, voice.who) if words)


def _after_a_beginning(words: str) -> str:
    """Leave out a first word that is capital only because it comes first."""
    rest = words.partition(" ")[2]
    return rest if rest[:1].islower() else words


def _unlisted(
    people: Iterable[Person],
    findings: tuple[AnyFinding, ...],
    texts: Mapping[str, Text],
    known: frozenset[str],
) -> Iterator[str]:
    bodies = known | {sounds(name) for name in _bodies(findings, texts)}
    covered = Hider([Protected(label="", names=_names(p)) for p in people])
    small = frozenset(word for text in texts.values() for word in _small_words(text))
    places = Known([[where] for where in _places(findings)])
    seen: set[str] = set()
    for words in voices_of(findings):
        name = _without_places(name_in(words), places)
        if not name or sounds(name) in seen | bodies or is_a_body(name) or covered.spots(name):
            continue
        seen.add(sounds(name))
        if " " in name or name.casefold() not in small | _BEGINNINGS:
            yield name


def _places(findings: Iterable[AnyFinding]) -> Iterator[str]:
    return (one.slots.where.text for one in findings if one.slots.where is not None)


def _without_places(name: str, places: Known) -> str:
    """Leave out a town before a name: ``Zhelnograd's Yegor Pritchin``; never the last word."""
    *first, last = name.split() or [""]
    return " ".join((*(word for word in first if not places.of(word)), last))


def _small_words(text: Text) -> Iterator[str]:
    """Give the words that a text also writes in small letters: ``Neighbours`` names nobody."""
    return (m.group().casefold() for m in WORD.finditer(text.content) if m.group().islower())


def _names(person: Person) -> tuple[str, ...]:
    return tuple(name_in(name) for name in person.names)


def _bodies(findings: tuple[AnyFinding, ...], texts: Mapping[str, Text]) -> Iterator[str]:
    """Give the names of organisations, publishers and authors, which are public."""
    for finding in findings:
        for slot in _people_slots(finding):
            if isinstance(slot.value, Who) and slot.value.kind == "organisation":
                yield from (w for w in (slot.text, slot.value.text, slot.value.stands_for) if w)
    for text in texts.values():
        yield from (one.value for one in (text.publisher, *text.authors) if one is not None)


def _people_slots(finding: AnyFinding) -> Iterator[Slot]:
    slots = [finding.slots.who, finding.slots.to_whom]
    if isinstance(finding, Quote):
        slots.append(finding.speaker)
    if isinstance(finding, Demand):
        slots += finding.addressees
    yield from (slot for slot in slots if slot is not None)


def _labels(count: int, word: str) -> Iterator[str]:
    width = _width(count)
    for number in range(count):
        letters = ""
        for _ in range(width):
            number, rest = divmod(number, 26)  # noqa: PLW2901 - the letters of one number
            letters = string.ascii_uppercase[rest] + letters
        yield f"[{word} {letters}]"


def _width(count: int) -> int:
    """Give as many letters as all labels need, so that none tells anything by its length."""
    width = 1
    while 26**width < count:
        width += 1
    return width
