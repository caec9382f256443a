"""Chain: entries, each sealing the one before.

    seal         what was done → Entry
    verify       entries → Head           raises at the first entry that is not as it was sealed
    Chain        the same, entry by entry
    read_entry   number, octets → Entry   as a vault keeps them
    is_own       octets, key → None       or BrokenJournal
    read_head    "12:9f3c…" → Head        a head that somebody wrote down

The people who may sign stand in the chain itself. Entry 1, ``found``, introduces the founder and
is signed by that person's own key; every later key is introduced by an ``add_signer`` entry that
somebody signed who was introduced before. A list of signers from elsewhere (a vault's table, a
sheet of paper) is compared with what the chain says and never trusted in its place.

Each entry is signed, and each signature is over a seal that stands for everything before it. So
the last signature of each person speaks for all that stands in their name, because nobody's
program signs on after an entry in their name that it finds signed by another (``Vault.commit``);
and since each entry holds a hash of the signature before it, no signature can be exchanged for
another. ``each=True`` proves every one of them all the same; it takes ten times as long.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

import msgspec

from dripstone.errors import BrokenJournal
from dripstone.journal.signing import fingerprint, is_signed_by, public_of, sign
from dripstone.records import Entry, Sealed, Signer, Value, spelled

FOUND = "found"  #: what the first entry did
ADD_SIGNER = "add_signer"  #: what an entry did that introduces another person
_BEFORE_ALL = "0" * 64
_HEAD = re.compile(r"(\d{1,18}):([0-9a-f]{64})")
_SEAL, _SIGNATURE = b',"seal":"', b',"signature":"'
_SEAL_LONG = len(_SEAL) + 64 + 1
_decoder: msgspec.json.Decoder[Entry] = msgspec.json.Decoder(Entry)


class Head(Value, frozen=True, kw_only=True):
    """The last entry of a chain: it stands for everything before it."""

    number: int  #: 0 when nothing was done yet
    seal: str  #: 64 hexadecimal digits

    def written(self) -> str:
        """Spell the head on one line, to be written down outside the vault."""
        return f"{self.number}:{self.seal}"


NOTHING = Head(number=0, seal=_BEFORE_ALL)


def read_head(line: str) -> Head | None:
    """Read a head as ``Head.written`` spells it; None when the line is not one."""
    parts = _HEAD.fullmatch(line.strip().lower())
    return Head(number=int(parts[1]), seal=parts[2]) if parts else None


def introduction(signer: Signer) -> tuple[tuple[str, str], ...]:
    """Give the notes of an entry that introduces a person's key."""
    return (("signer", signer.name), ("public_key", signer.public_key))


def seal(
    after: Head,
    *,
    at: str,
    by: str,
    did: str,
    nonce: str,
    private: bytes,
    sealed: tuple[Sealed, ...] = (),
    notes: tuple[tuple[str, str], ...] = (),
    signed: str | None = "",
) -> Entry:
    """Write the entry that follows ``after``: seal it, and sign the seal with a private key.

    ``at`` is a UTC instant, RFC 3339; ``nonce`` is 32 hexadecimal digits, never used before;
    ``signed`` is the signature of the entry before, empty for the first. None writes an entry as
    it was written of old, which spells the identities of what it seals.
    """
    plain = Entry(
        number=after.number + 1,
        before=after.seal,
        before_signature="" if signed is None else hash_of_signature(signed),
        at=at,
        by=by,
        key=fingerprint(public_of(private)),
        did=did,
        sealed=sealed,
        notes=notes,
        nonce=nonce,
    )
    made = seal_of(plain)
    return msgspec.structs.replace(plain, seal=made, signature=sign(private, made))


def seal_of(entry: Entry) -> str:
    """Hash the canonical spelling of an entry without its seal and signature."""
    return hashlib.sha256(spelled(entry)).hexdigest()


def hash_of_signature(signature: str) -> str:
    """Hash a signature's digits as they are written, as the next entry holds it."""
    return hashlib.sha256(signature.encode()).hexdigest()


