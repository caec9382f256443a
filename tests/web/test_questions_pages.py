"""The pages that answer: who told first, what a report names, lists, relations, elements."""

from __future__ import annotations

import re
from html import unescape

import pytest

from accepted import courier, with_accepted
from dripstone import flow, review
from dripstone.flow import assessing
from dripstone.records import Assessment, Decision
from dripstone.review import Said
from invented import a_text
from local_page import ADA, BORIS, Asker, filled, words_of
from planted import PLANTED, planted
from team_page import Client, a_team, member

COMMAND = (("body", "Colonel Petr Nesbytov commanded the Second Karvel Company until May 2031."),)


@pytest.fixture
def vault():
    return with_accepted()


@pytest.fixture
def asker(vault):
    return Asker(vault)


def commanded(vault):
    """Add what one report says of a command."""
    text = a_text(COMMAND)
    filled(vault, text, ())
    made = review.added(
        text,
        Said(words=COMMAND[0][1]),
        kind="relation",
        type="command",
        says="Nesbytov commanded the company.",
        slots={
            "who": Said(words="Colonel Petr Nesbytov"),
            "to_whom": Said(words="the Second Karvel Company"),
            "when": Said(words="until May 2031", edtf="../2031-05"),
        },
    )
    flow.decide(vault, on=made.id, verb="add", by=ADA, corrected=made)
    return made


def test_a_person_ties_a_finding_to_an_element_and_takes_it_back(vault, asker):
    """From the finding to the table with the name of who said so; and back, by one more entry."""
    arrest = courier()[1][0]
    empty = words_of(asker.get("/elements").text)
    sent = {"term": "element:crime_against_humanity.widespread", "reason": "many towns"}

    assert asker.post(f"/assess/{arrest.id}", sent).status == 303
    told = words_of(asker.get("/elements").text)
    (said,) = vault.all(Assessment)
    asker.post(f"/assess/{arrest.id}/taken-back", {"id": said.id})

    assert empty.count("Nothing tied yet. That is not that nothing happened.") == 7
    assert told.count("Nothing tied yet") == 6
    assert "many towns" in told
    assert ADA in told
    assert words_of(asker.get("/elements").text).count("Nothing tied yet") == 7


def test_other_legal_terms_have_their_own_elements(asker):
    """Torture in law, disappearance: what the vocabulary lists; of others, nothing is made up."""
    assert "Severe pain" in asker.get("/elements?of=cat_torture").text
    assert asker.get("/elements?of=violation").status == 409


def test_nobody_takes_back_on_the_page_what_another_said(vault, asker):
    """There is no button for it, and a form that is made up is refused."""
    arrest = courier()[1][0]
    other = Asker(vault, by=BORIS)
    other.post(f"/assess/{arrest.id}", {"term": "verification:contested", "reason": "no"})
    (said,) = vault.all(Assessment)

    assert "taken-back" not in asker.get(f"/assess/{arrest.id}").text
    assert asker.post(f"/assess/{arrest.id}/taken-back", {"id": said.id}).status == 409
    assert len([*vault.all(Assessment)]) == 1


def test_an_unknown_term_or_finding_is_refused(vault, asker):
    """Nothing is written of what nobody accepted, or in words that no vocabulary has."""
    arrest = courier()[1][0]

    assert asker.post(f"/assess/{arrest.id}", {"term": "element:made.up"}).status == 409
    assert asker.post("/assess/fin_nobody", {"term": "verification:confirmed"}).status == 404
    assert not [*vault.all(Assessment)]


def test_command_is_asked_by_unit_and_moment(vault, asker):
    """What was told is found by unit and day; what was not told, the vault does not say."""
    commanded(vault)

    then = words_of(asker.post("/relations", {"unit": "Karvel Company", "at": "2031-01"}).text)
    later = words_of(asker.post("/relations", {"unit": "Karvel Company", "at": "2033"}).text)
    other = words_of(asker.post("/relations", {"unit": "Third Battalion", "at": ""}).text)

    assert "Colonel Petr Nesbytov" in then
    assert re.search(r"until May 2031 yes", then)
    assert "at another time" in later
    assert "The vault does not say" in other
    assert asker.post("/relations", {"unit": "", "at": "long ago"}).status == 409
    assert "Nesbytov" in asker.get("/relations").text


