"""Witnessing: checkpoints that somebody else holds, the one thing that shows a rewritten journal.

give_checkpoint     vault → Checkpoint              noted in the journal before it is given
check_checkpoint    vault, bytes → Witnessed        whether the journal still contains it
given_before        vault → Checkpoints' sizes      what witnesses out there may hold
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import msgspec

from dripstone import publish
from dripstone.errors import BrokenJournal
from dripstone.flow.clock import now
from dripstone.journal import Checkpoint, Line, Witnessed, checkpoint, compare, read_checkpoint
from dripstone.records import Release, random_id
from dripstone.vault import Vault

KIND = "checkpoint"


def give_checkpoint(vault: Vault, *, by: str) -> Checkpoint:
    """Sign how far the journal has come, and note in it that a checkpoint went out.

    Raises:
        BrokenJournal: the journal is not as it was sealed; nothing is signed.
        NoSigner: ``by`` has no signing key here.
    """
    made = sign_checkpoint(vault, by=by)
    note = Release(
        id=random_id("rel"),
        kind=KIND,
        of=(made.root,),
        level=0,
        shields=(),
        files=(publish.shown("checkpoint.txt", made.written()),),
        at=made.at,
        by=by,
    )
    noted = {"entries": str(made.entries), "root": made.root}
    vault.commit(note, did="give_checkpoint", by=by, notes=noted)
    return made


def sign_checkpoint(vault: Vault, *, by: str) -> Checkpoint:
    """Prove the whole journal and sign how far it has come; write nothing.

    Raises:
        BrokenJournal: the journal is not as it was sealed; nothing is signed.
        NoSigner: ``by`` has no signing key here.
    """
    moment = vault.moment()
    signers = vault.signers(moment)
    public = next((s.public_key for s in signers if s.name == by), "")
    return checkpoint(
        vault.chain(moment),
        at=now(),
        public_key=public,
        sign=lambda words: vault.sign(words, by=by),
        signers=signers,
        each=False,
    )


def check_checkpoint(vault: Vault, raw: bytes) -> Witnessed:
    """Say whether the journal still contains a checkpoint that somebody else held.

    A checkpoint that a copy gave, which was merged here later, is in that copy's line and not in
    our own entries: ``joined``. So would be one of ours, if somebody put our history aside as such
    a line and wrote another in its place: who gave it, a person must say.

    Raises:
        NotACheckpoint: it is none, or was altered.
        BrokenJournal: the journal is not as it was sealed, whatever the checkpoint says.
    """
    held = read_checkpoint(raw)
    seen = compare(held, vault.chain(), each=False)
    if seen.state not in {"short", "rewritten"}:
        return seen
    for line in vault.lines():
        apart = _in_line(held, vault, line)
        if apart is not None and apart.holds:
            known = seen.known_key or apart.known_key
            return msgspec.structs.replace(seen, state="joined", fork=line.fork, known_key=known)
    return seen


def _in_line(held: Checkpoint, vault: Vault, line: Line) -> Witnessed | None:
    """Compare with the journal of a copy; None where it does not go on from ours any more."""
    try:
        return compare(held, _whole(vault, line), each=False)
    except BrokenJournal:
        return None  # our own was written anew before they parted: that is what is told then


def _whole(vault: Vault, line: Line) -> Iterator[bytes]:
    """Give the journal of a copy that was merged: what it has with its parent, then its own."""
    known = {one.line: one for one in vault.lines()}
    before = vault.chain() if line.parent == 0 else _whole(vault, known[line.parent])
    yield from itertools.islice(before, line.fork)
    yield from line.entries()


def given_before(vault: Vault) -> tuple[int, ...]:
    """Give the sizes of the journal at which checkpoints went out, from the smallest."""
    sizes = {
        int(dict(entry.notes)["entries"])
        for entry in vault.entries()
        if entry.did in {"give_checkpoint", "request_timestamp"}
    }
    return tuple(sorted(sizes))
