"""People decide at the page, in a real browser."""

from __future__ import annotations

import http.client
import re
import time
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from browsing import chromium
from dripstone.records import Decision
from invented import a_claim, a_long_report, a_text, suggested, words
from local_page import ADA, BORIS, a_vault, filled, served, with_invented

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def browser():
    """Open Chromium once for all stories here."""
    with chromium() as opened:
        yield opened


class Reader:
    """A person at the page of one report."""

    def __init__(self, browser, address, *, report=True) -> None:
        self.context = browser.new_context(viewport={"width": 1280, "height": 900})
        self.context.set_default_timeout(30_000)
        self.page = self.context.new_page()
        self.asked, self.errors = [], []
        self.page.on("request", lambda r: self.asked.append(r.url))
        self.page.on("pageerror", lambda e: self.errors.append(str(e)))
        self.page.goto(address)
        if report:
            self.open()

    def open(self, nth=0):
        """Open a report, past the warning if there is one."""
        self.page.locator("a.report").nth(nth).click()
        self.page.wait_for_selector("#card, .careful", state="attached")
        if self.page.locator(".careful").count():
            self.page.click("button[value=this]")
        self.ready()

    def ready(self):
        """Wait until the page's own script runs: before that, forms work and keys do not."""
        self.page.wait_for_selector("html.scripted", state="attached")

    def press(self, *keys):
        """Press keys, and wait until each was answered."""
        for key in keys:
            self.page.keyboard.press(key)
            expect(self.page.locator("#card.waiting")).to_have_count(0)

    def on(self):
        """Say which finding is on the card."""
        return self.page.locator("#card").get_attribute("data-on")

    def states(self):
        """Say the states of all findings, in the order of the words."""
        lines = self.page.locator("#list li")
        return [lines.nth(n).get_attribute("data-state") for n in range(lines.count())]

    def marked(self):
        """Say which words stand out."""
        return "".join(self.page.locator("#text .m.now").all_text_contents())


@pytest.fixture
def story(browser):
    """Give the invented report, served to Ada Reader, who is at its page."""
    vault, text, found = with_invented()
    with served(vault) as address:
        ada = Reader(browser, address)
        ada.vault, ada.text, ada.found = vault, text, found
        yield ada
        ada.context.close()
        assert ada.errors == []


def decisions(vault):
    return [(d.verb, d.by) for d in vault.all(Decision)]


def test_five_findings_are_decided_by_keys_alone(story):
    """Accept, reject with a reason, skip, accept: hands stay on the keyboard, the place is kept."""
    assert story.marked() == story.found[0].anchors[0].exact

    story.press("a")
    assert story.on() == story.found[1].id
    assert "arrest" not in story.marked()
    story.press("r", "ArrowDown", "Enter")
    assert story.on() == story.found[2].id
    story.press("s", "a", "a")

    assert story.states() == ["accepted", "rejected", "suggested", "accepted", "accepted"]
    assert story.on() == story.found[2].id
    assert decisions(story.vault) == [
        (v, ADA) for v in ("accept", "reject", "skip", "accept", "accept")
    ]
    assert [d.reason for d in story.vault.all(Decision)][1] == "Another voice says it"
    expect(story.page.locator("#left")).to_have_text("1 to decide, 3 accepted")


def test_a_finding_is_disputed_by_keys(story):
    """Neither yes nor no, with a reason: it waits for somebody else."""
    story.press("d")
    story.page.keyboard.type("Two voices are mixed here")
    story.press("Enter")
    expect(story.page.locator(".notice")).to_contain_text("You disputed")

    assert story.states()[0] == "disputed"
    assert decisions(story.vault) == [("dispute", ADA)]


def test_what_was_decided_is_there_after_a_reload(story):
    """Closing the page loses nothing: what was decided stands in the journal."""
    story.press("a", "a")

    story.page.reload()
    story.ready()

    assert story.states() == ["accepted", "accepted", "suggested", "suggested", "suggested"]
    assert story.page.locator("#text .m.accepted").count() > 0


def test_a_word_is_taken_back(story):
    """Undo brings the finding back, undecided, and says so; the journal holds both."""
    story.press("a", "u")

    assert story.on() == story.found[0].id
    assert story.states()[0] == "suggested"
    expect(story.page.locator(".notice")).to_contain_text("Taken back")
    assert [d[0] for d in decisions(story.vault)] == ["accept", "skip"]


