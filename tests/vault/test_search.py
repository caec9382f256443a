"""The index follows the records: what is written is found, and what changes is found as it is."""

from __future__ import annotations

import msgspec
import pytest

from accepted import COURIER, courier, with_accepted
from dripstone import flow
from dripstone.errors import (
    DripstoneError,
    NoSuchRecord,
    NotADate,
    NothingAsked,
    UnknownTerm,
    WordsNotFound,
)
from dripstone.flow.erasing import erase
from dripstone.flow.indexing import RECIPE, catch_up, parts_of
from dripstone.flow.searching import AT_ONCE, Question, search
from dripstone.flow.tagging import months
from dripstone.records import Decision, HowMany, Slot, random_id, text_id, unchanged
from dripstone.vault import sqlite
from dripstone.vault.checking import check
from dripstone.vault.search import MOST
from dripstone.vault.search_pen import PARTS
from dripstone.vault.slots import FLOOR
from invented import a_claim, a_text, suggested, words
from local_page import ADA, BORIS, a_vault, filled


@pytest.fixture(scope="module")
def decided():
    """A vault in which two reports were decided on."""
    return with_accepted()


def says(answer):
    """Give what the findings of an answer say."""
    return [one.finding.says for one in answer.findings]


def titles(answer):
    """Give the titles of the reports of an answer."""
    return [one.title for one in answer.texts]


FOUND = [
    (Question(words="detention"), 2, 3),
    (Question(words="detention rally"), 1, 0),
    (Question(words='"foundry square"'), 2, 2),
    (Question(words="Баснину"), 1, 1),
    (Question(words="detained -rally"), 1, 3),
    (Question(words="rally OR seventeen"), 2, 1),
    (Question(words="minist*"), 1, 1),
    (Question(act="liberty"), 0, 2),
    (Question(act="liberty.arrest", words="ministry"), 1, 0),
    (Question(act="body"), 0, 2),
    (Question(kind="denial"), 0, 1),
    (Question(stance="denies"), 0, 1),
    (Question(stance="attributed"), 0, 1),
    (Question(place="Foundry Square"), 0, 2),
    (Question(place="t:square"), 0, 2),
    (Question(when="2025"), 0, 1),
    (Question(when="2025-05"), 0, 1),
    (Question(when="2025-05-17"), 0, 1),
    (Question(when="2025-05-18"), 0, 0),
    (Question(when="2020/2030"), 0, 1),
    (Question(published="2025-05", words="held"), 2, 0),
    (Question(published="2025-05-18", words="held"), 0, 0),
    (Question(voice="Вымыслова"), 0, 1),
    (Question(voice="karvel courier"), 0, 3),
    (Question(state="accepted"), 0, 5),
    (Question(state="suggested"), 0, 0),
    (Question(language="en"), 2, 5),
    (Question(language="ru"), 0, 0),
    (Question(level=2), 0, 1),
]


@pytest.mark.parametrize(
    ("question", "texts", "findings"), FOUND, ids=[str(n) for n in range(len(FOUND))]
)
def test_words_and_filters_find_what_is_there(decided, question, texts, findings):
    """Each kind of word and filter finds the reports and findings that it should, and no other."""
    if question.level is not None:
        question = msgspec.structs.replace(question, words="beaten")

    answer = search(decided, question)

    assert (answer.of_texts.count, answer.of_findings.count) == (texts, findings)
    assert (len(answer.texts), len(answer.findings)) == (texts, findings)


def test_marked_words_stand_in_the_frozen_text(decided):
    """Every mark is the place of a word that was asked for, counted in the text itself."""
    answer = search(decided, Question(words="detained"))

    for one in (*answer.texts, *answer.findings):
        text = unchanged(decided.get(one.snippet.text))
        assert one.snippet.words == text.content[one.snippet.start : one.snippet.end]
        assert "".join(piece for piece, _ in one.snippet.pieces) == one.snippet.words
        assert [text.content[a:b] for a, b in one.snippet.marks]
        assert all(text.content[a:b].lower() == "detained" for a, b in one.snippet.marks)


