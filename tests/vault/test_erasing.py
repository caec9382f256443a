"""Erasing: what was erased is in no byte of the vault, and the journal stays whole."""

from __future__ import annotations

import shutil

import pytest
from test_vault_pages import run
from vault_things import ANN, PASSPHRASE, a_report, database_key, keyed, take_in, with_key

from dripstone.errors import BadConsent, NoSuchRecord, WrongState
from dripstone.flow.custody import told_of, withdraw
from dripstone.flow.erasing import erase
from dripstone.flow.reaching import reach
from dripstone.records import (
    Anchor,
    Claim,
    Decision,
    Erasure,
    Evidence,
    Handle,
    Line,
    Looked,
    Match,
    Origin,
    Receipt,
    Release,
    Report,
    Shown,
    Slot,
    Slots,
    Suggestion,
    Text,
    Who,
    custody,
    finding_id,
    match_id,
    random_id,
    sha256_of,
    suggestion_id,
    text_id,
)
from dripstone.records.custody import Collected
from dripstone.vault import sqlite
from dripstone.vault.checking import check
from dripstone.vault.memory import Memory
from dripstone.vault.pages import NEW

pytestmark = pytest.mark.usefixtures("resting")

NAME = "Ondine Vrabcova"
WORDS = f"{NAME} was beaten at Lower Tarn."
OTHER = "A woman was beaten at Lower Tarn, the council says."
AT = "2031-05-03T00:00:00Z"


def a_finding(text: Text, words: str) -> Claim:
    start = text.content.index(words)
    anchor = Anchor(
        text=text.id, start=start, end=start + len(words), exact=words, prefix="", suffix=""
    )
    whom = Slot(text=words, anchor=anchor, value=Who(text=words, kind="person", named=True))
    fields = {"kind": "act", "type": "violence.beating", "anchors": (anchor,)}
    slots = Slots(to_whom=whom)
    made = finding_id(**fields, slots=slots, stance="asserted", polarity="affirms")
    return Claim(id=made, **fields, slots=slots, says=f"{words} was beaten.")


def suggested(of) -> Suggestion:
    one = suggestion_id(of.id, "test 1", "rule")
    return Suggestion(id=one, of=of, made_by="test 1", rule="rule", why="as said", confidence=0.5)


def decided(on: str, verb: str = "accept", **more) -> Decision:
    return Decision(id=random_id("dec"), on=on, verb=verb, by=ANN, at=AT, **more)


def brought(vault, words: str, name: str) -> tuple[Report, Text, Claim]:
    """Keep a report with everything that people make of one."""
    data = words.encode()
    report = a_report(data, name)
    sha = sha256_of(words)
    text = Text(
        id=text_id(report.id, "plain", "1", sha),
        report=report.id,
        sha256=sha,
        content=words,
        format="plain",
        format_version="1",
    )
    finding = a_finding(text, words.split(" was", maxsplit=1)[0])
    told = Collected(brought_by=f"an aunt of {name}")
    came = custody(report.id, origin=Origin(kind="hand", name=name), told=told, by=ANN, at=AT)
    vault.commit(report, came, did="keep", by=ANN, originals={report.id: data})
    vault.commit(text, suggested(finding), did="read", by=ANN)
    vault.commit(decided(finding.id, reason=f"heard of {name}"), did="decide", by=ANN)
    return report, text, finding


