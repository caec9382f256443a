"""The chain: what proves, and where it stops proving."""

from __future__ import annotations

import hashlib
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from journal_chains import (
    ANN,
    BEN,
    KEYS,
    SIGNERS,
    a_chain,
    an_entry,
    changed,
    head_of,
    written_anew,
)

from dripstone.errors import BrokenJournal
from dripstone.journal import (
    Head,
    fingerprint,
    introduction,
    new_key,
    public_of,
    read_head,
    verify,
)
from dripstone.records import Sealed, Signer, stored


def fault(entries, signers=SIGNERS, head=None) -> tuple[int, str]:
    with pytest.raises(BrokenJournal) as broken:
        verify(iter(entries), signers, head=head)
    return broken.value.facts["entry"], broken.value.facts["why"]


def test_a_whole_chain_is_proved():
    """An untouched chain gives the number and seal of its last entry."""
    chain = a_chain(7)

    head = verify(iter(chain), SIGNERS)

    assert head == Head(number=7, seal=chain[-1].seal)


def test_nothing_is_a_chain_of_nothing():
    """No entries at all give the head before all entries."""
    assert verify([]) == Head(number=0, seal="0" * 64)


def test_a_stranger_comes_to_the_same_seal_without_us():
    """Sorted JSON, SHA-256 and Ed25519 from other hands agree with every seal and signature."""
    for entry in a_chain(5):
        fields = json.loads(stored(entry))
        seal, signature = fields.pop("seal"), fields.pop("signature")
        plain = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        public = next(s.public_key for s in SIGNERS if s.name == entry.by)

        assert hashlib.sha256(plain.encode()).hexdigest() == seal
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(bytes.fromhex(signature), bytes.fromhex(seal))


@pytest.mark.parametrize(
    "fields",
    [
        {"by": BEN},
        {"at": "2031-05-02T00:00:00Z"},
        {"did": "read"},
        {"nonce": "f" * 32},
        {"notes": (("count", "2"),)},
        {"sealed": ()},
        {"sealed": (Sealed(id="rep_2", digest="f" * 64),)},
        {"key": "f" * 64},
    ],
)
def test_altered_entry_is_noticed(fields):
    """Changing any field of one entry breaks the journal at that entry."""
    chain = a_chain(6)

    chain[2] = changed(chain[2], **fields)

    assert fault(chain) == (3, "seal")


def test_resealed_entry_is_noticed_without_the_key():
    """A changed entry with a fresh seal, but the old signature, breaks at that entry."""
    chain = a_chain(6)
    forged = an_entry(head_of(chain[1]), by=ANN, did="read")

    chain[2] = changed(forged, signature=chain[2].signature)

    assert fault(chain) == (3, "signature")


def test_resigned_entry_is_noticed_by_the_next():
    """Somebody with the right key can write one entry anew, but the next one does not follow."""
    chain = a_chain(6)

    chain[2] = changed(written_anew([*chain[:2], changed(chain[2], did="read")], 2)[2])

    assert fault(chain) == (4, "before")


def test_lost_entry_is_noticed():
    """A missing entry is found at its place."""
    chain = a_chain(6)

    del chain[3]

    assert fault(chain) == (4, "missing")


def test_swapped_entries_are_noticed():
    """Two entries that changed places are found at the first of them."""
    chain = a_chain(6)

    chain[3], chain[4] = chain[4], chain[3]

    assert fault(chain) == (4, "missing")


def test_repeated_entry_is_noticed():
    """An entry that stands there twice is found at its second place."""
    chain = a_chain(6)

    chain.insert(4, chain[3])

    assert fault(chain) == (5, "extra")


def test_nobody_signs_before_being_introduced():
    """An entry by somebody whom no earlier entry introduced breaks the journal."""
    chain = a_chain(1)
    chain.append(an_entry(head_of(chain[0]), by=BEN))
    chain.append(an_entry(head_of(chain[1]), did="add_signer", notes=introduction(SIGNERS[1])))

    assert fault(chain, None) == (2, "signer")


def test_stranger_cannot_introduce_themselves():
    """A key that nobody here introduced cannot introduce itself."""
    chain = a_chain(3)
    stranger = Signer(name="Stranger", public_key=public_of(KEYS["Stranger"]))
    chain.append(
        an_entry(head_of(chain[2]), by="Stranger", did="add_signer", notes=introduction(stranger))
    )

    assert fault(chain, None) == (4, "signer")


def test_second_key_for_the_same_person_is_refused():
    """Nobody can be introduced again with another key."""
    chain = a_chain(3)
    twin = Signer(name=ANN, public_key=public_of(new_key()))
    chain.append(an_entry(head_of(chain[2]), did="add_signer", notes=introduction(twin)))

    assert fault(chain, None) == (4, "introduction")


def test_second_founding_is_refused():
    """Only the first entry founds, and the first entry always does."""
    chain = a_chain(3)
    other = Signer(name="Stranger", public_key=public_of(KEYS["Stranger"]))
    again = an_entry(head_of(chain[2]), did="found", by="Stranger", notes=introduction(other))
    unfounded = an_entry(Head(number=0, seal="0" * 64))

    assert fault([*chain, again], None) == (4, "introduction")
    assert fault([unfounded], None) == (1, "introduction")


def test_list_of_signers_must_agree_with_the_chain():
    """A key that a vault's own table gives otherwise, or in addition, is noticed."""
    chain = a_chain(4)
    other = Signer(name=BEN, public_key=public_of(new_key()))
    third = Signer(name="Stranger", public_key=public_of(KEYS["Stranger"]))

    assert fault(chain, [SIGNERS[0], other]) == (2, "introduction")
    assert fault(chain, [*SIGNERS, third]) == (5, "introduction")
    assert fault(chain, SIGNERS[:1]) == (2, "introduction")


def test_chain_cut_short_is_noticed_with_a_head():
    """Entries lost at the end are invisible in the chain, and seen with a head written down."""
    chain = a_chain(6)
    head = verify(chain)

    assert verify(chain[:4]).number == 4
    assert fault(chain[:4], None, head) == (5, "short")


def test_chain_written_anew_is_noticed_with_a_head():
    """All keys together can write a chain anew; a head from earlier does not stand in it."""
    chain = a_chain(6)
    head = head_of(chain[4])

    rewritten = written_anew([*chain[:2], changed(chain[2], did="read"), *chain[3:]], 2)

    assert verify(rewritten, SIGNERS).number == 6
    assert fault(rewritten, SIGNERS, head) == (5, "head")
    assert verify(chain, SIGNERS, head=head).number == 6


def test_head_survives_being_written_down():
    """A head is read back from its own line, and from nothing else."""
    head = verify(a_chain(3))

    assert read_head(f"  {head.written().upper()}\n") == head
    assert read_head("3:abc") is None


def test_verify_stops_at_the_first_break():
    """Entries are taken one by one, and none beyond the first that does not hold."""
    alive: list[int] = []

    def entries():
        for entry in a_chain(40):
            alive.append(entry.number)
            yield entry

    with pytest.raises(BrokenJournal, match="entry 5"):
        verify(e if e.number != 5 else changed(e, at="") for e in entries())

    assert alive == [1, 2, 3, 4, 5]


def test_fingerprint_is_a_hash_of_the_key():
    """A fingerprint can be computed with any SHA-256 tool from the key's octets."""
    public = public_of(new_key())

    assert fingerprint(public) == hashlib.sha256(bytes.fromhex(public)).hexdigest()
