"""Parts: a packed mapping is the mapping, whatever is asked of it first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dripstone.vocabulary.parts import Parts, packed

BY = slice(0, 2)
mappings = st.dictionaries(st.text(max_size=4), st.integers(-9, 9), max_size=20)


@given(mappings, mappings, st.text(max_size=4))
def test_parts_hold_what_was_packed(whole, own, other):
    """Every key comes back, own keys stand in front, and nothing else is there."""
    parts = Parts(packed(whole, BY), BY, int)

    both = parts.beside(own)

    assert {key: parts[key] for key in whole} == whole == dict(parts)
    assert dict(both) == {**whole, **own}
    assert len(both) == len({**whole, **own})
    assert both.get(other) == {**whole, **own}.get(other)
    assert (other in parts) == (other in whole)


def test_a_part_is_opened_when_it_is_asked_for():
    """What nobody asks for is never looked at: here it could not even be opened."""
    parts = Parts({**packed({"anna": 1}, BY), "be": b"broken"}, BY, int)

    assert parts["anna"] == 1
    assert "anno" not in parts
    assert parts.get("carl") is None
