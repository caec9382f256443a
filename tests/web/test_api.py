"""The API: the same operations as JSON, as its own description says, and no more than the pages."""

from __future__ import annotations

import pytest

from dripstone.records import Decision
from dripstone.vault.checking import check
from planted import planted
from team_page import Program, a_team, member

DORA, RITA, VERA = "Dora Documenter", "Rita Reader", "Vera Reviewer"


@pytest.fixture(scope="module")
def house():
    vault, reports = planted()
    member(vault, DORA, "documenter", level=2)
    member(vault, RITA, "reader")
    member(vault, VERA, "reviewer", level=2)
    return a_team(vault, burst=1e9), vault, reports


def a_program(house, name: str) -> Program:
    program = Program(house[0])
    program.token(name)
    return program


def open_finding(program: Program) -> dict:
    """Give a finding that nobody decided on yet."""
    _, listed = program.call("GET", "/reports")
    for line in listed["reports"]:
        _, told = program.call("GET", f"/reports/{line['report']}/findings")
        for one in told["findings"]:
            if not one["history"]:
                return one
    raise AssertionError("everything is decided")


def test_a_program_reads_decides_and_takes_back(house):
    """Report, finding, decision and undoing: each through the API, each in the journal."""
    program = a_program(house, DORA)
    on = open_finding(program)["finding"]["id"]

    answer, done = program.call("POST", f"/findings/{on}/decisions", {"verb": "accept"})
    assert answer.status == 201
    assert done["decision"]["by"] == DORA
    assert done["state"] == "accepted"

    _, taken_back = program.call("POST", f"/findings/{on}/undo")
    assert taken_back["decision"]["verb"] == "skip"
    assert [d.verb for d in house[1].all(Decision) if d.on == on] == ["accept", "skip"]
    assert check(house[1]).sound
