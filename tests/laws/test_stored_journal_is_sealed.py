"""Law: any changed octet of a stored journal is noticed, with the last signatures alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_journal_is_sealed import KEYS, chains

from dripstone.errors import BrokenJournal
from dripstone.journal import Chain, Head, seal
from dripstone.records import stored


def proved(rows: list[bytes], *, each: bool = False) -> Head:
    chain = Chain(each=each)
    for raw in rows:
        chain.add_stored(raw)
    return chain.end()


@given(chains())
@settings(deadline=None)
def test_what_is_stored_is_proved_both_ways(chain):
    """The octets prove as the entries do, with every signature and with the last ones."""
    rows = [stored(entry) for entry in chain]

    assert proved(rows) == proved(rows, each=True) == Head(number=len(chain), seal=chain[-1].seal)


@given(chains(), st.data())
@settings(deadline=None, max_examples=200)
def test_any_changed_octet_is_noticed(chain, data):
    """One bit anywhere, in a signature too that nobody looks at by itself."""
    rows = [bytearray(stored(entry)) for entry in chain]
    place = data.draw(st.integers(0, len(rows) - 1))
    octet = data.draw(st.integers(0, len(rows[place]) - 1))
    rows[place][octet] ^= 1 << data.draw(st.integers(0, 7))

    with pytest.raises(BrokenJournal) as broken:
        proved([bytes(row) for row in rows])

    assert broken.value.facts["entry"] == place + 1


@given(chains(), st.data())
@settings(deadline=None)
def test_an_entry_in_anothers_name_is_noticed(chain, data):
    """Whoever ends a journal with an entry in somebody else's name is found out at it."""
    mine, other = data.draw(st.permutations(sorted(KEYS)).map(lambda names: names[:2]))
    if {mine, other} - {entry.by for entry in chain}:
        return
    last = chain[-1]
    forged = seal(
        Head(number=last.number, seal=last.seal),
        at=last.at,
        by=mine,
        did="keep",
        nonce="0" * 32,
        private=KEYS[other],
        signed=last.signature,
    )

    with pytest.raises(BrokenJournal) as broken:
        proved([*(stored(entry) for entry in chain), stored(forged)])

    assert broken.value.facts["entry"] == forged.number
