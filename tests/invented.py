"""Invented reports for tests of review and of the page. Nobody in them exists."""

from __future__ import annotations

from dripstone.records import (
    Anchor,
    AnyFinding,
    Claim,
    Decision,
    Demand,
    Evidence,
    Match,
    Origin,
    Quote,
    Report,
    Segment,
    Slot,
    Slots,
    Stated,
    Suggestion,
    Text,
    Voice,
    anchor,
    finding_id,
    match_id,
    random_id,
    report_id,
    sha256_of,
    suggestion_id,
    text_id,
)

SAID = (
    "“They were beaten at the station,” said Marta Vymyslova, a lawyer. "
    "The ministry denied that anyone was beaten."
)
PARTS = (
    ("headline", "Twelve held after rally in Karvel 🕊️🇺🇳"),
    ("byline", "By Vera Nebytova"),
    ("body", "KARVEL 👩‍🚒 — Police detained Timur Basnin and eleven others on Saturday."),
    ("body", SAID),
    ("body", "Lantern Legal Aid urged the prosecutor to release the detained."),
    ("teaser", "Read also: Bookseller detained in Ostrelye"),
    ("caption", "Foundry Square on Saturday."),
)


def a_report(content: str, *, name: str = "report.txt") -> Report:
    """Make a report of these words, as if it had been handed over."""
    sha256 = sha256_of(content)
    return Report(
        id=report_id(sha256),
        sha256=sha256,
        size=len(content.encode()),
        media_type="text/plain",
        origin=Origin(kind="file", name=name, came_from="The Karvel Courier"),
        received_at="2025-05-18T08:00:00Z",
        received_by="Ada Reader",
    )


def a_text(parts: tuple[tuple[str, str], ...] = PARTS, *, title: str | None = None) -> Text:
    """Make a text of these segments, with an empty line between them."""
    content, segments = "", []
    for role, words in parts:
        content += "\n\n" if content else ""
        segments.append(Segment(role=role, start=len(content), end=len(content) + len(words)))
        content += words
    report = a_report(content)
    sha256 = sha256_of(content)
    return Text(
        id=text_id(report.id, "plain", "1", sha256),
        report=report.id,
        sha256=sha256,
        content=content,
        format="plain",
        format_version="1",
        language="en",
        segments=tuple(segments),
        title=Stated(value=title if title is not None else parts[0][1], where="metadata"),
        publisher=Stated(value="The Karvel Courier", where="metadata"),
        published=Stated(value="2025-05-17", where="metadata"),
    )


def words(text: Text, these: str, nth: int = 0) -> Anchor:
    """Anchor the nth place where these words stand."""
    start = -1
    for _ in range(nth + 1):
        start = text.content.index(these, start + 1)
    return anchor(text, start, start + len(these))


def slot(text: Text, these: str) -> Slot:
    """Fill a slot with these words."""
    return Slot(text=these, anchor=words(text, these))


def a_claim(text: Text, these: str, *, type: str = "liberty.arrest", **fields: object) -> Claim:
    """Make a claim that rests on these words."""
    anchors = (words(text, these),)
    slots = fields.pop("slots", Slots())
    stance, polarity = fields.pop("stance", "asserted"), fields.pop("polarity", "affirms")
    kind = fields.pop("kind", "act")
    identity = finding_id(kind, type, anchors, slots, stance=stance, polarity=polarity)
    return Claim(
        id=identity,
        kind=kind,
        type=type,
        says=fields.pop("says", f"The report says: {these}"),
        anchors=anchors,
        slots=slots,
        stance=stance,
        polarity=polarity,
        **fields,
    )


def suggested(
    finding: AnyFinding | Match, *, confidence: float = 0.8, rule: str = "r1"
) -> Suggestion:
    """Suggest it, as a finder would."""
    return Suggestion(
        id=suggestion_id(finding.id, "tests 1", rule),
        of=finding,
        made_by="tests 1",
        rule=rule,
        why="The verb “detained” with people as its object.",
        confidence=confidence,
    )


