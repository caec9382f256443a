"""Speakers: who vouches, from a verb of saying, words beside an act, or "according to".

speaks       Told, verb → Hop              the voice of one reporting verb
beside       Told, cue, who → Hop          the voice of words that stand beside an act
according    Told, word, stretch → Hops    whom "according to" names
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor, cited, is_passive
from dripstone.read.heard import Hop
from dripstone.read.page import Page, Span, Told
from dripstone.read.who import answer

_LOCATED = frozenset({"in", "at", "on", "of", "from", "near", "with", "for", "about"})


def speaks(page: Page, told: Told, verb: Word) -> Hop:
    """Give the voice of a reporting verb; a passive one or an unnamed crowd is collective."""
    sentence, cue = told.sentence, (verb.start, verb.end)
    speaker = actor(sentence, verb)
    if speaker is None:
        by = sentence.child(verb, "agent") or _right_before(page, sentence, verb)
        by = by or _written_in(page, sentence, verb)
        if by is None:
            return Hop(who=None, mode="collective", cue=cue)
        speaker = by
    span = sentence.phrase(speaker)
    crowd = speaker.low in page.lexicon.cues["crowd"] and speaker.form == "plural"
    document = speaker.low in page.lexicon.cues["documents"]
    mode = "collective" if crowd else "cites" if document else "paraphrases"
    goes_back = answer(page, told, speaker)[1].stands_for
    return Hop(who=page.words(span), mode=mode, span=span, cue=cue, stands_for=goes_back)


def _written_in(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Give the statement of «в заявлении сказано, что», "it is said in the report that"."""
    told = is_passive(sentence, verb) or verb.form == "participle"
    inside = sentence.obliques(verb, "in") if told else ()
    return next((w for w in inside if w.low in page.lexicon.cues["documents"]), None)


def beside(page: Page, told: Told, cue: Word, speaker: Word) -> Hop:
    """Give the voice of words that stand beside an act."""
    span = told.sentence.phrase(speaker)
    document = speaker.low in page.lexicon.cues["documents"]
    goes_back = answer(page, told, speaker)[1].stands_for
    return Hop(
        who=page.words(span),
        mode="cites" if document else "paraphrases",
        span=span,
        cue=(cue.start, cue.end),
        stands_for=goes_back,
    )


def _right_before(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Give who stands right before a verb that the parser found no subject of.

    "…, the hospital's director, Dr Sefa Oun, told the radio": names before it are beside others.
    """
    if is_passive(sentence, verb) or verb.form not in ("past", "present"):
        return None
    before = [w for w in sentence.words[: verb.index] if w.kind not in ("mark", "auxiliary")]
    word = before[-1] if before else None
    if word is None or word.kind not in ("noun", "name") or sentence.case(word) in _LOCATED:
        return None
    named = word.kind == "name" and not page.places(word.start, word.end)
    return word if named or page.is_somebody(sentence, word) else None


def according(page: Page, told: Told, word: Word, within: Span) -> Iterator[Hop]:
    """Give the voice that "according to" names for a word, if it names one."""
    sentence = told.sentence
    cue = next(iter(page.lexicon.marked(sentence, "according")), None)
    if cue is None or not within[0] <= cue.start < within[1]:
        return
    named = cited(sentence, cue)
    if named is None or word in sentence.below(named) or _of_the_next(sentence, word, cue):
        return
    span = sentence.phrase(named)
    document = named.low in page.lexicon.cues["documents"]
    unnamed = sentence.bare and page.lexicon.has("crowd", named) and named.kind == "noun"
    mode = "collective" if unnamed else "cites" if document else "paraphrases"
    yield Hop(
        who=page.words(span),
        mode=mode,
        span=span,
        cue=(cue.start, cue.end),
        stands_for=answer(page, told, named)[1].stands_for,
    )


def _of_the_next(sentence: Sentence, word: Word, cue: Word) -> bool:
    """Tell "was held and, according to X, was beaten": X vouches for what follows."""
    before = sentence.words[max(0, cue.index - 2) : cue.index]
    return word.index < cue.index and any(w.relation == "coordinator" for w in before)
