"""Deciding: a person's judgement → a decision in the journal."""

from __future__ import annotations

from dripstone import review
from dripstone.errors import NoSuchRecord
from dripstone.flow.clock import now
from dripstone.records import AnyFinding, Decision, Record, Suggestion, Text, short
from dripstone.vault import Vault


def decide(
    vault: Vault,
    *,
    on: str,
    verb: str,
    by: str,
    reason: str = "",
    corrected: AnyFinding | None = None,
) -> Decision:
    """Write down what a named person says of a finding or match.

    Raises:
        NoSuchRecord: nothing here suggests a finding or match of this identity.
        WrongState: the lifecycle does not allow this verb now, or a reason is missing.
        WordsNotFound: a correction quotes words that its text does not have.
        NoSigner: ``by`` may not write here.
    """
    made = review.decision(
        on=on,
        verb=verb,
        by=by,
        at=now(),
        reason=reason,
        corrected=corrected,
        text=_text_of(vault, corrected),
        state=standing(vault, on),
    )
    vault.commit(made, did="decide", by=by, notes={"verb": verb})
    return made


def standing(vault: Vault, on: str) -> review.Standing:
    """Find where one finding or match stands, from what is said about it and what it corrects."""
    line, known = {on}, 0
    said: tuple[Record, ...] = ()
    while len(line) > known:
        known = len(line)
        said = tuple(vault.about(*line))
        made = (d for d in said if isinstance(d, Decision) and d.corrected is not None)
        line |= {d.on for d in made if d.corrected is not None and d.corrected.id in line}
    return review.state_of(
        on,
        (s for s in said if isinstance(s, Suggestion)),
        (d for d in said if isinstance(d, Decision)),
    )


def _text_of(vault: Vault, corrected: AnyFinding | None) -> Text | None:
    if corrected is None:
        return None
    text = vault.get(corrected.text)
    if not isinstance(text, Text):
        raise NoSuchRecord(kind="text", id=short(corrected.text))
    return text
