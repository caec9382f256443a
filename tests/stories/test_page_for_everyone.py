"""Every page, for everyone: axe-core finds nothing serious on any of them, in both colours."""

from __future__ import annotations

import re
import threading
from importlib import resources

import pytest
from playwright.sync_api import expect
from starlette.routing import Route

from accepted import _person, courier, slot, with_accepted
from browsing import chromium
from dripstone import flow, review
from dripstone.flow.assessing import assess
from dripstone.records import Assessment, Slots, Where
from dripstone.review import Said
from dripstone.vocabulary.gazetteer import ours
from dripstone.web.building import ROUTES
from dripstone.web.work import Work
from invented import a_claim, a_text, suggested
from local_page import ADA, BORIS, filled, running

pytestmark = pytest.mark.xdist_group("browser")
AXE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
LOOK = """async (rules) => {
  const asked = rules.length ? { runOnly: { type: "rule", values: rules } } : {};
  const found = await axe.run(document, { ...asked, resultTypes: ["violations"], iframes: false });
  return found.violations
    .filter((v) => ["serious", "critical"].includes(v.impact))
    .map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 120)}`);
}"""
NO_PAGE = ("/api", "/static", "/original/", "/map/tile")  #: answers that are no page of ours


@pytest.fixture(scope="module")
def browser():
    """Open Chromium once for all stories here."""
    with chromium() as opened:
        yield opened


def a_vault_with_everything():
    """Make a vault in which every page has something to show."""
    vault = with_accepted()
    text, found = courier()
    flow.decide(vault, on=found[0].id, verb="reject", by=BORIS, reason="another voice")
    flow.decide(vault, on=found[0].id, verb="accept", by=BORIS)
    flow.decide(vault, on=found[2].id, verb="accept", by=BORIS)
    flow.decide(vault, on=found[3].id, verb="reject", by=BORIS, reason="not asked")
    flow.assign(vault, [found[1].id], to=BORIS, by=ADA)
    town = Where(text="Karvel", place=ours().named("Reykjavik")[0].id, precision="settlement")
    text_, told = a_text((("body", "Timur Basnin hit Oleg Mnimy in Karvel."),)), {}
    for slot_, words in (("who", "Timur Basnin"), ("to_whom", "Oleg Mnimy"), ("where", "Karvel")):
        told[slot_] = slot(text_, words, town if slot_ == "where" else _person(words))
    claim = a_claim(text_, text_.content, slots=Slots(**told))
    filled(vault, text_, (suggested(claim),))
    flow.decide(vault, on=claim.id, verb="accept", by=ADA)
    _told_by_people(vault, claim, text_)
    return vault, text.report


def _told_by_people(vault, claim, text):
    """Say of a claim which element it speaks to, and add who stood over whom."""
    assess(vault, claim.id, of="element", term="crime_against_humanity.listed_act", by=ADA)
    over = review.added(
        text,
        Said(words="Karvel"),
        kind="relation",
        type="command",
        says="Basnin commanded Mnimy.",
        slots={"who": Said(words="Timur Basnin"), "to_whom": Said(words="Oleg Mnimy")},
    )
    flow.decide(vault, on=over.id, verb="add", by=ADA, corrected=over)


def addresses(report, figure, finding):
    """Give an address for every page that a person can ask for: none is left out by hand."""
    filled = {"report": report, "number": "1", "figure": figure, "finding": finding}
    for route in ROUTES:
        if not isinstance(route, Route) or "GET" not in (route.methods or ()):
            continue
        path = route.path
        if any(part in path for part in NO_PAGE):
            continue
        yield re.sub(r"\{(\w+)[^}]*\}", lambda m: filled[m[1]], path)


@pytest.fixture(scope="module")
def visited(browser):
    """Give a page at a vault with everything, the warnings off, and all its addresses."""
    vault, report = a_vault_with_everything()
    with running(vault) as (address, app):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.set_default_timeout(30_000)
        page = context.new_page()
        page.goto(address)
        page.home = page.url.rstrip("/")
        page.goto(f"{page.home}/reports/{report}")
        page.click("button[value=all]")
        page.wait_for_url("**/reports/*")
        page.goto(f"{page.home}/figures")
        figure = page.locator(".totals a").first.get_attribute("href").rpartition("/")[2]
        tied = next(one.on for one in vault.all(Assessment))
        page.all = list(dict.fromkeys(addresses(report, figure, tied)))
        page.app = app
        yield page
        context.close()


