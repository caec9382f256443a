"""Extracting: part of a journal, with what proves it, and nothing of the other entries.

extract   vault, checkpoint, identities → the entries that sealed them, back to the founder
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dripstone.journal import ADD_SIGNER, FOUND, Checkpoint, Tree, fingerprint
from dripstone.publish.exports.exhibit import Key
from dripstone.records import Entry
from dripstone.vault import Vault


class Extract(msgspec.Struct, frozen=True, kw_only=True):
    """Part of a journal: entries, and the tree over all of it."""

    entries: tuple[Entry, ...]
    keys: tuple[Key, ...]
    sealed_by: dict[str, int]  #: number of the entry, by identity of a record
    tree: Tree


def extract(vault: Vault, point: Checkpoint, identities: set[str]) -> Extract:
    """Go through the journal once, up to the checkpoint."""
    tree = Tree()
    entries: dict[int, Entry] = {}
    introductions: dict[str, Entry] = {}
    sealed_by: dict[str, int] = {}
    for entry in vault.entries():
        if entry.number > point.entries:
            break
        tree.add(entry.seal)
        if entry.did in {FOUND, ADD_SIGNER}:
            introductions[dict(entry.notes)["signer"]] = entry
        for one in entry.sealed:
            if one.id in identities:
                sealed_by[one.id] = entry.number
                entries[entry.number] = entry
    people = {entry.by for entry in entries.values()}
    introduced = tuple(_back_to_the_founder(people, introductions))
    entries |= {entry.number: entry for entry in introduced}
    return Extract(
        entries=tuple(entries[number] for number in sorted(entries)),
        keys=tuple(_key(entry) for entry in introduced),
        sealed_by=sealed_by,
        tree=tree,
    )


def _back_to_the_founder(people: set[str], introductions: dict[str, Entry]) -> Iterator[Entry]:
    seen = set[str]()
    ahead = [*people]
    while ahead:
        name = ahead.pop()
        if name not in seen:
            seen.add(name)
            ahead.append(introductions[name].by)
            yield introductions[name]


def _key(entry: Entry) -> Key:
    public = dict(entry.notes)["public_key"]
    return Key(fingerprint=fingerprint(public), public_key=public, number=entry.number)
