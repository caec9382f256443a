"""Whatever a page can do, a program can: each page has its call, or a reason why it has none.

A new page fails here until somebody gives it a call, or says why programs have none.
"""

from __future__ import annotations

import pytest

from dripstone.records import Assessment, Assignment, Decision
from dripstone.vault.checking import check
from dripstone.web.api.calls import CALLS
from dripstone.web.building import ROUTES, TEAM
from dripstone.web.levels import ROLES, Way
from planted import PLANTED, planted
from team_page import Program, a_team, member

DORA, RITA, VERA, KIM = "Dora Documenter", "Rita Reader", "Vera Reviewer", "Kim Keeper"

#: page → call: method and address below /api/v1
CALL_OF = {
    "GET /": "GET /reports",
    "GET /reports/{report}": "GET /reports/{report}/findings",
    "POST /reports/{report}/decisions": "POST /findings/{finding}/decisions",
    "POST /reports/{report}/findings": "POST /reports/{report}/findings",
    "POST /reports/{report}/undo": "POST /findings/{finding}/undo",
    "GET /reports/{report}/versions": "GET /reports/{report}/versions",
    "GET /reports/{report}/about": "GET /reports/{report}/sources",
    "GET /search": "POST /search",
    "POST /search": "POST /search",
    "GET /queue": "GET /queue",
    "POST /queue/together": "POST /together/preview",
    "POST /queue/decisions": "POST /together/decisions",
    "POST /queue/undo": "POST /together/{entry}/undo",
    "POST /queue/asked": "POST /assignments",
    "POST /queue/ended": "DELETE /assignments/{assignment}",
    "GET /agreement": "GET /agreement",
    "GET /lessons": "GET /lessons",
    "GET /incidents": "GET /incidents",
    "GET /incidents/{number}": "GET /incidents/{number}",
    "GET /stock": "GET /stock",
    "POST /stock": "POST /stock",
    "POST /stock/stop": "POST /stock/stop",
    "GET /people": "GET /people",
    "GET /people/{number}": "GET /people/{number}",
    "GET /map": "GET /map",
    "GET /network": "GET /network",
    "GET /places": "GET /places",
    "POST /places": "POST /places",
    "POST /places/withdrawn": "POST /places/withdrawn",
    "GET /demands": "GET /demands",
    "POST /demands/looked": "POST /demands/{demand}/looked",
    "GET /told": "POST /told",
    "GET /lists": "GET /lists",
    "GET /relations": "POST /relations",
    "POST /relations": "POST /relations",
    "GET /elements": "GET /elements/{term}",
    "GET /assess/{finding}": "GET /findings/{finding}/assessments",
    "POST /assess/{finding}": "POST /findings/{finding}/assessments",
    "POST /assess/{finding}/taken-back": "POST /assessments/{assessment}/undo",
    "GET /figures": "GET /figures",
    "GET /figures/{figure}": "GET /figures/{figure}",
    "GET /matches": "GET /matches",
    "POST /matches/decisions": "POST /matches/{match}/decisions",
    "POST /care": "POST /wishes",
    "POST /leave": "POST /leave",
    "GET /sign-in": "POST /session",
    "POST /sign-in": "POST /session",
    "GET /sign-in/second": "POST /session",
    "POST /sign-in/code": "POST /session",
    "POST /sign-out": "DELETE /session",
    "GET /account": "GET /account",
    "POST /account/words": "POST /account/words",
    "POST /account/code": "POST /account/code",
    "POST /account/everywhere": "POST /account/everywhere",
    "GET /accounts": "GET /accounts",
    "POST /accounts/invite": "POST /accounts/invite",
    "POST /accounts/rights": "POST /accounts/rights",
    "POST /accounts/close": "POST /accounts/close",
    "POST /accounts/second": "POST /accounts/second",
}
NO_CALL = {
    "/reports/{report}/original": "bytes leave the vault with 'dripstone exhibit', which notes it",
    "/map/": "what a map looks like; what is told to lie where is at /map",
    "/sign-in/key": "a security key answers a browser alone",
    "/account/keys": "a security key answers a browser alone",
    "/join": "whoever is invited reads a recovery key once, from a page",
}


