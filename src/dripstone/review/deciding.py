"""Deciding: a person's judgement, checked before it is written.

decision     → Decision, or the reason why not
take_back    what undoes a person's last word on one thing
"""

from __future__ import annotations

from collections.abc import Iterable

from dripstone import vocabulary
from dripstone.errors import Unfinished, UnknownTerm, WrongState
from dripstone.records import (
    VERBS,
    AnyFinding,
    Decision,
    Text,
    find_again,
    random_id,
    short,
    unchanged,
)
from dripstone.review.states import Standing, known
from dripstone.review.votes import tally, votes_on

NEED_REASON = ("reject", "correct", "dispute", "withdraw", "unmerge")
"""Verbs that speak against what stands: whoever reads the record later needs to know why."""

_FOR = {
    "finding": ("accept", "correct", "reject", "skip", "dispute", "withdraw"),
    "answer": ("accept", "reject", "skip", "dispute"),
    "incident": ("merge", "keep_apart", "unmerge", "skip", "dispute"),
    "person": ("merge", "keep_apart", "unmerge", "skip", "dispute"),
    "demand": ("merge", "keep_apart", "unmerge", "skip", "dispute"),
    "new": ("add",),
}
_AGAIN = {"add": "accept", "unmerge": "dispute"}  #: what can be said once only, said again
TAKEN_BACK = "taken back"


def decision(
    *,
    on: str,
    verb: str,
    by: str,
    at: str,
    state: Standing,
    reason: str = "",
    corrected: AnyFinding | None = None,
    text: Text | None = None,
) -> Decision:
    """Make a decision out of what a person said.

    ``reject``, ``correct``, ``dispute``, ``withdraw`` and ``unmerge`` need a reason; ``correct``
    and ``add`` need the finding as it should be, and the text that its words stand in.

    Raises:
        UnknownTerm: there is no such verb, or the correction uses a term that no vocabulary has.
        NoSuchRecord: nobody suggested or added what this is on.
        Unfinished: the reason or the finding is missing, or the correction changes nothing.
        WrongState: the verb is for other things, or the lifecycle does not lead there.
        WordsNotFound: the correction's words do not stand in its text.
    """
    if verb not in VERBS:
        raise UnknownTerm(scheme="verbs", term=verb[:16])
    _fits(verb, state)
    if verb in NEED_REASON and not reason.strip():
        raise Unfinished(verb=verb, lacks="reason")
    _checked(corrected, text, on=on, verb=verb, state=state)
    made = Decision(
        id=random_id("dec"),
        on=on,
        verb=verb,
        by=by,
        at=at,
        reason=reason.strip(),
        corrected=corrected,
    )
    return _allowed(made, state)


def take_back(history: Iterable[Decision], *, by: str) -> tuple[str, str, AnyFinding | None]:
    """Give the verb, reason and correction that bring a person back to their word before the last.

    Nothing is erased: taking back is a decision too. Two decisions taken back follow each other
    further back. Where they had said nothing before, the verb is ``skip``, which takes no side.

    Raises:
        Unfinished: this person has no decision here to take back.
    """
    said: list[Decision] = []
    for one in history:
        if one.by != by:
            continue
        if one.reason.startswith(TAKEN_BACK):
            said = said[:-1]
        else:
            said.append(one)
    if not said:
        raise Unfinished(verb="take_back", lacks="decision")
    if len(said) == 1:
        return "skip", TAKEN_BACK, None
    before = said[-2]
    verb = _AGAIN.get(before.verb, before.verb)
    corrected = before.corrected if verb == "correct" else None
    return verb, f"{TAKEN_BACK}: {before.reason}".rstrip(": "), corrected


def _fits(verb: str, state: Standing) -> None:
    """Prove that a verb can be said of this at all."""
    if state.kind == "new" and verb != "add":
        known(state)
    if verb not in _FOR[state.kind] or (verb == "unmerge" and state.state != "accepted"):
        raise WrongState(id=short(state.on), state=state.state, verb=verb)


def _allowed(made: Decision, state: Standing) -> Decision:
    """Prove that the lifecycle leads from what holds now to what would hold, and give it back.

    A person's own earlier word binds nobody: what counts is the way from the others' word.
    """
    others = {by: side for by, side in state.votes.items() if by != made.by}
    after = tally(others | votes_on([made]))
    ways = _ways(state.state) if made.verb == "withdraw" else _ways(tally(others))
    if state.state == "withdrawn" or after not in ways:
        raise WrongState(id=short(made.on), state=state.state, verb=made.verb)
    return made


def _ways(state: str) -> tuple[str, ...]:
    transitions: dict[str, list[str]] = vocabulary.scheme("certainty").rest["transitions"]
    return (state, *transitions[state])


def _checked(
    corrected: AnyFinding | None, text: Text | None, *, on: str, verb: str, state: Standing
) -> None:
    """Prove that a correction is there when it has to be, is one, and finds its words again."""
    if verb not in ("correct", "add"):
        if corrected is not None:
            raise Unfinished(verb=verb, lacks="nothing, and a correction came with it")
        return
    if corrected is None or text is None:
        raise Unfinished(verb=verb, lacks="finding")
    if verb == "add" and corrected.id != on:
        raise Unfinished(verb=verb, lacks="its own identity")
    if verb == "correct" and (corrected.supersedes != on or corrected.id in state.known):
        raise Unfinished(verb=verb, lacks="change")
    unchanged(text)
    for words in corrected.every_anchor():
        find_again(words, text)
    vocabulary.term("certainty", corrected.stance)
    vocabulary.term("certainty", corrected.polarity)
