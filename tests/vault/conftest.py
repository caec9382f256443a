"""Vaults in folders, for what only a vault on a disk can suffer."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from vault_things import ANN, PASSPHRASE, take_in

from dripstone.vault import files, sqlite
from dripstone.vault.slots import FLOOR


@pytest.fixture(scope="session")
def made_once(tmp_path_factory):
    """Make a vault with three reports and their texts in seven entries; tests take copies."""
    place = tmp_path_factory.mktemp("made") / "vault"
    with sqlite.create(place, PASSPHRASE, by=ANN, cost=FLOOR) as vault:
        for number in range(3):
            words = f"The mayor of Lower Tarn spoke {number} times. " * 40
            take_in(vault, words.encode(), words)
    return place


@pytest.fixture(params=["rows", "files"])
def resting(request, monkeypatch):
    """Let originals of any length rest in rows of the database, or in files beside it."""
    if request.param == "files":
        monkeypatch.setattr(files, "LARGE", 1)
    return request.param


@pytest.fixture
def folder(tmp_path, made_once):
    """Give a folder with a closed vault: three reports with their texts, in seven entries."""
    return shutil.copytree(made_once, tmp_path / "vault")
