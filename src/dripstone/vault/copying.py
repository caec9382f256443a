"""Copying: a whole vault into another folder, encrypted as it is, and proved after writing.

copy_vault   folder, passphrase, target → Verdict    or BadCopy, and nothing in its place
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dripstone.errors import BadCopy
from dripstone.journal import Verdict
from dripstone.vault.checking import check
from dripstone.vault.database import connect, told
from dripstone.vault.originals import beside, named
from dripstone.vault.pages import pages_of
from dripstone.vault.rows import Sqlite
from dripstone.vault.slots import keys_of
from dripstone.vault.sqlite import (
    DATABASE,
    clear,
    finish,
    put_in_place,
    refuse_if_taken,
    slots_of,
    unfinished,
)


def copy_vault(folder: Path, passphrase: str, target: Path) -> Verdict:
    """Copy a vault as it is at one moment, while others may write; read all of the copy again.

    The copy has the same slots and the same key. It is made beside its place and put there only
    when everything in it is as its journal sealed it.

    Raises:
        NotAVault, WrongPassphrase, AlteredSlots, DamagedVault: as in ``sqlite.open_``.
        AlreadyAVault, FolderTaken: something is in the target's place.
        BadCopy: the copy is not sound; ``troubles`` is how many there are.
        NoRoom: the disk is full; no copy was made.
    """
    target = target.absolute()
    refuse_if_taken(target)
    slots = slots_of(folder)
    keys = keys_of(slots, passphrase)
    aside = unfinished(target)
    try:
        _copy(folder / DATABASE, aside / DATABASE, keys.database)
        with Sqlite(connect(aside / DATABASE, keys.database), sealed=keys.sealed) as vault:
            verdict = _proved(check(vault))
        finish(aside, slots)
        put_in_place(aside, target)
    except BaseException:
        clear(aside)
        raise
    return verdict


def _copy_files(source: Any, target: Any) -> None:  # noqa: ANN401 - the engine ships no types
    """Copy the files that the copy names, as they are: it opens them with the same keys."""
    here, there = beside(source), beside(target)
    for name in sorted(named(target)):
        laid = here.copy(name, there)
        if laid is not None:  # one that is missing is missed when the copy is proved
            laid.keep()


def _proved(verdict: Verdict) -> Verdict:
    if not verdict.sound:
        raise BadCopy(troubles=len(verdict.troubles))
    return verdict


def _copy(here: Path, there: Path, key: bytes) -> None:
    """Copy all pages in one transaction; both sides are keyed, so nothing is written in clear."""
    source = connect(here.absolute(), key)
    try:
        target = connect(there, key, new=pages_of(source))
        try:
            with told():
                source.backup(target)
            _copy_files(source, target)
        finally:
            target.close()
    finally:
        source.close()
