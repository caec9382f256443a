"""Reviewers: many people deciding at one server, and whether every word of theirs is kept.

    python -m bench.reviewers --people 20 --minutes 60

A server process of its own is started on a new vault; each reviewer is a program that signs in and
then reads, decides, takes back and adds over HTTP, as fast as it is answered or at the pace asked
for. Each writes down what the server acknowledged. At the end that is compared with the journal:
no word lost, none doubled, each in the journal under the name of whoever said it, and the whole
vault as it was sealed.
"""

from __future__ import annotations

import argparse
import http.client
import json
import multiprocessing
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

import msgspec

from dripstone.flow import accounts
from dripstone.records import (
    Claim,
    Decision,
    Origin,
    Report,
    Segment,
    Slot,
    Slots,
    Suggestion,
    Text,
    anchor,
    finding_id,
    report_id,
    sha256_of,
    suggestion_id,
    text_id,
)
from dripstone.vault import sqlite
from dripstone.vault.checking import check
from dripstone.vault.rows import Sqlite
from dripstone.vault.slots import FLOOR, Cost
from dripstone.web.serving import Place, made_team

PASSPHRASE = "a passphrase of the bench"
WORDS = "four words of nonsense"
CHEAP = Cost(passes=1, memory=64, lanes=1)  #: of a guess: signing in is not what is measured
FOUNDER = "Founder"


class Told(msgspec.Struct):
    """What one reviewer did and saw."""

    acknowledged: list[str] = []  #: identities of decisions
    took: list[float] = []  #: seconds of each decision
    refused: Counter[int] = msgspec.field(default_factory=Counter)
    looks: int = 0
    broken: list[str] = []


class Outcome(msgspec.Struct, kw_only=True):
    """What a run came to."""

    people: int
    seconds: float
    decisions: int
    lost: int
    doubled: int
    in_the_journal: int
    wrong_name: int
    sound: bool
    p50_ms: float
    p95_ms: float
    worst_ms: float
    looks: int
    refused: dict[str, int]
    broken: list[str]

    @property
    def holds(self) -> bool:
        """Tell whether every word was kept, once, by whoever said it."""
        return not (self.lost or self.doubled or self.wrong_name or self.broken) and self.sound


def run(
    folder: Path, *, people: int, seconds: float, pace: float, reports: int, seed: int = 1
) -> Outcome:
    """Let people decide at a server of their own for some seconds.

    ``pace`` is how long each waits between two steps, on average; 0: not at all.
    """
    names = [f"Reviewer {n}" for n in range(people)]
    fill(folder, names, reports)
    context = multiprocessing.get_context("spawn")
    mine, theirs = context.Pipe()
    server = context.Process(target=serve, args=(str(folder), theirs), daemon=True)
    server.start()
    try:
        port = mine.recv()
        told = [Told() for _ in names]
        began = time.monotonic()
        threads = [
            threading.Thread(
                target=review,
                args=(port, name, told[n], began + seconds, pace, random.Random(seed * 1000 + n)),
            )
            for n, name in enumerate(names)
        ]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        took = time.monotonic() - began
        mine.send("stop")
    finally:
        server.join(timeout=60)
        if server.is_alive():
            server.terminate()
        mine.close()
        theirs.close()
    return judged(folder, names, told, took)


