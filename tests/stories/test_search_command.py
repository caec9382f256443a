"""Somebody searches at the command line, from a file to its words."""

from __future__ import annotations

import json

ARTICLE = """Three held after vigil in Karvel

KARVEL, 3 June 2025 — Police detained three people at a vigil on Foundry Square on Tuesday.

"They were taken away in vans," said Marta Vymyslova, a lawyer.
"""


def test_from_words_to_their_report(dripstone, vault, desk):
    """What was taken in is found by other forms of its words, in another script; errors are told."""
    (desk / "vigil.txt").write_text(ARTICLE, "utf-8")
    dripstone("take-in", "vigil.txt", "--from", "The Karvel Courier", check=None)

    found = json.loads(dripstone("search", "Вымыслова", "detention", "--json").stdout)
    row = dripstone("search", "foundry square").stdout
    wrong = dripstone("search", '"never closed', check=2)

    assert [one["title"] for one in found["texts"]] == ["Three held after vigil in Karvel"]
    assert "[Foundry Square]" in " ".join(row.split())
    assert wrong.stderr.startswith("dripstone: A quotation mark has no other")
    assert "never" not in wrong.stderr
