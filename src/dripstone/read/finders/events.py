"""Events: what people and institutions openly did, beside the acts.

    find    Page → Drafts

Rallies, petitions, statements, works that depict, steps of police, courts and bodies. A noun alone
("the rally") is background; it needs a verb of happening, or a doer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dripstone import vocabulary
from dripstone.languages.lexicon import Trigger
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.answers import when, where
from dripstone.read.arguments import doer, is_passive, office, patient
from dripstone.read.drafts import Answer, Draft
from dripstone.read.finders.event_nouns import nouns
from dripstone.read.finders.event_signs import signs
from dripstone.read.finders.event_turns import turned
from dripstone.read.heard import Heard
from dripstone.read.page import Page, Told
from dripstone.read.voices import chain
from dripstone.read.who import as_worded

_GATHERINGS = ("action.rally", "action.picket", "action.flashmob")
_AROUND = ("at", "during", "after")
_WITH_PATIENT = ("procedure.release", "procedure.charge", "procedure.judgment", "relief")


def find(page: Page) -> Iterator[Draft]:
    """Give every event that somebody is said to do or that is said to happen."""
    for told in page.told:
        seen: set[str] = set()
        every = [
            *((trigger, None) for trigger in page.lexicon.triggers(told.sentence, "events")),
            *turned(page, told.sentence),
            *signs(page, told.sentence),
            *nouns(page, told.sentence),
        ]
        for trigger, told_by in every:
            draft = _draft(page, told, trigger, told_by)
            if draft is not None and draft.type not in seen:
                seen.add(draft.type)
                yield draft


def _draft(page: Page, told: Told, trigger: Trigger, told_by: Word | None) -> Draft | None:
    sentence, word = told.sentence, trigger.word
    id_ = trigger.senses[0].id
    verb = word if word.kind == "verb" else told_by or _happens(page, sentence, word)
    around = verb is None and _taking_place(page, sentence, trigger)
    if around or id_ == "procedure.facilitation":
        verb = word
    if verb is None or _is_only_named(sentence, word) or _describes(sentence, word):
        return None
    passive = word.kind == "verb" and is_passive(sentence, word)
    by, done_to = (None, None) if around else _ends(page, sentence, trigger, verb)
    if id_.startswith("action") and by is None and not passive:
        by, done_to = done_to, None  # «двадцать человек пришли с цветами»
    if told_by is None and not _holds(page, sentence, trigger, by, done_to, verb):
        return None
    if by is not None and word.kind == "verb" and id_ in _GATHERINGS and office(page, sentence, by):
        return None  # "police blocked the road"
    heard = chain(page, told, verb)
    if _untold(id_, heard, done_to) or _undone(id_, heard):
        return None
    if _is_charge(sentence, trigger, verb):
        return None
    if id_.startswith("context"):
        heard = replace(heard, stance="asserted", cues=())
    return Draft(
        kind="event",
        type=id_,
        trigger=_span(trigger),
        told=told,
        heard=heard,
        rule="event.verb" if word.kind == "verb" else "event.noun",
        why=f"“{' '.join(w.text for w in trigger.words)}” is a word for "
        f"{vocabulary.label('events', id_).lower()}, and it is said to happen",
        confidence=0.75 if by is not None or done_to is not None else 0.6,
        verb=_words(sentence, trigger, passive=passive),
        passive=passive,
        slots=_slots(page, told, trigger, by, done_to),
        not_stated=("who",) if by is None and passive else (),
    )


def _ends(
    page: Page, sentence: Sentence, trigger: Trigger, verb: Word
) -> tuple[Word | None, Word | None]:
    """Give who does it, and to whom it is done, where the words say so."""
    word = trigger.word
    by = doer(sentence, verb)
    by = by if by is not None and page.is_somebody(sentence, by) else None
    by = None if by is not None and page.lexicon.has("not_doers", by) else by
    by = None if word is not verb and page.lexicon.has("breaks_it", verb) else by
    if by is word or trigger.senses[0].id.startswith("context"):
        by = None
    done_to = patient(sentence, verb) or sentence.child(verb, "object") if word is verb else None
    known = done_to is not None and (
        page.is_somebody(sentence, done_to) or page.lexicon.has("everyone", done_to)
    )
    return by, done_to if known else None


def _untold(id_: str, heard: Heard, done_to: Word | None) -> bool:
    """Tell what the demands tell, and steps that were refused or are only meant."""
    if heard.stance == "demanded":
        return True
    if heard.polarity == "denies" and id_ in _WITH_PATIENT and done_to is None:
        return True  # "no charges have been brought"
    undone = heard.polarity == "denies" or heard.stance == "intended"
    return id_.startswith("procedure") and undone  # «возбудить дело отказались»


def _undone(id_: str, heard: Heard) -> bool:
    """Tell a rally that did not take place, and a charge that may come: «если предъявят»."""
    gathered = id_.startswith("action") and heard.polarity == "denies"
    return gathered or (id_.startswith(("action", "procedure")) and heard.stance == "hypothetical")


def _is_charge(sentence: Sentence, trigger: Trigger, verb: Word) -> bool:
    """Tell a case against somebody, which is a charge, from an inquiry into what happened."""
    if sentence.bare or trigger.senses[0].id != "procedure.inquiry":
        return False
    cases = [w for w in trigger.words if w.low in ("case", "cases")]
    near = [w for one in (verb, *cases) for w in sentence.obliques(one, "against")]
    return bool(cases and near)


def _describes(sentence: Sentence, word: Word) -> bool:
    """Tell "the convicted murderer", which says who is meant, from what happened."""
    return not sentence.bare and word.kind == "verb" and word.relation == "adjectival"


def _is_only_named(sentence: Sentence, word: Word) -> bool:
    """Tell «— возбудить уголовное дело;» in a list: an infinitive alone tells of no event."""
    if not (sentence.bare and word.kind == "verb" and word.form == "infinitive"):
        return False
    every = (word, *sentence.above(word))
    return all(w.kind != "verb" or w.form == "infinitive" for w in every) and not any(
        w.kind == "auxiliary" for one in every for w in sentence.children(one)
    )


def _holds(
    page: Page,
    sentence: Sentence,
    trigger: Trigger,
    by: Word | None,
    done_to: Word | None,
    verb: Word,
) -> bool:
    id_, word = trigger.senses[0].id, trigger.word
    if id_ == "procedure.release" and page.lexicon.has("goes_free", word):
        return by is not None
    if id_ in _WITH_PATIENT:
        told = by is not None or not _alone(page, sentence, verb)
        last = trigger.words[-1]  # an adjective in "got a fine view"
        at_length = last is not word and last.relation != "adjectival"
        at_length = at_length or (sentence.bare and len(trigger.words) > 1)
        return told and (done_to is not None or at_length)
    if word.kind == "verb":
        said = sentence.child(verb, "object", "complement")
        shows = trigger.lemma == "demonstrate" and done_to is not None
        shows = shows or (trigger.lemma == "protest" and said is not None)
        step = id_.startswith("procedure") and len(trigger.words) > 1
        past = verb.form in ("past", "participle")
        someone = sentence.bare or sentence.child(verb, "subject") is not None
        step = step or (someone and past and len(trigger.words) > 1)
        return (by is not None and not shows) or step or len(trigger.words) > 2
    return True


def _alone(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell a bare "Release the weavers!" from "released" and from «ему вменяют»."""
    present = verb.form == "present"
    if present and sentence.bare:
        return page.lexicon.has("imperatives", verb)
    return verb.kind == "verb" and (present or verb.form == "infinitive")


