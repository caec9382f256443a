"""Trustees and what is sealed: age keys open a vault, and some ways in do not open everything."""

from __future__ import annotations

import json
import shutil
import subprocess

import pyrage
import pytest
from test_erasing import OTHER, WORDS, a_case
from vault_things import ANN, BEN, PASSPHRASE

from dripstone.errors import (
    AlteredSlots,
    NoSuchRecord,
    NotAnAgeKey,
    TooManySlots,
    WrongPassphrase,
)
from dripstone.flow import guarding
from dripstone.flow.custody import withdraw
from dripstone.flow.erasing import erase
from dripstone.vault import sqlite
from dripstone.vault.checking import check
from dripstone.vault.slots import (
    FLOOR,
    added_trustee,
    name_of,
    read_slots,
    removed,
    unlock,
    written,
)

HERS = "nine white storks over Upper Tarn"
TRUSTEE = "the lawyer"


@pytest.fixture
def key():
    return pyrage.x25519.Identity.generate()


@pytest.fixture
def opened(folder):
    with sqlite.open_(folder, PASSPHRASE) as vault:
        yield vault, folder


def entrusted(vault, folder, key, **more) -> str:
    to = str(key.to_public())
    return guarding.add_trustee(vault, folder, PASSPHRASE, to, of=TRUSTEE, by=ANN, **more)


def test_a_trustees_age_key_opens_the_vault(opened, key):
    """The other half lies with the trustee alone; the journal says for whom it was made."""
    vault, folder = opened

    name = entrusted(vault, folder, key)

    with sqlite.open_(folder, str(key)) as theirs:
        assert theirs.head() == vault.head()
    way = guarding.slots_here(vault, folder)[-1]
    assert (way.name, way.kind, way.of, way.sealed) == (name, "age", TRUSTEE, True)
    assert [s.name for s in vault.signers()] == [ANN]
    assert str(key.to_public()) not in (folder / "slots.json").read_text("utf-8")


def test_another_age_key_opens_nothing(opened, key):
    """Neither another key nor one with a mistake in it opens, and neither is quoted."""
    vault, folder = opened
    entrusted(vault, folder, key)

    with pytest.raises(WrongPassphrase):
        sqlite.open_(folder, str(pyrage.x25519.Identity.generate()))
    wrong = str(key)[:-1] + ("Q" if str(key)[-1] != "Q" else "P")
    with pytest.raises((NotAnAgeKey, WrongPassphrase)) as told:
        sqlite.open_(folder, wrong)
    assert wrong not in str(told.value)
    with pytest.raises(NotAnAgeKey):
        added_trustee(sqlite.slots_of(folder), PASSPHRASE, "age1nobody")


def test_a_trustees_key_is_taken_away_like_any_other(opened, key):
    """Removed in the journal and in the slot file, it opens nothing any more."""
    vault, folder = opened
    name = entrusted(vault, folder, key)

    guarding.remove_passphrase(vault, folder, name, by=ANN)

    with pytest.raises(WrongPassphrase):
        sqlite.open_(folder, str(key))


def test_a_trustee_lets_somebody_else_in(opened, key):
    """Whoever lost every passphrase gets a new one through the trustee."""
    vault, folder = opened
    entrusted(vault, folder, key)

    guarding.add_passphrase(vault, folder, str(key), HERS, of=BEN, by=ANN, cost=FLOOR)

    sqlite.open_(folder, HERS).close()


def test_a_trustees_slot_of_another_vault_or_altered_opens_nothing(opened, key, tmp_path):
    """A slot is bound to its vault and to all that stands in it."""
    vault, folder = opened
    entrusted(vault, folder, key)
    raw = json.loads((folder / "slots.json").read_bytes())
    for change in ({"vault": "ab" * 16}, {"opens": "database"}, {"salt": "ab" * 32}):
        other = json.loads(json.dumps(raw))
        (other if "vault" in change else other["slots"][-1]).update(change)
        slots = read_slots(json.dumps(other).encode())
        with pytest.raises(WrongPassphrase):
            unlock(slots, str(key))


@pytest.mark.parametrize(
    "change",
    [
        {"kdf": "none"},
        {"nonce": "00" * 12},
        {"cost": {"passes": 3, "memory": 65536, "lanes": 4}},
        {"wrapped": "00" * 5000},
        {"opens": "nothing"},
    ],
)
def test_a_slot_that_we_would_not_write_is_refused(opened, key, change):
    """Bounds are proved before any key is tried."""
    vault, folder = opened
    entrusted(vault, folder, key)
    raw = json.loads((folder / "slots.json").read_bytes())
    raw["slots"][-1].update(change)

    with pytest.raises(AlteredSlots):
        read_slots(json.dumps(raw).encode())