def test_words_are_chosen_in_the_text_with_emoji_before_them(story):
    """Words selected with the mouse go into the correction at their own place."""
    story.press("c")
    story.page.evaluate(
        """() => {
        const run = [...document.querySelectorAll('#text [data-p~="0-to_whom"]')][0].firstChild;
        const range = document.createRange();
        range.setStart(run, 0); range.setEnd(run, 'Timur Basnin'.length);
        getSelection().removeAllRanges(); getSelection().addRange(range);
        }"""
    )
    story.page.locator("button[data-take='f-slot-to_whom']").click()
    expect(story.page.locator("#f-slot-to_whom")).to_have_value("Timur Basnin")
    story.page.select_option("#f-type", "liberty.detention")
    story.page.fill("#f-correct-reason", "one name is one person")
    story.page.click("#correct button.correct")
    expect(story.page.locator(".notice")).to_contain_text("corrected")

    (made,) = [d.corrected for d in story.vault.all(Decision)]
    assert made.slots.to_whom.anchor == words(story.text, "Timur Basnin")
    assert made.type == "liberty.detention"
    assert sorted(story.states()) == ["accepted", "corrected", *["suggested"] * 4]


def test_words_that_are_not_there_are_refused_and_the_form_is_kept(story):
    """What was typed stays in the form when the page refuses it."""
    story.press("c")
    story.page.fill("#f-slot-who", "The mayor of Karvel")
    story.page.fill("#f-correct-reason", "I think so")
    story.page.click("#correct button.correct")

    expect(story.page.locator(".trouble")).to_be_visible()
    expect(story.page.locator("#f-slot-who")).to_have_value("The mayor of Karvel")
    assert decisions(story.vault) == []


def test_a_slot_shows_its_words(story):
    """A click on a slot leads the eye to its words in the report."""
    story.page.click(".slot.to_whom button")

    flashed = story.page.locator("#text .flash").all_text_contents()
    assert "".join(flashed) == "Timur Basnin and eleven others"


def test_marks_over_each_other_are_chosen_one_after_the_other(story):
    """Each click on words that several findings rest on chooses the next of them."""
    run = story.page.locator("#text .m", has_text="were beaten").first
    both = {story.found[1].id, story.found[2].id}

    seen = []
    for _ in range(2):
        run.click(position={"x": 5, "y": 8})
        expect(story.page.locator("#card.waiting")).to_have_count(0)
        before = re.compile("|".join([*seen, story.found[0].id]))
        expect(story.page.locator("#card")).not_to_have_attribute("data-on", before)
        seen.append(story.on())

    assert set(seen) == both


def test_two_people_decide_on_one_suggestion(browser):
    """Boris rejects what Ada, whose page is older, then accepts: both stand, and it is disputed."""
    vault, _, found = with_invented()
    with served(vault, by=ADA) as hers, served(vault, by=BORIS) as his:
        ada, boris = Reader(browser, hers), Reader(browser, his)

        boris.press("r", "Enter")
        ada.press("a")

        expect(ada.page.locator(".notice")).to_contain_text("Boris Chitat rejected")
        expect(ada.page.locator(".notice")).to_contain_text("disputed")
        boris.page.reload()
        assert ada.states()[0] == boris.states()[0] == "disputed"
        assert decisions(vault) == [("reject", BORIS), ("accept", ADA)]
        assert {d.on for d in vault.all(Decision)} == {found[0].id}
        ada.context.close()
        boris.context.close()


def test_keys_work_in_a_russian_layout(story):
    """Who has a Russian keyboard presses the same keys."""
    story.page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown',"
        " {key: 'ф', code: 'KeyA', bubbles: true, cancelable: true}))"
    )
    expect(story.page.locator(".notice")).to_contain_text("accepted")

    assert decisions(story.vault) == [("accept", ADA)]


def test_typing_in_a_field_decides_nothing(story):
    """Letters typed into a reason are letters."""
    story.press("r")
    story.page.focus("#f-reject-reason")
    story.page.keyboard.type("a as j c")

    assert decisions(story.vault) == []
    expect(story.page.locator("#f-reject-reason")).to_have_value("a as j c")
    story.press("Escape")
    expect(story.page.locator("#reject")).not_to_have_attribute("open", "")


def test_the_list_of_keys_opens_and_closes(story):
    """Nobody has to know the keys by heart."""
    story.press("?")
    expect(story.page.locator("#keys")).to_be_visible()
    story.press("Escape")
    expect(story.page.locator("#keys")).to_be_hidden()


def test_without_scripts_everything_can_be_decided(browser):
    """Links and forms alone accept, reject with a reason and go on to the next."""
    vault, _, found = with_invented()
    with served(vault) as address:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(address)
        page.click("a.report")
        page.click("button[value=this]")
        page.click("button.accept")
        page.click("#reject summary")
        page.click("#reject button.reject")
        page.click(".actions .skip-it")
        page.wait_for_load_state()

        assert page.locator("#card").get_attribute("data-on") == found[3].id
        assert [d[0] for d in decisions(vault)] == ["accept", "reject", "skip"]
        context.close()


NASTY = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"


def test_a_report_runs_nothing(browser):
    """A report whose title and words are a program is shown as words."""
    parts = (("headline", NASTY), ("body", f"Police detained Timur Basnin. {NASTY}"))
    text = a_text(parts, title=NASTY)
    claim = a_claim(text, "detained", says=NASTY)
    with served(filled(a_vault(), text, (suggested(claim),))) as address:
        reader = Reader(browser, address)
        reader.press("k", "j")

        assert reader.page.title() == "Dripstone: review"
        assert reader.page.locator("#text").text_content() == text.content
        assert reader.page.locator("main script, main img").count() == 0
        reader.context.close()


