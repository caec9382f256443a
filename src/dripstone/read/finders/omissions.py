"""Omissions: what those with a duty are said not to have done.

    find    Page → Drafts

"The police did not act", "nobody came" after "we called the police", "no action was taken". Only
words that deny a duty tell of one. That officers "watched" or "stood by" is weaker: exhaustive
reading alone shows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.answers import when, where
from dripstone.read.arguments import doer, office, patient
from dripstone.read.drafts import Answer, Draft
from dripstone.read.page import Page, Span, Told
from dripstone.read.referring import resolved
from dripstone.read.voices import chain
from dripstone.read.who import answer

_TYPE = "justice.failure_protect"
_BACK = 2  #: sentences within which those with a duty must have been named
_NOT_SO = ("hypothetical", "intended", "demanded", "depicted", "possible")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class _Omission:
    """One duty left undone: its words, and who had the duty where it is said."""

    rule: str
    top: Word  #: the word whose voices and stance count: "failed" in "failed to act"
    core: Word
    by: Word | None
    confidence: float
    denied: bool  #: is the omission said by a "not", so that the omission itself is so?
    firm: bool = True  #: False: exhaustive reading alone shows it


def find(page: Page) -> Iterator[Draft]:
    """Give every duty that a page says was left undone."""
    for told in page.told:
        seen: set[int] = set()
        for one in (*_phrases(page, told), *_words(page, told)):
            if (one.firm or page.exhaustive) and one.core.index not in seen:
                draft = _draft(page, told, one)
                if draft is not None:
                    seen |= {one.core.index, one.top.index}
                    yield draft


def _words(page: Page, told: Told) -> Iterator[_Omission]:
    sentence, lexicon = told.sentence, page.lexicon
    denied = bool(lexicon.marked(sentence, "negative", "nobody", "fails", "unable", "helpers"))
    for word in lexicon.marked(sentence, "duties", "neglect", "unheard"):
        if word.kind == "verb" and denied:
            yield from _verb(page, told, word)
        elif word.kind == "noun":
            yield from _noun(page, sentence, word)
        if lexicon.has("unheard", word) and word.kind in ("adjective", "verb"):
            yield from _unheard(page, sentence, word)


def _phrases(page: Page, told: Told) -> Iterator[_Omission]:
    """Read "stood by" and "turned a blind eye" of those with a duty."""
    for trigger in page.lexicon.triggers(told.sentence, "omissions"):
        by = doer(told.sentence, trigger.word) if trigger.word.kind == "verb" else None
        if by is None and trigger.word.kind == "noun":
            above = told.sentence.head(told.sentence.first_of(trigger.word))
            by = None if above is None else doer(told.sentence, above)
        bearer = _bearer(page, told, by)
        if bearer is not None:
            weak = trigger.senses[0].weak
            yield _Omission(
                rule="omission.stood_by", top=trigger.word, core=trigger.word, by=bearer,
                confidence=0.4 if weak else 0.6, denied=False, firm=not weak,
            )  # fmt: skip


def _verb(page: Page, told: Told, verb: Word) -> Iterator[_Omission]:
    """Read "did not act", "failed to protect" and "were unable to stop it"."""
    has, sentence = page.lexicon.has, told.sentence
    if not has("duties", verb):
        return
    above = sentence.head(verb)
    inner = verb.relation in ("open_complement", "complement", "reduced")
    fails = above is not None and inner and (has("fails", above) or has("unable", above))
    top = above if fails and above is not None else verb
    act = any(s.scheme == "acts" for m in page.lexicon.lemma(verb)
              for s in page.lexicon.senses.get(m, ()))  # fmt: skip
    subject = doer(sentence, verb if top is verb or top.kind == "noun" else top)
    if subject is None and fails and top.kind in ("adjective", "noun"):
        subject = _subject_of(sentence, top)
    bearer = _bearer(page, told, subject)
    if bearer is not None and (fails or _denies(page, sentence, verb)):
        if _already(page, told, verb):
            return
        yield _Omission(
            rule="omission.duty", top=top, core=verb, by=bearer,
            confidence=0.75 if fails else 0.65, denied=not fails, firm=not act,
        )  # fmt: skip
    elif bearer is None and not fails:
        yield from _nobody(page, told, verb, act=act)


def _denies(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell whether a "not" may hang on a verb, on its subject or on the verb it is joined to."""
    first = sentence.first_of(verb)
    near = (*sentence.children(verb), *sentence.children(first), *sentence.above(verb))
    subject = sentence.child(first, "subject", "passive_subject")
    below = sentence.children(subject) if subject is not None else []
    return any(page.lexicon.has("negative", w) or w.relation == "negation" for w in (*near, *below))


