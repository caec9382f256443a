"""Tampering: somebody who has the key changes rows behind the journal's back, and is noticed."""

from __future__ import annotations

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlcipher3 import dbapi2
from vault_things import ANN, BEN, a_look, keyed, with_key

from dripstone.errors import AlteredOriginal, AlteredRecord, BrokenJournal, NoSigner
from dripstone.journal import fingerprint, hash_of_signature, seal_of
from dripstone.records import Text, sha256_of, stored
from dripstone.vault.checking import check


def troubles(folder) -> set[tuple[str, str, str]]:
    with with_key(folder) as vault:
        return {(t.kind, t.where, t.why) for t in check(vault).troubles}


def do(folder, *statements: str, tables=("journal", "records", "originals", "signers", "vault")):
    connection = keyed(folder, tables=tables)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def identities(folder) -> list[str]:
    with with_key(folder) as vault:
        return [identity for identity, _ in vault.sealed_bytes()]


def test_untouched_vault_is_sound(folder):
    """Opening with the key and dropping the triggers alone alters nothing that was kept."""
    do(folder)

    assert troubles(folder) == set()


def test_changed_record_is_located(folder):
    """A word changed in a stored text is found, with the text's identity."""
    text = identities(folder)[3]

    do(folder, "UPDATE records SET body = replace(body, 'spoke', 'slept') WHERE position = 4")

    assert troubles(folder) == {
        ("AlteredRecord", text, "changed"),
        ("WordsNotFound", text, "changed"),
    }


def test_changed_text_with_a_new_hash_is_located(folder):
    """Whoever changes a text's hash along with its words is found out by the seal."""
    with with_key(folder) as vault:
        text = next(vault.all(Text))
    new = sha256_of(text.content.replace("mayor", "baker"))

    do(
        folder,
        "UPDATE records SET body ="
        f" replace(replace(body, 'mayor', 'baker'), '{text.sha256}', '{new}')"
        f" WHERE id = '{text.id}'",
    )

    assert ("AlteredRecord", text.id, "changed") in troubles(folder)


def test_lost_record_is_located(folder):
    """A deleted record is found, by the place where the journal sealed it."""
    do(folder, "DELETE FROM records WHERE position = 2")

    assert troubles(folder) == {("AlteredRecord", "entry 3, record 1", "lost")}


def test_added_record_is_located(folder):
    """A record that no entry sealed is found."""
    do(
        folder,
        """INSERT INTO records (id, body)
           SELECT 'loo_1', '{"at":"","by":"","demand":"d","id":"loo_1","next_check":null,'
           || '"record":"looked","until":"","where":[]}'""",
    )

    assert troubles(folder) == {("AlteredRecord", "loo_1", "unsealed")}


def test_record_hidden_before_the_first_is_located(folder):
    """A record at a place where no reader looks is found all the same."""
    text = identities(folder)[5]

    do(
        folder,
        "PRAGMA ignore_check_constraints = ON",
        "UPDATE records SET position = -5 WHERE position = 6",
    )

    found = troubles(folder)
    assert ("AlteredRecord", text, "moved") in found
    assert "DamagedVault" in {kind for kind, _, _ in found}


def test_row_where_no_row_belongs_is_refused(folder):
    """The tables themselves refuse places and parts below the first."""
    connection = keyed(folder, tables=("records", "journal", "originals"))

    for change in (
        "UPDATE records SET position = 0 WHERE position = 1",
        "UPDATE journal SET number = -1 WHERE number = 1",
        "UPDATE originals SET part = -1",
    ):
        with pytest.raises(dbapi2.IntegrityError):
            connection.execute(change)

    connection.close()


def test_swapped_rows_are_located(folder):
    """Two records that changed places are found."""
    do(
        folder,
        "UPDATE records SET position = 99 WHERE position = 2",
        "UPDATE records SET position = 2 WHERE position = 4",
        "UPDATE records SET position = 4 WHERE position = 99",
    )

    found = troubles(folder)
    assert {why for _, _, why in found} == {"moved"}


def test_swapped_bodies_are_located(folder):
    """Two records under each other's identity are both found."""
    ids = identities(folder)

    do(
        folder,
        "CREATE TABLE t AS SELECT position, body FROM records",
        "UPDATE records SET body = (SELECT body FROM t WHERE position = 4) WHERE position = 2",
        "UPDATE records SET body = (SELECT body FROM t WHERE position = 2) WHERE position = 4",
        "DROP TABLE t",
    )

    changed = {where for _, where, why in troubles(folder) if why == "changed"}
    assert {ids[1], ids[3]} <= changed


def test_changed_original_is_located(folder):
    """Changed bytes of an original are found by the check, and refused to a reader."""
    report = identities(folder)[2]

    do(folder, f"UPDATE originals SET bytes = CAST('x' || bytes AS BLOB) WHERE report = '{report}'")

    assert troubles(folder) == {("AlteredOriginal", report, "changed")}
    with with_key(folder) as vault, pytest.raises(AlteredOriginal):
        vault.original(report)


def test_lost_original_is_located(folder):
    """A deleted original is found by the check, and refused to a reader."""
    report = identities(folder)[0]

    do(folder, f"DELETE FROM originals WHERE report = '{report}'")

    assert troubles(folder) == {("AlteredOriginal", report, "lost")}
    with with_key(folder) as vault, pytest.raises(AlteredOriginal):
        vault.original(report)


