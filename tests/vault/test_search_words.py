"""What somebody types becomes a question, or they are told what is wrong with it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from dripstone.errors import BadQuestion, NothingAsked, OpenQuote, TooMuchAsked
from dripstone.vault.search_words import Finder, expression, parsed


@pytest.fixture(scope="module")
def table():
    """A table of FTS5 with the columns of the index."""
    made = dbapi2.connect(":memory:")
    made.execute("CREATE VIRTUAL TABLE t USING fts5 (words, names, tags)")
    return made


def asked(typed, tags=()):
    """Give the expression for what is typed."""
    return expression(parsed(typed), tags)


def test_all_words_are_needed_in_any_form():
    """Each word is asked for by its stem."""
    assert asked("detained workers") == (
        '(words : "detain" OR names : "detained") AND (words : "worker" OR names : "vorkers")'
    )


def test_words_in_a_row_stand_in_a_row():
    """A phrase in any kind of quotation marks is asked for word after word."""
    for typed in ('"foundry squares"', "«foundry square»", "“foundry square”"):
        assert asked(typed) == '(words : "foundri" + "squar")'


def test_a_beginning_meets_longer_words_and_forms_of_itself():
    """A word with a star is looked for as a beginning, and as a word."""
    assert asked("detent*") == '(words : "detain" OR words : "detent" *)'
    assert 'words : "задержан" *' in asked("задержан*")


def test_either_and_without():
    """OR takes either; NOT and a hyphen leave out, in both languages."""
    for typed in ("raid OR search -book", "raid ИЛИ search НЕ book", "raid | search NOT book"):
        said = asked(typed)
        assert said.startswith('((words : "raid" OR names : "raid" OR words : "search"')
        assert ") NOT (words : " in said


def test_filters_stand_beside_words():
    """Of each group of tags one is needed."""
    assert asked("raid", [("a:liberty",), ("m:2025-05", "y:open")]).endswith(
        ' AND tags : ("a:liberty") AND tags : ("m:2025-05" OR "y:open")'
    )


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ('"never closed', OpenQuote),
        ('one "two" "three', OpenQuote),
        ("-only -without", NothingAsked),
        ("NOT this", NothingAsked),
        ("word " * 2_000, TooMuchAsked),
        ("a b c d e f g h i j k l m n o p q r s t u v w x y z 1 2 3 4 5 6 7", TooMuchAsked),
    ],
)
def test_what_cannot_be_asked_is_told(typed, told):
    """Each has an error of its own, and none repeats the words."""
    with pytest.raises(told) as error:
        parsed(typed)

    assert isinstance(error.value, BadQuestion)
    assert not any(word in str(error.value) for word in ("never", "three", "without"))


@pytest.mark.parametrize(
    "typed", ["", "\0", "(((", "* * *", '"" ""', "OR OR", "\u202e\u200f", ":-)"]
)
def test_nothing_but_marks_asks_for_nothing(typed):
    """Marks, controls and empty quotes are no words."""
    assert not parsed(typed).groups


@settings(max_examples=200, deadline=None, derandomize=True)
@given(typed=st.text(max_size=120) | st.text("\"'*-():^+{} abяж", max_size=40))
def test_whatever_is_typed_is_an_expression_or_an_error_of_ours(typed, table):
    """No input reaches the database as an operator or as an error of its own."""
    try:
        wanted = parsed(typed)
    except BadQuestion:
        return

    if wanted.groups:
        table.execute("SELECT 1 FROM t WHERE t MATCH ?", (expression(wanted),)).fetchall()
    places = Finder(wanted).places(typed, 0, len(typed))
    assert all(0 <= start < end <= len(typed) for start, end in places)


def test_words_are_found_again_by_code_points():
    """Places count code points, whatever stands before, in any form, spelling and script."""
    text = "🕊️ Марту Вымыслову DETAINED; Vymyslova’s foundry  square, foundry. squared"

    finder = Finder(parsed('Вымыслова detention "foundry square"'))

    told = [text[a:b] for a, b in finder.places(text, 0, len(text))]
    assert told == ["Вымыслову", "DETAINED", "Vymyslova", "foundry  square", "foundry. squared"]


def test_only_the_stretch_is_looked_at():
    """Words outside the stretch are not marked."""
    text = "raid raid raid"

    assert Finder(parsed("raid")).places(text, 5, 9) == [(5, 9)]
