"""Damage: what happens to the files from outside, by somebody without the key, is noticed."""

from __future__ import annotations

import random
import shutil

import pytest
from vault_things import ANN, PASSPHRASE, a_look, take_in, with_key

from dripstone.errors import Broken, DamagedVault
from dripstone.records import Looked
from dripstone.vault import sqlite
from dripstone.vault.checking import check
from dripstone.vault.pages import NEW
from proving import times

PAGE = NEW.size
FLIPS = times(60, 10_000)


def is_noticed(folder) -> bool:
    """Tell whether opening, or checking, tells of damage. Anything but our own errors escapes."""
    try:
        with with_key(folder) as vault:
            return not check(vault).sound
    except Broken:
        return True


def test_untouched_file_is_not_blamed(folder):
    """The proof below is worth something: without damage nothing is noticed."""
    assert not is_noticed(folder)


@pytest.mark.proof
def test_any_flipped_bit_is_noticed(folder, record_property):
    """One flipped bit anywhere in the database, in salt, pages and their seals, is noticed."""
    chance = random.Random(20310501)
    raw = (folder / "vault.db").read_bytes()
    first = [0, 15, 16, 60, PAGE - 1, PAGE - 40, PAGE, len(raw) - 1]
    places = first + [chance.randrange(len(raw)) for _ in range(FLIPS - len(first))]
    missed = []

    for place in places:
        flipped = bytearray(raw)
        flipped[place] ^= 1 << chance.randrange(8)
        (folder / "vault.db").write_bytes(flipped)
        if not is_noticed(folder):
            missed.append(place)

    record_property("tried", FLIPS)
    assert len(places) == FLIPS
    assert missed == []


def test_swapped_pages_are_noticed(folder):
    """Two pages that changed places are noticed."""
    raw = (folder / "vault.db").read_bytes()
    chance = random.Random(7)
    pages = len(raw) // PAGE

    for _ in range(10):
        one, other = chance.sample(range(1, pages), 2)
        swapped = bytearray(raw)
        swapped[one * PAGE : one * PAGE + PAGE] = raw[other * PAGE : other * PAGE + PAGE]
        swapped[other * PAGE : other * PAGE + PAGE] = raw[one * PAGE : one * PAGE + PAGE]
        (folder / "vault.db").write_bytes(swapped)
        assert is_noticed(folder), (one, other)


@pytest.mark.parametrize("left", [0, 10, PAGE, 5 * PAGE + 7, -1, -PAGE])
def test_file_cut_off_is_noticed(folder, left):
    """A database cut off anywhere is noticed."""
    raw = (folder / "vault.db").read_bytes()

    (folder / "vault.db").write_bytes(raw[:left])

    assert is_noticed(folder)


def test_longer_file_is_noticed(folder):
    """Bytes appended to the database are noticed."""
    with (folder / "vault.db").open("ab") as file:
        file.write(b"x" * 100)

    assert is_noticed(folder)


def test_damaged_page_is_named_and_nothing_else_is_accused(folder):
    """A check names each damaged page by number, and calls nothing lost that it could not read."""
    with with_key(folder) as vault:
        vault.commit(*(a_look(n) for n in range(200)), did="x", by=ANN)
    raw = (folder / "vault.db").read_bytes()
    pages = range(2, len(raw) // PAGE, 5)
    assert len(pages) > 5
    shut = 0

    for page in pages:
        flipped = bytearray(raw)
        flipped[page * PAGE + 50] ^= 1
        (folder / "vault.db").write_bytes(flipped)
        try:
            vault = with_key(folder)
        except DamagedVault:  # a page of the schema: nothing opens, which is noticed too
            shut += 1
            continue
        with vault:
            troubles = check(vault).troubles

        assert ("DamagedVault", f"page {page + 1}") in {(t.kind, t.where) for t in troubles}
        assert not {t.why for t in troubles} & {"lost", "unsealed", "moved", "missing", "short"}
    assert shut < len(pages) // 3


def test_zeroed_tail_of_an_original_is_noticed_by_its_reader(folder):
    """The engine fills a damaged last page with zeros and says nothing: the hash does not fit."""
    words = bytes(range(1, 251)) * 40
    with sqlite.open_(folder, PASSPHRASE) as vault:
        report = take_in(vault, words)
    raw = (folder / "vault.db").read_bytes()
    noticed = 0

    for page in range(2, len(raw) // PAGE):
        flipped = bytearray(raw)
        flipped[page * PAGE + 50] ^= 1
        (folder / "vault.db").write_bytes(flipped)
        try:
            with with_key(folder) as vault:
                assert vault.original(report.id) == words
        except Broken:
            noticed += 1

    assert noticed >= 3


def test_foreign_file_in_the_vaults_place_is_told(folder):
    """A file that is no database at all is told as damage."""
    (folder / "vault.db").write_bytes(b"not a database at all" * 1000)

    with pytest.raises(DamagedVault) as told:
        sqlite.open_(folder, PASSPHRASE)

    assert told.value.__suppress_context__


def test_old_vault_put_back_is_seen_with_a_head_only(folder, tmp_path):
    """A whole older copy looks sound by itself; a head written down outside shows it."""
    shutil.copytree(folder, tmp_path / "old")
    with with_key(folder) as vault:
        vault.commit(a_look(1), did="x", by=ANN)
        head = vault.head()

    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "old", folder)

    with sqlite.open_(folder, PASSPHRASE) as vault:
        alone, compared = check(vault), check(vault, head=head)
    assert alone.sound
    assert [(t.kind, t.where, t.why) for t in compared.troubles] == [
        ("BrokenJournal", "entry 8", "short")
    ]


def test_other_past_is_seen_with_a_head(folder, tmp_path):
    """A copy that went on differently does not hold the head of this one."""
    shutil.copytree(folder, tmp_path / "other")
    with with_key(folder) as vault:
        vault.commit(a_look(1), did="x", by=ANN)
        head = vault.head()

    with sqlite.open_(tmp_path / "other", PASSPHRASE) as vault:
        vault.commit(a_look(2), did="x", by=ANN)
        vault.commit(a_look(3), did="x", by=ANN)
        verdict = check(vault, head=head)

    assert [(t.where, t.why) for t in verdict.troubles] == [("entry 8", "head")]


def test_log_cut_off_gives_a_whole_earlier_state(folder, tmp_path):
    """A write-ahead log cut anywhere leaves whole commits only; the head tells of those gone."""
    copy, chance = tmp_path / "copy", random.Random(5)
    with sqlite.open_(folder, PASSPHRASE) as vault:
        for number in range(8):
            vault.commit(a_look(2 * number), a_look(2 * number + 1), did="x", by=ANN)
        head = vault.head()
        shutil.copytree(folder, copy)
    log = (copy / "vault.db-wal").read_bytes()
    base = (copy / "vault.db").read_bytes()
    seen = set()

    for _ in range(20):
        (copy / "vault.db").write_bytes(base)
        (copy / "vault.db-shm").unlink(missing_ok=True)
        (copy / "vault.db-wal").write_bytes(log[: chance.randrange(len(log))])
        with with_key(copy) as vault:
            looks = len(list(vault.all(Looked)))
            assert check(vault).sound
            assert check(vault, head=head).sound == (looks == 16)
        assert looks % 2 == 0
        seen.add(looks)

    assert len(seen) > 3
