"""Names: one sound, many spellings; a likeness asks, and never answers. All names are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dripstone.languages.folds import words
from dripstone.languages.names import ONE_NAME, alike, bare, may_be_one, name_keys

ONE_SPELLING = [
    ("Елена Выдумщенко", "Yelena Vydumshchenko", "Elena Vydumschenko", "Jelena Vydumščenko"),
    ("Кирилл Хмельчугин", "Kirill Khmelchugin", "Kirill Hmel'čugin", "Khmelchugin, Kirill"),
    ("Юлия Жданчева", "Yulia Zhdancheva", "Iuliia Zhdancheva", "Julija Ždančeva"),
    ("Фёдор Цыплятьев", "Fyodor Tsyplyatyev", "Fedor Tsypliatev", "Fjodor Cypljat'ev"),
    ("Андрей Выдумский", "Andrey Vydumsky", "Andrei Vydumskiy", "Andrej Vydumskij"),
    ("Наталья Вымыслова", "Natalya Vymyslova", "Natalia Vymyslova", "Natalja Wymyslowa"),
    ("Сергей Небылов", "Sergei Nebylov", "Serguei Nebyloff"),
]
SPELLINGS = [(row[0], other) for row in ONE_SPELLING[:-1] for other in row[1:]]
APART = [
    ("Анна Вымыслова", "Анна Небылицына"),
    ("Пётр Дрозденко", "Павел Дрозденко"),
    ("Иван Петрович Вымыслов", "Иван Сергеевич Вымыслов"),
    ("Marta Vydumova", "Lidia Vydumova"),
    ("Yelena Vydumova", "Yelena Vydrina"),
]


@pytest.mark.parametrize(("cyrillic", "latin"), SPELLINGS)
def test_standards_of_spelling_fold_together(cyrillic, latin):
    """Whoever wrote the name in Latin letters, by whatever custom, the parts are the same."""
    fit = alike(cyrillic, latin)

    assert fit.score == 1.0, (name_keys(cyrillic), name_keys(latin))


def test_french_and_german_spellings_are_near():
    """Customs that write other sounds alike leave a little doubt."""
    for other in ONE_SPELLING[-1][1:]:
        assert alike(ONE_SPELLING[-1][0], other).score > 0.8


@pytest.mark.parametrize(("one", "other"), APART)
def test_a_part_that_differs_sets_names_apart(one, other):
    """A shared surname, given name or both do not outweigh a part that differs."""
    fit = alike(one, other)

    assert fit.score <= 0.5
    assert any(r.kind in ("apart", "other_patronymic") for r in fit.reasons)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Вымыслова", "Vymyslova"), ("Marta", "Marta Vydumova"), ("Выдумова", "Марта Выдумова")],
)
def test_one_name_alone_never_says_much(one, other):
    """A surname or a given name is shared by many."""
    assert 0 < alike(one, other).score <= ONE_NAME


def test_initials_fit_and_say_less_than_names():
    """М. Выдумова may be Marta Vydumova, and may be Maria."""
    full, short = alike("Marta Vydumova", "Марта Выдумова"), alike("М. Выдумова", "Marta Vydumova")

    assert full.score > short.score > ONE_NAME
    assert {r.kind for r in short.reasons} == {"same", "initial"}
    assert alike("L. Vydumova", "Marta Vydumova").score < ONE_NAME


def test_a_patronymic_is_no_surname():
    """Somebody called by given name and patronymic shares one name with the full name, and more."""
    keys = name_keys("Марта Андреевна Выдумова")
    fit = alike("Марта Андреевна", "Marta Andreyevna Vydumova")

    assert [part.kind for part in keys.parts] == ["name", "patronymic", "name"]
    assert {r.kind for r in fit.reasons} == {"same", "patronymic"}
    assert "anDrevna" not in keys.blocks
    assert len(keys.blocks) == 2


def test_a_patronymic_left_out_sets_nobody_apart():
    """Papers print it, articles leave it out."""
    assert alike("Марта Андреевна Выдумова", "Marta Vydumova").score == 1.0


def test_brothers_are_told_apart_by_their_given_names():
    """One surname and one patronymic are those of a whole family."""
    assert alike("Иван Петрович Вымыслов", "Семён Петрович Вымыслов").score <= 0.5


def test_a_case_or_a_womans_ending_is_near_and_not_the_same():
    """Выдумова may be a woman, or a man in the genitive: the ending leaves it open."""
    fit = alike("Марк Выдумов", "Марка Выдумова")

    assert fit.score == 0.7
    assert {r.kind for r in fit.reasons} == {"ending"}


CASES = [
    ("Анна Вымыслова", "Анны Вымысловой", "Анне Вымысловой", "Анну Вымыслову"),
    ("Марк Выдумов", "Марка Выдумова", "Марку Выдумову", "Марком Выдумовым", "Марке Выдумове"),
    ("Сергей Мнимский", "Сергея Мнимского", "Сергею Мнимскому", "Сергеем Мнимским"),
    ("Ольга Мнимская", "Ольги Мнимской", "Ольге Мнимской", "Ольгу Мнимскую", "Ольгой Мнимской"),
    ("Кирилл Дроздук", "Кирилла Дроздука", "Кириллу Дроздуку", "Кириллом Дроздуком"),
    ("Лидия Петровна Выдумова", "Лидии Петровны Выдумовой", "Лидией Петровной Выдумовой"),
]


@pytest.mark.parametrize(("basic", "cased"), [(row[0], one) for row in CASES for one in row[1:]])
def test_cases_of_a_russian_name_are_alike(basic, cased):
    """Every case fits the basic form in full, says that endings differ, and shares a shelf."""
    fit = alike(basic, cased)

    assert fit.how == "full"
    assert {r.kind for r in fit.reasons} <= {"same", "ending"}
    assert 0 < fit.exactness < 1
    assert fit.varied[0] in basic
    assert fit.varied[1] in cased
    surname = name_keys(basic).parts[-1].skeletons
    assert set(surname) & set(name_keys(cased).parts[-1].skeletons)


def test_a_case_meets_the_basic_form_in_latin_letters():
    """Марка Выдумова in a Russian report may be the Mark Vydumov of an English one."""
    assert alike("Марка Выдумова", "Mark Vydumov").how == "full"


def test_endings_in_latin_letters_are_no_cases():
    """Mark Vydumov and Anna Vydumova are two people; even M. Vydumov and M. Vydumova are."""
    assert alike("Mark Vydumov", "Mark Vydumova").how == "close"
    assert not may_be_one("M. Vydumov", "M. Vydumova")
    assert not may_be_one("Mark Vydumov", "Anna Vydumova")


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Marta Vydumova", "Марта Выдумова", "full"),
        ("Marta Andreyevna Vydumova", "Марта Выдумова", "part"),
        ("М. Выдумова", "Marta Vydumova", "initials"),
        ("Vydumova", "Марта Выдумова", "family"),
        ("Марта Андреевна", "Марта Выдумова", "given"),
        ("Marta Vydumova", "Marta Vydunova", "close"),
        ("Marta Vydumshchenko", "Marta Vydmushchenko", "full"),
        ("Marta Vydumova", "Lidia Vydumova", "against"),
        ("Marta Vydumova", "Pavel Drozdenko", "nothing"),
        ("M. A.", "Marta Vydumova", "nothing"),
    ],
)
def test_a_word_says_how_two_names_fit(one, other, how):
    """Either way round; what is close or has nothing in common is not taken for one."""
    assert alike(one, other).how == how == alike(other, one).how
    assert may_be_one(one, other) == (how not in ("close", "against", "nothing"))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Marta Vymyslova, a lawyer", "Marta Vymyslova"),
        ("Vymyslova, Marta", "Vymyslova Marta"),
        ("the lawyer Marta Vymyslova said", "Marta Vymyslova"),
        ("адвокат Марта Вымыслова", "Марта Вымыслова"),
        ("residents", "residents"),
    ],
)
def test_a_name_is_taken_out_of_the_words_around_it(words, name):
    """Words without a capital at either end go, and what follows a comma."""
    assert bare(words) == name


def test_words_fold_across_scripts_and_keep_figures():
    """Common words stay as long as they are: petition is not shortened as a name's ending is."""
    assert words("Вы́думова, 2025") == words("VYDUMOVA 2025") == ("vidumova", "2025")
    assert words("petition")[0].startswith(words("petiti")[0])


