"""A page that was left open on a desk."""

from __future__ import annotations


def test_a_page_that_was_left_alone_shuts_the_vault(desk, vault, dripstone):
    """The program that held the key ends by itself, and says nothing is wrong."""
    ended = dripstone("review", "--idle", "0.01")

    assert "The page is at" in ended.stdout
    assert ended.returncode == 0
    assert "Nothing was changed" in dripstone("verify", "--every-signature").stdout
