"""Acts: what was done to someone.

    find    Page → Drafts

A word alone only nominates. A verb needs somebody it is done to, or, where the word is strong, a
doer; a noun ("arrests") needs one of the two. A passive without "by" has no doer, however near
the police stand. Pattern words ("persecution") are claims of their own and never countable.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dripstone import vocabulary
from dripstone.languages.lexicon import Sense, Trigger
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.answers import how_many, when, where
from dripstone.read.arguments import (
    WITH_MEANS,
    actor,
    as_worded,
    by_means,
    by_noun,
    doer,
    is_passive,
    named_of,
    of_noun,
    owner_of,
    patient,
)
from dripstone.read.drafts import Answer, Draft
from dripstone.read.finders.reasons import reason
from dripstone.read.finders.threats import threats
from dripstone.read.page import Page, Span, Told
from dripstone.read.voices import Heard, chain

_THINGS = ("property", "privacy.search", "privacy.surveillance", "civic", "equality.law", "war")
_PATTERNS = ("equality", "abuse")
_HELD_ALREADY = frozenset({"being"})


def find(page: Page) -> Iterator[Draft]:
    """Give every act that a page's sentences tie to somebody."""
    for told in page.told:
        seen: set[tuple[str, int]] = set()
        for trigger in page.lexicon.triggers(told.sentence, "acts"):
            draft = _draft(page, told, trigger)
            places = {(draft.type, w.index) for w in trigger.words} if draft is not None else set()
            if draft is not None and seen.isdisjoint(places):
                seen |= places
                yield from _each(page, told, trigger, draft)
        yield from threats(page, told)


def _each(page: Page, told: Told, trigger: Trigger, draft: Draft) -> Iterator[Draft]:
    """Give an act once for each person named: "detained Ana Brovik and Ivan Petrak" is two."""
    yield draft
    whom = _word_of(told.sentence, draft)
    if whom is None or (trigger.word.kind in ("noun", "name") and whom.kind != "name"):
        return
    for other in named_of(told.sentence, whom):
        if other not in trigger.words and not _is_place(page, other) and other != whom:
            slots = {**draft.slots, "to_whom": as_worded(page, told, other)}
            slots.pop("how_many", None)
            yield replace(draft, slots=slots)


def _word_of(sentence: Sentence, draft: Draft) -> Word | None:
    """Give the noun of an act's victim: the one in its phrase that nothing there governs."""
    answer = draft.slots.get("to_whom")
    inside = [] if answer is None else sentence.between(*answer[0])
    return next((w for w in inside if sentence.head(w) not in inside), None)


def _draft(page: Page, told: Told, trigger: Trigger) -> Draft | None:
    if _asked(told.sentence, trigger.word) and not page.exhaustive:
        return None
    if trigger.word.kind == "verb":
        return _verb(page, told, trigger)
    if trigger.word.kind in ("noun", "name"):
        return _noun(page, told, trigger)
    return None


def _asked(sentence: Sentence, word: Word) -> bool:
    """Tell a word of a question from one of a statement, a quoted question too."""
    stop = next((w for w in sentence.words[word.index :] if w.text in (".", "?", "!")), None)
    if stop is not None and stop.text == "?":
        return True
    clause = (word, *sentence.above(word))
    return any(w.low == "whether" for one in clause for w in sentence.children(one, "connective"))


# Verbs.


