"""Cue ends: where the words of a cue begin and end.

of_cue    verb → its words with helpers, adverbs and what stands right beside it
said_in   cue → the same with what its words were said in: "said in a statement"
"""

from __future__ import annotations

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.page import Page, Span

_HELPS = ("auxiliary", "passive_auxiliary", "negation", "adverb")
_BESIDE = ("adverb", "particle")
_JOINS = frozenset(
    {"when", "where", "why", "how", "so", "then", "ago", "instead", "overall", "once", "further"}
)
_AT_A_TIME = frozenset({"once", "then", "further"})  #: "she once said"


def of_cue(sentence: Sentence, verb: Word, *, last: Word, content: Span | None) -> Span:
    """Give the words of a cue: "has also said in a statement"; nothing of what is said."""
    first = verb
    for one in reversed(sentence.words[: verb.index]):
        if one.head != verb.index or one.relation not in _HELPS:
            break
        if content is not None and content[0] <= one.start < content[1]:
            break
        first = one
    first = _from_its_help(sentence, verb, first, content)
    who = sentence.child(verb, "subject", "passive_subject")
    told = who is not None and who.index < first.index
    while first is not verb and first.low in _JOINS and not (told and first.low in _AT_A_TIME):
        first = sentence.words[first.index + 1]
    end = max(verb.end, last.end)
    if last is verb:
        end = _when(sentence, verb, content) or _beside(sentence, verb, content)
    after = next((w for w in sentence.words if w.start >= end), None)
    return first.start, after.end if after is not None and after.text == ":" else end


def _from_its_help(sentence: Sentence, verb: Word, first: Word, content: Span | None) -> Word:
    """Begin a cue with its first helper, a few words before: "have both pushed"."""
    helps = sentence.children(verb, "auxiliary", "passive_auxiliary")
    if not helps or helps[0].index >= first.index or first.index - helps[0].index > _SHORT:
        return first
    between = sentence.words[helps[0].index : verb.index]
    named = any(w.relation in ("subject", "passive_subject") or w.text == "," for w in between)
    said = content is not None and any(content[0] <= w.start < content[1] for w in between)
    return first if named or said else helps[0]


def _when(sentence: Sentence, verb: Word, content: Span | None) -> int | None:
    """Take a bare day between a verb and what it says: "said Friday that he would stay"."""
    if content is None or content[0] < verb.end:
        return None
    between = [w for w in sentence.words[verb.index + 1 :] if w.start < content[0]]
    times = [w for w in between if w.relation == "time" and w.head == verb.index]
    if len(times) != 1 or len(between) > _SHORT:
        return None
    whole = {w.index for w in sentence.below(times[0])}
    return between[-1].end if all(w.index in whole for w in between) else None


_SHORT = 3  #: words of a day or week, at most


def _beside(sentence: Sentence, verb: Word, content: Span | None) -> int:
    """Take "in a statement" and "on Sunday" into the cue where they follow it at once."""
    end, at = verb.end, verb.index + 1
    while at < len(sentence.words):
        here = sentence.words[at]
        top = _top(sentence, here, verb)
        if top is None or top.relation not in _BESIDE:
            break
        start, stop = sentence.phrase(top)
        inside = [w for w in sentence.words[at:] if w.end <= stop]
        if not inside or (content is not None and start < content[1] and content[0] < stop):
            break
        end, at = inside[-1].end, inside[-1].index + 1
    return end


def _top(sentence: Sentence, word: Word, verb: Word) -> Word | None:
    """Give the word right below a verb that another belongs to, if it does."""
    step = word
    for _ in range(6):
        if step.head == verb.index:
            return step
        above = sentence.head(step)
        if above is None:
            return None
        step = above
    return None


def said_in(page: Page, sentence: Sentence, verb: Word, cue: Span, content: Span | None) -> Span:
    """Take "in a statement" and "at a rally" into a cue, where what is said follows at once.

    So too a statement, where what it says leads: "“…,” she said in a statement."
    What is told of the work keeps it out: "said | in a letter seen by the paper".
    """
    at = verb.index + 1
    if cue[1] != verb.end or at >= len(sentence.words) or sentence.words[at].low not in _WITHIN:
        return cue
    noun = sentence.head(sentence.words[at])
    if noun is None or noun.head != verb.index or not page.lexicon.has("said_in", noun):
        return cue
    words = sentence.below(noun)
    last = words[-1]
    if len(words) > _LONG or last.index - at >= len(words) or any(w.kind == "verb" for w in words):
        return cue
    after = sentence.words[last.index + 1] if last.index + 1 < len(sentence.words) else None
    if after is not None and content is not None and after.start == content[0]:
        return cue[0], last.end
    if page.lexicon.has("statements", noun) and _closes(sentence, last, verb, content):
        return cue[0], last.end
    return (cue[0], after.end) if after is not None and after.text == ":" else cue


def _closes(sentence: Sentence, last: Word, verb: Word, content: Span | None) -> bool:
    """Tell whether a sentence ends with a word, and what is said stands before the cue."""
    rest = sentence.words[last.index + 1 :]
    ends = all(w.text in _STOPS for w in rest)
    return ends and content is not None and content[1] <= verb.start


_STOPS = frozenset({".", "!", "?"})
_WITHIN = frozenset({"in", "at", "during"})
_LONG = 8  #: words of a work or an occasion, at most
