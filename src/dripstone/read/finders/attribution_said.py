"""Attribution said: what is said, by the verb or noun that tells of it.

content_of   verb → the clause or noun that it takes
judges       verb → does it judge or tell of its object: "praised", "shrugged off"
called_on    verb → whom it asks to do what, and the last word of its cue
with_case    verb → what it takes through a preposition of its own, and that: "called for | …"
equated      noun → what is said to be it, and the last word of its cue: "her point was | that …"
of_a_noun    noun → what it says, and the last word of its cue: "claim | that …", "support for | …"
"""

from __future__ import annotations

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import is_passive
from dripstone.read.finders.attribution_parts import begun, light
from dripstone.read.finders.attribution_who import SUBJECTS
from dripstone.read.page import Page, Span
from dripstone.read.sides import of_noun
from dripstone.read.spans import of_said, whole

_CLAUSES = ("complement", "parataxis")
_NEAR = 3  #: words from a verb to a preposition that belongs to the cue, at most
_CASES = ("for", "of", "about", "against", "on", "to", "over", "toward", "towards")


def content_of(page: Page, sentence: Sentence, verb: Word) -> Span | None:
    """Give the clause or the noun that a verb takes."""
    clause = _clause(page, sentence, verb)
    if clause is not None:
        return _with_next(page, sentence, verb, clause)
    if _goes_on(page, sentence, verb):
        return None
    if _as_told(page, sentence, verb):  # "as the paper reported, …"
        return whole(page, sentence, sentence.clause(verb))
    has = page.lexicon.has
    inner, object_ = _to_do(page, sentence, verb), sentence.child(verb, "object")
    if inner is not None and object_ is None and _asks_for(page, sentence, verb, inner):
        return None
    if inner is not None and (has("wants", verb) or (object_ is not None and has("asking", verb))):
        first = object_ if object_ is not None and object_.index < inner.index else None
        return of_said(page, sentence, inner, verb, first=first)
    judged = judges(page, sentence, verb) and not _perceives(page, sentence, verb)
    judged = judged or _says_thing(page, sentence, verb)
    return _viewed(page, sentence, verb) if judged else None


