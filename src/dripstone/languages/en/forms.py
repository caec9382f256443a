"""Forms: the English words for the vocabularies' terms, and the cues of English reports.

build    → Lexicon    from the vocabularies' words and our own two lists, every form made by rule
"""

from __future__ import annotations

from collections import defaultdict
from importlib import resources
from typing import Any

import msgspec

from dripstone import vocabulary
from dripstone.languages.asked import families
from dripstone.languages.en.inflect import noun_forms, verb_forms
from dripstone.languages.en.people import is_personal, may_be_personal
from dripstone.languages.en.people import listed as people
from dripstone.languages.frames import Frame, Words, by_verb, words_of
from dripstone.languages.lexicon import Lexicon, Phrase, Sense
from dripstone.languages.worded import SCHEMES, worded

_ARTICLES = frozenset({"a", "an", "the"})  #: may stand or not within a phrase


class _Forms:
    """Collects forms while the lexicon is built."""

    def __init__(self, raw: dict[str, Any]) -> None:
        self.raw = raw
        self.lemmas: dict[str, dict[str, None]] = defaultdict(dict)
        self.past: dict[str, str] = {}  #: by gerund
        self.verbs: dict[str, tuple[str, ...]] = {}  #: by lemma; phrases ask for some many times

    def verb(self, lemma: str) -> tuple[str, ...]:
        if lemma in self.verbs:
            return self.verbs[lemma]
        self.verbs[lemma] = forms = verb_forms(lemma, self.raw["irregular_verbs"])
        for form in forms:
            self.lemmas[form][lemma] = None
        irregular = self.raw["irregular_verbs"].get(lemma)
        self.past[forms[2]] = irregular[0] if irregular else forms[3]
        return forms

    def noun(self, lemma: str) -> tuple[str, ...]:
        forms = noun_forms(lemma, self.raw["irregular_nouns"])
        for form in forms:
            self.lemmas[form][lemma] = None
        return forms


def build() -> Lexicon:
    """Build the English lexicon."""
    raw = _raw()
    forms = _Forms(raw)
    senses: dict[str, list[Sense]] = defaultdict(list)
    phrases: dict[str, list[Phrase]] = defaultdict(list)
    for words, sense in worded(raw, "en"):
        _add(words, sense, forms, senses, phrases)
    for words in raw["rest"]["demand_phrases"]:
        first, *rest = words.split()
        forms.verb(first)
        for word in rest:
            _plain(word, forms)
    traps = _traps(raw, forms)
    frames, nouns_of = _frames(raw, forms)
    cues, verbs = _cues(raw, forms)
    return Lexicon(
        lemmas={form: tuple(lemmas) for form, lemmas in forms.lemmas.items()},
        senses={lemma: tuple(dict.fromkeys(found)) for lemma, found in senses.items()},
        phrases={first: tuple(found) for first, found in phrases.items()},
        traps=traps,
        cues=cues,
        lemma_of=verbs,
        personal=is_personal,
        may_be_personal=may_be_personal,
        rest={**raw["rest"], "past": forms.past, "nouns_of": nouns_of},
        frames=frames,
    )


def _frames(
    raw: dict[str, Any], forms: _Forms
) -> tuple[dict[str, tuple[Frame, ...]], dict[str, tuple[tuple[str, Words], ...]]]:
    """Make the frames of verbs, know the verbs in every form, and what nouns must be of."""
    written = raw["frames"]

    def of(word: str, part: str) -> tuple[str, ...]:
        if part == "v":
            return verb_forms(word, raw["irregular_verbs"])
        return noun_forms(word, raw["irregular_nouns"])

    for verb in dict.fromkeys(verb for one in written for verb in one["verbs"]):
        forms.verb(verb)
    nouns_of: dict[str, tuple[tuple[str, Words], ...]] = {}
    for one in raw["nouns"]:
        told = (one["act"], words_of(one["of"], raw["classes"], of, "n"))
        nouns_of |= {noun: (*nouns_of.get(noun, ()), told) for noun in one["nouns"]}
    return by_verb(written, raw["classes"], of), nouns_of


