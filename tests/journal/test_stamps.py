"""Time stamps: our question is understood, the answer is read, and lies are refused."""

from __future__ import annotations

import hashlib
import subprocess
from datetime import UTC, datetime, timedelta

import pytest
from authorities import Authority
from hypothesis import given, settings
from hypothesis import strategies as st

from dripstone.cli.judges import JUDGES
from dripstone.errors import NotATimestamp
from dripstone.flow.timestamping import keep_timestamp, request_timestamp, timestamps
from dripstone.journal import read_checkpoint, read_stamp, stamp_request
from dripstone.vault.checking import check
from dripstone.vault.memory import Memory

ANN = "Ann Tester"
HASH = hashlib.sha256(b"what is dated").hexdigest()


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    """Give an authority of our own."""
    return Authority(tmp_path_factory.mktemp("tsa") / "authority")


@pytest.fixture
def vault():
    """Give a journal of one entry."""
    made = Memory()
    made.add_signer(ANN)
    return made


@pytest.mark.parametrize("nonce", [0, 1, 127, 128, 255, 256, 2**63 - 1])
def test_openssl_reads_our_request(tmp_path, nonce):
    """Hash and nonce of any size come out of it in another program."""
    (tmp_path / "q").write_bytes(stamp_request(HASH, nonce))

    said = subprocess.run(
        ["openssl", "ts", "-query", "-in", str(tmp_path / "q"), "-text"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert "Hash Algorithm: sha256" in said
    assert f"Nonce: 0x{nonce:02X}" in said or f"0{nonce:X}" in said
    assert "Certificate required: yes" in said


def test_answer_is_read(authority):
    """It gives back the hash, the nonce and a moment that is now."""
    said = read_stamp(authority.answer(stamp_request(HASH, 77)))

    assert (said.sha256, said.nonce) == (HASH, 77)
    dated = datetime.fromisoformat(said.at)
    assert abs(datetime.now(UTC) - dated) < timedelta(minutes=2)


def test_a_checkpoint_is_dated_and_kept(tmp_path, vault):
    """The answer is kept as it came with two programs' verdicts, and the vault stays sound."""
    authority = Authority(tmp_path / "plain", sends_root=False)
    asked = request_timestamp(vault, by=ANN)
    reply = authority.answer(bytes.fromhex(asked.request))

    kept = keep_timestamp(vault, reply, authority.root, by=ANN, judges=JUDGES)

    verdicts = dict(kept.verdicts)
    assert verdicts == {"dripstone": "holds", "openssl": "holds", "rfc3161-client": "holds"}
    assert (kept.answers, bytes.fromhex(kept.reply)) == (asked.id, reply)
    assert [entries for entries, _ in timestamps(vault)] == [1]
    assert read_checkpoint(kept.checkpoint.encode()).entries == 1
    assert [e.did for e in vault.entries()] == ["found", "request_timestamp", "keep_timestamp"]
    assert check(vault).sound


def test_two_programs_may_differ_and_both_verdicts_are_kept(authority, vault):
    """Where openssl accepts an answer that the stricter library refuses, openssl's word decides."""
    reply = authority.answer(bytes.fromhex(request_timestamp(vault, by=ANN).request))

    kept = keep_timestamp(vault, reply, authority.root, by=ANN, judges=JUDGES)

    verdicts = dict(kept.verdicts)
    assert verdicts == {"dripstone": "holds", "openssl": "holds", "rfc3161-client": "refused"}
    assert [entries for entries, _ in timestamps(vault)] == [1]


def test_another_root_is_refused_and_said_so(authority, vault, tmp_path):
    """A stamp that the given certificates do not vouch for is kept as refused, and not used."""
    other = Authority(tmp_path / "other")
    reply = authority.answer(bytes.fromhex(request_timestamp(vault, by=ANN).request))

    kept = keep_timestamp(vault, reply, other.root, by=ANN, judges=JUDGES)

    assert [who for who, said in kept.verdicts if said == "refused"] == [*JUDGES]
    assert list(timestamps(vault)) == []


def test_altered_answer_is_refused(authority, vault):
    """A changed byte of the signature is noticed by both programs."""
    reply = bytearray(authority.answer(bytes.fromhex(request_timestamp(vault, by=ANN).request)))
    reply[-5] ^= 1

    kept = keep_timestamp(vault, bytes(reply), authority.root, by=ANN, judges=JUDGES)

    assert [who for who, said in kept.verdicts if said == "refused"] == [*JUDGES]


def test_answer_to_another_question_is_not_kept(authority, vault):
    """Another hash, or our hash with another nonce, answers nothing of ours."""
    asked = request_timestamp(vault, by=ANN)
    ours = hashlib.sha256(asked.checkpoint.encode()).hexdigest()
    before = vault.head()

    for question in (stamp_request(HASH, 5), stamp_request(ours, 5)):
        with pytest.raises(NotATimestamp, match="request"):
            keep_timestamp(vault, authority.answer(question), authority.root, by=ANN, judges=JUDGES)

    assert vault.head() == before


def test_missing_openssl_is_said(authority, vault, monkeypatch, tmp_path):
    """Without the program, the answer is kept and called not checked."""
    reply = authority.answer(bytes.fromhex(request_timestamp(vault, by=ANN).request))
    monkeypatch.setenv("PATH", str(tmp_path))

    kept = keep_timestamp(vault, reply, authority.root, by=ANN, judges=JUDGES)

    assert dict(kept.verdicts)["openssl"] == "not_there"


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_reading_an_answer_never_crashes(raw):
    """Any bytes are refused as no answer."""
    with pytest.raises(NotATimestamp):
        read_stamp(raw)


def test_cut_and_flipped_answers_never_crash(authority):
    """Every shortened answer is refused; a changed byte is refused or reads as something."""
    reply = authority.answer(stamp_request(HASH, 77))

    for end in range(0, len(reply), 7):
        with pytest.raises(NotATimestamp):
            read_stamp(reply[:end])
    for place in range(0, len(reply), 5):
        flipped = reply[:place] + bytes([reply[place] ^ 0x81]) + reply[place + 1 :]
        try:
            read_stamp(flipped)
        except NotATimestamp:
            continue
