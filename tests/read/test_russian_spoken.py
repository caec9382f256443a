"""Slang, officialese and words that pass over what was done, in Russian: told as the acts they are."""

from __future__ import annotations

import pytest
from russian import acts, told


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Оперативники кошмарят предпринимателей.", ("privacy.extortion", "Оперативники", "предпринимателей")),
        ("Лидера профсоюза уволокли в чёрный фургон.", ("liberty.abduction", None, "Лидера профсоюза")),
        ("Поэту впаяли семь лет.", ("justice.unfair_trial", None, "Поэту")),
        ("Редактору шьют госизмену.", ("justice.prosecution", None, "Редактору")),
        ("Медсестру турнули с работы.", ("property.livelihood", None, "Медсестру")),
        ("Жильцов выкинули из квартир.", ("liberty.displacement", None, "Жильцов")),
        ("Сержанты третировали новобранцев.", ("body.illtreatment", "Сержанты", "новобранцев")),
        ("К задержанному применили физическое воздействие.", ("body.force", None, "задержанному")),
        ("Двух журналистов поубивали.", ("life.killing", None, "Двух журналистов")),
        ("Журналистку Ковтун затравили в сети.", ("equality.persecution", None, "Журналистку Ковтун")),
    ],
)  # fmt: skip
def test_each_spoken_word_tells_its_act(words: str, expected: tuple[str, str | None, str]) -> None:
    """What yards, prisons and offices call an act is that act, with whom it is done to."""
    assert expected in [told(act) for act in acts(words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Осуждённый Мотыль водворён в штрафной изолятор.", ("liberty.detention", None, "Осуждённый Мотыль")),
        ("Монахов выдворяют из обители третий раз.", ("liberty.displacement", None, "Монахов")),
        ("В камере его прессовали.", ("body.assault", None, "его")),
        ("За долги Умара избили.", ("body.assault", None, "Умара")),
        ("Из-за отказа платить активиста избили.", ("body.assault", None, "активиста")),
    ],
)  # fmt: skip
def test_whom_it_is_done_to_stands_where_the_letters_say(
    words: str, expected: tuple[str, str | None, str]
) -> None:
    """A short participle is done to its subject, and a word before its verb belongs to the verb."""
    assert expected in [told(act) for act in acts(words)]


@pytest.mark.parametrize(
    "words",
    [
        "Магазин закрыли на переучёт до четверга.",
        "Команда упаковала чемоданы и улетела на сборы.",
        "Гостей принял губернатор.",
        "Волна накрыла пляж.",
        "Учёные нейтрализовали кислоту содой.",
        "Дачники истребляют муравьёв.",
        "Депутат накинул год на рассмотрение.",
        "Депутат предложил не кошмарить бизнес.",
        "Ветер разметал палатки.",
        "Бульдозер раздавил ящики.",
        "Команда опустила руки.",
        "За победу Умара наградили.",
        "Начальник пригрозил вышвырнуть медсестру из больницы.",
    ],
)
def test_the_same_words_of_other_things_tell_nothing_done(words: str) -> None:
    """Shops, guests, insects and figures of speech suffer no act, nor does whoever is threatened."""
    assert not [act.type for act in acts(words) if act.type != "body.threat"]


@pytest.mark.parametrize(
    "words",
    [
        "Рабочих не кошмарили проверками.",
        "Никто его не гнобил.",
        "Охранники не стали бить заключённого.",
        "Полиция опровергла, что к задержанному применяли недозволенные методы.",
    ],
)
def test_what_is_denied_is_not_shown_as_done(words: str) -> None:
    """A spoken word under a "not" or a denial is denied as any other."""
    assert {act.polarity for act in acts(words)} == {"denies"}
