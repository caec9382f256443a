"""Tellings: who told of one incident and when: first, again after others, or otherwise than before.

    tellings   Incident, Weight, texts → Tellings, in the order of publication
    changes    two tellings of one voice → what the later says otherwise

The order is that in which reports say they were published. A report that gives no day is last, and
is first of nothing. Nobody is joined here: names that may be one are set side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dripstone.languages.names import may_be_one
from dripstone.records import (
    SLOTS,
    AnyFinding,
    HowMany,
    Incident,
    Slot,
    Text,
    Value,
    Weight,
    When,
    Where,
    Who,
)
from dripstone.vocabulary.agreement import denies, places, types, voice

_CLOSE = ("same", "narrower", "alternative", "near")


class Change(Value, frozen=True, kw_only=True):
    """What a later telling says otherwise than an earlier one. None: it does not say."""

    of: str  #: type, polarity, stance, or a slot
    before: str | None
    now: str | None


class Telling(Value, frozen=True, kw_only=True):
    """One claim of an incident, and where it stands among the others."""

    finding: AnyFinding
    report: str
    published: str | None  #: ISO date or instant, as the report gives it
    voice: str | None  #: the innermost voice; None: nobody is named
    #: first: of its origin, on the earliest day; repeats: its origin was published before;
    #: unnamed: independent of nobody; undated; aside: a denial or an opinion, which is no support
    standing: str
    after: str | None = None  #: the finding of the same voice that it is compared with
    changes: tuple[Change, ...] = ()


def tellings(
    incident: Incident,
    weight: Weight,
    texts: Mapping[str, Text],
    publishers: Mapping[str, str | None],
) -> tuple[Telling, ...]:
    """Put the claims of an incident in the order in which their reports came out.

    ``texts`` by identity; ``publishers`` map a report to who published it.
    """
    held = [c for c in incident.claims if c.text in texts]
    ordered = sorted(held, key=lambda c: _order(c, texts))
    origin = {f: o.voice for o in weight.origins for f in o.findings}
    days = _first_days(ordered, origin, texts)
    made: list[Telling] = []
    for claim in ordered:
        text = texts[claim.text]
        who = origin.get(claim.id) or voice(claim) or publishers.get(text.report)
        before = _before(claim, who, made)
        made.append(
            Telling(
                finding=claim,
                report=text.report,
                published=text.published.value if text.published else None,
                voice=who,
                standing=_standing(claim, origin, days, text),
                after=before.id if before else None,
                changes=changes(before, claim) if before else (),
            )
        )
    return tuple(made)


def changes(before: AnyFinding, now: AnyFinding) -> tuple[Change, ...]:
    """Name what the later of two tellings says otherwise; what it leaves out is no change."""
    found = [
        Change(of=name, before=getattr(before, name), now=getattr(now, name))
        for name in ("type", "polarity", "stance")
        if getattr(before, name) != getattr(now, name)
    ]
    for name in SLOTS:
        one, other = getattr(before.slots, name), getattr(now.slots, name)
        if other is not None and name != "what" and not _alike(one, other):
            found.append(Change(of=name, before=one.text if one else None, now=other.text))
    return tuple(found)


def _order(claim: AnyFinding, texts: Mapping[str, Text]) -> tuple[str, str, int, str]:
    text = texts[claim.text]
    published = text.published.value if text.published else "9"
    return published, text.report, claim.anchors[0].start, claim.id


def _first_days(
    claims: Iterable[AnyFinding], origin: Mapping[str, str | None], texts: Mapping[str, Text]
) -> dict[str | None, str]:
    """Give the earliest day on which each named origin was published."""
    found: dict[str | None, str] = {}
    for claim in claims:
        published = texts[claim.text].published
        if claim.id in origin and published is not None:
            found.setdefault(origin[claim.id], published.value[:10])
    return found


def _standing(
    claim: AnyFinding,
    origin: Mapping[str, str | None],
    days: Mapping[str | None, str],
    text: Text,
) -> str:
    if claim.id not in origin:
        return (
            "unnamed" if claim.kind in ("act", "event", "number") and not denies(claim) else "aside"
        )
    if text.published is None:
        return "undated"
    return "first" if text.published.value[:10] == days[origin[claim.id]] else "repeats"


def _before(claim: AnyFinding, who: str | None, made: Sequence[Telling]) -> AnyFinding | None:
    """Give what this voice said last of the same, in another report."""
    if who is None:
        return None
    for one in reversed(made):
        apart = one.finding.text != claim.text
        if apart and _same_voice(one.voice, who) and _comparable(one.finding, claim):
            return one.finding
    return None


def _same_voice(one: str | None, other: str) -> bool:
    return one is not None and (one.casefold() == other.casefold() or may_be_one(one, other))


def _comparable(one: AnyFinding, other: AnyFinding) -> bool:
    return types(one.type, other.type) in _CLOSE or denies(one) or denies(other)


def _alike(one: Slot | None, other: Slot) -> bool:
    """Tell whether two answers are one, or one only words or narrows the other."""
    a, b = (one.value if one is not None else None), other.value
    if isinstance(b, Who) and (one is None or isinstance(a, Who)):
        # A description beside a name, or a group beside its number, is no other person.
        named = isinstance(a, Who) and a.named and b.named
        return not (named and isinstance(a, Who) and not _one_name(a, b))
    if isinstance(a, Where) and isinstance(b, Where) and places(a, b):
        return True
    return _meant(one) == _meant(other)


def _one_name(a: Who, b: Who) -> bool:
    one, other = a.stands_for or a.text, b.stands_for or b.text
    return one.casefold() == other.casefold() or may_be_one(one, other)


def _meant(slot: Slot | None) -> object:
    """Say what tells one answer from another: what the words come to, else the words."""
    match slot.value if slot is not None else None:
        case When(earliest=earliest, latest=latest) if earliest or latest:
            return earliest, latest
        case HowMany(min=least, max=most, unit=unit) if least is not None or most is not None:
            return least, most, unit
        case Where(place=place) if place is not None:
            return place
    return slot.text.casefold() if slot is not None else None
