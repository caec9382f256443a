"""The page for searching, asked for without a browser."""

from __future__ import annotations

import html
import re

import pytest

from accepted import courier, with_accepted
from dripstone.records import Assignment, random_id
from invented import a_text
from local_page import ADA, BORIS, Asker, a_vault, filled, words_of
from team_page import Client, a_team, member


@pytest.fixture(scope="module")
def asker():
    """Somebody at their own computer, with two reports decided on."""
    return Asker(with_accepted())


def marked(page):
    """Give the words that are marked."""
    return [html.unescape(words) for words in re.findall(r"<mark>(.*?)</mark>", page)]


def test_words_are_found_and_marked(asker):
    """Reports and findings are listed with their counts, and the words asked for are marked."""
    page = asker.post("/search", {"words": "detention"}).text

    assert "Reports: 2 · Findings: 3" in words_of(page)
    assert {word.lower() for word in marked(page)} == {"detained"}
    assert re.search(r'href="/reports/rep_\w+\?on=fin_\w+"', page)
    assert page.index("<h2") < page.index("<mark>")


def test_no_word_of_a_question_stands_in_an_address(asker):
    """Words are sent in the body, further pages too: no history and no log has them."""
    page = asker.post("/search", {"words": "Basnin", "voice": "Courier"}).text

    assert page.count('method="post" action="/search"') >= 2
    assert not re.findall(r'(?:href|action|src)="[^"]*(?:Basnin|Courier)', page)
    assert "Basnin" not in re.search(r"<title>(.*?)</title>", page)[1]


def test_names_lead_to_their_own_search(asker):
    """A spelling in another script is offered, and nothing says that it is one person."""
    page = asker.post("/search", {"words": "Баснин"}).text

    assert re.search(r'name="words" value="Timur Basnin"', page)
    assert "people decide" in words_of(page)


@pytest.mark.parametrize(
    "fields",
    [
        {"words": '"open'},
        {"words": "-nothing"},
        {"words": "x" * 10_000},
        {"words": "\0\x01\u202e"},
        {"words": "a " * 900},
        {"when": "yesterday"},
        {"act": "no.such"},
        {"ground": "<script>"},
        {"state": "'; DROP TABLE records; --"},
        {"level": "9", "words": "police"},
    ],
)
def test_what_cannot_be_searched_is_told(asker, fields):
    """Every bad question comes back with what is wrong with it, never as a fault of ours."""
    answer = asker.post("/search", fields)

    assert answer.status == 400
    assert 'role="alert"' in answer.text
    assert "<mark>" not in answer.text
    assert "<script>" not in answer.text


@pytest.mark.parametrize(
    "words",
    [
        "(((",
        "NEAR(a b)",
        "words : a",
        "^start",
        "a*b*c",
        "שלום",
        "\u200fمرحبا",
        "''",
        "%",
        "💧",
        "ё",
    ],
)
def test_odd_words_are_words(asker, words):
    """What other programs take for operators is looked for, or asks for nothing."""
    assert asker.post("/search", {"words": words}).status in (200, 400)


def test_what_is_found_is_escaped():
    """Words of a report that look like a page stay words."""
    nasty = "police <script>document.title='taken'</script> <img src=x onerror=alert(1)>"
    vault = a_vault()
    filled(vault, a_text((("headline", nasty), ("body", nasty))), ())

    page = Asker(vault).post("/search", {"words": "police script"}).text

    assert "<script>document" not in page
    assert "<img src=x" not in page
    assert marked(page)[:2] == ["police", "script"]


def test_acts_against_people_stand_behind_the_warning():
    """Where findings tell of violence, the warning comes first, once for the page."""
    asker = Asker(with_accepted(), careful=True)

    first = asker.get("/search?act=body").text
    asker.post("/care", {"show": "this", "back": "/search"})

    assert "<mark>" not in first
    assert "was beaten" not in first
    assert "was beaten" in asker.get("/search?act=body&words=beaten").text


def test_each_level_is_answered_for_itself():
    """On a server for several, somebody of the team is told nothing of what is restricted."""
    vault = with_accepted()
    app = a_team(vault)
    pages = {}
    for level in (1, 2):
        name = f"reader {level}"
        member(vault, name, "reader", level=level)
        client = Client(app)
        client.sign_in(name)
        client.post("/care", {"show": "all"})
        pages[level] = words_of(client.post("/search", {"words": "Basnin"}).text)

    assert "Findings: 1" in pages[2]
    assert "Names that may fit" in pages[2]
    assert "Findings: 0" in pages[1]
    assert "Names that may fit" not in pages[1]


def test_the_page_speaks_russian(asker):
    """The form and the answer stand in the language of the session."""
    page = asker.post("/search?language=ru", {"words": "held"}).text
    asker.get("/?language=en")

    assert "Документы: 2 · Выводы: 0" in words_of(page)


def test_who_decides_blind_finds_nothing_of_what_others_said():
    """What somebody is to decide before they see others' words is left out, and not counted."""
    vault = with_accepted()
    found = courier()[1][0]
    asked = Assignment(
        id=random_id("asg"), on=(found.id,), to=BORIS, by=ADA, at="2026-01-01T00:00:00Z",
        second=True, blind=True,
    )  # fmt: skip
    vault.commit(asked, did="assign", by=ADA)

    boris = words_of(Asker(vault, by=BORIS).post("/search", {"state": "accepted"}).text)
    ada = words_of(Asker(vault).post("/search", {"state": "accepted"}).text)

    assert "Findings: 5" in ada
    assert found.says in ada
    assert "Findings: 4" in boris
    assert found.says not in boris
