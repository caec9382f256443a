"""What of plain text is a message, and what only begins like one."""

from __future__ import annotations

import pytest

from dripstone.keep import media_type

MOMENT = "Mon, 19 May 2025 10:04:00 +0300"


@pytest.mark.parametrize(
    "words",
    [
        f"From: Vera Nebytova <vera@karvel.example>\nDate: {MOMENT}\n\nThree were held.",
        "From: vera@karvel.example\nSubject: the list\n\nThree were held.",
        f"Subject: =?koi8-r?B?8+nP?=\nDate: {MOMENT}\n\nThree were held.",
        "Message-ID: <4@karvel.example>\nTo: office\n\nThree were held.",
        "MIME-Version: 1.0\nContent-Type: multipart/related;\n boundary=x\n\n--x--",
        f"From: <Saved by Blink>\nSubject: a page\nDate: {MOMENT}\n\n--x--",
        "Received: from a by b\n\twith SMTP\nSubject: z\nOur-Own-Field: q\n\nThree were held.",
        f"From: vera@karvel.example\r\nDate: {MOMENT}\r\nX-Mailer: m\r\n\r\nThree were held.",
    ],
)
def test_a_header_that_a_program_wrote_makes_a_message(words):
    """Two fields of mail, one with an address, a moment or a mark of mail's own."""
    assert media_type(words.encode()) == "message/rfc822"


@pytest.mark.parametrize(
    "words",
    [
        "From: the duty officer\nTo: the district\nDate: 5 May 2025\nSubject: brought in\n\nThree.",
        "From: Observers of Karvel (obs@karvel.example)\nType: beating\nDate: 5 May 2025\n\nThree.",
        "From: Observers of Karvel\nType: beating\n\nThree were beaten.",
        "Date: Monday, 5 May 2025\nSubject: two men\n\nThey were beaten.",
        "To: whom it may concern\nDate: 05.05.2025\n\nThey were beaten.",
        "From: obs@karvel.example\n\nOnly one line of a header.",
        "From: obs@karvel.example\nSubject: no end\nand on it goes without a blank line",
        "Q: Who came?\nA: The police.\nFrom: where?\nTo: where?\n\nThat was all.",
        f"Place: Karvel\nFrom: witness 4\nDate: {MOMENT}\n\nThey came at night.",
    ],
)
def test_reports_and_forms_that_begin_like_mail_stay_words(words):
    """Memoranda, forms and questions have such lines, and no program's mark in them."""
    assert media_type(words.encode()) == "text/plain"
