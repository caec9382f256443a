"""Guarding: who can open a vault, and copies of the whole of it.

    slots_here          vault, folder → Ways in       for whom each was made, as the journal says
    add_passphrase      one more person, who gets a signing key of their own too
    add_trustee         an age key that somebody outside keeps
    add_paper_key       → the key, to be printed
    change_passphrase   the same person, other words
    remove_passphrase   one way in less; never the last
    back_up             vault → a copy in another folder, all of it proved
    restore             a copy → a vault in a new place, all of it proved

Each is written in the journal first, in somebody's name: a way into the vault that the journal
does not know of is worse than an entry about one that was never made.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from dripstone.errors import AlteredSlots, BadCopy, DamagedVault, NotAVault
from dripstone.flow.clock import now
from dripstone.journal import Verdict
from dripstone.records import Line, Receipt, random_id
from dripstone.vault import Vault, sqlite
from dripstone.vault.copying import copy_vault
from dripstone.vault.paper import new_paper_key
from dripstone.vault.renewing import renew
from dripstone.vault.seen import standing
from dripstone.vault.slots import (
    ALL,
    DEFAULT,
    PAPER,
    PASSPHRASE,
    Cost,
    Slots,
    added,
    added_trustee,
    changed,
    name_of,
    removed,
)

DID = "passphrase"  #: what entries about ways into the vault did


class WayIn(msgspec.Struct, frozen=True, kw_only=True):
    """A slot, and what the journal says of it."""

    name: str
    kind: str  #: passphrase, paper, age
    sealed: bool  #: it opens what is sealed too
    of: str | None  #: the person it was made for; None: no entry tells, as of the founder's
    at: str | None  #: UTC instant of that entry
    returned: bool  #: the journal says that it was taken away: an old slot file was put back


def slots_here(vault: Vault, folder: Path) -> tuple[WayIn, ...]:
    """Give the ways into a vault, in the order of its slot file."""
    told = dict(_told(vault))
    gone = {name for name, (became, _, _) in told.items() if became == "removed"}
    return tuple(
        WayIn(
            name=name_of(slot),
            kind=slot.kind,
            sealed=slot.opens == ALL,
            of=told.get(name_of(slot), ("", None, None))[1],
            at=told.get(name_of(slot), ("", None, None))[2],
            returned=name_of(slot) in gone,
        )
        for slot in sqlite.slots_of(folder).slots
    )


def _told(vault: Vault) -> Iterator[tuple[str, tuple[str, str | None, str | None]]]:
    for entry in vault.entries():
        if entry.did == DID:
            notes = dict(entry.notes)
            for became in ("added", "removed"):
                if became in notes:
                    yield notes[became], (became, notes.get("for"), entry.at)


def add_passphrase(
    vault: Vault,
    folder: Path,
    known: str,
    new: str,
    *,
    of: str,
    by: str,
    cost: Cost = DEFAULT,
    sealed: bool = True,
) -> str:
    """Let one more person open the vault, and sign in their own name. Give the slot's name.

    Without ``sealed`` they open everything but reports whose consent was withdrawn.

    Raises:
        WrongPassphrase, ShortPassphrase, TooManySlots: as in ``vault.slots.added``.
        NoSigner: ``by`` has no signing key here.
    """
    before = sqlite.slots_of(folder)
    slots = added(before, known, new, kind=PASSPHRASE, cost=cost, sealed=sealed)
    vault.add_signer(of, by=by)
    return _put(vault, folder, slots, by=by, of=of)


def add_trustee(
    vault: Vault,
    folder: Path,
    known: str,
    recipient: str,
    *,
    of: str,
    by: str,
    sealed: bool = True,
) -> str:
    """Let somebody open the vault with an age key of their own. Give the slot's name.

    A trustee need not write here, and gets no signing key.

    Raises:
        NotAnAgeKey: the recipient is no public age key.
        WrongPassphrase, TooManySlots: as in ``vault.slots.added``.
        NoSigner: ``by`` has no signing key here.
    """
    slots = added_trustee(sqlite.slots_of(folder), known, recipient, sealed=sealed)
    return _put(vault, folder, slots, by=by, of=of)


def add_paper_key(
    vault: Vault, folder: Path, known: str, *, by: str, cost: Cost = DEFAULT
) -> tuple[str, str]:
    """Make a recovery key to be printed; give it and its slot's name. It is kept nowhere."""
    key = new_paper_key()
    slots = added(sqlite.slots_of(folder), known, key, kind=PAPER, cost=cost)
    return key, _put(vault, folder, slots, by=by, of=PAPER)


