"""Conversations: what a program for messages exported, by how it begins.

conversation_kind    words → media type | None    lines of text, or JSON
timed_kind           words → media type | None    a transcript with times
exported_page        words → media type | None    a page of Telegram's
"""

from __future__ import annotations

import re

_LINES = 40  #: looked at
_SPACE = "[ \u202f\xa0]"
_HEAD = re.compile(
    r"[\u200e\u200f\ufeff]*\[?\d{1,4}([./-])\d{1,2}\1\d{2,4}\.?,?"
    rf"{_SPACE}(?:[AaPp]\.?[Mm]\.?{_SPACE})?\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?"
    rf"(?:{_SPACE}?[AaPp]\.?{_SPACE}?[Mm]\.?)?"
    rf"(?:\]|{_SPACE}[-–]{_SPACE})[\u200e ]*(?P<said>[^:\n]{{1,100}}:(?:{_SPACE}|$))?"
)
_FIELD = re.compile(r'"(?:date|date_unixtime|from|from_id|sender|body|messages|text)"\s*:')


_ACCOUNT = re.compile(r'"about"\s*:\s*"Here is the data you requested')
_CHAT = re.compile(
    r'"type"\s*:\s*"(?:saved_messages|personal_chat|bot_chat|(?:private|public)_(?:super)?group|'
    r'(?:private|public)_channel|replies|verification_codes)"'
)

_TIMED = re.compile(r"\d+\r?\n\d\d:\d\d:\d\d[.,]\d{3} --> \d\d:\d\d:\d\d[.,]\d{3}")


def timed_kind(beginning: str) -> str | None:
    """Tell a transcript by its first line, or by its first number and times."""
    if re.match(r"WEBVTT(?:[ \t\r\n]|$)", beginning):
        return "text/vtt"
    return "application/x-subrip" if _TIMED.match(beginning) else None


def conversation_kind(beginning: str) -> str | None:
    """Tell an exported conversation: two messages of somebody, from the beginning."""
    if beginning.startswith("{"):
        return "application/vnd.dripstone.chat+json" if _is_json(beginning) else None
    if not _HEAD.match(beginning):
        return None
    found = [head for line in beginning.splitlines()[:_LINES] if (head := _HEAD.match(line))]
    said = sum(head["said"] is not None for head in found)
    return "text/vnd.dripstone.chat" if said >= 2 else None


def _is_json(beginning: str) -> bool:
    """Tell by the fields that a message has, in the exports of Telegram and Signal."""
    fields = set(_FIELD.findall(beginning))
    told = {re.sub(r"\W", "", field) for field in fields}
    telegram = {"messages", "from", "text"} <= told and told & {"date", "date_unixtime"}
    # Of an account much else may come first; and of what is cut off, not much comes at all.
    named = _ACCOUNT.search(beginning[:1000]) or _CHAT.search(beginning[:1000])
    return bool(telegram or named) or {"date", "sender", "body"} <= told


def exported_page(beginning: str) -> str | None:
    """Tell a page of messages that Telegram wrote."""
    marks = ('class="page_wrap', 'class="message default', 'class="from_name"')
    return "text/vnd.dripstone.chat+html" if all(mark in beginning for mark in marks) else None