def test_original_with_another_part_is_located(folder):
    """A part added to an original is found."""
    report = identities(folder)[0]

    do(folder, f"INSERT INTO originals (report, part, bytes) VALUES ('{report}', 1, x'00')")

    assert troubles(folder) == {("AlteredOriginal", report, "changed")}


def test_swapped_originals_are_located(folder):
    """Two originals under each other's report are both found."""
    ids = identities(folder)

    do(
        folder,
        f"UPDATE originals SET part = 5 WHERE report = '{ids[0]}'",
        f"UPDATE originals SET report = '{ids[0]}' WHERE report = '{ids[2]}'",
        f"UPDATE originals SET report = '{ids[2]}', part = 0 WHERE part = 5",
    )

    assert troubles(folder) == {("AlteredOriginal", ids[n], "changed") for n in (0, 2)}


@pytest.mark.parametrize(
    ("statement", "where", "why"),
    [
        (
            """UPDATE journal SET body = replace(body, '"keep"', '"kept"') WHERE number = 4""",
            "entry 4",
            "seal",
        ),
        ("DELETE FROM journal WHERE number = 4", "entry 4", "missing"),
        ("UPDATE journal SET body = 'x' WHERE number = 4", "entry 4", "unreadable"),
        ("UPDATE journal SET number = 40 WHERE number = 4", "entry 4", "missing"),
        ("INSERT INTO journal SELECT 8, body FROM journal WHERE number = 4", "entry 8", "extra"),
    ],
)
def test_altered_journal_is_located(folder, statement, where, why):
    """An entry changed, lost, moved or added is found at its place."""
    do(folder, statement)

    journal = {(at, code) for kind, at, code in troubles(folder) if kind == "BrokenJournal"}
    assert journal == {(where, why)}


def test_journal_cut_short_leaves_records_unsealed(folder):
    """Entries taken off the end leave records behind that nothing seals."""
    text = identities(folder)[5]

    do(folder, "DELETE FROM journal WHERE number = 7")

    assert ("AlteredRecord", text, "unsealed") in troubles(folder)


def test_signer_added_behind_the_journal_is_located(folder):
    """A key that was put into the table without an entry is found."""
    do(folder, f"INSERT INTO signers VALUES (5, '{BEN}', '{'ab' * 32}', x'{'00' * 32}')")

    found = troubles(folder)
    assert ("BrokenJournal", "entry 8", "introduction") in found
    assert ("DamagedVault", "signer of entry 5", "changed") in found


def test_swapped_private_key_signs_nothing(folder):
    """A private key that does not fit the journal's public key is never used."""
    do(folder, f"UPDATE signers SET private_key = x'{'01' * 32}'")

    with with_key(folder) as vault, pytest.raises(NoSigner):
        vault.commit(a_look(1), did="x", by=ANN)
    assert troubles(folder) == {("DamagedVault", "signer of entry 1", "changed")}


def test_kind_cannot_be_altered_apart_from_the_body(folder):
    """No second place holds a record's kind, so no record can be hidden from those of its kind."""
    connection = keyed(folder, tables=("records",))

    with pytest.raises(Exception, match="generated column"):
        connection.execute("UPDATE records SET kind = 'release'")

    connection.close()


def test_record_that_is_no_record_is_refused_to_readers(folder):
    """Reading everything of a kind stops at a body that belongs to another identity."""
    do(
        folder,
        "CREATE TABLE t AS SELECT position, body FROM records",
        "UPDATE records SET body = (SELECT body FROM t WHERE position = 2) WHERE position = 4",
        "DROP TABLE t",
    )

    with (
        with_key(folder) as vault,
        pytest.raises(AlteredRecord, match="identity"),
    ):
        list(vault.all(Text))


def test_nobody_signs_on_after_a_forged_entry_in_their_name(folder):
    """An entry in Ben's name that Ann wrote is noticed by verify, and Ben's hand stops there."""
    with with_key(folder) as vault:
        vault.add_signer(BEN)
        vault.commit(a_look(1), did="x", by=BEN)
        *_, last = vault.entries()
        keys = {one.name: one.public_key for one in vault.signers()}
        private = vault.private_key(ANN)
    forged = msgspec.structs.replace(
        last,
        number=last.number + 1,
        before=last.seal,
        before_signature=hash_of_signature(last.signature),
        sealed=(),
    )
    forged = msgspec.structs.replace(forged, seal=seal_of(forged))
    signed = Ed25519PrivateKey.from_private_bytes(private).sign(bytes.fromhex(forged.seal)).hex()
    forged = msgspec.structs.replace(forged, signature=signed)
    assert (forged.by, forged.key) == (BEN, fingerprint(keys[BEN]))
    connection = keyed(folder)
    connection.execute(
        "INSERT INTO journal VALUES (?, ?)", (forged.number, stored(forged).decode())
    )
    connection.close()

    with with_key(folder) as vault:
        assert [(t.where, t.why) for t in check(vault).troubles] == [
            (f"entry {forged.number}", "signature")
        ]
        vault.commit(a_look(2), did="x", by=ANN)
        with pytest.raises(BrokenJournal):
            vault.commit(a_look(3), did="x", by=BEN)
        assert [t.where for t in check(vault).troubles] == [f"entry {forged.number}"]
