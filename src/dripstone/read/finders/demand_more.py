"""Demand more: what English asks for in other shapes than a clause or a noun after the verb.

more         verb → what is asked, with the one who is asked
beside       nouns → those that a list goes on with
comes_back   is it "wants her passport back"
is_plea      is it what people say to one another: "begged him to stop", "asked for a doctor"
shares_object  is it the first of two verbs with one object: "identify and prosecute them"
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor
from dripstone.read.page import Page

_WANTS = ("want", "need", "like", "demand", "see")
_ENDS = (".", ";", ":", "?", "!", "—", "–", "(")
_BETWEEN = ("determiner", "adjective", "number", "adverb")

Asked = tuple[Word, Word | None]


def more(page: Page, sentence: Sentence, verb: Word, lemma: str) -> Iterator[Asked]:
    """Give what a verb of asking asks for in a small clause, a long list or a cleft sentence."""
    if sentence.bare:
        return
    if lemma in _WANTS:
        yield from _made(sentence, verb)
        object_ = sentence.child(verb, "object")
        if object_ is not None and comes_back(sentence, object_):
            yield object_, None
    yield from _cleft(page, sentence, verb)


def _made(sentence: Sentence, verb: Word) -> Iterator[Asked]:
    """Read "wants those responsible brought to justice" and "wants the centre shut"."""
    object_ = sentence.child(verb, "object")
    for inner in () if object_ is None else sentence.children(object_, "reduced"):
        if inner.form in ("participle", "past") and sentence.child(inner, "agent") is None:
            yield from ((one, None) for one in (inner, *sentence.conjuncts(inner)))
    for inner in sentence.children(verb, "complement"):
        own = sentence.child(inner, "subject", "passive_subject")
        helped = sentence.children(inner, "auxiliary", "passive_auxiliary", "connective")
        if own is not None and inner.kind == "verb" and not helped and own.index > verb.index:
            yield inner, None


def comes_back(sentence: Sentence, noun: Word) -> bool:
    """Tell "want our children back" from "want children"."""
    head = sentence.head(noun)
    near = sentence.children(noun, "adverb", "particle")
    near += sentence.children(head, "adverb", "particle") if head is not None else []
    return any(w.low == "back" and w.index > noun.index for w in near)


def _cleft(page: Page, sentence: Sentence, verb: Word) -> Iterator[Asked]:
    """Read "all we ask for is the truth" and "what they want is that he be freed"."""
    for above in sentence.above(verb):
        if above.kind == "verb" and page.lexicon.has("is", above):
            inside = sentence.child(above, "subject")
            if inside is not None and (inside == verb or inside in list(sentence.above(verb))):
                for one in sentence.children(above, "attribute"):
                    yield from ((w, None) for w in (one, *sentence.conjuncts(one)))
                for one in sentence.children(above, "adverbial", "complement", "open_complement"):
                    if any(w.low in ("for", "that") for w in sentence.children(one, "connective")):
                        yield one, sentence.child(one, "subject")
            return


def beside(page: Page, sentence: Sentence, nouns: list[Word]) -> Iterator[Word]:
    """Give the nouns that a list goes on with where the parser lost it.

    "Demanded compensation of 10 crowns each to the next of kin and suspension of the officer."
    """
    if sentence.bare or not nouns:
        return
    known = page.lexicon.rest["demand_nouns"]
    into = False
    for word in sentence.words[nouns[-1].index + 1 :]:
        if word.text in _ENDS or (word.kind in ("verb", "auxiliary") and _finite(sentence, word)):
            return
        into = into or word.low in ("into", "against", "over")
        listed = word.kind == "noun" and word.low in known and word not in nouns
        joins = _joint(sentence, word) if listed else None
        if joins is not None and (joins.text == "," or not into):
            yield word


def _joint(sentence: Sentence, noun: Word) -> Word | None:
    """Give the comma or "and" before a noun phrase, if one stands there."""
    at = noun.index - 1
    while at > 0 and (
        sentence.words[at].kind in _BETWEEN
        or sentence.words[at].relation in ("compound", "possessor")
        or sentence.words[at].low in ("police", "medical", "'s")
    ):
        at -= 1
    word = sentence.words[max(at, 0)]
    return word if word.text == "," or word.kind == "conjunction" else None


def _within(word: Word) -> bool:
    """Tell what may stand in a noun phrase before its noun: "police", "their", "independent"."""
    beside = word.kind in _BETWEEN or word.relation in ("compound", "possessor")
    return word.index > 0 and (beside or word.kind == "noun")


def _finite(sentence: Sentence, word: Word) -> bool:
    own = sentence.child(word, "subject", "passive_subject")
    return own is not None and word.relation not in ("reduced", "adjectival")


def is_plea(
    page: Page, sentence: Sentence, verb: Word, target: Word | None, type_: str | None
) -> bool:
    """Tell what somebody once asked of whoever stood before them from what is publicly asked.

    "I begged them not to hit him", "he asked for a doctor": who asks and who is asked are pronouns.
    """
    if sentence.bare or verb.form not in ("past", "participle", "gerund"):
        return False
    by = actor(sentence, verb)
    if by is None or by.kind != "pronoun" or by.low in ("who", "which", "that", "it"):
        return False
    if target is not None:
        return target.kind == "pronoun" and target.low not in ("who", "whom", "which")
    return type_ in _FOR_ONESELF and not page.quoted(verb.start)


_FOR_ONESELF = ("access", "assist", "asylum", None)


def shares_object(sentence: Sentence, what: Word, type_: str | None) -> bool:
    """Tell "identify" in "identify and prosecute those behind it", which asks for no step apart."""
    after = sentence.words[what.index + 1 : what.index + 3]
    joined = len(after) == 2 and after[0].kind == "conjunction" and after[1].kind == "verb"
    return not sentence.bare and what.kind == "verb" and type_ in (None, "act", "inform") and joined