def test_names_are_given_in_every_spelling(decided):
    """A name in another script gives the spellings that may be it, and says nothing more."""
    answer = search(decided, Question(words="Баснин"))

    assert [(one.name, one.kind, one.findings) for one in answer.names] == [
        ("Timur Basnin", "person", 1)
    ]


def test_a_decision_is_found_at_once():
    """The state that a filter asks for is the one that the last decision left."""
    vault = a_vault()
    text, found = courier()
    filled(vault, text, tuple(suggested(f) for f in found))
    before = search(vault, Question(state="suggested")).of_findings.count

    flow.decide(vault, on=found[0].id, verb="accept", by=ADA)
    flow.decide(vault, on=found[1].id, verb="reject", by=ADA, reason="not_said")

    assert before == len(found)
    assert search(vault, Question(state="accepted")).findings[0].finding.id == found[0].id
    assert search(vault, Question(state="rejected")).findings[0].finding.id == found[1].id
    assert search(vault, Question(state="suggested")).of_findings.count == len(found) - 2


def test_a_correction_is_found_by_what_it_says_now():
    """A corrected finding stands beside the one it corrects, each in its state."""
    vault = a_vault()
    text = a_text(COURIER)
    found = a_claim(text, "Police detained 12 people on Foundry Square on Saturday.")
    filled(vault, text, (suggested(found),))
    number = HowMany(text="12", min=12, max=12, best=12)
    slots = msgspec.structs.replace(
        found.slots, how_many=Slot(text="12", anchor=words(text, "12"), value=number)
    )
    better = a_claim(
        text, found.anchors[0].exact, slots=slots, says="Dozens sat in vans.", supersedes=found.id
    )
    search(vault, Question(words="police"))

    flow.decide(vault, on=found.id, verb="correct", by=ADA, corrected=better, reason="number")

    answer = search(vault, Question(words="vans"))
    assert [one.state for one in answer.findings] == ["accepted"]
    assert search(vault, Question(state="corrected")).of_findings.count == 1

    flow.decide(vault, on=better.id, verb="reject", by=BORIS, reason="not_said")

    assert [one.state for one in search(vault, Question(words="vans")).findings] == ["disputed"]


def test_a_newer_reading_takes_the_place_of_the_older():
    """A report that was read anew is found by its new words, once."""
    vault = a_vault()
    text = a_text((("body", "Police detained the bookseller."),))
    filled(vault, text, ())
    search(vault, Question(words="bookseller"))
    again = msgspec.structs.replace(
        text, format_version="2", id=text_id(text.report, "plain", "2", text.sha256)
    )

    vault.commit(again, did="read", by=ADA)

    answer = search(vault, Question(words="bookseller"))
    assert [one.snippet.text for one in answer.texts] == [again.id]
    assert answer.of_texts.count == 1


def test_an_index_of_another_recipe_is_made_anew(decided, monkeypatch):
    """What another program indexed otherwise is forgotten; the answer is the same."""
    before = search(decided, Question(words="detained"))
    decided.index().forget()
    with decided.index().reading(RECIPE) as in_step:
        assert not in_step

    assert search(decided, Question(words="detained")) == before
    assert catch_up(decided) == 0


def test_nothing_of_the_index_is_sealed_or_copied_by_hand(tmp_path):
    """The index lies in the encrypted file, changes nothing that is checked, and outlasts closing."""
    place = tmp_path / "vault"
    with sqlite.create(place, "four plain words", by=ADA, cost=FLOOR) as vault:
        text, found = courier()
        filled(vault, text, tuple(suggested(f) for f in found))
        head = vault.head()
        first = search(vault, Question(words="Basnin"))

        assert vault.head() == head
        assert check(vault).sound
        assert list(vault.unsound()) == []
    raw = b"".join(path.read_bytes() for path in place.rglob("*.*"))
    assert b"basnin" not in raw.lower()
    with sqlite.open_(place, "four plain words") as vault:
        assert catch_up(vault) == 0
        assert search(vault, Question(words="Basnin")) == first
        assert first.of_texts.count == 1


