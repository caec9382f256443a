"""Releasing: incidents and claims → files that may leave, and a record of what did.

The files are given back, not written: the door writes them. The record comes first, so that
nothing is shown that the journal does not know of.
"""

from __future__ import annotations

from typing import Any

import msgspec

from dripstone import publish
from dripstone.errors import NoSuchRecord
from dripstone.flow.clock import now
from dripstone.flow.places import known_with
from dripstone.flow.stock import Stock, look
from dripstone.records import AnyFinding, Incident, Release, random_id
from dripstone.vault import Vault
from dripstone.vocabulary.gazetteer import Gazetteer

SHIELDS = ("pseudonyms", "coarse places", "coarse days", "no name beside a ground", "safe cells")


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """A release and its files, by name."""

    release: Release
    files: dict[str, bytes]
    given: int  #: findings that were asked for
    shown: int

    @property
    def left_out(self) -> tuple[tuple[str, int], ...]:
        """Give the reasons, with how many findings each kept back."""
        return self.release.left_out


def release(
    vault: Vault,
    *,
    kind: str,
    by: str,
    incident: int | None = None,
    level: int = 0,
    gazetteer: Gazetteer | None = None,
    bodies: tuple[str, ...] = (),
    language: str = "en",
) -> Made:
    """Make a dossier of one incident (by its number), all accepted claims, or all figures.

    ``level`` is the highest confidentiality level that is shown as it stands. ``bodies`` are names
    of organisations that reports came from: whoever is not known to be one may be a person.

    Raises:
        NoSuchRecord: there is no incident of this number.
        NameWouldLeave: a protected name stands in a row after everything; nothing is written.
    """
    stock = look(vault)
    key = publish.release_key()
    known = known_with(stock.held.places, gazetteer)
    given = _given(stock, key=key, level=level, gazetteer=known, bodies=bodies)
    if kind == "dossier":
        one = _incident(stock, incident)
        findings: tuple[AnyFinding, ...] = one.claims
        files = {f"incident-{one.number}.html": _dossier(vault, stock, one, given, language)}
        of: tuple[str, ...] = (one.handle,)
    elif kind == "figures":
        of = tuple(dict.fromkeys(i for figure in stock.figures for i in figure.rests_on))
        findings = tuple(f for f in stock.settled.accepted if f.id in of)
        files = {"figures.csv": publish.figures_csv(stock.figures)}
    else:
        findings = stock.settled.accepted
        files = _claims(stock, given)
        of = tuple(finding.id for finding in findings)
    return _noted(
        vault, stock, kind=kind, by=by, level=level, of=of, files=files, findings=findings
    )


def _given(stock: Stock, **rest: object) -> dict[str, Any]:
    """Gather what every export asks for."""
    return {
        "texts": stock.held.texts,
        "reports": stock.held.reports,
        "history": stock.settled.history,
        "people": stock.people,
        **rest,
    }


def _incident(stock: Stock, number: int | None) -> Incident:
    found = next((i for i in stock.incidents if i.number == number), None)
    if found is None:
        raise NoSuchRecord(kind="incident", id=number)
    return found


def _dossier(
    vault: Vault, stock: Stock, one: Incident, given: dict[str, Any], language: str
) -> bytes:
    weight = stock.weights[stock.incidents.index(one)]
    head = vault.head()
    made: bytes = publish.dossier(
        one, weight=weight, journal=head.number, seal=head.seal, language=language, **given
    )
    return made


def _claims(stock: Stock, given: dict[str, Any]) -> dict[str, bytes]:
    let = publish.let_through(stock.settled.accepted, incidents=stock.incidents, **given)
    return {
        "claims.csv": publish.claims_csv(let.rows),
        "claims.jsonl": publish.claims_jsonl(let.rows),
    }


def _noted(
    vault: Vault,
    stock: Stock,
    *,
    kind: str,
    by: str,
    level: int,
    of: tuple[str, ...],
    files: dict[str, bytes],
    findings: tuple[AnyFinding, ...],
) -> Made:
    account = publish.account(
        findings,
        texts=stock.held.texts,
        reports=stock.held.reports,
        history=stock.settled.history,
    )
    note = Release(
        id=random_id("rel"),
        kind=kind,
        of=of,
        level=level,
        shields=SHIELDS,
        files=tuple(publish.shown(name, data) for name, data in files.items()),
        at=now(),
        by=by,
        left_out=account.left_out,
    )
    vault.commit(note, did="publish", by=by, notes={"kind": kind, "files": str(len(files))})
    return Made(release=note, files=files, given=account.given, shown=account.shown)
