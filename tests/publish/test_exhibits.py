"""Exhibits: what a court expert can check alone, and what is refused."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from importlib import resources
from pathlib import Path
from random import Random

import msgspec
import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "journal"))

import calendars as ots
from authorities import Authority
from exhibits import (
    ANN,
    BEN,
    PARTS,
    PROGRAMS,
    a_look,
    a_vault,
    bagged,
    edited,
    exhibit,
    give_checkpoint,
    journal,
    key_of,
    one,
    report_of,
    verified,
    written,
)

from dripstone.cli.judges import JUDGES
from dripstone.errors import AlteredOriginal, NoSuchRecord, SealedAway
from dripstone.flow import exhibiting
from dripstone.flow.custody import withdraw
from dripstone.flow.timestamping import (
    keep_proof,
    keep_timestamp,
    request_proof,
    request_timestamp,
)
from dripstone.journal import (
    fingerprint,
    hash_of_signature,
    new_key,
    public_of,
    seal_of,
    sign_words,
)
from dripstone.journal.signing import sign
from dripstone.publish.exports.exhibit import verify as verifier
from dripstone.records import (
    Collected,
    Consent,
    Decision,
    Entry,
    Release,
    Report,
    Suggestion,
    custody,
)
from dripstone.vault.checking import check
from proving import times

BOTH = pytest.mark.parametrize("program", PROGRAMS)


class Case:
    """An exhibit of one report out of a journal, on disk."""

    def __init__(self, place: Path):
        self.vault = a_vault()
        self.early = give_checkpoint(self.vault, by=ANN)
        for number in range(100, 110):
            self.vault.commit(a_look(number), did="follow_up", by=ANN)
        self.made = exhibit(self.vault, [report_of()], by=ANN)
        self.folder = written(self.made, place / "exhibit")
        self.fingerprint = fingerprint(self.vault.signers()[0].public_key)
        self.held = place / "checkpoint.txt"
        self.held.write_bytes(self.early.written())


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """Give an exhibit that nobody touched."""
    return Case(tmp_path_factory.mktemp("exhibit"))


@pytest.fixture
def folder(case, tmp_path):
    """Give a copy of it to be attacked."""
    return shutil.copytree(case.folder, tmp_path / "exhibit")


@BOTH
def test_large_originals_go_out_in_parts_and_hold(program, tmp_path, monkeypatch):
    """None of their bytes is in memory with the other files; the folder is the same, and proved."""
    monkeypatch.setattr(exhibiting, "LARGE", 1)
    vault = a_vault()
    monkeypatch.setattr(vault, "original", None)

    made = exhibit(vault, [report_of(), report_of(PARTS)], by=ANN)
    folder = written(made, tmp_path / "exhibit", vault)

    assert {*made.large} == {f"data/originals/{report_of(p)}" for p in (None, PARTS)}
    assert not made.large.keys() & made.files.keys()
    assert {one.name for one in made.release.files} == {*made.large, *made.files}
    signer = fingerprint(vault.signers()[0].public_key)
    assert verified(program, folder, signer).returncode == 0
    octets = sum(p.stat().st_size for p in (folder / "data").rglob("*") if p.is_file())
    files = sum(p.is_file() for p in (folder / "data").rglob("*"))
    assert f"Payload-Oxum: {octets}.{files}\n" in (folder / "bag-info.txt").read_text()


def test_a_report_is_named_by_as_much_of_its_beginning_as_it_alone_has():
    """As other commands take it; what two reports begin with names neither."""
    vault = a_vault()

    made = exhibit(vault, [report_of()[:12]], by=ANN)

    assert [one for one in made.release.of if one.startswith("rep_")] == [report_of()]
    for several in ("rep_", report_of()[:-1] + "_", ""):
        with pytest.raises(NoSuchRecord):
            exhibit(vault, [several], by=ANN)


def test_a_large_original_that_was_altered_goes_nowhere(monkeypatch):
    """It is proved before anything is signed, and once more while it is written."""
    monkeypatch.setattr(exhibiting, "LARGE", 1)
    vault = a_vault()
    made = exhibit(vault, [report_of()], by=ANN)
    vault._originals[report_of()] = [b"other words"]

    before = vault.head()
    with pytest.raises(AlteredOriginal):
        exhibit(vault, [report_of()], by=ANN)
    with pytest.raises(AlteredOriginal):
        [[*parts] for _, parts in exhibiting.laid_out(vault, made)]

    assert vault.head() == before


@BOTH
def test_untouched_exhibit_holds_with_and_without_a_witness(case, program):
    """Both programs prove it, and prove that it continues what a witness holds."""
    alone = verified(program, case.folder, case.fingerprint)
    seen = verified(program, case.folder, case.fingerprint, case.held)

    assert (alone.returncode, alone.stderr) == (0, "")
    assert "ALL HOLDS" in alone.stdout
    assert "continues the one that the witness saw" in seen.stdout
    assert seen.returncode == 0


def test_exhibit_shows_what_was_asked_for_and_no_more(case):
    """One report, its text, what people accepted of it; no other report, no other entry."""
    other = report_of(PARTS)
    everything = b"".join(case.made.files.values())

    assert case.made.reports == 1
    assert case.made.findings == 3
    assert other.encode() not in everything
    assert b"quiet day" not in everything
    assert b"follow_up" not in everything
    # Two introductions, keep, read, three decisions.
    assert case.made.entries == 7
    assert dict(case.made.release.left_out) == {"suggested": 2}


def test_exhibit_is_a_bag(case):
    """The folder has what RFC 8493 asks for, and its octets add up."""
    info = (case.folder / "bag-info.txt").read_text()
    payload = [p for p in (case.folder / "data").rglob("*") if p.is_file()]

    assert (case.folder / "bagit.txt").read_text().startswith("BagIt-Version: 1.0\n")
    octets = sum(p.stat().st_size for p in payload)
    assert f"Payload-Oxum: {octets}.{len(payload)}\n" in info
    listed = (case.folder / "manifest-sha256.txt").read_text().splitlines()
    assert [line[66:] for line in listed] == sorted(
        p.relative_to(case.folder).as_posix() for p in payload
    )


def test_exhibit_is_noted_before_it_leaves(case):
    """The journal knows of every file that went out, and is sound."""
    last = list(case.vault.all(Release))[-1]

    assert (last.kind, last.shields) == ("exhibit", ())
    assert {f.name for f in last.files} == set(case.made.files)
    assert case.vault.head().number == case.made.checkpoint.entries + 1
    assert check(case.vault, head=case.made.checkpoint.head).sound


def test_what_is_not_here_or_is_sealed_is_not_handed_out(case):
    """An unknown identity and a sealed report are refused, and nothing is noted."""
    vault = a_vault()
    report = next(iter(vault.all(Report)))
    raised = msgspec.structs.replace(report, id="rep_sealed", level=3)
    vault.commit(raised, did="keep", by=ANN, originals={raised.id: vault.original(report.id)})
    before = vault.head()

    with pytest.raises(NoSuchRecord):
        exhibit(vault, ["rep_none"], by=ANN)
    with pytest.raises(SealedAway):
        exhibit(vault, ["rep_sealed"], by=ANN)

    assert vault.head() == before


@pytest.mark.parametrize(
    "told",
    [
        Collected(consents=(Consent(purpose="court", given=False),)),
        Collected(consents=(Consent(purpose="publish", given=False),)),
        Collected(level=3),
        None,
    ],
    ids=["court refused", "publication refused", "sealed as told", "consent withdrawn"],
)
def test_what_people_refused_is_not_handed_out(told):
    """A refusal, a level that was told, and consent taken back keep a report out of exhibits."""
    vault = a_vault()
    report = vault.get(report_of())
    if told is None:
        withdraw(vault, report.id, by=ANN, reason="She asked us to.")
    else:
        account = custody(
            report.id, origin=report.origin, told=told, by=ANN, at="2025-05-18T08:00:00Z"
        )
        vault.commit(account, did="keep", by=ANN)
    before = vault.head()

    with pytest.raises(SealedAway):
        exhibit(vault, [report.id], by=ANN)

    assert vault.head() == before
    assert exhibit(vault, [report_of(PARTS)], by=ANN).reports == 1


@pytest.mark.parametrize(
    ("told", "goes"),
    [
        ((("publish", False), ("court", True)), True),
        ((("court", True), ("publish", False)), True),
        ((("publish", False), ("court", True), ("court", False)), False),
        ((("publish", False), ("share", True)), False),
    ],
)
def test_one_answer_says_nothing_of_another_purpose(told, goes):
    """Who will not be published may go to a court all the same, if they said so."""
    vault = a_vault()
    report = vault.get(report_of())
    answers = tuple(Consent(purpose=purpose, given=given) for purpose, given in told)
    vault.commit(
        custody(
            report.id,
            origin=report.origin,
            told=Collected(consents=answers),
            by=ANN,
            at="2025-05-18T08:00:00Z",
        ),
        did="keep",
        by=ANN,
    )

    if goes:
        assert exhibit(vault, [report.id], by=ANN).findings > 0
    else:
        with pytest.raises(SealedAway):
            exhibit(vault, [report.id], by=ANN)


@pytest.mark.parametrize("other", [Collected(level=3), None], ids=["as told", "withdrawn"])
def test_a_yes_to_a_court_opens_no_other_seal(other):
    """What was sealed for another reason, or by another account, stays in."""
    vault = a_vault()
    report = vault.get(report_of())
    yes = (Consent(purpose="publish", given=False), Consent(purpose="court", given=True))
    for told in (Collected(consents=yes), *((other,) if other else ())):
        account = custody(
            report.id, origin=report.origin, told=told, by=ANN, at="2025-05-18T08:00:00Z"
        )
        vault.commit(account, did="keep", by=ANN)
    if other is None:
        withdraw(vault, report.id, by=ANN, reason="She asked us to.")

    with pytest.raises(SealedAway):
        exhibit(vault, [report.id], by=ANN)


def test_sealed_findings_stay_behind():
    """A finding that is sealed is left out with the word that it was, and so is its suggestion."""
    vault = a_vault()
    first = next(iter(vault.all(Suggestion)))
    sealed = msgspec.structs.replace(first.of, level=3, id="fin_sealed", says="What is sealed.")
    suggestion = msgspec.structs.replace(first, id="sug_sealed", of=sealed)
    accept = Decision(id="dec_s", on=sealed.id, verb="accept", by=ANN, at="2025-05-18T09:00:00Z")
    vault.commit(suggestion, accept, did="decide", by=ANN)

    made = exhibit(vault, [report_of()], by=ANN)

    assert made.findings == 3
    assert dict(made.release.left_out) == {"sealed": 1, "suggested": 2}
    assert not any(b"What is sealed." in data for data in made.files.values())
    assert "data/records/sug_sealed.json" not in made.files


def test_time_stamps_go_along(tmp_path):
    """A checkpoint that an authority dated is proved by both programs, and its date by openssl."""
    authority = Authority(tmp_path / "authority")
    vault = a_vault()
    asked = request_timestamp(vault, by=ANN)
    reply = authority.answer(bytes.fromhex(asked.request))
    keep_timestamp(vault, reply, authority.root, by=ANN, judges=JUDGES)
    folder = written(exhibit(vault, [report_of()], by=ANN), tmp_path / "exhibit")
    name = fingerprint(vault.signers()[0].public_key)

    ran = [verified(program, folder, name) for program in PROGRAMS]
    printed = next(line for line in ran[0].stdout.splitlines() if "openssl ts" in line)
    (folder / "ROOT.pem").write_bytes(authority.root)
    dated = subprocess.run(printed.split(), cwd=folder, capture_output=True, text=True, check=False)
    (folder / "ROOT.pem").unlink()
    (folder / "data/stamps/1.txt").write_bytes(give_checkpoint(a_vault(), by=ANN).written())
    bagged(folder, key_of(vault))
    swapped = [verified(program, folder, name) for program in PROGRAMS]

    assert [done.returncode for done in ran] == [0, 0]
    assert "Verification: OK" in dated.stdout + dated.stderr
    assert [done.returncode for done in swapped] == [1, 1]


def test_how_a_report_came_goes_along_only_when_asked(tmp_path):
    """Who brought a report is handed out on request, sealed and provable like the rest."""
    vault = a_vault()
    report = vault.get(report_of())
    told = Collected(reason="the hearing", brought_by="Dana Bringer")
    account = custody(report.id, origin=report.origin, told=told, by=BEN, at="2025-05-19T00:00:00Z")
    vault.commit(account, did="collect", by=BEN)

    without = exhibit(vault, [report.id], by=ANN)
    along = exhibit(vault, [report.id], by=ANN, with_custody=True)

    assert b"Dana Bringer" not in b"".join(without.files.values())
    assert b"Dana Bringer" in along.files[f"data/records/{account.id}.json"]
    folder = written(along, tmp_path / "along")
    for program in PROGRAMS:
        ran = verified(program, folder, along.checkpoint.fingerprint)
        assert ran.returncode == 0, ran.stdout


def test_an_incident_brings_its_reports(case):
    """An incident by its number brings its claims, their report, and nothing of the other."""
    vault = a_vault()
    from dripstone.flow import take_stock

    number = take_stock(vault, by=ANN).incidents[0].number

    made = exhibit(vault, [str(number)], by=BEN)

    assert made.reports == 1
    assert made.findings >= 1
    assert report_of(PARTS).encode() not in b"".join(made.files.values())
    left = dict(made.release.left_out)
    assert left == {"not asked for": 3 - made.findings, "suggested": 2}


@pytest.mark.proof
@pytest.mark.parametrize(
    ("program", "flips"), [("python", times(15, 60)), ("sh", times(1, 15))], ids=["python", "sh"]
)
def test_any_flipped_byte_in_any_file_is_refused(
    case, folder, program, flips, capsys, record_property
):
    """Random bytes of each file of an exhibit, changed one at a time, are all noticed."""
    chance = Random(11)
    accepted, tried = [], 0

    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        raw = path.read_bytes()
        for _ in range(flips if raw else 0):
            place = chance.randrange(len(raw))
            other = bytes([raw[place] ^ chance.randrange(1, 256)])
            path.write_bytes(raw[:place] + other + raw[place + 1 :])
            tried += 1
            if program == "python":
                code = verifier.main([str(folder), case.fingerprint])
            else:
                code = verified(program, folder, case.fingerprint).returncode
            if code != 1:
                accepted.append((path.name, place, code))
        path.write_bytes(raw)
    capsys.readouterr()

    record_property("tried", tried)
    assert accepted == []
    assert verified(program, folder, case.fingerprint).returncode == 0


# --- attacks: a function alters the folder; then the lists are computed anew, or not -------------


def source_edited(folder):
    edited(one(folder, "data/originals/*"), "Police", "Nobody")


def text_edited(folder):
    edited(one(folder, "data/texts/*"), "Police", "Nobody")


def record_edited(folder):
    edited(one(folder, "data/records/rep_*"), "Ada Reader", "Eve Writer")


def source_and_record_edited(folder):
    place = one(folder, "data/originals/*")
    before = verifier.sha256(place.read_bytes())
    edited(place, "Police", "Nobody")
    after = verifier.sha256(place.read_bytes())
    edited(one(folder, "data/records/rep_*"), before, after)
    edited(folder / "data/contents.txt", before, after)


def entry_edited(folder):
    edited(journal(folder, "keep"), '"at":"2', '"at":"1')


def deleted(folder):
    one(folder, "data/records/dec_*").unlink()


def decision_deleted_everywhere(folder):
    place = one(folder, "data/records/dec_*")
    edited(folder / "data/contents.txt", f"record {place.stem} .*\n", "")
    place.unlink()


def added(folder):
    (folder / "data/originals/rep_other").write_bytes(b"planted")


def added_outside(folder):
    (folder / "data/journal/.hidden").write_bytes(b"planted")


def linked(folder):
    place = one(folder, "data/originals/*")
    place.rename(folder.parent / "elsewhere")
    place.symlink_to(folder.parent / "elsewhere")


def proof_emptied(folder):
    journal(folder, "keep").with_suffix(".proof").write_bytes(b"")


def proof_shortened(folder):
    place = journal(folder, "keep").with_suffix(".proof")
    place.write_bytes(place.read_bytes()[:-65])


def proof_unterminated(folder):
    place = journal(folder, "keep").with_suffix(".proof")
    place.write_bytes(place.read_bytes()[:-1])


def proof_lengthened(folder):
    place = journal(folder, "keep").with_suffix(".proof")
    place.write_bytes(place.read_bytes() + b"0" * 64 + b"\n")


def proofs_swapped(folder):
    a, b = (journal(folder, did).with_suffix(".proof") for did in ("keep", "read"))
    left, right = a.read_bytes(), b.read_bytes()
    a.write_bytes(right)
    b.write_bytes(left)


def signatures_swapped(folder):
    a, b = (journal(folder, did).with_suffix(".signature") for did in ("keep", "read"))
    left, right = a.read_bytes(), b.read_bytes()
    a.write_bytes(right)
    b.write_bytes(left)


def entry_moved(folder):
    edited(journal(folder, "keep"), '"number":3,', '"number":4,')


def record_moved(folder):
    edited(folder / "data/contents.txt", r"(record rep_\w+) 3", r"\1 4")


def author_renamed(folder):
    edited(journal(folder, "keep"), BEN, ANN)


def introduction_taken_away(folder):
    place = journal(folder, "add_signer")
    edited(folder / "data/contents.txt", f"entry {place.stem} .*\n", "")
    for kind in (".json", ".proof", ".signature"):
        place.with_suffix(kind).unlink()


def key_replaced(folder):
    other = public_of(new_key())
    edited(folder / "data/contents.txt", r"key \w+ \w+ 2", f"key {fingerprint(other)} {other} 2")


def key_introduced_elsewhere(folder):
    edited(folder / "data/contents.txt", r"(key \w+ \w+) 2", r"\1 1")


def source_and_contents_edited(folder):
    place = one(folder, "data/originals/*")
    before = verifier.sha256(place.read_bytes())
    edited(place, "Police", "Nobody")
    edited(folder / "data/contents.txt", before, verifier.sha256(place.read_bytes()))


def text_and_contents_edited(folder):
    place = one(folder, "data/texts/*")
    edited(place, "Police", "Nobody")
    edited(
        folder / "data/contents.txt",
        r"(text \w+) \w+",
        rf"\1 {verifier.sha256(place.read_bytes())}",
    )


def entries_relabelled(folder):
    edited(folder / "data/contents.txt", r"(?m)^entry 3 ", "entry 4 ")


def checkpoint_older(folder):
    edited(folder / "data/checkpoint.txt", r"entries \d+", "entries 20")


def contents_retitled(folder):
    edited(folder / "data/contents.txt", "exhibit 1", "exhibit 2")


OUTSIDER = [
    source_edited,
    text_edited,
    record_edited,
    source_and_record_edited,
    entry_edited,
    deleted,
    decision_deleted_everywhere,
    added,
    added_outside,
    linked,
    proof_emptied,
    proof_shortened,
    proof_unterminated,
    proofs_swapped,
    checkpoint_older,
]
INSIDER = [
    source_edited,
    text_edited,
    record_edited,
    source_and_record_edited,
    entry_edited,
    deleted,
    added,
    added_outside,
    linked,
    proof_emptied,
    proof_shortened,
    proof_unterminated,
    proof_lengthened,
    proofs_swapped,
    signatures_swapped,
    entry_moved,
    record_moved,
    author_renamed,
    introduction_taken_away,
    key_replaced,
    key_introduced_elsewhere,
    source_and_contents_edited,
    text_and_contents_edited,
    entries_relabelled,
    checkpoint_older,
    contents_retitled,
]


def refused(program, folder, case, *held) -> str:
    ran = verified(program, folder, case.fingerprint, *held)
    assert ran.returncode == 1, (ran.stdout, ran.stderr)
    assert "REFUSED: " in ran.stdout
    assert ran.stderr == ""
    return ran.stdout


@pytest.mark.proof
@BOTH
@pytest.mark.parametrize("recomputed", [False, True], ids=["as it is", "lists recomputed"])
@pytest.mark.parametrize("attack", OUTSIDER, ids=lambda f: f.__name__)
def test_outsider_is_refused(case, folder, program, attack, recomputed):
    """Whoever has no key cannot alter anything, with the lists of files computed anew or not."""
    attack(folder)
    if recomputed:
        bagged(folder)

    refused(program, folder, case)


@pytest.mark.proof
@BOTH
def test_exhibit_signed_anew_with_another_key_is_refused(case, folder, program):
    """All signed again by a stranger shows the stranger's fingerprint."""
    stranger = new_key()
    source_edited(folder)
    point = folder / "data/checkpoint.txt"
    edited(point, r"key \w+", f"key {public_of(stranger)}")
    words = point.read_bytes().rpartition(b"signature ")[0]
    edited(point, r"signature \w+", f"signature {sign_words(stranger, words)}")
    bagged(folder, stranger)

    said = refused(program, folder, case)

    assert fingerprint(public_of(stranger)) in said


