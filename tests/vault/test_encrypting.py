"""Encryption: proved at every start, and no word in any file, log or error."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2
from vault_things import ANN, PASSPHRASE, a_look, a_report, a_text, keyed

from dripstone.errors import AlteredRecord, BrokenJournal, DamagedVault, NotEncrypting
from dripstone.records import Looked
from dripstone.vault import sqlite
from dripstone.vault.database import PLAIN, connect, prove_encrypting
from dripstone.vault.pages import NEW
from dripstone.vault.slots import FLOOR

KEY = bytes(32)
CANARY = "Canaria Plantedname"


def an_encrypted_file(path: Path):
    path.touch()
    return connect(path, KEY, new=NEW)


def test_encrypted_file_is_proved(tmp_path):
    """A file that the vault made passes, and does not begin as a readable one does."""
    connection = an_encrypted_file(tmp_path / "v.db")

    prove_encrypting(connection, tmp_path / "v.db")

    connection.close()
    assert (tmp_path / "v.db").read_bytes()[:16] != PLAIN


def test_plain_engine_makes_no_vault(tmp_path):
    """An engine that takes the key without a word and writes in clear makes no vault at all."""
    with pytest.raises(NotEncrypting, match="engine"):
        sqlite.create(tmp_path / "v", PASSPHRASE, by=ANN, cost=FLOOR, engine=sqlite3)

    assert not list(tmp_path.iterdir())


def test_plain_connection_is_refused(tmp_path):
    """The proof alone refuses a plain connection, whatever else was forgotten."""
    connection = sqlite3.connect(tmp_path / "v.db")
    connection.execute("PRAGMA key = 'x'")
    connection.execute("CREATE TABLE t (a)")

    with pytest.raises(NotEncrypting, match="engine"):
        prove_encrypting(connection, tmp_path / "v.db")

    connection.close()


def test_cipher_without_a_key_is_refused(tmp_path):
    """The right engine without a key writes in clear, and is refused."""
    connection = dbapi2.connect(str(tmp_path / "v.db"))
    connection.execute("CREATE TABLE t (a)")

    with pytest.raises(NotEncrypting, match="status"):
        prove_encrypting(connection, tmp_path / "v.db")

    connection.close()


def test_readable_file_is_refused_even_with_a_keyed_connection(tmp_path):
    """What counts is how the file begins, not what the connection says of itself."""
    connection = an_encrypted_file(tmp_path / "v.db")
    sqlite3.connect(tmp_path / "plain.db").execute("CREATE TABLE t (a)").connection.close()

    with pytest.raises(NotEncrypting, match="file"):
        prove_encrypting(connection, tmp_path / "plain.db")

    connection.close()


def test_readable_database_in_the_vaults_place_is_refused(folder):
    """A plain database that somebody put in the vault's place is not opened."""
    (folder / "vault.db").unlink()
    sqlite3.connect(folder / "vault.db").execute("CREATE TABLE t (a)").connection.close()

    with pytest.raises((NotEncrypting, DamagedVault)):
        sqlite.open_(folder, PASSPHRASE)


def test_temporary_tables_in_files_are_refused(tmp_path):
    """An engine told to keep temporary tables in files would write words in clear."""
    connection = an_encrypted_file(tmp_path / "v.db")
    connection.execute("PRAGMA temp_store = FILE")

    with pytest.raises(NotEncrypting, match="temp_store"):
        prove_encrypting(connection, tmp_path / "v.db")

    connection.close()


def test_settings_hold_on_every_connection(folder):
    """Safe writing, references and silence are switched on whoever opens the vault."""
    with sqlite.open_(folder, PASSPHRASE) as vault:
        told = {
            name: vault._connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in (
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "temp_store",
                "cache_size",
                "cipher_log_level",
            )
        }

    assert told == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "temp_store": 2,
        "cache_size": -65536,
        "cipher_log_level": "NONE",
    }


def bytes_under(*places: Path) -> bytes:
    found = []
    for place in places:
        found += [p.read_bytes() for p in place.rglob("*") if p.is_file()]
    return b"\n".join(found)


SESSION = """
import sys, tempfile
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from vault_things import ANN, PASSPHRASE, a_look, a_report, a_text, take_in
from dripstone.errors import DripstoneError
from dripstone.vault import files, sqlite
from dripstone.vault.checking import check
from dripstone.vault.pages import NEW
from dripstone.vault.slots import FLOOR
from dripstone.records import Looked, Text
files.LARGE = 1 << 15
name, place = sys.argv[1], Path(sys.argv[2])
with sqlite.create(place, PASSPHRASE, by=name, cost=FLOOR) as vault:
    vault.add_signer(ANN)
    words = f"{name} was seen in Lower Tarn. " * 3000
    take_in(vault, words.encode(), words)
    take_in(vault, f"{name} wrote this. ".encode())
    laid = vault.lay([words.encode() * 3])
    assert len([*(place / "originals").iterdir()]) == 2
    vault.commit(*(a_look(n, where=f"{name} {n}") for n in range(4000)), did="x", by=name)
    vault._connection.execute("SELECT body FROM records ORDER BY body DESC, id").fetchall()
    vault._connection.execute("CREATE TEMP TABLE t AS SELECT * FROM records ORDER BY body")
    refused = a_report(name.encode())
    for wrong in (
        lambda: vault.commit(a_look(9000, where=name), did="x", by=name * 2),
        lambda: vault.commit(refused, did="keep", by=name),
        lambda: vault.commit(refused, did="keep", by=name, originals={refused.id: b"other"}),
        lambda: vault.commit(refused, did="keep", by=name, originals={refused.id: laid}),
        lambda: vault.get(name),
        lambda: vault._insert_entry(next(vault.entries())),
    ):
        try:
            wrong()
        except Exception as error:
            import traceback
            traceback.print_exc()
    assert check(vault).sound
    assert len(list(vault.all(Text))) == 1
    print("ready", flush=True)
    sys.stdin.readline()
print("closed", flush=True)
sys.stdin.readline()
"""