def _says_thing(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell "said the opposite" and "the survey found wide support" from "he found a coin"."""
    object_ = sentence.child(verb, "object")
    who = sentence.child(verb, *SUBJECTS)
    if object_ is None or who is None or object_.index < verb.index or is_passive(sentence, verb):
        return False
    finds = page.lexicon.has("finds_that", verb) and page.lexicon.has("inquirers", who)
    return finds or page.lexicon.has("says_things", verb)


def _with_next(page: Page, sentence: Sentence, verb: Word, clause: Word) -> Span | None:
    """Give a clause with a second one right after it, which the parser parted from it.

    "said | a plot he made with the guard | was enough to hold him" is one thing said.
    """
    said = of_said(page, sentence, clause, verb)
    for later in sentence.children(verb, "complement"):
        if said is None or later.index <= clause.index:
            continue
        more = of_said(page, sentence, later, verb)
        joined = more is not None and not page.words((said[1], more[0])).strip()
        if more is not None and joined and not page.quoted(more[0]):
            said = (said[0], more[1])
    return said


def _asks_for(page: Page, sentence: Sentence, verb: Word, inner: Word) -> bool:
    """Tell "asked for money to rebuild it", where what is asked for stands before the verb."""
    cases = {
        c
        for m in page.lexicon.lemma(verb)
        for c in page.lexicon.rest.get("views_with", {}).get(m, ())
    }
    between = (w for w in sentence.children(verb, "oblique") if w.index < inner.index)
    return any(c.low in cases for w in between for c in sentence.children(w, "case"))


def judges(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell a verb that judges or tells of its object: "praised", "shrugged off"."""
    if page.lexicon.has("views", verb):
        return True
    if not page.lexicon.has("views_particle", verb):
        return False
    known = page.lexicon.rest.get("views_particle", {})
    own = {word for lemma in page.lexicon.lemma(verb) for word in known.get(lemma, ())}
    return any(w.low in own for w in sentence.children(verb, "particle", "adverb"))


def _viewed(page: Page, sentence: Sentence, verb: Word) -> Span | None:
    """Give what is judged or told of: "condemned | the raid", "suggests | going home"."""
    inner, object_ = sentence.child(verb, "open_complement"), _object(sentence, verb)
    if inner is not None and inner.form == "gerund" and object_ is None:
        return of_said(page, sentence, inner, verb)
    subject = sentence.child(verb, "passive_subject") if is_passive(sentence, verb) else None
    noun = object_ or subject
    return None if noun is None else of_noun(page, sentence, noun, verb)


def _to_do(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Give what somebody wants to do, "volunteered | to go" too, which seems a purpose."""
    inner = sentence.child(verb, "open_complement")
    if inner is not None or not page.lexicon.has("wants", verb):
        return inner
    to = sentence.words[verb.index + 1 : verb.index + 2]
    later = sentence.children(verb, "adverbial") if to and to[0].low == "to" else []
    return next((w for w in later if w.form == "infinitive" and to[0].head == w.index), None)


def _object(sentence: Sentence, verb: Word) -> Word | None:
    """Give what a verb is done to; a name right after it that was taken for a time too."""
    found = sentence.child(verb, "object")
    if found is not None or is_passive(sentence, verb):
        return found
    for word in sentence.children(verb, "time"):
        between = sentence.words[verb.index + 1 : word.index]
        if (
            word.kind == "name"
            and word.index > verb.index
            and all(w.head == word.index for w in between)
        ):
            return word
    return None


def _clause(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Give the clause that is said; the verb may stand within it: "this, he said, was a lie"."""
    reports = page.lexicon.has("reporting", verb)
    clause = sentence.child(verb, *_CLAUSES)
    if clause is not None and clause.relation == "parataxis" and is_aside(page, sentence, clause):
        clause = None
    if clause is not None and (clause.kind == "verb" or reports):
        return clause
    if clause is None and reports and verb.relation != "parataxis":
        return _hung(sentence, verb)
    return sentence.head(verb) if verb.relation == "parataxis" and reports else None


def is_aside(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell ", she said," within what is said: it says the rest, and is not said by it."""
    own = sentence.child(verb, *SUBJECTS) is not None
    return own and page.lexicon.has("reporting", verb) and not sentence.child(verb, "complement")


def _hung(sentence: Sentence, verb: Word) -> Word | None:
    """Give what is said though it hangs on a noun: "alleged in the suit | that he lied"."""
    for noun in sentence.children(verb, "oblique", "time"):
        clause = sentence.child(noun, "relative")
        if clause is None or noun.index < verb.index or not sentence.child(clause, "subject"):
            continue
        if sentence.below(clause)[0].low == "that":
            return clause
    return None


def _goes_on(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell a verb whose second verb or noun tells of it: "refused to back", "voiced concern"."""
    inner, object_ = (sentence.child(verb, one) for one in ("open_complement", "object"))
    if inner is not None and begun(page, sentence, inner) is not inner:
        return _tells_itself(page, sentence, inner)
    if object_ is None or not page.lexicon.has("view_nouns", object_):
        return False
    carries = light(page, sentence, object_) is not None
    return carries and of_a_noun(page, sentence, object_)[0] is not None


def _as_told(page: Page, sentence: Sentence, verb: Word) -> bool:
    as_ = any(w.low == "as" for w in sentence.children(verb, "connective"))
    alone = sentence.child(verb, "object", "open_complement") is None
    tells = page.lexicon.has("reporting", verb) and not page.lexicon.has("holds_forth", verb)
    return as_ and alone and verb.relation == "adverbial" and tells


def _perceives(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell "saw the fire", which is no view of it, from "sees a threat" and "saw her as one"."""
    if verb.form == "present" or not page.lexicon.has("perceives", verb):
        return False
    as_ = any(sentence.case(w) == "as" for w in sentence.children(verb, "oblique"))
    return not (as_ or is_passive(sentence, verb))


def _unanswered(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell "did not respond to the request": whoever gives no answer says nothing."""
    return page.lexicon.has("responds", verb) and bool(sentence.children(verb, "negation"))


def with_case(page: Page, sentence: Sentence, verb: Word) -> tuple[Span | None, Word]:
    """Read "called for an inquiry": the preposition belongs to the cue where it is near."""
    if _unanswered(page, sentence, verb):
        return None, verb
    known, own = (page.lexicon.rest.get(name, {}) for name in ("views_with", "views_particle"))
    who = sentence.child(verb, "subject")
    own = own if who is not None and page.is_somebody(sentence, who) else {}
    cases = {c for m in page.lexicon.lemma(verb) for c in (*known.get(m, ()), *own.get(m, ()))}
    for noun in sentence.children(verb, "oblique", "adverbial", "recipient") if cases else ():
        case = sentence.children(noun, "case")
        if not case or case[0].low not in cases or case[0].index <= verb.index:
            continue
        if case[0].index > verb.index + _NEAR:
            return of_said(page, sentence, noun, verb), verb
        inner = sentence.child(verb, "open_complement") or _for_them_to(sentence, verb, case[0])
        if inner is not None and inner.index > noun.index:
            return of_said(page, sentence, inner, verb, first=noun, after=case[0]), case[0]
        as_ = next((w for w in sentence.obliques(verb, "as") if w.index > noun.index), None)
        if as_ is not None:
            return of_said(page, sentence, as_, verb, first=noun, after=case[0]), case[0]
        return of_said(page, sentence, noun, verb, after=case[0]), case[0]
    return None, verb


def _for_them_to(sentence: Sentence, verb: Word, case: Word) -> Word | None:
    """Give what is wanted in "lobbied for the miners to support it", which seems a purpose."""
    later = sentence.children(verb, "adverbial") if case.low == "for" else []
    return next((w for w in later if w.form == "infinitive" and w.index > case.index), None)


def called_on(page: Page, sentence: Sentence, verb: Word) -> tuple[Span | None, Word]:
    """Read "called on Ana Brovik to resign", where the parser parted "on" from whom it leads to."""
    known = page.lexicon.rest.get("views_with", {})
    cases = {case for lemma in page.lexicon.lemma(verb) for case in known.get(lemma, ())}
    inner = sentence.child(verb, "open_complement") if cases else None
    after = sentence.words[verb.index + 1 : verb.index + 2]
    if inner is None or not after or after[0].low not in cases or after[0].head != verb.index:
        return None, verb
    whom = sentence.child(verb, "object") or after[0]
    return of_said(page, sentence, inner, verb, first=whom, after=after[0]), after[0]


def _tells_itself(page: Page, sentence: Sentence, verb: Word) -> bool:
    """Tell a verb that is itself a cue, with something said."""
    has = page.lexicon.has
    if not (has("reporting", verb) or has("views", verb) or has("wants", verb)):
        return with_case(page, sentence, verb)[0] is not None
    known = content_of(page, sentence, verb) or with_case(page, sentence, verb)[0]
    return known is not None


def of_a_noun(page: Page, sentence: Sentence, noun: Word) -> tuple[Span | None, Word]:
    """Give what a noun says, and the last word of its cue: "claim | that …", "support for | …"."""
    clause = sentence.child(noun, "complement", "reduced")
    if clause is not None and _brings(sentence, clause):
        return of_said(page, sentence, clause, noun), noun
    told = next((w for w in _obliques(sentence, noun) if not page.lexicon.has("days", w)), None)
    owned = sentence.child(noun, "possessor") is not None
    if told is not None and (owned or light(page, sentence, noun) is not None):
        last = sentence.children(told, "case")[0]
        return of_said(page, sentence, told, noun, after=last), last
    return None, noun


def equated(page: Page, sentence: Sentence, noun: Word) -> tuple[Span | None, Word]:
    """Give what stands after "is" beside a noun that says it: "her point was | that he lied"."""
    verb = sentence.head(noun)
    is_ = verb is not None and noun.relation == "subject" and page.lexicon.has("is", verb)
    if verb is None or not is_ or sentence.child(noun, "possessor") is None:
        return None, noun
    clause = sentence.child(verb, "complement", "open_complement")
    if clause is None or clause.index < verb.index:
        return None, noun
    near = verb.index == noun.index + 1
    return of_said(page, sentence, clause, verb), verb if near else noun


def _obliques(sentence: Sentence, noun: Word) -> list[Word]:
    """Give what hangs on a noun by a preposition, or on its verb by one right after the noun."""
    own = sentence.obliques(noun, *_CASES)
    verb = sentence.head(noun)
    near = (*sentence.children(noun, "adverbial"), *(sentence.children(verb) if verb else ()))
    for word in near:
        case = sentence.children(word, "case")
        if case and case[0].index == noun.index + 1 and case[0].low in _CASES:
            own.append(word)
    return own


def _brings(sentence: Sentence, clause: Word) -> bool:
    """Tell "his refusal to go" and "the claim that he went" from "the claim made by him"."""
    to = clause.kind == "verb" and clause.form in ("infinitive", "")
    return to or bool(sentence.children(clause, "connective"))
