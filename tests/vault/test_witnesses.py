"""Witnesses: what a checkpoint outside shows when everything inside agrees with itself."""

from __future__ import annotations

import hashlib
import shutil
import sys
from pathlib import Path

import msgspec
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "journal"))

import calendars as ots
from vault_things import ANN, a_look, keyed, with_key

from dripstone.errors import BrokenJournal, NotACheckpoint
from dripstone.flow import check_checkpoint, exhibit, give_checkpoint
from dripstone.flow.joining import join
from dripstone.flow.timestamping import keep_proof, request_proof
from dripstone.flow.witnessing import given_before
from dripstone.journal import NOTHING, Head, read_checkpoint, seal
from dripstone.records import Entry, Report, Sealed, stored
from dripstone.vault.checking import check


def rewrite(folder) -> None:
    """Do what only somebody with the passphrase can: change a record and sign everything anew."""
    connection = keyed(folder, tables=("records", "journal"))
    old = "2031-05-01T00:00:00Z"
    connection.execute("UPDATE records SET body = replace(body, ?, '2029-01-01T00:00:00Z')", (old,))
    rows = connection.execute("SELECT entry, place, body FROM records").fetchall()
    bodies = {(entry, place): body for entry, place, body in rows}
    private = connection.execute("SELECT private_key FROM signers").fetchone()[0]
    rows = connection.execute("SELECT body FROM journal ORDER BY number").fetchall()
    after, signed = None, ""
    for (body,) in rows:
        entry = msgspec.json.decode(body, type=Entry)
        if entry.number == 1:
            after, signed = Head(number=1, seal=entry.seal), entry.signature
            continue
        sealed = tuple(
            Sealed(digest=hashlib.sha256(bodies[entry.number, place].encode()).hexdigest())
            for place, _ in enumerate(entry.sealed)
        )
        anew = seal(
            after,
            at=entry.at,
            by=entry.by,
            did=entry.did,
            nonce=entry.nonce,
            private=private,
            sealed=sealed,
            notes=entry.notes,
            signed=signed,
        )
        connection.execute(
            "UPDATE journal SET body = ? WHERE number = ?", (stored(anew).decode(), anew.number)
        )
        after, signed = Head(number=anew.number, seal=anew.seal), anew.signature
    connection.close()


def test_journal_rewritten_with_the_real_key_is_caught_by_a_witness_alone(folder):
    """A record changed and the whole journal signed anew looks sound to all but a witness."""
    with with_key(folder) as vault:
        held = give_checkpoint(vault, by=ANN).written()

    rewrite(folder)

    with with_key(folder) as vault:
        assert check(vault).sound
        assert check_checkpoint(vault, held).state == "rewritten"


def test_old_vault_put_back_is_caught_by_a_witness_alone(folder, tmp_path):
    """A whole older folder looks sound by itself, and ends before the checkpoint."""
    old = shutil.copytree(folder, tmp_path / "old")
    with with_key(folder) as vault:
        vault.commit(a_look(1), did="follow_up", by=ANN)
        held = give_checkpoint(vault, by=ANN).written()

    with with_key(old) as vault:
        assert check(vault).sound
        assert check_checkpoint(vault, held).state == "short"


def test_old_vault_that_went_on_is_caught(folder, tmp_path):
    """An older vault that grew past the checkpoint with other entries does not contain it."""
    old = shutil.copytree(folder, tmp_path / "old")
    with with_key(folder) as vault:
        held = give_checkpoint(vault, by=ANN).written()
        vault.commit(a_look(1), did="follow_up", by=ANN)
        later = give_checkpoint(vault, by=ANN).written()

    with with_key(old) as vault:
        for number in range(5):
            vault.commit(a_look(number), did="follow_up", by=ANN)
        assert check(vault).sound
        assert check_checkpoint(vault, held).state == "holds"
        assert check_checkpoint(vault, later).state == "rewritten"


def test_checkpoints_that_went_out_stand_in_the_journal(folder):
    """Each is noted before it is given, with its size, and verify covers the note."""
    with with_key(folder) as vault:
        before = vault.head()
        held = give_checkpoint(vault, by=ANN)
        vault.commit(a_look(1), did="follow_up", by=ANN)
        give_checkpoint(vault, by=ANN)

        assert held.head == before
        assert given_before(vault) == (before.number, before.number + 2)
        assert check(vault, head=held.head).sound
        assert read_checkpoint(held.written()) == held


def test_no_checkpoint_is_given_of_a_broken_journal(folder):
    """An entry changed behind the journal's back stops the signing, and nothing is noted."""
    connection = keyed(folder, tables=("journal",))
    connection.execute("UPDATE journal SET body = replace(body, '\"keep\"', '\"kept\"')")
    connection.close()

    with with_key(folder) as vault:
        before = vault.head()
        with pytest.raises(BrokenJournal):
            give_checkpoint(vault, by=ANN)
        assert vault.head() == before != NOTHING


@pytest.fixture
def merged(folder, tmp_path):
    """Two laptops gave checkpoints and asked for proofs apart, and were merged into the first."""
    other = shutil.copytree(folder, tmp_path / "other")
    with with_key(folder) as mine, with_key(other) as theirs:
        given = []
        for number, vault in enumerate((mine, theirs)):
            for step in range(number + 1):
                vault.commit(a_look(10 * number + step), did="follow_up", by=ANN)
            asked = request_proof(vault, by=ANN)
            proof = ots.written(ots.stamped(asked.checkpoint.encode()))
            keep_proof(vault, proof, [], by=ANN)
            given.append(give_checkpoint(vault, by=ANN))
        join(mine, theirs, by=ANN)
    return folder, given


def test_a_checkpoint_of_a_copy_that_was_merged_is_no_rewriting(merged):
    """Ours holds; theirs is found in the line that came, with the entry at which the two parted."""
    folder, (ours, theirs) = merged

    with with_key(folder) as vault:
        mine, apart = (check_checkpoint(vault, one.written()) for one in (ours, theirs))
        assert check(vault).sound

    assert (mine.state, apart.state, apart.holds, apart.known_key) == (
        "holds",
        "joined",
        False,
        True,
    )
    assert apart.fork is not None
    assert apart.fork < theirs.entries


def test_a_rewritten_journal_is_caught_after_a_merge_too(merged):
    """What a witness got of our own journal is in no line once it was written anew."""
    folder, (ours, _) = merged

    with with_key(folder) as vault:
        forged = msgspec.structs.replace(ours, root="0" * 64)
        with pytest.raises(NotACheckpoint):
            check_checkpoint(vault, forged.written())
    rewrite(folder)
    with with_key(folder) as vault:
        assert check_checkpoint(vault, ours.written()).state == "rewritten"


def test_exhibits_after_a_merge_take_their_own_time_stamps_along(merged):
    """One over the other copy's journal would make an expert's program stop, or call it rewritten."""
    folder, (ours, _) = merged

    with with_key(folder) as vault:
        report = next(iter(vault.all(Report)))
        made = exhibit(vault, [report.id], by=ANN)

    stamped = [path for path in made.files if path.endswith(".ots")]
    assert stamped == ["data/stamps/1.txt.ots"]
    held = read_checkpoint(made.files["data/stamps/1.txt"])
    assert held.entries < ours.entries
