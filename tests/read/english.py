"""Invented English reports for the tests of reading. Nobody in them exists."""

from __future__ import annotations

import msgspec

from dripstone.read import Reading, suggest
from dripstone.read.formats import Opened
from dripstone.read.segments import segment
from dripstone.records import (
    AnyFinding,
    Claim,
    Demand,
    Quote,
    Stated,
    Text,
    anchor,
    report_id,
    sha256_of,
    text_id,
)


def a_text(content: str, *, published: str | None = None, language: str = "en") -> Text:
    """Freeze words as one text, with segments as reading tells them apart."""
    sha256 = sha256_of(content)
    report = report_id(sha256)
    found = segment(Opened(content=content), language=language)
    text = Text(
        id=text_id(report, "plain", "1", sha256),
        report=report,
        sha256=sha256,
        content=content,
        format="plain",
        format_version="1",
        language=language,
        segments=found.segments,
    )
    if published is not None:
        return msgspec.structs.replace(text, published=Stated(value=published, where="metadata"))
    authors = tuple(Stated(value=v, anchor=anchor(text, a, b)) for v, a, b in found.authors)
    text = msgspec.structs.replace(text, authors=authors)
    if found.published is None:
        return text
    value, start, end = found.published
    told = Stated(value=value, anchor=anchor(text, start, end))
    return msgspec.structs.replace(text, published=told)


def reading(content: str, *, published: str | None = "2017-05-19") -> Reading:
    """Read words that a paper called Evening Lamp published on a Friday in May 2017."""
    return suggest(a_text(content, published=published), publisher="Evening Lamp")


def findings(content: str, *, published: str | None = "2017-05-19") -> list[AnyFinding]:
    """Give what is suggested for these words."""
    return [s.of for s in reading(content, published=published) if not _is_match(s.of)]


def _is_match(found: object) -> bool:
    return not isinstance(found, Claim | Quote | Demand)


def acts(content: str, **how: str | None) -> list[Claim]:
    """Give the acts that are suggested for these words."""
    return [f for f in findings(content, **how) if isinstance(f, Claim) and f.kind == "act"]


def acts_as_told(content: str) -> list[tuple[str, str, str]]:
    """Give the acts of a text: type, to whom and polarity."""
    return [
        (one.type, one.slots.to_whom.text if one.slots.to_whom else "", one.polarity)
        for one in acts(content)
    ]


def demands(content: str) -> list[Demand]:
    """Give the demands that are suggested for these words."""
    return [f for f in findings(content) if isinstance(f, Demand)]


def quotes(content: str) -> list[Quote]:
    """Give the quotes that are suggested for these words."""
    return [f for f in findings(content) if isinstance(f, Quote)]


def attributions(content: str) -> list[tuple[str | None, str, str | None]]:
    """Give who says what, as exhaustive reading tells it: their words, the cue, what is said."""
    told = []
    for one in suggest(a_text(content), exhaustive=True):
        if one.rule == "every.said":
            assert isinstance(one.of, Claim)
            who, what = one.of.slots.who, one.of.slots.what
            told.append((who and who.text, one.of.anchors[0].exact, what and what.text))
    return told


def claims(content: str, kind: str) -> list[Claim]:
    """Give the claims of a kind that are suggested for these words."""
    return [f for f in findings(content) if isinstance(f, Claim) and f.kind == kind]