def serve(folder: str, pipe: object) -> None:
    """Serve the vault in a process of its own, until the pipe says stop."""
    with sqlite.open_(Path(folder), PASSPHRASE) as vault:
        server, sockets, _ = made_team(
            vault, Place(name="bench.test"), cost=CHEAP, burst=1e9, rate=1e9
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": sockets})
        thread.start()
        pipe.send(sockets[0].getsockname()[1])
        pipe.recv()
        server.should_exit = True
        thread.join()
        for one in sockets:
            one.close()


def fill(folder: Path, names: list[str], reports: int) -> None:
    """Make a vault with reports, suggestions, and an account for everybody."""
    with sqlite.create(folder, PASSPHRASE, by=FOUNDER, cost=FLOOR) as vault:
        for number in range(reports):
            _report(vault, number)
        for name in names:
            accounts.invite(vault, name, roles=("documenter",), level=1, by=FOUNDER, cost=CHEAP)
            accounts.join(vault, name, words=WORDS, cost=CHEAP)


def _report(vault: Sqlite, number: int, sentences: int = 40) -> None:
    said = [
        f"Police detained person {n} of {number} in Karvel on Saturday." for n in range(sentences)
    ]
    content = "\n".join(said)
    sha256 = sha256_of(content)
    report = Report(
        id=report_id(sha256),
        sha256=sha256,
        size=len(content.encode()),
        media_type="text/plain",
        origin=Origin(kind="file", name=f"{number}.txt"),
        received_at="2025-05-18T08:00:00Z",
        received_by=FOUNDER,
    )
    text = Text(
        id=text_id(report.id, "plain", "1", sha256),
        report=report.id,
        sha256=sha256,
        content=content,
        format="plain",
        format_version="1",
        language="en",
        segments=(Segment(role="body", start=0, end=len(content)),),
    )
    vault.commit(report, did="keep", by=FOUNDER, originals={report.id: content.encode()})
    made = [_suggested(text, one) for one in said]
    vault.commit(text, *made, did="read", by=FOUNDER)


def _suggested(text: Text, said: str) -> Suggestion:
    start = text.content.index(said)
    anchors = (anchor(text, start, start + len(said)),)
    whom = said.split(" in ", maxsplit=1)[0].removeprefix("Police detained ")
    at = start + said.index(whom)
    slots = Slots(to_whom=Slot(text=whom, anchor=anchor(text, at, at + len(whom))))
    claim = Claim(
        id=finding_id(
            "act", "liberty.arrest", anchors, slots, stance="asserted", polarity="affirms"
        ),
        kind="act",
        type="liberty.arrest",
        says=said,
        anchors=anchors,
        slots=slots,
    )
    return Suggestion(
        id=suggestion_id(claim.id, "bench 1", "r"),
        of=claim,
        made_by="bench 1",
        rule="r",
        why="The verb.",
        confidence=0.8,
    )


class Program:
    """One reviewer's connection, kept open."""

    def __init__(self, port: int) -> None:
        self.port, self.token = port, ""
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def ask(self, method: str, path: str, body: object = None) -> tuple[int, dict]:
        """Ask the API; give the status and what came back."""
        headers = {"host": "bench.test", "origin": "http://bench.test"}
        if self.token:
            headers["authorization"] = f"Bearer {self.token}"
        if body is not None:
            headers["content-type"] = "application/json"
        sent = None if body is None else json.dumps(body)
        self.connection.request(method, f"/api/v1{path}", sent, headers)
        answer = self.connection.getresponse()
        data = answer.read()
        return answer.status, json.loads(data) if data else {}


def review(
    port: int, name: str, told: Told, until: float, pace: float, chance: random.Random
) -> None:
    """Sign in, and decide, take back, add and look until the time is over."""
    program = Program(port)
    try:
        status, opened = program.ask("POST", "/session", {"name": name, "words": WORDS})
        assert status == 201, status
        program.token = opened["token"]
        _, listed = program.ask("GET", "/reports?at_most=200")
        reports = [line["report"] for line in listed["reports"]]
        while time.monotonic() < until:
            step(program, chance.choice(reports), told, until, pace, chance)
    except Exception as trouble:  # noqa: BLE001 - whatever ends a reviewer is what is looked for
        told.broken.append(f"{name}: {type(trouble).__name__}: {trouble}")
    finally:
        program.connection.close()


def step(
    program: Program, report: str, told: Told, until: float, pace: float, chance: random.Random
) -> None:
    """Open a report, and say something of a few of its findings."""
    _, held = program.ask("GET", f"/reports/{report}/findings")
    told.looks += 1
    if chance.random() < 0.02:
        program.ask("GET", chance.choice(("/incidents", "/people", "/figures")))
        told.looks += 1
    for one in chance.sample(held["findings"], k=min(8, len(held["findings"]))):
        if time.monotonic() >= until:
            return
        if pace:
            time.sleep(chance.uniform(0.5, 1.5) * pace)
        say(program, report, one["finding"], told, chance)


def say(program: Program, report: str, finding: dict, told: Told, chance: random.Random) -> None:
    """Say one thing, and write down what was acknowledged."""
    luck, began = chance.random(), time.monotonic()
    path = f"/findings/{finding['id']}"
    if luck < 0.75:
        verb = chance.choice(("accept", "accept", "reject", "skip", "dispute"))
        status, done = program.ask(
            "POST", f"{path}/decisions", {"verb": verb, "reason": "as it stands there"}
        )
    elif luck < 0.9:
        status, done = program.ask("POST", f"{path}/undo")
    else:
        words = finding["anchors"][0]
        new = {
            "words": {"words": words["exact"], "at": words["start"]},
            "kind": "act",
            "type": chance.choice(("body.assault", "liberty.abduction", "liberty.arrest")),
            "says": f"added {chance.random()}",
        }
        status, done = program.ask("POST", f"/reports/{report}/findings", new)
    if status == 201:
        told.took.append(time.monotonic() - began)
        told.acknowledged.append(done["decision"]["id"])
    else:
        told.refused[status] += 1
        if status >= 500:
            told.broken.append(f"{status} {done.get('title')}")


def judged(folder: Path, names: list[str], told: list[Told], took: float) -> Outcome:
    """Compare what the server acknowledged with what the vault and its journal hold."""
    with sqlite.open_(folder, PASSPHRASE) as vault:
        by = {one.id: one.by for one in vault.all(Decision)}
        sealed = Counter(one.id for entry in vault.entries() for one in entry.sealed)
        verdict = check(vault)
        wrong = sum(
            1
            for name, one in zip(names, told, strict=True)
            for i in one.acknowledged
            if by.get(i, name) != name
        )
    said = [i for one in told for i in one.acknowledged]
    times = sorted(t for one in told for t in one.took)
    refused = sum((one.refused for one in told), Counter())
    return Outcome(
        people=len(names),
        seconds=round(took, 1),
        decisions=len(said),
        lost=sum(1 for i in said if i not in by),
        doubled=len(said) - len(set(said)) + sum(1 for i in by if sealed[i] != 1),
        in_the_journal=sum(1 for i in by if sealed[i] == 1),
        wrong_name=wrong,
        sound=verdict.sound,
        p50_ms=_at(times, 0.5),
        p95_ms=_at(times, 0.95),
        worst_ms=_at(times, 1.0),
        looks=sum(one.looks for one in told),
        refused={str(status): n for status, n in sorted(refused.items())},
        broken=[line for one in told for line in one.broken],
    )


def _at(times: list[float], share: float) -> float:
    return round(1000 * times[min(len(times) - 1, int(share * len(times)))], 1) if times else 0.0


def main() -> None:
    """Read the options, run, and print what it came to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--pace", type=float, default=0.0, help="seconds between two steps")
    parser.add_argument("--reports", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        outcome = run(
            Path(place) / "vault",
            people=given.people,
            seconds=60 * given.minutes,
            pace=given.pace,
            reports=given.reports,
            seed=given.seed,
        )
    print(msgspec.json.format(msgspec.json.encode(outcome), indent=2).decode())
    sys.exit(0 if outcome.holds and outcome.decisions else 1)


if __name__ == "__main__":
    main()
