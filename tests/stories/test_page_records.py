"""People read incidents, people, demands and figures in a real browser, and leave it at once."""

from __future__ import annotations

import contextlib
import http.client
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Error, expect

from accepted import courier, with_accepted
from browsing import chromium, faults
from dripstone import flow
from dripstone.records import Decision, Looked
from invented import suggested
from local_page import ADA, a_vault, filled, served

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def browser():
    """Open Chromium once for all stories here."""
    with chromium() as opened:
        yield opened


@contextlib.contextmanager
def visiting(browser, vault=None, *, careful=False, **context):
    """Give a page at the list of reports, of a vault in which two reports were decided on."""
    vault = vault or with_accepted()
    with served(vault) as address:
        opened = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **context})
        opened.set_default_timeout(30_000)
        page = opened.new_page()
        asked, errors = [], []
        page.on("request", lambda r: asked.append(r.url))
        page.on("pageerror", lambda e: errors.append(str(e)))
        page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
        page.goto(address)
        page.home, page.asked, page.errors, page.vault = page.url.rstrip("/"), asked, errors, vault
        page.left = False  #: did its person leave, so that the server is gone?
        if not careful:
            page.goto(f"{page.home}/reports/{courier()[0].report}")
            page.click("button[value=all]")
            page.goto(page.home)
        yield page
        opened.close()
        # What a page had asked for before its person left is refused, by the server or for want
        # of one.
        late = ("ERR_CONNECTION_REFUSED", "403 (Forbidden)") if page.left else ()
        assert [e for e in errors if not any(sign in e for sign in late)] == []


def paths(page):
    """Give every kind of page that this vault has."""
    page.goto(f"{page.home}/figures")
    figure = page.locator(".totals a").first.get_attribute("href")
    report = f"/reports/{courier()[0].report}"
    numbers = [p.number for p in flow.look(page.vault).people]
    return (
        "/", report, "/incidents", "/incidents/1", "/people", f"/people/{numbers[0]}", "/demands",
        "/figures", figure, "/matches", "/incidents/404",
    )  # fmt: skip


def test_from_a_figure_to_the_words_in_two_clicks(browser):
    """One click shows the quoted words, the next the report with those words marked."""
    with visiting(browser) as page:
        page.goto(f"{page.home}/figures")
        page.click(".totals a >> nth=0")
        quoted = page.locator(".notes li").first.locator("mark").first.text_content()
        page.click(".notes li >> nth=0 >> text=Open the report at these words")
        page.wait_for_selector("html.scripted", state="attached")

        assert quoted in "".join(page.locator("#text .m.now").all_text_contents())


def test_a_footnote_leads_to_its_words_and_they_stand_out(browser):
    """A click on a number brings the very words of that value into view."""
    with visiting(browser) as page:
        page.goto(f"{page.home}/incidents")
        page.click("a.report >> text=Arrest")
        value = page.locator(".answer", has_text="Seventeen").locator(".value", has_text=re.compile("^Seventeen$"))  # fmt: skip
        value.locator("xpath=following-sibling::sup").first.click()

        place = page.locator(".place:target + mark")
        expect(place).to_be_in_viewport()
        assert place.text_content() == "Seventeen"


def test_without_scripts_every_page_is_there(browser):
    """Nothing on the pages about the world needs a script."""
    with visiting(browser, java_script_enabled=False) as page:
        page.goto(f"{page.home}/incidents/1")
        assert page.locator(".notes blockquote").count() > 1
        page.goto(f"{page.home}/demands")
        page.click(".look summary")
        page.fill(".look textarea", "The prosecutor's site")
        page.fill(".look [name=until]", "2025-06-30")
        page.click(".look button.accept")
        page.wait_for_load_state()

        assert page.locator(".notice").count() == 1
        assert [look.where for look in page.vault.all(Looked)] == [("The prosecutor's site",)]


@pytest.mark.parametrize(
    ("scheme", "width", "locale"), [("light", 1280, "en"), ("dark", 640, "ru"), ("light", 390, "en")]
)  # fmt: skip
def test_nothing_keeps_anybody_from_any_page(browser, scheme, width, locale):
    """Names, landmarks, order and contrast hold in both colours and languages, zoomed, on a phone.

    640 wide is a window of 1280 at 200 % zoom.
    """
    size = {"width": width, "height": 800}
    with visiting(browser, color_scheme=scheme, viewport=size, locale=locale) as page:
        told = {}
        for path in paths(page):
            page.goto(page.home + path)
            told[path] = faults(page)
        page.errors.clear()  # the page that is not there is told as an error by the browser

        assert {path: found for path, found in told.items() if found} == {}


def test_keys_alone_lead_through_an_incident(browser):
    """Skip link, list, incident, footnote and report are reached with Tab and Enter, in order."""
    with visiting(browser) as page:
        page.goto(f"{page.home}/incidents")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        _tab_to(page, "a.report")
        page.keyboard.press("Enter")
        page.wait_for_url("**/incidents/*")
        _tab_to(page, ".ref a")
        page.keyboard.press("Enter")
        assert page.locator(".notes :target").count() == 1
        _tab_to(page, ".notes a[href*='?on=']")
        page.keyboard.press("Enter")
        page.wait_for_selector("#text .m.now")


