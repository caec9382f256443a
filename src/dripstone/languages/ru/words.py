"""Words: Russian forms and the dictionary words that they may be forms of.

lemmas       form → dictionary words, the likeliest first
forms        dictionary word → every form
agree        two forms → may one be said of the other?
announced    dictionary word → the forms that say that I or we shall do it
imperatives  dictionary word → the forms of asking somebody to do it
only_bids    form → can it only ask somebody to do it?
first_person form → does it say "I" or "we"?
living       form → may it be a noun for somebody?
acting       form → may it be a participle for those who do something?
common       form → is it a common noun, and no name?
finite_feats form → what a form that can only be a verb tells of itself
unknown      form → is it none that the dictionary knows as a noun?
passive      form → may it be a passive participle?
names_in     content → what looks like full names
may_shorten  two names → may one be short for the other?
basic        words → the same words in dictionary form
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any

#: how forms end that the models take for nouns and adjectives now and then
_VERBAL = re.compile(
    "(?:[аиеёоыуя]л[аио]?|[гзсктпхб]л[аио]|л[аи]сь|[аяеё]н[аоы]?|[аеёиуя]ют|[а-я][ая]т|нули|шли)$"
)
_LONG_ENOUGH = 5  #: letters of a form that the models may take for another kind of word
_LIKELY = 0.04  #: of readings; rarer ones do more harm than good
#: verbs that the dictionary lacks: «экстрадировали», «экстрадирован», «экстрадируют»
_BORROWED = re.compile(
    r"(\w{3,})ир(?:ова(?:л[аои]?|ть|н[аоы]?|нн\w{2,3})|у(?:ет|ют|ем|ешь|ющ\w{2,3}))$"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@functools.cache
def _analyzer() -> Any:  # noqa: ANN401
    import pymorphy3  # noqa: PLC0415 -- loads a dictionary

    return pymorphy3.MorphAnalyzer()


@functools.lru_cache(maxsize=1 << 14)
def readings(form: str) -> tuple[Any, ...]:
    """Give what a form may be, the likeliest first; rare readings left out."""
    found = _analyzer().parse(form)
    return tuple(p for p in found if p.score >= _LIKELY) or tuple(found[:1])


@functools.lru_cache(maxsize=1 << 14)
def lemmas(form: str) -> tuple[str, ...]:
    """Give the dictionary words of a form; a participle is its verb, and itself as an adjective."""
    found: dict[str, None] = {}
    borrowed = None if readings(form)[0].is_known else _BORROWED.match(form)
    if borrowed is not None:
        return (f"{borrowed[1]}ировать",)
    told = [r for r in readings(form) if "impr" not in r.tag]  # «вышли» is seldom «send out!»
    for reading in told or readings(form):
        found[reading.normal_form] = None
        if "PRTF" in reading.tag:
            basic_form = reading.inflect({"masc", "sing", "nomn"})
            if basic_form is not None:
                found[basic_form.word] = None
    return tuple(found)


@functools.lru_cache(maxsize=1 << 12)
def forms(lemma: str) -> frozenset[str]:
    """Give every form of a dictionary word, with and without ё."""
    own = [p for p in _analyzer().parse(lemma) if p.normal_form == lemma and p.is_known]
    meant = own or readings(lemma)[:1]  # «пропасть» is a verb too
    found = {form.word for reading in meant for form in reading.lexeme} | {lemma}
    return frozenset(found | {word.replace("ё", "е") for word in found})


@functools.lru_cache(maxsize=1 << 10)
def imperatives(lemma: str) -> frozenset[str]:
    """Give the forms with which a verb asks somebody to do it: «освободите»."""
    lexeme = readings(lemma)[0].lexeme
    return frozenset(one.word for one in lexeme if "impr" in one.tag and "excl" in one.tag)


@functools.lru_cache(maxsize=1 << 10)
def announced(lemma: str) -> frozenset[str]:
    """Give the forms with which I or we say that we shall do it: «закопаем», «убью»."""
    return frozenset(
        one.word
        for one in readings(lemma)[0].lexeme
        if "futr" in one.tag and "1per" in one.tag and "indc" in one.tag
    )


@functools.lru_cache(maxsize=1 << 10)
def only_bids(form: str) -> bool:
    """Tell whether a form can only ask somebody to do it: «верните», not «освободите»."""
    return all("impr" in reading.tag for reading in readings(form))


@functools.lru_cache(maxsize=1 << 12)
def is_to_come(form: str) -> bool:
    """Tell whether a verb's form says what is to come: «убьём», «задержат»."""
    found = readings(form)
    to_come = ("futr" in reading.tag or "impr" in reading.tag for reading in found)
    return bool(found) and all(to_come)


