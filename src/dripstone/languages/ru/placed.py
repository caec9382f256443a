"""Placed: where, when and how something is done, which the models hang on those it is done to.

placed    Rough words → the same list, mended in place

«Задержали медсестру | на рынке», «похитили её брата | средь бела дня», «около девяти часов |
полиция задержала …», «в Карвеле | суд отправил …»: nobody is called "the nurse at the market".
"""

from __future__ import annotations

from dripstone.languages.ru.people import is_personal
from dripstone.languages.ru.rough import Rough, Words, first, preposition
from dripstone.languages.ru.taking import FINITE, takes_whom
from dripstone.languages.ru.words import cases, lemmas

_WHERE_OR_WHEN = frozenset(
    {
        "у", "возле", "перед", "после", "при", "во время", "среди", "средь", "на", "в", "во",
        "рядом с", "недалеко от", "напротив", "накануне", "до", "из-за", "несмотря на",
    }
)  # fmt: skip
#: what tells which person is meant: «мужчину в форме», «генерала в отставке»
_DESCRIBES = frozenset(
    {
        "маска", "форма", "камуфляж", "балаклава", "погон", "очки", "куртка", "костюм", "возраст",
        "отставка", "розыск", "коляска", "положение", "сан", "звание", "должность", "чин",
        "платок", "хиджаб", "одежда", "шапка", "шлем", "пенсия", "костыль", "год", "лето",
        "область", "город", "республика", "край", "район", "страна", "парламент", "совет", "дума",
        "комитет", "отряд", "университет", "институт", "завод", "компания", "служба", "колония",
    }
)  # fmt: skip
_HOW = frozenset({"предупреждение", "причина", "ордер", "повод", "суд", "объяснение", "следствие"})
_HOURS = frozenset({"час", "минута"})
_HIM = ("ого", "его", "ых", "их", "ую", "юю")
_SURE = frozenset({"уверен", "уверена", "уверены", "убеждён", "убежден", "убеждена", "убеждены"})
_NAMING = ("noun", "name")
_DONE_TO = ("object", "passive_subject", "agent")


def placed(words: Words) -> None:
    """Hang places, times and ways on their verb, in place."""
    for word in words:
        if word.relation in ("modifier", "oblique") and word.kind in _NAMING:
            _place(words, word)
        elif word.relation == "adjectival" and word.index and word.text[:1].isupper():
            _town(words, word)
        elif word.relation == "open_complement" and word.form in ("", "participle"):
            _done_to(words, word)
        elif word.kind == "adjective" and word.low in _SURE:
            _sure(words, word)
        elif word.low == "вот" and word.relation == "adverb":
            _lo(words, word)
        elif word.relation in ("subject", "passive_subject"):
            _hours(words, word)


def _place(words: Words, place: Rough) -> None:
    whom = words[place.head]
    verb = words[whom.head]
    done_to = whom.relation in _DONE_TO or (whom.relation == "oblique" and whom.case == "Ins")
    if not done_to or verb.kind != "verb" or verb is whom or place.index < whom.index:
        return
    if whom.kind not in _NAMING or not (whom.entity == "person" or is_personal(whom.low)):
        return
    how, own = preposition(words, place), set(lemmas(place.low))
    where = how in _WHERE_OR_WHEN and own.isdisjoint(_DESCRIBES)
    where = where or (how == "без" and not own.isdisjoint(_HOW)) or how.startswith("как ")
    if where or (how == "по" and place.low in ("одному", "очереди")):
        place.relation, place.head = "oblique", verb.index


def _town(words: Words, town: Rough) -> None:
    """In «В Карвеле суд отправил …» no court is called «Карвеле суд»."""
    noun, before = words[town.head], words[town.index - 1]
    tied = before.relation == "case" and before.head == noun.index
    other = "loct" not in cases(noun.low) and town.low.endswith(("е", "и"))
    if not tied or not other or noun.index != town.index + 1:
        return
    verb = words[noun.head] if noun.head != noun.index else noun
    town.relation, town.head, town.kind, town.case = "oblique", verb.index, "name", "Loc"
    before.head = town.index
    free = first(words, verb, "subject") is None
    if noun.relation == "oblique" and verb.kind == "verb" and free and "accs" in cases(noun.low):
        whose = next((w for w in words if w.index == noun.index + 1 and w.head == verb.index), None)
        if whose is not None and whose.relation == "object" and "gent" in cases(whose.low):
            whose.relation, whose.head = "modifier", noun.index
        noun.relation, noun.case = "object", "Acc"


def _done_to(words: Words, whom: Rough) -> None:
    """Read «пытали задержанного три недели» as done to him, and not as how they were tortured."""
    verb = words[whom.head]
    free = first(words, verb, "object", "passive_subject") is None and verb.form in FINITE
    held = whom.form == "participle" and whom.low.endswith(_HIM)
    named = whom.kind in _NAMING and is_personal(whom.low) and "accs" in cases(whom.low)
    if free and takes_whom(verb) and (held or named):
        whom.relation, whom.kind, whom.form, whom.case = "object", "noun", "", "Acc"


def _sure(words: Words, sure: Rough) -> None:
    """Read «он уверен, что …» as a verb of what somebody says, as the models read «уверена»."""
    if first(words, sure, "complement") is not None:
        sure.kind, sure.form = "verb", "present"


def _lo(words: Words, lo: Rough) -> None:
    """In «И вот троих студентов избили» nobody is called «вот троих»."""
    step = words[lo.head]
    for _ in words:
        if step.kind == "verb" or step.head == step.index:
            break
        step = words[step.head]
    if step.kind == "verb":
        lo.head = step.index


def _hours(words: Words, hours: Rough) -> None:
    """Let no hours do it in «около девяти часов полиция задержала медсестру»."""
    if _HOURS.isdisjoint(lemmas(hours.low)):
        return
    verb = words[hours.head]
    other = (w for w in words if w.head == verb.index and w is not hours)
    numbered = first(words, hours, "number") is not None
    if numbered and any(w.relation in ("subject", "passive_subject", "object") for w in other):
        hours.relation = "oblique"
