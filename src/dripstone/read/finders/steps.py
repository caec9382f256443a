"""Steps: what police, soldiers and offices are said to do, act or not.

    find    Page → Drafts    exhaustive reading only

A step has an office that does it, or that is sent to do it; or it is a measure that only an office
takes: a curfew is imposed, a border sealed, a case registered. Of a measure without a doer, the
doer is not stated.
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import doer, is_passive, office, patient
from dripstone.read.drafts import Answer, Draft
from dripstone.read.page import Page, Told
from dripstone.read.referring import resolved
from dripstone.read.voices import chain
from dripstone.read.who import answer


def find(page: Page) -> Iterator[Draft]:
    """Give what offices are said to do, and measures that only they take, each verb apart."""
    if not page.exhaustive:
        return
    for told in page.told:
        for word in told.sentence.words:
            if word.kind == "verb":
                yield from _verb(page, told, word)
            elif word.kind == "noun" and page.lexicon.has("measure_nouns", word):
                yield from _noun(page, told, word)


def _verb(page: Page, told: Told, verb: Word) -> Iterator[Draft]:
    by = _by(page, told, verb)
    if by is not None:
        why = f"“{by.text}” is an office, and “{verb.text}” is what it is said to do or undergo"
        yield _draft(page, told, verb, by, "every.step", why)
    elif (what := _measure(page, told.sentence, verb)) is not None and _may_be(page, told, verb):
        why = f"“{what.text}” and “{verb.text}” tell of a measure that offices take"
        yield _draft(page, told, verb, None, "every.measure", why)


def _by(page: Page, told: Told, verb: Word) -> Word | None:
    """Give the office that does it, or, of "was deployed", that is sent."""
    sentence, has = told.sentence, page.lexicon.has
    sent = sentence.child(verb, "passive_subject") if has("sent", verb) else None
    if sent is not None and office(page, sentence, sent):
        return sent  # "the police were asked to stay": they are sent, whoever tells of it
    if has("reporting", verb) or has("not_steps", verb):
        return None
    if verb.relation == "adjectival" and not has("sent", verb):
        return None
    own = doer(sentence, verb)
    if own is not None and _is_office(page, told, own):
        return own
    if not has("sent", verb):
        return None
    sent = patient(sentence, verb)
    return sent if sent is not None and office(page, sentence, sent) else None


def _is_office(page: Page, told: Told, word: Word) -> bool:
    """Tell an office by its words, its title, or by what "they" goes back to."""
    sentence = told.sentence
    if office(page, sentence, word):
        return True
    if word.kind == "pronoun":
        return any(page.lexicon.has("officials", w) for w in _meant(page, told, word))
    titled = _of(sentence, word) if page.is_personal(word) else []
    near = (*sentence.children(word, "compound", "apposition"), *titled)
    return any(page.lexicon.has("officials", w) for w in near)


def _meant(page: Page, told: Told, word: Word) -> list[str]:
    """Give the words that "they" goes back to, or whose "we" it is in a quotation."""
    if page.lexicon.has("third_persons", word):
        return (resolved(page, word, told) or "").lower().split()
    spoken = page.spoken_by(word.start) if page.lexicon.has("first_persons", word) else []
    return [w for _, speaker in spoken for w in page.words(speaker.span).lower().split()]


def _of(sentence: Sentence, word: Word) -> list[Word]:
    """Give what "deputy commissioner of police" is of; not of what "talks of the police" are."""
    return sentence.obliques(word, "of") if word.kind in ("noun", "name") else []


def _measure(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Give what a measure is taken with: the curfew that is imposed, the case registered."""
    wanted = page.lexicon.rest.get("measures", {})
    lemmas = page.lexicon.lemma(verb)
    nouns = next((wanted[lemma] for lemma in lemmas if lemma in wanted), ())
    if not nouns:
        return None
    passive = is_passive(sentence, verb)
    ends = sentence.children(verb, "object", "passive_subject")
    if passive and not ends and (own := patient(sentence, verb)) is not None:
        ends = [own]
    ends += sentence.children(verb, "oblique")
    every = [w for end in ends for w in (end, *_with(sentence, end))]
    return next((w for w in every if w.low in nouns or "*" in nouns), None)


def _may_be(page: Page, told: Told, verb: Word) -> bool:
    """Tell a measure from what firms and neighbours do: "insurers provide cover"."""
    own = doer(told.sentence, verb)
    if own is None or own.kind in ("pronoun", "name"):
        return True
    return any(
        page.lexicon.has(one, own) for one in ("duty_bearers", "officials", "people_of_office")
    )


def _with(sentence: Sentence, end: Word) -> list[Word]:
    """Give the nouns that belong to one: what it is made of, and what is joined to it."""
    made = [*sentence.children(end, "compound"), *sentence.obliques(end, "of")]
    return [*made, *(w for one in made for w in sentence.obliques(one, "of")),
            *sentence.conjuncts(end)]  # fmt: skip


def _noun(page: Page, told: Told, noun: Word) -> Iterator[Draft]:
    """Read "police protection", "amid tight security" and "a flag march by the army"."""
    sentence = told.sentence
    if noun.relation == "compound":
        return  # "the police control room"
    owners = [*sentence.children(noun, "compound", "possessor"),
              *sentence.obliques(noun, "of", "by", "from")]  # fmt: skip
    by = next((w for w in owners if office(page, sentence, w)), None)
    tight = page.lexicon.has("tightened", noun) and any(
        page.lexicon.has("tight", w) for w in sentence.children(noun, "adjectival")
    )
    kinds = sentence.children(noun, "compound", "adjectival")
    alone = tight or page.lexicon.has("measures_alone", noun)
    alone = alone or any(page.lexicon.has("measure_kinds", w) for w in kinds)
    if by is not None or alone:
        why = f"“{noun.text}” is a measure that offices take"
        yield _draft(page, told, noun, by, "every.measure", why)


def _draft(page: Page, told: Told, word: Word, by: Word | None, rule: str, why: str) -> Draft:
    slots: dict[str, Answer] = {} if by is None else {"who": answer(page, told, by)}
    return Draft(
        kind="event",
        type="procedure",
        trigger=(word.start, word.end),
        told=told,
        heard=chain(page, told, word),
        rule=rule,
        why=why,
        confidence=0.2,
        verb=word.text,
        slots=slots,
        not_stated=() if by is not None else ("who",),
    )
