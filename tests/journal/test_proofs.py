"""OpenTimestamps proofs: what they promise, where they lead, and what no header can be made to say."""

from __future__ import annotations

import hashlib

import pytest
from calendars import (
    AT,
    CALENDAR,
    EASY,
    Found,
    in_the_real_chain,
    mined,
    read_by_theirs,
    root_of,
    stamped,
    written,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from opentimestamps.core.notary import (
    BitcoinBlockHeaderAttestation,
    LitecoinBlockHeaderAttestation,
    PendingAttestation,
    UnknownAttestation,
)
from opentimestamps.core.op import (
    OpAppend,
    OpHexlify,
    OpKECCAK256,
    OpPrepend,
    OpRIPEMD160,
    OpSHA1,
    OpSHA256,
)
from opentimestamps.core.timestamp import Timestamp

from dripstone.errors import NotABlock, NotATimestamp
from dripstone.flow.timestamping import keep_proof, request_proof, request_timestamp, timestamps
from dripstone.journal import is_proof, judge, read_header, read_proof
from dripstone.journal.proofs import BEGINS, LARGEST
from dripstone.vault.checking import check
from dripstone.vault.memory import Memory

ANN = "Ann Tester"
HEAD = BEGINS + b"\x01\x08" + bytes(32)
REAL = bytes.fromhex(Found.header)


@pytest.fixture
def vault():
    """Give a journal of one entry."""
    made = Memory()
    made.add_signer(ANN)
    return made


def document_of(stamp) -> bytes:
    return stamp.checkpoint.encode("ascii")


def test_a_real_block_of_the_chain_holds():
    """A document whose hash a real block holds is dated by that block's header, with its work."""
    proof = read_proof(in_the_real_chain())

    judged = judge(proof, [read_header(REAL)])

    assert proof.digest == hashlib.sha256(Found.transaction).hexdigest()
    assert judged.verdict == "holds"
    assert (judged.block.hash, judged.block.at) == (Found.hash, "2019-09-02T15:40:06Z")
    assert judged.block.work > 10**22
    assert judged.blocks[0].height == Found.height


@pytest.mark.parametrize("place", range(80))
def test_a_real_header_with_one_changed_octet_shows_no_work(place):
    """Whatever is changed in a real header, its hash meets no target any more."""
    altered = REAL[:place] + bytes([REAL[place] ^ 1]) + REAL[place + 1 :]

    with pytest.raises(NotABlock):
        read_header(altered)


def test_a_promise_is_no_proof(vault):
    """What only a calendar attests is kept, called promised, and dates nothing."""
    asked = request_proof(vault, by=ANN)

    kept, judged = keep_proof(vault, written(stamped(document_of(asked))), [], by=ANN)

    assert judged.verdict == "promised"
    assert judged.calendars == (CALENDAR,)
    assert (kept.answers, kept.dated, kept.verdicts) == (
        asked.id,
        None,
        (("dripstone", "promised"),),
    )
    assert [e.did for e in vault.entries()] == ["found", "request_timestamp", "keep_timestamp"]
    assert check(vault).sound


def test_a_block_dates_a_checkpoint(vault):
    """With the header of the block it leads to, a proof gives the block's date and its work."""
    asked = request_proof(vault, by=ANN)
    whole = stamped(document_of(asked), height=900_000)
    header = mined(root_of(whole))

    kept, judged = keep_proof(vault, written(whole), [header], by=ANN, least=2)

    assert judged.verdict == "holds"
    assert kept.dated == "2030-03-17T17:46:40Z"
    assert kept.headers == (header.hex(),)
    assert [(entries, stamp.id) for entries, stamp in timestamps(vault)] == [(1, kept.id)]


def test_an_easy_header_is_weak_and_not_used(vault):
    """A header that anybody can make in a moment dates nothing, although the proof leads to it."""
    asked = request_proof(vault, by=ANN)
    whole = stamped(document_of(asked), height=900_000)

    kept, judged = keep_proof(vault, written(whole), [mined(root_of(whole))], by=ANN)

    assert (judged.verdict, kept.dated) == ("weak", None)
    assert list(timestamps(vault)) == []


@pytest.mark.parametrize("year", [2009, 2015, 2016, 2018, 2020, 2030])
def test_no_year_in_a_header_makes_it_easy(year):
    """Giving an easy header an early date does not make it pass for one of that time."""
    whole = stamped(b"words", height=1)
    at = int((year - 1970) * 365.2425 * 86400) + 86400
    header = mined(root_of(whole), at=at)

    assert judge(read_proof(written(whole)), [read_header(header)]).verdict == "weak"


def test_another_blocks_header_is_refused(vault):
    """A header of a block that the proof does not lead to is said to be another."""
    asked = request_proof(vault, by=ANN)
    whole = stamped(document_of(asked), height=900_000)

    kept, judged = keep_proof(vault, written(whole), [REAL], by=ANN)

    assert (judged.verdict, kept.dated) == ("refused", None)
    assert list(timestamps(vault)) == []


def test_without_a_header_nothing_is_claimed(vault):
    """A proof that leads to a block, kept without its header, is not checked; its root is told."""
    asked = request_proof(vault, by=ANN)
    whole = stamped(document_of(asked), height=900_000)

    kept, judged = keep_proof(vault, written(whole), [], by=ANN)

    assert (judged.verdict, kept.dated) == ("no_header", None)
    assert [(one.height, one.digest) for one in judged.blocks] == [(900_000, root_of(whole).hex())]


def test_the_best_of_several_proofs_is_used(vault):
    """First promised, then complete, then with its header: the last one goes along in exhibits."""
    asked = request_proof(vault, by=ANN)
    promise = written(stamped(document_of(asked)))
    whole = stamped(document_of(asked), height=900_000)
    header = mined(root_of(whole))

    keep_proof(vault, promise, [], by=ANN)
    best, _ = keep_proof(vault, written(whole), [header], by=ANN, least=2)
    keep_proof(vault, written(whole), [], by=ANN)
    keep_proof(vault, promise, [], by=ANN)

    assert [stamp.id for _, stamp in timestamps(vault)] == [best.id]


def test_a_proof_of_something_else_is_not_kept(vault):
    """A proof over other words than a checkpoint that went out answers nothing of ours."""
    request_proof(vault, by=ANN)
    before = vault.head()

    for raw in (written(stamped(b"other words")), in_the_real_chain()):
        with pytest.raises(NotATimestamp, match="request"):
            keep_proof(vault, raw, [], by=ANN)

    assert vault.head() == before


def test_a_checkpoint_for_an_authority_may_be_proved_in_the_chain_too(vault):
    """The file that goes to calendars is the checkpoint, whoever else was asked to date it."""
    asked = request_timestamp(vault, by=ANN)

    _, judged = keep_proof(vault, written(stamped(document_of(asked))), [], by=ANN)

    assert judged.verdict == "promised"


def test_a_header_comes_in_octets_or_digits():
    """Nodes and explorers write it in either way."""
    spelled = Found.header.upper().encode()

    assert read_header(REAL) == read_header(spelled + b"\n") == read_header(Found.header.encode())


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        REAL[:-1],
        REAL + b"\0",
        b"0" * 159,
        b"x" * 160,
        bytes(80),
        mined(bytes(32))[:72] + b"\xff\xff\xff\xff" + bytes(4),
    ],
)
def test_what_is_no_header_is_refused(raw):
    """Other lengths, other letters, and targets that no hash can be compared with."""
    with pytest.raises(NotABlock):
        read_header(raw)