def _raw() -> dict[str, Any]:
    """Read the files of words as one."""
    files = resources.files(__package__)
    raw, acts, frames, turns, liberties, deeds = (
        msgspec.yaml.decode(files.joinpath(f"{name}.yaml").read_bytes(), type=dict[str, Any])
        for name in ("lexicon", "acts", "frames", "turns", "liberties", "deeds")
    )
    classes = frames["classes"] | turns["classes"] | liberties["classes"] | deeds["classes"]
    classes |= {name: [*classes[name], *more] for name, more in deeds["wider"].items()}
    raw |= {"classes": classes, "nouns": [*frames["nouns"], *liberties["nouns"]]}
    raw["frames"] = [one for part in (frames, turns, liberties, deeds) for one in part["frames"]]
    for part in (turns, liberties, deeds):
        raw["irregular_verbs"] |= part["irregular_verbs"]
    raw["more"] += [{"scheme": "acts", "id": one["act"], "part": "n", "words": one["nouns"]}
                    for one in raw["nouns"]]  # fmt: skip
    for name in ("irregular_verbs", "irregular_nouns"):
        raw[name] |= frames[name]
    for name in ("more", "phrase_verbs"):
        raw[name] = [*raw[name], *acts[name], *deeds.get(name, ())]
    raw["traps"] = [*raw["traps"], *deeds.get("traps", ())]
    for name in ("irregular_verbs", "verbs"):
        raw[name] |= acts[name]
    for name, phrases in acts["rest"].items():
        raw["rest"][name] |= phrases
    for name, words in (*acts["words"].items(), *deeds["words"].items()):
        raw["words"][name] = [*raw["words"].get(name, ()), *words]
    return _with_more(_with_replies(_with_demands(raw)))


def _with_demands(raw: dict[str, Any]) -> dict[str, Any]:
    """Take in the words for what is asked, which are listed by what they ask for."""
    listed = resources.files(__package__).joinpath("demands.yaml").read_bytes()
    asked = msgspec.yaml.decode(listed, type=dict[str, Any])
    for name in ("phrases", "nouns"):
        typed = {words: type_ for type_, every in asked[name].items() for words in every}
        raw["rest"][f"demand_{name}"] = typed | raw["rest"][f"demand_{name}"]
    for name, words in asked["words"].items():
        raw["words"][name] = [*raw["words"].get(name, ()), *words]
    listed = resources.files(__package__).joinpath("asked.yaml").read_bytes()
    raw["rest"]["demand_families"] = families(
        msgspec.yaml.decode(listed, type=dict[str, Any]),
        lambda verb: verb_forms(verb, raw["irregular_verbs"]),
        lambda noun: noun_forms(noun, raw["irregular_nouns"]),
    )
    return raw


def _with_replies(raw: dict[str, Any]) -> dict[str, Any]:
    """Take in the words for denials, steps and reasons."""
    for file in ("replies", "causes"):
        listed = resources.files(__package__).joinpath(f"{file}.yaml").read_bytes()
        replies = msgspec.yaml.decode(listed, type=dict[str, Any])
        for name in ("verbs", "words"):
            for cue, words in replies[name].items():
                raw[name][cue] = [*raw[name].get(cue, ()), *words]
        for name in ("more", "phrase_verbs", "traps"):
            raw[name] = [*raw[name], *replies[name]]
    return raw


def _with_more(raw: dict[str, Any]) -> dict[str, Any]:
    """Take in more words for saying, thinking, wanting and judging, and for what is not so."""
    for name in ("attributions", "unreal"):
        listed = resources.files(__package__).joinpath(f"{name}.yaml").read_bytes()
        more = msgspec.yaml.decode(listed, type=dict[str, Any])
        for part in ("verbs", "words"):
            for cue, words in more[part].items():
                raw[part][cue] = [*raw[part].get(cue, ()), *words]
        raw["rest"] |= more.get("rest", {})
    turns = {noun for nouns in raw["rest"]["turns"].values() for noun in nouns}
    raw["words"]["turn_nouns"] = sorted(turns)
    return raw


