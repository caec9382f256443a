"""Asides: who vouches for an act in words set beside it, not above it.

asides    Told, act's word, its stretch → verbs of saying beside it: "Guards, says Odell, beat two"
sources   Told, act's word, its stretch → whose words those are: "in the words of X", "citing X"
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.page import Page, Span, Told

_BESIDE = frozenset({"parataxis", "other", "adverbial", "conjunct"})
_SETS_OFF = frozenset({",", "—", "–", "-", "(", "”", "»"})
_AS = frozenset({"as", "как"})  #: "as the radio claimed", and not "after he complained"
_OWN = ("complement", "open_complement")


def asides(page: Page, told: Told, word: Word, within: Span) -> Iterator[tuple[Word, Word]]:
    """Give verbs of saying set off beside an act's clause, each with who says it."""
    sentence = told.sentence
    verbs = page.lexicon.marked(sentence, "reporting", "follows_from", "puts")
    verbs = [verb for verb in verbs if verb.relation in _BESIDE]
    above = list(sentence.above(word)) if verbs else []
    for verb in verbs:
        inside = within[0] <= verb.start < within[1] and not page.quoted(verb.start)
        if verb in above or not inside:
            continue
        if not _of_one_clause(sentence, verb, word, above) or sentence.child(verb, *_OWN):
            continue
        speaker = _speaker(page, sentence, verb)
        if speaker is not None and _set_off(sentence, verb, speaker):
            yield verb, speaker


def _of_one_clause(sentence: Sentence, verb: Word, word: Word, above: list[Word]) -> bool:
    """Tell a verb that hangs on the act's own clause from one that hangs on another's."""
    if verb.kind != "verb" or verb.form not in ("past", "present", "participle"):
        return False
    head = sentence.head(verb)
    near = head == word or head in above
    ties = {w.low for w in sentence.children(verb, "coordinator", "connective")}
    return near and ties <= _AS and (verb.relation != "adverbial" or bool(ties))


def _speaker(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Give who says it: the verb's subject, or the document that "reads" so or it follows from."""
    if page.lexicon.has("follows_from", verb):
        return next(iter(sentence.obliques(verb, "from", "of")), None)
    said = sentence.child(verb, "object")
    puts = page.lexicon.has("puts", verb)
    if puts and (said is None or said.low != "it" or not sentence.children(verb, "connective")):
        return None
    if said is not None and not puts and not page.lexicon.has("reads", verb):
        return None  # "…, reported the theft": that is what is said
    own = sentence.child(verb, "subject", "passive_subject")
    if own is None and page.lexicon.has("reads", verb):
        own = sentence.child(verb, "object")
    if own is None or own.kind not in ("noun", "name"):
        return None
    known = page.is_somebody(sentence, own) or own.kind == "name"
    spoken = own.low in page.lexicon.cues["documents"] or page.lexicon.has("media", own)
    return own if known or spoken else None


def _set_off(sentence: Sentence, verb: Word, speaker: Word) -> bool:
    """Tell a clause between commas: one stands right before its first word."""
    own = [w for w in sentence.below(verb) if w.kind != "mark"] or [verb]
    first = min(own[0].index, verb.index, speaker.index)
    before = sentence.words[first - 1] if first else None
    after = sentence.words[own[-1].index + 1] if own[-1].index + 1 < len(sentence.words) else None
    ahead = before is None and after is not None and after.text in _SETS_OFF
    return ahead or (before is not None and before.text in _SETS_OFF)


def sources(page: Page, told: Told, word: Word, within: Span) -> Iterator[tuple[Word, Word]]:
    """Give whose words an act is told in where a noun or "citing" says so, each with its cue."""
    sentence = told.sentence
    for cue in page.lexicon.marked(sentence, "in_words", "citing"):
        if not within[0] <= cue.start < within[1] or page.quoted(cue.start):
            continue
        if cue.relation in ("subject", "object", "root", "passive_subject"):
            continue
        named = _of_words(page, sentence, cue)
        if named is not None and word not in sentence.below(named) and _says(page, sentence, named):
            yield cue, named
    above = list(sentence.above(word))
    for cue in page.lexicon.marked(sentence, "follows_from"):
        over = sentence.head(cue) if cue.relation == "open_complement" else cue  # «стало известно»
        if over in above and within[0] <= cue.start < within[1]:
            yield from ((cue, w) for w in sentence.obliques(over, "from", "of")[:1])


def _says(page: Page, sentence: Sentence, word: Word) -> bool:
    """Tell people, names and documents from a song or a map."""
    known = word.kind == "name" or page.is_somebody(sentence, word)
    return known or word.low in page.lexicon.cues["documents"] or page.lexicon.has("media", word)


def _of_words(page: Page, sentence: Sentence, cue: Word) -> Word | None:
    """Give the X of "in the words of X", "citing X", «со ссылкой на X»."""
    if page.lexicon.has("in_words", cue):
        case = sentence.case(cue).split(" ")[0]
        said = case in ("in", "by")
        own = [*sentence.obliques(cue, "of"), *sentence.children(cue, "possessor")]
        return next((w for w in own if w.kind != "pronoun"), None) if said else None
    if cue.kind == "verb":
        about = sentence.obliques(cue, "on") if sentence.bare else sentence.children(cue, "object")
        return next(iter(about), None)
    return next(iter(sentence.obliques(cue, "on")), None)
