"""Containers are kept as they came, and what is in them comes in with its own line."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest

from dripstone import flow
from dripstone.errors import MissingExtra, NoSevenZip
from dripstone.records import Receipt, Report, Text
from dripstone.vault.memory import Memory
from samples.containers import (
    PAGE,
    a_mailbox,
    a_message,
    a_record,
    a_seven_zip,
    a_tar,
    a_wacz,
    a_warc,
)
from samples.documents import a_zip

ADA = "Ada Reader"
WORDS = b"Police in Karvel detained three people on Saturday. They were held for ten hours."


@pytest.fixture
def vault() -> Memory:
    vault = Memory()
    vault.add_signer(ADA)
    return vault


def came(vault: Memory, path: Path) -> Receipt:
    return flow.take_in(vault, [path], by=ADA, came_from="The Kestrel", reason="for the archive")


def told(receipt: Receipt) -> dict[str, tuple[str, str | None]]:
    return {line.item: (line.became, line.why) for line in receipt.lines}


def test_each_member_becomes_a_report_that_names_its_container(vault, tmp_path):
    """The archive is kept byte for byte; its members say which archive they lay in, and where."""
    file = tmp_path / "list.zip"
    file.write_bytes(a_zip({"a.txt": WORDS, "in/b.txt": WORDS + b" Two were beaten."}))

    receipt = came(vault, file)

    assert told(receipt) == {
        "list.zip": ("kept", None),
        "list.zip/a.txt": ("kept", None),
        "list.zip/in/b.txt": ("kept", None),
    }
    whole, first, _ = (vault.get(line.report) for line in receipt.lines)
    assert vault.original(whole.id) == file.read_bytes()
    assert (first.origin.of, first.origin.member) == (whole.id, "a.txt")
    assert (first.origin.came_from, first.origin.reason) == ("The Kestrel", "for the archive")
    assert {text.report for text in vault.all(Text)} == {line.report for line in receipt.lines[1:]}


def test_a_second_time_nothing_is_doubled(vault, tmp_path):
    """The same archive again adds no report, and says of each member that it is here."""
    file = tmp_path / "list.zip"
    file.write_bytes(a_zip({"a.txt": WORDS}))
    came(vault, file)

    again = came(vault, file)

    assert {line.became for line in again.lines} == {"already_here"}
    assert len([*vault.all(Report)]) == 2


def test_a_changed_member_is_a_new_version(vault, tmp_path):
    """An archive that changed where it lies gives new versions of what changed in it alone."""
    file = tmp_path / "list.zip"
    file.write_bytes(a_zip({"a.txt": WORDS, "b.txt": b"Other words about Zhelnograd."}))
    came(vault, file)
    file.write_bytes(a_zip({"a.txt": WORDS + b" More.", "b.txt": b"Other words about Zhelnograd."}))

    again = came(vault, file)

    assert [line.became for line in again.lines] == ["new_version", "new_version", "already_here"]


def test_a_mailbox_in_an_archive_opens_down_to_the_attachments(vault, tmp_path):
    """A list on a message in a mailbox in an archive comes in with its path."""
    box = a_mailbox(a_message("First", list_txt=WORDS), a_message("Second"))
    file = tmp_path / "all.tar.gz"
    file.write_bytes(a_tar({"mail.mbox": box}, "gz"))

    receipt = came(vault, file)

    inner = "all.tar.gz/mail.mbox/message 1/attachment 1 list.txt"
    assert told(receipt)[inner] == ("kept", None)
    assert receipt.items == len(receipt.lines) == 5
    assert receipt.count("kept") == 5


def test_archives_nested_too_deep_are_kept_whole(vault, tmp_path):
    """The third archive within archives is a report and is not opened; nothing goes round."""
    data = WORDS
    for depth in range(4):
        data = a_zip({f"{depth}.zip" if depth else "a.txt": data})
    file = tmp_path / "deep.zip"
    file.write_bytes(data)

    receipt = came(vault, file)

    assert told(receipt)["deep.zip/3.zip/2.zip"] == ("kept_unread", "TooDeep")
    assert len(receipt.lines) == 3


def test_pages_of_a_recording_have_their_address_and_moment(vault, tmp_path):
    """A page out of a web archive says where it was recorded and when; the rest is counted."""
    page = PAGE.format(place="Karvel").encode()
    file = tmp_path / "site.wacz"
    recorded = a_warc(
        a_record("https://kestrel.example/a", page),
        a_record("https://kestrel.example/a.css", b"p{}", "text/css"),
    )
    file.write_bytes(a_wacz(recorded, "https://kestrel.example/a"))

    receipt = came(vault, file)

    page_line = receipt.lines[1]
    origin = vault.get(page_line.report).origin
    assert (origin.kind, origin.url) == ("page", "https://kestrel.example/a")
    assert origin.captured_at == "2025-05-19T10:00:00Z"
    assert page_line.suggestions > 0
    assert receipt.lines[2].became == "left_inside"


def test_a_damaged_archive_is_kept_and_says_so(vault, tmp_path):
    """What came out before the damage stays; the archive's own line says that it is not all."""
    file = tmp_path / "half.tar.gz"
    whole = a_tar({"a.txt": WORDS, "b.bin": bytes(range(256)) * 100}, "gz")
    file.write_bytes(gzip.compress(gzip.decompress(whole)[:2000]))

    receipt = came(vault, file)

    assert told(receipt)["half.tar.gz"] == ("kept_unread", "Damaged")
    assert told(receipt)["half.tar.gz/a.txt"] == ("kept", None)
    assert vault.original(receipt.lines[0].report) == file.read_bytes()


