"""Figures on the page: along anything, of any moment, with what went stale; nothing is never zero."""

from __future__ import annotations

import re
from html import unescape

import pytest

from accepted import courier, with_accepted
from dripstone import flow
from dripstone.flow import assessing, counting
from dripstone.flow.seeing import RESTRICTED
from dripstone.records import Access, Collected, Origin, custody
from local_page import ADA, BORIS, Asker, a_vault, words_of
from planted import PLANTED, planted
from team_page import Client, Program, a_team, member

LINK = re.compile(r'href="(/figures/[^"]+)"')


@pytest.fixture
def vault():
    return with_accepted()


def keys(page: str) -> list[str]:
    return [unescape(one) for one in dict.fromkeys(LINK.findall(page))]


@pytest.mark.parametrize(
    "query",
    [
        "along=act/1&along=year",
        "along=place/region&along=quarter&over=acts",
        "along=voice&along=ground&over=incidents&over=persons",
        "along=source_type&along=verification",
        "along=place/country&over=demands",
        "along=&along=&over=",
    ],
)
def test_every_cell_along_anything_leads_to_its_words(vault, query):
    """Each cell is one click from what it rests on, and its words stand there, checked."""
    asker = Asker(vault)
    page = asker.get(f"/figures?{query}")

    assert page.status == 200
    assert keys(page.text)
    for key in keys(page.text):
        shown = asker.get(key)
        assert shown.status == 200, key
        assert 'class="notes"' in shown.text
        assert "<mark>" in shown.text
        assert "/reports/" in shown.text
        assert "sealed" not in words_of(shown.text)


def test_the_page_counts_what_the_command_counts(vault):
    """The same dimensions give the same ranges in both."""
    by = ("act/1", "voice")
    asker = Asker(vault)

    page = words_of(asker.get("/figures?along=act/1&along=voice&over=acts").text)

    for figure in counting.figures(flow.look(vault), by=by):
        if figure.unit == "acts" and figure.by:
            name = dict(figure.by)["voice"]
            assert not name or name in page


def test_an_earlier_moment_comes_back_and_says_what_went_stale(vault):
    """A figure of before stands as it was, marked, with the range that it has now."""
    then = vault.head().number
    asker = Asker(vault)
    before = asker.get("/figures").text
    arrest = flow.look(vault).incidents[0].claims[0]
    flow.decide(vault, on=arrest.id, verb="reject", by=BORIS, reason="another day")

    again = asker.get(f"/figures?at={then}").text
    marked = words_of(asker.get(f"/figures?at={then}&stale=1").text)

    assert re.findall(r'class="big">([^<]+)', again) == re.findall(r'class="big">([^<]+)', before)
    assert "stale, now" in marked
    assert "stands" in marked
    for key in keys(asker.get(f"/figures?at={then}&stale=1").text):
        assert asker.get(key).status == 200


def test_a_finding_that_fell_is_still_shown_behind_what_it_was_counted_in(vault):
    """What a figure of before rested on is there with its words, though nobody stands behind it."""
    then = vault.head().number
    arrest = flow.look(vault).incidents[0].claims[0]
    flow.decide(vault, on=arrest.id, verb="reject", by=BORIS, reason="another day")
    asker = Asker(vault)

    words = [asker.get(key).text for key in keys(asker.get(f"/figures?at={then}").text)]

    assert any(arrest.says in unescape(page) for page in words)


def test_nothing_counted_is_said_and_is_not_zero():
    """A vault in which nobody accepted anything has no figure, and no nought."""
    page = words_of(Asker(a_vault()).get("/figures?along=act").text)

    assert "Nothing counted. That is not zero" in page
    assert not keys(Asker(a_vault()).get("/figures").text)


@pytest.mark.parametrize("wrong", ["along=weather", "along=place/planet", "at=-1", "over=ghosts"])
def test_what_cannot_be_counted_is_refused(vault, wrong):
    """A misspelt question gets no other question's answer."""
    assert Asker(vault).get(f"/figures?{wrong}").status in (400, 409)


