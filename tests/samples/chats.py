"""Conversations as programs export them: who wrote what when. Nobody in them exists."""

from __future__ import annotations

import json

SAID = (
    ("Marta Vymyslova", "Police took three people from the square in Karvel."),
    ("Timur Basnin", "When?\nWho saw it: you?"),
    ("Marta Vymyslova", "This morning. They beat two of them."),
)
ANDROID = "{when} - {who}: {words}\n"
IPHONE = "\u200e[{when}] {who}: {words}\n"


def a_chat(whens: tuple[str, ...], line: str = ANDROID, notice: str = "") -> bytes:
    """Make a text export with these moments; ``notice`` is a line of the program itself."""
    said = zip(whens, SAID, strict=True)
    text = notice + "".join(line.format(when=w, who=who, words=words) for w, (who, words) in said)
    return text.encode()


def a_telegram_chat() -> dict[str, object]:
    """Make one chat of an export in JSON, with a notice, a forwarded message and a photo."""
    return {
        "name": "Square watch",
        "type": "private_supergroup",
        "id": 1,
        "messages": [
            {"id": 1, "type": "service", "date": "2025-05-19T09:59:00", "actor": "Marta",
             "action": "create_group", "text": ""},
            {"id": 2, "type": "message", "date": "2025-05-19T13:00:00",
             "date_unixtime": "1747648800", "from": "Marta Vymyslova", "from_id": "user7",
             "text": ["Police took ", {"type": "bold", "text": "three people"}, " in Karvel."]},
            {"id": 3, "type": "message", "date": "2025-05-19T13:05:00",
             "from": "Timur Basnin", "from_id": "user8", "forwarded_from": "Karvel Kestrel",
             "photo": "photos/photo_1.jpg", "text": "Two were beaten."},
            {"id": 4, "type": "message", "date": "2025-05-19T13:06:00", "from": None,
             "from_id": "user9", "file": "voice/1.ogg", "media_type": "voice_message", "text": ""},
        ],
    }  # fmt: skip


def a_telegram_export(*, account: bool = False) -> bytes:
    """Make ``result.json`` of a chat, or of an account with two."""
    chat = a_telegram_chat()
    whole = (
        {"about": "x", "chats": {"list": [chat, {**chat, "name": "Other"}]}} if account else chat
    )
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def signal_lines() -> bytes:
    """Make the lines of JSON of a Signal export."""
    lines = [
        {"date": "2025-05-19T10:00:00", "sender": "Marta Vymyslova", "body": "Three were taken.",
         "quote": "", "sticker": "", "reactions": [], "attachments": []},
        {"date": "2025-05-19T10:01:00", "sender": "Me", "body": "",
         "attachments": [{"fileName": "square.jpg", "contentType": "image/jpeg"}]},
    ]  # fmt: skip
    return "\n".join(map(json.dumps, lines)).encode()


def a_telegram_page() -> bytes:
    """Make ``messages.html`` with a notice, a joined message and a forwarded one."""
    return b"""<!DOCTYPE html><html><head><meta charset="utf-8"/></head><body>
<div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">
Square watch</div></div></div><div class="page_body chat_page"><div class="history">
<div class="message service" id="m1"><div class="body details">19 May 2025</div></div>
<div class="message default clearfix" id="m2"><div class="pull_left userpic_wrap"></div>
<div class="body"><div class="pull_right date details" title="19.05.2025 13:00:00 UTC+03:00">13:00
</div><div class="from_name">Marta Vymyslova</div><div class="text">Police took <b>three</b> people.
</div></div></div>
<div class="message default clearfix joined" id="m3"><div class="body">
<div class="pull_right date details" title="19.05.2025 13:01:00 UTC+03:00">13:01</div>
<div class="forwarded body"><div class="from_name">Karvel Kestrel</div>
<div class="text">Two were beaten.</div></div></div></div>
</div></div></div></body></html>"""
