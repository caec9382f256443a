"""Segments: which lines of a report are headline, byline, date, body, caption, or another article.

    segment    Opened → Segmented    roles in order, and what the report says about itself

A teaser's title opens another article: what it says is never said by this one, and its author and
date are its own. So are those of letters, mails and statements that a report gives (``embedded``).
Source: the shape of news pages, line by line.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dripstone import languages
from dripstone.errors import NoSuchLanguage
from dripstone.languages.layout import Layout
from dripstone.read.credits import credited
from dripstone.read.datelines import dateline_end
from dripstone.read.embedded import Embedded, embedded
from dripstone.read.formats import Opened
from dripstone.read.paragraphs import paragraphs
from dripstone.read.running import running
from dripstone.read.sheet import Own, Sheet, Spanned, names_only, prose
from dripstone.read.stamps import Stamp, stamps
from dripstone.read.teasers import OPENS, teasers, title_of
from dripstone.read.tongues import own
from dripstone.records import Segment, Value

_HEAD = 12  #: paragraphs in which a dateline of the report itself may stand
_STANDFIRSTS = 2  #: paragraphs of prose before the date of the head; after more, it signs
_FIRST = 3  #: paragraphs of the body, one of which may begin with a dateline
_SEVERAL = 60  #: paragraphs of the body in which no other may
_DATELINE = 200  #: characters that hold a dateline and the words after it
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_NAME = re.compile(r"(?:[^\W\d_]\.\s?|[^\W\d_]+(?:['’\-][^\W\d_]+)*)")
_IN = re.compile(r"\s+(?:in|from|at|в|из)\s+(?=[A-ZА-ЯЁ])")  #: "By Mira Dolenc in Karvel"


class Segmented(Value, frozen=True, kw_only=True):
    """A report's stretches by role, and what it says about itself, with places."""

    segments: tuple[Segment, ...]
    title: Spanned | None = None
    authors: tuple[Spanned, ...] = ()
    publisher: Spanned | None = None
    published: Spanned | None = None  #: ISO 8601 date or local time
    updated: Spanned | None = None
    own: dict[int, Own] = {}  #: by segment: whose it is, and when, where that differs


class _Page(Sheet, frozen=True, kw_only=True):
    """A sheet, and its language."""

    language: str | None
    cyrillic: bool  #: is most of the beginning in Cyrillic letters?


def segment(opened: Opened, *, language: str | None) -> Segmented:
    """Tell the stretches of a text apart by what they are for.

    ``language`` is that of most of the text, or None; an unserved one gets no layout of its own.
    """
    if opened.rows:
        return Segmented(segments=tuple(_rows(opened, language)))
    parts = tuple(paragraphs(opened.content))
    page = _Page(
        content=opened.content,
        parts=parts,
        layout=_layout(language),
        language=language,
        cyrillic=_cyrillic(opened.content[:2000]),
    )
    others = embedded(page)
    roles, told = _head(page, others.roles)
    roles |= _masthead(page, roles, told) | others.roles
    _of_all(others, told, page)
    numbers = running(page.content, page.parts, opened.pages, page.layout)
    roles |= dict.fromkeys(numbers, "boilerplate")
    _after(page, roles)
    articles = teasers(page, roles)
    for role, starts in (("caption", opened.captions), ("quoted", opened.quoted)):
        roles |= dict.fromkeys(_marked(page, roles, starts), role)
    found, own = _segments(page, roles, articles, credited(page, roles, articles) | others.own)
    return Segmented(segments=found, own=own, **told)


def _of_all(others: Embedded, told: dict[str, Any], page: _Page) -> None:
    """Take who wrote a report that is a mail or a letter, and when; changes ``told``."""
    if others.author is not None and (others.title is not None or not told["authors"]):
        told["authors"] = (others.author,)
    if others.at is not None:
        told.setdefault("published", others.at)
    if others.title is not None:
        told["title"] = others.title
    titled = told.get("title")
    starts = {page.parts[i].start for i, role in others.roles.items() if role != "headline"}
    if titled is not None and titled[1] in starts:
        del told["title"]


def _layout(language: str | None) -> Layout:
    try:
        return languages.language(language or "en").layout()
    except NoSuchLanguage:
        return Layout()


