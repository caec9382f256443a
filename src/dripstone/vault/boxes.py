"""Boxes: what people took back, locked away under keys of its own until a key is destroyed.

    Boxes       an open database → what is in its boxes, for whoever has their keys
    .shut       records → a box: they leave their tables, with their originals
    .erase      records → nothing: the key of their box is destroyed

A row in a box is AES-256-GCM under the box's random key, bound to the box and to the row's number.
The plain row is taken out of its table in the same transaction. ``PRAGMA secure_delete`` writes
zeros over what is taken out, before the page is encrypted again.

Source: AES-256-GCM, NIST SP 800-38D.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from dripstone.errors import DamagedVault, NotAllowed
from dripstone.vault.database import told
from dripstone.vault.files import name_of
from dripstone.vault.trustees import public_of, seal_to, unseal

_KEY, _NONCE = 32, 12  #: octets
_RECORDS = """
    SELECT position, entry, place, CAST(body AS BLOB) FROM records
    WHERE id IN (SELECT value FROM json_each(?)) ORDER BY position
"""
_ORIGINALS = """
    SELECT position, report, part, bytes, size, key FROM originals
    WHERE report IN (SELECT value FROM json_each(?)) ORDER BY position
"""
_DOUBLES = """
    SELECT line, entry, place, id, CAST(body AS BLOB) FROM line_records
    WHERE id IN (SELECT value FROM json_each(?)) ORDER BY line, entry, place
"""
_SOMETHING_NAMED = "SELECT 1 FROM shut WHERE name IS NOT NULL LIMIT 1"
_NAMED = "SELECT 1 FROM shut WHERE name = ? LIMIT 1"
_PUT = """
    INSERT INTO shut (number, box, kind, position, entry, place, nonce, bytes, name)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_LEAVE = """
    INSERT OR IGNORE INTO leaving SELECT name FROM shut
    WHERE kind = 'original' AND name IS NOT NULL AND box = ?1
        AND name NOT IN (SELECT name FROM shut WHERE name IS NOT NULL AND box <> ?1)
"""


_Row = tuple[int, int | None, int | None, bytes]  #: position, entry, place in it, what is kept


class Boxed(NamedTuple):
    """A record in a box."""

    position: int
    id: str
    kind: str
    body: bytes
    entry: int | None
    place: int | None


class Part(NamedTuple):
    """A part of an original in a box; or all of one whose file a key in the box opens."""

    report: str
    part: int
    data: bytes
    size: int
    key: str | None


