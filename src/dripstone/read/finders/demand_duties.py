"""Demand duties: what must be done, as somebody says.

of_duty    "must", "should" → Drafts
needed     "needs to", "it is time to", "there must be", "what is needed is" → Drafts
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor, is_passive
from dripstone.read.drafts import Answer, Draft
from dripstone.read.finders.demand_contents import is_infinitive
from dripstone.read.finders.demand_kinds import is_negated, type_of
from dripstone.read.finders.demand_lost import lost, misread
from dripstone.read.finders.demand_parts import Ask, draft_of, is_official, listed
from dripstone.read.page import Page, Told
from dripstone.read.voices import chain
from dripstone.read.who import answer, speaking
from dripstone.records import Who

_STEPS = (
    "release", "investigate", "prosecute", "protect", "repair", "access", "dismiss", "stop",
    "permit", "uphold", "reform", "inform",
)  # fmt: skip
_OWN_STEPS = ("release", "stop")  #: steps that a report asks for in its own words, with "must"


def of_duty(page: Page, told: Told, helper: Word) -> Iterator[Draft]:
    """Read "the authorities must release them" in somebody's mouth, asked of a body of office.

    A report itself asks with "should" and «следует»; what it says must be done may be a rule.
    """
    sentence, verb = told.sentence, told.sentence.head(helper)
    if verb is None or helper.relation != "auxiliary" or _is_past(sentence, verb):
        return
    there = _what_there(sentence, verb)
    if there is not None:
        yield from _wanted(page, told, helper, there)
        return
    subject = actor(sentence, verb) or _bound(page, sentence, verb, helper)
    voiced, by = _voice(page, told, verb, helper)
    if is_passive(sentence, verb) and not sentence.bare:
        yield from _to_be_done(page, told, helper, verb, by if voiced else None)
        return
    titled = page.segment(told).role == "headline"
    urged = voiced or titled or page.lexicon.has("urged_duty", helper)
    if subject is not None and urged:
        yield from _of_whom(page, told, helper, verb, subject, by if voiced else None)


def is_bound_to_ask(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell "donors should press the army to …": they have not asked it, it is asked of them."""
    own = sentence.child(verb, "subject")
    if sentence.bare or own is None or not page.lexicon.has("presses", verb):
        return False
    helps = sentence.children(verb, "auxiliary")
    return own.low not in ("i", "we") and any(page.lexicon.has("duty", w) for w in helps)


def needed(page: Page, told: Told, word: Word) -> Iterator[Draft]:
    """Read "the ministry needs to …", "it is time for them to …", "an inquiry is needed"."""
    sentence = told.sentence
    bound = word.kind in ("verb", "auxiliary") or page.lexicon.has("bound_to", word)
    inner = sentence.child(word, "open_complement") if bound else None
    if inner is not None and is_infinitive(sentence, inner):
        there = _what_there(sentence, inner) if sentence.child(word, "other") else None
        if there is not None:
            yield from _wanted(page, told, word, there)
            return
        subject = actor(sentence, word)
        subject = subject or sentence.child(word, "subject", "passive_subject")
        if subject is None and page.lexicon.has("bound_to", word):
            above = sentence.head(word)  # "is duty-bound to"
            subject = sentence.child(above, "subject") if above is not None else None
        voiced, by = _voice(page, told, word, word)
        if subject is not None and voiced and not is_negated(sentence, word):
            yield from _of_whom(page, told, word, inner, subject, by)
    elif page.lexicon.has("times_to", word):
        yield from _time_to(page, told, word)
    elif page.lexicon.has("lacking", word) and _needful(sentence, word) is not None:
        yield from _imperative(page, told, word)
    elif page.lexicon.has("lacking", word) and word.kind in ("verb", "adjective"):
        what = _lacked(page, sentence, word)
        if what is not None:
            yield from _wanted(page, told, word, what)


def _imperative(page: Page, told: Told, word: Word) -> Iterator[Draft]:
    """Read "it is imperative that journalists be allowed to work"."""
    sentence = told.sentence
    inner = _needful(sentence, word)
    if inner is None:
        return
    _, by = _voice(page, told, sentence.head(word) or word, word)
    own = actor(sentence, inner)
    if is_passive(sentence, inner):
        yield from _to_be_done(page, told, word, inner, by)
    elif by is not None and own is not None:
        yield from _of_whom(page, told, word, inner, own, by)