def _rows(opened: Opened, language: str | None) -> Iterator[Segment]:
    ends = (*opened.rows[1:], len(opened.content))
    cyrillic = _cyrillic(opened.content[:2000])
    for number, (start, end) in enumerate(zip(opened.rows, ends, strict=True), 1):
        if start < end:
            words = opened.content[start:end]
            told = own(words, language, other_script=_cyrillic(words) != cyrillic)
            yield Segment(role="row", start=start, end=end, language=told, row=number)


def _segments(
    page: _Page, roles: dict[int, str], articles: dict[int, int], own: dict[int, Own]
) -> tuple[tuple[Segment, ...], dict[int, Own]]:
    """Make a segment of each paragraph, and of the dateline that it begins with."""
    found: list[Segment] = []
    place: dict[int, int] = {}  #: paragraph → its segment
    cuts = _datelines(page, roles)
    for index, part in enumerate(page.parts):
        role, start = roles.get(index, "body"), part.start
        if index in cuts:
            found += _pieces(page, index, "dateline", start, start + cuts[index])
            start += cuts[index]
        place[index] = len(found)
        opens, end = articles.get(index), part.end
        if role == "teaser":
            cut, end = title_of(page, index)
            found += _pieces(page, index, "boilerplate", start, cut)
            start, place[index] = cut, len(found)
        found.append(
            Segment(
                role=role,
                start=start,
                end=end,
                language=_own_language(page, index),
                of=opens if opens is None else place.get(opens, opens),
            )
        )
        found += _pieces(page, index, "byline", end, part.end)
    return tuple(found), {place[index]: one for index, one in own.items()}


def _pieces(page: _Page, index: int, role: str, start: int, end: int) -> Iterator[Segment]:
    """Give what stands before or after a paragraph's own words, where anything does."""
    words = page.content[start:end]
    if any(map(str.isalnum, words)):
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
        yield Segment(role=role, start=start, end=end, language=_own_language(page, index))


def _datelines(page: _Page, roles: dict[int, str]) -> dict[int, int]:
    """Give the paragraph that begins with a dateline, and where its own words begin.

    Where several begin so, a chronicle tells where and when each thing happened.
    """
    every = (i for i in range(len(page.parts)) if roles.get(i, "body") in ("body", "standfirst"))
    body = list(itertools.islice(every, _SEVERAL))
    told = ((i, dateline_end(page.words(i)[:_DATELINE], page.layout)) for i in body)
    cuts = {i: end for i, end in told if end is not None}
    return cuts if len(cuts) == 1 and not cuts.keys().isdisjoint(body[:_FIRST]) else {}


def _own_language(page: _Page, index: int) -> str | None:
    words = page.words(index)
    return own(words, page.language, other_script=_cyrillic(words) != page.cyrillic)


def _cyrillic(words: str) -> bool:
    cyrillic = sum("\u0400" <= c <= "\u052f" for c in words)
    return cyrillic * 2 > sum(map(str.isalpha, words))


# The head: what stands before the first paragraph of the report itself.


def _head(page: _Page, others: Mapping[int, str]) -> tuple[dict[int, str], dict[str, Any]]:
    """Tell the head's roles, and what it says of the report; ``others`` are known already."""
    roles: dict[int, str] = {}
    told: dict[str, Any] = {}
    dated = _dateline(page, others)
    signed = dated is not None and sum(prose(page, i) for i in range(dated)) > _STANDFIRSTS
    for index in range(_head_end(page, None if signed else dated)):
        roles[index] = _head_role(page, index, roles, dated)
    title = next((i for i, role in roles.items() if role == "headline"), None)
    if title is not None:
        told["title"] = (page.words(title), page.parts[title].start, page.parts[title].end)
    told["authors"] = tuple(a for i, r in roles.items() if r == "byline" for a in _authors(page, i))
    if dated is not None:
        told |= _moments(page, dated)
        roles[dated] = "dateline"
    return roles, told


