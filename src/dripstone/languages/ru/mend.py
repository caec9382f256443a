"""Mend: what the Russian models are known to get wrong, or tell otherwise, put right by rule.

mended    Rough words → the same list, with kinds, heads and relations mended in place
"""

from __future__ import annotations

from dripstone.languages.ru.clauses import clauses
from dripstone.languages.ru.forms import cued, raw_lexicon
from dripstone.languages.ru.people import is_personal
from dripstone.languages.ru.rough import Rough, Words, below, first, preposition, take_place
from dripstone.languages.ru.words import cases, lemmas, readings

_NOMINAL = frozenset({"noun", "name", "pronoun", "number"})
_TAKES_WHOM = frozenset({"tran"})
#: «одну ударили», «троих увели»: numbers that stand for those to whom it is done
_WHOM = frozenset(
    {
        "одного", "одну", "двоих", "троих", "четверых", "пятерых", "шестерых", "семерых",
        "восьмерых", "девятерых", "десятерых", "двух", "трёх", "трех", "четырёх", "четырех",
        "нескольких", "многих", "всех",
    }
)  # fmt: skip
_WHO_DO = frozenset({"двое", "трое", "четверо", "пятеро", "шестеро", "семеро"})
_COUNTED = frozenset({"десяток", "дюжина", "полсотня", "сотня", "тысяча", "полусотня"})
_NOT = frozenset({"не", "ни", "нет"})


def mended(words: Words) -> Words:
    """Put the known errors right, in place."""
    for word in words:
        _negation(word)
        _relative_pronoun(word)
        _case_on_noun(words, word)
        _possessive(words, word)
        _number(words, word)
        _turned_number(words, word)
        _more_than(words, word)
        _about_ten(words, word)
        if word.rel == "fixed":
            _fixed(words, word)
    _bracketed(words)
    for word in words:
        _none(words, word)
        _about(words, word)
        _beside(words, word)
        if word.relation == "apposition":
            _named(words, word)
        _bare_genitive(word)
    for word in words:
        _that(words, word)
        _modal(words, word)
    for word in words:
        _place_of(words, word)
        _begun_with(words, word)
    for word in words:
        if word.kind == "verb":
            _before_that(words, word)
            _objects(words, word)
            _two_subjects(words, word)
            _finite(words, word)
    return clauses(words)


def _negation(word: Rough) -> None:
    if word.low in _NOT and word.relation in ("adverb", "other", "auxiliary", "connective"):
        word.relation = "negation"


def _relative_pronoun(word: Rough) -> None:
    """Mark «который», «кто» and «что» of a relative clause; a determiner is one too."""
    if "который" not in lemmas(word.low):
        return
    word.kind, word.form = "pronoun", "relative"


def _fixed(words: Words, word: Rough) -> None:
    """Hang the second word of «во время» on the noun that both stand before."""
    head = words[word.head]
    if head.relation == "case":
        word.head, word.relation = head.head, "case"
    else:
        word.relation = "compound"


def _case_on_noun(words: Words, case: Rough) -> None:
    """Hang a preposition on the noun, not on «её» or «этих» before it."""
    head = words[case.head]
    while case.relation == "case" and head.relation in ("determiner", "adjectival", "number"):
        case.head = head.head
        head = words[case.head]


def _possessive(words: Words, word: Rough) -> None:
    """Read «её сына» as her son, where the model takes «её» for an object of its own."""
    after = words[word.index + 1] if word.index + 1 < len(words) else word
    own = word.low in ("его", "её", "ее", "их") and after.kind in ("noun", "name")
    if own and after.head == word.head and word.relation == after.relation:
        word.head, word.relation, word.kind = after.index, "determiner", "determiner"


