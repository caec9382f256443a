"""Grounds: the reason that somebody gives for an act, with the acts it is given for.

    find    Page → Drafts

The ground sits on the act, with its claimant, never on a person. Source: ``model.md``, section 2.6.
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone import vocabulary
from dripstone.read.arguments import patient
from dripstone.read.drafts import Answer, Draft
from dripstone.read.finders.reasons import reason
from dripstone.read.page import Page, Span
from dripstone.read.voices import chain
from dripstone.read.who import as_worded


def find(page: Page) -> Iterator[Draft]:
    """Give each reason once, however many acts it is given for."""
    for told in page.told:
        seen: set[Span] = set()
        if told.sentence.content[told.sentence.end - 1] == "?":
            continue  # a question gives no reason
        for trigger in page.lexicon.triggers(told.sentence, "acts"):
            word = trigger.word
            done_to = patient(told.sentence, word) if word.kind == "verb" else None
            if done_to is None or not page.is_personal(done_to):
                continue
            found = reason(page, told.sentence, word, named=done_to.kind == "name")
            if found is None or found[0] in seen:
                continue
            seen.add(found[0])
            span, ground = found
            first = told.sentence.first_of(word)
            slots: dict[str, Answer] = {"why": found, "to_whom": as_worded(page, told, done_to)}
            slots["what"] = ((first.start, word.end), None)
            yield Draft(
                kind="ground",
                type=ground.ground or "other",
                trigger=span,
                told=told,
                heard=chain(page, told, word),
                rule="ground.because",
                why="the words give a reason for the act they hang on: "
                f"{vocabulary.label('grounds', ground.ground or 'other').lower()}",
                confidence=0.8 if ground.ground else 0.5,
                slots=slots,
            )
