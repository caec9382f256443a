"""Slots: from a passphrase to the vault's key, and nothing in between that can be weakened.

    new_slots     passphrase → Slots, vault key     a random key, wrapped
    slots_for     key, passphrase → Slots           the same for a key that is there already
    unlock        Slots, passphrase → what its slot holds, 32 octets
    keys_of       Slots, passphrase → Keys          of the database, and of what is sealed
    changed       Slots, old, new → Slots           the same key, wrapped anew
    added         Slots, known, new → Slots         one more way in: a passphrase, or a paper key
    added_trustee Slots, known, age key → Slots     one more, for whoever has its other half
    removed       Slots, name → Slots               one way in less; never the last
    name_of       Slot → eight digits               what a slot is called
    sub_key       vault key, purpose → key          one key a purpose
    read_slots    bytes → Slots                     every bound is checked before any key is derived

A slot's parameters are bound to it and to the vault as associated data. The bounds are there
because a slot file is not secret and not protected: whoever swaps it must gain neither a cheaper
guess nor a program that takes all the memory of the machine.

Source: Argon2id, RFC 9106, section 4 (its second choice is our floor); HKDF, RFC 5869;
AES-256-GCM, NIST SP 800-38D.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from dripstone.errors import (
    AlteredSlots,
    LastSlot,
    MistypedKey,
    NoSuchRecord,
    ShortPassphrase,
    TooManySlots,
    WrongPassphrase,
)
from dripstone.records import Value, canonical
from dripstone.vault.paper import mistyped, read_paper_key
from dripstone.vault.trustees import LARGEST, is_identity, lock_to, open_with

FORMAT = "dripstone vault 1"
SHORTEST = 8  #: code points of a passphrase; fewer can be tried out in full
LARGEST_FILE = 1 << 16  #: octets of a slot file
MOST_SLOTS = 8
PASSPHRASE, PAPER, AGE = "passphrase", "paper", "age"  #: kinds of slots
ALL, DATABASE = "all", "database"  #: what a slot opens
_AGE_KDF = "age x25519"
_KEY, _SALT, _NONCE, _TAG = 32, 32, 12, 16  #: octets


class Cost(Value, frozen=True, kw_only=True):
    """What one guess at a passphrase costs."""

    passes: int
    memory: int  #: KiB
    lanes: int


FLOOR = Cost(passes=3, memory=64 << 10, lanes=4)
CEILING = Cost(passes=16, memory=1 << 20, lanes=16)
DEFAULT = Cost(passes=3, memory=256 << 10, lanes=4)


class Slot(Value, frozen=True, kw_only=True, omit_defaults=True):
    """The vault's key, wrapped with a key that a passphrase gives.

    What has its default is not spelled, so that slots from before ``kind`` stay bound to the same.
    """

    kdf: str
    cost: Cost
    salt: str  #: hexadecimal
    nonce: str  #: hexadecimal
    wrapped: str  #: hexadecimal: the key and its tag
    kind: str = PASSPHRASE  #: passphrase; paper: a key that was printed; age: of a trustee
    opens: str = ALL  #: all, or database: everything but what is sealed


class Keys(NamedTuple):
    """What a way in gives."""

    database: bytes
    sealed: bytes | None  #: private X25519 key of what is sealed; None: that stays shut


class Slots(Value, frozen=True, kw_only=True):
    """The slot file of one vault."""

    format: str
    vault: str  #: the vault's identity
    slots: tuple[Slot, ...]


def new_slots(passphrase: str, vault: str, cost: Cost = DEFAULT) -> tuple[Slots, bytes]:
    """Make a random key for a new vault, and one slot that a passphrase opens.

    Raises:
        ShortPassphrase: fewer than 8 characters.
    """
    key = os.urandom(_KEY)
    return slots_for(key, passphrase, vault, cost), key


def slots_for(key: bytes, passphrase: str, vault: str, cost: Cost = DEFAULT) -> Slots:
    """Wrap a key of 32 octets that is there already, in one slot that a passphrase opens.

    Raises:
        ShortPassphrase: fewer than 8 characters.
    """
    slot = _wrap(key, passphrase, vault, cost)
    return Slots(format=FORMAT, vault=vault, slots=(slot,))


def unlock(slots: Slots, passphrase: str) -> bytes:
    """Give the vault's key, 32 octets; a paper key may be typed in any spelling.

    Raises:
        WrongPassphrase: no slot opens; a slot that was altered does not open either.
        MistypedKey: the same, and what was typed looks like a paper key with a mistake in it.
    """
    return _opened(slots, passphrase)[1]


def keys_of(slots: Slots, typed: str) -> Keys:
    """Give the keys that a passphrase, a paper key or an age key opens.

    Raises:
        WrongPassphrase, MistypedKey: as in ``unlock``.
        NotAnAgeKey: an age key has a mistake in it.
    """
    place, key = _opened(slots, typed)
    if slots.slots[place].opens == DATABASE:
        return Keys(key, None)
    return all_keys(key)


def all_keys(key: bytes) -> Keys:
    """Derive the keys of a vault's key."""
    return Keys(sub_key(key, "database"), sub_key(key, "sealed"))


