"""Quotes: words in quotation marks, and whose they are if anybody's.

find    Page → Drafts
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dripstone.read.drafts import Draft
from dripstone.read.heard import Heard, Hop
from dripstone.read.page import Page, Speaker, Told
from dripstone.read.quotations import Quotation
from dripstone.read.voices import outer
from dripstone.read.who import speaking, who
from dripstone.records import Who

_TYPES = {
    "direct": "quotes",
    "document": "cites",
    "saying": "quotes",
    "title": "quotes",
    "scare": "quotes",
}
_TAKEN = {
    "direct": "speech",
    "document": "a document",
    "saying": "a saying",
    "title": "a name or title",
    "scare": "words held at a distance",
}


def find(page: Page) -> Iterator[Draft]:
    """Give every quotation of a page; those that nobody speaks say so."""
    for number, quotation in enumerate(page.quotations):
        near = page.told_at(quotation.inner[0])
        if near is not None and page.words(quotation.inner).strip():
            yield _draft(page, number, quotation, near)


def _draft(page: Page, number: int, quotation: Quotation, near: Told) -> Draft:
    speaker, mode = page.speakers[number], page.modes[number]
    told = Told(sentence=near.sentence, segment=page.segment_at(quotation.start))
    return Draft(
        kind="quote",
        type=_TYPES[mode],
        trigger=(quotation.start, quotation.end),
        told=told,
        heard=_heard(page, told, quotation, speaker),
        rule=f"quote.{mode}",
        why=_why(speaker, mode, quotation),
        confidence=0.9 if speaker is not None and quotation.closed else 0.6,
        inner=quotation.inner,
        speaker=None if speaker is None else (speaker.span, _who(page, speaker)),
        mode=mode,
    )


def _heard(page: Page, told: Told, quotation: Quotation, speaker: Speaker | None) -> Heard:
    hops = outer(page, told)
    hops += [
        Hop(who=page.words(s.span), mode=s.mode, span=s.span, cue=s.cue, stands_for=s.stands_for)
        for q, s in page.spoken_by(quotation.start)
        if q != quotation
    ]
    if speaker is None:
        return Heard(hops=tuple(hops), stance="asserted", polarity="affirms", cues=())
    hops.append(
        Hop(
            who=page.words(speaker.span),
            mode=speaker.mode,
            span=speaker.span,
            cue=speaker.cue,
            stands_for=speaker.stands_for,
        )
    )
    return Heard(hops=tuple(hops), stance="attributed", polarity="affirms", cues=())


def _who(page: Page, speaker: Speaker) -> Who:
    told = page.told_at(speaker.span[0])
    words = [] if told is None else told.sentence.between(*speaker.span)
    heads = [w for w in words if told is not None and told.sentence.head(w) not in words]
    if told is None or not heads:
        return speaking(page, page.words(speaker.span), speaker.stands_for)
    return msgspec.structs.replace(
        who(page, told.sentence, heads[-1]),
        text=page.words(speaker.span),
        named=any(w.kind == "name" for w in words),
        stands_for=speaker.stands_for,
    )


def _why(speaker: Speaker | None, mode: str, quotation: Quotation) -> str:
    if speaker is None:
        return f"words in quotation marks that nobody is said to speak: taken for {_TAKEN[mode]}"
    end = "" if quotation.closed else "; the closing mark is missing"
    return f"words in quotation marks beside a reporting verb and its subject{end}"
