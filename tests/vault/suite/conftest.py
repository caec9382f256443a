"""Every vault passes this folder unchanged; a new vault adds one line here."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from vault_things import ANN, PASSPHRASE

from dripstone.vault import sqlite
from dripstone.vault.memory import Memory
from dripstone.vault.slots import FLOOR


def memory(folder):
    vault = Memory()
    vault.add_signer(ANN)
    return vault


def in_a_folder(folder):
    return sqlite.create(folder, PASSPHRASE, by=ANN, cost=FLOOR)


MAKERS = {"memory": memory, "sqlite": in_a_folder}


@pytest.fixture(params=MAKERS)
def vault(request, tmp_path):
    """Give an open vault that Ann founded."""
    with MAKERS[request.param](tmp_path / "vault") as made:
        yield made
