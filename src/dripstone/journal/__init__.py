"""Journal: what was done, in order, so that a stranger can check it with this folder and records.

    seal       what was done → Entry          sealed, signed, and sealing the entry before
    verify     entries → Head                 every seal, signature and signer, in constant memory
    check      entries and records → Verdict  the entries, and everything that they sealed
    new_key    → private key                  one a person; ``fingerprint`` goes on paper

Nothing here opens a file or a vault: entries, records and originals come in as iterators.
"""

from __future__ import annotations

from dripstone.journal.chain import (
    ADD_SIGNER,
    FOUND,
    NOTHING,
    Chain,
    Head,
    introduction,
    read_head,
    seal,
    seal_of,
    verify,
)
from dripstone.journal.check import Checked, Trouble, Verdict, check
from dripstone.journal.signing import PRIVATE, fingerprint, new_key, public_of

__all__ = [
    "ADD_SIGNER",
    "FOUND",
    "NOTHING",
    "PRIVATE",
    "Chain",
    "Checked",
    "Head",
    "Trouble",
    "Verdict",
    "check",
    "fingerprint",
    "introduction",
    "new_key",
    "public_of",
    "read_head",
    "seal",
    "seal_of",
    "verify",
]
