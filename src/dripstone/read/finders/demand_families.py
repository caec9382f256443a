"""Demand families: what a verb asks for together with its noun, each of a family of words.

by_family    what is asked → a type of demand
let_do       what is to be let happen → a type of demand
by_words     a verb and the words after it, unparsed → a type of demand
as_verb      "the return of the boats" → as "return the boats" would be read
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.page import Page

_NEAR = ("object", "passive_subject")
_FAR = ("recipient", "attribute", "oblique", "modifier", "agent", "complement", "open_complement")
_INSIDE = ("modifier", "compound", "adjectival")
_REACH = 7  #: words after a verb among which its nouns are looked for, where cases tell
_OUT = frozenset({"out", "off"})
_ENDS = frozenset(
    ["back", "home", "out", "off", "up", "down", "in", "over", "away", "through", "aside", "on",
     "public", "clean", "good"]
)  # fmt: skip

Families = Mapping[str, frozenset[str]]  #: word → the families that it belongs to


def by_family(
    page: Page, sentence: Sentence, what: Word, *, ended: bool = False, far: bool = False
) -> str | None:
    """Give the type that a verb of one family tells with a noun of another.

    With ``ended``, only a verb that something ends is asked ("bring home"); with ``far``, the nouns
    that are not its objects.
    """
    told = page.lexicon.rest.get("demand_families")
    if told is None:
        return None
    verbs: Families = told["verbs"]
    keys = [k for k in _keys(page, sentence, what) if k in verbs and (" " in k or not ended)]
    near = list(_nouns(page, sentence, what, _FAR if far else _NEAR)) if keys else []
    return _found(page, sentence, keys, near)


def _found(page: Page, sentence: Sentence, keys: Iterable[str], near: Iterable[Word]) -> str | None:
    told = page.lexicon.rest["demand_families"]
    verbs: Families = told["verbs"]
    nouns = [(noun, own) for noun in near if (own := _families(page, sentence, noun))]
    for mine in (verbs[key] for key in keys if key in verbs):
        for noun, own in nouns:
            for type_, first, second, *who in told["types"]:
                if first in mine and second in own and (not who or _whom(page, sentence, noun)):
                    return str(type_)
    return None


def _families(page: Page, sentence: Sentence, noun: Word) -> frozenset[str]:
    nouns: Families = page.lexicon.rest["demand_families"]["nouns"]
    own = frozenset[str]().union(*(nouns[m] for m in page.lexicon.lemma(noun) if m in nouns))
    verb = sentence.head(noun)
    given = verb is not None and sentence.child(verb, "object") is not None
    object_ = noun.relation == "object" or (noun.relation == "passive_subject" and not given)
    return own | {"person"} if object_ and page.is_somebody(sentence, noun) else own


def _keys(page: Page, sentence: Sentence, what: Word) -> Iterator[str]:
    """Give a verb with what ends it ("bring home"), then alone."""
    ends = [w.low for w in sentence.children(what, "particle", "adverb") if w.low in _ENDS]
    ends += [w.low for w in sentence.words[what.index + 1 : what.index + 2] if w.low in _ENDS]
    ends += [w.low for w in sentence.children(what, "case") if w.low in _OUT]
    ends += [w.low for w in sentence.children(what, "open_complement") if w.low == "go"]
    lemmas = page.lexicon.lemma(what)
    yield from (f"{lemma} {end}" for lemma in lemmas for end in ends)
    yield from lemmas


def _nouns(
    page: Page, sentence: Sentence, what: Word, relations: tuple[str, ...]
) -> Iterator[Word]:
    """Give the nouns of a verb and what stands in them: its objects, or what is further."""
    if sentence.bare:
        yield from () if relations is _FAR else _ahead(sentence, what)
        return
    own = sentence.children(what, *relations)
    if relations is _FAR and page.lexicon.has("gives_with", what):  # "those harmed with housing"
        own += [w for w in sentence.below(what) if sentence.case(w) == "with" and w not in own]
    if relations is _FAR:  # "out of prison"
        own += [w for out in sentence.children(what, "case") for w in sentence.children(out)]
    for one in own:
        for noun in (one, *sentence.conjuncts(one)):
            yield noun
            yield from sentence.children(noun, *_INSIDE)


def _ahead(sentence: Sentence, what: Word) -> Iterator[Word]:
    """Give the words after a verb, up to the next verb or mark, as they stand."""
    own = sentence.child(what, "object", "passive_subject")
    if own is not None:
        yield own
    for word in sentence.words[what.index + 1 : what.index + _REACH]:
        if word.kind in ("verb", "conjunction") or (word.kind == "mark" and word.text not in "«»"):
            return
        if word.kind in ("noun", "adjective", "name") and word != own:
            yield word


def _whom(page: Page, sentence: Sentence, noun: Word) -> bool:
    """Tell whether the verb of a noun has somebody as its object: "move her to a safe house"."""
    verb = sentence.head(sentence.first_of(noun))
    objects = [] if verb is None else sentence.children(verb, "object", "passive_subject")
    return any(page.is_somebody(sentence, w) for w in objects)


def let_do(page: Page, sentence: Sentence, let: Word) -> str | None:
    """Give what "let her see a doctor" and "allow them to bury her" ask for."""
    told = page.lexicon.rest.get("demand_families")
    if told is None or not page.lexicon.has("enables", let):
        return None
    inner = sentence.child(let, "complement", "open_complement")
    if sentence.bare:
        ahead = sentence.words[let.index + 1 : let.index + _REACH]
        inner = next((w for w in ahead if w.kind == "verb"), None)
    if inner is None or inner.kind != "verb":
        return None
    keys = list(_keys(page, sentence, inner))
    if "go home" in keys or "come home" in keys or "return home" in keys:
        return "release"
    whom = sentence.child(inner, "subject") or sentence.child(let, "object")
    strangers = whom is not None and "refugees" in _families(page, sentence, whom)
    allowed: Mapping[str, str] = told["allowed"]
    found = next((allowed[key] for key in keys if key in allowed), None)
    comes_in = found in ("access", None) or "cross" in keys
    return "asylum" if strangers and comes_in else found


def may_do(page: Page, sentence: Sentence, inner: Word) -> str | None:
    """Give what "that the burial can take place" lets somebody do."""
    helps = {w.low for w in sentence.children(inner, "auxiliary")}
    told = page.lexicon.rest.get("demand_families")
    if told is None or not helps & {"can", "could", "may", "might"}:
        return None
    allowed: Mapping[str, str] = told["allowed"]
    return next((allowed[k] for k in _keys(page, sentence, inner) if k in allowed), None)


def as_verb(page: Page, sentence: Sentence, noun: Word) -> str | None:
    """Give what "the return of the boats" asks for: it is to return them."""
    told = page.lexicon.rest.get("demand_families")
    turned: Mapping[str, tuple[str, ...]] = {} if told is None else told["as_verbs"]
    verbs = next((turned[m] for m in page.lexicon.lemma(noun) if m in turned), ())
    own = sentence.obliques(noun, "of", "to", "for", "from", "against")
    own = [*own, *(w for one in own for w in sentence.conjuncts(one))]
    near = [*own, *sentence.children(noun, "compound", "possessor")]
    near += [w for one in own for w in sentence.children(one, *_INSIDE)]
    phrases: Mapping[str, str] = page.lexicon.rest["demand_phrases"]
    for verb in verbs if near else ():
        lemmas = (f"{verb} {m}" for w in near for m in page.lexicon.lemma(w))
        found = next((phrases[one] for one in lemmas if one in phrases), None)
        found = found or _found(page, sentence, (verb,), near)
        if found is not None:
            return found
    return None


def by_words(page: Page, verb: str, words: list[str]) -> str | None:
    """Give the type of a verb with the words that follow it, whatever the parser makes of them."""
    told = page.lexicon.rest.get("demand_families")
    phrases: Mapping[str, str] = page.lexicon.rest["demand_phrases"]
    lemmas = (*page.lexicon.lemmas.get(verb, ()), verb)
    keys = [f"{one} {end}" for one in lemmas for end in words[:4] if end in _ENDS]
    near = [m for word in words for m in (*page.lexicon.lemmas.get(word, ()), word)]
    listed = (f"{one} {noun}" for one in lemmas for noun in near)
    own = frozenset[str]().union(*(told["nouns"].get(m, ()) for m in near)) if told else ()
    mine = [told["verbs"].get(key, frozenset()) for key in (*keys, *lemmas)] if told else []
    kin = (
        str(type_)
        for one in mine
        for type_, first, second, *who in (told["types"] if told else ())
        if first in one and second in own and not who
    )
    found = next((phrases[one] for one in listed if one in phrases), None) or next(kin, None)
    return found or next((phrases[one] for one in lemmas if one in phrases), None)
