"""Omissions: what those with a duty are said not to have done.

    find    Page → Drafts

"The police did not act", "nobody came" after "we called the police", "no action was taken". Only
words that deny a duty tell of one. That officers "watched" or "stood by" is weaker: exhaustive
reading alone shows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.answers import when, where
from dripstone.read.arguments import doer, is_passive, patient
from dripstone.read.drafts import Answer, Draft
from dripstone.read.finders.omission_hints import hints
from dripstone.read.finders.omission_parts import Omission, bearer
from dripstone.read.finders.omission_signs import signs
from dripstone.read.page import Page, Span, Told
from dripstone.read.voices import chain
from dripstone.read.who import answer

_TYPE = "justice.failure_protect"
_BACK = 2  #: sentences within which those with a duty must have been named
_BEFORE_THEIR_EYES = ("in", "under", "before", "for", "despite")
_NOT_SO = ("hypothetical", "intended", "demanded", "depicted", "possible")


def find(page: Page) -> Iterator[Draft]:
    """Give every duty that a page says was left undone."""
    for told in page.told:
        if _framed(page, told):
            continue
        seen: set[int] = set()
        more = hints(page, told) if page.exhaustive else ()
        for one in (*_phrases(page, told), *_words(page, told), *signs(page, told), *more):
            if one.core.index in seen or _already(page, told, one.core):
                continue
            if one.firm or page.exhaustive:
                draft = _draft(page, told, one)
                if draft is not None:
                    seen |= {one.core.index, one.top.index}
                    yield draft


def _framed(page: Page, told: Told) -> bool:
    """Tell a sentence in which a verb with what hangs on it tells of a duty left undone."""
    near = page.lexicon.triggers(told.sentence, "acts")
    return any(t.frame is not None and t.frame.id == _TYPE for t in near)


def _words(page: Page, told: Told) -> Iterator[Omission]:
    sentence, lexicon = told.sentence, page.lexicon
    denied = bool(lexicon.marked(sentence, "negative", "nobody", "fails", "unable", "helpers"))
    for word in lexicon.marked(sentence, "duties", "neglect", "unheard"):
        if word.kind == "verb" and denied:
            yield from _verb(page, told, word)
        elif word.kind == "noun":
            yield from _noun(page, told, word)
        if lexicon.has("unheard", word) and word.kind in ("adjective", "verb"):
            yield from _unheard(page, sentence, word)


def _phrases(page: Page, told: Told) -> Iterator[Omission]:
    """Read "stood by" and "turned a blind eye" of those with a duty."""
    for trigger in page.lexicon.triggers(told.sentence, "omissions"):
        own = bearer(page, told, _of_phrase(told.sentence, trigger.word))
        if own is not None:
            weak = trigger.senses[0].weak and not _watched(page, told.sentence, trigger.word)
            yield Omission(
                rule="omission.stood_by", top=trigger.word, core=trigger.word, by=own,
                confidence=0.4 if weak else 0.6, denied=_says_no(page, trigger.words),
                firm=not weak,
            )  # fmt: skip


def _watched(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell "stood by as the mob beat him", which says what was watched."""
    harm = {t.word for t in page.lexicon.triggers(sentence, "acts")}
    return any(
        w in harm
        and any(page.lexicon.has("meanwhile", c) for c in sentence.children(w, "connective"))
        for w in sentence.children(verb, "adverbial")
    )


def _says_no(page: Page, words: tuple[Word, ...]) -> bool:
    """Tell "took no action", whose "no" is the omission's own."""
    return any(page.lexicon.has("done_to_none", w) for w in words)


def _of_phrase(sentence: Sentence, word: Word) -> Word | None:
    """Give whom "watched", "spectators" or "nowhere to be seen" is said of."""
    own = doer(sentence, word) if word.kind == "verb" and not is_passive(sentence, word) else None
    if own is not None:
        return own
    if word.kind == "verb" and word.relation not in ("open_complement", "relative"):
        return sentence.child(word, "passive_subject")
    above = next((w for w in sentence.above(word) if w.kind == "verb"), None)
    if above is None:
        return None
    reduced = sentence.child(above, "passive_subject")  # "were reduced to silent spectators"
    return reduced if reduced is not None else doer(sentence, above)


def _verb(page: Page, told: Told, verb: Word) -> Iterator[Omission]:
    """Read "did not act", "failed to protect" and "were unable to stop it"."""
    has, sentence = page.lexicon.has, told.sentence
    if not has("duties", verb) or _only_untold(page, sentence, verb):
        return
    above = sentence.head(verb)
    inner = verb.relation in ("open_complement", "complement", "reduced")
    fails = above is not None and inner and _fails(page, sentence, above)
    top = above if fails and above is not None else verb
    act = any(s.scheme == "acts" for m in page.lexicon.lemma(verb)
              for s in page.lexicon.senses.get(m, ()))  # fmt: skip
    subject = doer(sentence, verb if top is verb or top.kind == "noun" else top)
    if subject is None and fails and top.kind in ("adjective", "noun"):
        subject = _subject_of(sentence, top)
    if above is not None and has("accuses", above) and verb.relation == "adverbial":
        subject = sentence.child(above, "object", "passive_subject")  # "accused of not acting"
    own = bearer(page, told, subject)
    if own is not None and (fails or _denies(page, sentence, verb)):
        yield Omission(
            rule="omission.duty", top=top, core=verb, by=own,
            confidence=0.75 if fails else 0.65, denied=not fails, firm=not act,
        )  # fmt: skip
    elif own is None and not fails:
        yield from _nobody(page, told, verb, act=act)


