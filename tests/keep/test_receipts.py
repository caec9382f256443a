"""Every batch ends in a signed receipt; whatever ends the work, the same command does the rest."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dripstone import flow
from dripstone.read.formats.child import guard
from dripstone.records import Receipt, Report, Suggestion, Text
from dripstone.vault import sqlite
from dripstone.vault.memory import Memory
from dripstone.vault.slots import Cost

ADA = "Ada Reader"
WORDS = "Statement {n}. Police in Karvel detained three people on Saturday."
FLOOR = Cost(passes=3, memory=64 * 1024, lanes=4)
PASSPHRASE = "a passphrase for this test"

# Takes a folder in, and is killed when so many steps of that kind are done.
KILLED = """
import os, signal, sys
from pathlib import Path
from dripstone import flow
from dripstone.vault import sqlite

vault, folder, doing, at = sys.argv[1:]

def tell(what, done, of):
    if what == doing and done == int(at):
        os.kill(os.getpid(), signal.SIGKILL)

with sqlite.open_(Path(vault), "{passphrase}") as opened:
    flow.take_in(opened, [Path(folder)], by="{by}", tell=tell)
"""


@pytest.fixture
def vault() -> Memory:
    vault = Memory()
    vault.add_signer(ADA)
    return vault


def a_folder(path: Path, count: int) -> Path:
    path.mkdir()
    for n in range(count):
        (path / f"{n:04}.txt").write_text(WORDS.format(n=n), "utf-8")
    return path


def killed(vault: Path, folder: Path, doing: str, at: int) -> None:
    script = KILLED.format(passphrase=PASSPHRASE, by=ADA)
    done = subprocess.run(
        [sys.executable, "-c", script, str(vault), str(folder), doing, str(at)],
        timeout=240,
        check=False,
        stderr=subprocess.DEVNULL,
    )
    assert done.returncode == -signal.SIGKILL


@pytest.mark.skipif(os.name != "posix", reason="a process is killed")
def test_a_batch_that_was_killed_while_it_kept_is_taken_up(tmp_path):
    """What was written is whole, nothing is half there, and the second run does only the rest."""
    folder = a_folder(tmp_path / "in", 530)
    sqlite.create(tmp_path / "vault", PASSPHRASE, by=ADA, cost=FLOOR).close()
    killed(tmp_path / "vault", folder, "keep", 520)

    with sqlite.open_(tmp_path / "vault", PASSPHRASE) as vault:
        here = [*vault.originals()]
        receipt = flow.only_keep(vault, [folder], by=ADA)
        again = flow.only_keep(vault, [folder], by=ADA)
        kept = [one.id for one in vault.all(Report)]
        verdict = flow.verify(vault)

    assert len(here) == 500
    assert (receipt.items, receipt.count("already_here"), receipt.count("kept")) == (530, 500, 30)
    assert again.count("already_here") == 530
    assert len(kept) == len(set(kept)) == 530
    assert verdict.troubles == ()


@pytest.mark.skipif(os.name != "posix", reason="a process is killed")
def test_a_batch_that_was_killed_while_it_read_is_taken_up(tmp_path):
    """Reports that were read stay read and are not read again; the others are read."""
    folder = a_folder(tmp_path / "in", 60)
    sqlite.create(tmp_path / "vault", PASSPHRASE, by=ADA, cost=FLOOR).close()
    killed(tmp_path / "vault", folder, "read", 55)

    with sqlite.open_(tmp_path / "vault", PASSPHRASE) as vault:
        texts = sum(1 for _ in vault.all(Text))
        told: list[tuple[str, int, int | None]] = []
        receipt = flow.take_in(vault, [folder], by=ADA, tell=lambda *step: told.append(step))
        after = {text.report for text in vault.all(Text)}

    assert texts == 50
    assert {of for what, _, of in told if what == "read"} == {10}
    assert receipt.count("already_here") == 60
    assert len(after) == 60


def test_a_receipt_is_signed_with_the_persons_key(vault, tmp_path):
    """The last entry of the journal seals the receipt, in the person's name and with their key."""
    receipt = flow.take_in(vault, [a_folder(tmp_path / "in", 3)], by=ADA)

    *_, last = vault.entries()
    assert (last.did, last.by) == ("receipt", ADA)
    assert dict(last.notes) == {"in": "3", "kept": "3", "opened": guard()}
    assert [*vault.all(Receipt)] == [receipt]
    assert flow.verify(vault).troubles == ()


