"""Referring: what "he", "she" and "they" go back to within a text, where only one can be meant.

resolved    pronoun → the words it goes back to, or None
of_itself   "it" → the army of "the army said it had killed two men", or None
"""

from __future__ import annotations

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import office
from dripstone.read.page import Page, Told


def resolved(page: Page, pronoun: Word, told: Told) -> str | None:
    """Give the words that "he", "she" or "they" goes back to, where only one thing can be meant.

    "He" and "she": the last name that spoke, at most two paragraphs back. "They": the one group
    named before it in its sentence, or the subject of the sentence before.
    """
    if page.lexicon.has("first_person", pronoun):
        spoken = page.spoken_by(pronoun.start)
        speaker = spoken[-1][1] if spoken else None
        if speaker is None:
            return None
        return speaker.stands_for or page.words(speaker.span)
    if page.lexicon.has("third_person", pronoun):
        return _last_speaker(page, pronoun, told)
    if page.lexicon.has("third_persons", pronoun):
        return _only_group(page, pronoun, told)
    body = of_itself(page, told.sentence, pronoun)
    return None if body is None else page.words(told.sentence.phrase(body))


def of_itself(page: Page, sentence: Sentence, it: Word) -> Word | None:
    """Give the army of "the army said it had killed two men", which tells it of itself."""
    if it.low != "it" or it.relation != "subject" or (verb := sentence.head(it)) is None:
        return None
    says = sentence.head(verb) if verb.relation == "complement" else None
    if says is None or not page.lexicon.has("reporting", says):
        return None
    who = sentence.child(says, "subject")
    return who if who is not None and office(page, sentence, who) else None


def _last_speaker(page: Page, pronoun: Word, told: Told) -> str | None:
    for other in page.before(told):
        if told.segment - other.segment > 2:
            return None
        if page.text.segments[other.segment].of != page.segment(told).of:
            continue
        for word in other.sentence.words:
            if word.start >= pronoun.start or page.quoted(word.start):
                continue
            if _speaks(page, other.sentence, word):
                return page.words(other.sentence.phrase(word, alone=True))
    return None


def _speaks(page: Page, sentence: Sentence, word: Word) -> bool:
    subject = word.kind == "name" and word.relation in ("subject", "apposition")
    return subject and page.lexicon.has("reporting", _verb_over(sentence, word))


def _verb_over(sentence: Sentence, word: Word) -> Word:
    """Give the verb that a name is the subject of, over "the author …" too."""
    return next((w for w in sentence.above(word) if w.kind == "verb"), word)


def _only_group(page: Page, pronoun: Word, told: Told) -> str | None:
    own = _groups(page, told.sentence, before=pronoun.start)
    if own:
        return page.words(own[0]) if len(own) == 1 else None
    other = next((one for one in page.before(told) if one is not told), None)
    if other is None or told.segment - other.segment > 1:
        return None
    if page.text.segments[other.segment].of != page.segment(told).of:
        return None
    words = other.sentence.words
    early = words[min(2, len(words) - 1)].start
    if len(page.around(early)) != len(page.around(pronoun.start)):
        return None  # one speaks within quotation marks, the other does not
    groups = _groups(page, other.sentence, before=other.sentence.end, subjects=True)
    return page.words(groups[0]) if len(groups) == 1 else None


def _groups(
    page: Page, sentence: Sentence, *, before: int, subjects: bool = False
) -> list[tuple[int, int]]:
    wanted = ("subject", "passive_subject") if subjects else (
        "subject", "passive_subject", "object", "oblique", "recipient", "agent",
    )  # fmt: skip
    return [
        sentence.phrase(w)
        for w in sentence.words
        if w.end <= before
        and w.relation in wanted
        and w.kind in ("noun", "name")
        and (w.form == "plural" or w.low in ("people", "men", "women", "police"))
        and page.is_personal(w)
    ]
