"""Every route, every role, every level: nobody is shown, or may do, more than they may.

The routes are taken from the route table. A new one is walked without being named here; one with a
part of its address that nobody said how to fill fails until somebody does.
"""

from __future__ import annotations

import json
import re

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route

from dripstone.flow.searching import Question
from dripstone.records import Access, Decision, Report
from dripstone.web.api import given, taken
from dripstone.web.api.calls import API, API_OF_TEAM, CALLS
from dripstone.web.building import FILES, ROUTES, TEAM, built, stated
from dripstone.web.levels import Way
from local_page import Asker
from planted import PLANTED, RAISED, WITHDRAWN, planted
from team_page import Client, a_team, member

ALL = (*ROUTES, *TEAM, *API, *API_OF_TEAM)
WAYS = [way for way in ALL if isinstance(way, Way)]
REFUSED = (303, 401, 403)
LEVELS = (0, 1, 2)
ROLES = ("reader", "documenter", "reviewer")
MAY = {
    "nobody": {"nobody"},
    "keeper": {"nobody", "self", "keep"},
    "reader": {"nobody", "self", "read"},
    "documenter": {"nobody", "self", "read", "document"},
    "reviewer": {"nobody", "self", "read", "document", "review"},
}
ENDS = ("/leave", "/sign-out", "/account/everywhere", "/accounts/close", "/accounts/second",
    "/api/v1/session", "/api/v1/leave", "/api/v1/account/everywhere", "/api/v1/accounts/close",
    "/api/v1/accounts/second")  # fmt: skip
"""Routes that end a session: they are walked last."""


class House:
    """A planted vault, a server on it, and somebody of each role and level."""

    def __init__(self) -> None:
        self.vault, self.reports = planted()
        self.people = {("nobody", -1): None, ("keeper", 2): "Kim Keeper"}
        for role in ROLES:
            for level in LEVELS:
                self.people[role, level] = f"{role} {level}"
        for (role, level), name in self.people.items():
            if name:
                member(self.vault, name, role, level=max(level, 0))
        self.app = a_team(self.vault, burst=1e9)
        self.ids = self._identities()

    def _identities(self) -> dict[str, list[str]]:
        """Give, for each name of a part of an address, what it can be filled with."""
        stock = self.app.state.reaches
        laid = stock.of(_person(2)).standing.now()
        figures = laid.figures("en")
        return {
            "report": [*self.reports.values()],
            "number": [str(n) for n in range(1, len(laid.incidents) + 6)],
            "figure": [*figures],
            "finding": [*laid.findings],
            "text": [text.id for text in laid.texts.values()],
            "name": ["en"],
            "sheet": ["map_nobody"],
            "place": ["0-0-0"],
            "demand": [o.demand.id for o in laid.outcomes],
            "entry": ["1"],
            "term": ["crime_against_humanity"],
            "assignment": ["asg_nobody"],
            "assessment": ["ass_nobody"],
            "match": [*stock.of(_person(2)).desk.pairs],
        }

    def client(self, role: str, level: int) -> Client:
        client = Client(self.app)
        name = self.people[role, level]
        if name:
            assert client.sign_in(name).status == 303
            client.post("/care", {"show": "all"})
            seat = next(iter(self.app.state.sessions.mine(name)))
            seat.strong = True  # codes are tried elsewhere
        return client

    def addresses(self, way: Way) -> list[str]:
        """Fill the parts of an address in every way."""
        found = [way.path]
        for name in re.findall(r"\{(\w+)(?::\w+)?\}", way.path):
            assert name in self.ids, f"say in House._identities how to fill {{{name}}}"
            part = re.compile(r"\{" + name + r"(?::\w+)?\}")
            found = [part.sub(value, path) for path in found for value in self.ids[name]]
        return found


def _person(level: int):
    from dripstone.web.levels import Person

    return Person(name="", roles=("reader",), level=level)


@pytest.fixture(scope="module")
def house():
    return House()


WHO = [("nobody", -1), ("keeper", 2), *((r, level) for r in ROLES for level in LEVELS)]


