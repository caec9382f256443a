"""Exports of other systems come in item by item; what they say stays their word."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dripstone import flow
from dripstone.errors import Damaged, Unreadable
from dripstone.flow.erasing import erase
from dripstone.keep.peers import peer_of
from dripstone.read.formats.peers import items_of
from dripstone.records import Claim, Receipt, Report, Text, Theirs
from dripstone.vault.memory import Memory
from samples import peers
from samples.documents import a_zip

ADA = "Ada Reader"


@pytest.fixture
def vault() -> Memory:
    vault = Memory()
    vault.add_signer(ADA)
    return vault


def came(vault: Memory, path: Path, data: bytes, system: str | None = None) -> Receipt:
    path.write_bytes(data)
    return flow.take_in(vault, [path], by=ADA, came_from="Vesk Committee", system=system)


def became(receipt: Receipt) -> dict[str, tuple[str, str | None]]:
    return {line.item.partition("/")[2]: (line.became, line.why) for line in receipt.lines}


def said(vault: Memory, item: str) -> set[tuple[str, str, str, str | None]]:
    found = next(one for one in vault.all(Theirs) if one.item == item)
    return {(one.kind, one.name, one.value, one.check) for one in found.said}


def words(vault: Memory, item: str) -> str:
    report = next(one for one in vault.all(Report) if one.origin.member == item)
    return vault.original(report.id).decode()


@pytest.mark.parametrize(
    ("made", "name", "system"),
    [
        (peers.a_bayanat_export, "bulletins.json", "bayanat"),
        (peers.a_bayanat_table, "bulletins.csv", "bayanat"),
        (peers.an_uwazi_table, "export.csv", "uwazi"),
        (peers.an_openevsys_export, "export.xml", "openevsys"),
        (peers.an_openevsys_dump, "oe.sql", "openevsys"),
        (peers.an_archiver_table, "db.csv", "auto-archiver"),
        (peers.an_archiver_sheet, "sheet.csv", "auto-archiver"),
    ],
)
def test_an_export_is_known_by_what_it_holds(vault, tmp_path, made, name, system):
    """Whose it is needs no telling; the export is kept whole, and each item names it."""
    receipt = came(vault, tmp_path / name, made())

    whole, *items = receipt.lines
    assert vault.original(whole.report) == made()
    assert items
    derived = [vault.get(line.report) for line in items if line.report]
    assert {one.origin.of for one in derived} == {whole.report}
    assert {one.system for one in vault.all(Theirs)} == {system}
    assert {text.report for text in vault.all(Text)} == {one.id for one in derived}


def test_what_bayanat_says_of_a_bulletin_is_kept_as_its_word(vault, tmp_path):
    """Sources, labels, relations, events and states stand as told; no claim of ours is made."""
    came(vault, tmp_path / "bulletins.json", peers.a_bayanat_export())

    told = said(vault, "bulletin 12")

    assert ("source", "Karvel Observer", "2", None) in told
    assert ("label", "label", "Arbitrary detention", None) in told
    assert ("label", "verified label", "Detention verified", None) in told
    assert ("event", "Arrest at the square", "Detention; Karvel; 2025-05-17T00:00", None) in told
    assert ("status", "status", "Peer Reviewed", None) in told
    relation = next(one for one in told if one[:2] == ("relation", "actor 44"))
    assert "Timur Basnin" in relation[2]
    assert "probability: 2" in relation[2]
    assert [*vault.all(Claim)] == []
    assert "Police in Karvel detained three people on Saturday." in words(vault, "bulletin 12")
    assert "<p>" not in words(vault, "bulletin 12")
    assert ("link", "source_link", "https://observer.example/karvel", None) in told


@pytest.mark.parametrize(
    ("files", "check", "why"),
    [
        ({"20250518-square.png": peers.PICTURE}, "agrees", None),
        ({"20250518-square.png": peers.OTHER}, "differs", "HashDiffers"),
        ({}, "not_here", None),
    ],
)
def test_a_stated_hash_is_compared_with_the_bytes_that_came(vault, tmp_path, files, check, why):
    """The answer is agrees, differs or not here, and never decides what is kept."""
    data = a_zip({"export.json": peers.a_bayanat_export(), **files})

    receipt = came(vault, tmp_path / "export.zip", data)

    digits = hashlib.md5(peers.PICTURE).hexdigest()
    assert ("hash", "MD5", digits, check) in said(vault, "bulletin 12")
    assert became(receipt)["export.json/bulletin 12"][0] == "kept"
    if why is not None:
        assert became(receipt)["export.json/bulletin 12"][1] == why


def test_a_history_is_kept_with_who_and_when(vault, tmp_path):
    """Each state that Bayanat wrote down is an item, and restricted."""
    came(vault, tmp_path / "history.json", peers.a_bayanat_history(), "bayanat")

    told = said(vault, "history 91")

    assert told == {
        ("history", "bulletin 12", "2025-05-20T10:00; Nadia Vymyslova; Human Created", None)
    }
    assert next(one for one in vault.all(Report) if one.origin.kind == "record").level == 2


def test_the_same_export_again_doubles_nothing_and_a_changed_item_is_a_version(vault, tmp_path):
    """What is here stays; what changed comes in anew, linked to what it was."""
    first, second = peers.a_bulletin(1), peers.a_bulletin(2)
    came(vault, tmp_path / "b.json", peers.a_bayanat_export(first, second))
    again = came(vault, tmp_path / "b.json", peers.a_bayanat_export(first, second))
    changed = peers.a_bayanat_export(first, {**second, "status": "Finalized"})

    third = came(vault, tmp_path / "b.json", changed)

    assert {line.became for line in again.lines} == {"already_here"}
    assert [line.became for line in third.lines] == ["new_version", "already_here", "new_version"]


def test_a_file_that_comes_later_is_compared_when_the_export_comes_again(vault, tmp_path):
    """What was not here the first time agrees the second time, and both answers stay."""
    (tmp_path / "in").mkdir()
    export = tmp_path / "in" / "b.json"
    export.write_bytes(peers.a_bayanat_export())
    flow.take_in(vault, [tmp_path / "in"], by=ADA)
    (tmp_path / "in" / "20250518-square.png").write_bytes(peers.PICTURE)

    flow.take_in(vault, [tmp_path / "in"], by=ADA)

    found = [o.check for t in vault.all(Theirs) for o in t.said if o.kind == "hash"]
    assert found == ["not_here", "agrees"]


def test_an_entity_of_uwazi_keeps_its_fields_and_names_its_files(vault, tmp_path):
    """Each value of a field is a label of theirs; a file that came is found by its name."""
    came(vault, tmp_path / "e.csv", peers.an_uwazi_table())
    came(vault, tmp_path / "e.zip", peers.an_uwazi_archive())

    told = said(vault, "entity Case of Timur Basnin")
    inner = said(vault, "entity Statement of 2025")

    assert ("label", "Signatories", "Karvel Lawyers", None) in told
    assert ("label", "Signatories", "Vesk Committee", None) in told
    assert ("link", "Judgement", "decision|https://court.example/1", None) in told
    assert ("status", "Published", "Published", None) in told
    assert ("file", "Documents", "/files/1718000000000abc.pdf", "not_here") in told
    assert ("file", "file", "words.txt", "here") in inner


def test_openevsys_keeps_acts_within_events_and_who_is_who(vault, tmp_path):
    """Acts name their event, involvements their act, information its source; numbers as theirs."""
    came(vault, tmp_path / "e.xml", peers.an_openevsys_export())

    act, involved = said(vault, "act A1"), said(vault, "involvement I1")

    assert ("relation", "event: event", "E1", None) in act
    assert ("relation", "victim: person", "P1", None) in act
    assert ("label", "type_of_act", "030101000000", None) in act
    assert ("relation", "act: act", "A1", None) in involved
    assert ("relation", "perpetrator: person", "P2", None) in involved
    assert ("source", "source: person", "P3", None) in said(vault, "information N1")
    assert ("history", "entered_by", "nadia", None) in said(vault, "event E1")
    assert "Held for ten hours." in words(vault, "arrest A1")


def test_what_they_restrict_or_what_may_harm_is_restricted_here(vault, tmp_path):
    """A confidential event is restricted; a person's religion seals the item until a person says."""
    came(vault, tmp_path / "e.xml", peers.an_openevsys_export())

    levels = {one.origin.member: one.level for one in vault.all(Report)}

    assert (levels["event E1"], levels["act A1"], levels["person P1"]) == (2, 1, 3)


