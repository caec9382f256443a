"""Russian voices: who says so, through whom, and whose words stand between marks or dashes."""

from __future__ import annotations

import pytest
from russian import acts, claims, findings, quotes


@pytest.mark.parametrize(
    ("words", "voice"),
    [
        ("По словам адвоката Марты Вымысловой, Небылицына избили.", "адвоката Марты Вымысловой"),
        ("Как сообщил Пётр Мнимов, активиста похитили.", "Пётр Мнимов"),
        ("Активиста похитили, сообщил Пётр Мнимов.", "Пётр Мнимов"),
        ("Адвокат Марта Вымыслова заявила, что активиста похитили.", "Адвокат Марта Вымыслова"),
        ("Правозащитница сообщила о похищении активиста.", "Правозащитница"),
        ("По данным фонда «Правовой фонарь», активиста похитили.", "фонда «Правовой фонарь»"),
        ("В министерстве сообщили, что активиста похитили.", "министерстве"),
        ("В заявлении говорится, что активиста похитили.", "заявлении"),
    ],
)
def test_the_voice_is_named(words: str, voice: str) -> None:
    """Whoever is said to say it is the last voice of the claim, in the words of the report."""
    (found,) = acts(words)

    assert found.attribution[-1].who == voice
    assert found.stance == "attributed"


@pytest.mark.parametrize(
    "words",
    [
        "Сообщается, что активиста похитили.",
        "По предварительным данным, активиста похитили.",
        "По сообщениям СМИ, активиста похитили.",
    ],
)
def test_a_crowd_is_nobody(words: str) -> None:
    """What «is reported» has a collective voice that vouches for nothing."""
    (found,) = acts(words)

    assert found.attribution[-1].mode == "collective"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("«Нас били дубинками», — сказал Пётр Мнимов.", ["Нас били дубинками"]),
        ("«Нас били», — сказал Пётр Мнимов.", ["Нас били"]),
        ("Пётр Мнимов заявил: «Нас били дубинками весь день».", ["Нас били дубинками весь день"]),
        ("— Нас били дубинками, — рассказал Пётр Мнимов.", ["Нас били дубинками"]),
        (
            "— Нас били дубинками, — рассказал Пётр Мнимов. — Мы кричали.",
            ["Нас били дубинками", "Мы кричали."],
        ),
        (
            "«Нас обманули, — сказал Пётр Мнимов. — Никто не ответил за смерть брата».",
            ["Нас обманули", "Никто не ответил за смерть брата"],
        ),
    ],
)
def test_words_between_marks_or_dashes_are_their_speakers(words: str, said: list[str]) -> None:
    """Direct speech has its speaker; the author's words within it are not spoken."""
    found = quotes(words)

    assert [quote.inner.exact for quote in found] == said
    assert {quote.speaker.text for quote in found if quote.speaker} == {"Пётр Мнимов"}
    assert all(quote.speaker is not None and quote.mode == "direct" for quote in found)


@pytest.mark.parametrize(
    "words",
    [
        "— хлеб, молоко, — и ещё мыло.",
        "Фильм «Молчание литейщиков» рассказывает о пытках.",
        "Полиция нашла «улики» в магазине.",
    ],
)
def test_titles_lists_and_scare_quotes_are_nobodys_speech(words: str) -> None:
    """Marks and dashes alone make no speech."""
    assert all(quote.speaker is None for quote in quotes(words))


def test_a_quotation_within_another_is_told_apart() -> None:
    """The inner words are kept, and belong to no speaker of their own."""
    outer, inner = quotes(
        "Пётр Мнимов сказал: «Следователь крикнул: „Признавайся сейчас же, иначе хуже!“ — и вышел»."
    )

    assert outer.speaker.text == "Пётр Мнимов"
    assert inner.inner.exact == "Признавайся сейчас же, иначе хуже!"
    assert inner.attribution[-1].who == "Пётр Мнимов"


def test_a_surname_goes_back_to_the_full_name() -> None:
    """One person of the text is meant by the surname, in any case, and by name and patronymic."""
    text = (
        "Правозащитница Анна Петровна Вымыслова приехала в город. "
        "По словам Вымысловой, литейщиков избили. "
        "Анна Петровна сообщила, что активиста похитили."
    )

    assert [act.attribution[-1].stands_for for act in acts(text)] == ["Анна Петровна Вымыслова"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Иван Небылов и Пётр Небылов пришли на суд. Небылов сказал, что литейщиков избили.",
        "Марта Вымыслова пришла на суд. Вымыслов сказал, что литейщиков избили.",
    ],
)
def test_two_of_one_surname_are_not_guessed_between(text: str) -> None:
    """Brothers share a surname, and a woman is not the man of her surname."""
    (found,) = acts(text)

    assert found.attribution[-1].stands_for is None


def test_a_denial_and_a_declined_answer_are_told() -> None:
    """Who says that it is not so, and who gave no answer, is a finding of its own."""
    (denied,) = claims("Министерство отрицает, что задержанных пытали.", "denial")
    (declined,) = claims("Пресс-секретарь полиции отказался от комментариев.", "denial")
    (silent,) = claims("Министерство не ответило на запрос редакции.", "denial")

    assert denied.polarity == "denies"
    assert denied.slots.what.text == "задержанных пытали"
    assert declined.polarity == silent.polarity == "declines"


def test_what_is_called_by_a_name_of_law_is_a_voices_own() -> None:
    """To call arrests a crime against humanity is told of who calls them so."""
    (found,) = claims(
        "Адвокат назвал задержания преступлением против человечности.", "characterisation"
    )

    assert found.type == "crime_against_humanity"
    assert found.slots.what.text == "задержания"
    assert found.attribution[-1].who == "Адвокат"


def test_who_reported_first_is_told() -> None:
    """The paper that is said to have told it first is named whole."""
    (found,) = claims("Первой о задержаниях сообщила газета «Новая заря».", "first_report")

    assert found.slots.who.text == "газета «Новая заря»"


def test_every_anchor_is_found_again() -> None:
    """Whatever signs stand in the text, each quoted word stands where its anchor says."""
    text = (
        "\U0001f6a8 По слова\u0301м адвоката Марты\u00a0Вымысловой \U0001f468\u200d\U0001f469\u200d\U0001f466, вчера "
        "задержа\u0301ли пятерых активистов. «Их били\u200b дубинками», — сказала Вымыслова."
    )

    found = findings(text)

    assert {f.kind for f in found} == {"act", "quote"}
    for finding in found:
        for words in finding.every_anchor():
            assert text[words.start : words.end] == words.exact


@pytest.mark.parametrize(
    "words",
    [
        "Пётр Мнимов рассказал, что завод «Красный литейщик» закрыт.",
        "Пётр Мнимов сообщил, что картина «Буря на море ночью» украдена.",
    ],
)
def test_names_in_marks_are_not_spoken(words: str) -> None:
    """Russian sets names of firms and works in marks, beside a verb of saying too."""
    (found,) = quotes(words)

    assert found.speaker is None
