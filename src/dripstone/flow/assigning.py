"""Assigning: a person is asked to decide, as the first or as a second → a record in the journal.

assign    reports, findings or matches, to whom → Assignment
end       an assignment is over
"""

from __future__ import annotations

from collections.abc import Collection

from dripstone import review
from dripstone.errors import NoSuchRecord
from dripstone.flow.clock import now
from dripstone.records import Assignment, Decision, short
from dripstone.vault import Vault


def assign(
    vault: Vault,
    on: Collection[str],
    *,
    to: str,
    by: str,
    second: bool = False,
    blind: bool = False,
) -> Assignment:
    """Ask a person of this vault to decide on reports, findings or matches.

    Raises:
        NoSuchRecord: one of these is not here.
        NoSigner: ``to`` or ``by`` does not work in this vault.
        Unfinished: nothing is asked for, or the second person decided first.
    """
    said = tuple(r for r in vault.about(*on) if isinstance(r, Decision))
    for one in on:
        if not (vault.holds(one) or any(True for _ in vault.about(one))):
            raise NoSuchRecord(kind="record", id=short(one))
    made = review.assignment(
        on,
        to=to,
        by=by,
        at=now(),
        people=[signer.name for signer in vault.signers()],
        decisions=said,
        second=second,
        blind=blind,
    )
    vault.commit(made, did="assign", by=by, notes={"things": str(len(made.on))})
    return made


def end(vault: Vault, identity: str, *, by: str) -> Assignment:
    """End an assignment.

    Raises:
        NoSuchRecord: none of this identity stands.
    """
    made = review.ended(vault.all(Assignment), identity, by=by, at=now())
    vault.commit(made, did="end_assignment", by=by)
    return made
