"""Act conditions: what must be there for a verb of harm to tell an act, and what it may mean else.

Met                 what a verb of harm meets in its sentence
too_weak            Met → is somebody lacking whom the word needs?
otherwise_meant     Met → is it a figure, another sense, an accident?
"""

from __future__ import annotations

from dataclasses import dataclass

from dripstone import vocabulary
from dripstone.languages.lexicon import Sense, Trigger
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import (
    is_strife,
    office,
)
from dripstone.read.finders.act_figures import Ends, only_a_figure
from dripstone.read.finders.act_parts import (
    is_place,
    is_titled,
    likely_people,
)
from dripstone.read.finders.mishaps import by_accident
from dripstone.read.page import Page, Told

FIRED = Sense(scheme="acts", id="body.force", part="v")
_THINGS = ("property", "privacy.search", "privacy.surveillance", "civic", "equality.law", "war")
_VIOLENT = ("body", "war", "life", "liberty", "civic.dispersal")
#: acts that only offices do, whoever is named: a verb in the plural without a subject tells them
_BY_OFFICES = ("justice.failure_protect", "justice.unfair_trial", "privacy", "civic",
               "body.torture", "property.livelihood")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Met(Ends):
    """What a verb of harm meets in its sentence, and how it is put."""

    passive: bool
    suffers: bool  #: is who stands before it whom it befalls?
    only_told: bool  #: does who stands before it only tell it?


def too_weak(page: Page, sentence: Sentence, met: Met) -> bool:
    """Tell a word that needs somebody, or an office, where none is there."""
    verb, sense = met.trigger.word, met.sense
    said_by, by, done_to = met.said_by, met.by, met.done_to
    if said_by is not None and by is None:
        done_by = _may_be_done_by(page, sentence, said_by, met.passive)
        whatever = not sense.weak and _whatever_did(page, sentence, said_by, done_to)
        if not done_by and not whatever:
            return True
    if sense.weak and verb.relation == "adjectival":
        return True
    office = page.lexicon.has("by_office", met.trigger.lemma)
    if office and not _by_office(page, sentence, verb, by):
        return True
    whole = len(met.trigger.words) > 1 or sense == FIRED
    return not _holds(page, sentence, sense, done_to, by, passive=met.passive, phrase=whole)


def otherwise_meant(page: Page, told: Told, met: Met) -> bool:
    """Tell a figure, another sense, an accident, and what is only asked not to be done."""
    sentence, verb, by = told.sentence, met.trigger.word, met.by
    if only_a_figure(page, sentence, met) or _asked_of_office(page, sentence, met):
        return True
    if _means_other(page, sentence, met.trigger, by, met.done_to):
        return True
    if by_accident(page, sentence, verb, met.sense.id) or not of_violence(page, told, met.trigger):
        return True
    placed = by is not None and verb.relation == "adverbial" and is_place(page, by)
    return placed or _not_to(sentence, met.trigger)  # "a flood struck Drovenia, killing ten"


def _asked_of_office(page: Page, sentence: Sentence, met: Met) -> bool:
    """Tell «требует от министра назвать имена», which no minister confesses to."""
    asks, whom = page.lexicon.has("asking_only", met.trigger.word), met.done_to
    if not asks or whom is None or met.sense.id != "justice.forced_confession":
        return False
    return page.lexicon.has("office_holders", whom) or office(page, sentence, whom)


def _may_be_done_by(page: Page, sentence: Sentence, said_by: Word, passive: bool) -> bool:
    """Let "killed by a bomb" stand, without a doer; "the flood killed three" is nobody's act."""
    by_what = passive and not page.lexicon.has("accidents", said_by)
    return by_what or said_by.kind == "pronoun" or is_strife(page, sentence, said_by)


def _whatever_did(
    page: Page, sentence: Sentence, said_by: Word | None, done_to: Word | None
) -> bool:
    """Let "the assault killed three" stand, without a doer; storms and trains do no act."""
    if said_by is None or done_to is None:
        return False
    has = page.lexicon.has
    natural = has("accidents", said_by) or has("no_ones_act", said_by) or has("strife", said_by)
    return not sentence.bare and not natural and page.is_somebody(sentence, done_to)


def _holds(
    page: Page,
    sentence: Sentence,
    sense: Sense,
    done_to: Word | None,
    by: Word | None,
    *,
    passive: bool,
    phrase: bool,
) -> bool:
    """Tell whether somebody is there for the act to be done to, or to do it."""
    bare = done_to is not None and _bare(page, sentence, done_to, by)
    sure = not sense.weak or (passive and done_to is not None and done_to.form == "plural")
    likely = done_to is not None and sure and likely_people(page, sense, done_to, bare=bare)
    if done_to is not None and (likely or page.is_somebody(sentence, done_to)):
        named = passive and sense.weak and done_to.kind == "name" and not phrase
        named = named and not is_titled(page, sentence, done_to)
        named = named and not _in_full(page, sentence, done_to)
        return not named or by is not None
    nobody = sentence.bare and sense.id.startswith(_BY_OFFICES)  # «в возбуждении дела отказали»
    idle = sentence.bare and sense.id == "justice.failure_protect"  # «полиция бездействует»
    if idle and by is not None and office(page, sentence, by):
        return True
    if phrase and (by is not None or passive or nobody):
        return _done_to_people(sense, done_to)
    to_things = any(vocabulary.is_a("acts", sense.id, above) for above in _THINGS)
    papers = done_to is not None and page.lexicon.has("papers", done_to)  # «паспорт не вернули»
    to_things = to_things or (sense.id == "liberty.movement" and papers)
    if (
        to_things
        and sense.id != "property.livelihood"
        and done_to is not None
        and done_to.kind in ("noun", "name")
    ):
        return True
    return done_to is None and by is not None and page.exhaustive


