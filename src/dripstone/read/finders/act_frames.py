"""Act frames: acts that a verb tells together with what hangs on it.

frame_draft    Page, trigger → Draft, or None where the words tell of no act
"""

from __future__ import annotations

from dataclasses import replace

from dripstone import vocabulary
from dripstone.languages.lexicon import Sense, Trigger
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import by_means, doer, is_passive, whose_fire
from dripstone.read.drafts import Draft
from dripstone.read.finders.act_figures import Ends, only_a_figure
from dripstone.read.finders.act_parts import (
    accused_of,
    acts_here,
    confidence_of,
    level_of,
    likely_people,
    on_a_thing,
    slots_of,
    span_of,
    verb_words,
    why_of,
)
from dripstone.read.finders.act_verbs import not_stated, seized, without_own_no
from dripstone.read.finders.deaths import tied_to_fire
from dripstone.read.finders.frame_ends import framed_whom, suffers_it, things_too
from dripstone.read.finders.mishaps import by_accident
from dripstone.read.page import Page, Told
from dripstone.read.voices import chain

_VIOLENT = ("body", "war", "life", "liberty", "civic.dispersal", "privacy.search", "property")
_MERELY = frozenset({"demanded", "intended", "hypothetical", "possible", "depicted"})
_NEEDS_SOMEBODY = frozenset(
    {"object", "subject", "deed", "deed_object", "kept", "seen", "owned", "given"}
)
_JOINT = frozenset({"group", "groups", "team", "community", "crew", "population"})
_BESIDE = ("strife", "custodial")  #: words beside which a wound is violence
_NEAR = 6  #: words after a verb that a plain sentence shows with it
_APART = 2  #: paragraphs between, at most
_BACK = 4  #: sentences, this one among them, in which violence makes a word worth suggesting


def frame_draft(page: Page, told: Told, trigger: Trigger) -> Draft | None:
    """Give an act that a frame tells of, or None where the words tie it to nobody."""
    sentence, verb, frame = told.sentence, trigger.word, trigger.frame
    if frame is None or _told_or_nobodys(page, told, trigger):
        return None
    passive, suffers = is_passive(sentence, verb), suffers_it(trigger)
    done_to = framed_whom(page, sentence, trigger)
    said_by = None if suffers else whose_fire(page, sentence, doer(sentence, verb))
    said_by = said_by or by_means(page, sentence, verb)
    said_by = None if said_by == done_to else said_by
    governs = said_by is not None and page.lexicon.has("governs", said_by)
    acts = said_by is not None and (governs or acts_here(page, sentence, said_by))
    by = said_by if acts and not page.lexicon.has("no_doers", said_by or verb) else None
    if frame.doerless or frame.whom == "seen":
        by = said_by = None  # whoever has not seen them since did nothing to them
    if by is None and said_by is not None and page.lexicon.has("accidents", said_by):
        return None
    open_ = passive or by is not None or (said_by is not None and on_a_thing(trigger.senses[0]))
    open_ = open_ or frame.whom == "nobody"
    done_to = _meant(page, sentence, trigger, done_to, by, left_open=open_)
    if done_to is _NOBODY or (frame.beside and not _beside(page, told, trigger, done_to)):
        return None
    if frame.doerless and frame.beside and done_to is not None and done_to.kind == "pronoun":
        return None  # "she needed stitches" is what came of the blows told before
    ends = Ends(trigger=trigger, sense=trigger.senses[0], said_by=said_by, by=by, done_to=done_to)
    heard = without_own_no(page, chain(page, told, verb), trigger)
    spared = frame.id == "justice.prosecution" and heard.polarity == "denies" and not frame.passive
    merely = frame.done and heard.stance in _MERELY
    if spared or merely or only_a_figure(page, sentence, ends):
        return None  # "no charges were brought" against those who did it
    by = by or accused_of(heard)
    sense = _by_whom(page, sentence, seized(page, trigger, trigger.senses[0], done_to), by)
    sense = _of_trade(page, trigger, sense, done_to)
    return Draft(
        kind="act",
        type=sense.id,
        trigger=span_of(trigger),
        told=told,
        heard=heard,
        rule="verb.suffered" if suffers else f"frame.{'passive' if passive else 'active'}",
        why=why_of(trigger, sense, passive=passive, by=by, done_to=done_to),
        confidence=confidence_of(heard, sense, by, done_to),
        verb=_verb_words(page, sentence, trigger, passive=passive),
        passive=passive or frame.whom == "seen",
        slots=slots_of(page, told, trigger, by, done_to),
        not_stated=not_stated(page, sentence, verb, said_by, by, passive=passive),
        level=level_of(done_to),
    )


def _verb_words(page: Page, sentence: Sentence, trigger: Trigger, *, passive: bool) -> str:
    if trigger.frame is not None and trigger.frame.whom == "seen":
        return f"not {trigger.word.low} since"  # of whom is missed, whoever misses them
    return verb_words(page, sentence, _shown(trigger), passive=passive)


