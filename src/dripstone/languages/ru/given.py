"""Given: those whom their form names, where the models go by where they stand.

given    Rough words, word → the same words; «учительнице дали срок», «увели двое полицейских»
"""

from __future__ import annotations

from dripstone.languages.ru.forms import cued
from dripstone.languages.ru.people import is_personal
from dripstone.languages.ru.rough import Rough, Words, below, first, preposition, take_place
from dripstone.languages.ru.taking import FINITE, may_take, takes_whom, wants
from dripstone.languages.ru.words import cases, living, readings

_WHO_DO = frozenset({"двое", "трое", "четверо", "пятеро", "шестеро", "семеро"})
_TO = frozenset({"datv", "loct"})
_OF = frozenset({"у", "от", "из", "против", "после", "до", "без", "возле", "около"})
_EACH = frozenset({"одному", "одной", "двое", "трое", "двое-трое"})
_AHEAD = 6  #: words between a participle and those whom it describes


def given(words: Words, word: Rough) -> None:
    """Name by its form what the models name by its place, in place."""
    _to_whom(words, word)
    _no_adjective(words, word)
    _one_by_one(words, word)
    _after_comma(words, word)
    _not_one(words, word)
    _next_clause(words, word)
    _described_after(words, word)
    _with_genitive(words, word)
    _came(words, word)
    if word.kind == "verb":
        _few_do_it(words, word)
        _turned(words, word)
        _loose_subject(words, word)
        _unlike(words, word)
        _of_others(words, word)


def _to_whom(words: Words, noun: Rough) -> None:
    """Read «Учительнице дали пять лет» as given to her: without a preposition it is no place."""
    if noun.relation not in ("oblique", "object") or noun.kind not in ("noun", "name"):
        return
    told, verb = cases(noun.low), words[noun.head]
    if verb.kind != "verb" or verb.form not in FINITE or preposition(words, noun):
        return
    somebody = is_personal(noun.low) or noun.entity == "person"
    if somebody and "datv" in told and told <= _TO:
        noun.relation, noun.case = "recipient", "Dat"


def _few_do_it(words: Words, verb: Rough) -> None:
    """Read «увели двое полицейских» as done by them: to whom it is done would be «двоих»."""
    if verb.form not in FINITE or not takes_whom(verb) or first(words, verb, "subject") is not None:
        return
    for noun in below(words, verb, "object"):
        few = any(w.low in _WHO_DO for w in below(words, noun, "number"))
        if few and is_personal(noun.low) and not preposition(words, noun):
            noun.relation, noun.case = "subject", "Nom"
            return


def _described_after(words: Words, told: Rough) -> None:
    """Let «задержанного на митинге студента» be the student, whom a participle describes."""
    own = told.kind == "noun" and told.relation in ("object", "subject", "passive_subject")
    tag = readings(told.low)[0].tag
    if not own or "PRTF" not in tag or told.index + 2 >= len(words):
        return
    if words[told.index + 1].kind != "preposition":
        return
    nouns = [w for w in _run(words, told) if w.kind in ("noun", "name")]
    if len(nouns) < 2 or nouns[0].low in cued()[0]["taken"]:
        return
    named, case = nouns[1], {str(r.tag.case) for r in readings(told.low)}
    one = (named.number == "Plur") == (tag.number == "plur")
    fits = one and not {"accs", "nomn"}.isdisjoint(cases(named.low) & case)
    if fits and is_personal(named.low) and not preposition(words, named):
        take_place(named, told, "reduced")
        told.kind, told.form = "verb", "participle" if "pssv" in tag else "gerund"


def _run(words: Words, start: Rough) -> list[Rough]:
    """Give the words after one, up to a verb, a mark or a conjunction."""
    found: list[Rough] = []
    for word in words[start.index + 1 : start.index + 1 + _AHEAD]:
        if word.kind in ("verb", "mark", "conjunction"):
            break
        found.append(word)
    return found


def _with_genitive(words: Words, case: Rough) -> None:
    """Read «забрал у рабочих документы» as from whom and what, where the models make one of it."""
    noun = words[case.head]
    told = cases(noun.low)
    if case.relation != "case" or case.low not in _OF or noun.kind != "noun" or "gent" in told:
        return
    verb = words[noun.head]
    if not told or verb.kind != "verb" or noun.relation != "oblique":
        return
    between = [w for w in below(words, noun, "adjectival") if case.index < w.index < noun.index]
    genitive = [w for w in between if any(r.tag.case == "gent" for r in readings(w.low))]
    if not genitive or genitive[-1] is not between[-1] or not is_personal(genitive[-1].low):
        return
    owner = genitive[-1]
    for other in between[:-1]:
        other.head = owner.index
    case.head, owner.kind, owner.case = owner.index, "noun", "Gen"
    owner.head, owner.relation = verb.index, "oblique"
    if "accs" in told and first(words, verb, "object") is None:
        noun.relation, noun.case = "object", "Acc"


