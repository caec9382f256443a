"""Commit: what is written, once, with its entry, or not at all."""

from __future__ import annotations

import threading
from hashlib import sha256

import pytest
from vault_things import ANN, BEN, a_look, a_report, a_text, take_in

from dripstone.errors import AlteredOriginal, NoSigner, NoSuchRecord, WrongState
from dripstone.journal import is_signed, verify
from dripstone.records import Looked, Report, Text
from dripstone.vault.checking import check

pytestmark = pytest.mark.usefixtures("resting")

MIB = 1 << 20


def test_what_is_kept_comes_back(vault):
    """A record comes back equal to the one that was written."""
    look = a_look(1)

    vault.commit(look, did="follow_up", by=ANN)

    assert vault.get(look.id) == look
    assert vault.holds(look.id)
    assert list(vault.all(Looked)) == [look]


@pytest.mark.parametrize("size", [0, 1, MIB - 1, MIB, MIB + 1, 3 * MIB + 7])
def test_original_comes_back_byte_for_byte(vault, size):
    """Bytes of any length come back as they came."""
    data = bytes(i * 7 % 251 for i in range(min(size, 5000)))
    data = (data * (size // max(len(data), 1) + 1))[:size]

    report = take_in(vault, data)

    assert vault.original(report.id) == data
    assert b"".join(vault.original_parts(report.id)) == data
    assert check(vault).sound


def test_entry_seals_what_was_written(vault):
    """An entry names its author, what was done, and the digest of each record, in order."""
    looks = [a_look(3), a_look(1), a_look(2)]

    entry = vault.commit(*looks, did="follow_up", by=ANN, notes={"count": "3"})

    assert entry == list(vault.entries())[-1]
    assert (entry.by, entry.did, entry.notes) == (ANN, "follow_up", (("count", "3"),))
    stored = [sha256(vault.stored(x.id)).hexdigest() for x in looks]
    assert [(s.id, s.digest) for s in entry.sealed] == [
        (x.id, h) for x, h in zip(looks, stored, strict=True)
    ]
    assert [x.id for x in vault.all(Looked)] == [x.id for x in looks]


def test_what_is_here_already_is_passed_over(vault):
    """The first record under an identity stays, and doing the same again writes nothing."""
    first, other = a_look(1), a_look(1, where="nowhere")
    vault.commit(first, did="follow_up", by=ANN)
    head = vault.head()

    again = vault.commit(other, did="follow_up", by=ANN)

    assert again is None
    assert vault.get(first.id) == first
    assert vault.head() == head


def test_the_same_record_twice_in_one_commit_is_written_once(vault):
    """Within one commit, too, the first record under an identity stays."""
    entry = vault.commit(a_look(1), a_look(2), a_look(1, where="nowhere"), did="x", by=ANN)

    assert [s.id for s in entry.sealed] == ["loo_000001", "loo_000002"]
    assert vault.get("loo_000001") == a_look(1)


def test_only_what_is_new_is_sealed(vault):
    """A commit of old and new records seals the new ones."""
    vault.commit(a_look(1), did="x", by=ANN)

    entry = vault.commit(a_look(1), a_look(2), did="x", by=ANN)

    assert [s.id for s in entry.sealed] == ["loo_000002"]


def test_nothing_to_write_writes_nothing(vault):
    """A commit without records leaves no entry."""
    head = vault.head()

    assert vault.commit(did="x", by=ANN) is None
    assert vault.head() == head


def test_report_without_its_bytes_is_refused(vault):
    """A report is kept together with its bytes or not at all."""
    with pytest.raises(AlteredOriginal, match="missing"):
        vault.commit(a_look(1), a_report(b"abc"), did="keep", by=ANN)

    assert not list(vault.all(Report))
    assert not vault.holds("loo_000001")


def test_report_with_other_bytes_is_refused(vault):
    """Bytes that do not match the report's hash are never kept under it."""
    report = a_report(b"abc")

    with pytest.raises(AlteredOriginal, match="changed"):
        vault.commit(report, did="keep", by=ANN, originals={report.id: b"abd"})

    assert not vault.holds(report.id)
    assert not list(vault.originals())


def test_bytes_for_no_report_are_refused(vault):
    """Bytes cannot be kept under an identity that no report has."""
    with pytest.raises(NoSuchRecord):
        vault.commit(a_look(1), did="keep", by=ANN, originals={"rep_x": b"abc"})

    assert not vault.holds("loo_000001")


def test_the_same_bytes_twice_are_kept_once(vault):
    """Taking the same report in again changes nothing."""
    report = take_in(vault, b"abc")

    again = vault.commit(a_report(b"abc"), did="keep", by=ANN, originals={report.id: b"abc"})

    assert again is None
    assert list(vault.originals()) == [report.id]


def test_nobody_writes_without_a_key(vault):
    """Somebody who has no signing key here writes nothing, and the error does not name them."""
    with pytest.raises(NoSigner) as refused:
        vault.commit(a_look(1), did="x", by="Nobody Known")

    assert "Nobody" not in str(refused.value)
    assert not vault.holds("loo_000001")


@pytest.mark.parametrize("did", ["found", "add_signer"])
def test_nobody_is_introduced_by_an_ordinary_commit(vault, did):
    """The journal's own words for introducing signers cannot be used for anything else."""
    with pytest.raises(WrongState):
        vault.commit(a_look(1), did=did, by=ANN)

    assert not vault.holds("loo_000001")


def test_what_is_not_here_is_said(vault):
    """Asking for a record, an original or a report's parts that are not here is answered."""
    vault.commit(a_look(1), did="x", by=ANN)

    assert not vault.holds("rep_x")
    assert list(vault.original_parts("rep_x")) == []
    for ask in (vault.get, vault.original):
        with pytest.raises(NoSuchRecord):
            ask("rep_x")
    with pytest.raises(NoSuchRecord):
        vault.original("loo_000001")


def test_kinds_are_told_apart(vault):
    """Asking for one kind gives that kind only."""
    report = take_in(vault, b"abc", "abc")
    vault.commit(a_look(1), did="x", by=ANN)

    assert [r.id for r in vault.all(Report)] == [report.id]
    assert [t.content for t in vault.all(Text)] == ["abc"]
    assert len(list(vault.all(Looked))) == 1


def test_words_of_any_script_come_back(vault):
    """Text with any code point that can be written in UTF-8 comes back unchanged."""
    content = "Ёлка \u0000\u001f\u007f\u2028 « é e\u0301 \U0001f54a » 'x''; DROP TABLE records; --"

    take_in(vault, content.encode(), content)

    assert next(vault.all(Text)).content == content
    assert check(vault).sound


def test_reading_is_not_disturbed_by_writing(vault):
    """What is committed while somebody reads does not appear in what they read."""
    vault.commit(*(a_look(n) for n in range(300)), did="x", by=ANN)

    seen = []
    for number, look in enumerate(vault.all(Looked)):
        seen.append(look.id)
        if number % 50 == 0:
            vault.commit(a_look(1000 + number), did="x", by=ANN)

    assert seen == [a_look(n).id for n in range(300)]


def test_entries_can_be_had_from_a_number_on(vault):
    """The journal beyond a number comes in order."""
    for number in range(5):
        vault.commit(a_look(number), did="x", by=ANN)

    assert [e.number for e in vault.entries()] == [1, 2, 3, 4, 5, 6]
    assert [e.number for e in vault.entries(4)] == [5, 6]
    assert [e.number for e in vault.entries(1, vault.moment())] == [2, 3, 4, 5, 6]


def test_a_vault_can_be_checked_as_it_was(vault):
    """Asked for an earlier moment, every reading method gives what was there then."""
    first = take_in(vault, b"abc")
    moment = vault.moment()
    take_in(vault, b"abd")
    vault.add_signer(BEN)

    assert [i for i, _ in vault.sealed_bytes(moment)] == [first.id]
    assert list(vault.originals(moment)) == [first.id]
    assert [e.number for e in vault.entries(moment=moment)] == [1, 2]
    assert [s.name for s in vault.signers(moment)] == [ANN]


def test_second_signer_is_introduced_by_the_first(vault):
    """A further person's key is journalled, signed by somebody who could sign already."""
    signer = vault.add_signer(BEN, by=ANN)

    entry = list(vault.entries())[-1]
    assert (entry.did, entry.by) == ("add_signer", ANN)
    assert dict(entry.notes) == {"signer": BEN, "public_key": signer.public_key}
    assert vault.commit(a_look(1), did="x", by=BEN).by == BEN
    assert [s.name for s in vault.signers()] == [ANN, BEN]
    assert verify(vault.entries(), vault.signers()) == vault.head()


def test_person_who_has_a_key_keeps_it(vault):
    """Adding a person again gives the key that they have, and writes nothing."""
    ann, head = vault.signers()[0], vault.head()

    assert vault.add_signer(ANN) == ann
    assert vault.head() == head


def test_nobody_unknown_introduces(vault):
    """Somebody without a key introduces nobody."""
    with pytest.raises(NoSigner):
        vault.add_signer(BEN, by="Nobody Known")

    assert [s.name for s in vault.signers()] == [ANN]


def test_threads_share_a_vault(vault):
    """Several threads write and read at once; nothing is lost and the chain stays whole."""
    failed = []

    def write(thread: int) -> None:
        try:
            for number in range(15):
                vault.commit(a_look(thread * 100 + number), did="x", by=ANN)
                assert len(list(vault.all(Looked))) > number
        except Exception as error:  # noqa: BLE001 - shown by the assertion below
            failed.append(error)

    threads = [threading.Thread(target=write, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert not failed
    assert len(list(vault.all(Looked))) == 60
    assert check(vault).sound


def test_whole_vault_is_checked(vault):
    """A check counts everything it looked at, and holds an earlier head."""
    take_in(vault, b"abc", "abc")
    head = vault.head()
    take_in(vault, b"abd", "abd")

    verdict = check(vault, head=head)

    counts = verdict.checked
    assert verdict.sound
    assert verdict.head == vault.head()
    assert (counts.entries, counts.records, counts.originals, counts.texts) == (5, 4, 2, 2)


def test_repr_of_a_text_is_quiet(vault):
    """Neither a record nor a vault shows words by itself."""
    take_in(vault, b"abc", "the mayor of Lower Tarn")

    shown = repr((vault, next(vault.all(Text)), vault.signers(), list(vault.entries())))

    assert "mayor" not in shown
    assert ANN not in shown


def test_text_kept_for_a_report(vault):
    """A text is kept apart from its report's bytes and leads back to it."""
    report = take_in(vault, b"abc", "abc")

    text = next(vault.all(Text))

    assert text == a_text(report, "abc")
    assert vault.get(text.report) == report


@pytest.mark.parametrize("name", ["", "  "])
def test_nobody_without_a_name_is_introduced(vault, name):
    """An author who could not be named in the journal gets no key."""
    head = vault.head()

    with pytest.raises(NoSigner):
        vault.add_signer(name)

    assert vault.head() == head


def test_words_are_signed_with_a_persons_own_key(vault):
    """What is handed out is signed with the key that the journal introduced, and no other."""
    words = b"dripstone checkpoint 1\n"

    signature = vault.sign(words, by=ANN)

    assert is_signed(vault.signers()[0].public_key, signature, words)
    with pytest.raises(NoSigner):
        vault.sign(words, by="Nobody")
    with pytest.raises(WrongState):
        vault.sign(bytes(32), by=ANN)
