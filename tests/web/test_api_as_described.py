"""The API answers as its own description says, whatever is asked: nothing breaks, nothing is new."""

from __future__ import annotations

import os
import re

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import ignored_auth

from dripstone.web.api.calls import CALLS
from local_page import HOST
from planted import planted
from team_page import Program, a_team, member

EXAMPLES = int(os.environ.get("DRIPSTONE_API_EXAMPLES", "4"))
"""For each operation. 'DRIPSTONE_API_EXAMPLES=400 pytest tests/web/test_api_as_described.py' asks
as much as anybody has time for."""


MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


class House:
    """A planted vault behind the API, a program that may do everything, and what there is."""

    def __init__(self) -> None:
        vault, _ = planted()
        member(vault, "Vera Reviewer", "reviewer", level=2)
        app = a_team(vault, burst=1e9)
        self.program = Program(app, address="testclient")  # a session holds for one place
        self.program.token("Vera Reviewer")
        self.schema = schemathesis.openapi.from_asgi(
            "/api/v1/openapi.json", app, headers={"host": HOST}
        )
        self.ids = {
            "report": self.told("/reports")["reports"][0]["report"],
            "number": "1",
            "demand": self.told("/demands")["demands"][0]["demand"]["id"],
            "figure": self.told("/figures")["figures"][0]["figure"],
            "match": self.told("/matches")["matches"][0]["match"]["id"],
            "term": "crime_against_humanity",
            "entry": "1",
        }
        first = self.told(f"/reports/{self.ids['report']}/findings")
        finding = first["findings"][0]["finding"]["id"]
        self.ids |= {"text": first["text"], "finding": finding}
        accepted = self.told("/figures")["figures"][0]["rests_on"][0]
        said = {"of": "element", "term": "crime_against_humanity.attack"}
        _, made = self.program.call("POST", f"/findings/{accepted}/assessments", said)
        task = {"on": [finding], "to": "Vera Reviewer"}
        _, asked = self.program.call("POST", "/assignments", task)
        self.ids |= {"assessment": made["id"], "assignment": asked["id"]}

    def told(self, path: str) -> dict:
        answer, told = self.program.call("GET", path)
        assert answer.status == 200, answer.text
        return told

    def headers(self, path: str) -> dict[str, str]:
        """Give the headers of a program; where sessions end, those of one that may end."""
        program = self.program
        if path.endswith(("/session", "/leave", "/everywhere", "/words")):
            program = Program(program.app, address=program.address)
            program.token("Vera Reviewer")
        return {
            "host": HOST,
            "origin": f"http://{HOST}",
            "user-agent": program.agent,
            "authorization": f"Bearer {program.bearer}",
            "if-match": "*",  # a tag that is made up here is stale, and rightly refused
        }

    def parts(self, path: str) -> dict[str, str]:
        return {name: self.ids[name] for name in re.findall(r"\{(\w+)\}", path)}


@pytest.fixture(scope="module")
def house():
    return House()


def ask(house, path, method, mode) -> None:
    """Ask one operation in many ways; with what there is, where the rest is well-formed."""
    right = mode is GenerationMode.POSITIVE
    parts = house.parts(path) if right else None
    cases = house.schema[path][method].as_strategy(generation_mode=mode, path_parameters=parts)
    headers = house.headers(path)

    @given(case=cases)
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def asked(case):
        # Tokens that are made up here would be replaced by the right one: who is let in is
        # walked for every route in tests/laws/test_every_route.py.
        case.call_and_validate(headers=headers, excluded_checks=[ignored_auth])

    asked()


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("path", "method"), [(c.path, c.method) for c in CALLS])
def test_every_answer_is_one_that_the_description_tells_of(house, path, method, mode):
    """No 5xx, and no status, type or shape that the description does not name."""
    ask(house, path, method, mode)
