"""Embedded: what stands within a report and is another's: letters, mails, statements.

    embedded    Sheet → Embedded    roles, whose each stretch is, and when

A mail is known by its head, words that a mail answers by their marks, a letter by how it begins and
ends, a statement by a heading and its quotation marks. Where an end cannot be told, nothing is
another's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dripstone.read.sheet import ADDRESS, Own, Sheet, Spanned, moment, named, prose

_POSTED = re.compile(r"(?P<name>[^\n\[\]]{2,60}?),? \[(?P<at>[^\n\[\]]{8,40})\]:?")
_MESSAGES = 2  #: with a head each, from which they are a conversation
_QUOTES = '"“«„'
_ENDS = ('"', "”", "»", '."', ".”")
_LINE = 80  #: characters of a line that greets, ends or signs a letter
_LETTER = 80  #: paragraphs of a letter at most
_SIGNED = 4  #: lines of a signature at most
_HEADING = 140  #: characters of a heading over a statement


@dataclass(slots=True, kw_only=True)
class Embedded:
    """What is another's, by the number of its paragraph."""

    roles: dict[int, str] = field(default_factory=dict)
    own: dict[int, Own] = field(default_factory=dict)
    author: Spanned | None = None  #: of the whole report, where it is itself a letter or a mail
    at: Spanned | None = None
    title: Spanned | None = None


def embedded(sheet: Sheet) -> Embedded:
    """Find what within a report is another's."""
    found = Embedded()
    _mails(sheet, found)
    _answered(sheet, found)
    _posted(sheet, found)
    told = False  #: did the report itself say anything yet?
    for index in range(len(sheet.parts)):
        if index not in found.roles:
            _letter(sheet, index, found, within=told)
            if told:
                _statement(sheet, index, found)
        told = told or (index not in found.roles and prose(sheet, index))
    return found


# Mails: a head of several lines, and all that stands beneath it.


def _mails(sheet: Sheet, found: Embedded) -> None:
    own: Own | None = None
    index = 0
    while index < len(sheet.parts):
        end = _head_end(sheet, index)
        if end > index:
            first = all(found.roles.get(i) == "boilerplate" for i in range(index))
            told = _mail_head(sheet, index, end, found)
            own = None if first else told
            if first:
                found.author, found.at = told.author, told.at
            index = end
            continue
        if _passes_on(sheet, index):
            found.roles[index] = "boilerplate"
        elif own is not None:
            found.roles[index], found.own[index] = "quoted", own
        index += 1


def _passes_on(sheet: Sheet, index: int) -> bool:
    words = sheet.words(index)
    return len(words) < _LINE and words.strip("-–—_=*> \t:").lower() in sheet.layout.forwarded


def _head_end(sheet: Sheet, index: int) -> int:
    """Give where the head of a mail ends that begins at a line; that line, where none does."""
    kinds: list[str] = []
    while index + len(kinds) < len(sheet.parts):
        kind = _header(sheet, index + len(kinds))
        if kind is None:
            break
        kinds.append(kind)
    whole = len(kinds) > 1 and "from" in kinds and len(set(kinds)) > 1
    return index + len(kinds) if whole else index


def _header(sheet: Sheet, index: int) -> str | None:
    low = sheet.words(index)[:40].lower()
    if ":" not in low:
        return None
    return sheet.layout.headers.get(low.partition(":")[0].strip("* \t>"))


def _mail_head(sheet: Sheet, index: int, end: int, found: Embedded) -> Own:
    author: Spanned | None = None
    at: Spanned | None = None
    for line in range(index, end):
        kind = _header(sheet, line)
        found.roles[line] = {"from": "byline", "sent": "dateline"}.get(kind or "", "boilerplate")
        start = sheet.content.index(":", sheet.parts[line].start) + 1
        if kind == "from":
            author = _somebody(sheet, start, sheet.parts[line].end)
        elif kind == "sent":
            at = moment(sheet, start, sheet.parts[line].end)
        elif kind == "subject" and found.title is None and index == 0:
            found.title = _trimmed(sheet, start, sheet.parts[line].end)
            found.roles[line] = "headline"
    return Own(author=author, at=at)


def _somebody(sheet: Sheet, start: int, end: int) -> Spanned | None:
    """Give a sender's name; the address, where there is no name."""
    words = sheet.content[start:end]
    name = ADDRESS.split(words)[0].strip(" \"'«»,;")
    value = name or words.strip(" <>[]()\"',;")
    return (value, at := start + words.index(value), at + len(value)) if value else None


def _trimmed(sheet: Sheet, start: int, end: int) -> Spanned | None:
    words = sheet.content[start:end].strip()
    place = sheet.content.find(words, start)
    return (words, place, place + len(words)) if words else None


# What an answer quotes: each line begins with ">".


def _answered(sheet: Sheet, found: Embedded) -> None:
    own = Own()
    for index in range(len(sheet.parts)):
        if not sheet.words(index).startswith(">"):
            own = Own()
            continue
        if index and not sheet.words(index - 1).startswith(">"):
            own = _writes(sheet, index - 1, found) or Own()
        again = _writes(sheet, index, found)
        own = own if again is None else again
        if again is None:
            found.roles[index] = "quoted"
            if own != Own():
                found.own[index] = own


