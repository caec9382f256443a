"""Checking: a whole vault against its own journal, and against a head from outside."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dripstone.errors import Broken
from dripstone.journal import Head, Trouble, Verdict
from dripstone.journal import check as compare
from dripstone.vault import Vault


def check(vault: Vault, *, head: Head | None = None) -> Verdict:
    """Look at everything the vault held when it was asked: storage, journal, records, originals.

    ``head`` is one that was written down earlier. Without it, a whole older state of the vault
    put back in its place looks as sound as it was then.
    """
    through = vault.head().number
    damaged = tuple(_damage(vault))
    verdict = compare(
        vault.entries(through=through),
        vault.signers(through),
        vault.sealed_bytes(through),
        vault.original_parts,
        vault.originals(through),
        head=head,
    )
    return msgspec.structs.replace(verdict, troubles=damaged + verdict.troubles)


def _damage(vault: Vault) -> Iterator[Trouble]:
    try:
        for place in vault.unsound():
            yield Trouble(kind="DamagedVault", where=place, why="changed")
    except Broken as broken:
        yield Trouble(kind=type(broken).__name__, where="database", why="unreadable")
