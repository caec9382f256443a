"""Incidents, people, demands and figures, each value with the words it rests on."""

from __future__ import annotations

import html
import re

import msgspec
import pytest
from starlette.routing import Route

from accepted import courier, slot, wire, with_accepted
from dripstone import flow
from dripstone.errors import AlteredOriginal, NoSigner
from dripstone.flow.custody import withdraw
from dripstone.records import Looked, Match, Report, Slots, Suggestion, Who
from dripstone.vault.memory import Memory
from dripstone.web import app
from dripstone.web.building import ROUTES
from dripstone.web.overview import Standing
from invented import a_claim, a_match, a_text, suggested
from local_page import ADA, BORIS, HOST, TOKEN, Asker, a_vault, filled, words_of

PAGES = ("/incidents", "/incidents/1", "/people", "/people/1", "/demands", "/figures")


@pytest.fixture
def vault():
    return with_accepted()


@pytest.fixture
def asker(vault):
    return Asker(vault)


def the_arrests(vault):
    """Find the incident that both reports tell of."""
    return next(i for i in flow.look(vault).incidents if len(i.claims) > 1 and i.how_many)


def test_every_value_leads_to_its_words(vault, asker):
    """Each footnote's sign leads to a place on the page that stands before the quoted words."""
    number = the_arrests(vault).number
    page = asker.get(f"/incidents/{number}").text

    signs = set(re.findall(r'class="ref"><a href="#([^"]+)"', page))
    marked = re.findall(r'((?:<span class="place"[^>]*></span>)+)<mark>([^<]*)', page)
    places = {p: w for spans, w in marked for p in re.findall(r'id="([^"]+)"', spans)}

    assert signs
    assert signs <= places.keys()
    assert {"12", "Seventeen", "on Saturday", "Foundry Square"} <= {*places.values()}


def test_contradicting_values_stand_side_by_side(vault, asker):
    """Both numbers stand, with who says which, and nobody chose between them."""
    shown = words_of(asker.get(f"/incidents/{the_arrests(vault).number}").text)

    assert "The reports contradict each other here" in shown
    assert re.search(r"How many .*12 \d .*12 people .*Seventeen \d .*17 people", shown)
    assert "on the number" in shown


def test_one_person_is_one_answer():
    """Spellings that people joined stand together, each with its words, and the person once."""
    vault, both = a_vault(), []
    for name in ("Timur Basnin", "Тимур Баснин"):
        text = a_text((("body", f"{name} was beaten."),))
        who = slot(text, name, Who(text=name, kind="person", named=True))
        told = a_claim(text, text.content, type="body.assault", slots=Slots(to_whom=who))
        filled(vault, text, (suggested(told),))
        flow.decide(vault, on=told.id, verb="accept", by=ADA)
        both.append(told.id)
    vault.commit(suggested(a_match(*both)), did="take_stock", by=ADA)
    flow.take_stock(vault, by=ADA)
    for match in (s.of for s in vault.all(Suggestion) if isinstance(s.of, Match)):
        flow.decide(vault, on=match.id, verb="merge", by=ADA)

    page = Asker(vault).get("/incidents/1").text

    assert len(re.findall(r'href="/people/\d+">', page)) == 1
    assert re.search("also worded: (Тимур Баснин|Timur Basnin)", words_of(page))


def test_what_nobody_states_is_said(vault, asker):
    """What no report answers is said to be open, and so is what one report leaves open."""
    shown = words_of(asker.get(f"/incidents/{the_arrests(vault).number}").text)

    assert "Why not stated in any report" in shown
    assert re.search(r"Who Police \d left open by \d", shown)


def test_voices_denials_and_open_pairs_are_told(vault, asker):
    """Who says so, who denies it, what waits for a decision, and who decided what and why."""
    beating = next(i for i in flow.look(vault).incidents if i.type == "body.assault")
    shown = words_of(asker.get(f"/incidents/{beating.number}").text)

    assert re.search(r"Who denies it .*The ministry denied that anyone was beaten", shown)
    assert f"Is it one with incident {the_arrests(vault).number}?" in shown
    assert re.search(r"Boris Chitat joined: two claims as one incident *\. one evening", shown)
    assert f"dripstone publish dossier {beating.number}" in shown


def test_an_open_pair_is_one_click_from_its_incident(vault, asker):
    """The link leads to that pair alone, with its buttons."""
    beating = next(i for i in flow.look(vault).incidents if i.type == "body.assault")
    link = re.search(r'href="(/matches\?on=[^"]+)"', asker.get(f"/incidents/{beating.number}").text)

    page = asker.get(link[1]).text

    assert page.count('class="pair card"') == 1
    assert "Do these tell of one incident?" in page


class Altered(Memory):
    """A vault in which somebody changed a report's file after it was kept."""

    altered = False

    def original(self, report):
        """Refuse, as a vault does whose bytes do not match."""
        if self.altered:
            raise AlteredOriginal(report=report[:12], why="changed")
        return super().original(report)


