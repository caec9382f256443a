"""Rooms open no file and no socket: values in, values out."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import dripstone

HOUSE = Path(dripstone.__file__).parent
ROOMS = ("keep", "read", "review", "link", "weigh", "count", "publish", "follow_up")
OUTSIDE = {
    "socket",
    "ssl",
    "http",
    "urllib",
    "requests",
    "subprocess",
    "multiprocessing",
    "shutil",
    "tempfile",
}
FILES = {"pathlib", "io", "os", "glob"}
# The two places that touch the outside: what comes in, and the child that opens risky files. And a
# program that is handed out with every exhibit, for strangers, and never imported.
ALLOWED = {"keep/capture", "read/formats/child.py", "publish/exports/exhibit/verify.py"}
# Pure helpers of modules that otherwise reach outside.
HARMLESS = {"urllib.parse", "io"}


def _files(room: str) -> Iterator[Path]:
    for file in sorted((HOUSE / room).rglob("*.py")):
        place = file.relative_to(HOUSE).as_posix()
        if not any(place.startswith(one) for one in ALLOWED):
            yield file


def _reaches(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            names = ["open()"] if node.func.id == "open" else []
        else:
            continue
        for name in names:
            root = name.partition(".")[0]
            if name not in HARMLESS and (name == "open()" or root in OUTSIDE | FILES):
                yield f"{file.relative_to(HOUSE)}:{node.lineno} {name}"


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_opens_no_file_and_no_socket(room: str) -> None:
    """No module of a room imports what reaches files, processes or the network."""
    files = list(_files(room))

    reached = [place for file in files for place in _reaches(file)]

    assert files
    assert not reached


def test_the_check_notices_a_file_that_reaches_outside(tmp_path: Path) -> None:
    """The check is not blind: an import of socket and a call of open are both seen."""
    file = HOUSE / "keep" / "capture" / "__init__.py"

    reached = [*_reaches(file)] if file.exists() else []

    assert reached
