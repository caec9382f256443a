"""Custody: how reports came and what may be done with them → what is sealed away.

    collected_of    words of a YAML file → Collected
    withdraw        a person takes their consent back → a decision in the journal
    guarded         reports → the same with the levels that hold for them now
    told_of         identity → all that is known of how one report came

Consent is only ever what a person told; no answer is no consent and no refusal. What is sealed is
left out of every export. Its bytes stay in the vault: sealing is not erasing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
import yaml

from dripstone.errors import BadConsent, NoSuchRecord, Unreadable
from dripstone.flow.clock import now
from dripstone.flow.openable import openable
from dripstone.flow.reaching import near, reach
from dripstone.read.opening import about
from dripstone.records import (
    PURPOSES,
    Collected,
    Custody,
    Decision,
    Report,
    Text,
    Theirs,
    Value,
    Version,
    random_id,
    short,
)
from dripstone.vault import Vault

SEALED = 3  #: vocabulary ``levels``
WITHDRAW = "withdraw"


class _AsWritten(yaml.SafeLoader):
    """Reads YAML, and leaves a date as it was written: "2025-05" is one too."""


_DATES = "tag:yaml.org,2002:timestamp"
_AsWritten.yaml_implicit_resolvers = {
    letter: [one for one in kinds if one[0] != _DATES]
    for letter, kinds in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class Account(Value, frozen=True, kw_only=True):
    """All that is known of how one report came, and what holds for it."""

    report: Report  #: with the level that holds now
    custodies: tuple[Custody, ...]
    withdrawn: tuple[Decision, ...]
    why_level: tuple[str, ...]  #: codes: consent_withdrawn, publication_refused, as_told, inherited
    inside: tuple[str, ...]  #: identities of reports that lay in it
    older: tuple[str, ...]
    newer: tuple[str, ...]
    texts: tuple[Text, ...]
    about: dict[str, str]  #: what a picture or a recording says of itself
    theirs: tuple[Theirs, ...] = ()  #: what another system says of it, the last account only


def collected_of(words: str) -> Collected:
    """Read a record of collection from YAML.

    Raises:
        BadConsent: it is no YAML, has a field or a purpose that no record has, or a level that
            is none.
    """
    try:
        made = msgspec.convert(yaml.load(words, _AsWritten), Collected)  # noqa: S506 -- a safe one
    except (yaml.YAMLError, msgspec.ValidationError):
        raise BadConsent(why="record") from None
    if any(one.purpose not in PURPOSES for one in made.consents):
        raise BadConsent(why="purpose")
    if made.level is not None and not 0 <= made.level <= SEALED:
        raise BadConsent(why="level")
    return made


def withdraw(vault: Vault, report: str, *, by: str, reason: str) -> Decision:
    """Write down that consent to a report was withdrawn: from now on it is sealed.

    It and all that speaks of it is locked away under a key of its own, which ``erasing`` destroys.

    Raises:
        NoSuchRecord: no report has this identity.
        BadConsent: no reason is given.
        NoSigner: ``by`` may not write here.
    """
    one = vault.get(report)
    if not isinstance(one, Report):
        raise NoSuchRecord(kind="report", id=short(report))
    if not reason.strip():
        raise BadConsent(why="reason")
    made = Decision(
        id=random_id("dec"), on=report, verb=WITHDRAW, by=by, at=now(), reason=reason.strip()
    )
    there = reach(vault, report)
    vault.commit(made, did=WITHDRAW, by=by, shut=there.records | {made.id})
    return made


def guarded(
    reports: Mapping[str, Report],
    custodies: Iterable[Custody],
    decisions: Iterable[Decision],
    versions: Iterable[Version],
    *,
    purpose: str | None = None,
) -> dict[str, Report]:
    """Raise the levels that custody and withdrawn consent raise; nothing lowers one here.

    What lay in a sealed report is sealed too, and so are its other versions. Where whoever refused
    publication agreed to the ``purpose`` asked for, that refusal alone does not seal it.
    """
    levels = _levels(reports, custodies, decisions, versions, purpose)
    return {
        identity: msgspec.structs.replace(report, level=max(report.level, levels[identity]))
        if levels.get(identity, 0) > report.level
        else report
        for identity, report in reports.items()
    }


def _levels(
    reports: Mapping[str, Report],
    custodies: Iterable[Custody],
    decisions: Iterable[Decision],
    versions: Iterable[Version],
    purpose: str | None,
) -> dict[str, int]:
    levels: dict[str, int] = {}
    for one in custodies:
        levels[one.report] = max(levels.get(one.report, 0), _level(one.told, purpose))
    for decision in decisions:
        if decision.verb == WITHDRAW and decision.on in reports:
            levels[decision.on] = SEALED
    raised = [identity for identity, level in levels.items() if level > 0]
    if not raised:
        return levels
    beside = near(reports, versions)
    while raised:
        here = raised.pop()
        for other in beside.get(here, ()):
            if levels.get(other, 0) < levels[here]:
                levels[other] = levels[here]
                raised.append(other)
    return levels


def _level(told: Collected, purpose: str | None = None) -> int:
    refused = _last(told, "publish") is False
    if purpose is not None and _last(told, purpose) is True:
        refused = False
    return max(told.level or 0, SEALED if refused else 0)


def _last(told: Collected, purpose: str) -> bool | None:
    """Give the last answer to a purpose; None where nobody was asked."""
    return next((one.given for one in reversed(told.consents) if one.purpose == purpose), None)


def told_of(vault: Vault, report: str) -> Account:
    """Gather what is known of one report.

    ``report`` is an identity, or as much of its beginning as one report alone has.

    Raises:
        NoSuchRecord: no report, or more than one, has this identity.
    """
    reports = {one.id: one for one in vault.all(Report)}
    found = [i for i in reports if i == report] or [i for i in reports if i.startswith(report)]
    if len(found) != 1:
        raise NoSuchRecord(kind="report", id=short(report))
    identity = found[0]
    custodies = tuple(vault.all(Custody))
    decisions = tuple(vault.all(Decision))
    versions = tuple(vault.all(Version))
    now_held = guarded(reports, custodies, decisions, versions)
    own = tuple(one for one in custodies if one.report == identity)
    withdrawn = tuple(d for d in decisions if d.verb == WITHDRAW and d.on == identity)
    return Account(
        report=now_held[identity],
        custodies=own,
        withdrawn=withdrawn,
        why_level=_why(now_held[identity], reports[identity], own, withdrawn),
        inside=tuple(one.id for one in reports.values() if one.origin.of == identity),
        older=tuple(v.older for v in versions if v.newer == identity),
        newer=tuple(v.newer for v in versions if v.older == identity),
        texts=tuple(text for text in vault.all(Text) if text.report == identity),
        about=_about(vault, reports[identity]),
        theirs=_last_of_each(one for one in vault.all(Theirs) if one.report == identity),
    )


def _last_of_each(told: Iterable[Theirs]) -> tuple[Theirs, ...]:
    """Give the last account of each system; of proofs, of each file that one came in."""
    return tuple({(one.system, one.item): one for one in told}.values())


def _about(vault: Vault, report: Report) -> dict[str, str]:
    try:
        return about(report, openable(vault, report))
    except Unreadable as trouble:
        return {"unread": type(trouble).__name__}


def _why(
    held: Report, stored: Report, own: tuple[Custody, ...], withdrawn: tuple[Decision, ...]
) -> tuple[str, ...]:
    why = ["consent_withdrawn"] if withdrawn else []
    why += ["publication_refused"] if any(_last(c.told, "publish") is False for c in own) else []
    why += ["as_told"] if any(c.told.level == held.level for c in own) else []
    inherited = held.level > max(stored.level, *(_level(c.told) for c in own), 0)
    return tuple(why or (["inherited"] if inherited else []))