def _writes(sheet: Sheet, index: int, found: Embedded) -> Own | None:
    """Give whose the words are that a line such as "On 3 May, Jory wrote:" introduces."""
    part, words = sheet.parts[index], sheet.words(index)
    cue = next((c for c in sheet.layout.wrote if words.lower().endswith(c)), None)
    if cue is None or len(words) > 2 * _LINE:
        return None
    end = part.end - len(cue)
    at = moment(sheet, part.start, end)
    found.roles[index] = "byline"
    return Own(author=named(sheet, at[2] if at else part.start, end), at=at)


# Messages copied out of a conversation: a name and a moment stand over each.


def _posted(sheet: Sheet, found: Embedded) -> None:
    heads = {i: m for i in range(len(sheet.parts)) if (m := _POSTED.fullmatch(sheet.words(i)))}
    if len(heads) < _MESSAGES:
        return
    own: Own | None = None
    for index in range(min(heads), len(sheet.parts)):
        if index in heads:
            start, head = sheet.parts[index].start, heads[index]
            name = (head["name"], start + head.start("name"), start + head.end("name"))
            own = Own(
                author=name, at=moment(sheet, start + head.start("at"), start + head.end("at"))
            )
            found.roles[index] = "byline"
        elif own is not None and index not in found.roles:
            found.roles[index], found.own[index] = "quoted", own


# Letters: they greet somebody, and are signed.


def _letter(sheet: Sheet, index: int, found: Embedded, *, within: bool) -> None:
    if not _greets(sheet, index):
        return
    closing = _closing(sheet, index)
    if closing is None:
        return
    author, end = _signature(sheet, closing)
    days = (_day_alone(sheet, i) for i in (*range(closing, end), index - 1) if i >= 0)
    own = Own(author=author, at=next((day for day in days if day is not None), None))
    if not within:
        found.author, found.at = found.author or own.author, found.at or own.at
        return
    for line in range(index, end):
        found.roles[line], found.own[line] = "quoted", own


def _greets(sheet: Sheet, index: int) -> bool:
    words = sheet.words(index)
    begins = words.lower().startswith(sheet.layout.greetings)
    return begins and len(words) <= _LINE and words.endswith((",", "!", ":"))


def _closing(sheet: Sheet, index: int) -> int | None:
    for line in range(index + 1, min(index + _LETTER, len(sheet.parts))):
        words = sheet.words(line)
        if len(words) <= _LINE and words.lower().startswith(sheet.layout.closings):
            return line
        if _greets(sheet, line):
            return None
    return None


def _signature(sheet: Sheet, closing: int) -> tuple[Spanned | None, int]:
    """Give who signs, on the line of the closing words or beneath it, and where the letter ends."""
    part = sheet.parts[closing]
    comma = sheet.content.find(",", part.start, part.end) + 1
    author = named(sheet, comma, part.end) if comma else None
    end = closing + 1
    while end < min(closing + 1 + _SIGNED, len(sheet.parts)) and _signs(sheet, end):
        one = sheet.parts[end]
        author = author or named(sheet, one.start, one.end)
        end += 1
    return author, end


def _signs(sheet: Sheet, index: int) -> bool:
    words = sheet.words(index)
    day = _day_alone(sheet, index) is not None
    return day or (len(words) <= _LINE and words[0].isupper() and words[-1] not in ".!?:…")


def _day_alone(sheet: Sheet, index: int) -> Spanned | None:
    """Give the date of a line that holds little else, as over or under a letter."""
    part = sheet.parts[index]
    if part.end - part.start > _LINE // 2:
        return None
    return moment(sheet, part.start, part.end)


# Statements: a heading names whose they are, and quotation marks hold them.


def _statement(sheet: Sheet, index: int, found: Embedded) -> None:
    heading = _heads_statement(sheet, index)
    last = _marked(sheet, index + 1) if heading is not None else None
    if heading is None or last is None:
        return
    found.roles[index] = "byline"
    for line in range(index + 1, last + 1):
        found.roles[line], found.own[line] = "quoted", heading


def _heads_statement(sheet: Sheet, index: int) -> Own | None:
    part, words = sheet.parts[index], sheet.words(index)
    low = words.lower()
    kind = next((k for k in sheet.layout.documents if low.startswith(f"{k} ")), None)
    if kind is None or len(words) > _HEADING or words.endswith((".", "!", "?", ",")):
        return None
    at = moment(sheet, part.start, part.end)
    rest = sheet.content[part.start + len(kind) : at[1] if at else part.end].rstrip(" ,:(–—-")
    who = rest.strip()
    for of in sheet.layout.of:
        who = who.removeprefix(f"{of} ")
    own = sheet.layout.of == () or who != rest.strip()
    if not who or not own or who.split()[0].lower() in sheet.layout.not_names:
        return None
    start = part.start + len(kind) + rest.rindex(who)
    return Own(author=(who, start, start + len(who)), at=at)


def _marked(sheet: Sheet, index: int) -> int | None:
    """Give the last of the paragraphs between quotation marks that begin at one."""
    if index >= len(sheet.parts) or sheet.words(index)[0] not in _QUOTES:
        return None
    for line in range(index, min(index + _LETTER, len(sheet.parts))):
        if sheet.words(line).endswith(_ENDS):
            return line
    return None
