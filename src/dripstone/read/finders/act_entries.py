"""Act entries: acts that an entry of a list or a form tells of whom its head or label names.

of_entry    Page, Told, trigger, Draft → the same with whom the entry is about, or None as before

"Detained at the crossing on 10 May." says of nobody that they were detained; under "(b) Dov
Halloran, aged 44" or "Victim: Dov Halloran" it says so of him. A clause that has its own subject
keeps it, and what is told as done by somebody is done to nobody here.
"""

from __future__ import annotations

from dataclasses import replace

from dripstone.languages.lexicon import Sense, Trigger
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import doer
from dripstone.read.drafts import Answer, Draft
from dripstone.read.entries import Entry
from dripstone.read.finders.act_bearers import suffers_by
from dripstone.read.finders.act_handed import handed_on, many_do
from dripstone.read.finders.act_parts import (
    acts_here,
    confidence_of,
    slots_of,
    span_of,
    verb_words,
    why_of,
)
from dripstone.read.finders.act_verbs import sense_of, without_own_no
from dripstone.read.finders.mishaps import by_accident
from dripstone.read.page import Page, Span, Told
from dripstone.read.voices import chain
from dripstone.read.who import speaking

_CLOSED = ("reduced", "adjectival", "relative", "complement", "open_complement")
_SUBJECTS = ("subject", "passive_subject")
_HELPERS = (*_SUBJECTS, "auxiliary", "passive_auxiliary", "object")
_TO_PEOPLE = ("body", "life", "liberty", "justice.prosecution", "justice.unfair_trial",
              "property.livelihood", "privacy.outing", "justice.forced_confession")  # fmt: skip
_GOES_ON = ("body.assault", "body.torture", "body.illtreatment", "body.threat", "liberty")
_BY_THEM = ("body", "life", "liberty")  #: what a label's doers did; courts and employers do else
_PHRASE = 2  #: words of a phrase, at least
_SHORT = 8  #: words of a note that one phrase makes, at most
_DONE = frozenset({"participle", "past"})


def of_entry(page: Page, told: Told, trigger: Trigger, draft: Draft | None) -> Draft | None:
    """Give an act to whom the entry is about, where its words leave that open."""
    entry = page.entries.get(told.segment)
    if entry is None or _before(page, told, trigger, entry):
        entry = _handed(page, told, trigger, draft)
    if entry is None:
        return draft
    verb = trigger.word.kind == "verb" and _left_open(page, told.sentence, trigger.word)
    if not verb and not _is_note(page, told.sentence, trigger):
        return draft
    if draft is None:
        draft = _untold(page, told, trigger)
    elif not _open(draft, told.sentence, trigger.word):
        return draft
    if draft is None or not draft.type.startswith(_TO_PEOPLE) or _has_own(page, draft):
        return draft
    slots = {**draft.slots, "to_whom": _named(page, entry.whom)}
    unsaid = draft.not_stated
    passive = draft.passive and draft.rule != "verb.suffered"
    harm = draft.type.startswith(_BY_THEM) and draft.heard.polarity == "affirms"
    if entry.who is not None and "who" not in slots and passive and harm:
        slots["who"] = _named(page, entry.who)
        unsaid = tuple(name for name in unsaid if name != "who")
    said = draft.verb if draft.trigger[0] > told.sentence.start else _lowered(draft.verb)
    return replace(draft, slots=slots, not_stated=unsaid, level=2, verb=said, passive=passive)


def _open(draft: Draft, sentence: Sentence, verb: Word) -> bool:
    """Tell an act that may yet be done to somebody whom its sentence does not name."""
    if draft.passive or draft.rule.startswith(("verb.suffered", "noun")):
        return True
    return "who" not in draft.slots and many_do(sentence, verb)


def _handed(page: Page, told: Told, trigger: Trigger, draft: Draft | None) -> Entry | None:
    """Give whom the words before go on being done to."""
    if not told.sentence.bare or trigger.word.kind != "verb":
        return None
    if not any(sense.id.startswith(_GOES_ON) for sense in trigger.senses):
        return None
    thing = told.sentence.child(trigger.word, "object")
    if thing is not None and thing not in trigger.words:
        return None  # «били витрины»
    if draft is not None and _has_own(page, draft):
        return None
    whom = handed_on(page, told, trigger.word)
    return None if whom is None else Entry(whom=whom)


