"""Act nouns: acts that a noun tells ("the arrest of …"), and patterns, which nobody counts.

noun_draft    Page, trigger → Draft, or None where the words tell of no act
"""

from __future__ import annotations

from dataclasses import replace

from dripstone import vocabulary
from dripstone.languages.lexicon import Sense, Trigger
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import (
    actor,
    by_means,
    by_noun,
    doer,
    is_passive,
    of_noun,
    owner_of,
    patient,
)
from dripstone.read.drafts import Draft
from dripstone.read.finders.act_conditions import of_violence
from dripstone.read.finders.act_parts import (
    accused_of,
    acts_here,
    confidence_of,
    is_place,
    is_titled,
    level_of,
    likely_people,
    slots_of,
    span_of,
    why_of,
)
from dripstone.read.finders.act_verbs import without_own_no
from dripstone.read.finders.noun_ends import none_or_many, sense_of
from dripstone.read.heard import Heard
from dripstone.read.page import Page, Told
from dripstone.read.voices import chain

#: acts whose noun may have a thing for its object, by whether cases tell so: «обстрел рынка»
_ON_THINGS = {True: ("war", "property"), False: ()}
_OF_GANGS = "body.rape"  #: whose phrase names nobody: "gang rape"


def noun_draft(page: Page, told: Told, trigger: Trigger) -> Draft | None:
    """Give an act that a noun tells of, or None where the words tie it to nobody."""
    sentence, noun = told.sentence, trigger.word
    sense = sense_of(page, sentence, trigger)
    if sense is None or _of_nobody(page, sentence, trigger) or not of_violence(page, told, trigger):
        return None
    pattern = _is_pattern(sense.id, trigger)
    done_to = of_noun(sentence, noun)
    by = None if _as_what(sentence, noun) else by_noun(sentence, noun)
    by = by or owner_of(page, sentence, noun)
    if by is None and done_to is not None:
        by = by_noun(sentence, done_to)  # the parser hangs "by" on "the killing of a youth by …"
    by = by or by_means(page, sentence, noun) or _committing(page, sentence, noun)
    by = None if by == done_to or (by in trigger.words and sense.id == _OF_GANGS) else by
    searched = sense.id.startswith("privacy.search")
    if done_to in trigger.words and not searched:  # "a campaign of persecution of …"
        done_to = of_noun(sentence, trigger.words[-1])
    done_to, by = _owned(page, sentence, noun, done_to, by)
    done_to = done_to or _told_elsewhere(page, sentence, noun, sense)
    if done_to is not None and not page.is_somebody(sentence, done_to):
        on_things = sense.id in ("civic.dispersal", "privacy.search", *_ON_THINGS[sentence.bare])
        on_things = on_things or trigger.lemma in page.lexicon.rest.get("nouns_of", ())
        dispersed = (on_things and done_to.kind == "noun") or done_to.kind == "determiner"
        done_to = done_to if dispersed or likely_people(page, sense, done_to) else None
    if done_to is not None and (is_place(page, done_to) or _holds(page, sense, done_to)):
        done_to = done_to if is_titled(page, sentence, done_to) else None
    if done_to is not None and done_to.kind == "name" and page.lexicon.has("days", done_to):
        done_to = None  # "the executions on Saturday"
    by = by if by is not None and acts_here(page, sentence, by) else None
    none = _none_of_it(page, sentence, trigger)
    told_of = done_to or by or none or (pattern and _told_of(sentence, trigger))
    told_of = told_of or none_or_many(page, sentence, noun)
    unsaid = done_to is None and page.lexicon.has("done_to_somebody", trigger.lemma)
    if unsaid or (not told_of and not page.exhaustive):
        return None
    heard = without_own_no(page, _heard(page, told, noun, none), trigger)
    if heard.polarity == "denies" and page.lexicon.has("harm_beside", trigger.lemma):
        return None  # «ни слова о гибели двоих»
    by = by or accused_of(heard)
    kind, type_ = (
        ("event", "pattern") if sense.id == "equality.discrimination" else ("act", sense.id)
    )
    return Draft(
        kind=kind,
        type=type_,
        trigger=span_of(trigger),
        told=told,
        heard=heard,
        rule="noun.pattern" if pattern else "noun.of",
        why=why_of(trigger, sense, passive=False, by=by, done_to=done_to),
        confidence=confidence_of(heard, sense, by, done_to) - 0.1,
        verb=_noun_words(sentence, trigger, by),
        slots=slots_of(page, told, trigger, by, done_to),
        not_stated=() if by is not None else ("who",),
        level=level_of(done_to),
    )


def _holds(page: Page, sense: Sense, done_to: Word) -> bool:
    """Tell where somebody is held from who is: «в камере отдела полиции»."""
    return sense.id.startswith("liberty.") and page.lexicon.has("sites", done_to)


