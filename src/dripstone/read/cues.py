"""Cues: which words outside quotation marks tell that somebody speaks, and who.

    found     Page → the cues of each segment, in order
    cue_of    word → the cue that it is, if it is one

"Said" and "according to" tell it, "continued" only beside quotation marks, "put" only in "put it".
Whoever "did not go on to say" it, and "a group called" so, speaks nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor, cited, is_passive
from dripstone.read.page import Page, Span, Told
from dripstone.read.tags import tags

#: "Continued" and "charged" report beside quotation marks alone.
_SPEAK = ("reporting", "according", "beside")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Cue:
    """A reporting verb outside quotation marks, and who it says speaks."""

    word: Word
    speaker: Span
    head: Word
    told: Told


def found(page: Page) -> dict[int, list[Cue]]:
    """Give the cues of each segment, in order."""
    cues: dict[int, list[Cue]] = defaultdict(list)
    for told in page.told:
        words = page.lexicon.marked(told.sentence, *_SPEAK)
        listed = [cue_of(page, told, word) for word in words if not page.quoted(word.start)]
        here = [cue for cue in listed if cue is not None]
        if not here and page.quotations:
            tagged = (_made(told.sentence, *tag, told) for tag in tags(page, told))
            here = sorted(tagged, key=lambda cue: cue.word.start)
        cues[told.segment] += here
    return cues


def cue_of(page: Page, told: Told, word: Word) -> Cue | None:
    """Give a cue where a word is one, with whoever it says speaks."""
    sentence = told.sentence
    if page.lexicon.has("according", word):
        named = cited(sentence, word)
        return None if named is None else _made(sentence, word, named, told)
    if word.kind != "verb" or (word.form == "infinitive" and not _told(page, sentence, word)):
        return None
    down = any(w.low == "down" for w in sentence.children(word, "particle"))
    if down or (word.relation == "reduced" and word.form == "participle"):
        return None  # "wrote down the names", and "a group called the Ravens" names itself
    if page.lexicon.has("puts", word) and not _puts_it(sentence, word):
        return None
    who = actor(sentence, word)
    if who is None or page.quoted(who.start):
        who = _beside(page, sentence, word)  # the parser took a quoted word for the speaker
    if who is None or not (_tells(page, word) or _can_speak(page, sentence, who)):
        return None
    return _made(sentence, word, who, told)


def _puts_it(sentence: Sentence, verb: Word) -> bool:
    """Tell "as the widow put it" from "they put flowers"."""
    it = sentence.child(verb, "object")
    return it is not None and it.low in ("it", "this")


def _told(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell "went on to say", and "“…,” read the letter", whose form may be any."""
    if page.lexicon.has("reads", verb) and verb.index:
        return page.quoted(sentence.words[verb.index - 1].start)
    return _goes_on(page, sentence, verb)


def _goes_on(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell "went on to say" and "was quick to add" from "came to say" and "refused to say"."""
    above = sentence.head(verb)
    if above is None or verb.relation != "open_complement" or verb.index < above.index:
        return False
    none = sentence.children(above, "negation")
    return page.lexicon.has("speaks_on", above) and not none


def _tells(page: Page, verb: Word) -> bool:
    """Tell "the email went on to say" from "the arrests show"."""
    lemmas = page.lexicon.lemma_of.get("tells_words", {})
    return verb.low in lemmas


def _beside(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Give the noun that stands right after a verb, or right before it, outside quotations."""
    after = sentence.words[verb.index + 1 : verb.index + 8]
    before = sentence.words[max(0, verb.index - 3) : verb.index]
    sides = (after,) if is_passive(sentence, verb) else (after, tuple(reversed(before)))
    for side in sides:
        for word in side:
            noun = word.kind in ("noun", "name", "pronoun") and word.relation != "compound"
            if noun and not page.quoted(word.start):
                return word
            if word.kind in ("mark", "verb", "preposition"):
                break
    return None


def _can_speak(page: Page, sentence: Sentence, who: Word) -> bool:
    """Tell people, bodies and documents from what only shows: "the arrests show …"."""
    document = who.low in page.lexicon.cues["documents"]
    return document or page.is_somebody(sentence, who) or page.lexicon.may_be_personal(who.low)


def _made(sentence: Sentence, word: Word, who: Word, told: Told) -> Cue:
    return Cue(word=word, speaker=sentence.phrase(who), head=who, told=told)
