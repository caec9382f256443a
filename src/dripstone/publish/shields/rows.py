"""Rows: the only way from findings to an export.

let_through   findings → rows, and the account of what was left out
proved        rows → the same, when no protected name is left in any

It fails closed: a finding that nobody stands behind, a sealed one, or one whose report or text is
not given is left out and counted; a name that would still leave stops everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from dripstone.errors import NameWouldLeave
from dripstone.publish.shields.fit import fit_to_leave
from dripstone.publish.shields.making import Maker
from dripstone.publish.shields.names import Hider
from dripstone.publish.shields.pseudonyms import Mask, masked
from dripstone.publish.shields.row import CODES, Account, Row
from dripstone.records import (
    AnyFinding,
    Decision,
    Incident,
    Person,
    Report,
    Text,
)
from dripstone.vocabulary.gazetteer import Gazetteer


class Let:
    """What the shields let through, and the shields for whatever else an export writes."""

    def __init__(
        self, rows: tuple[Row, ...], *, of: tuple[str, ...], account: Account, mask: Mask
    ) -> None:
        """Hold the rows, the findings that they are of, their account and who is hidden."""
        self.rows = rows
        self.of = of  #: identities of the findings, which stay inside
        self.account = account
        self._above = Hider(mask.above, unsure=mask.unsure)
        self._everyone = Hider(mask.everyone, unsure=mask.unsure)

    def hide(self, words: str, *, strict: bool) -> str:
        """Write words that stand in no row without names that must not leave, or any name."""
        return (self._everyone if strict else self._above).hide(words)


def let_through(
    findings: Iterable[AnyFinding],
    *,
    texts: Mapping[str, Text],
    reports: Mapping[str, Report],
    history: Mapping[str, Sequence[Decision]],
    people: Iterable[Person],
    key: bytes,
    level: int = 0,
    incidents: Iterable[Incident] = (),
    gazetteer: Gazetteer | None = None,
    language: str = "en",
    word: str = "Person",
    bodies: Iterable[str] = (),
) -> Let:
    """Give the rows that may leave at this level, in the order of the findings.

    ``history`` holds the decisions on each finding, by its identity or that of the one it corrects.
    ``incidents`` tell which findings speak of one happening: what is widened for one of them is
    widened for all. ``bodies`` are names that somebody knows to be those of organisations.

    Raises:
        WordsNotFound: anchored words are not at their place.
        NameWouldLeave: a protected name stands in a row after everything.
    """
    fit, account = fit_to_leave(findings, texts=texts, reports=reports, history=history)
    bodies = frozenset(bodies)
    mask = masked(people, fit, texts=texts, level=level, key=key, word=word, bodies=bodies)
    maker = Maker(
        fit,
        mask,
        texts,
        reports,
        history=history,
        key=key,
        level=level,
        gazetteer=gazetteer,
        language=language,
        bodies=bodies,
    )
    maker.widen(incidents)
    rows = tuple(maker.row(one) for one in fit)
    return Let(proved(rows, mask), of=tuple(one.id for one in fit), account=account, mask=mask)


def proved(rows: tuple[Row, ...], mask: Mask) -> tuple[Row, ...]:
    """Prove that no protected name is left in any words of any row.

    Raises:
        NameWouldLeave: one is.
    """
    above, everyone = (Hider(m, unsure=mask.unsure) for m in (mask.above, mask.everyone))
    for row in rows:
        hider = everyone if row.all_hidden else above
        if any(hider.spots(words) for words in _all_words(msgspec.to_builtins(row))):
            raise NameWouldLeave(row=row.id)
    return rows


def _all_words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            if name not in CODES:
                yield from _all_words(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _all_words(inner)