def test_an_altered_report_is_told_on_the_way():
    """Who looks at a value learns that the file behind it is not the one that was kept."""
    vault = Altered()
    for name in (ADA, BORIS):
        vault.add_signer(name)
    with_accepted(vault)
    asker = Asker(vault)
    whole = asker.get("/incidents/1").text

    vault.altered = True
    page = asker.get("/incidents/1").text
    text = asker.get(re.search(r'href="(/reports/[^"]+\?on=[^"]+)"', page)[1].replace("&amp;", "&"))

    assert "as they were kept" in whole
    assert "The report's bytes are not those that its hash was taken of" not in whole
    assert "The report&#39;s bytes are not those that its hash was taken of" in page
    assert "not those that it was kept with" in text.text


def test_a_restricted_person_stands_by_name_with_the_level_said(vault, asker):
    """Who works in the vault sees the name, and that it is for nobody else."""
    person = next(p for p in flow.look(vault).people if "Timur Basnin" in p.names)
    shown = words_of(asker.get(f"/people/{person.number}").text)

    assert person.level == 2
    assert "Timur Basnin" in shown
    assert "Restricted Named here for those who work in the vault" in shown
    assert "Beating or physical assault · Role here: done to them" in shown


def test_who_does_not_work_in_the_vault_gets_no_page(vault):
    """No page is made for a name that has no key here."""
    with pytest.raises(NoSigner):
        app(vault, by="Somebody Else", token=TOKEN, host=HOST)


def sealed_vault():
    """Make a vault with an accepted claim that is sealed, beside one that is not."""
    text = a_text((("body", "Police detained Ivan Skrytov. Police detained Timur Basnin."),))
    says = "Ivan Skrytov was detained."
    words = "Police detained Ivan Skrytov."
    secret = a_claim(text, words, type="liberty.abduction", level=3, says=says)
    plain = a_claim(text, "Police detained Timur Basnin.")
    vault = filled(a_vault(), text, (suggested(secret), suggested(plain)))
    for one in (secret, plain):
        flow.decide(vault, on=one.id, verb="accept", by=ADA)
    flow.take_stock(vault, by=ADA)
    return vault, secret


def every_page(vault, asker):
    """Ask for each route that there is, with everything that it could be asked about."""
    overview = Standing(vault).now()
    asked = {
        "report": [r.id for r in vault.all(Report)],
        "number": range(1, 12),
        "figure": list(overview.figures("en")),
        "sheet": ["map_none"],
        "finding": [f.id for f in overview.stock.settled.accepted],
    }
    for route in ROUTES:
        if not isinstance(route, Route) or "GET" not in route.methods:
            continue
        names = re.findall(r"\{(\w+)\}", route.path)
        for value in asked[names[0]] if names else ("",):
            path = re.sub(r"\{\w+\}", str(value), route.path)
            yield path, asker.get(path).text
    for on in (f.id for f in overview.stock.settled.accepted):
        for report in asked["report"]:
            yield on, asker.get(f"/reports/{report}?on={on}").text
    yield "decided", asker.get("/matches?decided=1").text


def test_what_is_sealed_is_on_no_page():
    """Of a sealed finding only that it exists is told, and a wish to see it is refused."""
    vault, secret = sealed_vault()
    asker = Asker(vault)
    number = next(i.number for i in flow.look(vault).incidents if i.claims[0].id == secret.id)

    told = [path for path, page in every_page(vault, asker) if "Ivan Skrytov was" in page]

    assert told == []
    assert "sealed sealed sealed 1" in words_of(asker.get("/figures").text)
    assert "bduction" not in asker.get("/figures").text
    assert asker.get(f"/incidents/{number}").status == 404
    assert "only that it exists" in asker.get("/incidents").text


def test_withdrawn_consent_seals_every_page_at_once(vault, asker):
    """Whoever is at the pages when consent is withdrawn sees nothing of the report any more."""
    report = courier()[0].report
    before = [path for path, page in every_page(vault, asker) if "Timur Basnin" in page]

    withdraw(vault, report, by=ADA, reason="the family asks")
    after = [path for path, page in every_page(vault, asker) if "Timur Basnin" in page]

    assert len(before) > 4
    assert after == []
    assert asker.get(f"/reports/{report}").status == 404
    assert "Seventeen" in asker.get(f"/reports/{wire()[0].report}").text


def test_a_sealed_report_is_listed_without_its_words():
    """A report of the highest level is known to be here, and cannot be opened."""
    text, found = courier()
    vault = a_vault()
    report = msgspec.structs.replace(filled(a_vault(), text, ()).get(text.report), level=3)
    vault.commit(report, did="keep", by=ADA, originals={report.id: text.content.encode()})
    vault.commit(text, *map(suggested, found), did="read", by=ADA)
    asker = Asker(vault)

    page = asker.get("/").text

    assert "Twelve held" not in page
    assert "sealed" in page
    assert asker.get(f"/reports/{text.report}").status == 404


