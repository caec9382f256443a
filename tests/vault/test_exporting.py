"""Exporting: everything goes out in one age file and comes back with equal hashes."""

from __future__ import annotations

import shutil
import subprocess

import pyrage
import pytest
from test_erasing import NAME, a_case
from vault_things import ANN, BEN, PASSPHRASE, a_look, keyed, take_in, with_key

from dripstone.errors import BadCopy, FolderTaken, NotAnAgeKey, WrongPassphrase
from dripstone.flow.custody import withdraw
from dripstone.flow.exporting import bring_in, export
from dripstone.vault import sqlite
from dripstone.vault.checking import check
from dripstone.vault.slots import FLOOR

pytestmark = pytest.mark.usefixtures("resting")

NEW = "eleven black swans on the Lower Tarn"


@pytest.fixture
def key():
    return pyrage.x25519.Identity.generate()


@pytest.fixture
def full(folder):
    """A vault with everything in it: two people, originals of several parts, a sealed report."""
    with with_key(folder) as vault:
        one, _ = a_case(vault)
        take_in(vault, bytes(range(256)) * 9000)
        take_in(vault, b"")
        vault.add_signer(BEN)
        vault.commit(a_look(1), did="follow_up", by=BEN)
        withdraw(vault, one.id, by=ANN, reason="asked for it")
    return folder


def out(folder, target, key):
    with with_key(folder) as vault:
        return export(vault, target, str(key.to_public()), by=ANN)


def inward(file, folder, key):
    return bring_in(file, str(key), folder, NEW, cost=FLOOR)


def test_everything_comes_back_with_equal_hashes(full, tmp_path, key):
    """Every record, original and entry is the same in a vault with another key, and it goes on."""
    out(full, tmp_path / "all.age", key)
    verdict = inward(tmp_path / "all.age", tmp_path / "again", key)

    with sqlite.open_(tmp_path / "again", NEW) as again, with_key(full) as vault:
        *_, last = vault.entries()
        assert last.did == "export"
        assert verdict.head == again.head()
        assert [*again.chain()] == [*vault.chain()]
        assert dict(again.sealed_bytes()) == dict(vault.sealed_bytes())
        assert [*again.originals()] == [*vault.originals()]
        assert all(again.original(r) == vault.original(r) for r in vault.originals())
        again.commit(a_look(2), did="follow_up", by=BEN)
        assert check(again).sound
    with pytest.raises(WrongPassphrase):
        sqlite.open_(tmp_path / "again", PASSPHRASE)


def test_nothing_is_in_clear_on_the_way(full, tmp_path, key):
    """The file shows no name, and nothing else is left lying beside it."""
    out(full, tmp_path / "all.age", key)

    raw = (tmp_path / "all.age").read_bytes()
    assert raw.startswith(b"age-encryption.org/v1")
    assert NAME.split()[0].encode() not in raw
    assert sorted(p.name for p in tmp_path.iterdir()) == ["all.age", "vault"]


def test_what_is_sealed_is_sealed_again(full, tmp_path, key):
    """In the new vault a withdrawn report lies in a box, under that vault's own key."""
    out(full, tmp_path / "all.age", key)
    inward(tmp_path / "all.age", tmp_path / "again", key)

    with sqlite.open_(tmp_path / "again", NEW) as again:
        rows = again._connection.execute("SELECT count(*) FROM shut").fetchone()
        plain = again._connection.execute(
            "SELECT count(*) FROM records WHERE body LIKE ?", (f"%{NAME} was%",)
        ).fetchone()
    assert rows[0] > 5
    assert plain == (0,)


def test_wrong_keys_and_taken_places_make_no_vault(full, tmp_path, key):
    """Another key, a file that was cut, or a folder that is taken: nothing is made."""
    out(full, tmp_path / "all.age", key)
    raw = (tmp_path / "all.age").read_bytes()
    (tmp_path / "cut.age").write_bytes(raw[: len(raw) // 2])

    with pytest.raises(WrongPassphrase):
        inward(tmp_path / "all.age", tmp_path / "again", pyrage.x25519.Identity.generate())
    with pytest.raises((WrongPassphrase, BadCopy)):
        inward(tmp_path / "cut.age", tmp_path / "again", key)
    with pytest.raises(NotAnAgeKey):
        bring_in(tmp_path / "all.age", "no key", tmp_path / "again", NEW, cost=FLOOR)
    assert not (tmp_path / "again").exists()
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "mine.txt").write_text("mine")
    with pytest.raises(FolderTaken):
        inward(tmp_path / "all.age", tmp_path / "taken", key)


def test_a_tampered_vault_does_not_leave(full, tmp_path, key):
    """Nothing is written of a vault that is not as its journal sealed it."""
    connection = keyed(full, tables=("records",))
    connection.execute("UPDATE records SET body = replace(body, 'mayor', 'baker')")
    connection.close()

    with pytest.raises(BadCopy):
        out(full, tmp_path / "all.age", key)

    assert not (tmp_path / "all.age").exists()


@pytest.mark.skipif(shutil.which("age") is None, reason="age itself is not installed")
def test_age_and_tar_read_it_without_us(full, tmp_path, key):
    """Two programs that everybody has give journal, records and originals."""
    out(full, tmp_path / "all.age", key)
    (tmp_path / "key").write_text(str(key))

    opened = subprocess.run(
        ["age", "-d", "-i", tmp_path / "key", tmp_path / "all.age"], capture_output=True, check=True
    )
    names = subprocess.run(["tar", "t"], input=opened.stdout, capture_output=True, check=True)

    assert names.stdout.decode().split()[:3] == ["journal.jsonl", "signers.jsonl", "records.jsonl"]