@functools.lru_cache(maxsize=1 << 10)
def first_person(form: str) -> bool:
    """Tell whether a verb's form says "I" or "we": «просим», «требую»."""
    return any("1per" in reading.tag for reading in readings(form))


_ONE_OR_MANY = {
    **dict.fromkeys(("они", "их", "них", "ими", "ними"), ("plur", "")),
    **dict.fromkeys(("он", "его", "него", "ему", "нему", "нём", "нем"), ("sing", "masc")),
    **dict.fromkeys(("она", "её", "ее", "неё", "нее", "ею", "нею"), ("sing", "femn")),
    **dict.fromkeys(("ей", "ней"), ("sing", "femn")),
    **dict.fromkeys(("им", "ним"), ("", "")),  # he by whom, or they to whom
}


@functools.lru_cache(maxsize=1 << 14)
def agree(form: str, other: str) -> bool:
    """Tell whether number and gender let one form be said of another: «его» of «редактора»."""
    number, gender = _ONE_OR_MANY.get(form, (None, ""))
    if number is None:
        told = readings(form)[0].tag
        number, gender = str(told.number), str(told.gender or "") if told.number == "sing" else ""
    return any(
        (not number or r.tag.number == number) and (not gender or r.tag.gender in (gender, None))
        for r in readings(other)
    )


@functools.lru_cache(maxsize=1 << 14)
def living(form: str) -> bool:
    """Tell whether a form may be a noun for somebody; a name is no such noun."""
    first = readings(form)[0].tag
    named = any(mark in first for mark in ("Name", "Surn", "Patr", "Geox", "Orgn"))
    return first.POS == "NOUN" and "anim" in first and not named


_NO_PEOPLE = frozenset({"следующий", "предыдущий", "настоящий", "существующий", "соответствующий"})


@functools.lru_cache(maxsize=1 << 14)
def acting(form: str) -> bool:
    """Tell whether a form may be a participle for those who do or did something: «нападавшие»."""
    first = readings(form)[0]
    told = first.tag
    neuter = told.gender == "neut" and "anim" not in told
    return "PRTF" in told and "actv" in told and not neuter and _verbal(first)


def _verbal(reading: Any) -> bool:  # noqa: ANN401
    basic_form = reading.inflect({"masc", "sing", "nomn"})
    return basic_form is None or basic_form.word not in _NO_PEOPLE


@functools.lru_cache(maxsize=1 << 14)
def common(form: str) -> bool:
    """Tell whether the dictionary knows a form as a common noun, and as no name."""
    marks = ("Name", "Surn", "Patr", "Geox", "Orgn", "Trad")
    told = readings(form)
    named = any(mark in r.tag for r in told for mark in marks)
    return not named and any(r.tag.POS == "NOUN" and r.is_known for r in told)


@functools.lru_cache(maxsize=1 << 14)
def passive(form: str) -> bool:
    """Tell whether a form may be a passive participle: «убитый», «задержанного»."""
    return any("PRTF" in reading.tag and "pssv" in reading.tag for reading in readings(form))


@functools.lru_cache(maxsize=1 << 14)
def finite_feats(form: str, *, named: bool = False) -> dict[str, str] | None:
    """Give what a form tells that can only be a verb: «пырнули», «сожжён»; None for any other.

    Of words that no dictionary knows, «отметелили» alone is believed, and no name.
    """
    if len(form) < _LONG_ENOUGH or _VERBAL.search(form) is None:
        return None
    told = [r for r in readings(form) if r.is_known or "Name" not in r.tag]
    if not told or not all(r.tag.POS in ("VERB", "PRTS") for r in told):
        return None
    tag = told[0].tag
    guessed = not told[0].is_known and (named or tag.number != "plur" or tag.tense != "past")
    if "impr" in tag or guessed:
        return None
    number = "Plur" if tag.number == "plur" else "Sing"
    if tag.POS == "PRTS":
        return {"VerbForm": "Part", "Voice": "Pass", "Number": number}
    tense = {"past": "Past", "futr": "Fut"}.get(str(tag.tense), "Pres")
    gender = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}.get(str(tag.gender), "")
    return {"VerbForm": "Fin", "Tense": tense, "Number": number, "Gender": gender}


