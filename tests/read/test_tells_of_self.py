"""Кто рассказывает о себе, на кого спустили собак и какого числа: русские фразы."""

from __future__ import annotations

from russian import acts, demands


def test_the_police_that_tell_of_themselves_are_the_doer() -> None:
    (one,) = acts("Полиция сообщила, что задержала троих мужчин.")
    assert one.slots.who.text == "Полиция"


def test_others_told_of_in_the_plural_are_not_those_who_tell() -> None:
    (one,) = acts("Родные сообщили, что задержали троих мужчин.")
    assert one.slots.who is None


def test_dogs_are_set_on_people() -> None:
    (one,) = acts("Надзиратели спустили на мигрантов собак.")
    assert one.slots.to_whom.text == "мигрантов"


def test_nobody_is_arrested_who_is_a_date() -> None:
    found = acts("Активистка держит голодовку с момента ареста 3 мая.")
    assert all(one.slots.to_whom is None for one in found)


def test_a_minister_asked_for_names_confesses_nothing() -> None:
    text = "Комитет матерей требует от министра обороны назвать имена погибших и вернуть тела."
    assert not acts(text)
    assert [one.type for one in demands(text)] == ["inform", "repair"]


def test_an_office_that_takes_a_station_off_the_air() -> None:
    (one,) = acts("Радиостанцию отключили через несколько минут после интервью.")
    assert one.type == "civic.censorship"


def test_to_be_told_to_forget_is_a_threat() -> None:
    found = acts("Мне разбили телефон и велели забыть об увиденном.")
    assert [one.type for one in found] == ["property", "body.threat"]
