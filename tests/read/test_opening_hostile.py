"""Files made to harm end within their limits, and harm nothing but their own opening."""

from __future__ import annotations

import os
import resource
import time
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from dripstone import keep
from dripstone.errors import Damaged, NoText, Protected, TooLarge, TooSlow, Unreadable
from dripstone.read.formats import Limits
from dripstone.read.formats.child import open_apart
from dripstone.read.opening import open_text
from dripstone.records import Origin, Text
from samples import hostile
from samples.documents import PAGE, a_pdf, a_scan, a_word_file, a_workbook
from samples.hostile import SECRET

Made = Callable[[], bytes]


def opened(data: bytes, limits: Limits | None = None) -> Text:
    origin = Origin(kind="file", name=f"{SECRET}.bin")
    report = keep.describe(data, origin=origin, by="Ada Reader", at="2026-01-01T00:00:00Z")
    return open_text(report, data, limits=limits or Limits())


def a_truncated_pdf() -> bytes:
    """Cut a PDF off in its middle."""
    whole = a_pdf((("Of " + SECRET,) * 40,) * 30)
    return whole[: len(whole) // 2]


def a_truncated_word_file() -> bytes:
    return a_word_file()[:-300]


def a_truncated_workbook() -> bytes:
    return a_workbook()[:2000]


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (hostile.a_swelling_word_file, TooLarge),
        (hostile.an_overlapping_word_file, Damaged),
        (hostile.a_lying_word_file, Damaged),
        (hostile.an_encrypted_zip, Protected),
        (hostile.a_wide_sheet, TooLarge),
        (lambda: b"%PDF-1.7 " + SECRET.encode() + bytes(2000), Damaged),
        (a_truncated_pdf, Damaged),
        (a_scan, NoText),
        (lambda: hostile.a_word_file_of(b"<w:document>" + SECRET.encode()), Damaged),
        (
            lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook\0".encode("utf-16-le") * 80,
            Damaged,
        ),
    ],
)
def test_harm_ends_with_a_name_and_without_words(made: Made, kind: type[Unreadable]):
    """Each ends soon, says what kind of trouble it is, and repeats no word or name of the file."""
    data = made()
    began = time.monotonic()

    with pytest.raises(Unreadable) as caught:
        opened(data)

    assert type(caught.value) is kind
    assert time.monotonic() - began < 60
    assert caught.value.facts["report"].startswith("rep_")
    told = (
        str(caught.value) + repr(caught.value) + "".join(traceback.format_exception(caught.value))
    )
    assert SECRET not in told


def test_a_truncated_archive_is_no_document():
    """A Word file or workbook that lost its end is damaged or of no known kind, never empty."""
    for data in (a_truncated_word_file(), a_truncated_workbook()):
        with pytest.raises(Unreadable) as caught:
            opened(data)
        assert not isinstance(caught.value, NoText)


def test_entities_stay_folded_and_read_no_file():
    """An entity bomb unfolds to nothing, and a reference to a file of ours is not followed."""
    with pytest.raises(Unreadable):
        opened(hostile.an_entity_bomb())


def test_a_page_nested_three_hundred_thousand_deep_is_read():
    """Depth costs time in proportion, and no word is lost."""
    text = opened(hostile.a_nested_page())

    assert text.content == f"{SECRET} was here."


def test_a_page_cannot_hide_behind_one_long_text():
    """A text node of eleven million code points is read whole, and what stands after it too."""
    data = hostile.a_page_with_one_long_text()

    text, _ = open_apart("html", data, "page")

    assert len(text.content) > 10_900_000
    assert text.content.endswith("THE END")
    assert "hides_itself" not in text.warnings


def test_two_hundred_megabytes_of_text_are_refused_unread():
    """A text beyond the limit is refused by its size alone, soon and without a copy of it."""
    data = (SECRET.encode() + b" ") * (200_000_000 // (len(SECRET) + 1))
    origin = Origin(kind="file", name="long.txt")
    report = keep.describe(data, origin=origin, by="Ada Reader", at="2026-01-01T00:00:00Z")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    with pytest.raises(TooLarge) as caught:
        open_text(report, data)

    assert caught.value.facts["size"] == len(data)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000  # KiB


def test_a_page_with_too_many_words_is_refused():
    """A page beyond the limit of words is refused, whatever its file's size."""
    with pytest.raises(TooLarge) as caught:
        opened(b"<html><p>" + b"word " * 50_000, Limits(code_points=100_000))

    assert caught.value.facts["limit"] == 100_000


def test_a_file_that_takes_too_much_time_is_stopped():
    """The clock ends a child that works too long; the next file is opened as if nothing was."""
    data = hostile.a_nested_page(2_000_000)

    with pytest.raises(TooSlow):
        opened(data, Limits(wall=1))

    assert "ten hours" in opened(PAGE.encode()).content


def test_a_file_that_takes_too_much_work_is_stopped():
    """The limit of processor time ends a child, also where the clock would have let it go on."""
    data = hostile.a_nested_page(2_000_000)

    with pytest.raises(TooSlow) as caught:
        opened(data, Limits(cpu=1))

    assert caught.value.facts["seconds"] == 1
    assert "ten hours" in opened(PAGE.encode()).content


def test_a_file_that_takes_too_much_memory_is_stopped():
    """A child without memory ends or says so; ours stays as small as it was."""
    data = hostile.a_nested_page(1_500_000)
    opened(PAGE.encode())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    with pytest.raises(TooLarge):
        opened(data, Limits(memory=200 * 2**20))

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # KiB
    assert "ten hours" in opened(PAGE.encode()).content


def test_a_pdf_that_swells_is_stopped():
    """A page that unpacks to a thousand times its size is refused, not read."""
    data = hostile.a_pdf_bomb()

    with pytest.raises((TooLarge, Damaged, NoText)) as caught:
        opened(data)

    assert "report" in caught.value.facts


def test_a_child_that_was_killed_is_replaced():
    """Whoever kills the child costs nothing: the next file starts another."""
    from dripstone.read.formats import child

    opened(PAGE.encode())
    served = child._child(os.getpid(), Limits().memory)
    served.process.kill()
    served.process.wait()

    text = opened(PAGE.encode())

    assert "ten hours" in text.content


def test_the_child_writes_no_file_and_sees_no_secret(monkeypatch):
    """A child may write no file and no core, and none of our environment's secrets reach it."""
    from dripstone.read.formats import child

    monkeypatch.setenv("DRIPSTONE_PASSPHRASE", SECRET)
    process = child._started(2**30, box=())
    try:
        child._exchange(
            process, child.Asked(format="html", name="", size=3, limits=Limits()), b"<p>"
        )
        limits = Path(f"/proc/{process.pid}/limits").read_text()
        environment = Path(f"/proc/{process.pid}/environ").read_text()
    finally:
        child._ended(process, os.getpid())

    rows = {line[:26].strip(): line[26:].split()[:2] for line in limits.splitlines()[1:]}
    assert rows["Max file size"] == ["0", "0"]
    assert rows["Max core file size"] == ["0", "0"]
    assert rows["Max address space"] == [str(2**30)] * 2
    assert SECRET not in environment