def a_case(vault) -> tuple[Report, Report]:
    """Bring two reports that tell of one thing, with accounts that name both."""
    one, _, hers = brought(vault, WORDS, f"{NAME}.txt")
    two, _, theirs = brought(vault, OTHER, "council.txt")
    evidence = Evidence(feature="name", left=NAME, right="A woman", weight=1.0)
    a, b = sorted((hers.id, theirs.id))
    match = Match(id=match_id("incident", a, b), kind="incident", a=a, b=b, evidence=(evidence,))
    lines = (
        Line(item=f"{NAME}.txt", became="kept", report=one.id),
        Line(item="council.txt", became="kept", report=two.id),
    )
    vault.commit(
        suggested(match),
        decided(match.id, "merge", reason=f"both are {NAME}"),
        Handle(id="inc_1", kind="incident", founded_on=hers.id, number=1),
        Looked(
            id="lkd_1",
            demand=hers.id,
            where=(f"the file of {NAME}",),
            until="2031-05-02",
            by=ANN,
            at=AT,
        ),
        Receipt(id=random_id("rct"), did="take_in", by=ANN, started=AT, ended=AT, lines=lines),
        Release(
            id=random_id("rel"),
            kind="exhibit",
            of=(one.id, two.id, hers.id),
            level=1,
            shields=(),
            at=AT,
            by=ANN,
            files=(
                Shown(name=f"data/originals/{one.id}", sha256=one.sha256, size=one.size),
                Shown(name="data/findings.jsonl", sha256="0" * 64, size=1),
            ),
        ),
        did="take_stock",
        by=ANN,
    )
    return one, two


def every_byte(folder) -> bytes:
    """Give all pages of a vault's database in clear, free ones too, and every file as it lies."""
    plain = folder.parent / "plain.db"
    connection = keyed(folder)
    connection.execute(f"ATTACH DATABASE '{plain}' AS plain KEY ''")
    connection.execute("SELECT sqlcipher_export('plain')")
    connection.close()
    raw = plain.read_bytes() + b"".join(f.read_bytes() for f in folder.rglob("*.*"))
    plain.unlink()
    return raw + decrypted(folder)


def decrypted(folder) -> bytes:
    """Decrypt page by page with the raw key, as SQLCipher 4 writes them: no page is passed over."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    raw, key = (folder / "vault.db").read_bytes(), database_key(folder)
    pages = []
    for start in range(0, len(raw), NEW.size):
        page = raw[start : start + NEW.size]
        begin, end = 16 if start == 0 else 0, NEW.size - NEW.reserve
        opener = Cipher(algorithms.AES256(key), modes.CBC(page[end : end + 16])).decryptor()
        pages.append(opener.update(page[begin:end]))
    return b"".join(pages)


@pytest.fixture
def case(folder):
    with with_key(folder) as vault:
        return folder, *a_case(vault)


def words_of(one: Report) -> tuple[bytes, ...]:
    """Give what may stand nowhere any more."""
    return (*(w.encode() for w in NAME.split()), one.id.encode(), one.sha256.encode())


def test_what_is_looked_for_is_found_before(case):
    """The search below finds the words while they are there, and the pages do decrypt."""
    folder, one, _ = case

    raw = decrypted(folder)

    assert all(word in raw for word in words_of(one))
    assert b"CREATE TABLE" in raw


def test_withdrawn_words_stand_in_no_table_in_clear(case):
    """From withdrawal on, who has the database's key alone without the box's finds nothing."""
    folder, one, _ = case
    with with_key(folder) as vault:
        withdraw(vault, one.id, by=ANN, reason="asked for it")
        assert check(vault).sound
        assert vault.original(one.id) == WORDS.encode()
        assert told_of(vault, one.id).report.level == 3

    raw = every_byte(folder)

    told = (f"{NAME} was", f"an aunt of {NAME}", f"heard of {NAME}", "both are", "the file of")
    # Accounts of many reports are written anew only when it is erased.
    assert [words for words in told if words.encode() in raw] == []


def test_erased_words_are_in_no_byte(case):
    """Name, identity and hash are in no page, free or not, and in no file; the journal holds."""
    folder, one, two = case
    with with_key(folder) as vault:
        withdraw(vault, one.id, by=ANN, reason=f"the family of {NAME} asked")
        before = vault.head()
        erase(vault, one.id, by=ANN, reason="asked for it")

    raw = every_byte(folder)

    assert [word for word in words_of(one) if word in raw] == []
    with with_key(folder) as vault:
        verdict = check(vault, head=before)
        assert verdict.sound
        assert verdict.checked.erased == len(next(vault.all(Erasure)).gone) > 8
        with pytest.raises(NoSuchRecord):
            vault.get(one.id)
        assert vault.original(two.id) == OTHER.encode()


def test_the_other_report_stays_whole(case):
    """Of the other report everything is here; of accounts of both, what they say of it."""
    folder, one, two = case
    with with_key(folder) as vault:
        withdraw(vault, one.id, by=ANN, reason="asked for it")
        erase(vault, one.id, by=ANN, reason="asked for it")

        account = told_of(vault, two.id)
        receipt = [r for r in vault.all(Receipt) if r.lines][-1]
        release = next(vault.all(Release))
        handle = next(vault.all(Handle))

        assert (len(account.texts), len(account.custodies)) == (1, 1)
        assert len([d for d in vault.all(Decision) if d.verb == "accept"]) == 1
        assert [(line.item, line.became, line.many) for line in receipt.lines] == [
            ("council.txt", "kept", 1),
            ("", "erased", 1),
        ]
        assert release.of == (two.id,)
        assert [f.name for f in release.files] == ["data/findings.jsonl"]
        assert (handle.id, handle.number) == ("inc_1", 1)


def test_the_tombstone_says_who_and_why_and_not_what(case):
    """It names places in the journal, is signed like every entry, and lasts."""
    folder, one, _ = case
    with with_key(folder) as vault:
        withdraw(vault, one.id, by=ANN, reason="asked for it")
        made = erase(vault, one.id, by=ANN, reason="asked for it")
        entry = list(vault.entries())[-1]

        assert (entry.did, entry.by, entry.signature != "") == ("erase", ANN, True)
        assert vault.get(made.id) == made
        assert (made.reports, made.reason) == (1, "asked for it")


def test_nothing_is_erased_that_nobody_took_back(case):
    """Erasing needs a withdrawal before it, a report that is here, and a reason."""
    folder, one, _ = case
    with with_key(folder) as vault:
        with pytest.raises(WrongState):
            erase(vault, one.id, by=ANN, reason="asked for it")
        withdraw(vault, one.id, by=ANN, reason="asked for it")
        with pytest.raises(BadConsent):
            erase(vault, one.id, by=ANN, reason=" ")
        with pytest.raises(NoSuchRecord):
            erase(vault, "rep_none", by=ANN, reason="asked for it")
        assert vault.holds(one.id)


def test_a_loss_that_no_tombstone_tells_of_is_noticed(case):
    """Whoever destroys a key behind the journal's back is found out by what is missing."""
    folder, one, _ = case
    with with_key(folder) as vault:
        withdraw(vault, one.id, by=ANN, reason="asked for it")
    connection = keyed(folder)
    connection.execute("DELETE FROM boxes")
    connection.execute("DELETE FROM shut")
    connection.close()

    with with_key(folder) as vault:
        lost = {t.why for t in check(vault).troubles}

    assert lost - {"changed"} == {"lost"}  # a file whose key is gone is one that nothing names


