"""Mentions: where accepted findings name a person, and in which role. Never a trait.

mentions         findings → Mentions, each a name at one place in one text
same_full_name   mentions → pairs that one text itself names alike, in full
level            roles and offices → confidentiality level
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from dripstone.languages.folds import words
from dripstone.languages.names import bare
from dripstone.link.paths import Pair, pair
from dripstone.records import (
    Anchor,
    AnyFinding,
    Demand,
    Quote,
    Slot,
    Value,
    Voice,
    Who,
    content_id,
)

_ROLES = {
    "act": {"who": "doer", "to_whom": "victim"},
    "ground": {"who": "doer", "to_whom": "victim"},
    "event": {"who": "participant", "to_whom": "participant"},
    "first_report": {"who": "speaker"},
    "denial": {"who": "speaker"},
    "demand": {"who": "demander", "to_whom": "beneficiary"},
    "relation": {"who": "superior", "to_whom": "subordinate"},
}
_AT_RISK = ("victim", "witness", "relative", "beneficiary", "doer")
_IN_OFFICE = frozenset(
    {
        "authorities",
        "head_of_state",
        "regional_government",
        "police",
        "security",
        "military",
        "prison",
        "prosecutor",
        "investigator",
        "court",
        "parliament",
        "nhri",
        "igo",
        "foreign_government",
    }
)
_KNOWS = {"knows.self": "victim", "knows.witness": "witness", "knows.relative": "relative"}


class Told(Value, frozen=True, kw_only=True):
    """One finding that names the person, and how the person stands in it."""

    finding: str
    role: str
    level: int
    office: str | None = None  #: vocabulary ``institutions``, where the words say it


class Mention(Value, frozen=True, kw_only=True):
    """A name at one place in one text."""

    id: str
    name: str
    text: str
    anchor: Anchor | None
    told: tuple[Told, ...]

    @property
    def order(self) -> tuple[str, int, str]:
        """Give the place in reading order."""
        return self.text, self.anchor.start if self.anchor else -1, self.id


def mentions(findings: Iterable[AnyFinding]) -> dict[str, Mention]:
    """Find where a person is named: as doer, victim, participant, speaker, asker or addressee.

    A name counts where a finding takes it for a person's, and elsewhere in the same text where
    all its words are part of such a name: "Vymyslova said" beside "Marta Vymyslova". Give them by
    identity, in reading order.
    """
    rows = [row for f in sorted(findings, key=lambda f: f.id) for row in _rows(f)]
    persons: dict[str, set[frozenset[str]]] = defaultdict(set)
    for row in rows:
        if row.person:
            persons[row.finding.text].add(frozenset(words(row.name)))
    found: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        said = frozenset(words(row.name))
        if row.person or (said and any(said <= p for p in persons[row.finding.text])):
            found[mention_id(row.name, row.anchor, row.finding)].append(row)
    made = (_mention(one, told) for one, told in found.items())
    return {m.id: m for m in sorted(made, key=lambda m: m.order)}


class _Row(NamedTuple):
    name: str
    anchor: Anchor | None
    finding: AnyFinding
    role: str
    office: str | None
    person: bool  #: the finding itself takes the name for a person's


def _rows(finding: AnyFinding) -> Iterator[_Row]:
    for role, slot in _slots(finding):
        value = slot.value
        if isinstance(value, Who) and value.kind in ("person", "unknown"):
            name = bare(value.stands_for or value.text)
            person = value.named and value.kind == "person"
            yield _Row(name, slot.anchor, finding, role, value.type, person)
    for voice in finding.attribution:
        if voice.mode not in ("narrates", "implied") and voice.kind in ("person", "unknown"):
            name = bare(voice.stands_for or voice.who or "")
            person = voice.kind == "person" and _has_a_capital(name)
            yield _Row(name, voice.anchor, finding, _role_of(voice), None, person)


def mention_id(name: str, anchor: Anchor | None, finding: AnyFinding) -> str:
    """Name a mention by its place; by its finding where a person added it without words."""
    if anchor is None:
        return content_id("men", finding.id, name.casefold())
    return content_id("men", anchor.text, anchor.start, anchor.end)


def _has_a_capital(name: str) -> bool:
    """Tell whether the words can be a name: "she" and "a lawyer" cannot."""
    return any(word[:1].isupper() for word in name.split())


def _mention(one: str, rows: list[_Row]) -> Mention:
    told = {
        (r.finding.id, r.role): Told(
            finding=r.finding.id, role=r.role, level=r.finding.level, office=r.office
        )
        for r in reversed(rows)
    }
    return Mention(
        id=one,
        name=max((r.name for r in rows), key=lambda name: (len(name), name)),
        text=rows[0].finding.text,
        anchor=rows[0].anchor,
        told=tuple(told[key] for key in sorted(told)),
    )


def _slots(finding: AnyFinding) -> Iterator[tuple[str, Slot]]:
    roles = _ROLES.get(finding.kind, {})
    for name in ("who", "to_whom"):
        slot = getattr(finding.slots, name)
        if slot is not None and name in roles:
            yield roles[name], slot
    if isinstance(finding, Quote) and finding.speaker is not None:
        yield "speaker", finding.speaker
    if isinstance(finding, Demand):
        yield from (("addressee", slot) for slot in finding.addressees)


def _role_of(voice: Voice) -> str:
    return _KNOWS.get(voice.knows or "", "speaker")


def same_full_name(found: Iterable[Mention]) -> frozenset[Pair]:
    """Pair the mentions of one full name within one text.

    A single word is no full name; its repetitions are paired with each other, not with the full
    name, where just one full name in the text has that word.
    """
    found = list(found)
    bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    shelves: dict[tuple[str, str], list[str]] = defaultdict(list)
    for mention in found:
        said = mention.name.casefold().split()
        for word in said if len(said) > 1 else ():
            bearers[mention.text, word].add(" ".join(said))
    for mention in found:
        said = mention.name.casefold().split()
        if len(said) > 1 or len(bearers[mention.text, " ".join(said)]) == 1:
            shelves[mention.text, " ".join(said)].append(mention.id)
    return frozenset(pair(a, b) for ids in shelves.values() for a, b in pairwise(ids))


def level(told: Iterable[Told]) -> int:
    """Give the highest level that any role calls for; only office without blame is public."""
    return max((max(_level_of(one), one.level if one.level > 1 else 0) for one in told), default=2)


def _level_of(one: Told) -> int:
    in_office = one.office in _IN_OFFICE
    if one.role == "doer":
        return 1 if in_office else 2
    if one.role in _AT_RISK:
        return 2
    return 0 if in_office else 1