class Boxes:
    """The boxes of one open vault. Whoever calls holds the vault's lock."""

    def __init__(self, connection: Any, sealed: bytes | None) -> None:  # noqa: ANN401
        """Look at nothing yet; without the sealed key, boxes are shut and never opened."""
        self._connection = connection
        self._sealed = sealed
        self._known: dict[int, bytes] = {}  #: keys of boxes that were opened
        self._seen: tuple[tuple[int, ...], tuple[Boxed, ...]] = ((), ())

    def records(self) -> tuple[Boxed, ...]:
        """Open every record in every box, in the order in which they were committed.

        Mostly there is no box. What was opened is opened again only when there are other boxes.

        Raises:
            DamagedVault: a row is not what was put there.
        """
        here = tuple(self._there())
        if self._seen[0] != here:
            opened = (
                Boxed(position, *_told(plain), plain, entry, place)
                for position, entry, place, plain in self._opened("record")
            )
            self._seen = here, tuple(opened)
        return self._seen[1]

    def originals(self) -> list[tuple[int, str, int]]:
        """Give position, report and part of every part of an original in a box."""
        opened = ((at, _part(plain)) for at, _, _, plain in self._opened("original"))
        return [(at, one.report, one.part) for at, one in opened]

    def parts(self, report: str) -> Iterator[Part]:
        """Give a report's original, part by part."""
        for _, _, _, plain in self._opened("original"):
            one = _part(plain)
            if one.report == report:
                yield one

    def doubles(self, line: int) -> dict[tuple[int, int], tuple[str, bytes | None]]:
        """Give what a line sealed and is in a box: identity and body, by entry and place."""
        return {
            (entry or 0, place or 0): (_identity(plain), _body(plain))
            for position, entry, place, plain in self._opened("double")
            if position == line
        }

    def named(self, identities: Collection[str]) -> set[str]:
        """Tell which of these lie in a box, whether or not it can be opened."""
        with told():
            ask = self._connection.execute
            if ask(_SOMETHING_NAMED).fetchone() is None:
                return set()
            return {one for one in identities if ask(_NAMED, (_name(one),)).fetchone()}

    def shut(self, identities: Collection[str]) -> None:
        """Lock records away in a new box, with their originals.

        What is in a box already stays in that one, and what is not here is passed over.
        """
        names = json.dumps(sorted(identities))
        do = self._connection.execute
        box, lock = self._new_box()
        self._put(box, lock, "original", map(_as_part, do(_ORIGINALS, (names,))))
        self._put(box, lock, "record", do(_RECORDS, (names,)).fetchall())
        self._put(box, lock, "double", map(_double, do(_DOUBLES, (names,)).fetchall()))
        do("DELETE FROM line_records WHERE id IN (SELECT value FROM json_each(?))", (names,))
        do("DELETE FROM originals WHERE report IN (SELECT value FROM json_each(?))", (names,))
        do("DELETE FROM records WHERE id IN (SELECT value FROM json_each(?))", (names,))

    def erase(self, identities: Collection[str]) -> None:
        """Destroy the keys of the boxes that hold these; what else was in them gets a new one."""
        self.shut(identities)
        gone = set(identities)
        for box, key in self._keys():
            records = [*self._in(box, key, "record")]
            doubles = [*self._in(box, key, "double")]
            here = {_told(row[3])[0] for row in records} | {_identity(row[3]) for row in doubles}
            if here & gone:
                originals = [*self._in(box, key, "original")]
                new, lock = self._new_box()
                kept = (row for row in records if _told(row[3])[0] not in gone)
                self._put(new, lock, "record", kept)
                kept = (row for row in originals if _part(row[3]).report not in gone)
                self._put(new, lock, "original", kept)
                kept = (row for row in doubles if _identity(row[3]) not in gone)
                self._put(new, lock, "double", kept)
                self._destroy(box)

    def _destroy(self, box: int) -> None:
        """Destroy a key; then take out what it locked, which no key opens any more."""
        self._connection.execute("DELETE FROM boxes WHERE box = ?", (box,))
        self._connection.execute(_LEAVE, (box,))
        self._connection.execute("DELETE FROM shut WHERE box = ?", (box,))

    def _new_box(self) -> tuple[int, AESGCM]:
        key = os.urandom(_KEY)
        locked = seal_to(self._public(), key)
        box = 1 + secrets.randbelow((1 << 53) - 1)  # never the number of an earlier one
        self._connection.execute("INSERT INTO boxes (box, key) VALUES (?, ?)", (box, locked))
        return box, AESGCM(key)

    def _public(self) -> bytes:
        """Give the key that boxes are sealed to; whoever has its other half writes it first."""
        row = self._connection.execute("SELECT public_key FROM sealing").fetchone()
        if row is not None:
            return bytes(row[0])
        if self._sealed is None:
            raise NotAllowed(need="sealed")
        public = public_of(self._sealed)
        self._connection.execute("INSERT INTO sealing (one, public_key) VALUES (1, ?)", (public,))
        return public

    def _keys(self) -> list[tuple[int, bytes]]:
        """Give the boxes that can be opened, with their keys."""
        opened = {box: self._unsealed(box, key) for box, key in self._there().items()}
        self._known = {box: key for box, key in opened.items() if key is not None}
        return [*self._known.items()]

    def _there(self) -> dict[int, bytes]:
        with told():
            return dict(self._connection.execute("SELECT box, key FROM boxes ORDER BY box"))

    def _unsealed(self, box: int, key: bytes) -> bytes | None:
        known = self._known.get(box)
        if known is not None or self._sealed is None:
            return known
        return unseal(self._sealed, key)

    def prepare(self) -> None:
        """Write down what boxes are sealed to, where nobody has."""
        self._public()

    def foreign(self) -> bool:
        """Tell whether boxes would be sealed to somebody else's key."""
        row = self._connection.execute("SELECT public_key FROM sealing").fetchone()
        return None not in (row, self._sealed) and bytes(row[0]) != public_of(self._sealed or b"")

    def closed(self) -> tuple[tuple[int, int], ...]:
        """Give entry and place of each record in a box that is not opened."""
        here = [box for box, _ in self._keys()]
        with told():
            rows = self._connection.execute(
                "SELECT entry, place FROM shut WHERE kind = 'record' AND box IN"
                " (SELECT box FROM boxes) AND box NOT IN (SELECT value FROM json_each(?))",
                (json.dumps(here),),
            ).fetchall()
        return tuple((entry or 0, place or 0) for entry, place in rows)

    def _opened(self, kind: str) -> list[_Row]:
        rows = [row for box, key in self._keys() for row in self._in(box, key, kind)]
        return sorted(rows, key=lambda row: row[0])

    def _in(self, box: int, key: bytes, kind: str) -> Iterator[_Row]:
        with told():
            rows = self._connection.execute(
                "SELECT number, position, entry, place, nonce, bytes FROM shut"
                " WHERE box = ? AND kind = ? ORDER BY number",
                (box, kind),
            ).fetchall()
        for number, position, entry, place, nonce, data in rows:
            try:
                plain = AESGCM(key).decrypt(nonce, data, _bound(box, number))
            except (InvalidTag, ValueError):
                raise DamagedVault(place=f"box {box}", code=0) from None
            yield position, entry, place, plain

    def _put(self, box: int, lock: AESGCM, kind: str, rows: Iterable[_Row]) -> None:
        last = "SELECT coalesce(max(number), 0) FROM shut"
        number = self._connection.execute(last).fetchone()[0]
        for position, entry, place, plain in rows:
            number += 1
            nonce = os.urandom(_NONCE)
            locked = lock.encrypt(nonce, plain, _bound(box, number))
            name = _name_in(kind, plain)
            row = (number, box, kind, position, entry, place, nonce, locked, name)
            self._connection.execute(_PUT, row)


