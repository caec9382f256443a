"""Attribution turns: a verb and its noun that only together tell what somebody thinks or says.

turned       noun → what it is about, and the preposition before it: "takes issue with | the plan"
met_with     noun → who judges, whom, over what, and the cue: "drew criticism from", "faces doubts"
"""

from __future__ import annotations

from dataclasses import dataclass

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.page import Page

_CASES = frozenset(
    {"for", "of", "about", "against", "on", "upon", "to", "over", "toward", "towards", "with",
     "at", "behind", "in", "from", "into"}
)  # fmt: skip
_FROM = ("from", "by", "among", "of")
_OVER = ("for", "over", "about", "on")
_FAR = 6  #: words between a verb and its noun, at most
_NEAR = 2  #: words from a noun to its preposition, at most


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Met:
    """What somebody meets with: each by the word that leads its phrase."""

    verb: Word
    whom: Word  #: who is judged
    who: Word | None  #: who judges
    over: Word | None  #: for what
    last: Word  #: the last word of the cue


def turned(page: Page, sentence: Sentence, noun: Word) -> tuple[Word, Word, Word] | None:
    """Give the verb of a turn of phrase, what it is about, and the preposition before that."""
    verb = _verb(sentence, noun)
    if verb is None or not _goes_with(page, noun, verb):
        return None
    for one in (*sentence.children(noun), *sentence.children(verb)):
        case = sentence.children(one, "case")
        if case and case[0].low in _CASES and 0 < case[0].index - noun.index <= _NEAR:
            return verb, one, case[0]
    return None


def met_with(page: Page, sentence: Sentence, noun: Word) -> Met | None:
    """Read "The plan drew criticism from both sides" and "faces questions over the deal"."""
    verb = _verb(sentence, noun)
    if verb is None or not page.lexicon.has("draws", verb):
        return None
    whom = sentence.child(verb, "subject")
    both = [*sentence.obliques(noun, *_FROM, *_OVER), *sentence.obliques(verb, *_FROM, *_OVER)]
    who = next((w for w in both if sentence.case(w) in _FROM and w.index > noun.index), None)
    over = next((w for w in both if sentence.case(w) in _OVER and w.index > noun.index), None)
    if whom is None or whom.index > verb.index or (who is None and over is None):
        return None
    first = min((w for w in (who, over) if w is not None), key=lambda w: w.index)
    case = sentence.children(first, "case")[0]
    near = case.index - noun.index <= _NEAR
    return Met(verb=verb, whom=whom, who=who, over=over, last=case if near else noun)


def _verb(sentence: Sentence, noun: Word) -> Word | None:
    verb = sentence.head(noun)
    near = verb is not None and noun.relation == "object" and verb.kind == "verb"
    return verb if near and verb is not None and 0 < noun.index - verb.index <= _FAR else None


def _goes_with(page: Page, noun: Word, verb: Word) -> bool:
    known = page.lexicon.rest.get("turns", {})
    return any(noun.low in known.get(lemma, ()) for lemma in page.lexicon.lemma(verb))
