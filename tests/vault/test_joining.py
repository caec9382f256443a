"""Joining: two copies of a vault that worked apart are brought together, and nothing is lost."""

from __future__ import annotations

import shutil

import pytest
from test_erasing import WORDS, brought, decided
from vault_things import ANN, BEN, PASSPHRASE, a_look, keyed, take_in, with_key

from dripstone.errors import BadCopy, NotAllowed, NotTheSameVault
from dripstone.flow.custody import withdraw
from dripstone.flow.erasing import erase
from dripstone.flow.guarding import add_passphrase
from dripstone.flow.joining import join
from dripstone.journal import read_head
from dripstone.records import Decision, Join, Looked, Report
from dripstone.vault import sqlite
from dripstone.vault.checking import check
from dripstone.vault.slots import FLOOR

pytestmark = pytest.mark.usefixtures("resting")


@pytest.fixture
def two(folder, tmp_path):
    """Two laptops with one vault: each then keeps a report of its own, and both keep a third."""
    other = shutil.copytree(folder, tmp_path / "other")
    with with_key(folder) as mine, with_key(other) as theirs:
        brought(mine, WORDS, "a.txt")
        brought(theirs, "A man was beaten at Upper Tarn, the council says.", "b.txt")
        for number, vault in enumerate((mine, theirs)):
            take_in(vault, b"what both were sent", "what both were sent")
            vault.commit(a_look(number), did="follow_up", by=ANN)
    return folder, other


def joined(folder, other, by=ANN):
    with with_key(folder) as mine, with_key(other) as theirs:
        return join(mine, theirs, by=by)


def soundly(folder):
    with with_key(folder) as vault:
        verdict = check(vault)
        assert verdict.troubles == ()
        return list(vault.chain()), dict(vault.sealed_bytes())


def test_both_histories_stay_whole_and_in_order(two):
    """Ours goes on where it was; theirs lies beside it, byte for byte; both roots are signed."""
    folder, other = two
    ours, had = soundly(folder)
    theirs, brought_in = soundly(other)

    note = joined(folder, other)

    after, have = soundly(folder)
    with with_key(folder) as vault:
        (line,) = vault.lines()
        assert [*line.entries()] == theirs[line.fork :]
        assert vault.get(note.id) == note
        *_, entry = vault.entries()
        assert (entry.did, entry.by) == ("join", ANN)
    assert after[: len(ours)] == ours
    assert len(after) == len(ours) + 1
    assert set(have) == {*had, *brought_in, note.id}
    assert (note.fork, read_head(note.theirs).number) == (7, len(theirs))
    assert soundly(other) == (theirs, brought_in)


def test_same_identities_are_there_once(two):
    """What both took in is one report; that each says something else of its coming is named."""
    folder, other = two

    note = joined(folder, other)

    with with_key(folder) as vault:
        reports = [one.id for one in vault.all(Report)]
        assert len(reports) == len(set(reports)) == 3 + 3
        assert vault.original(reports[-1])
        assert len([*vault.all(Looked)]) == 2
    assert note.here == 2
    assert note.doubled == ()


def test_what_is_told_differently_is_kept_twice_and_named(folder, tmp_path):
    """Two tellings of one thing are both here, and neither wins in silence."""
    other = shutil.copytree(folder, tmp_path / "other")
    with with_key(folder) as mine, with_key(other) as theirs:
        mine.commit(a_look(1, where="the archive"), did="follow_up", by=ANN)
        theirs.commit(a_look(1, where="the court"), did="follow_up", by=ANN)

    note = joined(folder, other)

    soundly(folder)
    assert note.doubled == ("loo_000001",)
    with with_key(folder) as vault:
        (line,) = vault.lines()
        bodies = [body for name, body in line.records().values() if name == "loo_000001"]
        assert vault.get("loo_000001").where == ("the archive",)
        assert b"the court" in bodies[0]


