"""Rows: a vault in the rows of an encrypted database that is open already."""

from __future__ import annotations

import contextlib
import heapq
import itertools
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from threading import RLock
from typing import Any, Self, TypeVar

import msgspec

from dripstone.errors import NoSigner, UnknownTerm
from dripstone.journal import (
    NOTHING,
    PRIVATE,
    Head,
    Kept,
    Line,
    fingerprint,
    is_own,
    new_key,
    public_of,
    read_entry,
    sign_words,
)
from dripstone.records import Entry, Join, Record, Signer, Suggestion, stored
from dripstone.vault import Laid, Moment
from dripstone.vault.boxes import Boxed, Boxes
from dripstone.vault.database import roll_back, told
from dripstone.vault.files import LaidFile
from dripstone.vault.joining import Came, lines_in, put_line
from dripstone.vault.originals import Given, Originals
from dripstone.vault.plan import (
    Plan,
    Written,
    about_of,
    as_written,
    dropped,
    entry,
    introducing,
    kind_of,
    plan,
    written,
)
from dripstone.vault.reading import not_here, read_back, whole_original
from dripstone.vault.search import Index

R = TypeVar("R", bound=Record)
Row = TypeVar("Row")
JOIN = "join"  #: what an entry did that brought another copy's journal in
_PAGE = 64  #: rows that are read at a time: what a reader holds in memory
_CHAIN = 256  #: the same for entries alone
_BEFORE_ALL = -(1 << 63)  #: no row hides below the first, where ``get`` alone would find it
_MOMENT = """
    SELECT
        (SELECT coalesce(max(entry), 0) FROM signers),
        (SELECT coalesce(max(number), 0) FROM journal),
        max(
            (SELECT coalesce(max(position), 0) FROM records),
            (SELECT coalesce(max(position), 0) FROM shut WHERE kind = 'record')
        ),
        max(
            (SELECT coalesce(max(position), 0) FROM originals),
            (SELECT coalesce(max(position), 0) FROM shut WHERE kind = 'original')
        )
"""
_PLACES = """
    SELECT entry, place FROM records
    WHERE id IN (SELECT value FROM json_each(?)) AND entry IS NOT NULL
"""
_HERE = "SELECT id FROM records WHERE id IN (SELECT value FROM json_each(?))"
_HOLDS = "SELECT EXISTS (SELECT 1 FROM records WHERE id = ?), EXISTS (SELECT 1 FROM boxes)"
_SEALED_BY = """
    SELECT entry, place, id FROM records WHERE entry >= ? AND entry <= ?
"""
_LAST_IN_NAME = """
    SELECT CAST(body AS BLOB) FROM journal WHERE number > ? AND instr(body, ?)
    ORDER BY number DESC LIMIT 1
"""
_ABOUT = """
    SELECT position, id, CAST(body AS BLOB) FROM records
    WHERE about IN (SELECT value FROM json_each(?1)) OR made IN (SELECT value FROM json_each(?1))
    ORDER BY position
"""
_WAITING = {
    order: f"SELECT position FROM waiting ORDER BY {by} LIMIT ? OFFSET ?"  # noqa: S608 - ours
    for order, by in {
        "report": "position",
        "kind": "sort, position",
        "unsure": "unsure, position",
        "figure": "persons DESC, position",
    }.items()
} | {
    "pairs": "SELECT position FROM waiting WHERE sort >= '~' ORDER BY sort, position"
    " LIMIT ? OFFSET ?"
}
_BODIES = """
    SELECT position, CAST(body AS BLOB) FROM records WHERE position > ? ORDER BY position LIMIT ?
"""
_AT_PLACES = """
    SELECT records.id, CAST(body AS BLOB) FROM json_each(?) AS place
    JOIN records ON records.position = place.value ORDER BY place.key
"""