def read_entry(number: int, raw: bytes) -> Entry:
    """Read an entry from its octets, and prove nothing.

    Raises:
        BrokenJournal: they are no entry.
    """
    try:
        return _decoder.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError):
        # The parser's own message may quote what stands there.
        raise BrokenJournal(entry=number, why="unreadable") from None


def is_own(raw: bytes, public_key: str) -> None:
    """Prove that a stored entry is signed with a person's key.

    Raises:
        BrokenJournal: it is not: somebody wrote in their name.
    """
    entry = read_entry(0, raw)
    if entry.seal != _seal_over(raw) or not is_signed_by(public_key, entry.signature, entry.seal):
        raise BrokenJournal(entry=entry.number, why="signature")


def _seal_over(raw: bytes) -> str:
    """Hash a stored entry without its seal and signature, by cutting them out of its octets.

    In JSON a quotation mark inside a string has a stroke before it, so no word of an entry can
    look like one of these two fields.
    """
    seal, signature = raw.find(_SEAL), raw.rfind(_SIGNATURE)
    kept = raw[:seal] + raw[seal + _SEAL_LONG : signature] + b"}"
    return hashlib.sha256(kept).hexdigest()


def verify(
    entries: Iterable[Entry],
    signers: Iterable[Signer] | None = None,
    *,
    head: Head | None = None,
    each: bool = True,
) -> Head:
    """Prove a chain from its first entry on, and give its head. One entry is held at a time.

    ``each`` says whether every signature is proved, or the last of each person.

    ``signers`` is who may sign according to somebody else, for example the vault's own table;
    it must agree with the chain. ``head`` is one that was written down earlier: the chain must
    still hold it, so that a chain that was cut short or written anew is noticed.

    Raises:
        BrokenJournal: an entry is not as it was sealed; ``entry`` is the first place where the
            chain fails, ``why`` is ``missing`` (a later entry stands there), ``extra`` (an
            earlier one), ``before`` (does not seal the entry before), ``seal`` (not what was
            sealed), ``signer`` (nobody introduced that key for that person), ``signature``,
            ``introduction`` (a person is introduced twice, or the list of signers says
            otherwise), ``head`` (another entry than the one written down) or ``short`` (ends
            before it).
    """
    chain = Chain(signers, head=head, each=each)
    for entry in entries:
        chain.add(entry)
    return chain.end()


