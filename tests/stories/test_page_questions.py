"""In a real browser: figures along anything, who told first, elements and command, without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from accepted import courier, with_accepted
from browsing import chromium, faults
from dripstone import flow
from dripstone.records import Assessment
from invented import a_text
from local_page import BORIS, filled, served

pytestmark = pytest.mark.xdist_group("browser")
COMMAND = "Colonel Petr Nesbytov commanded the Second Karvel Company until May 2031."


@pytest.fixture(scope="module")
def browser():
    """Open Chromium once for all stories here."""
    with chromium() as opened:
        yield opened


@pytest.fixture
def at_the_page(browser):
    """Give a page without scripts at a vault in which people decided, the warnings off."""
    vault = with_accepted()
    with served(vault) as address:
        opened = browser.new_context(java_script_enabled=False, locale="en")
        opened.set_default_timeout(30_000)
        page = opened.new_page()
        asked = []
        page.on("request", lambda r: asked.append(r.url))
        page.goto(address)
        page.home, page.vault = page.url.rstrip("/"), vault
        page.goto(f"{page.home}/reports/{courier()[0].report}")
        page.click("button[value=all]")
        page.goto(f"{page.home}/figures")
        yield page
        assert all(url.startswith(page.home.rpartition(":")[0]) for url in asked)
        opened.close()


def test_figures_along_other_dimensions_of_an_earlier_moment(at_the_page):
    """Chosen in a plain form; each cell one click from its list, the words one more."""
    page = at_the_page
    then = page.vault.head().number
    arrest = courier()[1][0]
    flow.decide(page.vault, on=arrest.id, verb="reject", by=BORIS, reason="another day")

    page.select_option("#along-act", "act/1")
    page.select_option("#along-month", "quarter")
    page.select_option("#along-place", "")
    page.check("[name=along][value=voice]")
    page.uncheck("[name=over][value=demands]")
    page.fill("#at", str(then))
    page.check("[name=stale]")
    page.click("form.filters button")

    expect(page.locator("#t-acts")).to_be_visible()
    assert page.locator("#t-demands").count() == 0
    heads = page.locator("table.figures").first.locator("th").all_text_contents()
    assert heads[:3] == ["Group of acts", "Quarter", "Voice"]
    assert page.get_by_text("stale, now").count() > 0
    assert page.locator("h3", has_text="What counts").count() > 0

    page.click("table.figures td.range a >> nth=0")
    expect(page.locator(".notes blockquote mark").first).to_be_visible()
    quoted = page.locator(".notes li mark").first.text_content()
    page.click(".notes li >> nth=0 >> text=Open the report at these words")
    expect(page.locator("#text").get_by_text(quoted).first).to_be_visible()


def test_an_element_is_tied_and_taken_back(at_the_page):
    """A person says so at the finding; the table says who, and that the others have nothing."""
    page = at_the_page
    finding = courier()[1][0]
    page.goto(f"{page.home}/assess/{finding.id}")
    page.select_option("#term", "element:crime_against_humanity.systematic")
    page.fill("#reason", "the same evening in three towns")
    page.click("button.accept")

    page.goto(f"{page.home}/elements")
    expect(page.get_by_text("the same evening in three towns")).to_be_visible()
    assert page.get_by_text("Nothing tied yet. That is not that nothing happened.").count() == 6

    page.get_by_role("link", name="what people say of it").click()
    page.click("form[action$=taken-back] button")
    expect(page.get_by_text("Nobody said anything of it yet.")).to_be_visible()
    assert len([*page.vault.all(Assessment)]) == 2


def test_command_is_added_at_its_words_and_asked_by_unit_and_day(at_the_page):
    """The report's own form takes the relation; a day on which nobody told of it says so."""
    page = at_the_page
    text = a_text((("body", COMMAND),))
    filled(page.vault, text, ())
    page.goto(f"{page.home}/reports/{text.report}")
    page.click("#add summary")
    page.fill("#n-words", COMMAND)
    page.select_option("#n-type", "relation:command")
    page.fill("#n-says", "Nesbytov commanded the company until May 2031.")
    page.fill("#n-slot-who", "Colonel Petr Nesbytov")
    page.fill("#n-slot-to_whom", "the Second Karvel Company")
    page.fill("#n-slot-when", "until May 2031")
    page.fill("#n-edtf", "../2031-05")
    page.click("#add button.correct")

    page.goto(f"{page.home}/relations")
    page.fill("#unit", "Karvel Company")
    page.fill("#at", "2031-02-03")
    page.click("form.filters button")
    expect(page.locator("table.figures tbody tr")).to_have_count(1)
    assert "Nesbytov" in page.locator("table.figures tbody").text_content()
    assert "Nesbytov" not in page.url
    page.fill("#unit", "Third Battalion")
    page.click("form.filters button")
    expect(page.get_by_role("status")).to_contain_text("The vault does not say")


def test_who_told_first_and_what_a_report_names(at_the_page):
    """From an incident to the order of telling, and from a report to what it names."""
    page = at_the_page
    page.goto(f"{page.home}/incidents/1")
    page.get_by_role("link", name="Told, in the order of publication").click()
    expect(page.locator(".chip.first").first).to_be_visible()
    page.goto(f"{page.home}/reports/{courier()[0].report}")
    page.get_by_role("link", name="What this report names, and says against itself").click()
    expect(page.locator(".disagree li")).to_have_count(1)
    page.get_by_role("link", name="Figures of this report alone").click()
    expect(page.get_by_text("Of one report alone")).to_be_visible()


@pytest.mark.parametrize(("scheme", "width", "locale"), [("dark", 640, "ru"), ("light", 390, "en")])
def test_nothing_keeps_anybody_from_the_new_pages(browser, scheme, width, locale):
    """Names, order, contrast and width hold, in both languages, zoomed and on a phone."""
    vault = with_accepted()
    finding, report = courier()[1][0].id, courier()[0].report
    with served(vault) as address:
        opened = browser.new_context(
            color_scheme=scheme, viewport={"width": width, "height": 800}, locale=locale
        )
        opened.set_default_timeout(30_000)
        page = opened.new_page()
        page.goto(address)
        home, told = page.url.rstrip("/"), {}
        paths = (
            "/figures?along=act/1&along=quarter&along=voice&stale=1&at=8", "/told", "/lists",
            "/relations", "/elements", f"/assess/{finding}", f"/reports/{report}/about",
        )  # fmt: skip
        for path in paths:
            page.goto(home + path)
            told[path] = faults(page)
        opened.close()

    assert {path: found for path, found in told.items() if found} == {}