def unknown(form: str) -> bool:
    """Tell whether the dictionary lacks a form, or knows it as an adjective that stands alone."""
    first = readings(form)[0]
    alone = ("ADJF" in first.tag or "PRTF" in first.tag) and "plur" in first.tag
    return not first.is_known or alone


@functools.lru_cache(maxsize=1 << 14)
def bases(form: str) -> frozenset[str]:
    """Give the nominatives that a form of a name may come from."""
    found: set[str] = {form}
    for reading in readings(form):
        if "NOUN" in reading.tag or "Surn" in reading.tag:
            found.add(reading.normal_form)
    return frozenset(found)


@functools.lru_cache(maxsize=1 << 14)
def cases(form: str) -> frozenset[str]:
    """Give the cases that a noun's or name's form may stand in: nomn, gent, accs and so on."""
    return frozenset(
        str(r.tag.case) for r in readings(form) if r.tag.case is not None and r.tag.POS == "NOUN"
    )


_FULL_NAME = re.compile(
    r"\b(?=([А-ЯЁ][а-яё]+(?:[ \u00a0]+[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?){1,2}))[А-ЯЁ]"
)
_GENDERS = frozenset({"masc", "femn"})
_BY_ENDING = {
    **dict.fromkeys(("ов", "ев", "ёв", "ин", "ын", "ский", "ского", "скому"), "masc"),
    **dict.fromkeys(("овой", "евой", "иной", "ову", "еву", "ская", "скую", "вна", "вны"), "femn"),
}
_ADJECTIVAL = re.compile(r"(?<=[^\W\d_]{3})(?:ого|ому|ый|ий|ым|им|ом|ая|ой|ую|ая)$")


@functools.lru_cache(maxsize=1 << 14)
def genders(form: str) -> frozenset[str]:
    """Give the genders that a form of a person's name may have; both where nothing tells."""
    marks = ("Surn", "Name", "Patr")
    named = [r for r in readings(form) if any(mark in r.tag for mark in marks)]
    found = {str(r.tag.gender) for r in named} & _GENDERS
    by_ending = next((g for ending, g in _BY_ENDING.items() if form.endswith(ending)), None)
    return frozenset(found or ({by_ending} if by_ending else _GENDERS))


def may_shorten(mention: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Tell whether a shorter name, in any case, may be short for a longer one, or the same.

    One word must be the surname; more must follow in the order of the longer name. Gender must fit.
    """
    if not 0 < len(mention) <= len(name):
        return False
    if len(mention) == 1 and not _same(mention[0], name[-1]):
        return False
    rest = iter(name)
    if not all(any(_same(part, other) for other in rest) for part in mention):
        return False
    shared = [genders(word.lower()) for word in (*mention, *name)]
    return bool(frozenset.intersection(*shared))


def names_in(content: str) -> Iterator[tuple[str, ...]]:
    """Give the words of what looks like full names: a given name, and one or two words more."""
    for found in _FULL_NAME.finditer(content):
        parts = tuple(found[1].split())
        if any("Name" in reading.tag for reading in readings(parts[0].lower())):
            yield parts


def _same(one: str, other: str) -> bool:
    """Tell whether two words may be forms of one name."""
    a, b = one.lower().replace("ё", "е"), other.lower().replace("ё", "е")
    if a == b or not bases(a).isdisjoint(bases(b)):
        return True
    stems = [_ADJECTIVAL.sub("", word) for word in (a, b)]
    return stems[0] == stems[1] and a not in stems and b not in stems


def basic(words: str) -> str:
    """Put each word into its dictionary form, in lower case."""
    return " ".join(_basic(words))


def _basic(words: str) -> Iterator[str]:
    for found in _WORD.finditer(words.lower()):
        yield readings(found[0])[0].normal_form
