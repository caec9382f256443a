"""Attribution who: who says it, by the verb that tells of it.

source_of    verb → the words of who says it
beside       verb → those right beside it, where the parser tied nobody to it
"""

from __future__ import annotations

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import is_passive
from dripstone.read.finders.attribution_parts import has_said
from dripstone.read.page import Page, Span
from dripstone.read.spans import joined_to, of_source

SUBJECTS = ("subject", "passive_subject")


def source_of(page: Page, sentence: Sentence, verb: Word) -> Span | None:
    """Give the words of who says it: the subject, or "by …" of a passive, as they stand."""
    by = sentence.child(verb, "agent")
    if is_passive(sentence, verb) and not has_said(sentence, verb):
        return None if by is None else of_source(sentence, by)
    step: Word | None = verb
    for _ in range(4):
        if step is None:
            return None
        own = sentence.child(step, *SUBJECTS)
        own = own or _moved(page, sentence, step)
        if own is not None:
            return of_source(sentence, own, cue=step)
        if step.relation in ("reduced", "relative"):
            return _described(sentence, step)
        if step.relation not in ("conjunct", "open_complement", "adverbial", "complement"):
            return None
        step = _over(page, sentence, step)
    return None


def _described(sentence: Sentence, verb: Word) -> Span | None:
    """Give the noun that a clause describes, up to it: "the first mayor | to say so"."""
    head, to = sentence.head(verb), sentence.words[verb.index - 1]
    before = to if to.low == "to" else verb
    return None if head is None else of_source(sentence, head, before=before)


def _moved(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Give who says it in "led the mayor to admit it", which is not who led him to it."""
    head = sentence.head(verb)
    if head is None or verb.relation != "open_complement" or not page.lexicon.has("moves_to", head):
        return None
    object_ = sentence.child(head, "object")
    return object_ if object_ is not None and object_.index < verb.index else None


def _over(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Give what a verb is joined to: "said that he won, and vowed": "said", not "won"."""
    head = sentence.head(verb)
    if head is None or verb.relation != "conjunct":
        return head
    first = sentence.first_of(verb)
    cue = sentence.head(first) if first.relation == "complement" else None
    return cue if cue is not None and joined_to(page, sentence, verb, cue) else head


def beside(sentence: Sentence, verb: Word, said: Span) -> Span | None:
    """Give who stands right beside a verb that the parser left without a subject.

    Before it, or after it where what is said leads: "…,” said Ana Brovik, now retired in Velm."
    """
    if said[0] > verb.start:
        near = [w for w in sentence.words[: verb.index] if w.relation not in _HELPS]
        noun = near[-2] if len(near) > 1 and near[-1].text == "," else near[-1] if near else None
    else:
        near = list(sentence.words[verb.index + 1 : verb.index + _NEAR])
        noun = next((w for w in near if w.kind in _NAMING), None)
    if noun is None or noun.kind not in _NAMING:
        return None
    for above in sentence.above(noun):
        side = above.index < verb.index if said[0] > verb.start else above.index > verb.index
        if not side or above.kind not in _NAMING:
            break
        noun = above
    return None if said[0] <= noun.start < said[1] else of_source(sentence, noun)


_NAMING = frozenset({"noun", "name", "pronoun"})
_HELPS = frozenset({"auxiliary", "passive_auxiliary", "negation", "adverb"})
_NEAR = 8  #: words after a verb among which whoever says it stands