def _verb(  # noqa: PLR0911 -- one reason to leave it a line
    page: Page, told: Told, trigger: Trigger
) -> Draft | None:
    sentence, verb = told.sentence, trigger.word
    passive = is_passive(sentence, verb)
    done_to = _within(sentence, trigger) or patient(sentence, verb) or _at(sentence, trigger)
    done_to = done_to if done_to is None else _among(sentence, done_to)
    said_by = doer(sentence, verb) or by_means(page, sentence, verb)
    by = said_by if said_by is not None and _acts(page, sentence, said_by) else None
    sense = _sense(page, trigger.senses, sentence, verb)
    sense = _by_its_ends(page, sentence, trigger.senses, sense, by, done_to)
    by = None if by == done_to else by
    done_to = _on_what(sentence, trigger, sense, done_to)
    if _named_in_phrase(trigger, done_to) and not _on_a_thing(sense):
        done_to = _owner(page, sentence, done_to)
    suffers = page.lexicon.has("suffers", verb) and not passive
    if suffers:
        # Who dies or flees does nothing to anybody.
        done_to, said_by, by = by, None, by_means(page, sentence, verb)
    if said_by is not None and by is None and not _may_be_done_by(page, said_by, passive=passive):
        return None
    if sense.weak and verb.relation == "adjectival":
        return None
    if page.lexicon.has("by_office", trigger.lemma) and not _by_office(page, by):
        return None
    if _means_other(page, sentence, trigger, by, done_to):
        return None
    if not _holds(
        page, sentence, sense, done_to, by, passive=passive, phrase=len(trigger.words) > 1
    ):
        return None
    if _by_accident(page, sentence, verb):
        return None
    if by is not None and verb.relation == "adverbial" and _is_place(page, by):
        return None  # "a flood struck Drovenia, killing ten"
    heard = _without_own_no(page, chain(page, told, verb), trigger)
    by = by or _accused(heard)
    return Draft(
        kind="act",
        type=sense.id,
        trigger=_span(trigger),
        told=told,
        heard=heard,
        rule=f"verb.{'passive' if passive else 'suffered' if suffers else 'active'}",
        why=_why(trigger, sense, passive=passive, by=by, done_to=done_to),
        confidence=_confidence(heard, sense, by, done_to),
        verb=_verb_words(page, sentence, trigger, passive=passive),
        passive=passive,
        slots=_slots(page, told, trigger, by, done_to),
        not_stated=_not_stated(page, verb, said_by, by, passive=passive),
        level=_level(done_to),
    )


def _on_what(
    sentence: Sentence, trigger: Trigger, sense: Sense, done_to: Word | None
) -> Word | None:
    """Give what is taken, not from whom, and whom a case is opened against, not the case."""
    if done_to is None or not sentence.bare:
        return done_to
    if sense.id.startswith("property") and done_to.relation == "recipient":
        return sentence.child(trigger.word, "object") or done_to
    if done_to in trigger.words and done_to is not trigger.word:
        return next(iter(sentence.obliques(done_to, "against", "on")), done_to)
    return done_to


def _without_own_no(page: Page, heard: Heard, trigger: Trigger) -> Heard:
    """Leave out a "not" that belongs to the act: "was not allowed to call"."""
    own = {(w.start, w.end) for w in trigger.words if page.lexicon.has("negative", w)}
    if not own.intersection(heard.cues):
        return heard
    polarity = "affirms" if heard.polarity == "denies" else "denies"
    cues = tuple(cue for cue in heard.cues if cue not in own)
    return replace(heard, polarity=polarity, cues=cues)


def _not_stated(
    page: Page, verb: Word, said_by: Word | None, by: Word | None, *, passive: bool
) -> tuple[str, ...]:
    """Say aloud that nobody is named as doing it; a bomb is not somebody."""
    weapon = said_by is not None and page.lexicon.has("weapons", said_by)
    unsaid = by is None and (weapon or (said_by is None and _unsaid(verb, passive)))
    return ("who",) if unsaid else ()


def _on_a_thing(sense: Sense) -> bool:
    """Tell acts whose phrase holds what they are done to: "searched the office of the union"."""
    return sense.id.startswith(("privacy.search", "civic", "property"))


def _unsaid(verb: Word, passive: bool) -> bool:
    """Tell a verb that leaves open who does it: a passive, or «задержали» without a subject."""
    return passive or verb.form in ("past", "present", "future")


def _owner(page: Page, sentence: Sentence, thing: Word | None) -> Word | None:
    """Give whose it is: "her passport was confiscated" is done to her."""
    own = None if thing is None else sentence.child(thing, "possessor")
    return own if own is not None and page.is_somebody(sentence, own) else None


def _within(sentence: Sentence, trigger: Trigger) -> Word | None:
    """Give the one within the phrase: "took **the guard** hostage"."""
    if len(trigger.words) < 2:
        return None
    inside = sentence.words[trigger.words[0].index + 1 : trigger.words[-1].index]
    inside = tuple(w for w in inside if w not in trigger.words)
    object_ = [w for w in inside if w.relation in ("object", "recipient")]
    in_phrase = {w.index for w in trigger.words}
    nouns = [
        w
        for w in inside
        if w.kind in ("noun", "name") and (w.relation != "compound" or w.head in in_phrase)
    ]
    return next(iter(reversed(object_ or nouns)), None)


