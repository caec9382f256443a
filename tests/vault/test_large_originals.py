"""Large originals: age files beside the database, whole, located when they are not, and gone."""

from __future__ import annotations

import contextlib
import hashlib
import multiprocessing
import os
import random
import resource
import shutil
import subprocess

import pyrage
import pytest
import vault_workers as workers
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2
from test_erasing import every_byte
from vault_things import (
    ANN,
    BEN,
    PASSPHRASE,
    a_look,
    a_report,
    database_key,
    keyed,
    take_in,
    with_key,
)

from dripstone.errors import AlteredOriginal, NoRoom
from dripstone.flow import guarding
from dripstone.flow.custody import withdraw
from dripstone.flow.erasing import erase
from dripstone.journal import Head
from dripstone.keep import capture
from dripstone.records import Report
from dripstone.vault import files, sqlite
from dripstone.vault.checking import check
from dripstone.vault.copying import copy_vault
from dripstone.vault.files import Files, name_of
from dripstone.vault.plan import PART
from dripstone.vault.renewing import renew
from dripstone.vault.slots import FLOOR
from dripstone.vault.streams import padded
from proving import times

IN_EARNEST = files.LARGE
LARGE = 1 << 16  #: octets from which an original has a file of its own here
DAMAGES = times(80, 2000)


@pytest.fixture(autouse=True)
def _large(monkeypatch):
    """Let a file be made for much less than in earnest."""
    monkeypatch.setattr(files, "LARGE", LARGE)


@pytest.fixture
def held(folder):
    """Give a vault with two large originals beside its three small ones, and the two reports."""
    with with_key(folder) as vault:
        two = tuple(take_in(vault, bytes_of(n)) for n in (1, 2))
    return folder, *two


def bytes_of(number: int, size: int = 150_000) -> bytes:
    return random.Random(number).randbytes(size)


def files_of(folder) -> list:
    return sorted((folder / "originals").iterdir())


def key_of(folder, report) -> tuple[str, int]:
    connection = keyed(folder)
    row = connection.execute(
        "SELECT key, size FROM originals WHERE report = ?", (report.id,)
    ).fetchone()
    connection.close()
    return row


def file_of(folder, report):
    return folder / "originals" / f"{name_of(key_of(folder, report)[0])}.age"


def troubles(folder) -> set[tuple[str, str, str]]:
    with with_key(folder) as vault:
        return {(t.kind, t.where, t.why) for t in check(vault).troubles}


@pytest.mark.parametrize("size", [LARGE, 65_535, 65_537, 131_072, PART, PART + 1, 3 * PART - 7])
def test_a_large_original_comes_back_and_opens_with_age_itself(folder, tmp_path, size):
    """Debian's ``age``, the key from the row and ``head`` give the bytes, as the page says."""
    data = bytes_of(3, max(size, LARGE))
    with with_key(folder) as vault:
        report = take_in(vault, data)
        assert vault.original(report.id) == data
        assert b"".join(vault.original_parts(report.id)) == data
    key, length = key_of(folder, report)
    (tmp_path / "key").write_text(key)

    order = ["age", "--decrypt", "--identity", tmp_path / "key", file_of(folder, report)]
    opened = subprocess.run(order, capture_output=True, check=True).stdout

    assert opened[:length] == data
    assert len(opened) == padded(len(data))
    assert set(opened[length:]) <= {0}
    assert not troubles(folder)


def test_small_originals_stay_in_rows(folder):
    """Below the threshold nothing is written beside the database; at it, one file."""
    with with_key(folder) as vault:
        take_in(vault, bytes_of(1, LARGE - 1))
        assert not (folder / "originals").exists()

        take_in(vault, bytes_of(1, LARGE))

    assert len(files_of(folder)) == 1


def test_capture_and_vault_agree_on_what_is_large():
    """A file that is read part by part is one that the vault lays in a file."""
    assert capture.LARGE == IN_EARNEST


