"""Denials said: an office says that it was not so, with no verb of denying.

said      Page, Told → Drafts    "there was no torture," said the warden; "the reports are untrue"
clause    word → the words of its clause
holds_office  is the last voice an office
answers_for   is it one of those who are asked for an answer

Only who holds an office or runs a place is taken to deny; others tell that an act was not done.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.drafts import Answer, Draft
from dripstone.read.heard import Heard
from dripstone.read.page import Page, Told
from dripstone.read.voices import chain
from dripstone.read.who import speaking

_TYPE = "utterance.denial"
_OFFICES = frozenset(
    {
        "authorities", "head_of_state", "regional_government", "police", "security", "military",
        "armed_group", "prison", "prosecutor", "investigator", "court", "foreign_government",
        "business", "education",
    }
)  # fmt: skip


def said(page: Page, told: Told) -> Iterator[Draft]:
    """Read a statement that something told is untrue, or that an act was not done."""
    for word, about, heard in _not_so(page, told):
        voice = heard.hops[-1]
        if voice.span is None or len(heard.hops) < 2 or not holds_office(page, heard):
            continue
        who = speaking(page, voice.who or "", voice.stands_for)
        yield Draft(
            kind="denial",
            type=_TYPE,
            trigger=(word.start, word.end),
            told=told,
            heard=replace(heard, stance="attributed", polarity="denies"),
            rule="denial.said",
            why=f"“{page.words(voice.span)}” says of “{word.text}” that it is not so",
            confidence=0.6,
            slots={"who": (voice.span, who), "what": clause(told.sentence, about)},
        )
        return


def _not_so(page: Page, told: Told) -> Iterator[tuple[Word, Word, Heard]]:
    """Give each word by which something is said not to be so, what it is said of, and by whom."""
    sentence = told.sentence
    for word in page.lexicon.marked(sentence, "corresponds", "fabricated", "untrue_claims"):
        if _untrue(page, sentence, word):
            about = sentence.child(word, "subject", "passive_subject") or word
            yield word, about, chain(page, told, word)
    nobody = page.lexicon.marked(sentence, "nobody")
    negated = nobody or any(w.relation == "negation" for w in sentence.words)
    for trigger in page.lexicon.triggers(sentence, "acts") if negated else ():
        heard = chain(page, told, trigger.word)
        if heard.polarity == "denies" and heard.stance != "hypothetical":
            yield trigger.word, trigger.word, heard
    for word in sentence.words if sentence.bare else ():
        held = word.kind == "noun" and (_wrong(page, word) or page.lexicon.has("deniable", word))
        if held and _is_none(page, sentence, word):
            yield word, word, chain(page, told, word)


def _untrue(page: Page, sentence: Sentence, word: Word) -> bool:
    """Tell «не соответствует действительности» and "the reports are false"."""
    if page.lexicon.has("corresponds", word):
        return word.kind == "verb" and sentence.child(word, "negation") is not None
    above = sentence.head(word)
    is_ = above is not None and page.lexicon.has("is", above) and word.relation == "attribute"
    verb = above if is_ and above is not None else word
    if sentence.child(verb, "negation") is not None or not (is_ or word.relation == "root"):
        return False
    about = sentence.child(verb, "subject", "passive_subject")
    return about is not None and (page.lexicon.has("told_nouns", about) or _wrong(page, about))


def _is_none(page: Page, sentence: Sentence, noun: Word) -> bool:
    """Tell «насилия не было», «пыток не применялось» and «рабства нет»."""
    if any(w.low == "нет" for w in sentence.children(noun, "determiner", "negation")):
        return True
    verb = sentence.head(noun)
    if verb is None or verb.kind != "verb":
        return False
    none = verb.low == "нет" or (
        page.lexicon.has("exists", verb) and sentence.child(verb, "negation") is not None
    )
    return none and noun.relation in ("subject", "passive_subject", "object")


def _wrong(page: Page, word: Word) -> bool:
    senses = [s for m in page.lexicon.lemma(word) for s in page.lexicon.senses.get(m, ())]
    return any(s.scheme == "acts" for s in senses)


def holds_office(page: Page, heard: Heard) -> bool:
    """Tell whether the last voice is an office, or runs a place."""
    voice = heard.hops[-1]
    who = speaking(page, voice.who or "", voice.stands_for)
    words = f"{voice.who} {voice.stands_for or ''}".lower().split()
    cues = ("office_holders", "in_the_dock")
    return who.type in _OFFICES or any(page.lexicon.has(cue, w) for w in words for cue in cues)


def answers_for(page: Page, heard: Heard) -> bool:
    """Tell whether the last voice is one of those who are asked for an answer."""
    voice = heard.hops[-1]
    words = f"{voice.who} {voice.stands_for or ''}".lower().split()
    return holds_office(page, heard) or any(
        page.lexicon.has(cue, w) for w in words for cue in ("answerable", "people_of_office")
    )


def clause(sentence: Sentence, word: Word, *, without: Word | None = None) -> Answer:
    """Give the words of a verb's clause, or of a noun with all below it.

    ``without`` is who denies it; where nobody is given, the clause's subject is left out.
    """
    if word.kind == "verb":
        left = ("connective", "mark") if without is not None else ("subject", "connective", "mark")
        own = [w for w in sentence.children(word) if w.relation not in left and w != without]
        words = [
            w for one in (word, *own) for w in (sentence.below(one) if one != word else [word])
        ]
        words = [w for w in sorted(words, key=lambda w: w.index) if w.kind != "mark"]
        return (words[0].start, words[-1].end), None
    below = [w for w in sentence.below(word) if w.kind != "mark"]
    return (below[0].start, below[-1].end), None
