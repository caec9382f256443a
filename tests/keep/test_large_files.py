"""Large files: read once, part by part, told apart like others, kept, and not kept twice."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dripstone import flow
from dripstone.flow import taking_in
from dripstone.keep import capture, describe, media_type
from dripstone.records import Origin, Report, Text
from dripstone.vault import files, sqlite
from dripstone.vault.checking import check
from dripstone.vault.memory import Memory
from dripstone.vault.slots import FLOOR
from samples import books, chats, containers, corpus, documents, media

ADA = "Ada Reader"
PASSPHRASE = "a passphrase for this test"
LARGE = 4096  #: octets from which a file is large here
KINDS = {
    "page.html": documents.PAGE.encode(),
    "pdf": documents.a_pdf(),
    "word": documents.a_word_file(),
    "sheet": documents.a_workbook(),
    "open sheet": documents.an_open_document_sheet(),
    "mail": documents.a_mail(),
    "zip": documents.a_zip({"a.txt": "words", "b.txt": "more words"}),
    "book": books.a_book(),
    "slides": books.slides(),
    "chat": chats.a_telegram_export(),
    "tar": containers.a_tar({"a.txt": b"words"}),
    "old office": corpus.old_office(False),
    "many": corpus.many_members(2000),
    "photo": media.a_photo(),
    "film": media.a_film(),
    "noise": random.Random(1).randbytes(100_000),
    "table.csv": b"name,day\nAda,2031-05-01\n" * 4000,
    "empty": b"",
}

# Keeps a folder, and is killed when a file has been laid so many times.
KILLED = """
import os, signal, sys
from pathlib import Path
from dripstone import flow
from dripstone.keep import capture
from dripstone.vault import files, sqlite
capture.LARGE = files.LARGE = {large}
left = int(sys.argv[3])
laid = files.Files.lay

def lay(self, parts):
    global left
    left -= 1
    def some():
        for part in parts:
            yield part
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
    return laid(self, some())

files.Files.lay = lay
with sqlite.open_(Path(sys.argv[1]), "{passphrase}") as vault:
    flow.only_keep(vault, [Path(sys.argv[2])], by="{by}")