def test_one_report_alone(vault):
    """The figures of one report rest on its findings and on no others."""
    report = courier()[0].report
    stock = flow.look(vault)
    texts = {t.id for t in stock.held.texts.values() if t.report == report}
    asker = Asker(vault)

    page = asker.get(f"/figures?report={report}&along=act")
    alone = counting.figures(counting.of_report(stock, report), by=("act",))

    assert "Of one report alone" in page.text
    held = {f.id: f for f in stock.settled.accepted}
    assert {held[i].text for f in alone for i in f.rests_on} <= texts
    assert len(alone) < len(counting.figures(stock, by=("act", "voice")))
    assert asker.get("/figures?report=rep_nobody").status == 404


def test_what_people_say_of_sources_divides_the_figures(vault):
    """A verification that somebody said in the vault is a column of the table."""
    stock = flow.look(vault)
    claim = next(c for i in stock.incidents for c in i.claims if c.kind == "act")
    assessing.assess(vault, claim.id, of="verification", term="confirmed", by=ADA, reason="seen")

    page = words_of(Asker(vault).get("/figures?along=verification&over=acts").text)

    assert "Confirmed to our standard" in page
    assert "Not assessed" in page


@pytest.mark.parametrize("level", [0, 1, 2])
def test_no_dimension_shows_what_stands_above_a_level(level):
    """Along every dimension, now and at an earlier entry: not a word above the reader's level."""
    vault, _ = planted()
    member(vault, "Rita Reader", "reader", level=level)
    client = Client(a_team(vault, burst=1e9))
    client.sign_in("Rita Reader")
    client.post("/care", {"show": "all"})
    last = vault.head().number

    for query in ("along=voice&along=place", f"along=ground&along=month&at={last - 1}&stale=1"):
        page = client.get(f"/figures?{query}").text
        pages = [page, *(client.get(key).text for key in keys(page))]
        for word in PLANTED[level + 1 :]:
            assert not any(word.casefold() in one.casefold() for one in pages)


def test_alone_a_value_that_only_sealed_words_give_is_not_told():
    """What is sealed widens a figure, and neither its place nor its voice is named."""
    vault, _ = planted()
    asker = Asker(vault)

    for query in ("along=voice&along=place", "along=ground&along=place/settlement"):
        page = asker.get(f"/figures?{query}").text
        pages = [page, *(asker.get(key).text for key in keys(page))]
        for word in PLANTED[RESTRICTED + 1 :]:
            assert not any(word.casefold() in one.casefold() for one in pages)


def test_what_was_sealed_since_is_shown_at_no_earlier_moment(vault):
    """Consent taken back today holds for the figures of yesterday too."""
    then = vault.head().number
    flow.withdraw(vault, courier()[0].report, by=ADA, reason="asked")
    asker = Asker(vault)

    page = asker.get(f"/figures?at={then}&along=voice&along=act").text
    pages = [page, *(asker.get(key).text for key in keys(page))]

    assert any("Seventeen" in one for one in pages)
    assert not any("Basnin" in one for one in pages)
    assert "Karvel Courier" not in page


def test_a_read_of_what_was_raised_since_is_journalled(vault):
    """Words that are restricted today are noted when an earlier moment shows them."""
    then, report = vault.head().number, courier()[0].report
    told = Collected(level=2, notes="a witness asked for it")
    raised = custody(report, origin=Origin(kind="hand", name="-"), told=told, by=ADA, at="2026")
    vault.commit(raised, did="custody", by=ADA)
    member(vault, "Vera Reviewer", "reviewer", level=2)
    client = Client(a_team(vault, burst=1e9))
    client.sign_in("Vera Reviewer")
    client.post("/care", {"show": "all"})

    for key in keys(client.get(f"/figures?at={then}").text):
        client.get(key)

    assert any(report in one.reports for one in vault.all(Access))


def test_programs_ask_for_the_same():
    """The API takes the same dimensions, moments, marks and reports."""
    vault, _ = planted()
    member(vault, "Vera Reviewer", "reviewer", level=2)
    program = Program(a_team(vault, burst=1e9))
    program.token("Vera Reviewer")
    at = vault.head().number

    _, told = program.call("GET", f"/figures?along=voice,act/1&over=acts&at={at}&stale=true")
    key = told["figures"][0]["figure"]
    _, same = program.call("GET", f"/figures/{key}?along=voice,act/1&over=acts&at={at}&stale=true")
    wrong, _ = program.call("GET", "/figures?along=weather")

    assert {f["unit"] for f in told["figures"]} == {"acts"}
    assert {p["dimension"] for f in told["figures"] for p in f["by"]} == {"voice", "act/1"}
    assert same == told["figures"][0]
    assert wrong.status == 409
