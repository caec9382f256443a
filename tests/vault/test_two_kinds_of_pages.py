"""Pages: new vaults get the newer kind, earlier ones keep theirs, and both are as safe."""

from __future__ import annotations

import random
import shutil

import pyrage
import pytest
from sqlcipher3 import dbapi2
from test_damage import is_noticed
from test_vault_pages import run
from vault_things import ANN, PASSPHRASE, a_look, database_key, keyed, take_in, with_key

from dripstone.errors import DamagedVault
from dripstone.flow.exporting import bring_in, export
from dripstone.records import Looked
from dripstone.vault import pages, sqlite
from dripstone.vault.checking import check
from dripstone.vault.copying import copy_vault
from dripstone.vault.database import connect
from dripstone.vault.pages import EARLIER, NEW, pages_of
from dripstone.vault.renewing import renew
from dripstone.vault.search import tables_made
from dripstone.vault.slots import FLOOR

KINDS = pytest.mark.parametrize("kind", [NEW, EARLIER], ids=["new", "earlier"])


def made(folder, kind, monkeypatch):
    """Make a vault as a program did that knew no other kind of pages."""
    with monkeypatch.context() as then:
        then.setattr(sqlite, "NEW", kind)
        with sqlite.create(folder, PASSPHRASE, by=ANN, cost=FLOOR) as vault:
            take_in(vault, b"The mayor of Lower Tarn spoke. " * 900, "The mayor spoke.")
    return folder


def kind_in(folder):
    with keyed(folder) as connection:
        kind = pages_of(connection)
    connection.close()
    return kind


@KINDS
def test_a_vault_keeps_its_pages_whatever_is_done(tmp_path, kind, monkeypatch):
    """It is opened and written to, copied, and the copy renewed: all with the pages it had."""
    folder, copy = made(tmp_path / "v", kind, monkeypatch), tmp_path / "copy"
    copy_vault(folder, PASSPHRASE, copy)

    with with_key(folder) as vault:
        vault.commit(a_look(1), did="x", by=ANN)
        vault.settle()
    renewed = renew(folder, PASSPHRASE, copy)

    assert renewed.sound
    for place in (folder, copy):
        assert kind_in(place) == kind
        assert (place / "vault.db").stat().st_size % kind.size == 0
        with with_key(place) as vault:
            assert check(vault).sound
            assert [one.id for one in vault.all(Looked)] == ["loo_000001"]


def test_a_vault_that_is_made_today_has_the_newer_pages(tmp_path):
    """It opens with these and no others, and a wrong key is refused as before."""
    sqlite.create(tmp_path / "v", PASSPHRASE, by=ANN, cost=FLOOR).close()
    file, key = tmp_path / "v" / "vault.db", database_key(tmp_path / "v")

    assert kind_in(tmp_path / "v") == NEW
    with pytest.raises(dbapi2.DatabaseError):
        pages.keyed(file, key, pages=EARLIER)
    with pytest.raises(DamagedVault):
        connect(file, bytes(32))


@KINDS
def test_an_interrupted_vault_loses_nothing_to_the_wrong_guess(tmp_path, kind, monkeypatch):
    """What stands in the log alone is there after the other kind of pages was tried on it."""
    folder, found = made(tmp_path / "v", kind, monkeypatch), tmp_path / "found"
    with with_key(folder) as vault:
        vault.commit(*(a_look(n) for n in range(40)), did="x", by=ANN)
        shutil.copytree(folder, found)
    (found / "vault.db-shm").unlink()
    before = (found / "vault.db-wal").read_bytes()
    other = EARLIER if kind == NEW else NEW

    with pytest.raises(dbapi2.DatabaseError):
        pages.keyed(found / "vault.db", database_key(found), pages=other)

    assert len(before) > kind.size
    assert (found / "vault.db-wal").read_bytes() == before
    with with_key(found) as vault:
        assert len([*vault.all(Looked)]) == 40
        assert check(vault).sound


@KINDS
def test_a_flipped_bit_is_noticed_in_both(tmp_path, kind, monkeypatch):
    """Words, vectors and seals of pages of either kind."""
    folder = made(tmp_path / "v", kind, monkeypatch)
    raw, chance = (folder / "vault.db").read_bytes(), random.Random(20310801)
    within = [0, 20, kind.size - kind.reserve, kind.size - kind.reserve + 16, kind.size - 33]
    at = [chance.randrange(len(raw) // kind.size) * kind.size + one for one in within * 2]
    missed = []

    for place in at:
        flipped = bytearray(raw)
        flipped[place] ^= 1 << chance.randrange(8)
        (folder / "vault.db").write_bytes(flipped)
        missed += [] if is_noticed(folder) else [place]

    assert missed == []


def test_what_goes_out_and_comes_in_again_gets_the_newer_pages(tmp_path, monkeypatch):
    """That is how an earlier vault comes to them, with everything in it."""
    folder, key = made(tmp_path / "v", EARLIER, monkeypatch), pyrage.x25519.Identity.generate()
    with with_key(folder) as vault:
        export(vault, tmp_path / "all.age", str(key.to_public()), by=ANN)
        head = vault.head()

    brought = bring_in(tmp_path / "all.age", str(key), tmp_path / "w", PASSPHRASE, cost=FLOOR)

    assert brought.sound
    assert brought.head == head
    assert kind_in(tmp_path / "w") == NEW


def test_stranger_reads_an_earlier_vault_too(tmp_path, monkeypatch):
    """The program on the page comes to its head as well."""
    folder = made(tmp_path / "v", EARLIER, monkeypatch)
    with with_key(folder) as vault:
        head = vault.head()

    assert run(folder).stdout.strip() == head.written()


@KINDS
def test_a_piece_of_the_index_fits_into_a_page(tmp_path, kind):
    """What the index takes on the disk is hardly more than what it holds."""
    chance = random.Random(20310802)
    (tmp_path / "v.db").touch()
    made = connect(tmp_path / "v.db", bytes(32), new=kind)
    tables_made(made)
    empty = int(made.execute("PRAGMA page_count").fetchone()[0])
    rows = ((" ".join(f"{chance.randrange(1 << 20):x}" for _ in range(300)),) for _ in range(600))

    made.execute("BEGIN")
    made.executemany("INSERT INTO search_in_texts_1 (words, names, tags) VALUES (?, '', '')", rows)
    made.execute("COMMIT")

    held = made.execute("SELECT sum(length(block)) FROM search_in_texts_1_data").fetchone()[0]
    pages_taken = int(made.execute("PRAGMA page_count").fetchone()[0]) - empty
    made.close()
    assert held > 500_000
    assert pages_taken * kind.size < 1.25 * held
