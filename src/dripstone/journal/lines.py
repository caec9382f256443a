"""Lines: what another copy of a journal did since the two parted, kept whole beside our own.

    parted      two journals → how many entries both have
    check_line  what came before, the line, its records → Proved and Troubles

A line is proved with the entries that came before it, from the first one on: it is a journal of its
own that began as ours did.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from dripstone.errors import BrokenJournal
from dripstone.journal.chain import Chain, Head
from dripstone.journal.check import Trouble
from dripstone.journal.tree import Peaks
from dripstone.records import Erasure, from_bytes


class Line(NamedTuple):
    """A line as a vault keeps it."""

    line: int
    parent: int  #: 0: our own journal
    fork: int  #: number of the last entry that it has with its parent
    first: str  #: seal of its first entry
    entries: Callable[[], Iterator[bytes]]
    #: identity and body by entry and place; None where our own record is spelled the same
    records: Callable[[], Mapping[tuple[int, int], tuple[str, bytes | None]]]


class Roots:
    """The roots of a journal at each length, for those that somebody asks for."""

    def __init__(self, wanted: Iterable[Head]) -> None:
        """Look for these heads."""
        self._wanted = {head.number for head in wanted}
        self._peaks = Peaks()
        self.found: dict[Head, str] = {}

    def add(self, seal: str) -> None:
        """Take the next entry's seal."""
        self._peaks.add(seal)
        if self._peaks.size in self._wanted:
            self.found[Head(number=self._peaks.size, seal=seal)] = self._peaks.root().hex()


def parted(ours: Iterable[bytes], theirs: Iterable[bytes]) -> int:
    """Count the entries that two journals have both, from the first on."""
    same = 0
    for one, other in zip(ours, theirs, strict=False):
        if one != other:
            break
        same += 1
    return same


def check_line(
    before: Iterable[bytes],
    line: Line,
    own: Callable[[str], bytes | None],
    gone: frozenset[tuple[int, int]],
    roots: Roots,
) -> Iterator[Trouble]:
    """Prove a line, and everything that its entries sealed.

    ``before`` is what it has with its parent, ``own`` gives one of our records by identity, and
    ``gone`` are places in it that we erased.
    """
    where = f"line {line.first[:8]}"
    chain = Chain(each=False)
    records = dict(line.records())
    lost: set[tuple[int, int]] = set()
    erased = set(gone)
    try:
        for raw in before:
            roots.add(chain.add_stored(raw).seal)
        for raw in line.entries():
            entry = chain.add_stored(raw)
            roots.add(entry.seal)
            for place, one in enumerate(entry.sealed):
                identity, body = records.pop((entry.number, place), ("", None))
                body = own(identity) if identity and body is None else body
                if body is None:
                    lost.add((entry.number, place))
                elif hashlib.sha256(body).hexdigest() != one.digest or not _is(identity, body):
                    yield Trouble(kind="AlteredRecord", where=identity, why="changed")
                else:
                    erased |= _erased(body)
        chain.end()
    except BrokenJournal as broken:
        why = str(broken.facts["why"])
        yield Trouble(
            kind="BrokenJournal", where=f"{where}, entry {broken.facts['entry']}", why=why
        )
        return
    for number, place in sorted(lost - erased):
        spot = f"{where}, entry {number}, record {place + 1}"
        yield Trouble(kind="AlteredRecord", where=spot, why="lost")
    for identity, _ in records.values():
        yield Trouble(kind="AlteredRecord", where=identity, why="unsealed")


def _is(identity: str, body: bytes) -> bool:
    try:
        return from_bytes(body).id == identity
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False


def _erased(body: bytes) -> set[tuple[int, int]]:
    if b'"record":"erasure"' not in body:
        return set()
    try:
        record = from_bytes(body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return set()
    return set(record.gone) if isinstance(record, Erasure) else set()
