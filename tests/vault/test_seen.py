"""Seen: an older vault put back is noticed by the computer that had it open before."""

from __future__ import annotations

import shutil
import stat

import pytest
from vault_things import ANN, a_look, with_key

from dripstone.journal import NOTHING, Head
from dripstone.vault import seen, sqlite

VAULT = "ab" * 16


@pytest.fixture(autouse=True)
def state(tmp_path, monkeypatch):
    """Keep what is seen in a folder of the test's own."""
    monkeypatch.setenv("DRIPSTONE_STATE", str(tmp_path / "state"))
    return tmp_path / "state"


def test_head_is_kept_outside_the_vault(state):
    """It comes back as it was, in a file that only its owner reads and that names nothing."""
    head = Head(number=12, seal="9f" * 32)

    assert seen.last_seen(VAULT) is None
    assert seen.remember(VAULT, head)

    assert seen.last_seen(VAULT) == head
    (file,) = (state / "seen").iterdir()
    assert VAULT not in file.name
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_nothing_is_kept_when_it_is_not_wanted(state, monkeypatch):
    """With DRIPSTONE_STATE=off there is no trace, and nothing is compared."""
    monkeypatch.setenv("DRIPSTONE_STATE", "off")

    assert not seen.remember(VAULT, NOTHING)
    assert seen.last_seen(VAULT) is None
    assert not state.exists()


def test_a_folder_that_cannot_be_written_shuts_no_vault(state):
    """A file where the folder should be only means that nothing is kept."""
    state.write_text("")

    assert not seen.remember(VAULT, NOTHING)
    assert seen.last_seen(VAULT) is None


def test_damaged_file_is_no_head(state):
    """What is not as we write it counts as never seen."""
    seen.remember(VAULT, NOTHING)
    next((state / "seen").iterdir()).write_bytes(b"\xff12:")

    assert seen.last_seen(VAULT) is None


def test_grown_older_and_other_vaults_are_told_apart(folder, tmp_path):
    """A vault that went on is fine; one put back, or one that went on differently, is not."""
    old = shutil.copytree(folder, tmp_path / "old")
    with with_key(folder) as vault:
        first = vault.head()
        assert seen.standing(vault, None) == "new"
        assert seen.standing(vault, first) == "grown"
        vault.commit(a_look(1), did="follow_up", by=ANN)
        later = vault.head()
        assert seen.standing(vault, first) == "grown"

    with with_key(old) as vault:
        assert seen.standing(vault, later) == "older"
        vault.commit(a_look(2), did="follow_up", by=ANN)
        assert seen.standing(vault, later) == "other"
    assert sqlite.slots_of(old).vault == sqlite.slots_of(folder).vault
