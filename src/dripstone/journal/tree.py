"""Tree: the seals of a journal under one hash, so that one entry is proved without the others.

    Tree                seals → root, inclusion and consistency proofs     all hashes in memory
    Peaks               seals → root                                       one hash a level
    prove_inclusion     leaf, proof → root                                 or BrokenProof
    prove_consistency   older root, proof → newer root                     or BrokenProof

A leaf is the hash of an entry's 32 octets of seal; the leaf of entry 1 has index 0. Hashes are
bytes here, and hexadecimal wherever they are written down.

Source: Merkle trees, RFC 9162, sections 2.1.1 to 2.1.4.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from dripstone.errors import BrokenProof

EMPTY = hashlib.sha256(b"").digest()  #: root of a tree without leaves
_HASH = 32  #: octets


def leaf_of(seal: str) -> bytes:
    """Hash the seal of an entry, 64 hexadecimal digits, as a leaf."""
    return hashlib.sha256(b"\x00" + bytes.fromhex(seal)).digest()


def node_of(left: bytes, right: bytes) -> bytes:
    """Hash two subtrees as one."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Peaks:
    """A tree that only gives its root: it holds one hash for each power of two that it has."""

    def __init__(self) -> None:
        """Begin without leaves."""
        self.size = 0
        self._peaks: list[bytes] = []

    def add(self, seal: str) -> None:
        """Add the next entry's seal."""
        made, full = leaf_of(seal), self.size
        while full & 1:
            made, full = node_of(self._peaks.pop(), made), full >> 1
        self._peaks.append(made)
        self.size += 1

    def root(self) -> bytes:
        """Give the root of what was added so far."""
        if not self._peaks:
            return EMPTY
        made = self._peaks[-1]
        for peak in reversed(self._peaks[:-1]):
            made = node_of(peak, made)
        return made


class Tree:
    """A tree that proves: it holds the hash of every full subtree, 64 octets an entry."""

    def __init__(self, seals: Iterable[str] = ()) -> None:
        """Take the seals of entries, from the first."""
        self._levels: list[list[bytes]] = [[]]
        for seal in seals:
            self.add(seal)

    @property
    def size(self) -> int:
        """Count the leaves."""
        return len(self._levels[0])

    def add(self, seal: str) -> None:
        """Add the next entry's seal, and every subtree that it fills."""
        made, level, place = leaf_of(seal), 0, self.size
        self._levels[0].append(made)
        while place & 1:
            made = node_of(self._levels[level][-2], made)
            level, place = level + 1, place >> 1
            if level == len(self._levels):
                self._levels.append([])
            self._levels[level].append(made)

    def root(self, size: int | None = None) -> bytes:
        """Give the root over the first ``size`` leaves, or over all.

        Raises:
            BrokenProof: there are not so many.
        """
        size = self._within(size)
        return self._over(0, size) if size else EMPTY

    def inclusion(self, index: int, size: int | None = None) -> tuple[bytes, ...]:
        """Prove the leaf at ``index`` to the root over ``size`` leaves; nearest hash first.

        Raises:
            BrokenProof: there is no such leaf.
        """
        size = self._within(size)
        if not 0 <= index < size:
            raise BrokenProof(why="index")
        return tuple(self._path(index, 0, size))

    def consistency(self, first: int, size: int | None = None) -> tuple[bytes, ...]:
        """Prove that the tree over ``first`` leaves is the beginning of the one over ``size``.

        Raises:
            BrokenProof: the first is empty or the larger of the two.
        """
        size = self._within(size)
        if not 0 < first <= size:
            raise BrokenProof(why="size")
        return tuple(self._subproof(first, 0, size, whole=True))

    def _within(self, size: int | None) -> int:
        if size is None:
            return self.size
        if not 0 <= size <= self.size:
            raise BrokenProof(why="size")
        return size

    def _over(self, start: int, end: int) -> bytes:
        """Hash the leaves from ``start`` to ``end``; RFC 9162, section 2.1.1."""
        count = end - start
        if count & (count - 1) == 0:
            return self._levels[count.bit_length() - 1][start // count]
        half = _split(count)
        return node_of(self._over(start, start + half), self._over(start + half, end))

    def _path(self, index: int, start: int, end: int) -> list[bytes]:
        """PATH of RFC 9162, section 2.1.3.1; ``index`` counts from ``start``."""
        if end - start == 1:
            return []
        half = _split(end - start)
        if index < half:
            return [*self._path(index, start, start + half), self._over(start + half, end)]
        return [*self._path(index - half, start + half, end), self._over(start, start + half)]

    def _subproof(self, first: int, start: int, end: int, *, whole: bool) -> list[bytes]:
        """SUBPROOF of RFC 9162, section 2.1.4.1; ``first`` counts from ``start``."""
        if first == end - start:
            return [] if whole else [self._over(start, end)]
        half = _split(end - start)
        if first <= half:
            below = self._subproof(first, start, start + half, whole=whole)
            return [*below, self._over(start + half, end)]
        below = self._subproof(first - half, start + half, end, whole=False)
        return [*below, self._over(start, start + half)]


def prove_inclusion(
    leaf: bytes, *, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> None:
    """Prove that a leaf stands at ``index`` of the tree of ``size`` leaves with this root.

    Raises:
        BrokenProof: it does not, or the proof is not the one that the two numbers ask for.

    Source: RFC 9162, section 2.1.3.2.
    """
    if not 0 <= index < size or not _hashes(leaf, root, *proof):
        raise BrokenProof(why="index")
    here, last, made = index, size - 1, leaf
    for step in proof:
        if last == 0:
            raise BrokenProof(why="length")
        if here & 1 or here == last:
            made = node_of(step, made)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            made = node_of(made, step)
        here, last = here >> 1, last >> 1
    if last != 0:
        raise BrokenProof(why="length")
    if made != root:
        raise BrokenProof(why="root")


def prove_consistency(
    *, first: int, first_root: bytes, size: int, root: bytes, proof: Sequence[bytes]
) -> None:
    """Prove that a tree of ``first`` leaves is the beginning of one of ``size`` leaves.

    Raises:
        BrokenProof: it is not, or the proof is not the one that the two numbers ask for.

    Source: RFC 9162, section 2.1.4.2.
    """
    if not 0 < first <= size or not _hashes(first_root, root, *proof):
        raise BrokenProof(why="size")
    if first == size:
        _same(not proof and first_root == root)
        return
    steps = [first_root, *proof] if first & (first - 1) == 0 else [*proof]
    if not steps or not proof:
        raise BrokenProof(why="length")
    here, last = first - 1, size - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    older = newer = steps[0]
    for step in steps[1:]:
        if last == 0:
            raise BrokenProof(why="length")
        if here & 1 or here == last:
            older, newer = node_of(step, older), node_of(step, newer)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            newer = node_of(newer, step)
        here, last = here >> 1, last >> 1
    if last != 0:
        raise BrokenProof(why="length")
    _same(older == first_root and newer == root)


def _same(holds: bool) -> None:
    if not holds:
        raise BrokenProof(why="root")


def _hashes(*given: bytes) -> bool:
    return all(len(one) == _HASH for one in given)


def _split(count: int) -> int:
    """Give the largest power of two that is smaller than ``count``."""
    return 1 << ((count - 1).bit_length() - 1)