def _only_untold(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell "did not respond to a request for comment" from not coming to help."""
    has = page.lexicon.has
    told = sentence.child(verb, "object")
    if told is not None and (has("details", told) or has("reached", told)):
        return True  # "did not provide further details", "failed to reach an agreement"
    asked = [w for w in sentence.obliques(verb, "to") if has("asked_by_press", w)]
    return any(
        has("details", w) for one in asked for w in (one, *sentence.obliques(one, "for", "from"))
    )


def _fails(page: Page, sentence: Sentence, above: Word) -> bool:
    """Tell "failed to", "were unable to" and "are yet to"."""
    has = page.lexicon.has
    yet = has("is", above) and any(w.low == "yet" for w in sentence.children(above, "adverb"))
    be = sentence.head(above)
    not_able = above.low == "able" and be is not None and bool(sentence.children(be, "negation"))
    return has("fails", above) or has("unable", above) or yet or not_able


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


def _nobody(page: Page, told: Told, verb: Word, *, act: bool) -> Iterator[Omission]:
    """Read "nobody came", "no action was taken" and "no one was arrested"."""
    sentence, has = told.sentence, page.lexicon.has
    subject = sentence.child(verb, "subject", "passive_subject")
    if subject is None:
        return
    none = has("nobody", subject) or subject.low == "nothing"
    people = page.is_somebody(sentence, subject) or has("helpers", subject)
    people = people or subject.relation == "passive_subject"
    none = none or (
        people and any(has("nobody", w) for w in sentence.children(subject, "determiner"))
    )
    negated = bool(sentence.children(verb, "negation"))
    if subject.relation == "passive_subject":
        stands = has("remedies", subject) or (subject.low == "nothing" and verb.low == "done")
        stands = stands or (act and (none or negated) and _named_before(page, told))
    else:
        help_ = has("helpers", subject)
        came = any(has("rescue", w) for w in sentence.obliques(verb, "to", "for"))
        stands = (none or help_) and (help_ or came or _named_before(page, told))
    if stands and (none or negated or sentence.children(verb, "adverb")):
        yield Omission(
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


def _noun(page: Page, told: Told, noun: Word) -> Iterator[Omission]:
    """Read "police inaction", "the failure of the police", "the absence of police"."""
    sentence = told.sentence
    if not page.lexicon.has("neglect", noun):
        return
    part = [w for on in sentence.obliques(noun, "on") for w in sentence.obliques(on, "of")]
    owners = [
        *sentence.children(noun, "compound", "possessor"),
        *part,  # "on the part of the police"
        *sentence.obliques(noun, "of", "by", "on"),
    ]
    by = next((w for w in owners if bearer(page, told, w)), None)
    case = sentence.case(sentence.first_of(noun))
    despite = page.lexicon.has("neglect_despite", noun) and case == "despite"
    weak = page.lexicon.has("neglect_weak", noun) and sentence.case(noun) in _BEFORE_THEIR_EYES
    firm = not any(page.lexicon.has(w, noun) for w in ("neglect_weak", "neglect_despite"))
    if by is not None and (firm or weak or despite):
        yield Omission(
            rule="omission.noun", top=noun, core=noun, by=by,
            confidence=0.6 if firm else 0.4, denied=False, firm=firm,
        )  # fmt: skip


def _unheard(page: Page, sentence: Sentence, word: Word) -> Iterator[Omission]:
    """Read "our calls went unanswered" and "complaints were ignored"."""
    verb = word if word.kind == "verb" else sentence.head(word)
    subject = None if verb is None else sentence.child(verb, "subject", "passive_subject")
    if verb is not None and subject is not None and page.lexicon.has("pleas", subject):
        yield Omission(
            rule="omission.unheard", top=verb, core=word, by=None, confidence=0.55, denied=False
        )


def _draft(page: Page, told: Told, one: Omission) -> Draft | None:
    sentence = told.sentence
    heard = chain(page, told, one.top)
    left_undone = heard.polarity == "denies"
    not_so = heard.stance in _NOT_SO and not (one.supposed or _could_not(page, told, one))
    if left_undone != one.denied or not_so:
        return None
    heard = replace(heard, stance="probable") if one.supposed else heard
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


def _could_not(page: Page, told: Told, one: Omission) -> bool:
    """Tell "could not control the mob": what they could not do, they did not."""
    helpers = told.sentence.children(one.top, "auxiliary")
    return one.denied and any(page.lexicon.has("could", w) for w in helpers)


def _caller(page: Page, sentence: Sentence, core: Word) -> Word | None:
    """Give who called for help in "they never came when we called"."""
    for clause in sentence.children(core, "adverbial"):
        if page.lexicon.has("calls_help", clause):
            return sentence.child(clause, "subject")
    return None


def _verb_words(page: Page, sentence: Sentence, one: Omission) -> str:
    """Give the words as a sentence puts them: "did not act", "nobody came"."""
    if one.core.kind == "noun":
        return " ".join(page.words(sentence.phrase(one.core)).split())
    own = ("auxiliary", "passive_auxiliary", "negation")
    subject = () if one.by is not None else ("subject", "passive_subject")
    lead = sentence.children(one.top, *own, *subject)
    start = min(one.top.start, *(sentence.phrase(w)[0] for w in lead), one.core.start)
    end = max(one.top.end, one.core.end)
    return " ".join(page.words((start, end)).split())


def _span(one: Omission) -> Span:
    near = abs(one.core.index - one.top.index) <= 4
    words = sorted((one.top, one.core), key=lambda w: w.start) if near else [one.core, one.core]
    return words[0].start, words[-1].end


def _why(one: Omission) -> str:
    duty = f"“{one.core.text}” is what those with a duty are there to do, or says it was left"
    who = f"“{one.by.text}” has the duty" if one.by is not None else "nobody is named for it"
    return f"{duty}; {who}"