def query_of(way: Way) -> str:
    """Ask pages for words and for what was decided; the API takes no part that it does not know."""
    if not way.path.startswith("/api/"):
        return QUERY
    return "?decided=true" if way.path.endswith("/matches") else ""


HALF = ("/join", "/sign-in", "/sign-in/second")
"""Pages of somebody who is half way in, or not at all: whoever is in is led on."""
QUERY = "?q=police&words=police&said=police&decided=1"


def above(level: int) -> tuple[str, ...]:
    """Give the words that somebody of a level may not see."""
    return (*PLANTED[level + 1 :], WITHDRAWN, *((RAISED,) if level < 2 else ()))


def leaks(answer, level: int) -> list[str]:
    """Give the words above a level that stand in an answer, headers too."""
    told = (answer.text + str(answer.headers)).casefold()
    return [word for word in above(level) if word.casefold() in told]


@pytest.mark.parametrize(("role", "level"), WHO)
def test_no_page_shows_a_word_above_the_level(house, role, level):
    """Every GET, with every role and level: what may be seen is there, and nothing above it."""
    client, seen = house.client(role, level), ""

    for way in (way for way in WAYS if "GET" in way.methods):
        for address in house.addresses(way):
            answer = client.get(address + query_of(way))
            allowed = way.need in MAY[role]
            assert (
                (answer.status not in REFUSED)
                or not allowed
                or way.path in ("/join", "/sign-in", "/sign-in/second")
            ), (address, answer.status)
            assert allowed or answer.status in REFUSED, (address, answer.status)
            assert answer.status < 500, (address, answer.status)
            assert not leaks(answer, level), (address, leaks(answer, level))
            seen += answer.text

    if "read" in MAY[role]:
        assert all(word in seen for word in PLANTED[: level + 1])
        assert (RAISED in seen) is (level == 2)


def test_alone_at_a_computer_nothing_sealed_is_shown(house):
    """The page of one person shows all but what is sealed, by level or by withdrawn consent."""
    asker, seen = Asker(house.vault), ""

    for way in (way for way in WAYS if "GET" in way.methods):
        for address in house.addresses(way):
            answer = asker.get(address + query_of(way))
            assert not leaks(answer, 2), address
            seen += answer.text

    assert all(word in seen for word in (*PLANTED[:3], RAISED))


@pytest.mark.parametrize("way", [w for w in WAYS if "GET" in w.methods], ids=lambda w: w.path)
def test_a_restricted_read_is_journalled_before_it_is_shown(house, way):
    """Whatever page shows restricted words to somebody, the journal says who saw which report."""
    client = house.client("reviewer", 2)

    for address in house.addresses(way):
        house.app.state.reaches._noted.clear()
        before = {one.id for one in house.vault.all(Access)}
        answer = client.get(address + query_of(way))
        new = [one for one in house.vault.all(Access) if one.id not in before]
        if PLANTED[2] in answer.text:
            assert any(house.reports[PLANTED[2]] in one.reports for one in new), address
            assert {one.by for one in new} == {"reviewer 2"}


FORMS = {
    "verb": "accept", "reason": "said so", "seen": "", "order": "report", "type": "act:liberty.arrest",
    "words": "Police", "says": "something", "where": "a register", "until": "2026-01-01",
    "name": "x", "role": "reader", "level": "2", "show": "again", "back": "/", "old": "x", "again": "y",
    "code": "000000", "to": "reader 1", "term": "element:crime_against_humanity.attack",
    "unit": "police", "at": "2017",
}  # fmt: skip


BODIES = {
    taken.SignIn: {"name": "nobody at all", "words": "not these words"},
    taken.Word: {"verb": "accept"},
    taken.PairWord: {"verb": "skip"},
    taken.NewFinding: {
        "words": {"words": "Police"}, "kind": "act", "type": "liberty.arrest", "says": "something",
    },
    Question: {"words": "police"},
    taken.Chosen: {"on": ["fin_nobody"]},
    taken.WordOnSeveral: {"on": ["fin_nobody"], "verb": "accept", "seen": "x"},
    taken.Task: {"on": ["fin_nobody"], "to": "reader 1"},
    taken.Assessing: {"of": "element", "term": "crime_against_humanity.attack"},
    taken.Invitation: {"name": "x", "roles": ["reader"]},
    taken.Who: {"name": "x"},
    taken.NewWords: {"old": "x", "new": "y"},
    given.Wishes: {"warnings": False},
    taken.NewPlace: {
        "place": "own:x", "precision": "site", "names": {"en": ["Nowhere Farm"]}, "said_by": "x",
    },
    taken.GonePlace: {"place": "own:y", "said_by": "x"},
    taken.HaveLooked: {"where": ["a register"], "until": "2026-01-01"},
}  # fmt: skip
TAKES = {(call.path, call.method): call.takes for call in CALLS}


