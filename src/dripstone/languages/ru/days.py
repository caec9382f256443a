"""Days: dates and places that the models take for those to whom it is done, or hang on nothing.

under_verb    Rough words → the same list: nothing beside a verb hangs on nothing
days          Rough words → the same list: no day, and no place, is whom it was done to

«С 3 по 7 мая были задержаны …», «4 и 5 мая в Карвеле задержали …», «у вокзала 14 апреля 2024 г.
похитили …», «задержала их в Варшаве вчера».
"""

from __future__ import annotations

from dripstone.languages.ru.rough import Rough, Words, first

_MONTHS = frozenset(
    {
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
        "октября", "ноября", "декабря",
    }
)  # fmt: skip
_BETWEEN = frozenset({"и", "по", "до", "с", "-", "–", "—", ","})
_TAKEN = ("subject", "passive_subject", "object", "agent", "recipient")
_AT = frozenset({"в", "во", "на", "из", "у", "к", "под", "при", "около", "возле", "близ"})


def under_verb(words: Words) -> None:
    """Hang on the one verb what hangs on nothing, in place."""
    for word in words:
        if word.relation == "root" and word.kind != "verb":
            _without_verb(words, word)


def days(words: Words) -> None:
    """Take days and places from among those to whom it is done, in place."""
    for word in words:
        if word.low in _MONTHS:
            _days_of(words, word)
        elif word.relation == "object":
            _at_place(words, word)


def _days_of(words: Words, month: Rough) -> None:
    """Let no day be whom it was done to: «4 и 5 мая были задержаны …»."""
    for word in reversed(words[: month.index]):
        day = word.text.isdigit()
        if not day and word.low not in _BETWEEN:
            return
        of = word.relation == "modifier" and first(words, word, "case") is None  # «арест 3 мая»
        if day and (word.relation in _TAKEN or of):
            word.relation, word.tie = "oblique", "at" if of else "on"


def _at_place(words: Words, place: Rough) -> None:
    """Let no place behind a preposition be whom it was done to: «на дороге в Карвель»."""
    case = first(words, place, "case")
    if place.kind != "name" or place.entity == "person" or case is None:
        return
    if case.index < place.index and case.low in ("в", "во", "из"):
        place.relation = "oblique"


def _without_verb(words: Words, loose: Rough) -> None:
    """Hang «вчера» and «у вокзала» on the sentence's verb, where they hang on nothing."""
    verbs = [w for w in words if w.relation == "root" and w.kind == "verb"]
    if len(verbs) != 1:
        return
    (verb,) = verbs
    if loose.kind == "adverb":
        loose.relation, loose.head = "adverb", verb.index
    elif loose.kind in ("noun", "name") and loose.index < verb.index and _led(words, loose):
        loose.relation, loose.head = "oblique", verb.index


def _led(words: Words, noun: Rough) -> bool:
    """Tell a place that a preposition leads, and that has nothing of a clause's own."""
    case = first(words, noun, "case")
    alone = first(words, noun, "subject", "passive_subject", "complement", "auxiliary") is None
    return case is not None and case.low in _AT and alone