def test_an_account_adds_up(vault, tmp_path):
    """In is kept, new versions, here already, unread and refused, each with its reason."""
    folder = a_folder(tmp_path / "in", 2)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "scan.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    (folder / ".hidden").write_bytes(b"x")
    (folder / "out.txt").symlink_to("/etc/hostname")
    flow.take_in(vault, [folder / "0000.txt"], by=ADA)
    (folder / "0000.txt").write_text(WORDS.format(n="changed"), "utf-8")

    receipt = flow.take_in(vault, [folder], by=ADA)

    found = {line.item: (line.became, line.why) for line in receipt.lines}
    assert found == {
        "in/.hidden": ("refused", "LeftOut"),
        "in/0000.txt": ("new_version", None),
        "in/0001.txt": ("kept", None),
        "in/empty.txt": ("kept_unread", "NoText"),
        "in/out.txt": ("refused", "LeftOut"),
        "in/scan.png": ("kept_wordless", "NoText"),
    }
    assert receipt.items == len(receipt.lines)


def test_a_picture_is_kept_and_that_is_all_it_wants(vault, tmp_path, monkeypatch):
    """A picture and a recording hold no text to read; their bytes are not asked for again."""
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(40))
    (tmp_path / "film.mkv").write_bytes(b"\x1a\x45\xdf\xa3" + bytes(40))
    asked = []
    original = vault.original
    monkeypatch.setattr(vault, "original", lambda one: asked.append(one) or original(one))

    first = flow.take_in(vault, [tmp_path], by=ADA)
    again = flow.take_in(vault, [tmp_path], by=ADA)

    assert [line.became for line in first.lines] == ["kept_wordless"] * 2
    assert [line.became for line in again.lines] == ["already_here"] * 2
    assert asked == []


def test_what_nobody_reads_is_counted_by_itself_with_its_language(vault, tmp_path):
    """It is no success like any other: nothing was suggested on it, and the receipt says so."""
    words = "La policía detuvo a tres personas en la plaza de Karvel el sábado por la mañana. " * 5
    (tmp_path / "a.txt").write_text(words, "utf-8")
    (tmp_path / "b.txt").write_text(WORDS.format(n=1), "utf-8")

    first = flow.take_in(vault, [tmp_path], by=ADA)
    again = flow.take_in(vault, [tmp_path], by=ADA)

    assert [(one.became, one.language, one.why) for one in first.lines] == [
        ("kept_no_reader", "es", "NoSuchLanguage"),
        ("kept", None, None),
    ]
    assert (first.count("kept"), first.count("kept_no_reader")) == (1, 1)
    assert (again.lines[0].became, again.lines[0].why) == ("already_here", "NoSuchLanguage")


def test_kept_now_and_read_later(vault, tmp_path):
    """Keeping alone suggests nothing; taking in the same files reads them and keeps nothing twice."""
    folder = a_folder(tmp_path / "in", 3)
    receipt = flow.only_keep(vault, [folder], by=ADA)
    texts = [*vault.all(Text)]

    later = flow.take_in(vault, [folder], by=ADA)

    assert (receipt.did, receipt.count("kept"), texts) == ("keep", 3, [])
    assert later.count("already_here") == 3
    assert sum(1 for _ in vault.all(Report)) == sum(1 for _ in vault.all(Text)) == 3
    assert sum(line.suggestions for line in later.lines) == sum(1 for _ in vault.all(Suggestion))
