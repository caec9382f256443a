"""States: from all decisions to what people stand behind.

    settled     every state, the accepted findings, the pairs that are one, different or open
    state_of    one standing, with what the next decision needs to know

The lifecycle is the vocabulary's: suggested, accepted, corrected, rejected, disputed, withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dripstone.errors import NoSuchRecord
from dripstone.records import AnyFinding, Decision, Match, Suggestion, Value, short
from dripstone.review.votes import (
    ACCEPT,
    DISPUTE,
    REJECT,
    WITHDRAW,
    Side,
    tally,
    votes_on,
    winning,
)

Pair = tuple[str, str]

# What a correction comes to, by what became of the finding that it corrects.
_FOLLOWS: Mapping[str, Side] = {
    "corrected": ACCEPT,
    "disputed": DISPUTE,
    "accepted": REJECT,
    "rejected": REJECT,
    "withdrawn": WITHDRAW,
}


class Standing(Value, frozen=True, kw_only=True):
    """Where one finding or match stands."""

    on: str  #: its identity
    state: str  #: vocabulary ``certainty.review``
    kind: str  #: finding, or the kind of the match: incident, person, answer
    votes: dict[str, Side] = {}  #: by person
    known: frozenset[str] = frozenset()  #: identities that a correction may not come back to


class Settled(Value, frozen=True, kw_only=True):
    """What people stand behind, and what they said on the way. Nothing said is left out."""

    accepted: tuple[
        AnyFinding, ...
    ]  #: in the order suggested; a correction stands for its original
    states: Mapping[str, str]  #: by identity of every finding and match suggested or decided on
    history: Mapping[str, tuple[Decision, ...]]  #: by the same, in the order written
    same: frozenset[Pair]  #: confirmed as one incident or one person
    different: frozenset[Pair]
    undecided: frozenset[Pair]  #: nobody decided, or people disagree
    answers: frozenset[Pair]  #: findings confirmed to answer a demand


def settled(suggestions: Iterable[Suggestion], decisions: Iterable[Decision]) -> Settled:
    """Work out every state from all suggestions and all decisions, in the order written."""
    book = _Book(decisions)
    findings: dict[str, AnyFinding] = {}
    matches: dict[str, Match] = {}
    for one in suggestions:
        if isinstance(one.of, Match):
            matches.setdefault(one.of.id, one.of)
        else:
            findings.setdefault(one.of.id, one.of)
    for made in book.made.values():
        findings.setdefault(made.id, made)
    states = {i: book.state(i) for i in dict.fromkeys((*findings, *matches, *book.on))}
    return Settled(
        accepted=tuple(findings[i] for i in _in_place(findings) if states[i] == "accepted"),
        states=states,
        history={i: tuple(given) for i, given in book.on.items()},
        **_pairs(matches, states),
    )


def state_of(on: str, suggestions: Iterable[Suggestion], decisions: Iterable[Decision]) -> Standing:
    """Find where one finding or match stands. Looks no further than it has to.

    An identity that nobody suggested and nobody decided on is a finding that a person may add.
    """
    book = _Book(decisions)
    found = book.made.get(on) or next((s.of for s in suggestions if s.of.id == on), None)
    return Standing(
        on=on,
        state=book.state(on),
        kind=found.kind if isinstance(found, Match) else "finding" if found else "new",
        votes=book.votes(on),
        known=book.line_of(on),
    )


def known(standing: Standing) -> Standing:
    """Prove that something of this identity is here, and give its standing back.

    Raises:
        NoSuchRecord: nobody suggested or added it.
    """
    if standing.kind == "new":
        raise NoSuchRecord(kind="finding", id=short(standing.on))
    return standing


class _Book:
    """All decisions, by what they are on, with the corrections that they made."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self.on: dict[str, list[Decision]] = {}
        self.made: dict[str, AnyFinding] = {}
        self.origins: dict[str, list[str]] = {}
        seen: set[str] = set()
        for one in decisions:
            if one.id in seen:
                continue
            seen.add(one.id)
            self.on.setdefault(one.on, []).append(one)
            if one.corrected is not None:
                self.made[one.corrected.id] = one.corrected
                if one.verb == "correct":
                    self.origins.setdefault(one.corrected.id, []).append(one.on)
        self._votes: dict[str, dict[str, Side]] = {}

    def state(self, on: str) -> str:
        """Say the state of one thing."""
        return tally(self.votes(on))

    def votes(self, on: str) -> dict[str, Side]:
        """Give each person's side on one thing, a correction being a word for what it says."""
        if on in self._votes:
            return self._votes[on]
        own = votes_on(self.on.get(on, ()))
        self._votes[on] = (
            own  # ends a circle of corrections, should a journal from elsewhere hold one
        )
        implied: dict[str, Side] = {}
        for before in self.origins.get(on, ()):
            implied |= self._implied(before, on)
        self._votes[on] = implied | own
        return self._votes[on]

    def _implied(self, before: str, after: str) -> dict[str, Side]:
        votes = self.votes(before)
        standing = {by for by, side in votes.items() if side == ("corrected", after)}
        state = tally(votes)
        if state == "corrected" and winning(votes) != ("corrected", after):
            return dict.fromkeys(standing, REJECT)
        return dict.fromkeys(standing, _FOLLOWS.get(state, DISPUTE))

    def line_of(self, on: str) -> frozenset[str]:
        """Give an identity and those it was corrected from, at any distance."""
        line, ahead = set[str](), [on]
        while ahead:
            step = ahead.pop()
            if step not in line:
                line.add(step)
                ahead.extend(self.origins.get(step, ()))
        return frozenset(line)


def _in_place(findings: Mapping[str, AnyFinding]) -> Iterable[str]:
    """Put each correction where its original stood."""
    after: dict[str, list[str]] = {}
    for one in findings.values():
        if one.supersedes in findings and one.supersedes != one.id:
            after.setdefault(one.supersedes or "", []).append(one.id)
    later = {i for those in after.values() for i in those}
    told: set[str] = set()
    for first in (*(i for i in findings if i not in later), *findings):
        ahead = [first]
        while ahead:
            step = ahead.pop()
            if step not in told:
                told.add(step)
                yield step
                ahead.extend(reversed(after.get(step, ())))


def _pairs(matches: Mapping[str, Match], states: Mapping[str, str]) -> dict[str, frozenset[Pair]]:
    found: dict[str, set[Pair]] = {n: set() for n in ("same", "different", "undecided", "answers")}
    for one in matches.values():
        state = states[one.id]
        pair = (one.a, one.b)
        if one.kind == "answer":
            if state == "accepted":
                found["answers"].add(pair)
        elif state == "accepted":
            found["same"].add(pair)
        else:
            found["different" if state == "rejected" else "undecided"].add(pair)
    return {name: frozenset(pairs) for name, pairs in found.items()}