def _before(page: Page, told: Told, trigger: Trigger, entry: Entry) -> bool:
    """Tell words that stand before whom the entry names."""
    here = told.segment == page.segment_at(entry.whom[0])
    return here and trigger.word.start < entry.whom[1]


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def _is_note(page: Page, sentence: Sentence, trigger: Trigger) -> bool:
    """Tell "Whereabouts unknown." and "Held incommunicado.", phrases that are all there is."""
    if len(sentence.words) > _SHORT or len(trigger.words) < _PHRASE:
        return False
    others = [w for w in sentence.words if w not in trigger.words]
    return not any(w.relation in _SUBJECTS or page.lexicon.has("negative", w) for w in others)


def _has_own(page: Page, draft: Draft) -> bool:
    """Tell an act that has somebody of its own from one that a thing before it was taken for."""
    whom = draft.slots.get("to_whom")
    if whom is None:
        return False
    sentence = draft.told.sentence
    inside = sentence.between(*whom[0])
    if draft.type == "justice.unfair_trial" and sentence.bare:
        return not any(page.lexicon.has("defenders", w) for w in inside)
    word = next((w for w in inside if w.relation in _SUBJECTS), None)
    return word is None or page.is_somebody(sentence, word)


def _named(page: Page, span: Span) -> Answer:
    return span, speaking(page, page.words(span), None)


def _left_open(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell a verb whose clause names nobody whom it befalls: "arrested at her dormitory"."""
    done = verb.form in _DONE or many_do(sentence, verb)
    if not done or sentence.child(verb, *_HELPERS[:-1]) is not None:
        return False
    step = verb
    while (head := sentence.head(step)) is not None:
        between = sentence.words[head.index : step.index] or sentence.words[step.index : head.index]
        if any(w.text == ";" for w in between):
            return True
        if step.relation in _CLOSED or head.kind != "verb":
            return False
        own = sentence.child(head, *_SUBJECTS)
        if own is not None:
            thing = not page.is_somebody(sentence, own) and own.kind == "noun"
            return thing and (own.index > verb.index or own.relation == "passive_subject")
        step = head
    return True


def _untold(page: Page, told: Told, trigger: Trigger) -> Draft | None:
    """Give the act of a verb that was refused because its sentence names nobody."""
    sentence, verb = told.sentence, trigger.word
    sense = sense_of(page, trigger.senses, sentence, verb)
    if sentence.child(verb, "object") is not None or by_accident(page, sentence, verb, sense.id):
        return None
    if trigger.frame is not None and (trigger.frame.whom != "object" or trigger.frame.beside):
        return None
    by = doer(sentence, verb)
    by = by if by is not None and acts_here(page, sentence, by) else None
    if sense.weak and not (by is not None or _lasts(sentence, verb, sense)):
        return None
    heard = without_own_no(page, chain(page, told, verb), trigger)
    note, suffers = all(w.kind != "verb" for w in trigger.words), suffers_by(page, trigger)
    passive = not note and not suffers
    rule = "noun.entry" if note else "verb.suffered" if suffers else "verb.passive"
    return Draft(
        kind="act",
        type=sense.id,
        trigger=span_of(trigger),
        told=told,
        heard=heard,
        rule=rule,
        why=why_of(trigger, sense, passive=passive, by=by, done_to=None),
        confidence=confidence_of(heard, sense, by, None),
        verb=verb_words(page, sentence, trigger, passive=True),
        passive=passive,
        slots=slots_of(page, told, trigger, by, None),
        not_stated=() if by is not None else ("who",),
    )


def _lasts(sentence: Sentence, verb: Word, sense: Sense) -> bool:
    """Tell "Held for six hours" from "Held in high regard"."""
    return sense.id.startswith("liberty") and bool(sentence.obliques(verb, "for", "since", "until"))
