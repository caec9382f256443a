"""About: what is said about one finding is found without reading everything else."""

from __future__ import annotations

from vault_things import ANN

from dripstone.records import Anchor, Claim, Decision, Suggestion, random_id, suggestion_id


def a_claim(name):
    anchor = Anchor(text="txt_1", start=0, end=5, exact="heron")
    return Claim(id=f"fin_{name}", kind="act", type="body.assault", says="x", anchors=(anchor,))


def suggested(claim, rule="r1"):
    identity = suggestion_id(claim.id, "tests", rule)
    return Suggestion(id=identity, of=claim, made_by="tests", rule=rule, why="w", confidence=0.5)


def said(on, verb, corrected=None):
    at = "2025-06-01T10:00:00Z"
    return Decision(id=random_id("dec"), on=on.id, verb=verb, by=ANN, at=at, corrected=corrected)


def test_suggestions_and_decisions_come_in_order(vault):
    """Both suggestions and all decisions come back in the order written; others' do not."""
    one, other = a_claim("one"), a_claim("other")
    told = [suggested(one), said(one, "accept"), suggested(one, "r2"), said(one, "reject")]
    for record in (suggested(other), *told[:2], said(other, "skip"), *told[2:]):
        vault.commit(record, did="decide", by=ANN)

    assert list(vault.about(one.id)) == told
    assert list(vault.about("fin_nothing")) == []


def test_a_correction_leads_to_what_it_makes_and_back(vault):
    """A decision that corrects is about both findings, and is given once."""
    one, made = a_claim("one"), a_claim("made")
    corrects = said(one, "correct", made)
    vault.commit(suggested(one), corrects, did="decide", by=ANN)
    vault.commit(later := said(made, "accept"), did="decide", by=ANN)

    assert list(vault.about(made.id)) == [corrects, later]
    assert list(vault.about(one.id, made.id)) == [suggested(one), corrects, later]


def test_an_added_finding_leads_to_its_decision(vault):
    """What a person added is about itself."""
    one = a_claim("one")
    vault.commit(adds := said(one, "add", one), did="decide", by=ANN)

    assert list(vault.about(one.id)) == [adds]
