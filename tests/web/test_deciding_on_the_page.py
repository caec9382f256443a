"""A form becomes a decision in the journal, under the name of the person at the page."""

from __future__ import annotations

import re

import pytest

from dripstone.records import Decision
from invented import words
from local_page import ADA, BORIS, Asker, with_invented, words_of


@pytest.fixture
def page():
    """Give a page with the invented report, and short ways to use it."""
    return Page()


class Page:
    def __init__(self) -> None:
        self.vault, self.text, self.found = with_invented()
        self.asker = Asker(self.vault)
        self.path = f"/reports/{self.text.report}"

    def decide(self, on, verb, asker=None, **fields):
        asked = {"on": on, "verb": verb, "seen": "", **fields}
        return (asker or self.asker).post(f"{self.path}/decisions", asked)

    def undo(self, on):
        return self.asker.post(f"{self.path}/undo", {"on": on})

    def decisions(self):
        return [(d.on, d.verb, d.by, d.reason) for d in self.vault.all(Decision)]

    def badge(self, on):
        page = self.asker.get(f"{self.path}?on={on}").text
        return re.search(r'class="badge \w+">(\w+)<', page)[1]


def test_accepting_leads_to_the_next(page):
    """One click writes one decision by the person at the page, and shows what waits next."""
    first, second = page.found[0].id, page.found[1].id

    answer = page.decide(first, "accept")

    assert answer.status == 303
    assert f"on={second}" in answer.headers["location"]
    assert page.decisions() == [(first, "accept", ADA, "")]
    assert [e.did for e in page.vault.entries()][-1] == "decide"


def test_the_name_in_a_form_counts_for_nothing(page):
    """Nobody decides under another name by changing the form."""
    page.decide(page.found[0].id, "accept", by=BORIS)

    assert page.decisions()[0][2] == ADA


def test_rejecting_without_a_reason_writes_nothing(page):
    """The page says what is missing."""
    answer = page.decide(page.found[0].id, "reject")

    assert answer.status == 409
    assert "reason" in answer.text
    assert page.decisions() == []


def test_a_chosen_reason_and_own_words_are_both_kept(page):
    """What was chosen and what was typed stand in one reason."""
    page.decide(page.found[0].id, "reject", why="Wrong kind or type", reason="it is a rally")

    assert page.decisions()[0][3] == "Wrong kind or type: it is a rally"


def test_a_correction_quotes_words_of_the_text(page):
    """Typed words are found in the paragraph, and the corrected finding is accepted instead."""
    arrest = page.found[0]

    page.decide(
        arrest.id, "correct", reason="one name", type="liberty.detention", says="",
        **{"slot-to_whom": "Timur Basnin", "slot-who": "Police", "slot-when": "on Saturday"},
    )  # fmt: skip

    (made,) = [d.corrected for d in page.vault.all(Decision)]
    assert made.type == "liberty.detention"
    assert made.slots.to_whom.anchor == words(page.text, "Timur Basnin")
    assert made.slots.who == arrest.slots.who
    assert page.badge(arrest.id) == "Corrected"
    assert page.badge(made.id) == "Accepted"


def test_words_that_are_not_in_the_text_are_not_taken(page):
    """A correction cannot put words into a report."""
    answer = page.decide(
        page.found[0].id, "correct", reason="x", **{"slot-who": "The mayor of Karvel"}
    )

    assert answer.status == 409
    assert page.decisions() == []


def test_taking_back_is_a_decision_too(page):
    """Undo erases nothing: it writes that the word was taken back."""
    on = page.found[0].id
    page.decide(on, "accept")

    answer = page.undo(on)

    assert answer.status == 303
    assert f"on={on}" in answer.headers["location"]
    assert [d[1] for d in page.decisions()] == ["accept", "skip"]
    assert page.badge(on) == "Suggested"
    assert page.undo(on).status == 409


def test_a_stale_page_loses_neither_decision(page):
    """Who decides on a page that was made before another's decision is told, and both are kept."""
    on = page.found[0].id
    boris = Asker(page.vault, by=BORIS)
    page.decide(on, "reject", asker=boris, reason="another voice")

    answer = page.decide(on, "accept", seen="")

    shown = words_of(page.asker.get(answer.headers["location"]).text)
    assert "Boris Chitat rejected the same one meanwhile. Both decisions are kept" in shown
    assert "it is now disputed" in shown
    assert [(d[1], d[2]) for d in page.decisions()] == [("reject", BORIS), ("accept", ADA)]
    assert page.badge(on) == "Disputed"


def test_a_page_that_knew_is_not_called_stale(page):
    """Who saw the other's decision and still differs is not told that it came meanwhile."""
    on = page.found[0].id
    page.decide(on, "reject", asker=Asker(page.vault, by=BORIS), reason="another voice")
    (seen,) = [d.id for d in page.vault.all(Decision)]

    answer = page.decide(on, "accept", seen=seen)

    assert "since" not in answer.headers["location"]


def test_what_was_skipped_comes_last(page):
    """Leaving one for later shows it again only when nothing else waits."""
    ids = [f.id for f in page.found]
    order = []
    answer = page.decide(ids[0], "skip")
    for _ in range(5):
        on = answer.headers["location"].split("on=")[1].split("&")[0]
        order.append(on)
        answer = page.decide(on, "accept")

    assert order[-1] == ids[0]
    assert set(order) == set(ids)


def test_the_script_gets_the_card_alone(page):
    """The page's script asks for one card, and the words are not sent again."""
    whole = page.asker.get(page.path).text
    card = page.asker.get(page.path, dripstone_part="card").text

    assert 'id="card"' in card
    assert "<article" not in card
    assert len(card) < len(whole)


def test_a_verb_that_is_none_writes_nothing(page):
    """A made-up verb is refused."""
    assert page.decide(page.found[0].id, "approve").status == 409
    assert page.decisions() == []


ADDED = {"type": "event:action.rally", "words": "rally in Karvel", "says": "There was a rally."}


def add(page, **fields):
    return page.asker.post(f"{page.path}/findings", {**ADDED, **fields})


def test_a_person_adds_what_was_missed(page):
    """A finding of a person's own is accepted, and stands among the others."""
    answer = add(page)

    assert answer.status == 303
    (made,) = [d.corrected for d in page.vault.all(Decision)]
    assert made.anchors == (words(page.text, "rally in Karvel"),)
    assert page.badge(made.id) == "Accepted"
    assert "Added by a person" in page.asker.get(answer.headers["location"]).text


def test_what_was_added_can_be_taken_back_and_added_again(page):
    """Taken back, it asks nobody for a word; added again, it is accepted again."""
    add(page)
    (made,) = [d.corrected for d in page.vault.all(Decision)]

    page.undo(made.id)
    assert "5 to decide, 0 accepted" in page.asker.get(page.path).text
    add(page)

    assert page.badge(made.id) == "Accepted"


def test_a_sentence_without_words_adds_nothing(page):
    """What does not stand in the text is not added."""
    assert add(page, words="The mayor fled").status == 409
    assert page.decisions() == []
