"""Who: a noun phrase as a person, group or body, by what its words say, never by a trait.

who          word → Who
speaking     words of a voice → Who
answer       word → a slot's answer, with the name that it goes back to
all_of       the same, with all who are joined to them by name
as_worded    the same, where what "he" goes back to would be a guess
named        the name that a description stands beside, or the fuller name of a surname
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

import msgspec

from dripstone import vocabulary
from dripstone.languages.parsed import Sentence, Word
from dripstone.read import names
from dripstone.read.page import Page, Told
from dripstone.read.referring import resolved
from dripstone.records import Who

_CLAUSES = ("verb", "auxiliary")
_TOO_WIDE = frozenset({"group", "party", "movement", "club", "organisation", "family"})


def who(page: Page, sentence: Sentence, word: Word) -> Who:
    """Give a noun phrase as a person, group or body, by what its words say; never a trait."""
    start, end = sentence.phrase(word)
    words = page.words((start, end))
    named = word.kind == "name" and not (page.lexicon.personal(word.low) and start == word.start)
    type_ = _institution(page.lexicon.basic(words.lower()))
    return Who(text=words, kind=_kind(page, word, words, type_), named=named, type=type_)


def speaking(page: Page, words: str, stands_for: str | None) -> Who:
    """Give a voice that is known by its words alone as a person, group or body."""
    plain = " ".join(words.split())
    type_ = _institution(page.lexicon.basic(plain.lower()))
    named = plain[:1].isupper() and " " in plain
    kind = _kind_of_name(page, plain, type_) if named else "unknown"
    return Who(text=words, kind=kind, named=named, type=type_, stands_for=stands_for)


def _kind(  # noqa: PLR0911 -- one test a line
    page: Page, word: Word, words: str, type_: str | None
) -> str:
    if word.entity in ("person", "organisation") and word.kind == "name":
        return word.entity
    if word.kind == "pronoun":
        return "person" if page.lexicon.has("ones", word) else "group"
    if word.low in page.lexicon.cues["bodies"]:
        return "organisation"
    if word.kind == "determiner":
        return "group"
    if word.kind == "number" or word.form == "plural" or word.low in ("people", "men", "women"):
        return "group"
    if page.lexicon.has("quantities", word):
        return "group"
    if word.kind == "name" and not page.lexicon.personal(word.low):
        return _kind_of_name(page, words, type_)
    if page.lexicon.personal(word.low):
        return "person"
    return "unknown" if type_ is None else vocabulary.term("institutions", type_).level or "unknown"


def _kind_of_name(page: Page, words: str, type_: str | None) -> str:
    """Take a name with "journalist" or "Judge" beside it for a person's, one word for either."""
    low = words.lower().split()
    if any(w in page.lexicon.cues["people_of_office"] for w in low[:-1]):
        return "person"
    if type_ is not None or any(w in page.lexicon.cues["bodies"] for w in low):
        return "organisation"
    return "person" if 2 <= len(low) <= 4 and low[0] != "the" else "unknown"


@functools.cache
def _offices() -> Mapping[str, str]:
    """Give the words of the vocabulary's institutions, in lower case, longest first."""
    found = {
        word.lower(): term.id
        for term in vocabulary.scheme("institutions")
        for listed in term.words.values()
        for word in listed.any
        if word.lower() not in _TOO_WIDE
    }
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))


@functools.cache
def _by_first() -> Mapping[str, list[tuple[int, list[str], str]]]:
    """Give the offices by their first word, each with its place in their order."""
    found: dict[str, list[tuple[int, list[str], str]]] = {}
    for order, (words, term) in enumerate(_offices().items()):
        parts = words.split(" ")
        for first in {parts[0], f"{parts[0]}s"} if len(parts) == 1 else {parts[0]}:
            found.setdefault(first, []).append((order, parts, term))
    return found


def _institution(words: str) -> str | None:
    said, offices = words.split(" "), _by_first()
    best: tuple[int, str] | None = None
    for at, word in enumerate(said):
        for order, parts, term in offices.get(word, ()):
            here = said[at : at + len(parts)]
            last = here[-1] in (parts[-1], f"{parts[-1]}s")
            if last and here[:-1] == parts[:-1] and (best is None or order < best[0]):
                best = (order, term)
    return None if best is None else best[1]


