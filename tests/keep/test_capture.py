"""The only read of the outside: all is found, nothing is passed over, nothing hangs."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dripstone import keep
from dripstone.errors import (
    LeftOut,
    NoSuchPath,
    NotAFile,
    NotReadable,
    StillWritten,
    TooLargeToKeep,
)
from dripstone.keep import capture
from dripstone.records import canonical


@pytest.mark.parametrize("octets", [2**20, 9 * 2**20], ids=["whole", "in parts"])
def test_a_file_that_is_written_meanwhile_is_no_copy(tmp_path, octets):
    """Half of it old and half new would be kept for ever; it is told, and taken in again later."""
    file = tmp_path / "growing.mbox"
    file.write_bytes(bytes(octets))
    (found,) = capture.gather([file])

    def read() -> int:
        if not found.large:
            return len(found.read())
        with found.open() as large:
            return sum(map(len, large.parts()))

    def read_often() -> None:
        for _ in range(1000):
            read()

    with appended(file), pytest.raises(StillWritten):
        read_often()

    assert read() == file.stat().st_size


@contextlib.contextmanager
def appended(file: Path) -> Iterator[None]:
    """Have another program write to a file, from before the block until it ends."""
    script = "import sys\nwith open(sys.argv[1], 'ab', 0) as f:\n while f.write(b'x'): pass"
    writer = subprocess.Popen([sys.executable, "-c", script, str(file)])
    size = file.stat().st_size
    try:
        while file.stat().st_size == size:
            assert writer.poll() is None
        yield
    finally:
        writer.kill()
        writer.wait()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inbox = tmp_path / "inbox"
    (inbox / "b").mkdir(parents=True)
    for name in ("c.txt", "a.txt", "b/d.txt"):
        (inbox / name).write_text(f"words of {name}")
    return inbox


@contextlib.contextmanager
def nobody() -> Iterator[None]:
    """Act as somebody who may read nothing, also where tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def became(path: Path) -> dict[str, str]:
    """Say by name what became of everything under a path."""
    told = {}
    for found in capture.gather([path]):
        try:
            told[found.origin.name] = found.read().decode()
        except (LeftOut, NoSuchPath, NotAFile, NotReadable, TooLargeToKeep) as trouble:
            told[found.origin.name] = str(trouble)
    return told


def test_files_of_a_folder_come_in_the_order_of_their_names(folder):
    """A folder gives all its files, and those of folders within, each once and in order."""
    found = [*capture.gather([folder])]

    assert [f.origin.name for f in found] == ["inbox/a.txt", "inbox/b/d.txt", "inbox/c.txt"]
    assert {f.origin.kind for f in found} == {"folder"}
    assert [f.read() for f in found][1] == b"words of b/d.txt"


def test_a_file_says_when_it_was_changed(folder):
    """The origin holds the file system's moment, in UTC."""
    os.utime(folder / "a.txt", (1_747_648_800, 1_747_648_800))

    found = next(capture.gather([folder / "a.txt"]))

    assert found.origin.modified == "2025-05-19T10:00:00Z"
    assert (found.origin.kind, found.origin.name) == ("file", "a.txt")


def test_originals_are_left_as_they_are(folder):
    """Reading changes neither bytes nor the moment of the last change."""
    file = folder / "a.txt"
    before = (file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_mode)

    assert became(folder)

    assert (file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_mode) == before


def test_a_file_is_known_again_without_its_folder_s_name(folder):
    """The same file has the same place however it is asked for, and the place tells no names."""
    by_file = next(capture.gather([folder / "a.txt"])).origin
    by_folder = next(capture.gather([folder / "b" / ".."])).origin

    assert by_file.place == by_folder.place
    assert "inbox" not in canonical(by_file).decode()


def test_what_is_not_there_is_said(tmp_path):
    """A missing path is found, and says which of those given it was."""
    found = [*capture.gather([tmp_path, tmp_path / "nebylitsa.txt"])]

    with pytest.raises(NoSuchPath) as caught:
        found[-1].read()

    assert caught.value.facts == {"nth": 2}
    assert "nebylitsa" not in str(caught.value) + repr(found[-1])