def test_a_look_for_an_answer_is_noted(vault, asker):
    """Where, until when and when to look again stand in the journal and on the page."""
    (demand,) = (o.demand for o in flow.look(vault).outcomes)
    answer = asker.post(
        "/demands/looked",
        {
            "demand": demand.id,
            "where": "The prosecutor's site\r\nThe Courier",
            "until": "2025-06-30",
            "next_check": "2025-07-30",
        },
    )

    (look,) = vault.all(Looked)
    shown = html.unescape(words_of(asker.get("/demands").text))
    assert answer.status == 303
    assert look.where == ("The prosecutor's site", "The Courier")
    assert "in The prosecutor's site, The Courier, until 2025-06-30" in shown
    assert "look again on 2025-07-30" in shown
    assert "No answer found by a date" in shown


@pytest.mark.parametrize("fields", [{"until": "soon"}, {"where": " "}, {"demand": "fin_none"}])
def test_a_look_that_lacks_something_is_refused(vault, asker, fields):
    """Silence needs a place and a day, and a demand that somebody accepted."""
    (demand,) = (o.demand for o in flow.look(vault).outcomes)
    whole = {"demand": demand.id, "where": "The Courier", "until": "2025-06-30"}

    answer = asker.post("/demands/looked", whole | fields)

    assert answer.status in (404, 409)
    assert not [*vault.all(Looked)]


def test_each_figure_leads_to_its_findings_and_they_to_the_words(vault, asker):
    """From a figure to the quoted words is one click, to the report at those words another."""
    page = asker.get("/figures").text
    keys = dict.fromkeys(re.findall(r'href="(/figures/[^"]+)"', page))

    assert len(keys) > 3
    for key in keys:
        behind = asker.get(key).text
        assert "<mark>" in behind
        link = re.search(r'href="(/reports/[^"]+\?on=[^"]+)"', behind)[1].replace("&amp;", "&")
        assert asker.get(link).status == 200


def test_figures_are_ranges(asker):
    """Two numbers that contradict each other are a range, and the page says what widens it."""
    shown = words_of(asker.get("/figures").text)

    assert "Foundry Square 12 to 17 numbers that contradict each other (+5)" in shown
    assert "A cell that is not here is not zero" in shown


def test_stock_is_computed_once_for_each_entry(vault):
    """Pages that nobody wrote between share one computation; a decision makes it anew."""
    standing = Standing(vault)
    first = standing.now()

    again = standing.now()
    flow.decide(vault, on=courier()[1][0].id, verb="reject", by=BORIS, reason="no")
    after = standing.now()

    assert again is first
    assert after is not first
    assert after.stock.held.journal == first.stock.held.journal + 1


def test_new_incidents_ask_for_lasting_numbers(vault, asker):
    """What was accepted since says so, and a button gives it a number that lasts."""
    text = a_text((("body", "Guards searched the shop of Vera Nebytova."),))
    found = a_claim(text, "Guards searched the shop of Vera Nebytova.", type="privacy.search")
    filled(vault, text, (suggested(found),))
    flow.decide(vault, on=found.id, verb="accept", by=ADA)

    before = asker.get("/incidents").text
    asker.post("/stock", {})
    after = asker.get("/incidents").text

    assert "New since stock was last taken: 1 incidents or people" in before
    assert 'action="/stock"' not in after


NASTY = "<script>document.title='taken'</script><img src=x onerror=alert(1)>"


def test_reports_cannot_write_these_pages():
    """Tags in words, titles, names and reasons are shown as words."""
    text = a_text((("body", f"Police detained {NASTY} on Saturday."),), title=NASTY)
    found = a_claim(text, f"Police detained {NASTY} on Saturday.", says=NASTY)
    vault = filled(a_vault(), text, (suggested(found),))
    flow.decide(vault, on=found.id, verb="dispute", by=ADA, reason=NASTY)
    flow.decide(vault, on=found.id, verb="accept", by=ADA)
    asker = Asker(vault)
    figures = re.findall(r'href="(/figures/[^"]+)"', asker.get("/figures").text)

    for path in ("/incidents/1", *figures):
        page = asker.get(path).text
        assert html.escape(NASTY, quote=False)[:30] in page.replace("&#39;", "'")
        assert "<script>" not in page
        assert "<img src=x" not in page


@pytest.mark.parametrize("path", PAGES)
def test_no_name_stands_in_a_title_or_an_address(asker, path):
    """A browser's history holds identities and numbers, never what a report says."""
    page = asker.get(path).text

    title = re.search(r"<title>(.*?)</title>", page)[1]
    addresses = " ".join(re.findall(r'(?:href|action)="([^"]*)"', page))
    assert not re.search(r"Basnin|Karvel|Vymyslova|arrest|assault", f"{title} {addresses}")


@pytest.mark.parametrize("path", ["/incidents/99", "/incidents/x", "/people/99", "/figures/fig_x"])
def test_what_is_not_there_is_said(asker, path):
    """A wrong number gives words, not a traceback."""
    assert asker.get(path).status == 404


def test_a_person_is_linked_from_the_words_that_name_them(vault, asker):
    """From an incident to the person harmed, and back."""
    beating = next(i for i in flow.look(vault).incidents if i.type == "body.assault")
    page = asker.get(f"/incidents/{beating.number}").text
    link = re.search(r'href="(/people/\d+)">Timur Basnin', page)

    assert f'href="/incidents/{beating.number}"' in asker.get(link[1]).text