def test_two_processes_find_what_the_other_wrote(tmp_path):
    """A search sees all that was committed before it, by whomever."""
    place = tmp_path / "vault"
    sqlite.create(place, "four plain words", by=ADA, cost=FLOOR).close()
    with (
        sqlite.open_(place, "four plain words") as one,
        sqlite.open_(place, "four plain words") as other,
    ):
        text, found = courier()
        assert search(other, Question(words="police")).of_texts.count == 0
        filled(one, text, tuple(suggested(f) for f in found))

        assert search(other, Question(words="police")).of_texts.count == 1
        flow.decide(other, on=found[0].id, verb="accept", by=ADA)
        assert search(one, Question(state="accepted")).of_findings.count == 1


def test_many_matches_are_counted_to_a_limit():
    """Of very many the newest are ranked, and it says that there are more."""
    vault = a_vault()
    texts = [a_text((("body", f"Police wrote letter {n}."),)) for n in range(AT_ONCE + 5)]
    for text in texts:
        filled(vault, text, ())

    first = search(vault, Question(words="police"))
    rest = search(vault, Question(words="police", start=AT_ONCE))

    assert MOST > 1000
    assert first.of_texts.count == len(texts)
    assert not first.of_texts.more
    assert len(first.texts) == AT_ONCE
    assert len(rest.texts) == 5
    assert not {*titles(first)} & {*titles(rest)}


def test_a_long_text_is_found_by_its_parts():
    """A text of many pages is cut where words end, and each page is found at its own place."""
    vault = a_vault()
    filler = "Nothing of note was said on this line of the long protocol.\n" * 2_000
    text = a_text((("body", f"{filler}The bookseller was held.\n{filler}"),))
    filled(vault, text, ())

    spans = list(parts_of(text.content))
    answer = search(vault, Question(words="bookseller held"))

    assert [a for a, _ in spans[1:]] == [b for _, b in spans[:-1]]
    assert (spans[0][0], spans[-1][1]) == (0, len(text.content))
    assert len(spans) > 2
    (one,) = answer.texts
    assert [text.content[a:b] for a, b in one.snippet.marks] == ["bookseller", "held"]


def test_altered_words_are_not_shown(tmp_path):
    """Words that are no longer those that were frozen are an error, never a snippet."""
    place = tmp_path / "vault"
    with sqlite.create(place, "four plain words", by=ADA, cost=FLOOR) as vault:
        text, _ = courier()
        filled(vault, text, ())
        search(vault, Question(words="police"))
        run = vault._connection.execute
        run("DROP TRIGGER records_stay")
        run("UPDATE records SET body = replace(body, 'Police', 'Nobody') WHERE id = ?", (text.id,))

        with pytest.raises(WordsNotFound):
            search(vault, Question(words="police"))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (Question(), NothingAsked),
        (Question(words="\0"), NothingAsked),
        (Question(act="no.such"), UnknownTerm),
        (Question(ground="no_such"), UnknownTerm),
        (Question(state="no_such"), UnknownTerm),
        (Question(when="yesterday"), NotADate),
        (Question(published="2025-13"), NotADate),
    ],
)
def test_a_question_that_cannot_be_asked_is_told(decided, question, told):
    """Each is an error of ours with words for a person."""
    with pytest.raises(told) as error:
        search(decided, question)

    assert isinstance(error.value, DripstoneError)


def test_times_are_spread_over_months_and_years():
    """A short time is found by its months, a long one by its years, an open one always."""
    assert [*months("2024-12-30", "2025-01-02", "m", "y")] == [
        "y:2024", "y:2025", "m:2024-12", "m:2025-01",
    ]  # fmt: skip
    assert [*months("2020-01-01", "2024-01-01", "m", "y")] == [
        *(f"y:{year}" for year in range(2020, 2025)), "y:open",
    ]  # fmt: skip
    assert [*months("2020-05-01", None, "m", "y")] == ["y:open", "y:2020", "m:2020-05"]
    assert [*months(None, None, "m", "y")] == ["y:open"]
    assert len([*months("0001-01-01", "9999-12-31", "m", "y")]) < 70


def test_a_withdrawn_finding_stays_to_be_found_as_such():
    """A state is never a reason to lose a finding: whoever asks for withdrawn ones finds them."""
    vault = a_vault()
    text, found = courier()
    filled(vault, text, tuple(suggested(f) for f in found))
    flow.decide(vault, on=found[0].id, verb="accept", by=ADA)
    taken_back = Decision(
        id=random_id("dec"), on=found[0].id, verb="withdraw", by=ADA, at="2026-01-01T00:00:00Z",
        reason="the source corrected it",
    )  # fmt: skip

    vault.commit(taken_back, did="decide", by=ADA)

    assert search(vault, Question(state="withdrawn")).of_findings.count == 1