def test_an_actors_ethnicity_seals_the_record_and_roles_restrict_it(vault, tmp_path):
    """What Bayanat says of a person's ethnicity is sealed; what it shows to some roles, restricted."""
    bulletins = peers.a_bayanat_export(
        peers.a_bulletin(1, ethnographies=[{"id": 1, "title": "invented"}]),
        peers.a_bulletin(2, roles=[{"id": 1, "name": "inner circle"}]),
        peers.a_bulletin(3, ethnographies=[]),
    )

    came(vault, tmp_path / "b.json", bulletins)

    levels = {one.origin.member: one.level for one in vault.all(Report)}
    assert [levels[f"bulletin {n}"] for n in (1, 2, 3)] == [3, 2, 1]


def test_a_sheet_of_a_workbook_comes_in_where_a_person_says_whose(vault, tmp_path):
    """The sheet that Auto Archiver fills in, saved as a workbook, gives its rows too."""
    workbook = openpyxl.Workbook()
    for line in csv.reader(io.StringIO(peers.an_archiver_sheet().decode())):
        workbook.active.append(line)
    file = io.BytesIO()
    workbook.save(file)

    receipt = came(vault, tmp_path / "s.xlsx", file.getvalue(), "auto-archiver")

    assert [line.became for line in receipt.lines] == ["kept", "kept"]
    assert ("status", "archive status", "wacz: success", None) in said(vault, "page in row 2")


