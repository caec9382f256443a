"""Power: when it is cut, a vault holds every acknowledged commit, and no half one."""

from __future__ import annotations

import random

import pytest
from power_cuts import after_a_cut, steps, watched, watcher
from vault_things import with_key
from vault_workers import a_batch

from dripstone.errors import DripstoneError
from dripstone.records import Report
from dripstone.vault.checking import check
from proving import times

COMMITS = 40  #: enough for the log of the database to be folded into it in between


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """Give the watcher, built once."""
    return watcher(tmp_path_factory.mktemp("power"))


def lost(folder, said) -> str:
    """Say what is wrong with a vault after a cut, or nothing."""
    try:
        with with_key(folder) as vault:
            if not check(vault).sound:
                return "not sound"
            for number in said:
                _, originals = a_batch(int(number))
                if any(vault.original(one) != data for one, data in originals.items()):
                    return "an acknowledged report is lost"
            if set(vault.originals()) != {report.id for report in vault.all(Report)}:
                return "half of a commit is there"
            vault.tidy()
            if vault._originals.files.left_behind():
                return "what was left behind stays"
    except DripstoneError as trouble:
        return str(trouble)
    return ""


def cuts(folder, tmp_path, program, *settings, count):
    """Cut the power at random moments of one run; give what each cut did."""
    log, place = tmp_path / "log", tmp_path / "after"
    before = tmp_path / "before"
    before.mkdir()
    for file in folder.iterdir():
        (before / file.name).write_bytes(file.read_bytes())
    watched(program, folder, log, str(COMMITS), *settings)
    done = list(steps(log))
    chance = random.Random(20310607)
    told = []
    for _ in range(count):
        share = chance.choice([0.0, 0.1, 0.5, 0.9])
        until = done[: chance.randrange(len(done) + 1)]
        said = after_a_cut(before, until, place, chance, share)
        told.append((len(said), lost(place, said)))
    return told


@pytest.mark.proof
def test_power_cut_loses_nothing_that_was_acknowledged(folder, tmp_path, program, record_property):
    """Whatever was not yet durable and did or did not reach the disk, no commit is lost or halved."""
    count = times(25, 500)

    told = cuts(folder, tmp_path, program, count=count)

    record_property("tried", count)
    assert {why for _, why in told} == {""}
    assert len({acknowledged for acknowledged, _ in told}) > 10


def test_cuts_would_show_a_vault_that_does_not_wait_for_the_disk(folder, tmp_path, program):
    """The proof above is worth something: a database that does not sync loses commits."""
    told = cuts(folder, tmp_path, program, "PRAGMA synchronous = OFF", count=12)

    assert [why for _, why in told if why]