def _number(words: Words, word: Rough) -> None:
    """Read «трое» in «трое ранены» as those to whom it happens."""
    verb = words[word.head]
    if word.text.isdigit() and word.relation == "subject" and word.index > verb.index:
        word.head, word.relation = word.index - 1, "compound"  # «отдел полиции № 4»
    elif word.low in _WHOM and verb.kind == "verb" and verb.form not in ("participle", ""):
        if word.relation in ("number", "subject") and first(words, verb, "object") is None:
            word.relation, word.case = "object", "Acc"  # «одну ударили»
    elif word.relation == "number" and verb.kind == "verb" and verb is not word:
        word.relation = "passive_subject" if verb.form == "participle" else "subject"


def _turned_number(words: Words, word: Rough) -> None:
    """Read «увели женщин пять» as about five women: the number after its noun does nothing."""
    before = words[word.index - 1] if word.index else word
    counted = before.kind in ("noun", "name") and "gent" in cases(before.low)
    if word.kind != "number" or word.text.isdigit() or not counted or before.head == word.index:
        return
    verb = words[word.head]
    if word.head != before.head or verb.kind != "verb":
        return
    word.head, word.relation = before.index, "number"
    if before.relation not in ("passive_subject", "object") and verb.form == "past":
        before.relation, before.case = "object", "Acc"


def _about_ten(words: Words, word: Rough) -> None:
    """Let those be the ones in «задержали около десятка студентов», and not a place nearby."""
    noun = words[word.head]
    verb = words[noun.head]
    if word.low not in ("около", "порядка", "свыше") or word.relation != "case":
        return
    if _COUNTED.isdisjoint(lemmas(noun.low)) or noun.relation != "oblique" or verb.kind != "verb":
        return
    if first(words, verb, "object", "passive_subject") is None:
        word.relation = "adverb"
        noun.relation = "passive_subject" if verb.form == "participle" else "object"
        noun.case = "Acc"


def _more_than(words: Words, word: Rough) -> None:
    """Let the people of «более ста человек» be the ones, not «более»."""
    if word.low not in ("более", "менее", "больше", "меньше", "свыше", "порядка", "около"):
        return
    noun = first(words, word, "oblique", "modifier")
    if word.relation == "subject" and noun is None and word.index + 1 < len(words):
        word.head, word.relation = word.index + 1, "adverb"  # «не менее шести человек били»
    if noun is None or noun.kind != "noun" or word.relation == "case":
        return
    take_place(noun, word, "adverb")


def _bracketed(words: Words) -> None:
    """Let no verb reach into brackets, nor across a colon for who does it."""
    inside, depth = [], 0
    for word in words:
        depth -= word.text == ")" and depth > 0
        inside.append(depth)
        depth += word.text == "("
    for word in words:
        core = word.relation in ("subject", "passive_subject", "object", "recipient")
        low, high = sorted((word.index, word.head))
        parted = any(w.text in (":", ";") for w in words[low:high])
        if core and (
            inside[word.index] > inside[word.head] or (parted and word.relation == "subject")
        ):
            word.relation = "parataxis"


def _none(words: Words, word: Rough) -> None:
    """Let «нет» determine what there is none of: «нет доказательств, что»."""
    if word.low != "нет" or word.index + 1 >= len(words):
        return
    noun = first(words, word, "subject", "object", "modifier", "oblique")
    noun = noun or (words[word.head] if word.head != word.index else None)
    if noun is not None and noun.kind == "noun" and noun.index > word.index:
        if noun.head == word.index:
            take_place(noun, word, "determiner")
        word.head, word.relation = noun.index, "determiner"


def _about(words: Words, case: Rough) -> None:
    """Read «около трёхсот жителей» as their number: they are who it happens to."""
    noun = words[case.head]
    if case.low not in ("около", "порядка", "свыше") or case.relation != "case":
        return
    verb = words[noun.head]
    near = below(words, noun)
    numbers = (w for w in near if w.text.isdigit() or "NUMR" in readings(w.low)[0].tag)
    number = next(numbers, None)
    if number is None or verb.kind != "verb":
        return
    case.relation, number.relation = "adverb", "number"
    if noun.relation != "oblique":
        return
    noun.relation = "passive_subject" if verb.form == "participle" else "subject"
    if verb.form != "participle" and first(words, verb, "object") is None:
        noun.relation, noun.case = "object", "Acc"


