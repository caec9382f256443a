"""Blocks: a block header of Bitcoin that somebody supplies, and what a proof is worth with it.

    read_header   80 octets, or their hexadecimal → Block     its hash shows the work it demands
    judge         Proof, Blocks → Judged                      holds, weak, refused, no_header, …

Nothing is fetched: the header comes from a node, or by another road that its bearer trusts. A
header alone does not show that its block is in the chain which everybody has. It shows how much
work somebody spent on it, and what an honest block of its time never undercut is refused as weak:
to forge one above that costs more than most forgeries are worth, and its hash, which any node
knows or does not know, tells the rest.

Source: Bitcoin's block header (version, block before, merkle root, time, target, number).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, datetime

from dripstone.errors import NotABlock
from dripstone.journal.proofs import Attested, Proof
from dripstone.records import Value

HEADER = 80  #: octets
HOLDS, WEAK, REFUSED = "holds", "weak", "refused"
NO_HEADER, PROMISED, UNREAD = "no_header", "promised", "unread"

_SPELLED = re.compile(rb"[0-9a-fA-F]{160}")
_EASIEST = 2**32  #: hashes that one unit of difficulty takes
# The least difficulty of any block from a year on, rounded down.
_NEVER_LESS = ((2020, 10**13), (2018, 10**12), (2016, 10**11), (0, 10**10))


class Block(Value, frozen=True, kw_only=True):
    """What a header says and shows."""

    hash: str  #: as nodes and explorers write it
    root: str  #: the merkle root as it stands in the header, hexadecimal
    at: str  #: UTC instant, RFC 3339: by the miner's clock, right to about two hours
    work: int  #: hashes that it takes, on average, to find one like it
    raw: str  #: its 80 octets, hexadecimal


class Judged(Value, frozen=True, kw_only=True):
    """What a proof is worth with the headers that were supplied."""

    verdict: str  #: holds, weak, refused, no_header, promised, unread
    block: Block | None = None  #: the one that it leads to, where a header of it was supplied
    blocks: tuple[Attested, ...] = ()  #: where its ways into the chain end
    calendars: tuple[str, ...] = ()  #: whoever only promises


def read_header(raw: bytes) -> Block:
    """Read a header, and prove that its own hash shows the work that it demands.

    Raises:
        NotABlock: these are not 80 octets (``shape``), it demands what no hash can show
            (``target``), or its hash does not show it (``work``).
    """
    octets = raw if len(raw) == HEADER else _unspelled(raw)
    hashed = hashlib.sha256(hashlib.sha256(octets).digest()).digest()
    target = _target(int.from_bytes(octets[72:76], "little"))
    if int.from_bytes(hashed, "little") > target:
        raise NotABlock(why="work")
    return Block(
        hash=hashed[::-1].hex(),
        root=octets[36:68].hex(),
        at=f"{_moment(octets):%Y-%m-%dT%H:%M:%SZ}",
        work=2**256 // (target + 1),
        raw=octets.hex(),
    )


def judge(proof: Proof, headers: Iterable[Block], *, least: int | None = None) -> Judged:
    """Say what a proof is worth with these headers; ``least`` is in hashes, for each of them.

    Without ``least``, a header has to show what every block of its time did.
    """
    given = [*headers]
    blocks = tuple(one for one in proof.attested if one.kind == "bitcoin")
    calendars = tuple(one.calendar for one in proof.attested if one.kind == "promised")
    roots = {one.digest for one in blocks}
    met = sorted((one for one in given if one.root in roots), key=lambda one: one.at)
    enough = [one for one in met if one.work >= (_least(one) if least is None else least)]
    if enough or met:
        verdict = HOLDS if enough else WEAK
    elif blocks:
        verdict = REFUSED if given else NO_HEADER
    else:
        verdict = PROMISED if calendars else UNREAD
    return Judged(
        verdict=verdict,
        block=next(iter(enough or met), None),
        blocks=blocks,
        calendars=calendars,
    )


def _unspelled(raw: bytes) -> bytes:
    spelled = b"".join(raw.split())
    if not _SPELLED.fullmatch(spelled):
        raise NotABlock(why="shape")
    return bytes.fromhex(spelled.decode("ascii"))


def _target(bits: int) -> int:
    """Spell the target out: a mantissa of three octets, and how many octets the whole has."""
    size, mantissa = bits >> 24, bits & 0xFFFFFF
    target = mantissa << 8 * (size - 3) if size > 3 else mantissa >> 8 * (3 - size)
    if mantissa & 0x800000 or not 0 < target < 2**256:
        raise NotABlock(why="target")
    return target


def _moment(octets: bytes) -> datetime:
    return datetime.fromtimestamp(int.from_bytes(octets[68:72], "little"), UTC)


def _least(block: Block) -> int:
    year = int(block.at[:4])
    return _EASIEST * next(least for since, least in _NEVER_LESS if year >= since)
