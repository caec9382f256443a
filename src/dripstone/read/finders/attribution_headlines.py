"""Attribution headlines: "Brovik: the mine was closed", where a colon says who says so.

drafts    Page → Drafts
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.read.drafts import Draft
from dripstone.read.headings import spoken
from dripstone.read.heard import Heard
from dripstone.read.page import Page, Told
from dripstone.read.voices import outer
from dripstone.records import Who


def drafts(page: Page) -> Iterator[Draft]:
    """Give an utterance for each headline that names its speaker."""
    for who, colon, said in spoken(page):
        near = page.told_at(said[0])
        if near is None:
            continue
        told = Told(sentence=near.sentence, segment=page.segment_at(who[0]))
        yield Draft(
            kind="event",
            type="utterance",
            trigger=colon,
            told=told,
            heard=Heard(
                hops=tuple(outer(page, told)), stance="attributed", polarity="affirms", cues=()
            ),
            rule="every.said",
            why="a headline names its speaker before a colon",
            confidence=0.3,
            verb=page.words(said),
            slots={"who": (who, Who(text=page.words(who))), "what": (said, None)},
        )