def _subject_of(sentence: Sentence, word: Word) -> Word | None:
    """Give whom "unable" or "helpless" is said of."""
    verb = sentence.head(word)
    return None if verb is None else doer(sentence, verb)


def _already(page: Page, told: Told, verb: Word) -> bool:
    """Tell a verb of a phrase that is an act by itself: "refused to register a complaint"."""
    near = page.lexicon.triggers(told.sentence, "acts")
    return any(verb in t.words for t in near if t.senses[0].id == _TYPE)


def _nobody(page: Page, told: Told, verb: Word, *, act: bool) -> Iterator[_Omission]:
    """Read "nobody came", "no action was taken" and "no one was arrested"."""
    sentence, has = told.sentence, page.lexicon.has
    subject = sentence.child(verb, "subject", "passive_subject")
    if subject is None:
        return
    none = has("nobody", subject) or subject.low == "nothing"
    none = none or any(has("nobody", w) for w in sentence.children(subject, "determiner"))
    negated = bool(sentence.children(verb, "negation"))
    if subject.relation == "passive_subject":
        stands = has("remedies", subject) or (subject.low == "nothing" and verb.low == "done")
        stands = stands or (act and (none or negated) and _named_before(page, told))
    else:
        help_ = has("helpers", subject)
        stands = (none or help_) and (help_ or _named_before(page, told))
    if stands and (none or negated or sentence.children(verb, "adverb")):
        yield _Omission(
            rule="omission.nobody", top=verb, core=verb, by=None,
            confidence=0.55, denied=True, firm=not act,
        )  # fmt: skip


def _named_before(page: Page, told: Told) -> bool:
    """Tell whether those with a duty are named in this sentence or shortly before it."""
    near = [one for one, _ in zip(page.before(told), range(_BACK + 1), strict=False)]
    return any(
        page.lexicon.has("duty_bearers", word)
        for one in near
        if abs(one.segment - told.segment) <= 1 or one is told
        for word in one.sentence.words
    )


def _noun(page: Page, sentence: Sentence, noun: Word) -> Iterator[_Omission]:
    """Read "police inaction", "the failure of the police", "the absence of police"."""
    if not page.lexicon.has("neglect", noun):
        return
    owners = [
        *sentence.children(noun, "compound", "possessor"),
        *sentence.obliques(noun, "of", "by", "on"),
    ]
    by = next((w for w in owners if _has_duty(page, sentence, w)), None)
    firm = not page.lexicon.has("neglect_weak", noun)
    if by is not None and (firm or sentence.case(noun) in ("in", "under", "before", "for")):
        yield _Omission(
            rule="omission.noun", top=noun, core=noun, by=by,
            confidence=0.6 if firm else 0.4, denied=False, firm=firm,
        )  # fmt: skip


def _unheard(page: Page, sentence: Sentence, word: Word) -> Iterator[_Omission]:
    """Read "our calls went unanswered" and "complaints were ignored"."""
    verb = word if word.kind == "verb" else sentence.head(word)
    subject = None if verb is None else sentence.child(verb, "subject", "passive_subject")
    if verb is not None and subject is not None and page.lexicon.has("pleas", subject):
        yield _Omission(
            rule="omission.unheard", top=verb, core=word, by=None, confidence=0.55, denied=False
        )


