"""Deaths: who died under fire or in an attack, where no verb says that somebody killed.

    find            Page → Drafts
    tied_to_fire    word → is it told here?
    of_shots        word → did somebody's shots kill, as the words say?

"Two died when the police opened fire", "the firing claimed two lives", "the toll in police firing",
"firing that led to the death of one", "three lost their lives in the clashes".
Whose fire it was is said only where the words tie the deaths to it; where the fire is told beside
them, nobody is named as the doer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.answers import how_many, when, where
from dripstone.read.arguments import (
    by_means,
    by_noun,
    is_passive,
    is_strife,
    owner_of,
    whose_fire,
)
from dripstone.read.drafts import Answer, Draft
from dripstone.read.finders.death_shots import shot_by
from dripstone.read.page import Page, Told
from dripstone.read.voices import chain
from dripstone.read.who import answer, as_worded
from dripstone.records import Who

_TYPE = "life.killing"
_WHY_SOME = "deaths are told, and of some of them whose fire it was"


def find(page: Page) -> Iterator[Draft]:
    """Give the deaths that a page ties to somebody's fire."""
    for told in page.told:
        for word in page.lexicon.marked(told.sentence, "deaths"):
            if of_shots(page, told, word) or not _told_already(page, told, word):
                yield from _death(page, told, word)
        for fire in page.lexicon.marked(told.sentence, "fire"):
            yield from _some_of_them(page, told, fire)
        for word in page.lexicon.marked(told.sentence, "dead_alone", "victims"):
            yield from _in_short(page, told, word)


def tied_to_fire(page: Page, told: Told, word: Word) -> bool:
    """Tell a death that is tied to somebody's fire, or to an attack that nobody need have made."""
    dies = page.lexicon.has("deaths", word)
    return dies and next(_death(page, told, word), None) is not None


def of_shots(page: Page, told: Told, word: Word) -> bool:
    """Tell a death of shots that somebody is said to have fired, however it came about."""
    whom = told.sentence.child(word, "subject") if page.lexicon.has("dies", word) else None
    return whom is not None and shot_by(page, told.sentence, word, whom) is not None


def _death(page: Page, told: Told, word: Word) -> Iterator[Draft]:
    sentence, has = told.sentence, page.lexicon.has
    by = by_means(page, sentence, word)
    if word.kind == "noun":
        yield from _noun(page, told, word, by)
    elif word.kind == "verb" and _lives(page, sentence, word):
        lost = has("loses", word)
        subject = sentence.child(word, "subject")
        if lost and subject is not None and (by is not None or _in_strife(page, sentence, word)):
            yield _draft(page, told, word, by, subject)
        elif not lost and subject is not None and _is_fire(page, sentence, subject):
            owner = whose_fire(page, sentence, subject)
            yield _draft(page, told, word, None if owner == subject else owner, None)
    elif word.kind == "verb" and has("dies", word):
        whom = sentence.child(word, "subject")
        first = sentence.first_of(word)
        if whom is None and first != word and first.kind == "verb":  # "was hit by … and died"
            by = by or by_means(page, sentence, first)
            whom = sentence.child(first, "passive_subject")
        by = by if by is not None or whom is None else shot_by(page, sentence, word, whom)
        near = by is not None or _under_fire(page, sentence, word)
        if whom is not None and (near or _in_strife(page, sentence, word)):
            yield _draft(page, told, word, by, whom)


def _some_of_them(page: Page, told: Told, fire: Word) -> Iterator[Draft]:
    """Read "seven people died, five of them in police firing"."""
    sentence, some = told.sentence, told.sentence.head(fire)
    if some is None or not (some.kind == "number" or page.lexicon.has("quantities", some)):
        return
    them = any(page.lexicon.has("them_all", w) for w in sentence.obliques(some, "of"))
    owner = by_noun(sentence, fire) or owner_of(page, sentence, fire)
    if them and owner is not None and _somebody_dies(page, told, before=some):
        drafted = _draft(page, told, fire, owner, some)
        last = sentence.obliques(some, "of")[0]
        _, whom = drafted.slots["to_whom"]
        slots: dict[str, Answer] = {**drafted.slots, "to_whom": ((some.start, last.end), whom)}
        yield replace(drafted, slots=slots, verb="death", why=_WHY_SOME)


def _in_short(page: Page, told: Told, word: Word) -> Iterator[Draft]:
    """Read "Three dead in police shooting" and "twelve were victims of army shelling"."""
    sentence, head = told.sentence, told.sentence.head(word)
    if page.lexicon.has("victims", word):
        whom = None if head is None else sentence.child(head, "subject")
        owned = [w for w in sentence.obliques(word, "of") if page.lexicon.has("fire", w)]
        by = next((o for w in owned if (o := owner_of(page, sentence, w)) is not None), None)
        if word.relation == "attribute" and whom is not None and by is not None:
            yield replace(_draft(page, told, word, by, whom), verb="death")
        return
    if word.relation == "root":  # "At least 12 dead as soldiers open fire"
        whom = sentence.child(word, "number", "subject")
    else:
        whom = head if word.relation == "adjectival" and head and head.index < word.index else None
    if whom is None or sentence.child(word, "object") is not None:
        return
    by = by_means(page, sentence, word) or by_means(page, sentence, whom)
    if by is not None or _under_fire(page, sentence, word) or _in_strife(page, sentence, word):
        drafted = _draft(page, told, word, by, whom)
        start, end = drafted.slots["to_whom"][0]
        span = start, min(end, word.end)
        who = Who(text=page.words(span))
        slots: dict[str, Answer] = {**drafted.slots, "to_whom": (span, who)}
        yield replace(drafted, slots=slots, verb="death")