def looked_at(page, *rules):
    """Let axe look at the page as it stands."""
    page.evaluate(AXE)
    return page.evaluate(LOOK, list(rules))


def test_axe_sees_a_fault(visited):
    """A button without a name, and words that can hardly be told from their ground, are found."""
    visited.set_viewport_size({"width": 1280, "height": 900})
    visited.goto(f"{visited.home}/agreement?language=en")
    visited.evaluate(
        """() => {
        const made = document.createElement("button");
        const faint = document.createElement("p");
        faint.textContent = "faint";
        faint.style.color = "#eee";
        faint.style.background = "#fff";
        document.querySelector("main").append(made, faint);
        }"""
    )

    assert {one.partition(":")[0] for one in looked_at(visited)} == {
        "button-name",
        "color-contrast",
    }


@pytest.mark.parametrize(
    ("language", "width", "colours"),
    [("en", 1280, ("light", "dark")), ("ru", 390, ("dark", "light"))],
)
def test_axe_finds_nothing_serious_on_any_page(visited, language, width, colours):
    """In English on a desk, in Russian on a phone: all in one colour, contrast in the other too."""
    told, (first, other) = {}, colours
    visited.set_viewport_size({"width": width, "height": 800})
    for path in visited.all:
        visited.emulate_media(color_scheme=first)
        visited.goto(f"{visited.home}{path}?language={language}")
        found = looked_at(visited)
        visited.emulate_media(color_scheme=other)
        told[path] = [*found, *looked_at(visited, "color-contrast")]

    assert {path: found for path, found in told.items() if found} == {}
    assert len(told) >= 15


def test_no_page_is_wider_than_its_window(visited):
    """At 200 % zoom of a desk and on a phone, nothing has to be scrolled sideways but tables."""
    wide = {}
    for path in visited.all:
        visited.goto(f"{visited.home}{path}?language=ru")
        for width in (640, 390):
            visited.set_viewport_size({"width": width, "height": 800})
            over = visited.evaluate("document.documentElement.scrollWidth - innerWidth")
            if over > 1:
                wide[path, width] = over

    assert wide == {}


def test_a_whole_round_of_the_queue(visited):
    """A line is chosen, shown, rejected and taken back; each step says what it did."""
    visited.set_viewport_size({"width": 1280, "height": 900})
    visited.goto(f"{visited.home}/queue?language=en&order=disputed")
    first = visited.locator(".lines .line").first
    says = first.locator(".says").text_content()
    first.locator("input[type=checkbox]").check()
    visited.click(".with > button.accept")

    expect(visited.locator(".lines .says")).to_have_text([says])
    visited.check("input[value=reject]")
    visited.fill("#reason", "Another voice says it")
    visited.click(".with button.accept")
    expect(visited.locator(".notice")).to_contain_text("1 decided at once")
    visited.click(".notice button")
    expect(visited.locator(".notice")).to_contain_text("Taken back: 1")


def test_a_figure_is_two_clicks_from_its_words_and_its_hash_is_checked(visited):
    """Figure, then note: the words stand marked in the report, whose bytes were compared first."""
    visited.set_viewport_size({"width": 1280, "height": 900})
    visited.goto(f"{visited.home}/figures?language=en")
    visited.click(".totals a >> nth=0")
    expect(visited.locator(".checked")).to_contain_text("the bytes of each report")
    note = visited.locator(".notes li").first
    quoted = note.locator("mark").first.text_content()
    note.locator("a", has_text="Open the report at these words").click()
    visited.wait_for_selector("html.scripted", state="attached")

    assert quoted in "".join(visited.locator("#text .m.now").all_text_contents())
    assert visited.locator(".alert").count() == 0


def test_long_work_is_watched_and_stopped_in_the_browser(visited):
    """The page moves on by itself with each step; Stop ends it, and says that nothing was written."""
    go, wrote = threading.Event(), []

    def run(tell):
        tell("link", 1, 5)
        assert go.wait(30)
        tell("count", 3, 5)
        wrote.append(True)

    work = visited.app.state.work = Work()
    work.start(run)
    visited.goto(f"{visited.home}/stock?language=en")
    expect(visited.locator("#work progress")).to_have_attribute("value", "1")
    visited.click("#work button")
    expect(visited.locator("#work [role=status]")).to_contain_text("Stopping")
    go.set()

    expect(visited.locator("#work [role=status]")).to_have_text("Stopped. Nothing was written.")
    assert wrote == []