class Sqlite:
    """A vault in an encrypted database. Threads share its one connection, one at a time."""

    def __init__(
        self,
        connection: Any,  # noqa: ANN401 - the engine ships no types
        *,
        sealed: bytes | None = None,
    ) -> None:
        """Take over an open connection; ``sealed`` opens what is sealed, where it is known."""
        self._connection = connection
        self._lock = RLock()
        self._lent: dict[str, bytes] = {}  #: private keys that rest elsewhere, by person
        self._boxes = Boxes(connection, sealed)
        self._originals = Originals(connection, ask=self._ask, boxes=self._boxes, lock=self._lock)
        self._own: dict[str, int] = {}  #: by person, up to which entry their name is their own

    def add_signer(self, name: str, *, by: str | None = None) -> Signer:
        """Give a person a signing key and journal it; the first one founds the journal."""
        with self._writing():
            have = {signer.name: signer for signer in self.signers()}
            if name in have:
                return have[name]
            own = new_key()
            signer = Signer(name=name, public_key=public_of(own))
            author = by or next(iter(have), name)
            private = self._private(author) if have else own
            self._introduce(signer, own, author=author, private=private)
            return signer

    def _introduce(self, signer: Signer, own: bytes, *, author: str, private: bytes) -> None:
        head, signed = self._end()
        made = introducing(signer, head, by=author, private=private, signed=signed)
        self._insert_entry(made)
        self._connection.execute(
            "INSERT INTO signers (entry, name, public_key, private_key) VALUES (?, ?, ?, ?)",
            (made.number, signer.name, signer.public_key, own),
        )

    def moment(self) -> Moment:
        """Give how far everything reaches now."""
        signers, entries, records, originals = self._ask(_MOMENT)[0]
        return Moment(signers=signers, entries=entries, records=records, originals=originals)

    def signers(self, moment: Moment | None = None) -> tuple[Signer, ...]:
        """Give the people who may write, the founder first."""
        rows = self._ask(
            "SELECT name, public_key FROM signers WHERE entry <= ? ORDER BY entry",
            (moment or self.moment()).signers,
        )
        return tuple(Signer(name=name, public_key=public_key) for name, public_key in rows)

    def commit(
        self,
        *records: Record,
        did: str,
        by: str,
        originals: Mapping[str, bytes | Laid] | None = None,
        notes: Mapping[str, str] | None = None,
        shut: Collection[str] = (),
        erase: Collection[str] = (),
    ) -> Entry | None:
        """Write records, originals and one signed entry, all or nothing."""
        with dropped(originals), self._writing():
            private = self._private(by)
            if shut or erase:
                # The index is derived, and made anew without what is in a box.
                self.index().drop()
            if erase:
                self._boxes.erase(erase)
            here = self._here({*(one.id for one in records), *(originals or {})})
            what = plan(records, originals, here.__contains__)
            if not what.records:
                return None
            head, signed = self._end()
            self._prove_own(by, public_of(private), head.number)
            made = entry(what, head, did=did, by=by, private=private, notes=notes, signed=signed)
            self._insert_entry(made)
            self._insert(what.records, what.originals, made.number)
            if shut:
                self._boxes.shut(shut)
        if shut or erase:
            self.settle()
        return made

    def join(
        self,
        note: Join,
        *,
        came: Sequence[Came],
        brought: Iterable[tuple[str, bytes]],
        originals: Iterable[tuple[str, Iterable[bytes]]] = (),
        people: Iterable[tuple[Signer, bytes]] = (),
    ) -> Entry:
        """Write the lines of another copy, what they brought, and one entry that says so.

        ``brought`` are identities and bodies as they were sealed there; ``originals`` parts of
        new reports; ``people`` those who were introduced there, with their private keys.

        Raises:
            NoSigner, BrokenJournal, Busy, NoRoom: as in ``commit``.
        """
        with self._writing():
            private = self._private(note.by)
            for one in came:
                put_line(self._connection, one)
            for signer, own in people:
                self._introduce(signer, own, author=note.by, private=private)
            rows = (*(as_written(*one) for one in brought), written(note))
            what = Plan(records=rows, originals=())
            head, signed = self._end()
            self._prove_own(note.by, public_of(private), head.number)
            made = entry(what, head, did=JOIN, by=note.by, private=private, signed=signed)
            self._insert_entry(made)
            self._insert(what.records, originals, made.number)
            return made

    def prepare_sealing(self) -> None:
        """Let whoever opens the vault seal from now on, though they do not hold the sealed key.

        Raises:
            NotAllowed: the way in that was taken does not hold it either, and nobody did this.
        """
        with self._writing():
            self._boxes.prepare()

    def closed(self) -> tuple[tuple[int, int], ...]:
        """Say what was sealed and is not opened by the way in that was taken."""
        with self._lock:
            return self._boxes.closed()

    def lines(self) -> tuple[Line, ...]:
        """Give the lines that joined the journal."""
        return lines_in(self._ask, self._boxes)

    def shut(self, identities: Collection[str]) -> None:
        """Lock records away whose withdrawal came with a line that joined."""
        self.index().forget()
        with self._writing():
            self._boxes.shut(identities)
        self.settle()

    def settle(self) -> bool:
        """Empty the log of what was written before; False while somebody else has the vault open.

        Then it is emptied when the last of them closes.
        """
        return bool(self._ask("PRAGMA wal_checkpoint(TRUNCATE)")[0][0] == 0)

    def _prove_own(self, name: str, public_key: str, last: int) -> None:
        """Refuse to sign on after an entry in a person's name that is not signed with their key."""
        after = self._own.get(name, 0)
        written = f',"key":"{fingerprint(public_key)}","nonce":"'
        for (raw,) in self._ask(_LAST_IN_NAME, after, written):
            is_own(raw, public_key)
        self._own[name] = last

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold the vault alone, and write what the block does all or not at all."""
        with self._lock, told():
            self._connection.execute("BEGIN IMMEDIATE")
            at_the_end = False
            try:
                yield
                at_the_end = True
                self._connection.execute("COMMIT")
            except BaseException:
                roll_back(self._connection)
                self._originals.undone(at_the_end=at_the_end)
                raise
            self._originals.written()

    def _insert_entry(self, made: Entry) -> None:
        self._connection.execute(
            "INSERT INTO journal (number, body) VALUES (?, ?)",
            (made.number, stored(made).decode("utf-8")),
        )

    def _insert(
        self,
        records: Sequence[Written],
        originals: Iterable[tuple[str, Given]],
        number: int,
    ) -> None:
        there = self.moment()
        # Places are counted on over what was erased: no place is ever taken twice.
        self._connection.executemany(
            "INSERT INTO records (position, id, body, entry, place) VALUES (?, ?, ?, ?, ?)",
            (
                (there.records + 1 + place, r.id, r.body.decode("utf-8"), number, place)
                for place, r in enumerate(records)
            ),
        )
        self._originals.put(originals, there.originals)

    def _private(self, name: str) -> bytes:
        rows = self._ask("SELECT public_key, private_key FROM signers WHERE name = ?", name)
        private = self._lent.get(name, rows[0][1]) if rows else b""
        # A key that does not fit its public half would sign entries that nobody could prove.
        if not rows or not _fits(private, rows[0][0]):
            raise NoSigner(people=self._ask("SELECT count(*) FROM signers")[0][0])
        return bytes(private)

    def secrets(self, person: str) -> bytes | None:
        """Give what is kept of a person's account."""
        rows = self._ask("SELECT body FROM accounts WHERE person = ?", person)
        return bytes(rows[0][0]) if rows else None

    def keep_secrets(self, person: str, body: bytes | None) -> None:
        """Keep it in the place of what was there; None forgets it."""
        with self._writing():
            self._keep_secrets(person, body)

    def _keep_secrets(self, person: str, body: bytes | None) -> None:
        # What is overwritten is to be gone, not left in free pages.
        self._connection.execute("PRAGMA secure_delete = ON")
        self._connection.execute("DELETE FROM accounts WHERE person = ?", (person,))
        if body is not None:
            self._connection.execute(
                "INSERT INTO accounts (person, body) VALUES (?, ?)", (person, body)
            )

    def beside(self, place: str) -> bytes | None:
        """Give what the server keeps for itself under a name."""
        rows = self._ask("SELECT body FROM beside WHERE place = ?", place)
        return bytes(rows[0][0]) if rows else None

    def keep_beside(self, place: str, body: bytes | None) -> None:
        """Keep it in the place of what was there; None forgets it."""
        with self._writing():
            self._connection.execute("PRAGMA secure_delete = ON")
            self._connection.execute("DELETE FROM beside WHERE place = ?", (place,))
            if body is not None:
                self._connection.execute(
                    "INSERT INTO beside (place, body) VALUES (?, ?)", (place, body)
                )

    def holds_key(self, person: str) -> bool:
        """Tell whether the vault itself holds a person's private key."""
        rows = self._ask("SELECT length(private_key) FROM signers WHERE name = ?", person)
        return bool(rows) and rows[0][0] == PRIVATE

    def private_key(self, person: str) -> bytes:
        """Give a person's private key, for wrapping it with their own password."""
        if not self.holds_key(person):
            raise NoSigner(people=self._ask("SELECT count(*) FROM signers")[0][0])
        return self._private(person)

    def let_go(self, person: str, body: bytes) -> None:
        """Keep a person's secrets and no longer their private key, both or neither."""
        with self._writing():
            self._keep_secrets(person, body)
            self._connection.execute(
                "UPDATE signers SET private_key = x'' WHERE name = ?", (person,)
            )

    def lend_key(self, person: str, private: bytes) -> None:
        """Sign with a key that the vault does not hold, until it is taken back."""
        self._lent[person] = private

    def take_back_key(self, person: str) -> None:
        """Forget a key that was lent."""
        self._lent.pop(person, None)

    def sign(self, words: bytes, *, by: str) -> str:
        """Sign a checkpoint or an exhibit with a person's key."""
        return sign_words(self._private(by), words)

    def get(self, identity: str) -> Record:
        """Find a record by its identity."""
        return read_back(identity, self.stored(identity))

    def stored(self, identity: str) -> bytes:
        """Give a record's bytes as they are stored."""
        rows = self._ask("SELECT CAST(body AS BLOB) FROM records WHERE id = ?", identity)
        if rows:
            return bytes(rows[0][0])
        for one in self._boxed():
            if one.id == identity:
                return one.body
        raise not_here("record", identity)

    def _boxed(self, last: int | None = None) -> list[Boxed]:
        """Open what was locked away, where anything was, up to a position."""
        with self._lock:
            found = self._boxes.records()
        return [one for one in found if last is None or one.position <= last]

    def holds(self, identity: str) -> bool:
        """Tell whether a record is here."""
        here, boxed = self._ask(_HOLDS, identity)[0]
        return bool(here) or (bool(boxed) and any(one.id == identity for one in self._boxed()))

    def _here(self, identities: Collection[str]) -> frozenset[str]:
        """Tell which are here, also where they are sealed to whoever opened the vault."""
        asked = json.dumps([*identities])
        here = {name for (name,) in self._ask(_HERE, asked)} | {one.id for one in self._boxed()}
        with self._lock:
            return frozenset(here | self._boxes.named(set(identities) - here))

    def all(self, kind: type[R]) -> Iterator[R]:
        """Give all records of a kind, in the order in which they were committed."""
        last, word = self.moment().records, kind_of(kind)
        rows = self._pages(
            "SELECT position, id, CAST(body AS BLOB) FROM records"
            " WHERE position > ? AND position <= ? AND kind = ? ORDER BY position LIMIT ?",
            last,
            word,
        )
        shut = ((b.position, b.id, b.body) for b in self._boxed(last) if b.kind == word)
        both = heapq.merge(rows, shut, key=_position)
        return (read_back(identity, body) for _, identity, body in both)  # type: ignore[misc]

    def about(self, *identities: str) -> Iterator[Record]:
        """Give what is said about findings or matches, in the order committed."""
        rows = self._ask(_ABOUT, json.dumps(identities))
        shut = [
            (b.position, b.id, b.body)
            for b in self._boxed()
            if set(about_of(read_back(b.id, b.body))) & {*identities}
        ]
        both = sorted([*rows, *shut], key=_position)
        return (read_back(identity, body) for _, identity, body in both)

    def waiting(self, order: str = "report", *, start: int = 0, limit: int) -> Iterator[Suggestion]:
        """Give suggestions of what nobody decided on, by one index, whatever was decided."""
        if order not in _WAITING:
            raise UnknownTerm(scheme="orders", term=order)
        places = self._ask(_WAITING[order], limit, start)
        rows = self._ask(_AT_PLACES, json.dumps([place for (place,) in places]))
        return (read_back(identity, body) for identity, body in rows)  # type: ignore[misc]

    def how_many_wait(self, most: int) -> int:
        """Count what nobody decided on, and stop at ``most``."""
        question = "SELECT count(*) FROM (SELECT 1 FROM waiting LIMIT ?)"
        return int(self._ask(question, most)[0][0])

    def original(self, report: str) -> bytes:
        """Give a report's bytes as they came."""
        return whole_original(self, report)

    def original_parts(self, report: str) -> Iterator[bytes]:
        """Give a report's bytes in parts, unchecked, one in memory at a time."""
        return self._originals.parts(report)

    def lay(self, parts: Iterable[bytes]) -> LaidFile:
        """Write a large original before a commit names it."""
        return self._originals.files.lay(parts)

    def tidy(self) -> None:
        """Finish what somebody who was interrupted left beside the database."""
        self._originals.tidy()

    def originals(self, moment: Moment | None = None) -> Iterator[str]:
        """Give the identities under which originals are kept."""
        return self._originals.names((moment or self.moment()).originals)

    def entries(self, after: int = 0, moment: Moment | None = None) -> Iterator[Entry]:
        """Give the journal's entries beyond a number, in order."""
        for number, raw, names in self._kept(after, moment):
            read = read_entry(number, raw)
            named = (
                msgspec.structs.replace(one, id=names.get(place, ""))
                for place, one in enumerate(read.sealed)
            )
            yield msgspec.structs.replace(read, sealed=tuple(named))

    def journal(self, moment: Moment | None = None) -> Iterator[Kept]:
        """Give the journal's entries as they are stored, with what they sealed."""
        for _, raw, names in self._kept(0, moment):
            here = (names.get(place, "") for place in range(1 + max(names, default=-1)))
            yield Kept(raw, tuple(here))

    def chain(self, moment: Moment | None = None) -> Iterator[bytes]:
        """Give the journal's entries as they are stored and nothing else."""
        return (raw for _, raw in self._entries(0, moment))

    def _entries(
        self, after: int, moment: Moment | None, page: int = _CHAIN
    ) -> Iterator[tuple[Any, ...]]:
        return self._pages(
            "SELECT number, CAST(body AS BLOB) FROM journal"
            " WHERE number > ? AND number <= ? ORDER BY number LIMIT ?",
            (moment or self.moment()).entries,
            after=after,
            page=page,
        )

    def _kept(
        self, after: int, moment: Moment | None
    ) -> Iterator[tuple[int, bytes, dict[int, str]]]:
        """Give entries, each with the identities that it sealed; one look for them a page."""
        boxed = [(b.entry, b.place, b.id) for b in self._boxed()]
        for some in _pages_of(self._entries(after, moment, _PAGE), _PAGE):
            names: dict[int, dict[int, str]] = {}
            for by, place, name in (*self._ask(_SEALED_BY, some[0][0], some[-1][0]), *boxed):
                names.setdefault(by, {})[place] = name
            for number, raw in some:
                yield number, raw, names.get(number, {})

    def places(self, identities: Collection[str]) -> tuple[tuple[int, int], ...]:
        """Say where the journal sealed records."""
        wanted = {*identities}
        rows = [tuple(row) for row in self._ask(_PLACES, json.dumps(sorted(wanted)))]
        rows += [(b.entry, b.place) for b in self._boxed() if b.id in wanted]
        return tuple(sorted(rows))

    def head(self) -> Head:
        """Give the last entry's number and seal."""
        return self._end()[0]

    def _end(self) -> tuple[Head, str]:
        """Give the last entry's head, and its signature."""
        rows = self._ask(
            "SELECT number, CAST(body AS BLOB) FROM journal ORDER BY number DESC LIMIT 1"
        )
        if not rows:
            return NOTHING, ""
        last = read_entry(*rows[0])
        return Head(number=last.number, seal=last.seal), last.signature

    def sealed_bytes(self, moment: Moment | None = None) -> Iterator[tuple[str, bytes]]:
        """Give every stored record's identity and its bytes as stored, in order."""
        rows = self._pages(
            "SELECT position, id, CAST(body AS BLOB) FROM records"
            " WHERE position > ? AND position <= ? ORDER BY position LIMIT ?",
            last := (moment or self.moment()).records,
        )
        shut = ((b.position, b.id, b.body) for b in self._boxed(last))
        both = heapq.merge(rows, shut, key=_position)
        return ((identity, body) for _, identity, body in both)

    def index(self) -> Index:
        """Give the index for searching, which lies beside the records."""
        return Index(self._connection, self._lock, self._bodies)

    def _bodies(self, after: int, limit: int) -> list[tuple[int, bytes]]:
        return self._ask(_BODIES, after, limit)

    def unsound(self) -> Iterator[str]:
        """Read every page, free ones too, and give the places that are not as they were written."""
        damaged = self._ask("PRAGMA cipher_integrity_check")
        # A page that does not decrypt stops everything that is asked of the connection afterwards.
        for (line,) in damaged or self._ask("PRAGMA integrity_check(100)"):
            if line != "ok":
                yield _place(str(line))
        if damaged:
            return
        with self._lock, told():
            if self._boxes.foreign():
                yield "sealing"
        for number, public, private in self._ask(
            "SELECT entry, public_key, private_key FROM signers"
        ):
            # A key that its person keeps with their own password is not here to be proved.
            if private and not _fits(private, public):
                yield f"signer of entry {number}"
        yield from self._originals.unsound()

    def _ask(self, question: str, *given: object) -> list[Any]:
        with self._lock, told():
            return list(self._connection.execute(question, given).fetchall())

    def _pages(
        self,
        question: str,
        last: int,
        *given: object,
        after: int = _BEFORE_ALL,
        page: int = _PAGE,
    ) -> Iterator[tuple[Any, ...]]:
        """Ask again and again from where the last answer ended: no lock is held in between."""
        while rows := self._ask(question, after, last, *given, page):
            yield from rows
            after = rows[-1][0]

    def close(self) -> None:
        """Let go of the keys and the files."""
        with self._lock, told():
            self._connection.close()

    def __enter__(self) -> Self:
        """Give the vault."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the vault."""
        self.close()


def _position(row: tuple[Any, ...]) -> int:
    return int(row[0])


def _pages_of(rows: Iterator[Row], size: int) -> Iterator[list[Row]]:
    while some := list(itertools.islice(rows, size)):
        yield some


def _fits(private: bytes, public_key: str) -> bool:
    return len(private) == PRIVATE and public_of(private) == public_key


def _place(line: str) -> str:
    """Name the page that a check complains of, without anything that it may quote."""
    words = line.replace(":", " ").split()
    numbers = [words[i + 1] for i, word in enumerate(words[:-1]) if word.lower() == "page"]
    return f"page {numbers[0]}" if numbers and numbers[0].isdigit() else "index"
