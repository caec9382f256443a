"""A changed page or file is a new version of the one before."""

from __future__ import annotations

import pytest

from dripstone import keep
from dripstone.keep.versions import same_address
from dripstone.records import Origin, Report


def a_report(
    words: str, *, day: int = 1, url: str | None = None, place: str | None = None
) -> Report:
    origin = Origin(kind="file", name="report.html", url=url, place=place)
    at = f"2026-01-{day:02d}T00:00:00Z"
    return keep.describe(words.encode(), origin=origin, by="Ada Reader", at=at)


def test_a_page_from_the_same_address_changes_the_latest():
    """Of several kept versions the new one is linked to the latest."""
    url = "https://kestrel.example/held"
    first, second = a_report("one", day=1, url=url), a_report("two", day=5, url=url)
    new = a_report("three", day=9, url=url)

    found = keep.version_of(new, [second, first])

    assert (found.newer, found.older, found.why) == (new.id, second.id, "same address")


def test_the_address_that_a_text_gives_for_itself_counts():
    """A page saved by hand is a version by the address in its own words."""
    old, new = a_report("one"), a_report("two", day=2)
    address = "https://kestrel.example/held"

    found = keep.version_of(new, [old], addresses={old.id: address, new.id: address + "#top"})

    assert found.older == old.id


def test_the_same_file_taken_in_again_is_a_version():
    """A file that changed where it lies is linked; one of the same name elsewhere is not."""
    old, other = a_report("one", place="a" * 64), a_report("two", place="b" * 64)
    new = a_report("three", day=2, place="a" * 64)

    found = keep.version_of(new, [other, old])

    assert (found.older, found.why) == (old.id, "same file")


def test_nothing_alike_is_no_version():
    """Two files of the same name from unknown places are two reports."""
    assert keep.version_of(a_report("one"), [a_report("two")]) is None
    assert keep.version_of(a_report("one", url="https://k.example/a"), []) is None


def test_a_report_is_no_version_of_itself():
    """The same bytes, brought again, change nothing."""
    report = a_report("one", url="https://kestrel.example/held", place="a" * 64)

    assert keep.version_of(report, [report]) is None


@pytest.mark.parametrize(
    "address",
    [
        "http://kestrel.example/held",
        "https://www.kestrel.example/held/",
        "https://KESTREL.example/held?utm_source=feed&fbclid=1#comments",
    ],
)
def test_ways_to_one_page_are_one_address(address):
    """Scheme, www, a last slash, fragments and marks of clicks are no part of an address."""
    assert same_address(address) == same_address("https://kestrel.example/held")


def test_other_pages_have_other_addresses():
    """A question that a site is asked is part of an address; a front page is none."""
    assert same_address("https://k.example/?id=1") != same_address("https://k.example/?id=2")
    assert same_address("https://k.example/") is None
    assert same_address("not an address") is None
    assert same_address("http://[broken") is None
