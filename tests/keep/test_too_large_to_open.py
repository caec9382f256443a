"""What is kept may be far larger than what is opened: it is never brought into memory to be refused."""

from __future__ import annotations

import msgspec
import pytest

from dripstone import flow, keep
from dripstone.flow.inside import Inside
from dripstone.flow.keeping import Keeping
from dripstone.flow.peers import Peers
from dripstone.flow.vouching import Vouching
from dripstone.records import Line, Origin, Record, Report
from dripstone.vault.memory import Memory
from samples import media, peers, signing
from samples.documents import a_zip

ADA = "Ada Reader"


class OfFilm(Memory):
    """A vault whose reports are a tebibyte long each, so that none may be asked for whole."""

    def get(self, identity: str) -> Record:
        """Find a record."""
        return _long(super().get(identity))

    def all(self, kind):
        """Give all records of a kind."""
        return map(_long, super().all(kind))

    def original(self, report: str) -> bytes:
        """Refuse, as a machine does whose memory is full."""
        raise MemoryError(report)


def _long(record: Record) -> Record:
    is_one = isinstance(record, Report)
    return msgspec.structs.replace(record, size=2**40) if is_one else record


@pytest.fixture
def vault() -> OfFilm:
    vault = OfFilm()
    vault.add_signer(ADA)
    return vault


def kept(vault: Memory, data: bytes, name: str) -> Report:
    """Keep a report, which is said to be a tebibyte long from then on."""
    origin = Origin(kind="file", name=name)
    report = keep.describe(data, origin=origin, by=ADA, at="2026-01-01T00:00:00Z")
    vault.commit(report, did="keep", by=ADA, originals={report.id: data})
    return report


def line_of(report: Report) -> Line:
    return Line(item=report.origin.name, became="kept", report=report.id)


def test_what_a_film_says_of_itself_is_not_looked_for_in_a_tebibyte(vault):
    """How it came is shown all the same."""
    film = kept(vault, media.a_film(), "film.mp4")

    assert flow.told_of(vault, film.id).about == {"unread": "TooLarge"}


@pytest.mark.parametrize("data", [a_zip({"a.txt": b"words"}), signing.a_packed_page()])
def test_a_container_of_a_tebibyte_stays_shut(vault, data):
    """Its line says why; nothing is taken out of it."""
    held = kept(vault, data, "all.zip")
    keeping = Keeping(vault, by=ADA)

    first, *more = Inside(keeping, lambda *_: line_of(held)).with_members(line_of(held))

    assert (first.became, first.why, more) == ("kept_unread", "TooLarge", [])
    assert Vouching(keeping).of_package(first) == first


def test_a_table_of_a_tebibyte_is_nobodys_export(vault):
    """Whose it would be is told from its first line, which is not worth a tebibyte of memory."""
    table = kept(vault, peers.a_bayanat_table(), "bulletins.csv")
    keeping = Keeping(vault, by=ADA)

    assert not Peers(keeping, lambda *_: line_of(table)).is_one(line_of(table))
