"""The questions asked at the terminal: elements, relations, lists, what was told, what is named."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from accepted import courier, with_accepted
from dripstone import flow, review
from dripstone.cli import dripstone
from dripstone.records import Assessment
from dripstone.review import Said
from dripstone.vault import sqlite
from dripstone.vault.slots import FLOOR
from invented import a_text
from local_page import ADA, BORIS, filled

COMMAND = "Colonel Petr Nesbytov commanded the Second Karvel Company until May 2031."


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A vault in a folder, in which two people decided on two reports, and a third was added to."""
    place = tmp_path_factory.mktemp("asked")
    (place / "passphrase").write_text("four plain words\n", "utf-8")
    with sqlite.create(place / "vault", "four plain words", by=ADA, cost=FLOOR) as vault:
        vault.add_signer(BORIS)
        with_accepted(vault)
        text = a_text((("body", COMMAND),))
        filled(vault, text, ())
        made = review.added(
            text,
            Said(words=COMMAND),
            kind="relation",
            type="command",
            says="Nesbytov commanded the company.",
            slots={
                "who": Said(words="Colonel Petr Nesbytov"),
                "to_whom": Said(words="the Second Karvel Company"),
                "when": Said(words="until May 2031", edtf="../2031-05"),
            },
        )
        flow.decide(vault, on=made.id, verb="add", by=ADA, corrected=made)
    return place


@pytest.fixture
def asked(folder):
    """Run a command there, and give what it says."""

    def run(*words: str, code: int = 0) -> str:
        surroundings = {
            "DRIPSTONE_VAULT": str(folder / "vault"),
            "DRIPSTONE_PASSPHRASE_FILE": str(folder / "passphrase"),
            "DRIPSTONE_STATE": "off",
            "COLUMNS": "200",
            "DRIPSTONE_BY": ADA,
        }
        done = CliRunner().invoke(dripstone, words, env=surroundings)
        assert (done.exit_code if done.exception is None else 1) == code, done.output
        return done.output

    return run


def test_an_element_is_tied_and_taken_back(asked, folder):
    """Two entries of the journal, and the table says nothing of it any more."""
    on, tie = courier()[1][0].id, ("--element", "crime_against_humanity.attack")

    asked("assess", on[:14], *tie, "--reason", "in three towns")
    told = asked("elements")
    asked("assess", on, *tie, "--take-back")

    assert "in three towns" in told
    assert told.count("nothing tied yet") == 6
    assert asked("elements").count("nothing tied yet") == 7
    with sqlite.open_(folder / "vault", "four plain words") as vault:
        assert len([*vault.all(Assessment)]) == 2


@pytest.mark.parametrize(
    "words",
    [
        ("assess", "fin_nobody", "--verification", "confirmed"),
        ("assess", "fin_", "--verification", "confirmed"),
        ("assess", courier()[1][0].id),
        ("assess", courier()[1][0].id, "--element", "crime_against_humanity"),
        ("elements", "weather"),
        ("relations", "--at", "yesterday"),
        ("told", "--act", "weather"),
        ("mentioned", "rep_nobody"),
        ("figures", "--report", "rep_nobody"),
    ],
)
def test_what_cannot_be_asked_is_refused(asked, words):
    """A beginning that fits several, a term that is none, a day that is none: said, not guessed."""
    asked(*words, code=1)


def test_command_is_told_or_it_is_said_that_nobody_did(asked):
    """By unit and day, in either script; of another unit the vault does not say."""
    assert "yes" in asked("relations", "Несбытов", "--at", "2031-01")
    assert "at another time" in asked("relations", "Karvel Company", "--at", "2033")
    assert "does not say" in asked("relations", "Third Battalion")
    assert json.loads(asked("relations", "Third Battalion", "--json")) == []


def test_the_rest_is_answered(asked):
    """Who told first, contradictions, lists with reasons, shares, the figures of one report."""
    report = courier()[0].report

    assert "first of its origin" in asked("told", "--act", "liberty")
    assert "fact" in asked("contradictions", "--report", report)
    assert "cannot support an estimate" in asked("lists")
    assert json.loads(asked("lists", "--of", "incidents", "--json"))["kind"] == "refusal"
    assert "100 %" in asked("shares", "--along", "language")
    alone = json.loads(asked("figures", "--report", report, "--along", "act", "--json"))
    assert {f["unit"] for f in alone} == {"incidents", "acts", "persons", "demands"}
    assert "none yet" in asked("mentioned", report)
