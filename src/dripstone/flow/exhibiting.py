"""Exhibiting: reports as they are, with the proof that they have not changed, for an expert alone.

The files are given back, not written: the door writes them. The record comes first, so that
nothing leaves that the journal does not know of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dripstone import publish
from dripstone.errors import NoSuchRecord, SealedAway
from dripstone.flow.clock import now
from dripstone.flow.custody import SEALED
from dripstone.flow.extracting import Extract
from dripstone.flow.extracting import extract as extracted
from dripstone.flow.stock import Stock, look
from dripstone.flow.timestamping import BITCOIN, timestamps
from dripstone.flow.witnessing import given_before, sign_checkpoint
from dripstone.journal import Checkpoint, Tree, read_checkpoint
from dripstone.publish.exports.exhibit import (
    SIGNATURE,
    Chained,
    Chosen,
    Proved,
    SealedRecord,
    Stamped,
    signature,
    to_sign,
)
from dripstone.records import (
    AnyFinding,
    Custody,
    Decision,
    Incident,
    Match,
    Release,
    Report,
    Stamp,
    Text,
    random_id,
    short,
)
from dripstone.vault import Vault

KIND = "exhibit"
COURT = "court"  #: the purpose that whoever a report speaks for may refuse


class Exhibit(msgspec.Struct, frozen=True, kw_only=True):
    """An exhibit and its files, by path."""

    release: Release
    files: dict[str, bytes]
    checkpoint: Checkpoint
    reports: int
    findings: int
    entries: int


class _Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked for, and all that it rests on."""

    reports: tuple[Report, ...]
    texts: tuple[Text, ...]
    findings: tuple[AnyFinding, ...]
    others: tuple[str, ...]  #: identities of suggestions, decisions, handles, versions
    left_out: tuple[tuple[str, int], ...]


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
    wanted = _wanted(look(vault), identities)
    _allowed(vault, wanted.reports)
    point = sign_checkpoint(vault, by=by)
    custody = _custody(vault, wanted.reports) if with_custody else ()
    extract = extracted(vault, point, _identities(wanted) | {*custody})
    files = publish.exhibit(_chosen(vault, wanted, extract, point))
    signed = vault.sign(to_sign(files), by=by)
    files[SIGNATURE] = signature(point.key, signed)
    note = _note(wanted, files, by=by)
    noted = {"reports": str(len(wanted.reports)), "entries": str(point.entries)}
    vault.commit(note, did="exhibit", by=by, notes=noted)
    return Exhibit(
        release=note,
        files=files,
        checkpoint=point,
        reports=len(wanted.reports),
        findings=len(wanted.findings),
        entries=len(extract.entries),
    )


def _wanted(stock: Stock, identities: Sequence[str]) -> _Wanted:
    held = stock.held
    incidents = [i for i in stock.incidents if {i.handle, str(i.number)} & {*identities}]
    reports, whole = _reports(stock, identities, incidents)
    texts = tuple(t for t in held.texts.values() if t.report in reports)
    of_incident = {claim.id for one in incidents for claim in one.claims}
    full = {text.id for text in texts if text.report in whole}
    asked = [f for f in stock.settled.accepted if f.text in full or f.id in of_incident]
    findings = tuple(f for f in asked if f.level < SEALED)
    decisions = tuple(_decisions(held.decisions, {f.id for f in findings}))
    judged = {f.id for f in findings} | {d.on for d in decisions}
    apart = {one.handle for one in incidents}
    suggested = (
        s.id
        for s in held.suggestions
        if s.of.id in judged and (isinstance(s.of, Match) or s.of.level < SEALED)
    )
    versions = (v.id for v in held.versions if {v.newer, v.older} <= reports.keys())
    return _Wanted(
        reports=tuple(reports.values()),
        texts=texts,
        findings=findings,
        others=(
            *suggested,
            *(d.id for d in decisions),
            *(h.id for h in held.handles if h.id in apart),
            *versions,
        ),
        left_out=_left_out(stock, texts, judged),
    )


