"""What power cuts share: a process watched on its way to the disk, and what a cut would leave."""

from __future__ import annotations

import os
import random
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
HEAD = struct.Struct("<IIIQQ")
SECTOR = 512  #: octets that a disk writes whole or not at all
WRITE, CUT, SYNC, UNLINK, RENAME, CREATE, FOLDER = range(1, 8)


class Step(NamedTuple):
    """One thing that a process asked of the disk."""

    what: int
    path: str
    other: str
    at: int
    data: bytes


def watcher(place: Path) -> Path:
    """Build what writes down every step to the disk; the test command installs a C compiler."""
    made = place / "power.so"
    order = ["cc", "-shared", "-fPIC", "-O2", "-o", str(made), str(HERE / "power.c"), "-ldl"]
    subprocess.run(order, check=True)
    return made


def watched(program: Path, folder: Path, log: Path, *given: str) -> None:
    """Run ``power_worker`` below the watcher until it ends."""
    surroundings = os.environ | {
        "LD_PRELOAD": str(program),
        "POWER_FOLDER": str(folder),
        "POWER_LOG": str(log),
    }
    order = [sys.executable, str(HERE / "power_worker.py"), str(folder), *given]
    subprocess.run(order, check=True, env=surroundings)


def steps(log: Path) -> Iterator[Step]:
    """Read what was written down."""
    raw, at = log.read_bytes(), 0
    while at < len(raw):
        what, path, other, place, size = HEAD.unpack_from(raw, at)
        at += HEAD.size
        names = raw[at : at + path + other]
        at += path + other
        data = raw[at : at + size] if what == WRITE else b""
        at += len(data)
        yield Step(what, names[:path].decode(), names[path:].decode(), place, data)


class File:
    """A file on a disk: what is durable, and what was only asked for since."""

    def __init__(self, durable: bytes = b"", *, known: bool = True) -> None:
        """Begin with what is durable. ``known`` says whether the folder holds it durably."""
        self.durable, self.pending, self.known = bytearray(durable), [], known
        self.before = ""  #: the name that it has durably, where it was renamed since

    def sync(self, *, named: bool) -> None:
        """Make everything durable that was asked for; ``named``: its name in the folder too."""
        for step in self.pending:
            _apply(self.durable, step.what, step.at, step.data)
        self.pending, self.known = [], self.known or named

    def left(self, chance: random.Random, share: float) -> bytes | None:
        """Give what a cut leaves: some of the pending sectors, in no order; ``None`` for no file."""
        if not self.known and chance.random() > share:
            return None
        left = bytearray(self.durable)
        for step in self.pending:
            if step.what == CUT:
                if chance.random() < share:
                    _apply(left, CUT, step.at, b"")
                continue
            for start in range(0, len(step.data), SECTOR):
                if chance.random() < share:
                    _apply(left, WRITE, step.at + start, step.data[start : start + SECTOR])
        return bytes(left)


def _apply(content: bytearray, what: int, at: int, data: bytes) -> None:
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    if what == CUT:
        del content[at:]
    else:
        content[at : at + len(data)] = data


def after_a_cut(
    before: Path, done: Iterable[Step], place: Path, chance: random.Random, share: float
) -> list[str]:
    """Put into ``place`` what a power cut after these steps leaves; give what was acknowledged.

    A share of what was never made durable reaches the disk all the same, sector by sector.
    """
    files = {path.name: File(path.read_bytes()) for path in before.iterdir() if path.name != "said"}
    folders: dict[str, bool] = {}  #: by name, whether the folder above holds it durably
    said = []
    for step in done:
        if step.path == "said":
            said += step.data.decode().split()
        else:
            _take(files, folders, step)
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(mode=0o700)
    there = {name for name, known in folders.items() if known or chance.random() < share}
    for name in there:
        (place / name).mkdir()
    for name, file in files.items():
        left = file.left(chance, share)
        if left is not None and (_above(name) in there or not _above(name)):
            kept = file.before if file.before and chance.random() >= share else name
            (place / kept).write_bytes(left)
    return said


def _above(name: str) -> str:
    return name.rpartition("/")[0]


def _take(files: dict[str, File], folders: dict[str, bool], step: Step) -> None:
    if step.what == FOLDER:
        folders[step.path] = False
    elif step.what == SYNC and (step.path in folders or not step.path):
        _settle(files, folders, step.path)
    elif step.what == RENAME:
        file = files[step.other] = files.pop(step.path)
        file.before = file.before or step.path if _above(step.path) else ""
    elif step.what == UNLINK:
        files.pop(step.path, None)
    elif step.what == SYNC:
        # In a folder of its own nothing is taken for granted: its name is durable with the folder.
        files[step.path].sync(named=not _above(step.path))
    elif step.path:
        file = files.setdefault(step.path, File(known=False))
        if step.what != CREATE:
            file.pending.append(step)


def _settle(files: dict[str, File], folders: dict[str, bool], path: str) -> None:
    """Make the names in a folder durable."""
    for name, file in files.items():
        if path and _above(name) == path:
            file.known, file.before = True, ""
    folders.update({name: True for name in folders if _above(name) == path})