@pytest.mark.proof
@BOTH
@pytest.mark.parametrize("attack", INSIDER, ids=lambda f: f.__name__)
def test_insider_who_signs_the_exhibit_anew_is_refused(case, folder, program, attack):
    """The signer's own key does not help against the journal's seals, signatures and proofs."""
    attack(folder)
    bagged(folder, key_of(case.vault))

    said = refused(program, folder, case)

    assert "signed with the key that you named" in said


@pytest.mark.proof
@BOTH
def test_insider_who_signs_the_entry_anew_is_refused(case, folder, program):
    """An entry changed, sealed and signed again with its author's own key has lost its place."""
    place = journal(folder, "keep")
    entry_edited(folder)
    raw = place.read_bytes()
    private = key_of(case.vault, BEN)
    place.with_suffix(".signature").write_text(sign(private, verifier.sha256(raw)) + "\n")
    bagged(folder, key_of(case.vault))

    assert "does not stand in the journal" in refused(program, folder, case)


@pytest.mark.proof
@BOTH
def test_journal_written_anew_is_caught_by_the_witness_alone(case, tmp_path, program):
    """With every key, a whole other past can be made; what a witness holds is not in it."""
    rewritten = Memory_with_another_past(case)
    made = exhibit(rewritten, [report_of()], by=ANN)
    folder = written(made, tmp_path / "anew")

    assert verified(program, folder, case.fingerprint).returncode == 0
    said = refused(program, folder, case, case.held)
    assert "rewritten" in said


