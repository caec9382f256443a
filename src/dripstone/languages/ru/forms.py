"""Forms: the Russian words for the vocabularies' terms, and the cues of Russian reports.

build      → Lexicon    from the vocabularies' words and ``lexicon.yaml``
Russian    a lexicon that finds dictionary words of any form, listed or not
"""

from __future__ import annotations

import functools
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

import msgspec

from dripstone import vocabulary
from dripstone.languages.asked import families
from dripstone.languages.lexicon import Lexicon, Phrase, Sense
from dripstone.languages.parsed import Sentence, Word
from dripstone.languages.ru.hung import hung
from dripstone.languages.ru.pairs import often, pairs
from dripstone.languages.ru.people import is_personal, may_be_personal
from dripstone.languages.ru.people import listed as people
from dripstone.languages.ru.tags import tags_speech
from dripstone.languages.ru.words import (
    agree,
    announced,
    basic,
    cases,
    first_person,
    forms,
    imperatives,
    is_to_come,
    lemmas,
    may_shorten,
    names_in,
    only_bids,
    readings,
)
from dripstone.languages.worded import SCHEMES, worded

_PHRASES = (
    "suffered",
    "harm_beside",
    "not_by_subject",
)  #: named sets of phrases, by their dictionary words
_NOMINATING = (
    "reporting", "asking", "wanting", "denies", "declines", "calls", "asking_nouns", "comments",
    "bidding", "sparing", "may_it", "harms_you", "befalls_you",
)  # fmt: skip
_YEAR = "год"
_CUT_OFF, _DEFENCELESS = "liberty.incommunicado", "justice.unfair_trial"
_WHEN = frozenset({"в", "во", "с", "со", "к"})
_MARKS = dict.fromkeys((0x301, 0xAD))


class _Cues(dict[str, frozenset[str]]):
    """Named sets of forms; a set that Russian has no words for is empty."""

    def __missing__(self, name: str) -> frozenset[str]:
        return frozenset()


class _Lemmas(Mapping[str, tuple[str, ...]]):
    """The dictionary words of every form, looked up when asked for."""

    def __init__(self, reflexive: frozenset[str]) -> None:
        self._reflexive = reflexive

    def __getitem__(self, form: str) -> tuple[str, ...]:
        found = lemmas(form)
        plain = [m[:-2] for m in found if m.endswith("ся") and m[:-2] in self._reflexive]
        whole, _, number = form.rpartition("-")
        named = lemmas(whole) if number.isdigit() and whole else ()  # «СИЗО-2»
        return (*found, *plain, *named)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


