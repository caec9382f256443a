"""Chain: entries, each sealing the one before.

    seal         what was done → Entry
    verify       entries → Head           raises at the first entry that is not as it was sealed
    Chain        the same, entry by entry
    read_head    "12:9f3c…" → Head        a head that somebody wrote down

The people who may sign stand in the chain itself. Entry 1, ``found``, introduces the founder and
is signed by that person's own key; every later key is introduced by an ``add_signer`` entry that
somebody signed who was introduced before. A list of signers from elsewhere (a vault's table, a
sheet of paper) is compared with what the chain says and never trusted in its place.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

from dripstone.errors import BrokenJournal
from dripstone.journal.signing import fingerprint, is_signed_by, public_of, sign
from dripstone.records import Entry, Sealed, Signer, Value, canonical

FOUND = "found"  #: what the first entry did
ADD_SIGNER = "add_signer"  #: what an entry did that introduces another person
_BEFORE_ALL = "0" * 64
_HEAD = re.compile(r"(\d{1,18}):([0-9a-f]{64})")


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
) -> Entry:
    """Write the entry that follows ``after``: seal it, and sign the seal with a private key.

    ``at`` is a UTC instant, RFC 3339; ``nonce`` is 32 hexadecimal digits, never used before.
    """
    fields = {
        "number": after.number + 1,
        "before": after.seal,
        "at": at,
        "by": by,
        "key": fingerprint(public_of(private)),
        "did": did,
        "sealed": sealed,
        "notes": notes,
        "nonce": nonce,
    }
    made = _seal_of(fields)
    return Entry(**fields, seal=made, signature=sign(private, made))  # type: ignore[arg-type]


def seal_of(entry: Entry) -> str:
    """Hash the canonical spelling of an entry without its seal and signature."""
    names = (name for name in entry.__struct_fields__ if name not in {"seal", "signature"})
    return _seal_of({name: getattr(entry, name) for name in names})


def _seal_of(fields: Mapping[str, object]) -> str:
    return hashlib.sha256(canonical(fields)).hexdigest()


def verify(
    entries: Iterable[Entry],
    signers: Iterable[Signer] | None = None,
    *,
    head: Head | None = None,
) -> Head:
    """Prove a chain from its first entry on, and give its head. One entry is held at a time.

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
    chain = Chain(signers, head=head)
    for entry in entries:
        chain.add(entry)
    return chain.end()


class Chain:
    """A chain that is being proved, entry by entry."""

    def __init__(
        self, signers: Iterable[Signer] | None = None, *, head: Head | None = None
    ) -> None:
        """Begin before the first entry."""
        self.head = NOTHING
        self._keys: dict[str, str] = {}
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
        why = self._fault(entry)
        if why is not None:
            raise BrokenJournal(entry=self.head.number + 1, why=why)
        self.head = Head(number=entry.number, seal=entry.seal)

    def end(self) -> Head:
        """Prove that nothing is missing at the end, as far as others can tell; give the head.

        Raises:
            BrokenJournal: the chain is shorter than the head written down, or the list of
                signers names a person whom no entry introduced.
        """
        if self._witness is not None and self._witness.number > self.head.number:
            raise BrokenJournal(entry=self.head.number + 1, why="short")
        if self._expected is not None and self._expected != self._keys:
            raise BrokenJournal(entry=self.head.number + 1, why="introduction")
        return self.head

    def _fault(self, entry: Entry) -> str | None:
        due = self.head.number + 1
        if entry.number != due:
            return "missing" if entry.number > due else "extra"
        if entry.before != self.head.seal:
            return "before"
        if entry.seal != seal_of(entry):
            return "seal"
        return self._fault_of_signer(entry) or self._fault_of_witness(entry)

    def _fault_of_signer(self, entry: Entry) -> str | None:
        newcomer = _introduced(entry)
        if not self._in_form(entry, newcomer):
            return "introduction"
        keys = (
            {newcomer.name: newcomer.public_key} if newcomer and entry.did == FOUND else self._keys
        )
        public_key = keys.get(entry.by)
        if public_key is None or fingerprint(public_key) != entry.key:
            return "signer"
        if not is_signed_by(public_key, entry.signature, entry.seal):
            return "signature"
        if newcomer is not None:
            self._keys[newcomer.name] = newcomer.public_key
        return None

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
