"""Tied: what hangs on an act's word, through the words that govern it.

tied         words, act's word → do they hang on it, with no other verb between them?
governors    act's word → itself, those joined to it, what it leads to, its noun's verb
verb_of      act's word → its verb: itself, or the one that its noun depends on
hangs_on     a time → is it that of the act's own verb?
retold       a time, an act's noun → is it that of the march in memory of the act?
flows        a time → may it be that of a verb it is shared with over "and"?
"""

from __future__ import annotations

from dripstone.languages.found import Found
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.page import Page
from dripstone.records import When

_LEADS_TO = ("open_complement", "complement")


def tied(page: Page, sentence: Sentence, word: Word, found: Found | Word) -> bool:
    """Tell whether a stretch of words hangs on a word, with no other verb between them."""
    inside = sentence.between(found.start, found.end)
    if not inside or page.around(found.start) != page.around(word.start):
        return False
    among = _among(page, sentence, word)
    if any(w.relation == "adjectival" and w.form == "gerund" for w in inside):
        return False  # "the continuing persecution" says no time
    top = min(inside, key=lambda w: len(list(sentence.above(w)))) if inside[1:] else inside[0]
    if top.index in among or _first_name(sentence, inside):
        return False
    for above in sentence.above(top):
        if above.index in among:
            return True
        if above.kind == "verb" and not _seen_through(page, above):
            return False
    return False


def _among(page: Page, sentence: Sentence, word: Word) -> frozenset[int]:
    """Give the places of a word's governors; worked out once."""
    key, known = ("governors", word.index), sentence.noted
    if key not in known:
        known[key] = frozenset(w.index for w in governors(page, sentence, word))
    among: frozenset[int] = known[key]
    return among


def _seen_through(page: Page, verb: Word) -> bool:
    """Tell verbs that only say what something is, or what for: "homes belonging to …"."""
    has = page.lexicon.has
    aims = verb.relation in ("adverbial", *_LEADS_TO) and verb.form == "infinitive"
    return (verb.relation == "reduced" and has("belongs_to", verb)) or (
        aims and has("quells", verb)
    )


def retold(page: Page, sentence: Sentence, word: Word, found: Found | Word) -> bool:
    """Tell "on Sunday hundreds marked the anniversary of his killing": nobody died on Sunday.

    What stands after the act's own noun may be its own: "condemned his killing on 3 May".
    """
    if found.start > word.start:
        return False
    if not any(page.lexicon.has("retells", above) for above in sentence.above(word)):
        return False
    inside = sentence.between(found.start, found.end)
    return not any(word in sentence.above(w) for w in inside[:1])  # "Monday's killing"


def flows(sentence: Sentence, word: Word, found: Found) -> bool:
    """Tell a day that is shared over "and" from how long another deed took, or when it was.

    "They refused to open a case, and the gunmen killed him in June": nothing was refused in June.
    """
    inside = sentence.between(found.start, found.end)
    own = verb_of(sentence, word)
    above = (w for one in inside[:1] for w in sentence.above(one) if w.kind == "verb")
    verb = next(above, None)
    goes_on = own.form == "present" and verb is not None and verb.form in ("past", "participle")
    if goes_on and verb != own and found.end <= own.start:
        return False  # "on Monday two were freed, the others remain in prison"
    beside = verb is not None and verb in (*sentence.conjuncts(own), *_joined(sentence, own))
    if verb is None or verb == own or own.kind != "verb" or not beside:
        return True
    later = verb.index > own.index and not _shortened(sentence, own, verb)
    others = later and sentence.child(verb, "subject", "passive_subject") is not None
    lasts = isinstance(found.value, When) and found.value.rule == "lasted"
    return not lasts and not others


def _shortened(sentence: Sentence, own: Word, verb: Word) -> bool:
    """Tell "four were killed and nineteen wounded on Thursday": one auxiliary serves both."""
    helped = sentence.children(own, "passive_auxiliary")
    return (
        bool(helped)
        and verb.form == own.form
        and not sentence.children(verb, "passive_auxiliary", "auxiliary")
    )


def hangs_on(sentence: Sentence, word: Word, verb: Word, found: Found) -> bool:
    """Tell a time of the act's own verb from one that a verb joined to it has."""
    inside = sentence.between(found.start, found.end)
    above = next((w for one in inside[:1] for w in sentence.above(one) if w.kind == "verb"), None)
    return above is None or above in (word, verb)


def verb_of(sentence: Sentence, word: Word) -> Word:
    """Give the verb of an act: the word itself, or the verb that its noun depends on."""
    return next((w for w in (word, *sentence.above(word)) if w.kind == "verb"), word)


def _first_name(sentence: Sentence, inside: list[Word]) -> bool:
    """Tell Jan, April or May in a person's name from the month."""
    head = sentence.head(inside[-1])
    alone = len(inside) == 1 and inside[0].kind == "name" and inside[0].relation == "compound"
    return alone and head is not None and head.kind == "name" and head.text[:1].isupper()


def governors(page: Page, sentence: Sentence, word: Word) -> list[Word]:
    """Give a word, those it is joined to, and, for a noun, the verb that it depends on.

    What somebody is made to do is one with it: "forced to strip **in the yard**".
    """
    found = [word, *_joined(sentence, word)]
    if word.kind == "verb" and page.lexicon.has("makes_do", word):
        led = sentence.children(word, *_LEADS_TO, "adverbial")
        found += [w for w in led if w.form == "infinitive"]
    below = word
    for above in sentence.above(word) if word.kind != "verb" else ():
        core = below.relation in ("subject", "object", "passive_subject", "conjunct")
        if above.kind == "verb" and not core:
            break
        found.append(above)
        if above.kind == "verb":
            break
        below = above
    return found


def _joined(sentence: Sentence, word: Word) -> list[Word]:
    first = sentence.first_of(word)
    near = [first, *sentence.conjuncts(first)]
    return [w for w in near if w.form == word.form or w.kind == word.kind]
