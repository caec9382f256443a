"""Russian acts: who did what to whom, as the words say, never as they hint."""

from __future__ import annotations

import pytest
from russian import acts, claims, told


@pytest.mark.parametrize(
    "words",
    [
        "Вчера задержали пятерых активистов.",
        "Активисты были задержаны у здания суда, где стояла полиция.",
        "В Желнограде задержан книготорговец.",
        "Трое литейщиков удерживаются в подвале.",
        "Полиция приехала на площадь, и задержали пятерых активистов.",
        "Задержание активистов прошло ночью.",
        "Задержанный вчера активист объявил голодовку.",
    ],
)
def test_no_doer_is_invented(words: str) -> None:
    """Passives, verbs without a subject and nouns leave the doer open, and say so."""
    (found,) = acts(words)

    assert found.slots.who is None
    assert "who" in found.not_stated
    assert found.slots.to_whom is not None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Сотрудники полиции задержали книготорговца Аркадия Небылицына.",
            ("liberty.arrest", "Сотрудники полиции", "книготорговца Аркадия Небылицына"),
        ),
        (
            "Активисты были задержаны полицейскими.",
            ("liberty.arrest", "полицейскими", "Активисты"),
        ),
        (
            "Активисты, избитые полицией, обратились к врачам.",
            ("body.assault", "полицией", "Активисты"),
        ),
        (
            "Полицейские, задержавшие активистов, были в масках.",
            ("liberty.arrest", "Полицейские", "активистов"),
        ),
        ("Задержание активистов полицией вызвало протест.", ("liberty.arrest", "полицией", "активистов")),
        ("Журналиста избили полицейские.", ("body.assault", "полицейские", "Журналиста")),
        ("Сотрудник полиции угрожал журналистке.", ("body.threat", "Сотрудник полиции", "журналистке")),
        ("Неизвестные напали на адвоката и избили его.", ("body.assault", "Неизвестные", "адвоката")),
        ("Убийство журналиста Ивана Небылова не раскрыто.", ("life.killing", None, "журналиста Ивана Небылова")),
        ("Мужчину, которого похитили в понедельник, отпустили.", ("liberty.abduction", None, "Мужчину")),
        ("Двое были убиты.", ("life.killing", None, "Двое")),
    ],
)  # fmt: skip
def test_doer_and_victim_are_those_that_the_cases_name(
    words: str, expected: tuple[str, str | None, str | None]
) -> None:
    """Case endings tell who does it and to whom, whatever the order."""
    assert expected in [told(act) for act in acts(words)]


@pytest.mark.parametrize(
    "words",
    [
        "Задержанные подвергались пыткам в отделе полиции.",
        "Заключённый умер в СИЗО.",
        "Он пропал без вести в марте.",
        "Активист содержится под стражей.",
        "Активист находится в СИЗО.",
        "Литейщики удерживаются в подвале.",
        "Журналист скончался от пыток в колонии.",
    ],
)
def test_who_suffers_is_never_the_doer(words: str) -> None:
    """The subject of a verb of suffering is the one to whom it is done."""
    (found,) = acts(words)

    assert found.slots.who is None
    assert found.slots.to_whom is not None
    assert "who" in found.not_stated


@pytest.mark.parametrize(
    "words",
    [
        "Адвокат призвал не бить задержанных.",
        "Профсоюз потребовал от министра не избивать задержанных.",
    ],
)
def test_who_asks_is_not_the_doer_of_what_is_asked(words: str) -> None:
    """What is asked for is nobody's act yet, least of all the asker's."""
    (found,) = acts(words)

    assert found.slots.who is None
    assert found.stance == "demanded"


def test_victims_of_two_verbs_are_kept_apart() -> None:
    """Each verb has its own subject: two were killed, three others were hurt."""
    found = {told(act)[::2] for act in acts("Двое были убиты, трое ранены.")}

    assert found == {("life.killing", "Двое"), ("body.assault", "трое")}


def test_an_object_is_shared_backwards_over_and() -> None:
    """The one object of joined verbs belongs to each of them."""
    found = {told(act) for act in acts("Полиция задержала и избила активиста.")}

    assert found == {
        ("liberty.arrest", "Полиция", "активиста"),
        ("body.assault", "Полиция", "активиста"),
    }


@pytest.mark.parametrize(
    "words",
    [
        "Полиция не задерживала активистов.",
        "Полицейские никого не били.",
        "Ни один рабочий не был задержан.",
        "Никто не был задержан.",
        "Он заявил, что Небылицына никто не бил.",
        "Министерство отрицает, что задержанных пытали.",
    ],
)
def test_what_is_denied_is_not_told_as_done(words: str) -> None:
    """Negation, double or in a verb of denying, makes the claim a denial of the act."""
    (found,) = acts(words)

    assert found.polarity == "denies"


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("Активиста якобы похитили.", "alleged"),
        ("Полиция, предположительно, похитила двух мужчин.", "alleged"),
        ("Его могут убить.", "possible"),
        ("Полиция пыталась задержать студентов.", "intended"),
        ("Полиция приехала, чтобы задержать студентов.", "intended"),
        ("Если активистов задержат, мы выйдем на площадь.", "hypothetical"),
        ("Активистов завтра арестуют.", "intended"),
        ("Полицию обвиняют в пытках задержанных.", "alleged"),
        ("Задержанный вчера активист объявил голодовку.", "asserted"),
        ("Убитого журналиста похоронили в среду.", "presupposed"),
    ],
)
def test_hedges_are_kept(words: str, stance: str) -> None:
    """What is alleged, feared, tried or conditional is not told as done."""
    (found,) = acts(words)

    if stance == "asserted":
        assert found.stance in ("asserted", "presupposed")
    else:
        assert found.stance == stance