def change_passphrase(
    vault: Vault, folder: Path, old: str, new: str, *, by: str, cost: Cost = DEFAULT
) -> str:
    """Put new words in the place of old ones. Give the new slot's name.

    Raises:
        WrongPassphrase, ShortPassphrase: as in ``vault.slots.changed``.
        NoSigner: ``by`` has no signing key here.
    """
    before = sqlite.slots_of(folder)
    slots = changed(before, old, new, cost)
    gone = next(name_of(s) for s in before.slots if s not in slots.slots)
    of = next((way.of for way in slots_here(vault, folder) if way.name == gone), None)
    return _put(vault, folder, slots, by=by, of=of or by)


def remove_passphrase(vault: Vault, folder: Path, name: str, *, by: str) -> None:
    """Take a way into the vault away.

    Raises:
        NoSuchRecord: no slot has this name.
        LastSlot: nobody could open the vault any more.
        NoSigner: ``by`` has no signing key here.
    """
    _put(vault, folder, removed(sqlite.slots_of(folder), name), by=by, of=None)


def back_up(vault: Vault, folder: Path, known: str, target: Path, *, by: str) -> Verdict:
    """Note that a copy goes out, write it, and prove everything in it.

    Where the target is an earlier copy of this vault, it gets what is new and loses what was
    erased.

    Raises:
        AlreadyAVault, FolderTaken: something else is in the target's place; nothing is noted.
        BadCopy: the copy is not sound, and was not put in its place; or an earlier one went on
            differently.
        NoSigner: ``by`` has no signing key here.
    """
    earlier = _is_copy(folder, target)
    if not earlier:
        sqlite.refuse_if_taken(target)
    moment = now()
    note = Receipt(id=random_id("rct"), did="backup", by=by, started=moment, ended=moment, lines=())
    vault.commit(note, did="backup", by=by)
    verdict = (renew if earlier else copy_vault)(folder, known, target)
    if standing(vault, verdict.head) != "grown":
        raise BadCopy(troubles=0)
    return verdict


def _is_copy(folder: Path, target: Path) -> bool:
    """Tell whether a folder holds a vault with the identity of ours."""
    try:
        return sqlite.slots_of(target).vault == sqlite.slots_of(folder).vault
    except (NotAVault, DamagedVault, AlteredSlots):
        return False


def restore(copy: Path, known: str, target: Path) -> Verdict:
    """Put a copy in a new place, as it is, and prove everything in it.

    Raises:
        AlreadyAVault, FolderTaken: something is in the target's place.
        BadCopy: the copy is not sound, and nothing was put in place.
    """
    return copy_vault(copy, known, target)


def _put(vault: Vault, folder: Path, slots: Slots, *, by: str, of: str | None) -> str:
    """Journal what changes in the slot file, then write it. Give the new slot's name, if any."""
    before = {name_of(slot) for slot in sqlite.slots_of(folder).slots}
    after = {name_of(slot) for slot in slots.slots}
    became = {"added": after - before, "removed": before - after}
    moment = now()
    lines = tuple(
        Line(item=name, became=word) for word, names in became.items() for name in sorted(names)
    )
    note = Receipt(id=random_id("rct"), did=DID, by=by, started=moment, ended=moment, lines=lines)
    notes = {line.became: line.item for line in lines}
    vault.commit(note, did=DID, by=by, notes=notes | ({"for": of} if of else {}))
    sqlite.put_slots(folder, slots)
    return notes.get("added", "")