@dataclass(frozen=True, kw_only=True, repr=False)
class Russian(Lexicon):
    """The words of Russian, in any form."""

    @functools.cached_property
    def nominating(self) -> frozenset[str]:
        """Give the forms that make a sentence worth parsing."""
        wanted = set(self.senses) | {one for one in self._rare.values() if one is not None}
        wanted |= {f"{m}ся" for m in self.rest["reflexive"]}
        found = {form for lemma in wanted for form in forms(lemma)}
        found = {form for form in found if len(form) > 2}
        return frozenset(found | self.cues["nominating"])

    @functools.cached_property
    def _rare(self) -> dict[tuple[str, ...], str | None]:
        """Give the rarest word of each phrase; None where every one is met often."""
        common, verbs = self.cues["common"], set(self.rest["phrase_verbs"])
        often = self.cues["often"]

        def rarity(lemma: str) -> tuple[bool, bool, int]:
            return lemma not in common, lemma not in verbs, len(lemma)

        found: dict[tuple[str, ...], str | None] = {}
        for words in (p.lemmas for phrases in self.phrases.values() for p in phrases):
            long = [m for m in words if len(m) > 2]  # not «в», «на»
            rarest = max(long, key=rarity)
            rare = [m for m in long if m not in often and m not in common]
            found[words] = max(rare, key=rarity, default=None) if rarest in often else rarest
        return found

    @functools.cached_property
    def _alone_too_often(self) -> frozenset[str]:
        """Give the forms that nominate nothing by themselves."""
        found = {form for lemma in self.cues["often"] for form in forms(lemma)}
        return frozenset(found - self.nominating)

    def nominates(self, words: str) -> bool:
        """Tell whether a stretch of text holds a form worth parsing it for."""
        return super().nominates(unicodedata.normalize("NFC", words).translate(_MARKS))

    def may_mean(self, pronoun: str, word: Word) -> bool:
        """Tell whether number and gender of the words let one go back to the other."""
        return agree(pronoun, word.low)

    def speaks_for_itself(self, form: str) -> bool:
        """Tell «просим» and «требую», which say who asks by their form."""
        return first_person(form)

    def tags_speech(self, words: str) -> bool:
        """Tell «улыбнулся Карел Дост», the author's words beside somebody's speech."""
        return tags_speech(words)

    def only_bids(self, form: str) -> bool:
        """Tell whether a verb's form can only ask somebody to do it: «верните»."""
        return only_bids(form)

    def is_to_come(self, form: str) -> bool:
        """Tell «убьём» and «задержат», which say what is to come, from «бьют»."""
        return is_to_come(form)

    def addresses(self, form: str) -> bool:
        """Tell «прокурору» and «министру», to whom a letter goes."""
        return cases(form) == {"datv"} and is_personal(form)

    def may_go_back(self, sentence: Sentence, word: Word) -> bool:
        """Tell a noun that says no more than that somebody was named before."""
        return sentence.child(word, "modifier", "relative", "reduced", "number", "compound") is None

    def _tightest(self, sentence: Sentence) -> list[tuple[Word, Phrase, tuple[Word, ...]]]:
        """Give the phrases of a sentence, found once, the tightest first; none within another."""
        if "phrases" not in sentence.noted:
            sentence.noted["phrases"] = _whole_first(super()._tightest(sentence))
        found: list[tuple[Word, Phrase, tuple[Word, ...]]] = sentence.noted["phrases"]
        return found

    def _matched(self, sentence: Sentence, first: Word, phrase: Phrase) -> tuple[Word, ...]:
        """Match a phrase as it stands; «получил в 1996 году» and «призвал не бить» are not it."""
        words = super()._matched(sentence, first, phrase)
        years = [w for w in words[1:] if _YEAR in self.lemma(w)] if _YEAR in phrase.lemmas else []
        before = (c for w in years for c in sentence.children(w, "case") if c not in words)
        if any(c.low in _WHEN for c in before):
            return ()
        inner = (w for w in words[1:] if w.kind == "verb")
        nots = (n for w in inner for n in sentence.children(w, "negation") if n not in words)
        return () if next(nots, None) is not None else words

    def _hung(self, sentence: Sentence, verb: Word, phrase: Phrase) -> tuple[Word, ...]:
        """Match «в подвале его держат» for «держать в подвале»: the words hang on the verb."""
        return hung(self, sentence, verb, phrase)

    def basic(self, words: str) -> str:
        """Put each word into its dictionary form, in lower case."""
        return basic(words)

    def names_in(self, content: str) -> Iterator[tuple[str, ...]]:
        """Give what looks like a person's full name: a given name, and one or two words more."""
        return names_in(content)

    def may_shorten(self, mention: Sequence[str], name: Sequence[str]) -> bool:
        """Tell whether a shorter name, in any case, may be short for a longer one, or the same."""
        return may_shorten(tuple(mention), tuple(name))


def build() -> Russian:
    """Build the Russian lexicon."""
    raw = raw_lexicon()
    senses: dict[str, list[Sense]] = defaultdict(list)
    phrases: dict[str, list[Phrase]] = defaultdict(list)
    for words, sense in worded(raw, "ru"):
        _add(words.lower(), sense, raw, senses, phrases)
    cues, verbs = cued()
    rest = dict(raw["rest"], reflexive=frozenset(raw["reflexive"]))
    rest["living"] = True  # the dictionary tells who is living
    rest["phrase_verbs"] = frozenset(raw["phrase_verbs"])
    rest["demand_nouns"] = {
        form: type_ for noun, type_ in rest["demand_nouns"].items() for form in forms(noun)
    }
    return Russian(
        lemmas=_Lemmas(rest["reflexive"]),
        senses={lemma: tuple(dict.fromkeys(found)) for lemma, found in senses.items()},
        phrases={first: tuple(found) for first, found in phrases.items()},
        traps=_traps(raw),
        cues=_Cues(cues),
        lemma_of=verbs,
        personal=is_personal,
        may_be_personal=may_be_personal,
        rest=rest,
    )


