"""Checkpoints: what a witness holds, and what it shows of a journal later."""

from __future__ import annotations

from random import Random

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from journal_chains import ANN, KEYS, SIGNERS, a_chain, changed, head_of, written_anew

from dripstone.errors import BrokenJournal, NotACheckpoint, WrongState
from dripstone.journal import (
    Tree,
    checkpoint,
    compare,
    fingerprint,
    new_key,
    public_of,
    read_checkpoint,
    sign_words,
    verify,
)


def a_checkpoint(chain, private=KEYS[ANN]):
    return checkpoint(
        iter(chain),
        at="2031-05-01T10:00:00Z",
        public_key=public_of(private),
        sign=lambda words: sign_words(private, words),
    )


def test_checkpoint_says_how_far_the_journal_came():
    """It gives the first and last seal, the count, and the root over all seals."""
    chain = a_chain(6)

    made = a_checkpoint(chain)

    assert (made.journal, made.entries) == (chain[0].seal, 6)
    assert made.root == Tree(e.seal for e in chain).root().hex()
    assert made.head == head_of(chain[-1])
    assert verify(chain, head=made.head).number == 6
    assert made.fingerprint == fingerprint(SIGNERS[0].public_key)


def test_checkpoint_survives_mail_and_paper():
    """It is read back from its own lines, with spaces and the line ends of other systems too."""
    made = a_checkpoint(a_chain(6))
    raw = made.written()

    assert read_checkpoint(raw) == made
    assert read_checkpoint(b"\r\n " + raw.replace(b"\n", b" \r\n") + b"\r\n") == made
    assert len(raw) < 600


def test_stranger_checks_the_signature_without_us():
    """The last line is a plain Ed25519 signature over the lines before it."""
    raw = a_checkpoint(a_chain(3)).written()
    signed, _, last = raw.rpartition(b"signature ")

    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(SIGNERS[0].public_key))
    key.verify(bytes.fromhex(last.decode().strip()), signed)


def test_any_changed_letter_of_a_checkpoint_is_refused():
    """Of all single changed bytes, none passes for what was signed."""
    raw = a_checkpoint(a_chain(3)).written()
    chance = Random(3)

    for place in range(len(raw) - 1):
        other = bytes([raw[place] ^ chance.randrange(1, 128)])
        try:
            read = read_checkpoint(raw[:place] + other + raw[place + 1 :])
        except NotACheckpoint:
            continue
        # A line end may become another line end; what was said stays the same.
        assert read.written() == raw


@pytest.mark.parametrize("raw", [b"", b"dripstone checkpoint 1\n", b"\xff" * 99, b"x" * 9999])
def test_what_is_no_checkpoint_is_refused(raw):
    """Anything else is told to be none."""
    with pytest.raises(NotACheckpoint):
        read_checkpoint(raw)


def test_grown_journal_still_holds_its_checkpoint():
    """A journal that only went on contains every checkpoint of its past."""
    chain = a_chain(9)

    for size in range(1, 10):
        seen = compare(a_checkpoint(chain[:size]), iter(chain))
        assert (seen.state, seen.known_key, seen.head) == ("holds", True, head_of(chain[-1]))


def test_journal_cut_short_is_seen():
    """An older journal put back ends before the checkpoint."""
    chain = a_chain(9)

    assert compare(a_checkpoint(chain), iter(chain[:8])).state == "short"


@pytest.mark.parametrize("start", range(1, 8))
def test_journal_written_anew_with_every_key_is_seen(start):
    """Sealed and signed again with the real keys from any entry on, it does not hold any more."""
    chain = a_chain(9)
    held = a_checkpoint(chain[:8])

    anew = written_anew(
        [*chain[:start], changed(chain[start], at="2031-06-01T00:00:00Z"), *chain[start + 1 :]],
        start,
    )

    assert verify(iter(anew), SIGNERS).number == 9
    assert compare(held, iter(anew)).state == "rewritten"


def test_journal_written_anew_from_its_beginning_is_seen():
    """Another first entry is another journal, even if the same people sign it."""
    chain = a_chain(9)

    anew = written_anew([changed(chain[0], at="2030-01-01T00:00:00Z"), *chain[1:]], 0)

    assert compare(a_checkpoint(chain), iter(anew)).state == "other"


def test_entry_written_anew_at_the_end_is_seen():
    """Only the last entry changed: the root is another."""
    chain = a_chain(6)

    anew = written_anew([*chain[:5], changed(chain[5], at="2031-06-01T00:00:00Z")], 5)

    assert compare(a_checkpoint(chain), iter(anew)).state == "rewritten"


def test_checkpoint_of_a_stranger_is_told_as_one():
    """A true statement signed with a key that nobody introduced holds, and is said to be so."""
    chain = a_chain(6)

    seen = compare(a_checkpoint(chain, new_key()), iter(chain))

    assert (seen.state, seen.known_key) == ("holds", False)


def test_broken_journal_is_never_vouched_for():
    """No checkpoint is signed over a journal that is not as it was sealed, nor over none."""
    chain = a_chain(6)
    broken = [*chain[:3], changed(chain[3], did="read"), *chain[4:]]

    with pytest.raises(BrokenJournal):
        a_checkpoint(broken)
    with pytest.raises(BrokenJournal):
        compare(a_checkpoint(chain), iter(broken))
    with pytest.raises(NotACheckpoint):
        a_checkpoint([])


def test_a_seal_cannot_be_signed_as_words():
    """What is signed beside seals begins with our name, so that it never passes for a seal."""
    with pytest.raises(WrongState):
        sign_words(KEYS[ANN], bytes(32))
