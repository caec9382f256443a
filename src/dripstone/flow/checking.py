"""Checking: everything in the vault against what the journal sealed."""

from __future__ import annotations

from dripstone.journal import Head, Verdict
from dripstone.vault import Vault
from dripstone.vault.checking import check


def verify(vault: Vault, *, head: Head | None = None) -> Verdict:
    """Check the storage, the chain, every seal and signature, every record, original and text.

    ``head`` is one that was written down earlier, or came from somebody who holds one. Troubles
    are listed, not raised, so that one of them does not hide the next.
    """
    return check(vault, head=head)