def test_contrary_decisions_are_both_there(folder, tmp_path):
    """What one accepted and the other rejected stands as two decisions of two people."""
    with with_key(folder) as vault:
        _, _, finding = brought(vault, WORDS, "a.txt")
        vault.add_signer(BEN)
    other = shutil.copytree(folder, tmp_path / "other")
    with with_key(folder) as mine, with_key(other) as theirs:
        mine.commit(decided(finding.id, "accept"), did="decide", by=ANN)
        said = Decision(
            id="dec_other", on=finding.id, verb="reject", by=BEN, at="2031-05-04", reason="no"
        )
        theirs.commit(said, did="decide", by=BEN)

    joined(folder, other)

    with with_key(folder) as vault:
        verbs = [d.verb for d in vault.about(finding.id) if isinstance(d, Decision)]
    assert verbs == ["accept", "accept", "reject"]


def test_to_join_twice_changes_nothing(two):
    """The second time nothing is new, and nothing is written."""
    folder, other = two
    joined(folder, other)
    before = soundly(folder)

    again = joined(folder, other)

    assert again is None
    assert soundly(folder) == before


def test_a_copy_that_only_lags_behind_brings_nothing(folder, tmp_path):
    """An older copy of our own is no other history."""
    old = shutil.copytree(folder, tmp_path / "old")
    with with_key(folder) as vault:
        vault.commit(a_look(1), did="x", by=ANN)

    assert joined(folder, old) is None


def test_both_ways_and_on(two):
    """Each brings the other in, both go on, and bring each other in again."""
    folder, other = two
    joined(folder, other)
    joined(other, folder)
    with with_key(folder) as mine, with_key(other) as theirs:
        mine.commit(a_look(10), did="follow_up", by=ANN)
        theirs.commit(a_look(11), did="follow_up", by=ANN)

    joined(folder, other)
    joined(other, folder)

    (_, mine), (_, theirs) = soundly(folder), soundly(other)
    assert {n for n in mine if n[:4] != "joi_"} == {n for n in theirs if n[:4] != "joi_"}
    assert "loo_000010" in theirs
    assert "loo_000011" in mine


def test_a_third_copy_comes_in_through_the_second(two, tmp_path):
    """What the other brought in from a third lies here too, as a line of its own."""
    folder, other = two
    third = shutil.copytree(other, tmp_path / "third")
    with with_key(third) as vault:
        vault.commit(a_look(20), did="follow_up", by=ANN)
    with with_key(other) as vault:
        vault.commit(a_look(21), did="follow_up", by=ANN)
    joined(other, third)

    joined(folder, other)

    _, have = soundly(folder)
    assert {"loo_000020", "loo_000021"} <= set(have)
    with with_key(folder) as vault:
        assert len(vault.lines()) == 2
    assert joined(folder, third) is None


def test_who_was_introduced_there_may_sign_here(two):
    """A colleague of the other laptop is introduced here too, by whoever joins, with their key."""
    folder, other = two
    with with_key(other) as vault:
        ben = vault.add_signer(BEN)
        vault.commit(a_look(5), did="follow_up", by=BEN)

    joined(folder, other)

    with with_key(folder) as vault:
        assert ben in vault.signers()
        vault.commit(a_look(6), did="follow_up", by=BEN)
    soundly(folder)


