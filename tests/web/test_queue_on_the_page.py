"""The queue: orders, people who are asked, several things at once, and a blind second person."""

from __future__ import annotations

import re

import pytest

from accepted import courier, with_accepted
from dripstone import flow
from dripstone.records import Assignment, Decision
from dripstone.web.waits import Waits
from invented import SAID, a_claim, a_match, a_text, findings, suggested
from local_page import ADA, BORIS, Asker, a_vault, filled, with_invented, words_of


@pytest.fixture
def here():
    vault, text, found = with_invented()
    return vault, text, [f.id for f in found]


def chosen(asker, ids, **fields):
    """Ask for a page of several things, as a browser sends them."""
    sent = [("on", i) for i in ids] + list(fields.items())
    return asker.post("/queue/together", sent)


def say(asker, page, verb, **fields):
    """Say a word on all that a page shows."""
    on = re.findall(r'name="on" value="([^"]+)"', page)
    seen = re.search(r'name="seen" value="([^"]+)"', page)[1]
    sent = [("on", i) for i in on] + [("seen", seen), ("verb", verb), *fields.items()]
    return asker.post("/queue/decisions", sent)


def lines(page):
    """Say which things stand in the queue, in order."""
    return re.findall(r'type="checkbox" name="on" value="([^"]+)"', page)


def test_each_order_has_its_page(here):
    """Every order is a page of the same things; what is least sure stands first in its own."""
    vault, _, ids = here
    other = a_text((("body", "Guards detained Oleg Mnimy in Karvel."),))
    unsure = suggested(a_claim(other, "Guards detained Oleg Mnimy"), confidence=0.5)
    filled(vault, other, (unsure,))
    asker = Asker(vault)

    told = {o: lines(asker.get(f"/queue?order={o}").text) for o in ("report", "kind", "unsure", "disputed", "figure")}  # fmt: skip

    assert {frozenset(those) for those in told.values()} == {frozenset([*ids, unsure.of.id])}
    assert told["unsure"][0] == unsure.of.id
    assert told["report"][:5] == ids


def test_what_changes_a_figure_says_by_how_much():
    """An undecided pair says what is at stake, and leads to the page where it is decided."""
    vault = with_accepted()
    (pair,) = vault.waiting("pairs", limit=2)

    page = Asker(vault).get("/queue?order=figure").text

    assert "may move a total by 1" in words_of(page)
    assert f'href="/matches?on={pair.of.id}"' in page


def test_what_people_dispute_comes_first_and_what_was_skipped_last(here):
    """In every order."""
    vault, _, ids = here
    flow.decide(vault, on=ids[0], verb="skip", by=ADA)
    flow.decide(vault, on=ids[3], verb="accept", by=ADA)
    flow.decide(vault, on=ids[3], verb="reject", by=BORIS, reason="no")
    asker = Asker(vault)

    for order in ("report", "unsure", "figure"):
        told = lines(asker.get(f"/queue?order={order}").text)
        assert (told[0], told[-1], len(told)) == (ids[3], ids[0], 5)


def test_several_at_once_touch_exactly_what_is_shown(here):
    """What the page lists is what the one entry holds, and one button takes all of it back."""
    vault, _, ids = here
    asker = Asker(vault)
    before = vault.head().number

    page = chosen(asker, ids[1:4]).text
    assert vault.head().number == before
    answer = say(asker, page, "reject", reason="a teaser")
    told = asker.get(answer.headers["location"]).text

    assert [d.on for d in vault.all(Decision)] == ids[1:4]
    assert vault.head().number == before + 1
    assert "3 decided at once" in words_of(told)
    entry = re.search(r'name="entry" value="(\d+)"', told)[1]
    asker.post("/queue/undo", {"entry": entry})
    assert lines(asker.get("/queue").text)[-3:] == ids[1:4]
    assert vault.head().number == before + 2


def test_a_stale_choice_writes_nothing(here):
    """If somebody decided on one of them meanwhile, the page shows how it stands and asks again."""
    vault, _, ids = here
    asker = Asker(vault)
    page = chosen(asker, ids[:2]).text

    flow.decide(vault, on=ids[0], verb="reject", by=BORIS, reason="no")
    again = say(asker, page, "accept")

    assert again.status == 200
    assert "Something changed since you looked" in words_of(again.text)
    assert [d.by for d in vault.all(Decision)] == [BORIS]
    say(asker, again.text, "accept")
    assert [d.by for d in vault.all(Decision)] == [BORIS, ADA, ADA]