"""


@pytest.fixture(autouse=True)
def _large(monkeypatch):
    """Let files be large that are quickly made."""
    monkeypatch.setattr(capture, "LARGE", LARGE)
    monkeypatch.setattr(files, "LARGE", LARGE)


@pytest.fixture
def vault() -> Memory:
    vault = Memory()
    vault.add_signer(ADA)
    return vault


def opened(path: Path):
    (found,) = capture.gather([path])
    return found.open()


@pytest.mark.parametrize("name", KINDS)
def test_a_large_file_is_told_apart_as_in_memory(tmp_path, name):
    """Looked into piece by piece, a file has the kind, the hash and the length of its bytes."""
    data = KINDS[name]
    (tmp_path / name).write_bytes(data)

    with opened(tmp_path / name) as file:
        read = b"".join(file.parts())
        kind = media_type(file, name)

    assert read == data
    assert kind == media_type(data, name)


@given(st.binary(max_size=400), st.binary(min_size=1, max_size=3), st.data())
def test_a_file_answers_as_bytes_do(tmp_path_factory, data, mark, more):
    """Length, pieces, beginnings and places of a mark are those of the bytes."""
    path = tmp_path_factory.mktemp("one") / "file"
    path.write_bytes(data)
    begin, end = more.draw(st.integers(0, 500)), more.draw(st.integers(0, 500))

    with opened(path) as file:
        assert len(file) == len(data)
        assert file[begin:end] == data[begin:end]
        assert file[:] == data
        assert file.startswith((mark, b"%PDF")) == data.startswith((mark, b"%PDF"))
        assert file.rfind(mark, begin) == data.rfind(mark, begin)
        assert (mark in file) == (mark in data)


def test_a_mark_across_two_parts_is_found(tmp_path):
    """What is looked for may lie across the parts that are read."""
    (tmp_path / "file").write_bytes(bytes((1 << 20) - 2) + b"mark" + bytes(10))

    with opened(tmp_path / "file") as file:
        assert b"mark" in file
        assert b"marks" not in file


def test_large_and_small_are_kept_alike(tmp_path):
    """In a vault in a folder both come back byte for byte, under the same words in the receipt."""
    place = tmp_path / "files"
    place.mkdir()
    for name, data in KINDS.items():
        (place / name).write_bytes(data)
    with sqlite.create(tmp_path / "vault", PASSPHRASE, by=ADA, cost=FLOOR) as vault:
        receipt = flow.only_keep(vault, [place], by=ADA)

        kept = {report.origin.name: report for report in vault.all(Report)}
        for name, data in KINDS.items():
            report = kept[f"files/{name}"]
            told = describe(
                data, origin=report.origin, by=ADA, at=report.received_at, kind=report.media_type
            )
            assert report == told
            assert vault.original(report.id) == data
        assert check(vault).sound
    assert receipt.count("kept") >= len(KINDS)
    large = sum(len(data) >= LARGE for data in KINDS.values())
    assert len([*(tmp_path / "vault" / "originals").iterdir()]) >= large > 5


def test_the_same_file_again_is_read_and_not_encrypted(tmp_path, vault, monkeypatch):
    """Running a command again lays nothing; a file that changed in the meantime is a new version."""
    (tmp_path / "film").write_bytes(KINDS["noise"])
    (tmp_path / "copy").write_bytes(KINDS["noise"])
    flow.only_keep(vault, [tmp_path / "film"], by=ADA)
    laid = []
    lay = vault.lay
    monkeypatch.setattr(vault, "lay", lambda parts: laid.append(1) or lay(parts))

    again = flow.only_keep(vault, [tmp_path / "film"], by=ADA)
    assert again.count("already_here") == 1
    assert laid == []

    elsewhere = flow.only_keep(vault, [tmp_path / "copy"], by=ADA)
    assert elsewhere.count("already_here") == 1

    (tmp_path / "film").write_bytes(KINDS["noise"][::-1])
    changed = flow.only_keep(vault, [tmp_path / "film"], by=ADA)
    assert changed.count("new_version") == 1
    assert len({report.sha256 for report in vault.all(Report)}) == 2


def test_two_equal_files_of_one_batch_are_kept_once(tmp_path):
    """The second is laid, seen to be here, and removed again."""
    place = tmp_path / "files"
    place.mkdir()
    for name in ("one", "two"):
        (place / name).write_bytes(KINDS["noise"])
    with sqlite.create(tmp_path / "vault", PASSPHRASE, by=ADA, cost=FLOOR) as vault:
        receipt = flow.only_keep(vault, [place], by=ADA)

        assert (receipt.count("kept"), receipt.count("already_here")) == (1, 1)
        assert check(vault).sound
    assert len([*(tmp_path / "vault" / "originals").iterdir()]) == 1


def test_what_is_larger_than_is_opened_is_kept_and_told(tmp_path, vault, monkeypatch):
    """It is not read into memory to be refused; its line says why it was not opened."""
    limits = msgspec.structs.replace(taking_in.LIMITS, octets=20_000)
    monkeypatch.setattr(taking_in, "LIMITS", limits)
    (tmp_path / "long.rtf").write_bytes(b"{\\rtf1 " + KINDS["noise"])
    (tmp_path / "short.txt").write_text("Police in Karvel detained three people. " * 200)
    asked = []
    original = vault.original
    monkeypatch.setattr(vault, "original", lambda one: asked.append(one) or original(one))

    receipt = flow.take_in(vault, [tmp_path / "long.rtf", tmp_path / "short.txt"], by=ADA)

    long, short = receipt.lines
    assert (long.became, long.why) == ("kept_unread", "TooLarge")
    assert long.report not in asked
    assert short.report in asked
    assert [text.report for text in vault.all(Text)] == [short.report]


def test_a_file_larger_than_may_be_kept_is_refused(tmp_path, vault, monkeypatch):
    """One that grew beyond the limit since it was found is refused with its reason."""
    monkeypatch.setattr(capture, "LARGEST", 50_000)
    (tmp_path / "film").write_bytes(KINDS["noise"])
    (found,) = capture.gather([tmp_path / "film"])

    assert found.trouble is not None
    grown = capture.Found(Origin(kind="file", name="film"), str(tmp_path / "film"), 1, large=True)
    monkeypatch.setattr(capture, "gather", lambda _: [grown])
    receipt = flow.only_keep(vault, [tmp_path / "film"], by=ADA)

    (line,) = receipt.lines
    assert (line.became, line.why) == ("refused", "TooLargeToKeep")


def test_a_large_file_that_may_not_be_read_is_refused(tmp_path, vault):
    """A pipe in the place of a file is not waited for; a file that is gone is told."""
    (tmp_path / "film").write_bytes(KINDS["noise"])
    (found,) = capture.gather([tmp_path / "film"])
    (tmp_path / "film").unlink()
    os.mkfifo(tmp_path / "film")

    with pytest.raises(capture.NotAFile):
        found.open()
    (tmp_path / "film").unlink()
    with pytest.raises(capture.NoSuchPath):
        found.open()


@pytest.mark.parametrize("at", [1, 3])
def test_killed_while_a_large_file_comes_in_the_same_command_does_the_rest(tmp_path, at):
    """What was acknowledged is whole, nothing is half there, and nothing is left behind."""
    place = tmp_path / "files"
    place.mkdir()
    for n in range(5):
        (place / f"{n}.bin").write_bytes(random.Random(n).randbytes(50_000))
    sqlite.create(tmp_path / "vault", PASSPHRASE, by=ADA, cost=FLOOR).close()
    script = KILLED.format(passphrase=PASSPHRASE, by=ADA, large=LARGE)
    order = [sys.executable, "-c", script, str(tmp_path / "vault"), str(place), str(at)]
    assert subprocess.run(order, check=False).returncode == -signal.SIGKILL

    with sqlite.open_(tmp_path / "vault", PASSPHRASE) as vault:
        assert check(vault).sound
        receipt = flow.only_keep(vault, [place], by=ADA)
        assert receipt.count("kept") + receipt.count("already_here") == 5
        assert check(vault).sound
        assert len([*vault.all(Report)]) == 5

    left = [path.suffix for path in (tmp_path / "vault" / "originals").iterdir()]
    assert left == [".age"] * 5
