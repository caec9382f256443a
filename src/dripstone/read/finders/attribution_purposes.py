"""Attribution purposes: an infinitive that tells what somebody did say, not only meant to.

told_in_passing    verb → does it tell so: "the first mayor to back it", "led her to admit it"
with_to            cue → the same with the "to" before it
"""

from __future__ import annotations

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.page import Page, Span


def told_in_passing(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell "the first mayor to back it" and "went on air to say so" from "a chance to say so"."""
    head = sentence.head(verb)
    if head is None:
        return False
    if verb.relation in ("reduced", "relative"):
        return page.is_somebody(sentence, head) and not page.lexicon.has("view_nouns", head)
    if verb.relation == "open_complement" and _done(page, sentence, verb, head):
        return True
    if verb.relation == "open_complement":
        moved = sentence.child(head, "object")
        return (
            page.lexicon.has("moves_to", head) and moved is not None and head.form != "infinitive"
        )
    return verb.relation == "adverbial" and _done(page, sentence, verb, head)


def _done(page: Page, sentence: Sentence, verb: Word, head: Word) -> bool:
    """Tell a purpose that was plainly reached: "took to the radio to praise the union"."""
    says = page.lexicon.has("reporting", verb) or page.lexicon.has("views", verb)
    who = sentence.child(head, "subject")
    if not says or not page.lexicon.has("speaks_by", head) or who is None:
        return False
    helps = sentence.children(head, "auxiliary")
    done = head.form == "past" or (head.form == "participle" and bool(helps))
    plain = done and all(w.low in _HAVE for w in helps) and not sentence.children(head, "negation")
    return plain and page.is_somebody(sentence, who)


_HAVE = frozenset({"have", "has", "had", "’ve", "'ve"})


def with_to(sentence: Sentence, cue: Span, verb: Word) -> Span:
    """Take the "to" of an infinitive into its cue."""
    if verb.form != "infinitive":
        return cue
    first = next((w for w in sentence.words if w.start == cue[0]), None)
    before = sentence.words[first.index - 1] if first is not None and first.index else None
    return (before.start, cue[1]) if before is not None and before.low == "to" else cue