def _owned(
    page: Page, sentence: Sentence, noun: Word, done_to: Word | None, by: Word | None
) -> tuple[Word | None, Word | None]:
    """Give whom and by whom where a noun is somebody's: "his attacks" are not attacks on him."""
    if done_to is None or done_to.relation != "possessor" or not page.lexicon.has("owned", noun):
        return done_to, by
    if by is not None or not page.lexicon.has("owned_or_suffered", noun):
        return (done_to, by) if by is not None else (None, done_to)
    theirs = acts_here(page, sentence, done_to) and _armed(page, done_to)
    return None, done_to if theirs else None  # "his abuse" does not tell who abused whom


def _armed(page: Page, word: Word) -> bool:
    """Tell "the soldiers' harassment", which can only be theirs."""
    return any(page.lexicon.has(cue, word) for cue in ("officials", "mobs", "threateners"))


def _as_what(sentence: Sentence, noun: Word) -> bool:
    """Tell "is treated as murder by the police": it is they who treat it so."""
    verb = sentence.head(noun)
    return sentence.case(noun) == "as" and verb is not None and is_passive(sentence, verb)


def _told_elsewhere(page: Page, sentence: Sentence, noun: Word, sense: Sense) -> Word | None:
    found = _whose(page, sentence, noun) or _undergoing(page, sentence, noun)
    found = found or _committed_on(page, sentence, noun) or _found_with(page, sentence, noun)
    if sentence.bare and found is None and sense.id == "body.illtreatment":
        found = next(iter(sentence.obliques(noun, "with")), None)  # «обращение с мигрантами»
    found = found or _complained_of(page, sentence, noun, sense)
    found = found or _held_so(page, sentence, noun, sense)
    held = sense.id == "privacy.search" and found is None
    return _held_at(page, sentence, noun) if held else found


def _complained_of(page: Page, sentence: Sentence, noun: Word, sense: Sense) -> Word | None:
    """Give who complains in «заявитель жаловался на избиения»: it was done to them."""
    verb = sentence.head(noun)
    own = sentence.bare and sense.id.startswith("body") and sentence.case(noun) == "on"
    if not own or verb is None or not page.lexicon.has("complains", verb):
        return None
    by = actor(sentence, verb)
    return by if by is not None and page.is_somebody(sentence, by) else None


def _held_so(page: Page, sentence: Sentence, noun: Word, sense: Sense) -> Word | None:
    """Give who is «за решёткой» without a verb, or is held «без связи с внешним миром»."""
    if not sentence.bare or not sense.id.startswith("liberty") or sense.part != "p":
        return None
    verb = sentence.head(noun)
    own = sentence.child(noun, "subject")
    if own is not None and sentence.child(noun, "case") is not None:
        return own if page.is_somebody(sentence, own) else None
    held = verb is not None and verb.kind == "verb" and page.lexicon.has("holds", verb)
    whom = patient(sentence, verb) if held and verb is not None else None
    return whom if whom is not None and page.is_somebody(sentence, whom) else None


def _threatened_with(page: Page, sentence: Sentence, noun: Word) -> bool:
    """Tell «угроза убийством», where nobody is killed."""
    above = sentence.head(noun)
    if above is not None and sentence.case(noun) == "along" and page.lexicon.has("drills", above):
        return True  # «учения по задержанию»
    if not sentence.bare or above is None or sentence.case(noun) != "with":
        return False
    beside = sentence.children(above, "subject", "object") if above.kind == "verb" else []
    return any(page.lexicon.has("threatening", w) for w in (above, *beside))


def _none_of_it(page: Page, sentence: Sentence, trigger: Trigger) -> Word | None:
    """Give what denies «похищения **не** было» and «**без** единого ареста»; None elsewhere."""
    noun = trigger.word
    first = sentence.first_of(noun)
    verb = sentence.head(first)
    if not sentence.bare or verb is None:
        return None
    if sentence.case(noun) == "without":
        if sentence.child(noun, "case") in trigger.words:
            return None  # «держат без связи»
        return sentence.child(noun, "case") if page.lexicon.has("happens", verb) else None
    told_of = page.lexicon.has("told_nouns", verb)
    above = sentence.head(verb) if told_of else None
    if above is not None and page.lexicon.has("corresponds", above):
        return sentence.child(above, "negation")  # «информация об этом не соответствует …»
    was = verb.low == "было" and first.relation in ("subject", "object", "oblique")
    return sentence.child(verb, "negation") if was else None


def _heard(page: Page, told: Told, noun: Word, none: Word | None) -> Heard:
    """Hear whose words a noun is in, and what says that there was nothing of the kind."""
    heard = chain(page, told, noun)
    if none is None:
        return heard
    above = told.sentence.head(none)
    untrue = above is not None and page.lexicon.has("corresponds", above)
    hops = tuple(h for h in heard.hops if not untrue or h.mode == "narrates")
    cues = (*heard.cues, (none.start, none.end))
    return replace(heard, hops=hops, polarity="denies", cues=cues)


