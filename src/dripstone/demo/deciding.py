"""Deciding: the invented reviewer's decisions, made in a vault as a person's would be.

decide       vault → what was decided, and what found nothing to decide
add_places   vault → where the invented places lie, noted as a project notes its own
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone import flow
from dripstone.demo.correcting import added, corrected
from dripstone.demo.planned import Planned, Words, found, planned
from dripstone.demo.shelf import places
from dripstone.errors import Unfinished, WordsNotFound
from dripstone.flow.clock import Tell, quiet
from dripstone.flow.stock import Stock
from dripstone.link.mentions import mentions
from dripstone.records import AnyFinding, Match, Report, Suggestion, Text, Value
from dripstone.vault import Vault
from dripstone.vocabulary.gazetteer import listed

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
    looks = [plan for plan in plans if plan.verb == "look"]
    matches = [plan for plan in plans if plan.match is not None]
    findings = [plan for plan in plans if plan.match is None and plan.verb != "look"]
    unmatched = [plan for plan in findings if not desk.on_finding(plan)]
    tell("decide", len(findings), len(plans))
    flow.take_stock(vault, by=by)
    desk.look_again()
    unmatched += [plan for plan in matches if not desk.on_match(plan)]
    unmatched += [plan for plan in looks if not desk.look(plan)]
    tell("decide", len(plans), len(plans))
    return Played(done=len(plans) - len(unmatched), unmatched=tuple(unmatched))


def add_places(vault: Vault, *, by: str = REVIEWER) -> None:
    """Note where the invented places lie: in the open sea, so that no real town is meant.

    Raises:
        NoSigner: ``by`` may not write here.
    """
    flow.add_places(vault, listed(places()), said_by="whoever invented Drovenia", by=by)


class _Desk:
    """What the reviewer has before her."""

    def __init__(self, vault: Vault, by: str) -> None:
        self.vault = vault
        self.by = by
        self.now: dict[str, str] = {}  #: by identity of a finding: that of its correction
        self.mine: dict[Words, AnyFinding] = {}  #: what she added herself
        self.rejected: set[Words] = set()  #: what she replaces, if she adds on the same words
        self.texts = {text.id: text for text in vault.all(Text)}
        self.names = {report.id: report.origin.name for report in vault.all(Report)}
        self.suggestions = tuple(vault.all(Suggestion))

    def look_again(self) -> None:
        """Take up what has been suggested since."""
        self.suggestions = tuple(self.vault.all(Suggestion))

    def on_finding(self, plan: Planned) -> bool:
        """Decide on every finding that rests on the planned words; tell whether there was one."""
        assert plan.on is not None
        meant = self._found(plan.on)
        try:
            if plan.verb == "add" and (not meant or plan.on in self.rejected):
                return self._add(plan, plan.on)
            for finding in meant:
                self._judge(plan, finding)
        except WordsNotFound:  # the plan names words that the report does not have there
            return False
        return bool(meant)

    def _judge(self, plan: Planned, finding: AnyFinding) -> None:
        """Decide on one finding; what needs no correction any more is accepted."""
        if plan.verb not in ("correct", "add"):
            self._decide(finding.id, plan.verb, plan.reason)
            if plan.verb == "reject" and plan.on is not None:
                self.rejected.add(plan.on)
            return
        try:
            made = corrected(plan, finding, self.texts[finding.text])
        except Unfinished:  # the reader says so itself by now
            self._decide(finding.id, "accept", "")
            return
        self.now[finding.id] = made.id
        self._decide(finding.id, "correct", plan.reason, made)

    def _add(self, plan: Planned, words: Words) -> bool:
        text = next((t for t in self.texts.values() if self.names[t.report] == words.report), None)
        if text is None or words.words not in text.content:
            return False
        made = added(plan, words, text)
        self._decide(made.id, "add", plan.reason, made)
        self.mine[words] = made
        return True

    def _decide(self, on: str, verb: str, reason: str, made: AnyFinding | None = None) -> None:
        flow.decide(self.vault, on=on, verb=verb, by=self.by, reason=reason, corrected=made)

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
            self._decide(identity, plan.verb, plan.reason)
        return bool(meant)

    def look(self, plan: Planned) -> bool:
        """Note where she looked for an answer to a demand; tell whether there is such a demand."""
        assert plan.on is not None
        meant = [self._as_it_is(one) for one in self._found(plan.on)]
        accepted = {outcome.demand.id for outcome in flow.look(self.vault).outcomes}
        for demand in accepted.intersection(meant):
            flow.looked(
                self.vault, demand=demand, where=plan.where, until=plan.until or "", by=self.by
            )
        return bool(accepted.intersection(meant))

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

    def _found(self, words: Words) -> tuple[AnyFinding, ...]:
        own = self.mine.get(words)
        return (own,) if own else found(words, self.suggestions, self.texts, self.names)

    def _as_it_is(self, finding: AnyFinding) -> str:
        return self.now.get(finding.id, finding.id)
