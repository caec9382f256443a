"""Opening: from a kept report to its readable words, frozen.

    open_text      Report, bytes → Text       by the shelf of ``formats``, in a killable child
    taken_apart    Report, bytes → Members    by the shelf of ``formats.inside``, in the same child
    rows_apart     Report, bytes → rows of cells, sheet by sheet, in the same child
    items_apart    system, Report, bytes → items of another system's export, in the same child
    signed_apart   Report, bytes → what a WACZ says of its parts and its signature
    container      Report → which container it is, or None

Only plain text is opened in this process: it needs no parser. What a report says about itself gets
the place of its words where the text has them, and ``metadata`` where it has not.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator

import msgspec

from dripstone import languages
from dripstone.errors import NoSevenZip, NoText, TooLarge, UnknownFormat, Unreadable
from dripstone.read.conversations import conversation
from dripstone.read.formats import FORMATS, LIMITS, Limits, Opened, fitted, record, row, txt
from dripstone.read.formats.child import members_apart, open_apart
from dripstone.read.formats.inside import CONTAINERS, SHEETS, Member
from dripstone.read.formats.inside.signed import Package
from dripstone.read.formats.peers import Item
from dripstone.read.segments import Segmented, segment
from dripstone.read.sheet import Own, Spanned
from dripstone.records import Report, Segment, Stated, Text, anchor, sha256_of, short, text_id

_OPEN = "day_month_open"  #: a conversation whose dates can be read in two ways
_SAMPLE = 5000  #: code points looked at for their script
_MANY = 1000  #: letters from which a guess is surer than what a file says
_CYRILLIC = frozenset(("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn"))
_HEAD = 1500  #: code points in which an author's name is a byline, not a mention


def open_text(report: Report, data: bytes, *, limits: Limits = LIMITS) -> Text:
    """Open a report's bytes, freeze its words, and tell its stretches apart.

    The same bytes give the same text, wherever and however often they are opened.

    Raises:
        UnknownFormat: no format here opens this media type.
        NoText: there are no words in it, as in an empty file or a scan.
        Protected: it opens only with a password.
        Damaged: it is cut off, or not what it says it is.
        TooLarge: the file, or its words, or the memory to open it, are beyond ``limits``.
        TooSlow: opening it takes longer than ``limits``.
    """
    try:
        kind, version, opened = _opened(report, data, limits)
    except Unreadable as trouble:
        facts = {"report": short(report.id), "media_type": report.media_type, "size": len(data)}
        raise type(trouble)(**{**trouble.facts, **facts}) from None
    first = report.origin.first
    if first is not None and _OPEN in opened.warnings:  # a person's word is part of the recipe
        version = f"{version} {first} first"
        kept = tuple(w for w in opened.warnings if w != _OPEN)
        opened = msgspec.structs.replace(opened, warnings=kept)
    # A row has too few words to guess from; whoever maps its columns says their language.
    language = None if kind == "row" else _language(opened)
    digest = sha256_of(opened.content)
    text = Text(
        id=text_id(report.id, kind, version, digest),
        report=report.id,
        sha256=digest,
        content=opened.content,
        format=kind,
        format_version=version,
        language=language,
        url=opened.url,
        pages=opened.pages,
        rows=opened.rows,
        warnings=opened.warnings,
        title=Stated(value=opened.title, where="metadata")
        if opened.messages and opened.title
        else None,
    )
    if opened.messages:
        return conversation(text, opened.messages, first=report.origin.first)
    return _told(text, opened, segment(opened, language=language))


def container(report: Report) -> str | None:
    """Say which kind of container a report is; None for what holds nothing but itself."""
    return CONTAINERS.get(report.media_type)


def has_words(report: Report) -> bool:
    """Tell whether a report is more than a container of others."""
    return report.media_type in FORMATS or container(report) is None


def taken_apart(report: Report, data: bytes, *, limits: Limits = LIMITS) -> Iterator[Member]:
    """Give what a container holds, one after another, and what stays inside with the reason.

    Raises:
        Unreadable: the container cannot be opened, or not to its end; what was given stands.
        NoSevenZip: it is a 7z archive, and what opens those is not installed.
    """
    if container(report) == "sevenz" and importlib.util.find_spec("py7zr") is None:
        raise NoSevenZip(report=short(report.id), size=len(data))
    if len(data) > limits.octets:
        raise TooLarge(size=len(data), limit=limits.octets)
    name = report.origin.name.rpartition("/")[2]
    yield from members_apart(CONTAINERS[report.media_type], data, name, limits=limits)


def about(report: Report, data: bytes, *, limits: Limits = LIMITS) -> dict[str, str]:
    """Give what a picture or a recording says of itself: its camera, moment, place, length.

    Raises:
        Unreadable: it is beyond ``limits``.
    """
    if FORMATS.get(report.media_type) != "wordless":
        return {}
    if len(data) > limits.octets:
        raise TooLarge(size=len(data), limit=limits.octets)
    found = members_apart("about", data, "", limits=limits)
    return {one.name: one.data.decode("utf-8", "replace") for one in found}


def may_hold_words(report: Report) -> bool:
    """Tell what words can be recognised in: a picture, or the pages of a PDF."""
    return report.media_type.startswith("image/") or report.media_type == "application/pdf"


def scanned_pages(
    report: Report, data: bytes, *, limits: Limits = LIMITS
) -> Iterator[tuple[str, bytes]]:
    """Give the pictures that may hold words: a picture itself, or those of a PDF's pages.

    A page without a picture that can be taken out gives nothing.

    Raises:
        Unreadable: the PDF cannot be opened, or not to its end.
    """
    if report.media_type.startswith("image/"):
        yield "picture", data
    elif report.media_type == "application/pdf":
        for member in members_apart("scans", data, "", limits=limits):
            yield member.name, member.data


def is_sheet(report: Report) -> bool:
    """Tell whether a report is a table, whose rows can be reports of their own."""
    return FORMATS.get(report.media_type) in SHEETS


def rows_apart(
    report: Report, data: bytes, *, limits: Limits = LIMITS
) -> Iterator[tuple[str, list[list[str]]]]:
    """Give the rows of a table some hundreds at a time, each time with the name of their sheet.

    Raises:
        Unreadable: the table cannot be opened, or not to its end; what was given stands.
    """
    if len(data) > limits.octets:
        raise TooLarge(size=len(data), limit=limits.octets)
    kind = FORMATS[report.media_type]
    for member in members_apart("rows", data, kind, limits=limits):
        yield member.name, msgspec.msgpack.decode(member.data, type=list[list[str]])


def items_apart(
    system: str, report: Report, data: bytes, *, limits: Limits = LIMITS
) -> Iterator[Item]:
    """Give the items of another system's export, one after another.

    Raises:
        Unreadable: it is no export of that system, or not to its end; what was given stands.
    """
    if len(data) > limits.octets:
        raise TooLarge(report=short(report.id), size=len(data), limit=limits.octets)
    for member in members_apart("peers", data, system, limits=limits):
        yield from msgspec.msgpack.decode(member.data, type=list[Item])


def signed_apart(report: Report, data: bytes, *, limits: Limits = LIMITS) -> Package | None:
    """Give what a web archive in one file says of its parts and its signature; None of others.

    Raises:
        Unreadable: it cannot be opened.
    """
    if container(report) != "wacz" or len(data) > limits.octets:
        return None
    found = [*members_apart("signed", data, "", limits=limits)]
    return msgspec.msgpack.decode(found[0].data, type=Package) if found else None


def _opened(report: Report, data: bytes, limits: Limits) -> tuple[str, str, Opened]:
    if not data:
        raise NoText(size=0)
    kind = FORMATS.get(report.media_type)
    if kind is None:
        raise UnknownFormat(size=len(data))
    if len(data) > limits.octets:
        raise TooLarge(size=len(data), limit=limits.octets)
    if kind == "row":
        return kind, row.VERSION, fitted(row.open_(data, ""), limits)
    if kind == "record":
        return kind, record.VERSION, fitted(record.open_(data, ""), limits)
    if kind == "txt":
        return kind, txt.VERSION, _plain_text(data, limits)
    opened, version = open_apart(kind, data, report.origin.name, limits=limits)
    return kind, version, opened


def _plain_text(data: bytes, limits: Limits) -> Opened:
    # No encoding here takes more than four octets for a code point: what is larger need not be
    # decoded to be known as too much.
    if len(data) > 4 * limits.code_points:
        raise TooLarge(size=len(data), limit=limits.code_points)
    return fitted(txt.open_(data, ""), limits)


def _language(opened: Opened) -> str | None:
    """Guess from the words; believe the file where they are few and of the script it claims."""
    said = opened.language.partition("-")[0].lower() if opened.language else None
    spoken = _spoken(opened)
    sample = spoken[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    cyrillic = 2 * sum("\u0400" <= c <= "\u052f" for c in sample) > letters
    if said is not None and letters < _MANY and (said in _CYRILLIC) == cyrillic:
        return said
    told = languages.guess(spoken) or said
    # Cells have few of the words that tell languages apart: of neighbours, any may come nearest.
    in_cells = opened.rows and not opened.messages and letters < _MANY
    return None if in_cells and told != said and not languages.readable(told) else told


def _spoken(opened: Opened) -> str:
    """Give the words to guess from: names and moments before each message are in no language."""
    if not opened.messages:
        return opened.content
    return "\n".join(opened.content[one.words : one.end] for one in opened.messages)


def _told(text: Text, opened: Opened, seen: Segmented) -> Text:
    """Add the segments, and what the report says about itself."""
    published, apart = _day(text, opened.published, seen.published)
    updated, later = _day(text, opened.updated, seen.updated)
    differs = ("published",) * apart + ("updated",) * later
    return msgspec.structs.replace(
        text,
        segments=tuple(_segments(text, seen)),
        title=_title(text, opened.title, seen.title),
        authors=tuple(_authors(text, opened.authors, seen.authors)),
        publisher=_publisher(text, opened.publisher, seen.publisher),
        published=published,
        updated=updated,
        warnings=(*text.warnings, *(f"{name}_differs" for name in differs)),
    )


def _segments(text: Text, seen: Segmented) -> Iterator[Segment]:
    """Add whose each segment is, and when it was written, where the text says so."""
    for number, one in enumerate(seen.segments):
        own = seen.own.get(number, Own())
        yield msgspec.structs.replace(
            one,
            author=_seen(text, *own.author) if own.author else None,
            at=_seen(text, *own.at) if own.at else None,
        )


def _seen(text: Text, value: str, start: int, end: int) -> Stated:
    return Stated(value=value, anchor=anchor(text, start, end))


def _found(text: Text, value: str, before: int | None = None) -> Stated | None:
    place = text.content.find(value, 0, before)
    return None if place < 0 else _seen(text, value, place, place + len(value))


def _title(text: Text, given: str | None, seen: Spanned | None) -> Stated | None:
    if given is not None and (found := _found(text, given)) is not None:
        return found
    if seen is not None:
        return _seen(text, *seen)
    return Stated(value=given, where="metadata") if given is not None else None


def _publisher(text: Text, given: str | None, seen: Spanned | None) -> Stated | None:
    """Take the file's own word for who publishes; else the line that names it."""
    if given:
        return Stated(value=given, where="metadata")
    return None if seen is None else _seen(text, *seen)


def _authors(text: Text, given: tuple[str, ...], seen: tuple[Spanned, ...]) -> Iterator[Stated]:
    """Take the bylines in the text; where it has none, the names that stand in its head."""
    if seen:
        yield from (_seen(text, *one) for one in seen)
        return
    for name in given:
        yield _found(text, name, _HEAD) or Stated(value=name, where="metadata")


def _day(text: Text, given: str | None, seen: Spanned | None) -> tuple[Stated | None, bool]:
    """Give a date, and whether the metadata say another one than the words.

    The words win: a person can see them. Where both name the same day, the metadata are the more
    exact.
    """
    if seen is None:
        return (Stated(value=given, where="metadata") if given else None), False
    value, start, end = seen
    if given is None or given[:10] == value[:10]:
        return _seen(text, given or value, start, end), False
    return _seen(text, value, start, end), True
