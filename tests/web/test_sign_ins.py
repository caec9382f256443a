"""Who comes in, and in whose name somebody tried, is in the journal; what people wish is not."""

from __future__ import annotations

import json

import pytest

from accepted import courier, with_accepted
from dripstone.flow.wishing import Wishes, wish, wishes
from dripstone.records import SignIn
from dripstone.vault import sqlite
from dripstone.vault.checking import check
from dripstone.vault.memory import Memory
from dripstone.vault.slots import FLOOR
from local_page import ADA, HOST, Asker
from team_page import WORDS, Client, Program, a_team, member

DORA, RITA = "Dora Documenter", "Rita Reader"
SECRET = "a password typed for a name"


@pytest.fixture
def vault():
    vault = Memory()
    vault.add_signer(ADA)
    member(vault, DORA, "documenter", level=2)
    member(vault, RITA, "reader", level=1)
    return vault


def told(vault) -> list[tuple[str | None, str, str, int]]:
    return [(one.person, one.did, one.by, one.times) for one in vault.all(SignIn)]


def test_a_sign_in_is_journalled_with_what_failed_before(vault):
    """Failures wait until somebody comes in, and are sealed with that entry, by that person."""
    app = a_team(vault)
    for _ in range(2):
        Client(app).sign_in(DORA, "wrong words here")
    Client(app).sign_in(SECRET, "wrong words here")
    assert told(vault) == []

    Client(app).sign_in(RITA)

    assert sorted(told(vault), key=str) == sorted(
        [(RITA, "signed_in", RITA, 1), (DORA, "failed", RITA, 2), (None, "failed", RITA, 1)],
        key=str,
    )
    assert [e.did for e in vault.entries()][-1] == "sign_in"
    assert check(vault).sound


def test_what_was_told_once_is_not_told_again(vault):
    """The next to come in tells of what failed since, and of nothing older."""
    app = a_team(vault)
    Client(app).sign_in(DORA, "wrong words here")
    Client(app).sign_in(RITA)
    Client(app).sign_in(DORA)

    assert [one for one in told(vault) if one[1] == "failed"] == [(DORA, "failed", RITA, 1)]


def test_no_typed_word_is_in_the_journal(vault):
    """Neither a password nor a name of nobody: people type the one into the field of the other."""
    app = a_team(vault)
    Client(app).sign_in(SECRET, "some other secret words")
    Client(app).sign_in(RITA)

    stored = b" ".join(body for _, body in vault.sealed_bytes()).decode()
    entries = " ".join(json.dumps(e.notes) for e in vault.entries())
    for words in (SECRET, "some other secret words", WORDS):
        assert words not in stored + entries


def test_programs_come_in_by_the_same_door(vault):
    """A token is a sign-in too, and a wrong password for one a failure."""
    app = a_team(vault)
    wrong = {"name": DORA, "words": "wrong words here"}
    Program(app).call("POST", "/session", wrong, origin=f"http://{HOST}")
    Program(app).token(DORA)

    assert sorted(did for _, did, _, _ in told(vault)) == ["failed", "signed_in"]


def test_below_the_restricted_level_nobody_reads_who_came_in(vault):
    """Sign-ins are records like reads of restricted reports: for the restricted level."""
    app = a_team(vault)
    reader, documenter = Program(app), Program(app)
    reader.token(RITA)
    documenter.token(DORA)

    _, low = reader.call("GET", "/history?at_most=200")
    _, high = documenter.call("GET", "/history?at_most=200")

    def ins(history):
        return [e for e in history["entries"] if e["did"] == "sign_in"]

    assert all(e["records"] == [] for e in ins(low))
    assert all(e["records"] for e in ins(high))


def test_failures_outlast_a_restart(tmp_path):
    """They wait in the vault, not in memory."""
    with sqlite.create(tmp_path / "v", "four plain words", by="Ada", cost=FLOOR) as vault:
        member(vault, RITA, "reader")
        Client(a_team(vault)).sign_in(RITA, "wrong words here")
    with sqlite.open_(tmp_path / "v", "four plain words") as vault:
        Client(a_team(vault)).sign_in(RITA)

        assert (RITA, "failed", RITA, 1) in told(vault)
        assert check(vault).sound


def test_a_wish_not_to_be_warned_outlasts_the_server():
    """It stands in the vault until it is another, and in no journal."""
    vault = with_accepted()
    report = f"/reports/{courier()[0].report}"
    first = Asker(vault, careful=True)
    assert "Basnin" not in first.get(report).text
    before = vault.head()
    first.post("/care", {"show": "all"})

    again = Asker(vault, careful=True)
    assert "Timur Basnin" in again.get(report).text
    again.post("/care", {"show": "again"})
    assert "Basnin" not in Asker(vault, careful=True).get(report).text
    assert vault.head() == before


def test_wishes_are_each_persons_own_and_kept_in_the_folder(tmp_path):
    """One person's wish is not another's; a vault that was closed still has it."""
    with sqlite.create(tmp_path / "v", "four plain words", by="Ada", cost=FLOOR) as vault:
        wish(vault, "Ada", Wishes(warnings=False))
    with sqlite.open_(tmp_path / "v", "four plain words") as vault:
        assert not wishes(vault, "Ada").warnings
        assert wishes(vault, "Boris").warnings
        wish(vault, "Ada", Wishes())
        assert vault.beside("wishes of Ada") is None


def test_programs_wish_too(vault):
    """The same wish by the API, and seen at the pages."""
    program = Program(a_team(vault))
    program.token(DORA)

    assert program.call("GET", "/wishes")[1] == {"warnings": True}
    program.call("POST", "/wishes", {"warnings": False})

    assert program.call("GET", "/wishes")[1] == {"warnings": False}
    assert not wishes(vault, DORA).warnings