def _bound(box: int, number: int) -> bytes:
    return f"dripstone box {box} {number}".encode("ascii")


def _name(identity: str) -> bytes:
    return hashlib.sha256(b"dripstone name 1 " + identity.encode()).digest()


def _told(body: bytes) -> tuple[str, str]:
    """Read identity and kind."""
    record = json.loads(body)
    return record["id"], record["record"]


def _double(row: tuple[int, int, int, str, bytes | None]) -> _Row:
    line, entry, place, identity, body = row
    return line, entry, place, f"{identity}\n".encode() + (body or b"")


def _identity(plain: bytes) -> str:
    return plain[: plain.index(b"\n")].decode("utf-8", "replace")


def _body(plain: bytes) -> bytes | None:
    return plain[plain.index(b"\n") + 1 :] or None


def _as_part(row: tuple[int, str, int, bytes, int | None, str | None]) -> _Row:
    position, report, part, data, size, key = row
    head = f"{report} {part}" if key is None else f"{report} {part} {size} {key}"
    return position, None, None, f"{head}\n".encode("ascii") + data


def _part(plain: bytes) -> Part:
    head, _, data = plain.partition(b"\n")
    report, part, *file = head.decode("ascii").split(" ")
    size, key = file or ("0", None)
    return Part(report, int(part), data, int(size), key)


def _name_in(kind: str, plain: bytes) -> bytes | None:
    """Give what tells those who cannot open a row that it is here: of a record, or of a file."""
    if kind == "record":
        return _name(_told(plain)[0])
    key = _part(plain).key if kind == "original" else None
    return None if key is None else bytes.fromhex(name_of(key))