def Memory_with_another_past(case):  # noqa: N802
    """Write a vault's journal anew from entry 5 on, with the real keys."""
    other = a_vault()
    other._keys = case.vault._keys
    entries = list(case.vault.entries())
    for place in range(5, len(entries)):
        before = entries[place - 1].seal
        fields = {
            "before": before,
            "before_signature": hash_of_signature(entries[place - 1].signature),
            "at": entries[place].at.replace("20", "19", 1),
        }
        plain = msgspec.structs.replace(entries[place], **fields)
        private = key_of(case.vault, plain.by)
        made = seal_of(plain)
        entries[place] = msgspec.structs.replace(plain, seal=made, signature=sign(private, made))
    other._entries = [msgspec.structs.replace(e) for e in entries if isinstance(e, Entry)]
    other._rows = case.vault._rows
    other._originals = case.vault._originals
    return other


@BOTH
def test_witness_of_another_journal_or_a_later_one_is_told(case, program, tmp_path):
    """A checkpoint of another journal, or beyond the exhibit's, is refused."""
    other = tmp_path / "other.txt"
    other.write_bytes(give_checkpoint(a_vault(), by=ANN).written())
    later = tmp_path / "later.txt"
    later.write_bytes(give_checkpoint(case.vault, by=ANN).written())

    assert "another journal" in refused(program, case.folder, case, other)
    assert "older than what the witness holds" in refused(program, case.folder, case, later)


