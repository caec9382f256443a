"""Act verbs: acts that a verb tells, with who does it and to whom it is done.

verb_draft        Page, trigger → Draft, or None where the words tell of no act
not_stated        what a report leaves out on purpose or by accident: who did it
without_own_no    the "not" that belongs to the act itself is no denial
seized            people who are seized are arrested, their things are property
by_accident       was it a flood, a crash, an illness?
"""

from __future__ import annotations

from dataclasses import replace

from dripstone import vocabulary
from dripstone.languages.lexicon import Sense, Trigger
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import (
    by_means,
    by_noun,
    doer,
    is_passive,
    is_strife,
    office,
    whose_fire,
)
from dripstone.read.drafts import Draft
from dripstone.read.finders.act_bearers import (
    body_of,
    found_so,
    may_keep,
    spared,
    suffers_by,
    told_by_self,
    told_of,
)
from dripstone.read.finders.act_ends import first_met, on_what, owner
from dripstone.read.finders.act_figures import Ends, only_a_figure
from dripstone.read.finders.act_parts import (
    accused_of,
    acts_here,
    confidence_of,
    is_place,
    is_titled,
    level_of,
    likely_people,
    named_in_phrase,
    on_a_thing,
    slots_of,
    span_of,
    verb_words,
    why_of,
)
from dripstone.read.heard import Heard
from dripstone.read.page import Page, Told
from dripstone.read.voices import chain

_FIRED = Sense(scheme="acts", id="body.force", part="v")
_THINGS = ("property", "privacy.search", "privacy.surveillance", "civic", "equality.law", "war")
_VIOLENT = ("body", "war", "life", "liberty", "civic.dispersal")
#: acts that only offices do, whoever is named: a verb in the plural without a subject tells them
_BY_OFFICES = ("justice.failure_protect", "justice.unfair_trial", "privacy", "civic",
               "body.torture", "property.livelihood")  # fmt: skip
_HELD_ALREADY = frozenset({"being"})


def verb_draft(  # noqa: C901, PLR0911, PLR0912 -- one reason to leave it a line
    page: Page, told: Told, trigger: Trigger
) -> Draft | None:
    """Give an act that a verb tells of, or None where the words tie it to nobody."""
    sentence, verb = told.sentence, trigger.word
    passive = is_passive(sentence, verb)
    done_to = first_met(page, sentence, trigger)
    said_by = whose_fire(page, sentence, doer(sentence, verb)) or by_means(page, sentence, verb)
    said_by = None if said_by in trigger.words else said_by  # «поступают угрозы»
    if passive and said_by is not None and page.lexicon.has("no_doers", said_by):
        said_by = None  # "has not been seen by anybody"
    by = said_by if said_by is not None and acts_here(page, sentence, said_by) else None
    sense = _sense(page, trigger.senses, sentence, verb)
    sense = _by_its_ends(page, sentence, trigger, sense, by, done_to)
    by = None if by == done_to else by
    done_to = on_what(page, sentence, trigger, sense, done_to)
    kept = sentence.bare and may_keep(page, sentence, sense, done_to)
    if named_in_phrase(trigger, done_to) and not on_a_thing(sense) and not kept:
        done_to = owner(page, sentence, done_to)
    suffers = (suffers_by(page, trigger) or found_so(page, trigger, done_to)) and not passive
    only_told = page.lexicon.has("not_by_subject", trigger.lemma)
    if suffers:
        # Who dies or flees does nothing to anybody.
        thing = _borne_by(sentence, trigger, sense, done_to if kept else None, said_by)
        by = by or told_by_self(page, sentence, verb)
        done_to, said_by, by = by or thing, None, _from_without(page, told, trigger)
    elif only_told:
        own = body_of(page, sentence, trigger) or (done_to if sentence.bare else None)
        done_to = own or told_of(page, sentence, trigger) or done_to
        said_by = by = None
    may_be = said_by is None or by is not None or _may_be_done_by(page, sentence, said_by, passive)
    if not may_be and (sense.weak or not _whatever_did(page, sentence, said_by, done_to)):
        return None
    if sense.weak and verb.relation == "adjectival":
        return None
    ends = Ends(trigger=trigger, sense=sense, said_by=said_by, by=by, done_to=done_to)
    if only_a_figure(page, sentence, ends):
        return None
    if page.lexicon.has("by_office", trigger.lemma) and not _by_office(page, sentence, verb, by):
        return None
    whole = len(trigger.words) > 1 or sense == _FIRED
    if _means_other(page, sentence, trigger, by, done_to) or not _holds(
        page, sentence, sense, done_to, by, passive=passive, phrase=whole
    ):
        return None
    if by_accident(page, sentence, verb) or not of_violence(page, told, trigger):
        return None
    if by is not None and verb.relation == "adverbial" and is_place(page, by):
        return None  # "a flood struck Drovenia, killing ten"
    if _not_to(sentence, trigger):
        return None  # «призвали не бить»
    heard = without_own_no(page, chain(page, told, verb), trigger)
    if page.lexicon.has("only_denied", trigger.lemma) and not spared(page, heard, done_to):
        return None
    by = by or accused_of(heard)
    return Draft(
        kind="act",
        type=sense.id,
        trigger=span_of(trigger),
        told=told,
        heard=heard,
        rule=f"verb.{'passive' if passive else 'suffered' if suffers else 'active'}",
        why=why_of(trigger, sense, passive=passive, by=by, done_to=done_to),
        confidence=confidence_of(heard, sense, by, done_to),
        verb=_verb_words(page, sentence, trigger, passive=passive, only_told=only_told),
        passive=passive or only_told,
        slots=slots_of(page, told, trigger, by, done_to),
        not_stated=not_stated(page, sentence, verb, said_by, by, passive=passive),
        level=level_of(done_to),
    )


