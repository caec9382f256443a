"""Responses: from findings that a person confirmed as answers to a term of ``responses``.

    response_to   a demand's answers → vocabulary ``responses``; unknown where words do not tell
    state_after   response → vocabulary ``responses.demand_state``

Only what a finding says itself is used: its type, polarity and stance. Nothing is read from what
came when, and nothing here calls a demand met: that some were released does not say that all were.
*Complied* is a word that a person gives, as the type of a finding of kind ``response``.
"""

from __future__ import annotations

from collections.abc import Iterable

from dripstone.records import AnyFinding, When
from dripstone.vocabulary import scheme
from dripstone.vocabulary.agreement import denies

_OF_TYPE = {
    "procedure.inquiry": "opened",
    "procedure.charge": "opened",
    "procedure.facilitation": "facilitated",
    "utterance.denial": "denied_fact",
    "civic.reprisal": "reprisal",
}
_STATES = {
    "complied": "met",
    "partly": "partly_met",
    "refused": "refused",
    "unknown": "open",
    "silent": "open",
}


def response_to(answers: Iterable[AnyFinding]) -> str:
    """Say what the answers come to: what all say, else what the latest dated one says.

    Unknown where none of them tells in the vocabulary's terms, or where they differ and their
    dates do not order them.
    """
    said = [(a, r) for a in answers if (r := _one(a)) != "unknown"]
    if len({r for _, r in said}) == 1:
        return said[0][1]
    dated = sorted((day, r) for a, r in said if (day := _day(a)) is not None)
    if not dated or len(dated) < len(said):
        return "unknown"
    last = {r for day, r in dated if day == dated[-1][0]}
    return last.pop() if len(last) == 1 else "unknown"


def _one(answer: AnyFinding) -> str:
    if answer.type in scheme("responses").terms:
        return answer.type
    if answer.polarity == "declines":
        return "unknown"
    if denies(answer):
        return "denied_fact"
    if answer.stance == "intended":
        return "promised"
    if answer.stance in ("demanded", "hypothetical", "depicted"):
        return "unknown"
    return _OF_TYPE.get(answer.type, "unknown")


def _day(answer: AnyFinding) -> str | None:
    when = answer.slots.when.value if answer.slots.when is not None else None
    return when.latest if isinstance(when, When) else None


def state_after(response: str, *, answered: bool) -> str:
    """Say the state of a demand after a response: open, answered, met, partly_met or refused."""
    state = _STATES.get(response, "answered")
    return "answered" if state == "open" and answered else state
