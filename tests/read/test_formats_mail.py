"""Messages: who wrote when about what, the words, and what hangs on them."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from dripstone.errors import Damaged, Protected
from dripstone.read.formats import eml
from samples.documents import PAGE, RUSSIAN, a_mail


@pytest.mark.parametrize("html_only", [False, True])
def test_header_and_words_are_read(html_only):
    """People, day and subject stand before the words, decoded, whichever part holds the words."""
    opened = eml.open_(a_mail(html_only=html_only), "")

    assert opened.content == (
        "From: Марта Вымыслова <marta@lawyers.example>\nTo: desk@kestrel.example\n"
        f"Date: Mon, 19 May 2025 10:00:00 +0300\nSubject: Задержания в Жельнограде\n\n{RUSSIAN}"
    )
    assert opened.title == "Задержания в Жельнограде"
    assert opened.authors == ("Марта Вымыслова",)
    assert opened.published == "2025-05-19T10:00:00+03:00"


def test_attachments_are_told_by_kind_and_size_alone():
    """An attachment is not opened; its name, which may be a person's, is nowhere."""
    opened = eml.open_(a_mail(), "")

    assert opened.warnings == ("attachment_left_out:application/pdf:8",)
    assert "Basnin" not in opened.content


def test_a_plain_part_that_only_points_to_the_page_is_passed_over():
    """Where the text part has next to no words, the page beside it is read."""
    message = EmailMessage()
    message["From"], message["Date"] = "a@b.example", "Mon, 19 May 2025 10:00:00 +0300"
    message.set_content("See HTML.")
    message.add_alternative(f"<p>{RUSSIAN}</p>", subtype="html")

    assert RUSSIAN in eml.open_(message.as_bytes(), "").content


def test_every_text_part_is_read():
    """A mail program that puts words after a picture loses none of them here."""
    message = EmailMessage()
    message["From"], message["Date"] = "a@b.example", "Mon, 19 May 2025 10:00:00 +0300"
    message.set_content("Before the picture.")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png")
    message.add_attachment("After the picture.", disposition="inline")

    content = eml.open_(message.as_bytes(), "").content

    assert "Before the picture.\n\nAfter the picture." in content


def test_a_page_saved_as_one_file_reads_as_the_page():
    """A browser's MHTML gives the page, and the address it was saved from."""
    message = EmailMessage()
    message["From"], message["Subject"] = "<Saved by Browser>", "Three detained"
    message["Snapshot-Content-Location"] = "https://kestrel.example/saved"
    message.set_content(PAGE.replace('<link rel="canonical"', "<link"), subtype="html")
    message.make_related()
    message.add_related(b"\x89PNG", maintype="image", subtype="png")

    opened = eml.open_(message.as_bytes(), "")

    assert opened.content.startswith("Three detained in Karvel")
    assert opened.url == "https://kestrel.example/saved"
    assert "From:" not in opened.content


@pytest.mark.parametrize("encoding", ["koi8-r", "windows-1251"])
def test_an_old_encoding_is_read(encoding):
    """A message that names an old Russian encoding is read in it."""
    words = RUSSIAN.replace("—", "-").replace("«", '"').replace("»", '"')
    head = f"From: a@b.example\nContent-Type: text/plain; charset={encoding}\n\n"

    opened = eml.open_(head.encode() + words.encode(encoding), "")

    assert opened.content.endswith(words)


def test_an_encrypted_message_asks_for_its_key():
    """What only a key opens is told as that."""
    with pytest.raises(Protected):
        eml.open_(b"From: a@b.example\nContent-Type: multipart/encrypted\n\nx", "")


def test_bytes_without_a_header_are_no_message():
    """A message without a single field is damaged."""
    with pytest.raises(Damaged):
        eml.open_(b"\n\nno header", "")


@pytest.mark.parametrize(
    "header",
    [
        b"From: Marta: list; Press <a@b.example>, x: y; z",
        b"To: a: b: c;;",
        b"Date: Mon, 99 Mayy 99999999999999999999 99:99:99 +9999",
        b"Content-Type: text/plain; charset*=\xff''%",
        b"Content-Disposition: ; =;=\x00",
        b'Content-Type: text/plain; charset="a\x00b"',
        b"Content-Type: text/plain; charset=undefined",
        b"Subject: =?utf-8?b?\x89?= =?x?q?",
    ],
)
def test_a_broken_header_does_not_hide_the_words(header):
    """Whatever stands in a header, the words below it are read."""
    opened = eml.open_(header + b"\n\nPolice took three people from \xd0 square.\n", "")

    assert "Police took three people from" in opened.content
