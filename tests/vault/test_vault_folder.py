"""A vault's folder: made whole or not at all, opened with its passphrase only."""

from __future__ import annotations

import json
import os
import stat
import unicodedata
from pathlib import Path

import pytest
from vault_things import ANN, BEN, PASSPHRASE, a_look

from dripstone.errors import (
    AlreadyAVault,
    DamagedVault,
    FolderTaken,
    NotAVault,
    ShortPassphrase,
    WrongPassphrase,
)
from dripstone.records import Looked
from dripstone.vault import sqlite
from dripstone.vault.checking import check
from dripstone.vault.slots import FLOOR


def test_vault_comes_back_after_closing(folder):
    """What one process wrote, another opens with the passphrase."""
    with sqlite.open_(folder, PASSPHRASE) as vault:
        verdict = check(vault)

    assert verdict.sound
    assert (verdict.checked.entries, verdict.checked.records) == (7, 6)


def test_folder_holds_three_files_for_its_owner_only(folder):
    """A closed vault is three files that nobody else on the machine may read."""
    assert sorted(p.name for p in folder.iterdir()) == ["README.txt", "slots.json", "vault.db"]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for path in folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_nobody_is_named_in_the_open(folder):
    """What can be read without the passphrase names neither the founder nor anything kept."""
    for path in folder.iterdir():
        raw = path.read_bytes()
        for word in ("Ann", "Tester", "mayor", "Tarn"):
            assert word.encode() not in raw


def test_founder_is_in_the_first_entry(folder):
    """The first entry introduces the founder's key."""
    with sqlite.open_(folder, PASSPHRASE) as vault:
        entry = next(vault.entries())
        signer = vault.signers()[0]

    assert (entry.number, entry.did, entry.by) == (1, "found", ANN)
    assert dict(entry.notes)["public_key"] == signer.public_key


@pytest.mark.parametrize("wrong", ["", "seven grey herons", PASSPHRASE.upper(), PASSPHRASE + " "])
def test_wrong_passphrase_opens_nothing(folder, wrong):
    """Only the very passphrase opens; the error does not repeat what was typed."""
    with pytest.raises(WrongPassphrase) as refused:
        sqlite.open_(folder, wrong)

    assert "herons" not in str(refused.value).lower()


def test_accented_passphrase_opens_from_any_keyboard(tmp_path):
    """A letter and its accent open the vault whether they came as one code point or as two."""
    words = unicodedata.normalize("NFD", "ёлка во дворе за рекой")
    sqlite.create(tmp_path / "v", words, by=ANN, cost=FLOOR).close()

    composed = unicodedata.normalize("NFC", words)

    assert composed != words
    sqlite.open_(tmp_path / "v", composed).close()


def test_short_passphrase_makes_no_vault(tmp_path):
    """A passphrase that can be tried out is refused, and nothing is left behind."""
    with pytest.raises(ShortPassphrase):
        sqlite.create(tmp_path / "v", "heron7!", by=ANN, cost=FLOOR)

    assert not list(tmp_path.iterdir())


def test_default_cost_is_a_quarter_of_a_gigabyte(tmp_path):
    """A vault made without further words asks 256 MiB and three passes for each guess."""
    sqlite.create(tmp_path / "v", PASSPHRASE, by=ANN).close()

    slot = json.loads((tmp_path / "v" / "slots.json").read_text())["slots"][0]

    assert slot["cost"] == {"passes": 3, "memory": 256 * 1024, "lanes": 4}


def test_changed_passphrase_takes_the_place_of_the_old(folder):
    """After a change only the new passphrase opens, and all is as it was."""
    new = "nine white storks over Upper Tarn"

    sqlite.change_passphrase(folder, PASSPHRASE, new, cost=FLOOR)

    with pytest.raises(WrongPassphrase):
        sqlite.open_(folder, PASSPHRASE)
    with sqlite.open_(folder, new) as vault:
        assert check(vault).sound
    assert len(list(folder.iterdir())) == 3


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ("not the passphrase", "nine white storks", WrongPassphrase),
        (PASSPHRASE, "storks", ShortPassphrase),
    ],
)
def test_refused_change_leaves_the_old_passphrase(folder, old, new, error):
    """A change that is refused changes nothing."""
    before = (folder / "slots.json").read_bytes()

    with pytest.raises(error):
        sqlite.change_passphrase(folder, old, new, cost=FLOOR)

    assert (folder / "slots.json").read_bytes() == before
    assert len(list(folder.iterdir())) == 3


