"""A documenter carries a request to an authority and its answer back."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "journal"))

import calendars as ots
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


def test_a_proof_in_bitcoin_is_promised_first_and_compared_with_a_header_later(
    desk: Path, vault: Path, dripstone
):
    """Nothing is called proved that no header bears, and a header that anybody can make bears nothing."""
    dripstone("timestamp", "request", "--bitcoin", "--to", "checkpoint.txt")
    document = (desk / "checkpoint.txt").read_bytes()
    whole = ots.stamped(document, height=900_000)
    (desk / "promise.ots").write_bytes(ots.written(ots.stamped(document)))
    (desk / "whole.ots").write_bytes(ots.written(whole))
    (desk / "easy.hex").write_text(ots.mined(ots.root_of(whole)).hex() + "\n")
    (desk / "real.hex").write_text(ots.Found.header)
    (desk / "other.ots").write_bytes(ots.in_the_real_chain())

    promised = dripstone("timestamp", "keep", "promise.ots")
    unchecked = dripstone("timestamp", "keep", "whole.ots")
    another = dripstone("timestamp", "keep", "whole.ots", "--header", "real.hex", check=5)
    easy = dripstone("timestamp", "keep", "whole.ots", "--header", "easy.hex", check=5)
    foreign = dripstone("timestamp", "keep", "other.ots", "--header", "real.hex", check=2)
    no_block = dripstone("timestamp", "keep", "whole.ots", "--header", "whole.ots", check=2)
    no_chain = dripstone("timestamp", "keep", "easy.hex", check=2)

    assert "PROMISED, NOT PROVED" in promised.stdout
    assert (
        f"block 900000, as it says itself, with the merkle root (as nodes write it)\n  {ots.root_of(whole)[::-1].hex()}"
        in unchecked.stdout
    )
    assert "NO HEADER THAT YOU GAVE" in another.stdout
    assert "TOO LITTLE WORK" in easy.stdout
    assert "no time stamp for this vault" in foreign.stderr
    assert "no header of a block" in no_block.stderr
    assert "--chain" in no_chain.stderr
    assert "Nothing was changed, lost or swapped" in dripstone("verify").stdout