def _found_with(page: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Give who was «найден со следами пыток»."""
    near = list(sentence.above(noun))[:2]
    verb = next((w for w in near if page.lexicon.has("finds", w)), None)
    if verb is None or sentence.case(noun) != "with":
        return None
    whom = patient(sentence, verb)
    body = whom is not None and not page.is_somebody(sentence, whom)
    return of_noun(sentence, whom) if body and whom is not None else whom


def _commits(page: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Give the verb that says no more than that what a noun tells took place."""
    first = sentence.first_of(noun)
    verb = sentence.head(first)
    if verb is None or verb.kind != "verb" or not page.lexicon.has("commits", verb):
        return None
    core = first.relation in ("object", "subject", "passive_subject")
    return verb if core or sentence.case(first) == "with" else None


def _committed_on(page: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Give to whom it is done in «на активиста совершено покушение», «к ним применяли пытки»."""
    verb = _commits(page, sentence, noun)
    if verb is None:
        return None
    near = [*sentence.children(verb, "recipient"),
            *sentence.obliques(verb, "on", "against", "to", "along", "near")]  # fmt: skip
    return next((w for w in near if page.is_somebody(sentence, w) and w != noun), None)


def _committing(page: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Give who does it in «трое в масках совершили нападение»."""
    verb = _commits(page, sentence, noun)
    own = sentence.first_of(noun).relation
    if verb is None or own == "subject":
        return None
    of = sentence.obliques(noun, "of")
    if of and not any(page.is_somebody(sentence, w) or w.form == "plural" for w in of):
        return None  # "began the killing of time"
    by = doer(sentence, verb)
    return by if by is not None and by != noun else None


def _whose(page: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Give «его» in «его похищение», which no other word of the phrase tells."""
    own = sentence.children(noun, "determiner")
    return next((w for w in own if page.lexicon.has("whose", w)), None)


def _held_at(page: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Give at whose place a search is held: «обыски прошли у троих активистов»."""
    verb = sentence.head(noun)
    own = sentence.obliques(noun, "near", "in") if sentence.bare else []
    if own:  # «сообщили об обысках в редакции»
        return own[0] if own[0].kind != "name" else None
    if verb is None or verb.kind != "verb" or not page.lexicon.has("happens", verb):
        return None
    near = [*sentence.obliques(verb, "near"), *sentence.obliques(verb, "in", "at", "along")]
    return next((w for w in near if page.lexicon.has("taken", w) or w.kind != "name"), None)


def _undergoing(page: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Give who is "subjected to" what a noun tells, or "suffered" it."""
    first = sentence.first_of(noun)
    verb = sentence.head(first)
    if verb is not None and page.lexicon.has("undergone", verb):  # «стал жертвой похищения»
        first, verb = verb, sentence.head(verb)
        became = verb is not None and verb.kind == "verb" and page.lexicon.has("is", verb)
        return actor(sentence, verb) if became and verb is not None else None
    if verb is None or verb.kind != "verb" or not page.lexicon.has("undergoes", verb):
        return None
    if first.relation != "object" and sentence.case(first) != "to":
        return None
    passive = is_passive(sentence, verb)
    return patient(sentence, verb) if passive else actor(sentence, verb)


def _of_nobody(page: Page, sentence: Sentence, trigger: Trigger) -> bool:
    """Tell a noun that describes another, names people, or is of a thing or a threat alone."""
    noun = trigger.word
    other = noun.relation == "compound" or page.lexicon.personal(noun.low)
    other = other or _of_a_thing(page, sentence, trigger)
    return other or _threatened_with(page, sentence, noun)


def _of_a_thing(page: Page, sentence: Sentence, trigger: Trigger) -> bool:
    """Tell "abuse of process" from the abuse of people or of their rights."""
    if _of_work(page, sentence, trigger):
        return True
    if trigger.lemma != "abuse":
        return False
    of = next(iter(sentence.obliques(trigger.word, "of")), None)
    if of is None:
        return False
    return not (page.is_somebody(sentence, of) or page.lexicon.has("rights", of))


def _of_work(page: Page, sentence: Sentence, trigger: Trigger) -> bool:
    """Tell a strike of workers from one on a town or by a drone."""
    noun = trigger.word
    if not page.lexicon.has("stoppages", trigger.lemma):
        return False
    return not sentence.obliques(noun, "on", "against", "at") and not any(
        page.lexicon.has("weapons", w) for w in sentence.children(noun, "compound", "adjectival")
    )


def _told_of(sentence: Sentence, trigger: Trigger) -> bool:
    """Tell a pattern that the words say more of ("anti-union purge") from the bare word."""
    return len(trigger.words) > 1 or bool(
        sentence.children(trigger.word, "compound", "adjectival", "modifier")
    )


def _is_pattern(id_: str, trigger: Trigger) -> bool:
    return not vocabulary.term("acts", id_).countable or (
        id_ == "equality.discrimination" and trigger.lemma == "discrimination"
    )


def _noun_words(sentence: Sentence, trigger: Trigger, by: Word | None) -> str:
    if len(trigger.words) > 1:
        return " ".join(w.text for w in trigger.words if w != by)
    before = sentence.children(trigger.word, "adjectival", "compound")
    if trigger.word.text[0].isupper() and trigger.word.index > 0:  # words of a headline
        before = [w for w in before if w.text.islower()]
    words = [w for w in before if w.index < trigger.word.index and w != by] + [trigger.word]
    return " ".join(w.text for w in words)
