"""Checking: a whole vault against its own journal, and against a head from outside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import TypeVar

import msgspec

from dripstone.errors import Broken
from dripstone.journal import (
    NOTHING,
    Checked,
    Head,
    Line,
    Roots,
    Trouble,
    Verdict,
    check_line,
    read_entry,
    read_head,
)
from dripstone.journal import check as compare
from dripstone.records import Erasure, Join
from dripstone.vault import Moment, Vault

T = TypeVar("T")


def check(vault: Vault, *, head: Head | None = None, each: bool = False) -> Verdict:
    """Look at everything the vault held when it was asked: storage, journal, records, originals.

    ``head`` is one that was written down earlier. Without it, a whole older state of the vault
    put back in its place looks as sound as it was then. ``each`` proves the signature of every
    entry by itself, and not the last one of each person for all before it.
    """
    damaged = tuple(_damage(vault))
    try:
        moment = vault.moment()
        signers = vault.signers(moment)
    except Broken as broken:
        return Verdict(head=NOTHING, checked=Checked(), troubles=(*damaged, _unreadable(broken)))
    verdict = compare(
        vault.journal(moment),
        signers,
        _later(lambda: vault.sealed_bytes(moment)),
        vault.original_parts,
        _later(lambda: vault.originals(moment)),
        head=head,
        each=each,
        closed=vault.closed(),
    )
    joined = tuple(_joined(vault, moment)) if verdict.sound else ()
    return msgspec.structs.replace(verdict, troubles=damaged + verdict.troubles + joined)


def _joined(vault: Vault, moment: Moment) -> Iterator[Trouble]:
    """Prove the lines that joined, and that the entries which say so say the truth."""
    try:
        lines = {one.line: one for one in vault.lines()}
        notes = [*vault.all(Join)] if lines else []
        heads = [h for n in notes for h in (read_head(n.ours), read_head(n.theirs)) if h]
        found: dict[Head, str] = {}
        for line in lines.values():
            roots = Roots(heads)
            yield from check_line(
                before(vault, lines, line, moment),
                line,
                lambda one: vault.stored(one) if vault.holds(one) else None,
                _erased_in(vault, line),
                roots,
            )
            found |= roots.found
        if lines:
            own = Roots(heads)
            for raw in vault.chain(moment):
                own.add(read_entry(0, raw).seal)
            found |= own.found
        for note in notes:
            said = {note.ours: note.our_root, note.theirs: note.their_root}
            if any(found.get(_head(head)) != root for head, root in said.items()):
                yield Trouble(kind="BrokenJournal", where=note.id, why="rewritten")
    except Broken as broken:
        yield _unreadable(broken)


def _head(words: str) -> Head:
    return read_head(words) or NOTHING


def before(
    vault: Vault, lines: Mapping[int, Line], line: Line, moment: Moment | None = None
) -> Iterator[bytes]:
    """Give the entries that a line has with what it left, from the first on."""
    if line.parent == 0:
        yield from islice(vault.chain(moment), line.fork)
        return
    parent = lines[line.parent]
    yield from before(vault, lines, parent, moment)
    yield from islice(parent.entries(), line.fork - parent.fork)


def _erased_in(vault: Vault, line: Line) -> frozenset[tuple[int, int]]:
    return frozenset(
        (entry, place)
        for one in vault.all(Erasure)
        for first, entry, place in one.gone_elsewhere
        if line.first.startswith(first)
    )


def _later(ask: Callable[[], Iterable[T]]) -> Iterator[T]:
    """Ask when the first is wanted, so that what cannot be asked is a trouble among others."""
    yield from ask()


def _unreadable(broken: Broken) -> Trouble:
    return Trouble(kind=type(broken).__name__, where="database", why="unreadable")


def _damage(vault: Vault) -> Iterator[Trouble]:
    try:
        for place in vault.unsound():
            yield Trouble(kind="DamagedVault", where=place, why="changed")
    except Broken as broken:
        yield _unreadable(broken)
