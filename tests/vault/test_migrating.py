"""Migrating: a vault of every earlier version opens, keeps all it held, and does what new ones do."""

from __future__ import annotations

import hashlib
import os

import pytest
from sqlcipher3 import dbapi2
from vault_things import ANN, PASSPHRASE, a_look, a_report, a_text

from dripstone.flow.custody import withdraw
from dripstone.flow.erasing import erase
from dripstone.journal import NOTHING, Head, introduction, new_key, public_of, seal
from dripstone.records import Report, Sealed, Signer, Text, canonical
from dripstone.records.entry import stored
from dripstone.vault import sqlite
from dripstone.vault.checking import check
from dripstone.vault.database import scripts
from dripstone.vault.slots import FLOOR, new_slots, sub_key

WORDS = "The mayor of Lower Tarn spoke."
LAST = len(scripts())


def an_old_vault(folder, version: int) -> Head:
    """Write a vault as a program of that version did: its tables, its spelling, its entries."""
    folder.mkdir(mode=0o700)
    slots, key = new_slots(PASSPHRASE, "ab" * 16, FLOOR)
    connection = dbapi2.connect(str(folder / "vault.db"), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{sub_key(key, 'database').hex()}'\"")
    for step in scripts()[:version]:
        connection.executescript(step)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.execute("INSERT INTO vault (id) VALUES (?)", (slots.vault,))
    head = _filled(connection, placed=version >= 6)
    connection.close()
    sqlite.finish(folder, slots)
    return head


def _filled(connection, *, placed: bool) -> Head:
    private = new_key()
    signer = Signer(name=ANN, public_key=public_of(private))
    report = a_report(WORDS.encode())
    batches = ((), (report,), (a_text(report, WORDS), a_look(1)), (a_look(2),))
    head, signed = NOTHING, ""
    for number, records in enumerate(batches, start=1):
        bodies = [canonical(one) for one in records]
        made = seal(
            head,
            at="2031-05-01T00:00:00Z",
            by=ANN,
            did="found" if number == 1 else "keep",
            nonce=os.urandom(16).hex(),
            private=private,
            sealed=tuple(
                Sealed(id=one.id, digest=hashlib.sha256(body).hexdigest())
                for one, body in zip(records, bodies, strict=True)
            ),
            notes=introduction(signer) if number == 1 else (),
            signed=signed if placed else None,
        )
        row = (made.number, stored(made).decode())
        connection.execute("INSERT INTO journal VALUES (?, ?)", row)
        for place, (one, body) in enumerate(zip(records, bodies, strict=True)):
            columns, marks, more = "id, body", "?, ?", ()
            if placed:
                columns, marks, more = "id, body, entry, place", "?, ?, ?, ?", (number, place)
            connection.execute(
                f"INSERT INTO records ({columns}) VALUES ({marks})",
                (one.id, body.decode(), *more),
            )
        head, signed = Head(number=number, seal=made.seal), made.signature
    connection.execute(
        "INSERT INTO originals (report, part, bytes) VALUES (?, 0, ?)", (report.id, WORDS.encode())
    )
    connection.execute("INSERT INTO signers VALUES (1, ?, ?, ?)", (ANN, signer.public_key, private))
    return head


@pytest.mark.parametrize("version", range(1, LAST + 1))
def test_a_vault_of_every_version_keeps_what_it_held(tmp_path, version):
    """It is sound under its old head, reads as before, grows, and can forget."""
    head = an_old_vault(tmp_path / "vault", version)

    with sqlite.open_(tmp_path / "vault", PASSPHRASE) as vault:
        before = list(vault.chain())
        assert vault.head() == head
        assert check(vault, head=head, each=True).sound
        assert next(vault.all(Text)).content == WORDS
        assert [s.id for e in vault.entries() for s in e.sealed][1:] == [
            next(vault.all(Text)).id,
            "loo_000001",
            "loo_000002",
        ]

        vault.commit(a_look(3), did="follow_up", by=ANN)
        report = next(vault.all(Report)).id
        withdraw(vault, report, by=ANN, reason="asked for it")
        erase(vault, report, by=ANN, reason="asked for it")

        assert check(vault, head=head).sound
        assert [*vault.chain()][: len(before)] == before
        assert not vault.holds(report)
        version_now = vault._connection.execute("PRAGMA user_version").fetchone()[0]
    assert version_now == LAST
