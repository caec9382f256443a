"""Exhibiting: reports as they are, with the proof that they have not changed, for an expert alone.

The files are given back, not written: the door writes them, large originals part by part. The
record comes first, so that nothing leaves that the journal does not know of.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dripstone import publish
from dripstone.errors import SealedAway
from dripstone.flow.clock import now
from dripstone.flow.custody import SEALED, guarded
from dripstone.flow.extracting import Extract
from dripstone.flow.extracting import extract as extracted
from dripstone.flow.stock import look
from dripstone.flow.timestamping import BITCOIN, timestamps
from dripstone.flow.wanting import Wanted, wanted_of
from dripstone.flow.witnessing import given_before, sign_checkpoint
from dripstone.journal import Checkpoint, Tree, read_checkpoint
from dripstone.publish.exports.exhibit import (
    SIGNATURE,
    Chained,
    Chosen,
    Proved,
    SealedRecord,
    Stamped,
    beside,
    signature,
    to_sign,
)
from dripstone.records import (
    Custody,
    Decision,
    Release,
    Report,
    Shown,
    Stamp,
    Version,
    random_id,
    short,
)
from dripstone.vault import Vault
from dripstone.vault.reading import proved_parts

KIND = "exhibit"
LARGE = 8 << 20  #: octets from which an original is never in memory whole
COURT = "court"  #: the purpose that whoever a report speaks for may refuse


class Exhibit(msgspec.Struct, frozen=True, kw_only=True):
    """An exhibit and its files, by path."""

    release: Release
    files: dict[str, bytes]
    large: dict[str, Report] = {}  #: originals that are read from the vault while they are written
    checkpoint: Checkpoint
    reports: int
    findings: int
    entries: int


def exhibit(
    vault: Vault, identities: Sequence[str], *, by: str, with_custody: bool = False
) -> Exhibit:
    """Make an exhibit of reports and incidents; incidents may be given by number.

    How each report came, who brought it and what was agreed to goes along only ``with_custody``.

    Raises:
        NoSuchRecord: something asked for is not here.
        SealedAway: a report is sealed, or must not go to a court.
        AlteredOriginal, BrokenJournal: what is here is not as it was sealed; nothing leaves.
        NoSigner: ``by`` has no signing key here.
    """
    wanted = wanted_of(look(vault), identities)
    _allowed(vault, wanted.reports)
    point = sign_checkpoint(vault, by=by)
    custody = _custody(vault, wanted.reports) if with_custody else ()
    extract = extracted(vault, point, _identities(wanted) | {*custody})
    chosen = _chosen(vault, wanted, extract, point)
    files, large = publish.exhibit(chosen), beside(chosen)
    signed = vault.sign(to_sign(files), by=by)
    files[SIGNATURE] = signature(point.key, signed)
    note = _note(wanted, files, large, by=by)
    noted = {"reports": str(len(wanted.reports)), "entries": str(point.entries)}
    vault.commit(note, did="exhibit", by=by, notes=noted)
    return Exhibit(
        release=note,
        files=files,
        large=large,
        checkpoint=point,
        reports=len(wanted.reports),
        findings=len(wanted.findings),
        entries=len(extract.entries),
    )


def laid_out(vault: Vault, made: Exhibit) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Give each file of an exhibit in parts; the signature, without which it is none, comes last.

    A large original was proved before the exhibit was signed, and is proved again as it goes out:
    whoever takes its last part and is told nothing has its true bytes.

    Raises:
        AlteredOriginal: it was changed in between.
    """
    for path, report in made.large.items():
        yield path, proved_parts(vault, report.id)
    for path, data in made.files.items():
        yield path, iter((data,))


def _allowed(vault: Vault, reports: Sequence[Report]) -> None:
    """Prove that nothing forbids to hand these reports, with the levels that hold now, to a court.

    Raises:
        SealedAway: one is sealed, by its level, by what was told of it or by withdrawn consent;
            or whoever it speaks for refused that it goes to a court. Refused publication keeps
            it in too, unless the same account agreed to a court.
    """
    refused = {
        account.report
        for account in vault.all(Custody)
        for answer in account.told.consents
        if answer.purpose == COURT and not answer.given
    }
    shut = {r.id for r in reports if r.level >= SEALED}
    shut -= _agreed(vault) if shut else set()
    for report in reports:
        if report.id in shut | refused:
            raise SealedAway(report=short(report.id))