def findings(text: Text) -> tuple[AnyFinding, ...]:
    """Give what a careful finder would suggest of the invented report."""
    courier = Voice(who="The Karvel Courier", mode="narrates")
    arrest = a_claim(
        text,
        "Police detained Timur Basnin and eleven others on Saturday.",
        says="Police detained Timur Basnin and eleven others on Saturday.",
        slots=Slots(
            who=slot(text, "Police"),
            to_whom=slot(text, "Timur Basnin and eleven others"),
            when=slot(text, "on Saturday"),
        ),
        not_stated=("why",),
        attribution=(courier,),
    )
    beating = a_claim(
        text,
        "They were beaten at the station",
        type="body.assault",
        says="People were beaten at the station.",
        slots=Slots(to_whom=slot(text, "They"), where=slot(text, "at the station")),
        not_stated=("who", "when"),
        attribution=(
            courier,
            Voice(
                who="Marta Vymyslova", mode="quotes", anchor=words(text, "Marta Vymyslova"),
                knows="knows.helper", cue=words(text, "said"),
            ),
        ),
        stance="attributed",
    )  # fmt: skip
    denial = a_claim(
        text,
        "The ministry denied that anyone was beaten.",
        kind="denial",
        type="body.assault",
        polarity="denies",
        slots=Slots(to_whom=slot(text, "anyone")),
        attribution=(courier, Voice(who="The ministry", mode="paraphrases")),
    )
    return (arrest, a_quote(text), beating, denial, a_demand(text))


def a_quote(text: Text) -> Quote:
    """Give the lawyer's words."""
    inner = words(text, "They were beaten at the station,")
    outer = (words(text, "“They were beaten at the station,”"),)
    identity = finding_id("quote", "direct", outer, Slots(), stance="asserted", polarity="affirms")
    return Quote(
        id=identity,
        kind="quote",
        type="direct",
        says="Marta Vymyslova: They were beaten at the station,",
        anchors=outer,
        inner=inner,
        speaker=slot(text, "Marta Vymyslova"),
        attribution=(
            Voice(who="The Karvel Courier", mode="narrates"),
            Voice(who="Marta Vymyslova", mode="quotes"),
        ),
    )


def a_demand(text: Text) -> Demand:
    """Give what the legal aid group asks for."""
    said = (words(text, "Lantern Legal Aid urged the prosecutor to release the detained."),)
    slots = Slots(who=slot(text, "Lantern Legal Aid"), what=slot(text, "release the detained"))
    identity = finding_id("demand", "release", said, slots, stance="demanded", polarity="affirms")
    return Demand(
        id=identity,
        kind="demand",
        type="release",
        says="Lantern Legal Aid asks the prosecutor to release the detained.",
        anchors=said,
        slots=slots,
        stance="demanded",
        force="urges",
        addressees=(slot(text, "the prosecutor"),),
    )


def a_match(a: str, b: str, *, kind: str = "incident") -> Match:
    """Say that two findings may tell of one thing."""
    first, second = sorted((a, b))
    return Match(
        id=match_id(kind, first, second),
        kind=kind,
        a=first,
        b=second,
        evidence=(Evidence(feature="type", left="arrest", right="arrest", weight=1.5),),
    )


def said(
    on: str, verb: str, *, by: str = "Ada Reader", reason: str = "", **fields: object
) -> Decision:
    """Write down a decision unchecked, as a journal from elsewhere may hold it."""
    return Decision(
        id=random_id("dec"),
        on=on,
        verb=verb,
        by=by,
        at="2025-06-01T10:00:00Z",
        reason=reason,
        **fields,
    )


def a_long_report(sentences: int) -> tuple[Text, list[Claim]]:
    """Make a report of many sentences, with a claim in each."""
    said = [f"Police detained person number {n} in Karvel on Saturday." for n in range(sentences)]
    paragraphs = [" ".join(said[n : n + 10]) for n in range(0, sentences, 10)]
    text = a_text(tuple(("body", one) for one in paragraphs))
    claims, at = [], 0
    for one in said:
        at = text.content.index(one, at)
        when = at + one.index("on Saturday")
        slots = Slots(who=_slot_at(text, at, 6), when=_slot_at(text, when, 11))
        claims.append(_claim_at(text, at, len(one), slots))
    return text, claims


def _slot_at(text: Text, start: int, length: int) -> Slot:
    found = anchor(text, start, start + length)
    return Slot(text=found.exact, anchor=found)


def _claim_at(text: Text, start: int, length: int, slots: Slots) -> Claim:
    found = (anchor(text, start, start + length),)
    fields = {"kind": "act", "type": "liberty.arrest", "anchors": found, "slots": slots}
    identity = finding_id(*fields.values(), stance="asserted", polarity="affirms")
    return Claim(id=identity, says=found[0].exact, **fields)