def test_nothing_chosen_is_said(here):
    """Neither an empty choice nor one of things that are not here leads anywhere."""
    asker = Asker(here[0])

    for ids in ([], ["fin_nowhere"]):
        answer = chosen(asker, ids)
        assert answer.status == 303
        assert "Choose at least one line" in asker.get(answer.headers["location"]).text


def test_somebody_is_asked_and_finds_it_under_their_own(here):
    """What Boris is asked for stands in his part of the queue until his word is given."""
    vault, _, ids = here
    ada, boris = Asker(vault), Asker(vault, by=BORIS)
    assert lines(boris.get("/queue?whose=mine").text) == []

    ada.post("/queue/asked", [("on", ids[2]), ("to", BORIS), ("how", "first"), ("what", "findings")])  # fmt: skip

    assert lines(boris.get("/queue?whose=mine").text) == [ids[2]]
    assert f"asked of {BORIS}" in words_of(ada.get("/queue").text)
    flow.decide(vault, on=ids[2], verb="accept", by=BORIS)
    assert lines(boris.get("/queue?whose=mine").text) == []
    (one,) = vault.all(Assignment)
    ada.post("/queue/ended", {"id": one.id})
    assert f"asked of {BORIS}" not in words_of(ada.get("/queue").text)


def test_a_whole_report_is_asked_for(here):
    """One line stands for its report, and everything in it is asked."""
    vault, text, ids = here

    Asker(vault).post("/queue/asked", [("on", ids[0]), ("to", BORIS), ("how", "second"), ("what", "reports")])  # fmt: skip

    (one,) = vault.all(Assignment)
    assert (one.on, one.second, one.blind) == ((text.report,), True, False)
    assert lines(Asker(vault, by=BORIS).get("/queue?whose=mine").text) == ids


def test_the_first_cannot_be_their_own_second(here):
    """Who decided is refused as the second, in words."""
    vault, _, ids = here
    flow.decide(vault, on=ids[0], verb="accept", by=BORIS)

    answer = Asker(vault).post("/queue/asked", [("on", ids[0]), ("to", BORIS), ("how", "unseen"), ("what", "findings")])  # fmt: skip

    assert answer.status == 409
    assert list(vault.all(Assignment)) == []


@pytest.fixture
def blind():
    """Two decided reports, the first of which Boris is to judge blind."""
    vault = with_accepted()
    text, found = courier()
    flow.assign(vault, [text.report], to=BORIS, by=ADA, blind=True)
    return vault, text, [f.id for f in found]


def everywhere(asker, report, ids):
    """Give every page on which something of a report may show."""
    yield from ("/", f"/reports/{report}", "/queue", "/queue?whose=mine", "/lessons", "/demands")
    yield from (f"/reports/{report}?on={i}" for i in ids)
    yield from ("/incidents", "/incidents/1", "/incidents/2", "/people", "/people/1", "/figures")
    yield from re.findall(r'href="(/figures/[^"]+)"', asker.get("/figures").text)


def test_a_blind_second_person_sees_no_word_of_the_first_anywhere(blind):
    """On no page stands who decided what, nor that anything of it was accepted."""
    vault, text, ids = blind
    ada, boris = Asker(vault), Asker(vault, by=BORIS)
    pages = list(everywhere(ada, text.report, ids))

    told = {path: boris.get(path) for path in pages}

    for path, answer in told.items():
        words = words_of(answer.text)
        assert f"{ADA} accepted" not in words, path
        assert "badge accepted" not in answer.text, path
        assert 'data-state="accepted"' not in answer.text, path
    listed = words_of(told["/"].text)
    assert "4 to decide" in listed
    assert f"{ADA} accepted" in words_of(ada.get(f"/reports/{text.report}?on={ids[0]}").text)
    assert "Your word first" in words_of(told["/incidents/2"].text)
    assert "Your word first" in words_of(told["/people/1"].text)


def test_their_own_word_uncovers_it(blind):
    """After their own word the first one's shows, and a difference is a dispute as ever."""
    vault, text, ids = blind
    boris = Asker(vault, by=BORIS)
    assert lines(boris.get("/queue?whose=mine").text) == ids

    flow.decide(vault, on=ids[0], verb="reject", by=BORIS, reason="another voice")

    assert lines(boris.get("/queue?whose=mine").text) == ids[1:]
    page = words_of(boris.get(f"/reports/{text.report}?on={ids[0]}").text)
    assert f"{ADA} accepted" in page
    assert "disputed" in page


