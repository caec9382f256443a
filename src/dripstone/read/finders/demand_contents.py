"""Demand contents: what a verb of asking asks for, each thing apart, and of whom.

contents        verb → what is asked, with the one who is asked
later           the infinitives that a list goes on with, after a comma or semicolon
target_of       verb → the one who is asked
is_infinitive   is it "to release", or a bare infinitive where the language has those
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import antecedent, is_passive
from dripstone.read.finders.demand_lost import lost, so_thats, that_too, to_know
from dripstone.read.finders.demand_more import beside, more
from dripstone.read.finders.demand_parts import listed
from dripstone.read.page import Page

_PHRASE = ("noun", "name", "adjective", "determiner", "pronoun", "number")
_APPEALS = ("appeal", "plead", "call", "press")
_HANGS = ("open_complement", "complement", "relative")
_TAKES_NOUN = ("demand", "urge", "seek", "request", "recommend", "order", "want", "propose")

_OF_WHOM = ("ask", "urge", "order")  #: "asked the commission to …", never "asked it for …"
_MODALS = ("would", "could", "can", "will", "might", "may")

_MANY = ("i", "we", "they", "who", "which", "that", "those", "these", "all", "most", "many", "some")
_ALIKE = ("put", "set", "cut", "let", "shut", "quit", "spread", "hit")  #: in every form but "-s"

Asked = tuple[Word, Word | None]  #: what is asked, and of whom


def contents(
    page: Page, sentence: Sentence, verb: Word, lemma: str, *, asks: bool = True
) -> Iterator[Asked]:
    """Give what is asked, each thing apart, with the one who is asked.

    To want asks for nothing, unless somebody else is to do it.
    """
    target = target_of(page, sentence, verb, lemma)
    clauses = list(_clauses(page, sentence, verb, lemma))
    if sentence.bare and not clauses:  # «требуют от мэра отставки, а от полиции — найти убийц»
        yield from _left_out(page, sentence, verb)
    if sentence.bare and not any(_so_that(page, sentence, one) for one in clauses):
        yield from ((one, None) for one in so_thats(page, sentence, verb))
    for inner in clauses:
        own = sentence.child(inner, "subject", "passive_subject")
        wish = target is not None or to_know(sentence, verb, inner)
        to_do = (asks or wish) and is_infinitive(sentence, inner)
        if own is None and not to_do and not _by_whoever(page, sentence, inner):
            continue
        if (
            own is not None
            and lemma in ("ask", "suggest", "say", "insist", "advise")
            and not _bare(sentence, inner)
            and not _so_that(page, sentence, inner)
        ):
            continue
        if not asks and sentence.bare and own is None and inner.form == "infinitive":
            continue  # «хочу спросить»: one's own wish
        asked = _asked_of(page, sentence, inner, target)
        every = [inner, *listed(sentence, inner), *later(sentence, verb, inner)]
        for one in (*every, *that_too(sentence, inner)):
            yield one, _asked_of(page, sentence, one, asked)
        yield from _joined_nouns(page, sentence, inner)
        left_out = list(_left_out(page, sentence, inner))
        yield from left_out
        whom = left_out[-1][1] if left_out else asked
        yield from ((one, whom) for one in lost(page, sentence, inner) if one not in every)
    yield from _of_those(sentence, verb)
    nouns = (w for w in _nouns(page, sentence, verb, lemma) if w != target)
    told = list(nouns)
    first = sentence.obliques(verb, "for") if not told and not sentence.bare else []
    late = () if lemma == "need" else beside(page, sentence, told or first[:1])
    yield from ((noun, target) for noun in (*told, *late))
    yield from more(page, sentence, verb, lemma)


def _by_whoever(page: Page, sentence: Sentence, inner: Word) -> bool:
    """Tell «хотят, чтобы им показали сыновей», which names nobody who is to do it."""
    return sentence.bare and inner.form == "past" and _so_that(page, sentence, inner)


def _clauses(page: Page, sentence: Sentence, verb: Word, lemma: str) -> Iterator[Word]:
    """Give the clauses that may tell what is asked: "to spare civilians", "for him to be freed"."""
    object_ = sentence.child(verb, "object")
    thing = object_ is not None and not page.is_somebody(sentence, object_)
    if object_ is not None and (lemma == "call" or (lemma == "press" and thing)):
        return  # "called a doctor to be sure", "pressed the button to open the gate"
    near = sentence.children(verb, "open_complement", "complement", "adverbial")
    if sentence.bare and object_ is not None:  # «призвал стороны сесть за стол»
        near += [w for w in sentence.children(object_) if w.form == "infinitive"]
    for inner in near:
        said = (
            lemma in _APPEALS and inner.index < verb.index and not sentence.bare
        )  # "…; the ministry has appealed"
        plain = inner.relation == "complement" and inner.kind != "verb"
        purpose = inner.relation == "adverbial" and not _told_to(page, sentence, inner, lemma)
        alone_ = sentence.child(verb, "open_complement", "complement") is None
        purpose = purpose and not (alone_ and _by_whoever(page, sentence, inner))
        cases = {w.low for w in sentence.children(inner, "connective")}
        pushed = object_ is not None and not thing and lemma in ("push", "lobby", "pressure")
        alone = page.lexicon.has("only_for", lemma) and "for" not in cases and not pushed
        if not (said or plain or purpose or alone):
            yield inner


def _so_that(page: Page, sentence: Sentence, inner: Word) -> bool:
    """Tell «просят, чтобы им ответили»."""
    return any(page.lexicon.has("so_that", w) for w in sentence.children(inner, "connective"))


def _told_to(page: Page, sentence: Sentence, inner: Word, lemma: str) -> bool:
    """Tell what is asked where the parser sees a purpose: "appealed to them to spare civilians"."""
    joins = sentence.children(inner, "connective")
    asked_for = any(w.low == "for" for w in joins)  # "asked for him to be freed"
    whom = sentence.head(inner)
    if whom is not None and page.lexicon.has("takes_whom", lemma):
        asked_for = asked_for or sentence.child(whom, "object") is not None
    return is_infinitive(sentence, inner) and (lemma in _APPEALS or asked_for)


def _asked_of(page: Page, sentence: Sentence, what: Word, target: Word | None) -> Word | None:
    """Give who is to do a thing: its own subject, or whoever is asked; of a passive nobody."""
    own = sentence.child(what, "subject", "passive_subject")
    if own is None and (apart := _by_dash(sentence, what)) is not None:
        return apart
    if own is None or (own.kind == "pronoun" and (target is not None or own.low != "you")):
        return target
    if _by_itself(page, sentence, what):
        return target
    return None if is_passive(sentence, what) else own


def _by_itself(page: Page, sentence: Sentence, what: Word) -> bool:
    """Tell "demanded that the beatings stop": no beating is asked to."""
    own = sentence.child(what, "subject")
    if own is None or not page.lexicon.has("stops_itself", what):
        return False
    return not (page.is_somebody(sentence, own) or page.lexicon.has("bodies", own))


def _by_dash(sentence: Sentence, what: Word) -> Word | None:
    """Give who does it in «требуют от мэра отставки, а от полиции — наказать нападавших»."""
    if not sentence.bare or what.form != "infinitive" or what.index < 2:
        return None
    if sentence.words[what.index - 1].text not in ("—", "–"):
        return None
    whom: Word | None = sentence.words[what.index - 2]
    while whom is not None and whom.kind in ("noun", "name") and not sentence.case(whom):
        whom = sentence.head(whom)
    near = whom is not None and whom.kind in ("noun", "name") and whom.index < what.index
    return whom if near and whom is not None and sentence.case(whom) == "from" else None


def later(sentence: Sentence, verb: Word, inner: Word) -> Iterator[Word]:
    """Give what a list goes on with: "to suspend …; to publish …; and to pay …"."""
    for late in sentence.children(verb, "adverbial"):
        before = sentence.words[max(0, late.index - 2) : late.index]
        if late.index > inner.index and [w.text for w in before] in ([";", "to"], [",", "to"]):
            yield late
            yield from (w for w in sentence.conjuncts(late) if w.kind == "verb")


def _of_those(sentence: Sentence, verb: Word) -> Iterator[Asked]:
    """Read "called for those responsible to be punished", whose parse hangs on the adjective."""
    for those in sentence.obliques(verb, "for"):
        for word in sentence.below(those):
            if word.kind == "verb" and word.relation in _HANGS and is_infinitive(sentence, word):
                yield word, None if is_passive(sentence, word) else those


def _joined_nouns(page: Page, sentence: Sentence, inner: Word) -> Iterator[Asked]:
    """Give the nouns joined to a clause: "wants him freed and an inquiry into the shooting"."""
    known = page.lexicon.rest["demand_nouns"]
    for noun in sentence.below(inner):
        if noun.kind == "noun" and noun.relation == "conjunct" and noun.low in known:
            first = sentence.first_of(noun)
            apart = known.get(first.low) != known[noun.low] and first.head == inner.index
            if first == inner or apart or (first.low not in known and _is_thing(sentence, noun)):
                yield noun, sentence.child(noun, "subject")


def _is_thing(sentence: Sentence, noun: Word) -> bool:
    """Tell "an inquiry into …" in a list from one of two nouns that a verb takes."""
    return bool(sentence.children(noun, "determiner") and sentence.children(noun, "modifier"))


def _left_out(page: Page, sentence: Sentence, inner: Word) -> Iterator[Asked]:
    """Read "and the ministry to return it", «а мэра — извиниться»: the asking verb is left out."""
    for what in sentence.words[inner.index + 1 :]:
        if what.kind != "verb" or what.form != "infinitive":
            continue
        before = list(reversed(sentence.words[inner.index + 1 : what.index]))
        while before and (before[0].low == "to" or before[0].kind == "mark"):
            before.pop(0)
        phrase = list(itertools.takewhile(lambda w: w.kind in _PHRASE, before))
        rest = [w for w in before[len(phrase) :] if w.kind != "preposition"]
        joined = bool(rest) and rest[0].kind == "conjunction" and rest[0].relation != "connective"
        whom = next((w for w in phrase if w.kind in ("noun", "name")), None)
        office = whom is not None and page.lexicon.has("in_office", whom)
        if joined and whom is not None and (office or page.is_somebody(sentence, whom)):
            yield from ((one, whom) for one in (what, *listed(sentence, what)))


def is_infinitive(sentence: Sentence, inner: Word) -> bool:
    """Tell "to release" and "to be released"; a bare infinitive, where the language has those."""
    bare = sentence.bare and inner.form == "infinitive"
    return bare or any(w.low == "to" for w in sentence.children(inner, "auxiliary"))


def _bare(sentence: Sentence, inner: Word) -> bool:
    """Tell "that police release them" and "that police should …" from a plain statement."""
    helpers = [w.low for w in sentence.children(inner, "auxiliary", "passive_auxiliary")]
    own = sentence.child(inner, "subject")
    if inner.form == "infinitive":
        return not any(helper in _MODALS for helper in helpers)  # "asked who would pay"
    singular = own is not None and own.form != "plural" and own.low not in _MANY
    subjunctive = inner.form == "present" and own is not None and own.low == "you"
    if not sentence.bare and inner.form == "present" and not inner.low.endswith("s"):
        subjunctive = subjunctive or (singular and not helpers)  # "that the mayor apologise"
    if not sentence.bare and inner.low in _ALIKE and own is not None and own.form != "plural":
        subjunctive = not helpers  # "asks that the government put them back"
    return subjunctive or any(helper in ("should", "must", "be") for helper in helpers)


def target_of(page: Page, sentence: Sentence, verb: Word, lemma: str) -> Word | None:
    """Give who is asked: "called on the court", «от суда»."""
    if is_passive(sentence, verb):
        own = sentence.child(verb, "passive_subject")
        return None if own is None else antecedent(sentence, own, verb)
    cases: tuple[str, ...] = ("to", "of", "from")
    if lemma in _APPEALS:
        cases = ("on", "upon", "to", "with") if lemma == "plead" else ("on", "upon", "to")
    elif sentence.bare and lemma in ("request", "ask"):
        cases = (*cases, "near")  # «запросила у министерства»
    near = [w for w in sentence.obliques(verb, *cases) if not page.lexicon.has("not_asked_of", w)]
    if lemma in ("request", "seek", "demand", "want"):
        objects = sentence.children(verb, "object")
        near += [w for one in objects for w in sentence.obliques(one, "from")]
    named = next((w for w in near if w.kind != "verb"), None)
    if named is not None and lemma not in ("ask", "urge"):
        return named
    own = sentence.child(verb, "object", "recipient")
    if sentence.bare and lemma == "want" and own is not None and own.index == 0:
        own = None  # «Матери хотят, чтобы …»
    inner = sentence.child(verb, "open_complement", "complement")
    office = sentence.bare and inner is not None and page.lexicon.has("bodies", own or verb)
    office = office or (lemma in _OF_WHOM and inner is not None and is_infinitive(sentence, inner))
    known = own is not None and own.low in page.lexicon.rest["demand_nouns"] and not office
    if known and own is not None and own.kind == "noun":
        own = None  # "demanded compensation and …"
    if lemma == "demand" and not sentence.bare:
        return named  # "demanded improved services to curb …"
    if (own is not None and page.is_personal(own)) or (own is not None and inner is not None):
        return own
    subject = None if inner is None else sentence.child(inner, "subject")
    by_itself = inner is not None and subject is not None and _by_itself(page, sentence, inner)
    return named if by_itself else subject or named


def _is_price(page: Page, sentence: Sentence, noun: Word) -> bool:
    """Tell «за освобождение потребовали выкуп»: that is what is paid for, not asked for."""
    return any(page.lexicon.has("price_cases", w) for w in sentence.children(noun, "case"))


def _nouns(page: Page, sentence: Sentence, verb: Word, lemma: str) -> Iterator[Word]:
    """Give the nouns asked for: "call for an investigation", "demand justice"."""
    known = page.lexicon.rest["demand_nouns"]
    found = [w for w in sentence.obliques(verb, "for") if not _is_price(page, sentence, w)]
    found += _for_more(sentence, verb)
    if lemma in _APPEALS and not sentence.bare:  # "appealed to the sultan for mercy"
        ons = sentence.obliques(verb, "to", "on", "upon", "with")
        found += [w for one in ons for w in sentence.obliques(one, "for") if w.low in known]
    if lemma == "need":  # "we need tents": somebody speaks for themselves
        yield from _for_us(page, sentence, verb)
        return
    if lemma in _TAKES_NOUN:
        found += sentence.children(verb, "object")
    if lemma in ("want", "seek"):
        found += sentence.obliques(verb, "of")  # «хочет экспертизы»
    if lemma == "insist":
        found += sentence.obliques(verb, "on", "at")
    if sentence.bare:  # «требует пятьсот крон компенсации»
        found += [w for one in found for w in sentence.children(one, "modifier")
                  if one.low not in known and w.low in known]  # fmt: skip
    for noun in found:
        for one in (noun, *sentence.conjuncts(noun)):
            light = sentence.bare and page.lexicon.has("light_nouns", one)
            if (one.low in known or light) and one.kind in ("noun", "name"):
                yield one


def _for_us(page: Page, sentence: Sentence, verb: Word) -> list[Word]:
    """Give the help of "we need tents, blankets and a doctor"."""
    own = sentence.child(verb, "subject")
    types: dict[str, str] = page.lexicon.rest["demand_nouns"]
    if own is None or not page.lexicon.has("wished_by", own):
        return []
    objects = sentence.children(verb, "object")
    every = [w for one in objects for w in (one, *sentence.conjuncts(one))]
    return [w for w in every if types.get(w.low) == "assist"][:1]


def _for_more(sentence: Sentence, verb: Word) -> list[Word]:
    """Give the last of "for an end to …, for disclosure …, and for the transfer of …"."""
    cases = (sentence.child(w, "case") for w in sentence.obliques(verb, "for"))
    joined = [w for one in cases if one is not None for w in sentence.conjuncts(one)]
    return [
        noun for one in joined if one.low == "for" for noun in sentence.children(one, "oblique")
    ]
