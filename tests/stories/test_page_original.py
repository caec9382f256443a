"""The original beside the words, in a real browser: nobody is asked for anything."""

from __future__ import annotations

import io
import re
import sys
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import expect

from browsing import chromium, faults
from dripstone.read import looks, open_text
from invented import a_claim, suggested
from local_page import ADA, a_vault, served
from originals import BEACONS, a_pdf, kept, taken_in

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


def test_a_box_lies_over_the_words_of_a_pdf(browser, monkeypatch):
    """On the drawing the box of a finding covers the middle of its words."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
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


def test_a_box_lies_on_the_ink_of_its_words_in_the_picture(browser):
    """What is dark inside the box on the screen is the words, and just outside there is paper."""
    vault = a_vault()
    report, _, claim = taken_in(vault, a_pdf(), "application/pdf", "a.pdf", "Two held in Karvel")
    with served(vault) as address:
        page = opened(browser, address)
        page.goto(f"{page.home}/reports/{report.id}/original?on={claim.id}")
        picture = page.get_by_role("img", name="Picture of page 1 of the original")
        expect(picture).to_be_visible()
        page.wait_for_function("() => document.querySelector('.leaf img').naturalWidth === 800")
        box = page.locator(".over .found").bounding_box()
        assert faults(page) == []
        ink = dark(page, box)

        assert box["x"] - 2 <= ink[0] < box["x"] + 6
        assert box["x"] + box["width"] - 6 < ink[2] <= box["x"] + box["width"] + 2
        assert box["y"] - 2 <= ink[1]
        assert ink[3] <= box["y"] + box["height"] + 2
        assert {urlsplit(url).netloc for url in page.asked} == {urlsplit(page.home).netloc}
        assert page.troubles == []
        page.context.close()


def dark(page, box) -> tuple[float, float, float, float]:
    """Give the edges of what is dark in and around a part of the screen, with the boxes hidden."""
    page.evaluate("() => { document.querySelector('.over').style.visibility = 'hidden' }")
    around = {"x": box["x"] - 20, "y": box["y"] - 8, "width": box["width"] + 40, "height": box["height"] + 16}  # fmt: skip
    picture = Image.open(io.BytesIO(page.screenshot(clip=around))).convert("L")
    left, top, right, bottom = picture.point(lambda v: 255 if v < 128 else 0).getbbox()
    return left + around["x"], top + around["y"], right + around["x"], bottom + around["y"]


def test_pages_are_turned_and_findings_followed_by_keyboard(browser):
    """Tab leads to the next page and to each finding; the picture follows."""
    vault = a_vault()
    report, *_ = taken_in(vault, a_pdf(), "application/pdf", "a.pdf", "Both were released")
    with served(vault) as address:
        page = opened(browser, address)
        page.goto(f"{page.home}/reports/{report.id}/original")
        page.get_by_role("link", name="Next").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("img", name="Picture of page 2 of the original")).to_be_visible()
        page.locator(".here a").focus()
        page.keyboard.press("Enter")

        expect(page.locator(".over .found")).to_have_count(1)
        expect(page.locator("mark")).to_have_text("Both were released")
        page.context.close()


def test_the_original_follows_the_finding_that_is_on_the_card(browser):
    """After a key shows the next finding, the way beside the original leads to that one's words."""
    vault = a_vault()
    report, text, claim = taken_in(vault, a_pdf(), "application/pdf", "a.pdf", "Timur Basnin")
    other = a_claim(text, "Both were released")
    vault.commit(suggested(other), did="read", by=ADA)
    with served(vault) as address:
        page = opened(browser, address)
        page.goto(f"{page.home}/reports/{report.id}?on={claim.id}")
        expect(page.locator("#original")).to_have_attribute("href", re.compile(claim.id))
        page.wait_for_function("() => document.querySelector('.steps [data-open]:not([hidden])')")
        page.keyboard.press("j")
        expect(page.locator("#card")).to_have_attribute("data-on", other.id)
        page.locator("#original").click()

        expect(page.get_by_role("img", name="Picture of page 2 of the original")).to_be_visible()
        expect(page.locator(".over .found")).to_have_count(1)
        assert page.troubles == []
        page.context.close()


def test_russian_words_of_a_printed_page_have_boxes(browser):
    """In a PDF that a browser printed, with its own fonts and ligatures, words lie in their boxes."""
    page = browser.new_page()
    page.set_content("<p>Полиция задержала Тимура Баснина в субботу.<p>A difficult affine office.")
    data = page.pdf()
    page.context.close()
    text = open_text(kept(data, "application/pdf", "printed.pdf"), data)
    leaf = looks.pictured(data, 1).leaf

    placed = looks.Placed(text, 1, leaf)

    for words in ("Тимура Баснина", "difficult affine"):
        start = text.content.index(words)
        (box,), whole = placed.boxes([(start, start + len(words))])
        part = (box.x, box.y, box.x + box.width, box.y + box.height)
        picture = Image.open(io.BytesIO(leaf.png)).convert("L").crop(tuple(map(int, part)))
        left, _, right, _ = picture.point(lambda v: 255 if v < 128 else 0).getbbox()
        assert whole
        assert left < 6
        assert right > box.width - 8
