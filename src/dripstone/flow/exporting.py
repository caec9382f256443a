"""Exporting: a whole vault in one age file, and a vault made of such a file again.

    export    vault → an age file for one recipient, noted in the journal first
    bring_in  age file, identity → a new vault with the same journal, records and originals

Inside the age file is a tar archive, in this order: ``journal.jsonl`` and ``records.jsonl`` (each
line as it is stored and sealed), ``signers.jsonl`` (with private keys, where the vault holds them),
and ``originals/REPORT``. Whoever has the age key reads it with ``age -d`` and ``tar`` alone.
Nothing of it is written in clear by us. Passwords of a server's accounts do not go along.

Source: age, https://age-encryption.org/v1; tar (pax), IEEE Std 1003.1.
"""

from __future__ import annotations

import io
import itertools
import os
import tarfile
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO

import msgspec
import pyrage

from dripstone.errors import AlteredOriginal, BadCopy, NotAnAgeKey, WrongPassphrase
from dripstone.flow.clock import now
from dripstone.flow.custody import WITHDRAW
from dripstone.flow.reaching import reach
from dripstone.journal import Verdict
from dripstone.records import (
    Decision,
    Receipt,
    Report,
    Signer,
    Value,
    from_bytes,
    random_id,
    short,
)
from dripstone.vault import sqlite
from dripstone.vault.checking import check
from dripstone.vault.importing import Filling
from dripstone.vault.plan import PART
from dripstone.vault.reading import proved_parts
from dripstone.vault.rows import Sqlite
from dripstone.vault.slots import DEFAULT, Cost

DID = "export"
_JOURNAL, _SIGNERS, _RECORDS = "journal.jsonl", "signers.jsonl", "records.jsonl"
_ORIGINALS = "originals/"


class _Person(Value, frozen=True, kw_only=True):
    name: str
    public_key: str
    private_key: str  #: hexadecimal; empty where the vault does not hold it


def export(vault: Sqlite, target: Path, recipient: str, *, by: str) -> Verdict:
    """Write everything that a vault holds into one new age file.

    Raises:
        NotAnAgeKey: the recipient is no public age key; nothing is noted.
        BadCopy: the vault is not as its journal sealed it, part of it stays shut to whoever opened
            it, or another copy was merged into it; nothing leaves.
        FileExistsError: something is in the target's place.
        NoSigner: ``by`` has no signing key here.
    """
    try:
        to = pyrage.x25519.Recipient.from_str(recipient)
    except pyrage.RecipientError:
        raise NotAnAgeKey from None
    verdict = check(vault)
    if not verdict.sound or verdict.checked.closed or vault.lines():
        raise BadCopy(troubles=len(verdict.troubles))
    with target.open("xb") as file:
        moment = now()
        note = Receipt(id=random_id("rct"), did=DID, by=by, started=moment, ended=moment, lines=())
        vault.commit(note, did=DID, by=by)
        with _written(lambda there: _pack(vault, there)) as here:
            pyrage.encrypt_io(here, file, [to])
        file.flush()
        os.fsync(file.fileno())
    return verdict


@contextmanager
def _written(write: Callable[[IO[bytes]], None]) -> Iterator[IO[bytes]]:
    """Give what a function writes, while it writes, in no file."""
    reading, writing = os.pipe()
    failed: list[BaseException] = []

    def work() -> None:
        try:
            with open(writing, "wb") as there:  # noqa: PTH123 - a descriptor, not a path
                write(there)
        except BaseException as trouble:  # noqa: BLE001 - told to whoever reads
            failed.append(trouble)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        with open(reading, "rb") as here:  # noqa: PTH123
            yield here
    finally:
        thread.join()
        # Whoever stopped reading closed the pipe; what went wrong before that is the cause.
        if failed and not isinstance(failed[0], BrokenPipeError):
            raise failed[0]


def _pack(vault: Sqlite, there: IO[bytes]) -> None:
    with tarfile.open(fileobj=there, mode="w|", format=tarfile.PAX_FORMAT) as tar:
        _put(tar, _JOURNAL, _lines(vault.chain()))
        people = [_person(vault, one) for one in vault.signers()]
        _put(tar, _SIGNERS, _lines(msgspec.json.encode(one) for one in people))
        _put(tar, _RECORDS, _lines(body for _, body in vault.sealed_bytes()))
        for report in vault.originals():
            _put_original(tar, vault, report)


