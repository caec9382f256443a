"""A trustee, as somebody makes one who might lose their passphrase."""

from __future__ import annotations

import json

import pyrage


def test_a_lawyers_age_key_opens_the_vault(desk, vault, dripstone):
    """The file that age-keygen writes does as a passphrase file, and the list says whose it is."""
    own = pyrage.x25519.Identity.generate()
    public = str(own.to_public())
    file = desk / "lawyer.key"
    file.write_text(f"# created: 2031-05-01\n# public key: {public}\n{own}\n", "utf-8")

    dripstone("passphrase", "add", "--for", "the lawyer", "--age", public)
    opened = dripstone("verify", "--passphrase-file", file)
    ways = json.loads(dripstone("passphrase", "list", "--json").stdout)

    assert "Nothing was changed, lost or swapped" in opened.stdout
    assert (ways[-1]["kind"], ways[-1]["of"]) == ("age", "the lawyer")