@functools.cache
def raw_lexicon() -> dict[str, Any]:
    """Read our own lists as one."""
    files = resources.files(__package__)
    raw: dict[str, Any] = msgspec.yaml.decode(files.joinpath("lexicon.yaml").read_bytes())
    acts: dict[str, Any] = msgspec.yaml.decode(files.joinpath("acts.yaml").read_bytes())
    for name in ("more", "phrase_verbs"):
        raw[name] = [*raw[name], *acts[name]]
    raw["verbs"] |= acts["verbs"]
    for part in ("words", "plain"):
        for name, words in acts[part].items():
            raw[part][name] = [*raw[part].get(name, ()), *words]
    for name, phrases in acts["rest"].items():
        raw["rest"][name] |= phrases
    raw |= {name: acts[name] for name in (*_PHRASES, "often")}
    raw["often"] = [*raw["often"], *often()]
    for row in pairs():
        raw["more"].append({"scheme": "acts", "id": row.of, "part": "p", "words": row.phrases})
        raw["phrase_verbs"] += row.first_words
        for name, told in zip(_PHRASES, (row.suffered, row.beside, row.found), strict=True):
            raw[name] += row.phrases if told else ()
    for name in ("asks", "events", "unreal", "causes"):
        _join(raw, msgspec.yaml.decode(files.joinpath(f"{name}.yaml").read_bytes()))
    asked = msgspec.yaml.decode(files.joinpath("asked.yaml").read_bytes(), type=dict[str, Any])
    raw["rest"]["demand_families"] = families(asked, lambda one: (one,), lambda one: (one,))
    for name, words in asked["words"].items():
        raw["words"][name] = [*raw["words"].get(name, ()), *words]
    _demands(raw["rest"], msgspec.yaml.decode(files.joinpath("demands.yaml").read_bytes()))
    return raw


def _demands(rest: dict[str, Any], listed: dict[str, Any]) -> None:
    """Add what is asked for by type, and what is asked of those who are held: that is no demand."""
    for part, name in (("verbs", "demand_phrases"), ("nouns", "demand_nouns")):
        for type_, phrases in listed[part].items():
            rest[name] |= {one: type_ for phrase in phrases for one in _both(phrase)}
    rest["not_asked"] = {one for phrase in listed["not_asked"] for one in _both(phrase)}


def _both(phrase: str) -> set[str]:
    """Give a phrase as it is listed, and with each word as the dictionary has it: «деньга»."""
    return {phrase, " ".join(map(_lemma, phrase.split()))}


def _join(raw: dict[str, Any], asks: dict[str, Any]) -> None:
    """Add the words of asking, of reasons, of denials and of events to what is there."""
    for name, verbs in asks["verbs"].items():
        listed = raw["verbs"].get(name, [])
        raw["verbs"][name] = listed | verbs if isinstance(listed, dict) else [*listed, *verbs]
    for part in ("words", "plain"):
        for name, words in asks.get(part, {}).items():
            raw[part][name] = [*raw[part].get(name, ()), *words]
    for name, phrases in asks.get("rest", {}).items():
        raw["rest"][name] |= phrases
    for name in ("more", "phrase_verbs", "traps", "spare", "often"):
        raw[name] = [*raw.get(name, ()), *asks.get(name, ())]


def _add(
    words: str,
    sense: Sense,
    raw: dict[str, Any],
    senses: dict[str, list[Sense]],
    phrases: dict[str, list[Phrase]],
) -> None:
    split = words.split()
    if len(split) > 1:
        found = _together(split)
        gap = 3 if found[0] in raw["phrase_verbs"] else 0
        phrases[found[0]].append(Phrase(lemmas=found, sense=sense, gap=gap))
        return
    part = sense.part if sense.part in ("v", "n", "a") else _part(words)
    senses[words].append(Sense(scheme=sense.scheme, id=sense.id, part=part, weak=sense.weak))


def _part(word: str) -> str:
    tag = readings(word)[0].tag
    return "v" if "INFN" in tag else "n" if "NOUN" in tag else "a"


