"""Checkpoint: the whole journal up to one entry on eight lines that somebody else can hold.

    checkpoint        head, root, a person's signature → Checkpoint
    read_checkpoint   bytes → Checkpoint     its spelling and its signature proved
    compare           Checkpoint, entries → Witnessed

A checkpoint names nobody. It says which journal (the seal of its first entry), how many entries,
the root of their tree, the seal of the last, when, and whose key signed; the last line is the
signature over all lines before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from dripstone.errors import NotACheckpoint
from dripstone.journal.chain import NOTHING, Chain, Head
from dripstone.journal.signing import fingerprint, is_signed
from dripstone.journal.tree import Peaks
from dripstone.records import Entry, Signer, Value

FORMAT = "dripstone checkpoint 1"
LARGEST = 1 << 12  #: octets of a checkpoint file; ours have fewer than 600
_SHAPE = re.compile(
    rf"{FORMAT}\n"
    r"journal (?P<journal>[0-9a-f]{64})\n"
    r"entries (?P<entries>[1-9][0-9]{0,17})\n"
    r"root (?P<root>[0-9a-f]{64})\n"
    r"last (?P<last>[0-9a-f]{64})\n"
    r"at (?P<at>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)\n"
    r"key (?P<key>[0-9a-f]{64})\n"
    r"signature (?P<signature>[0-9a-f]{128})\n"
)


class Checkpoint(Value, frozen=True, kw_only=True):
    """How far a journal had come, signed by one person."""

    journal: str  #: seal of entry 1: which journal
    entries: int  #: from 1
    root: str  #: of the tree over all seals, 64 hexadecimal digits
    last: str  #: seal of the last entry
    at: str  #: UTC instant, RFC 3339, by the clock of the computer that made it
    key: str  #: raw public Ed25519 key of who signed, 64 hexadecimal digits
    signature: str  #: 128 hexadecimal digits

    @property
    def head(self) -> Head:
        """Give the last entry, as ``verify --head`` takes it."""
        return Head(number=self.entries, seal=self.last)

    @property
    def fingerprint(self) -> str:
        """Hash the key that signed: what stands on paper."""
        return fingerprint(self.key)

    def written(self) -> bytes:
        """Spell the checkpoint: eight lines of ASCII."""
        return _unsigned(self) + f"signature {self.signature}\n".encode("ascii")


class Witnessed(Value, frozen=True, kw_only=True):
    """What a checkpoint from outside says of a journal."""

    state: str  #: holds, short, rewritten, other; joined: a copy that was merged here contains it
    known_key: bool  #: a person of this journal signed it
    checkpoint: Checkpoint
    head: Head  #: of the journal as it is now
    fork: int | None = None  #: of joined: the last entry that the copy has with this journal

    @property
    def holds(self) -> bool:
        """Tell whether the journal still contains the checkpoint."""
        return self.state == "holds"


def checkpoint(
    entries: Iterable[Entry | bytes],
    *,
    at: str,
    public_key: str,
    sign: Callable[[bytes], str],
    signers: Iterable[Signer] | None = None,
    each: bool = True,
) -> Checkpoint:
    """Prove a journal from its first entry on, and sign how far it has come.

    ``sign`` signs octets with the private half of ``public_key``.

    Raises:
        BrokenJournal: the journal is not as it was sealed; a broken one is never vouched for.
        NotACheckpoint: there are no entries.
    """
    chain, peaks, first = Chain(signers, each=each), Peaks(), ""
    for one in entries:
        entry = chain.take(one)
        peaks.add(entry.seal)
        first = first or entry.seal
    head = chain.end()
    if head == NOTHING:
        raise NotACheckpoint(why="empty")
    plain = Checkpoint(
        journal=first,
        entries=head.number,
        root=peaks.root().hex(),
        last=head.seal,
        at=at,
        key=public_key,
        signature="",
    )
    return _signed(plain, sign(_unsigned(plain)))


def _signed(plain: Checkpoint, signature: str) -> Checkpoint:
    fields = {name: getattr(plain, name) for name in plain.__struct_fields__}
    return Checkpoint(**fields | {"signature": signature})


def _unsigned(one: Checkpoint) -> bytes:
    """Spell the lines that are signed."""
    return (
        f"{FORMAT}\njournal {one.journal}\nentries {one.entries}\nroot {one.root}\n"
        f"last {one.last}\nat {one.at}\nkey {one.key}\n"
    ).encode("ascii")


def read_checkpoint(raw: bytes) -> Checkpoint:
    """Read a checkpoint and prove its signature with the key that it names.

    Line ends of another system and space around the whole are passed over, because a checkpoint
    may have been sent by mail or typed from paper. Whose key it is, it cannot prove.

    Raises:
        NotACheckpoint: it is none (``shape``), or it was altered (``signature``).
    """
    if len(raw) > LARGEST:
        raise NotACheckpoint(why="shape")
    lines = raw.decode("ascii", "replace").strip().splitlines()
    found = _SHAPE.fullmatch("".join(f"{line.strip()}\n" for line in lines))
    if found is None:
        raise NotACheckpoint(why="shape")
    fields = found.groupdict()
    made = Checkpoint(entries=int(fields.pop("entries")), **fields)
    if not is_signed(made.key, made.signature, _unsigned(made)):
        raise NotACheckpoint(why="signature")
    return made


def compare(held: Checkpoint, entries: Iterable[Entry | bytes], *, each: bool = True) -> Witnessed:
    """Say whether a journal still contains a checkpoint, by computing its root anew.

    The state is ``holds``; ``short``: the journal ends before it, so an older one was put back;
    ``rewritten``: other entries stand in its place; or ``other``: this journal began with another
    entry, so it is another journal or was written anew from the very beginning.

    Raises:
        BrokenJournal: the journal is not as it was sealed, whatever the checkpoint says.
    """
    chain, peaks = Chain(each=each), Peaks()
    first = then = ""
    for one in entries:
        entry = chain.take(one)
        peaks.add(entry.seal)
        first = first or entry.seal
        if entry.number == held.entries:
            then = peaks.root().hex() if entry.seal == held.last else "another"
    known = held.key in chain.public_keys
    state = _state(held, first, then, chain.end())
    return Witnessed(state=state, known_key=known, checkpoint=held, head=chain.head)


def _state(held: Checkpoint, first: str, then: str, head: Head) -> str:
    if first != held.journal:
        return "other"
    if head.number < held.entries:
        return "short"
    return "holds" if then == held.root else "rewritten"
