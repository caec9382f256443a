"""What a container holds: each member, byte for byte, or why it stays inside."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dripstone import keep
from dripstone.errors import Damaged, Protected, TooLarge, Unreadable
from dripstone.read.formats.inside import (
    attached,
    container,
    mailbox,
    safe_name,
    sevenz,
    tarred,
    wacz,
    warc,
    zipped,
)
from dripstone.read.opening import taken_apart
from dripstone.records import Origin
from samples.containers import (
    PAGE,
    a_mailbox,
    a_message,
    a_record,
    a_renamed_seven_zip,
    a_seven_zip,
    a_tar,
    a_tar_with_links,
    a_wacz,
    a_warc,
)
from samples.documents import a_zip
from samples.hostile import an_encrypted_zip, an_overlapping_word_file

FILES = {"first.txt": b"words of the first", "in/second.txt": b"words of the second"}
KARVEL = PAGE.format(place="Karvel").encode()
ZHELN = PAGE.format(place="Zhelnograd").encode()


def given_by(found):
    """Give what came out by name, or the reason why it did not."""
    return {one.name: one.error or one.data for one in found}


def test_a_zip_gives_its_files():
    """Files come out byte for byte, under the names that they have inside."""
    assert given_by(zipped.members(a_zip(FILES), "")) == FILES


@pytest.mark.parametrize("packed", ["", "gz", "xz", "bz2"])
def test_a_tar_gives_its_files_however_it_is_packed(packed):
    """Files come out byte for byte, with the moment that the archive gives."""
    found = [*tarred.members(a_tar(FILES, packed), "a.tar.gz")]

    assert given_by(found) == FILES
    assert {one.modified for one in found} == {"2025-05-19T10:00:00Z"}


def test_a_file_that_is_packed_alone_is_one_member():
    """A packed file has one member, named as the file without its ending."""
    assert given_by(tarred.members(gzip.compress(b"words"), "list.csv.gz")) == {
        "list.csv": b"words"
    }


@pytest.mark.parametrize(
    "name",
    [
        "../up.txt",
        "a/../../up.txt",
        "/etc/passwd",
        "C:\\up.txt",
        "..\\up.txt",
        "con.txt",
        "a/LPT1",
        "photo\u202egpj.exe",
        "x" * 201,
        "a\nb",
        "",
    ],
)
def test_a_name_that_leads_elsewhere_stays_inside(name):
    """A hostile name is never shown, and its member is told by its number."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("good.txt", b"words")
        archive.writestr(zipfile.ZipInfo(name), b"harm")

    told = given_by(zipped.members(file.getvalue(), ""))

    assert told == {"good.txt": b"words", "member 2": "UnsafeName"}


@pytest.mark.parametrize("name", ["отчёт.txt", "می‌خواهم.txt", "a b/c.txt", "🕊.txt"])
def test_names_in_any_script_are_good_names(name):
    """Letters of any script, joiners and signs are no reason to refuse."""
    assert safe_name(name) == name


def test_what_is_hidden_in_an_archive_is_told():
    """What a Mac adds beside each file, and hidden files, have their lines."""
    data = a_zip({"a.txt": b"words", "__MACOSX/._a.txt": b"x", ".git/config": b"x"})

    assert given_by(zipped.members(data, "")) == {
        "a.txt": b"words",
        "__MACOSX/._a.txt": "LeftOut",
        ".git/config": "LeftOut",
    }


def test_links_and_devices_of_a_tar_are_never_followed():
    """A link out of an archive and a device have their lines; the file beside them comes out."""
    assert given_by(tarred.members(a_tar_with_links(), "")) == {
        "link.txt": "LeftOut",
        "device": "LeftOut",
        "plain.txt": b"words",
    }


def test_a_member_that_swells_stays_inside():
    """A member of 64 MiB in 64 KiB is not unpacked; its neighbour is."""
    data = a_zip({"bomb.txt": b" " * 2**26, "good.txt": b"words"})

    assert given_by(zipped.members(data, "")) == {"bomb.txt": "TooLarge", "good.txt": b"words"}


def test_a_packed_file_that_swells_is_refused():
    """A stream that unpacks to more than two hundred times its size ends with an error."""
    with pytest.raises(TooLarge):
        [*tarred.members(gzip.compress(b" " * 2**26), "bomb.gz")]


def test_overlapping_members_refuse_the_whole_archive():
    """Where one octet belongs to two members, nothing is taken out."""
    with pytest.raises(Damaged):
        [*zipped.members(an_overlapping_word_file(), "")]


def test_an_encrypted_member_is_told():
    """What only a password opens stays inside, and says so."""
    found = [*zipped.members(an_encrypted_zip(), "")]

    assert found
    assert {one.error for one in found} == {"Protected"}


