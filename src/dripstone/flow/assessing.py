"""Assessing: what a person says of a finding under a term of a vocabulary → a journalled record.

assess      a finding, a term → Assessment
take_back   an Assessment → one more that ends it
mine        what a person said of a finding → Assessment
standing    Assessments → those that nobody took back
now_called  finding → what it was corrected to, where people stand behind that now
elements    a legal term → its elements, each with what was tied to it
finding_of  identity, or its beginning → the accepted finding
"""

from __future__ import annotations

from collections.abc import Container, Iterable

from dripstone import vocabulary
from dripstone.errors import NoSuchRecord, UnknownTerm, WrongState
from dripstone.flow.clock import now
from dripstone.flow.stock import Stock
from dripstone.records import (
    AnyFinding,
    Assessment,
    Decision,
    Suggestion,
    Value,
    random_id,
    short,
)
from dripstone.vault import Vault

SCHEMES = {"source_type": "sources", "verification": "certainty"}


class Tie(Value, frozen=True, kw_only=True):
    """A finding that somebody tied to an element."""

    finding: AnyFinding
    said: Assessment


class Element(Value, frozen=True, kw_only=True):
    """One element of a legal term. No tie means that nobody tied anything, and nothing else."""

    id: str  #: as in ``crime_against_humanity.attack``
    term: str
    labels: dict[str, str]
    ties: tuple[Tie, ...]
    fallen: int  #: ties to findings that people no longer stand behind, or that are not here


def assess(
    vault: Vault, finding: str, *, of: str, term: str, by: str, reason: str = ""
) -> Assessment:
    """Say of a finding which element it speaks to, what its source is, how far it is proved.

    Raises:
        NoSuchRecord: nothing here was suggested or added under this identity.
        UnknownTerm: there is no such thing to say, or no such term of it.
        NoSigner: ``by`` may not write here.
    """
    if not any(_is(one, finding) for one in vault.about(finding)):
        raise NoSuchRecord(kind="finding", id=short(finding))
    made = Assessment(
        id=random_id("ass"),
        on=finding,
        of=of,
        term=known(of, term),
        reason=reason.strip(),
        by=by,
        at=now(),
    )
    vault.commit(made, did="assess", by=by, notes={"of": of, "term": term})
    return made


def take_back(vault: Vault, identity: str, *, by: str) -> Assessment:
    """Take back what somebody said; both stay in the journal.

    Raises:
        NoSuchRecord: nobody said so, or it was taken back already.
        WrongState: somebody else said it; say something else of the finding instead.
    """
    said = next((a for a in standing(vault.all(Assessment)) if a.id == identity), None)
    if said is None:
        raise NoSuchRecord(kind="assessment", id=short(identity))
    if said.by != by:
        raise WrongState(verb="take_back", id=short(identity), state="said by somebody else")
    made = Assessment(
        id=random_id("ass"), on=said.on, of=said.of, term=said.term, by=by, at=now(), ends=said.id
    )
    vault.commit(made, did="take_back_assessment", by=by, notes={"of": said.of})
    return made


def mine(vault: Vault, finding: str, *, of: str, term: str, by: str) -> Assessment:
    """Find what a person said of a finding, as long as they stand by it.

    Raises:
        NoSuchRecord: they did not say so, or took it back.
    """
    for one in standing(vault.all(Assessment)):
        if (one.on, one.of, one.term, one.by) == (finding, of, term, by):
            return one
    raise NoSuchRecord(kind="assessment", id=short(finding))


def standing(said: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """Give what nobody took back, in the order of saying."""
    said = tuple(said)
    ended = {one.ends for one in said}
    return tuple(one for one in said if one.ends is None and one.id not in ended)


def now_called(finding: str, decisions: Iterable[Decision], accepted: Container[str]) -> str:
    """Follow a finding to what it was corrected to, where people stand behind that."""
    made = {
        d.on: d.corrected.id
        for d in decisions
        if d.verb == "correct" and d.corrected is not None and d.corrected.id != d.on
    }
    at, seen = finding, {finding}
    while at not in accepted and at in made and made[at] not in seen:
        at = made[at]
        seen.add(at)
    return at if at in accepted else finding


def elements(stock: Stock, term: str, findings: dict[str, AnyFinding]) -> tuple[Element, ...]:
    """Lay out the elements of a legal term, with the findings that people tied to each.

    ``findings`` are those that may be shown, by identity.

    Raises:
        UnknownTerm: no legal term of this name lists elements.
    """
    listed = vocabulary.term("legal", term).elements
    if not listed:
        raise UnknownTerm(scheme="legal", term=term)
    said = [a for a in standing(stock.held.assessments) if a.of == "element"]
    found: list[Element] = []
    for one, labels in listed.items():
        name = f"{term}.{one}"
        mine = [a for a in said if a.term == name]
        named = ((now_called(a.on, stock.held.decisions, findings), a) for a in mine)
        ties = tuple(Tie(finding=findings[on], said=a) for on, a in named if on in findings)
        found.append(
            Element(id=name, term=term, labels=labels, ties=ties, fallen=len(mine) - len(ties))
        )
    return tuple(found)


def known(of: str, term: str) -> str:
    """Prove that a term can be said, and give it back.

    Raises:
        UnknownTerm: it cannot.
    """
    if of == "element":
        name, _, element = term.partition(".")
        if element not in vocabulary.term("legal", name).elements:
            raise UnknownTerm(scheme="legal", term=term)
        return term
    if of not in SCHEMES:
        raise UnknownTerm(scheme=of, term=term)
    if of == "verification" and term not in verifications():
        raise UnknownTerm(scheme=of, term=term)
    return vocabulary.term(SCHEMES[of], term).id


def verifications() -> tuple[str, ...]:
    """Give the scale of how far something is proved."""
    scale = [*vocabulary.scheme("certainty").terms]
    return tuple(scale[scale.index("unassessed") : scale.index("refuted") + 1])


def finding_of(stock: Stock, beginning: str) -> AnyFinding:
    """Find an accepted finding by its identity, or as much of its beginning as is its own.

    Raises:
        NoSuchRecord: none begins so, or several do.
    """
    found = [f for f in stock.settled.accepted if f.id.startswith(beginning)]
    if len(found) != 1 or not beginning:
        raise NoSuchRecord(kind="finding", id=short(beginning))
    return found[0]


def _is(record: object, finding: str) -> bool:
    """Tell whether a record put this finding into the world."""
    if isinstance(record, Suggestion):
        return record.of.id == finding
    made = record.corrected if isinstance(record, Decision) else None
    return made is not None and made.id == finding
