"""Forms of a word meet when somebody searches, in both languages and across scripts."""

from __future__ import annotations

from collections import Counter
from importlib.util import find_spec

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dripstone.languages import stems
from dripstone.languages.en.stems import stem as english
from dripstone.languages.ru.stems import stem as russian

RUSSIAN = [
    "дом дома домов домами доме дому домом",
    "задержан задержали задержанный задержание задержания задержать задержит задержанных задерживать",
    "убит убитых убил убили убийство убийства убийца",
    "пытки пыток пытали пытать пыткам пытках",
    "решение решил решения решить решений",
    "страна страны стран стране",
    "мужчина мужчин мужчины мужчинами",
    "избили избиты избиение избивали избит",
    "арестован арестовали арест аресты",
    "ребенок дети детей ребенка",
    "площадь площади площадей",
    "история истории историю историй",
    "тюрьма тюрьмы тюрем",
]
ENGLISH = [
    "detain detained detaining detention detentions detainee detainees",
    "torture tortured torturing tortures torturer",
    "beat beaten beating beatings",
    "abduct abducted abduction abductions abductor",
    "woman women",
    "die died dies dying death deaths",
    "threat threats threaten threatened",
    "expel expelled expulsion",
    "persecute persecuted persecution persecutor",
    "lady ladies",
]
SAME_NAME = [
    "Костюченко Kostyuchenko Kostiuchenko",
    "Выдумова Выдумовой Выдумову Vydumova",
    "Щербакова Shcherbakova Schtscherbakowa",
    "Жанна Жанны Zhanna",
    "Юрий Yuri Yury",
    "Чебурашка Čeburaška Cheburashka",
]
#: Porter's own examples, as the paper gives them (Program 14(3), 1980, steps 1 to 5).
PORTER = {
    "caresses": "caress", "ponies": "poni", "cats": "cat", "feed": "feed", "plastered": "plaster",
    "motoring": "motor", "sing": "sing", "conflated": "conflat", "troubled": "troubl",
    "sized": "size", "hopping": "hop", "falling": "fall", "hissing": "hiss", "failing": "fail",
    "filing": "file", "happy": "happi", "sky": "sky", "relational": "relat", "rational": "ration",
    "digitizer": "digit", "radicalli": "radic", "vietnamization": "vietnam", "operator": "oper",
    "feudalism": "feudal", "decisiveness": "decis", "hopefulness": "hope", "formaliti": "formal",
    "sensibiliti": "sensibl", "triplicate": "triplic", "formalize": "formal", "hopeful": "hope",
    "goodness": "good", "revival": "reviv", "allowance": "allow", "airliner": "airlin",
    "adjustable": "adjust", "replacement": "replac", "adoption": "adopt", "activate": "activ",
    "effective": "effect", "probate": "probat", "rate": "rate", "controll": "control", "roll": "roll",
}  # fmt: skip


@pytest.mark.parametrize("forms", RUSSIAN)
def test_russian_forms_meet(forms):
    """Cases, numbers, verbs and their nouns have one stem."""
    assert len({russian(word) for word in forms.split()}) == 1


@pytest.mark.parametrize("forms", ENGLISH)
def test_english_forms_meet(forms):
    """Regular and irregular forms, and nouns that leave their verb, have one stem."""
    assert len({english(word) for word in forms.split()}) == 1


@pytest.mark.parametrize(("word", "stem"), PORTER.items())
def test_the_paper_is_followed(word, stem):
    """The rules give what the paper says, but for words that our list puts elsewhere."""
    assert english(word) == stem


@pytest.mark.parametrize(
    "words", ["город год", "суд судно", "полк полиция", "police policy", "station state"]
)
def test_different_words_stay_apart(words):
    """Words that only begin alike have different stems."""
    told = [stems.of_query(word).stem for word in words.split()]

    assert len(set(told)) == len(told)


@pytest.mark.parametrize("spellings", SAME_NAME)
def test_a_name_meets_itself_in_other_scripts(spellings):
    """Each spelling shares a sound with every other."""
    first, *others = [frozenset(stems.sounds(word)) for word in spellings.split()]

    assert all(first & other for other in others)


def test_case_accents_and_yo_make_no_difference():
    """A word is compared without case, accents and stress, and with е for ё."""
    assert stems.of_query("ТЁПЛЫЙ").stem == stems.of_query("теплый").stem
    assert stems.of_query("Москва\u0301").stem == stems.of_query("москва").stem
    assert stems.of_query("Naïve").plain == stems.of_query("nai\u0308ve").plain == "naive"
    assert stems.of_query("край").plain == "край"


@given(st.text(max_size=60))
def test_index_and_question_meet(text):
    """Every word of a text is found by the stem that the index has for it."""
    told = [mark.stem for mark in stems.marks(text) if mark.stem]

    assert " ".join(told) == " ".join(stems.words_of(text).split())
    assert all(one.isalnum() for stem in told for one in stem.split())


@pytest.mark.skipif(find_spec("pymorphy3") is None, reason="needs the extra ru")
def test_most_forms_of_the_dictionary_meet():
    """Of all forms of the words for acts, four in five have the stem that most forms have."""
    from dripstone.languages.ru import lexicon
    from dripstone.languages.ru.words import forms

    together = every = 0
    for lemma in (word for word in lexicon().senses if word.isalpha()):
        written = [form for form in forms(lemma) if form.isalpha() and "ё" not in form]
        together += Counter(map(russian, written)).most_common(1)[0][1]
        every += len(written)

    assert every > 5_000
    assert together / every > 4 / 5


@given(st.text(alphabet="abeghiklnorstuxyzабвгдежзиклмнопрстуёя", min_size=1, max_size=12))
def test_a_stem_tells_how_its_words_begin(word):
    """What looks a word's first letter up before its stem passes over no word."""
    sought = stems.of_query(word)

    assert stems.begins(word) in {"", *stems.initials(sought.stem)}


@pytest.mark.parametrize("word", ["went", "смерть", "люди", "Лет", "дети", "очевидец"])
def test_an_odd_word_is_met_by_its_first_letter_too(word):
    """Words that share no letter with the stem of their family are found in a text."""
    stem = stems.of_query(word).stem

    assert stems.begins(word) in stems.initials(stem)
    assert len(stems.initials(stem)) > 1