def test_a_dump_gives_its_records_and_none_of_its_accounts(vault, tmp_path):
    """Quotes and line ends in values are read right; passwords stay inside, and are counted."""
    receipt = came(vault, tmp_path / "oe.sql", peers.an_openevsys_dump())

    act = words(vault, "act A1")
    assert "remarks: She said: 'held', (ten hours);\nno reason." in act
    assert ("label", "type_of_act", "03010100000004 Invented kind of arrest", None) in said(
        vault, "act A1"
    )
    assert ("history", "log", "2018-05-20 10:00:00; create; nadia", None) in said(vault, "act A1")
    assert "01010000000005 Invented method" in act
    assert ("file", "supporting_document", "docs/statement.pdf", "not_here") in said(
        vault, "event E1"
    )
    assert "It's unclear" in words(vault, "act A2")
    assert became(receipt)["other tables"] == ("left_inside", "LeftOut")
    derived = [vault.original(one.id) for one in vault.all(Report) if one.origin.kind == "record"]
    assert not any(b"5f4dcc3b" in data for data in derived)


@pytest.mark.parametrize("altered", [False, True])
def test_an_atlos_export_is_compared_hash_by_hash(vault, tmp_path, altered):
    """The hash of each artifact is compared with the file beside it; the log of updates stays."""
    receipt = came(vault, tmp_path / "a.zip", peers.an_atlos_archive(altered=altered))

    digits = hashlib.sha256(peers.PICTURE).hexdigest()
    check = "differs" if altered else "agrees"
    assert ("hash", "SHA-256", digits, check) in said(vault, "material 1")
    assert ("link", "source_url", "https://social.example/post/1", None) in said(
        vault, "material 1"
    )
    assert ("label", "type", "Detention", None) in said(vault, "incident ATL-ABC123")
    change = 'update_attribute; status; "Unclaimed" → "In Progress"; taken up; by u1'
    assert ("history", "2025-05-19T11:00:00", change, None) in said(vault, "updates of i1")
    levels = {one.origin.member: one.level for one in vault.all(Report)}
    assert levels["incident ATL-ABC123"] == 2
    assert any(line.why == "HashDiffers" for line in receipt.lines) == altered


