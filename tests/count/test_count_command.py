"""The command: a first run answers, says what to type next, and leaves whole files or none."""

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from dripstone.cli.counting import _all_or_none, count

APART = """A,B,C,count
1,0,0,140
0,1,0,135
0,0,1,130
1,1,0,52
0,1,1,49
1,0,1,48
1,1,1,24
"""
COMMAND = [str(Path(sys.executable).with_name("dripstone")), "count"]


@pytest.fixture
def sheet(tmp_path):
    """A table of three lists, in a file."""
    found = tmp_path / "table.csv"
    found.write_text(APART, "utf-8")
    return found


def run(*words):
    return CliRunner().invoke(count, [str(w) for w in words])


def test_first_run_answers_and_says_what_nobody_said(sheet, tmp_path):
    """Without a word on what no list can tell, the answer says so, and what to type."""
    target = tmp_path / "out.json"

    done = run(sheet, "--seed", 1, "--json", target)

    found = json.loads(target.read_bytes())
    assert done.exit_code == 0
    assert (found["kind"], found["seed"], found["documented"]) == ("estimate", 1, 578)
    assert found["documented"] < found["at_least"] < found["middle"] < found["high"]
    assert "scope_unasked" in [f["code"] for f in found["faults"]]
    assert "At least" in done.stdout
    assert "--scope --closure --definitions" in done.stderr


def test_half_an_answer_is_refused_with_the_words_to_type(sheet):
    """Who answers one question and leaves two is told which two, and how."""
    done = run(sheet, "--scope")

    assert "cannot support an estimate" in done.stdout
    assert "type: --closure --definitions." in done.stderr


def test_no_is_refused(sheet):
    """Lists that could not hold everybody support no estimate, whatever they overlap."""
    done = run(sheet, "--no-scope", "--closure", "--definitions", "--language", "ru")

    assert done.stdout.startswith("По этим спискам")
    assert done.stderr == ""


def test_same_command_writes_the_same_bytes(sheet, tmp_path):
    """Twice the same table and seed: the same file."""
    files = [tmp_path / name for name in ("one.json", "two.json")]

    for target in files:
        run(sheet, "--json", target, "--scope", "--closure", "--definitions")

    assert files[0].read_bytes() == files[1].read_bytes()
    assert "scope_unasked" not in files[0].read_text("utf-8")


def test_column_that_is_no_list_is_said_or_split(tmp_path):
    """A column of places is never passed over in silence; with --within each is on its own."""
    head, *rows = APART.splitlines()
    lines = [f"place,{head}", *(f"Verzhansk,{r}" for r in rows), "Ostrel,1,1,0,7"]
    sheet = tmp_path / "places.csv"
    sheet.write_text("\n".join(lines), "utf-8")

    split = run(sheet, "--within", "place", "--pictures", tmp_path, "--no-scope")
    whole = run(sheet, "--no-scope")
    wrong = run(sheet, "--within", "region")

    assert "None of 2 strata can be estimated" in split.stdout
    assert "Ostrel; Verzhansk" in split.stdout
    assert "not estimated" in (tmp_path / "strata.svg").read_text("utf-8")
    assert "left aside: place" in whole.stderr
    assert "no column region" in wrong.stdout


def test_terminal_is_asked_what_no_list_can_tell(sheet):
    """At a terminal the three questions are put; a yes to each, and nobody is told to answer."""
    inside, outside = pty.openpty()
    os.write(inside, b"yes\nyes\n\n")

    done = subprocess.run(
        [*COMMAND, str(sheet)],
        stdin=outside,
        stdout=subprocess.PIPE,
        stderr=outside,
        timeout=120,
        check=False,
    )

    asked = os.read(inside, 100_000).decode()
    os.close(inside)
    os.close(outside)
    assert done.returncode == 0
    assert "Could every list hold anybody" in asked
    assert b"whether all lists mean the same" in done.stdout
    assert b"entered or left" not in done.stdout


def test_run_that_is_cancelled_leaves_nothing(tmp_path):
    """Stopped in the middle of a long run, there is no file, whole or half."""
    counts = (306, 936, 123, 845, 31, 217, 32, 1131, 106, 228, 42, 177, 18, 181, 27)
    rows = [",".join(["x", *f"{i:04b}", str(n)]) for i, n in enumerate(counts, start=1)]
    sheet = tmp_path / "table.csv"
    sheet.write_text("\n".join(["town,A,B,C,D,count", *rows]), "utf-8")

    command = [*COMMAND, sheet, "--json", tmp_path / "o.json", "--pictures", tmp_path / "pictures"]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as going:
        begun = going.stderr.readline()
        going.send_signal(signal.SIGTERM)
        going.communicate(timeout=120)

    assert b"left aside: town" in begun
    assert going.returncode != 0
    assert [f.name for f in tmp_path.iterdir()] == ["table.csv"]


def test_files_are_written_all_or_none(tmp_path):
    """Where one of several cannot be written, none is, and what stood there stands."""
    (tmp_path / "a.svg").write_text("before", "utf-8")
    (tmp_path / "in_the_way").write_text("", "utf-8")

    with pytest.raises(OSError, match="in_the_way"):
        _all_or_none({tmp_path / "a.svg": b"after", tmp_path / "in_the_way" / "b.svg": b"after"})

    assert sorted(f.name for f in tmp_path.iterdir()) == ["a.svg", "in_the_way"]
    assert (tmp_path / "a.svg").read_text("utf-8") == "before"