def _reports(
    stock: Stock, identities: Sequence[str], incidents: Sequence[Incident]
) -> tuple[dict[str, Report], set[str]]:
    """Give the reports that are needed, and those that were themselves asked for.

    Raises:
        NoSuchRecord: an identity is neither a report's nor an incident's.
    """
    held = stock.held
    known = {name for one in incidents for name in (one.handle, str(one.number))}
    whole = {one for one in identities if one not in known}
    for one in whole:
        if one not in held.reports:
            raise NoSuchRecord(
                kind="report or incident", id=short(one) if _is_named(one) else "(not an identity)"
            )
    rests_on = {held.texts[c.text].report for i in incidents for c in i.claims}
    reports = {r.id: r for r in held.reports.values() if r.id in whole | rests_on}
    return reports, whole


def _is_named(word: str) -> bool:
    """Tell whether this is an identity or a number; anything else may be a name, never said."""
    return re.fullmatch(r"[0-9]{1,9}|[a-z]{2,8}_[a-z0-9]{1,26}", word) is not None


def _allowed(vault: Vault, reports: Sequence[Report]) -> None:
    """Prove that nothing forbids to hand these reports, with the levels that hold now, to a court.

    Raises:
        SealedAway: one is sealed, by its level, by what was told of it or by withdrawn consent;
            or whoever it speaks for refused that it goes to a court.
    """
    refused = {
        account.report
        for account in vault.all(Custody)
        for answer in account.told.consents
        if answer.purpose == COURT and not answer.given
    }
    for report in reports:
        if report.level >= SEALED or report.id in refused:
            raise SealedAway(report=short(report.id))


def _decisions(decisions: Sequence[Decision], shown: set[str]) -> Iterator[Decision]:
    """Give every decision on what is shown and on what it was corrected from, at any distance."""
    on, size = set(shown), -1
    while len(on) > size:
        size = len(on)
        on |= {d.on for d in decisions if d.corrected is not None and d.corrected.id in on}
    return (
        d for d in decisions if d.on in on and (d.corrected is None or d.corrected.level < SEALED)
    )


def _left_out(stock: Stock, texts: Sequence[Text], judged: set[str]) -> tuple[tuple[str, int], ...]:
    """Count what was suggested or added on these texts and is not shown, and why."""
    here = {text.id for text in texts}
    findings = [s.of for s in stock.held.suggestions if not isinstance(s.of, Match)]
    findings += [d.corrected for d in stock.held.decisions if d.corrected is not None]
    there = {f.id: f for f in findings if f.text in here and f.id not in judged}
    return tuple(sorted(Counter(_why(stock, one) for one in there.values()).items()))


def _why(stock: Stock, finding: AnyFinding) -> str:
    """Say why a finding is not shown; what is accepted and not sealed was not asked for."""
    if finding.level >= SEALED:
        return "sealed"
    state = stock.settled.states[finding.id]
    return "not asked for" if state == "accepted" else state


def _custody(vault: Vault, reports: Sequence[Report]) -> tuple[str, ...]:
    """Name what was told of how these reports came."""
    here = {report.id for report in reports}
    return tuple(account.id for account in vault.all(Custody) if account.report in here)


def _identities(wanted: _Wanted) -> set[str]:
    return {r.id for r in wanted.reports} | {t.id for t in wanted.texts} | {*wanted.others}


def _chosen(vault: Vault, wanted: _Wanted, extract: Extract, point: Checkpoint) -> Chosen:
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
        originals={report.id: vault.original(report.id) for report in wanted.reports},
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


def _note(wanted: _Wanted, files: dict[str, bytes], *, by: str) -> Release:
    levels = [*(r.level for r in wanted.reports), *(f.level for f in wanted.findings)]
    return Release(
        id=random_id("rel"),
        kind=KIND,
        of=(*(r.id for r in wanted.reports), *(f.id for f in wanted.findings)),
        level=max(levels, default=0),
        shields=(),
        files=tuple(publish.shown(name, data) for name, data in files.items()),
        at=now(),
        by=by,
        left_out=wanted.left_out,
    )