def pages() -> list[str]:
    ways = (way for way in (*ROUTES, *TEAM) if isinstance(way, Way))
    return [f"{m} {w.path}" for w in ways for m in sorted(w.methods - {"HEAD"})]


@pytest.fixture
def house():
    vault, _ = planted()
    member(vault, DORA, "documenter", level=2)
    member(vault, RITA, "reader")
    member(vault, VERA, "reviewer", level=2)
    member(vault, KIM, "keeper", level=2)
    return a_team(vault, burst=1e9), vault


def a_program(house, name: str) -> Program:
    program = Program(house[0])
    program.token(name)
    return program


@pytest.mark.parametrize("page", pages())
def test_every_page_has_its_call(page):
    """What is asked or done at a page can be asked or done by a program, with the same right."""
    reason = next((why for at, why in NO_CALL.items() if page.split()[1].startswith(at)), "")
    called = {f"{call.method} {call.at}": call for call in CALLS}

    assert bool(reason) is not (page in CALL_OF), page
    if page in CALL_OF:
        assert CALL_OF[page] in called, page
        needs = {f"{m} {w.path}": w.need for w in (*ROUTES, *TEAM) for m in w.methods}
        assert called[CALL_OF[page]].need == needs[page], page


def test_no_role_may_do_more_as_a_program():
    """The rights that calls ask for are those of the pages, and none is made up."""
    known = {"nobody", "self", *(need for needs in ROLES.values() for need in needs)}

    assert {call.need for call in CALLS} <= known
    assert all(call.need != "nobody" for call in CALLS if call.at != "/session")


def waiting(program: Program, many: int) -> list[str]:
    _, told = program.call("GET", "/queue?at_most=200")
    return [line["on"] for line in told["lines"] if not line["pair"]][:many]


def test_one_word_on_several_is_shown_first_written_once_and_taken_back(house):
    """Preview, one entry, every decision in it; and all of it taken back by one more."""
    program, vault = a_program(house, DORA), house[1]
    on = waiting(program, 3)
    _, shown = program.call("POST", "/together/preview", {"on": on})
    before = vault.head().number

    answer, done = program.call(
        "POST", "/together/decisions", {"on": on, "verb": "accept", "seen": shown["seen"]}
    )
    _, undone = program.call("POST", f"/together/{done['entry']}/undo")

    assert answer.status == 201
    assert [line["on"] for line in shown["lines"]] == on
    assert {d["on"] for d in done["decisions"]} == set(on)
    assert [e.did for e in vault.entries(after=before)] == ["decide_many", "take_back_many"]
    assert len(undone["decisions"]) == len(on)
    assert check(vault).sound


def test_what_changed_since_the_preview_is_not_touched(house):
    """Somebody else decided meanwhile: nothing is written, and the program is told."""
    program, other, vault = a_program(house, DORA), a_program(house, VERA), house[1]
    on = waiting(program, 2)
    _, shown = program.call("POST", "/together/preview", {"on": on})
    other.call("POST", f"/findings/{on[0]}/decisions", {"verb": "dispute", "reason": "no"})
    before = len([*vault.all(Decision)])

    answer, _ = program.call(
        "POST", "/together/decisions", {"on": on, "verb": "accept", "seen": shown["seen"]}
    )

    assert answer.status == 409
    assert len([*vault.all(Decision)]) == before