def _bearer(page: Page, told: Told, by: Word | None) -> Word | None:
    """Give who has the duty, if they do: an office, or a pronoun that goes back to one."""
    if by is None:
        return None
    if by.kind == "pronoun":
        back = (resolved(page, by, told) or "").lower().split()
        known = any(page.lexicon.has("duty_bearers", w) for w in back)
        return by if known or _called(page, told, by) else None
    return by if _has_duty(page, told.sentence, by) else None


def _called(page: Page, told: Told, they: Word) -> bool:
    """Tell the police of "we called the police" as those who "never came" in the next sentence."""
    if not page.lexicon.has("third_persons", they):
        return False
    before = next((one for one in page.before(told) if one is not told), None)
    if before is None or told.segment - before.segment > 1:
        return False
    groups = [
        w for w in before.sentence.words
        if w.relation in ("object", "recipient", "passive_subject") and page.is_personal(w)
    ]  # fmt: skip
    return len(groups) == 1 and _has_duty(page, before.sentence, groups[0])


def _has_duty(page: Page, sentence: Sentence, word: Word) -> bool:
    return page.lexicon.has("duty_bearers", word) or office(page, sentence, word)


def _draft(page: Page, told: Told, one: _Omission) -> Draft | None:
    sentence = told.sentence
    heard = chain(page, told, one.top)
    left_undone = heard.polarity == "denies"
    if left_undone != one.denied or heard.stance in _NOT_SO:
        return None
    slots: dict[str, Answer] = {}
    if one.by is not None:
        slots["who"] = answer(page, told, one.by)
    whom = patient(sentence, one.core) if one.core.kind == "verb" else None
    whom = whom or _caller(page, sentence, one.core)
    if whom is not None and whom != one.by and page.is_somebody(sentence, whom):
        slots["to_whom"] = answer(page, told, whom)
    around = {"when": when(page, told, one.top), "where": where(page, told, one.top)}
    slots |= {name: found for name, found in around.items() if found is not None}
    return Draft(
        kind="act",
        type=_TYPE,
        trigger=_span(one),
        told=told,
        heard=replace(heard, polarity="affirms"),
        rule=one.rule,
        why=_why(one),
        confidence=one.confidence,
        verb=_verb_words(page, sentence, one),
        slots=slots,
        not_stated=() if one.by is not None else ("who",),
    )


def _caller(page: Page, sentence: Sentence, core: Word) -> Word | None:
    """Give who called for help in "they never came when we called"."""
    for clause in sentence.children(core, "adverbial"):
        if page.lexicon.has("calls_help", clause):
            return sentence.child(clause, "subject")
    return None


def _verb_words(page: Page, sentence: Sentence, one: _Omission) -> str:
    """Give the words as a sentence puts them: "did not act", "nobody came"."""
    if one.core.kind == "noun":
        return " ".join(page.words(sentence.phrase(one.core)).split())
    own = ("auxiliary", "passive_auxiliary", "negation")
    subject = () if one.by is not None else ("subject", "passive_subject")
    lead = sentence.children(one.top, *own, *subject)
    start = min(one.top.start, *(sentence.phrase(w)[0] for w in lead), one.core.start)
    end = max(one.top.end, one.core.end)
    return " ".join(page.words((start, end)).split())


def _span(one: _Omission) -> Span:
    near = abs(one.core.index - one.top.index) <= 4
    words = sorted((one.top, one.core), key=lambda w: w.start) if near else [one.core, one.core]
    return words[0].start, words[-1].end


def _why(one: _Omission) -> str:
    duty = f"“{one.core.text}” is what those with a duty are there to do, or says it was left"
    who = f"“{one.by.text}” has the duty" if one.by is not None else "nobody is named for it"
    return f"{duty}; {who}"
