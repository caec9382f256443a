"""Journal: what was done, in order, so that a stranger can check it with this folder and records.

    seal       what was done → Entry          sealed, signed, and sealing the entry before
    verify     entries → Head                 every seal, signature and signer, in constant memory
    check      entries and records → Verdict  the entries, and everything that they sealed
    Tree       seals → root and proofs        one entry proved without showing the others
    checkpoint entries → Checkpoint           eight signed lines that somebody else can hold
    compare    Checkpoint, entries → Witnessed  whether the journal still contains it
    read_proof bytes → Proof                an OpenTimestamps file, each of its ways followed
    judge      Proof, Blocks → Judged       what it is worth with the headers that were supplied
    new_key    → private key                  one a person; ``fingerprint`` goes on paper

Nothing here opens a file or a vault: entries, records and originals come in as iterators.
"""

from __future__ import annotations

from dripstone.journal.blocks import Block, Judged, judge, read_header
from dripstone.journal.chain import (
    ADD_SIGNER,
    FOUND,
    NOTHING,
    Chain,
    Head,
    hash_of_signature,
    introduction,
    is_own,
    read_entry,
    read_head,
    seal,
    seal_of,
    verify,
)
from dripstone.journal.check import Checked, Kept, Trouble, Verdict, check
from dripstone.journal.checkpoint import (
    Checkpoint,
    Witnessed,
    checkpoint,
    compare,
    read_checkpoint,
)
from dripstone.journal.lines import Line, Roots, check_line, parted
from dripstone.journal.proofs import Attested, Proof, is_proof, read_proof
from dripstone.journal.signing import (
    PRIVATE,
    fingerprint,
    is_signed,
    new_key,
    public_of,
    sign_words,
)
from dripstone.journal.stamps import Dated, read_stamp, stamp_request
from dripstone.journal.tree import Peaks, Tree, leaf_of, prove_consistency, prove_inclusion

__all__ = [
    "ADD_SIGNER",
    "FOUND",
    "NOTHING",
    "PRIVATE",
    "Attested",
    "Block",
    "Chain",
    "Checked",
    "Checkpoint",
    "Dated",
    "Head",
    "Judged",
    "Kept",
    "Line",
    "Peaks",
    "Proof",
    "Roots",
    "Tree",
    "Trouble",
    "Verdict",
    "Witnessed",
    "check",
    "check_line",
    "checkpoint",
    "compare",
    "fingerprint",
    "hash_of_signature",
    "introduction",
    "is_own",
    "is_proof",
    "is_signed",
    "judge",
    "leaf_of",
    "new_key",
    "parted",
    "prove_consistency",
    "prove_inclusion",
    "public_of",
    "read_checkpoint",
    "read_entry",
    "read_head",
    "read_header",
    "read_proof",
    "read_stamp",
    "seal",
    "seal_of",
    "sign_words",
    "stamp_request",
    "verify",
]
