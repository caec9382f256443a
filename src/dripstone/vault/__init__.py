"""Vault: where it all rests. Every vault passes ``tests/vault/suite`` unchanged.

    memory       for notebooks, tests and reading a file without keeping it
    sqlite       one folder: an encrypted database (``rows``), ``originals``, ``slots``
    files        large originals in age files, written and read as ``streams``
    checking     vault → Verdict: whether everything is as the journal sealed it
    dumps        keeps what is in memory out of crash files
    search       what is found by words: an index beside the records, made anew at will

A vault only grows. Records, originals and the journal entry that seals them are written together
or not at all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Protocol, Self, TypeVar

from dripstone.journal import Head, Kept, Line
from dripstone.records import Entry, Record, Signer, Suggestion, Value

if TYPE_CHECKING:
    from dripstone.vault.search import Index

R = TypeVar("R", bound=Record)


class Moment(Value, frozen=True, kw_only=True):
    """How far each part of a vault reached at one moment. It only grows, so this is a snapshot."""

    signers: int
    entries: int
    records: int
    originals: int


class Laid(Protocol):
    """A large original that is written already, until a commit names it or it is dropped."""

    @property
    def size(self) -> int:
        """Give its length in octets."""
        ...

    @property
    def sha256(self) -> str:
        """Give the hash of its bytes, which was taken while they were written."""
        ...

    def drop(self) -> None:
        """Remove it, unless a commit has kept it."""
        ...


class Vault(Protocol):
    """What the rest of the house may ask of a vault.

    Several threads may share one. What a reading method gives is what was there when it was
    asked, or at the ``moment`` given: what is committed meanwhile does not appear in it.
    """

    def add_signer(self, name: str, *, by: str | None = None) -> Signer:
        """Give a person a signing key, kept in the vault, and journal it.

        The first one founds the journal. Every other is introduced by somebody who may sign
        already: ``by``, or the founder where it is None. A person who has a key keeps it.

        Raises:
            NoSigner: ``by`` has no signing key here.
            Busy, NoRoom: as in ``commit``.
        """
        ...

    def moment(self) -> Moment:
        """Give how far everything reaches now."""
        ...

    def signers(self, moment: Moment | None = None) -> tuple[Signer, ...]:
        """Give the people who may write, the founder first."""
        ...

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
        """Write records, originals (by report identity) and one signed entry, all or nothing.

        With it, records are locked away with their originals (``shut``): they are read as before
        by whoever opens the vault, and stand in no table in clear. Or they are destroyed
        (``erase``), before anything is written.

        A record whose identity is here already is passed over, and the first one stays; if that
        leaves nothing to write, nothing is written and None comes back. A report is kept together
        with its bytes or not at all. What was laid is kept by this or dropped, whatever happens.

        Raises:
            NoSigner: ``by`` has no signing key here.
            AlteredOriginal: a report's bytes are missing, or are not those that its hash is of.
            NoSuchRecord: there are bytes for a report that is neither here nor among the records.
            WrongState: ``did`` is the journal's own word for introducing signers.
            BrokenJournal: an entry in the name of ``by`` is not signed with their key.
            Busy: another process is writing and did not finish in time.
            NoRoom: the disk is full; nothing of this commit is kept.
        """
        ...

    def lay(self, parts: Iterable[bytes]) -> Laid:
        """Write a large original, part by part, before a commit names it; hash it on the way.

        Raises:
            NoRoom: the disk is full; nothing of it is left there.
        """
        ...

    def sign(self, words: bytes, *, by: str) -> str:
        """Sign a checkpoint or an exhibit with a person's key: 128 hexadecimal digits.

        Raises:
            NoSigner: ``by`` has no signing key here.
            WrongState: the words do not begin as ours do, and could pass for a seal.
        """
        ...

    def get(self, identity: str) -> Record:
        """Find a record by its identity.

        Raises:
            NoSuchRecord: nothing here has this identity.
            AlteredRecord: what is stored under it is no longer a record of this identity.
        """
        ...

    def stored(self, identity: str) -> bytes:
        """Give a record's bytes as they are stored and were sealed, unchecked.

        Raises:
            NoSuchRecord: nothing here has this identity.
        """
        ...

    def holds(self, identity: str) -> bool:
        """Tell whether a record is here."""
        ...

    def all(self, kind: type[R]) -> Iterator[R]:
        """Give all records of a kind, in the order in which they were committed.

        Raises:
            AlteredRecord: one of them can no longer be read.
        """
        ...

    def about(self, *identities: str) -> Iterator[Record]:
        """Give what is said about findings or matches, in the order in which it was committed.

        That is: suggestions of them, decisions on them, and decisions whose correction they are.
        It takes no longer in a vault that holds much else.

        Raises:
            AlteredRecord: one of these can no longer be read.
        """
        ...

    def waiting(self, order: str = "report", *, start: int = 0, limit: int) -> Iterator[Suggestion]:
        """Give suggestions of what nobody decided on, each finding or match once, in an order.

        ``report`` is the order of suggesting; ``kind`` puts like beside like, matches last;
        ``unsure`` begins with what is nearest to one half; ``figure`` with what tells of most
        people; ``pairs`` gives matches alone. It takes no longer in a vault where much was decided,
        or much waits.

        Raises:
            UnknownTerm: there is no such order.
            AlteredRecord: one of these can no longer be read.
        """
        ...

    def how_many_wait(self, most: int) -> int:
        """Count the findings and matches that nobody decided on, and stop at ``most``."""
        ...

    def original(self, report: str) -> bytes:
        """Give a report's bytes as they came.

        Raises:
            NoSuchRecord: no original is kept under this identity.
            AlteredOriginal: the bytes do not match the report's hash.
        """
        ...

    def original_parts(self, report: str) -> Iterator[bytes]:
        """Give a report's bytes in parts of up to 1 MiB, unchecked; nothing if none are kept."""
        ...

    def originals(self, moment: Moment | None = None) -> Iterator[str]:
        """Give the identities under which originals are kept."""
        ...

    def entries(self, after: int = 0, moment: Moment | None = None) -> Iterator[Entry]:
        """Give the journal's entries beyond a number, in order.

        ``sealed`` has the identities of what is here, and empty ones for what was erased.

        Raises:
            BrokenJournal: one of them can no longer be read.
        """
        ...

    def journal(self, moment: Moment | None = None) -> Iterator[Kept]:
        """Give the journal's entries as they are stored, with what they sealed, for checking."""
        ...

    def chain(self, moment: Moment | None = None) -> Iterator[bytes]:
        """Give the journal's entries as they are stored and nothing else: the fastest way."""
        ...

    def places(self, identities: Collection[str]) -> tuple[tuple[int, int], ...]:
        """Say where the journal sealed records: number of the entry, and place in its list."""
        ...

    def closed(self) -> tuple[tuple[int, int], ...]:
        """Say what is sealed and stays shut to whoever opened the vault; places as above."""
        ...

    def lines(self) -> tuple[Line, ...]:
        """Give the lines that joined the journal: what other copies of this vault did."""
        ...

    def head(self) -> Head:
        """Give the last entry's number and seal, to be written down outside the vault."""
        ...

    def sealed_bytes(self, moment: Moment | None = None) -> Iterator[tuple[str, bytes]]:
        """Give every stored record's identity and its bytes as stored, in order, for checking."""
        ...

    def index(self) -> Index:
        """Give the index for searching. It is derived from the records, and may lag behind them."""
        ...

    def unsound(self) -> Iterator[str]:
        """Give the places where the storage itself is damaged, read in full; none when sound."""
        ...

    def close(self) -> None:
        """Let go of the keys and the files."""
        ...

    def __enter__(self) -> Self:
        """Give the vault, to be closed at the end of a ``with`` block."""
        ...

    def __exit__(self, *_: object) -> None:
        """Close the vault."""
        ...