def _lines(rows: Iterable[bytes]) -> bytes:
    return b"".join(row + b"\n" for row in rows)


def _put(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(data)
    tar.addfile(member, io.BytesIO(data))


def _put_original(tar: tarfile.TarFile, vault: Sqlite, report: str) -> None:
    """Write an original while it is read; what is not as it came ends the export."""
    member = tarfile.TarInfo(_ORIGINALS + report)
    record = vault.get(report)
    assert isinstance(record, Report)
    member.size = record.size
    parts = proved_parts(vault, report)
    tar.addfile(member, io.BufferedReader(_Flowing(parts), PART))
    if any(parts):  # the end tells whether all of it is true
        raise AlteredOriginal(report=short(report), why="changed")


class _Flowing(io.RawIOBase):
    """Parts, read one after the other."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts
        self._left = memoryview(b"")

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, room: memoryview) -> int:  # type: ignore[override]
        """Fill some room; 0 is the end."""
        if not self._left:
            self._left = memoryview(next(self._parts, b""))
        some = self._left[: len(room)]
        room[: len(some)] = some
        self._left = self._left[len(some) :]
        return len(some)


def _person(vault: Sqlite, one: Signer) -> _Person:
    own = vault.private_key(one.name).hex() if vault.holds_key(one.name) else ""
    return _Person(name=one.name, public_key=one.public_key, private_key=own)


def bring_in(
    file: Path, identity: str, folder: Path, passphrase: str, *, cost: Cost = DEFAULT
) -> Verdict:
    """Make a new vault, with a key of its own, of what an export holds; prove everything in it.

    Raises:
        AlreadyAVault, FolderTaken: something is in the folder's place.
        NotAnAgeKey, WrongPassphrase: the identity is no age key, or not the one for this file.
        ShortPassphrase: the new passphrase has fewer than 8 characters.
        BadCopy: what is inside is not as its journal sealed it; no vault was made.
    """
    try:
        own = pyrage.x25519.Identity.from_str(identity.strip())
    except pyrage.IdentityError:
        raise NotAnAgeKey from None
    with sqlite.furnished(folder, passphrase, cost) as (connection, vault):
        filling = Filling(connection)
        with file.open("rb") as locked, _written(lambda out: _open(locked, out, own)) as here:
            _unpack(here, filling)
        for record in [*vault.all(Decision)]:
            if record.verb == WITHDRAW and vault.holds(record.on):
                vault.shut(reach(vault, record.on).records)
        verdict = check(vault)
        if not verdict.sound:
            raise BadCopy(troubles=len(verdict.troubles))
    return verdict


def _open(locked: IO[bytes], out: IO[bytes], own: object) -> None:
    try:
        pyrage.decrypt_io(locked, out, [own])
    except pyrage.DecryptError:
        raise WrongPassphrase(slots=1) from None
    except OSError as trouble:
        if trouble.errno is not None:
            raise
        raise BadCopy(troubles=1) from None  # the file was cut or altered


def _unpack(here: IO[bytes], filling: Filling) -> None:
    try:
        with tarfile.open(fileobj=here, mode="r|") as tar:
            for member in tar:
                inside = tar.extractfile(member)
                if inside is not None:
                    with closing(inside):
                        _take(filling, member.name, inside)
    except (tarfile.TarError, msgspec.DecodeError, UnicodeDecodeError, ValueError):
        raise BadCopy(troubles=1) from None


def _take(filling: Filling, name: str, inside: IO[bytes]) -> None:
    if name == _JOURNAL:
        filling.entries(line.rstrip(b"\n") for line in inside)
    elif name == _SIGNERS:
        for line in inside:
            one = msgspec.json.decode(line, type=_Person)
            signer = Signer(name=one.name, public_key=one.public_key)
            filling.signer(signer, bytes.fromhex(one.private_key))
    elif name == _RECORDS:
        for line in inside:
            body = line.rstrip(b"\n")
            filling.record(from_bytes(body).id, body)
    elif name.startswith(_ORIGINALS):
        first = inside.read(PART)  # an empty original is one empty part
        rest = iter(lambda: inside.read(PART), b"")
        filling.original(name.removeprefix(_ORIGINALS), itertools.chain([first], rest))