def _agreed(vault: Vault) -> set[str]:
    """Name the reports that nothing seals but a refusal to publish, beside a yes to a court."""
    held = guarded(
        {report.id: report for report in vault.all(Report)},
        vault.all(Custody),
        vault.all(Decision),
        vault.all(Version),
        purpose=COURT,
    )
    return {identity for identity, report in held.items() if report.level < SEALED}


def _custody(vault: Vault, reports: Sequence[Report]) -> tuple[str, ...]:
    """Name what was told of how these reports came."""
    here = {report.id for report in reports}
    return tuple(account.id for account in vault.all(Custody) if account.report in here)


def _identities(wanted: Wanted) -> set[str]:
    return {r.id for r in wanted.reports} | {t.id for t in wanted.texts} | {*wanted.others}


def _chosen(vault: Vault, wanted: Wanted, extract: Extract, point: Checkpoint) -> Chosen:
    tree = extract.tree
    dated = [one for one in timestamps(vault) if _is_ours(one[1], tree, point)]
    return Chosen(
        at=point.at,
        checkpoint=point.written(),
        keys=extract.keys,
        entries=tuple(
            Proved(entry=entry, proof=_hex(tree.inclusion(entry.number - 1)))
            for entry in extract.entries
        ),
        records=tuple(
            SealedRecord(id=one, body=vault.stored(one), number=number)
            for one, number in extract.sealed_by.items()
        ),
        reports=wanted.reports,
        originals=dict(_small(vault, wanted.reports)),
        texts=wanted.texts,
        findings=wanted.findings,
        witnesses={
            size: _hex(tree.consistency(size))
            for size in given_before(vault)
            if size <= point.entries  # another program may be giving one just now
        },
        stamps=tuple(_stamped(one) for one in dated if one[1].method != BITCOIN),
        chained=tuple(_chained(one) for one in dated if one[1].method == BITCOIN),
        left_out=wanted.left_out,
    )


def _small(vault: Vault, reports: Iterable[Report]) -> Iterator[tuple[str, bytes]]:
    """Prove all originals, and give those that fit in memory.

    Raises:
        AlteredOriginal: one is not as it was sealed.
    """
    for report in reports:
        if report.size < LARGE:
            yield report.id, vault.original(report.id)
        else:
            deque(proved_parts(vault, report.id), maxlen=0)


def _is_ours(stamp: Stamp, tree: Tree, point: Checkpoint) -> bool:
    """Tell a checkpoint of this journal from that of a copy which was merged into it.

    Another program may be keeping a later one just now.
    """
    held = read_checkpoint(stamp.checkpoint.encode("ascii"))
    return held.entries <= point.entries and tree.root(held.entries).hex() == held.root


def _stamped(dated: tuple[int, Stamp]) -> Stamped:
    entries, stamp = dated
    return Stamped(
        entries=entries,
        checkpoint=stamp.checkpoint.encode("ascii"),
        reply=bytes.fromhex(stamp.reply),
        chain=stamp.chain.encode("utf-8"),
    )


def _chained(dated: tuple[int, Stamp]) -> Chained:
    entries, stamp = dated
    return Chained(
        entries=entries,
        checkpoint=stamp.checkpoint.encode("ascii"),
        proof=bytes.fromhex(stamp.reply),
        headers=stamp.headers,
    )


def _hex(proof: Iterable[bytes]) -> tuple[str, ...]:
    return tuple(step.hex() for step in proof)


def _note(wanted: Wanted, files: dict[str, bytes], large: dict[str, Report], *, by: str) -> Release:
    levels = [*(r.level for r in wanted.reports), *(f.level for f in wanted.findings)]
    return Release(
        id=random_id("rel"),
        kind=KIND,
        of=(*(r.id for r in wanted.reports), *(f.id for f in wanted.findings)),
        level=max(levels, default=0),
        shields=(),
        files=(
            *(publish.shown(name, data) for name, data in files.items()),
            *(Shown(name=n, sha256=one.sha256, size=one.size) for n, one in large.items()),
        ),
        at=now(),
        by=by,
        left_out=wanted.left_out,
    )