class Chain:
    """A chain that is being proved, entry by entry."""

    def __init__(
        self,
        signers: Iterable[Signer] | None = None,
        *,
        head: Head | None = None,
        each: bool = True,
    ) -> None:
        """Begin before the first entry."""
        self.head = NOTHING
        self._each = each
        self._keys: dict[str, str] = {}
        self._fingerprints: dict[str, str] = {}  #: by name
        self._signature = ""  #: of the entry before
        self._old = True  #: entries do not hold the signature before them yet
        self._last: dict[str, Entry] = {}  #: by name, what is not proved yet
        self._expected = None if signers is None else {s.name: s.public_key for s in signers}
        self._witness = head

    @property
    def signers(self) -> int:
        """Count the people introduced so far."""
        return len(self._keys)

    @property
    def public_keys(self) -> frozenset[str]:
        """Give the keys introduced so far."""
        return frozenset(self._keys.values())

    def add(self, entry: Entry) -> None:
        """Prove that this entry is the next one.

        Raises:
            BrokenJournal: it is not.
        """
        self._add(entry, seal_of(entry))

    def add_stored(self, raw: bytes) -> Entry:
        """Prove that these octets, as a vault keeps them, are the next entry, and give it.

        What is hashed is what stands there, so nothing is spelled again.

        Raises:
            BrokenJournal: they are not.
        """
        entry = read_entry(self.head.number + 1, raw)
        self._add(entry, _seal_over(raw))
        return entry

    def take(self, one: Entry | bytes) -> Entry:
        """Prove that this is the next entry, in either shape, and give it.

        Raises:
            BrokenJournal: it is not.
        """
        if isinstance(one, bytes):
            return self.add_stored(one)
        self.add(one)
        return one

    def _add(self, entry: Entry, sealed: str) -> None:
        why = self._fault(entry, sealed)
        if why == "signature before":
            raise BrokenJournal(entry=self.head.number, why="signature")
        if why is not None:
            raise BrokenJournal(entry=self.head.number + 1, why=why)
        self.head = Head(number=entry.number, seal=entry.seal)
        self._signature = entry.signature

    def end(self) -> Head:
        """Prove that nothing is missing at the end, as far as others can tell; give the head.

        Raises:
            BrokenJournal: the chain is shorter than the head written down, the list of signers
                names a person whom no entry introduced, or somebody's last signature is not
                theirs.
        """
        for entry in sorted(self._last.values(), key=lambda one: one.number):
            if not is_signed_by(self._keys[entry.by], entry.signature, entry.seal):
                raise BrokenJournal(entry=entry.number, why="signature")
        if self._witness is not None and self._witness.number > self.head.number:
            raise BrokenJournal(entry=self.head.number + 1, why="short")
        if self._expected is not None and self._expected != self._keys:
            raise BrokenJournal(entry=self.head.number + 1, why="introduction")
        return self.head

    def _fault(self, entry: Entry, sealed: str) -> str | None:
        due = self.head.number + 1
        if entry.number != due:
            return "missing" if entry.number > due else "extra"
        if entry.before != self.head.seal:
            return "before"
        if entry.seal != sealed:
            return "seal"
        return (
            self._fault_before(entry)
            or self._fault_of_signer(entry)
            or self._fault_of_witness(entry)
        )

    def _fault_before(self, entry: Entry) -> str | None:
        """Compare with the signature of the entry before; once one does, every one has to."""
        if not entry.before_signature:
            return None if self._old else "before"
        self._old = False
        held = entry.before_signature == hash_of_signature(self._signature)
        return None if held else "signature before"

    def _fault_of_signer(self, entry: Entry) -> str | None:
        newcomer = _introduced(entry)
        if not self._in_form(entry, newcomer):
            return "introduction"
        if newcomer is not None and entry.did == FOUND:
            self._know(newcomer)
        if self._fingerprints.get(entry.by) != entry.key:
            return "signer"
        if not self._signed(entry, at_once=self._each or self._old or newcomer is not None):
            return "signature"
        if newcomer is not None:
            self._know(newcomer)
        return None

    def _know(self, newcomer: Signer) -> None:
        self._keys[newcomer.name] = newcomer.public_key
        self._fingerprints[newcomer.name] = fingerprint(newcomer.public_key)

    def _signed(self, entry: Entry, *, at_once: bool) -> bool:
        if not at_once:
            self._last[entry.by] = entry
            return True
        self._last.pop(entry.by, None)
        return is_signed_by(self._keys[entry.by], entry.signature, entry.seal)

    def _in_form(self, entry: Entry, newcomer: Signer | None) -> bool:
        """Tell whether the entry introduces somebody new exactly if it says so."""
        if (entry.did == FOUND) != (entry.number == 1):
            return False
        if newcomer is None:
            return entry.did not in {FOUND, ADD_SIGNER}
        known = newcomer.name in self._keys or newcomer.public_key in self._keys.values()
        listed = self._expected is None or self._expected.get(newcomer.name) == newcomer.public_key
        return listed and not known

    def _fault_of_witness(self, entry: Entry) -> str | None:
        seen = self._witness
        if seen is not None and seen.number == entry.number and seen.seal != entry.seal:
            return "head"
        return None


def _introduced(entry: Entry) -> Signer | None:
    """Read the person whom an entry introduces; None when it introduces nobody in due form."""
    if entry.did not in {FOUND, ADD_SIGNER}:
        return None
    notes = dict(entry.notes)
    name, public_key = notes.get("signer"), notes.get("public_key", "")
    if name is None or not re.fullmatch(r"[0-9a-f]{64}", public_key):
        return None
    return Signer(name=name, public_key=public_key)
