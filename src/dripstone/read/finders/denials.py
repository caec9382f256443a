"""Denials: who says it is not so, who gave no answer, and what only a critic tells of a view.

find    Page → Drafts
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor, is_passive, patient
from dripstone.read.drafts import Answer, Draft
from dripstone.read.finders.denial_forms import formed, said_so
from dripstone.read.finders.denial_runs import run
from dripstone.read.finders.denial_turns import Turn, turned
from dripstone.read.finders.denial_words import worded
from dripstone.read.finders.denials_said import clause, said
from dripstone.read.heard import Heard, Hop
from dripstone.read.page import Page, Span, Told
from dripstone.read.stances import dismissed
from dripstone.read.voices import chain
from dripstone.read.who import answer

_CUES = ("denies", "comments", "declines", "treats", "calls", "remarks", "leaves", "manages")
_TYPE = "utterance.denial"
_NOBODY = frozenset({"evidence", "report", "document", "law", "system", "данные", "закон"})


def find(page: Page) -> Iterator[Draft]:
    """Give every denial, every answer that was declined, and every view told by an opponent."""
    just = -1  #: where somebody last denied outright: what they say next is no other denial
    for at, told in enumerate(page.told):
        outright = [
            draft
            for word in page.lexicon.marked(told.sentence, *_CUES)
            if word.kind == "verb"
            for draft in _verb(page, told, word)
        ] or list(_turned(page, told))
        yield from outright
        if any(draft.heard.polarity == "denies" for draft in outright):
            just = at
        elif not outright and (at - just > 1 or just < 0):
            yield from itertools.islice(
                itertools.chain(
                    said(page, told), _turned(page, told, said_so), _turned(page, told, run)
                ),
                1,
            )


def _every(page: Page, told: Told) -> Iterator[Turn]:
    yield from itertools.chain(turned(page, told), worded(page, told), formed(page, told))


def _turned(
    page: Page, told: Told, turns: Callable[[Page, Told], Iterator[Turn]] = _every
) -> Iterator[Draft]:
    """Tell what a sentence denies, or leaves unanswered, without a verb for it."""
    seen: set[Span] = set()
    for turn in itertools.islice(turns(page, told), 1 + told.sentence.bare):
        if turn.by[0] in seen:
            continue
        seen.add(turn.by[0])
        polarity, rule = ("declines", "declined") if turn.declines else ("denies", "denied")
        yield _draft(page, told, turn.cue, turn.by, turn.what, polarity, rule=rule)


def _verb(page: Page, told: Told, verb: Word) -> Iterator[Draft]:
    if page.lexicon.has("denies", verb):
        yield from _denied(page, told, verb)
    elif dismissed(page, told.sentence, verb):
        yield from _dismissed(page, told, verb)
    elif any(page.lexicon.has(cue, verb) for cue in ("comments", "declines", "remarks")):
        yield from _declined(page, told, verb)
    elif page.lexicon.has("leaves", verb) or page.lexicon.has("manages", verb):
        yield from _unanswered(page, told, verb)
    elif page.lexicon.has("treats", verb):
        yield from _implied(page, told, verb)


def _denied(page: Page, told: Told, verb: Word) -> Iterator[Draft]:
    """Read "denied the allegations", "rejected claims that …", "denied torturing him"."""
    sentence = told.sentence
    by = actor(sentence, verb) or _of_a_body(page, sentence, verb)
    if by is None or not _may_speak(page, by) or is_passive(sentence, verb):
        return
    what = sentence.child(verb, "object", "complement", "open_complement")
    deny = page.lexicon.lemma_of["denies"][verb.low] == "deny"
    if what is None:
        return
    known = _told(page, what) or (deny and _wrong(page, what)) or _it(page, sentence, verb, what)
    if what.relation == "object" and not known:
        return
    yield _draft(
        page,
        told,
        verb,
        answer(page, told, by),
        clause(sentence, what, without=by),
        "denies",
        rule="denied",
    )


def _it(page: Page, sentence: Sentence, verb: Word, what: Word) -> bool:
    """Tell "he denied it" and "we reject this absolutely", said of what was told before."""
    if not page.lexicon.has("said_before", what):
        return False
    wholly = any(page.lexicon.has("wholly", w) for w in sentence.children(verb, "adverb"))
    return wholly or page.lexicon.lemma_of["denies"][verb.low] == "deny"


def _dismissed(page: Page, told: Told, verb: Word) -> Iterator[Draft]:
    """Read "called the report a fabrication": of what is told, or of an act."""
    sentence = told.sentence
    by = actor(sentence, verb) or _of_a_body(page, sentence, verb)
    if by is None or not _may_speak(page, by) or is_passive(sentence, verb):
        return
    said = [
        w for w in sentence.words if w.index != by.index and (_told(page, w) or _wrong(page, w))
    ]
    what = next((w for w in said if verb in list(sentence.above(w))), None)
    if what is not None:
        yield _draft(
            page,
            told,
            verb,
            answer(page, told, by),
            clause(sentence, what, without=by),
            "denies",
            rule="denied",
        )


def _may_speak(page: Page, by: Word) -> bool:
    """Tell who denies or gives no answer: whoever does it is somebody, an office too."""
    return page.is_personal(by) or (by.kind in ("noun", "name") and by.low not in _NOBODY)


def _of_a_body(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Give the body of «в полиции отрицают», where the verb has no subject."""
    if not sentence.bare or sentence.child(verb, "passive_subject") is not None:
        return None
    head = sentence.head(verb)
    said_in = [*sentence.obliques(verb, "in", "at")]
    said_in += [w for w in sentence.obliques(verb, "to") if _titled(sentence, w)]
    near = sentence.children(verb, "oblique", "object")
    said_in += [w for one in near for w in sentence.obliques(one, "in")]
    if head is not None and verb.relation == "open_complement":
        said_in += sentence.obliques(head, "in", "at")
    return next((w for w in said_in if _is_body(page, sentence, w)), None)


