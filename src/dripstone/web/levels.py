"""Levels: what the pages may show, decided in this one place.

    allowed    vault, person → the person, or NoSigner
    sealed     finding or report → whether only its existence may be told
    shut       vault → the reports that are sealed now, by custody and withdrawn consent too

Everybody who may write in a vault works in it, and sees what is public, the team's and restricted,
with the level said beside a name. What is sealed is on no page, in no count of anything else and in
no search: only that it exists.

Source: vocabulary ``levels``.
"""

from __future__ import annotations

from dripstone.errors import NoSigner
from dripstone.flow.custody import guarded
from dripstone.records import AnyFinding, Custody, Decision, Record, Report, Version
from dripstone.vault import Vault

RESTRICTED, SEALED = 2, 3


def allowed(vault: Vault, by: str) -> str:
    """Prove that a person works in this vault, and give their name back.

    Raises:
        NoSigner: they have no signing key here, so nothing here is theirs to see.
    """
    people = [signer.name for signer in vault.signers()]
    if by not in people:
        raise NoSigner(people=len(people))
    return by


def sealed(one: AnyFinding | Report) -> bool:
    """Tell whether something may be shown to nobody at these pages."""
    return one.level >= SEALED


def shut(vault: Vault) -> frozenset[str]:
    """Give the reports of which nothing may be shown now."""
    reports = {report.id: report for report in vault.all(Report)}
    now = guarded(reports, vault.all(Custody), vault.all(Decision), vault.all(Version))
    return frozenset(identity for identity, report in now.items() if sealed(report))


def may_shut(record: Record) -> bool:
    """Tell whether a new record can be why a report is sealed from now on."""
    if isinstance(record, Decision):
        return record.verb == "withdraw"
    return isinstance(record, Custody | Report | Version)
