"""Every vault passes this folder unchanged; a new vault adds one line here."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from kept import ANN

from dripstone.vault.memory import Memory


def memory(folder):
    vault = Memory()
    vault.add_signer(ANN)
    return vault


MAKERS = {"memory": memory}


@pytest.fixture(params=MAKERS)
def vault(request, tmp_path):
    """Give an open vault that Ann founded."""
    with MAKERS[request.param](tmp_path / "vault") as made:
        yield made
