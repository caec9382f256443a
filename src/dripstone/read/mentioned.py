"""Mentioned: other sources that a text names, each at its words, to be found and preserved.

    mentioned    Text, its findings → Mentions, in reading order

Addresses are found by their shape; names of media and titles by the words beside them
(``languages/xx/sources.yaml``), or because whoever asks knows them; voices of bodies by what
findings attribute. Nothing is looked up, and a source that the text names in no such way is not
found: an empty list does not say that there is none.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterable, Iterator

from dripstone import languages
from dripstone.records import Anchor, AnyFinding, Demand, Quote, Text, Value, anchor
from dripstone.vocabulary import lists

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”«»]+"
    r"|(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|org|net|info|eu|int|ru|ua|by|de|fr|uk|us|io|me|tv|media"
    r"|news|test|example)(?:/[^\s<>\"“”«»]*)?(?![\w@])",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@/.])@[A-Za-z][A-Za-z0-9_]{3,31}\b")
_AFTER = ".,;:!?)]}'’…"
_OPEN, _CLOSE = "«“„\"'‘", "»”“\"'’"
_TITLE = rf"[{_OPEN}](?P<title>[^{_OPEN}{_CLOSE}\n]{{2,120}})[{_CLOSE}]"


class Mentioned(Value, frozen=True, kw_only=True):
    """One place where a text names another source."""

    kind: str  #: address, handle, medium, title, voice
    words: str
    anchor: Anchor


def mentioned(
    text: Text, findings: Iterable[AnyFinding] = (), known: Collection[str] = ()
) -> tuple[Mentioned, ...]:
    """Find addresses, media, titles, and the bodies that findings of this text attribute to.

    ``known`` are names of media that are looked for as they stand. The same words of the same
    kind are given once, at their first place.
    """
    spans = [
        *_addresses(text.content),
        *_named(text.content, known),
        *_beside(text.content),
        *_attributed(text, findings),
    ]
    found: dict[tuple[str, str], Mentioned] = {}
    taken: list[tuple[int, int]] = []
    for kind, start, end in sorted(spans, key=lambda s: (s[1], -s[2])):
        if kind != "voice" and any(a <= start < b for a, b in taken):
            continue
        words = text.content[start:end]
        taken.append((start, end))
        one = Mentioned(kind=kind, words=words, anchor=anchor(text, start, end))
        found.setdefault((kind, " ".join(words.casefold().split())), one)
    return tuple(found.values())


_Span = tuple[str, int, int]


def _addresses(content: str) -> Iterator[_Span]:
    for one in _ADDRESS.finditer(content):
        yield "address", one.start(), one.start() + len(one[0].rstrip(_AFTER))
    for one in _HANDLE.finditer(content):
        yield "handle", one.start(), one.end()


def _named(content: str, known: Collection[str]) -> Iterator[_Span]:
    for name in known:
        for one in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", content):
            yield "medium", one.start(), one.end()


def _beside(content: str) -> Iterator[_Span]:
    for kind, name in (("medium", "media"), ("title", "works")):
        for one in _cues(name).finditer(content):
            group = "title" if one["title"] else "name" if one.groupdict().get("name") else "before"
            if one.groupdict().get(group):
                yield kind, one.start(group), one.end(group)


@functools.cache
def _cues(name: str) -> re.Pattern[str]:
    """Give the shape of a cue with a title in quotation marks or, of media, a name beside it."""
    cue, called = _any_of(name), _any_of("called")
    quoted = rf"\b(?i:{cue})s?,?\s+(?:(?i:{called})\s+)?{_TITLE}"
    if name == "works":
        return re.compile(quoted)
    big = r"(?-i:[A-ZА-ЯЁ])[\w’'-]*"
    many = rf"{big}(?:[ ]{big}){{0,4}}"
    after = rf"\b(?i:{cue})[ ](?P<name>{many})"
    before = rf"(?:(?i:the)[ ])(?P<before>{many})[ ](?i:{cue})\b"
    return re.compile(rf"{quoted}|{after}|{before}")


def _any_of(name: str) -> str:
    """Give the words of every language that has any, the longest first, as one pattern."""
    words = (word for code in languages.folders() for word in _own(code).get(name, ()))
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@functools.cache
def _own(code: str) -> dict[str, list[str]]:
    try:
        return dict(lists.read(f"dripstone.languages.{code}", "sources.yaml"))
    except FileNotFoundError:
        return {}


def _attributed(text: Text, findings: Iterable[AnyFinding]) -> Iterator[_Span]:
    """Give the bodies whose words the report gives, titles, and the works it names."""
    for finding in findings:
        for voice in finding.attribution:
            at, told = voice.anchor, voice.mode not in ("narrates", "implied")
            if at is not None and at.text == text.id and told and voice.kind == "organisation":
                yield "voice", at.start, at.end
        if isinstance(finding, Quote) and finding.mode in ("title", "document"):
            yield "title", finding.inner.start, finding.inner.end
        work = finding.work if isinstance(finding, Demand) else None
        if work is not None and work.anchor is not None:
            yield "title", work.anchor.start, work.anchor.end
