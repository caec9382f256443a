"""Reason runs: reasons that a run of words brings, wherever the parser hangs it.

brought    Page, Told → each reason, with the word that brings it and why it is taken for one
named      Sentence, place → may somebody be named beside it?

"As punishment for talking to us, we went without water"; «якобы за долги у него отобрали трактор».
Something hard must be told beside it, as done: an act, or what people are treated to.
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import is_passive, patient
from dripstone.read.finders.reason_turns import Reason
from dripstone.read.finders.reasons import ground_of, is_private
from dripstone.read.page import Page, Span, Told
from dripstone.read.runs import listed, standing
from dripstone.read.voices import chain

_OPENS = "\"“«„'‘"
_STOPS = frozenset({",", ";", ".", "!", ":", "—", "–", ")", "…"})
_LISTS = ("reasons_of_harm", "reasons_run", "reasons_quoted", "reasons_weak")
_FIRST = 5  #: words at the head of a sentence
_NEAR = 7  #: words between what people are punished by and "over"
_LONGEST = 24  #: words of a reason
_LEARNED = 6  #: words between "when" and "found out"
_SHORTEST = 2  #: words before a comma that may end a clause
_UNREAL = frozenset({"demanded", "hypothetical", "intended", "possible"})


def brought(page: Page, told: Told) -> Iterator[Reason]:
    """Give the reasons of a sentence that runs of words bring beside what is hard on somebody."""
    sentence = told.sentence
    if sentence.content[sentence.end - 1] == "?":
        return
    told_by = (*_runs(page, sentence), *_learned(page, sentence), *_for_it(page, sentence))
    for kind, first, after in told_by:
        span = (first.start, _end(sentence, after))
        hard = _hard(page, told, first, span, kind)
        if hard is None:
            continue
        ground = ground_of(page, span)
        deed = any(page.lexicon.has("public_deeds", w) for w in sentence.between(*span))
        private = is_private(page, ground) and not (ground.ground is None and deed)
        if not (private and named(sentence, span)):
            yield span, ground, hard, "is told with words that give a reason for it"


def named(sentence: Sentence, span: Span) -> bool:
    """Tell whether somebody may be named beside a reason: names of places stand after "in"."""
    apart = [w for w in sentence.words if not span[0] <= w.start < span[1]]
    return any(w.kind == "name" and w.relation not in ("oblique", "modifier") for w in apart)


def _runs(page: Page, sentence: Sentence) -> Iterator[tuple[str, Word, Word]]:
    """Give each run that brings a reason: its list, its first word, and the first word after."""
    begun = -1
    for run in standing(sentence, listed(page.lexicon, *_LISTS)):
        if run.at == begun or run.end >= len(run.said):
            continue
        first, after = run.said[run.at], run.said[run.end]
        if _may_begin(page, sentence, run.list, first, after):
            begun = run.at
            yield run.list, first, after


def _learned(page: Page, sentence: Sentence) -> Iterator[tuple[str, Word, Word]]:
    """Give "when the landlord found out that they were both men", of whoever learns it."""
    for verb in page.lexicon.marked(sentence, "finds_out"):
        before = sentence.words[max(0, verb.index - _LEARNED) : verb.index]
        first = next((w for w in reversed(before) if page.lexicon.has("on_learning", w)), None)
        after = sentence.words[verb.index + 1 : verb.index + 3]
        out = verb.low not in ("found", "find") or (bool(after) and after[0].low == "out")
        if verb.kind == "verb" and first is not None and after and out:
            yield "reasons_run", first, verb


def _for_it(page: Page, sentence: Sentence) -> Iterator[tuple[str, Word, Word]]:
    """Give "jailed over a drawing" and «отчислили за шапку», of what people are punished by."""
    for first in page.lexicon.marked(sentence, "for_it"):
        noun = sentence.head(first)
        if first.relation != "case" or noun is None or noun.kind != "noun":
            continue
        case = sentence.case(noun)
        times = page.lexicon.has("not_reasons", noun) or page.lexicon.has("not_offences", noun)
        counted = sentence.child(noun, "number") is not None
        plain = not sentence.bare and case == "for" and not page.lexicon.has("public_deeds", noun)
        if plain or case not in ("for", "over") or times or counted or noun.index < first.index:
            continue
        near = sentence.words[max(0, first.index - _NEAR) : first.index]
        if sentence.bare and (not near or near[-1].kind == "mark"):
            near = sentence.words[noun.index : noun.index + _NEAR][::-1]
        verbs = [w for w in near if w.kind == "verb"]
        if verbs and page.lexicon.has("punishing", verbs[-1]):
            yield "reasons_run", first, sentence.words[first.index + 1]


def _may_begin(page: Page, sentence: Sentence, kind: str, first: Word, after: Word) -> bool:
    """Tell a run from "not because of" and "for nine hours"; "for" brings a quoted charge alone."""
    if first.index and sentence.words[first.index - 1].relation == "negation":
        return False
    if (
        after.low == "of"
        or page.lexicon.has("carried_on", after)
        or page.lexicon.has("not_reasons", after)
    ):
        return False
    before = sentence.words[first.index - 1].text if first.index else ""
    quoted = after.text in _OPENS or before in tuple(_OPENS)
    return kind != "reasons_quoted" or quoted


def _end(sentence: Sentence, after: Word) -> int:
    """Give where a reason ends: at the mark that closes it, or with the sentence."""
    words = sentence.words[after.index : after.index + _LONGEST]
    noun = next((w for w in words[:_FIRST] if w.kind in ("noun", "name")), None)
    if after.index < _FIRST and noun is not None and not _clause_first(sentence, after, noun):
        return sentence.phrase(noun)[1]
    if after.text in _OPENS:
        words = words[1:]
    for at, word in enumerate(words):
        if at >= _SHORTEST and (word.text in _STOPS or word.text in '"”»“’'):
            return words[at - 1].end
    return next((w.end for w in reversed(words) if w.kind != "mark"), after.end)


def _clause_first(sentence: Sentence, after: Word, noun: Word) -> bool:
    """Tell «За то, что она …, её» at the head of a sentence from «В отместку за побег охрана»."""
    return any(w.kind == "verb" or w.text == "," for w in sentence.words[after.index : noun.index])


def _hard(page: Page, told: Told, first: Word, span: Span, kind: str) -> Word | None:
    """Give what is told as done to somebody, nearest before the reason, else after it."""
    sentence = told.sentence
    acts = {t.word.index for t in page.lexicon.triggers(sentence, "acts")}
    outside = [w for w in sentence.words if not span[0] <= w.start < span[1]]
    found = [w for w in outside if w.index in acts or _treats(page, sentence, w, kind)]
    told_last = _last_told(sentence, first)
    before = [w for w in reversed(found) if told_last <= w.index < first.index]
    for word in (*before, *(w for w in found if w.index > first.index)):
        heard = chain(page, told, word)
        if heard.polarity != "denies" and heard.stance not in _UNREAL:
            return word
    return None


def _last_told(sentence: Sentence, first: Word) -> int:
    """Give the last verb before a reason that has a subject of its own: what it is a reason for."""
    verbs = [w for w in sentence.words[: first.index] if w.kind == "verb"]
    own = [w.index for w in verbs if sentence.child(w, "subject", "passive_subject") is not None]
    return own[-1] if own and not sentence.bare else 0


def _treats(page: Page, sentence: Sentence, verb: Word, kind: str) -> bool:
    """Tell what people are treated to; beside words of punishment any deed may be that."""
    if verb.kind != "verb" or verb.form not in ("past", "participle", "present"):
        return False
    if kind == "reasons_of_harm":
        return verb.form != "present" and not page.lexicon.has("reporting", verb)
    if kind == "reasons_weak" or not page.lexicon.has("treatment", verb):
        return False
    whom = patient(sentence, verb)
    return is_passive(sentence, verb) or (whom is not None and page.is_somebody(sentence, whom))
