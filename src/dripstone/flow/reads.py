"""Reads: that somebody is about to be shown what is restricted → the journal."""

from __future__ import annotations

from collections.abc import Sequence

from dripstone.flow.clock import now
from dripstone.records import Access, random_id
from dripstone.vault import Vault


def note_read(vault: Vault, *, by: str, page: str, reports: Sequence[str]) -> Access:
    """Write down who is about to be shown words of which restricted reports, at which page.

    It is written before they are shown, and says no more than that: not that they were read, and
    not how often within the hour that follows.

    Raises:
        NoSigner: ``by`` may not write here.
        Busy, NoRoom: as in ``commit``; then nothing is to be shown.
    """
    made = Access(id=random_id("acc"), page=page, reports=tuple(reports), by=by, at=now())
    notes = {"page": page, "reports": str(len(reports))}
    vault.commit(made, did="access", by=by, notes=notes)
    return made