def test_a_script_that_got_in_does_not_run(story):
    """Even if words became elements, the browser would refuse to run what is not our file."""
    story.page.evaluate(
        """() => {
        document.getElementById('text').insertAdjacentHTML('beforeend',
          "<img src=x onerror=\\"document.title='taken'\\">");
        const script = document.createElement('script');
        script.textContent = "document.title='taken'";
        document.body.append(script);
        }"""
    )
    story.page.wait_for_timeout(200)

    assert story.page.title() == "Dripstone: review"


def test_nothing_is_asked_of_anybody_else(story):
    """The page asks its own address alone, whatever is done on it."""
    story.press("a", "r", "Enter", "j", "k", "u", "?", "Escape", "c", "Escape")

    home = urlsplit(story.page.url).netloc
    assert {urlsplit(url).netloc for url in story.asked} == {home}
    assert home.split(":")[0].endswith(".localhost")


def test_another_name_for_this_computer_gets_nothing(story):
    """A name that leads here by a trick is told that it is misdirected, over the real socket."""
    port = urlsplit(story.page.url).port
    for name in ("127.0.0.1", "localhost", "evil.example"):
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        line.request("GET", "/", headers={"Host": f"{name}:{port}"})
        assert line.getresponse().status == 421
        line.close()


def test_a_form_on_another_page_writes_nothing(story):
    """A page of another site that posts to ours, in the same browser, is refused."""
    target = f"{story.page.url.split('?')[0]}/decisions"
    other = story.context.new_page()
    other.route("http://evil.example/**", lambda route: route.fulfill(
        content_type="text/html",
        body=f"<form method=post action='{target}'><input name=on value='{story.found[0].id}'>"
        "<input name=verb value=accept></form><script>document.forms[0].submit()</script>",
    ))  # fmt: skip

    with other.expect_response(lambda r: r.url == target) as answer:
        other.goto("http://evil.example/")

    assert answer.value.status == 403
    assert decisions(story.vault) == []


def test_two_thousand_marks_open_in_about_a_second(browser):
    """A long report with a mark in each sentence is there before anybody waits."""
    text, claims = a_long_report(2000)
    vault = filled(a_vault(), text, tuple(suggested(c) for c in claims))
    with served(vault) as address:
        reader = Reader(browser, address, report=False)
        path = reader.page.locator("a.report").get_attribute("href")
        home = reader.page.url.rstrip("/")

        begun = time.monotonic()
        reader.page.goto(home + path)
        reader.ready()
        expect(reader.page.locator("#text .m.now").first).to_be_visible()
        opened = time.monotonic() - begun
        begun = time.monotonic()
        reader.press("a")
        decided = time.monotonic() - begun

        assert reader.page.locator("#text .m").count() >= 2000
        # About 1 s on a quiet machine, as the bench of the page measures; here others use the cores.
        assert opened < 20
        assert decided < 10
        reader.context.close()


@pytest.mark.parametrize(("width", "height"), [(390, 800), (640, 450)])
def test_a_phone_and_a_page_twice_as_large_show_words_and_buttons(story, width, height):
    """On a phone, and at 200 % zoom, the words on the card and the buttons are both in view."""
    story.page.set_viewport_size({"width": width, "height": height})
    story.press("j", "j")
    story.page.wait_for_timeout(700)

    shown = story.page.evaluate("document.documentElement.scrollWidth")
    words_end = story.page.locator("#text .m.now").last.bounding_box()
    card = story.page.locator(".side").bounding_box()
    accept = story.page.locator("button.accept").bounding_box()
    assert shown <= width
    assert 0 < words_end["y"] + words_end["height"] <= card["y"]
    assert accept["y"] + accept["height"] <= height


def test_what_the_machine_missed_is_added_from_selected_words(story):
    """Words chosen in the headline become a finding of Ada's own."""
    story.page.evaluate(
        """() => {
        const words = document.querySelector('#text .headline').firstChild;
        const range = document.createRange();
        range.setStart(words, words.data.indexOf('rally')); range.setEnd(words, words.data.length);
        getSelection().removeAllRanges(); getSelection().addRange(range);
        }"""
    )
    story.press("n")
    story.page.click("#add .take >> nth=0")
    expect(story.page.locator("#n-words")).to_have_value("rally in Karvel 🕊️🇺🇳")
    story.page.select_option("#n-type", "event:action.rally")
    story.page.fill("#n-says", "There was a rally in Karvel.")
    story.page.click("#add .send button.correct")
    expect(story.page.locator(".notice")).to_contain_text("added")

    (made,) = [d.corrected for d in story.vault.all(Decision)]
    assert made.anchors == (words(story.text, "rally in Karvel 🕊️🇺🇳"),)
    assert story.states().count("accepted") == 1
