"""Chains for tests: real keys, real seals, fictional people."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dripstone.journal import Head, fingerprint, introduction, new_key, public_of, seal
from dripstone.records import Entry, Sealed, Signer

ANN, BEN = "Ann Tester", "Ben Tester"
KEYS = {ANN: new_key(), BEN: new_key(), "Stranger": new_key()}
SIGNERS = tuple(Signer(name=name, public_key=public_of(KEYS[name])) for name in (ANN, BEN))


def an_entry(after: Head, by: str = ANN, did: str = "keep", **more: object) -> Entry:
    """Write one entry after a head, in somebody's name and with their key."""
    nonce = f"{after.number:032x}"
    at = f"2031-05-01T00:00:{after.number % 60:02d}Z"
    return seal(
        after,
        at=at,
        by=by,
        did=did,
        nonce=nonce,
        private=KEYS[by],
        signed=SIGNATURES.get(after.seal, ""),
        **more,
    )


SIGNATURES: dict[str, str] = {}  #: by seal, of entries whose head was asked for


def head_of(entry: Entry) -> Head:
    SIGNATURES[entry.seal] = entry.signature
    return Head(number=entry.number, seal=entry.seal)


def a_chain(length: int = 6) -> list[Entry]:
    """Write a chain that Ann founds and in which Ben, introduced second, writes every other."""
    chain = [an_entry(Head(number=0, seal="0" * 64), did="found", notes=introduction(SIGNERS[0]))]
    chain.append(an_entry(head_of(chain[-1]), did="add_signer", notes=introduction(SIGNERS[1])))
    for number in range(2, length):
        sealed = (Sealed(id=f"rep_{number}", digest=f"{number:064x}"),)
        chain.append(an_entry(head_of(chain[-1]), by=(ANN, BEN)[number % 2], sealed=sealed))
    return chain[:length]


def written_anew(chain: Sequence[Entry], start: int) -> list[Entry]:
    """Seal and sign a chain again from a place on, with its own people's keys."""
    again = list(chain[:start])
    for entry in chain[start:]:
        before = head_of(again[-1]) if again else Head(number=0, seal="0" * 64)
        again.append(
            seal(
                before,
                at=entry.at,
                by=entry.by,
                did=entry.did,
                nonce=entry.nonce,
                private=KEYS[entry.by],
                sealed=entry.sealed,
                notes=entry.notes,
                signed=again[-1].signature if again else "",
            )
        )
    return again


def changed(entry: Entry, **fields: object) -> Entry:
    return msgspec.structs.replace(entry, **fields)


__all__ = [
    "ANN",
    "BEN",
    "KEYS",
    "SIGNERS",
    "a_chain",
    "an_entry",
    "changed",
    "fingerprint",
    "head_of",
    "written_anew",
]