def _lemma(word: str) -> str:
    """Give the dictionary word of a phrase's word; a participle is the verb it comes from."""
    return str(readings(word)[0].normal_form)


def _together(words: Sequence[str]) -> tuple[str, ...]:
    """Give the dictionary words of a phrase; «обвиняемым» after its verb is not «обвинять»."""
    return (_lemma(words[0]), *(_standing(word) for word in words[1:]))


def _standing(word: str) -> str:
    first = readings(word)[0]
    basic_form = first.inflect({"masc", "sing", "nomn"}) if "PRTF" in first.tag else None
    return _lemma(word) if basic_form is None else str(basic_form.word)


def _traps(raw: dict[str, Any]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = defaultdict(list)
    listed = [
        (trap, term.id)
        for name in SCHEMES
        for term in vocabulary.scheme(name)
        for trap in term.traps.get("ru", ())
    ]
    for trap, term in (*listed, *((trap, "") for trap in raw["traps"])):
        words = tuple(map(_lemma, trap.lower().split()))
        if len(words) > 1 and trap not in raw["no_traps"]:
            sense = Sense(scheme="", id=term, part="p")
            found[words[0]].append(Phrase(lemmas=words, sense=sense, gap=2))
    return {first: tuple(phrases) for first, phrases in found.items()}


@functools.cache
def cued() -> tuple[dict[str, frozenset[str]], dict[str, dict[str, str]]]:
    """Give the named sets of forms, and for sets of verbs each form with its neutral name."""
    raw = raw_lexicon()
    cues = {name: _all_forms(words) for name, words in raw["words"].items()}
    cues |= {
        name: cues.get(name, frozenset()) | frozenset(words) for name, words in raw["plain"].items()
    }
    for name in _PHRASES:
        cues[name] = frozenset(" ".join(_together(one.split())) for one in raw[name])
    cues["often"] = frozenset(raw["often"])
    cues["people_pronouns"] -= cues["things_meant"]
    verbs: dict[str, dict[str, str]] = {}
    for name, words in raw["verbs"].items():
        named = words if isinstance(words, dict) else {word: word for word in words}
        verbs[name] = {form: neutral for word, neutral in named.items() for form in forms(word)}
        cues[name] = cues.get(name, frozenset()) | frozenset(verbs[name])
    for name, of in (
        ("reporting", ("says", "knows", "claims", "judges")),
        ("asking", raw["asking"]),
    ):
        verbs[name] = {form: m for one in of for form, m in verbs[one].items()}
        cues[name] = frozenset(verbs[name])
    cues["reporting"] |= cues["claims"]  # «убеждена» stands in no dictionary as a verb's form
    asked = {p.split()[0] for p in raw["rest"]["demand_phrases"]}
    cues["imperatives"] = frozenset(form for verb in asked for form in imperatives(verb))
    cues["bidding"] = frozenset(f for f in cues["imperatives"] if f.endswith(("те", "тесь")))
    cues["sparing"] = frozenset(form for verb in raw["spare"] for form in imperatives(verb))
    cues["harms_you"] = frozenset(
        form for verb in raw["verbs"]["harmful"] for form in announced(verb)
    )
    cues["bodies"] = _all_forms(people()["bodies"])
    cues["nominating"] = cues["nominating"].union(*(cues[n] for n in _NOMINATING))
    return cues, verbs


def _whole_first(
    found: list[tuple[Word, Phrase, tuple[Word, ...]]],
) -> list[tuple[Word, Phrase, tuple[Word, ...]]]:
    """Leave out phrases within others: «возбудить дело» in «отказались возбудить дело».

    «К ним не допустили адвоката» tells that they have no defence, and no more than that.
    """
    sets = [frozenset(w.index for w in words) for _, _, words in found]
    whole = [one for one, own in zip(found, sets, strict=True) if not any(own < s for s in sets)]
    tried = {w.index for _, p, words in whole if p.sense.id == _DEFENCELESS for w in words}
    return [
        (first, phrase, words)
        for first, phrase, words in whole
        if phrase.sense.id != _CUT_OFF or tried.isdisjoint(w.index for w in words)
    ]


def _all_forms(words: Iterable[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in forms(word))
