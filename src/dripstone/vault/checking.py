"""Checking: a whole vault against its own journal, and against a head from outside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import msgspec

from dripstone.errors import Broken
from dripstone.journal import NOTHING, Checked, Head, Trouble, Verdict
from dripstone.journal import check as compare
from dripstone.vault import Vault

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
    )
    return msgspec.structs.replace(verdict, troubles=damaged + verdict.troubles)


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
