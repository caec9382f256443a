"""The API: the same operations as JSON, as its own description says, and no more than the pages."""

from __future__ import annotations

import json

import pytest

from dripstone.records import Decision
from dripstone.vault.checking import check
from dripstone.web.api.calls import API, API_OF_TEAM, CALLS
from local_page import Asker
from planted import PLANTED, planted
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


def test_a_tag_tells_whether_anything_changed(house):
    """What was read already is not sent again; after a decision it is."""
    program = a_program(house, DORA)
    on = open_finding(program)["finding"]["id"]
    first, _ = program.call("GET", f"/findings/{on}")
    tag = first.headers["etag"]

    same, nothing = program.call("GET", f"/findings/{on}", if_none_match=tag)
    program.call("POST", f"/findings/{on}/decisions", {"verb": "skip"})
    after, told = program.call("GET", f"/findings/{on}", if_none_match=tag)

    assert (same.status, nothing) == (304, None)
    assert same.headers["etag"] == tag
    assert after.status == 200
    assert told["history"][-1]["verb"] == "skip"


def test_a_stale_decision_is_refused_where_that_is_wished(house):
    """With If-Match a decision on what has changed is refused; without it both words stay."""
    first, second = a_program(house, DORA), a_program(house, VERA)
    on = open_finding(first)["finding"]["id"]
    tag = first.call("GET", f"/findings/{on}")[0].headers["etag"]
    second.call("POST", f"/findings/{on}/decisions", {"verb": "accept"})
    late = {"verb": "reject", "reason": "not said"}

    answer, told = first.call("POST", f"/findings/{on}/decisions", late, if_match=tag)
    assert (answer.status, told["type"].rpartition("/")[2]) == (412, "Stale")
    assert answer.headers["content-type"] == "application/problem+json"
    answer, done = first.call("POST", f"/findings/{on}/decisions", late)

    assert answer.status == 201
    assert [d["by"] for d in done["since"]] == [VERA]
    assert done["state"] == "disputed"
    assert [(d.by, d.verb) for d in house[1].all(Decision) if d.on == on] == [
        (VERA, "accept"), (DORA, "reject"),
    ]  # fmt: skip


def test_nobody_is_told_how_to_sign_in(house):
    """Without a token the API says 401, and with which kind of token to come."""
    program = Program(house[0])

    answer, told = program.call("GET", "/reports")

    assert answer.status == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert told["title"]
    assert told["do"]


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/reports?strat=1", None, 400),
        ("GET", "/reports?start=-1", None, 400),
        ("GET", "/reports?at_most=100000", None, 400),
        ("GET", "/nowhere", None, 404),
        ("GET", "/people/one", None, 404),
        ("PUT", "/reports", None, 405),
        ("POST", "/stock?x=1", None, 400),
        ("POST", "/search", {"wrods": "police"}, 400),
        ("POST", "/search", {"words": 7}, 400),
    ],
)
def test_what_the_description_does_not_know_is_refused(house, method, path, body, status):
    """A misspelt part, a number out of bounds, an unknown address: told, never passed over."""
    answer, told = a_program(house, VERA).call(method, path, body)

    assert answer.status == status
    assert told["status"] == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_what_was_sent_is_never_quoted_back(house):
    """A body that cannot be read is refused without a word of it in the answer."""
    program = a_program(house, VERA)

    answer = program.ask(
        "POST",
        "/api/v1/search",
        headers={"content_type": "application/json"},
        body='{"words": Basnin',
    )

    assert answer.status == 400
    assert "Basnin" not in answer.text


def test_a_finding_is_added_and_searched_for(house):
    """What a person adds is a finding like others, and words are found through the API too."""
    program = a_program(house, VERA)
    report = house[2][PLANTED[1]]
    new = {
        "words": {"words": f"The {PLANTED[1]} ministry"},
        "kind": "act",
        "type": "liberty.arrest",
        "says": "added by hand",
    }

    answer, done = program.call("POST", f"/reports/{report}/findings", new)
    _, found = program.call("POST", "/search", {"words": PLANTED[2]})

    assert answer.status == 201
    assert done["decision"]["verb"] == "add"
    assert any(PLANTED[2] in one["title"] for one in found["texts"])


def test_history_and_verification_go_out_as_json(house):
    """The journal's steps come in order, and the whole vault is checked on request."""
    program = a_program(house, VERA)

    _, told = program.call("GET", "/history?at_most=3")
    _, rest = program.call("GET", f"/history?after={told['entries'][-1]['number']}&at_most=200")
    _, verified = program.call("GET", "/verify")

    assert [e["number"] for e in told["entries"] + rest["entries"]] == [
        *range(1, len(told["entries"] + rest["entries"]) + 1)
    ]
    assert verified["sound"] is True
    assert a_program(house, RITA).call("GET", "/verify")[0].status == 403


def test_the_description_names_every_call_and_the_routes_are_no_more(house):
    """OpenAPI 3.1 lists each call with its types, and nothing of the API is outside it."""
    program = a_program(house, RITA)
    _, told = program.call("GET", "/openapi.json")
    described = {(path, method.upper()) for path, ways in told["paths"].items() for method in ways}

    assert told["openapi"] == "3.1.0"
    assert described == {(call.path, call.method) for call in CALLS}
    served = {
        (way.path, method) for way in (*API, *API_OF_TEAM) for method in way.methods - {"HEAD"}
    }
    assert served - described == {("/api/v1/openapi.json", "GET")}
    assert not served ^ described ^ {("/api/v1/openapi.json", "GET")}
    assert "OneFinding" in told["components"]["schemas"]


def test_the_page_of_one_person_has_the_api_too(house):
    """At one's own computer the browser's session is enough, and nobody signs in."""
    asker = Asker(house[1])

    told = json.loads(asker.get("/api/v1/reports").text)
    assert told["count"] >= 4
    assert "/api/v1/session" not in json.loads(asker.get("/api/v1/openapi.json").text)["paths"]
    assert asker.get("/api/v1/me", cookie="").status == 403
