"""Lexicon: the words of one language for each meaning, in every form they are met in.

Sense       what a word may mean: a term of a vocabulary
Lexicon     form → lemmas → senses; phrases, traps and cues; and what nominates a sentence
Trigger     a word of a sentence that may make a finding
"""

from __future__ import annotations

import functools
import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dripstone.languages.frames import Frame
from dripstone.languages.framing import framed
from dripstone.languages.needing import Needing
from dripstone.languages.parsed import Sentence, Word
from dripstone.records import Value

_WORDS = re.compile(r"[\w'’-]+")
_NOTHING: frozenset[str] = frozenset()
_FORMS = 1 << 16  #: forms whose dictionary words are remembered
_CUES = 1024  #: named sets of cues that are asked for together
_APART = frozenset({"without", "under", "with", "on", "before", "after", "despite"})
_GAP = 3  #: words that may stand between the first word of a phrase and the next
_HYPHENS = frozenset("-–")
_SHORT = 3  #: letters of a word that is met in any sentence
_LIGHT = frozenset({"a", "an", "the", "his", "her", "their", "its", "my", "our"})


class Sense(Value, frozen=True, kw_only=True):
    """One meaning that a word or phrase may have."""

    scheme: str  #: acts, events, demands, legal
    id: str  #: the term
    part: str  #: v, n, a, p
    weak: bool = False  #: needs a victim or a doer before it may fire


class Phrase(Value, frozen=True, kw_only=True):
    """Words that mean something together, as lemmas."""

    lemmas: tuple[str, ...]
    sense: Sense
    gap: int = 0  #: words that may stand between the first and the next
    verbal: bool = False  #: its first word must be met as a verb


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Trigger:
    """A word that may make a finding, with its senses that no trap took away."""

    word: Word
    senses: tuple[Sense, ...]
    lemma: str
    words: tuple[Word, ...]  #: the phrase it stands in; itself alone, mostly
    frame: Frame | None = None  #: what hangs together with it, where that tells of the act


