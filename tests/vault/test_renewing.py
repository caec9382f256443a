"""Renewing: an earlier copy gets what is new and loses what was erased, or stays as it was."""

from __future__ import annotations

import shutil

import pytest
from test_copying import back_up, everything
from test_erasing import a_case, decrypted, words_of
from vault_things import ANN, BEN, PASSPHRASE, a_look, keyed, take_in, with_key

from dripstone.errors import AlreadyAVault, BadCopy
from dripstone.flow.custody import withdraw
from dripstone.flow.erasing import erase
from dripstone.vault import sqlite
from dripstone.vault.renewing import DERIVED, GROWS, WHOLE
from dripstone.vault.slots import FLOOR

pytestmark = pytest.mark.usefixtures("resting")


@pytest.fixture
def copied(folder, tmp_path):
    """A vault with two reports that speak of each other, and a copy of it."""
    with with_key(folder) as vault:
        one, two = a_case(vault)
    back_up(folder, tmp_path / "copy")
    return folder, tmp_path / "copy", one, two


def test_a_copy_gets_what_is_new(copied):
    """After more work the same command brings the copy up to date; everything is the same."""
    folder, copy, _, _ = copied
    with with_key(folder) as vault:
        take_in(vault, bytes(range(256)) * 9000)
        vault.add_signer(BEN)
        vault.commit(a_look(5), did="follow_up", by=BEN)
    touched = (copy / "vault.db").stat().st_ino

    verdict = back_up(folder, copy)

    assert verdict.sound
    assert everything(folder) == everything(copy)
    assert (copy / "vault.db").stat().st_ino == touched


def test_a_copy_loses_what_was_withdrawn_and_erased(copied):
    """What went from the vault goes from the copy: first into its box, then altogether."""
    folder, copy, one, _ = copied
    with with_key(folder) as vault:
        withdraw(vault, one.id, by=ANN, reason="asked for it")
    back_up(folder, copy)
    assert everything(folder) == everything(copy)
    with with_key(folder) as vault:
        erase(vault, one.id, by=ANN, reason="asked for it")
    back_up(folder, copy)

    assert everything(folder) == everything(copy)
    raw = decrypted(copy)
    assert [word for word in words_of(one) if word in raw] == []


def test_a_copy_loses_at_once_what_was_erased_between(copied):
    """Also where the copy never saw the box."""
    folder, copy, one, _ = copied
    with with_key(folder) as vault:
        withdraw(vault, one.id, by=ANN, reason="asked for it")
        erase(vault, one.id, by=ANN, reason="asked for it")

    back_up(folder, copy)

    assert everything(folder) == everything(copy)
    raw = decrypted(copy)
    assert [word for word in words_of(one) if word in raw] == []


def test_a_tampered_vault_does_not_reach_its_copy(copied):
    """Nothing is brought over from a vault that is not as its journal sealed it."""
    folder, copy, _, _ = copied
    connection = keyed(folder, tables=("records",))
    connection.execute("UPDATE records SET body = replace(body, 'mayor', 'baker')")
    connection.close()
    before = everything(copy)

    with pytest.raises(BadCopy):
        back_up(folder, copy)

    assert everything(copy) == before


def test_a_copy_that_went_on_by_itself_is_not_touched(copied):
    """It holds what ours does not: it is to be merged, not overwritten."""
    folder, copy, _, _ = copied
    with with_key(copy) as vault:
        vault.commit(a_look(9), did="follow_up", by=ANN)
    before = everything(copy)

    with pytest.raises(BadCopy):
        back_up(folder, copy)

    assert everything(copy) == before


def test_another_vault_is_no_copy(folder, tmp_path):
    """A vault with another identity is never written over."""
    sqlite.create(tmp_path / "other", PASSPHRASE, by=ANN, cost=FLOOR).close()

    with pytest.raises(AlreadyAVault):
        back_up(folder, tmp_path / "other")


def test_every_table_is_brought_or_made_anew(folder):
    """A table that somebody adds is brought over too, or this fails."""
    connection = keyed(folder)
    rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    connection.close()

    names = {name for (name,) in rows if not name.startswith(("search_", "sqlite_"))}
    assert names == {*GROWS, *WHOLE, *DERIVED}


def test_a_renewed_copy_is_put_back_like_any_other(copied, tmp_path):
    """What restore gives is the vault as it was when the copy was renewed."""
    folder, copy, _, _ = copied
    with with_key(folder) as vault:
        vault.commit(a_look(5), did="follow_up", by=ANN)
    back_up(folder, copy)
    before = everything(folder)
    shutil.rmtree(folder)

    sqlite_copy = shutil.copytree(copy, tmp_path / "back")

    assert everything(sqlite_copy) == before