def test_what_auto_archiver_archived_is_compared_with_its_hashes(vault, tmp_path):
    """Python's spelling in its cells is read without being run, hashes of both kinds compared."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "db.csv").write_bytes(peers.an_archiver_table())
    (folder / "sheet.csv").write_bytes(peers.an_archiver_sheet())
    (folder / "page.png").write_bytes(peers.PICTURE)
    (folder / "page.html").write_bytes(b"<p>page</p>")

    flow.take_in(vault, [folder], by=ADA)

    table, sheet = said(vault, "page 2"), said(vault, "page in row 2")
    digits = hashlib.sha256(peers.PICTURE).hexdigest()
    assert ("hash", "SHA-256", digits, "agrees") in table
    assert ("history", "_processed_at", "2025-05-19T10:03:01Z", None) in table
    assert ("timestamp", "timestamp_authority_files", "tmp/a.tsr", None) in table
    assert {one[3] for one in sheet if one[0] == "hash"} == {"agrees"}
    assert ("link", "wacz", "https://store.example/karvel/page.wacz", None) in sheet


def test_python_in_a_cell_is_never_run(vault, tmp_path):
    """A cell that would write a file writes none; it is words."""
    mark = tmp_path / "run"
    cell = f"{{'url': __import__('pathlib').Path({str(mark)!r}).write_text('x')}}"
    row = {"status": "s", "metadata": cell, "media": "[]"}

    came(vault, tmp_path / "db.csv", peers.a_table([row]))

    assert not mark.exists()
    assert "__import__" in words(vault, "page 2")


@pytest.mark.parametrize(
    ("data", "system"),
    [
        (b'{"bulletins": [{"id": 1, "title": ', None),
        (b"<events xmlns='http://www.huridocs.org/'><event>", None),
        (
            b"-- MySQL dump 10\nCREATE TABLE `act` (\n`a` int\n);\nINSERT INTO `act` VALUES ('x",
            None,
        ),
        (b'{"something": 1}', "bayanat"),
        (b"{" * 100_000, "atlos"),
    ],
)
def test_an_export_that_is_cut_off_is_kept_and_told(vault, tmp_path, data, system):
    """It never passes for a whole one."""
    receipt = came(vault, tmp_path / "export.bin", data, system)

    assert [(line.became, line.why) for line in receipt.lines] == [("kept_unread", "Damaged")]
    assert vault.original(receipt.lines[0].report) == data


def test_words_are_nobodys_export(vault, tmp_path):
    """A statement stays a statement, also beside exports of a system that was named."""
    receipt = came(vault, tmp_path / "s.txt", b"Police in Karvel detained three.", "bayanat")

    assert [line.item for line in receipt.lines] == ["s.txt"]
    assert peer_of(b'{"title": "a", "text": "b"}', "text/plain") is None
    assert peer_of(b"name,date,place\na,b,c\n", "text/csv") is None


def test_every_field_becomes_words(vault, tmp_path):
    """A field that is not known here is in the item's words all the same: nothing is lost."""
    one = peers.a_bulletin(dynamic_field_7={"reply": ["in writing", 12]})
    came(vault, tmp_path / "b.json", peers.a_bayanat_export(one))

    assert "dynamic_field_7.reply: in writing; 12" in words(vault, "bulletin 12")


def test_sheets_with_renamed_columns_come_in_where_a_person_says_whose(vault, tmp_path):
    """A table that tells nothing of itself is taken for what a person says that it is."""
    row = {"Lien": "https://observer.example", "Hash": "SHA-256:00"}

    receipt = came(vault, tmp_path / "s.csv", peers.a_table([row]), "auto-archiver")

    assert [line.became for line in receipt.lines] == ["kept", "kept"]
    assert ("hash", "SHA-256", "00", "not_here") in said(vault, "page in row 2")