@given(st.integers(0, 1 << 50))
def test_padding_hides_lengths_and_costs_little(size):
    """At most an eighth more; and all lengths of one size class become one of few."""
    length = padded(size)

    assert size <= length <= size + max(size // 8, 1)
    assert padded(length) == length
    if size > 1:
        kept = (size.bit_length() - 1).bit_length() + 1
        assert len(f"{length:b}".rstrip("0")) <= kept


def test_a_name_and_a_length_tell_nothing(held, tmp_path):
    """The same bytes have another name in each vault, and a near length the same padded one."""
    folder, one, _ = held
    with sqlite.create(tmp_path / "other", PASSPHRASE, by=ANN, cost=FLOOR) as vault:
        take_in(vault, bytes_of(1))

    (there,) = files_of(tmp_path / "other")

    assert there.name not in {path.name for path in files_of(folder)}
    for word in (one.sha256, one.id, hashlib.sha256(bytes_of(1)).hexdigest()[:16]):
        assert word not in there.name
    assert padded(150_000) == padded(149_600)
    assert there.stat().st_mode & 0o777 == 0o600
    assert there.parent.stat().st_mode & 0o777 == 0o700


def test_each_file_has_a_key_of_its_own(held):
    """The key of one opens no other."""
    folder, one, two = held
    own = pyrage.x25519.Identity.from_str(key_of(folder, one)[0])

    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(file_of(folder, two).read_bytes(), [own])


@pytest.mark.proof
def test_any_damage_to_a_file_is_noticed_and_located(held, record_property):
    """A flipped bit, a cut, an addition or a turned piece in a large original's file is located."""
    folder, one, _ = held
    path = file_of(folder, one)
    raw, chance = path.read_bytes(), random.Random(20310701)
    first = [0, 30, 100, 200, 260, len(raw) - 1, len(raw) - 17, 65_800, 65_836, len(raw) // 2]
    missed = []

    with with_key(folder) as vault:
        for number in range(DAMAGES):
            at = first[number] if number < len(first) else chance.randrange(len(raw))
            path.write_bytes(damaged(raw, at, number, chance))
            with contextlib.suppress(AlteredOriginal):
                missed += [(number, at)] if vault.original(one.id) else []
        # All that reads is one reader; the check of everything uses it as well.
        found = {(t.kind, t.where) for t in check(vault).troubles}
        path.write_bytes(raw)
        assert vault.original(one.id) == bytes_of(1)
        assert check(vault).sound

    record_property("tried", DAMAGES)
    assert found == {("AlteredOriginal", one.id)}
    assert missed == []


def damaged(raw: bytes, at: int, number: int, chance: random.Random) -> bytes:
    if number % 4 < 2:
        return raw[:at] + bytes([raw[at] ^ (1 << chance.randrange(8))]) + raw[at + 1 :]
    if number % 4 == 2:
        return raw[:at]
    return raw[:at] + chance.randbytes(1 + chance.randrange(70_000)) + raw[at:]


def test_the_padding_is_proved_too(folder):
    """A flipped bit behind the last octet of the original, in a piece of zeros alone, is located."""
    with with_key(folder) as vault:
        report = take_in(vault, bytes(range(256)) * (1 << 14) + b"x")
    path = file_of(folder, report)
    raw = bytearray(path.read_bytes())
    assert len(raw) > report.size + (1 << 16)

    raw[-1] ^= 1
    path.write_bytes(raw)

    assert troubles(folder) == {("AlteredOriginal", report.id, "unreadable")}


def test_swapped_files_are_located(held):
    """Two files that changed names open with neither key."""
    folder, one, two = held
    a, b = file_of(folder, one), file_of(folder, two)
    first, second = a.read_bytes(), b.read_bytes()

    a.write_bytes(second)
    b.write_bytes(first)

    assert troubles(folder) == {
        ("AlteredOriginal", one.id, "unreadable"),
        ("AlteredOriginal", two.id, "unreadable"),
    }


def test_another_file_under_the_same_key_is_located(held):
    """Who knows a key can write a file that opens, and the hash does not fit."""
    folder, one, _ = held
    to = pyrage.x25519.Identity.from_str(key_of(folder, one)[0]).to_public()

    file_of(folder, one).write_bytes(pyrage.encrypt(bytes(padded(one.size)), [to]))

    assert troubles(folder) == {("AlteredOriginal", one.id, "changed")}


def test_a_missing_file_is_located(held):
    """A row without its file is a loss."""
    folder, one, _ = held
    file_of(folder, one).unlink()

    with with_key(folder) as vault, pytest.raises(AlteredOriginal, match="lost"):
        vault.original(one.id)
    assert troubles(folder) == {("AlteredOriginal", one.id, "lost")}


@pytest.mark.parametrize("change", ["size = size - 1", "size = size + 1", "key = 'none'"])
def test_an_altered_row_is_located(held, change):
    """Whoever alters the length or the key behind the journal's back is found out."""
    folder, one, _ = held
    connection = keyed(folder, tables=("originals",))
    connection.execute(f"UPDATE originals SET {change} WHERE report = ?", (one.id,))
    connection.close()

    assert ("AlteredOriginal", one.id) in {(kind, where) for kind, where, _ in troubles(folder)}


def test_an_older_database_beside_newer_files_is_noticed_and_loses_none(held):
    """Files that no row names are told of, and are still there when the newer one comes back."""
    folder, _, _ = held
    older = (folder / "vault.db").read_bytes()
    with with_key(folder) as vault:
        report = take_in(vault, bytes_of(9))
    newer = (folder / "vault.db").read_bytes()

    (folder / "vault.db").write_bytes(older)
    with sqlite.open_(folder, PASSPHRASE) as vault:
        told = [(t.kind, t.why) for t in check(vault).troubles]
    (folder / "vault.db").write_bytes(newer)

    assert told == [("DamagedVault", "changed")]
    with sqlite.open_(folder, PASSPHRASE) as vault:
        assert vault.original(report.id) == bytes_of(9)
        assert check(vault).sound


def test_what_was_left_behind_goes_and_what_is_written_stays(held):
    """Opening removes a file that nobody writes any more, and none that somebody writes."""
    folder, _, _ = held
    with with_key(folder) as busy:
        laid = busy.lay([bytes_of(4)])
        left = folder / "originals" / f"{'0a' * 32}.new"
        left.write_bytes(b"half")

        sqlite.open_(folder, PASSPHRASE).close()

        assert not left.exists()
        report = a_report(bytes_of(4))
        busy.commit(report, did="keep", by=ANN, originals={report.id: laid})
        assert busy.original(report.id) == bytes_of(4)
    assert {path.suffix for path in files_of(folder)} == {".age"}


def test_interrupted_between_commit_and_renaming_it_is_there(held):
    """A file that a row names and that has no lasting name yet is read, and gets it."""
    folder, one, _ = held
    path = file_of(folder, one)
    path.rename(path.with_suffix(".new"))

    with with_key(folder) as vault:
        assert vault.original(one.id) == bytes_of(1)
    with sqlite.open_(folder, PASSPHRASE) as vault:
        assert check(vault).sound

    assert path.exists()


def test_a_commit_that_fails_leaves_no_file(held):
    """What was laid for a commit that is refused, or passed over, is gone again."""
    folder, one, _ = held
    report, data = a_report(bytes_of(5)), bytes_of(5)
    with with_key(folder) as vault:
        vault._connection.execute(
            "CREATE TEMP TRIGGER refuse BEFORE INSERT ON originals"
            " BEGIN SELECT RAISE(FAIL, 'refused'); END"
        )
        for given in (data, vault.lay([data])):
            with pytest.raises(dbapi2.IntegrityError):
                vault.commit(report, did="keep", by=ANN, originals={report.id: given})
        laid = vault.lay([data, b"more"])
        with pytest.raises(AlteredOriginal):
            vault.commit(report, did="keep", by=ANN, originals={report.id: laid})
        again = vault.lay([bytes_of(1)])
        assert vault.commit(one, did="keep", by=ANN, originals={one.id: again}) is None

        assert not vault.holds(report.id)
        assert check(vault).sound
    assert len(files_of(folder)) == 2


def test_no_room_for_a_file_leaves_nothing(folder):
    """When the system lets a file grow no further, nothing of it stays, and the vault goes on."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    with with_key(folder) as vault:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, limits[1]))
        try:
            with pytest.raises(NoRoom):
                vault.lay([bytes_of(n) for n in range(3)])
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)

        assert files_of(folder) == []
        assert take_in(vault, bytes_of(1))
        assert check(vault).sound


def test_what_fails_while_it_is_read_leaves_nothing(folder):
    """An error of whoever gives the parts comes out as it was, and no file stays."""

    def parts():
        yield bytes_of(1)
        raise NoRoom(of="patience")

    with with_key(folder) as vault, pytest.raises(NoRoom, match="patience"):
        vault.lay(parts())

    assert files_of(folder) == []


def test_reading_that_stops_early_ends_its_thread(held):
    """Whoever takes one part and no more leaves nothing running and no file open."""
    import threading

    folder, one, _ = held
    running = threading.active_count()
    with with_key(folder) as vault:
        for _ in range(5):
            assert len(next(vault.original_parts(one.id))) == 150_000

    assert threading.active_count() == running


def test_memory_holds_a_part_and_not_the_whole(tmp_path):
    """To lay and read 192 MiB takes hardly more memory than to lay and read 4 MiB."""
    context = multiprocessing.get_context("spawn")

    def peak(size: int) -> int:
        mine, theirs = context.Pipe(duplex=False)
        place = tmp_path / str(size)
        place.mkdir()
        process = context.Process(target=workers.lay_and_read, args=(str(place), size, theirs))
        process.start()
        told = mine.recv()
        process.join()
        return told

    assert peak(192) - peak(4) < 24 * 1024


def test_withdrawn_and_erased_its_key_is_in_no_byte_and_its_file_gone(held):
    """From withdrawal on the key lies in a box; with the box it is destroyed, and the file goes."""
    folder, one, two = held
    key, _ = key_of(folder, one)
    path = file_of(folder, one)
    with with_key(folder) as vault:
        withdraw(vault, one.id, by=ANN, reason="asked for it")
        assert vault.original(one.id) == bytes_of(1)
        assert check(vault).sound
    assert key.encode() not in every_byte(folder)
    assert path.exists()

    with with_key(folder) as vault:
        erase(vault, one.id, by=ANN, reason="asked for it")
        assert check(vault).sound
        assert vault.original(two.id) == bytes_of(2)

    raw = every_byte(folder)
    assert not path.exists()
    assert [word for word in (key, one.id, one.sha256, path.stem) if word.encode() in raw] == []


def test_who_does_not_open_what_is_sealed_reads_none_and_misses_a_file(held):
    """They cannot read the file of a box; when it is gone, their check says so too."""
    folder, one, _ = held
    hers = "nine white storks over Upper Tarn"
    with sqlite.open_(folder, PASSPHRASE) as vault:
        guarding.add_passphrase(
            vault, folder, PASSPHRASE, hers, of=BEN, by=ANN, cost=FLOOR, sealed=False
        )
        path = file_of(folder, one)
        withdraw(vault, one.id, by=ANN, reason="asked for it")

    with sqlite.open_(folder, hers) as vault:
        assert list(vault.original_parts(one.id)) == []
        assert check(vault).sound
        path.unlink()
        assert [(t.kind, t.where) for t in check(vault).troubles] == [
            ("DamagedVault", f"file {path.stem[:8]}")
        ]


def test_interrupted_after_erasing_the_file_goes_when_the_vault_is_opened(held):
    """The key is destroyed first; a file that was not removed then is removed at the next opening."""
    folder, one, _ = held
    path = file_of(folder, one)
    with with_key(folder) as vault:
        withdraw(vault, one.id, by=ANN, reason="asked for it")
        vault._originals.files.remove = lambda _: os.fsync(1 << 20)  # as if the system refused
        erase(vault, one.id, by=ANN, reason="asked for it")
        assert path.exists()
        assert check(vault).sound

    sqlite.open_(folder, PASSPHRASE).close()

    assert not path.exists()
    assert b"leaving" in every_byte(folder)
    assert bytes.fromhex(path.stem) not in every_byte(folder)


def test_a_passphrase_is_changed_without_a_new_file(held):
    """Neither a new passphrase nor one that is taken away touches what is encrypted."""
    folder, _, _ = held
    before = {path: path.read_bytes() for path in files_of(folder)}

    sqlite.change_passphrase(folder, PASSPHRASE, "nine white storks", cost=FLOOR)

    assert {path: path.read_bytes() for path in files_of(folder)} == before
    with sqlite.open_(folder, "nine white storks") as vault:
        assert check(vault).sound


def test_a_copy_holds_the_files_and_gets_only_new_ones(held, tmp_path):
    """A copy has the same files; renewed, it gets what is new, loses what went, rewrites none."""
    folder, one, two = held
    copy = tmp_path / "copy"
    assert copy_vault(folder, PASSPHRASE, copy).sound
    assert [p.name for p in files_of(copy)] == [p.name for p in files_of(folder)]
    stays = copy / "originals" / file_of(folder, two).name
    touched = stays.stat().st_ino, stays.stat().st_mtime_ns
    with with_key(folder) as vault:
        take_in(vault, bytes_of(6))
        withdraw(vault, one.id, by=ANN, reason="asked for it")
        erase(vault, one.id, by=ANN, reason="asked for it")

    assert renew(folder, PASSPHRASE, copy).sound

    assert [p.name for p in files_of(copy)] == [p.name for p in files_of(folder)]
    assert (stays.stat().st_ino, stays.stat().st_mtime_ns) == touched
    shutil.rmtree(folder)
    assert copy_vault(copy, PASSPHRASE, folder).sound


def test_a_copy_of_a_vault_that_lost_a_file_is_not_put_in_place(held, tmp_path):
    """Neither a new copy nor a renewed one is made of what is not whole."""
    from dripstone.errors import BadCopy

    folder, one, _ = held
    copy_vault(folder, PASSPHRASE, tmp_path / "good")
    path = file_of(folder, one)
    path.unlink()

    with pytest.raises(BadCopy):
        copy_vault(folder, PASSPHRASE, tmp_path / "copy")
    with pytest.raises(BadCopy):
        renew(folder, PASSPHRASE, tmp_path / "good")

    assert not (tmp_path / "copy").exists()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["good", "vault"]
    with with_key(tmp_path / "good") as vault:
        assert vault.original(one.id) == bytes_of(1)


def test_killed_while_laying_nothing_acknowledged_is_lost(folder):
    """Whatever was laid and not committed is gone after the next opening."""
    context = multiprocessing.get_context("spawn")
    mine, theirs = context.Pipe(duplex=False)
    process = context.Process(
        target=workers.lay_until_killed, args=(str(folder), database_key(folder), theirs)
    )
    process.start()
    mine.recv()
    process.kill()
    process.join()
    assert [path.suffix for path in files_of(folder)] == [".new"]

    with sqlite.open_(folder, PASSPHRASE) as vault:
        assert check(vault, head=Head(number=7, seal=vault.head().seal)).sound
        assert len(list(vault.all(Report))) == 3
        vault.commit(a_look(1), did="x", by=ANN)

    assert files_of(folder) == []


def test_files_of_others_are_left_alone(tmp_path):
    """A name that is not one of ours is neither counted nor removed."""
    place = tmp_path / "originals"
    place.mkdir()
    (place / "notes.txt").write_text("mine")
    here = Files(place)

    here.tidy(())
    here.clear()

    assert here.names() == set()
    assert [path.name for path in place.iterdir()] == ["notes.txt"]
