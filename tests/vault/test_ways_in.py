"""Ways in: several passphrases and a paper key, each in the journal before it opens anything."""

from __future__ import annotations

import pytest
from vault_things import ANN, BEN, PASSPHRASE

from dripstone.errors import (
    LastSlot,
    MistypedKey,
    NoSigner,
    NoSuchRecord,
    ShortPassphrase,
    TooManySlots,
    WrongPassphrase,
)
from dripstone.flow import guarding
from dripstone.vault import sqlite
from dripstone.vault.checking import check
from dripstone.vault.slots import FLOOR, MOST_SLOTS, added, name_of, read_slots, unlock, written

HERS = "nine white storks over Upper Tarn"


@pytest.fixture
def opened(folder):
    """Give the vault open, with its folder."""
    with sqlite.open_(folder, PASSPHRASE) as vault:
        yield vault, folder


def add_ben(vault, folder) -> str:
    return guarding.add_passphrase(vault, folder, PASSPHRASE, HERS, of=BEN, by=ANN, cost=FLOOR)


def test_two_people_open_one_vault_with_their_own_words(opened):
    """The new person gets a passphrase and a signing key; both stand in the journal."""
    vault, folder = opened

    name = add_ben(vault, folder)

    for words in (PASSPHRASE, HERS):
        sqlite.open_(folder, words).close()
    assert [s.name for s in vault.signers()] == [ANN, BEN]
    last = [*vault.entries()][-1]
    assert (last.did, last.by) == ("passphrase", ANN)
    assert dict(last.notes) == {"added": name, "for": BEN}
    assert [(w.of, w.returned) for w in guarding.slots_here(vault, folder)] == [
        (None, False),
        (BEN, False),
    ]
    assert check(vault).sound


def test_nobody_is_named_in_the_slot_file(opened):
    """Whoever finds the folder learns how many ways in there are, and not whose."""
    vault, folder = opened

    add_ben(vault, folder)

    raw = (folder / "slots.json").read_text()
    assert "Ben" not in raw
    assert "Ann" not in raw


def test_a_removed_passphrase_opens_nothing(opened):
    """It is gone from the folder, and the journal says so in somebody's name."""
    vault, folder = opened
    name = add_ben(vault, folder)

    guarding.remove_passphrase(vault, folder, name, by=BEN)

    with pytest.raises(WrongPassphrase):
        sqlite.open_(folder, HERS)
    sqlite.open_(folder, PASSPHRASE).close()
    assert dict([*vault.entries()][-1].notes) == {"removed": name}


def test_the_last_way_in_cannot_be_taken_away(opened):
    """A vault that nobody can open is never made, and the refusal is not journalled."""
    vault, folder = opened
    before = vault.head()
    (only,) = guarding.slots_here(vault, folder)

    with pytest.raises(LastSlot):
        guarding.remove_passphrase(vault, folder, only.name, by=ANN)

    assert vault.head() == before
    sqlite.open_(folder, PASSPHRASE).close()


def test_own_passphrase_can_go_when_another_stays(opened):
    """Somebody who travels takes their own way in away; a colleague's stays."""
    vault, folder = opened
    add_ben(vault, folder)
    mine = guarding.slots_here(vault, folder)[0].name

    guarding.remove_passphrase(vault, folder, mine, by=ANN)

    with pytest.raises(WrongPassphrase):
        sqlite.open_(folder, PASSPHRASE)
    sqlite.open_(folder, HERS).close()


def test_a_changed_passphrase_stays_the_same_persons(opened):
    """The list says for whom it was made after a change too."""
    vault, folder = opened
    add_ben(vault, folder)

    guarding.change_passphrase(vault, folder, HERS, "ten black terns", by=BEN, cost=FLOOR)

    assert guarding.slots_here(vault, folder)[1].of == BEN
    sqlite.open_(folder, "ten black terns").close()
    with pytest.raises(WrongPassphrase):
        sqlite.open_(folder, HERS)


def test_paper_key_opens_the_vault(opened):
    """The printed key opens, however it is typed; with a mistake, the group is told."""
    vault, folder = opened

    key, name = guarding.add_paper_key(vault, folder, PASSPHRASE, by=ANN, cost=FLOOR)

    assert key not in (folder / "slots.json").read_text()
    sqlite.open_(folder, key.lower().replace("-", " ")).close()
    wrong = key[:-1] + ("0" if key[-1] != "0" else "2")
    with pytest.raises(MistypedKey, match="group 8"):
        sqlite.open_(folder, wrong)
    way = guarding.slots_here(vault, folder)[1]
    assert (way.name, way.kind) == (name, "paper")


def test_an_old_slot_file_put_back_is_seen_in_the_list(opened):
    """A passphrase that was taken away and is there again is named."""
    vault, folder = opened
    name = add_ben(vault, folder)
    old = (folder / "slots.json").read_bytes()
    guarding.remove_passphrase(vault, folder, name, by=ANN)

    (folder / "slots.json").write_bytes(old)

    assert [w.returned for w in guarding.slots_here(vault, folder)] == [False, True]


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ({"known": "not the passphrase"}, WrongPassphrase),
        ({"new": "storks"}, ShortPassphrase),
        ({"by": "Nobody"}, NoSigner),
    ],
)
def test_a_refused_addition_changes_nothing(opened, words, error):
    """Neither the slot file nor the list of people who may sign changes."""
    vault, folder = opened
    before, raw = vault.head(), (folder / "slots.json").read_bytes()
    asked = {"known": PASSPHRASE, "new": HERS, "of": BEN, "by": ANN} | words

    with pytest.raises(error):
        guarding.add_passphrase(vault, folder, **asked, cost=FLOOR)

    assert (folder / "slots.json").read_bytes() == raw
    assert vault.head() == before


def test_unknown_name_is_told(opened):
    """A name that no slot has is not here; what is no name at all is not repeated."""
    vault, folder = opened

    with pytest.raises(NoSuchRecord, match="01234567"):
        guarding.remove_passphrase(vault, folder, "01234567", by=ANN)
    with pytest.raises(NoSuchRecord, match="not a name"):
        guarding.remove_passphrase(vault, folder, HERS, by=ANN)


def test_there_is_room_for_eight(folder):
    """A ninth way in is refused before anything dear is computed."""
    slots = sqlite.slots_of(folder)
    full = read_slots(written(slots))
    eight = type(full)(format=full.format, vault=full.vault, slots=full.slots * MOST_SLOTS)

    with pytest.raises(TooManySlots):
        added(eight, PASSPHRASE, HERS, cost=FLOOR)


def test_slots_from_before_still_open(folder):
    """A slot without a kind, as earlier vaults have it, is a passphrase, and stays bound."""
    raw = (folder / "slots.json").read_bytes()

    assert b"kind" not in raw
    slots = read_slots(raw)
    assert len(unlock(slots, PASSPHRASE)) == 32
    assert len(name_of(slots.slots[0])) == 8


def test_kind_cannot_be_changed_in_the_file(opened):
    """A paper slot that is called a passphrase, or another thing, opens nothing."""
    vault, folder = opened
    key, _ = guarding.add_paper_key(vault, folder, PASSPHRASE, by=ANN, cost=FLOOR)
    raw = (folder / "slots.json").read_text()

    (folder / "slots.json").write_text(raw.replace('"paper"', '"passphrase"'))

    with pytest.raises(WrongPassphrase):
        sqlite.open_(folder, key)
