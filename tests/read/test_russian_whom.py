"""Russian acts told in other ways: whom they are done to, wherever the sentence puts them."""

from __future__ import annotations

import pytest
from russian import acts


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("Не менее девяти грузчиков избили из-за их языка.", "Не менее девяти грузчиков"),
        ("Более двухсот семей выселили из посёлка.", "Более двухсот семей"),
        ("Задержано свыше сорока пикетчиков.", "свыше сорока пикетчиков"),
        ("Забрали человек восемь.", "человек восемь"),
        ("Солдаты похитили в субботу не менее 20 пастухов.", "не менее 20 пастухов"),
    ],
)
def test_counted_people_are_those_it_is_done_to(words: str, whom: str) -> None:
    """However their number is told, and on whichever side of the verb."""
    (found,) = acts(words)

    assert found.slots.to_whom is not None
    assert found.slots.to_whom.text == whom
    assert found.polarity == "affirms"


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("Зайку ударили по лицу.", "Зайку"),
        ("Военные убили на площади пекаря.", "пекаря"),
        ("При обыске кассира избили.", "кассира"),
        ("Пильщиков трое суток не кормили.", "Пильщиков"),
        ("Тех, кто спорил, били прикладами.", "Тех"),
        ("Задержанных ночью избили охранники склада.", "Задержанных"),
        ("Троих ткачей на мосту схватили люди в масках.", "Троих ткачей"),
        ("Звонаря продолжают держать в подвале.", "Звонаря"),
        ("Снимками её потом шантажировали.", "её"),
        ("Как сообщило ведомство, токарь из Дровы был арестован.", "токарь из Дровы"),
    ],
)
def test_whom_is_found_where_the_sentence_hides_them(words: str, whom: str) -> None:
    """After a place, before a time, behind an aside, in a clause of their own."""
    found = [one.slots.to_whom.text for one in acts(words) if one.slots.to_whom is not None]

    assert whom in found


@pytest.mark.parametrize(
    ("words", "type_", "whom"),
    [
        ("На звонаря совершено покушение.", "life.attempt", "звонаря"),
        ("К сплавщикам применяли пытки.", "body.torture", "сплавщикам"),
        ("В отношении ткачихи возбуждено уголовное дело.", "justice.prosecution", "ткачихи"),
        ("Угрозы в адрес пекаря начались весной.", "body.threat", "пекаря"),
        ("Трое в масках совершили нападение на сторожа.", "body.assault", "сторожа"),
        ("Лоцмана нашли со следами пыток.", "body.torture", "Лоцмана"),
    ],
)
def test_a_noun_under_a_verb_that_says_little_finds_its_victim(
    words: str, type_: str, whom: str
) -> None:
    """The victim hangs on the verb, on «в отношении» or on «в адрес», not on the noun."""
    (found,) = acts(words)

    assert found.type == type_
    assert found.slots.to_whom is not None
    assert found.slots.to_whom.text == whom


@pytest.mark.parametrize(
    "words",
    [
        "Похищения не было.",
        "Никаких избиений не было.",
        "Без единого ареста прошёл марш в Устрале.",
        "По словам мэра, задержаний не было.",
    ],
)
def test_an_act_that_a_noun_denies_is_never_shown_as_done(words: str) -> None:
    """«Не было» and «без» deny the noun that they stand with."""
    found = acts(words)

    assert found
    assert {one.polarity for one in found} == {"denies"}


@pytest.mark.parametrize(
    "words",
    [
        "Ему дали два года на ремонт.",
        "Она получила год опыта.",
        "Школу закрыли на карантин.",
        "Он передал видеозапись сотрудникам полиции.",
        "Правоцентристы стали обвинять мэра в расточительстве.",
        "Я больше не пою в хоре.",
        "Учения по задержанию условных нарушителей прошли в порту.",
        "Водитель получил перелом в ДТП.",
        "Телефон отключили за неуплату.",
        "Старую мебель вывезли в лес.",
        "Прокуратура изъяла из оборота партию игрушек.",
        "Он сидел на скамье и ел яблоко.",
        "Скульптор высек из мрамора льва.",
        "Скандал подорвал доверие к банку.",
        "Собак отловили и стерилизовали.",
        "25 января 2014 года пекарь назначен старостой.",
    ],
)
def test_everyday_words_make_no_act(words: str) -> None:
    """A word or two of a phrase are not the phrase."""
    assert not [one for one in acts(words) if one.polarity == "affirms"]


@pytest.mark.parametrize(
    ("words", "type_", "whom"),
    [
        ("Лавку обокрали ночью люди в форме.", "property", "Лавку"),
        ("Над сторожем глумились всем отделением.", "body", "сторожем"),
        ("Подростков отловили во дворах.", "liberty.arrest", "Подростков"),
        ("Среди задержанных оказался токарь.", "liberty.arrest", "токарь"),
        ("Суд арестовал счета артели.", "property", "счета артели"),
        ("В автозаках оказались 17 человек.", "liberty.arrest", "17 человек"),
    ],
)
def test_rarer_words_tell_acts_too(words: str, type_: str, whom: str) -> None:
    """Verbs of harm that a report uses once in a while, and states that an act leaves behind."""
    (found,) = acts(words)

    assert found.type == type_
    assert found.slots.to_whom is not None
    assert found.slots.to_whom.text == whom


def test_what_is_shown_in_a_film_is_not_done() -> None:
    """In what is made up nobody is harmed."""
    found = acts("В фильме пастуха похищают разбойники.")

    assert {one.stance for one in found} == {"depicted"}


def test_whose_house_was_searched_is_not_who_searched_it() -> None:
    """A genitive after its noun is no doer, though the same letters may be several people."""
    (found,) = acts("Дом учителя обыскивали до утра.")

    assert found.slots.who is None
    assert found.slots.to_whom is not None
    assert found.slots.to_whom.text == "Дом учителя"


@pytest.mark.parametrize(
    ("words", "kind", "whom"),
    [
        ("Полиция задержала медсестру на рынке.", "liberty.arrest", "медсестру"),
        ("Неизвестные похитили её брата средь бела дня.", "liberty.abduction", "её брата"),
        ("Охранники избили троих студентов у реки.", "body.assault", "троих студентов"),
        ("Сотрудники пытали задержанного три недели назад.", "body.torture", "задержанного"),
        ("И вот троих студентов избили.", "body.assault", "троих студентов"),
        ("Троих студентов избили во время пандемии.", "body.assault", "Троих студентов"),
        ("Боевики убили учителя во время рейда.", "life.killing", "учителя"),
        ("В Карвеле суд отправил Анну Рейл в колонию.", "justice.unfair_trial", "Анну Рейл"),
        ("Вчера вечером около девяти часов полиция задержала медсестру.", "liberty.arrest",
         "медсестру"),
    ],
)  # fmt: skip
def test_places_times_and_ways_are_nobodys_name(words: str, kind: str, whom: str) -> None:
    """Where, when and how it was done is no part of those it is done to."""
    told = [(a.type, a.slots.to_whom.text) for a in acts(words) if a.slots.to_whom is not None]
    assert (kind, whom) in told


def test_an_idiom_needs_its_words_together() -> None:
    """To kill time hurts nobody, and a storm kills by nobody's hand."""
    assert acts("Мы убили время в кафе.") == []
    assert acts("Троих убило во время шторма.") == []
