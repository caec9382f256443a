"""Clauses: what the models hang in the wrong clause, put where it belongs.

clauses    Rough words → the same list: what a dash, a phase verb or an inner clause took away
"""

from __future__ import annotations

from dripstone.languages.ru.forms import cued, raw_lexicon
from dripstone.languages.ru.people import is_personal
from dripstone.languages.ru.rough import Rough, Words, below, first, preposition, take_place
from dripstone.languages.ru.topics import DASHES, dated, topic
from dripstone.languages.ru.words import cases, lemmas, only_bids, readings

_DASHES = frozenset("—–-")
_REASON = frozenset({"за", "из-за", "по"})
_PHASES = frozenset(
    {
        "продолжать", "продолжить", "начать", "начинать", "перестать", "прекратить", "стать",
        "пытаться", "попытаться", "хотеть", "пробовать", "решить", "продолжаться",
    }
)  # fmt: skip
_FINITE = frozenset({"past", "present", "future"})


def clauses(words: Words) -> Words:
    """Put the words of each clause under its own verb, in place."""
    _not_a_name(words)
    dashed = any(word.text in DASHES for word in words)
    if dashed:
        dated(words)
    for word in words:
        _bids(words, word)
    for word in words:
        if word.kind == "noun":
            _after_dash(words, word)
        elif word.kind == "verb":
            _of_the_infinitive(words, word)
            _of_the_outer(words, word)
            _no_subject(words, word)
            _does_it(words, word)
            _demanded(words, word)
            _denied(words, word)
            _after_saying(words, word)
            _of_a_name(words, word)
            if dashed:
                topic(words, word)
        elif word.kind == "adverb":
            _past_the_adverb(words, word)
    return words


def _not_a_name(words: Words) -> None:
    """Read «Прохожего избили» as somebody passing by, whatever the capital letter says."""
    first_ = next((w for w in words if w.kind != "mark"), None)
    if first_ is None or first_.kind != "name" or first_.entity or not is_personal(first_.low):
        return
    named = any(mark in r.tag for r in readings(first_.low) for mark in ("Name", "Surn", "Geox"))
    if not named and first(words, first_, "compound") is None:
        first_.kind = "noun"


def _after_dash(words: Words, noun: Rough) -> None:
    """Hang a reason that a dash sets off on the verb before it: «уволили — за репост»."""
    if noun.relation not in ("root", "parataxis") or preposition(words, noun) not in _REASON:
        return
    start = min(w.index for w in below(words, noun, "case"))
    dash = words[start - 1].text in _DASHES if start else False
    verb = next((w for w in reversed(words[:start]) if w.kind == "verb" and w.form in _SAID), None)
    if dash and verb is not None and first(words, noun, "subject") is None:
        noun.head, noun.relation = verb.index, "oblique"


_SAID = _FINITE | {"participle"}


def _of_the_infinitive(words: Words, verb: Rough) -> None:
    """Give «продолжают исключать детей» its object back: it is that of the infinitive."""
    if _PHASES.isdisjoint(lemmas(verb.low)):
        return
    inner = first(words, verb, "open_complement", "complement")
    own = first(words, verb, "object")
    if inner is None or own is None or inner.form != "infinitive":
        return
    if first(words, inner, "object") is None:
        own.head = inner.index


def _of_the_outer(words: Words, verb: Rough) -> None:
    """Join «боится, что её убьют, и требует охраны» to the outer verb, past the inner clause."""
    head = words[verb.head]
    if verb.relation != "conjunct" or verb.form not in _FINITE or head.kind != "verb":
        return
    joins = first(words, verb, "coordinator")
    closes = joins is not None and joins.index and words[joins.index - 1].text == ","
    if not closes or head.relation != "complement" or head.head == head.index:
        return
    outer = words[head.head]
    inside = first(words, head, "connective")
    own = first(words, verb, "subject", "passive_subject")
    like = (outer.kind, outer.form, outer.number, outer.gender)
    if inside is None or own is not None or like != ("verb", verb.form, verb.number, verb.gender):
        return
    verb.head = outer.index
    for late in below(words, outer, "complement", "open_complement"):
        if late.form == "infinitive" and late.index > verb.index:
            late.head = verb.index


def _no_subject(words: Words, verb: Rough) -> None:
    """Read «требует от омбудсмена Эсет Такаевой» rightly: a surname in the genitive asks nobody."""
    name = first(words, verb, "subject")
    if name is None or name.kind != "name" or name.index < verb.index or not name.index:
        return
    surname = first(words, name, "compound")
    before = next((w for w in reversed(words[: name.index]) if w.kind == "noun"), None)
    told = [] if surname is None else [r.tag for r in readings(surname.low) if "Surn" in r.tag]
    if before is None or not told or any("nomn" in tag for tag in told):
        return
    while before.relation == "modifier" and before.head < before.index:
        before = words[before.head]
    if before.relation in ("oblique", "object", "recipient"):
        name.head, name.relation = before.index, "apposition"


