"""Reason labels: reasons that a noun names: "his only crime was to …", «поводом стало …».

labelled    Page, Told, acts near → each reason, with the word that brings it and how it is told

The noun says whose crime or what for, or stands beside a sentence that tells an act.
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.finders.reason_runs import named
from dripstone.read.finders.reason_turns import Reason
from dripstone.read.finders.reasons import ground_of, is_private
from dripstone.read.page import Page, Span, Told

_CUES = ("faults", "given_reasons", "enough")
_STOPS = frozenset({";", ".", "!", ")", "…"})
_AHEAD = 8  #: words between a noun and what makes it one with the reason
_BEFORE = 4  #: words before a noun that say whose it is
_DASHES = frozenset({":", "—", "–", "-"})


def labelled(page: Page, told: Told, near: bool) -> Iterator[Reason]:
    """Give what is named as somebody's fault or as the reason; ``near``: an act is told by it."""
    sentence = told.sentence
    if sentence.content[sentence.end - 1] == "?":
        return
    for noun in page.lexicon.marked(sentence, *_CUES):
        span = (
            _enough(page, sentence, noun)
            if page.lexicon.has("enough", noun)
            else _named(page, sentence, noun, near)
        )
        if span is None:
            continue
        ground = ground_of(page, span)
        if not (is_private(page, ground) and named(sentence, span)):
            yield span, ground, noun, "is said to have been this"
            return


def _named(page: Page, sentence: Sentence, noun: Word, near: bool) -> Span | None:
    """Read "his crime: handing out water", «поводом для обыска стал пост»."""
    if noun.kind != "noun":
        return None
    before = sentence.words[max(0, noun.index - _BEFORE) : noun.index]
    fault = page.lexicon.has("faults", noun)
    whose = any(page.lexicon.has("whose", w) for w in before)
    true = any(page.lexicon.has("true", w) or page.lexicon.has("only", w) for w in before)
    joint = _joint(page, sentence, noun)
    if joint is None or any(w.relation == "negation" for w in before):
        return None
    between = sentence.words[noun.index + 1 : joint.index]
    of_act = any(_is_act(page, w) for w in between)
    told = (whose or true) if fault else (true or of_act or near)
    return _after(page, sentence, joint, fault=fault and not true) if told else None


def _joint(page: Page, sentence: Sentence, noun: Word) -> Word | None:
    """Give what makes the noun one with its reason: "is", a colon, a dash, «стало»."""
    for word in sentence.words[noun.index + 1 : noun.index + 1 + _AHEAD]:
        if word.text in _DASHES or page.lexicon.has("amounts_to", word):
            return word
        if word.text in (".", ";"):
            return None
    return None


def _after(page: Page, sentence: Sentence, joint: Word, *, fault: bool) -> Span | None:
    words = [w for w in sentence.words[joint.index + 1 :] if w.text not in '"“«»”']
    bare = words
    while words and (words[0].kind == "mark" or page.lexicon.has("joining", words[0])):
        words = words[1:]
    fault = fault and len(bare) == len(words)
    if not words or words[0].relation == "negation" or page.lexicon.has("unknown", words[0]):
        return None
    reported = words[0].kind == "verb" and words[0].form in ("participle", "past")
    if reported or (fault and words[0].kind in ("pronoun", "adjective", "adverb")):
        return None
    return words[0].start, _end(words)


def _end(words: list[Word]) -> int:
    stop = next((at for at, w in enumerate(words) if at and w.text in _STOPS), len(words))
    return next(w.end for w in reversed(words[:stop]) if w.kind != "mark")


def _enough(page: Page, sentence: Sentence, word: Word) -> Span | None:
    """Read "it was enough that my name ends so: they pulled me off", «хватило одного поста»."""
    if page.lexicon.has("faults", word) or word.index > _AHEAD:
        return None
    after = [w for w in sentence.words[word.index + 1 :] if w.kind != "mark"]
    if not after or not page.lexicon.has("enough_that", after[0]):
        return None
    colon = next((w for w in sentence.words[word.index :] if w.text in (":", "—", "–")), None)
    to = next((w for w in sentence.words[word.index + 2 :] if w.low == "чтобы"), None)
    stop = colon or to
    acts = [t.word for t in page.lexicon.triggers(sentence, "acts")]
    if stop is None or not any(w.index > stop.index for w in acts):
        return None
    inside = [w for w in after if w.index < stop.index]
    return (inside[0].start, inside[-1].end) if inside else None


def _is_act(page: Page, word: Word) -> bool:
    senses = (s for m in page.lexicon.lemma(word) for s in page.lexicon.senses.get(m, ()))
    return word.kind == "noun" and any(s.scheme == "acts" for s in senses)