def _told_or_nobodys(page: Page, told: Told, trigger: Trigger) -> bool:
    """Tell what befell somebody by accident or in a game, and deaths that are told elsewhere."""
    sentence, verb = told.sentence, trigger.word
    if verb.relation == "relative" and len(sentence.children(verb, "object")) > 1:
        return True  # "the story that they burned the mosque" was not what they burned
    nobodys = by_accident(page, sentence, verb, trigger.senses[0].id) or _in_a_game(
        page, sentence, verb
    )
    return nobodys or (trigger.senses[0].id == "life" and tied_to_fire(page, told, verb))


def _in_a_game(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell "beaten in the final" and "struck out of the contest" from harm."""
    return any(page.lexicon.has("games", w) for w in sentence.obliques(verb, "in", "at", "by"))


def _shown(trigger: Trigger) -> Trigger:
    """Give the verb and what follows it, for a plain sentence; what stands far off is left out."""
    own = trigger.word.index
    later = tuple(w for w in trigger.words if own <= w.index < own + _NEAR)
    return replace(trigger, words=later)


#: what nobody is: the words lead to a thing or to no one where somebody is needed
_NOBODY = Word(
    index=-1, start=0, end=0, text="", low="", kind="", form="", relation="", head=-1
)  # fmt: skip


def _meant(
    page: Page,
    sentence: Sentence,
    trigger: Trigger,
    done_to: Word | None,
    by: Word | None,
    *,
    left_open: bool,
) -> Word | None:
    """Give to whom it is done where that may be somebody, None where it is left open."""
    frame = trigger.frame
    needs = frame is not None and (frame.whom in _NEEDS_SOMEBODY or frame.id == "life.attempt")
    if done_to is None:
        alone = trigger.word.relation == "adjectival"  # "seven broken ribs"
        return None if left_open and not needs and not alone else _NOBODY
    if page.lexicon.has("reflexive", done_to) or done_to in (by, trigger.word):
        return _NOBODY
    if page.is_somebody(sentence, done_to) or likely_people(page, trigger.senses[0], done_to):
        return done_to
    if things_too(trigger):
        return done_to if done_to.kind in ("noun", "name", "pronoun", "number") else None
    aimed = frame is not None and bool(frame.near) and frame.id.startswith(("body", "life"))
    needs = needs or (frame is not None and frame.id.startswith("liberty") and bool(frame.near))
    needs = needs or (aimed and trigger.senses[0].id != "body.force")
    needs = needs or trigger.senses[0].id == "body.assault"  # "its minaret was knocked down"
    return None if left_open and not needs else _NOBODY


def _by_whom(page: Page, sentence: Sentence, sense: Sense, by: Word | None) -> Sense:
    """Take what officers do in the open for an arrest, and what brothers do for the family's."""
    if by is None:
        return sense
    if sense.id == "liberty.abduction" and page.lexicon.has("officials", by):
        return Sense(scheme="acts", id="liberty.arrest", part=sense.part)
    if sense.id == "liberty.arrest" and page.lexicon.has("outlaws", by):
        return Sense(scheme="acts", id="liberty.abduction", part=sense.part)
    kin = page.lexicon.has("kin", by) and sentence.child(by, "possessor") is not None
    if sense.id == "life.killing" and kin:
        return Sense(scheme="acts", id="life.family_killing", part=sense.part)
    return sense


def _of_trade(page: Page, trigger: Trigger, sense: Sense, whom: Word | None) -> Sense:
    """Tell a lawyer's licence, without which nobody works, from that of a station."""
    licence = any(w.low.startswith("licen") for w in trigger.words)
    if sense.id != "civic.association" or not licence or whom is None:
        return sense
    body = page.lexicon.has("bodies", whom) or whom.entity == "organisation" or whom.low in _JOINT
    person = whom.entity == "person" or (whom.kind == "noun" and page.is_personal(whom))
    return (
        Sense(scheme="acts", id="property.livelihood", part=sense.part)
        if (person and not body)
        else sense
    )


def _beside(page: Page, told: Told, trigger: Trigger, done_to: Word | None) -> bool:
    """Tell whether violence is told here or just before: "they hit him and broke his arm"."""
    if done_to is not None and page.lexicon.has("held_ones", done_to):
        return True
    on_bodies = trigger.senses[0].id.startswith(("body", "life"))
    near_it = page.lexicon.marked(told.sentence, *(_BESIDE if on_bodies else _BESIDE[:1]))
    if any(w not in trigger.words for w in near_it):
        return True
    near = [one for one in page.before(told) if told.segment - one.segment <= _APART][:_BACK]
    return any(
        other.word not in trigger.words and _violent(page, other)
        for one in near
        for other in page.lexicon.triggers(one.sentence, "acts")
    )


def _violent(page: Page, other: Trigger) -> bool:
    if other.frame is not None and other.frame.beside:
        return False
    return not page.lexicon.has("harm_beside", other.lemma) and any(
        vocabulary.is_a("acts", sense.id, kind) for sense in other.senses for kind in _VIOLENT
    )
