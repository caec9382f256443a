"""Checking: everything in the vault against what the journal sealed."""

from __future__ import annotations

from dripstone.journal import Head, Verdict
from dripstone.vault import Vault
from dripstone.vault.checking import check


def verify(vault: Vault, *, head: Head | None = None, each: bool = False) -> Verdict:
    """Check the storage, the chain, every seal, every record, original and text.

    Of signatures the last one of each person is computed, which speaks for all before it; with
    ``each``, every one.

    ``head`` is one that was written down earlier, or came from somebody who holds one. Troubles
    are listed, not raised, so that one of them does not hide the next.
    """
    return check(vault, head=head, each=each)