def _needful(sentence: Sentence, word: Word) -> Word | None:
    """Give the verb of "it is imperative that they be allowed to work"."""
    head = sentence.head(word)
    near = sentence.children(word, "complement")
    near += sentence.children(head, "complement") if head is not None else []
    ones = (w for w in near if w.kind == "verb" and w.index > word.index)
    return next(
        (w for w in ones if any(c.low == "that" for c in sentence.children(w, "connective"))), None
    )


def _voice(page: Page, told: Told, verb: Word, cue: Word) -> tuple[bool, Answer | None]:
    """Tell whether somebody says it, and who."""
    heard = chain(page, told, verb)
    voiced = bool(page.spoken_by(cue.start)) or len(heard.hops) > 1
    voice = heard.hops[-1]
    if voice.span is None:
        late = None if told.sentence.bare else _tag(page, told.sentence, verb)
        return (voiced, None) if late is None else (True, answer(page, told, late))
    return voiced, (voice.span, speaking(page, voice.who or "", voice.stands_for))


def _tag(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Give who says it in "the court should strike it down, argued counsel, and …"."""
    for says in page.lexicon.marked(sentence, "reporting"):
        own = sentence.child(says, "subject")
        before = sentence.words[says.index - 1].text if says.index else ""
        if own is not None and own.index > says.index > verb.index and before == ",":
            return own
    return None


def _of_whom(
    page: Page, told: Told, helper: Word, verb: Word, subject: Word, by: Answer | None
) -> Iterator[Draft]:
    """Give what a body of office is bound to do."""
    sentence, addressee = told.sentence, answer(page, told, subject)
    office = is_official((addressee,)) or is_official(_meant(page, addressee))
    office = office or _holds_office(page, sentence, subject)
    land = not office and by is not None and may_be_land(sentence, subject)
    presses = by is not None and page.lexicon.has("presses", verb) and subject.kind != "pronoun"
    office = office or presses
    if is_negated(sentence, verb) or not (office or land or page.lexicon.has("is_tried", verb)):
        return
    asked = (addressee,) if office or land else ()
    for what in (verb, *listed(sentence, verb), *lost(page, sentence, verb)):
        type_ = misread(page, sentence, what) or type_of(page, sentence, what)
        if type_ is None or (land and type_ not in OF_LANDS):
            continue
        if type_ == "prosecute" or land or office:
            ask = Ask(verb=helper, force="implies", by=by, addressees=asked, work=None, firm=True)
            yield draft_of(page, told, ask, what, type_)


def may_be_land(sentence: Sentence, subject: Word) -> bool:
    """Tell "Velmaria must repeal it": a name of one word, that no list of lands may have."""
    parts = sentence.children(subject, "compound", "apposition", "possessor")
    return subject.kind == "name" and not parts


OF_LANDS = ("reform", "release", "permit", "uphold", "comply", "asylum", "access", "inform")


def _holds_office(page: Page, sentence: Sentence, subject: Word) -> bool:
    """Tell "the minister" and "Maronia", which are bound as offices are, from "a baker"."""
    known = page.lexicon.has("in_office", subject) or page.lexicon.has("lands", subject)
    named = subject.kind == "name" and subject.entity in ("place", "organisation")
    one = {w.low for w in sentence.children(subject, "determiner")}
    return named or (known and not one & {"a", "an", "any", "every", "each", "no"})


def _meant(page: Page, one: Answer) -> tuple[Answer, ...]:
    """Give whom a pronoun stands for: "it should lift the ban"."""
    span, value = one
    name = value.stands_for if isinstance(value, Who) else None
    return () if name is None else ((span, speaking(page, name, None)),)


def _to_be_done(
    page: Page, told: Told, helper: Word, verb: Word, by: Answer | None
) -> Iterator[Draft]:
    """Read "the prisoners must be freed", said the bishop: asked of nobody who is named."""
    sentence = told.sentence
    for what in (verb, *listed(sentence, verb)):
        type_ = _type(page, sentence, what)
        if type_ in (_OWN_STEPS if by is None else _STEPS):
            ask = Ask(verb=helper, force="implies", by=by, addressees=(), work=None, firm=True)
            yield draft_of(page, told, ask, what, str(type_))


def _type(page: Page, sentence: Sentence, what: Word) -> str | None:
    """Give what is to be done; "nobody should be deported" asks for an end to it."""
    about = sentence.child(what, "passive_subject")
    nobody = about is not None and any(
        page.lexicon.has("done_to_none", w)
        for w in (about, *sentence.children(about, "determiner"))
    )
    if not nobody and not is_negated(sentence, what):
        return type_of(page, sentence, what)
    senses = (s for lemma in page.lexicon.lemma(what) for s in page.lexicon.senses.get(lemma, ()))
    return "stop" if any(s.scheme == "acts" for s in senses) else None


def _wanted(page: Page, told: Told, cue: Word, noun: Word) -> Iterator[Draft]:
    """Read "there must be an inquiry" and "what is needed is an inquiry"."""
    sentence = told.sentence
    _, by = _voice(page, told, cue if cue.kind == "verb" else sentence.head(cue) or cue, cue)
    for one in (noun, *sentence.conjuncts(noun)):
        type_ = None if one.kind == "verb" else type_of(page, sentence, one)
        if type_ is not None and type_ != "assist":
            ask = Ask(verb=cue, force="implies", by=by, addressees=(), work=None, firm=False)
            yield draft_of(page, told, ask, one, type_)


def _what_there(sentence: Sentence, verb: Word) -> Word | None:
    """Give what "there must be"."""
    there = next((w for w in sentence.words[: verb.index] if w.low == "there"), None)
    if verb.low != "be" or there is None or is_negated(sentence, verb):
        return None
    return sentence.child(verb, "attribute")


def _lacked(page: Page, sentence: Sentence, word: Word) -> Word | None:
    """Give what is needed: "an inquiry is needed", "what is needed is an inquiry"."""
    helpers = sentence.children(word, "auxiliary", "negation")
    if any(w.low not in ("has", "have", "is", "are") for w in helpers):
        return None
    head = sentence.head(word)
    if word.relation == "subject" and head is not None and page.lexicon.has("is", head):
        return sentence.child(head, "attribute")
    if word.kind == "adjective":
        return sentence.child(head, "subject") if head is not None else None
    return sentence.child(word, "passive_subject")


def _time_to(page: Page, told: Told, time: Word) -> Iterator[Draft]:
    """Read "it is time for the court to hear them" and "it is high time that they were freed"."""
    sentence, is_ = told.sentence, told.sentence.head(time)
    be = is_ is not None and (page.lexicon.has("is", is_) or page.lexicon.has("is_short", is_))
    it_is = be and time.relation == "attribute"
    came = is_ is not None and is_.low in ("come", "came") and time.relation == "subject"
    if is_ is None or not (it_is or came) or is_negated(sentence, is_):
        return
    inner = sentence.child(time, "relative") or sentence.child(is_, "complement")
    after = sentence.words[time.index + 1 :]
    late = next((w for w in after if w.kind == "verb" and w.head == is_.head), None)
    inner = inner or (late if late is not None and late.form == "past" else None)
    whom = None if inner is None else sentence.child(inner, "subject", "passive_subject")
    if inner is None or whom is None or inner.kind != "verb" or whom.low in ("we", "i"):
        return
    voiced, by = _voice(page, told, is_, time)
    asked = () if is_passive(sentence, inner) else (answer(page, told, whom),)
    for what in (inner, *listed(sentence, inner)):
        type_ = type_of(page, sentence, what)
        if type_ is not None:
            ask = Ask(
                verb=time,
                force="urges",
                by=by if voiced else None,
                addressees=asked,
                work=None,
                firm=True,
            )
            yield draft_of(page, told, ask, what, type_)


def _bound(page: Page, sentence: Sentence, verb: Word, helper: Word) -> Word | None:
    """Give whose duty it is in «властям следует освободить его»."""
    bound = sentence.child(verb, "recipient")
    before = bound is not None and bound.index < helper.index
    return bound if before and page.lexicon.has("urged_duty", helper) else None


def _is_past(sentence: Sentence, verb: Word) -> bool:
    """Tell "should have released", which asks for nothing any more."""
    return any(w.low == "have" for w in sentence.children(verb, "auxiliary"))
