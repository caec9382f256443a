"""Together: two processes write at once, and both succeed."""

from __future__ import annotations

import multiprocessing
import threading
import time

import pytest
import vault_workers as workers
from vault_things import ANN, BEN, a_look, database_key, with_key

from dripstone.errors import Busy
from dripstone.records import Looked
from dripstone.vault import sqlite
from dripstone.vault.checking import check
from dripstone.vault.database import connect

TIMES = 110


def test_two_processes_write_at_once(folder):
    """Two processes with many commits each lose none, and the chain stays whole."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["vault_workers"])
    key, running = database_key(folder), []
    for start in (1000, 5000):
        mine, theirs = context.Pipe()
        process = context.Process(
            target=workers.commit_times, args=(str(folder), key, start, TIMES, theirs)
        )
        process.start()
        running.append((mine, process))
    for mine, _ in running:
        assert mine.recv() == "ready"

    for mine, _ in running:
        mine.send("go")
    first, second = (mine.recv() for mine, _ in running)

    for _, process in running:
        process.join()
    assert sorted(first + second) == list(range(8, 8 + 2 * TIMES))
    assert max(first) > min(second)
    assert max(second) > min(first)
    with with_key(folder) as vault:
        assert len(list(vault.all(Looked))) == 2 * TIMES
        assert check(vault).sound


def test_one_vault_sees_what_another_wrote(folder):
    """What one open vault commits, another sees at once, and builds on it."""
    with with_key(folder) as one, with_key(folder) as other:
        one.commit(a_look(1), did="x", by=ANN)

        assert other.holds("loo_000001")
        assert other.commit(a_look(1), did="x", by=ANN) is None
        other.add_signer(BEN)
        assert one.commit(a_look(2), did="x", by=BEN).number == 10


def test_impatient_writer_is_told_that_the_vault_is_busy(folder):
    """Whoever cannot wait is told so, and nothing of theirs is written."""
    with with_key(folder) as slow:
        quick = sqlite.Sqlite(connect(folder / "vault.db", database_key(folder), patience=0.05))
        slow._connection.execute("BEGIN IMMEDIATE")

        with pytest.raises(Busy):
            quick.commit(a_look(1), did="x", by=ANN)

        assert not quick.holds("loo_000001")
        slow._connection.execute("ROLLBACK")
        assert quick.commit(a_look(1), did="x", by=ANN)
        quick.close()


def test_patient_writer_waits(folder):
    """Whoever waits gets their turn."""
    with with_key(folder) as slow, with_key(folder) as patient:
        slow._connection.execute("BEGIN IMMEDIATE")
        threading.Timer(0.4, lambda: slow._connection.execute("ROLLBACK")).start()
        begun = time.monotonic()

        patient.commit(a_look(1), did="x", by=ANN)

        assert time.monotonic() - begun > 0.2


def test_checking_is_not_disturbed_by_another_writer(folder):
    """A check that runs while another process writes raises no false alarm."""
    stop = threading.Event()

    def write() -> None:
        with with_key(folder) as other:
            number = 0
            while not stop.is_set():
                other.commit(a_look(number), did="x", by=ANN)
                number += 1

    writer = threading.Thread(target=write)
    writer.start()
    with with_key(folder) as vault:
        verdicts = [check(vault) for _ in range(25)]
    stop.set()
    writer.join()

    assert all(verdict.sound for verdict in verdicts)
    assert verdicts[-1].checked.entries > verdicts[0].checked.entries
