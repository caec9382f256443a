"""Somebody searches in a real browser: with the keyboard, on a phone, in both languages."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from accepted import with_accepted
from browsing import chromium, faults
from local_page import served

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def opened():
    """Open the pages of two reports that were decided on, without warnings."""
    with chromium() as browser, served(with_accepted()) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.goto(address)
        page.home = page.url.rstrip("/")
        yield page
        context.close()


def asked(page, words):
    """Search by keyboard alone, from wherever the page is."""
    page.wait_for_selector("html.finds", state="attached")
    page.keyboard.press("/")
    field = page.locator("#words")
    expect(field).to_be_focused()
    field.fill(words)
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=status]")


def past_the_warning(page):
    """Say once that warnings are not wanted."""
    if page.locator("button[value=all]").count():
        page.click("button[value=all]")


def test_a_key_leads_to_the_field_from_every_page(opened):
    """The key "/" opens the page or chooses its words, and is a mere letter while writing."""
    page = opened
    for path in ("/", "/figures", "/search"):
        page.goto(f"{page.home}{path}")
        asked(page, "square")
        expect(page.locator("mark").first).to_have_text("Square")
    page.wait_for_selector("html.finds", state="attached")
    page.keyboard.press("/")
    expect(page.locator("#words")).to_be_focused()
    page.keyboard.type("on/off")

    expect(page.locator("#words")).to_have_value("on/off")


def test_a_name_is_found_across_scripts_and_leads_to_its_words(opened):
    """From a name in another script to the report, the finding chosen, by two keys more."""
    page = opened
    page.goto(f"{page.home}/search")
    asked(page, "Вымыслова")

    expect(page.locator("mark").first).to_have_text("Vymyslova")
    assert "/search" in page.url
    assert "%" not in page.url
    page.locator("section[aria-labelledby=findings] a").first.press("Enter")
    page.wait_for_url("**/reports/**")
    past_the_warning(page)
    expect(page.locator("main")).to_contain_text("Marta Vymyslova said")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_everybody_can_use_it(opened, width, language):
    """Names, order, contrast and size hold on a phone's width too, and nothing is cut off."""
    page = opened
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{page.home}/search?language={language}&words=detained&kind=act")
    past_the_warning(page)
    page.wait_for_selector("[role=status]")

    assert faults(page) == []
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0
    page.set_viewport_size({"width": 1280, "height": 900})


def test_a_question_that_cannot_be_asked_is_told_at_once(opened):
    """The alert says what is wrong, and the words stay in the field to be mended."""
    page = opened
    page.goto(f"{page.home}/search?language=en")
    page.locator("#words").fill('"never closed')
    page.keyboard.press("Enter")

    expect(page.get_by_role("alert")).to_contain_text("quotation mark")
    expect(page.locator("#words")).to_have_value('"never closed')