def test_a_file_that_vanishes_is_said(folder):
    """A file that goes between being found and being read costs only itself."""
    found = [*capture.gather([folder])]
    (folder / "a.txt").unlink()

    with pytest.raises(NoSuchPath):
        found[0].read()

    assert found[1].read() == b"words of b/d.txt"


def test_hidden_files_and_folders_are_said(folder):
    """What is hidden in a folder is not read, and has its line; asked for by name, it is read."""
    (folder / ".secret").write_text("x")
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_text("x")

    told = became(folder)

    assert told["inbox/.secret"] == "LeftOut: reason hidden"
    assert told["inbox/.git"] == "LeftOut: reason hidden"
    assert "inbox/.git/config" not in told
    assert became(folder / ".secret") == {".secret": "x"}


def test_links_are_followed_only_within_the_folder(folder, tmp_path):
    """Links out of a folder, back into it and in circles have their lines, and lead nowhere."""
    (tmp_path / "outside.txt").write_text("x")
    (folder / "inside.txt").symlink_to(folder / "a.txt")
    (folder / "out.txt").symlink_to(tmp_path / "outside.txt")
    (folder / "up").symlink_to(tmp_path)
    (folder / "loop").symlink_to(folder)
    (folder / "one").symlink_to(folder / "two")
    (folder / "two").symlink_to(folder / "one")
    (folder / "broken").symlink_to(folder / "nowhere")

    told = became(folder)

    assert told["inbox/inside.txt"] == "words of a.txt"
    assert told["inbox/out.txt"] == "LeftOut: reason a link out of the folder"
    assert told["inbox/up"] == "LeftOut: reason a link out of the folder"
    assert told["inbox/loop"] == "LeftOut: reason a link back into the folder"
    assert told["inbox/one"].startswith("LeftOut: reason a link that leads round")
    assert told["inbox/broken"].startswith("NoSuchPath")
    assert len(told) == 10


def test_pipes_sockets_and_devices_are_never_opened(folder, monkeypatch):
    """A pipe that nobody writes to would hold us for ever: it is refused by what it is."""
    os.mkfifo(folder / "pipe")
    monkeypatch.chdir(folder)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")

        told = became(folder)

    assert told["inbox/pipe"] == "NotAFile: kind pipe, nth 1"
    assert told["inbox/socket"] == "NotAFile: kind socket, nth 1"
    assert became(Path("/dev/zero")) == {"zero": "NotAFile: kind device, nth 1"}


def test_a_file_that_becomes_a_pipe_is_refused(folder):
    """What stands at a path is looked at again when it is opened."""
    found = next(capture.gather([folder]))
    (folder / "a.txt").unlink()
    os.mkfifo(folder / "a.txt")

    with pytest.raises(NotAFile):
        found.read()


def test_what_may_not_be_read_is_said():
    """A file or folder that the system keeps from us has its line, with the system's number."""
    place = Path(tempfile.mkdtemp())
    place.chmod(0o755)
    try:
        (place / "open.txt").write_text("x")
        (place / "shut.txt").write_text("x")
        (place / "shut").mkdir()
        (place / "shut.txt").chmod(0)
        (place / "shut").chmod(0)

        with nobody():
            told = became(place)

        assert told[f"{place.name}/open.txt"] == "x"
        assert told[f"{place.name}/shut.txt"] == "NotReadable: number 13, nth 1"
        assert told[f"{place.name}/shut"] == "NotReadable: number 13, nth 1"
    finally:
        (place / "shut").chmod(0o700)
        shutil.rmtree(place)


def test_a_file_beyond_the_limit_is_not_read(tmp_path):
    """A file of more than a gibibyte is refused by its size, before a byte of it is read."""
    file = tmp_path / "long.bin"
    with file.open("wb") as hole:
        hole.truncate(capture.LARGEST + 1)

    with pytest.raises(TooLargeToKeep) as caught:
        next(capture.gather([file])).read()

    assert caught.value.facts["size"] == capture.LARGEST + 1


def test_a_name_that_is_no_unicode_can_be_stored(tmp_path):
    """A name in an old encoding is kept with marks where it cannot be read."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xea\xee.txt"))
    path.write_text("words")

    found = next(capture.gather([path]))
    report = keep.describe(found.read(), origin=found.origin, by="Ada", at="2026-01-01T00:00:00Z")

    assert report.origin.name == "\ufffd\ufffd.txt"
    assert canonical(report)
