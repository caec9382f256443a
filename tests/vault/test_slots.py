"""Key slots: what is swapped, weakened or blown up in the slot file opens nothing."""

from __future__ import annotations

import json
import resource

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from vault_things import ANN, PASSPHRASE

from dripstone.errors import AlteredSlots, WrongPassphrase
from dripstone.vault import sqlite
from dripstone.vault.slots import CEILING, FLOOR, new_slots, read_slots, sub_key, unlock, written


@pytest.fixture(scope="module")
def slots():
    """Give the slot file of one vault, and the key that it wraps."""
    made, key = new_slots(PASSPHRASE, "ab" * 16, FLOOR)
    return written(made), key


def altered(raw: bytes, **fields) -> bytes:
    whole = json.loads(raw)
    slot = whole["slots"][0]
    for name, value in fields.items():
        (slot["cost"] if name in slot["cost"] else slot)[name] = value
    return json.dumps(whole).encode()


def test_slot_gives_back_the_key(slots):
    """The passphrase gives the very key that was wrapped."""
    raw, key = slots

    assert unlock(read_slots(raw), PASSPHRASE) == key
    assert key.hex() not in raw.decode()


def test_wrong_passphrase_is_refused(slots):
    """Another passphrase gives no key."""
    with pytest.raises(WrongPassphrase):
        unlock(read_slots(slots[0]), "seven grey geese over Lower Tarn")


@pytest.mark.parametrize(
    "fields",
    [
        {"passes": FLOOR.passes - 1},
        {"memory": FLOOR.memory - 1},
        {"lanes": FLOOR.lanes - 1},
        {"memory": 8},
        {"kdf": "argon2i"},
        {"kdf": "pbkdf2"},
        {"salt": ""},
        {"salt": "00" * 8},
    ],
)
def test_cheaper_guess_is_refused(slots, fields):
    """A slot that would make guessing cheaper than our floor is refused before any guess."""
    with pytest.raises(AlteredSlots):
        read_slots(altered(slots[0], **fields))


@pytest.mark.parametrize(
    "fields",
    [
        {"memory": CEILING.memory + 1},
        {"memory": 1 << 32},
        {"memory": 10**30},
        {"passes": 10**9},
        {"lanes": 10**6},
        {"memory": -1},
    ],
)
def test_memory_bomb_is_refused_before_it_goes_off(slots, fields):
    """A slot that asks for all the memory or time of the machine is refused at once."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    with pytest.raises(AlteredSlots):
        read_slots(altered(slots[0], **fields))

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000


def test_slot_within_bounds_but_altered_is_refused(slots):
    """A parameter that is allowed, but not the one the slot was made with, opens nothing."""
    with pytest.raises(WrongPassphrase):
        unlock(read_slots(altered(slots[0], passes=FLOOR.passes + 1)), PASSPHRASE)


def test_slot_of_another_vault_is_refused(slots):
    """A slot moved into another vault's file opens nothing there."""
    moved = json.loads(slots[0]) | {"vault": "cd" * 16}

    with pytest.raises(WrongPassphrase):
        unlock(read_slots(json.dumps(moved).encode()), PASSPHRASE)


def test_more_slots_than_we_write_are_refused(slots):
    """A file with a thousand slots, each a long derivation, is refused before the first."""
    many = json.loads(slots[0])
    many["slots"] *= 9

    with pytest.raises(AlteredSlots):
        read_slots(json.dumps(many).encode())


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[]", b"null", b"\xff", b"{}", b'{"format":"x"}', b"[" * 100_000]
)
def test_what_is_no_slot_file_is_refused(raw):
    """Anything that is not a slot file is refused as one, whatever it is."""
    with pytest.raises(AlteredSlots):
        read_slots(raw)


def test_field_that_we_do_not_know_is_refused(slots):
    """Nothing can be smuggled into a slot file."""
    with pytest.raises(AlteredSlots):
        read_slots(altered(slots[0], hint="the river"))


@pytest.mark.parametrize("place", range(0, 96, 7))
def test_flipped_bit_in_the_wrapped_key_is_refused(slots, place):
    """One changed digit of the wrapped key opens nothing."""
    digits = list(json.loads(slots[0])["slots"][0]["wrapped"])
    digits[place] = "0" if digits[place] != "0" else "1"

    with pytest.raises(WrongPassphrase):
        unlock(read_slots(altered(slots[0], wrapped="".join(digits))), PASSPHRASE)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400))
def test_reading_slots_never_crashes(raw):
    """Any bytes are either a slot file or refused as none."""
    with pytest.raises(AlteredSlots):
        read_slots(raw)


def test_altered_slot_file_opens_no_vault(tmp_path):
    """The bounds hold at the door too, not only in the reader."""
    place = tmp_path / "v"
    sqlite.create(place, PASSPHRASE, by=ANN, cost=FLOOR).close()
    raw = (place / "slots.json").read_bytes()

    (place / "slots.json").write_bytes(altered(raw, memory=1024))

    with pytest.raises(AlteredSlots, match="memory"):
        sqlite.open_(place, PASSPHRASE)
    with pytest.raises(AlteredSlots, match="memory"):
        sqlite.change_passphrase(place, PASSPHRASE, "nine white storks")


def test_keys_for_two_purposes_differ(slots):
    """No key serves two purposes, and none is the vault's own."""
    _, key = slots

    assert len({key, sub_key(key, "database"), sub_key(key, "names")}) == 3
