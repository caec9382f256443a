"""Invented claims with their values, for tests of link, weigh and follow-up. Nobody here exists."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from dripstone.records import (
    Anchor,
    AnyFinding,
    Claim,
    Demand,
    HowMany,
    Origin,
    Quote,
    Report,
    Slot,
    Slots,
    Stated,
    Text,
    Voice,
    When,
    Where,
    Who,
    anchor,
    finding_id,
    report_id,
    sha256_of,
    text_id,
)

DROVENIA = Where(text="Drovenia", place="demo:drovenia", precision="country")
KARVEL = Where(
    text="Karvel", place="demo:karvel", within=("demo:ustral", "demo:drovenia"),
    precision="settlement",
)  # fmt: skip
SQUARE = Where(
    text="Foundry Square", place="demo:square", precision="site",
    within=("demo:karvel", "demo:ustral", "demo:drovenia"),
)  # fmt: skip
ZHELNOGRAD = Where(
    text="Zhelnograd", place="demo:zhelnograd", within=("demo:ustral", "demo:drovenia"),
    precision="settlement",
)  # fmt: skip


def a_report(content: str, *, published: str | None = None) -> Text:
    """Make a text of these words, as one report."""
    sha256 = sha256_of(content)
    report = report_id(sha256)
    return Text(
        id=text_id(report, "plain", "1", sha256),
        report=report,
        sha256=sha256,
        content=content,
        format="plain",
        format_version="1",
        published=Stated(value=published, where="metadata") if published else None,
    )


def kept(text: Text) -> Report:
    """Make the report that a text was read from."""
    return Report(
        id=text.report,
        sha256=text.sha256,
        size=len(text.content.encode()),
        media_type="text/plain",
        origin=Origin(kind="file", name="report.txt"),
        received_at="2025-06-01T08:00:00Z",
        received_by="Ada Reader",
    )


def words(text: Text, these: str, nth: int = 0) -> Anchor:
    """Anchor the nth place where these words stand."""
    start = -1
    for _ in range(nth + 1):
        start = text.content.index(these, start + 1)
    return anchor(text, start, start + len(these))


def slot(text: Text, these: str) -> Slot:
    """Fill a slot with words that come to nothing more."""
    return Slot(text=these, anchor=words(text, these))


def whom(text: Text, these: str, **fields: object) -> Slot:
    """Fill a slot with a person's or group's words."""
    return Slot(text=these, anchor=words(text, these), value=Who(text=these, **fields))


def named(text: Text, name: str, nth: int = 0, **fields: object) -> Slot:
    """Fill a slot with a person's name."""
    value = Who(text=name, kind="person", named=True, **fields)
    return Slot(text=name, anchor=words(text, name, nth), value=value)


def on(first: str, last: str | None = None) -> Slot:
    """Fill a slot with a day, or with the days from one to another."""
    return Slot(text=first, value=When(text=first, earliest=first, latest=last or first))


def at(place: Where) -> Slot:
    """Fill a slot with a place."""
    return Slot(text=place.text, value=place)


def many(low: int | None, high: int | None) -> Slot:
    """Fill a slot with a number of persons."""
    return Slot(text=f"{low}-{high}", value=HowMany(text=f"{low}-{high}", min=low, max=high))


def says(who: str | None, mode: str = "paraphrases", **fields: object) -> Voice:
    """Make one hop of an attribution."""
    return Voice(who=who, mode=mode, **fields)


def a_claim(text: Text, trigger: str, *, nth: int = 0, **fields: object) -> Claim:
    """Make a claim that rests on these words; slots go by their names."""
    names = ("who", "to_whom", "when", "where", "why", "how_many")
    given = {name: fields.pop(name) for name in names if name in fields}
    place = words(text, trigger, nth)
    slots = Slots(what=fields.pop("what", Slot(text=trigger, anchor=place)), **given)
    kind, term = fields.pop("kind", "act"), fields.pop("type", "liberty.arrest")
    stance, polarity = fields.pop("stance", "asserted"), fields.pop("polarity", "affirms")
    return Claim(
        id=finding_id(kind, term, (place,), slots, stance=stance, polarity=polarity),
        kind=kind,
        type=term,
        says=f"The report says: {trigger}.",
        anchors=(place,),
        slots=slots,
        stance=stance,
        polarity=polarity,
        **fields,
    )


def a_quote(text: Text, said: str, speaker: Slot) -> Quote:
    """Make a quote of these words by this speaker."""
    place = words(text, said)
    slots = Slots()
    return Quote(
        id=finding_id("quote", "direct", (place,), slots, stance="asserted", polarity="affirms"),
        kind="quote",
        type="direct",
        says=f"Somebody says: {said}",
        anchors=(place,),
        inner=place,
        speaker=speaker,
    )


def a_demand(text: Text, asked: str, *, by: Slot, to: Slot, **fields: object) -> Demand:
    """Make a demand that rests on these words."""
    place, slots = words(text, asked), Slots(who=by)
    term = fields.pop("type", "release")
    return Demand(
        id=finding_id("demand", term, (place,), slots, stance="demanded", polarity="affirms"),
        kind="demand",
        type=term,
        says=f"Somebody asks: {asked}.",
        anchors=(place,),
        slots=slots,
        stance="demanded",
        addressees=(to,),
        **fields,
    )


def counting() -> Callable[[str], str]:
    """Mint identities that a test can tell apart."""
    numbers = itertools.count(1)
    return lambda prefix: f"{prefix}_{next(numbers)}"


def undecided() -> dict[str, tuple[tuple[str, str], ...]]:
    """Say that nobody decided anything."""
    return {"same": (), "different": (), "undecided": ()}


def reports(count: int, *, victims: str = "Two miners were detained") -> list[AnyFinding]:
    """Make one claim in each of so many reports, all worded alike."""
    texts = [a_report(f"{victims} at the gate. Report number {n}.") for n in range(count)]
    return [a_claim(text, "detained", when=on("2025-05-17"), where=at(KARVEL)) for text in texts]
