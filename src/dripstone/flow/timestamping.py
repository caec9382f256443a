"""Timestamping: a checkpoint dated by an authority outside, asked for by files that people carry.

request_timestamp   vault → Stamp                 the request is noted before it goes out
keep_timestamp      vault, reply, chain → Stamp   kept with every verdict on it, whatever it is
timestamps          vault → Stamps that were answered
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterator, Mapping

from dripstone.errors import NotATimestamp
from dripstone.flow.clock import now
from dripstone.flow.witnessing import sign_checkpoint
from dripstone.journal import read_checkpoint, read_stamp, stamp_request
from dripstone.records import Stamp, random_id
from dripstone.vault import Vault

Judge = Callable[[bytes, bytes, bytes], str]
"""Request, reply and certificates → holds, refused, or not_there when the judge is missing."""


def request_timestamp(vault: Vault, *, by: str) -> Stamp:
    """Sign how far the journal has come, and write the question that dates it.

    Raises:
        BrokenJournal: the journal is not as it was sealed; nothing is asked.
        NoSigner: ``by`` has no signing key here.
    """
    point = sign_checkpoint(vault, by=by)
    asked = stamp_request(_hash(point.written()), secrets.randbits(63))
    stamp = Stamp(
        id=random_id("stp"),
        checkpoint=point.written().decode("ascii"),
        request=asked.hex(),
        at=point.at,
        by=by,
    )
    noted = {"entries": str(point.entries), "root": point.root}
    vault.commit(stamp, did="request_timestamp", by=by, notes=noted)
    return stamp


def keep_timestamp(
    vault: Vault, reply: bytes, chain: bytes, *, by: str, judges: Mapping[str, Judge]
) -> Stamp:
    """Keep an authority's answer to a request of ours, with the verdict of each judge on it.

    An answer that a judge refuses is kept too, and says so.

    Raises:
        NotATimestamp: it is no answer, or answers no request of this vault (``request``).
        NoSigner: ``by`` has no signing key here.
    """
    dated = read_stamp(reply)
    asked = _asked(vault, dated.sha256, dated.nonce)
    question = bytes.fromhex(asked.request)
    verdicts = {name: judge(question, reply, chain) for name, judge in judges.items()}
    stamp = Stamp(
        id=random_id("stp"),
        checkpoint=asked.checkpoint,
        request=asked.request,
        at=now(),
        by=by,
        answers=asked.id,
        reply=reply.hex(),
        chain=chain.decode("utf-8", "replace"),
        dated=dated.at,
        verdicts=(("dripstone", "holds"), *verdicts.items()),
    )
    vault.commit(stamp, did="keep_timestamp", by=by, notes={"dated": dated.at} | verdicts)
    return stamp


def timestamps(vault: Vault) -> Iterator[tuple[int, Stamp]]:
    """Give the answers that openssl did not refuse, with the entries that each one dates."""
    for stamp in vault.all(Stamp):
        if stamp.reply and ("openssl", "refused") not in stamp.verdicts:
            yield read_checkpoint(stamp.checkpoint.encode("ascii")).entries, stamp


def _asked(vault: Vault, sha256: str, nonce: int | None) -> Stamp:
    """Find the request that a reply answers: the same hash and the same nonce."""
    for stamp in vault.all(Stamp):
        if not stamp.reply and _hash(stamp.checkpoint.encode("ascii")) == sha256:
            same = nonce is not None and stamp_request(sha256, nonce).hex() == stamp.request
            if same:
                return stamp
    raise NotATimestamp(why="request")


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