def test_one_report_one_open_slot_and_the_order_of_time(decided):
    """A report by the beginning of its identity, what is left open, and findings by their days."""
    report = courier()[0].report

    whole = search(decided, Question(report=report[:12]))
    silent = search(decided, Question(not_stated="who"))
    timed = search(decided, Question(state="accepted", order="time"))

    assert whole.of_texts.count == 1
    assert whole.of_findings.count == 4
    assert {one.report for one in whole.findings} == {report}
    assert all("who" in one.finding.not_stated for one in silent.findings)
    assert silent.of_findings.count == 2
    assert timed.findings[0].finding.slots.when is not None
    assert [one.by for one in timed.findings[0].decisions] == [ADA]
    for wrong in (Question(report="rep_"), Question(report="%")):
        with pytest.raises(NoSuchRecord):
            search(decided, wrong)
    with pytest.raises(UnknownTerm):
        search(decided, Question(words="police", order="name"))


@pytest.fixture(params=["memory", "sqlite"])
def empty(request, tmp_path):
    """An empty vault of each kind."""
    if request.param == "memory":
        yield a_vault()
        return
    with sqlite.create(tmp_path / "vault", "four plain words", by=ADA, cost=FLOOR) as vault:
        yield vault


def terms(vault):
    """Give every word that stands in the index."""
    run = vault.index()._connection.execute
    found = set()
    for table in ("in_texts_1", "in_findings_1", "in_findings_2"):
        run(f"CREATE VIRTUAL TABLE temp.{table}_v USING fts5vocab(main, search_{table}, row)")
        found |= {row[0] for row in run(f"SELECT term FROM temp.{table}_v")}
        run(f"DROP TABLE temp.{table}_v")
    return found


def test_what_is_withdrawn_and_erased_leaves_the_index(empty):
    """After a withdrawal nothing is found, and after erasing no word of it is in the index."""
    text, found = courier()
    other = a_text((("body", "Foundry workers wrote a letter about wages."),))
    filled(empty, text, tuple(suggested(f) for f in found))
    filled(empty, other, ())
    assert search(empty, Question(words="Basnin")).of_texts.count == 1
    assert "basnin" in terms(empty)

    flow.withdraw(empty, text.report, by=ADA, reason="asked to")
    sealed = search(empty, Question(words="Basnin OR police OR foundry"))
    erase(empty, text.report, by=ADA, reason="asked to")
    gone = search(empty, Question(words="Basnin OR police OR foundry"))

    assert [one.report.id for one in sealed.texts] == [other.report]
    assert sealed.of_findings.count == 0
    assert sealed.names == ()
    assert gone == sealed
    assert not {"basnin", "polic", "karvel"} & terms(empty)
    assert "foundri" in terms(empty)


def test_of_very_many_the_newest_come_first():
    """More matches than are ranked are given newest first, and it is said that there are more."""
    index = a_vault().index()
    with index.writing(RECIPE) as pen:
        for number in range(1, MOST + 11):
            rare = " rare" if number % 1000 == 0 else ""
            pen.put_part(number * PARTS, 1, (0, 1), f"police{rare}", "", "")
    police, rare = 'words : "police"', 'words : "rare"'

    many = index.matching("in_texts", police, police)
    few = index.matching("in_texts", f"{police} AND {rare}", f"{police} AND {rare}")
    some = index.matching("in_texts", police, police, within=range(1, 6))
    several = index.matching("in_texts", police, police, within=range(1, 500))

    assert many.more
    assert [*many.scores] == [n * PARTS for n in range(MOST + 10, 10, -1)]
    assert not few.more
    assert sorted(few.scores) == [n * PARTS for n in range(1000, MOST + 1, 1000)]
    assert [*some.scores] == [n * PARTS for n in range(5, 0, -1)]
    assert [*several.scores] == [n * PARTS for n in range(499, 0, -1)]
    assert index.upto(0).matching("in_texts", police, police).scores == {}
