"""Threats told: "they told her she would be killed", "warned that his house would burn if …".

    told_threats    Page, Told → Drafts, each with the places of the words that announce the harm

Whoever tells somebody of harm that is to come to them threatens; whoever tells reporters of it does
not. So the harm must go back to who is told, or hang on a condition that is put to them.
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone import vocabulary
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor, is_passive
from dripstone.read.drafts import Draft
from dripstone.read.page import Page, Told
from dripstone.read.voices import chain
from dripstone.read.who import as_worded

_HARM = ("life", "body", "liberty", "property", "justice", "privacy")
_ONE = frozenset({"he", "she", "him", "her", "his", "hers"})
_MANY = frozenset({"they", "them", "their"})
_SELF = frozenset({"i", "me", "my", "we", "us", "our", "you", "your"})


def told_threats(page: Page, told: Told) -> Iterator[tuple[Draft, set[int]]]:
    """Give the threats that a sentence says somebody was told, and where their harm is named."""
    sentence = told.sentence
    for verb in page.lexicon.marked(sentence, "tells_of_harm"):
        clause = sentence.child(verb, "complement") if verb.kind == "verb" else None
        if clause is None or not _to_come(page, sentence, clause):
            continue
        if page.spoken_by(clause.start) != page.spoken_by(verb.start):
            continue  # its own words are read as a threat by themselves
        whom = _told_whom(page, sentence, verb, clause)
        by = sentence.child(verb, "agent") if is_passive(sentence, verb) else actor(sentence, verb)
        if whom is None or whom == by or not page.is_somebody(sentence, whom):
            continue
        inside = {w.index for w in sentence.below(clause)}
        harm = _harm(page, sentence, inside)
        hanging = _condition(page, sentence, clause) is not None
        aimed = harm and (_comes_to(sentence, clause, whom) or _own_deed(page, clause, told, by))
        if sentence.bare:
            aimed, hanging = harm and _goes_back(page, sentence, verb, inside), False
        if aimed or hanging:
            yield _draft(page, told, verb, clause, by, whom), inside


def _told_whom(page: Page, sentence: Sentence, verb: Word, clause: Word) -> Word | None:
    """Give who is told of it; of what is only "said", whom its condition is put to."""
    if page.lexicon.has("says_of_harm", verb):
        subject = _condition(page, sentence, clause)
        harm = _harm(page, sentence, {w.index for w in sentence.below(clause)})
        return subject if harm else None
    if is_passive(sentence, verb):
        return sentence.child(verb, "passive_subject")
    return sentence.child(verb, "object", "recipient")


def _to_come(page: Page, sentence: Sentence, clause: Word) -> bool:
    if sentence.bare and clause.form == "future":
        return True  # «сожгут»
    return any(
        page.lexicon.has("to_come", w)
        for w in sentence.children(clause, "auxiliary", "passive_auxiliary")
    )


def _harm(page: Page, sentence: Sentence, inside: set[int]) -> bool:
    if any(w.index in inside for w in page.lexicon.marked(sentence, "ends_badly")):
        return True  # "that he would regret it"
    return any(
        trigger.word.index in inside
        and any(vocabulary.is_a("acts", s.id, kind) for s in trigger.senses for kind in _HARM)
        for trigger in page.lexicon.triggers(sentence, "acts")
    )


def _condition(page: Page, sentence: Sentence, clause: Word) -> Word | None:
    """Give to whom a condition is put: who is to do something, or not to."""
    for one in sentence.children(clause, "adverbial"):
        links = sentence.children(one, "connective")
        subject = sentence.child(one, "subject", "passive_subject")
        if subject is not None and any(page.lexicon.has("conditions", w) for w in links):
            return subject
    return None


def _comes_to(sentence: Sentence, clause: Word, whom: Word) -> bool:
    """Tell whether the harm goes back to who is told: "told **her** that **her** house …"."""
    named = {w.low for w in sentence.below(clause) if w.kind == "pronoun"}
    if whom.low in _SELF:
        return bool(named & _SELF)
    many = whom.form == "plural" or whom.low in _MANY or whom.kind == "number"
    return bool(named & (_MANY if many else _ONE | _MANY if whom.kind == "name" else _ONE))


def _goes_back(page: Page, sentence: Sentence, verb: Word, inside: set[int]) -> bool:
    """Tell «обещают, что **их** дом сожгут» from «обещает жителям, что виновных посадят»."""
    if page.lexicon.has("threatening", verb):
        return True
    near = page.lexicon.marked(sentence, "goes_back", "first_person", "whose")
    return any(w.index in inside for w in near)


def _own_deed(page: Page, clause: Word, told: Told, by: Word | None) -> bool:
    """Tell "told us that he would burn the village": who tells it would do it."""
    subject = told.sentence.child(clause, "subject")
    armed = by is not None and page.lexicon.has("threateners", by)
    return armed and subject is not None and subject.low in _ONE | _MANY | _SELF


def _draft(page: Page, told: Told, verb: Word, clause: Word, by: Word | None, whom: Word) -> Draft:
    slots = {"to_whom": as_worded(page, told, whom)}
    if by is not None and page.is_somebody(told.sentence, by):
        slots["who"] = as_worded(page, told, by)
    return Draft(
        kind="act",
        type="body.threat",
        trigger=(verb.start, verb.end),
        told=told,
        heard=chain(page, told, verb),
        rule="frame.threat",
        why=f"“{verb.text} … {clause.text}”: somebody is told of harm that is to come to them",
        confidence=0.65,
        verb=verb.text,
        slots=slots,
        not_stated=() if "who" in slots else ("who",),
    )
