"""Act verbs: acts that a verb tells, with who does it and to whom it is done.

verb_draft        Page, trigger → Draft, or None where the words tell of no act
sense_of          senses → the one meant: to be detained is to be arrested
not_stated        what a report leaves out on purpose or by accident: who did it
without_own_no    the "not" that belongs to the act itself is no denial
seized            people who are seized are arrested, their things are property
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
from dripstone.read.finders.act_conditions import FIRED, Met, otherwise_meant, too_weak
from dripstone.read.finders.act_ends import first_met, on_what, owner
from dripstone.read.finders.act_parts import (
    accused_of,
    acts_here,
    confidence_of,
    level_of,
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

_HELD_ALREADY = frozenset({"being"})


def verb_draft(page: Page, told: Told, trigger: Trigger) -> Draft | None:
    """Give an act that a verb tells of, or None where the words tie it to nobody."""
    sentence, verb = told.sentence, trigger.word
    met = _met(page, told, trigger)
    if too_weak(page, sentence, met) or otherwise_meant(page, told, met):
        return None
    heard = without_own_no(page, chain(page, told, verb), trigger)
    if page.lexicon.has("only_denied", trigger.lemma) and not spared(page, heard, met.done_to):
        return None
    by = met.by or accused_of(heard)
    how = "passive" if met.passive else "suffered" if met.suffers else "active"
    return Draft(
        kind="act",
        type=met.sense.id,
        trigger=span_of(trigger),
        told=told,
        heard=heard,
        rule=f"verb.{how}",
        why=why_of(trigger, met.sense, passive=met.passive, by=by, done_to=met.done_to),
        confidence=confidence_of(heard, met.sense, by, met.done_to),
        verb=_verb_words(page, sentence, trigger, passive=met.passive, only_told=met.only_told),
        passive=met.passive or met.only_told,
        slots=slots_of(page, told, trigger, by, met.done_to),
        not_stated=not_stated(page, sentence, verb, met.said_by, by, passive=met.passive),
        level=level_of(met.done_to),
    )


def _met(page: Page, told: Told, trigger: Trigger) -> Met:
    """Find who does it, whom it is done to and what sort of harm it is."""
    sentence, verb = told.sentence, trigger.word
    passive = is_passive(sentence, verb)
    done_to = first_met(page, sentence, trigger)
    said_by = whose_fire(page, sentence, doer(sentence, verb)) or by_means(page, sentence, verb)
    said_by = None if said_by in trigger.words else said_by  # «поступают угрозы»
    if passive and said_by is not None and page.lexicon.has("no_doers", said_by):
        said_by = None  # "has not been seen by anybody"
    by = said_by if said_by is not None and acts_here(page, sentence, said_by) else None
    sense = sense_of(page, trigger.senses, sentence, verb)
    sense = _by_its_ends(page, sentence, trigger, sense, by, done_to)
    by = None if by == done_to else by
    done_to = on_what(page, sentence, trigger, sense, done_to)
    kept = sentence.bare and may_keep(page, sentence, sense, done_to)
    if named_in_phrase(trigger, done_to) and not on_a_thing(sense) and not kept:
        done_to = owner(page, sentence, done_to, body=sense.id == "civic.association")
    suffers = (suffers_by(page, trigger) or found_so(page, trigger, done_to)) and not passive
    only_told = page.lexicon.has("not_by_subject", trigger.lemma)
    if suffers:
        # Who dies or flees does nothing to anybody.
        thing = _borne_by(sentence, trigger, sense, done_to if kept else None, said_by)
        by = by or told_by_self(page, sentence, verb)
        done_to, said_by, by = by or thing, None, _from_without(page, told, trigger)
    elif only_told:
        first = sentence.bare or passive  # "was found dead in his cell"
        own = body_of(page, sentence, trigger) or (done_to if first else None)
        done_to = own or told_of(page, sentence, trigger) or done_to
        said_by = by = None
    return Met(
        trigger=trigger,
        sense=sense,
        said_by=said_by,
        by=by,
        done_to=done_to,
        passive=passive,
        suffers=suffers,
        only_told=only_told,
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


def sense_of(page: Page, senses: tuple[Sense, ...], sentence: Sentence, verb: Word) -> Sense:
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
    if sense.id == "property.livelihood" and _shoots(page, sentence, trigger.word, by, done_to):
        return FIRED
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


def _shoots(
    page: Page, sentence: Sentence, verb: Word, by: Word | None, done_to: Word | None
) -> bool:
    """Tell "the police fired" and "fired on by gunmen" from an employer who fired a clerk."""
    if any(w.low in ("on", "upon") for w in sentence.children(verb, "particle")):
        return True
    if by is None or done_to is not None:
        return False
    return office(page, sentence, by) or page.lexicon.has("mobs", by)
