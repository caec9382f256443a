"""A full batch is written while the next files are read, and nobody is told before it is there."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from dripstone import flow, keep
from dripstone.errors import NoRoom
from dripstone.flow.keeping import Keeping
from dripstone.records import Origin, Receipt, Report
from dripstone.vault.memory import Memory

ADA = "Ada Reader"
WORDS = "Statement {n}. Police in Karvel detained three people on Saturday."
PATIENCE = 60  #: seconds that nothing should ever take


class Slow(Memory):
    """A vault that writes when it is allowed to."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = threading.Event()
        self.may = threading.Event()

    def commit(self, *records, **told):
        self.begun.set()
        assert self.may.wait(PATIENCE)
        return super().commit(*records, **told)


class Full(Memory):
    """A vault whose disk gives out with the second batch."""

    def commit(self, *records, did, by, originals=None, notes=None, shut=(), erase=()):
        if sum(1 for _ in self.originals()) >= 500 and originals:
            raise NoRoom(of="disk", code=13)
        return super().commit(
            *records, did=did, by=by, originals=originals, notes=notes, shut=shut, erase=erase
        )


def a_folder(path: Path, words: list[str]) -> Path:
    path.mkdir()
    for n, said in enumerate(words):
        (path / f"{n:04}.txt").write_text(said, "utf-8")
    return path


def a_report(n: int) -> tuple[Report, bytes]:
    data = WORDS.format(n=n).encode()
    origin = Origin(kind="file", name=f"{n}.txt")
    return keep.describe(data, origin=origin, by=ADA, at="2025-05-18T08:00:00Z"), data


def a_full_batch(keeping: Keeping) -> list[tuple[Report, bytes]]:
    kept = [a_report(n) for n in range(500)]
    for one in kept:
        keeping.keep(*one)
    return kept


def test_what_is_being_written_is_found(tmp_path):
    """A report of a batch that is on its way is given back, though the vault has it not yet."""
    vault = Slow()
    vault.add_signer(ADA)
    keeping = Keeping(vault, by=ADA)

    kept = a_full_batch(keeping)
    assert vault.begun.wait(PATIENCE)
    meanwhile = keeping.has_time(), vault.holds(kept[0][0].id)
    found = [keeping.get(report.id) for report, _ in kept]
    data = [keeping.original(report.id) for report, _ in kept]
    vault.may.set()
    keeping.flush()

    assert meanwhile == (True, False)
    assert found == [report for report, _ in kept]
    assert data == [data for _, data in kept]
    assert not keeping.has_time()
    assert [vault.holds(report.id) for report, _ in kept] == [True] * 500


def test_what_is_here_is_told_only_once_it_is_written():
    """Whether a report is here is answered when what is being written is there."""
    vault = Slow()
    vault.add_signer(ADA)
    keeping = Keeping(vault, by=ADA)
    kept = a_full_batch(keeping)
    answered = list[bool]()

    asking = threading.Thread(target=lambda: answered.append(keeping.holds(kept[0][0].id)))
    asking.start()
    asking.join(0.05)
    before = [*answered]
    vault.may.set()
    asking.join(PATIENCE)

    assert before == []
    assert answered == [True]


def test_a_disk_that_gives_out_while_files_are_read_ends_the_work(tmp_path):
    """What went wrong beside the work is told, no receipt is given, and the first batch is whole."""
    vault = Full()
    vault.add_signer(ADA)
    folder = a_folder(tmp_path / "in", [WORDS.format(n=n) for n in range(1600)])

    with pytest.raises(NoRoom):
        flow.only_keep(vault, [folder], by=ADA)

    assert sum(1 for _ in vault.originals()) == 500
    assert [*vault.all(Receipt)] == []
    assert flow.verify(vault).troubles == ()


def test_the_same_bytes_in_two_batches_are_one_report(tmp_path):
    """Bytes that came before are known, whether they are written, on their way or held."""
    words = [WORDS.format(n=n) for n in range(1300)]
    words[499], words[510], words[1299] = words[0], words[1], words[505]
    vault = Memory()
    vault.add_signer(ADA)

    receipt = flow.only_keep(vault, [a_folder(tmp_path / "in", words)], by=ADA)

    here = [line.item for line in receipt.lines if line.became == "already_here"]
    assert here == ["in/0499.txt", "in/0510.txt", "in/1299.txt"]
    assert receipt.count("kept") == 1297
    assert sum(1 for _ in vault.originals()) == 1297


def test_what_was_looked_for_is_told_as_long_as_it_is_so(tmp_path):
    """Of many that are not here none is here, until one is kept and written; one that is, is."""
    vault = Memory()
    vault.add_signer(ADA)
    keeping = Keeping(vault, by=ADA)
    (first, data), (second, other), (third, _) = (a_report(n) for n in range(3))

    keeping.look_for([first.id, second.id, third.id])
    keeping.keep(first, data)
    keeping.flush()
    before = [keeping.holds(one.id) for one in (first, second, third)]
    keeping.look_for([first.id, second.id])
    keeping.keep(second, other)
    after = [keeping.holds(one.id) for one in (first, second, third)]

    assert before == [True, False, False]
    assert after == [True, True, False]


def test_what_is_held_is_never_told_to_be_absent(tmp_path):
    """It is not in the vault when it is looked for, and is when it is asked for."""
    vault = Memory()
    vault.add_signer(ADA)
    keeping = Keeping(vault, by=ADA)
    (first, data), (second, _) = (a_report(n) for n in range(2))

    keeping.keep(first, data)
    keeping.look_for([first.id, second.id])
    keeping.flush()

    assert [keeping.holds(one.id) for one in (first, second)] == [True, False]
