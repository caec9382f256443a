"""Timestamping: a checkpoint dated by somebody outside, asked for by files that people carry.

request_timestamp   vault → Stamp                 the request is noted before it goes out
request_proof       vault → Stamp                 the same for OpenTimestamps: the checkpoint goes
keep_timestamp      vault, reply, chain → Stamp   kept with every verdict on it, whatever it is
keep_proof          vault, proof, headers → Stamp, Judged   the same for OpenTimestamps
timestamps          vault → Stamps that were answered
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping

from dripstone.errors import NotATimestamp
from dripstone.flow.clock import now
from dripstone.flow.witnessing import sign_checkpoint
from dripstone.journal import (
    Judged,
    judge,
    read_checkpoint,
    read_header,
    read_proof,
    read_stamp,
    stamp_request,
)
from dripstone.records import Stamp, random_id
from dripstone.vault import Vault

Judge = Callable[[bytes, bytes, bytes], str]
"""Request, reply and certificates → holds, refused, or not_there when the judge is missing."""

BITCOIN = "opentimestamps"
_WORTH = ("promised", "no_header", "holds")  #: what goes along in exhibits; the later the better


def request_timestamp(vault: Vault, *, by: str) -> Stamp:
    """Sign how far the journal has come, and write the question that dates it.

    Raises:
        BrokenJournal: the journal is not as it was sealed; nothing is asked.
        NoSigner: ``by`` has no signing key here.
    """
    return _request(vault, by=by, method="rfc3161")


def request_proof(vault: Vault, *, by: str) -> Stamp:
    """Sign how far the journal has come, for ``ots stamp``, which sends a hash of it.

    Raises:
        BrokenJournal: the journal is not as it was sealed; nothing is asked.
        NoSigner: ``by`` has no signing key here.
    """
    return _request(vault, by=by, method=BITCOIN)


def _request(vault: Vault, *, by: str, method: str) -> Stamp:
    point = sign_checkpoint(vault, by=by)
    asked = stamp_request(_hash(point.written()), secrets.randbits(63)).hex()
    stamp = Stamp(
        id=random_id("stp"),
        checkpoint=point.written().decode("ascii"),
        request="" if method == BITCOIN else asked,
        at=point.at,
        by=by,
        method=method,
    )
    noted = {"entries": str(point.entries), "root": point.root, "method": method}
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


def keep_proof(
    vault: Vault, reply: bytes, headers: Iterable[bytes], *, by: str, least: int | None = None
) -> tuple[Stamp, Judged]:
    """Keep an OpenTimestamps file over a checkpoint of ours, with what it is worth.

    ``headers`` are block headers that the user got from a node; ``least`` is the work, in hashes,
    that each must show, and by default what every block of its time did. A proof that only
    promises, and one that none of the headers fits, are kept too, and say so.

    Raises:
        NotATimestamp: it is no such file, or over nothing that this vault asked for (``request``).
        NotABlock: a header is none; nothing was kept.
        NoSigner: ``by`` has no signing key here.
    """
    proof = read_proof(reply)
    blocks = [read_header(one) for one in headers]
    asked = _asked_proof(vault, proof.digest)
    judged = judge(proof, blocks, least=least)
    holds = judged.verdict == "holds" and judged.block is not None
    dated = judged.block.at if holds and judged.block else None
    stamp = Stamp(
        id=random_id("stp"),
        checkpoint=asked.checkpoint,
        request="",
        at=now(),
        by=by,
        answers=asked.id,
        reply=reply.hex(),
        dated=dated,
        verdicts=(("dripstone", judged.verdict),),
        method=BITCOIN,
        headers=tuple(one.raw for one in blocks),
    )
    noted = {"dated": dated or "", "method": BITCOIN, "dripstone": judged.verdict}
    vault.commit(stamp, did="keep_timestamp", by=by, notes=noted)
    return stamp, judged


def timestamps(vault: Vault) -> Iterator[tuple[int, Stamp]]:
    """Give the answers that nobody refused, with the entries that each one dates.

    Of several proofs for one request, the last of those that are worth most.
    """
    proofs: dict[str | None, Stamp] = {}
    for stamp in vault.all(Stamp):
        if stamp.method == BITCOIN:
            best = proofs.get(stamp.answers)
            if _worth(stamp) >= max(_worth(best), 0):
                proofs[stamp.answers] = stamp
        elif stamp.reply and ("openssl", "refused") not in stamp.verdicts:
            yield _entries(stamp), stamp
    for stamp in proofs.values():
        yield _entries(stamp), stamp


def _worth(stamp: Stamp | None) -> int:
    verdict = dict(stamp.verdicts).get("dripstone") if stamp else None
    return _WORTH.index(verdict) if verdict in _WORTH else -1


def _entries(stamp: Stamp) -> int:
    return read_checkpoint(stamp.checkpoint.encode("ascii")).entries


def _asked(vault: Vault, sha256: str, nonce: int | None) -> Stamp:
    """Find the request that a reply answers: the same hash and the same nonce."""
    for stamp in vault.all(Stamp):
        if not stamp.reply and _hash(stamp.checkpoint.encode("ascii")) == sha256:
            same = nonce is not None and stamp_request(sha256, nonce).hex() == stamp.request
            if same:
                return stamp
    raise NotATimestamp(why="request")


def _asked_proof(vault: Vault, sha256: str) -> Stamp:
    """Find the request whose checkpoint has this hash; a proof has no nonce that others can see."""
    for stamp in vault.all(Stamp):
        if not stamp.reply and _hash(stamp.checkpoint.encode("ascii")) == sha256:
            return stamp
    raise NotATimestamp(why="request")


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
