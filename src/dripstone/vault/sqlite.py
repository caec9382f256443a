"""SQLite: a vault in one folder: an encrypted database, its key slots, and a page for the finder.

create              folder, passphrase, founder → Vault
furnished           folder, passphrase → an empty one, to be filled with a journal from elsewhere
open_               folder, passphrase → Vault
change_passphrase   folder, old, new → None
slots_of            folder → Slots
put_slots           folder, Slots → None
require             folder → None          or NotAVault
refuse_if_taken     folder → None          or AlreadyAVault, FolderTaken
"""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlcipher3 import dbapi2

from dripstone.errors import (
    AlreadyAVault,
    DamagedVault,
    FolderTaken,
    NotAVault,
)
from dripstone.vault.database import PATIENCE, connect, told
from dripstone.vault.files import FOLDER, Files, settle
from dripstone.vault.pages import NEW
from dripstone.vault.rows import Sqlite
from dripstone.vault.slots import (
    DEFAULT,
    LARGEST_FILE,
    Cost,
    Keys,
    Slots,
    all_keys,
    changed,
    keys_of,
    new_slots,
    read_slots,
    written,
)

DATABASE, SLOTS, README = "vault.db", "slots.json", "README.txt"


def create(
    folder: Path,
    passphrase: str,
    *,
    by: str,
    cost: Cost = DEFAULT,
    engine: ModuleType = dbapi2,
) -> Sqlite:
    """Make a vault in a new or empty folder, founded by a person, and give it open.

    It is made beside its place and put there whole: ended half way, it leaves no vault, and can be
    made again. ``by`` is the founder's name; ``cost`` is what one guess at the passphrase costs.

    Raises:
        AlreadyAVault: the folder holds a vault.
        FolderTaken: the folder holds other things.
        ShortPassphrase: the passphrase has fewer than 8 characters.
        NotEncrypting: the database would write in clear; nothing was written.
        NoRoom: the disk is full; no vault was made.
    """
    folder = folder.absolute()
    refuse_if_taken(folder)
    identity = secrets.token_hex(16)
    slots, key = new_slots(passphrase, identity, cost)
    beside = unfinished(folder)
    try:
        _furnish(beside, slots, key, by=by, engine=engine)
        put_in_place(beside, folder)
    except BaseException:
        clear(beside)
        raise
    return _opened(folder, slots, all_keys(key))


@contextlib.contextmanager
def furnished(folder: Path, passphrase: str, cost: Cost = DEFAULT) -> Iterator[tuple[Any, Sqlite]]:
    """Make a vault that a journal from elsewhere is written into; in place only if all goes well.

    Raises:
        AlreadyAVault, FolderTaken, ShortPassphrase, NoRoom: as in ``create``.
    """
    folder = folder.absolute()
    refuse_if_taken(folder)
    slots, key = new_slots(passphrase, secrets.token_hex(16), cost)
    keys = all_keys(key)
    beside = unfinished(folder)
    try:
        connection = connect(beside / DATABASE, keys.database, new=NEW)
        with Sqlite(connection, sealed=keys.sealed) as vault:
            connection.execute("INSERT INTO vault (id) VALUES (?)", (slots.vault,))
            vault.prepare_sealing()
            yield connection, vault
        finish(beside, slots)
        put_in_place(beside, folder)
    except BaseException:
        clear(beside)
        raise


def _furnish(folder: Path, slots: Slots, key: bytes, *, by: str, engine: ModuleType) -> None:
    """Fill a new folder: the database with its first entry, the slots, the page for the finder."""
    keys = all_keys(key)
    connection = connect(folder / DATABASE, keys.database, new=NEW, engine=engine)
    with Sqlite(connection, sealed=keys.sealed) as vault, told():
        connection.execute("INSERT INTO vault (id) VALUES (?)", (slots.vault,))
        vault.add_signer(by)
        vault.prepare_sealing()
    finish(folder, slots)


def finish(folder: Path, slots: Slots) -> None:
    """Write what stands beside the database: the slots, and the page for the finder."""
    page = (resources.files("dripstone.vault") / "found_here.txt").read_bytes()
    _write(folder / README, page)
    _write(folder / SLOTS, written(slots))
    settle(folder)


def unfinished(folder: Path) -> Path:
    """Make a new folder beside the place of a vault, in which it is made."""
    beside = folder.with_name(f".{folder.name}.unfinished-{secrets.token_hex(4)}")
    beside.mkdir(mode=0o700, parents=True)
    (beside / DATABASE).touch(mode=0o600, exist_ok=False)
    return beside


