"""A language is its folder: nothing beside it asks for a language by name."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import dripstone

_READS = """
import json, msgspec, sys
from english import a_text
from dripstone import read

def told(words, code):
    for found in read.suggest(a_text(words, language=code)):
        said = msgspec.to_builtins(found.of)
        yield {k: v for k, v in said.items() if k != "id"}

texts, codes = json.load(sys.stdin)
print(json.dumps([[list(told(words, code)) for words in texts] for code in codes]))
"""

_TEXTS = {
    "ru": (
        """Во вторник полиция Зарянска задержала семерых учителей после митинга, сообщил профсоюз.
        По словам адвоката Инны Выдумкиной, двоих избили из-за песни.""",
        """Союз «Тихий дом» требует от прокуратуры освободить всех до 5 июня.
        В министерстве отрицают, что задержанных пытали.""",
    ),
    "en": (
        """Police in Ostrava Vale arrested seven teachers on Tuesday after a rally, the union said.
        Two of them were beaten because of a song, according to their lawyer, Inna Vydumkina.""",
        """The union urged the prosecutor to free everybody by 5 June.
        The ministry denied that the teachers had been tortured.""",
    ),
}


@pytest.mark.parametrize("code", sorted(_TEXTS))
def test_a_copy_of_a_folder_under_another_code_reads_the_same(code: str, tmp_path: Path) -> None:
    """What is found, and how it is put, comes from the folder; the vocabulary is not its folder."""
    house = tmp_path / "dripstone"
    skip = shutil.ignore_patterns("__pycache__")
    shutil.copytree(Path(dripstone.__file__).parent, house, ignore=skip)
    copy = house / "languages" / f"{code}x"
    shutil.copytree(house / "languages" / code, copy, ignore=skip)
    init = copy / "__init__.py"
    init.write_text(init.read_text("utf-8").replace(f'"{code}"', f'"{code}x"'), "utf-8")

    ran = subprocess.run(
        [sys.executable, "-c", _READS],
        input=json.dumps([_TEXTS[code], [code, f"{code}x"]]),
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{Path(__file__).parent}"},
        capture_output=True,
        text=True,
        check=True,
    )
    ours, copied = ([one for found in texts for one in found] for texts in json.loads(ran.stdout))

    assert {one["kind"] for one in ours} >= {"act", "demand", "ground", "denial"}
    assert _put(copied) == _put(ours)
    assert [_found(one) for one in copied] == [_found(one) for one in ours]


def _put(findings: list[dict[str, Any]]) -> list[str]:
    return [one["says"] for one in findings if one["kind"] == "denial"]


def _found(finding: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in finding.items() if name != "says"}
