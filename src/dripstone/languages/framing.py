"""Framing: which frames hold of a verb, by what hangs on it.

Framed        a frame that holds, with the words that make it hold
framed        Sentence, verb, frames → Framed
objects_of    what a verb is done to, all that are joined by "and"
nouns_after   nouns that a preposition ties to a verb
says          is a word, with what stands before it, among some words?
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dripstone.languages.frames import Frame, Words
from dripstone.languages.parsed import Sentence, Word

_RELATIVE = frozenset({"who", "that", "which", "whom"})
_NO = frozenset({"no", "not", "n't", "never", "neither", "nor", "nobody", "none", "nothing"})
_HYPHENS = frozenset("-–‑")
#: parts of a place that stand for the whole: "in Block 3 of the prison"
_PARTS = frozenset(
    ["block", "wing", "ward", "cell", "corridor", "basement", "yard", "section", "unit", "cellar"]
)
#: words for how many or how much of what comes after "of"
_MEASURES = frozenset(
    re.findall(
        r"\w+",
        """
        head heads hundreds thousands dozens scores tens number numbers pair pairs couple box boxes
        bag bags sack sacks copy copies pile piles row rows lot lots rest remains most all some many
        several half part parts majority each both none bundle crate crates stack stacks truckload
        truckloads set sets contents piece pieces sheet sheets kilo kilos tonne tonnes tons acre
        acres hectare hectares litre litres cache load loads remainder share three quarter quarters
        plenty series group groups team teams member members band contingent crowd total stock
        stocks hundred thousand dozen
        """,
    )
)
_MONTHS = frozenset({"march"})  #: "on 3 March 2025" nobody fires on a march
_LOOSE = frozenset({"in", "on", "at", "during", "after", "before", "from", "with", "without"})


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Framed:
    """A frame that holds, and the words that make it hold, in their order."""

    frame: Frame
    words: tuple[Word, ...]


def framed(sentence: Sentence, verb: Word, frames: Iterable[Frame]) -> Iterator[Framed]:
    """Give the frames that hold of a verb, each with its words."""
    for frame in frames:
        words = _holds(sentence, verb, frame)
        if words is not None:
            ordered = tuple(sorted({verb, *words}, key=lambda w: w.index))
            yield Framed(frame=frame, words=ordered)


def objects_of(sentence: Sentence, verb: Word) -> list[Word]:
    """Give what a verb is done to, all that are joined by "and"."""
    own = sentence.children(verb, "object", "passive_subject")
    if not own and verb.relation in ("reduced", "adjectival") and verb.form in (
        "participle", "past",
    ):  # fmt: skip
        head = sentence.head(verb)
        own = [] if head is None else [head]
    if not own and verb.relation == "adverbial" and verb.form == "participle":
        head = sentence.head(verb)  # "Blocked in March, the site …"
        own = [] if head is None else sentence.children(head, "subject", "passive_subject")
    if not own and verb.relation == "conjunct":
        first = sentence.first_of(verb)
        own = sentence.children(first, "passive_subject") if first.form == verb.form else []
    first = sentence.first_of(verb)
    if own and own[0].low in _RELATIVE and first.relation in ("relative", "reduced"):
        head = sentence.head(first)
        own = own if head is None else [head]
    return [w for one in own for w in (one, *sentence.conjuncts(one))]


def nouns_after(sentence: Sentence, verb: Word) -> list[Word]:
    """Give the nouns that a preposition ties to a verb, or to what is tied to it."""
    hang = sentence.children(verb, "oblique", "modifier", "agent", "recipient", "adverbial")
    hang = [w for w in hang if w.kind != "verb"]
    held = sentence.children(verb, "object", "passive_subject", "attribute", "time", "adverb")
    held += sentence.children(verb, "case", "particle")  # "beat it out | of him"
    held += [c for w in held if w.relation == "object" for c in sentence.children(w, "case")]
    inner = [
        m
        for one in (*hang, *held)
        for m in sentence.children(one, "modifier", "oblique")
        if (m.index > verb.index or one.relation == "passive_subject")
        and not (_counts(one) and sentence.case(m) == "of")
    ]
    found = [*hang, *(w for w in inner if w.kind != "verb")]
    return [w for one in found for w in (one, *sentence.conjuncts(one))]


def says(sentence: Sentence, word: Word, words: Words) -> bool:
    """Tell whether a word, with what stands before it, is among some words.

    "120 head of cattle" are cattle, and "hundreds of homes" homes.
    """
    if words.any or word.low in words.never:
        return word.low not in words.never
    if word.kind == "number" and "money" in words.one:
        return True  # "paid 2,000 to an officer"
    if _counts(word):
        whole = next(iter(sentence.obliques(word, "of")), None)
        if whole is not None and _among(sentence, whole, words):
            return True
    return _among(sentence, word, words)


def _counts(word: Word) -> bool:
    """Tell "120 head" and "most", of which what comes after "of" is told."""
    return word.low in _MEASURES or word.kind == "number"


def _among(sentence: Sentence, word: Word, words: Words) -> bool:
    if word.low in _MONTHS and any(w.kind == "number" for w in sentence.children(word)):
        return False
    if word.low in words.one:
        other = words.but.get(word.low)
        return other is None or all(w.low not in other for w in sentence.children(word))
    before = words.two.get(word.low)
    if before is None:
        return False
    return any(w.low in before for w in sentence.children(word)) or (
        word.index > 0 and sentence.words[word.index - 1].low in before
    )


def _holds(sentence: Sentence, verb: Word, frame: Frame) -> list[Word] | None:
    """Give the words by which a frame holds of a verb; None where it does not."""
    found: list[Word] = []
    if frame.passive and not _is_passive(sentence, verb):
        return None
    if frame.bare and not _is_bare(sentence, verb):
        return None
    for part in (_particle, _joined, _objects, _subjects, _attributes, _actions, _negated):
        words = part(sentence, verb, frame)
        if words is None:
            return None
        found += words
    for cases, nouns in frame.near:
        word = _after(sentence, verb, cases, nouns)
        if word is None:
            return None
        found.append(word)
    return found


def _is_bare(sentence: Sentence, verb: Word) -> bool:
    """Tell "they took him" from "they took him to a doctor" and "took him for a fool"."""
    after = [w for w in nouns_after(sentence, verb) if sentence.case(w) not in _LOOSE]
    other = sentence.children(verb, "particle", "attribute", "open_complement", "complement")
    return not after and not other and not sentence.children(verb, "negation")


def _is_passive(sentence: Sentence, verb: Word) -> bool:
    """Tell a passive, by its own helpers or by those of the verb it is joined to."""
    if sentence.children(verb, "passive_auxiliary", "passive_subject", "agent"):
        return True
    if verb.form != "participle" or sentence.child(verb, "object", "subject", "auxiliary"):
        return False
    if verb.relation in ("reduced", "adjectival"):
        return True
    if verb.relation == "adverbial":
        return not sentence.bare
    first = sentence.first_of(verb)
    return first is not verb and _is_passive(sentence, first)


def _particle(sentence: Sentence, verb: Word, frame: Frame) -> list[Word] | None:
    if not frame.particle:
        return []
    near = sentence.children(verb, "particle", "adverb", "case", "oblique", "other")
    after = sentence.words[verb.index + 1 : verb.index + 2]
    return _first(w for w in (*near, *after) if w.low in frame.particle)


def _joined(sentence: Sentence, verb: Word, frame: Frame) -> list[Word] | None:
    if not frame.joined:
        return []
    before = sentence.words[max(0, verb.index - 2) : verb.index]
    held = len(before) == 2 and before[1].text in _HYPHENS and before[0].low in frame.joined
    return [*before] if held else None


def _objects(sentence: Sentence, verb: Word, frame: Frame) -> list[Word] | None:
    words, spared = frame.objects, frame.unless
    if spared is not None and any(says(sentence, w, spared) for w in objects_of(sentence, verb)):
        return None
    if words is None:
        return []
    # "let the defence call a witness"
    inner = [w for w in sentence.children(verb, "complement") if w.form == "infinitive"]
    let = [w for one in inner for w in sentence.children(one, "subject") if w.kind == "noun"]
    return _first(w for w in (*objects_of(sentence, verb), *let) if says(sentence, w, words))


def _subjects(sentence: Sentence, verb: Word, frame: Frame) -> list[Word] | None:
    words = frame.subjects
    if words is None:
        return []
    passive = sentence.children(verb, "passive_auxiliary", "passive_subject")
    who = sentence.children(verb, "agent") if passive else sentence.children(verb, "subject")
    shares = ("conjunct", "reduced", "open_complement", "adverbial")
    if not who and not passive and verb.relation in shares:
        head = sentence.head(verb)
        reduced = verb.relation == "reduced" and verb.form == "gerund"
        who = ([head] if reduced else sentence.children(head, "subject")) if head else []
    who = [_stood_for(sentence, w, verb) for w in who]
    fits = next((w for w in who if says(sentence, w, words)), None)
    return None if fits is None else []


def _stood_for(sentence: Sentence, word: Word, verb: Word) -> Word:
    """Give the soldiers of "soldiers, who sent the families back"."""
    first = sentence.first_of(verb)
    head = sentence.head(first) if first.relation in ("relative", "reduced") else None
    return head if word.low in _RELATIVE and head is not None else word


def _attributes(sentence: Sentence, verb: Word, frame: Frame) -> list[Word] | None:
    words = frame.attributes
    if words is None:
        return []
    near = [w for w in sentence.children(verb) if w.index > verb.index]
    near += [m for w in near for m in sentence.children(w, "adjectival", "reduced", "attribute")
             if m.index > w.index]  # fmt: skip
    near += [m for w in sentence.children(verb, "complement")
             for m in sentence.children(w, "adverb")]  # fmt: skip  # "told where he was"
    return _first(w for w in near if says(sentence, w, words))


def _actions(sentence: Sentence, verb: Word, frame: Frame) -> list[Word] | None:
    words = frame.actions
    if words is None:
        return []
    near = sentence.children(verb, "open_complement", "complement", "adverbial", "oblique", "other")
    near += [
        m
        for w in sentence.children(verb, "object", "passive_subject", "recipient", "attribute")
        for m in sentence.children(w, "open_complement", "complement", "reduced", "relative")
    ]
    near = [w for w in (*near, verb) if w.index >= verb.index or _opens(w)]
    every = [w for one in near for w in (one, *sentence.conjuncts(one))]
    every = [w for w in every if w.kind == "verb" and w is not verb]
    if sentence.child(verb, "agent") is not None:  # who led them out may not be who shot them
        later = sentence.conjuncts(verb)
        every = [w for w in every if w not in later or sentence.child(w, "agent") is not None]
    if frame.id == "justice.forced_confession":  # "confessed to beating them" is no such thing
        every = [w for w in every if sentence.case(w) != "to"]
    if frame.id == "body.threat":  # "swears that they beat him" tells what was done
        every = [w for w in every if w.form != "past" or w.relation != "complement"]
    if frame.id == "body.illtreatment":  # "ordered him held" makes him hold nothing
        every = [w for w in every if w.form not in ("past", "participle")]
    return _first(w for w in every if says(sentence, w, words))


def _opens(word: Word) -> bool:
    """Tell "Having been beaten, he confessed", where what came first is told first."""
    return word.relation == "adverbial" and word.form in ("participle", "gerund")


def _negated(sentence: Sentence, verb: Word, frame: Frame) -> list[Word] | None:
    if not frame.negated:
        return []
    near = [*sentence.children(verb), *(
        m
        for w in sentence.children(verb, "object", "passive_subject", "subject", "attribute")
        for m in sentence.children(w, "determiner", "negation")
    )]  # fmt: skip
    return _first(w for w in near if w.low in _NO)


def _after(sentence: Sentence, verb: Word, cases: frozenset[str], nouns: Words) -> Word | None:
    for word in nouns_after(sentence, verb):
        case = sentence.case(word)
        if not case and word.relation == "conjunct":
            case = sentence.case(sentence.first_of(word))
        if case not in cases and case.split(" ")[-1] not in cases:
            continue
        whole = sentence.obliques(word, "of") if word.low in _PARTS else []
        if any(says(sentence, one, nouns) for one in (word, *whole)):
            return word
    return _clause_after(sentence, verb, cases) if nouns.any else None


def _clause_after(sentence: Sentence, verb: Word, cases: frozenset[str]) -> Word | None:
    """Give a clause that one of the words leads to: "not heard from since he was summoned"."""
    for clause in sentence.children(verb, "adverbial"):
        links = sentence.children(clause, "connective", "case")
        if clause.kind == "verb" and any(w.low in cases for w in links):
            return clause
    return None


def _first(words: Iterator[Word]) -> list[Word] | None:
    word = next(words, None)
    return None if word is None else [word]
