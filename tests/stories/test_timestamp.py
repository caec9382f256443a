"""A documenter carries a request to an authority and its answer back."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "journal"))

from authorities import Authority


def test_a_time_stamp_goes_out_and_comes_back_as_files(desk: Path, vault: Path, dripstone):
    """The right certificates vouch for it; others do not, and that is said."""
    authority, other = Authority(desk / "authority"), Authority(desk / "other")
    (desk / "right.pem").write_bytes(authority.root)
    (desk / "wrong.pem").write_bytes(other.root)

    dripstone("timestamp", "request", "--to", "request.tsq")
    (desk / "reply.tsr").write_bytes(authority.answer((desk / "request.tsq").read_bytes()))
    wrong = dripstone("timestamp", "keep", "reply.tsr", "--chain", "wrong.pem", check=5)
    right = dripstone("timestamp", "keep", "reply.tsr", "--chain", "right.pem")
    nonsense = dripstone("timestamp", "keep", "request.tsq", "--chain", "right.pem", check=2)

    assert "OPENSSL REFUSES" in wrong.stdout
    assert "openssl checked its signature" in right.stdout
    assert "no time stamp for this vault" in nonsense.stderr
    assert "Nothing was changed, lost or swapped" in dripstone("verify").stdout
