"""Levels: what the pages may show, decided in this one place.

    allowed    vault, person → the person, or NoSigner
    sealed     finding or report → whether only its existence may be told

Everybody who may write in a vault works in it, and sees what is public, the team's and restricted,
with the level said beside a name. What is sealed is on no page, in no count of anything else and in
no search: only that it exists.

Source: vocabulary ``levels``.
"""

from __future__ import annotations

from dripstone.errors import NoSigner
from dripstone.records import AnyFinding, Report
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
