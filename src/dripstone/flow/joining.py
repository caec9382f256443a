"""Joining: two copies of one vault that worked apart → one, with both histories whole.

    join    our vault, the other → Join, or None when it brings nothing new

The other's journal since the two parted is kept as it is, beside ours, and proved like ours. What
it brought and we did not have is ours by one entry of our own, which names both heads and roots.
What both have stays once. What the two spell differently stays twice, and is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dripstone.errors import BadCopy, NotAllowed, NotTheSameVault
from dripstone.flow.clock import now
from dripstone.flow.custody import WITHDRAW
from dripstone.flow.reaching import reach
from dripstone.journal import Line, Peaks, parted, read_entry
from dripstone.records import (
    Decision,
    Erasure,
    Join,
    Report,
    Signer,
    from_bytes,
    random_id,
    without_nonce,
)
from dripstone.vault.checking import check
from dripstone.vault.joining import Came
from dripstone.vault.rows import Sqlite

_OF_A_LINE = (Erasure, Join)  #: what tells of places in a journal stays with that journal

Records = Mapping[tuple[int, int], tuple[str, bytes | None]]


def join(ours: Sqlite, theirs: Sqlite, *, by: str) -> Join | None:
    """Bring another copy of this vault in.

    Raises:
        NotTheSameVault: it was not founded as this one was, or the two erased different things.
        BadCopy: something in it is not as its own journal sealed it; nothing is taken.
        NotAllowed: what is sealed in one of them stays shut to whoever opened it.
        NoSigner: ``by`` may not write here.
    """
    verdict = check(theirs)
    if not verdict.sound:
        raise BadCopy(troubles=len(verdict.troubles))
    if verdict.checked.closed or ours.closed():
        raise NotAllowed(need="sealed")
    fork = parted(ours.chain(), theirs.chain())
    if fork == 0:
        raise NotTheSameVault(why="founded")
    if _gone(ours, fork) != _gone(theirs, fork):
        raise NotTheSameVault(why="erased")
    came = [one for one in _lines_of(ours, theirs, fork) if one.entries]
    if not came:
        return None
    return _bring(ours, theirs, came, fork, by=by)


def _gone(vault: Sqlite, fork: int) -> set[tuple[int, int]]:
    return {at for one in vault.all(Erasure) for at in one.gone if at[0] <= fork}


def _lines_of(ours: Sqlite, theirs: Sqlite, fork: int) -> Iterator[Came]:
    """Give what the other has beside our own journal: its own since the fork, and its lines."""
    known = {line.first: sum(1 for _ in line.entries()) for line in ours.lines()}
    mine = {read_entry(0, raw).seal for raw in ours.chain()}
    own = _own(theirs, fork)
    first = _first(own.entries)
    yield _since(own, known.get(own.first, 0))
    names = {line.line: line.first for line in theirs.lines()}
    for line in theirs.lines():
        if line.first in mine:
            continue  # what we wrote ourselves, as it came to them
        there = Came(
            first=line.first,
            parent="" if names.get(line.parent) in mine else _parent(line, names, first, fork),
            fork=line.fork,
            entries=dict(enumerate(line.entries(), start=line.fork + 1)),
            records=_told(theirs, line.records()),
        )
        yield _since(there, known.get(line.first, 0))


def _parent(line: Line, names: Mapping[int, str], own: str, fork: int) -> str:
    """Name what a line left: another line; their own journal since the fork; or what both have."""
    if line.parent:
        return names[line.parent]
    return own if line.fork > fork else ""


def _own(theirs: Sqlite, fork: int) -> Came:
    """Take their own journal since the fork as a line."""
    entries = {n: raw for n, raw in enumerate(theirs.chain(), start=1) if n > fork}
    records: dict[tuple[int, int], tuple[str, bytes | None]] = {}
    for number, kept in enumerate(theirs.journal(), start=1):
        if number > fork:
            for place, name in enumerate(kept.identities):
                if name:
                    records[number, place] = (name, theirs.stored(name))
    return Came(first=_first(entries), parent="", fork=fork, entries=entries, records=records)


def _told(theirs: Sqlite, records: Records) -> dict[tuple[int, int], tuple[str, bytes | None]]:
    return {
        at: (name, theirs.stored(name) if body is None else body)
        for at, (name, body) in records.items()
    }


def _first(entries: Mapping[int, bytes]) -> str:
    return next((read_entry(n, raw).seal for n, raw in entries.items()), "")


def _since(came: Came, known: int) -> Came:
    """Leave out what is here of this line already."""
    last = came.fork + known
    entries = {n: raw for n, raw in came.entries.items() if n > last}
    records = {at: one for at, one in came.records.items() if at[0] > last}
    return came._replace(entries=entries, records=records)


def _bring(ours: Sqlite, theirs: Sqlite, came: list[Came], fork: int, *, by: str) -> Join:
    new, doubled, here = _sorted_out(ours, came)
    note = Join(
        id=random_id("joi"),
        fork=fork,
        ours=ours.head().written(),
        our_root=_root(ours.chain()),
        theirs=theirs.head().written(),
        their_root=_root(theirs.chain()),
        new=len(new),
        here=here,
        doubled=tuple(sorted(doubled)),
        by=by,
        at=now(),
    )
    ours.join(
        note,
        came=[_without(one, new, ours) for one in came],
        brought=new.items(),
        originals=((r, theirs.original_parts(r)) for r in _reports(new)),
        people=_newcomers(ours, theirs),
    )
    _lock_what_was_withdrawn(ours, new.values())
    return note


def _sorted_out(ours: Sqlite, came: list[Came]) -> tuple[dict[str, bytes], set[str], int]:
    """Tell apart what is new, what both have, and what both have in different words."""
    new: dict[str, bytes] = {}
    doubled, here = set[str](), set[str]()
    for one in came:
        for name, body in one.records.values():
            assert body is not None
            if isinstance(from_bytes(body), _OF_A_LINE):
                continue
            if not ours.holds(name) and name not in new:
                new[name] = body
                continue
            have = new.get(name) or ours.stored(name)
            if have != body:
                here.add(name)
                if without_nonce(have) != without_nonce(body):
                    doubled.add(name)
    return new, doubled, len(here)


def _without(one: Came, new: Mapping[str, bytes], ours: Sqlite) -> Came:
    """Keep the body of a record only where ours is not spelled the same, nonce and all."""
    records: dict[tuple[int, int], tuple[str, bytes | None]] = {}
    for at, (name, body) in one.records.items():
        have = new.get(name) or (ours.stored(name) if ours.holds(name) else None)
        records[at] = (name, None if have == body else body)
    return one._replace(records=records)


def _root(chain: Iterable[bytes]) -> str:
    peaks = Peaks()
    for raw in chain:
        peaks.add(read_entry(0, raw).seal)
    return peaks.root().hex()


def _reports(new: Mapping[str, bytes]) -> Iterator[str]:
    return (name for name, body in new.items() if isinstance(from_bytes(body), Report))


def _newcomers(ours: Sqlite, theirs: Sqlite) -> list[tuple[Signer, bytes]]:
    """Give who was introduced there alone, and whose key lies there."""
    known = ours.signers()
    taken = {one.name for one in known} | {one.public_key for one in known}
    return [
        (one, theirs.private_key(one.name))
        for one in theirs.signers()
        if not {one.name, one.public_key} & taken and theirs.holds_key(one.name)
    ]


def _lock_what_was_withdrawn(vault: Sqlite, brought: Iterable[bytes]) -> None:
    for body in brought:
        record = from_bytes(body)
        if isinstance(record, Decision) and record.verb == WITHDRAW and vault.holds(record.on):
            vault.shut(reach(vault, record.on).records)