def changed(slots: Slots, old: str, new: str, cost: Cost = DEFAULT) -> Slots:
    """Put a slot for a new passphrase in the place of the one that the old passphrase opens.

    Raises:
        WrongPassphrase: the old passphrase opens no slot.
        ShortPassphrase: the new one has fewer than 8 characters.
    """
    place, key = _opened(slots, old)
    slot = _wrap(key, new, slots.vault, cost, opens=slots.slots[place].opens)
    return _with(slots, (*slots.slots[:place], slot, *slots.slots[place + 1 :]))


def added(
    slots: Slots,
    known: str,
    new: str,
    *,
    kind: str = PASSPHRASE,
    cost: Cost = DEFAULT,
    sealed: bool = True,
) -> Slots:
    """Add a slot, last, that something new opens; ``known`` is what opens one already.

    Without ``sealed`` it opens everything but what is sealed; so it does where ``known`` does.

    Raises:
        WrongPassphrase: the known one opens no slot.
        ShortPassphrase: the new one has fewer than 8 characters.
        TooManySlots: there are eight already.
    """
    key, opens = _to_give(slots, known, sealed=sealed)
    slot = _wrap(key, new, slots.vault, cost, kind=kind, opens=opens)
    return _with(slots, (*slots.slots, slot))


def added_trustee(slots: Slots, known: str, recipient: str, *, sealed: bool = True) -> Slots:
    """Add a slot, last, that a trustee's own age key opens.

    Raises:
        WrongPassphrase, TooManySlots: as in ``added``.
        NotAnAgeKey: the recipient is no public age key.
    """
    key, opens = _to_give(slots, known, sealed=sealed)
    slot = Slot(
        kdf=_AGE_KDF,
        cost=Cost(passes=0, memory=0, lanes=0),
        salt=os.urandom(_SALT).hex(),
        nonce="",
        wrapped="",
        kind=AGE,
        opens=opens,
    )
    locked = lock_to(recipient, key, _bound(slots.vault, slot))
    return _with(slots, (*slots.slots, msgspec.structs.replace(slot, wrapped=locked)))


def _to_give(slots: Slots, known: str, *, sealed: bool) -> tuple[bytes, str]:
    """Give what a new slot holds: all that ``known`` opens, or the database's key alone."""
    if len(slots.slots) >= MOST_SLOTS:
        raise TooManySlots(most=MOST_SLOTS)
    place, key = _opened(slots, known)
    if slots.slots[place].opens == DATABASE:
        return key, DATABASE
    return (key, ALL) if sealed else (sub_key(key, "database"), DATABASE)


def removed(slots: Slots, name: str) -> Slots:
    """Take a slot away.

    Raises:
        NoSuchRecord: no slot has this name.
        LastSlot: it is the last one, and nobody could open the vault any more.
    """
    kept = tuple(slot for slot in slots.slots if name_of(slot) != name)
    if len(kept) == len(slots.slots):
        raise NoSuchRecord(kind="passphrase", id=name if _is_name(name) else "(not a name)")
    if not kept:
        raise LastSlot
    return _with(slots, kept)


def name_of(slot: Slot) -> str:
    """Name a slot, by a hash of its random salt: eight hexadecimal digits."""
    return hashlib.sha256(_octets(slot.salt)).hexdigest()[:8]


def _is_name(name: str) -> bool:
    return len(name) == 8 and not set(name) - set("0123456789abcdef")


def _with(slots: Slots, kept: tuple[Slot, ...]) -> Slots:
    return msgspec.structs.replace(slots, slots=kept)


def sub_key(key: bytes, purpose: str) -> bytes:
    """Derive the key for one purpose, 32 octets, so that no key serves two."""
    info = f"dripstone {purpose} 1".encode()
    return HKDF(algorithm=SHA256(), length=_KEY, salt=None, info=info).derive(key)


def read_slots(raw: bytes) -> Slots:
    """Read a slot file, refusing every parameter out of bounds.

    Raises:
        AlteredSlots: it is no slot file, or a parameter is weaker or dearer than we ever write.
    """
    if len(raw) > LARGEST_FILE:
        raise AlteredSlots(why="size")
    try:
        slots = msgspec.json.decode(raw, type=Slots)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise AlteredSlots(why="unreadable") from None
    if slots.format != FORMAT:
        raise AlteredSlots(why="format")
    if not 1 <= len(slots.slots) <= MOST_SLOTS:
        raise AlteredSlots(why="slots")
    for slot in slots.slots:
        _in_bounds(slot)
    return slots


