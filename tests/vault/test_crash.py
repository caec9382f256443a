"""Crashes: killed at any moment, a vault holds every acknowledged commit and no half one."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import time
from pathlib import Path

import pytest
import vault_workers as workers
from sqlcipher3 import dbapi2
from vault_things import ANN, PASSPHRASE, a_look, database_key, with_key

from dripstone.journal import Head
from dripstone.records import Report
from dripstone.vault import sqlite
from dripstone.vault.checking import check
from dripstone.vault.slots import FLOOR
from proving import times

KILLS = 24  #: of one vault
VAULTS = times(1, 21)


@pytest.fixture(scope="module")
def processes():
    """Give a way to start processes that have everything loaded, so that a start is quick."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["vault_workers"])
    return context


def run_and_kill(processes, target, *given, after: float):
    """Run a function in a process, kill it after some seconds, and give what it had said."""
    mine, theirs = processes.Pipe(duplex=False)
    process = processes.Process(target=target, args=(*given, theirs))
    process.start()
    theirs.close()
    said = [mine.recv()]
    end = time.monotonic() + after
    while (left := end - time.monotonic()) > 0 and mine.poll(left):
        try:
            said.append(mine.recv())
        except EOFError:
            break
    process.kill()
    process.join()
    return said + rest_of(mine)


def rest_of(pipe):
    said = []
    try:
        while pipe.poll():
            said.append(pipe.recv())
    except EOFError:
        pass
    return said


@pytest.mark.proof
@pytest.mark.parametrize("seed", range(3, 3 + VAULTS))
def test_no_acknowledged_commit_is_lost_to_a_kill(folder, processes, seed, record_property):
    """Killed in the middle of commits again and again, everything acknowledged is there, whole."""
    chance, key = random.Random(seed), database_key(folder)
    acknowledged, start = [], 0

    for _ in range(KILLS):
        said = run_and_kill(
            processes,
            workers.commit_until_killed,
            str(folder),
            key,
            start,
            after=chance.random() * 0.06,
        )
        acknowledged += said
        start = said[-1][0] + 5

        with with_key(folder) as vault:
            number, entry, seal = said[-1]
            assert check(vault, head=Head(number=entry, seal=seal)).sound
            for number, _, _ in said:
                records, originals = workers.a_batch(number)
                assert all(vault.holds(record.id) for record in records)
                assert all(vault.original(one) == data for one, data in originals.items())

    with with_key(folder) as vault:
        entries = {e.number: e.seal for e in vault.entries()}
        reports = {r.id for r in vault.all(Report)}
        assert all(entries[entry] == seal for _, entry, seal in acknowledged)
        assert set(vault.originals()) == reports
        assert all(len(e.sealed) in {0, 1, 5} for e in vault.entries())
        vault.tidy()
        assert check(vault).sound
    left = [path.suffix for path in (folder / "originals").iterdir()]
    assert left == [".age"] * ((len(reports) - 3) // 2)  # three older reports lie in rows
    record_property("tried", KILLS)
    assert len(acknowledged) >= KILLS


def test_killed_while_made_a_vault_is_whole_or_not_there(tmp_path, processes):
    """Killed at any moment of its making, a vault opens or can be made again."""
    none = 0

    for number in range(12):
        place = tmp_path / f"v{number}"
        run_and_kill(processes, workers.create_until_killed, str(place), after=number * 0.05)
        if not place.exists():
            none += 1
            sqlite.create(place, PASSPHRASE, by=ANN, cost=FLOOR).close()
        with sqlite.open_(place, PASSPHRASE) as vault:
            assert vault.commit(a_look(1), did="x", by=ANN)
            assert check(vault).sound

    assert none > 0


def test_vault_is_whole_as_soon_as_its_folder_is_there(tmp_path, processes):
    """Killed at the very moment at which its folder appears, a vault is whole."""
    for number in range(4):
        place = tmp_path / f"v{number}"
        mine, theirs = processes.Pipe(duplex=False)
        process = processes.Process(target=workers.create_until_killed, args=(str(place), theirs))
        process.start()
        while not place.exists() and process.is_alive():
            time.sleep(0.0002)
        process.kill()
        process.join()
        mine.close()

        with sqlite.open_(place, PASSPHRASE) as vault:
            assert check(vault).sound


@pytest.mark.parametrize("files", [["vault.db"], ["vault.db", "slots.json"], ["README.txt"], []])
def test_half_made_vault_is_never_in_the_vaults_place(tmp_path, files):
    """Whatever a killed creation left beside the place does not stand in the way of another."""
    beside = tmp_path / ".v.unfinished-0a1b2c3d"
    beside.mkdir()
    for name in files:
        (beside / name).write_bytes(b"half")

    sqlite.create(tmp_path / "v", PASSPHRASE, by=ANN, cost=FLOOR).close()

    sqlite.open_(tmp_path / "v", PASSPHRASE).close()


def test_copy_taken_in_the_middle_of_writing_opens_whole(folder, tmp_path, processes):
    """The three database files as a power cut might leave them hold whole commits only."""
    key = database_key(folder)
    run_and_kill(processes, workers.commit_until_killed, str(folder), key, 500, after=0.3)
    assert (folder / "vault.db-wal").exists()
    (folder / "vault.db-shm").unlink()

    shutil.copytree(folder, tmp_path / "copy")

    with with_key(tmp_path / "copy") as vault:
        assert check(vault).sound
        assert vault.head().number > 7


def test_error_inside_a_commit_leaves_nothing_and_the_vault_usable(folder):
    """A commit that fails half way is undone, and the next one succeeds."""
    with with_key(folder) as vault:
        head = vault.head()
        # Half of a pair of code units has no spelling in UTF-8, and is found out half way.
        with pytest.raises(UnicodeEncodeError):
            vault.commit(a_look(6), a_look(7, where="\ud800"), did="x", by=ANN)

        assert vault.head() == head
        assert not vault.holds("loo_000006")
        assert vault.commit(a_look(6), did="x", by=ANN).number == head.number + 1
        assert check(vault).sound


def test_commit_that_fails_at_its_last_row_leaves_no_row(folder):
    """When the last of many rows is refused, the entry and the rows before it are gone too."""
    records, originals = workers.a_batch(77)
    with with_key(folder) as vault:
        head = vault.head()
        vault._connection.execute(
            "CREATE TEMP TRIGGER refuse BEFORE INSERT ON originals"
            " BEGIN SELECT RAISE(FAIL, 'refused'); END"
        )
        with pytest.raises(dbapi2.IntegrityError):
            vault.commit(*records, did="keep", by=ANN, originals=originals)

        assert vault.head() == head
        assert not any(vault.holds(record.id) for record in records)
        assert check(vault).sound
        vault._connection.execute("DROP TRIGGER refuse")
        assert vault.commit(*records, did="keep", by=ANN, originals=originals)


def test_workers_are_where_the_server_finds_them():
    """The module that the processes load is the one beside this file."""
    assert Path(workers.__file__).parent == Path(__file__).parent