def _borne_by(
    sentence: Sentence, trigger: Trigger, sense: Sense, kept: Word | None, said_by: Word | None
) -> Word | None:
    """Give what a phrase keeps, or the house of «дом сгорел дотла»."""
    if named_in_phrase(trigger, kept):
        return kept
    return said_by if sentence.bare and sense.id == "property" else None


def _from_without(page: Page, told: Told, trigger: Trigger) -> Word | None:
    """Give by whom somebody suffers: "died in police firing", "survived an attempt by gunmen"."""
    fire = by_means(page, told.sentence, trigger.word)
    if fire is not None:
        return fire
    found = (by_noun(told.sentence, w) for w in trigger.words if w.kind == "noun")
    return next((w for w in found if w is not None and acts_here(page, told.sentence, w)), None)


def _verb_words(
    page: Page, sentence: Sentence, trigger: Trigger, *, passive: bool, only_told: bool
) -> str:
    if only_told:
        return " ".join(w.text for w in trigger.words)
    return verb_words(page, sentence, trigger, passive=passive)


def _not_to(sentence: Sentence, trigger: Trigger) -> bool:
    """Tell "called on them not to beat": a later verb of the words has a "not" of its own."""
    later = [w for w in trigger.words if w != trigger.word and w.form == "infinitive"]
    no = [w for one in later for w in sentence.children(one, "negation")]
    return any(w not in trigger.words for w in no)


def without_own_no(page: Page, heard: Heard, trigger: Trigger) -> Heard:
    """Leave out a "not" that belongs to the act: "was not allowed to call"."""
    own = {(w.start, w.end) for w in trigger.words if page.lexicon.has("negative", w)}
    if not own.intersection(heard.cues):
        return heard
    polarity = "affirms" if heard.polarity == "denies" else "denies"
    cues = tuple(cue for cue in heard.cues if cue not in own)
    return replace(heard, polarity=polarity, cues=cues)


def not_stated(
    page: Page,
    sentence: Sentence,
    verb: Word,
    said_by: Word | None,
    by: Word | None,
    *,
    passive: bool,
) -> tuple[str, ...]:
    """Say aloud that nobody is named as doing it; a bomb is not somebody."""
    weapon = said_by is not None and is_strife(page, sentence, said_by)
    unsaid = by is None and (weapon or (said_by is None and _unsaid(verb, passive)))
    return ("who",) if unsaid else ()


def _unsaid(verb: Word, passive: bool) -> bool:
    """Tell a verb that leaves open who does it: a passive, or «задержали» without a subject."""
    return passive or verb.form in ("past", "present", "future")


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


