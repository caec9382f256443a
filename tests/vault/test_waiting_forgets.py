"""What was taken back waits for nobody, and nothing in the queue tells of it."""

from __future__ import annotations

from test_erasing import NAME, OTHER, WORDS, a_finding, suggested
from vault_things import ANN, a_report, with_key

from dripstone.flow.custody import withdraw
from dripstone.records import Text, sha256_of, text_id


def read(vault, words, name):
    """Keep a report and suggest one finding of it."""
    report = a_report(words.encode(), name)
    sha = sha256_of(words)
    identity = text_id(report.id, "plain", "1", sha)
    text = Text(
        id=identity, report=report.id, sha256=sha, content=words, format="plain", format_version="1"
    )
    found = a_finding(text, words.split(" was", maxsplit=1)[0])
    vault.commit(report, did="keep", by=ANN, originals={report.id: words.encode()})
    vault.commit(text, suggested(found), did="read", by=ANN)
    return report, found


def test_what_was_taken_back_leaves_the_queue(folder):
    """Its line is gone from the table, and the other report's line stays where it was."""
    with with_key(folder) as vault:
        one, hers = read(vault, WORDS, f"{NAME}.txt")
        _, theirs = read(vault, OTHER, "council.txt")
        assert [s.of.id for s in vault.waiting(limit=9)] == [hers.id, theirs.id]

        withdraw(vault, one.id, by=ANN, reason="asked for it")

        rows = vault._connection.execute("SELECT on_id FROM waiting").fetchall()
        assert rows == [(theirs.id,)]
        assert [s.of.id for s in vault.waiting(limit=9)] == [theirs.id]
        assert vault.how_many_wait(9) == 1