def _beside(words: Words, name: Rough) -> None:
    """Read a name that the model sets beside its noun as describing it: «прокурора Лидию …»."""
    before = words[name.index - 1] if name.index else name
    same = before.head == name.head and before.relation == name.relation
    if name.kind == "name" and same and before.kind == "noun" and before.case == name.case:
        name.head, name.relation = before.index, "apposition"


def _named(words: Words, name: Rough) -> None:
    """Let a name after what describes it take its place: «адвоката Марты Вымысловой»."""
    head = words[name.head]
    between = words[head.index + 1 : name.index]
    if head.index > name.index or any(w.low in ",—–-(" for w in between if w.kind == "mark"):
        return
    if head.kind == "name" and name.kind == "name":
        name.relation = "compound"
        return
    if head.kind != "noun" or not (name.kind == "name" or any(w.kind == "mark" for w in between)):
        return
    if name.entity == "place" or not is_personal(head.low):
        name.relation = "compound"
        return
    name.kind = "name"
    name.entity = name.entity or ("organisation" if between else "person")
    for other in list(below(words, head)):
        moves = ("case", "conjunct", "coordinator", "relative", "reduced")
        if other is not name and other.relation in moves:
            other.head = name.index
    take_place(name, head, "compound")
    name.case, name.number = head.case or name.case, head.number or name.number
    name.form, name.gender = "", head.gender


def _bare_genitive(word: Rough) -> None:
    """Read a noun in the genitive that follows its noun as its modifier, as it is spelt."""
    if word.relation == "compound" and word.rel == "flat" and word.kind == "noun":
        word.relation = "modifier"


def _that(words: Words, word: Rough) -> None:
    """Read «о том, что …» and «за то, что …» as clauses of what «то» hangs on."""
    clause = first(words, word, "reduced", "relative", "complement", "adverbial")
    if word.low not in ("то", "том", "тем", "того", "тому") or clause is None:
        return
    if word.head == word.index or clause.index < word.index:
        return
    head = words[word.head]
    if any(w.low in ("кто", "кого", "кому", "кем") for w in below(words, clause)):
        clause.head, clause.relation = word.index, "relative"  # «тем, кто остался»
        word.kind, word.relation = (
            "pronoun",
            "recipient" if word.low in ("тем", "тому") else "object",
        )
        word.case, word.head = "Dat", head.index
        return
    cases_ = list(below(words, word, "case"))
    cause = " ".join(w.low for w in cases_) in ("за", "из-за", "в связи с")
    for one in cases_:
        one.head = clause.index
    clause.head = head.index
    clause.relation = "adverbial" if cause else "complement"
    word.head, word.relation = clause.index, "case" if cause else "connective"
    that = next((w for w in words[word.index + 1 :] if w.low in ("что", "чтобы")), None)
    if that is not None and that.index < clause.index:
        that.head, that.relation = clause.index, "connective"


def _modal(words: Words, modal: Rough) -> None:
    """Let the infinitive stand above «должны», «могут», «нужно», which help it."""
    if modal.low not in cued()[0]["modals"]:
        return
    inner = below(words, modal, "open_complement", "complement", "subject")
    verb = next((w for w in inner if w.form in ("infinitive", "participle")), None)
    if verb is None:
        return
    for other in list(below(words, modal)):
        if other is not verb and other.relation != "mark":
            other.head = verb.index
    take_place(verb, modal, "auxiliary")
    modal.kind, modal.form = "auxiliary", ""


