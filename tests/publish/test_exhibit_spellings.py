"""An exhibit is spelled in one way: what two programs could read in two ways is refused by both."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

import pytest
from exhibits import (
    ANN,
    PROGRAMS,
    a_look,
    a_vault,
    bagged,
    exhibit,
    give_checkpoint,
    key_of,
    one,
    report_of,
    verified,
    written,
)

from dripstone.journal import fingerprint, new_key, public_of, sign_words
from dripstone.publish.exports.exhibit import signature, to_sign

BOTH = pytest.mark.parametrize("program", PROGRAMS)
LIST, TAGS, CONTENTS = "manifest-sha256.txt", "tagmanifest-sha256.txt", "data/contents.txt"


class Case:
    """An exhibit of one report, and a checkpoint that was given out before."""

    def __init__(self, place: Path):
        vault = a_vault()
        self.held = give_checkpoint(vault, by=ANN).written()
        vault.commit(a_look(100), did="follow_up", by=ANN)
        self.folder = written(exhibit(vault, [report_of()], by=ANN), place / "exhibit")
        self.key = key_of(vault)
        self.fingerprint = fingerprint(public_of(self.key))


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """Give an exhibit that nobody touched."""
    return Case(tmp_path_factory.mktemp("spelled"))


@pytest.fixture
def folder(case, tmp_path):
    """Give a copy of it to be attacked."""
    return shutil.copytree(case.folder, tmp_path / "exhibit")


def changed(path: Path, pattern: str, new: str) -> None:
    before = path.read_bytes().decode()
    after = re.sub(pattern, new, before, count=1)
    assert after != before
    path.write_bytes(after.encode())


def listed_anew(folder: Path, key: bytes) -> None:
    """Hash the list as it is now, and sign it: the list itself stays as it was made."""
    digest = hashlib.sha256((folder / LIST).read_bytes()).hexdigest()
    changed(folder / TAGS, r"[0-9a-f]{64}(?=  manifest)", digest)
    raw = (folder / TAGS).read_bytes()
    signed = sign_words(key, to_sign({TAGS: raw}))
    (folder / "signature.txt").write_bytes(signature(public_of(key), signed))


def refused(program, folder, case) -> None:
    ran = verified(program, folder, case.fingerprint)
    assert (ran.returncode, ran.stderr) == (1, ""), ran.stdout
    assert "REFUSED: " in ran.stdout


@BOTH
@pytest.mark.parametrize(
    ("pattern", "new"),
    [
        (r"\Z", "verdict guilty\n"),
        (r"(entry .*\n)", r"\1\1"),
        (r"(original \S+ \S+)\n", r"\1 admitted\n"),
        (r"\nentry", " \nentry"),
        (r"original", "\toriginal"),
        (r"(key \S+ \S+) (\d+)", r"\1 0\2"),
        (r"(entry 1 )", "entry 1\u0661 "),
        (r"\n\Z", ""),
        (r"\nentry", "\n\nentry"),
        (r"\nrecord", "\r\nrecord"),
    ],
)
def test_contents_are_spelled_in_one_way(case, folder, program, pattern, new):
    """Lines of no known kind, doubled ones, other spaces, other numbers and other ends of lines."""
    changed(folder / CONTENTS, pattern, new)
    bagged(folder, case.key)

    refused(program, folder, case)


@BOTH
@pytest.mark.parametrize(
    ("pattern", "new"),
    [
        (r"\A[0-9a-f]{64}(  \S+\n)", r"%s\1\g<0>" % ("0" * 64)),
        (r"\A.*\n", r"\g<0>\g<0>"),
        (r"  data/contents", " data/contents"),
        (r"  data/contents", "  data/./contents"),
        (r"\n\Z", ""),
        (r"\Z", "\n"),
        (r"(?s)\A.*\Z", lambda found: found[0].replace("\n", "\r\n")),
    ],
)
def test_lists_of_files_are_spelled_in_one_way(case, folder, program, pattern, new):
    """A file that is listed twice, with two hashes even, is no file with either."""
    changed(folder / LIST, pattern, new)
    listed_anew(folder, case.key)

    refused(program, folder, case)


@BOTH
@pytest.mark.parametrize("new", ["", "\nx\n", "\r\n"], ids=["cut", "longer", "other end"])
def test_signatures_of_entries_are_spelled_in_one_way(case, folder, program, new):
    """One line and its end, and nothing after it."""
    changed(one(folder, "data/journal/*.signature"), r"\n\Z", new)
    bagged(folder, case.key)

    refused(program, folder, case)


@BOTH
@pytest.mark.parametrize("name", ["extra", "data/REFUSED: nothing", "data/.hidden"])
def test_an_empty_folder_is_added_to_none(case, folder, program, name):
    """Its name alone could tell something that nobody signed."""
    (folder / name).mkdir()

    refused(program, folder, case)


@pytest.mark.parametrize(
    ("pattern", "new"),
    [
        (r'"says":', '"says":"He confessed.","says":'),
        (r"\A(.*\n)", r"\1\1"),
        (r"\n\Z", ""),
    ],
)
def test_findings_have_one_meaning(case, folder, pattern, new):
    """A name that stands twice would be read in two ways; who signs cannot slip it in."""
    changed(folder / "data/findings.jsonl", pattern, new)
    bagged(folder, case.key)

    refused("python", folder, case)


@BOTH
@pytest.mark.parametrize(
    "sent",
    [
        lambda raw: raw.replace(b"\n", b"\r\n"),
        lambda raw: raw.rstrip(b"\n"),
        lambda raw: b"\n" + raw + b"\n\n",
        lambda raw: raw.replace(b"\n", b" \n"),
    ],
    ids=["crlf", "no end", "blank lines", "spaces"],
)
def test_a_witness_may_have_kept_it_in_a_mailbox(case, program, tmp_path, sent):
    """Mail programs change the ends of lines; the eight lines are the same, and signed."""
    held = tmp_path / "held.txt"
    held.write_bytes(sent(case.held))

    assert verified(program, case.folder, case.fingerprint, held).returncode == 0


@BOTH
@pytest.mark.parametrize(
    ("pattern", "new"),
    [
        (rb"signature [0-9a-f]{128}", b"signature " + b"0" * 128),
        (rb"entries ", b"entries 1"),
        (rb"at 2", b"at 1"),
    ],
)
def test_an_altered_witness_is_no_witness(case, program, tmp_path, pattern, new):
    """Its signature does not hold: it is neither a yes nor a sign that the journal was rewritten."""
    held = tmp_path / "held.txt"
    held.write_bytes(re.sub(pattern, new, case.held))

    ran = verified(program, case.folder, case.fingerprint, held)

    assert (ran.returncode, "ALL HOLDS" in ran.stdout) == (2, False)
    assert "COULD NOT CHECK" in ran.stderr


@BOTH
def test_a_stranger_is_no_signer(case, folder, program):
    """All of this is refused for its spelling, not for its signature: that one is told first."""
    bagged(folder, new_key())

    assert "signed with another key" in verified(program, folder, case.fingerprint).stdout
