"""The pages about the vault: what they say is run, and what they promise has its test."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from vault_things import ANN, BEN, PASSPHRASE, a_look, keyed, with_key

from dripstone.flow import guarding
from dripstone.vault import sqlite
from dripstone.vault.slots import FLOOR

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs"


def the_program() -> str:
    for name in ("format-vault.md", "format.md"):
        if (PAGES / name).exists():
            blocks = re.findall(
                r"```python\n(.*?)```", (PAGES / name).read_text("utf-8"), re.DOTALL
            )
            found = [block for block in blocks if "def vault_keys" in block]
            if found:
                return found[0]
    pytest.fail("no page tells how to read a vault")


def run(folder, passphrase: str = PASSPHRASE):
    return subprocess.run(
        [sys.executable, "-I", "-c", the_program(), str(folder)],
        input=passphrase + "\n",
        capture_output=True,
        text=True,
        check=False,
    )


def test_stranger_reads_a_vault_with_the_page_alone(folder):
    """The program on the page, which knows nothing of ours, comes to the vault's own head."""
    with with_key(folder) as vault:
        vault.add_signer(BEN)
        vault.commit(a_look(1, where="«ёлка»\t\u2028\u007f\u0001"), did="x", by=BEN)
        head = vault.head()

    ran = run(folder)

    assert "dripstone" not in re.findall(r"^(?:import|from) (\w+)", the_program(), re.MULTILINE)
    assert ran.stderr == ""
    assert ran.stdout.strip() == head.written()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE records SET body = replace(body, 'mayor', 'baker') WHERE position = 2",
        "UPDATE originals SET bytes = CAST(replace(bytes, 'mayor', 'baker') AS BLOB)",
        "UPDATE journal SET body = replace(body, '\"keep\"', '\"kept\"') WHERE number = 2",
        "DELETE FROM records WHERE position = 6",
        "DELETE FROM journal WHERE number = 3",
    ],
)
def test_stranger_notices_what_we_notice(folder, statement):
    """The program on the page refuses an altered vault as ours does."""
    connection = keyed(folder, tables=("records", "originals", "journal"))
    connection.execute(statement)
    connection.close()

    assert run(folder).returncode != 0


def test_every_promise_names_a_test_that_exists():
    """Each test named on the page of threats is in its file, and each promise names one."""
    page = (PAGES / "threats.md").read_text("utf-8")
    named = re.findall(r"`(tests/[\w/.]+)::(\w+)`", page)

    for path, test in named:
        tree = ast.parse((ROOT / path).read_text("utf-8"))
        assert test in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    promised = page.split("## What is promised")[1].split("## What is not protected")[0]
    rows = [line for line in promised.splitlines() if re.match(r"\| (?!Promise)[A-Z]", line)]
    assert len(rows) > 15
    assert all("::test_" in row for row in rows)


def test_stranger_reads_a_vault_with_any_of_its_ways_in(folder):
    """The program on the page opens it with a colleague's passphrase and with a printed key."""
    with sqlite.open_(folder, PASSPHRASE) as vault:
        hers = "nine white storks over Upper Tarn"
        guarding.add_passphrase(vault, folder, PASSPHRASE, hers, of=BEN, by=ANN, cost=FLOOR)
        key, _ = guarding.add_paper_key(vault, folder, PASSPHRASE, by=ANN, cost=FLOOR)
        head = vault.head()

    ran = [run(folder, words) for words in (PASSPHRASE, hers, key)]

    assert [done.stdout.strip() for done in ran] == [head.written()] * 3
