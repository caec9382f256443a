"""Growing: a vault only grows, and its schema grows step by step or not at all."""

from __future__ import annotations

import sqlite3

import pytest
from sqlcipher3 import dbapi2
from vault_things import ANN, PASSPHRASE, a_look, database_key, keyed, with_key

from dripstone.errors import NewerVault
from dripstone.vault import sqlite
from dripstone.vault.checking import check
from dripstone.vault.database import grow, scripts

TABLES = ("vault", "journal", "records", "originals", "signers")


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("change", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}"])
def test_slip_of_a_program_changes_nothing(folder, table, change):
    """Neither a change nor a deletion reaches a row, even through the vault's own connection."""
    with with_key(folder) as vault:
        columns = vault._connection.execute(f"PRAGMA table_info({table})").fetchall()

        with pytest.raises(dbapi2.IntegrityError, match="a vault only grows"):
            vault._connection.execute(change.format(table, columns[-1][1]))


@pytest.mark.parametrize("table", ["journal", "records"])
def test_row_is_not_replaced_by_inserting_over_it(folder, table):
    """An insertion that would replace a row is refused like a deletion."""
    with with_key(folder) as vault:
        columns = {"journal": "number", "records": "position, id"}[table]
        first = vault._connection.execute(f"SELECT {columns} FROM {table} LIMIT 1").fetchone()
        marks = ", ".join("?" * len(first))

        with pytest.raises(dbapi2.IntegrityError):
            vault._connection.execute(
                f"INSERT OR REPLACE INTO {table} ({columns}, body) VALUES ({marks}, 'x')", first
            )

        assert check(vault).sound


def test_schema_grows_by_a_step(folder):
    """A new step is taken once, and what was kept stays as it was."""
    step = "CREATE TABLE words (word TEXT);\nCREATE INDEX by_word ON words (word);"
    connection = keyed(folder)

    grow(connection, (*scripts(), step))
    grow(connection, (*scripts(), step))

    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.execute("INSERT INTO words VALUES ('heron')")
    connection.close()
    assert version == len(scripts()) + 1


def test_step_that_fails_leaves_the_schema_as_it_was(folder):
    """Of several steps all are taken or none."""
    steps = (*scripts(), "CREATE TABLE one (a);", "CREATE TABLE two (a);\nCREATE TABLE one (a);")
    connection = keyed(folder)

    with pytest.raises(dbapi2.OperationalError):
        grow(connection, steps)

    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
    connection.close()
    assert not names & {"one", "two"}
    with with_key(folder) as vault:
        assert check(vault).sound


def test_vault_of_a_newer_program_is_not_touched(folder):
    """A vault that a newer program changed is refused, not misread."""
    connection = keyed(folder)
    connection.execute(f"PRAGMA user_version = {len(scripts()) + 3}")
    connection.close()

    with pytest.raises(NewerVault, match=f"found {len(scripts()) + 3}"):
        sqlite.open_(folder, PASSPHRASE)


def test_schema_steps_can_be_read_by_plain_sqlite():
    """The schema is ordinary SQL: another SQLite builds the same tables from it."""
    connection = sqlite3.connect(":memory:")
    if sqlite3.sqlite_version_info < (3, 38):
        pytest.skip("this system's SQLite is older than the JSON operators")

    for script in scripts():
        connection.executescript(script)

    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
    connection.close()
    assert set(TABLES) <= names


def test_the_file_is_opened_by_the_documented_steps_alone(folder):
    """A stranger with SQLCipher and the derived key reads records without our code."""
    connection = dbapi2.connect(str(folder / "vault.db"))
    connection.execute(f"PRAGMA key = \"x'{database_key(folder).hex()}'\"")
    connection.execute("PRAGMA cipher_page_size = 8192")
    connection.execute("PRAGMA cipher_hmac_algorithm = HMAC_SHA256")

    count = connection.execute("SELECT count(*) FROM records").fetchone()

    connection.close()
    assert count == (6,)


def test_a_vault_reads_a_page_at_a_time(folder):
    """Reading many records holds few of them in memory."""
    import tracemalloc

    with with_key(folder) as vault:
        vault.commit(*(a_look(n, where="x" * 2000) for n in range(5000)), did="x", by=ANN)
        tracemalloc.start()
        total = sum(len(body) for _, body in vault.sealed_bytes())
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()

    assert total > 10_000_000
    assert peak < 2_000_000