def _somebody_dies(page: Page, told: Told, *, before: Word) -> bool:
    """Tell deaths told earlier in a sentence, by a verb of dying or of killing."""
    died = page.lexicon.marked(told.sentence, "dies", "lives", "dead")
    killed = (
        t.word
        for t in page.lexicon.triggers(told.sentence, "acts")
        if any(s.id.startswith("life") for s in t.senses)
    )
    return any(w.index < before.index for w in (*died, *killed))


def _noun(page: Page, told: Told, noun: Word, by: Word | None) -> Iterator[Draft]:
    """Read "deaths in police firing" and "firing that resulted in the death of two"."""
    sentence, verb = told.sentence, told.sentence.head(noun)
    whom = next((w for w in sentence.obliques(noun, "of") if _may_die(page, sentence, w)), None)
    if by is None and verb is not None and verb.kind == "verb":
        told_of = (verb, *sentence.children(verb, "attribute"))  # "were due to police firing"
        ways = (by_means(page, sentence, w) for w in told_of if noun.relation.endswith("subject"))
        by = next((w for w in ways if w is not None), None)
        if by is None and _caused(page, sentence, noun, verb):
            cause = sentence.child(verb, "subject")
            owner = None if cause is None else whose_fire(page, sentence, cause)
            yield _draft(page, told, noun, None if owner == cause else owner, whom)
    elif by is None and whom is not None:
        by = by_means(page, sentence, whom)  # "the death of a boy in police firing"
    if by is not None:
        yield _draft(page, told, noun, by, whom)


def _may_die(page: Page, sentence: Sentence, word: Word) -> bool:
    return page.is_somebody(sentence, word) or page.lexicon.may_be_personal(word.low)


def _caused(page: Page, sentence: Sentence, noun: Word, verb: Word) -> bool:
    """Tell deaths that fire or an attack is said to have led to."""
    if not page.lexicon.has("leads_to", verb) or noun.relation not in ("oblique", "object"):
        return False
    cause = sentence.child(verb, "subject")
    if cause is not None and not page.lexicon.has("which", cause):
        return _is_fire(page, sentence, cause)
    above = sentence.head(verb)
    return above is not None and _under_fire(page, sentence, above)


def _is_fire(page: Page, sentence: Sentence, word: Word) -> bool:
    return page.lexicon.has("fire", word) or is_strife(page, sentence, word)


def _in_strife(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell who died "in the clashes" from who died in a hospital."""
    near = sentence.obliques(verb, "in", "during", "from")
    return any(is_strife(page, sentence, w) for w in near)


def _lives(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell "claimed two lives" and "lost their lives" from "claimed that he won"."""
    taken = sentence.child(verb, "object")
    return taken is not None and page.lexicon.has("lives", taken)


def _under_fire(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell a death from the clause or noun of somebody's fire that it hangs together with."""
    whom = sentence.child(verb, "subject")
    others = {w for of in sentence.obliques(whom, "of") for w in sentence.below(of)} if whom else ()
    near = {*sentence.below(verb), *sentence.above(verb)}.difference(others)  # "the mother of …"
    fire = [w for w in near if page.lexicon.has("opens_fire", w) and w != verb]
    fire = [w for w in fire if w.low != "fire" or w.kind == "verb" or _opened(sentence, w)]
    return any(w.low != "fired" or not is_passive(sentence, w) for w in fire)  # not from a post


def _opened(sentence: Sentence, fire: Word) -> bool:
    """Tell "opened fire" and "under fire" from a fire that burned."""
    return fire.relation == "object" or sentence.case(fire) == "under"


def _told_already(page: Page, told: Told, word: Word) -> bool:
    """Tell a word of a phrase that is an act by itself: "died in custody"."""
    near = page.lexicon.triggers(told.sentence, "acts")
    return any(word in t.words for t in near if t.senses[0].id != "life" or t.frame is None)


def _draft(page: Page, told: Told, word: Word, by: Word | None, whom: Word | None) -> Draft:
    slots: dict[str, Answer] = {}
    if by is not None:
        slots["who"] = as_worded(page, told, by)
    if whom is not None:
        slots["to_whom"] = answer(page, told, whom)
        many = how_many(page, told, slots["to_whom"][0])
        slots |= {} if many is None else {"how_many": many}
    around = {"when": when(page, told, word), "where": where(page, told, word)}
    taken = told.sentence.child(word, "object")
    span = (word.start, word.end if taken is None else max(word.end, taken.end))
    return Draft(
        kind="act",
        type=_TYPE,
        trigger=span,
        told=told,
        heard=chain(page, told, word),
        rule="verb.suffered" if word.kind == "verb" and whom is not None else "noun.death",
        why=f"“{word.text}” tells of a death, and fire is told with it",
        confidence=0.6,
        verb=" ".join(page.words(span).split()),
        slots=slots | {name: found for name, found in around.items() if found is not None},
        not_stated=() if by is not None else ("who",),
    )