def test_passphrase_can_change_while_the_vault_is_open(folder):
    """Whoever has the vault open goes on; the next to open it needs the new passphrase."""
    with sqlite.open_(folder, PASSPHRASE) as vault:
        sqlite.change_passphrase(folder, PASSPHRASE, "nine white storks", cost=FLOOR)
        vault.commit(a_look(1), did="x", by=ANN)

    with sqlite.open_(folder, "nine white storks") as vault:
        assert vault.holds("loo_000001")


def test_vault_is_made_in_an_empty_folder(tmp_path):
    """A folder that is there and empty becomes the vault."""
    place = tmp_path / "here"
    place.mkdir()

    sqlite.create(place, PASSPHRASE, by=ANN, cost=FLOOR).close()

    sqlite.open_(place, PASSPHRASE).close()
    assert [p.name for p in tmp_path.iterdir()] == ["here"]


def test_vault_is_made_where_the_way_is_missing(tmp_path, monkeypatch):
    """Folders on the way are made, and a relative path is understood."""
    monkeypatch.chdir(tmp_path)

    with sqlite.create(Path("a/b/c"), PASSPHRASE, by=ANN, cost=FLOOR) as vault:
        assert vault.head().number == 1


def test_second_vault_in_the_same_place_is_refused(folder):
    """A vault is never written over, whole or in part."""
    before = {p.name: p.read_bytes() for p in folder.iterdir()}

    with pytest.raises(AlreadyAVault):
        sqlite.create(folder, PASSPHRASE, by=BEN, cost=FLOOR)

    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before
    for part in ("slots.json", "vault.db"):
        (folder / part).rename(folder.parent / part)
        with pytest.raises(AlreadyAVault):
            sqlite.refuse_if_taken(folder)
        (folder.parent / part).rename(folder / part)


def test_folder_with_other_things_is_left_alone(tmp_path):
    """A folder that holds anything else is refused and stays as it was."""
    (tmp_path / "notes.txt").write_text("my own")

    with pytest.raises(FolderTaken, match="things 1"):
        sqlite.create(tmp_path, PASSPHRASE, by=ANN, cost=FLOOR)

    assert [p.name for p in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("place", ["", "nowhere"])
def test_folder_without_a_vault_is_told(tmp_path, place):
    """An empty or missing folder is no vault."""
    with pytest.raises(NotAVault):
        sqlite.open_(tmp_path / place, PASSPHRASE)


@pytest.mark.parametrize("part", ["slots.json", "vault.db"])
def test_missing_part_is_told(folder, part):
    """A vault that lost one of its files is not taken for no vault."""
    (folder / part).unlink()

    with pytest.raises(DamagedVault, match=part):
        sqlite.open_(folder, PASSPHRASE)


def test_database_of_another_vault_is_refused(folder, tmp_path):
    """Slots open only the database that they were made with."""
    sqlite.create(tmp_path / "other", PASSPHRASE, by=ANN, cost=FLOOR).close()

    (tmp_path / "other" / "vault.db").replace(folder / "vault.db")

    with pytest.raises(DamagedVault):
        sqlite.open_(folder, PASSPHRASE)


def test_folder_can_be_copied(folder, tmp_path):
    """A closed vault that was copied file by file is the same vault."""
    copy = tmp_path / "copy"
    copy.mkdir()
    for path in folder.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())

    with sqlite.open_(folder, PASSPHRASE) as one, sqlite.open_(copy, PASSPHRASE) as other:
        assert one.head() == other.head()
        assert list(one.sealed_bytes()) == list(other.sealed_bytes())


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_umask_does_not_open_the_vault(tmp_path):
    """Even under the most open file mask, others may not read the vault."""
    before = os.umask(0)
    try:
        with sqlite.create(tmp_path / "v", PASSPHRASE, by=ANN, cost=FLOOR) as vault:
            vault.commit(a_look(1), did="x", by=ANN)
            modes = {stat.S_IMODE(p.stat().st_mode) for p in (tmp_path / "v").iterdir()}
            assert next(vault.all(Looked))
    finally:
        os.umask(before)

    assert modes == {0o600}
    assert stat.S_IMODE((tmp_path / "v").stat().st_mode) == 0o700