def test_somebody_is_asked_to_decide_and_it_ends(house):
    """An assignment, its list, what is mine, and its end; all in the journal."""
    vera, dora, vault = a_program(house, VERA), a_program(house, DORA), house[1]
    on = waiting(vera, 1)

    made, task = vera.call("POST", "/assignments", {"on": on, "to": DORA})
    _, mine = dora.call("GET", "/queue?mine=true")
    refused, _ = dora.call("DELETE", f"/assignments/{task['id']}")
    ended, _ = vera.call("DELETE", f"/assignments/{task['id']}")
    again, _ = vera.call("DELETE", f"/assignments/{task['id']}")

    assert [one["on"] for one in mine["lines"]] == on
    assert (made.status, refused.status, ended.status, again.status) == (201, 403, 204, 404)
    assert vera.call("GET", "/assignments")[1]["assignments"] == []
    assert len([*vault.all(Assignment)]) == 2


def test_a_finding_is_tied_by_a_program_and_untied(house):
    """In the name of whoever is signed in; the table tells both."""
    program, vault = a_program(house, DORA), house[1]
    _, figures = program.call("GET", "/figures")
    on = figures["figures"][0]["rests_on"][0]
    said = {"of": "element", "term": "crime_against_humanity.policy", "reason": "an order"}

    answer, made = program.call("POST", f"/findings/{on}/assessments", said)
    _, told = program.call("GET", "/elements/crime_against_humanity")
    _, back = program.call("POST", f"/assessments/{made['id']}/undo")

    tied = {e["id"]: [t["said"]["by"] for t in e["ties"]] for e in told["elements"]}
    assert answer.status == 201
    assert tied["crime_against_humanity.policy"] == [DORA]
    assert back["ends"] == made["id"]
    assert program.call("GET", f"/findings/{on}/assessments")[1]["assessments"] == []
    assert {one.by for one in vault.all(Assessment)} == {DORA}


def test_a_keeper_keeps_accounts_by_program(house):
    """Invite, rights, close; and nobody else may."""
    kim, dora = a_program(house, KIM), a_program(house, DORA)
    _strong(house, KIM)

    made, told = kim.call(
        "POST", "/accounts/invite", {"name": "Nina New", "roles": ["reader"], "level": 1}
    )
    rights, _ = kim.call(
        "POST", "/accounts/rights", {"name": RITA, "roles": ["documenter"], "level": 1}
    )
    refused, _ = dora.call("GET", "/accounts")
    closed, _ = kim.call("POST", "/accounts/close", {"name": RITA})
    nobody, _ = kim.call("POST", "/accounts/second", {"name": "Nobody"})

    assert (made.status, rights.status, refused.status, closed.status) == (201, 200, 403, 204)
    assert told["words"]
    assert nobody.status == 404
    listed = {a["person"]: a for a in kim.call("GET", "/accounts")[1]["accounts"]}
    assert not listed[RITA]["open"]


def _strong(house, name: str) -> None:
    next(iter(house[0].state.sessions.mine(name))).strong = True  # codes are tried elsewhere


@pytest.mark.parametrize("level", [0, 1])
def test_no_call_tells_a_word_above_the_level(level):
    """Orders, sources, contradictions, relations, lists, shares, queue: up to the level alone."""
    vault, reports = planted()
    member(vault, RITA, "reader", "documenter", level=level)
    program = Program(a_team(vault, burst=1e9))
    program.token(RITA)
    asked = [
        ("GET", "/queue?at_most=200", None), ("POST", "/told", {}), ("GET", "/contradictions", None),
        ("POST", "/relations", {}), ("GET", "/elements/crime_against_humanity", None),
        ("GET", "/lists", None), ("GET", "/shares", None), ("GET", "/agreement", None),
        ("GET", "/lessons", None), ("GET", "/map", None), ("GET", "/network", None),
        ("GET", "/assignments", None),
        *(("GET", f"/reports/{one}/sources", None) for one in reports.values()),
    ]  # fmt: skip

    for method, path, body in asked:
        answer, _ = program.call(method, path, body)
        assert answer.status in (200, 404), path
        for word in PLANTED[level + 1 :]:
            assert word.casefold() not in answer.text.casefold(), path
