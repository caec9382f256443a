"""Demand kinds: which type of demand a verb or noun stands for.

type_of       what is asked → a type of demand
is_kept       is it asked of whoever is held: «назвать имена»
is_negated    "must not" from "must"
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.finders.demand_families import as_verb, by_family, let_do
from dripstone.read.finders.demand_types import NONE, told_apart
from dripstone.read.page import Page

_AHEAD = 7  #: words after a verb in which its nouns are looked for


def type_of(page: Page, sentence: Sentence, what: Word) -> str | None:
    """Give the type of demand that a verb or noun stands for, if it is one."""
    apart = told_apart(page, sentence, what)
    if apart is not None:
        return None if apart == NONE else apart
    if what.kind != "verb":
        return _of_noun(page, sentence, what)
    if is_kept(page, sentence, what):
        return None
    return next((one for one in _of_verb(page, sentence, what) if one is not None), None)


def _of_noun(page: Page, sentence: Sentence, what: Word) -> str | None:
    types: dict[str, str] = page.lexicon.rest["demand_nouns"]
    pairs = _with_its_noun(page, sentence, what) if sentence.bare else ()
    pairs = [*pairs, *_with_its_adjective(page, sentence, what)] if sentence.bare else ()
    paired = next((types[one] for one in pairs if one in types), None)
    turned = paired or as_verb(page, sentence, what)
    if turned is not None:
        return turned
    described = (f"{w.low} {what.low}" for w in sentence.children(what, "adjectival"))
    named = (types.get(one) for one in (*described, what.low))
    found = next((type_ for type_ in named if type_ is not None), None)
    light = page.lexicon.has("light_nouns", what)
    return _of_its_noun(page, sentence, what) or found if light else found


def _of_verb(page: Page, sentence: Sentence, what: Word) -> Iterator[str | None]:
    """Give what a verb may come to, what tells most first."""
    phrases: dict[str, str] = page.lexicon.rest["demand_phrases"]
    yield let_do(page, sentence, what)
    yield by_family(page, sentence, what, ended=True)
    yield by_family(page, sentence, what, ended=True, far=True)
    if sentence.bare and is_negated(sentence, what) and _stops(page, sentence, what):
        yield "stop"
    yield _in_phrase(page, sentence, what, phrases)
    yield by_family(page, sentence, what)
    yield next((phrases[m] for m in page.lexicon.lemma(what) if m in phrases), None)
    yield by_family(page, sentence, what, far=True)
    yield _lent(page, sentence, what)


def _in_phrase(page: Page, sentence: Sentence, what: Word, phrases: dict[str, str]) -> str | None:
    """Give the type of a verb with a noun that it is listed with."""
    nouns = [
        lemma
        for near in _with(sentence, what)
        for one in (near, *sentence.conjuncts(near))
        for lemma in page.lexicon.lemma(one)
    ]
    nouns += [m for m in _ahead(page, sentence, what) if m not in nouns] if sentence.bare else []
    for lemma in page.lexicon.lemma(what):
        for noun in nouns:
            found = phrases.get(f"{lemma} {noun}")
            if found is not None:
                return (_to_an_end(page, sentence, what) or found) if found == "act" else found
    return None


def _to_an_end(page: Page, sentence: Sentence, what: Word) -> str | None:
    """Give the type of «принять меры для защиты свидетелей», «предпринять шаги к розыску»."""
    types: dict[str, str] = page.lexicon.rest["demand_nouns"]
    own = sentence.children(what, "object", "oblique") if sentence.bare else []
    near = [*own, *(w for noun in own for w in sentence.children(noun, "modifier", "oblique"))]
    aims = [w for w in near if sentence.case(w) in ("meant for", "along", "to")]
    return next((types[w.low] for w in aims if types.get(w.low, "act") != "act"), None)


def is_kept(page: Page, sentence: Sentence, what: Word) -> bool:
    """Tell «назвать имена» and «предъявить документы»: those are asked of whoever is held."""
    kept = page.lexicon.rest.get("not_asked", frozenset()) if what.kind == "verb" else ()
    near = _ahead(page, sentence, what) if kept else []
    ahead = sentence.words[what.index + 1 : what.index + _AHEAD] if kept else ()
    if any(page.lexicon.has("names_of", w) for w in ahead):
        return False  # «назвать имена убитых»
    return any(
        lemma in kept or any(f"{lemma} {noun}" in kept for noun in near)
        for lemma in page.lexicon.lemma(what)
    )


def _ahead(page: Page, sentence: Sentence, what: Word) -> list[str]:
    """Give the dictionary forms of the words after a verb, up to the next verb or mark."""
    found: list[str] = []
    for word in sentence.words[what.index + 1 : what.index + _AHEAD]:
        if word.kind in ("verb", "conjunction") or (word.kind == "mark" and word.text not in "«»"):
            break
        found += page.lexicon.lemma(word)
    return found


def _of_its_noun(page: Page, sentence: Sentence, noun: Word) -> str | None:
    """Give the type of «проведения независимого расследования», which its noun tells."""
    own = (w for near in sentence.children(noun, "modifier") for w in (near,))
    return next((t for w in own if (t := type_of(page, sentence, w)) is not None), None)


def _with_its_noun(page: Page, sentence: Sentence, noun: Word) -> list[str]:
    """Give «возбуждение дело», «выдача тело»: a noun with the one that belongs to it."""
    own = sentence.children(noun, "modifier")
    return [
        f"{one} {other}"
        for near in own
        for one in page.lexicon.lemma(noun)
        for other in page.lexicon.lemma(near)
    ]


def _with_its_adjective(page: Page, sentence: Sentence, noun: Word) -> list[str]:
    """Give «честный суд»: a noun with the adjectives that stand beside it."""
    return [
        f"{one} {other}"
        for near in sentence.children(noun, "adjectival")
        for one in page.lexicon.lemma(near)
        for other in page.lexicon.lemma(noun)
    ]


def _stops(page: Page, sentence: Sentence, what: Word) -> bool:
    """Tell «не отдавать беглецов», which asks to stop or spare, from "not to hurry"."""
    whom = sentence.child(what, "object", "recipient", "complement", "oblique")
    return what.form == "infinitive" and whom is not None and not page.lexicon.has("idle", what)


def _lent(page: Page, sentence: Sentence, verb: Word) -> str | None:
    """Read "ensure access" and "set up a body for the investigation": the noun tells the type."""
    if not page.lexicon.has("lends", verb):
        return None
    types: dict[str, str] = page.lexicon.rest["demand_nouns"]
    own = sentence.children(verb, "object", "passive_subject")
    ones = [w for noun in own for w in (noun, *sentence.conjuncts(noun))]
    ones += [w for noun in own for w in sentence.children(noun, "modifier", "compound")]
    return next((types[w.low] for w in ones if w.low in types), None)


def _with(sentence: Sentence, what: Word) -> list[Word]:
    """Give what a verb takes: its nouns, and the clause of "let the doctors see him"."""
    inner = sentence.children(what, "complement", "open_complement")
    nouns = sentence.children(what, "object", "oblique", "attribute", "passive_subject", "agent")
    ends = sentence.children(what, "particle")
    inside = [w for one in inner for w in sentence.children(one, "subject")]
    return [*nouns, *inside, *inner, *ends]


def is_negated(sentence: Sentence, verb: Word) -> bool:
    """Tell "must not" from "must"."""
    return bool(sentence.children(verb, "negation"))
