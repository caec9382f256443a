"""The pages say what is so."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)(?:#[^)]*)?\)")


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_glossary_is_what_the_records_say() -> None:
    """The glossary is written from the records, and is not out of date."""
    made = _module(ROOT / "docs" / "glossary.py").page()

    assert (ROOT / "docs" / "glossary.md").read_text("utf-8") == made


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_link_leads_to_a_file(page: Path) -> None:
    """A link of a page leads to a file or folder that is there."""
    links = LINK.findall(page.read_text("utf-8"))

    missing = [link for link in links if not (page.parent / link).exists()]

    assert not missing


def test_changelog_gathers_every_fragment() -> None:
    """A section of the changelog has a line for each fragment."""
    gather = _module(ROOT / "changes" / "gather.py")

    made = gather.section(
        "0.2.0", {"keep-zip": "Archives are opened.", "read-ru": "Russian is read."}
    )

    assert made.splitlines()[0] == "## 0.2.0"
    assert "- **keep**: Archives are opened." in made
    assert "- **read**: Russian is read." in made
