"""Pages: a database file, opened with its key by whichever kind of pages it was made with.

    keyed       path, key → connection that reads what is there
    writable    path → whether it can be written to, and what SQLite lays beside it
    attach      connection, path, key → a second file beside the first, with the same pages
    pages_of    connection → Pages

A file keeps the pages that it was made with. Nothing beside it says which, so nothing beside it can
be wrong: each page is authenticated, and a file opens with its own kind of pages or not at all.

Where nothing can be written, a file is read as it lies there: SQLite would lay two files beside it.
"""

from __future__ import annotations

import os
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from sqlcipher3 import dbapi2


class Pages(NamedTuple):
    """How the pages of a file are made."""

    size: int  #: octets
    seal: str  #: what authenticates each of them
    reserve: int  #: octets at the end of each for its initialisation vector and its seal


NEW = Pages(8192, "HMAC_SHA256", 48)
EARLIER = Pages(4096, "HMAC_SHA512", 80)  #: of vaults that were made before there were others
BESIDE = ("-wal", "-shm")  #: endings of what lies beside a file while somebody has it open
_OTHER = {dbapi2.SQLITE_NOTADB, dbapi2.SQLITE_CORRUPT, dbapi2.SQLITE_IOERR}


def keyed(
    path: Path,
    key: bytes,
    *,
    pages: Pages | None = None,
    patience: float = 0.0,
    engine: ModuleType = dbapi2,
) -> Any:  # noqa: ANN401 - the engine ships no types
    """Open a file with a raw key of 32 octets; ``pages`` are those that an empty one will have.

    The database's own errors come as they are.
    """
    ways = (NEW, EARLIER) if pages is None else (pages,)
    for way in ways:
        connection = engine.connect(
            _address(path),
            uri=True,
            timeout=patience,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            _unlock(connection, key, way)
        except BaseException as error:
            connection.close()
            if way is ways[-1] or not _has_other_pages(error):
                raise
        else:
            return connection
    raise AssertionError("there is always a way to try")


def _address(path: Path) -> str:
    """Say how SQLite is to open a file: to write, to read, or as one that nobody writes."""
    here = path.absolute().as_uri()
    if writable(path):
        return f"{here}?mode=rw"
    # While somebody has it open or was interrupted, the file alone is not all.
    alone = not any(path.with_name(path.name + ending).exists() for ending in BESIDE)
    return f"{here}?mode=ro&immutable=1" if alone else f"{here}?mode=ro"


def writable(path: Path) -> bool:
    """Tell whether a file can be written to, and new ones laid beside it."""
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)


def _unlock(connection: Any, key: bytes, pages: Pages) -> None:  # noqa: ANN401
    do = connection.execute
    do("PRAGMA cipher_log_level = NONE")
    # Wiping each piece of memory that is let go makes writing fifteen times slower. What was read
    # stands in Python's own memory as well, which nobody wipes.
    do("PRAGMA cipher_memory_security = OFF")
    do(f'PRAGMA key = "{_spelled(key)}"')
    do(f"PRAGMA cipher_page_size = {pages.size}")
    do(f"PRAGMA cipher_hmac_algorithm = {pages.seal}")
    do("SELECT count(*) FROM sqlite_schema").fetchone()


def _has_other_pages(error: BaseException) -> bool:
    """Tell whether a file may have other pages; a wrong key looks no different."""
    code = getattr(error, "sqlite_errorcode", None) or 0
    return isinstance(error, dbapi2.Error) and code & 0xFF in _OTHER


def pages_of(connection: Any) -> Pages:  # noqa: ANN401
    """Say of an open file which pages it has."""
    size = int(connection.execute("PRAGMA cipher_page_size").fetchone()[0])
    return next(one for one in (NEW, EARLIER) if one.size == size)


def attach(connection: Any, path: Path, key: bytes, name: str) -> None:  # noqa: ANN401
    """Open a second file beside the first; it has to have the same pages, as a copy of it has."""
    do, pages = connection.execute, pages_of(connection)
    # The engine takes these of the whole process. Whatever we open ourselves says them by itself.
    _by_default(connection, pages)
    try:
        do(f'ATTACH DATABASE ? AS {name} KEY "{_spelled(key)}"', (str(path),))
    finally:
        _by_default(connection, EARLIER)


def _by_default(connection: Any, pages: Pages) -> None:  # noqa: ANN401
    connection.execute(f"PRAGMA cipher_default_page_size = {pages.size}")
    connection.execute(f"PRAGMA cipher_default_hmac_algorithm = {pages.seal}")


def _spelled(key: bytes) -> str:
    return f"x'{key.hex()}'"