def shifted(finding):
    finding["anchors"][0]["start"] += 1


def reworded(finding):
    finding["anchors"][0]["exact"] = "Somebody else did it to them all."


def restated(finding):
    finding["says"] = "The ministry admits everything."


@pytest.mark.parametrize("lie", [shifted, reworded, restated], ids=lambda f: f.__name__)
def test_python_refuses_findings_that_nobody_stood_behind(case, folder, lie):
    """A finding that differs from what people accepted is refused, whoever signed the exhibit."""
    place = folder / "data/findings.jsonl"
    findings = [json.loads(line) for line in place.read_text("utf-8").splitlines()]
    lie(findings[0])
    place.write_text("".join(json.dumps(f) + "\n" for f in findings), "utf-8")
    bagged(folder, key_of(case.vault))

    assert "nobody here stands behind finding 1" in refused("python", folder, case)


def test_python_refuses_words_that_are_not_at_their_place(case, folder):
    """The words of each anchor are compared with the text, not only with the record."""
    checked = verifier.Exhibit(folder)
    checked.texts = {"txt_1": "Two people were held in Karvel."}
    words = {"text": "txt_1", "start": 0, "end": 10, "exact": "Two people", "suffix": " were"}

    checked.check_words(words)

    lies = (
        {"start": 1},
        {"exact": "Six people"},
        {"suffix": " are"},
        {"prefix": "x"},
        {"end": 99},
        {"text": "txt_2"},
    )
    for lie in lies:
        with pytest.raises(verifier.Refused):
            checked.check_words(words | lie)


