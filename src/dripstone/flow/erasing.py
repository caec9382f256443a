"""Erasing: what people took back → out of the world, by destroying the key that it is under.

    erase    a report whose consent was withdrawn → a tombstone in the journal

Accounts of many reports at once (receipts, releases, who read what) are written anew without what
they say of it; so are the numbers of incidents, which name the finding that they were given for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

import msgspec

from dripstone.errors import BadConsent, WrongState
from dripstone.flow.clock import now
from dripstone.flow.custody import WITHDRAW
from dripstone.flow.reaching import Reach, left, named_in, reach
from dripstone.records import (
    Access,
    Assignment,
    Decision,
    Erasure,
    Handle,
    Join,
    Line,
    Receipt,
    Record,
    Release,
    random_id,
    short,
)
from dripstone.vault import Vault

DID = "erase"
_AGAIN = 3  #: times to look for what others wrote meanwhile
GONE = "erased"  #: what stands in the place of an identity, and became of a line


def erase(vault: Vault, report: str, *, by: str, reason: str) -> Erasure:
    """Erase a report whose people withdrew their consent, and all that speaks of it.

    What is gone cannot be brought back by anybody who has this vault. Copies that were made before
    still hold it.

    Raises:
        NoSuchRecord: no report has this identity.
        WrongState: nobody withdrew consent to it.
        BadConsent: no reason is given.
        NoSigner: ``by`` may not write here.
    """
    if not reason.strip():
        raise BadConsent(why="reason")
    there = reach(vault, report)
    withdrawn = {d.on for d in vault.all(Decision) if d.verb == WITHDRAW}
    if withdrawn.isdisjoint(there.reports):
        raise WrongState(verb=DID, id=short(report), state="not withdrawn")
    made = _destroy(vault, there, by=by, reason=reason.strip())
    # Another program may have written about it in between.
    for _ in range(_AGAIN):
        later = left(vault, there)
        if not (later.records or later.accounts):
            break
        _destroy(vault, later, by=by, reason=reason.strip())
    return made


def _destroy(vault: Vault, there: Reach, *, by: str, reason: str) -> Erasure:
    anew = [_anew(vault.get(one), there.named) for one in there.accounts]
    gone = there.records | {*there.accounts}
    made = Erasure(
        id=random_id("era"),
        reason=reason,
        by=by,
        at=now(),
        gone=vault.places(gone),
        gone_elsewhere=tuple(_in_lines(vault, gone)),
        reports=len(there.reports),
    )
    notes = {"reports": str(len(there.reports)), "records": str(len(gone))}
    vault.commit(made, *anew, did=DID, by=by, notes=notes, erase=gone)
    return made


def _in_lines(vault: Vault, gone: Collection[str]) -> Iterator[tuple[str, int, int]]:
    """Say where lines that joined sealed the same."""
    for line in vault.lines():
        for (entry, place), (identity, _) in sorted(line.records().items()):
            if identity in gone:
                yield line.first[:16], entry, place


def _anew(record: Record, named: frozenset[str]) -> Record:
    """Write a record again without what it says of what goes."""
    return _ANEW[type(record)](record, named)


def _receipt(one: Receipt, named: frozenset[str]) -> Receipt:
    told = {line: bool({line.report, line.of} & named) for line in one.lines}
    gone = sum(line.many for line in one.lines if told[line])
    kept = tuple(line for line in one.lines if not told[line])
    lines = (*kept, Line(item="", became=GONE, many=gone))
    return msgspec.structs.replace(one, id=random_id("rct"), lines=lines)


def _release(one: Release, named: frozenset[str]) -> Release:
    files = tuple(f for f in one.files if named.isdisjoint(named_in(f.name)))
    of = tuple(identity for identity in one.of if identity not in named)
    gone = (GONE, len(one.of) - len(of))
    left_out = (*one.left_out, gone)
    return msgspec.structs.replace(one, id=random_id("rel"), of=of, files=files, left_out=left_out)


def _assignment(one: Assignment, named: frozenset[str]) -> Assignment:
    on = tuple(identity for identity in one.on if identity not in named)
    return msgspec.structs.replace(one, id=random_id("asg"), on=on)


def _access(one: Access, named: frozenset[str]) -> Access:
    reports = tuple(identity for identity in one.reports if identity not in named)
    return msgspec.structs.replace(one, id=random_id("acc"), reports=reports)


def _join(one: Join, named: frozenset[str]) -> Join:
    doubled = tuple(identity for identity in one.doubled if identity not in named)
    return msgspec.structs.replace(one, id=random_id("joi"), doubled=doubled)


def _handle(one: Handle, _: frozenset[str]) -> Handle:
    """Keep the number: it was told to people, and is never given again."""
    return msgspec.structs.replace(one, founded_on=GONE)


_ANEW: dict[type, Callable[..., Record]] = {
    Access: _access,
    Assignment: _assignment,
    Handle: _handle,
    Join: _join,
    Receipt: _receipt,
    Release: _release,
}
