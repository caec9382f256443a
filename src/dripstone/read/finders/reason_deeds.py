"""Reason deeds: what somebody is treated for, where no word of an act is told.

punished    Page, Told → each deed that something is done to somebody for, with its verb
told_of     Page, Told → a reason of a noun that is told as a thing that began: "the threats began"
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Word
from dripstone.read.arguments import is_passive, of_noun, patient
from dripstone.read.finders.reasons import Reason, hanging
from dripstone.read.page import Page, Told


def punished(page: Page, told: Told) -> Iterator[tuple[Reason, Word, Word]]:
    """Read «поставили на учёт за вопрос»: a verb with somebody it is done to, for a deed.

    Thanks and rewards are given for deeds as well, and are no punishment.
    """
    sentence = told.sentence
    for noun in page.lexicon.marked(sentence, "deed_nouns") if sentence.bare else ():
        verb = sentence.head(noun)
        tied = noun.kind == "noun" and sentence.case(noun) in ("for", "because of")
        if verb is None or verb.kind != "verb" or not tied or page.lexicon.has("rewards", verb):
            continue
        whom = patient(sentence, verb)
        real = verb.form == "past" or is_passive(sentence, verb)
        if whom is None or not real or not page.is_somebody(sentence, whom):
            continue
        found = hanging(page, sentence, verb)
        if found is not None:
            yield found, verb, whom


def told_of(page: Page, told: Told) -> Iterator[tuple[Reason, Word, Word]]:
    """Read «преследование хора началось из-за песни»: the act is a noun, the verb says little."""
    sentence = told.sentence
    for trigger in page.lexicon.triggers(sentence, "acts"):
        noun, verb = trigger.word, sentence.head(trigger.word)
        if verb is None or noun.kind != "noun" or noun.relation not in _SUBJECTS:
            continue
        if not page.lexicon.has("happens", verb) or sentence.child(verb, "negation") is not None:
            continue
        whom, found = of_noun(sentence, noun), hanging(page, sentence, verb)
        if whom is not None and found is not None and page.is_somebody(sentence, whom):
            yield found, noun, whom


_SUBJECTS = ("subject", "passive_subject")
