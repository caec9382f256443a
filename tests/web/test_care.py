"""What may distress waits behind a plain warning, and leaving locks everything."""

from __future__ import annotations

import re

import pytest

from accepted import courier, with_accepted
from dripstone.web.care import ours
from local_page import Asker

PATHS = ("/", "/incidents", "/incidents/1", "/people/1", "/demands", "/figures", "/matches")


def beating(asker):
    """Give the page of the report that tells of a beating."""
    return f"/reports/{courier()[0].report}"


def test_a_warning_says_of_what_and_shows_no_word_of_it():
    """Before anybody asks for it, the page names the acts in plain words and nothing else."""
    asker = Asker(with_accepted(), careful=True)

    page = asker.get(beating(asker)).text

    assert "Beating or physical assault" in page
    assert "Basnin" not in page
    assert "Twelve held" not in page


def test_one_page_is_shown_and_others_still_ask():
    """Showing one page shows that one, and leads back to where it was asked for."""
    asker = Asker(with_accepted(), careful=True)
    path = beating(asker)

    answer = asker.post("/care", {"show": "this", "back": f"{path}?order=kind"})

    assert answer.headers["location"] == f"{path}?order=kind"
    assert "Timur Basnin" in asker.get(path).text
    assert "Basnin" not in asker.get("/people/1").text


def test_pairs_collapse_what_may_distress():
    """On a page of many pairs each such sentence waits on its own."""
    page = Asker(with_accepted(), careful=True).get("/matches").text

    (hidden,) = re.findall(r'<details class="care">(.*?)</details>', page, re.DOTALL)
    assert "Timur Basnin was beaten" in hidden
    assert page.count("Timur Basnin was beaten") == hidden.count("Timur Basnin was beaten")


@pytest.mark.parametrize("path", PATHS)
def test_warnings_can_be_brought_back_from_any_page(path):
    """Wherever somebody is, the way back to being warned is there, and the way out."""
    asker = Asker(with_accepted())

    page = asker.get(path).text

    assert 'value="again"' in page
    assert 'action="/leave"' in page


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/\\evil.example", "/a\r\nx: y", "javascript:0"]
)  # fmt: skip
def test_a_warning_leads_nowhere_else(back):
    """A form cannot make the page lead to another site."""
    asker = Asker(with_accepted(), careful=True)

    answer = asker.post("/care", {"show": "this", "back": back})

    assert not ours(back)
    assert answer.headers["location"] == "/"


def test_leaving_ends_every_session():
    """After leaving, neither the cookie nor the address from the terminal opens anything."""
    asker = Asker(with_accepted())
    stopped = []
    asker.app.state.stop = lambda: stopped.append(True)

    page = asker.post("/leave", {})

    assert stopped == [True]
    assert not re.search("Dripstone|Basnin|Karvel|Reports", page.text)
    assert asker.get("/").status == 403
    assert page.headers["clear-site-data"] == '"cache", "cookies", "storage"'


def test_another_page_cannot_make_somebody_leave():
    """A form on another site neither locks the vault nor switches warnings off."""
    asker = Asker(with_accepted(), careful=True)

    for path in ("/leave", "/care", "/stock", "/demands/looked"):
        assert asker.post(path, {"show": "all"}, sec_fetch_site="cross-site").status == 403
    assert asker.get("/").status == 200
    assert "Basnin" not in asker.get(beating(asker)).text