def _add(
    words: str,
    sense: Sense,
    forms: _Forms,
    senses: dict[str, list[Sense]],
    phrases: dict[str, list[Phrase]],
) -> None:
    split = words.lower().replace("-", " - ").split() if " " in words else [words.lower()]
    if len(split) > 1:
        first = _phrase_lemma(split[0], forms)
        lemmas = (first, *(_plain(w, forms) for w in split[1:] if w not in _ARTICLES))
        gap = _gap(first, 3, forms.raw)
        verbal = first in forms.raw["phrase_verbs"] and split[0] == first
        phrases[first].append(Phrase(lemmas=lemmas, sense=sense, gap=gap, verbal=verbal))
        return
    for part in _parts(split[0], sense.part, forms):
        (forms.verb if part == "v" else forms.noun)(split[0])
        senses[split[0]].append(Sense(scheme=sense.scheme, id=sense.id, part=part, weak=sense.weak))


def _gap(first: str, most: int, raw: dict[str, Any]) -> int:
    """Give how many words may stand within a phrase: "took the guard hostage", "fired at"."""
    return most if first in raw["phrase_verbs"] and first not in raw["no_gap"] else 0


def _parts(word: str, part: str, forms: _Forms) -> tuple[str, ...]:
    """Tell verbs from nouns where the vocabulary does not say."""
    if part in ("v", "n", "a"):
        return (part,)
    if word in forms.raw["verbs_and_nouns"]:
        return ("v", "n")
    return ("v",) if word in forms.raw["bare_verbs"] else ("n",)


def _phrase_lemma(word: str, forms: _Forms) -> str:
    for lemma in forms.raw["phrase_verbs"]:
        if word in forms.verb(lemma):
            return str(lemma)
    return _plain(word, forms)


def _plain(word: str, forms: _Forms) -> str:
    if word.isalpha() and len(word) > 3:
        one = word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
        forms.noun(one)
        return one
    return word


def _traps(raw: dict[str, Any], forms: _Forms) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = defaultdict(list)
    listed = [
        (trap, term.id)
        for name in SCHEMES
        for term in vocabulary.scheme(name)
        for trap in term.traps.get("en", ())
    ]
    for trap, term in (*listed, *((trap, "") for trap in raw["traps"])):
        words = trap.lower().split()
        if len(words) > 1 and trap not in raw["no_traps"]:
            first = _phrase_lemma(words[0], forms)
            lemmas = (first, *(_plain(w, forms) for w in words[1:] if w not in _ARTICLES))
            gap = _gap(first, 2, raw)
            sense = Sense(scheme="", id=term, part="p")
            found[first].append(Phrase(lemmas=lemmas, sense=sense, gap=gap))
    return {first: tuple(phrases) for first, phrases in found.items()}


def _cues(
    raw: dict[str, Any], forms: _Forms
) -> tuple[dict[str, frozenset[str]], dict[str, dict[str, str]]]:
    cues = {name: frozenset(words) for name, words in raw["words"].items()}
    verbs: dict[str, dict[str, str]] = {}
    for name, lemmas in raw["verbs"].items():
        verbs[name] = {form: lemma for lemma in lemmas for form in forms.verb(lemma)}
        cues[name] = frozenset(verbs[name])
    cues["bodies"] = people()["bodies"]
    cues["reporting"] = frozenset().union(*(cues[n] for n in ("says", "knows", "claims", "judges")))
    verbs["views"] |= verbs["views_more"]
    cues["views"] |= cues["views_more"]
    withs = raw["rest"].get("views_with", {})
    cues["views_with"] = frozenset(form for lemma in withs for form in forms.verb(lemma))
    cues["views_particle"] = frozenset(
        form for lemma in raw["rest"].get("views_particle", {}) for form in forms.verb(lemma)
    )
    for lemma in raw["rest"].get("measures", {}):
        forms.verb(lemma)
    cues["asking"] = frozenset().union(*(cues[n] for n in raw["asking"]))
    cues["nominating"] = cues["nominating"].union(
        *(cues[n] for n in ("reporting", "asking", "wanting", "denies", "declines", "calls"))
    )
    verbs["reporting"] = {
        f: m for n in ("says", "knows", "claims", "judges") for f, m in verbs[n].items()
    }
    verbs["asking"] = {f: m for n in raw["asking"] for f, m in verbs[n].items()}
    return cues, verbs