def _titled(sentence: Sentence, word: Word) -> bool:
    """Tell «в компании „Гравий“»: the name keeps its case, so that it looks like a way there."""
    into = any(w.low in ("в", "во") for w in sentence.children(word, "case"))
    return into and word.kind == "name" and bool(sentence.children(word, "compound"))


def _is_body(page: Page, sentence: Sentence, word: Word) -> bool:
    """Tell «в полиции», and «в компании „Гравий“», whose name alone tells nothing."""
    titles = sentence.children(word, "compound")
    return page.is_somebody(sentence, word) or any(
        page.is_somebody(sentence, w) or page.lexicon.has("office_holders", w) for w in titles
    )


def _told(page: Page, word: Word) -> bool:
    has = page.lexicon.has
    account = has("accounts", word) and word.kind == "noun"
    return has("told_nouns", word) or has("deniable", word) or account


def _wrong(page: Page, word: Word) -> bool:
    senses = [s for lemma in page.lexicon.lemma(word) for s in page.lexicon.senses.get(lemma, ())]
    return any(s.scheme == "acts" for s in senses)


def _declined(page: Page, told: Told, verb: Word) -> Iterator[Draft]:
    """Read "declined to comment", "did not respond to requests for comment"."""
    sentence, head = told.sentence, told.sentence.head(verb)
    has = page.lexicon.has
    above = head if head is not None and verb.relation == "open_complement" else None
    declined = above is not None and has("declines", above)
    unwilling = above is not None and has("becomes", above) and _negated(sentence, above)
    no = _negated(sentence, verb)
    about = (no or sentence.bare) and any(has("asked_for", w) for w in sentence.below(verb))
    silent = no and about
    # «отказался от комментариев», «не стал комментировать»
    itself = sentence.bare and (
        (has("declines", verb) and about) or (unwilling and has("remarks", verb))
    )
    about_it = sentence.child(verb, "object") if has("declines", verb) else None
    itself = itself or (about_it is not None and has("asked_for", about_it))
    if has("remarks", verb) and not has("comments", verb):
        silent = False
    if not (declined or itself or silent):
        return
    reached = has("reaches", verb)  # "could not be reached for comment"
    by = patient(sentence, verb) if reached else actor(sentence, verb)
    by = by or _of_a_body(page, sentence, verb)
    if by is None or not _may_speak(page, by):
        return
    cue = above if declined and above is not None else verb
    yield _draft(page, told, cue, answer(page, told, by), None, "declines", rule="declined")