def _tab_to(page, selector):
    """Press Tab until it is there; each stop on the way must be in view and show where one is."""
    for _ in range(80):
        page.keyboard.press("Tab")
        here = page.evaluate(
            """(wanted) => {
            const e = document.activeElement, box = e.getBoundingClientRect();
            return {
              there: e.matches(wanted), tag: e.outerHTML.slice(0, 80),
              shown: box.bottom > 0 && box.top < innerHeight && getComputedStyle(e).outlineStyle !== "none",
            };
            }""",
            selector,
        )
        assert here["shown"], here["tag"]
        if here["there"]:
            return
    raise AssertionError(f"Tab does not lead to {selector}")


def test_a_whole_decision_needs_no_mouse(browser):
    """From the list through the warning to a decision and a look for an answer, by keys alone."""
    text, found = courier()
    vault = filled(a_vault(), text, tuple(map(suggested, found)))
    with visiting(browser, vault, careful=True) as page:
        _tab_to(page, "a.report")
        page.keyboard.press("Enter")
        expect(page.locator(".careful [value=this]")).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_selector("html.scripted", state="attached")
        for key in "aaaa":
            page.keyboard.press(key)
            expect(page.locator("#card.waiting")).to_have_count(0)
        page.goto(f"{page.home}/demands")
        _tab_to(page, ".look summary")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.type("The Courier")
        page.keyboard.press("Tab")
        page.keyboard.type("06302025")
        _tab_to(page, ".look button")
        page.keyboard.press("Enter")
        expect(page.locator(".notice")).to_be_visible()

        assert [d.verb for d in vault.all(Decision)] == ["accept"] * 4
        assert [(look.where, look.until) for look in vault.all(Looked)] == [(("The Courier",), "2025-06-30")]  # fmt: skip


def test_what_may_distress_waits_behind_a_warning(browser):
    """Before somebody asks for it not one word of it is on the page; the wish can be taken back."""
    with visiting(browser, careful=True) as page:
        page.goto(f"{page.home}/reports/{courier()[0].report}")
        expect(page.locator(".careful")).to_contain_text("Beating or physical assault")
        assert "Basnin" not in page.content()
        page.click("button[value=this]")
        expect(page.locator("#text")).to_contain_text("Timur Basnin was beaten")

        page.goto(f"{page.home}/people/1")
        page.click("button[value=all]")
        page.goto(f"{page.home}/figures")
        page.click(".totals a >> nth=0")
        assert page.locator(".careful").count() == 0
        page.click(".again button")
        expect(page.locator(".careful")).to_be_visible()


def gone(page):
    """Tell whether the server stopped answering, as it must when its person left."""
    host = urlsplit(page.home)
    for _ in range(50):
        try:
            line = http.client.HTTPConnection("127.0.0.1", host.port, timeout=2)
            line.request("GET", "/incidents", headers={"Host": host.netloc})
            answer = line.getresponse()
            assert answer.status == 403
            line.close()
        except (ConnectionError, TimeoutError, http.client.HTTPException):
            return True
        page.wait_for_timeout(100)
    return False


@pytest.mark.parametrize("how", ["x", "three times Escape in a field", "button", "russian x"])
def test_one_key_leaves(browser, how):
    """The page is empty at once, its session is over, and the server that had the key has ended."""
    with visiting(browser) as page:
        page.goto(f"{page.home}/demands")
        if how == "x":
            page.keyboard.press("x")
        elif how == "button":
            page.click(".leave button")
        elif how == "russian x":
            page.evaluate(
                "document.body.dispatchEvent(new KeyboardEvent('keydown',"
                " {key: 'ч', code: 'KeyX', bubbles: true, cancelable: true}))"
            )
        else:
            page.click(".look summary >> nth=0")
            page.focus(".look textarea >> nth=0")
            page.keyboard.type("x marks")
            assert "about:blank" not in page.url
            for _ in range(3):
                page.keyboard.press("Escape")
        page.wait_for_url("about:blank")

        assert page.title() == ""
        assert page.locator("body").text_content().strip() == ""
        page.left = gone(page)
        assert page.left
        with contextlib.suppress(Error):
            page.go_back()
        page.wait_for_timeout(500)  # the browser puts a page of its own where ours was
        assert not re.search("Lantern|prosecutor|Karvel", page.content())
        page.errors.clear()


def test_leaving_works_without_scripts(browser):
    """The button alone leads to a page that says nothing, under a title that says nothing."""
    with visiting(browser, java_script_enabled=False) as page:
        page.goto(f"{page.home}/incidents/1")
        page.click(".leave button")

        expect(page).to_have_title("New tab")
        expect(page.locator("body")).to_have_text("This page is closed.")
        page.left = gone(page)
        assert page.left


def test_titles_and_addresses_hold_no_words(browser):
    """What a browser writes into its history: no name, no act, no place."""
    with visiting(browser) as page:
        kept = []
        for path in paths(page)[:-1]:
            page.goto(page.home + path)
            kept += [page.title(), page.url]

        assert not re.search("Basnin|Karvel|Vymyslova|beat|arrest|Foundry", " ".join(kept))


def test_no_page_asks_anybody_else(browser):
    """Every request of every page goes to its own address."""
    with visiting(browser) as page:
        for path in paths(page)[:-1]:
            page.goto(page.home + path)

        assert {urlsplit(url).netloc for url in page.asked} == {urlsplit(page.home).netloc}


def test_a_decision_shows_on_the_incident_at_once(browser):
    """What somebody rejects in another window is gone from the incident at the next look."""
    with visiting(browser) as page:
        page.goto(f"{page.home}/incidents")
        before = page.locator("ul.reports li").count()
        beating = courier()[1][1]
        flow.decide(page.vault, on=beating.id, verb="reject", by=ADA, reason="not there")
        page.reload()

        assert page.locator("ul.reports li").count() == before - 1