@pytest.mark.parametrize(
    "words",
    [
        "Рейс задержали на три часа из-за снега.",
        "Это была попытка договориться с полицией.",
        "Стороны заключили договор.",
        "Исполнение приговора отложено.",
        "Двое погибли в аварии на шоссе.",
        "Врачи бьют тревогу.",
        "За что его избили?",
    ],
)
def test_words_that_lie_are_no_acts(words: str) -> None:
    """Other meanings of the same words bring up nothing."""
    assert acts(words) == []


def test_a_pattern_is_told_as_one_and_never_counted() -> None:
    """A campaign of persecution is a pattern, and its number of victims stays open."""
    (found,) = acts("Кампания преследования журналистов продолжается.")

    assert found.type == "equality.persecution"
    assert found.slots.how_many is None


@pytest.mark.parametrize(
    ("words", "ground"),
    [
        ("Женщину уволили из-за её политических взглядов.", "political_opinion"),
        ("Их преследовали по признаку сексуальной ориентации.", "sexual_orientation"),
        ("Мужчину избили за то, что он журналист.", "journalist"),
    ],
)
def test_a_reason_sits_on_the_act(words: str, ground: str) -> None:
    """The reason that the words give is on the act and, once, a claim of its own."""
    (act,) = acts(words)
    (reason,) = claims(words, "ground")

    assert act.slots.why is not None
    assert act.slots.why.value.ground == ground
    assert reason.type == ground


def test_no_private_trait_of_a_named_person_is_told() -> None:
    """Why a named man was beaten, where it would tell his orientation, is left to a person."""
    (act,) = acts("Ивана Небылова избили из-за сексуальной ориентации.")

    assert act.slots.why is None
    assert claims("Ивана Небылова избили из-за сексуальной ориентации.", "ground") == []


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("Вчера задержали пятерых активистов.", "2025-05-22"),
        ("В среду задержали пятерых активистов.", "2025-05-21"),
        ("На прошлой неделе задержали пятерых активистов.", "[2025-05-12..2025-05-18]"),
        (
            "В Желнограде утром 17 мая 2025 года задержали пятерых активистов профсоюза.",
            "2025-05-17",
        ),
    ],
)
def test_times_count_from_the_day_of_the_report(words: str, edtf: str) -> None:
    """Relative days are resolved against the time of their own voice, numbers stay numbers."""
    (found,) = acts(words)

    assert found.slots.when is not None
    assert found.slots.when.value.edtf == edtf
    assert (found.slots.how_many.value.min, found.slots.how_many.value.max) == (5, 5)


def test_today_in_a_quotation_of_unknown_day_stays_open() -> None:
    """Without a day of publication, «сегодня» names no day."""
    (found,) = acts("Сегодня задержали пятерых активистов.", published=None)

    assert found.slots.when.value.edtf is None


def test_the_sentence_of_a_finding_is_in_russian() -> None:
    """A reviewer of a Russian text reads Russian."""
    (found,) = acts("Вчера задержали пятерых активистов.")

    assert found.says == (
        "Арест, задержание (момент захвата): «задержали»; с кем: «пятерых активистов»; "
        "когда: «Вчера»; кто это сделал, не сказано."
    )


def test_the_number_of_a_station_does_nothing_to_anybody() -> None:
    """«В отделе полиции № 4 избили» names no doer: a figure after «№» is a name's."""
    found = acts("В отделе полиции № 4 Желнограда избили Небылицына.")

    assert [told(act) for act in found] == [("body.assault", None, "Небылицына")]


def test_what_follows_but_is_not_denied_with_what_stands_before() -> None:
    """«Не убили, а ранили»: the second deed is told as done, to the same person."""
    found = acts("Редактора не убили, а ранили.")

    assert [(act.type, act.polarity) for act in found] == [
        ("life.killing", "denies"),
        ("body.assault", "affirms"),
    ]
    assert {told(act)[2] for act in found} == {"Редактора"}


def test_nobody_in_brackets_or_across_a_colon_is_made_a_doer() -> None:
    """Who stands in brackets or in another part of the sentence did nothing by standing there."""
    found = acts(
        "Чужих (мальчишки, по её словам) той же ночью расстреляли. "
        "Не арестовали и сорок пассажиров: они, по его словам, наши гости."
    )

    assert [act.slots.who for act in found] == [None] * len(found)
    assert found