def _negated(sentence: Sentence, verb: Word) -> bool:
    return sentence.child(verb, "negation") is not None


def _unanswered(page: Page, told: Told, verb: Word) -> Iterator[Draft]:
    """Read «оставили вопросы без ответа» and «получить комментарий у компании не удалось»."""
    sentence = told.sentence
    if page.lexicon.has("leaves", verb):
        asked = [w for w in sentence.below(verb) if page.lexicon.has("asked_for", w)]
        without = any(sentence.case(w) == "without" for w in asked)
        by = (actor(sentence, verb) or _of_a_body(page, sentence, verb)) if without else None
    else:
        inner = sentence.child(verb, "open_complement", "complement", "subject")
        if inner is None or not _negated(sentence, verb):
            return
        sought = any(page.lexicon.has("asked_for", w) for w in sentence.children(inner, "object"))
        by = next(iter(sentence.obliques(inner, "near", "from")), None) if sought else None
    if by is not None and _may_speak(page, by):
        yield _draft(page, told, verb, answer(page, told, by), None, "declines", rule="declined")


def _implied(page: Page, told: Told, verb: Word) -> Iterator[Draft]:
    """Read "X argues that Y is not treating it as …": Y's view is known from X alone."""
    sentence, above = told.sentence, told.sentence.head(verb)
    if above is None or verb.relation != "complement" or not page.lexicon.has("disputes", above):
        return
    by, critic = sentence.child(verb, "subject"), actor(sentence, above)
    negated = sentence.children(verb, "negation")
    if by is None or critic is None or by == critic or not negated or by.kind == "pronoun":
        return
    if not page.is_personal(by):
        return
    yield _draft(
        page, told, verb, answer(page, told, by), clause(sentence, verb), "denies", rule="implied"
    )


def _draft(
    page: Page, told: Told, cue: Word, by: Answer, what: Answer | None, polarity: str, *, rule: str
) -> Draft:
    slots: dict[str, Answer] = {"who": by}
    if what is not None:
        slots["what"] = what
    heard = chain(page, told, cue)
    span, value = slots["who"]
    hop = Hop(
        who=page.words(span),
        mode="implied" if rule == "implied" else "paraphrases",
        span=span,
        cue=(cue.start, cue.end),
        stands_for=getattr(value, "stands_for", None),
    )
    negations = [(w.start, w.end) for w in told.sentence.children(cue, "negation")]
    spoken = heard.hops[-1].span == span  # "no such raid took place, the ministry said"
    voiced = Heard(
        hops=heard.hops if spoken else (*heard.hops, hop),
        stance="attributed",
        polarity=polarity,
        cues=tuple(dict.fromkeys(((cue.start, cue.end), *negations))),
    )
    return Draft(
        kind="denial",
        type=_TYPE,
        trigger=(cue.start, cue.end),
        told=told,
        heard=replace(voiced),
        rule=f"denial.{rule}",
        why=_WHY[rule].format(cue=cue.text),
        confidence=0.55 if rule == "implied" else 0.8,
        slots=slots,
    )


_WHY = {
    "denied": "“{cue}” says that something told is not so",
    "declined": "“{cue}” says that no answer was given",
    "implied": "a view that only a critic tells; never counted as that person's own",
}