def test_python_proves_signatures_as_others_do():
    """Ed25519 by the standard's formulas agrees with a library on true and altered signatures."""
    for number in range(6):
        private = new_key()
        words = b"dripstone " + bytes([number]) * number
        signed = sign_words(private, words)
        flipped = f"{int(signed[:2], 16) ^ 1:02x}{signed[2:]}"

        verifier.need_signed(public_of(private), signed, words, "why")

        for lie in ((signed, words + b"x"), (flipped, words), (signed[:64] + "f" * 64, words)):
            with pytest.raises(verifier.Refused):
                verifier.need_signed(public_of(private), *lie, "why")


@BOTH
def test_a_call_that_makes_no_sense_is_no_verdict(case, program, tmp_path):
    """Without a fingerprint or a folder there is neither yes nor no."""
    assert verified(program, case.folder, "").returncode == 2
    assert verified(program, case.folder, "F" * 64).returncode == 2
    assert verified(program, tmp_path / "none", case.fingerprint).returncode == 2


def test_verifiers_share_nothing_with_us(case):
    """They import and call only what stands on every machine, and are those on the page."""
    python, sh = ((case.folder / name).read_text() for name in ("verify.py", "verify.sh"))

    assert not re.search(r"^\s*(import|from) dripstone", python, re.MULTILINE)
    imported = set(re.findall(r"^(?:import|from) (\w+)", python, re.MULTILINE))
    assert imported <= {*sys.stdlib_module_names}
    assert "python" not in sh
    assert sh.startswith("#!/bin/sh\n")


