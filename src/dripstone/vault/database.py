"""Database: an encrypted SQLite file that is proved to be one before anything is written to it.

    connect            path, key → connection     keyed, proved, set up, its schema up to date
    prove_encrypting   connection → None          or NotEncrypting
    grow               connection, scripts        the schema, step by step, in one transaction
    told               a block                    the database's own errors, as ours

Plain SQLite accepts a key without a word and writes a readable file: hence the proof.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlcipher3 import dbapi2

from dripstone.errors import Busy, CopyFirst, DamagedVault, NewerVault, NoRoom, NotEncrypting
from dripstone.vault.pages import Pages, keyed, pages_of, writable

PLAIN = b"SQLite format 3\0"  #: how a file begins that anybody can read
PATIENCE = 30.0  #: seconds to wait for another process that is writing
LOG = 16 << 20  #: octets of the write-ahead log from which it is brought in
_UNREADABLE = {266, 522, 8458}  #: SQLITE_IOERR_READ, _SHORT_READ, _CORRUPTFS
SETTINGS = """
    PRAGMA temp_store = MEMORY;
    PRAGMA foreign_keys = ON;
    PRAGMA recursive_triggers = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA cell_size_check = ON;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA fullfsync = ON;
    PRAGMA checkpoint_fullfsync = ON;
    PRAGMA cache_size = -65536;
    PRAGMA secure_delete = ON;
"""


def connect(
    path: Path,
    key: bytes,
    *,
    new: Pages | None = None,
    patience: float = PATIENCE,
    engine: ModuleType = dbapi2,
) -> Any:  # noqa: ANN401 - the engine ships no types
    """Open a database file with a raw key of 32 octets.

    A ``new`` one is there, empty, and gets these pages. Where nothing can be written, it is read.

    Raises:
        NotEncrypting: the engine or the file is plain SQLite.
        DamagedVault: the file does not open with this key.
        NewerVault: a newer program made or changed it.
        CopyFirst: nothing can be written there, and it was not closed, or an earlier program's.
        Busy, NoRoom: as in ``told``.
    """
    try:
        return _connected(path, key, new, patience, engine)
    except PermissionError:
        if writable(path):
            raise
        raise CopyFirst from None


def _connected(
    path: Path, key: bytes, new: Pages | None, patience: float, engine: ModuleType
) -> Any:  # noqa: ANN401
    if not new and path.stat().st_size < len(PLAIN):
        # SQLite would take an empty file for a new database and make one of it.
        raise DamagedVault(place="database", code=0)
    with told():
        connection = keyed(path, key, pages=new, patience=patience, engine=engine)
    try:
        with told():
            prove_encrypting(connection, path)
            connection.executescript(SETTINGS)
            connection.execute(f"PRAGMA wal_autocheckpoint = {LOG // pages_of(connection).size}")
            grow(connection, scripts())
            prove_encrypting(connection, path)
    except BaseException:
        connection.close()
        raise
    # A tampered text must not be quoted by a decoding error.
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    return connection


def prove_encrypting(connection: Any, path: Path) -> None:  # noqa: ANN401
    """Prove that what is written goes to the disk encrypted and nowhere else.

    Raises:
        NotEncrypting: the engine has no cipher, the cipher is off, the file is readable, or
            temporary tables would be written to a file.
    """
    if not _one(connection, "PRAGMA cipher_version"):
        raise NotEncrypting(why="engine")
    if str(_one(connection, "PRAGMA cipher_status")) != "1":
        raise NotEncrypting(why="status")
    with path.open("rb") as file:
        if file.read(len(PLAIN)) == PLAIN:
            raise NotEncrypting(why="file")
    options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    in_memory = options & {"TEMP_STORE=2", "TEMP_STORE=3"}
    if not in_memory or _one(connection, "PRAGMA temp_store") not in {0, 2}:
        raise NotEncrypting(why="temp_store")


def scripts() -> tuple[str, ...]:
    """Give the schema's steps, from the first."""
    folder = resources.files("dripstone.vault") / "sql"
    steps = sorted((f for f in folder.iterdir() if f.name[:3].isdigit()), key=lambda f: f.name)
    return tuple(step.read_text("utf-8") for step in steps)


def grow(connection: Any, steps: Sequence[str]) -> None:  # noqa: ANN401
    """Bring the schema up to date: all missing steps in one transaction, or none.

    Raises:
        NewerVault: the vault has steps that this program does not know.
    """
    if _version(connection, steps) == len(steps):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in steps[_version(connection, steps) :]:
            for statement in _statements(step):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    except BaseException:
        roll_back(connection)
        raise


def _version(connection: Any, steps: Sequence[str]) -> int:  # noqa: ANN401
    version = int(_one(connection, "PRAGMA user_version"))
    if version > len(steps):
        raise NewerVault(found=version, known=len(steps))
    return version


def _statements(script: str) -> Iterator[str]:
    """Cut a script into statements; a trigger's inner semicolons do not end one."""
    gathered = ""
    for line in script.splitlines(keepends=True):
        gathered += line
        if dbapi2.complete_statement(gathered):
            yield gathered
            gathered = ""


def roll_back(connection: Any) -> None:  # noqa: ANN401
    """Undo an open transaction; on some faults the database has undone it already."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def told() -> _Telling:
    """Tell the database's own errors as ours; the texts stay behind.

    Raises:
        Busy: another process holds the database for longer than our patience.
        NoRoom: the disk or the memory gave out.
        DamagedVault: a page is not as it was written, or the file is cut off.
        PermissionError: the file cannot be opened or written.
    """
    return _TELLING


class _Telling:
    """A block that holds nothing, and stands around every question that is asked."""

    def __enter__(self) -> None:
        """Do nothing."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Raise ours in the place of the database's, without its text."""
        if error is None:
            return
        if isinstance(error, MemoryError):
            raise NoRoom(of="memory") from None
        if isinstance(error, dbapi2.Error):
            ours = _as_ours(getattr(error, "sqlite_errorcode", None) or 0)
            if ours is not None:
                raise ours from None


_TELLING = _Telling()


def _as_ours(code: int) -> Exception | None:
    """Tell what an extended result code means to a person; None for a fault of our own."""
    kind = code & 0xFF
    if kind in {dbapi2.SQLITE_BUSY, dbapi2.SQLITE_LOCKED}:
        return Busy(code=code)
    if kind in {dbapi2.SQLITE_CORRUPT, dbapi2.SQLITE_NOTADB} or code in _UNREADABLE:
        return DamagedVault(place="database", code=code)
    if kind in {dbapi2.SQLITE_FULL, dbapi2.SQLITE_IOERR}:
        return NoRoom(of="disk", code=code)
    if kind == dbapi2.SQLITE_NOMEM:
        return NoRoom(of="memory", code=code)
    if kind in {dbapi2.SQLITE_PERM, dbapi2.SQLITE_READONLY, dbapi2.SQLITE_CANTOPEN}:
        return PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return None


def _one(connection: Any, question: str) -> Any:  # noqa: ANN401
    row = connection.execute(question).fetchone()
    return row[0] if row else None