def _masthead(page: _Page, roles: dict[int, str], told: dict[str, Any]) -> dict[int, str]:
    """Tell who publishes, where a line of the head names an outlet or the body that states it.

    Changes ``told``; gives the roles of the lines that it reads anew.
    """
    again: dict[int, str] = {}
    of_document = _document(page)
    head = (*sorted(roles), *of_document)
    for index in dict.fromkeys(head):
        found = _outlet(page, index)
        if found is None or "publisher" in told:
            continue
        told["publisher"] = found
        if roles.get(index) != "dateline":
            again[index] = "byline"
        told["authors"] = tuple(a for a in told["authors"] if not _inside(a, found))
    if of_document and "publisher" in told:
        again |= dict.fromkeys(of_document[1:], "boilerplate")
        title = next((i for i in sorted({*roles, of_document[-1] + 1}) if i > of_document[-1]), -1)
        if 0 <= title < len(page.parts) and _headlike(page.words(title)):
            told["title"] = (page.words(title), page.parts[title].start, page.parts[title].end)
            again[title] = "headline"
    if "publisher" in told and not told["authors"]:
        _names_beside(page, roles, told, again)
    return again


def _names_beside(
    page: _Page, roles: dict[int, str], told: dict[str, Any], again: dict[int, str]
) -> None:
    """Take the name that stands alone after an outlet's dateline for the author's."""
    dated = next((i for i, role in roles.items() if role == "dateline"), None)
    after = -1 if dated is None else dated + 1
    if 0 < after < len(page.parts) - 1 and roles.get(after, "body") in ("body", "byline"):
        words = page.words(after)
        if (
            len(words.split()) in (2, 3)
            and _names_only(page, after)
            and _outlet(page, after) is None
        ):
            told["authors"] = tuple(_authors(page, after))
            again[after] = "byline"


def _inside(one: Spanned, other: Spanned) -> bool:
    return other[1] <= one[1] and one[2] <= other[2]


def _document(page: _Page) -> tuple[int, ...]:
    """Give the first lines of a statement: who makes it, and "Statement" beneath."""
    kinds = page.layout.documents
    if len(page.parts) > 2 and page.words(1).lower().strip(" .:") in kinds:
        return (0, 1)
    return ()


def _outlet(page: _Page, index: int) -> Spanned | None:
    """Give the outlet or body that a line of the head names, beside a date at most."""
    part = page.parts[index]
    if part.end - part.start > 120 or page.words(index).rstrip().endswith((".", "?", "!")):
        return None
    dates = list(stamps(page.content, part.start, part.end, page.layout))
    end = min((s.start for s in dates), default=part.end)
    words = page.content[part.start : end]
    name = words.strip(' \t|—–-,·«»“”"')
    said = name.lower().split()
    states = index == 0 and _document(page) != ()
    if not name or not 1 <= len(said) <= 10 or _is_byline(page, index):
        return None
    known = any(w.strip("«»“”\"'’,") in page.layout.outlets for w in said)
    capital = name[0].isupper() and (states or len(said) <= 6)
    first = index == 0 and not states  # a headline may hold "post" or "union"
    if not (capital and (known or states)) or first:
        return None
    start = part.start + words.index(name)
    return name, start, start + len(name)


def _dateline(page: _Page, others: Mapping[int, str]) -> int | None:
    head = (i for i in range(min(_HEAD, len(page.parts))) if i not in others)
    return next((i for i in head if _is_dateline(page, i)), None)


def _is_dateline(page: _Page, index: int) -> bool:
    part = page.parts[index]
    if part.end - part.start > 200 or page.content.startswith(">", part.start):
        return False
    found = list(stamps(page.content, part.start, part.end, page.layout))
    if not found:
        return False
    covered = {i for s in found for i in range(s.start, s.end)}
    left = "".join(" " if i in covered else page.content[i] for i in range(part.start, part.end))
    others = [w for w in _WORD.findall(left) if w.lower() not in page.layout.dateline]
    told = len(others) > 2 or (len(others) == 2 and others[1].islower())  # "Envoy held on 3 May."
    sentence = page.content[part.end - 1] in ".!?" and told
    return not sentence and len(others) <= (4 if part.end - part.start < 90 else 2)


def _head_end(page: _Page, dated: int | None) -> int:
    last = -1 if dated is None else dated
    while last + 1 < min(_HEAD, len(page.parts)) - 1 and _heads(page, last + 1, dated):
        last += 1
    return last + 1


