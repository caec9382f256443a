"""Publish: from findings and incidents to what may be shown, and betrays nobody.

    dossier        an incident → one HTML file to read, print and check
    let_through    findings → rows: what the shields let through, worked out once a release
    claims_csv     rows → a table
    claims_jsonl   rows → Web Annotations, one a line
    figures_csv    figures → a table without small cells
    account        findings → how many are shown, how many are left out and why
    shown          a file → what the journal remembers of it
    exhibit        reports with their journal → a folder that a court expert checks without us
    paper          a checkpoint → a page to print, with a code to scan
    release_key    → 32 random bytes, from which this release's pseudonyms follow

Everything but an exhibit leaves through ``shields``: names above the shown level become letters,
in every field, script and form; days and places of protected people are widened; nobody is named
where a sensitive ground is told. What has no field in ``shields.row.Row`` cannot leave at all.
"""

from __future__ import annotations

import importlib
from typing import Any

_WHERE = {
    "Account": "shields.row",
    "account": "exports.account",
    "claims_csv": "exports.claims_csv",
    "claims_jsonl": "exports.claims_jsonl",
    "dossier": "exports.dossier",
    "figures_csv": "exports.figures_csv",
    "let_through": "shields.rows",
    "paper": "exports.paper",
    "exhibit": "exports.exhibit",
    "release_key": "shields.pseudonyms",
    "shown": "exports.made",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's names are of any type
    """Fetch a function when it is first asked for, so that a line of JSON loads no page."""
    if name not in _WHERE:
        raise AttributeError(name)
    return getattr(importlib.import_module(f"{__name__}.{_WHERE[name]}"), name)


__all__ = [  # noqa: PLE0604 - fetched lazily, by name
    *sorted(_WHERE),
]