@dataclass(frozen=True, kw_only=True, repr=False)
class Lexicon:
    """The words of one language."""

    lemmas: Mapping[str, tuple[str, ...]]  #: by form, in lower case
    senses: Mapping[str, tuple[Sense, ...]]  #: by lemma
    phrases: Mapping[str, tuple[Phrase, ...]]  #: by first lemma
    traps: Mapping[str, tuple[Phrase, ...]]  #: by first lemma
    cues: Mapping[str, frozenset[str]]  #: named sets of forms
    lemma_of: Mapping[str, Mapping[str, str]]  #: named sets of verbs: form → lemma
    personal: Callable[[str], bool]  #: does a word name people?
    may_be_personal: Callable[[str], bool]  #: does it at least end like one that does?
    rest: Mapping[str, Any] = field(default_factory=dict)
    frames: Mapping[str, tuple[Frame, ...]] = field(default_factory=dict)  #: by verb

    def lemma(self, word: Word) -> tuple[str, ...]:
        """Give the dictionary forms that a word may have, itself among them."""
        return self._lemmas_of(word.low)

    @functools.cached_property
    def _lemmas_of(self) -> Callable[[str], tuple[str, ...]]:
        return functools.lru_cache(_FORMS)(lambda low: (*self.lemmas.get(low, ()), low))

    def basic(self, words: str) -> str:
        """Put words into the form in which vocabularies list them."""
        return words

    def names_in(self, content: str) -> Iterator[tuple[str, ...]]:  # noqa: ARG002
        """Give what looks like a person's full name, parsed or not; none where nothing tells."""
        return iter(())

    def may_shorten(self, mention: Sequence[str], name: Sequence[str]) -> bool:  # noqa: ARG002
        """Tell whether a shorter name, in any case, may be short for a longer one, or the same."""
        return False

    def may_mean(self, pronoun: str, word: Word) -> bool:
        """Tell whether "he", "she" or "they" may be said of who a noun or name names.

        A name fits either: nobody's gender is told by a name.
        """
        many = word.form == "plural"
        if self.has("they", pronoun) or self.has("many_held", pronoun):
            return many or word.low in ("people", "men", "women", "police")
        other = "masculine" if self.has("she", pronoun) else "feminine"
        return not many and not (self.has("goes_back", pronoun) and self.has(other, word))

    def speaks_for_itself(self, form: str) -> bool:  # noqa: ARG002
        """Tell whether a form of a verb says "I" or "we" with no word for it; none in English."""
        return False

    def tags_speech(self, words: str) -> bool:  # noqa: ARG002
        """Tell the author's words beside speech that dashes set off; English sets none off so."""
        return False

    def only_bids(self, form: str) -> bool:  # noqa: ARG002
        """Tell whether a form of a verb can only ask somebody to do it; none in English."""
        return False

    def is_to_come(self, form: str) -> bool:  # noqa: ARG002
        """Tell whether a form of a verb by itself says what is to come; none in English."""
        return False

    def addresses(self, form: str) -> bool:  # noqa: ARG002
        """Tell whether a form says by itself to whom a letter goes; none in English."""
        return False

    def may_go_back(self, sentence: Sentence, word: Word) -> bool:
        """Tell a noun that says somebody was named before: "the two women"."""
        said = [w.low for w in sentence.children(word, "determiner")]
        return "the" in said and sentence.child(word, "modifier", "relative", "reduced") is None

    def has(self, cue: str, word: Word | str) -> bool:
        """Tell whether a word stands in a named set of cues; one a language lacks holds none."""
        known = self.cues.get(cue)
        if known is None:
            return False
        return (word if word.__class__ is str else word.low) in known  # type: ignore[union-attr]

    def marked(self, sentence: Sentence, *cues: str) -> list[Word]:
        """Give the words of a sentence that stand in any of some named sets of cues."""
        noted = sentence.noted
        here: int | None = noted.get("cued")
        if here is None:
            here = functools.reduce(operator.or_, map(self._bits_of, sentence.said), 0)
            noted["cued"] = here
        if not here & self._bits_for(cues):
            return []
        found: list[Word] | None = noted.get(cues)
        if found is None:
            forms = self._any_of(cues)
            found = noted[cues] = [w for w in sentence.words if w.low in forms]
        return found

    @functools.cached_property
    def cues_of(self) -> Callable[[str], frozenset[str]]:
        """Give the named sets of cues that a form stands in."""
        return functools.lru_cache(_FORMS)(
            lambda low: frozenset(name for name, forms in self.cues.items() if low in forms)
        )

    @functools.cached_property
    def _bits_of(self) -> Callable[[str], int]:
        """Give the named sets that a form stands in as bits: a sentence asks for many of them."""
        return functools.lru_cache(_FORMS)(lambda low: self._bits_for(tuple(self.cues_of(low))))

    @functools.cached_property
    def _bits_for(self) -> Callable[[tuple[str, ...]], int]:
        """Give the bits of some named sets of cues."""
        bits = {name: 1 << at for at, name in enumerate(self.cues)}
        return functools.lru_cache(_FORMS)(
            lambda cues: functools.reduce(operator.or_, (bits.get(c, 0) for c in cues), 0)
        )

    @functools.cached_property
    def _any_of(self) -> Callable[[tuple[str, ...]], frozenset[str]]:
        return functools.lru_cache(_CUES)(
            lambda cues: frozenset().union(*(self.cues.get(cue, _NOTHING) for cue in cues))
        )

    def triggers(self, sentence: Sentence, scheme: str) -> tuple[Trigger, ...]:
        """Give the words of a sentence that may carry a term of a scheme, found once."""
        found: tuple[Trigger, ...] | None = sentence.noted.get(("triggers", scheme))
        if found is None:
            may = scheme == "acts" or scheme in self._schemes_in(sentence)
            found = tuple(self._triggers(sentence, scheme)) if may else ()
            sentence.noted["triggers", scheme] = found
        return found

    def _triggers(self, sentence: Sentence, scheme: str) -> Iterator[Trigger]:
        """Find the words that may carry a term of a scheme, traps taken out."""
        trapped = self._trapped(sentence)
        covered: set[int] = set()
        told: set[tuple[int, str]] = set()
        if scheme == "acts" and self.frames:
            yield from self._framed(sentence)
        for first, phrase, words in self._tightest(sentence):
            sense, at = phrase.sense, (first.index, phrase.sense.id)
            if phrase.verbal and first.kind not in ("verb", "auxiliary"):
                continue
            shared = {w.index for w in words if w.index in covered}
            new = at not in told and (not shared or _beside(sentence, words, covered, sense, told))
            if sense.scheme == scheme and new and not _is_trapped(sense, first, trapped):
                lemma = " ".join(phrase.lemmas)
                core = _core(words)
                yield Trigger(word=core, senses=(sense,), lemma=lemma, words=words)
                covered |= _up_to_of(words)
                told.add(at)
        for word in self._meaning(sentence):
            if word.index not in covered:
                yield from self._single(word, scheme, trapped)

    def _framed(self, sentence: Sentence) -> Iterator[Trigger]:
        """Find the verbs that tell of an act together with what hangs on them."""
        trapped = self._trapped(sentence)
        for verb in sentence.words:
            if verb.kind != "verb":
                continue
            near = self._frames_of(verb.low)
            for one in framed(sentence, verb, near.met_by(sentence.said)) if near else ():
                sense = Sense(scheme="acts", id=one.frame.id, part="p")
                others = (w for w in one.words if w is not verb)
                meant = any(_is_trapped(sense, w, trapped) for w in others)  # "held accountable"
                if meant or not _is_trapped(sense, verb, trapped):
                    yield Trigger(
                        word=verb,
                        senses=(sense,),
                        lemma=one.frame.name,
                        words=one.words,
                        frame=one.frame,
                    )

    @functools.cached_property
    def _frames_of(self) -> Callable[[str], Needing[Frame] | None]:
        """Give the frames of a form's verbs, by the words that tell of them."""

        @functools.lru_cache(_FORMS)
        def of(verbs: tuple[str, ...]) -> Needing[Frame] | None:
            frames = dict.fromkeys(f for verb in verbs for f in self.frames[verb])
            return Needing((f, f.telling) for f in frames) if frames else None

        return functools.lru_cache(_FORMS)(
            lambda low: of(tuple(m for m in self._lemmas_of(low) if m in self.frames))
        )

    @functools.cached_property
    def _means(self) -> Callable[[str], bool]:
        """Tell whether a form has a sense of its own."""
        return functools.lru_cache(_FORMS)(
            lambda low: any(lemma in self.senses for lemma in self._lemmas_of(low))
        )

    def _meaning(self, sentence: Sentence) -> list[Word]:
        """Give the words of a sentence that have any sense of their own, found once."""
        found = sentence.noted.get("meaning")
        if found is None:
            found = [w for w in sentence.words if self._means(w.low)]
            sentence.noted["meaning"] = found
        return found

    def _schemes_in(self, sentence: Sentence) -> frozenset[str]:
        """Give the schemes of which words of a sentence may carry a term, gathered once."""
        found: frozenset[str] | None = sentence.noted.get("schemes")
        if found is None:
            of_words = map(self._schemes_of, {w.low for w in self._meaning(sentence)})
            of_phrases = {phrase.sense.scheme for _, phrase, _ in self._tightest(sentence)}
            found = sentence.noted["schemes"] = frozenset(of_phrases).union(*of_words)
        return found

    @functools.cached_property
    def _schemes_of(self) -> Callable[[str], frozenset[str]]:
        """Give the schemes of a form's senses."""
        return functools.lru_cache(_FORMS)(
            lambda low: frozenset(
                s.scheme for lemma in self._lemmas_of(low) for s in self.senses.get(lemma, ())
            )
        )

    def _tightest(self, sentence: Sentence) -> list[tuple[Word, Phrase, tuple[Word, ...]]]:
        """Give the phrases of a sentence, found once, the tightest first."""
        found = sentence.noted.get("phrases")
        if found is None:
            found = sorted(self._phrases(sentence, self._begun), key=_tightness)
            sentence.noted["phrases"] = found
        return found

    def _single(
        self, word: Word, scheme: str, trapped: frozenset[tuple[int, str]]
    ) -> Iterator[Trigger]:
        for lemma in self.lemma(word):
            fitting = tuple(
                s
                for s in self.senses.get(lemma, ())
                if s.scheme == scheme and _fits(s, word) and not _is_trapped(s, word, trapped)
            )
            if fitting:
                yield Trigger(word=word, senses=fitting, lemma=lemma, words=(word,))
                return

    def _trapped(self, sentence: Sentence) -> frozenset[tuple[int, str]]:
        """Give the words that lie within a trap, each with the term it must not fire."""
        told = sentence.noted.get("traps")
        if told is None:
            found = self._phrases(sentence, self._trapping)
            told = frozenset(
                (w.index, p.sense.id)
                for _, p, words in found
                if not (_tied_apart, _held_apart)[sentence.bare](sentence, words)
                for w in words
            )
            sentence.noted["traps"] = told
        return told

    @functools.cached_property
    def _begun(self) -> Callable[[str], Needing[Phrase] | None]:
        """Give the phrases that a form may begin."""
        return self._begun_in(self.phrases)

    @functools.cached_property
    def _trapping(self) -> Callable[[str], Needing[Phrase] | None]:
        """Give the traps that a form may begin."""
        return self._begun_in(self.traps)

    def _begun_in(
        self, listed: Mapping[str, tuple[Phrase, ...]]
    ) -> Callable[[str], Needing[Phrase] | None]:
        @functools.lru_cache(_FORMS)
        def of(firsts: tuple[str, ...]) -> Needing[Phrase] | None:
            phrases = [phrase for first in firsts for phrase in listed[first]]
            return Needing((one, _telling(one)) for one in phrases) if phrases else None

        return functools.lru_cache(_FORMS)(
            lambda low: of(tuple(dict.fromkeys(m for m in self._lemmas_of(low) if m in listed)))
        )

    def _phrases(
        self, sentence: Sentence, begun: Callable[[str], Needing[Phrase] | None]
    ) -> Iterator[tuple[Word, Phrase, tuple[Word, ...]]]:
        said = self._lemmas_in(sentence)
        for word in sentence.words:
            near = begun(word.low)
            for phrase in near.met_by(said) if near else ():
                if not said.issuperset(phrase.lemmas):
                    continue
                words = self._matched(sentence, word, phrase) or (
                    self._turned(sentence, word, phrase) if phrase.verbal else ()
                )
                if not words and sentence.bare:
                    words = self._hung(sentence, word, phrase)
                if words:
                    yield word, phrase, words

    def _lemmas_in(self, sentence: Sentence) -> frozenset[str]:
        """Give the dictionary forms of all words of a sentence, gathered once."""
        found: frozenset[str] | None = sentence.noted.get("lemmas")
        if found is None:
            found = frozenset().union(*map(self._lemmas_of, sentence.said))
            sentence.noted["lemmas"] = found
        return found

    def _matched(self, sentence: Sentence, first: Word, phrase: Phrase) -> tuple[Word, ...]:
        words, at = [first], first.index + 1
        for number, lemma in enumerate(phrase.lemmas[1:]):
            gap = phrase.gap if number == 0 else 1
            found = self._next(sentence.words[at : at + gap + 4], lemma, gap)
            if found is None or not _belongs(sentence, first, found):
                return ()
            words.append(found)
            at = found.index + 1
        return tuple(words)

    def _turned(self, sentence: Sentence, verb: Word, phrase: Phrase) -> tuple[Word, ...]:
        """Match a phrase turned into a passive: "five rounds were fired" for "fire rounds"."""
        subject = sentence.child(verb, "passive_subject")
        if subject is None or len(phrase.lemmas) < 2 or "-" in phrase.lemmas:
            return ()
        inside = [w for w in sentence.below(subject) if w.index < verb.index]
        found = [next((w for w in inside if m in self.lemma(w)), None) for m in phrase.lemmas[1:]]
        own = found[-1] == subject or (found[-1] is not None and found[-1].head == subject.index)
        words = [w for w in found if w is not None]
        return (*words, verb) if own and len(words) == len(found) else ()

    def _hung(self, sentence: Sentence, verb: Word, phrase: Phrase) -> tuple[Word, ...]:
        """Match «в подвале держат» for «держать в подвале»: the words hang on the verb."""
        if verb.kind != "verb" or not phrase.gap:
            return ()
        short = len(phrase.lemmas) < 3  # a verb and its object: «дело завели»
        core = ("object", "passive_subject", "subject")
        wide = ("oblique", "object", "attribute", "open_complement")
        hang = sentence.children(verb, *(core if short else wide))
        near = [w for one in hang for w in (*sentence.children(one, "case"), one)]
        found = [next((w for w in near if m in self.lemma(w)), None) for m in phrase.lemmas[1:]]
        words = [w for w in found if w is not None and w.index < verb.index]
        return (*words, verb) if len(words) == len(found) else ()

    def _next(self, ahead: tuple[Word, ...], lemma: str, gap: int) -> Word | None:
        for word in ahead:
            if lemma in self.lemma(word):
                return word
            if word.kind == "mark" and word.text not in _HYPHENS:
                return None
            if word.low in _LIGHT:
                continue
            if word.text in _HYPHENS:
                gap += 1  # "pre-trial" is one word
                continue
            gap -= 1
            if gap < 0:
                return None
        return None

    def nominates(self, words: str) -> bool:
        """Tell whether a stretch of text holds a form worth parsing it for."""
        low = words.lower()
        often = False
        for _, start, end in self._automaton.find_matches_as_indexes(low):
            if _whole(low, start, end):
                if low[start:end] not in self._alone_too_often:
                    return True
                often = True
        return often and self._holds_phrase(low)

    def _holds_phrase(self, low: str) -> bool:
        """Tell whether all words of a phrase whose every word is met often stand there."""
        said = frozenset(m for w in _WORDS.findall(low) for m in (*self.lemmas.get(w, ()), w))
        return any(needed <= said for needed in self._of_common_words.met_by(said)) or any(
            not words.isdisjoint(said) for lemma in said for words in self._framing.get(lemma, ())
        )

    @functools.cached_property
    def _framing(self) -> dict[str, tuple[frozenset[str], ...]]:
        """Give what makes a sentence worth parsing beside a verb, by the verb."""
        found = {
            verb: dict.fromkeys(telling for frame in frames if (telling := frame.telling))
            for verb, frames in self.frames.items()
        }
        return {verb: tuple(words) for verb, words in found.items()}

    @functools.cached_property
    def _automaton(self) -> Any:  # noqa: ANN401
        from ahocorasick_rs import AhoCorasick, MatchKind  # noqa: PLC0415 -- readers only

        forms = sorted(self.nominating | self._alone_too_often)
        return AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest)

    @functools.cached_property
    def nominating(self) -> frozenset[str]:
        """Give the forms that make a sentence worth parsing."""
        wanted = set(self.senses) | {one for one in self._rare.values() if one is not None}
        wanted |= {v for v, frames in self.frames.items() if any(not f.telling for f in frames)}
        forms = {form for form, lemmas in self.lemmas.items() if wanted.intersection(lemmas)}
        return frozenset(forms | wanted | self.cues["nominating"])

    @functools.cached_property
    def _of_common_words(self) -> Needing[frozenset[str]]:
        """Give the words of each phrase that holds none that is met rarely."""
        found = (lemmas for lemmas, rare in self._rare.items() if rare is None)
        every = dict.fromkeys(frozenset(lemmas) - _HYPHENS for lemmas in found)
        return Needing((words, frozenset(sorted(words, key=len)[-1:])) for words in every)

    @functools.cached_property
    def _rare(self) -> dict[tuple[str, ...], str | None]:
        """Give the rarest word of each phrase; None where every one is met often."""
        common, often = self.cues["common"], self.cues.get("often", _NOTHING)
        found: dict[tuple[str, ...], str | None] = {}
        for lemmas in (p.lemmas for phrases in self.phrases.values() for p in phrases):
            rarest = _rarest(lemmas, common)
            if rarest in often:
                rare = [one for one in lemmas if one not in common | often and len(one) > _SHORT]
                found[lemmas] = max(rare, key=len, default=None)
            else:
                found[lemmas] = rarest
        return found

    @functools.cached_property
    def _alone_too_often(self) -> frozenset[str]:
        """Give the forms that nominate nothing by themselves."""
        often = self.cues.get("often", _NOTHING)
        forms = {form for form, lemmas in self.lemmas.items() if not often.isdisjoint(lemmas)}
        return frozenset((forms | often | self._of_frames) - self.nominating)

    @functools.cached_property
    def _of_frames(self) -> frozenset[str]:
        """Give what tells that a frame may hold: what stands beside its verb, or, if rarer, it."""
        common = self.cues["common"] | self.cues["people_pronouns"] | self.cues["small"]
        many = {
            v for v, sets in self._framing.items() if any(not common.isdisjoint(s) for s in sets)
        }
        verbs = {form for form, lemmas in self.lemmas.items() if not many.isdisjoint(lemmas)}
        sets = (s for every in self._framing.values() for s in every if common.isdisjoint(s))
        return frozenset(verbs.union(*sets))


