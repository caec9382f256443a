"""Deciding many: one person's word on several things at once → one entry, and one way back.

decide_many       identities, verb → Decisions in one journal entry
take_back_many    that entry's number → the decisions that take all of it back, in one entry
"""

from __future__ import annotations

from collections.abc import Sequence

from dripstone import review
from dripstone.errors import NoSuchRecord, TooLarge, Unfinished
from dripstone.flow.clock import now
from dripstone.flow.deciding import standing
from dripstone.records import Decision, Entry
from dripstone.vault import Vault

MOST = 200  #: what a person can read through before they say one word on all of it


def decide_many(
    vault: Vault, on: Sequence[str], *, verb: str, by: str, reason: str = ""
) -> tuple[Entry, tuple[Decision, ...]]:
    """Write the same word on several findings or matches: all of it, or nothing.

    Raises:
        Unfinished: nothing was named, or a reason is missing.
        TooLarge: more than two hundred were named.
        NoSuchRecord: nothing here suggests one of them.
        WrongState: the lifecycle does not allow this verb for one of them now.
        NoSigner: ``by`` may not write here.
    """
    things = tuple(dict.fromkeys(on))
    if not things:
        raise Unfinished(verb=verb, lacks="finding")
    if len(things) > MOST:
        raise TooLarge(things=len(things), limit=MOST)
    at = now()
    made = tuple(
        review.decision(
            on=one, verb=verb, by=by, at=at, reason=reason, state=review.known(standing(vault, one))
        )
        for one in things
    )
    notes = {"verb": verb, "count": str(len(made))}
    entry = vault.commit(*made, did="decide_many", by=by, notes=notes)
    assert entry is not None  # decisions have fresh identities
    return entry, made


def take_back_many(vault: Vault, number: int, *, by: str) -> tuple[Entry, tuple[Decision, ...]]:
    """Take back what one person decided in one entry, by one more.

    What they decided anew since stays as they decided it then.

    Raises:
        NoSuchRecord: there is no such entry of theirs.
        Unfinished: nothing of it is left to take back.
    """
    entry = next(iter(vault.entries(after=number - 1)), None)
    if entry is None or entry.number != number or (entry.did, entry.by) != ("decide_many", by):
        raise NoSuchRecord(kind="entry", id=number)
    sealed = (vault.get(one.id) for one in entry.sealed if vault.holds(one.id))
    at = now()
    made = tuple(
        back
        for decision in sealed
        if isinstance(decision, Decision)
        for back in _back(vault, decision, by=by, at=at)
    )
    if not made:
        raise Unfinished(verb="take_back", lacks="decision")
    notes = {"entry": str(number), "count": str(len(made))}
    written = vault.commit(*made, did="take_back_many", by=by, notes=notes)
    assert written is not None
    return written, made


def _back(vault: Vault, decision: Decision, *, by: str, at: str) -> list[Decision]:
    said = [d for d in vault.about(decision.on) if isinstance(d, Decision) and d.on == decision.on]
    mine = [d for d in said if d.by == by]
    if mine[-1].id != decision.id:
        return []
    verb, reason, corrected = review.take_back(said, by=by)
    state = standing(vault, decision.on)
    text = vault.get(corrected.text) if corrected is not None else None
    return [
        review.decision(
            on=decision.on,
            verb=verb,
            by=by,
            at=at,
            reason=reason,
            state=state,
            corrected=corrected,
            text=text,  # type: ignore[arg-type]
        )
    ]
