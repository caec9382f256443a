"""The tree over all seals: every proof leads to its root, and no forged one does."""

from __future__ import annotations

import hashlib
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dripstone.errors import BrokenProof
from dripstone.journal import Peaks, Tree, leaf_of, prove_consistency, prove_inclusion

SIZES = st.integers(min_value=1, max_value=300)


def a_seal(number: int) -> str:
    return hashlib.sha256(f"entry {number}".encode()).hexdigest()


def by_definition(leaves: list[bytes]) -> bytes:
    """Compute a root as RFC 9162, section 2.1.1 defines it, from the top down."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    both = by_definition(leaves[:half]) + by_definition(leaves[half:])
    return hashlib.sha256(b"\x01" + both).digest()


WHOLE = Tree(a_seal(n) for n in range(300))
ROOTS = [by_definition([leaf_of(a_seal(n)) for n in range(size)]) for size in range(301)]


def test_root_is_the_one_that_the_standard_defines():
    """For every size up to 300, both ways of growing a tree give the defined root."""
    growing = Peaks()

    for size in range(301):
        assert WHOLE.root(size) == ROOTS[size]
        assert growing.root() == ROOTS[size]
        growing.add(a_seal(size))


def test_known_roots_come_out():
    """Roots that were computed elsewhere for one and two leaves come out here."""
    one, two = a_seal(0), a_seal(1)
    leaves = [hashlib.sha256(b"\0" + bytes.fromhex(s)).digest() for s in (one, two)]

    assert Tree([one]).root() == leaves[0]
    assert Tree([one, two]).root() == hashlib.sha256(b"\1" + leaves[0] + leaves[1]).digest()
    assert Tree().root().hex().startswith("e3b0c44298fc1c14")


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_every_inclusion_proof_holds_and_no_forged_one(data):
    """A proof proves its own leaf, at its own place, in its own tree, and nothing else."""
    size = data.draw(SIZES)
    index = data.draw(st.integers(min_value=0, max_value=size - 1))
    proof = list(WHOLE.inclusion(index, size))
    true = {"index": index, "size": size, "proof": proof, "root": ROOTS[size]}
    leaf = leaf_of(a_seal(index))
    forged = data.draw(st.sampled_from(sorted(_forgeries(proof, size, index))))

    prove_inclusion(leaf, **true)

    given_leaf, fields = _forgeries(proof, size, index)[forged]
    with pytest.raises(BrokenProof):
        prove_inclusion(given_leaf or leaf, **true | fields)


def _forgeries(proof, size, index):
    """Give lies about one proof, each of which must be refused."""
    lies = {
        "another leaf": (leaf_of(a_seal(999)), {}),
        "longer": (None, {"proof": [*proof, bytes(32)]}),
        "another root": (None, {"root": bytes(32)}),
        "outside": (None, {"index": size}),
        "before all": (None, {"index": -1}),
        "short hash": (None, {"proof": [*proof[:-1], b""]} if proof else {"root": b""}),
    }
    if proof:
        flipped = [bytes([proof[0][0] ^ 1]) + proof[0][1:], *proof[1:]]
        lies["shorter"] = (None, {"proof": proof[:-1]})
        lies["empty"] = (None, {"proof": []})
        lies["one bit"] = (None, {"proof": flipped})
        lies["other place"] = (None, {"index": index ^ 1 if index ^ 1 < size else 0})
    if len(proof) > 1:
        lies["turned round"] = (None, {"proof": proof[::-1]})
    return lies


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_every_consistency_proof_holds_and_no_forged_one(data):
    """A proof proves that one tree continues another, and never one that was written anew."""
    size = data.draw(SIZES)
    first = data.draw(st.integers(min_value=1, max_value=size))
    proof = list(WHOLE.consistency(first, size))
    true = {
        "first": first,
        "first_root": ROOTS[first],
        "size": size,
        "root": ROOTS[size],
        "proof": proof,
    }

    prove_consistency(**true)

    for lie in _lies(proof, first, size):
        with pytest.raises(BrokenProof):
            prove_consistency(**true | lie)


def _lies(proof, first, size):
    yield {"first_root": bytes(32)}
    yield {"root": bytes(32)}
    yield {"proof": [*proof, bytes(32)]}
    yield {"first": 0}
    yield {"first": size + 1}
    if first < size:
        yield {"first_root": ROOTS[size]}
        yield {"proof": []}
        yield {"proof": proof[:-1]}
        yield {"proof": [bytes([proof[0][0] ^ 1]) + proof[0][1:], *proof[1:]]}


def test_no_proof_of_a_rewritten_past_is_accepted():
    """Of 600 trees in which one old seal was changed, none passes for a continuation."""
    chance = Random(7)

    for _ in range(600):
        size = chance.randrange(2, 200)
        first = chance.randrange(1, size)
        seals = [a_seal(n) for n in range(size)]
        seals[chance.randrange(first)] = a_seal(5000)
        anew = Tree(seals)
        with pytest.raises(BrokenProof):
            prove_consistency(
                first=first,
                first_root=ROOTS[first],
                size=size,
                root=anew.root(),
                proof=anew.consistency(first),
            )


def test_what_is_not_there_is_not_proved():
    """No proof is made for a leaf or a size that the tree does not have."""
    tree = Tree(a_seal(n) for n in range(5))

    for ask in (
        lambda: tree.inclusion(5),
        lambda: tree.inclusion(0, 6),
        lambda: tree.consistency(0),
        lambda: tree.consistency(3, 2),
        lambda: tree.root(-1),
    ):
        with pytest.raises(BrokenProof):
            ask()
