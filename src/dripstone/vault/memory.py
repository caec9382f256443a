"""Memory: a vault in dicts, for notebooks, tests and looking at a file without keeping it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from threading import RLock
from typing import Self, TypeVar

import msgspec

from dripstone.errors import NoSigner
from dripstone.journal import NOTHING, Head, Kept, Line, new_key, public_of, sign_words
from dripstone.records import (
    Decision,
    Entry,
    Match,
    Record,
    Sealed,
    Signer,
    Suggestion,
    Value,
    stored,
)
from dripstone.vault import Laid, Moment
from dripstone.vault.orders import waiting_by
from dripstone.vault.plan import Plan, dropped, entry, introducing, kind_of, parts, plan
from dripstone.vault.reading import not_here, read_back, whole_original
from dripstone.vault.search import Index, in_memory

R = TypeVar("R", bound=Record)


class _Row(Value, frozen=True, kw_only=True):
    kind: str
    body: bytes
    entry: int
    place: int


class _Key(Value, frozen=True, kw_only=True):
    signer: Signer
    private: bytes


class LaidInMemory:
    """A large original until a commit names it."""

    def __init__(self, parts: Iterable[bytes]) -> None:
        """Take it all."""
        self.data = b"".join(parts)
        self.size = len(self.data)
        self.sha256 = hashlib.sha256(self.data).hexdigest()

    def drop(self) -> None:
        """Let go of it."""
        self.data = b""


class Memory:
    """A vault that is gone when the program ends. It encrypts nothing."""

    def __init__(self) -> None:
        """Begin empty: the first signer founds the journal."""
        self._lock = RLock()
        self._rows: dict[str, _Row] = {}
        self._about: dict[str, dict[str, int]] = {}  #: by finding: record and its place
        self._originals: dict[str, tuple[bytes, ...]] = {}
        self._entries: list[Entry] = []
        self._next = 0  #: place of the next record, counted on over what was erased
        self._keys: dict[str, _Key] = {}
        self._index: Index | None = None
        self._secrets: dict[str, bytes] = {}
        self._beside: dict[str, bytes] = {}
        self._lent: dict[str, bytes] = {}

    def add_signer(self, name: str, *, by: str | None = None) -> Signer:
        """Give a person a signing key and journal it; the first one founds the journal."""
        with self._lock:
            if name in self._keys:
                return self._keys[name].signer
            own = new_key()
            signer = Signer(name=name, public_key=public_of(own))
            author = by or next(iter(self._keys), name)
            private = self._private(author) if self._keys else own
            head, signed = self.head(), self._signed()
            made = introducing(signer, head, by=author, private=private, signed=signed)
            self._entries.append(made)
            self._keys[name] = _Key(signer=signer, private=own)
            return signer

    def moment(self) -> Moment:
        """Give how far everything reaches now."""
        with self._lock:
            return Moment(
                signers=len(self._keys),
                entries=len(self._entries),
                records=len(self._rows),
                originals=len(self._originals),
            )

    def signers(self, moment: Moment | None = None) -> tuple[Signer, ...]:
        """Give the people who may write, the founder first."""
        with self._lock:
            last = (moment or self.moment()).signers
            return tuple(key.signer for key in islice(self._keys.values(), last))

    def commit(
        self,
        *records: Record,
        did: str,
        by: str,
        originals: Mapping[str, bytes | Laid] | None = None,
        notes: Mapping[str, str] | None = None,
        shut: Collection[str] = (),  # noqa: ARG002 - nothing is encrypted here
        erase: Collection[str] = (),
    ) -> Entry | None:
        """Write records, originals and one signed entry, all or nothing."""
        with dropped(originals), self._lock:
            private = self._private(by)
            left = {name: row for name, row in self._rows.items() if name not in set(erase)}
            what = plan(records, originals, left.__contains__)
            if not what.records:
                return None
            head, signed = self.head(), self._signed()
            made = entry(what, head, did=did, by=by, private=private, notes=notes, signed=signed)
            self._forget(left)
            if erase:
                self._index = None  # made anew without what is gone
            self._write(what, made)
            return made

    def _forget(self, left: dict[str, _Row]) -> None:
        for name in self._rows.keys() - left.keys():
            self._originals.pop(name, None)
        self._rows = left
        self._about = {
            of: kept
            for of, places in self._about.items()
            if (kept := {name: at for name, at in places.items() if name in left})
        }

    def _signed(self) -> str:
        return self._entries[-1].signature if self._entries else ""

    def _write(self, what: Plan, made: Entry) -> None:
        kept = {report: tuple(parts(_bytes(data))) for report, data in what.originals}
        rows = {
            r.id: _Row(kind=r.kind, body=r.body, entry=made.number, place=place)
            for place, r in enumerate(what.records)
        }
        for record in what.records:
            for of in record.about:
                self._about.setdefault(of, {})[record.id] = self._next
            self._next += 1
        self._originals |= kept
        self._rows |= rows
        self._entries.append(made)

    def _private(self, name: str) -> bytes:
        key = self._keys.get(name)
        private = self._lent.get(name, key.private if key else b"")
        if not private:
            raise NoSigner(people=len(self._keys))
        return private

    def secrets(self, person: str) -> bytes | None:
        """Give what is kept of a person's account."""
        with self._lock:
            return self._secrets.get(person)

    def keep_secrets(self, person: str, body: bytes | None) -> None:
        """Keep it in the place of what was there; None forgets it."""
        with self._lock:
            self._secrets.pop(person, None)
            if body is not None:
                self._secrets[person] = body

    def beside(self, place: str) -> bytes | None:
        """Give what the server keeps for itself under a name."""
        with self._lock:
            return self._beside.get(place)

    def keep_beside(self, place: str, body: bytes | None) -> None:
        """Keep it in the place of what was there; None forgets it."""
        with self._lock:
            self._beside.pop(place, None)
            if body is not None:
                self._beside[place] = body

    def holds_key(self, person: str) -> bool:
        """Tell whether the vault itself holds a person's private key."""
        with self._lock:
            return person in self._keys and bool(self._keys[person].private)

    def private_key(self, person: str) -> bytes:
        """Give a person's private key, for wrapping it with their own password."""
        if not self.holds_key(person):
            raise NoSigner(people=len(self._keys))
        return self._keys[person].private

    def let_go(self, person: str, body: bytes) -> None:
        """Keep a person's secrets and no longer their private key, both or neither."""
        with self._lock:
            self._secrets[person] = body
            self._keys[person] = _Key(signer=self._keys[person].signer, private=b"")

    def lend_key(self, person: str, private: bytes) -> None:
        """Sign with a key that the vault does not hold, until it is taken back."""
        with self._lock:
            self._lent[person] = private

    def take_back_key(self, person: str) -> None:
        """Forget a key that was lent."""
        with self._lock:
            self._lent.pop(person, None)

    def lay(self, parts: Iterable[bytes]) -> LaidInMemory:
        """Take a large original before a commit names it."""
        return LaidInMemory(parts)

    def sign(self, words: bytes, *, by: str) -> str:
        """Sign a checkpoint or an exhibit with a person's key."""
        with self._lock:
            return sign_words(self._private(by), words)

    def get(self, identity: str) -> Record:
        """Find a record by its identity."""
        return read_back(identity, self.stored(identity))

    def stored(self, identity: str) -> bytes:
        """Give a record's bytes as they are stored."""
        with self._lock:
            row = self._rows.get(identity)
        if row is None:
            raise not_here("record", identity)
        return row.body

    def holds(self, identity: str) -> bool:
        """Tell whether a record is here."""
        with self._lock:
            return identity in self._rows

    def all(self, kind: type[R]) -> Iterator[R]:
        """Give all records of a kind, in the order in which they were committed."""
        word = kind_of(kind)
        with self._lock:
            rows = [(name, row.body) for name, row in self._rows.items() if row.kind == word]
        return (read_back(name, body) for name, body in rows)  # type: ignore[misc]

    def about(self, *identities: str) -> Iterator[Record]:
        """Give what is said about findings or matches, in the order committed."""
        with self._lock:
            places = {n: at for of in identities for n, at in self._about.get(of, {}).items()}
            names = sorted(places, key=places.__getitem__)
            rows = [(name, self._rows[name].body) for name in names]
        return (read_back(name, body) for name, body in rows)

    def waiting(self, order: str = "report", *, start: int = 0, limit: int) -> Iterator[Suggestion]:
        """Give suggestions of what nobody decided on, in an order."""
        by = waiting_by(order)
        those = (one for one in self._waiting() if order != "pairs" or isinstance(one.of, Match))
        return iter(sorted(those, key=by)[start : start + limit])

    def how_many_wait(self, most: int) -> int:
        """Count what nobody decided on, and stop at ``most``."""
        return sum(1 for _ in islice(self._waiting(), most))

    def _waiting(self) -> Iterator[Suggestion]:
        decided = {decision.on for decision in self.all(Decision)}
        for one in self.all(Suggestion):
            if one.of.id not in decided:
                decided.add(one.of.id)
                yield one

    def original(self, report: str) -> bytes:
        """Give a report's bytes as they came."""
        return whole_original(self, report)

    def original_parts(self, report: str) -> Iterator[bytes]:
        """Give a report's bytes in parts, unchecked."""
        with self._lock:
            return iter(self._originals.get(report, ()))

    def originals(self, moment: Moment | None = None) -> Iterator[str]:
        """Give the identities under which originals are kept."""
        with self._lock:
            last = (moment or self.moment()).originals
            return iter(list(islice(self._originals, last)))

    def entries(self, after: int = 0, moment: Moment | None = None) -> Iterator[Entry]:
        """Give the journal's entries beyond a number, in order."""
        with self._lock:
            last = (moment or self.moment()).entries
            return iter([self._named(one) for one in self._entries[after:last]])

    def _named(self, entry: Entry) -> Entry:
        """Leave the identities of what was erased out."""
        sealed = tuple(
            one if self._is_at(one.id, entry.number, place) else Sealed(digest=one.digest)
            for place, one in enumerate(entry.sealed)
        )
        return msgspec.structs.replace(entry, sealed=sealed)

    def _is_at(self, identity: str, entry: int, place: int) -> bool:
        row = self._rows.get(identity)
        return row is not None and (row.entry, row.place) == (entry, place)

    def journal(self, moment: Moment | None = None) -> Iterator[Kept]:
        """Give the journal's entries as they would be stored, with what they sealed."""
        return (
            Kept(stored(one), tuple(sealed.id for sealed in one.sealed))
            for one in self.entries(moment=moment)
        )

    def chain(self, moment: Moment | None = None) -> Iterator[bytes]:
        """Give the journal's entries as they would be stored."""
        return (stored(one) for one in self.entries(moment=moment))

    def places(self, identities: Collection[str]) -> tuple[tuple[int, int], ...]:
        """Say where the journal sealed records."""
        with self._lock:
            rows = (self._rows[name] for name in {*identities} & self._rows.keys())
            return tuple(sorted((row.entry, row.place) for row in rows))

    def closed(self) -> tuple[tuple[int, int], ...]:
        """Give nothing: here whoever reads, reads everything."""
        return ()

    def lines(self) -> tuple[Line, ...]:
        """Give nothing: only vaults in folders are copied and joined."""
        return ()

    def head(self) -> Head:
        """Give the last entry's number and seal."""
        with self._lock:
            if not self._entries:
                return NOTHING
            return Head(number=self._entries[-1].number, seal=self._entries[-1].seal)

    def sealed_bytes(self, moment: Moment | None = None) -> Iterator[tuple[str, bytes]]:
        """Give every stored record's identity and its bytes, in order."""
        with self._lock:
            last = (moment or self.moment()).records
            rows = islice(self._rows.items(), last)
            return iter([(name, row.body) for name, row in rows])

    def index(self) -> Index:
        """Give the index for searching; it is made when first asked for."""
        with self._lock:
            if self._index is None:
                self._index = in_memory(self._bodies)
            return self._index

    def _bodies(self, after: int, limit: int) -> list[tuple[int, bytes]]:
        with self._lock:
            rows = islice(self._rows.values(), after, after + limit)
            return [(after + n, row.body) for n, row in enumerate(rows, start=1)]

    def unsound(self) -> Iterator[str]:
        """Give nothing: memory has no pages of its own to prove."""
        return iter(())

    def close(self) -> None:
        """Let go of the keys."""
        with self._lock:
            self._keys.clear()

    def __enter__(self) -> Self:
        """Give the vault."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the vault."""
        self.close()


def _bytes(data: bytes | Laid) -> bytes:
    if isinstance(data, bytes):
        return data
    assert isinstance(data, LaidInMemory), "it was laid in another vault"
    return data.data
