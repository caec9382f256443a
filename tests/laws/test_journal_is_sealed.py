"""Law: any change, loss, swap or insertion in the journal is noticed, and located."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dripstone.errors import BrokenJournal
from dripstone.journal import NOTHING, Head, introduction, new_key, public_of, seal, verify
from dripstone.records import Entry, Sealed, Signer

KEYS = {name: new_key() for name in ("Ann Tester", "Ben Tester", "Cem Tester")}
SIGNERS = {name: Signer(name=name, public_key=public_of(key)) for name, key in KEYS.items()}
FIELDS = Entry.__struct_fields__

words = st.text(max_size=8)
seals = st.lists(
    st.builds(Sealed, digest=st.text("0123456789abcdef", min_size=64, max_size=64)),
    max_size=3,
).map(tuple)


@st.composite
def chains(draw: st.DrawFn) -> list[Entry]:
    """Write a chain of 3 to 9 entries by up to three people, with any notes and any seals."""
    length = draw(st.integers(3, 9))
    people, chain, head = ["Ann Tester"], [], NOTHING
    for number in range(1, length + 1):
        new = next((n for n in KEYS if n not in people), None)
        if number == 1:
            did, notes, sealed = "found", introduction(SIGNERS["Ann Tester"]), ()
        elif new is not None and draw(st.booleans()):
            did, notes, sealed = "add_signer", introduction(SIGNERS[new]), ()
        else:
            did, sealed = draw(st.sampled_from(["keep", "read", "decide"])), draw(seals)
            notes = draw(st.lists(st.tuples(words, words), max_size=2).map(tuple))
        by = people[0] if number == 1 else draw(st.sampled_from(people))
        if did == "add_signer":
            people.append(new)
        entry = seal(
            head,
            at=f"2031-05-01T00:00:0{number}Z",
            by=by,
            did=did,
            nonce=f"{number:032x}",
            private=KEYS[by],
            sealed=sealed,
            notes=notes,
            signed=chain[-1].signature if chain else "",
        )
        chain.append(entry)
        head = Head(number=entry.number, seal=entry.seal)
    return chain


def first_fault(entries: list[Entry]) -> int | None:
    """Give the number of the first entry that does not hold, or None."""
    try:
        verify(iter(entries))
    except BrokenJournal as broken:
        return broken.facts["entry"]
    return None


@given(chains())
@settings(deadline=None)
def test_what_was_sealed_is_proved(chain):
    """A chain that nobody touched holds, read one by one."""
    assert verify(iter(chain)) == Head(number=len(chain), seal=chain[-1].seal)


@given(chains(), st.data())
@settings(deadline=None, max_examples=200)
def test_any_change_is_located(chain, data):
    """Any field of any entry, changed to anything else, is found at that very entry."""
    place = data.draw(st.integers(0, len(chain) - 1))
    name = data.draw(st.sampled_from(FIELDS))
    other = data.draw(
        {
            "number": st.integers(-1, 12),
            "sealed": seals,
            "notes": st.lists(st.tuples(words, words), max_size=2).map(tuple),
        }.get(name, st.one_of(words, st.text("0123456789abcdef", min_size=64, max_size=64))).filter(
            lambda value: value != getattr(chain[place], name)
        )
    )

    altered = [*chain]
    altered[place] = msgspec.structs.replace(chain[place], **{name: other})

    assert first_fault(altered) == place + 1


@given(chains(), st.data())
@settings(deadline=None)
def test_any_loss_is_located(chain, data):
    """An entry lost anywhere but at the end is found at its place; at the end, by a head."""
    place = data.draw(st.integers(0, len(chain) - 1))
    head = Head(number=len(chain), seal=chain[-1].seal)

    left = chain[:place] + chain[place + 1 :]

    if place < len(chain) - 1:
        assert first_fault(left) == place + 1
    with pytest.raises(BrokenJournal):
        verify(left, head=head)


@given(chains(), st.data())
@settings(deadline=None)
def test_any_swap_is_located(chain, data):
    """Two entries that changed places are found at the first of them."""
    one = data.draw(st.integers(0, len(chain) - 2))
    other = data.draw(st.integers(one + 1, len(chain) - 1))

    swapped = [*chain]
    swapped[one], swapped[other] = chain[other], chain[one]

    assert first_fault(swapped) == one + 1


@given(chains(), chains(), st.data())
@settings(deadline=None)
def test_any_insertion_is_located(chain, foreign, data):
    """An entry put in from the same or another chain is found at its place."""
    place = data.draw(st.integers(0, len(chain)))
    added = data.draw(st.sampled_from(chain + foreign))
    before = chain[place - 1].seal if place else NOTHING.seal

    grown = [*chain[:place], added, *chain[place:]]

    fault = first_fault(grown)
    if added.number == place + 1 and added.before == before:
        # It follows here as well as what stood here before; then that one does not follow it.
        assert fault in {place + 1, place + 2}
    else:
        assert fault == place + 1


@given(chains(), st.data())
@settings(deadline=None)
def test_entry_signed_by_another_person_is_located(chain, data):
    """An entry written anew with any other key than its author's is found at its place."""
    place = data.draw(st.integers(1, len(chain) - 1))
    key = new_key()
    old = chain[place]

    forged = [*chain]
    forged[place] = seal(
        Head(number=place, seal=chain[place - 1].seal),
        at=old.at,
        by=old.by,
        did=old.did,
        nonce=old.nonce,
        private=key,
        sealed=old.sealed,
        notes=old.notes,
        signed=chain[place - 1].signature,
    )

    assert first_fault(forged) == place + 1