def test_two_files_of_the_same_bytes_have_a_line_each(vault, tmp_path):
    """The first one tells that it was kept, the second that it was here, each under its name."""
    folder = tmp_path / "two"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_bytes(WORDS)

    receipt = came(vault, folder)

    assert told(receipt) == {"two/a.txt": ("kept", None), "two/b.txt": ("already_here", None)}
    assert [line.suggestions > 0 for line in receipt.lines] == [True, False]


def test_a_seven_zip_comes_in_like_any_archive(vault, tmp_path):
    """Its files become reports of their own, down to an archive in it."""
    file = tmp_path / "a.7z"
    file.write_bytes(a_seven_zip({"a.txt": WORDS, "in.zip": a_zip({"b.txt": WORDS + b" More."})}))

    receipt = came(vault, file)

    assert told(receipt) == {
        "a.7z": ("kept", None),
        "a.7z/a.txt": ("kept", None),
        "a.7z/in.zip": ("kept", None),
        "a.7z/in.zip/b.txt": ("kept", None),
    }


def test_a_seven_zip_stays_whole_where_nothing_opens_it(vault, tmp_path, monkeypatch):
    """Without the package the archive is kept, and its line says what would open it."""
    monkeypatch.setitem(sys.modules, "py7zr", None)
    file = tmp_path / "a.7z"
    file.write_bytes(a_seven_zip({"a.txt": WORDS}))

    receipt = came(vault, file)

    assert told(receipt) == {"a.7z": ("kept_unread", "NoSevenZip")}
    assert issubclass(NoSevenZip, MissingExtra)
    assert vault.original(receipt.lines[0].report) == file.read_bytes()


def test_names_that_russian_windows_gave_are_read(vault, tmp_path):
    """They are in the alphabet of DOS, without a word about it; a French name stays as it is."""
    names = {"Список задержанных №4.txt": "cp866", "Procès-verbal é.txt": "cp437"}
    data = a_zip({f"{n:40}.txt": f"Police took {n} people.".encode() for n in range(2)})
    for n, (name, encoding) in enumerate(names.items()):
        spelled = name.encode(encoding)
        data = data.replace(f"{n:40}.txt".encode(), spelled.rjust(44, b"_"))
    (tmp_path / "all.zip").write_bytes(data)

    items = [*told(came(vault, tmp_path / "all.zip"))]

    assert [item.replace("_", "") for item in items[1:]] == [f"all.zip/{name}" for name in names]