def _happens(page: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Give the verb by which a noun is said to happen: "held a rally", "a rally began"."""
    if sentence.bare and noun.relation == "modifier":
        run = sentence.head(noun)
        noun = run if run is not None and page.lexicon.has("runs_of", run) else noun
    if noun.relation not in ("object", "subject", "passive_subject", "oblique"):
        return None
    verb = sentence.head(noun)
    if verb is not None and noun.relation == "oblique" and page.lexicon.has("goes_to", verb):
        return verb if sentence.case(noun) in ("on", "in", "to", "at") else None
    if verb is None or verb.kind != "verb" or not page.lexicon.has("happens", verb):
        return None
    if noun.relation != "oblique":
        return verb
    takes_part = any(page.lexicon.has("part", w) for w in sentence.children(verb, "object"))
    return verb if takes_part and sentence.case(noun) == "in" else None


def _taking_place(page: Page, sentence: Sentence, trigger: Trigger) -> bool:
    """Tell a rally that something is said to have happened at, during or after."""
    noun, id_ = trigger.word, trigger.senses[0].id
    verb = sentence.head(noun)
    if verb is None or verb.kind != "verb" or id_ not in _GATHERINGS:
        return False
    past = verb.form in ("past", "participle") and not page.lexicon.has("reporting", verb)
    real = noun.kind == "noun" and noun.relation == "oblique" and sentence.case(noun) in _AROUND
    return past and real and sentence.child(verb, "auxiliary") is None


def _slots(
    page: Page, told: Told, trigger: Trigger, by: Word | None, done_to: Word | None
) -> dict[str, Answer]:
    sentence, word = told.sentence, trigger.word
    slots: dict[str, Answer] = {}
    if by is not None:
        slots["who"] = as_worded(page, told, by)
    if done_to is not None and done_to not in trigger.words:
        slots["to_whom"] = as_worded(page, told, done_to)
    if word.kind in ("noun", "name"):
        slots["what"] = (sentence.phrase(word, alone=True), None)
    elif trigger.senses[0].id == "utterance.condemnation":
        object_ = sentence.child(word, "object")
        if object_ is not None:
            slots["what"] = (sentence.phrase(object_), None)
    near = trigger.senses[0].id.startswith("utterance")
    around = {"when": when(page, told, word), "where": where(page, told, word, near=near)}
    return slots | {name: found for name, found in around.items() if found is not None}


def _words(sentence: Sentence, trigger: Trigger, *, passive: bool) -> str:
    """Give the words of the step, with the helpers of a verb, as ``says`` puts them."""
    verb, near = trigger.word, trigger.words
    if near[-1].index - near[0].index < len(near) + 3:
        near = sentence.words[near[0].index : near[-1].index + 1]
    words = " ".join(w.text for w in near)
    if not passive or verb.kind != "verb":
        return words
    first = trigger.words[0].index
    helpers = sentence.children(verb, "auxiliary", "passive_auxiliary", "negation")
    told = " ".join(w.text for w in trigger.words if w.index >= verb.index)
    return " ".join((*(w.text for w in helpers if w.index < max(first, verb.index)), told))


def _span(trigger: Trigger) -> tuple[int, int]:
    first, last = trigger.words[0], trigger.words[-1]
    if last.index - first.index > len(trigger.words) + 2:
        return trigger.word.start, trigger.word.end
    return first.start, last.end
