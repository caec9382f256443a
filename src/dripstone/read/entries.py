"""Entries: whom an entry of a list, a form or a row of a table is about, as its head or label says.

    entries    Page, Layout → by segment: whom it tells of, and who did it

"(a) Yara Tennet, aged 19, student. On 3 May, arrested at her dormitory." names her once; so do
"Victim: Hana Dorrel" over "Hit in the face, dragged into a car", and the column of a table that is
headed "Name". "Perpetrators: two men in plain clothes" names who did what the form tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from dripstone.languages.layout import Layout
from dripstone.records import Segment, Text

Span = tuple[int, int]

_BIG = "[A-ZÀ-ÞА-ЯЁ]"

_ON = 3  #: paragraphs that an entry's head goes on over
_FORM = 24  #: lines that a form's label goes on over
_CELLS = 3  #: columns of a table, at least
_MOST = 6  #: words of a head that is a description
_CLAUSE = frozenset(
    [
        "by",
        "on",
        "at",
        "with",
        "from",
        "was",
        "were",
        "is",
        "are",
        "has",
        "had",
        "have",
        "to",
        "and",
        "that",
        "who",
    ]
)  #: words that no description of somebody at the head of an entry has
_CELL = re.compile(r"[^|\t\n]+")
_DATE = (
    r"(?:(?:on\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+\.?(?:\s\d{4})?"
    r"|\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?|\d{1,2}\s+[а-я]{3,8}(?:\s\d{4})?)"
)
_ITEM = re.compile(
    rf"\s*(?P<item>[-–—•*·▪●‣]+\s*|\(?(?:\d{{1,3}}|[A-Za-z]|[ivx]{{1,4}})[.)]\s+"
    rf"|(?:Case|No\.?|Victim|Person|Случай|№)\s*№?\s*\d+\s*[.:)–—-]\s*)?(?:{_DATE}\s*[:,–—-]\s*)?"
)
_PERSON = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Rev|Fr|Sister|Brother|Father|Sheikh)\.?\s+)?"
    rf"(?:{_BIG}[\w'’-]*\.?\s+)(?:(?:al|bin|van|von|de|da|el|ben|der|la)[\s-])*"
    rf"{_BIG}[\w'’-]*(?:\s+{_BIG}[\w'’-]+){{0,2}}"
    rf"(?:(?:\s|(?<=\s{_BIG})\.\s?){_BIG}(?:\.\s?{_BIG})?)?\.?(?=\s*[,(–—:;.])"
)
_TAIL = re.compile(r"\s*[,(–—:;.]\s*([^.;:\n]{0,80})")
_AGE = re.compile(r"\b\d{1,2}\b|\b\d{4} г(?:$|ода? рожд)")
_DASH = re.compile(r"\s+[—–-]\s|\.\s+(?=[А-ЯЁ])")
_PHRASE = re.compile(r"[^,.;:(–—\n]{3,60}(?=[,.;:(–—]|$)")
_NAME_OF_LABEL = r"(?:ФИО|Ф\. ?И\. ?О|[A-ZА-ЯЁ][a-zа-яё]+(?:[ /-][a-zа-яё()]+){0,4})"
_STOP = r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\b[A-ZА-ЯЁ])\."  #: no full stop of a title's
_LABEL = re.compile(
    rf"(?:^|(?<=[\s.;|,]))(?P<label>{_NAME_OF_LABEL})\s*:[ \t]*(?P<value>[^\n;|(,]*?)"
    rf"(?=[.]?\s+{_NAME_OF_LABEL}\s*:|[\n;|(,]|{_STOP}(?!\w)|$)"
)
_ANY = re.compile(  #: a text without any of these has no entries
    rf"^[ \t]*(?:[-–—•*·▪●‣]+\s|\(?(?:\d{{1,3}}|[A-Za-z]|[ivx]{{1,4}})[.)]\s|{_DATE}\s*[:,–—-]"
    r"|(?:Case|No\.?|Victim|Person|Случай|№)\s*№?\s*\d"
    r"|[A-ZА-ЯЁ][a-zа-яё]+(?:[ /-][a-zа-яё()]+){0,4}\s*:|[^\n]*?[|\t]"
    r"|[^\n]{4,60}(?:г\. ?р|года рожд))",
    re.MULTILINE,
)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Entry:
    """Whom an entry tells of, and who did it where a label says so."""

    whom: Span
    who: Span | None = None


def entries(text: Text, layout: Layout, is_personal: Callable[[str], bool]) -> Mapping[int, Entry]:
    """Give the entry that each segment belongs to, for segments that belong to one."""
    if not layout.victims or _ANY.search(text.content) is None:
        return {}
    found: dict[int, Entry] = {}
    form: list[int] = []
    held: Entry | None = None
    left = 0
    columns: tuple[int, int | None, int] | None = None
    for number, segment in enumerate(text.segments):
        columns = _columns(text, segment, layout) or columns
        row = None if columns is None else _row(text, segment, columns, layout)
        if row is not None:
            found[number] = row
            continue
        victim, doer = _labelled(text, segment, layout)
        head = _head(text, segment, is_personal) if victim is None else None
        if victim is not None:
            held, left, form = Entry(whom=victim), _FORM, []
        elif head is not None:
            held, left, form = Entry(whom=head), _ON, []
        elif _new(text, segment) or left == 0:
            held, left = None, 0
        if held is not None:
            left -= 1
            form.append(number)
            held = held if doer is None else replace(held, who=doer)
            found |= dict.fromkeys(form if doer is not None else [number], held)
    return found


def _new(text: Text, segment: Segment) -> bool:
    """Tell another item of a list, which is about somebody else."""
    found = _ITEM.match(text.content, segment.start, segment.end)
    return found is not None and found["item"] is not None


def _head(text: Text, segment: Segment, is_personal: Callable[[str], bool]) -> Span | None:
    """Give whom "(b) Dov Halloran, aged 44, baker." and "(c) Two brothers, names withheld" name."""
    item = _ITEM.match(text.content, segment.start, segment.end)
    at = segment.start if item is None else item.end()
    named = _PERSON.match(text.content, at, segment.end)
    if named is not None:
        tail = _TAIL.match(text.content, named.end(), segment.end)
        told = "" if tail is None else tail[1]
        listed = item is not None and item["item"] is not None
        if (
            (listed and "." in named[0].split(" ")[0])
            or (listed and _DASH.match(text.content, named.end(), segment.end))
            or _AGE.search(told[:16])
            or any(map(is_personal, _WORD.findall(told.lower())[:6]))
        ):
            return named.span()
        return None
    if item is None or item["item"] is None:
        return None
    words = _PHRASE.match(text.content, at, segment.end)
    said = [] if words is None else _WORD.findall(words[0].lower())
    if words is None or not 1 < len(said) <= _MOST or not _CLAUSE.isdisjoint(said):
        return None
    if not is_personal(said[-1]) and not (is_personal(said[0]) and _names(words[0])):
        return None
    return words.start(), words.start() + len(words[0].rstrip())


def _names(words: str) -> bool:
    """Tell «братья Иван и Пётр Лось»: after what they are, only names."""
    rest = [w for w in _WORD.findall(words)[1:] if w not in ("and", "и")]
    return all(word[:1].isupper() for word in rest)


def _labelled(text: Text, segment: Segment, layout: Layout) -> tuple[Span | None, Span | None]:
    """Give whom and who the labels of a paragraph name."""
    victim: Span | None = None
    doer: Span | None = None
    if text.content.find(":", segment.start, segment.end) < 0:
        return victim, doer
    for one in _LABEL.finditer(text.content, segment.start, segment.end):
        label = one["label"].lower()
        value = one["value"].strip(" .")
        if not value or value.lower() in layout.unknown:
            continue
        start = one.start("value") + one["value"].index(value)
        span = (start, start + len(value))
        if label in layout.victims:
            victim = victim or span
        elif label in layout.doers:
            doer = doer or span
    return victim, doer


def _columns(text: Text, segment: Segment, layout: Layout) -> tuple[int, int | None, int] | None:
    """Give which cells name whom and who, where a line heads a table, and how many cells it has."""
    cells = [text.content[a:b].strip().lower() for a, b in _cells(text, segment)]
    if len(cells) < _CELLS:
        return None
    whom = next((i for i, cell in enumerate(cells) if cell in layout.victims), None)
    who = next((i for i, cell in enumerate(cells) if cell in layout.doers), None)
    return None if whom is None else (whom, who, len(cells))


def _row(
    text: Text, segment: Segment, columns: tuple[int, int | None, int], layout: Layout
) -> Entry | None:
    cells = list(_cells(text, segment))
    whom, who, many = columns
    if len(cells) != many:
        return None
    named = _filled(text, cells[whom], layout)
    if named is None or text.content[slice(*named)].lower() in layout.victims:
        return None
    return Entry(whom=named, who=None if who is None else _filled(text, cells[who], layout))


def _cells(text: Text, segment: Segment) -> Iterator[Span]:
    content = text.content
    if all(content.find(mark, segment.start, segment.end) < 0 for mark in "|\t"):
        return
    for one in _CELL.finditer(content, segment.start, segment.end):
        if one[0].strip():
            yield one.span()


def _filled(text: Text, cell: Span, layout: Layout) -> Span | None:
    words = text.content[slice(*cell)]
    said = words.strip()
    if not said or said.lower() in layout.unknown:
        return None
    start = cell[0] + words.index(said)
    return start, start + len(said)
