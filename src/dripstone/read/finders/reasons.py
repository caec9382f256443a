"""Reasons: why, as the words of the same voice say, never from the group alone.

reason       word → the reason tied to it, or None
hanging      the same, of that word alone, whoever it is told of
is_private   Ground → may it tell a private trait?
ground_of    place → Ground
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from dripstone import languages, vocabulary
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.page import Page, Span
from dripstone.read.runs import listed, standing
from dripstone.records import Ground

Reason = tuple[Span, Ground]  #: where it is told, and which it is

_REACH = 7  #: words after those that bring a reason
_ASIDE = 5  #: words of "the union believes", at most
_REASONS = ("noun", "name", "verb")
_REASON_TIES = ("for", "because of")
_PERCEIVED = ("suspected", "perceived", "accused", "alleged", "supposed", "thought to be")


def reason(
    page: Page, sentence: Sentence, word: Word, *, named: bool
) -> tuple[Span, Ground] | None:
    """Give the reason that hangs on an act, or on the act it is joined to.

    A reason that would tell a private trait of a named person is left for a person to read.
    """
    first = sentence.first_of(word)
    joined = [w for w in sentence.conjuncts(first) if not _subject(sentence, w)]
    if not _subject(sentence, word) or word == first:
        joined.append(first)  # "was arrested and beaten because of …", of one and the same
    for one in (word, *joined):
        found = hanging(page, sentence, one)
        if found is not None:
            return None if named and is_private(page, found[1]) else found
    return None


def _subject(sentence: Sentence, word: Word) -> Word | None:
    return sentence.child(word, "subject", "passive_subject")


def is_private(page: Page, ground: Ground) -> bool:
    """Tell a trait, or what may be one, from what somebody did: "for refusing to sign"."""
    if ground.ground is None:
        first, _, second = ground.text.lower().partition(" ")
        if page.lexicon.rest.get("living") and _tells_a_deed(page, ground.text.lower()):
            return False
        verb = (second.split() or [""])[0]
        done = any(page.lexicon.has("deed_nouns", one) for one in second.split()[:2])
        did = done or (page.lexicon.has("reason_cases", first) and verb.endswith("ing"))
        return not did or page.lexicon.has("being", verb)
    return vocabulary.term("grounds", ground.ground).sensitive


def _tells_a_deed(page: Page, words: str) -> bool:
    """Tell «за то, что она снимала обыск», done in the open, from what may tell a trait."""
    if words.startswith(("в ответ на", "в отместку за", "в наказание за")):
        return True
    if not words.startswith(("за то", "из-за того")):
        return False
    said = re.findall(r"\w+", words)
    return any(page.lexicon.has("deeds_done", w) for w in said[2:])


def hanging(page: Page, sentence: Sentence, word: Word) -> tuple[Span, Ground] | None:
    """Give the reason that hangs on a word, worked out once."""
    key = ("hanging", word.index)
    if key not in sentence.noted:
        sentence.noted[key] = _hanging(page, sentence, word)
    found: tuple[Span, Ground] | None = sentence.noted[key]
    return found


def _hanging(page: Page, sentence: Sentence, word: Word) -> tuple[Span, Ground] | None:
    """Give the reason that hangs on a word, if one does."""
    reasons = page.lexicon.cues["reasons"]
    for near in _near(sentence, word):
        case = sentence.case(near)
        if page.lexicon.has("not_reasons", near) or page.lexicon.has("carried_on", near):
            continue  # «за два месяца», «в связи с чем»
        if near.low == "being" and case == "for":
            case = "for being"
        cases = sentence.children(near, "case")
        why = next(
            (w for w in sentence.children(near, "connective") if page.lexicon.has("because", w)),
            None,
        )
        if case in reasons or why is not None or _for_doing(page, sentence, word, near):
            cases = cases or [w for w in (why,) if w is not None]
            if not cases or _negated(sentence, cases[0]):
                continue
            start, end = cases[0].start, _end_of(sentence, near)
            if near.kind == "verb":
                end = sentence.clause(near)[1]
            if page.around(start) == page.around(word.start):
                return (start, end), _ground(page, page.words((start, end)))
    return _said_at_length(page, sentence, word)


def _near(sentence: Sentence, word: Word) -> Iterator[Word]:
    """Give what may be a reason beside a word; of "not for X but for Y", the second too."""
    every = sentence.children(word, "oblique", "modifier", "adverbial")
    if sentence.bare and word.kind == "verb":  # «лишились работы за подпись»
        owned = [w for o in sentence.children(word, "object") for w in sentence.children(o)]
        every += [w for w in owned if w.relation == "modifier" and sentence.case(w) in _REASON_TIES]
    for near in every:
        yield near
        cases = sentence.children(near, "case")
        if cases and _negated(sentence, cases[0]):
            yield from sentence.children(near, "adverbial", "conjunct", "oblique")


def _negated(sentence: Sentence, first: Word) -> bool:
    """Tell "not for the theft" and «не за кражу»: it is said not to be the reason."""
    return first.index > 0 and sentence.words[first.index - 1].relation == "negation"


def _end_of(sentence: Sentence, noun: Word) -> int:
    """Give where a reason ends, before another that is joined with its own preposition."""
    end = sentence.phrase(noun)[1]
    apart = [w for w in sentence.children(noun, "conjunct") if sentence.children(w, "case")]
    return min([end, *(sentence.children(w, "case")[0].start for w in apart)])


def _said_at_length(page: Page, sentence: Sentence, word: Word) -> tuple[Span, Ground] | None:
    """Give a reason that several words bring: "in retaliation for her testimony".

    The parser hangs such words now here, now there, so that they are read as they stand; what they
    hang on must be the act, with no other verb between.
    """
    for start, noun in _brought(page, sentence):
        if _negated(sentence, start) or not _of_this(sentence, word, start, noun):
            continue
        span = (start.start, sentence.phrase(noun)[1])
        if noun.kind == "verb":
            span = (start.start, sentence.clause(noun)[1])
        if page.around(start.start) == page.around(word.start):
            return span, _ground(page, page.words(span))
    return None


def _of_this(sentence: Sentence, word: Word, start: Word, noun: Word) -> bool:
    """Tell whether a reason is that of an act, after it or, as «За то, что …, ему», before."""
    if start.index < word.index:
        opens = all(w.kind in ("mark", "conjunction") for w in sentence.words[: start.index])
        return opens and noun.kind == "verb" and word in sentence.above(noun)
    between = sentence.words[word.index + 1 : _aside(sentence, word, start)]
    apart = any(
        w.kind in ("verb", "auxiliary") and w.relation not in ("reduced", "adjectival")
        for w in between
    )
    return not apart or _bears(sentence, word, start)


def _bears(sentence: Sentence, word: Word, start: Word) -> bool:
    """Tell whether a reason hangs on a word, and on no clause joined to it with its own subject."""
    for above in sentence.above(start):
        if above == word:
            return True
        if above.relation == "conjunct" and _subject(sentence, above):
            return False
    return False


def _aside(sentence: Sentence, word: Word, start: Word) -> int:
    """Give where ", the union believes," begins before a reason, or else the reason."""
    before = sentence.words[word.index + 1 : start.index]
    commas = [w.index for w in before if w.text == ","]
    closed = bool(before) and before[-1].text == ","
    opens = commas[-2] if closed and len(commas) > 1 else commas[-1] if commas else None
    if opens is None or (closed and len(commas) < 2):
        return start.index
    inside = [w for w in sentence.words[opens + 1 : start.index] if w.kind != "mark"]
    verbs = [w for w in inside if w.kind == "verb"]
    plain = all(w.kind not in ("auxiliary", "conjunction") for w in inside)
    thinks = plain and len(verbs) == 1 and inside[-1] == verbs[0] and len(inside) <= _ASIDE
    return opens if thinks else start.index


def _brought(page: Page, sentence: Sentence) -> list[tuple[Word, Word]]:
    """Give each run of words that brings a reason, by its first word, with what it brings."""
    found: list[tuple[Word, Word]] | None = sentence.noted.get("reasons")
    if found is None:
        found = []
        for run in standing(sentence, listed(page.lexicon, "reasons_at_length")):
            ahead = run.said[run.end :][:_REACH]
            if ahead and page.lexicon.has("carried_on", ahead[0]):
                continue  # «в связи с чем»
            why = next((w for w in ahead if w.kind in _REASONS), None)
            if why is not None:
                last = run.said[run.end - 1]
                found.append((run.said[run.at], _top(sentence, why, last)))
        sentence.noted["reasons"] = found
    return found


def _top(sentence: Sentence, word: Word, after: Word) -> Word:
    """Give the noun that governs the first words of a reason: "orientation" in "his sexual …"."""
    while True:
        above = sentence.head(word)
        inside = above is not None and above.index > after.index
        if above is None or not inside or word.relation not in ("compound", "number", "possessor"):
            return word
        word = above


def _for_doing(page: Page, sentence: Sentence, word: Word, near: Word) -> bool:
    """Tell "for holding posters" and "over her articles" from "for nine hours"."""
    case = sentence.case(near)
    if not page.lexicon.has("reason_cases", case):
        return False
    doing = near.kind == "verb" and near.form == "gerund" and case == "for"
    offence = (
        case == "for" and page.lexicon.has("punishes", word) and _is_offence(page, sentence, near)
    )
    return doing or offence or page.lexicon.has("reason_nouns", near)


def _is_offence(page: Page, sentence: Sentence, noun: Word) -> bool:
    """Tell "fined for parking" from "jailed for two years" and "fined for the third time"."""
    counted = sentence.child(noun, "number") is not None
    return noun.kind == "noun" and not counted and not page.lexicon.has("not_offences", noun)


def ground_of(page: Page, span: Span) -> Ground:
    """Give the words at a place as a reason, with the ground that they name, if any."""
    return _ground(page, page.words(span))


def _ground(page: Page, words: str) -> Ground:
    low = page.lexicon.basic(" ".join(words.lower().split()))
    found = next((term for cue, term in _words(page.language) if cue.search(low)), None)
    return Ground(text=words, ground=found, perceived=any(cue in low for cue in _PERCEIVED))


@functools.cache
def _words(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    basic = languages.language(language).lexicon().basic
    pairs = [
        (basic(word.lower()), term.id)
        for term in vocabulary.scheme("grounds")
        if language in term.words
        for word in (*term.words[language].p, *term.words[language].n)
    ]
    pairs.sort(key=lambda pair: -len(pair[0]))
    return tuple((re.compile(rf"\b{re.escape(word)}s?\b"), term) for word, term in pairs)
