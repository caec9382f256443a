"""Each of the forty questions is answered by the command that the page names, or says why not."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from dripstone import demo, flow
from dripstone.cli import dripstone
from dripstone.records import Report
from dripstone.vault import sqlite
from dripstone.vault.slots import FLOOR
from dripstone.vocabulary.gazetteer import with_places

pytestmark = pytest.mark.xdist_group("questions")  # one vault for all

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "questions.md"
LINES = [line.split("|") for line in PAGE.read_text("utf-8").splitlines()]
ROWS = {
    cells[1].strip(): [cell.strip() for cell in cells[2:6]]
    for cells in LINES
    if len(cells) == 7 and re.fullmatch(r" Q\d\d ", cells[1])
}
COMMANDS = {
    number: command.strip("`") for number, (_, _, command, _) in ROWS.items() if command.strip()
}
ASKED_OF = "Police detain 17 at wage rally in Karvel"
#: words that the answer must hold, so that a command that finds something else is noticed
SHOWS = {
    "Q01": "12 people|17 people", "Q03": "attribution", "Q04": "speaker",
    "Q05": "not said|не сказано", "Q07": "segments", "Q08": "Restricted|2",
    "Q09": "decisions", "Q10": "claims", "Q11": "Marta Vymyslova", "Q14": "We have received",
    "Q15": "union work", "Q16": "force", "Q19": "sha|SHA", "Q20": "Nebylitsyn",
    "Q21": "addressees", "Q23": "[Pp]rosecutor|[Mm]inister", "Q26": "exact.*(doctor|release)", "Q27": "Denial",
    "Q02": "first of its origin", "Q06": "medium|voice|title|address", "Q13": "nothing tied yet",
    "Q22": "does not say", "Q28": "cannot both be so", "Q30": "17", "Q31": "At least 15 → 17",
    "Q33": "17", "Q36": "Lantern Legal Aid", "Q38": "100 %", "Q32": "md|html", "Q34": "origins",
}  # fmt: skip
LISTS = (
    "north,south,west,count\n1,0,0,40\n0,1,0,35\n0,0,1,30\n1,1,0,12\n1,0,1,10\n0,1,1,9\n1,1,1,4\n"
)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """The demo's vault in a folder, decided on, with stock taken."""
    folder = tmp_path_factory.mktemp("demo")
    (folder / "passphrase").write_text("four plain words\n", "utf-8")
    (folder / "lists.csv").write_text(LISTS, "utf-8")
    by, gazetteer = demo.REVIEWER, with_places(demo.places())
    with sqlite.create(folder / "vault", "four plain words", by=by, cost=FLOOR) as vault:
        for path in demo.reports():
            came_from = demo.publishers().get(path.name)
            flow.take_in(vault, [path], by=by, came_from=came_from, gazetteer=gazetteer)
        demo.decide(vault)
        flow.take_stock(vault, by=by)
        texts = flow.look(vault).held.texts.values()
        report = next(t.report for t in texts if t.title and t.title.value == ASKED_OF)
        assert isinstance(vault.get(report), Report)
        arrest = next(f.id for f in flow.look(vault).settled.accepted if f.type == "liberty.arrest")
        return folder, report, vault.head().number, arrest


@pytest.fixture
def said(place, tmp_path):
    """Run a command of the page on that vault, and give what it says."""
    folder, report, entry, arrest = place
    fills = {
        "REPORT": report,
        "FILE": str(next(p for p in demo.reports() if p.suffix == ".txt")),
        "FOLDER": str(tmp_path / "out"),
        "TABLE": str(folder / "lists.csv"),
        "ENTRY": str(entry),
        "FINDING": arrest,
        "WHY": "hundreds are told of",
    }
    surroundings = {
        "DRIPSTONE_VAULT": str(folder / "vault"),
        "DRIPSTONE_PASSPHRASE_FILE": str(folder / "passphrase"),
        "DRIPSTONE_STATE": "off",
        "COLUMNS": "200",
    }

    def run(command):
        words = [fills.get(word, word) for word in shlex.split(command)][1:]
        done = CliRunner().invoke(dripstone, words, env=surroundings)
        assert done.exit_code == 0, (command, done.output, done.exception)
        return done.output

    return run


def test_every_question_has_its_line():
    """All forty stand on the page, each with an answer or the reason why there is none yet."""
    assert sorted(ROWS) == [f"Q{number:02}" for number in range(1, 41)]
    for number, (question, _, command, how_far) in ROWS.items():
        assert question.endswith(("?", ".")), number
        assert how_far.startswith(("Whole", "In part: ", "Not yet: ")), number
        assert bool(command.strip()) is not how_far.startswith("Not yet"), number


@pytest.mark.parametrize("number", sorted(COMMANDS))
def test_the_command_answers(said, number):
    """The command of each line runs on the demo's vault, and finds what it is asked for."""
    answer = said(COMMANDS[number])

    assert re.search(SHOWS.get(number, r"\w"), answer), answer[:2000]
    assert "none" not in answer.splitlines()[0]
    if COMMANDS[number].startswith("dripstone search") and "--json" in COMMANDS[number]:
        told = json.loads(answer)
        assert told["of_findings"]["count"] + told["of_texts"]["count"] > 0


@pytest.mark.parametrize("number", sorted(ROWS))
def test_other_commands_of_the_line_run_too(said, number):
    """A command that is named in passing is no invention either."""
    _, _, _, how_far = ROWS[number]
    for command in re.findall(r"`(dripstone [^`]+)`", how_far):
        assert said(command) or "search" in command
