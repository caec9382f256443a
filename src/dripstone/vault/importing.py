"""Importing: entries, records and originals as another vault sealed them → rows of a new one.

Filling    an open, empty database → filled in the order: journal, signers, records, originals
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from dripstone.errors import BadCopy
from dripstone.journal import ADD_SIGNER, FOUND, read_entry
from dripstone.records import Signer
from dripstone.records.base import without_nonce
from dripstone.vault.database import told
from dripstone.vault.files import LaidFile
from dripstone.vault.originals import beside, put

_SIGNER = "INSERT INTO signers (entry, name, public_key, private_key) VALUES (?, ?, ?, ?)"
_RECORD = "INSERT INTO records (id, body, entry, place) VALUES (?, ?, ?, ?)"


class Filling:
    """A new database that is being filled. Whoever fills it proves it afterwards."""

    def __init__(self, connection: Any) -> None:  # noqa: ANN401 - the engine ships no types
        """Take over an open connection."""
        self._connection = connection
        self._files = beside(connection)
        self._places: dict[str, tuple[int, int]] = {}  #: by digest
        self._introduced: dict[str, int] = {}  #: by public key

    def entries(self, lines: Iterable[bytes]) -> None:
        """Write the journal as it is."""
        for number, raw in enumerate(lines, start=1):
            entry = read_entry(number, raw)
            for place, one in enumerate(entry.sealed):
                self._places[one.digest] = (number, place)
            if entry.did in {FOUND, ADD_SIGNER}:
                self._introduced[dict(entry.notes).get("public_key", "")] = number
            self._do("INSERT INTO journal VALUES (?, ?)", number, raw.decode("utf-8"))

    def signer(self, signer: Signer, private: bytes) -> None:
        """Write a person who was introduced, with their private key if it came along.

        Raises:
            BadCopy: no entry introduced them.
        """
        number = self._introduced.get(signer.public_key)
        if number is None:
            raise BadCopy(troubles=1)
        self._do(_SIGNER, number, signer.name, signer.public_key, private)

    def record(self, identity: str, body: bytes) -> None:
        """Write a record in the place that the journal gives it.

        Raises:
            BadCopy: no entry sealed it.
        """
        at = self._places.get(hashlib.sha256(body).hexdigest())
        if at is None or not without_nonce(body):
            raise BadCopy(troubles=1)
        self._do(_RECORD, identity, body.decode("utf-8"), *at)

    def original(self, report: str, parts: Iterable[bytes]) -> None:
        """Write an original, part by part."""
        laid: list[LaidFile] = []
        with told():
            row = self._connection.execute("SELECT coalesce(max(position), 0) FROM originals")
            put(self._connection, self._files, [(report, parts)], row.fetchone()[0], laid)
        for one in laid:
            one.keep()

    def _do(self, statement: str, *given: object) -> None:
        with told():
            self._connection.execute(statement, given)