@pytest.mark.parametrize("packed", ["", "gz", "xz"])
def test_a_tar_cut_off_gives_what_came_before(packed):
    """What is whole comes out, and the rest is an error: never a short file for a whole one."""
    files = {"a.bin": bytes(range(256)) * 40, "b.bin": bytes(range(255, -1, -1)) * 40}
    data = a_tar(files, packed)
    came, trouble = [], None

    try:
        for one in tarred.members(data[: len(data) // 2], ""):
            came.append(one)  # noqa: PERF402 -- what came before the error counts
    except Damaged as caught:
        trouble = caught

    assert trouble is not None
    assert all(files[one.name] == one.data for one in came if one.error is None)


def test_a_mailbox_gives_each_message_as_it_stands():
    """Every message comes out; words that begin a line with From do not cut one in two."""
    box = a_mailbox(a_message("First"), a_message("Second"), a_message("Third"))

    found = [*mailbox.members(box, "")]

    assert [one.kind for one in found] == ["message"] * 3
    assert all(one.data in box for one in found)
    assert b"Subject: Second" in found[1].data
    assert b"the square we saw it." in found[1].data
    assert sum(len(one.data) for one in found) > 0.8 * len(box)


def test_attachments_come_out_decoded():
    """Files on a message come out as they were attached; a message sent on comes out whole."""
    message = a_message("See the list", list_csv=b"a,b,c\n1,2,3\n", photo_png=b"\x89PNG\r\n\x1a\n")
    message.add_attachment(a_message("Sent on"))

    found = [*attached.members(message.as_bytes(), "")]

    assert [one.name for one in found] == [
        "attachment 1 list.csv",
        "attachment 2 photo.png",
        "attachment 3",
    ]
    assert found[0].data == b"a,b,c\n1,2,3\n"
    assert b"Subject: Sent on" in found[2].data


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("coding", [None, "gzip", "chunked"])
def test_a_recording_gives_its_pages(packed, coding):
    """Each page comes out as a browser would have it, with address and moment of the record."""
    data = a_warc(
        a_record("https://kestrel.example/a", KARVEL, coding=coding),
        a_record("https://kestrel.example/a.css", b"p {}", "text/css"),
        a_record("https://kestrel.example/gone", ZHELN, status="404 Not Found"),
        a_record("https://kestrel.example/b.pdf", b"%PDF-1.4", "application/pdf"),
        packed=packed,
    )

    found = [*warc.members(data, "")]

    assert keep.media_type(data) == "application/warc"
    assert [(one.url, one.data) for one in found[:2]] == [
        ("https://kestrel.example/a", KARVEL),
        ("https://kestrel.example/b.pdf", b"%PDF-1.4"),
    ]
    assert found[0].captured_at == "2025-05-19T10:00:00Z"
    assert (found[2].error, found[2].many) == ("LeftOut", 2)


@pytest.mark.parametrize("packed", [True, False])
def test_a_record_cut_off_never_passes_for_a_whole_one(packed):
    """Wherever a recording is cut, the records before come out and the cut one is told."""
    first = a_record("https://kestrel.example/a", KARVEL)
    whole = a_warc(first, a_record("https://kestrel.example/b", ZHELN), packed=packed)
    begin = len(a_warc(first, packed=packed))

    for cut in range(begin + 10, len(whole) - 8, 23):
        found = [*warc.members(whole[:cut], "")]
        assert [one.data for one in found if one.error is None] == [KARVEL]
        assert [one.error for one in found if one.error] == ["Damaged"]


@pytest.mark.parametrize("packed", [True, False])
def test_a_damaged_record_costs_only_itself(packed):
    """A record whose words were changed does not match its digest; the one after it comes out."""
    bad = a_record("https://kestrel.example/a", KARVEL)
    bad = bad.replace(b"three people", b"seven people")
    data = a_warc(bad, a_record("https://kestrel.example/b", ZHELN), packed=packed)

    found = [*warc.members(data, "")]

    assert [one.error or one.data for one in found] == ["Damaged", ZHELN]


def test_a_packed_record_that_is_damaged_costs_only_itself():
    """After bytes that do not unpack, the next record is found."""
    records = [gzip.compress(a_record(f"https://k.example/{n}", KARVEL)) for n in range(3)]
    data = records[0] + records[1][:40] + b"\xff" * 20 + records[1][60:] + records[2]

    found = [*warc.members(data, "")]

    assert [one.url for one in found if one.error is None] == [
        "https://k.example/0",
        "https://k.example/2",
    ]
    assert "Damaged" in {one.error for one in found}


def test_a_package_gives_the_pages_in_its_list():
    """Of a WACZ, the web pages that a person looked at come out; frames of theirs stay inside."""
    recorded = a_warc(
        a_record("https://kestrel.example/a", KARVEL),
        a_record("https://ads.example/frame", ZHELN),
    )
    data = a_wacz(recorded, "https://kestrel.example/a")

    found = [*wacz.members(data, "")]

    assert keep.media_type(data) == "application/wacz"
    assert [one.url for one in found if one.error is None] == ["https://kestrel.example/a"]
    assert [one.error for one in found if one.error] == ["LeftOut"]


def test_a_package_that_does_not_match_its_own_hashes_is_told():
    """A recording that was changed after it was packed is told, and its whole records come out."""
    recorded = a_warc(a_record("https://kestrel.example/a", KARVEL))

    found = [*wacz.members(a_wacz(recorded, told="0" * 64), "")]

    assert [one.error for one in found] == ["Damaged", None]


def test_a_container_is_taken_apart_in_the_child():
    """The same members come out of the process that may be killed, and it serves again after."""
    data = a_zip(FILES)
    origin = Origin(kind="file", name="files.zip")
    report = keep.describe(data, origin=origin, by="Ada", at="2026-01-01T00:00:00Z")

    once = given_by(taken_apart(report, data))
    left = taken_apart(report, data)
    next(left)
    left.close()

    assert once == FILES
    assert given_by(taken_apart(report, data)) == FILES


SEEDS = {
    "zipped": a_zip(FILES),
    "tarred": a_tar(FILES, "gz"),
    "mailbox": a_mailbox(a_message("First"), a_message("Second")),
    "attached": a_message("See", list_csv=b"a,b").as_bytes(),
    "warc": a_warc(a_record("https://k.example/a", KARVEL), packed=False),
    "wacz": a_wacz(a_warc(a_record("https://k.example/a", KARVEL)), "https://k.example/a"),
}


@pytest.mark.parametrize("kind", SEEDS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_whatever_is_changed_only_our_errors_come_out(kind, data):
    """Bytes changed, cut or doubled at any place give members or an error of ours."""
    seed = bytearray(SEEDS[kind])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(seed) - 1))
        match data.draw(st.sampled_from("xcd")):
            case "x":
                seed[at] = data.draw(st.integers(0, 255))
            case "c":
                del seed[at : at + data.draw(st.integers(1, 40))]
            case _:
                seed[at:at] = seed[at : at + 30]
        if not seed:
            break

    try:
        found = [*container(kind).members(bytes(seed), "x")]
    except Unreadable:
        return

    assert all(one.error is not None or one.size == len(one.data) for one in found)


def seven(data: bytes):
    return [*sevenz.members(data, "a.7z")]


def test_a_seven_zip_gives_its_files_in_their_order():
    """Files packed together come out whole; a folder is no file, an empty file is one."""
    data = a_seven_zip({"in/a.txt": b"words", "b.txt": b"", "c.txt": b"others" * 9})

    found = seven(data)

    assert [(one.name, one.data, one.error) for one in found] == [
        ("in/a.txt", b"words", None),
        ("b.txt", b"", None),
        ("c.txt", b"others" * 9, None),
    ]


@pytest.mark.parametrize(
    ("name", "error"),
    [("../up.txt", "UnsafeName"), (".hidden", "LeftOut"), ("a\u202etxt.exe", "UnsafeName")],
)
def test_a_seven_zips_names_are_words_and_no_places(name, error):
    """A name that leads elsewhere or hides stays inside; the others come out."""
    # The library that makes archives refuses such names: another one of that length is put there.
    plain = "x" * len(name)
    data = a_seven_zip({plain: b"harm", "b.txt": b"words"})

    found = seven(a_renamed_seven_zip(data, plain, name))

    assert [(one.error, one.data) for one in found] == [(error, b""), (None, b"words")]


def test_a_seven_zip_that_swells_is_refused():
    """More than two hundred times its size is not unpacked at all."""
    with pytest.raises(TooLarge):
        seven(a_seven_zip({"a.txt": bytes(2**24)}))


def test_a_seven_zip_with_a_password_stays_shut():
    """It is told as protected, and not as damaged."""
    with pytest.raises(Protected):
        seven(a_seven_zip({"a.txt": b"words"}, password="secret"))


@pytest.mark.parametrize("cut", [40, 100])
def test_a_seven_zip_that_is_cut_off_is_damaged(cut):
    """It never passes for a whole one."""
    data = a_seven_zip({"a.txt": b"words of Karvel " * 99})

    with pytest.raises(Damaged):
        seven(data[:-cut])


def test_a_flipped_bit_in_a_seven_zip_is_noticed():
    """What does not match its sum is not given."""
    data = bytearray(a_seven_zip({"a.txt": b"words of Karvel " * 99}))
    data[45] ^= 1

    with pytest.raises(Damaged):
        seven(bytes(data))