@BOTH
def test_a_folder_may_be_named_like_an_option(tmp_path, program):
    """What the expert calls the folder and the checkpoint does not make a whole exhibit refused."""
    vault = a_vault()
    held = give_checkpoint(vault, by=ANN)
    made = exhibit(vault, [report_of()], by=ANN)
    written(made, tmp_path / "-rf ex")
    (tmp_path / "-w.txt").write_bytes(held.written())
    *command, name = PROGRAMS[program]
    ours = resources.files("dripstone.publish.exports.exhibit") / name
    asked = [*command, str(ours), "-rf ex", made.checkpoint.fingerprint, "-w.txt"]

    ran = subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "the journal continues the one that the witness saw" in ran.stdout


@BOTH
@pytest.mark.parametrize("words", [b"", b"some other file\n", b"\xff\x00"])
def test_a_file_that_is_no_checkpoint_is_neither_yes_nor_no(tmp_path, program, words):
    """The expert brought the wrong file: nothing is said of the exhibit."""
    made = exhibit(a_vault(), [report_of()], by=ANN)
    folder = written(made, tmp_path / "exhibit")
    (tmp_path / "held").write_bytes(words)

    ran = verified(program, folder, made.checkpoint.fingerprint, tmp_path / "held")

    assert (ran.returncode, "COULD NOT CHECK" in ran.stderr) == (2, True)


