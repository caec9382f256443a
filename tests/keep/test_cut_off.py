"""What is cut off never passes for whole: its line in the receipt says so, whatever came of it."""

from __future__ import annotations

import pytest

from dripstone import flow
from dripstone.errors import Unreadable
from dripstone.read.formats import eml, html
from dripstone.vault.memory import Memory
from samples import books, chats, containers, documents

ADA = "Ada Reader"
WORDS = b"Police in Karvel detained three people on Saturday. They were held for ten hours. "
PAGE = containers.PAGE.format(place="Karvel").encode()
MAIL = bytes(containers.a_message("Three were held", list_txt=WORDS * 9, more_txt=WORDS))
SAVED = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://karvel.example/\r\n"
    b"Date: Mon, 19 May 2025 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--x"\r\n\r\n'
    b"----x\r\nContent-Type: text/html\r\n\r\n" + PAGE + b"\r\n----x\r\n"
    b"Content-Type: text/html\r\n\r\n<html><body><p>In a frame.</p></body></html>\r\n----x--\r\n"
)
CHAT = b"".join(
    b"[19.05.2025, 10:0%d:00] Marta: Police took %d people.\n" % (n, n) for n in range(9)
)
RECORD = containers.a_record("https://karvel.example/a", PAGE)
WHOLE = {
    "result.json": chats.a_telegram_export(),
    "account.json": chats.a_telegram_export(account=True),
    "messages.html": chats.a_telegram_page(),
    "page.html": PAGE,
    "page.mhtml": SAVED,
    "mail.eml": MAIL,
    "mail.mbox": containers.a_mailbox(containers.a_message("First", list_txt=WORDS)),
    "chat.zip": documents.a_zip({"_chat.txt": CHAT, "photo.jpg": b"\xff\xd8\xff\xe0" + bytes(900)}),
    "web.warc.gz": containers.a_warc(RECORD),
    "web.warc": containers.a_warc(RECORD, packed=False),
    "web.wacz": containers.a_wacz(containers.a_warc(RECORD), "https://karvel.example/a"),
    "words.docx": documents.a_word_file(),
    "sheet.xlsx": documents.a_workbook(),
    "sheet.ods": documents.an_open_document_sheet(),
    "words.pdf": documents.a_pdf(),
    "book.epub": books.a_book(),
    "words.rtf": books.an_rtf(r"Police in Karvel detained three people."),
    "all.tar": containers.a_tar({"a.txt": WORDS, "b.txt": WORDS * 20}),
    "all.tar.gz": containers.a_tar({"a.txt": WORDS, "b.txt": WORDS * 20}, "gz"),
    "all.tar.xz": containers.a_tar({"a.txt": WORDS, "b.txt": WORDS * 20}, "xz"),
    "all.tar.bz2": containers.a_tar({"a.txt": WORDS, "b.txt": WORDS * 20}, "bz2"),
    "all.7z": containers.a_seven_zip({"a.txt": WORDS, "b.txt": WORDS * 20}),
}


def whys(tmp_path, name: str, data: bytes) -> set[str | None]:
    vault = Memory()
    vault.add_signer(ADA)
    (tmp_path / name).write_bytes(data)
    return {line.why for line in flow.take_in(vault, [tmp_path / name], by=ADA).lines}


def told(why: str | None) -> bool:
    """Tell whether this is a word about something that did not come, or not whole."""
    names = {kind.__name__ for kind in Unreadable.__subclasses__()} - {"NoText"}
    return why in names | {"EndMissing"}


@pytest.mark.parametrize("share", [0.35, 0.6, 0.85])
@pytest.mark.parametrize("name", WHOLE)
def test_a_file_that_is_cut_off_is_told(tmp_path, name, share):
    """Wherever it is cut, some line says that it is damaged, or that its end is missing."""
    data = WHOLE[name]
    # What follows the last member of a TAR is padding: its end is there.
    cut = data[: int(share * (4608 if name == "all.tar" else len(data)))]

    assert any(map(told, whys(tmp_path, name, cut)))


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_file_is_not_called_cut_off(tmp_path, name):
    """The same files as they were made have no such line."""
    assert not any(map(told, whys(tmp_path, name, WHOLE[name])))


@pytest.mark.parametrize("part", ["first", "second"])
def test_an_archive_that_ends_between_two_members_is_told(tmp_path, part):
    """Where nothing comes, or no header does, the members that are missing are not passed over."""
    data = WHOLE["all.tar"]
    second = 512 + 512
    broken = data[:second] if part == "first" else data[:second] + b"?" + data[second + 1 :]

    assert whys(tmp_path, "all.tar", broken) == {"Damaged", None}


def test_of_several_attachments_the_broken_one_stays_inside(tmp_path):
    """What cannot be decoded is not given as if it had been; the others come in."""
    lines = MAIL.split(b"\n")
    nth = next(n for n, line in enumerate(lines) if b"list.txt" in line)
    first = next(n for n in range(nth, len(lines)) if len(lines[n]) > 60)
    lines[first] = lines[first][:-3]
    vault = Memory()
    vault.add_signer(ADA)
    (tmp_path / "mail.eml").write_bytes(b"\n".join(lines))

    receipt = flow.take_in(vault, [tmp_path / "mail.eml"], by=ADA)

    assert [(line.became, line.why) for line in receipt.lines] == [
        ("kept", None),
        ("left_inside", "Damaged"),
        ("kept", None),
    ]


def test_pages_in_frames_of_a_saved_page_are_told():
    """They are no words of the page here, and their size stands among its warnings."""
    page = b'<html><body><p>Words.</p><iframe srcdoc="&lt;p>Framed.&lt;/p>"></iframe></body></html>'

    assert "frames_left_out:11" in eml.open_(SAVED, "").warnings
    assert "frames_left_out:7" in html.open_(page, "").warnings


def test_an_account_with_many_contacts_is_an_export_all_the_same(tmp_path):
    """What stands before the messages may be long; the beginning tells whose it is."""
    export = chats.a_telegram_export(account=True)
    long = export.replace(b'"about": "x"', b'"about": "Here is the data you requested. R', 1)
    contacts = b", ".join(b'{"first_name": "N", "phone_number": "%d"}' % n for n in range(3000))
    long = long.replace(b". R", b'. R", "contacts": {"list": [' + contacts + b"]}", 1)

    assert len(long) > 100_000
    assert whys(tmp_path, "result.json", long) == {None}
