"""About is answered from indexes, in vaults made before they were there too."""

from __future__ import annotations

import json

import pytest
from sqlcipher3 import dbapi2

from dripstone.vault.database import grow, scripts
from dripstone.vault.rows import _ABOUT, _WAITING

CLAIM = {"record": "claim", "kind": "act", "type": "body.assault", "polarity": "affirms"}


def a_database(steps):
    connection = dbapi2.connect(":memory:", isolation_level=None)
    grow(connection, steps)
    return connection


def test_no_question_about_a_finding_reads_everything():
    """The database finds both by index, and scans no table."""
    connection = a_database(scripts())

    plan = connection.execute(f"EXPLAIN QUERY PLAN {_ABOUT}", ("[]",)).fetchall()

    told = " ".join(line[-1] for line in plan)
    assert "records_about" in told
    assert "records_made" in told
    assert "SCAN records" not in told


def test_an_older_vault_learns_to_answer():
    """What was kept before the indexes were there is found by them."""
    connection = a_database(scripts()[:1])
    rows = [
        {"record": "suggestion", "id": "sug_1", "of": {"id": "fin_1"}},
        {"record": "release", "id": "rel_1", "of": ["fin_1"]},
        {"record": "decision", "id": "dec_1", "on": "fin_0", "corrected": {"id": "fin_1"}},
        {"record": "decision", "id": "dec_2", "on": "fin_1", "corrected": None},
    ]
    for row in rows:
        given = (row["id"], json.dumps(row))
        connection.execute("INSERT INTO records (id, body) VALUES (?, ?)", given)
    connection.execute("INSERT INTO records (id, body) VALUES ('broken', 'no json')")

    grow(connection, scripts())

    found = [name for _, name, _ in connection.execute(_ABOUT, ('["fin_1"]',))]
    assert found == ["sug_1", "dec_1", "dec_2"]


@pytest.mark.parametrize("order", _WAITING)
def test_no_order_of_the_queue_reads_everything(order):
    """Each order is walked along an index, and nothing is sorted for it."""
    connection = a_database(scripts())

    plan = connection.execute(f"EXPLAIN QUERY PLAN {_WAITING[order]}", (1, 0)).fetchall()

    assert "TEMP B-TREE" not in " ".join(line[-1] for line in plan)


def test_an_older_vault_learns_what_waits():
    """What was suggested before the queue was there waits in it, and what was decided does not."""
    connection = a_database(scripts()[:3])
    rows = [
        {"record": "suggestion", "id": "sug_1", "confidence": 0.5, "of": CLAIM | {"id": "fin_1"}},
        {"record": "suggestion", "id": "sug_2", "confidence": 0.5, "of": CLAIM | {"id": "fin_2"}},
        {"record": "decision", "id": "dec_1", "on": "fin_1", "corrected": None},
    ]
    for row in rows:
        given = (row["id"], json.dumps(row))
        connection.execute("INSERT INTO records (id, body) VALUES (?, ?)", given)

    grow(connection, scripts())

    assert connection.execute("SELECT on_id FROM waiting").fetchall() == [("fin_2",)]
