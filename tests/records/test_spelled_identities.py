"""An identity is spelled in base 32, as any other program would spell it."""

from __future__ import annotations

import base64
import hashlib

from dripstone.records import random_id
from dripstone.records.base import canonical, content_id


def test_an_identity_of_content_is_the_beginning_of_a_hash():
    """The 26 characters are those of RFC 4648, in lower case, of SHA-256 of the fields."""
    for n in range(300):
        spelled = content_id("rep", str(n))

        hashed = hashlib.sha256(canonical((str(n),))).digest()
        assert spelled == "rep_" + base64.b32encode(hashed).decode("ascii").lower()[:26]


def test_an_identity_that_was_minted_holds_sixteen_octets():
    """All 128 bits come back, and what fills the last character is zero."""
    for _ in range(300):
        spelled = random_id("rct").removeprefix("rct_").upper()

        octets = base64.b32decode(spelled + "======")
        assert len(octets) == 16
        assert base64.b32encode(octets).decode("ascii").rstrip("=") == spelled
        assert octets[6] >> 4 == 0x7
        assert octets[8] >> 6 == 0b10
