"""A calendar and a miner for tests: proofs by the opentimestamps library, blocks that are easy.

``FOUND`` is a real block of Bitcoin, number 592,920 of September 2019, with a transaction in it and
the hashes that lead from it to the merkle root.
"""

from __future__ import annotations

import hashlib
import struct

from opentimestamps.core.notary import BitcoinBlockHeaderAttestation, PendingAttestation
from opentimestamps.core.op import OpAppend, OpPrepend, OpSHA256
from opentimestamps.core.serialize import BytesDeserializationContext, BytesSerializationContext
from opentimestamps.core.timestamp import DetachedTimestampFile, Timestamp

EASY = 0x207FFFFF  #: a target that every second hash meets
AT = 1_900_000_000  #: 2030
CALENDAR = "https://calendar.example"


class Found:
    """What the real chain holds."""

    height = 592_920
    header = (
        "0000c020c238b601308b7297346ab2ed59942d7d7ecea8d23a1001000000000000000000"
        "b61ac92842abc82aa93644b190fc18ad46c6738337e78bc0c69ab21c5d5ee2dd"
        "d6376d5d3e211a17d8706a84"
    )
    hash = "00000000000000000016633b88de22bd6462283bcf7dcbe559233baaf5fb0c4d"
    transaction = bytes.fromhex(
        "010000000101748906a5c7064550a594c4683ffc6d1ee25292b638c4328bb66403cfceb58a000000006a"
        "4730440220364301a77ee7ae34fa71768941a2aad5bd1fa8d3e30d4ce6424d8752e83f2c1b02203c9f8a"
        "afced701f59ffb7c151ff2523f3ed1586d29b674efb489e803e9bf93050121029b3008c0fa147fd9db51"
        "46e42b27eb0a77389497713d3aad083313d1b1b05ec0ffffffff0316312f00000000001976a91400cc8d"
        "95d6835252e0d95eb03b11691a21a7bac588ac220200000000000017a914e5034b9de4881d62480a2df8"
        "1032ef0299dcdc32870000000000000000166a146f6d6e69000000000000001f0000000315e179000000"
        "0000"
    )
    index = 26
    beside = (
        "8d7a6d53ce27f79802631f1aae5f172c43d128b210ab4962d488c81c96136cfb",
        "75c95def872e878839bd93b42c04eb44da44c401a2d580ca343c3262e9c0a281",
        "9ed4bbfb9ea620280b31433f43b2512a893873b8c8c679f61e1a926c0ec80bcf",
        "c6225a15d72fbd1116f78b14663d8518236b02e765bf0a746a6a08840c122a02",
        "afa4df3ab6b9197a20f00495a404ee8e07da2b7554e94609e9ee1d5da0fb7857",
        "ea0332072568d0d53a9aedf851892580504a7fcabfbdde076242eb7f4e5f218a",
        "14d2a3f357d950b4f6a1dcf93f7c19c44d0fc122d00afa297b9503c1a6ad24cf",
        "36cb5f2835bcf490371db2e96047813a24176c3d3416f84b7ddfb7d8c915eb0c",
        "5ce7de089b5d9e700ecd12e09163f173b70bb4c9af33051b466b1f55abd66f31",
        "21216ad0ad9dfa898535e1d5e51dd07bd0a73d584daace7902f20ece4ba4f4f2",
        "41c80cb31eda88a244a3c68d0f157c1049b4153d7addd6548aca0885acafbf98",
        "a1f8345c89914c24729ad095c7a0b9acd20232ccd90dbd359468fcc4eee7b67d",
    )


def stamped(document: bytes, *, height: int | None = None, promised: bool = True) -> Timestamp:
    """Do what ``ots stamp`` does: a nonce, a hash, a calendar's promise; later perhaps a block."""
    whole = Timestamp(hashlib.sha256(document).digest())
    nonced = whole.ops.add(OpAppend(b"sixteen octets..")).ops.add(OpSHA256())
    if promised:
        nonced.attestations.add(PendingAttestation(CALENDAR))
    if height is not None:
        inner = nonced.ops.add(OpPrepend(b"transaction ")).ops.add(OpAppend(b" ends"))
        root = inner.ops.add(OpSHA256()).ops.add(OpSHA256())
        root.attestations.add(BitcoinBlockHeaderAttestation(height))
    return whole


def in_the_real_chain() -> bytes:
    """Write the proof for ``Found.transaction``, taken as a document."""
    whole = Timestamp(hashlib.sha256(Found.transaction).digest())
    here, place = whole.ops.add(OpSHA256()), Found.index
    for other in map(bytes.fromhex, Found.beside):
        here = here.ops.add(OpPrepend(other) if place & 1 else OpAppend(other))
        here, place = here.ops.add(OpSHA256()).ops.add(OpSHA256()), place >> 1
    here.attestations.add(BitcoinBlockHeaderAttestation(Found.height))
    return written(whole)


def written(whole: Timestamp) -> bytes:
    """Spell a detached timestamp file."""
    context = BytesSerializationContext()
    DetachedTimestampFile(OpSHA256(), whole).serialize(context)
    return context.getbytes()


def read_by_theirs(raw: bytes) -> DetachedTimestampFile:
    """Read a file with the library."""
    return DetachedTimestampFile.deserialize(BytesDeserializationContext(raw))


def root_of(whole: Timestamp) -> bytes:
    """Give the merkle root that the first way into the chain ends in."""
    return next(
        message
        for message, one in whole.all_attestations()
        if isinstance(one, BitcoinBlockHeaderAttestation)
    )


def mined(root: bytes, *, bits: int = EASY, at: int = AT) -> bytes:
    """Find a header over a root; with an easy target that takes a few tries."""
    target = (bits & 0xFFFFFF) << 8 * ((bits >> 24) - 3)
    for number in range(1 << 32):
        raw = struct.pack("<I32s32sIII", 4, bytes(32), root, at, bits, number)
        hashed = hashlib.sha256(hashlib.sha256(raw).digest()).digest()
        if int.from_bytes(hashed, "little") <= target:
            return raw
    raise AssertionError
