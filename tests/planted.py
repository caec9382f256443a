"""A vault with a word of its own at every level, in every place where words can stand."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from dripstone import flow
from dripstone.records import (
    AnyFinding,
    Evidence,
    Line,
    Receipt,
    Slots,
    Stated,
    Text,
    Who,
    content_id,
    random_id,
)
from dripstone.vault.memory import Memory
from invented import a_claim, a_match, a_report, a_text, slot, suggested, words
from local_page import ADA, BORIS

PLANTED = ("Publura", "Teamura", "Restrura", "Sealura")
"""By level. Each stands in title, publisher, file name, names, places, reasons and words."""
WITHDRAWN = "Withdrura"  #: in a team-level report whose people took their consent back
RAISED = "Findura"  #: in a finding that is restricted, in a report for the team


def planted() -> tuple[Memory, dict[str, str]]:
    """Fill a vault; give it with the identity of each report by its word."""
    vault = Memory()
    for name in (ADA, BORIS):
        vault.add_signer(name)
    reports, arrests = {}, {}
    for level, word in enumerate(PLANTED):
        reports[word], arrests[word] = _plant(vault, word, level=level)
    reports[WITHDRAWN], arrests[WITHDRAWN] = _plant(vault, WITHDRAWN, level=1)
    _pairs(vault, arrests)
    flow.withdraw(vault, reports[WITHDRAWN], by=ADA, reason=f"{WITHDRAWN} asked")
    flow.take_stock(vault, by=ADA)
    return vault, reports


def _pairs(vault: Memory, arrests: dict[str, AnyFinding]) -> None:
    """Ask whether neighbours are one: each pair stands as high as the higher of the two."""
    for one, other in pairwise([*arrests]):
        pair = a_match(arrests[one].id, arrests[other].id)
        evidence = Evidence(
            feature="name",
            left=f"Timur {one}",
            right=f"Timur {other}",
            weight=1.0,
            anchors=(arrests[one].anchors[0], arrests[other].anchors[0]),
        )
        pair = msgspec.structs.replace(pair, evidence=(evidence,))
        vault.commit(suggested(pair), did="take_stock", by=ADA)
        if one != PLANTED[0]:
            reason = f"{one} and {other}"
            flow.decide(vault, on=pair.id, verb="keep_apart", by=BORIS, reason=reason)


def _plant(vault: Memory, word: str, *, level: int) -> tuple[str, AnyFinding]:
    text = _text(word)
    content = text.content.encode()
    report = msgspec.structs.replace(a_report(text.content, name=f"{word}.txt"), level=level)
    report = msgspec.structs.replace(
        report, origin=msgspec.structs.replace(report.origin, came_from=f"{word} Press")
    )
    vault.commit(report, did="keep", by=ADA, originals={report.id: content})
    found = [*_findings(text, word, level)]
    vault.commit(text, *(suggested(one) for one in found), did="read", by=ADA)
    for one in found[:-2]:
        flow.decide(vault, on=one.id, verb="accept", by=ADA, reason=f"{word} rings true")
    flow.decide(vault, on=found[-1].id, verb="dispute", by=BORIS, reason=f"{word} is in doubt")
    line = Line(item=f"{word}.txt", became="kept", report=report.id, why="NoSuchLanguage")
    receipt = Receipt(
        id=random_id("rct"), did="take_in", by=ADA, started="", ended="", lines=(line,)
    )
    vault.commit(receipt, did="receipt", by=ADA, notes={"kept": word})
    return report.id, found[0]


def _text(word: str) -> Text:
    text = a_text(
        (
            ("headline", f"{word} rally broken up"),
            ("body", f"Police detained Timur {word} in {word}town on Saturday."),
            ("body", f"The {word} ministry denied that anyone was beaten in {word}town."),
            ("body", f"Lantern {word} urged the prosecutor to release the detained."),
            ("body", f"A neighbour of {word} saw it."),
        )
    )
    return msgspec.structs.replace(text, publisher=Stated(value=f"{word} Press", where="metadata"))


def _findings(text: Text, word: str, level: int):
    own = {"level": level}
    name = f"Timur {word}"
    victim = msgspec.structs.replace(
        slot(text, name), value=Who(text=name, kind="person", named=True)
    )
    arrest = f"Police detained {name} in {word}town on Saturday."
    yield a_claim(
        text,
        arrest,
        says=arrest,
        slots=Slots(who=slot(text, "Police"), to_whom=victim, where=slot(text, f"{word}town")),
        **own,
    )
    denied = f"The {word} ministry denied that anyone was beaten in {word}town."
    yield a_claim(
        text, denied, kind="denial", type="body.assault", polarity="denies", says=denied, **own
    )
    yield _demand(text, word, level)
    if level == 1 and word != WITHDRAWN:
        yield a_claim(
            text,
            f"A neighbour of {word} saw it.",
            type="liberty.abduction",
            says=f"{RAISED} was taken",
            level=2,
        )
    yield a_claim(text, "saw it", says=f"{word} seen", type="liberty.arrest", **own)  # undecided
    yield a_claim(text, f"{word} rally broken up", says=f"{word} rally", type="body.assault", **own)


def _demand(text: Text, word: str, level: int):
    from dripstone.records import Demand

    said = (words(text, f"Lantern {word} urged the prosecutor to release the detained."),)
    return Demand(
        id=content_id("fin", "demand", word),
        kind="demand",
        type="release",
        says=f"{word} asks",
        anchors=said,
        slots=Slots(who=slot(text, f"Lantern {word}"), what=slot(text, "release the detained")),
        stance="demanded",
        force="urges",
        addressees=(slot(text, "the prosecutor"),),
        level=level,
    )
