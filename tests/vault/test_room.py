"""Room: a full disk keeps nothing of the last commit and everything of those before."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import subprocess

import pytest
import vault_workers as workers
from vault_things import ANN, PASSPHRASE, a_look, database_key, take_in, with_key

from dripstone.errors import NoRoom
from dripstone.vault import sqlite
from dripstone.vault.checking import check
from dripstone.vault.slots import FLOOR
from proving import times


def filled(folder, limit: int | None):
    """Fill a vault in another process until it says that there is no room."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["vault_workers"])
    mine, theirs = context.Pipe(duplex=False)
    process = context.Process(
        target=workers.commit_until_full, args=(str(folder), database_key(folder), limit, theirs)
    )
    process.start()
    theirs.close()
    told = mine.recv()
    process.join()
    return told


def everything_acknowledged_is_there(folder, acknowledged) -> None:
    with with_key(folder) as vault:
        for number in acknowledged:
            records, originals = workers.a_batch(number)
            assert all(vault.holds(record.id) for record in records)
            assert all(vault.original(one) == data for one, data in originals.items())
        refused, _ = workers.a_batch(acknowledged[-1] + 1)
        assert not any(vault.holds(record.id) for record in refused)
        vault.tidy()
        assert len([*(folder / "originals").iterdir()]) == len(acknowledged)
        assert check(vault).sound


LIMITS = [300_000, 1_000_000, 3_333_333, *range(200_000, 4_000_000, times(4_000_000, 40_000))]


@pytest.mark.proof
@pytest.mark.parametrize("limit", sorted(set(LIMITS)))
def test_file_that_may_not_grow_keeps_whole_commits_only(folder, limit):
    """When the system lets the files grow no further, the last commit is refused whole."""
    acknowledged, told, held = filled(folder, limit)

    assert told.startswith("NoRoom"), told
    assert held is False
    assert acknowledged
    everything_acknowledged_is_there(folder, acknowledged)
    with with_key(folder) as vault:
        assert vault.commit(a_look(1), did="x", by=ANN)


@pytest.fixture
def small_disk(tmp_path):
    """Give a disk of 2 MiB, where the system lets us make one."""
    place = tmp_path / "disk"
    place.mkdir()
    order = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    allowed = shutil.which("mount") is not None and os.geteuid() == 0
    if not allowed or subprocess.run(order, check=False, capture_output=True).returncode:
        pytest.skip("no right to mount a small disk here; the file limit above stands for it")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_full_disk_keeps_whole_commits_only(small_disk, made_once):
    """A disk that is full refuses a commit whole; with room again, the vault goes on."""
    folder = shutil.copytree(made_once, small_disk / "vault")

    acknowledged, told, held = filled(folder, None)

    assert told.startswith("NoRoom"), told
    assert held is False
    assert acknowledged
    subprocess.run(["mount", "-o", "remount,size=8m", str(small_disk)], check=True)
    everything_acknowledged_is_there(folder, acknowledged)
    with with_key(folder) as vault:
        assert vault.commit(a_look(1), did="x", by=ANN)


def test_disk_already_full_makes_no_vault(small_disk):
    """On a full disk no vault is made, and nothing half made is left in its place."""
    (small_disk / "ballast").write_bytes(bytes(2 * 1024 * 1024 - 16 * 4096))

    with pytest.raises((NoRoom, OSError)):
        sqlite.create(small_disk / "vault", PASSPHRASE, by=ANN, cost=FLOOR)

    assert [p.name for p in small_disk.iterdir()] == ["ballast"]
    (small_disk / "ballast").unlink()
    with sqlite.create(small_disk / "vault", PASSPHRASE, by=ANN, cost=FLOOR) as vault:
        take_in(vault, b"abc", "abc")
        assert check(vault).sound
