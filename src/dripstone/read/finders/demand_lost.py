"""Demand lost: the verbs of a list that the parser takes for nouns, or hangs on one.

lost       verb → "apologise" of "withdraw the permit, publish it and apologise to the elders"
misread    word → the type of such a verb
mistaken   word → the same, where it is one with the noun after it
that_too   verb → the second of "that they be found, that it hand over …"
to_know    verb of asking, verb → is it a wish to be told
so_thats   verb of asking → the verbs of «чтобы убийц судили, архивы открыли, а семье помогли»
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.finders.demand_families import by_words
from dripstone.read.finders.demand_parts import listed
from dripstone.read.page import Page

_ENDS = frozenset({".", ":", "?", "!", '"', "“", "”"})
_TAKES = ("determiner", "pronoun", "number")
_TO = frozenset({"to", "for", "with", "on"})
_WITH_TO = frozenset({"apologise", "apologize", "account", "answer", "comply", "cooperate"})
_NEAR = 8  #: words between «требует» and «чтобы»
_ASIDES = frozenset({"которые", "который", "которая", "которых", "что", "когда", "если", "где"})
_JOINS = frozenset({"and", "or", "to"})
_AFTER = 7  #: words after such a verb that tell what it asks


def lost(page: Page, sentence: Sentence, inner: Word) -> Iterator[Word]:
    """Give what a list of things to be done goes on with where the parse has lost it."""
    if sentence.bare or inner.kind != "verb" or inner.form == "gerund":
        return
    known = [inner, *listed(sentence, inner)]
    for word in sentence.words[inner.index + 2 :]:
        if word.text in _ENDS:
            return
        joins = sentence.words[word.index - 1]
        if joins.text != "," and joins.low not in _JOINS:
            continue
        if word not in known and (_goes_on(page, sentence, word) or _to_do(sentence, word)):
            yield word


def _to_do(sentence: Sentence, word: Word) -> bool:
    """Tell the last of "to reinstate him, and to issue an apology"."""
    before = sentence.words[word.index - 3 : word.index] if word.index > 2 else ()
    said = [w.low for w in before]
    return word.kind == "verb" and word.form == "infinitive" and said == [",", "and", "to"]


def misread(page: Page, sentence: Sentence, word: Word) -> str | None:
    """Give the type of a verb that the parser takes for a noun."""
    if sentence.bare or word.kind == "verb" or not _goes_on(page, sentence, word):
        return None
    return by_words(page, word.low, [w.low for w in sentence.words[word.index + 1 :][:_AFTER]])


def mistaken(page: Page, sentence: Sentence, what: Word) -> str | None:
    """Give the type of "amend" in "amend sections 12 and 14", which the parser takes for a noun."""
    if sentence.bare or what.kind == "verb" or what.relation != "compound":
        return None
    return by_words(page, what.low, [w.low for w in sentence.words[what.index + 1 :]])


def _goes_on(page: Page, sentence: Sentence, word: Word) -> bool:
    """Tell "and publish the list": a verb that bids, with its object, after a comma or "and"."""
    has = page.lexicon.has
    bids = has("imperatives", word) or has("slogan_words", word) or word.low in _WITH_TO
    if not bids or not 0 < word.index < len(sentence.words) - 1:
        return False
    before, after = sentence.words[word.index - 1], sentence.words[word.index + 1]
    if before.text != "," and before.low not in ("and", "or"):
        return False
    to = word.low in _WITH_TO and after.low in _TO
    own = sentence.child(word, "subject", "passive_subject")
    return own is None and (to or after.kind in _TAKES)


def so_thats(page: Page, sentence: Sentence, verb: Word) -> Iterator[Word]:
    """Give the verbs behind «чтобы» that nobody is named for, where the parse has lost them."""
    ahead = sentence.words[verb.index + 1 : verb.index + _NEAR]
    that = next((w for w in ahead if page.lexicon.has("so_that", w)), None)
    if that is None or sentence.words[that.index - 1].text != ",":
        return
    for word in sentence.words[that.index + 1 :]:
        if word.text in _ENDS or word.relation == "relative" or word.low in _ASIDES:
            return
        if word.kind == "verb" and word.form == "past":
            yield word


def to_know(sentence: Sentence, verb: Word, inner: Word) -> bool:
    """Tell "we want to know where he is", a wish that somebody tells it."""
    own = sentence.child(verb, "subject")
    asks = inner.low == "know" and verb.form == "present" and own is not None and own.low != "you"
    told = sentence.child(inner, "complement", "object")
    return asks and told is not None and not sentence.children(verb, "auxiliary", "negation")


def that_too(sentence: Sentence, inner: Word) -> Iterator[Word]:
    """Give the second of "that they be found, that it hand over …", hung on the first."""
    for other in () if sentence.bare else sentence.children(inner, "complement"):
        that = sentence.child(other, "connective")
        if that is None or that.low != "that" or not that.index:
            continue
        if sentence.words[that.index - 1].text in (",", ";", "and") and other.kind == "verb":
            yield from (other, *listed(sentence, other))
