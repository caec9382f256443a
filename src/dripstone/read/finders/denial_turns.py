"""Denial turns: how else it is said that something is not so, or that nothing will be said.

turned    Page, sentence → who denies or gives no answer, by what word, of what
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor, is_passive
from dripstone.read.drafts import Answer
from dripstone.read.finders.denials_said import answers_for, clause
from dripstone.read.page import Page, Told
from dripstone.read.voices import chain
from dripstone.read.who import answer, speaking

_CUES = (
    "contests", "accepts", "shrugs", "speaks_of", "answers", "feigns", "such",
    "silent", "yet", "guilty",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Turn:
    """A denial or a refusal to answer, as a sentence turns it."""

    cue: Word
    by: Answer
    what: Answer | None
    declines: bool


def turned(page: Page, told: Told) -> Iterator[Turn]:
    """Give the denials and refusals of a sentence that no verb of denying tells."""
    sentence = told.sentence
    for word in page.lexicon.marked(sentence, *_CUES):
        found = (
            _contested(page, sentence, word)
            or _kept_silent(page, sentence, word)
            or _no_answer(page, sentence, word)
            or _feigned(page, sentence, word)
            or _silent(page, sentence, word)
        )
        guilty = _not_guilty(page, sentence, word)
        if guilty is not None:
            yield Turn(cue=word, by=answer(page, told, guilty), what=None, declines=False)
            continue
        if found is not None:
            cue, who, about = found
            what = None if about is None else clause(sentence, about)
            yield Turn(cue=cue, by=answer(page, told, who), what=what, declines=about is None)
        verb = _none_such(page, sentence, word)
        by = None if verb is None else _voice(page, told, verb)
        if verb is not None and by is not None and answers_for(page, chain(page, told, verb)):
            what = (word.start, sentence.clause(verb)[1]), None
            yield Turn(cue=word, by=by, what=what, declines=False)


Found = tuple[Word, Word, Word | None]  #: the cue, who, and of what


def _contested(page: Page, sentence: Sentence, verb: Word) -> Found | None:
    """Read "contradicted the police version", "did not recognise the account"."""
    contests = page.lexicon.has("contests", verb)
    not_so = page.lexicon.has("accepts", verb) and sentence.children(verb, "negation")
    ends = sentence.children(verb, "particle", "adverb")
    aside = page.lexicon.has("shrugs", verb) and any(page.lexicon.has("aside", w) for w in ends)
    contests = contests or aside
    if verb.kind != "verb" or not (contests or not_so) or is_passive(sentence, verb):
        return None
    by, what = actor(sentence, verb), sentence.child(verb, "object")
    if by is None or what is None or not page.lexicon.has("accounts", what):
        return None
    return (verb, by, what) if _may_answer(page, sentence, by) or contests else None


def _kept_silent(page: Page, sentence: Sentence, verb: Word) -> Found | None:
    """Read "would not discuss the letters", "refused to be drawn": of those who are asked."""
    if verb.kind != "verb" or not page.lexicon.has("speaks_of", verb):
        return None
    head = sentence.head(verb)
    refuses = head is not None and page.lexicon.has("declines", head)
    helpers = sentence.children(verb, "auxiliary")
    would = any(page.lexicon.has("refusing", w) for w in helpers)
    drawn = verb.low != "drawn" or is_passive(sentence, verb)
    if not drawn or (verb.low == "draw"):
        return None
    silent = would and bool(sentence.children(verb, "negation"))
    if not silent and not (refuses and verb.relation == "open_complement"):
        return None
    cue = head if refuses and head is not None and not silent else verb
    by = actor(sentence, cue) or sentence.child(cue, "subject")
    return (cue, by, None) if by is not None and _may_answer(page, sentence, by) else None


def _no_answer(page: Page, sentence: Sentence, noun: Word) -> Found | None:
    """Read "had no comment", "gave no answer"."""
    verb = sentence.head(noun)
    if not page.lexicon.has("answers", noun) or noun.relation != "object" or verb is None:
        return None
    none = any(w.low == "no" for w in sentence.children(noun, "determiner"))
    by = actor(sentence, verb)
    if not none or by is None or not page.lexicon.has("gives", verb):
        return None
    return (verb, by, None) if _may_answer(page, sentence, by) else None


def _feigned(page: Page, sentence: Sentence, word: Word) -> Found | None:
    """Read "feigned ignorance of the boycott", "professed ignorance"."""
    if not page.lexicon.has("feigns", word):
        return None
    above = sentence.head(word)
    noun = above if word.relation == "adjectival" else sentence.child(word, "object")
    verb = None if noun is None else sentence.head(noun)
    if noun is None or verb is None or noun.low != "ignorance":
        return None
    by = actor(sentence, verb) or sentence.child(verb, "subject")
    return None if by is None else (word, by, None)


def _silent(page: Page, sentence: Sentence, word: Word) -> Found | None:
    """Read "has remained silent", "have yet to comment": of those who are asked."""
    verb = sentence.head(word)
    still = page.lexicon.has("silent", word) and word.relation == "attribute"
    yet = page.lexicon.has("yet", word) and verb is not None
    said = sentence.child(verb, "open_complement") if yet and verb is not None else None
    unsaid = said is not None and page.lexicon.has("replies", said)
    if verb is None or not (still or unsaid) or sentence.child(verb, "negation"):
        return None
    by = actor(sentence, verb)
    return (word, by, None) if by is not None and _may_answer(page, sentence, by) else None


def _not_guilty(page: Page, sentence: Sentence, word: Word) -> Word | None:
    """Give who pleads "not guilty"."""
    verb = sentence.head(word)
    pleads = verb is not None and page.lexicon.has("pleads", verb)
    not_ = word.index > 0 and sentence.words[word.index - 1].low == "not"
    if not page.lexicon.has("guilty", word) or verb is None or not (pleads and not_):
        return None
    return actor(sentence, verb)


def _none_such(page: Page, sentence: Sentence, such: Word) -> Word | None:
    """Give the verb of "no such operation took place"."""
    noun = sentence.head(such)
    if not page.lexicon.has("such", such) or noun is None or noun.relation not in _SUBJECTS:
        return None
    verb = sentence.head(noun)
    none = any(w.low == "no" for w in sentence.children(noun, "determiner"))
    happened = verb is not None and (
        page.lexicon.has("takes_place", verb) or is_passive(sentence, verb)
    )
    return verb if none and happened else None


_SUBJECTS = ("subject", "passive_subject")


def _voice(page: Page, told: Told, word: Word) -> Answer | None:
    """Give whose voice it is, where the report names one."""
    hop = chain(page, told, word).hops[-1]
    if hop.span is None or hop.who is None:
        return None
    return hop.span, speaking(page, hop.who, hop.stands_for)


def _may_answer(page: Page, sentence: Sentence, by: Word) -> bool:
    """Tell an office, a company, or who speaks for one: they are those who are asked."""
    near = [by, *sentence.children(by, "compound", "apposition")]
    return (
        any(page.lexicon.has("answerable", w) or page.lexicon.has("bodies", w) for w in near)
        or by.low == "it"
    )