def _at(sentence: Sentence, trigger: Trigger) -> Word | None:
    """Give whom "fired on" and "opened fire at" end with: what the last preposition brings."""
    last = trigger.words[-1]
    if len(trigger.words) < 2 or last.kind != "preposition":
        return None
    brought = sentence.head(last)
    return brought if brought is not None and brought.kind in ("noun", "name", "pronoun") else None


def _among(sentence: Sentence, done_to: Word) -> Word:
    """Give who it is in "Among those detained was Ana Brovik"."""
    above = sentence.head(done_to)
    if done_to.low != "those" or sentence.case(done_to) != "among" or above is None:
        return done_to
    found = sentence.child(above, "subject", "attribute")
    return found if found is not None and found.index > done_to.index else done_to


def _may_be_done_by(page: Page, said_by: Word, *, passive: bool) -> bool:
    """Let "killed by a bomb" stand, without a doer; "the flood killed three" is nobody's act."""
    has = page.lexicon.has
    by_what = passive and not has("accidents", said_by)
    return by_what or said_by.kind == "pronoun" or has("weapons", said_by)


def _by_accident(page: Page, sentence: Sentence, verb: Word) -> bool:
    near = sentence.obliques(verb, "in", "during", "by", "from", "of")
    return any(page.lexicon.has("accidents", w) for w in near)


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
    likely = done_to is not None and not sense.weak and _likely(page, sense, done_to, bare=bare)
    if done_to is not None and (likely or page.is_somebody(sentence, done_to)):
        named = passive and sense.weak and done_to.kind == "name" and not phrase
        return not named or by is not None
    if phrase and (by is not None or passive):
        return _done_to_people(sense, done_to)
    to_things = any(vocabulary.is_a("acts", sense.id, above) for above in _THINGS)
    if to_things and done_to is not None and done_to.kind in ("noun", "name"):
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
    if has("on_buildings", trigger.lemma) and not (done_to is not None and has("taken", done_to)):
        return True
    if has("hold_that", trigger.word) and sentence.child(trigger.word, "complement") is not None:
        return True  # "the court held that …"
    near = sentence.obliques(trigger.word, "in", "at", "by")
    return trigger.lemma == "beat" and any(has("contests", w) for w in near)


def _by_office(page: Page, by: Word | None) -> bool:
    """Tell "picked up by police" from picking somebody up at the station."""
    return by is not None and page.lexicon.has("officials", by)


def _done_to_people(sense: Sense, done_to: Word | None) -> bool:
    """Refuse to take "took away three boxes" for the taking of people."""
    people = vocabulary.is_a("acts", sense.id, "liberty")
    return not (people and done_to is not None and done_to.kind == "noun")


def _bare(page: Page, sentence: Sentence, done_to: Word, by: Word | None) -> bool:
    """Tell "police arrested petrak" in lower case: a single noun without any word before it."""
    alone = not sentence.children(done_to, "determiner", "adjectival", "possessor", "number")
    return alone and done_to.kind == "noun" and by is not None and page.is_somebody(sentence, by)


def _likely(page: Page, sense: Sense, done_to: Word, *, bare: bool = False) -> bool:
    """Take a noun that no list knows for people where the act is done to nothing else."""
    bodily = vocabulary.is_a("acts", sense.id, "liberty") or vocabulary.is_a(
        "acts", sense.id, "body"
    )
    killing = vocabulary.is_a("acts", sense.id, "life")
    if done_to.kind != "noun":
        return False
    taken = sense.id in ("liberty.arrest", "liberty.detention", "liberty.abduction")
    if taken and sense.part == "v" and (done_to.form == "plural" or bare):
        return not page.lexicon.has("thinglike", done_to)  # who is arrested is somebody
    return (bodily or killing) and page.lexicon.may_be_personal(done_to.low)


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
    senses: tuple[Sense, ...],
    sense: Sense,
    by: Word | None,
    done_to: Word | None,
) -> Sense:
    """Choose by who and whom: tools are seized as property, officers take away to arrest."""
    thing = done_to is not None and not page.is_somebody(sentence, done_to)
    if thing and done_to is not None and not page.lexicon.may_be_personal(done_to.low):
        sense = next((s for s in senses if vocabulary.is_a("acts", s.id, "property")), sense)
        if sense.id == "liberty" and done_to.kind == "noun":
            return Sense(scheme="acts", id="property", part=sense.part)
    if sense.id == "liberty" and by is not None and page.lexicon.has("officials", by):
        return Sense(scheme="acts", id="liberty.arrest", part=sense.part)
    return sense


