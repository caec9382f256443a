"""Witnessing: checkpoints that somebody else holds, the one thing that shows a rewritten journal.

give_checkpoint     vault → Checkpoint              noted in the journal before it is given
check_checkpoint    vault, bytes → Witnessed        whether the journal still contains it
given_before        vault → Checkpoints' sizes      what witnesses out there may hold
"""

from __future__ import annotations

from dripstone import publish
from dripstone.flow.clock import now
from dripstone.journal import Checkpoint, Witnessed, checkpoint, compare, read_checkpoint
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

    Raises:
        NotACheckpoint: it is none, or was altered.
        BrokenJournal: the journal is not as it was sealed, whatever the checkpoint says.
    """
    return compare(read_checkpoint(raw), vault.chain(), each=False)


def given_before(vault: Vault) -> tuple[int, ...]:
    """Give the sizes of the journal at which checkpoints went out, from the smallest."""
    sizes = {
        int(dict(entry.notes)["entries"])
        for entry in vault.entries()
        if entry.did in {"give_checkpoint", "request_timestamp"}
    }
    return tuple(sorted(sizes))