def test_proofs_in_a_chain_go_along(tmp_path):
    """One program follows them to a block, the other says plainly that it does not; both see swaps."""
    vault = a_vault()
    promised = request_proof(vault, by=ANN)
    asked = request_proof(vault, by=ANN)
    keep_proof(vault, ots.written(ots.stamped(promised.checkpoint.encode())), [], by=ANN)
    whole = ots.stamped(asked.checkpoint.encode(), height=900_000)
    header = ots.mined(ots.root_of(whole))
    keep_proof(vault, ots.written(whole), [header], by=ANN, least=2)
    folder = written(exhibit(vault, [report_of()], by=ANN), tmp_path / "exhibit")
    name = fingerprint(vault.signers()[0].public_key)

    sh, python = (verified(program, folder, name) for program in PROGRAMS)

    assert [sh.returncode, python.returncode] == [0, 0], sh.stdout + sh.stderr + python.stdout
    assert "shows no date" in sh.stdout
    assert "ots verify data/stamps/2.txt.ots" in sh.stdout
    assert "PROMISED, NOT PROVED" in python.stdout
    assert "it leads to block 900000" in python.stdout
    assert hashlib.sha256(hashlib.sha256(header).digest()).digest()[::-1].hex() in python.stdout
    assert "SO LITTLE THAT ANYBODY COULD HAVE MADE IT" in python.stdout
    assert (folder / "data/stamps/2.headers").read_text() == header.hex() + "\n"


