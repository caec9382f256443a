"""Replay: pages, files and originals put back, exchanged or cut by somebody without the key."""

from __future__ import annotations

import random

import pytest
from vault_things import ANN, a_look, take_in, with_key

from dripstone.errors import DripstoneError
from dripstone.journal import Head
from dripstone.records import Record
from dripstone.vault.checking import check
from dripstone.vault.pages import NEW
from proving import times

PAGE = NEW.size


def content(vault) -> list[object]:
    """Give everything that a vault can tell, by every way that its readers take."""
    records = [(r.id, vault.stored(r.id)) for r in vault.all(Record)]
    originals = [(report, vault.original(report)) for report in sorted(vault.originals())]
    entries = [(e.number, e.seal) for e in vault.entries()]
    return [records, originals, entries]


def noticed(folder, head: Head, whole: list[object]) -> str:
    """Say how a change was noticed: by the check, by a reader, or not at all though it matters."""
    try:
        with with_key(folder) as vault:
            if not check(vault, head=head).sound:
                return "check"
            return "same" if content(vault) == whole else "missed"
    except DripstoneError:
        return "reader"


@pytest.fixture
def grown(folder, tmp_path):
    """Give a vault at five moments of its life: all files of each, the last head, what it holds."""
    moments = []
    for step in range(5):
        with with_key(folder) as vault:
            for number in range(12):
                vault.commit(a_look(step * 100 + number), did="x", by=ANN)
            take_in(vault, f"Page {step} of the notes of Lower Tarn. ".encode() * 400, "A page.")
            vault._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            head, whole = vault.head(), content(vault)
        moments.append((folder / "vault.db").read_bytes())
    return folder, moments, head, whole


def pages(raw: bytes) -> list[bytes]:
    return [raw[at : at + PAGE] for at in range(0, len(raw), PAGE)]


def test_untouched_vault_is_the_same(grown):
    """The proofs below are worth something: nothing is noticed where nothing was done."""
    folder, _, head, whole = grown

    assert noticed(folder, head, whole) == "same"


@pytest.mark.proof
def test_old_page_put_back_is_noticed_or_changes_nothing(grown, record_property):
    """A page of an earlier moment, in its own place, is noticed wherever it would tell otherwise."""
    folder, moments, head, whole = grown
    now, chance = pages(moments[-1]), random.Random(20310701)
    old = [
        (number, page)
        for moment in moments[:-1]
        for number, page in enumerate(pages(moment))
        if page != now[number]
    ]
    tried = [chance.choice(old) for _ in range(times(30, 400))]
    told = []

    for number, page in tried:
        (folder / "vault.db").write_bytes(b"".join([*now[:number], page, *now[number + 1 :]]))
        told.append(noticed(folder, head, whole))

    record_property("tried", len(tried))
    assert "missed" not in told
    assert told.count("check") + told.count("reader") > len(tried) / 2


@pytest.mark.proof
def test_exchanged_pages_cuts_and_whole_files_are_noticed(grown, record_property):
    """Pages in each other's place, a file cut or made longer, and a whole earlier file."""
    folder, moments, head, whole = grown
    raw, chance, told = moments[-1], random.Random(20310702), []
    tries = times(30, 600)

    for number in range(tries):
        now = pages(raw)
        if number % 3 == 0:
            one, other = chance.sample(range(len(now)), 2)
            now[one], now[other] = now[other], now[one]
            changed = b"".join(now)
        elif number % 3 == 1:
            changed = raw[: chance.randrange(len(raw))]
        else:
            earlier = chance.choice(moments[:-1])
            changed = earlier + raw[len(earlier) :][: chance.choice([0, PAGE, len(raw)])]
        (folder / "vault.db").write_bytes(changed)
        told.append(noticed(folder, head, whole))

    record_property("tried", tries)
    assert "missed" not in told
    # A page that holds nothing any more can change places with another such page.
    assert told.count("same") <= tries / 20
