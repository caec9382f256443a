"""What waits is listed at the terminal, in an order, without a page."""

from __future__ import annotations

import json

ARTICLE = (
    "Two held in Karvel\n\nKARVEL, 3 May 2025. Police detained Timur Basnin on Saturday. "
    "Forty people were arrested on Foundry Square, Lantern Legal Aid said.\n"
)


def test_what_waits_is_listed(desk, vault, dripstone):
    """The list is in the order asked for; nothing is served, and an unknown order is refused."""
    (desk / "article.txt").write_text(ARTICLE, "utf-8")
    dripstone("take-in", "article.txt", "--from", "The Karvel Courier")

    told = dripstone("review", "--list", "--order", "unsure").stdout
    listed = json.loads(dripstone("review", "--order", "figure", "--json").stdout)
    refused = dripstone("review", "--order", "alphabet", check=2)

    assert "To decide" in told
    assert listed["count"] == len(listed["lines"]) > 0
    moves = [line["moves"] for line in listed["lines"]]
    assert moves[0] == "open" or moves[0] == max(moves)
    assert "alphabet" in refused.stderr
    assert "Basnin" not in told
