"""Frames: acts told by a verb together with what hangs on it, wherever it stands.

Words     nouns, adjectives or verbs by their forms; of two words together too
Frame     a verb, what must hang on it, and to whom the act is then done
framed    Sentence, verb, frames → Frames that hold, each with its words
by_verb   written frames → Frames, by the dictionary form of their verbs

"Taken by four men to a barracks" and "the barracks they were taken to" are no phrase: their words
stand apart. A frame asks what depends on what: "take", with "to" and a place where people are held.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dripstone.languages.parsed import Sentence, Word

_RELATIVE = frozenset({"who", "that", "which", "whom"})
_NO = frozenset({"no", "not", "n't", "never", "neither", "nor", "nobody", "none", "nothing"})
_ANY = "*"
_HYPHENS = frozenset("-–‑")


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Words:
    """Words by their forms, in lower case."""

    one: frozenset[str] = frozenset()
    two: Mapping[str, frozenset[str]] = field(
        default_factory=dict
    )  #: last word → words that may stand before it
    but: Mapping[str, frozenset[str]] = field(default_factory=dict)  #: not meant: house arrest
    any: bool = False  #: every word will do


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Frame:
    """A verb, what must hang on it, and to whom the act is done."""

    id: str  #: the act
    name: str  #: its verbs and words, short
    #: object, subject, owner (of the object), place (owner of a noun after a preposition), or the
    #: preposition that leads to them
    whom: str = "object"
    particle: frozenset[str] = frozenset()  #: "up", "away"
    objects: Words | None = None
    subjects: Words | None = None  #: of an active verb, or after "by"
    near: tuple[tuple[frozenset[str], Words], ...] = ()  #: prepositions and their nouns
    attributes: Words | None = None  #: "left bleeding"
    actions: Words | None = None  #: "forced to kneel", "coerced into signing"
    joined: frozenset[str] = frozenset()  #: "force" of "force-fed", before a hyphen
    negated: bool = False  #: the "not" belongs to the act: "were not given water"
    passive: bool = False  #: only where the verb is passive
    beside: bool = False  #: only where violence is told beside it
    done: bool = False  #: only what is told as having happened

    @property
    def telling(self) -> frozenset[str]:
        """Give the forms one of which must stand beside the verb; none where any word will do."""
        asked = (self.objects, *(nouns for _, nouns in self.near), self.attributes, self.actions)
        every = (self.subjects, *asked) if not any(asked) else asked
        sets = [frozenset(w.one | set(w.two)) for w in every if w is not None and not w.any]
        return min(sets, key=len, default=self.particle or self.joined)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Framed:
    """A frame that holds, and the words that make it hold, in their order."""

    frame: Frame
    words: tuple[Word, ...]


def by_verb(
    written: Iterable[Mapping[str, Any]],
    classes: Mapping[str, Sequence[str]],
    forms: Callable[[str, str], Iterable[str]],
) -> dict[str, tuple[Frame, ...]]:
    """Make frames of what a language's file has written, by the dictionary form of their verbs.

    ``forms`` gives the forms of a word that is a verb ("v") or a noun ("n").
    """
    found: dict[str, list[Frame]] = {}
    for one in written:
        frame = _frame(one, classes, forms)
        for verb in one["verbs"]:
            found.setdefault(verb, []).append(frame)
    return {verb: tuple(frames) for verb, frames in found.items()}


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
    inner = [
        m
        for one in (*hang, *held)
        for m in sentence.children(one, "modifier", "oblique")
        if m.index > verb.index or one.relation == "passive_subject"
    ]
    found = [*hang, *(w for w in inner if w.kind != "verb")]
    return [w for one in found for w in (one, *sentence.conjuncts(one))]


def says(sentence: Sentence, word: Word, words: Words) -> bool:
    """Tell whether a word, with what stands before it, is among some words."""
    if words.any:
        return True
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
    if frame.passive and not sentence.children(
        verb, "passive_auxiliary", "passive_subject", "agent"
    ):
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
    words = frame.objects
    if words is None:
        return []
    return _first(w for w in objects_of(sentence, verb) if says(sentence, w, words))


def _subjects(sentence: Sentence, verb: Word, frame: Frame) -> list[Word] | None:
    words = frame.subjects
    if words is None:
        return []
    passive = sentence.children(verb, "passive_auxiliary", "passive_subject")
    who = sentence.children(verb, "agent") if passive else sentence.children(verb, "subject")
    if not who and not passive and verb.relation in ("conjunct", "reduced", "open_complement"):
        head = sentence.head(verb)
        reduced = verb.relation == "reduced" and verb.form == "gerund"
        who = ([head] if reduced else sentence.children(head, "subject")) if head else []
    fits = next((w for w in who if says(sentence, w, words)), None)
    return None if fits is None else []


def _attributes(sentence: Sentence, verb: Word, frame: Frame) -> list[Word] | None:
    words = frame.attributes
    if words is None:
        return []
    near = [w for w in sentence.children(verb) if w.index > verb.index]
    near += [m for w in near for m in sentence.children(w, "adjectival", "reduced", "attribute")
             if m.index > w.index]  # fmt: skip
    return _first(w for w in near if says(sentence, w, words))


def _actions(sentence: Sentence, verb: Word, frame: Frame) -> list[Word] | None:
    words = frame.actions
    if words is None:
        return []
    near = sentence.children(verb, "open_complement", "complement", "adverbial", "oblique", "other")
    near += [
        m
        for w in sentence.children(verb, "object", "passive_subject", "recipient")
        for m in sentence.children(w, "open_complement", "complement", "reduced", "relative")
    ]
    near = [w for w in (*near, verb) if w.index >= verb.index]
    every = [w for one in near for w in (one, *sentence.conjuncts(one))]
    every = [w for w in every if w.kind == "verb" and w is not verb]
    return _first(w for w in every if says(sentence, w, words))


def _negated(sentence: Sentence, verb: Word, frame: Frame) -> list[Word] | None:
    if not frame.negated:
        return []
    near = [*sentence.children(verb), *(
        m
        for w in sentence.children(verb, "object", "passive_subject", "subject")
        for m in sentence.children(w, "determiner")
    )]  # fmt: skip
    return _first(w for w in near if w.low in _NO)


def _after(sentence: Sentence, verb: Word, cases: frozenset[str], nouns: Words) -> Word | None:
    for word in nouns_after(sentence, verb):
        case = sentence.case(word)
        if not case and word.relation == "conjunct":
            case = sentence.case(sentence.first_of(word))
        if (case in cases or case.split(" ")[-1] in cases) and says(sentence, word, nouns):
            return word
    return None


def _first(words: Iterator[Word]) -> list[Word] | None:
    word = next(words, None)
    return None if word is None else [word]


def _frame(
    one: Mapping[str, Any],
    classes: Mapping[str, Sequence[str]],
    forms: Callable[[str, str], Iterable[str]],
) -> Frame:
    near = {prep: nouns for prep, nouns in one.items() if prep.startswith("~")}
    told = [one[key] for key in ("particle", "objects", "actions") if key in one]
    name = " ".join([one["verbs"][0], *(str(words[0]) for words in (*told, *near.values()))])

    def words(key: str, part: str) -> Words | None:
        return _words(one[key], classes, forms, part) if key in one else None

    return Frame(
        id=one["act"],
        name=name,
        whom=one.get("whom", "object"),
        particle=frozenset(one.get("particle", ())),
        joined=frozenset(one.get("joined", ())),
        objects=words("objects", "n"),
        subjects=words("subjects", "n"),
        near=tuple(
            (frozenset(preps[1:].split()), _words(nouns, classes, forms, "n"))
            for preps, nouns in near.items()
        ),
        attributes=words("attributes", ""),
        actions=words("actions", "v"),
        **{name: one.get(name, False) for name in ("negated", "passive", "beside", "done")},
    )


def _words(
    listed: Sequence[str],
    classes: Mapping[str, Sequence[str]],
    forms: Callable[[str, str], Iterable[str]],
    part: str,
) -> Words:
    every = [w for one in listed for w in (classes[one[1:]] if one.startswith("+") else (one,))]
    single: set[str] = set()
    double: dict[str, set[str]] = {}
    but: dict[str, set[str]] = {}
    for one in every:
        *before, last = one.removeprefix("!").split(" ")
        for form in forms(last, part) if part else (last,):
            if before:
                pairs = but if one.startswith("!") else double
                pairs.setdefault(form, set()).add(before[-1])
            else:
                single.add(form)
    two, other = (
        {last: frozenset(before) for last, before in pairs.items()} for pairs in (double, but)
    )
    return Words(one=frozenset(single - {_ANY}), two=two, but=other, any=_ANY in single)