def test_a_documenter_reads_what_colleagues_decided_otherwise(here):
    """Kindly, with the reason, and for nobody else's eyes."""
    vault, _, ids = here
    for on in ids[:2]:
        flow.decide(vault, on=on, verb="accept", by=ADA)
    flow.decide(vault, on=ids[0], verb="reject", by=BORIS, reason="The lawyer says it")
    flow.decide(vault, on=ids[1], verb="accept", by=BORIS)

    page = words_of(Asker(vault).get("/lessons").text)

    assert "2 were looked at a second time, and 1 stand as you made them" in page
    assert "The lawyer says it" in page
    assert "The lawyer says it" not in Asker(vault, by=BORIS).get("/lessons").text


def test_agreement_is_given_with_its_interval_or_refused():
    """Too few are refused; enough give alpha, an interval and how many; blind ones stand apart."""
    vault = a_vault()
    found = []
    for n in range(6):
        text = a_text((("headline", f"Report {n}"), *COMMON))
        found.append(findings(text))
        filled(vault, text, tuple(map(suggested, found[-1])))
    flow.assign(vault, [f.id for f in found[0]], to=BORIS, by=ADA, blind=True)
    everything = [f for those in found for f in those]
    for n, one in enumerate(everything[:9]):
        said(vault, one.id, n)

    few = words_of(Asker(vault).get("/agreement").text)
    for n, one in enumerate(everything[9:], start=9):
        said(vault, one.id, n)
    page = Asker(vault).get("/agreement").text
    enough = words_of(page)

    assert "too few to say" in few
    assert re.search(r"whether it stands 0\.\d\d [−\d.]+ – [\d.]+ 30 2", enough)
    assert re.search(r"Ada Reader, Boris Chitat 0\.\d\d [−\d.]+ – [\d.]+ 6", enough)
    assert page.index("without seeing the first") < page.index("with the first in sight")
    assert re.search(r"What became of suggestions, by type .*?\d+ %", enough)


def said(vault, on, n):
    """Let both decide: they differ on each fourth."""
    for by, differs in ((ADA, n % 3 == 0), (BORIS, n % 3 == 0 or n % 4 == 1)):
        verb = "reject" if differs else "accept"
        flow.decide(vault, on=on, verb=verb, by=by, reason="r" if differs else "")


COMMON = (
    ("body", "KARVEL — Police detained Timur Basnin and eleven others on Saturday."),
    ("body", SAID),
    ("body", "Lantern Legal Aid urged the prosecutor to release the detained."),
)


def test_programs_are_told_no_more_than_people(blind):
    """What a blind second person does not see on a page is in no answer of the API either."""
    vault, _, ids = blind
    ada, boris = Asker(vault), Asker(vault, by=BORIS)

    for path in ("/api/v1/incidents", "/api/v1/people", "/api/v1/demands"):
        told = boris.get(path)
        assert told.status == 200, path
        assert not any(i in told.text for i in ids), path
    assert any(ids[3] in ada.get(path).text for path in ("/api/v1/demands",))


@pytest.mark.parametrize("order", ["report", "kind", "unsure", "disputed", "figure"])
@pytest.mark.parametrize("limit", [1, 2, 3, 50])
def test_pages_hold_everything_once(order, limit):
    """Page after page, each thing that is open stands once, wherever a page is cut."""
    vault = with_accepted()
    text = a_text((("body", "Forty held. Dozens beaten. One fined. Nobody was hurt. A plea."),))
    made = [a_claim(text, f"{w}.") for w in ("Forty held", "Dozens beaten", "One fined", "A plea")]
    filled(vault, text, tuple(map(suggested, made)))
    for n, other in enumerate(made[:3]):
        pair = suggested(a_match(other.id, made[3].id), confidence=0.3 * n)
        vault.commit(pair, did="take_stock", by=ADA)
    flow.decide(vault, on=made[0].id, verb="skip", by=ADA)
    flow.decide(vault, on=made[1].id, verb="accept", by=ADA)
    flow.decide(vault, on=made[1].id, verb="reject", by=BORIS, reason="no")
    waits = Waits(vault)

    told, start = [], 0
    while lines := waits.part(order, by=ADA, start=start, limit=limit).lines:
        told += [one.on for one in lines]
        start += limit

    assert len(told) == len(set(told)) == 8
    assert (told[0], told[-1]) == (made[1].id, made[0].id)
