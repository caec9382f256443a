"""Glossary: the nouns, from their own docstrings.

Run as ``python docs/glossary.py`` to write ``docs/glossary.md`` anew.
"""

from __future__ import annotations

import inspect
from pathlib import Path

from dripstone import records
from dripstone.records import Record, Value

PAGE = Path(__file__).with_name("glossary.md")
HEAD = """# Glossary

Written from the records' own descriptions by `python docs/glossary.py`. A *report* is the kept
file; a *source* is the voice that says something.

| noun | meaning | kept in the vault |
|---|---|---|
"""


def page() -> str:
    """Write the page: one row a noun, in alphabetical order."""
    nouns = {
        name: thing
        for name in records.__all__
        if inspect.isclass(thing := getattr(records, name))
        and issubclass(thing, Record | Value)
        and thing not in (Record, Value)
    }
    return HEAD + "".join(_row(name, nouns[name]) for name in sorted(nouns))


def _row(name: str, noun: type) -> str:
    first = " ".join((noun.__doc__ or "").split("\n\n")[0].split())
    kept = "yes" if noun in records.STORED else ""
    return f"| {name} | {first} | {kept} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