def test_planted_name_is_in_no_file_and_no_message(tmp_path):
    """A name kept in thousands of places is in no byte on the disk, open or closed.

    Sorts, temporary tables, refused commits and their tracebacks are part of the session; what it
    says on its outputs is searched as well.
    """
    temp, home, place = (tmp_path / n for n in ("temp", "home", "v"))
    temp.mkdir()
    home.mkdir()
    env = os.environ | {"TMPDIR": str(temp), "SQLITE_TMPDIR": str(temp), "HOME": str(home)}
    session = subprocess.Popen(
        [sys.executable, "-c", SESSION, CANARY, str(place), str(Path(__file__).parent)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=env,
        cwd=home,
    )

    assert session.stdout.readline() == b"ready\n"
    while_open = bytes_under(place, temp, home)
    session.stdin.write(b"\n")
    session.stdin.flush()
    assert session.stdout.readline() == b"closed\n"
    once_closed = bytes_under(tmp_path)
    _, said = session.communicate(b"\n", timeout=60)

    assert session.returncode == 0
    assert said.count(b"Traceback") >= 6
    assert len(while_open) > 1_000_000
    for spelling in ("utf-8", "utf-16-le"):
        for word in CANARY.split():
            for where in (while_open, once_closed, said):
                assert word.encode(spelling) not in where


def test_hunt_would_find_the_name_in_a_plain_database(tmp_path):
    """The hunt itself works: the same name in a plain database is found."""
    connection = sqlite3.connect(tmp_path / "plain.db")
    connection.execute("CREATE TABLE t (a)")
    connection.execute("INSERT INTO t VALUES (?)", (CANARY,))
    connection.commit()
    connection.close()

    assert CANARY.encode() in bytes_under(tmp_path)


def test_tampered_words_are_not_quoted_by_errors(folder):
    """What somebody wrote into a record, entry or text is not repeated by the error about it."""
    with keyed(folder, tables=("records", "journal")) as connection:
        connection.execute(
            "UPDATE records SET body = ? WHERE position = 1", ('{"record":"looked"' + CANARY,)
        )
        connection.execute(
            "UPDATE records SET body = CAST(x'ff' || ? AS TEXT) WHERE position = 2", (CANARY,)
        )
        connection.execute("UPDATE journal SET body = ? WHERE number = 3", (f'["{CANARY}"]',))
        ids = [row[0] for row in connection.execute("SELECT id FROM records ORDER BY position")]
    connection.close()

    with sqlite.open_(folder, PASSPHRASE) as vault:
        with pytest.raises(AlteredRecord) as first:
            vault.get(ids[0])
        with pytest.raises(AlteredRecord) as second:
            vault.get(ids[1])
        with pytest.raises(BrokenJournal) as third:
            list(vault.entries())

    for error in (first, second, third):
        assert "Canaria" not in str(error.value)
        assert error.value.__suppress_context__


def test_nothing_is_said_on_the_error_output(folder):
    """Opening with a wrong key and reading a damaged page leave the error output silent."""
    raw = bytearray((folder / "vault.db").read_bytes())
    raw[NEW.size * 3 + 100] ^= 1
    (folder / "vault.db").write_bytes(raw)
    script = textwrap.dedent(
        f"""
        from pathlib import Path
        from dripstone.errors import DripstoneError
        from dripstone.vault import sqlite
        from dripstone.vault.checking import check
        from dripstone.vault.database import connect
        try:
            with sqlite.open_(Path({str(folder)!r}), {PASSPHRASE!r}) as vault:
                check(vault)
        except DripstoneError:
            pass
        try:
            connect(Path({str(folder)!r}) / "vault.db", bytes(32))
        except DripstoneError:
            pass
        """
    )

    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)

    assert ran.stderr == b""
    assert ran.stdout == b""


def test_words_are_kept_all_the_same(tmp_path):
    """The hunt proves nothing about an empty vault: the name does come back with the key."""
    with sqlite.create(tmp_path / "v", PASSPHRASE, by=ANN, cost=FLOOR) as vault:
        vault.commit(a_look(1, where=CANARY), did="x", by=ANN)
        report = a_report(CANARY.encode())
        text = a_text(report, CANARY)
        vault.commit(report, text, did="x", by=ANN, originals={report.id: CANARY.encode()})

    with sqlite.open_(tmp_path / "v", PASSPHRASE) as vault:
        assert next(vault.all(Looked)).where == (CANARY,)
        assert vault.get(text.id).content == CANARY
