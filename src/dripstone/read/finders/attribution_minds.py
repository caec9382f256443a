"""Attribution minds: what somebody is said to think or feel, and what is clear or made clear.

minded       adjective or noun → its verb: "is confident that", "is a critic of"
held         adjective → who feels it, where no verb says so: "voters angry at him"
hopes        adjective → does it take a clause that somebody thinks: "seemed hopeful that"
felt         adjective → what it is about, and the preposition before it: "worried about | losing"
made_clear   adjective → first and last word of the cue, what is clear, and who makes it so
"""

from __future__ import annotations

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import is_passive
from dripstone.read.page import Page

_FELT = ("about", "of", "over", "with", "at", "by", "for", "in", "on", "to")
_NEAR = 5  #: words between a verb and its adjective, at most
_CLAUSES = ("complement", "open_complement", "subject", "adverbial")
ASKS = frozenset({"if", "whether"})
_SHORT = frozenset({"'s", "’s"})  #: "it's unclear whether"
_WH = frozenset({"how", "why", "what", "who", "where", "when", "which", "whom", *ASKS})


def minded(page: Page, sentence: Sentence, word: Word) -> Word | None:
    """Give the verb of "is confident that", "was unhappy with": what somebody is said to feel."""
    holder = word.kind == "noun" and page.lexicon.has("holds_view", word)
    minds = word.kind in ("adjective", "verb") and page.lexicon.has("minds", word)
    if not (holder or minds):
        return None
    if word.kind == "verb":
        moved = not sentence.child(word, "agent") or not page.lexicon.has("views", word)
        return word if is_passive(sentence, word) and moved else None
    verb = sentence.head(word)
    is_ = verb is not None and word.relation == "attribute" and verb.index < word.index
    if verb is not None and page.lexicon.has("seems", verb) and not hopes(page, sentence, word):
        return None  # "she appears ready" is the author's view of her
    return verb if is_ and word.index - (verb.index if verb else 0) <= _NEAR else None


def held(page: Page, sentence: Sentence, word: Word) -> Word | None:
    """Give who feels it in "voters angry at him" and "Brovik, confident that she won, left"."""
    head = sentence.head(word)
    if head is None or not page.lexicon.has("minds", word):
        return None
    if word.relation in ("adjectival", "reduced"):
        return head if head.index < word.index and page.is_somebody(sentence, head) else None
    alone = word.relation == "adverbial" and word.kind == "adjective" and head.kind == "verb"
    return sentence.child(head, "subject", "passive_subject") if alone else None


def hopes(page: Page, sentence: Sentence, word: Word) -> bool:
    """Tell "seemed hopeful that it would pass", where she hopes, from "seemed ready"."""
    told = sentence.child(word, "complement") is not None
    return told and page.lexicon.has("minds", word)


def felt(sentence: Sentence, word: Word, verb: Word) -> tuple[Word | None, Word | None]:
    """Give the clause or noun that a feeling is about, and the preposition that leads to it."""
    clause = sentence.child(word, "complement", "open_complement")
    if clause is None and word is not verb:
        clause = sentence.child(verb, "complement")
    clause = clause or _wondered(sentence, word, verb)
    if clause is not None:
        return clause, None
    for noun in sentence.children(word, "oblique", "modifier", "agent", "recipient", "adverbial"):
        case = sentence.children(noun, "case")
        if case and case[0].low in _FELT:
            return noun, case[0]
    return None, None


def _wondered(sentence: Sentence, word: Word, verb: Word) -> Word | None:
    """Give the clause of "was unsure why the fight stopped", which opens right after the word."""
    after = sentence.words[word.index + 1 : word.index + 2]
    if not after or after[0].low not in _WH:
        return None
    both = (*sentence.children(word, "adverbial"), *sentence.children(verb, "adverbial"))
    return next((w for w in both if sentence.below(w)[0] == after[0]), None)


def made_clear(
    page: Page, sentence: Sentence, word: Word
) -> tuple[Word, Word, Word, Word | None] | None:
    """Read "made (it) clear that", whose subject says so, and "it is unclear whether"."""
    verb = sentence.head(word)
    if (
        verb is None
        or verb.kind not in ("verb", "auxiliary")
        or not 0 < word.index - verb.index < 4
    ):
        return None
    clause = _clause(sentence, word, verb)
    subject = sentence.child(verb, "subject")
    if clause is None or subject is None:
        return None
    if page.lexicon.has("makes", verb):
        return verb, word, clause, subject
    is_ = page.lexicon.has("is", verb) or verb.low in _SHORT
    if not is_ or subject.low != "it":
        return None
    asks = sentence.words[word.index + 1 : word.index + 2]
    return subject, asks[0] if asks and asks[0].low in ASKS else word, clause, None


def _clause(sentence: Sentence, word: Word, verb: Word) -> Word | None:
    both = (*sentence.children(word, *_CLAUSES), *sentence.children(verb, *_CLAUSES))
    return next((w for w in both if w.index > word.index and _told(sentence, w)), None)


def _told(sentence: Sentence, clause: Word) -> bool:
    """Tell "that he would stay" and "whether" from "because he would stay"."""
    if clause.relation != "adverbial":
        return True
    return any(w.low in ("that", *ASKS) for w in sentence.children(clause, "connective"))
