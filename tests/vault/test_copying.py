"""Copies: encrypted like the vault, proved after writing, never written over anything."""

from __future__ import annotations

import hashlib
import shutil
import stat
import threading

import pytest
from vault_things import ANN, PASSPHRASE, a_look, keyed, take_in, with_key

from dripstone.errors import AlreadyAVault, BadCopy, FolderTaken, NoSuchRecord, WrongPassphrase
from dripstone.flow import check_checkpoint, give_checkpoint, guarding
from dripstone.records import canonical
from dripstone.vault import sqlite
from dripstone.vault.checking import check
from dripstone.vault.copying import copy_vault


def everything(folder) -> dict[str, str]:
    """Hash every record, original and entry of a vault."""
    with with_key(folder) as vault:
        entries = {f"entry {e.number}": canonical(e) for e in vault.entries()}
        records = dict(vault.sealed_bytes())
        originals = {f"original {r}": vault.original(r) for r in vault.originals()}
    held = entries | records | originals
    return {name: hashlib.sha256(data).hexdigest() for name, data in held.items()}


def back_up(folder, target):
    with sqlite.open_(folder, PASSPHRASE) as vault:
        return guarding.back_up(vault, folder, PASSPHRASE, target, by=ANN)


def test_round_trip_keeps_every_record_original_and_entry(folder, tmp_path):
    """After backup and restore, the hash of everything is what it was."""
    with with_key(folder) as vault:
        take_in(vault, bytes(range(256)) * 9000)

    backed = back_up(folder, tmp_path / "copy")
    before = everything(folder)
    shutil.rmtree(folder)
    restored = guarding.restore(tmp_path / "copy", PASSPHRASE, folder)

    assert everything(folder) == everything(tmp_path / "copy") == before
    assert backed == restored
    assert backed.sound
    assert len(before) == backed.checked.entries + backed.checked.records + 4


def test_copy_is_noted_and_holds_its_own_note(folder, tmp_path):
    """The journal knows of each copy that went out, and so does the copy."""
    verdict = back_up(folder, tmp_path / "copy")

    for place in (folder, tmp_path / "copy"):
        with with_key(place) as vault:
            assert [*vault.entries()][-1].did == "backup"
            assert vault.head() == verdict.head


def test_copy_is_encrypted_and_for_its_owner_only(folder, tmp_path):
    """No word of the vault stands in any file of the copy, and nobody else may read them."""
    back_up(folder, tmp_path / "copy")

    for path in (tmp_path / "copy").rglob("*.*"):
        raw = path.read_bytes()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        for word in (b"mayor", b"Tarn spoke", b"Ann Tester", b"SQLite format"):
            assert word not in raw
    assert sorted(p.name for p in (tmp_path / "copy").iterdir()) == [
        "README.txt",
        "slots.json",
        "vault.db",
    ]


def test_nothing_is_overwritten(folder, tmp_path):
    """A folder that holds anything else is refused by both, before anything is noted."""
    back_up(folder, tmp_path / "copy")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    before = everything(folder)

    with pytest.raises(FolderTaken):
        back_up(folder, tmp_path / "full")
    for target, error in ((tmp_path / "copy", AlreadyAVault), (tmp_path / "full", FolderTaken)):
        with pytest.raises(error):
            guarding.restore(tmp_path / "copy", PASSPHRASE, target)

    assert everything(folder) == before


def test_copy_of_a_tampered_vault_is_not_put_in_place(folder, tmp_path):
    """A record changed behind the journal's back shows, and leaves no copy and no remains."""
    connection = keyed(folder, tables=("records",))
    connection.execute("UPDATE records SET body = replace(body, 'mayor', 'baker')")
    connection.close()

    with pytest.raises(BadCopy):
        back_up(folder, tmp_path / "copy")

    assert [p.name for p in tmp_path.iterdir()] == ["vault"]


def test_wrong_passphrase_makes_no_copy(folder, tmp_path):
    """Nothing is left behind."""
    with pytest.raises(WrongPassphrase):
        copy_vault(folder, "not the passphrase", tmp_path / "copy")

    assert [p.name for p in tmp_path.iterdir()] == ["vault"]


def test_copy_is_made_while_somebody_writes(folder, tmp_path):
    """It holds whole commits up to one moment, and the writer is not stopped."""
    done = threading.Event()
    numbers = iter(range(10**6))

    def write():
        with with_key(folder) as vault:
            while not done.is_set():
                vault.commit(a_look(next(numbers)), did="follow_up", by=ANN)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        verdict = back_up(folder, tmp_path / "copy")
    finally:
        done.set()
        writer.join()

    assert verdict.sound
    with with_key(folder) as vault:
        assert check(vault, head=verdict.head).sound
        with pytest.raises(NoSuchRecord):
            vault.get("loo_none")


def test_restored_copy_is_seen_as_older_by_a_witness(folder, tmp_path):
    """A copy put back on purpose looks like one put back by somebody else: a witness says so."""
    back_up(folder, tmp_path / "copy")
    with with_key(folder) as vault:
        early = give_checkpoint(vault, by=ANN).written()
        vault.commit(a_look(1), did="follow_up", by=ANN)
        late = give_checkpoint(vault, by=ANN).written()

    guarding.restore(tmp_path / "copy", PASSPHRASE, tmp_path / "again")

    with with_key(tmp_path / "again") as vault:
        assert check_checkpoint(vault, early).state == "holds"
        assert check_checkpoint(vault, late).state == "short"
