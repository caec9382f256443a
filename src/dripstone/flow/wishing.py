"""Wishing: what a person wants of the pages, kept beside the accounts and able to be forgotten.

    wishes     vault, person → Wishes
    wish       vault, person, Wishes → kept

It is nobody's business who wants to be warned of what: it is in no journal and in no export, and
another wish overwrites it.
"""

from __future__ import annotations

import msgspec

from dripstone.records import Value
from dripstone.vault.accounts import KeyRing

PLACE = "wishes of "  #: before a person's name


class Wishes(Value, frozen=True, kw_only=True):
    """What one person wants."""

    warnings: bool = True  #: before what may distress


def wishes(vault: KeyRing, person: str) -> Wishes:
    """Give what a person wants; of somebody who never said, what everybody gets."""
    body = vault.beside(f"{PLACE}{person}")
    return Wishes() if body is None else msgspec.json.decode(body, type=Wishes)


def wish(vault: KeyRing, person: str, wanted: Wishes) -> None:
    """Keep what a person wants, in the place of what they wanted before.

    Raises:
        Busy, NoRoom: as in ``commit``.
    """
    body = None if wanted == Wishes() else msgspec.json.encode(wanted)
    vault.keep_beside(f"{PLACE}{person}", body)