@pytest.mark.parametrize("way", ["other words", "other checkpoint", "no work", "not named"])
def test_a_false_proof_in_a_chain_is_refused(tmp_path, way):
    """A proof over something else, a header without work, a file more: refused, signed anew or not."""
    vault = a_vault()
    asked = request_proof(vault, by=ANN)
    whole = ots.stamped(asked.checkpoint.encode(), height=900_000)
    header = ots.mined(ots.root_of(whole))
    keep_proof(vault, ots.written(whole), [header], by=ANN, least=2)
    folder = written(exhibit(vault, [report_of()], by=ANN), tmp_path / "exhibit")
    name = fingerprint(vault.signers()[0].public_key)
    stamps = folder / "data/stamps"
    other = give_checkpoint(a_vault(), by=ANN).written()
    if way == "other words":
        (stamps / "1.txt.ots").write_bytes(ots.written(ots.stamped(b"other words")))
    elif way == "other checkpoint":
        (stamps / "1.txt").write_bytes(other)
        (stamps / "1.txt.ots").write_bytes(ots.written(ots.stamped(other)))
    elif way == "no work":
        (stamps / "1.headers").write_text(ots.Found.header[:-2] + "00\n")
    else:
        (stamps / "2.headers").write_text(header.hex() + "\n")
    bagged(folder, key_of(vault))

    sh, python = (verified(program, folder, name) for program in PROGRAMS)

    assert python.returncode == 1, python.stdout
    # A header is not looked at by the shell: it says so, and shows no date.
    assert sh.returncode == (0 if way == "no work" else 1)
    assert ("shows no date" in sh.stdout) == (way == "no work")


def test_the_python_program_follows_a_proof_in_the_real_chain():
    """A document that a real block holds leads to that block's root, and its header shows its work."""
    ways = verifier.Ways(ots.in_the_real_chain())
    work, hashed, at = verifier.work_of(bytes.fromhex(ots.Found.header))

    assert ways.digest == hashlib.sha256(ots.Found.transaction).digest()
    root = bytes.fromhex(ots.Found.header[72:136])
    assert ways.roots == [(ots.Found.height, root)]
    assert (hashed, at) == (ots.Found.hash, "2019-09-02T15:40:06Z")
    assert work > 4 * 10**22
