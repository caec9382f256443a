"""Russian demands, denials, events and times are read as people word them."""

from __future__ import annotations

import pytest
from russian import claims, demands


def _asked(words: str) -> list[str]:
    return [one.type for one in demands(words)]


@pytest.mark.parametrize(
    ("words", "types"),
    [
        ("«Верните нам тела», — требуют матери погибших.", ["repair"]),
        ("Господин прокурор, отпустите подростков!", ["release"]),
        ("Не трогайте наших детей!", ["stop"]),
        ("Пусть прокурор объяснит, почему дело закрыли.", ["inform"]),
        ("«Свободу Марку Зильберу!» — скандировала толпа.", ["release"]),
        ("Наши требования: доступ адвокатов, отмена карцера.", ["access", "reform"]),
        ("Требуем: освободить больных; отстранить начальника.", ["release", "dismiss"]),
        ("«Необходимо немедленно вывезти детей», — сказал врач.", ["protect"]),
        ("Редакция считает, что преследование Ольги Ким должно быть прекращено.", ["stop"]),
        ("Комитет напомнил государству об обязанности защищать свидетелей.", ["protect"]),
        ("Фонд выступает за отмену смертной казни.", ["reform"]),
        ("Мы ждём от следствия ответа.", ["inform"]),
        ("Мать погибшего просит экспертов изучить записи с камер.", ["investigate"]),
        (
            "Прошу: 1) признать меня потерпевшим; 2) обеспечить мне охрану.",
            ["recognise", "protect"],
        ),
    ],
)
def test_what_is_asked_is_read_as_it_is_worded(words: str, types: list[str]) -> None:
    """Outright, in a row, as a duty or a wish: each thing asked is a demand of its own."""
    assert sorted(_asked(words)) == sorted(types)


@pytest.mark.parametrize(
    "words",
    [
        "Полицейские потребовали предъявить документы.",
        "Вымогатели требовали сообщить код от карты.",
        "Начальник приказал отпустить задержанных.",
        "Посетителей просят соблюдать тишину.",
        "Если вы стали свидетелем нарушений, сообщите нам.",
        "Суд отказал в ходатайстве об освобождении под залог.",
        "Я хочу вас спросить о здоровье.",
    ],
)
def test_orders_and_small_requests_are_no_demands(words: str) -> None:
    """What holders ask of those they hold, and what a paper asks of its readers, is left out."""
    assert _asked(words) == []


def test_whoever_is_called_on_before_a_cry_is_asked() -> None:
    """«Министр обороны!» is whom the sentences after it ask."""
    asked = demands("Министр обороны! Верните солдат домой!")

    assert [[slot.text for slot in one.addressees] for one in asked] == [["Министр обороны"]]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Следственный комитет пока не комментирует ситуацию.", "Следственный комитет"),
        ("На момент публикации ответа от министерства не поступило.", "министерства"),
        ("В военкомате информацию о задержаниях не подтвердили.", "военкомате"),
        ("Подсудимый вину не признал.", "Подсудимый"),
        ("Прокуратура не выявила нарушений.", "Прокуратура"),
        ("Комендант утверждает, что беженцы уехали добровольно.", "Комендант"),
        ("Директор лагеря бросил трубку, услышав вопрос о побоях.", "Директор лагеря"),
    ],
)
def test_denials_and_silence_have_whose_they_are(words: str, who: str) -> None:
    """Whoever says it was not so, or gives no answer, is named as the words name them."""
    (found,) = claims(words, "denial")

    assert found.slots.who is not None
    assert found.slots.who.text == who


@pytest.mark.parametrize(
    ("words", "type_"),
    [
        ("Петицию против закона подписали сорок тысяч человек.", "action.petition"),
        ("Рабочие завода прекратили работу.", "action.strike"),
        ("По факту гибели солдата проводится проверка.", "procedure.inquiry"),
        ("Сержант обвиняется в убийстве.", "procedure.charge"),
        ("Их обвиняют в экстремизме.", "procedure.charge"),
        ("Судья отправил Каца под арест на 15 суток.", "procedure.judgment"),
        ("В колонию приезжала комиссия из области.", "procedure.visit"),
        ("Мэрия согласовала митинг.", "procedure.facilitation"),
    ],
)
def test_steps_and_gatherings_are_events(words: str, type_: str) -> None:
    """What courts, inquiries, visitors and signers did is told by the forms of Russian words."""
    assert type_ in [one.type for one in claims(words, "event")]


@pytest.mark.parametrize("words", ["Митинг не состоялся.", "Голодовку никто не объявлял."])
def test_what_did_not_take_place_is_no_event(words: str) -> None:
    """A rally that was not held is none."""
    assert [one.type for one in claims(words, "event") if one.type.startswith("action")] == []


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("9 мая люди в масках, не представившись, остановили машину и избили водителя.", "9 мая"),
        ("26 мая. Редактора газеты избили у подъезда.", "26 мая"),
        ("Ночью двое неизвестных избили сторожа.", "Ночью"),
        ("Журналиста избивали двое суток.", "двое суток"),
    ],
)
def test_a_time_ahead_of_an_act_is_its_time(words: str, when: str) -> None:
    """At the head of the sentence or of its entry, or as hours and spans: it tells when."""
    acts = [one for one in claims(words, "act") if one.type.startswith("body")]

    assert acts
    assert all(one.slots.when is not None and one.slots.when.text == when for one in acts)


def test_when_it_was_said_is_not_when_it_was_done() -> None:
    """A day before a verb of saying is that of the saying."""
    acts = claims("9 мая в полиции сообщили, что сторожа избили двое неизвестных.", "act")

    assert acts
    assert all(one.slots.when is None for one in acts)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Монахинь преследуют как сектанток, а монахов выслали как шпионов.", "как шпионов"),
        ("Анну Лис избили за то, что она снимала обыск.", "за то, что она снимала обыск"),
        ("Убили её из ненависти к журналистам.", "из ненависти к журналистам"),
    ],
)
def test_a_reason_is_told_as_a_label_a_deed_or_a_feeling(words: str, why: str) -> None:
    """What somebody is taken for, did in the open or is hated as may be why it was done."""
    told = [one.slots.why.text for one in claims(words, "ground") if one.slots.why is not None]

    assert why in told


def test_what_may_tell_a_trait_of_somebody_named_is_left_to_a_person() -> None:
    """«За то, что целовалась с девушкой» may tell what nobody but a person may write down."""
    assert claims("Анну Лис избили за то, что она целовалась с девушкой.", "ground") == []
