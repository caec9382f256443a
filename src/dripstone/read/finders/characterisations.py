"""Characterisations: who calls what by which name of law.

    find    Page → Drafts

Never a finding of ours: only that somebody calls it so. Strong names ("crime against humanity",
"illegally detained") count wherever they stand; everyday ones ("discrimination", "persecution")
only where something is said to be that: "called it …", "amounts to …".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dripstone import vocabulary
from dripstone.languages.lexicon import Trigger
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import antecedent
from dripstone.read.drafts import Answer, Draft
from dripstone.read.heard import Heard
from dripstone.read.page import Page, Told
from dripstone.read.voices import chain, speaks

_STRONG = frozenset(
    {
        "arbitrary",
        "cat_torture",
        "disappearance",
        "extrajudicial",
        "hate_crime",
        "crime_against_humanity",
        "genocide",
        "war_crime",
    }
)


def find(page: Page) -> Iterator[Draft]:
    """Give every characterisation of a page."""
    for told in page.told:
        seen: set[str] = set()
        for trigger in page.lexicon.triggers(told.sentence, "legal"):
            draft = _draft(page, told, trigger)
            if draft is not None and draft.type not in seen:
                seen.add(draft.type)
                yield draft


def _draft(page: Page, told: Told, trigger: Trigger) -> Draft | None:
    sentence, word = told.sentence, trigger.word
    called = _called(page, sentence, word)
    id_ = trigger.senses[0].id
    if called is None and (id_ not in _STRONG or not _claimed(page, sentence, trigger)):
        return None
    if word.relation == "compound":
        return None
    heard = _with_caller(page, told, word, chain(page, told, word))
    if heard.stance == "presupposed" and called is not None:
        heard = replace(heard, stance="attributed" if len(heard.hops) > 1 else "asserted")
    slots: dict[str, Answer] = {}
    if called is not None:
        slots["what"] = (sentence.phrase(called), None)
    else:
        said_of = next((w for w in trigger.words if w.relation == "adjectival"), None)
        head = None if said_of is None or said_of.kind != "verb" else sentence.head(said_of)
        if head is not None:
            slots["what"] = (sentence.phrase(head), None)
    return Draft(
        kind="characterisation",
        type=id_,
        trigger=(trigger.words[0].start, trigger.words[-1].end),
        told=told,
        heard=heard,
        rule="called" if called is not None else "named",
        why=f"the words name {vocabulary.label('legal', id_).lower()}; the last voice calls it so",
        confidence=0.8 if called is not None else 0.6,
        slots=slots,
    )


def _claimed(page: Page, sentence: Sentence, trigger: Trigger) -> bool:
    """Tell a name of law put on something from one that stands in a list or a title."""
    if page.exhaustive or any(
        w.relation == "adjectival" and w.kind == "verb" for w in trigger.words
    ):
        return True
    head = sentence.head(trigger.word)
    governed = head is not None and page.lexicon.has("committed", head)
    return governed or bool(sentence.obliques(trigger.word, "of", "against"))


def _with_caller(page: Page, told: Told, word: Word, heard: Heard) -> Heard:
    """Add the voice of "called it …" to those who pass it on."""
    verb = told.sentence.head(word)
    if verb is None or not page.lexicon.has("calls", verb):
        return heard
    hop = speaks(page, told, verb)
    if any(one.cue == hop.cue for one in heard.hops):
        return heard
    stance = "attributed" if heard.stance in ("asserted", "presupposed") else heard.stance
    return replace(heard, hops=(*heard.hops, hop), stance=stance)


def _called(page: Page, sentence: Sentence, word: Word) -> Word | None:
    """Give what is said to be that: the subject of "is", the object of "called", "amounts to"."""
    head = sentence.head(word)
    if head is None:
        return None
    lexicon = page.lexicon
    if word.relation in ("attribute", "object") and lexicon.has("is", head):
        own = sentence.child(head, "subject")
        return None if own is None else antecedent(sentence, own, head)
    if lexicon.has("amounts", head) and (sentence.case(word) == "to" or word.relation == "object"):
        own = sentence.child(head, "subject")
        return None if own is None else antecedent(sentence, own, head)
    if lexicon.has("calls", head) and (word.relation == "attribute" or sentence.case(word) == "as"):
        return sentence.child(head, "object", "passive_subject")
    return None