def _came(words: Words, those: Rough) -> None:
    """Read «задержали пришедшего» as done to who came."""
    verb = words[those.head]
    loose = those.relation in ("open_complement", "adverbial", "parataxis")
    if not loose or those.form != "gerund" or verb.kind != "verb" or those.index < verb.index:
        return
    told = readings(those.low)[0].tag
    active = "PRTF" in told and "actv" in told and those.index == verb.index + 1
    whom = any(r.tag.case == "accs" for r in readings(those.low))
    if active and whom and may_take(words, verb):
        those.kind, those.case, those.relation = "noun", "Acc", "object"
        those.form = "plural" if told.number == "plur" else ""


def _no_adjective(words: Words, living_: Rough) -> None:
    """Read «с учительницы биологии» as from her: who is alive describes no subject."""
    head = words[living_.head]
    if living_.relation != "adjectival" or head.kind != "noun" or head.index != living_.index + 1:
        return
    if living(living_.low) and not is_personal(head.low) and "gent" in cases(head.low):
        living_.kind, living_.case = "noun", head.case
        for other in list(below(words, head, "case", "adjectival")):
            if other is not living_:
                other.head = living_.index
        take_place(living_, head, "modifier")


def _one_by_one(words: Words, number: Rough) -> None:
    """Let nothing be done to the one of «по одному»."""
    by = words[number.index - 1] if number.index else number
    if number.low in _EACH and by.low == "по" and number.relation in ("recipient", "object"):
        number.relation, number.kind = "adverb", "adverb"


def _next_clause(words: Words, noun: Rough) -> None:
    """Read «оцепили дом, студентов вывели» as done to the students, who are not surrounded."""
    joined = noun.relation == "conjunct" and noun.index and words[noun.index - 1].text == ","
    if not joined or not is_personal(noun.low) or "accs" not in cases(noun.low):
        return
    if first(words, noun, "coordinator", "case") is not None:
        return
    for verb in words[noun.index + 1 : noun.index + 1 + _AHEAD]:
        if verb.kind in ("mark", "conjunction"):
            return
        if verb.kind == "verb":
            if wants(words, verb):
                noun.head, noun.relation, noun.case = verb.index, "object", "Acc"
            return


def _turned(words: Words, verb: Rough) -> None:
    """Let «девушки оказались» be who they are: such a verb is done to nobody."""
    if verb.form not in FINITE or not verb.low.endswith(("ся", "сь")):
        return
    if first(words, verb, "subject", "passive_subject") is not None:
        return
    for noun in below(words, verb, "object"):
        if "nomn" in cases(noun.low) and (noun.number == verb.number or not verb.number):
            noun.relation, noun.case = "subject", "Nom"
            return


def _after_comma(words: Words, told: Rough) -> None:
    """Let «Камила, бежавшая от отца, …» describe her, who stands before the comma."""
    if told.relation != "reduced" or told.index < 2 or told.head < told.index:
        return
    if words[told.index - 1].text != "," or "PRTF" not in readings(told.low)[0].tag:
        return
    named = words[told.index - 2]
    while named.relation == "compound" and named.head < named.index:
        named = words[named.head]
    if named.kind in ("noun", "name") and named.head != told.index:
        told.head = named.index


def _loose_subject(words: Words, verb: Rough) -> None:
    """Let «Камила Юнусова, …, возвращена родным» be done to her, whom the models leave loose."""
    passive = verb.form == "participle" and "PRTS" in readings(verb.low)[0].tag
    if not passive or first(words, verb, "passive_subject", "subject") is not None:
        return
    for noun in below(words, verb, "parataxis"):
        person = noun.entity == "person" or (noun.kind == "noun" and is_personal(noun.low))
        if noun.index < verb.index and person and not preposition(words, noun):
            noun.relation, noun.case = "passive_subject", "Nom"
            return


def _unlike(words: Words, verb: Rough) -> None:
    """Let «где находится Инга, не сообщают» be done by others: one person is not many."""
    if verb.form not in FINITE or verb.number != "Plur":
        return
    subjects = list(below(words, verb, "subject"))
    for noun in subjects if len(subjects) == 1 else ():
        person = noun.entity == "person" or living(noun.low)
        joined = first(words, noun, "conjunct", "number", "oblique", "modifier") is not None
        if person and noun.number == "Sing" and not joined and noun.index < verb.index:
            before = words[noun.index + 1 : verb.index]
            if any(w.text == "," for w in before):
                noun.relation = "parataxis"


def _not_one(words: Words, noun: Rough) -> None:
    """Let «после поджога ни одного подозреваемого» say what there is none of, not whose it was."""
    number = first(words, noun, "number")
    if noun.relation != "modifier" or number is None or preposition(words, noun):
        return
    if number.low in ("одного", "одной") and words[number.index - 1].low == "ни":
        noun.relation = "parataxis"


def _of_others(words: Words, verb: Rough) -> None:
    """Let «Инга не звонит, родным не сообщают» have two who do it: many share no one's verb."""
    head = words[verb.head]
    both = verb.form in FINITE and head.form in FINITE and head.kind == "verb"
    if verb.relation == "conjunct" and both and (verb.number, head.number) == ("Plur", "Sing"):
        verb.relation = "parataxis"
