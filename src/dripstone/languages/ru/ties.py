"""Ties: the neutral name of what ties a Russian noun to its head, preposition or case.

tied    Rough words → the same list, each noun with its ``tie``
"""

from __future__ import annotations

from collections.abc import Mapping

from dripstone.languages.ru.forms import cued, raw_lexicon
from dripstone.languages.ru.people import is_personal
from dripstone.languages.ru.rough import Rough, Words, first, preposition
from dripstone.languages.ru.words import cases, lemmas

_TIED = frozenset(
    {"oblique", "modifier", "agent", "recipient", "adverbial", "attribute", "conjunct"}
)
_OF_DICTIONARY = {"gent": "gen", "datv": "dat", "accs": "acc", "ablt": "ins", "loct": "loc"}
_SHORT = {"Gen": "gen", "Dat": "dat", "Acc": "acc", "Ins": "ins", "Loc": "loc", "Par": "gen"}


def tied(words: Words) -> Words:
    """Name the ties of nouns, in place."""
    for word in words:
        if word.kind in ("noun", "name", "pronoun", "number", "verb", "adjective"):
            _tie(words, word)
    for word in words:
        _agent(words, word)
        _called(words, word)
    return words


def _tie(words: Words, noun: Rough) -> None:
    if noun.tie or noun.relation not in _TIED:
        return
    raw = raw_lexicon()
    how = preposition(words, noun)
    head = words[noun.head]
    if how:
        case = _SHORT.get(noun.case, "")
        named = raw["ties"].get(how, {})
        noun.tie = named.get(_spelt(noun, named, case), how)
        _by_verb(noun, head, how)
    elif noun.kind != "verb" and noun.relation != "conjunct":
        noun.tie = _bare(noun, head)


def _spelt(noun: Rough, named: Mapping[str, str], case: str) -> str:
    """Give the case of a noun after its preposition, as its letters allow where the models err."""
    told = {_OF_DICTIONARY.get(one, "") for one in cases(noun.low)}
    known = case in named and (case in told or not told)
    allowed = next((one for one in named if one in told), case)
    return case if known else allowed if allowed in named else next(iter(named), "")


def _by_verb(noun: Rough, head: Rough, how: str) -> None:
    """Let the verb or noun above say what a preposition means: «обвинил в», «призвал к»."""
    cues = cued()[0]
    has = cues.__getitem__
    if how == "по" and not set(lemmas(noun.low)).isdisjoint(raw_lexicon()["reason_nouns"]):
        noun.tie = "because of"
    if how in ("в", "во") and head.low in has("accuses") | has("charge_nouns"):
        noun.tie = "of" if noun.case in ("Loc", "Prep") else noun.tie
    asks = head.low in has("asking") or head.low in has("asking_nouns")
    if asks and how in ("к", "ко", "о", "об") and not _asked(noun):
        noun.tie = "for"
    if how == "из" and head.low in has("quantities"):
        noun.tie = "of"
    if how in ("о", "об") and head.low in has("told_nouns"):
        noun.tie = "of"
    if how == "у" and "обыск" in lemmas(head.low):
        noun.tie = "of"
    if how in ("в", "во", "на") and noun.case == "Acc" and head.kind == "noun":
        noun.tie = "on" if how == "на" else "to"


def _asked(noun: Rough) -> bool:
    known = is_personal(noun.low) or noun.low in cued()[0]["asked_bodies"]
    return noun.kind in ("name", "pronoun") or known


def _bare(noun: Rough, head: Rough) -> str:
    """Name a case that stands without a preposition."""
    by = set(lemmas(head.low)) & set(raw_lexicon()["done_by"])
    if noun.case == "Gen" and by and head.kind == "noun" and not _shelled(noun, head):
        return "by"
    if noun.case == "Dat" and head.kind == "noun":
        return "of" if not set(lemmas(head.low)).isdisjoint(raw_lexicon()["done_by"]) else "to"
    if noun.relation == "modifier" and noun.case not in ("Ins", "Dat", "Acc"):
        return "of"
    if noun.case == "Ins" and noun.low in cued()[0]["accidents"]:
        return "from"
    return str(raw_lexicon()["bare"].get(_SHORT.get(noun.case, ""), ""))


def _shelled(noun: Rough, head: Rough) -> bool:
    """Tell «обстрел села», which is done to it, from «обстрел боевиков»."""
    return "обстрел" in lemmas(head.low) and noun.kind != "name" and not is_personal(noun.low)


def _agent(words: Words, noun: Rough) -> None:
    """Tell who does it by the instrumental of a passive verb or a noun: «задержание полицией»."""
    nominal = noun.kind in ("noun", "name", "pronoun")
    if noun.case != "Ins" or preposition(words, noun) or not nominal:
        return
    person = noun.kind == "name" or is_personal(noun.low)
    head = words[noun.head]
    if noun.relation in ("oblique", "recipient", "agent", "object") and head.kind == "verb":
        passive = head.form == "participle" or first(words, head, "passive_subject") is not None
        noun.relation = "agent" if passive and person else "oblique"
        noun.tie = "by" if noun.relation == "agent" else noun.tie or "with"
    elif noun.relation == "modifier" and person:
        noun.tie = "by"
        if head.relation == "modifier" and head.tie == "of" and words[head.head].kind == "noun":
            noun.head = head.head


def _called(words: Words, noun: Rough) -> None:
    """Take the instrumental of «назвал это преступлением» for what it is called."""
    verb = words[noun.head]
    has = cued()[0].__getitem__
    if noun.case != "Ins" or preposition(words, noun) or noun is verb or verb.kind != "verb":
        return
    if verb.low in has("calls") | has("is") | has("amounts") and noun.relation in (
        "oblique", "open_complement", "object", "recipient",
    ):  # fmt: skip
        noun.relation, noun.tie = "attribute", ""