def test_other_chains_and_unknown_notaries_prove_nothing():
    """What is attested by something that is not read here is called unread, and is no trouble."""
    whole = Timestamp(bytes(32))
    whole.attestations.add(LitecoinBlockHeaderAttestation(5))
    whole.attestations.add(UnknownAttestation(b"notaries", b"anything"))
    whole.ops.add(OpKECCAK256()).attestations.add(BitcoinBlockHeaderAttestation(7))

    judged = judge(read_proof(written(whole)), [read_header(REAL)])

    assert judged.verdict == "unread"


operations = st.one_of(
    st.builds(OpAppend, st.binary(min_size=1, max_size=40)),
    st.builds(OpPrepend, st.binary(min_size=1, max_size=40)),
    st.sampled_from([OpSHA256(), OpSHA1(), OpRIPEMD160(), OpHexlify()]),
)
attestations = st.one_of(
    st.builds(BitcoinBlockHeaderAttestation, st.integers(0, 2**31)),
    st.builds(
        PendingAttestation, st.text("abcdefghijklmnopqrstuvwxyz.-:/", min_size=1, max_size=40)
    ),
)


@st.composite
def proofs(draw) -> Timestamp:
    """Make a proof of any shape, as the library builds it."""
    whole = Timestamp(draw(st.binary(min_size=32, max_size=32)))
    here = [whole]
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.sampled_from(here))
        here.append(at.ops.add(draw(operations)))
    for one in here:
        if not one.ops:
            one.attestations.add(draw(attestations))
    return whole


