"""Things to keep in tests: fictional reports, texts and looks, and how to make a vault cheaply."""

from __future__ import annotations

import functools
import hashlib

from dripstone.records import (
    Looked,
    Origin,
    Report,
    Text,
    report_id,
    sha256_of,
    text_id,
)
from dripstone.vault import pages
from dripstone.vault.database import connect
from dripstone.vault.slots import Keys, keys_of, read_slots
from dripstone.vault.sqlite import Sqlite

ANN, BEN = "Ann Tester", "Ben Tester"
PASSPHRASE = "seven grey herons over Lower Tarn"


def a_report(data: bytes, name: str = "statement.txt") -> Report:
    sha = hashlib.sha256(data).hexdigest()
    return Report(
        id=report_id(sha),
        sha256=sha,
        size=len(data),
        media_type="text/plain",
        origin=Origin(kind="file", name=name),
        received_at="2031-05-01T00:00:00Z",
        received_by=ANN,
    )


def a_text(report: Report, content: str) -> Text:
    sha = sha256_of(content)
    return Text(
        id=text_id(report.id, "plain", "1", sha),
        report=report.id,
        sha256=sha,
        content=content,
        format="plain",
        format_version="1",
    )


def a_look(number: int, where: str = "the council's archive") -> Looked:
    return Looked(
        id=f"loo_{number:06d}",
        demand="dem_1",
        where=(where,),
        until="2031-05-02",
        by=ANN,
        at="2031-05-02T00:00:00Z",
    )


def take_in(vault, data: bytes, content: str | None = None) -> Report:
    """Keep a report with its bytes, then its text, as the flow does."""
    report = a_report(data)
    vault.commit(report, did="keep", by=ANN, originals={report.id: data})
    if content is not None:
        vault.commit(a_text(report, content), did="read", by=ANN)
    return report


def database_key(folder) -> bytes:
    """Derive a vault's database key, once for each slot file: guessing is dear on purpose."""
    return keys_here(folder).database


def keys_here(folder) -> Keys:
    return _keys_of((folder / "slots.json").read_bytes())


@functools.cache
def _keys_of(slots: bytes) -> Keys:
    return keys_of(read_slots(slots), PASSPHRASE)


def with_key(folder) -> Sqlite:
    """Open a vault with its key, as ``open_`` does once it has it."""
    keys = keys_here(folder)
    return Sqlite(connect(folder / "vault.db", keys.database), sealed=keys.sealed)


def keyed(folder, *, tables: tuple[str, ...] = ()):
    """Open a vault's database as somebody who has the key, with the triggers of tables gone."""
    connection = pages.keyed(folder / "vault.db", database_key(folder))
    triggers = connection.execute(
        "SELECT name, tbl_name FROM sqlite_schema WHERE type = 'trigger'"
    ).fetchall()
    for name, table in triggers:
        if table in tables:
            connection.execute(f"DROP TRIGGER {name}")
    return connection