def test_a_tombstone_for_what_is_still_here_is_noticed(case):
    """An erasure that was only said is no erasure."""
    folder, one, _ = case
    with with_key(folder) as vault:
        here = vault.places([one.id])
        said = Erasure(id="era_1", reason="said", by=ANN, at=AT, gone=here, reports=1)
        vault.commit(said, did="erase", by=ANN)

        assert [(t.kind, t.why) for t in check(vault).troubles] == [("AlteredRecord", "erased")]


def test_two_withdrawals_share_what_speaks_of_both(case):
    """To erase one of two withdrawn reports leaves the other's box whole, under a new key."""
    folder, one, two = case
    with with_key(folder) as vault:
        withdraw(vault, one.id, by=ANN, reason="asked for it")
        withdraw(vault, two.id, by=ANN, reason="asked too")
        erase(vault, two.id, by=ANN, reason="asked too")

        assert vault.original(one.id) == WORDS.encode()
        assert not vault.holds(two.id)
        assert check(vault).sound
        erase(vault, one.id, by=ANN, reason="asked for it")
        assert check(vault).sound
    raw = every_byte(folder)
    assert [word for word in (*words_of(one), b"the council says") if word in raw] == []


def test_a_changed_byte_in_a_box_is_noticed(case):
    """What is locked away is proved like everything else."""
    folder, one, _ = case
    with with_key(folder) as vault:
        withdraw(vault, one.id, by=ANN, reason="asked for it")
    connection = keyed(folder, tables=("shut",))
    connection.execute("UPDATE shut SET bytes = CAST(x'00' || substr(bytes, 2) AS BLOB)")
    connection.close()

    with with_key(folder) as vault:
        assert "DamagedVault" in {t.kind for t in check(vault).troubles}