def _telling(phrase: Phrase) -> frozenset[str]:
    """Give a word of a phrase that is met less often than the others, as far as length tells."""
    return frozenset(sorted(phrase.lemmas[1:], key=len)[-1:])


def _beside(
    sentence: Sentence,
    words: tuple[Word, ...],
    covered: set[int],
    sense: Sense,
    told: set[tuple[int, str]],
) -> bool:
    """Tell «держали в ангаре без еды», two acts of one verb: that to the body and another."""
    verb = _core(words)
    if not sentence.bare or {w.index for w in words} & covered != {verb.index}:
        return False
    tied = [any(w.kind == "preposition" for w in words)]
    tied += [any(sentence.words[at].kind == "preposition" for at in covered)]
    if not all(tied):
        return False  # «шесть часов держали у стены»
    others = [id_.startswith("body") for at, id_ in told if at == verb.index]
    return bool(others) and sense.id.startswith("body") not in others


def _tightness(found: tuple[Word, Phrase, tuple[Word, ...]]) -> tuple[int, int]:
    """Rank "house arrest" before "placed … under … arrest", and longer phrases before shorter."""
    words = found[2]
    return words[-1].index - words[0].index - len(words), -len(words)


def _rarest(lemmas: tuple[str, ...], common: frozenset[str]) -> str:
    """Give the word of a phrase that is met least outside it."""
    return max(lemmas, key=lambda lemma: (lemma not in common, len(lemma)))