def written(slots: Slots) -> bytes:
    """Spell a slot file."""
    return msgspec.json.format(canonical(slots), indent=2) + b"\n"


def _in_bounds(slot: Slot) -> None:
    if slot.opens not in {ALL, DATABASE}:
        raise AlteredSlots(why="opens")
    if slot.kind == AGE:
        _age_in_bounds(slot)
        return
    if slot.kdf != "argon2id":
        raise AlteredSlots(why="kdf")
    if slot.kind not in {PASSPHRASE, PAPER}:
        raise AlteredSlots(why="kind")
    for name in slot.cost.__struct_fields__:
        value = getattr(slot.cost, name)
        if not getattr(FLOOR, name) <= value <= getattr(CEILING, name):
            raise AlteredSlots(why=name)
    for name, octets in (("salt", _SALT), ("nonce", _NONCE), ("wrapped", _KEY + _TAG)):
        if len(_octets(getattr(slot, name))) != octets:
            raise AlteredSlots(why=name)


def _age_in_bounds(slot: Slot) -> None:
    if slot.kdf != _AGE_KDF or slot.nonce or slot.cost != Cost(passes=0, memory=0, lanes=0):
        raise AlteredSlots(why="kdf")
    if len(_octets(slot.salt)) != _SALT or len(_octets(slot.wrapped)) > LARGEST:
        raise AlteredSlots(why="wrapped")


def _octets(digits: str) -> bytes:
    try:
        return bytes.fromhex(digits)
    except ValueError:
        raise AlteredSlots(why="hexadecimal") from None


def _opened(slots: Slots, passphrase: str) -> tuple[int, bytes]:
    if is_identity(passphrase):
        return _opened_with_age(slots, passphrase)
    for place, spelled in _ways(slots, passphrase):
        slot = slots.slots[place]
        wrapping = _derive(spelled, slot.cost, _octets(slot.salt))
        try:
            key = AESGCM(wrapping).decrypt(
                _octets(slot.nonce), _octets(slot.wrapped), _bound(slots.vault, slot)
            )
        except InvalidTag:
            continue
        return place, key
    group = mistyped(passphrase)
    if group is not None and any(slot.kind == PAPER for slot in slots.slots):
        raise MistypedKey(group=group)
    raise WrongPassphrase(slots=len(slots.slots))


def _opened_with_age(slots: Slots, identity: str) -> tuple[int, bytes]:
    for place, slot in enumerate(slots.slots):
        if slot.kind == AGE:
            key = open_with(identity, _octets(slot.wrapped), _bound(slots.vault, slot))
            if key is not None and len(key) == _KEY:
                return place, key
    raise WrongPassphrase(slots=len(slots.slots))


def _ways(slots: Slots, typed: str) -> Iterator[tuple[int, str]]:
    """Give each slot worth trying, with the spelling to try: each trial is dear on purpose."""
    printed = read_paper_key(typed)
    for place, slot in enumerate(slots.slots):
        if slot.kind == PAPER and printed is not None:
            yield place, printed
        if slot.kind == PASSPHRASE and printed is None:
            yield place, typed


def _wrap(
    key: bytes,
    passphrase: str,
    vault: str,
    cost: Cost,
    *,
    kind: str = PASSPHRASE,
    opens: str = ALL,
) -> Slot:
    if len(passphrase) < SHORTEST:
        raise ShortPassphrase(least=SHORTEST)
    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    slot = Slot(
        kdf="argon2id",
        cost=cost,
        salt=salt.hex(),
        nonce=nonce.hex(),
        wrapped="",
        kind=kind,
        opens=opens,
    )
    wrapping = _derive(passphrase, cost, salt)
    wrapped = AESGCM(wrapping).encrypt(nonce, key, _bound(vault, slot))
    return msgspec.structs.replace(slot, wrapped=wrapped.hex())


def _bound(vault: str, slot: Slot) -> bytes:
    """Spell what a slot is bound to: the vault and every parameter."""
    return canonical((FORMAT, vault, msgspec.structs.replace(slot, wrapped="")))


def _derive(passphrase: str, cost: Cost, salt: bytes) -> bytes:
    # One keyboard sends a letter and its accent as one code point, another as two.
    words = unicodedata.normalize("NFC", passphrase).encode("utf-8")
    kdf = Argon2id(
        salt=salt,
        length=_KEY,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory,
    )
    return kdf.derive(words)