def test_a_slip_of_the_pen_is_near():
    """Letters swapped or left out cost a little."""
    fit = alike("Marta Vydumshchenko", "Marta Vydmushchenko")

    assert ONE_NAME < fit.score < 1.0


def test_nothing_in_common_is_nothing():
    """No part fits, no question is asked."""
    assert alike("Marta Vydumova", "Pavel Drozdenko").score == 0.0
    assert alike("", "Marta").score == 0.0


def test_keys_tell_nothing_in_a_traceback():
    """Names stay out of logs."""
    assert "mart" not in repr(name_keys("Marta Vydumova")).lower()
    assert "mart" not in repr(alike("Marta Vydumova", "Marta Vydumova")).lower()


names = st.lists(
    st.sampled_from([n for row in ONE_SPELLING for full in row for n in full.split()])
    | st.text(max_size=8),
    max_size=4,
).map(" ".join)


@given(names, names)
def test_likeness_is_even_and_bounded(a, b):
    """Either order says the same, between nothing and all."""
    fit, back = alike(a, b), alike(b, a)

    assert 0.0 <= fit.score <= 1.0
    assert fit.score == back.score
    if len(name_keys(a).parts) < 2 or len(name_keys(b).parts) < 2:
        assert fit.score <= ONE_NAME


@given(names)
def test_case_and_stress_marks_make_no_difference(name):
    """A fold is blind to case."""
    assert name_keys(name.upper()).whole == name_keys(name.upper().lower()).whole
