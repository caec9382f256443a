"""Segments: which lines of a report are headline, byline, date, body, caption, or another article.

    segment    Opened → Segmented    roles in order, and what the report says about itself

A teaser's title opens another article: that article's author and date are unknown here, and what
it says is never said by this one. Source: the shape of news pages, line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dripstone import languages
from dripstone.errors import NoSuchLanguage
from dripstone.languages.layout import Layout
from dripstone.read.formats import Opened
from dripstone.read.paragraphs import Paragraph, paragraphs
from dripstone.read.stamps import Stamp, stamps
from dripstone.read.tongues import own
from dripstone.records import Segment, Value

Spanned = tuple[str, int, int]  #: value, start, end in code points

_HEAD = 12  #: paragraphs in which a dateline of the report itself may stand
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_NAME = re.compile(r"(?:[^\W\d_]\.\s?|[^\W\d_]+(?:['’\-][^\W\d_]+)*)")
_STOP = re.compile(r"[.!?…][\"”»’'\)]*$")


class Segmented(Value, frozen=True, kw_only=True):
    """A report's stretches by role, and what it says about itself, with places."""

    segments: tuple[Segment, ...]
    title: Spanned | None = None
    authors: tuple[Spanned, ...] = ()
    publisher: Spanned | None = None
    published: Spanned | None = None  #: ISO 8601 date or local time
    updated: Spanned | None = None


class _Page(Value, frozen=True, kw_only=True):
    """A text, its paragraphs, and the words of its language's layout."""

    content: str
    parts: tuple[Paragraph, ...]
    layout: Layout
    language: str | None
    cyrillic: bool  #: is most of the beginning in Cyrillic letters?

    def words(self, index: int) -> str:
        part = self.parts[index]
        return self.content[part.start : part.end]


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
    roles, told = _head(page)
    roles |= _masthead(page, roles, told)
    _after(page, roles)
    teasers = _teasers(page, roles)
    found = tuple(_segments(page, roles, teasers))
    return Segmented(segments=found, **told)


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


def _segments(page: _Page, roles: dict[int, str], teasers: dict[int, int]) -> Iterator[Segment]:
    for index, part in enumerate(page.parts):
        yield Segment(
            role=roles.get(index, "body"),
            start=part.start,
            end=part.end,
            language=_own_language(page, index),
            of=teasers.get(index),
        )


def _own_language(page: _Page, index: int) -> str | None:
    words = page.words(index)
    return own(words, page.language, other_script=_cyrillic(words) != page.cyrillic)


def _cyrillic(words: str) -> bool:
    cyrillic = sum("\u0400" <= c <= "\u052f" for c in words)
    return cyrillic * 2 > sum(map(str.isalpha, words))


# The head: what stands before the first paragraph of the report itself.


def _head(page: _Page) -> tuple[dict[int, str], dict[str, Any]]:
    roles: dict[int, str] = {}
    told: dict[str, Any] = {}
    dated = _dateline(page)
    for index in range(_head_end(page, dated)):
        roles[index] = _head_role(page, index, roles, dated)
    title = next((i for i, role in roles.items() if role == "headline"), None)
    if title is not None:
        told["title"] = (page.words(title), page.parts[title].start, page.parts[title].end)
    told["authors"] = tuple(a for i, r in roles.items() if r == "byline" for a in _authors(page, i))
    if dated is not None:
        told |= _moments(page, dated)
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


def _dateline(page: _Page) -> int | None:
    return next((i for i in range(min(_HEAD, len(page.parts))) if _is_dateline(page, i)), None)


def _is_dateline(page: _Page, index: int) -> bool:
    part = page.parts[index]
    if part.end - part.start > 200:
        return False
    found = list(stamps(page.content, part.start, part.end, page.layout))
    if not found:
        return False
    covered = {i for s in found for i in range(s.start, s.end)}
    left = "".join(" " if i in covered else page.content[i] for i in range(part.start, part.end))
    others = [w for w in _WORD.findall(left.lower()) if w not in page.layout.dateline]
    sentence = page.content[part.end - 1] in ".!?" and len(others) > 2
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
    words = page.words(index)
    tokens = words.replace(",", " ").split()
    plain = [t for t in tokens if t.lower() not in page.layout.byline_and]
    return (
        2 <= len(plain) <= 8
        and all(_NAME.fullmatch(t) and t[0].isupper() for t in plain)
        and not any(t.lower() in page.layout.not_names for t in plain)
    )