def _place_of(words: Words, name: Rough) -> None:
    """Read a place in the genitive as that of what it follows: «отдел № 4 Желнограда избили»."""
    verb = words[name.head]
    if name.relation != "subject" or name.kind != "name" or not name.index:
        return
    place = name.entity == "place" or any("Geox" in r.tag for r in readings(name.low))
    several = verb.number == "Plur" and name.number != "Plur"
    genitive = "gent" in cases(name.low) and (several or name.case == "Gen")
    if place and genitive and first(words, name, "conjunct") is None:
        name.head, name.relation = name.index - 1, "modifier"


def _begun_with(words: Words, adjective: Rough) -> None:
    """Take the «Девятилетних» of «Девятилетних детей заставляют» for no name."""
    noun = words[1] if adjective.index == 0 and len(words) > 1 else adjective
    if adjective.kind != "name" or noun.kind != "noun" or noun.head != adjective.head:
        return
    both = cases(adjective.low) & cases(noun.low)
    if both and any(r.tag.POS == "ADJF" for r in readings(adjective.low)):
        adjective.kind, adjective.relation, adjective.head = "adjective", "adjectival", noun.index


def _before_that(words: Words, verb: Rough) -> None:
    """Let nothing before «что» belong to the verb after it: «сведения о том, что людей …»."""
    links = [w for w in below(words, verb, "connective") if w.low in ("что", "чтобы")]
    before = [w for w in links if w.index < verb.index]
    if not before:
        return
    that = before[-1]
    for word in below(words, verb, "subject", "passive_subject", "object", "recipient"):
        if word.index < that.index:
            word.relation = "parataxis"


def _objects(words: Words, verb: Rough) -> None:
    """Take «издевались над ними», «угрожали ей» and negated genitives for objects."""
    listed = raw_lexicon()["objects"]
    wanted = {case for lemma in lemmas(verb.low) for case in listed.get(lemma, ())}
    for noun in below(words, verb, "oblique", "recipient", "object"):
        how = preposition(words, noun)
        dative = not how and noun.case == "Dat"
        whom = noun.kind != "noun" or is_personal(noun.low)
        reached = how in wanted and whom and noun.case not in ("Loc", "Prep")
        if reached or (dative and "dat" in wanted):
            _suffers(words, verb, noun)
        elif dative:
            noun.relation = "recipient"
        elif noun.relation != "oblique" and (how or noun.case in ("Ins", "Loc")):
            noun.relation = "oblique"


def _suffers(words: Words, verb: Rough, noun: Rough) -> None:
    """Take a noun for the one to whom it is done; «у него сломаны рёбра» is done to him."""
    part = first(words, verb, "passive_subject")
    if verb.form == "participle" and part is not None:
        noun.relation, part.relation = "passive_subject", "object"
    else:
        noun.relation = "object" if first(words, verb, "object") is None else "recipient"


def _two_subjects(words: Words, verb: Rough) -> None:
    """Of two subjects one is the object: «Небылицына никто не бил», «Иванову задержали»."""
    _turned_round(words, verb)
    subjects = [w for w in below(words, verb, "subject") if w.kind in _NOMINAL]
    objects = first(words, verb, "object")
    for figure in [w for w in subjects if w.text[:1].isdigit() and len(subjects) > 1]:
        figure.relation = "oblique"  # «около 10:30 мужчина напал»
        subjects.remove(figure)
    if (
        len(subjects) == 1
        and objects is None
        and verb.form != "participle"
        and _done_to(words, verb, subjects[0])
    ):
        subjects[0].relation, subjects[0].case = "object", "Acc"
    elif len(subjects) == 2 and objects is None:
        may = [w for w in subjects if not {"accs", "gent"}.isdisjoint(cases(w.low))]
        least = min(may or subjects, key=lambda w: (_agrees(verb, w), "nomn" in cases(w.low)))
        if may:
            least.relation, least.case = "object", "Acc"
    elif len(subjects) == 1 and objects is None and not _agrees(verb, subjects[0]):
        only = subjects[0]
        if verb.form == "past" and "accs" in cases(only.low) and is_personal(only.low):
            joined = first(words, only, "conjunct") is not None
            if not joined:
                only.relation, only.case = "object", "Acc"