def test_another_vault_is_refused(folder, tmp_path):
    """A vault that somebody else founded is no copy, whatever its passphrase."""
    stranger = tmp_path / "stranger"
    sqlite.create(stranger, PASSPHRASE, by=ANN, cost=FLOOR).close()

    with (
        with_key(folder) as mine,
        sqlite.open_(stranger, PASSPHRASE) as theirs,
        pytest.raises(NotTheSameVault, match="founded"),
    ):
        join(mine, theirs, by=ANN)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE records SET body = replace(body, 'Upper', 'Lower') WHERE position > 6",
        "UPDATE journal SET body = replace(body, '\"follow_up\"', '\"follow_us\"')",
        "DELETE FROM originals",
        "DELETE FROM journal WHERE number = 9",
    ],
)
def test_a_tampered_copy_is_refused_and_nothing_is_taken(two, statement):
    """Everything is proved before anything is read from it."""
    folder, other = two
    connection = keyed(other, tables=("journal", "records", "originals"))
    connection.execute(statement)
    connection.close()
    before = soundly(folder)

    with pytest.raises(BadCopy):
        joined(folder, other)

    assert soundly(folder) == before


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        (
            "UPDATE line_journal SET body = replace(body, '\"follow_up\"', '\"follow_us\"')",
            "BrokenJournal",
        ),
        ("DELETE FROM line_journal WHERE number = 9", "BrokenJournal"),
        ("DELETE FROM line_journal WHERE number > 11", "BrokenJournal"),
        ("DELETE FROM line_records WHERE entry = 9", "AlteredRecord"),
        ("UPDATE line_records SET id = 'loo_000000' WHERE entry = 12", "AlteredRecord"),
        ("UPDATE line_records SET body = 'x' WHERE entry = 9", "AlteredRecord"),
    ],
)
def test_a_line_that_is_tampered_with_afterwards_is_noticed(two, statement, kind):
    """What joined is proved at every check, like our own journal."""
    folder, other = two
    joined(folder, other)
    connection = keyed(folder, tables=("line_journal", "line_records", "lines"))
    connection.execute(statement)
    connection.close()

    with with_key(folder) as vault:
        assert kind in {t.kind for t in check(vault).troubles}


def test_what_was_erased_here_does_not_come_back(two):
    """A copy that still holds what we erased is refused until it is erased there too."""
    folder, other = two
    with with_key(folder) as vault:
        report = next(vault.all(Report)).id
    for place in (folder, other):
        if place == other:
            with pytest.raises(NotTheSameVault, match="erased"):
                joined(folder, other)
        with with_key(place) as vault:
            withdraw(vault, report, by=ANN, reason="asked for it")
            erase(vault, report, by=ANN, reason="asked for it")

    joined(folder, other)

    _, have = soundly(folder)
    assert report not in have


def test_what_joined_can_be_withdrawn_and_erased(two):
    """A report that came with the other copy goes like any other, doubles and all."""
    folder, other = two
    joined(folder, other)
    with with_key(folder) as vault:
        both = [one.id for one in vault.all(Report)][-2:]
        for report in both:
            withdraw(vault, report, by=ANN, reason="asked for it")
            assert check(vault).sound
        erase(vault, both[0], by=ANN, reason="asked for it")
        assert check(vault).sound
        erase(vault, both[1], by=ANN, reason="asked for it")
        assert check(vault).sound
        lines = vault.lines()

        assert not {name for line in lines for name, _ in line.records().values()} & {*both}


def test_a_withdrawal_on_the_other_side_locks_it_here(folder, tmp_path):
    """Consent that was taken back there is taken back here, from the join on."""
    other = shutil.copytree(folder, tmp_path / "other")
    with with_key(other) as theirs:
        report = next(theirs.all(Report)).id
        withdraw(theirs, report, by=ANN, reason="asked for it")

    joined(folder, other)

    soundly(folder)
    connection = keyed(folder)
    rows = connection.execute("SELECT count(*) FROM records WHERE id = ?", (report,)).fetchone()
    connection.close()
    assert rows == (0,)


def test_who_does_not_open_what_is_sealed_brings_nothing_in(two):
    """What cannot be read cannot be proved, so a limited way in merges nothing."""
    folder, other = two
    hers = "nine white storks over Upper Tarn"
    with with_key(other) as theirs:
        add_passphrase(theirs, other, PASSPHRASE, hers, of=BEN, by=ANN, cost=FLOOR, sealed=False)
        withdraw(theirs, next(theirs.all(Report)).id, by=ANN, reason="asked for it")

    with (
        with_key(folder) as mine,
        sqlite.open_(other, hers) as limited,
        pytest.raises(NotAllowed),
    ):
        join(mine, limited, by=ANN)


def test_the_entry_that_says_so_names_both_roots(two):
    """Roots and heads are those of both journals when they met."""
    folder, other = two
    note = joined(folder, other)

    with with_key(folder) as vault:
        assert next(vault.all(Join)) == note
        assert note.our_root != note.their_root
