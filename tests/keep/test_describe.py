"""Bytes become reports."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from dripstone import keep
from dripstone.records import Origin, Report, canonical, from_bytes


def described(data: bytes, name: str = "report.txt") -> Report:
    origin = Origin(kind="file", name=name)
    return keep.describe(data, origin=origin, by="Ada Reader", at="2026-01-01T00:00:00Z")


@given(st.binary(max_size=200))
def test_identity_is_of_the_bytes_alone(data):
    """Whoever brings the same bytes under whatever name brings the same report."""
    one, other = described(data), described(data, "Another name.pdf")

    assert one.id == other.id
    assert one.sha256 == hashlib.sha256(data).hexdigest()
    assert one.size == len(data)


@given(st.binary(max_size=100), st.binary(max_size=100))
def test_other_bytes_are_another_report(one, other):
    """Any change of the bytes is another report."""
    assert (described(one).id == described(other).id) == (one == other)


@given(st.binary(max_size=400))
def test_any_bytes_are_described_and_stored(data):
    """No bytes make the description fail, and what it gives can be written and read back."""
    report = described(data)

    assert from_bytes(canonical(report)) == report


def test_a_report_keeps_quiet_about_names():
    """The repr of a report says nothing of the file's name or of who brought it."""
    report = described(b"words", "Timur Basnin.txt")

    assert "Basnin" not in repr(report)
    assert "Ada" not in repr(report)