def _accused(heard: Heard) -> Word | None:
    accused = heard.accused
    return accused if accused is not None and accused.kind != "pronoun" else None


def _acts(page: Page, sentence: Sentence, word: Word) -> bool:
    return page.is_somebody(sentence, word) and word.low not in page.lexicon.cues["not_doers"]


def _verb_words(page: Page, sentence: Sentence, trigger: Trigger, *, passive: bool) -> str:
    first, last = trigger.words[0].index, trigger.words[-1].index
    near = sentence.words[first : last + 1] if last - first < 6 else trigger.words
    words = " ".join(w.text for w in near)
    verb = trigger.word
    helpers = [w for w in _helpers(sentence, verb) if w.index < first]
    if verb.form == "gerund" and not helpers and not passive:
        return _told_as_past(page, sentence, verb, words)
    if passive and not any(page.lexicon.has("finite", w) for w in helpers):
        return words
    if verb.form == "infinitive" and [w.low for w in helpers] == ["to"]:
        return f"{_governing(sentence, verb)}to {words}"
    return " ".join((*(w.text for w in helpers if w.low != "to"), words))


def _helpers(sentence: Sentence, verb: Word) -> list[Word]:
    return sentence.children(verb, "auxiliary", "passive_auxiliary", "negation")


def _governing(sentence: Sentence, verb: Word) -> str:
    """Give "tried " before "to arrest": the verb whose subject is the doer too."""
    head = sentence.head(verb)
    past = head is not None and head.kind == "verb" and head.form == "past"
    if head is None or verb.relation != "open_complement" or not past:
        return ""
    told = sentence.child(head, "object")
    if told is not None and head.low in WITH_MEANS:
        start, end = sentence.phrase(told)
        return f"{head.text} {' '.join(sentence.content[start:end].split())} "
    return "" if told is not None else f"{head.text} "


def _told_as_past(page: Page, sentence: Sentence, verb: Word, words: str) -> str:
    """Put "attacked a village, killing ten" as "killed ten"."""
    head = sentence.head(verb)
    past = page.lexicon.rest.get("past", {}).get(verb.low)
    if past is None or head is None or head.form != "past" or verb.relation != "adverbial":
        return words
    return words.replace(verb.text, past, 1)


# Nouns.


def _noun(page: Page, told: Told, trigger: Trigger) -> Draft | None:
    sentence, noun = told.sentence, trigger.word
    sense = trigger.senses[0]
    if noun.relation == "compound" or page.lexicon.personal(noun.low):
        return None
    if _of_a_thing(page, sentence, trigger):
        return None
    pattern = _is_pattern(sense.id, trigger)
    done_to = of_noun(sentence, noun)
    by = by_noun(sentence, noun) or owner_of(page, sentence, noun)
    by = None if by == done_to else by
    if done_to in trigger.words:  # "a campaign of persecution of …": to whom hangs on the last
        done_to = of_noun(sentence, trigger.words[-1])
    if done_to is not None and done_to.relation == "possessor" and page.lexicon.has("owned", noun):
        done_to, by = None, by or done_to  # "his attacks" are not attacks on him
    if done_to is None:
        done_to = _undergoing(page, sentence, noun)
    if done_to is not None and not page.is_somebody(sentence, done_to):
        dispersed = sense.id == "civic.dispersal" and done_to.kind == "noun"
        done_to = done_to if dispersed or _likely(page, sense, done_to) else None
    done_to = None if done_to is not None and _is_place(page, done_to) else done_to
    if done_to is not None and done_to.kind == "name" and page.lexicon.has("days", done_to):
        done_to = None  # "the executions on Saturday"
    by = by if by is not None and _acts(page, sentence, by) else None
    told_of = done_to or by or (pattern and _told_of(sentence, trigger))
    if not told_of and not page.exhaustive:
        return None
    heard = chain(page, told, noun)
    by = by or _accused(heard)
    kind, type_ = (
        ("event", "pattern") if sense.id == "equality.discrimination" else ("act", sense.id)
    )
    return Draft(
        kind=kind,
        type=type_,
        trigger=_span(trigger),
        told=told,
        heard=heard,
        rule="noun.pattern" if pattern else "noun.of",
        why=_why(trigger, sense, passive=False, by=by, done_to=done_to),
        confidence=_confidence(heard, sense, by, done_to) - 0.1,
        verb=_noun_words(sentence, trigger, by),
        slots=_slots(page, told, trigger, by, done_to),
        not_stated=() if by is not None else ("who",),
        level=_level(done_to),
    )