def _does_it(words: Words, verb: Rough) -> None:
    """Let the noun before a verb in -ся do it, as such a verb has no object."""
    if not verb.low.endswith(("ся", "сь")) or verb.form not in _FINITE:
        return
    own = first(words, verb, "object")
    if own is None or first(words, verb, "subject", "passive_subject") is not None:
        return
    if own.index < verb.index and "nomn" in cases(own.low) and not preposition(words, own):
        own.relation, own.case = "subject", "Nom"


def _bids(words: Words, word: Rough) -> None:
    """Read «Примите меры» and «Накажите тех» as verbs, which the models take for anything."""
    if word.kind == "verb" or word.low not in cued()[0]["bidding"] or not only_bids(word.low):
        return
    head = words[word.head]
    if word.relation in ("determiner", "adjectival") and head.kind == "noun":
        take_place(word, head, "object")
    word.kind, word.form = "verb", "present"


def _past_the_adverb(words: Words, adverb: Rough) -> None:
    """Give «призывает срочно освободить» the infinitive that hangs on the adverb."""
    verb = words[adverb.head]
    inner = first(words, adverb, "open_complement", "complement")
    if inner is None or inner.form != "infinitive" or verb.low not in cued()[0]["asking"]:
        return
    inner.head, adverb.relation = verb.index, "adverb"
    adverb.head = inner.index


def _after_saying(words: Words, verb: Rough) -> None:
    """Join «…, заявила она, и требует экспертизы» to the verb of saying, whose subject asks."""
    if verb.relation != "conjunct" or verb.low not in cued()[0]["asking"]:
        return
    joins = first(words, verb, "coordinator")
    if joins is None or joins.index < 2 or words[joins.index - 1].text != ",":
        return
    if first(words, verb, "subject", "passive_subject") is not None:
        return
    near = words[max(0, joins.index - 6) : joins.index - 1]
    says = next((w for w in reversed(near) if w.low in cued()[0]["reporting"]), None)
    if says is not None and says.kind == "verb" and says.number == verb.number:
        verb.head = says.index


def _of_a_name(words: Words, verb: Rough) -> None:
    """Let the name in quotation marks right before «просит» ask: «„Новое право“ просит …»."""
    if verb.low not in cued()[0]["asking"] or verb.form not in _FINITE or not verb.index:
        return
    if words[verb.index - 1].text not in "»”“" or first(words, verb, "subject") is not None:
        return
    for own in below(words, verb, "object"):
        if own.index < verb.index and own.kind in ("noun", "name") and "nomn" in cases(own.low):
            own.relation, own.case = "subject", "Nom"
            return


def _denied(words: Words, verb: Rough) -> None:
    """Take «в МВД пытки отрицают» for what is denied: no act denies anything."""
    if verb.low not in cued()[0]["denies"] or verb.number != "Plur":
        return
    own = first(words, verb, "subject")
    alone = first(words, verb, "object", "complement") is None
    if own is None or not alone or own.kind != "noun":
        return
    if not is_personal(own.low) and own.low not in cued()[0]["bodies"]:
        own.relation, own.case = "object", "Acc"


def _demanded(words: Words, verb: Rough) -> None:
    """Give «потребовал от главы отдела извинений» what is demanded: it is not of the office."""
    has = cued()[0].__getitem__
    if verb.low not in has("asking") and verb.low not in has("awaits"):
        return
    _asked_to_do(words, verb)
    target = next((w for w in below(words, verb, "oblique") if preposition(words, w) == "от"), None)
    asked = raw_lexicon()["rest"]["demand_nouns"]
    if target is None or first(words, verb, "object", "open_complement", "complement") is not None:
        return
    late = [
        w
        for w in words[target.index + 1 :]
        if w.kind == "noun"
        and w.relation in ("modifier", "conjunct")
        and not preposition(words, w)
        and not asked.keys().isdisjoint(lemmas(w.low))
        and _under(words, w, target)
    ]
    for noun in late[:1]:
        noun.head, noun.relation = verb.index, "object"
    for noun in late[1:]:
        if noun.relation == "conjunct":
            noun.head = late[0].index


def _asked_to_do(words: Words, verb: Rough) -> None:
    """Read «требует от прокуратуры проверить» as asked of it: nothing is checked from it."""
    for inner in list(below(words, verb, "complement", "open_complement")):
        if inner.form == "infinitive":
            for noun in list(below(words, inner, "oblique")):
                between = verb.index < noun.index < inner.index
                if between and preposition(words, noun) == "от":
                    noun.head = verb.index
    for noun in list(below(words, verb, "oblique")):
        if noun.index > verb.index and preposition(words, noun) == "от":
            for inner in list(below(words, noun, "modifier", "reduced")):
                if inner.form == "infinitive" and inner.kind == "verb":
                    inner.head, inner.relation = verb.index, "open_complement"


def _under(words: Words, word: Rough, above: Rough) -> bool:
    while word.head != word.index:
        word = words[word.head]
        if word is above:
            return True
    return False