def answer(page: Page, told: Told, word: Word) -> tuple[tuple[int, int], Who]:
    """Give a noun phrase as a slot's answer; a pronoun with the name it goes back to, if sure."""
    joined = told.sentence.conjuncts(word)
    sure = word.entity == "person" and (word.index or told.sentence.children(word, "compound"))
    person = bool(sure) or not page.lexicon.personal(word.low)  # «Пекарь и его сын»
    name = word.kind == "name" and person
    alone = bool(joined) and (name or any(w.kind == "verb" for w in joined))
    span = _without_place(page, told.sentence, word, told.sentence.phrase(word, alone=alone))
    found = who(page, told.sentence, word)
    goes_back = resolved(page, word, told) if word.kind == "pronoun" else named(page, told, word)
    return span, Who(
        text=page.words(span),
        kind=found.kind,
        named=found.named,
        type=found.type,
        stands_for=goes_back,
    )


def _without_place(
    page: Page, sentence: Sentence, word: Word, span: tuple[int, int]
) -> tuple[int, int]:
    """Stop before a place or time that hangs on people: "15 people | on the square".

    What says who they are stays: "men in masks", "members of the union".
    """
    if word.kind == "name" or not page.is_somebody(sentence, word):
        return span
    apart = page.lexicon.cues.get("apart", frozenset())
    for near in sentence.children(word, "modifier", "oblique"):
        case = sentence.children(near, "case")
        worn = any(page.lexicon.has("worn", w) for w in sentence.below(near))
        if case and case[0].low in apart and not worn and word.end < case[0].start < span[1]:
            before = [w for w in sentence.between(span[0], case[0].start) if w.kind != "mark"]
            return span[0], before[-1].end
    return span


def all_of(page: Page, told: Told, word: Word) -> tuple[tuple[int, int], Who]:
    """Give all who did it together as they are worded: "Constables Ivo Katz and Sam Wray"."""
    sentence = told.sentence
    joined = sentence.conjuncts(word)
    if word.kind != "name" or not joined or any(w.kind in _CLAUSES for w in joined):
        return as_worded(page, told, word)
    span = sentence.phrase(word, alone=False)
    _, found = as_worded(page, told, word)
    return span, msgspec.structs.replace(found, text=page.words(span), stands_for=None)


def as_worded(page: Page, told: Told, word: Word) -> tuple[tuple[int, int], Who]:
    """Give who as worded: what "he" goes back to would be a guess at a victim or a doer.

    "I" in a quotation is its speaker; a description has the name that stands beside it.
    """
    span, found = answer(page, told, word)
    known = page.lexicon.has("first_person", word) or word.kind == "noun"
    return span, found if known else msgspec.structs.replace(found, stands_for=None)


def named(page: Page, told: Told, word: Word) -> str | None:
    """Give the name that a description stands beside, or the fuller name of a surname."""
    if word.kind == "noun" and (called := _called(page, told, word)) is not None:
        return called
    if word.kind == "name" and word.entity == "person":
        return names.fuller(page.full_names, names.words_of(told.sentence, word), page.lexicon)
    return _name_of(page, told, word)


def _called(page: Page, told: Told, word: Word) -> str | None:
    """Give the name of "a former inmate identified as Witness C"."""
    sentence = told.sentence
    for verb in sentence.children(word, "reduced"):
        if not page.lexicon.has("identified", verb):
            continue
        own = [w for w in sentence.obliques(verb, "as") if w.text[:1].isupper()]
        own += [w for w in sentence.below(verb) if w.kind == "name" and w.relation == "attribute"]
        if own:
            return page.words(sentence.phrase(own[0], alone=True))
    return None


def _name_of(page: Page, told: Told, word: Word) -> str | None:
    """Give the name beside a description: "Nova Zarya, the paper", "the author — Ana Brovik —"."""
    head = told.sentence.head(word)
    beside = told.sentence.child(word, "apposition")
    if word.kind in ("noun", "number") and beside is not None and beside.kind == "name":
        return page.words(told.sentence.phrase(beside, alone=True))
    if word.relation != "apposition" or head is None or head.kind != "name" or word.kind == "name":
        return None
    return page.words(told.sentence.phrase(head, alone=True))
