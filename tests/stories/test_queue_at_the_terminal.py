"""What waits is listed at the terminal, in an order, without a page."""

from __future__ import annotations

import json

from dripstone.vault import sqlite
from dripstone.vault.slots import FLOOR
from invented import a_claim, a_text, findings, suggested
from local_page import ADA, filled

UNSURE = a_text((("body", "Guards detained Oleg Mnimy in Karvel."),))


def test_what_waits_is_listed(desk, dripstone):
    """The list is in the order asked for, holds no words, and an unknown order is refused."""
    text = a_text()
    one = a_claim(UNSURE, "Guards detained Oleg Mnimy")
    words = (desk / "passphrase").read_text("utf-8").strip()
    with sqlite.create(desk / "vault", words, by=ADA, cost=FLOOR) as vault:
        filled(vault, text, tuple(map(suggested, findings(text))))
        filled(vault, UNSURE, (suggested(one, confidence=0.5),))

    told = dripstone("review", "--list", "--order", "unsure", "--first", "3").stdout
    listed = json.loads(dripstone("review", "--order", "unsure", "--json").stdout)
    refused = dripstone("review", "--order", "alphabet", check=2)

    assert listed["lines"][0]["on"] == one.id
    assert (listed["count"], len(listed["lines"])) == (6, 6)
    assert told.count("fin_") == 3
    assert "Mnimy" not in told
    assert "alphabet" in refused.stderr