@settings(max_examples=150, deadline=None)
@given(proofs())
def test_what_the_library_writes_is_read_as_the_library_reads_it(whole):
    """Every way ends in the same attestation with the same octets."""
    raw = written(whole)
    theirs = {
        (message.hex(), getattr(one, "height", 0), getattr(one, "uri", ""))
        for message, one in read_by_theirs(raw).timestamp.all_attestations()
    }

    ours = {(one.digest, one.height, one.calendar) for one in read_proof(raw).attested}

    assert is_proof(raw)
    assert ours == theirs


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_any_octets_after_the_beginning_are_read_or_refused(rest):
    """Nothing but our own error comes of a file, and what we accept the library accepts."""
    try:
        read_proof(HEAD + rest)
    except NotATimestamp:
        return
    read_by_theirs(HEAD + rest)


def test_cut_and_flipped_proofs_never_crash():
    """Every shortened file is refused; a changed octet is refused or leads elsewhere."""
    raw = in_the_real_chain()
    block = read_header(REAL)

    for end in range(len(raw)):
        with pytest.raises(NotATimestamp):
            read_proof(raw[:end])
    with pytest.raises(NotATimestamp):
        read_proof(raw + b"\0")
    for place in range(len(raw)):
        altered = raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]
        try:
            proof = read_proof(altered)
        except NotATimestamp:
            continue
        same = proof.digest == hashlib.sha256(Found.transaction).hexdigest()
        told = [one.height for one in proof.attested]
        assert not same or judge(proof, [block]).verdict != "holds" or told != [Found.height]


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (HEAD + b"\x08" * 300 + b"\x00", "size"),  # deeper than a reader goes
        (HEAD + b"\xf3" * 8 + b"\x00", "size"),  # doubles at each step
        (HEAD + b"\xf0\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", "shape"),  # vast lengths
        (HEAD + b"\xf0\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x00", "shape"),
        (HEAD + b"\xf0\x00", "shape"),  # nothing to append
        (HEAD + b"\xff" * 60_000, "shape"),  # ways that never come
        (BEGINS + b"\x02" + HEAD[len(BEGINS) + 1 :], "shape"),  # a later version
        (HEAD + b"\x00" * LARGEST, "size"),
    ],
)
def test_hostile_proofs_are_refused(raw, why):
    """Depth, lengths and growth have their limits."""
    with pytest.raises(NotATimestamp, match=why):
        read_proof(raw)


def test_the_easiest_target_still_needs_a_hash_that_meets_it():
    """A header whose hash is above even an easy target shows no work."""
    header = mined(bytes(32), bits=EASY, at=AT)
    other = next(
        raw
        for number in range(100)
        if int.from_bytes(_twice(raw := header[:76] + number.to_bytes(4, "little")), "little")
        >= 2**255
    )

    with pytest.raises(NotABlock, match="work"):
        read_header(other)


def _twice(raw: bytes) -> bytes:
    return hashlib.sha256(hashlib.sha256(raw).digest()).digest()
