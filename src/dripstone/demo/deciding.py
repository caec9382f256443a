"""Deciding: the invented reviewer's decisions, made in a vault as a person's would be.

decide   vault → what was decided, and what found nothing to decide
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dripstone import flow, review
from dripstone.demo.planned import Planned, Words, found, planned
from dripstone.flow.clock import Tell, quiet
from dripstone.flow.stock import Stock
from dripstone.link.mentions import mentions
from dripstone.records import AnyFinding, Match, Report, Suggestion, Text, Value
from dripstone.vault import Vault

REVIEWER = "Ada Reader"


class Played(Value, frozen=True, kw_only=True):
    """What became of the planned decisions: all of them, one way or the other."""

    done: int
    unmatched: tuple[Planned, ...]

    @property
    def all(self) -> int:
        """Count the decisions that were planned."""
        return self.done + len(self.unmatched)


def decide(vault: Vault, *, by: str = REVIEWER, tell: Tell = quiet) -> Played:
    """Make the reviewer's decisions in a vault that holds the demo's reports.

    Findings come first; then stock is taken, so that there are matches to decide.

    Raises:
        NoSigner: ``by`` may not write here.
    """
    plans = planned()
    desk = _Desk(vault, by)
    findings = [plan for plan in plans if plan.match is None]
    matches = [plan for plan in plans if plan.match is not None]
    unmatched = [plan for plan in findings if not desk.on_finding(plan)]
    tell("decide", len(findings), len(plans))
    flow.take_stock(vault, by=by)
    desk = _Desk(vault, by, desk.now)
    unmatched += [plan for plan in matches if not desk.on_match(plan)]
    tell("decide", len(plans), len(plans))
    return Played(done=len(plans) - len(unmatched), unmatched=tuple(unmatched))


class _Desk:
    """What the reviewer has before her."""

    def __init__(self, vault: Vault, by: str, now: Mapping[str, str] | None = None) -> None:
        self.vault = vault
        self.by = by
        self.now = dict(now or {})  #: by identity of a corrected finding: that of its correction
        self.texts = {text.id: text for text in vault.all(Text)}
        self.names = {report.id: report.origin.name for report in vault.all(Report)}
        self.suggestions = tuple(vault.all(Suggestion))

    def on_finding(self, plan: Planned) -> bool:
        """Decide on every finding that rests on the planned words; tell whether there was one."""
        meant = self._found(plan.on)
        for finding in meant:
            corrected = self._corrected(plan, finding) if plan.verb == "correct" else None
            flow.decide(
                self.vault,
                on=finding.id,
                verb=plan.verb,
                by=self.by,
                reason=plan.reason,
                corrected=corrected,
            )
            if corrected is not None:
                self.now[finding.id] = corrected.id
        return bool(meant)

    def on_match(self, plan: Planned) -> bool:
        """Decide on what asks whether two things are one; tell whether anything asks it."""
        assert plan.between is not None
        stock = flow.look(self.vault)
        ends = self._mentions if plan.match == "person" else self._members
        one, other = (ends(words, stock) for words in plan.between)
        meant = [
            match.id
            for match in self._waiting(plan.match, stock)
            if (match.a in one and match.b in other) or (match.a in other and match.b in one)
        ]
        for identity in meant:
            flow.decide(self.vault, on=identity, verb=plan.verb, by=self.by, reason=plan.reason)
        return bool(meant)

    def _waiting(self, kind: str | None, stock: Stock) -> Iterator[Match]:
        """Give the matches of a kind that nobody has decided."""
        asked = (one.of for one in self.suggestions if isinstance(one.of, Match))
        return (m for m in asked if m.kind == kind and stock.settled.states[m.id] == "suggested")

    def _members(self, words: Words, stock: Stock) -> set[str]:
        """Give the finding that rests on the words, and those told as one incident with it."""
        here = {self._as_it_is(finding) for finding in self._found(words)}
        told = [{claim.id for claim in incident.claims} for incident in stock.incidents]
        return here.union(*(claims for claims in told if claims & here))

    def _mentions(self, words: Words, stock: Stock) -> set[str]:
        """Give the places in a report that name a person in these words."""
        named = mentions(stock.settled.accepted).values()
        return {
            one.id
            for one in named
            if one.name == words.words and self.names[self.texts[one.text].report] == words.report
        }

    def _found(self, words: Words | None) -> tuple[AnyFinding, ...]:
        if words is None:
            return ()
        return found(words, self.suggestions, self.texts, self.names)

    def _as_it_is(self, finding: AnyFinding) -> str:
        return self.now.get(finding.id, finding.id)

    def _corrected(self, plan: Planned, finding: AnyFinding) -> AnyFinding:
        said = {name: review.Said(words=words) for name, words in plan.slots.items()}
        addressees = plan.addressees
        return review.correct(
            finding,
            self.texts[finding.text],
            says=plan.says,
            type=plan.type,
            stance=plan.stance,
            polarity=plan.polarity,
            slots=said or None,
            voice=None if plan.voice is None else review.Said(words=plan.voice),
            addressees=None
            if addressees is None
            else tuple(review.Said(words=one) for one in addressees),
        )