def _undergoing(page: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Give who is "subjected to" what a noun tells, or "suffered" it."""
    first = sentence.first_of(noun)
    verb = sentence.head(first)
    if verb is None or verb.kind != "verb" or not page.lexicon.has("undergoes", verb):
        return None
    if first.relation != "object" and sentence.case(first) != "to":
        return None
    passive = is_passive(sentence, verb)
    return patient(sentence, verb) if passive else actor(sentence, verb)


def _of_a_thing(page: Page, sentence: Sentence, trigger: Trigger) -> bool:
    """Tell "abuse of process" from the abuse of people or of their rights."""
    if trigger.lemma != "abuse":
        return False
    of = next(iter(sentence.obliques(trigger.word, "of")), None)
    if of is None:
        return False
    return not (page.is_somebody(sentence, of) or page.lexicon.has("rights", of))


def _told_of(sentence: Sentence, trigger: Trigger) -> bool:
    """Tell a pattern that the words say more of ("anti-union purge") from the bare word."""
    return len(trigger.words) > 1 or bool(
        sentence.children(trigger.word, "compound", "adjectival", "modifier")
    )


def _is_pattern(id_: str, trigger: Trigger) -> bool:
    return not vocabulary.term("acts", id_).countable or (
        id_ == "equality.discrimination" and trigger.lemma == "discrimination"
    )


def _is_place(page: Page, word: Word) -> bool:
    return word.kind == "name" and bool(page.places(word.start, word.end))


def _noun_words(sentence: Sentence, trigger: Trigger, by: Word | None) -> str:
    if len(trigger.words) > 1:
        return " ".join(w.text for w in trigger.words if w != by)
    before = sentence.children(trigger.word, "adjectival", "compound")
    words = [w for w in before if w.index < trigger.word.index and w != by] + [trigger.word]
    return " ".join(w.text for w in words)


# What verbs and nouns share.


def _slots(
    page: Page, told: Told, trigger: Trigger, by: Word | None, done_to: Word | None
) -> dict[str, Answer]:
    sentence, word = told.sentence, trigger.word
    slots: dict[str, Answer] = {}
    if by is not None:
        slots["who"] = as_worded(page, told, by)
    if done_to is not None:
        slots["to_whom"] = as_worded(page, told, done_to)
        many = how_many(page, told, slots["to_whom"][0])
        if many is not None and vocabulary.term("acts", trigger.senses[0].id).countable:
            slots["how_many"] = many
    around = {"when": when(page, told, word), "where": where(page, told, word)}
    slots |= {name: found for name, found in around.items() if found is not None}
    why = reason(page, sentence, word, named=done_to is not None and done_to.kind == "name")
    if why is not None:
        slots["why"] = why
    return slots


def _level(done_to: Word | None) -> int:
    return 2 if done_to is not None and done_to.kind == "name" else 1


def _named_in_phrase(trigger: Trigger, word: Word | None) -> bool:
    return word is not None and len(trigger.words) > 1 and word in trigger.words


def _span(trigger: Trigger) -> Span:
    """Give the words of the trigger; a phrase with a few other words within, whole."""
    first, last = trigger.words[0], trigger.words[-1]
    if last.index - first.index > len(trigger.words) + 1:
        return trigger.word.start, trigger.word.end
    return first.start, last.end


def _confidence(heard: Heard, sense: Sense, by: Word | None, done_to: Word | None) -> float:
    score = 0.85 if done_to is not None else 0.65
    score -= 0.2 if sense.weak else 0.0
    score -= 0.1 if heard.stance in ("hypothetical", "intended", "possible") else 0.0
    return score if by is None else min(0.95, score + 0.05)


def _why(
    trigger: Trigger, sense: Sense, *, passive: bool, by: Word | None, done_to: Word | None
) -> str:
    label = vocabulary.label("acts", sense.id).lower()
    voice = "passive" if passive else "active" if trigger.word.kind == "verb" else "noun"
    parts = [f"“{' '.join(w.text for w in trigger.words)}” ({voice}) is a word for {label}"]
    if done_to is not None:
        parts.append(f"it is done to “{done_to.text}”")
    parts.append("its doer is in the sentence" if by is not None else "the sentence names no doer")
    return "; ".join(parts)