def test_there_is_no_ninth_way_in(opened, key):
    """Trustees count like everybody else."""
    _, folder = opened
    slots = sqlite.slots_of(folder)
    for _ in range(7):
        slots = added_trustee(slots, PASSPHRASE, str(key.to_public()))

    with pytest.raises(TooManySlots):
        added_trustee(slots, PASSPHRASE, str(key.to_public()))
    assert len(removed(slots, name_of(slots.slots[-1])).slots) == 7
    assert read_slots(written(slots)) == slots


@pytest.mark.skipif(shutil.which("age") is None, reason="age itself is not installed")
def test_the_file_in_a_slot_is_one_that_age_itself_opens(opened, key, tmp_path):
    """A trustee needs no program of ours to get the vault's key out of the slot file."""
    vault, folder = opened
    entrusted(vault, folder, key)
    slot = json.loads((folder / "slots.json").read_bytes())["slots"][-1]
    (tmp_path / "key").write_text(str(key))
    (tmp_path / "locked").write_bytes(bytes.fromhex(slot["wrapped"]))

    said = subprocess.run(
        ["age", "-d", "-i", tmp_path / "key", tmp_path / "locked"], capture_output=True, check=True
    )

    assert len(said.stdout) == 64


@pytest.fixture
def limited(opened):
    """A vault with two reports, and a colleague who does not open what is sealed."""
    vault, folder = opened
    one, two = a_case(vault)
    guarding.add_passphrase(
        vault, folder, PASSPHRASE, HERS, of=BEN, by=ANN, cost=FLOOR, sealed=False
    )
    return vault, folder, one, two


def test_what_is_sealed_stays_shut_to_some(limited):
    """The colleague reads everything else, and a withdrawn report is not there for them."""
    vault, folder, one, two = limited
    with sqlite.open_(folder, HERS) as theirs:
        assert theirs.original(one.id) == WORDS.encode()
    withdraw(vault, one.id, by=ANN, reason="asked for it")

    with sqlite.open_(folder, HERS) as theirs:
        with pytest.raises(NoSuchRecord):
            theirs.get(one.id)
        assert theirs.original(two.id) == OTHER.encode()
        verdict = check(theirs)
        assert verdict.sound
        assert verdict.checked.closed == len(theirs.closed()) > 5
    assert vault.original(one.id) == WORDS.encode()
    assert check(vault).checked.closed == 0


def test_who_may_not_read_what_is_sealed_can_seal(limited):
    """They lock a report away, and from then on only others open it; nobody has to be there."""
    vault, folder, one, _ = limited
    with sqlite.open_(folder, HERS) as theirs:
        withdraw(theirs, one.id, by=BEN, reason="the family came to me")

        assert not theirs.holds(one.id)

    assert vault.original(one.id) == WORDS.encode()
    assert check(vault).sound
    erase(vault, one.id, by=ANN, reason="asked for it")
    assert check(vault).sound


def test_who_cannot_read_what_is_sealed_does_not_bring_it_again(limited):
    """The same file once more, from somebody to whom it is sealed, changes nothing."""
    vault, folder, one, _ = limited
    withdraw(vault, one.id, by=ANN, reason="asked for it")
    with sqlite.open_(folder, HERS) as theirs:
        theirs.commit(one, did="keep", by=BEN, originals={one.id: WORDS.encode()})

        with pytest.raises(NoSuchRecord):
            theirs.get(one.id)
    assert check(vault).sound
    assert vault.original(one.id) == WORDS.encode()


def test_who_does_not_open_what_is_sealed_cannot_let_others_open_it(limited, key):
    """A limited way in makes limited ways in, whatever it is asked for."""
    vault, folder, _, _ = limited
    to = str(key.to_public())

    guarding.add_trustee(vault, folder, HERS, to, of=TRUSTEE, by=BEN, sealed=True)

    assert guarding.slots_here(vault, folder)[-1].sealed is False


def test_another_sealing_key_is_noticed(limited):
    """Whoever swaps the key that boxes are sealed to is found out by who holds the right one."""
    vault, _, _, _ = limited
    vault._connection.execute("DROP TRIGGER sealing_stays")
    vault._connection.execute("UPDATE sealing SET public_key = x'" + "09" * 32 + "'")

    assert ("DamagedVault", "sealing") in {(t.kind, t.where) for t in check(vault).troubles}