def _in_full(page: Page, sentence: Sentence, word: Word) -> bool:
    """Tell "Ana Brovik was shot" from a film of that name, and from a place."""
    first = [w for w in sentence.children(word, "compound") if w.kind == "name"]
    if (
        not first
        or sentence.child(word, "determiner")
        or page.places(first[0].start, word.end)
        or is_place(page, word)
    ):
        return False
    return not sentence.bare and not any(page.lexicon.has("films", w) for w in sentence.words)


def _means_other(
    page: Page, sentence: Sentence, trigger: Trigger, by: Word | None, done_to: Word | None
) -> bool:
    """Tell "shot himself", "shot the bride for an album" and "beaten in the final" from harm."""
    has = page.lexicon.has
    if done_to is not None and has("reflexive", done_to):
        return True
    if (
        done_to is not None
        and done_to.entity == "place"
        and trigger.senses[0].id.startswith("liberty")
    ):
        return True  # a town is held by troops, not detained
    if trigger.lemma == "shoot" and by is not None and has("filmers", by):
        return True
    if has("on_buildings", trigger.lemma) and not _taken(page, sentence, trigger, done_to):
        return True
    return _means_no_harm(page, sentence, trigger, done_to)


def _means_no_harm(page: Page, sentence: Sentence, trigger: Trigger, done_to: Word | None) -> bool:
    """Tell "the court held that …", "they push back against it" and "beaten in the final"."""
    has, verb = page.lexicon.has, trigger.word
    near = sentence.obliques(verb, "in", "at", "by")
    return (
        (has("hold_that", verb) and sentence.child(verb, "complement") is not None)
        or (done_to is None and has("needs_whom", trigger.lemma))
        or (trigger.lemma == "beat" and any(has("games", w) for w in near))
        or (has("belittles", verb) and bool(sentence.obliques(verb, "as")))
        or _on_paper(page, sentence, verb, done_to)
        or _own_body(page, sentence, trigger, done_to)
    )


def _own_body(page: Page, sentence: Sentence, trigger: Trigger, done_to: Word | None) -> bool:
    """Tell "hold my head", "hung its head": nobody is held or hanged."""
    if done_to is None or not page.lexicon.has("body_parts", done_to):
        return False
    taken = any(s.id.startswith(("liberty", "life")) for s in trigger.senses)
    return taken and sentence.child(done_to, "possessor") is not None


def _on_paper(page: Page, sentence: Sentence, verb: Word, done_to: Word | None) -> bool:
    """Tell "hit ten men and two companies with sanctions" from a blow."""
    met = () if done_to is None else (done_to, *sentence.conjuncts(done_to))
    near = (w for one in (verb, *met) for w in sentence.obliques(one, "with"))
    return any(page.lexicon.has("papers", w) for w in near)


def _taken(page: Page, sentence: Sentence, trigger: Trigger, done_to: Word | None) -> bool:
    """Tell buildings and what is in them from thoughts: "attacked the plan" harms nobody.

    Whom a verb of destroying alone is done to was beaten in a game: «разгромили соперников».
    """
    if done_to is None:
        return False
    harms = any(not vocabulary.is_a("acts", s.id, "property") for s in trigger.senses)
    return page.lexicon.has("taken", done_to) or (harms and page.is_somebody(sentence, done_to))


def _by_office(page: Page, sentence: Sentence, verb: Word, by: Word | None) -> bool:
    """Tell "picked up by police" or "for questioning" from picking somebody up at the station."""
    asked = any(page.lexicon.has("for_asking", w) for w in sentence.obliques(verb, "for"))
    return asked or (by is not None and office(page, sentence, by))


def _done_to_people(sense: Sense, done_to: Word | None) -> bool:
    """Refuse to take "took away three boxes" for the taking of people."""
    people = vocabulary.is_a("acts", sense.id, "liberty") and sense.id != "liberty.movement"
    return not (people and done_to is not None and done_to.kind == "noun")


def _bare(page: Page, sentence: Sentence, done_to: Word, by: Word | None) -> bool:
    """Tell "police arrested petrak" in lower case: a single noun without any word before it."""
    alone = not sentence.children(done_to, "determiner", "adjectival", "possessor", "number")
    return alone and done_to.kind == "noun" and by is not None and page.is_somebody(sentence, by)


def _not_to(sentence: Sentence, trigger: Trigger) -> bool:
    """Tell "called on them not to beat": a later verb of the words has a "not" of its own."""
    later = [w for w in trigger.words if w != trigger.word and w.form == "infinitive"]
    no = [w for one in later for w in sentence.children(one, "negation")]
    return any(w not in trigger.words for w in no)


def of_violence(page: Page, told: Told, trigger: Trigger) -> bool:
    """Tell who "suffered injuries" in an attack, told here or just before, from an accident's."""
    if not page.lexicon.has("harm_beside", trigger.lemma):
        return True
    return violence_beside(page, told, trigger.words)


def violence_beside(page: Page, told: Told, words: tuple[Word, ...]) -> bool:
    """Tell whether violence is told of here or just before, by other acts than these words."""
    if page.lexicon.marked(told.sentence, "violent"):
        return True
    near = [one for one in page.before(told) if told.segment - one.segment <= 1][:2]
    return any(
        other.word not in words
        and not page.lexicon.has("harm_beside", other.lemma)
        and any(vocabulary.is_a("acts", s.id, kind) for s in other.senses for kind in _VIOLENT)
        for one in near
        for other in page.lexicon.triggers(one.sentence, "acts")
    )