def test_a_record_is_written_down_once_for_the_journal(vault, tmp_path):
    """All items of an export are sealed by few entries, each signed."""
    many = [peers.a_bulletin(n) for n in range(1, 40)]
    came(vault, tmp_path / "b.json", peers.a_bayanat_export(*many))

    kept = [one for one in vault.entries() if one.did == "keep"]

    assert len(kept) == 1
    assert len(kept[0].sealed) == 40 + 39
    assert json.loads(dict(kept[0].notes)["reports"]) == 40


def test_two_items_of_one_address_are_two_items(vault, tmp_path):
    """Two bulletins about one page are no versions of each other."""
    export = peers.a_bayanat_export(peers.a_bulletin(1), peers.a_bulletin(2))

    receipt = came(vault, tmp_path / "b.json", export)

    assert [line.became for line in receipt.lines] == ["kept"] * 3


def test_what_was_taken_back_takes_their_word_along(vault, tmp_path):
    """A withdrawn item leaves with what another system says of it; other items stay."""
    export = peers.a_bayanat_export(peers.a_bulletin(1), peers.a_bulletin(2))
    came(vault, tmp_path / "b.json", export)
    gone = next(one for one in vault.all(Report) if one.origin.member == "bulletin 1")

    flow.withdraw(vault, gone.id, by=ADA, reason="asked for it")
    erase(vault, gone.id, by=ADA, reason="asked for it")

    assert [one.item for one in vault.all(Theirs)] == ["bulletin 2"]
    assert gone.id not in {one.id for one in vault.all(Report)}


def records_of(system: str) -> list[object]:
    """Give exports of a system as values of JSON."""
    with zipfile.ZipFile(io.BytesIO(peers.an_atlos_archive())) as archive:
        atlos = [json.loads(archive.read(n)) for n in archive.namelist() if n.endswith(".json")]
    history = json.loads(peers.a_bayanat_history())
    page = {"status": "s", "metadata": {"url": "https://x.example"}, "media": [{"key": "a", "urls": ["b"], "properties": {"hash": "MD5:0"}}]}  # fmt: skip
    return {
        "bayanat": [{"bulletins": [peers.a_bulletin()]}, history],
        "atlos": atlos,
        "auto-archiver": [page],
    }[system]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)  # fmt: skip


def ways(value: object, path: tuple[object, ...] = ()):
    """Give the way to each value within a value."""
    yield path
    inner = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, one in inner:
        yield from ways(one, (*path, key))


def with_one_changed(value: object, path: tuple[object, ...], put: object) -> object:
    """Give a value with another one at a place in it."""
    if not path:
        return put
    copy = value.copy()
    copy[path[0]] = with_one_changed(value[path[0]], path[1:], put)
    return copy


@given(system=st.sampled_from(["bayanat", "atlos", "auto-archiver"]), data=st.data())
@settings(max_examples=250, deadline=None)
def test_no_value_in_an_export_breaks_its_reader(system, data):
    """Whatever stands where something else should, there are items, or it is told as damaged."""
    whole = data.draw(st.sampled_from(records_of(system)))
    path = data.draw(st.sampled_from([*ways(whole)]))
    changed = with_one_changed(whole, path, data.draw(ANYTHING))

    try:
        found = [*items_of(system, json.dumps(changed).encode())]
    except Damaged:
        found = []

    assert all(item.name and all(words for _, words in item.lines) for item in found)


@given(st.binary(max_size=400), st.sampled_from(["uwazi", "openevsys", "bayanat", "atlos"]))
@settings(max_examples=250, deadline=None)
def test_no_bytes_break_a_reader_of_exports(noise, system):
    """Noise in an export, or alone, gives items or is told as damaged."""
    begin = peers.an_openevsys_dump() if system == "openevsys" else b""
    at = len(noise) * 7 % (len(begin) + 1)

    try:
        found = [*items_of(system, begin[:at] + noise + begin[at:])]
    except Unreadable:
        found = []

    assert all(item.name for item in found)