def _heads(page: _Page, index: int, dated: int | None) -> bool:
    if _is_byline(page, index) or _furniture(page, index) is not None:
        return True
    if dated is not None or not _headlike(page.words(index)):
        return False
    before = [page.words(i) for i in range(index) if _furniture(page, i) is None]
    return not before or page.words(index) in before


def _head_role(page: _Page, index: int, roles: dict[int, str], dated: int | None) -> str:
    if index == dated:
        return "dateline"
    furniture = _furniture(page, index)
    if furniture is not None:
        return furniture
    near = dated is not None and abs(index - dated) <= 2 and index > 0
    if _is_byline(page, index) or (near and _names_only(page, index)):
        return "byline"
    titles = [page.words(i) for i, role in roles.items() if role == "headline"]
    if _headlike(page.words(index)) and (not titles or page.words(index) in titles):
        return "headline"
    if index == 0 or (dated is not None and index < dated):
        return "standfirst"
    return "body"


def _headlike(words: str) -> bool:
    return 2 <= len(words.split()) <= 30 and len(words) < 220 and not words.endswith((".", "…"))


def _is_byline(page: _Page, index: int) -> bool:
    """Tell a line that begins like a byline and goes on with names only."""
    words = page.words(index)
    begins = next((b for b in page.layout.byline if words.lower().startswith(f"{b} ")), None)
    return begins is not None and len(words) < 120 and words[len(begins) :].strip()[:1].isupper()


def _names_only(page: _Page, index: int) -> bool:
    return names_only(page.words(index), page.layout)


def _authors(page: _Page, index: int) -> Iterator[Spanned]:
    start, words = page.parts[index].start, page.words(index)
    begins = next((b for b in page.layout.byline if words.lower().startswith(f"{b} ")), "")
    between = "|".join(map(re.escape, page.layout.byline_and)) or "(?!)"
    at = len(begins)
    found: list[Spanned] = []
    for piece in re.split(rf"(\s*[,|]\s*|\s+(?:{between})\s+)", words[at:]):
        name = _IN.split(piece.strip())[0]
        if name and name[0].isupper() and len(name.split()) <= 5 and _NAME.match(name):
            place = start + at + piece.index(name[0])
            found.append((name, place, place + len(name)))
        at += len(piece)
    whole = [one for one in found if " " in one[0] and not _publishes(page, one[0])]
    yield from whole or found  # of one word beside whole names: a town or a paper


def _publishes(page: _Page, name: str) -> bool:
    return any(w.lower() in page.layout.outlets for w in name.split())


def _moments(page: _Page, dated: int) -> dict[str, object]:
    part = page.parts[dated]
    told: dict[str, object] = {}
    before = part.start
    for stamp in stamps(page.content, part.start, part.end, page.layout):
        name = "updated" if _says_updated(page, before, stamp) else "published"
        told.setdefault(name, (stamp.iso, stamp.start, stamp.end))
        before = stamp.end
    return told


def _says_updated(page: _Page, before: int, stamp: Stamp) -> bool:
    words = page.content[before : stamp.start].lower()
    return any(word in words for word in page.layout.updated)


# After the head: captions and page furniture.


def _after(page: _Page, roles: dict[int, str]) -> None:
    for index in range(len(page.parts)):
        if index not in roles:
            furniture = _furniture(page, index)
            if furniture is not None:
                roles[index] = furniture


def _furniture(page: _Page, index: int) -> str | None:
    words = page.words(index)
    low = words.lower()
    if low.startswith(">"):
        return "quoted"
    if len(words) > 300:
        return None
    if low.lstrip(OPENS).startswith(page.layout.inline):
        return "teaser"
    if low.startswith(page.layout.caption) or low.endswith(page.layout.caption_end):
        return "caption"
    bare = low.strip(" :.!>»|-")
    starts = low.startswith(page.layout.boilerplate) and len(words.split()) <= 14
    return "boilerplate" if starts or bare in page.layout.related else None


def _marked(page: _Page, roles: Mapping[int, str], starts: Sequence[int]) -> Iterator[int]:
    """Give the paragraphs of the body that the file itself marks; shapes of lines cannot tell."""
    places = frozenset(starts)
    for index, part in enumerate(page.parts):
        if roles.get(index, "body") == "body" and part.start in places:
            yield index