def test_a_box_is_emptied_only_when_its_key_is_gone(case):
    """A slip of a program takes nothing out of a box, nor a row out of a table for no box."""
    folder, one, _ = case
    with with_key(folder) as vault:
        withdraw(vault, one.id, by=ANN, reason="asked for it")
        for statement in ("DELETE FROM shut", "UPDATE shut SET bytes = x''"):
            with pytest.raises(Exception, match="a vault only grows"):
                vault._connection.execute(statement)


def test_a_backup_made_before_still_holds_it(case, tmp_path):
    """What left the vault before is out of reach: the page on threats says so."""
    folder, one, _ = case
    old = shutil.copytree(folder, tmp_path / "old")
    with with_key(folder) as vault:
        withdraw(vault, one.id, by=ANN, reason="asked for it")
        erase(vault, one.id, by=ANN, reason="asked for it")

    with sqlite.open_(old, PASSPHRASE) as vault:
        assert vault.original(one.id) == WORDS.encode()


def test_reach_names_what_speaks_of_a_report_and_nothing_else():
    """What goes with a report is what names it, its text or its findings, at any distance."""
    vault = Memory()
    vault.add_signer(ANN)
    one, two = a_case(vault)

    there = reach(vault, one.id)

    kinds = sorted(one.split("_")[0] for one in there.records)
    assert kinds == ["cus", "dec", "dec", "lkd", "rep", "sug", "sug", "txt"]
    assert {a.split("_")[0] for a in there.accounts} == {"inc", "rct", "rel"}
    assert two.id not in there.records


def test_an_erased_report_is_gone_from_a_vault_in_memory_too():
    """Every vault erases; in memory there is no page to prove."""
    vault = Memory()
    vault.add_signer(ANN)
    one, two = a_case(vault)
    withdraw(vault, one.id, by=ANN, reason="asked for it")

    erase(vault, one.id, by=ANN, reason="asked for it")

    assert not vault.holds(one.id)
    assert vault.holds(two.id)
    assert check(vault).sound


def test_a_stranger_reads_a_vault_with_a_box_and_a_tombstone(case):
    """The program on the page opens what is locked away, and accounts for what was erased."""
    folder, one, two = case
    with with_key(folder) as vault:
        withdraw(vault, one.id, by=ANN, reason="asked for it")
        locked = run(folder)
        first = vault.head().written()
        erase(vault, one.id, by=ANN, reason="asked for it")
        withdraw(vault, two.id, by=ANN, reason="asked too")
        last = vault.head().written()

    ran = run(folder)

    assert (locked.stderr, locked.stdout.strip()) == ("", first)
    assert (ran.stderr, ran.stdout.strip()) == ("", last)


def test_a_log_that_somebody_still_reads_is_emptied_when_they_end(case):
    """Whoever erases is told that another program holds the log, and it is empty afterwards."""
    folder, one, _ = case
    with with_key(folder) as vault, with_key(folder) as reader:
        withdraw(vault, one.id, by=ANN, reason="asked for it")
        reader._connection.execute("BEGIN")
        reader._connection.execute("SELECT count(*) FROM records").fetchone()
        vault._connection.execute("PRAGMA busy_timeout = 100")
        erase(vault, one.id, by=ANN, reason="asked for it")

        assert not vault.settle()
        reader._connection.execute("COMMIT")
        assert vault.settle()
        assert (folder / "vault.db-wal").stat().st_size == 0


def test_what_was_erased_can_come_in_again(case):
    """Nothing remembers it: whoever brings the same bytes again brings a new report."""
    folder, one, _ = case
    with with_key(folder) as vault:
        withdraw(vault, one.id, by=ANN, reason="asked for it")
        erase(vault, one.id, by=ANN, reason="asked for it")

        again = take_in(vault, WORDS.encode())

        assert again.id == one.id
        assert vault.original(one.id) == WORDS.encode()
        assert check(vault).sound
