"""Several people on one server: who comes in, as whom, for how long, and what they leave behind."""

from __future__ import annotations

import pytest

from dripstone.records import Decision
from dripstone.vault.checking import check
from dripstone.vault.memory import Memory
from invented import a_text, findings, suggested
from local_page import ADA, filled
from team_page import KEEPER, Client, a_team, member

DORA, RITA = "Dora Documenter", "Rita Reader"


@pytest.fixture
def held():
    """Give a vault with an invented report, and people who joined."""
    vault = Memory()
    vault.add_signer(ADA)
    text = a_text()
    found = findings(text)
    filled(vault, text, tuple(suggested(f) for f in found))
    member(vault, DORA, "documenter")
    member(vault, RITA, "reader")
    member(vault, KEEPER, "keeper")
    return vault, text, found


def decide(client, held, verb="accept"):
    _, text, found = held
    return client.post(f"/reports/{text.report}/decisions", {"on": found[0].id, "verb": verb})


def test_a_decision_is_signed_by_whoever_is_signed_in(held):
    """A decision at the page is in the journal under the name, with that person's own key."""
    vault = held[0]
    client = Client(a_team(vault))
    assert client.sign_in(DORA).headers["location"] == "/"

    assert decide(client, held).status == 303

    assert [d.by for d in vault.all(Decision)] == [DORA]
    assert check(vault).sound
