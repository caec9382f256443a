"""The check: everything sealed is there, everything there is sealed."""

from __future__ import annotations

import hashlib

import pytest
from journal_chains import SIGNERS, a_chain, an_entry, changed, head_of

from dripstone.journal import check
from dripstone.records import (
    Looked,
    Origin,
    Report,
    Sealed,
    Text,
    canonical,
    report_id,
    sha256_of,
    text_id,
)

BYTES = b"Two people were held in Lower Tarn, the mayor said."


def a_report(data: bytes = BYTES) -> Report:
    sha = hashlib.sha256(data).hexdigest()
    return Report(
        id=report_id(sha),
        sha256=sha,
        size=len(data),
        media_type="text/plain",
        origin=Origin(kind="file", name="a.txt"),
        received_at="2031-05-01T00:00:00Z",
        received_by="Ann Tester",
    )


def a_text(report: Report, content: str = BYTES.decode()) -> Text:
    sha = sha256_of(content)
    identity = text_id(report.id, "plain", "1", sha)
    return Text(
        id=identity,
        report=report.id,
        sha256=sha,
        content=content,
        format="plain",
        format_version="1",
    )


def a_look(number: int) -> Looked:
    return Looked(
        id=f"loo_{number}", demand="dem_1", where=("archive",), until="2031-05-02", by="A", at="x"
    )


class Stock:
    """A vault laid out flat, so that a test can alter any part of it."""

    def __init__(self):
        report = a_report()
        self.records = [report, a_text(report), *(a_look(n) for n in range(4))]
        self.rows = [(r.id, canonical(r)) for r in self.records]
        self.originals = {report.id: [BYTES[:10], BYTES[10:]]}
        self.chain = a_chain(2)
        for pair in (self.rows[:2], self.rows[2:5], self.rows[5:]):
            sealed = tuple(Sealed(id=i, digest=hashlib.sha256(b).hexdigest()) for i, b in pair)
            self.chain.append(an_entry(head_of(self.chain[-1]), sealed=sealed))

    def troubles(self):
        verdict = check(
            iter(self.chain),
            SIGNERS,
            iter(self.rows),
            lambda report: iter(self.originals.get(report, ())),
            iter(self.originals),
        )
        return {(t.kind, t.where, t.why) for t in verdict.troubles}


def test_untouched_vault_is_sound():
    """Everything is counted and nothing is found wrong."""
    stock = Stock()

    verdict = check(stock.chain, SIGNERS, stock.rows, lambda r: stock.originals[r], stock.originals)

    assert verdict.sound
    assert verdict.head == head_of(stock.chain[-1])
    counts = verdict.checked
    assert (counts.entries, counts.signers, counts.records) == (5, 2, 6)
    assert (counts.originals, counts.texts) == (1, 1)


def test_changed_record_is_named():
    """One changed letter of one record is found, with the record's identity."""
    stock = Stock()
    identity, body = stock.rows[3]

    stock.rows[3] = (identity, body.replace(b"archive", b"archivE"))

    assert stock.troubles() == {("AlteredRecord", identity, "changed")}


def test_lost_record_is_named():
    """A record that is gone is found, and none of those after it is blamed."""
    stock = Stock()
    identity, _ = stock.rows.pop(2)

    assert stock.troubles() == {("AlteredRecord", identity, "lost")}


def test_added_record_is_named():
    """A record that no entry sealed is found."""
    stock = Stock()
    stock.rows.insert(3, ("loo_9", canonical(a_look(9))))

    assert stock.troubles() == {("AlteredRecord", "loo_9", "unsealed")}


def test_record_stored_twice_is_named():
    """A record that stands there twice is found."""
    stock = Stock()
    stock.rows.append(stock.rows[2])

    assert stock.troubles() == {("AlteredRecord", "loo_0", "unsealed")}


def test_moved_record_is_named():
    """Two records that changed places are found: the order of decisions has a meaning."""
    stock = Stock()

    stock.rows[2], stock.rows[4] = stock.rows[4], stock.rows[2]

    assert {(kind, why) for kind, _, why in stock.troubles()} == {("AlteredRecord", "moved")}


def test_bodies_swapped_between_records_are_named():
    """Two records that took each other's place under their identities are both found."""
    stock = Stock()
    (a, left), (b, right) = stock.rows[2], stock.rows[3]

    stock.rows[2], stock.rows[3] = (a, right), (b, left)

    assert {("AlteredRecord", a, "changed"), ("AlteredRecord", b, "changed")} < stock.troubles()


def test_unreadable_record_is_named():
    """Bytes that are no record at all are found, and the check goes on."""
    stock = Stock()

    stock.rows[4] = ("loo_2", b"\xff{")

    assert ("AlteredRecord", "loo_2", "unreadable") in stock.troubles()


@pytest.mark.parametrize(
    ("parts", "why"), [([BYTES + b"!"], "changed"), ([BYTES[::-1]], "changed"), ([], "lost")]
)
def test_altered_original_is_named(parts, why):
    """An original that is changed, longer or gone is found by its report's identity."""
    stock = Stock()
    report = stock.records[0].id

    stock.originals[report] = parts

    assert stock.troubles() == {("AlteredOriginal", report, why)}


def test_original_without_report_is_named():
    """An original that no sealed report speaks of is found."""
    stock = Stock()

    stock.originals["rep_other"] = [b"x"]

    assert stock.troubles() == {("AlteredOriginal", "rep_other", "unsealed")}


def test_text_whose_words_do_not_match_its_hash_is_named():
    """A text that was sealed with words other than its hash says is found all the same."""
    stock = Stock()
    text = changed(stock.records[1], content="Nobody was held in Lower Tarn.")
    stock.rows[1] = (text.id, canonical(text))
    sealed = tuple(Sealed(id=i, digest=hashlib.sha256(b).hexdigest()) for i, b in stock.rows[:2])
    stock.chain[2:] = [an_entry(head_of(stock.chain[1]), sealed=sealed)]
    del stock.rows[2:]

    assert stock.troubles() == {("WordsNotFound", text.id, "changed")}


def test_broken_journal_does_not_hide_a_changed_record():
    """After the first break the comparison goes on with what the entries say."""
    stock = Stock()
    stock.chain[2] = changed(stock.chain[2], at="2031-06-01T00:00:00Z")
    identity, body = stock.rows[4]

    stock.rows[4] = (identity, body.replace(b"archive", b"archivE"))

    found = stock.troubles()
    assert ("BrokenJournal", "entry 3", "seal") in found
    assert ("AlteredRecord", identity, "changed") in found


def test_troubles_carry_identities_only():
    """What a verdict shows by itself holds no words of a record."""
    stock = Stock()
    stock.rows[1] = (stock.rows[1][0], stock.rows[1][1].replace(b"mayor", b"baker"))

    told = repr(sorted(stock.troubles()))

    assert "mayor" not in told
    assert "baker" not in told
    assert "Tarn" not in told