def test_a_relation_is_added_at_its_words_on_the_page(vault, asker):
    """The form of the report takes it, with a time as a person reads it, and undo takes it back."""
    text = a_text(COMMAND)
    filled(vault, text, ())
    fields = {
        "words": COMMAND[0][1], "type": "relation:command", "says": "Nesbytov commanded it.",
        "slot-who": "Colonel Petr Nesbytov", "slot-to_whom": "the Second Karvel Company",
        "slot-when": "until May 2031", "edtf-slot-when": "../2031-05", "text": text.id,
    }  # fmt: skip

    answer = asker.post(f"/reports/{text.report}/findings", fields)
    made = [d for d in vault.all(Decision) if d.verb == "add"][-1].corrected
    undone = asker.post(f"/reports/{text.report}/undo", {"on": made.id, "text": text.id})

    assert answer.status == undone.status == 303
    assert made.slots.when.value.latest == "2031-05-31"
    assert "The vault does not say" in asker.get("/relations").text


def test_told_shows_the_order_and_what_was_said_otherwise(asker):
    """Each claim leads to its words; a denial is aside; filters leave out the rest."""
    every = asker.get("/told").text
    arrests = asker.get("/told?act=liberty.arrest&numbers=1").text

    assert "first of its origin" in every
    assert "no support" in words_of(every)
    assert len(re.findall(r'class="says"', arrests)) == 2
    for address in re.findall(r'class="says"[^>]*><a href="([^"]+)"', every):
        assert asker.get(unescape(address)).status == 200
    assert asker.get("/told?act=weather").status == 409
    assert "Nothing that people stand behind" in asker.get("/told?incident=99").text


def test_a_report_tells_what_it_names(vault, asker):
    """Its sources with their places, and that nothing found is not that there is nothing."""
    text = a_text((("body", "The Sund Courier newspaper wrote so at sund.example/a ."),))
    filled(vault, text, ())

    page = words_of(asker.get(f"/reports/{text.report}/about").text)
    other = words_of(asker.get(f"/reports/{courier()[0].report}/about").text)

    assert "Sund Courier" in page
    assert "sund.example/a" in page
    assert "not found here" in page
    assert "That is not that there is none" in other
    assert "The ministry denied" in other.partition("Where it contradicts itself")[2]
    assert "No accepted claims of this report contradict each other" in page
    assert asker.get("/reports/rep_nobody/about").status == 404


def test_lists_say_what_was_left_out_and_refuse_what_they_cannot_support(asker):
    """Origins, overlaps and reasons; and in words why there is no estimate."""
    page = words_of(asker.get("/lists").text)

    assert "The Karvel Courier" in page
    assert "These lists cannot support an estimate" in page
    assert asker.get("/lists?of=incidents").status == 200


@pytest.mark.parametrize("path", ["/told", "/lists", "/elements", "/relations", "/told?changes=1"])
def test_the_pages_speak_both_languages(asker, path):
    """Russian words, and none missing."""
    page = asker.get(f"{path}{'&' if '?' in path else '?'}language=ru")

    assert page.status == 200
    assert 'lang="ru"' in page.text
    assert re.search("[а-я]{4}", words_of(page.text))


@pytest.mark.parametrize("level", [0, 1, 2])
def test_no_answer_holds_a_word_above_the_level(level):
    """Elements, relations, orders and lists are made of what may be seen alone."""
    vault, _ = planted()
    for one in flow.look(vault).settled.accepted:
        assessing.assess(vault, one.id, of="element", term="crime_against_humanity.attack", by=ADA)
    member(vault, "Rita Reader", "reader", level=level)
    client = Client(a_team(vault, burst=1e9))
    client.sign_in("Rita Reader")
    client.post("/care", {"show": "all"})

    for path in ("/told", "/lists", "/lists?of=incidents", "/elements", "/relations"):
        page = client.get(path)
        assert page.status == 200, path
        for word in PLANTED[level + 1 :]:
            assert word.casefold() not in page.text.casefold(), path
    if level:
        assert "tied by" in words_of(client.get("/elements").text)