def _authors(page: _Page, index: int) -> Iterator[Spanned]:
    start, words = page.parts[index].start, page.words(index)
    begins = next((b for b in page.layout.byline if words.lower().startswith(f"{b} ")), "")
    between = "|".join(map(re.escape, page.layout.byline_and)) or "(?!)"
    at = len(begins)
    for piece in re.split(rf"(\s*[,|]\s*|\s+(?:{between})\s+)", words[at:]):
        name = piece.strip()
        if name and name[0].isupper() and len(name.split()) <= 5 and _NAME.match(name):
            place = start + at + piece.index(name[0])
            yield name, place, place + len(name)
        at += len(piece)


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


# After the head: captions, page furniture, and teasers of other articles.


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
    if low.startswith(page.layout.inline):
        return "teaser"
    if low.startswith(page.layout.caption) or low.endswith(page.layout.caption_end):
        return "caption"
    bare = low.strip(" :.!>»|-")
    starts = low.startswith(page.layout.boilerplate) and len(words.split()) <= 14
    return "boilerplate" if starts or bare in page.layout.related else None


def _teasers(page: _Page, roles: dict[int, str]) -> dict[int, int]:
    teasers = {index: index for index, role in roles.items() if role == "teaser"}
    body = next((i for i in range(len(page.parts)) if i not in roles), len(page.parts))
    spaced = sum(p.apart for p in page.parts[body + 1 :]) * 2 > len(page.parts) - body
    related = False
    for index in range(body + 1, len(page.parts)):
        related = _related(page, roles, index, related)
        if index in roles or index in teasers or not _titled(page, index):
            continue
        follows = index + 1
        if follows < len(page.parts) and follows not in roles and _restates(page, index, spaced):
            teasers[index] = teasers[follows] = index
        elif related:
            teasers[index] = index
    roles |= dict.fromkeys(teasers, "teaser")
    return teasers


def _titled(page: _Page, index: int) -> bool:
    words = page.words(index)
    return (
        4 <= len(words.split()) <= 25
        and words[0] not in '"“«-–—•*'
        and not words.endswith((".", ":", ";", ",", "…", '."', ".”", ",”"))
        and any(map(str.isalpha, words))
    )


def _related(page: _Page, roles: dict[int, str], index: int, before: bool) -> bool:
    """Tell whether a line stands in a list under a heading such as "Related"."""
    if roles.get(index) == "boilerplate":
        return page.words(index).lower().strip(" :.!>»|-") in page.layout.related
    return before and (index in roles or _titled(page, index))


def _restates(page: _Page, index: int, spaced: bool) -> bool:
    """Tell whether the next paragraph is the one-sentence summary that goes with a title."""
    title, summary = page.words(index), page.words(index + 1)
    after = page.parts[index + 2] if index + 2 < len(page.parts) else None
    one = len(summary) < 420 and len(re.findall(r"[.!?…][\"”’]?\s+\S", summary)) <= 1
    if not one or not _STOP.search(summary):
        return False
    told, again = _stems(title, page.layout), _stems(summary, page.layout)
    shared = sum(any(_same(a, b) for b in again) for a in told) / max(1, len(told))
    close = spaced and not page.parts[index + 1].apart
    alone = after is None or after.apart or _titled(page, index + 2)
    return shared >= (0.3 if close and alone else 0.6 if len(told) >= 4 else 0.8)


def _stems(words: str, layout: Layout) -> set[str]:
    return {
        w for w in map(str.lower, _WORD.findall(words)) if len(w) > 2 and w not in layout.common
    }


def _same(one: str, other: str) -> bool:
    """Take two words for forms of one where they begin alike."""
    length = min(len(one), len(other))
    return one[: max(4, length - 2)] == other[: max(4, length - 2)] if length >= 4 else one == other
