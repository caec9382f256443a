"""Russian reasons and denials: why, as somebody says, and who says that it was not so."""

from __future__ import annotations

import pytest
from russian import claims


def _reasons(words: str) -> list[str]:
    found = claims(words, "ground")
    return [one.slots.why.text for one in found if one.slots.why]


def _deniers(words: str) -> list[str]:
    return [one.slots.who.text for one in claims(words, "denial") if one.slots.who]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Учителя уволили — за репост песни.", "за репост песни"),
        ("В мае вахтёра избили у проходной — из-за долга.", "из-за долга"),
        ("Двоих задержали — за плакат на балконе.", "за плакат на балконе"),
        ("Пекаря арестовали не за кражу, а за плакат.", "за плакат"),
        ("Суд закрыл газету, сославшись на ошибки в отчётности.", "ошибки в отчётности"),
        ("Учительница уволена; директор ссылается на «утрату доверия».", "утрату доверия"),
        ("Мэрия запретила шествие, мотивируя отказ карантином.", "карантином"),
        ("«Это месть за мои статьи», — сказала Вера Туманова.", "за мои статьи"),
        ("«Обыск — расплата за наши песни», — считает регент хора.", "за наши песни"),
        ("Причиной увольнения медсестры названа её жалоба в министерство.", "её жалоба"),
        ("Двое лишились работы за подпись под письмом.", "за подпись под письмом"),
        ("Детей продолжают исключать из школ из-за незнания языка.", "из-за незнания языка"),
        ("Студентов отчислили только потому, что они вышли на площадь.", "они вышли на площадь"),
    ],
)
def test_a_reason_is_told_however_it_is_set_off(words: str, why: str) -> None:
    """Behind a dash, after what was not the reason, cited, or called a payback."""
    assert any(why in one for one in _reasons(words))


@pytest.mark.parametrize(
    "words",
    [
        "Пекаря арестовали не за кражу.",
        "За убийство судьи никто не арестован.",
        "Сержант схватил парня за волосы и ударил.",
        "Полиция задержала троих; юристы ссылаются на решение суда.",
        "Плата за проезд выросла.",
        "Старика вывезли за город и избили.",
    ],
)
def test_what_is_no_reason_is_none(words: str) -> None:
    """What was denied to be one, a hold, a price, a place, or what others cite."""
    assert _reasons(words) == []


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Применение силы в пресс-службе управления отрицают.", "пресс-службе"),
        ("Сообщения об избиении не соответствуют действительности, заявили в МВД.", "МВД"),
        ("Администрация колонии утверждает, что насилия не применялось.", "Администрация"),
        ("«Мы никого не задерживали», — заявил начальник отдела Кротов.", "начальник отдела"),
        ("Чиновник заверил, что нарушений не было.", "Чиновник"),
        ("Минздрав области комментировать ситуацию не стал.", "Минздрав"),
        ("Следователь от комментариев воздержался.", "Следователь"),
        ("В ведомстве оставили вопросы газеты без ответа.", "ведомстве"),
        ("Пресс-секретарь отказался говорить о пропавших.", "Пресс-секретарь"),
    ],
)
def test_an_office_denies_in_plain_words(words: str, who: str) -> None:
    """No verb of denying is needed, and no answer is told too."""
    assert any(who in one for one in _deniers(words))


@pytest.mark.parametrize(
    "words",
    [
        "Мать говорит, что сын никого не убивал.",
        "Адвокат рассказал, что его подзащитного не избивали.",
        "Министр сказал, что погода не улучшилась.",
        "Полиция не стала ждать и задержала троих.",
    ],
)
def test_others_deny_nothing(words: str) -> None:
    """Who holds no office tells that it was not done; the weather is no act."""
    assert _deniers(words) == []


def test_two_in_one_paragraph_are_one_denial() -> None:
    """What is quoted after "denied" is no other denial."""
    words = (
        "МВД опровергло сообщения о пытках в колонии. "
        "«Никого не пытали», — заявил представитель ведомства Игорь Ложкин."
    )

    assert len(_deniers(words)) == 1
