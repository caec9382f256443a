"""Deaths: who died under fire, where no verb says that somebody killed.

    find    Page → Drafts

"Two died when the police opened fire", "the firing claimed two lives", "the toll in police firing".
Whose fire it was is said only where the words tie the deaths to it; where the fire is told beside
them, nobody is named as the doer.
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.answers import how_many, when, where
from dripstone.read.arguments import by_means, is_passive, whose_fire
from dripstone.read.drafts import Answer, Draft
from dripstone.read.page import Page, Told
from dripstone.read.voices import chain
from dripstone.read.who import answer, as_worded

_TYPE = "life.killing"


def find(page: Page) -> Iterator[Draft]:
    """Give the deaths that a page ties to somebody's fire."""
    for told in page.told:
        for word in page.lexicon.marked(told.sentence, "deaths"):
            if not _told_already(page, told, word):
                yield from _death(page, told, word)


def _death(page: Page, told: Told, word: Word) -> Iterator[Draft]:
    sentence = told.sentence
    by = by_means(page, sentence, word)
    if word.kind == "verb" and page.lexicon.has("dies", word):
        whom = sentence.child(word, "subject")
        if whom is not None and (by is not None or _under_fire(page, sentence, word)):
            yield _draft(page, told, word, by, whom)
    elif word.kind == "verb" and _lives(page, sentence, word):
        fire = sentence.child(word, "subject")
        if fire is not None and page.lexicon.has("fire", fire):
            owner = whose_fire(page, sentence, fire)
            yield _draft(page, told, word, None if owner == fire else owner, None)
    elif word.kind == "noun" and by is not None:
        yield _draft(page, told, word, by, None)


def _lives(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell "claimed two lives" from "claimed that he won"."""
    taken = sentence.child(verb, "object")
    return taken is not None and page.lexicon.has("lives", taken)


def _under_fire(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell a death from the clause or noun of somebody's fire that it hangs together with."""
    near = {*sentence.below(verb), *sentence.above(verb)}
    fire = [w for w in near if page.lexicon.has("opens_fire", w) and w != verb]
    return any(w.low != "fired" or not is_passive(sentence, w) for w in fire)  # not from a post


def _told_already(page: Page, told: Told, word: Word) -> bool:
    """Tell a word of a phrase that is an act by itself: "died in custody"."""
    return any(word in t.words for t in page.lexicon.triggers(told.sentence, "acts"))


def _draft(page: Page, told: Told, word: Word, by: Word | None, whom: Word | None) -> Draft:
    slots: dict[str, Answer] = {}
    if by is not None:
        slots["who"] = as_worded(page, told, by)
    if whom is not None:
        slots["to_whom"] = answer(page, told, whom)
        many = how_many(page, told, slots["to_whom"][0])
        slots |= {} if many is None else {"how_many": many}
    around = {"when": when(page, told, word), "where": where(page, told, word)}
    return Draft(
        kind="act",
        type=_TYPE,
        trigger=(word.start, word.end),
        told=told,
        heard=chain(page, told, word),
        rule="verb.suffered" if word.kind == "verb" and whom is not None else "noun.death",
        why=f"“{word.text}” tells of a death, and fire is told with it",
        confidence=0.6,
        verb=word.text,
        slots=slots | {name: found for name, found in around.items() if found is not None},
        not_stated=() if by is not None else ("who",),
    )