def sent(client: Client, way: Way, address: str, fields: dict):
    """Send a form to a page, and JSON to the API."""
    method = next(iter(way.methods - {"HEAD"}))
    if not way.path.startswith("/api/"):
        return client.post(address, fields)
    takes = TAKES[way.path, method]
    headers = {"sec_fetch_site": "same-origin", "content_type": "application/json"}
    return client.ask(method, address, headers=headers, body=json.dumps(BODIES.get(takes, {})))


@pytest.mark.parametrize(("role", "level"), WHO)
def test_no_form_tells_or_does_more_than_may_be(house, role, level):
    """Every form, with every role and level, on everything that there is."""
    client = house.client(role, level)
    forms = sorted((w for w in WAYS if "GET" not in w.methods), key=lambda w: w.path in ENDS)
    hidden = {r for w, r in house.reports.items() if w in above(level)}
    on = list(house.ids["finding"])
    before = {d.id for d in house.vault.all(Decision)}

    for way in forms:
        for address in house.addresses(way)[:6]:
            fields = FORMS | {
                "on": on[len(address) % len(on)],
                "demand": on[0],
                "report": next(iter(hidden)) if hidden else "",
            }
            answer = sent(client, way, address, fields)
            if way.need not in MAY[role]:
                assert answer.status in REFUSED, (address, answer.status)
                assert answer.headers.get("location", "/sign-in") == "/sign-in"
            assert answer.status < 500, (address, answer.status)
            assert not leaks(answer, level), (address, leaks(answer, level))
            if way.path in ENDS:
                client = house.client(role, level) if _still(house, role, level) else client

    made = [d for d in house.vault.all(Decision) if d.id not in before]
    assert not made or "document" in MAY[role]
    # What is added is the team's from the beginning, whoever adds it to a public report.
    assert all(_height(house, d) <= level for d in made if d.verb != "add")


def _still(house: House, role: str, level: int) -> bool:
    name = house.people[role, level]
    one = house.app.state.sessions.member(name) if name else None
    return one is not None and one.open


def _height(house: House, decision: Decision) -> int:
    return house.app.state.reaches._heights.of(decision)


def test_a_route_without_a_need_is_refused_to_everybody(house):
    """A page that does not say who may see it is shown to nobody, whatever their role."""

    async def forgotten(_: Request) -> PlainTextResponse:
        return PlainTextResponse(PLANTED[0])

    ways = built((*ROUTES, Route("/forgotten", forgotten)))
    house.app.routes.insert(0, stated(Route("/forgotten", forgotten)))
    for role, level in WHO:
        answer = house.client(role, level).get("/forgotten")
        assert PLANTED[0] not in answer.text
        assert answer.status in REFUSED

    assert len(ways.routes) == len(ROUTES) + 2
    with pytest.raises(TypeError):
        stated(Mount("/more", PlainTextResponse("x")))


def test_every_route_states_its_need():
    """No page in the table was forgotten, and nothing else is served but the page's own files."""
    assert all(isinstance(route, Way) for route in ALL)
    assert [r.path for r in built(ROUTES).routes if not isinstance(r, Way)] == [FILES.path]


def test_the_planted_vault_holds_every_word(house):
    """The words that are looked for are there to be found."""
    stored = " ".join(body.decode() for _, body in house.vault.sealed_bytes())

    assert all(word in stored for word in (*PLANTED, WITHDRAWN, RAISED))
    assert {r.level for r in house.vault.all(Report)} == {0, 1, 2, 3}