def by_accident(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell what befell somebody in an accident or by illness."""
    near = sentence.obliques(verb, "in", "during", "by", "from", "of")
    return any(page.lexicon.has("accidents", w) for w in near)


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


def _sense(page: Page, senses: tuple[Sense, ...], sentence: Sentence, verb: Word) -> Sense:
    """Choose among terms: to be detained is to be arrested, unless the words say "being held"."""
    sense = senses[0]
    if sense.id != "liberty.detention" or "detain" not in page.lexicon.lemma(verb):
        return sense
    being = any(w.low in _HELD_ALREADY for w in sentence.children(verb, "passive_auxiliary"))
    held = being or verb.relation == "adjectival" or bool(sentence.obliques(verb, "for", "since"))
    return sense if held else Sense(scheme="acts", id="liberty.arrest", part=sense.part)


def _by_its_ends(
    page: Page,
    sentence: Sentence,
    trigger: Trigger,
    sense: Sense,
    by: Word | None,
    done_to: Word | None,
) -> Sense:
    """Choose by who and whom: tools are seized as property, officers take away to arrest."""
    if sense.id == "property.livelihood" and _shoots(page, sentence, by, done_to):
        return _FIRED
    thing = done_to is not None and not page.is_somebody(sentence, done_to)
    if thing and done_to is not None and not page.lexicon.may_be_personal(done_to.low):
        of_things = (s for s in trigger.senses if vocabulary.is_a("acts", s.id, "property"))
        sense = next(of_things, sense)
        if sense.id == "liberty" and done_to.kind == "noun":
            return Sense(scheme="acts", id="property", part=sense.part)
    blow = sense.id == "war" and sense.weak
    if sentence.bare and blow and not thing:
        return Sense(scheme="acts", id="body.assault", part=sense.part)  # «нанесли ему удар»
    if sense.id == "liberty" and by is not None and page.lexicon.has("officials", by):
        return Sense(scheme="acts", id="liberty.arrest", part=sense.part)
    sense = _kept_off(page, seized(page, trigger, sense, done_to), done_to)
    sense = _of_family(page, sense, by, done_to) if sentence.bare else sense
    if sense.id == "liberty.arrest" and _taken_by_outlaws(page, trigger.word, by):
        return Sense(scheme="acts", id="liberty.abduction", part=sense.part)
    return sense


def _kept_off(page: Page, sense: Sense, done_to: Word | None) -> Sense:
    """Tell «к нему не пускают адвоката» from keeping his family away."""
    defence = done_to is not None and page.lexicon.has("defenders", done_to)
    if sense.id != "liberty.incommunicado" or not defence:
        return sense
    return Sense(scheme="acts", id="justice.unfair_trial", part=sense.part)


def _of_family(page: Page, sense: Sense, by: Word | None, done_to: Word | None) -> Sense:
    """Tell «братья задушили её», and whom warders kill, from other killings."""
    if sense.id != "life.killing" or by is None or done_to is None:
        return sense
    if page.lexicon.has("warders", by):
        return Sense(scheme="acts", id="life.custody_death", part=sense.part)
    hers = done_to.kind == "name" and page.lexicon.may_mean("она", done_to)
    kin = page.lexicon.has("kin", by) and (hers or page.lexicon.has("kinswomen", done_to))
    return Sense(scheme="acts", id="life.family_killing", part=sense.part) if kin else sense


def seized(page: Page, trigger: Trigger, sense: Sense, done_to: Word | None) -> Sense:
    """Tell "seized him outside his house" from the seizure of the house."""
    person = done_to is not None and done_to.kind == "pronoun" and page.is_personal(done_to)
    if sense.id == "property" and person and page.lexicon.has("seizes", trigger.word):
        return Sense(scheme="acts", id="liberty.arrest", part=sense.part)
    return sense


def _taken_by_outlaws(page: Page, verb: Word, by: Word | None) -> bool:
    """Tell bandits who seize pupils: they arrest nobody."""
    outlaws = by is not None and page.lexicon.has("outlaws", by)
    return outlaws and not page.lexicon.has("arresting", verb)


def _shoots(page: Page, sentence: Sentence, by: Word | None, done_to: Word | None) -> bool:
    """Tell "the police fired" from an employer who fired a clerk."""
    if by is None or done_to is not None:
        return False
    return office(page, sentence, by) or page.lexicon.has("mobs", by)