def _belongs(sentence: Sentence, first: Word, found: Word) -> bool:
    """Tell whether a word further on still depends on the verb that a phrase begins with."""
    near = found.index - first.index <= 3
    return near or first.kind != "verb" or first in list(sentence.above(found))[:3]


def _fits(sense: Sense, word: Word) -> bool:
    if sense.part == "v":
        return word.kind == "verb"
    if sense.part == "n":
        return word.kind in ("noun", "name")
    if sense.part == "a":
        return word.kind in ("adjective", "adverb", "noun")
    return True


def _tied_apart(sentence: Sentence, words: tuple[Word, ...]) -> bool:
    """Tell "arrested without a warrant", an arrest, from an "arrest warrant", which is none."""
    between = sentence.words[words[0].index : words[-1].index]
    verb = words[0].form in ("past", "participle")
    return verb and any(w.low in _APART and w not in words for w in between)


def _held_apart(sentence: Sentence, words: tuple[Word, ...]) -> bool:
    """Tell «убили во время рейда» from «убили время»: a preposition of its own holds the noun."""
    if words[0].kind != "verb":
        return False
    for word in words[1:]:
        own = word.relation == "case" and word.kind == "noun"
        if own or any(w not in words for w in sentence.children(word, "case")):
            return True
    return False


def _is_trapped(sense: Sense, word: Word, trapped: frozenset[tuple[int, str]]) -> bool:
    return (word.index, sense.id) in trapped or (word.index, "") in trapped


def _core(words: tuple[Word, ...]) -> Word:
    """Give the word of a phrase that governs the rest: its verb, else the noun on top."""
    verbs = [w for w in words if w.kind == "verb" and w.relation != "adjectival"]
    inside = {w.index for w in words}
    if verbs:
        return next((w for w in verbs if w.head not in inside or w.head == w.index), verbs[0])
    nouns = [w for w in words if w.kind in ("noun", "name")]
    return next((w for w in nouns if w.head not in inside or w.head == w.index), words[0])


def _up_to_of(words: Iterable[Word]) -> set[int]:
    """Give the places of a phrase's words; those after "of" may still mean something alone."""
    kept: set[int] = set()
    for word in words:
        if word.low == "of":
            break
        kept.add(word.index)
    return kept


def _whole(low: str, start: int, end: int) -> bool:
    before = start == 0 or not low[start - 1].isalnum()
    return before and (end == len(low) or not low[end].isalnum())