def _addressed(words: Words, verb: Rough, subject: Rough) -> bool:
    """Tell who is spoken to, set off by a comma, from who does it: one, where the verb has many."""
    after = words[subject.index + 1 : subject.index + 2]
    comma = bool(after) and after[0].text in (",", "!")
    many = verb.number == "Plur" and subject.number == "Sing" and subject.kind == "noun"
    counted = not cued()[0]["quantities"].isdisjoint({subject.low})
    alone = first(words, subject, "conjunct", "number", "relative", "reduced", "apposition") is None
    return comma and many and alone and not counted and subject.index == 0


def _turned_round(words: Words, verb: Rough) -> None:
    """Put «повариху избили двое сержантов» right: «двое» of people are always who does it."""
    subject, other = first(words, verb, "subject"), first(words, verb, "object")
    if subject is not None and _addressed(words, verb, subject):
        subject.relation = "parataxis"  # «народ, у ворот забрали троих»
        return
    if subject is None or "nomn" in cases(subject.low):
        return
    told = cases(subject.low)
    if "datv" in told and "accs" not in told and not _agrees(verb, subject):
        subject.relation, subject.case = "recipient", "Dat"  # «Агате дали два года»
    if other is None:
        return
    if "accs" in told and any(
        w.low in _WHO_DO for w in below(words, other, "number", "compound", "adjectival")
    ):
        subject.relation, subject.case = "object", "Acc"
        other.relation, other.case = "subject", "Nom"
    elif told == {"accs"}:
        subject.relation = "other"  # «их разогнали, организаторшу оштрафовали»


def _done_to(words: Words, verb: Rough, noun: Rough) -> bool:
    """Tell «шесть женщин избили» and «ни врача не задержали»: nobody is named who does it."""
    if verb.number != "Plur" or not _TAKES_WHOM.intersection(_kinds_of(verb)):
        return False
    if any(w.low == "ни" for w in below(words, noun)):
        return "gent" in cases(noun.low)
    counted = first(words, noun, "number") is not None and "gent" in cases(noun.low)
    many = any(t.tag.number == "plur" for t in readings(noun.low) if "gent" in t.tag)
    one = any({"accs", "sing", "anim"} in t.tag for t in readings(noun.low))
    few = any(
        w.low in ("два", "две", "три", "четыре", "двое", "трое", "четверо", "пятеро")
        for w in below(words, noun, "number")
    )
    before = noun.index < verb.index
    never = many and counted is False and "nomn" not in cases(noun.low)
    return (counted and many and not few) or (before and (one or never))


def _kinds_of(verb: Rough) -> set[str]:
    return {mark for r in readings(verb.low) for mark in str(r.tag).replace(",", " ").split()}


def _agrees(verb: Rough, noun: Rough) -> bool:
    """Tell whether number and gender let a noun be the subject of a verb in the past."""
    if noun.kind in ("pronoun", "number"):
        return True
    if verb.form != "past" or not verb.number or not noun.number:
        return True
    if verb.number == "Plur":
        return noun.number == "Plur"
    if noun.number == "Plur":
        return False
    genders = {str(r.tag.gender) for r in readings(noun.low) if "nomn" in str(r.tag)}
    wanted = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}.get(verb.gender, "")
    return not wanted or not genders or wanted in genders or "None" in genders or "ms-f" in genders


def _finite(words: Words, verb: Rough) -> None:
    """Let no finite verb be a reduced clause, nor share a subject that it does not agree with."""
    if verb.form in ("past", "present", "future") and verb.relation == "reduced":
        relative = any(w.form == "relative" for w in below(words, verb))
        verb.relation = "relative" if relative else "complement"
    if verb.relation != "conjunct" or verb.form != "past" or verb.number != "Plur":
        return
    head, own = words[verb.head], first(words, verb, "subject", "passive_subject")
    if head.kind == "verb" and head.number == "Sing" and head.form == "past" and own is None:
        verb.relation = "parataxis"
