"""Russian acts as witnesses, prisoners and reporters tell them: to whom, by whom, and what is none."""

from __future__ import annotations

import pytest
from russian import acts, told


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Сельская учительница стала жертвой убийства.", ("life.killing", None, "Сельская учительница")),
        ("Тихона Рябого порешили прямо у ворот.", ("life.killing", None, "Тихона Рябого")),
        ("Старосту поставили к стенке на глазах у села.", ("life.execution", None, "Старосту")),
        ("Подросток стал жертвой пыток.", ("body.torture", None, "Подросток")),
        ("Ему вырвали ноготь и бросили в карцер.", ("body.torture", None, "Ему")),
        ("Заключённых морят голодом.", ("body.illtreatment", None, "Заключённых")),
        ("Тех, кто спорил, держали в ангаре без еды.", ("body.illtreatment", None, "Тех")),
        ("Охранники поколотили оператора.", ("body.assault", "Охранники", "оператора")),
        ("Мне съездили по лицу.", ("body.assault", None, "Мне")),
        ("Девушку оттаскали за волосы.", ("body.assault", None, "Девушку")),
        ("Женщина стала жертвой изнасилования.", ("body.rape", None, "Женщина")),
        ("Повариху изнасиловали двое сержантов.", ("body.rape", "двое сержантов", "Повариху")),
        ("Нам обещали прострелить колени.", ("body.threat", None, "Нам")),
        ("Нас повинтили на площади.", ("liberty.arrest", None, "Нас")),
        ("Сергей Дрозд третий месяц сидит.", ("liberty.detention", None, "Сергей Дрозд")),
        ("Боевики удерживают заложников в школе.", ("liberty.detention", "Боевики", "заложников")),
        ("Нас держат в бывшем спортзале.", ("liberty.detention", None, "Нас")),
        ("Толю вытащили из маршрутки.", ("liberty.abduction", None, "Толю")),
        ("С апреля мы о них больше не слышали.", ("liberty.disappearance", None, "них")),
        ("О троих рыбаках нет вестей.", ("liberty.disappearance", None, "троих рыбаках")),
        ("Нас не выпускают за ворота.", ("liberty.movement", None, "Нас")),
        ("Женщину обманом завезли на завод.", ("liberty.entrapment", None, "Женщину")),
        ("Глебу впаяли шестёрку колонии.", ("justice.unfair_trial", None, "Глебу")),
        ("Свидетелей защиты не вызвали.", ("justice.unfair_trial", None, "Свидетелей защиты")),
        ("Она дважды получила отписку.", ("justice.failure_protect", None, "Она")),
        ("Прокуратура отделалась отпиской.", ("justice.failure_protect", "Прокуратура", None)),
        ("На учительницу давят за жалобу.", ("civic.reprisal", None, "учительницу")),
        ("Дверь в квартиру выпилили болгаркой.", ("property", None, "Дверь в квартиру")),
        ("Больница попала под обстрел.", ("war", None, "Больница")),
        ("Пограничники отобрали у неё паспорт.", ("property", "Пограничники", "паспорт")),
    ],
)  # fmt: skip
def test_each_kind_of_act_is_told_in_many_ways(
    words: str, expected: tuple[str, str | None, str | None]
) -> None:
    """Plain verbs, verbal nouns, euphemisms and the words of the street."""
    assert expected in [told(act) for act in acts(words)]


@pytest.mark.parametrize(
    "words",
    [
        "Полицейские обнаружили его там с ранением в голову.",
        "Врачи зафиксировали у Руслана ожоги после допроса.",
        "Мы больше ничего не слышали о брате.",
        "Трое рассказали, что находились в подвале.",
        "Его сына склоняли дать показания, угрожая изъятием детей.",
    ],
)
def test_who_finds_misses_or_bears_it_is_not_the_doer(words: str) -> None:
    """Nobody is shown as having done what they only found, missed or bore."""
    assert all(act.slots.who is None for act in acts(words))


@pytest.mark.parametrize(
    "words",
    [
        "Артист получил премию лишь в 1996 году.",
        "С начала года Ольга Тарн получила три письма.",
        "Мы сидели у пруда, никого не трогали.",
        "Он передал видеозапись сотрудникам полиции.",
        "Брат получил двушку от завода.",
        "Хозяин привёз рабочих на завод.",
        "Полицейские стояли и смотрели на реку.",
        "Соседи съездили ему за хлебом.",
        "Он держит магазин в подвале.",
    ],
)
def test_what_only_sounds_like_an_act_is_none(words: str) -> None:
    """Years, prizes, errands and idle days are no acts."""
    assert not acts(words)


def test_what_is_spared_is_told_as_a_denial() -> None:
    """«Её не тронули» says that nothing was done to her."""
    (found,) = acts("Её не тронули.")

    assert found.polarity == "denies"


def test_two_acts_of_one_verb_are_two() -> None:
    """Who is held without food is held, and ill-treated."""
    found = {act.type for act in acts("Шахтёров держали в ангаре без воды.")}

    assert found == {"liberty.detention", "body.illtreatment"}


def test_a_clause_keeps_its_own_words() -> None:
    """The court of the second clause did nothing in the first, and those before it are its own."""
    found = acts(
        "За нарушение правил составлен протокол, в отношении 18 лиц судом принято решение"
        " о выдворении."
    )

    assert ("liberty.displacement", "судом", "18 лиц") in [told(act) for act in found]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Шахтёров били каждый день, вспоминает Роман.", "Роман"),
        ("Водителей казнили, рассказали двое свидетелей.", "двое свидетелей"),
        ("Друзья уверены: редактора избили.", "Друзья"),
        ("По рассказу соседки, дверь выломали.", "соседки"),
        ("Ткачей избили, говорится в опубликованном сегодня докладе «Дозора».", "докладе «Дозора»"),
    ],
)
def test_who_vouches_stands_after_the_comma_too(words: str, who: str) -> None:
    """Asides without «и», adjectives of being sure and whose tale it is name the voice."""
    (found,) = acts(words)

    assert found.attribution[-1].who == who
