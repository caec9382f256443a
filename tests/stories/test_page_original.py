"""The original beside the words, in a real browser: nobody is asked for anything."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from browsing import chromium
from local_page import a_vault, served
from originals import BEACONS, a_pdf, taken_in

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def browser():
    """Open Chromium once for all stories here."""
    with chromium() as opened:
        yield opened


def opened(browser, address):
    """Open a page, and note everything that it asks for and complains of."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.set_default_timeout(30_000)
    page.asked, page.troubles = [], []
    page.on("request", lambda r: page.asked.append(r.url))
    page.on("console", lambda m: page.troubles.append(m.text) if m.type == "error" else None)
    page.goto(address)
    page.home = page.url.rstrip("/")
    return page


def test_looking_at_a_saved_page_tells_nobody(browser):
    """Thirty ways to be noticed are planted in it; not one request leaves for anywhere."""
    vault = a_vault()
    report, _, claim = taken_in(vault, BEACONS.encode(), "text/html", "p.html", "Police detained")
    with served(vault) as address:
        page = opened(browser, address)
        page.goto(f"{page.home}/reports/{report.id}/original?on={claim.id}")
        inside = page.frame_locator("iframe.saved")
        expect(inside.locator("h1")).to_have_text("Two held in Karvel")
        page.wait_for_load_state("networkidle")

        assert {urlsplit(url).netloc for url in page.asked} == {urlsplit(page.home).netloc}
        assert inside.locator("img, a, script, form, [style]").count() == 0
        expect(page.locator("mark")).to_have_text("Police detained")
        page.context.close()


def test_a_box_lies_over_the_words_of_a_pdf(browser):
    """On the drawing the box of a finding covers the middle of its words."""
    vault = a_vault()
    report, _, claim = taken_in(vault, a_pdf(), "application/pdf", "a.pdf", "Two held in Karvel")
    with served(vault) as address:
        page = opened(browser, address)
        page.goto(f"{page.home}/reports/{report.id}/original?on={claim.id}")
        words = page.locator("svg text", has_text="Two held in Karvel").bounding_box()
        box = page.locator("svg .found").bounding_box()
        middle = words["y"] + words["height"] / 2

        assert box["y"] < middle < box["y"] + box["height"]
        assert abs(box["x"] - words["x"]) < 5
        assert abs(box["width"] - words["width"]) < 0.1 * words["width"]
        assert page.troubles == []
        page.context.close()
