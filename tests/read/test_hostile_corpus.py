"""A corpus of hostile files: each ends within limits, nothing of ours ends with it, all is kept."""

from __future__ import annotations

import os
import resource
import time
from pathlib import Path

import pytest

from dripstone import flow, keep
from dripstone.errors import Unreadable
from dripstone.keep.peers import peer_of
from dripstone.read.formats import Limits, child
from dripstone.read.opening import (
    about,
    container,
    is_sheet,
    items_apart,
    open_text,
    rows_apart,
    scanned_pages,
    taken_apart,
)
from dripstone.records import Origin, Report
from dripstone.vault.memory import Memory
from samples.corpus import CORPUS, nested_mail, nested_zips
from samples.hostile import SECRET

LIMITS = Limits(cpu=20, wall=90)
PAGE = b"<p>Police in Karvel detained three people on Saturday.</p>"


def described(data: bytes) -> Report:
    origin = Origin(kind="file", name="thing.bin")
    return keep.describe(data, origin=origin, by="Ada Reader", at="2026-01-01T00:00:00Z")


def opened_every_way(report: Report, data: bytes) -> dict[str, object]:
    """Do with a file all that is ever done with one; give what came of each."""
    ways = {
        "text": lambda: open_text(report, data, limits=LIMITS),
        "inside": lambda: [len(m.data) for m in taken_apart(report, data, limits=LIMITS)],
        "rows": lambda: sum(len(some) for _, some in rows_apart(report, data, limits=LIMITS)),
        "scans": lambda: [name for name, _ in scanned_pages(report, data, limits=LIMITS)],
        "about": lambda: about(report, data, limits=LIMITS),
        "items": lambda: sum(1 for _ in items_apart(whose or "", report, data, limits=LIMITS)),
    }
    whose = peer_of(data, report.media_type)
    fits = {"text": True, "scans": True, "about": True, "inside": container(report) is not None}
    fits |= {"rows": is_sheet(report), "items": whose is not None}
    came: dict[str, object] = {}
    for name, way in ways.items():
        if fits[name]:
            try:
                came[name] = way()
            except Unreadable as trouble:
                came[name] = f"{trouble}{trouble!r}"
    return came


@pytest.mark.parametrize("name", CORPUS)
def test_each_ends_within_its_limits_and_harms_nothing(name):
    """It is read, or refused with a reason; our process stays as it was, and the next file opens."""
    data = CORPUS[name]()
    report = described(data)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    cpu, wall = time.process_time(), time.monotonic()

    came = opened_every_way(report, data)

    assert came
    assert SECRET not in str([told for told in came.values() if isinstance(told, str)])
    assert time.process_time() - cpu < 20
    assert time.monotonic() - wall < 5 * LIMITS.wall
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400_000  # KiB
    assert "Karvel" in open_text(described(PAGE), PAGE).content


def test_the_corpus_is_as_large_as_is_told():
    """At least forty-three files, no two alike."""
    assert len(CORPUS) >= 43
    assert len({id(made) for made in CORPUS.values()}) == len(CORPUS)


def test_all_of_it_is_kept_and_accounted_for(tmp_path):
    """Taken in as a folder, every file is kept byte for byte, and every one has its line."""
    vault = Memory()
    vault.add_signer("Ada Reader")
    names = [n for n in CORPUS if n.startswith(("zip", "tar", "mail", "picture", "export", "7z"))]
    folder = tmp_path / "in"
    folder.mkdir()
    for nth, name in enumerate(names):
        (folder / f"{nth:03}").write_bytes(CORPUS[name]())

    receipt = flow.only_keep(vault, [folder], by="Ada Reader")

    kept = {line.item: line.report for line in receipt.lines}
    for path in folder.iterdir():
        identity = kept[f"in/{path.name}"]
        assert identity is not None
        assert vault.original(identity) == path.read_bytes()
    assert not any("/etc" in str(line.item) for line in receipt.lines)
    assert not Path("/tmp/up").exists()


def test_what_nests_too_deep_is_left_where_it_is(tmp_path):
    """Archives in archives are opened three deep, messages six; the rest is told, nothing is lost."""
    vault = Memory()
    vault.add_signer("Ada Reader")
    (tmp_path / "a.zip").write_bytes(nested_zips(7))
    (tmp_path / "m.eml").write_bytes(nested_mail(1000))

    receipt = flow.only_keep(vault, [tmp_path / "a.zip", tmp_path / "m.eml"], by="Ada Reader")

    assert {line.why for line in receipt.lines if line.became == "kept_unread"} >= {"TooDeep"}
    assert len(receipt.lines) < 60


def test_how_far_the_child_is_shut_in_is_said():
    """The answer is one of three, and what it says is so."""
    assert child.guard() in {"bwrap", "limits", "clock"}
    assert (child.guard() == "bwrap") == bool(child._box())


@pytest.mark.skipif(child.guard() != "bwrap", reason="bubblewrap is not here, or may not work")
def test_a_shut_in_child_sees_no_file_of_ours_and_no_network(tmp_path):
    """A program in the box finds neither a file beside us, nor the network, nor our processes."""
    import subprocess
    import sys

    (tmp_path / "secret.txt").write_text(SECRET, "utf-8")
    look = (
        "import os, socket, sys\n"
        "def tried(f):\n"
        "    try: f()\n"
        "    except OSError: return 'no'\n"
        "    return 'yes'\n"
        f"print(tried(lambda: open({str(tmp_path / 'secret.txt')!r})),"
        " tried(lambda: open('/etc/passwd')),"
        " tried(lambda: open(os.path.join(sys.prefix, 'x'), 'w')),"
        " tried(lambda: socket.create_connection(('127.0.0.1', int(sys.argv[1])), 1)),"
        " len([p for p in os.listdir('/proc') if p.isdigit()]) < 5)"
    )
    import socket

    with socket.create_server(("127.0.0.1", 0)) as server:
        done = subprocess.run(
            [*child._box(), sys.executable, "-c", look, str(server.getsockname()[1])],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )

    assert done.stdout.split() == ["no", "no", "no", "no", "True"]
    assert os.getpid() > 0