def put_in_place(beside: Path, folder: Path) -> None:
    """Put a finished vault in its place, whole.

    Raises:
        AlreadyAVault, FolderTaken: something is there by now.
    """
    try:
        if folder.is_dir():
            folder.rmdir()  # goes only if it is empty
        beside.rename(folder)
    except OSError:
        refuse_if_taken(folder)  # somebody else was faster
        raise
    settle(folder.parent)


def clear(folder: Path) -> None:
    """Remove a vault that was never put in its place; nothing was kept in it yet."""
    Files(folder / FOLDER).clear()
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", SLOTS, README):
        (folder / name).unlink(missing_ok=True)
    with contextlib.suppress(FileNotFoundError):
        folder.rmdir()


def open_(folder: Path, passphrase: str, *, patience: float = PATIENCE) -> Sqlite:
    """Open the vault in a folder. ``patience`` is how long to wait for another writer, in seconds.

    Raises:
        NotAVault: the folder holds none.
        WrongPassphrase: no slot opens with this passphrase.
        AlteredSlots: the slot file is not one that we would write.
        DamagedVault: the database is not the one that these slots belong to, or is damaged.
        NotEncrypting: the database is readable without a key, or would write in clear.
        NewerVault: a newer program made or changed it.
        CopyFirst: nothing can be written there, which would be needed first.
    """
    folder = folder.absolute()
    slots = slots_of(folder)
    return _opened(folder, slots, keys_of(slots, passphrase), patience=patience)


def _opened(folder: Path, slots: Slots, keys: Keys, *, patience: float = PATIENCE) -> Sqlite:
    connection = connect(folder / DATABASE, keys.database, patience=patience)
    with told():
        row = connection.execute("SELECT id FROM vault").fetchone()
    if row != (slots.vault,):
        connection.close()
        raise DamagedVault(place="identity", code=0)
    vault = Sqlite(connection, sealed=keys.sealed)
    vault.tidy()
    return vault


def change_passphrase(folder: Path, old: str, new: str, *, cost: Cost = DEFAULT) -> None:
    """Put a new passphrase in the place of an old one; the data are not encrypted anew.

    Whoever holds a copy of the old slot file and knows the old passphrase can still open the
    vault: its key is the same.

    Raises:
        NotAVault, AlteredSlots, ShortPassphrase: as in ``open_`` and ``create``.
        WrongPassphrase: the old passphrase opens no slot.
    """
    put_slots(folder, changed(slots_of(folder), old, new, cost))


def slots_of(folder: Path) -> Slots:
    """Read a vault's slot file.

    Raises:
        NotAVault, DamagedVault, AlteredSlots: as in ``open_``.
    """
    folder = folder.absolute()
    require(folder)
    return _slots_in(folder)


def put_slots(folder: Path, slots: Slots) -> None:
    """Put a slot file in the place of the old one, whole or not at all."""
    folder = folder.absolute()
    beside = folder / f".{SLOTS}.{secrets.token_hex(4)}"
    try:
        _write(beside, written(slots))
        beside.replace(folder / SLOTS)
    finally:
        beside.unlink(missing_ok=True)
    settle(folder)


def require(folder: Path) -> None:
    """Prove that a folder holds a vault.

    Raises:
        NotAVault: it does not.
        DamagedVault: a part of the vault is gone.
    """
    missing = [name for name in (DATABASE, SLOTS) if not (folder / name).is_file()]
    if len(missing) == 2:
        raise NotAVault
    if missing:
        raise DamagedVault(place=missing[0], code=0)


def refuse_if_taken(folder: Path) -> None:
    """Prove that a vault can be made in a folder.

    Raises:
        AlreadyAVault: it holds a vault, or a part of one.
        FolderTaken: it holds other things.
    """
    if any((folder / name).exists() for name in (DATABASE, SLOTS)):
        raise AlreadyAVault
    things = sum(1 for _ in folder.iterdir()) if folder.exists() else 0
    if things:
        raise FolderTaken(things=things)


def _slots_in(folder: Path) -> Slots:
    with (folder / SLOTS).open("rb") as file:
        return read_slots(file.read(LARGEST_FILE + 1))


def _write(path: Path, data: bytes) -> None:
    """Write a new file that nobody else can read, down to the disk."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor, not a path
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
